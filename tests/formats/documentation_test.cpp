/// `rules/README.md` promises a complete table of the codes of problems. It is compared with the
/// code that reports them, in both directions.

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "lib/formats/ssda903_problems.hpp"
#include "tests/formats/yaml_test_support.hpp"
#include "timescales/report.hpp"
#include "timescales/rule_tests.hpp"

namespace timescales_tests {

namespace {

constexpr std::string_view code_start = "TS";
constexpr std::size_t code_length = 6;  // "TS1007"

bool is_code(std::string_view text) {
    return text.size() >= code_length && text.starts_with(code_start) &&
           std::all_of(text.begin() + 2, text.begin() + code_length,
                       [](char c) { return c >= '0' && c <= '9'; });
}

/// Every code that is written as a string in the sources: of the readers of YAML and the checks of
/// rules (TS1…), of GOV.UK's list (TS4…), and of tables of figures (TS5…).
std::set<std::string> codes_reported() {
    std::set<std::string> codes;
    std::size_t files = 0;
    const std::string lib = std::string(TIMESCALES_SOURCE_DIR) + "/lib";
    for (const auto& entry : std::filesystem::recursive_directory_iterator(lib)) {
        if (entry.path().extension() != ".cpp") {
            continue;
        }
        ++files;
        const std::string text = read_file(entry.path().string()).value().text;
        for (const std::string_view start : {"\"TS1", "\"TS4", "\"TS5"}) {
            for (std::size_t at = text.find(start); at != std::string::npos;
                 at = text.find(start, at + 1)) {
                const std::string_view code = std::string_view(text).substr(at + 1);
                if (is_code(code)) {
                    codes.insert(std::string(code.substr(0, code_length)));
                }
            }
        }
    }
    EXPECT_GE(files, 8U);
    return codes;
}

/// The rows "| TS1007 | … | … |" of the README: the code, and all that follows.
std::map<std::string, std::string> rows_documented() {
    std::map<std::string, std::string> rows;
    const std::string text = project_file("rules/README.md").text;
    for (std::size_t at = text.find("\n| TS"); at != std::string::npos;
         at = text.find("\n| TS", at + 1)) {
        const std::string line = text.substr(at + 1, text.find('\n', at + 1) - at - 1);
        const std::string code = line.substr(2, code_length);
        EXPECT_TRUE(is_code(code)) << line;
        EXPECT_TRUE(rows.emplace(code, line.substr(2 + code_length)).second) << code << " twice";
    }
    return rows;
}

/// The examples in YAML.
std::vector<source_file> examples() {
    constexpr std::string_view opening = "```yaml\n";
    std::vector<source_file> files;
    const std::string text = project_file("rules/README.md").text;
    for (std::size_t at = text.find(opening); at != std::string::npos;
         at = text.find(opening, at + 1)) {
        const std::size_t begin = at + opening.size();
        files.push_back({"README.md", text.substr(begin, text.find("```", begin) - begin)});
    }
    return files;
}

}  // namespace

TEST(RulesReadme, ExamplesAreRead) {
    const std::vector<source_file> files = examples();
    ASSERT_EQ(files.size(), 6U);
    const auto rules = load_rule_book(std::span(files).first(1), built_in_calendars());
    EXPECT_EQ(messages(rules.problems), std::vector<std::string>());
    const source_file overlay_and_base[] = {files[1], project_file(rules_path)};
    const auto overlaid = load_rule_book(overlay_and_base, built_in_calendars());
    EXPECT_EQ(messages(overlaid.problems), std::vector<std::string>());
    const auto tests = load_rule_tests(files[2]);
    EXPECT_EQ(messages(tests.problems), std::vector<std::string>());
    EXPECT_EQ(messages(run_rule_tests(built_in_rule_book(), *tests.value).problems),
              std::vector<std::string>());
    EXPECT_EQ(messages(load_calendar(files[3]).problems), std::vector<std::string>());
    EXPECT_EQ(messages(load_layer(files[4]).problems), std::vector<std::string>());
    EXPECT_EQ(messages(load_timeline(files[5]).problems), std::vector<std::string>());
}

TEST(RulesReadme, EveryCodeOfTheReadersIsInTheTable) {
    const auto rows = rows_documented();
    const auto codes = codes_reported();
    EXPECT_EQ(codes.size(), 42U + 3U + 1U + 15U + 2U);
    for (const std::string& code : codes) {
        EXPECT_TRUE(rows.contains(code)) << code << " is missing in rules/README.md";
    }
}

TEST(RulesReadme, TableHasTheCodesOfReturnsAndEvaluation) {
    const auto rows = rows_documented();
    std::size_t visited = 0;
    for (const ssda903::problem_kind& kind : ssda903::problem_kinds) {
        const auto row = rows.find(ssda903::code_of(kind.what));
        ++visited;
        if (row == rows.end()) {
            ADD_FAILURE() << ssda903::code_of(kind.what) << " is missing in rules/README.md";
            continue;
        }
        EXPECT_EQ(row->second, " | " + std::string(to_string(kind.severity)) + " | " +
                                   std::string(kind.meaning) + " |")
            << row->first;
    }
    EXPECT_EQ(visited, std::size(ssda903::problem_kinds));
}

TEST(RulesReadme, TableHasNoOtherCode) {
    std::set<std::string> known = codes_reported();
    for (const ssda903::problem_kind& kind : ssda903::problem_kinds) {
        known.insert(ssda903::code_of(kind.what));
    }
    const auto rows = rows_documented();
    for (const auto& [code, row] : rows) {
        EXPECT_TRUE(known.contains(code)) << code << " is in rules/README.md, and nowhere else";
    }
    EXPECT_EQ(rows.size(), known.size());
}

TEST(RulesReadme, TableOfTimescalesIsWhatTheRulesSay) {
    const std::string page = timescales_tests::project_file("rules/README.md").text;
    const std::string begin = "<!-- rules table: begin -->\n";
    const std::size_t from = page.find(begin) + begin.size();
    const std::size_t to = page.find("<!-- rules table: end -->");
    ASSERT_LT(from, to);
    const rule_book all = built_in_rule_book(built_in_packs()).value();
    EXPECT_EQ(page.substr(from, to - from), rules_table(all))
        << "put what 'timescales rules table' prints into rules/README.md";
}

}  // namespace timescales_tests
