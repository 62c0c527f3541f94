#pragma once

/// What the tests of the YAML loaders share.

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "timescales/diagnostic.hpp"
#include "timescales/rules_yaml.hpp"

namespace timescales_tests {

using namespace timescales;

inline constexpr const char* rules_path = "rules/england/looked-after-reviews.yaml";
inline constexpr const char* calendar_path = "rules/calendars/england-and-wales.yaml";

/// In order of name.
inline constexpr const char* calendar_paths[] = {"rules/calendars/england-and-wales.yaml",
                                                 "rules/calendars/northern-ireland.yaml",
                                                 "rules/calendars/scotland.yaml"};

/// A file of the project, under the name that it has there.
inline source_file project_file(const std::string& name) {
    auto file = read_file(std::string(TIMESCALES_SOURCE_DIR) + "/" + name);
    if (!file) {
        ADD_FAILURE() << file.error().message;
        return {name, {}};
    }
    return {name, file->text};
}

inline civil_date day(std::string_view text) {
    return civil_date::parse(text).value();
}

/// The problems as a person sees them.
inline std::vector<std::string> messages(const std::vector<diagnostic>& problems) {
    std::vector<std::string> texts;
    for (const diagnostic& problem : problems) {
        texts.push_back(to_string(problem));
    }
    return texts;
}

/// A whole file with a mistake, and everything that is said about it.
struct broken_file {
    const char* name;
    const char* text;
    std::vector<std::string> expected;
};

/// A mistake made in a good file: what is replaced by what, and everything that is said about it.
struct broken_line {
    const char* name;
    const char* good;
    const char* bad;
    std::vector<std::string> expected;
};

/// `text` with its only occurrence of `good` replaced.
inline std::string with_mistake(std::string text, const broken_line& mistake) {
    const std::string_view good = mistake.good;
    const std::size_t at = text.find(good);
    if (at == std::string::npos || text.find(good, at + 1) != std::string::npos) {
        ADD_FAILURE() << mistake.name << ": not exactly once in the file: " << good;
        return text;
    }
    return text.replace(at, good.size(), mistake.bad);
}

}  // namespace timescales_tests
