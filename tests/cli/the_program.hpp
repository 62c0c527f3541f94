#pragma once

/// Runs the built program and reads what a person or a script would read: standard output, standard
/// error, exit status.

#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "tests/formats/temporary_folder.hpp"

namespace timescales_tests {

using nlohmann::json;

struct answer {
    int status;
    std::string out;
    std::string err;
};

inline std::string quoted(const std::string& text) {
    std::string safe = "'";
    for (const char c : text) {
        safe += c == '\'' ? "'\\''" : std::string(1, c);
    }
    return safe + "'";
}

inline std::string content_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

inline int exit_status_of(const std::string& command) {
    const int status = std::system(command.c_str());
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

inline answer run(const std::vector<std::string>& arguments) {
    const temporary_folder folder;
    std::string command = quoted(TIMESCALES_CLI);
    for (const std::string& argument : arguments) {
        command += ' ' + quoted(argument);
    }
    command +=
        " >" + quoted(folder.path("out")) + " 2>" + quoted(folder.path("err")) + " </dev/null";
    const int status = exit_status_of(command);
    return {status, content_of(folder.path("out")), content_of(folder.path("err"))};
}

/// What was answered, after checking that nothing went wrong.
inline std::string answered(const std::vector<std::string>& arguments) {
    const answer got = run(arguments);
    EXPECT_EQ(got.status, 0) << got.err;
    EXPECT_EQ(got.err, "");
    return got.out;
}

inline json answered_json(std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--format", "json"});
    return json::parse(answered(arguments));
}

/// What was complained about, after checking that nothing was answered.
inline std::string refused(const std::vector<std::string>& arguments, int status = 2) {
    const answer got = run(arguments);
    EXPECT_EQ(got.status, status) << got.out << got.err;
    EXPECT_EQ(got.out, "");
    return got.err;
}

inline std::vector<std::string> keys_of(const json& object) {
    std::vector<std::string> keys;
    for (const auto& [key, value] : object.items()) {
        keys.push_back(key);
    }
    return keys;
}

}  // namespace timescales_tests
