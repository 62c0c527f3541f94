// Each public header compiles alone, and the light ones stay light: run by the compiler of the
// build.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

namespace {

namespace fs = std::filesystem;

const fs::path root = TIMESCALES_SOURCE_DIR;

struct outcome_of_run {
    int status;
    std::string output;
};

outcome_of_run run(const std::string& command) {
    FILE* pipe = popen((command + " 2>&1").c_str(), "r");
    std::string output;
    std::array<char, 4096> block;
    while (const std::size_t length = fread(block.data(), 1, block.size(), pipe)) {
        output.append(block.data(), length);
    }
    return {pclose(pipe), output};
}

std::string compiler() {
    return std::string(TIMESCALES_COMPILER) + " -std=c++20 -I" + (root / "include").string() + " " +
           TIMESCALES_DATE_INCLUDES;
}

/// Each test has its own, as they may run at the same time.
fs::path scratch_file() {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    return fs::path(testing::TempDir()) / (std::string("timescales-") + test->name() + ".cpp");
}

/// A file that includes one header and nothing else.
fs::path only_including(const std::string& header) {
    const fs::path file = scratch_file();
    std::ofstream(file) << "#include \"" << header << "\"\n";
    return file;
}

TEST(PublicHeaders, EachCompilesAlone) {
    std::size_t visited = 0;
    for (const auto& entry : fs::recursive_directory_iterator(root / "include")) {
        if (entry.path().extension() != ".hpp") {
            continue;
        }
        ++visited;
        const std::string header = fs::relative(entry.path(), root / "include").generic_string();
        const auto compiled = run(compiler() +
                                  " -Wall -Wextra -Wpedantic -Wshadow -Wconversion "
                                  "-Werror -fsyntax-only " +
                                  only_including(header).string());
        EXPECT_EQ(compiled.status, 0) << header << "\n" << compiled.output;
    }
    EXPECT_EQ(visited, 33U);
}

TEST(PublicHeaders, TheLightOnesStayLight) {
    // Preprocessed lines, all of the standard library's included: <string_view> alone takes 18,500
    // with g++ 12, <string> 28,000, <memory> 52,000.
    struct budget {
        const char* header;
        long lines;
    };
    constexpr budget budgets[] = {{"timescales/civil_date.hpp", 20'000},
                                  {"timescales/bank_holiday.hpp", 20'500},
                                  {"timescales/event.hpp", 45'000},
                                  {"timescales/timescales.hpp", 75'000}};
    std::size_t visited = 0;
    for (const budget& b : budgets) {
        const auto preprocessed =
            run(compiler() + " -E " + only_including(b.header).string() + " | wc -l");
        const long lines = std::stol(preprocessed.output);
        EXPECT_LT(lines, b.lines) << b.header;
        EXPECT_GT(lines, 1'000) << b.header << ": nothing was preprocessed";
        ++visited;
    }
    EXPECT_EQ(visited, 4U);
}

/// The same file twice: with the mistake it must fail with the message, without it compile.
void expect_mistake(const std::string& good, const std::string& bad,
                    const testing::Matcher<std::string>& message) {
    const fs::path file = scratch_file();
    const auto compile = [&](const std::string& body) {
        std::ofstream(file) << "#include \"timescales/timescales.hpp\"\n"
                               "using namespace timescales;\n"
                               "void f(civil_date day) {\n    static_cast<void>(day);\n    "
                            << body << "\n}\n";
        return run(compiler() + " -fsyntax-only " + file.string());
    };
    EXPECT_EQ(compile(good).status, 0) << good << "\n" << compile(good).output;
    const auto failed = compile(bad);
    EXPECT_NE(failed.status, 0) << bad << " compiles";
    EXPECT_THAT(failed.output, message);
}

TEST(Mistakes, ThatDoNotCompile) {
    using testing::AnyOf;
    using testing::HasSubstr;
    expect_mistake("optional_date none;", "civil_date none;", HasSubstr("civil_date"));
    expect_mistake("static_cast<void>(add(day, period::months(3)));", "day + period::months(3);",
                   AnyOf(HasSubstr("operator+"), HasSubstr("invalid operands")));
    expect_mistake("static_cast<void>(add(day, period::days(20)));", "add(day, 20);",
                   HasSubstr("period"));
    expect_mistake("kind_name kind{\"looked-after\"};", "kind_name kind{\"Looked after\"};",
                   HasSubstr("a kind is 1 to 31"));
}

}  // namespace
