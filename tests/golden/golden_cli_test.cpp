/// The golden rows once more, by way of the command line.

#include <gtest/gtest.h>
#include <stdio.h>
#include <sys/wait.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/golden/golden_rows.hpp"

namespace {

using nlohmann::json;
using timescales_tests::golden_row;
using timescales_tests::golden_rows;
using timescales_tests::judged;
using timescales_tests::person;
using timescales_tests::sum;

struct run_result {
    int status;
    std::string out;
};

std::string quoted(const std::string& argument) {
    std::string safe = "'";
    for (const char c : argument) {
        safe += c == '\'' ? "'\\''" : std::string(1, c);
    }
    return safe + "'";
}

/// Runs the program; what it writes to standard error is discarded.
run_result run(const std::vector<std::string>& arguments) {
    std::string command = quoted(TIMESCALES_CLI);
    for (const std::string& argument : arguments) {
        command += ' ' + quoted(argument);
    }
    command += " 2>/dev/null </dev/null";
    FILE* pipe = popen(command.c_str(), "r");
    if (pipe == nullptr) {
        ADD_FAILURE() << "cannot run " << command;
        return {-1, {}};
    }
    std::string out;
    char buffer[4096];
    for (std::size_t n = 0; (n = fread(buffer, 1, sizeof buffer, pipe)) > 0;) {
        out.append(buffer, n);
    }
    const int status = pclose(pipe);
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, out};
}

bool counts_working_days_only(const sum& asked) {
    return asked.period.find(" working day") != std::string::npos && !asked.beginning_with &&
           !asked.clear && asked.month_end.empty() && asked.roll.empty();
}

std::vector<std::string> arguments_of(const sum& asked) {
    std::vector<std::string> arguments;
    if (counts_working_days_only(asked)) {
        arguments = {"working-days", "add", asked.start,
                     asked.period.substr(0, asked.period.find(' '))};
    } else {
        arguments = {"period", "add", asked.start, asked.period};
    }
    const auto give = [&](bool given, const std::string& option, const std::string& value = {}) {
        if (given) {
            arguments.push_back(option);
            if (!value.empty()) {
                arguments.push_back(value);
            }
        }
    };
    give(asked.before, "--before");
    give(asked.beginning_with, "--beginning-with");
    give(asked.clear, "--clear");
    give(!asked.month_end.empty(), "--month-end", asked.month_end);
    give(!asked.roll.empty(), "--roll", asked.roll);
    give(!asked.calendar.empty(), "--calendar", asked.calendar);
    give(!asked.known_on.empty(), "--known-on", asked.known_on);
    return arguments;
}

/// The date that the program answers, in JSON and as the first word of the text alike.
std::string added(const sum& asked) {
    std::vector<std::string> arguments = arguments_of(asked);
    const run_result for_people = run(arguments);
    arguments.insert(arguments.end(), {"--format", "json"});
    const run_result answer = run(arguments);
    EXPECT_EQ(for_people.status, answer.status);
    if (answer.status == 1 && asked.month_end == "refuse") {
        EXPECT_EQ(answer.out, "");
        return "AMBIGUOUS";
    }
    if (answer.status != 0) {
        return "exit status " + std::to_string(answer.status);
    }
    const json parsed = json::parse(answer.out, nullptr, false);
    if (!parsed.is_object() || !parsed.contains("date") || !parsed["date"].is_string()) {
        return "no date in " + answer.out;
    }
    const std::string date = parsed["date"];
    EXPECT_EQ(for_people.out.substr(0, for_people.out.find_first_of(" \n")), date);
    return date;
}

std::string text_of(const json& value) {
    return value.is_null() ? "none" : value.is_string() ? value.get<std::string>() : value.dump();
}

std::vector<judged> evaluated(const person& who) {
    std::vector<std::string> arguments{"due",     "--timescale", who.timescale, "--as-at",
                                       who.as_at, "--format",    "json"};
    const auto give = [&](const std::string& option, const std::string& value) {
        arguments.insert(arguments.end(), {option, value});
    };
    for (const auto& [start, end] : who.spells) {
        give("--event", who.kind + "=" + start + (end.empty() ? "" : ".." + end));
    }
    for (const std::string& review : who.reviews) {
        give("--event", "review=" + review);
    }
    if (!who.born.empty()) {
        give("--born", who.born);
    }
    const run_result answer = run(arguments);
    EXPECT_EQ(answer.status, 0);
    const json parsed = json::parse(answer.out, nullptr, false);
    if (!parsed.is_object() || !parsed.contains("obligations")) {
        ADD_FAILURE() << "no obligations in " << answer.out;
        return {};
    }
    std::vector<judged> all;
    for (const json& one : parsed["obligations"]) {
        all.push_back(
            {text_of(one.at("due")), text_of(one.at("outcome")), text_of(one.at("days_late"))});
    }
    return all;
}

TEST(GoldenCommandLine, SumsOfDatesAndPeriods) {
    int passed = 0;
    int by_working_days = 0;
    for (const golden_row& row : golden_rows()) {
        if (!is_sum(row)) {
            continue;
        }
        expect_sum(row, [&](const sum& asked) {
            by_working_days += counts_working_days_only(asked);
            return added(asked);
        });
        ++passed;
    }
    EXPECT_EQ(passed, 125);
    EXPECT_EQ(by_working_days, 52);
}

TEST(GoldenCommandLine, PersonsAndTheirReviews) {
    int passed = 0;
    for (const golden_row& row : golden_rows()) {
        if (is_about_a_person(row)) {
            expect_person(row, evaluated);
            ++passed;
        }
    }
    EXPECT_EQ(passed, 19);
}

}  // namespace
