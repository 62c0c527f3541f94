// The layers of the library, as lib/README.md draws them: each uses only those below it.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

const fs::path root = TIMESCALES_SOURCE_DIR;

const std::map<std::string, int> layers{{"support", 0}, {"time", 1},      {"model", 2},
                                        {"engine", 3},  {"assurance", 4}, {"formats", 5},
                                        {"cli", 6},     {"generate", 6}};

/// Which layer each public header belongs to.
const std::map<std::string, std::string> headers{{"version.hpp", "support"},
                                                 {"result.hpp", "support"},
                                                 {"diagnostic.hpp", "support"},
                                                 {"civil_date.hpp", "time"},
                                                 {"bank_holiday.hpp", "time"},
                                                 {"working_calendar.hpp", "time"},
                                                 {"period.hpp", "time"},
                                                 {"calendar_change.hpp", "time"},
                                                 {"calendar_layer.hpp", "time"},
                                                 {"calendar_projection.hpp", "time"},
                                                 {"calendar_set.hpp", "time"},
                                                 {"citation.hpp", "model"},
                                                 {"event.hpp", "model"},
                                                 {"limit.hpp", "model"},
                                                 {"timeline.hpp", "model"},
                                                 {"timescale.hpp", "model"},
                                                 {"rule_book.hpp", "model"},
                                                 {"obligation.hpp", "engine"},
                                                 {"engine.hpp", "engine"},
                                                 {"explanation.hpp", "engine"},
                                                 {"timeliness.hpp", "assurance"},
                                                 {"published_figure.hpp", "assurance"},
                                                 {"timescales.hpp", "assurance"},
                                                 {"rule_change.hpp", "assurance"},
                                                 {"rules_yaml.hpp", "formats"},
                                                 {"ssda903.hpp", "formats"},
                                                 {"rule_tests.hpp", "formats"},
                                                 {"govuk_holidays.hpp", "formats"},
                                                 {"figure_table.hpp", "formats"},
                                                 {"report.hpp", "formats"},
                                                 {"interop/chrono.hpp", "time"},
                                                 {"interop/date.hpp", "time"},
                                                 {"interop/boost_date_time.hpp", "time"}};

std::vector<std::string> includes_of(const fs::path& file) {
    std::ifstream stream(file);
    std::vector<std::string> found;
    for (std::string line; std::getline(stream, line);) {
        if (line.rfind("#include ", 0) == 0) {
            found.push_back(line.substr(10, line.find_last_of(">\"") - 10));
        }
    }
    return found;
}

std::vector<fs::path> sources_in(const fs::path& folder) {
    std::vector<fs::path> found;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        const auto extension = entry.path().extension();
        if (extension == ".hpp" || extension == ".cpp") {
            found.push_back(entry.path());
        }
    }
    return found;
}

std::string relative_to(const fs::path& file, const fs::path& folder) {
    return fs::relative(file, folder).generic_string();
}

/// The layer that an included file belongs to, or empty for what is not ours.
std::string layer_of_include(const std::string& include) {
    const std::string ours = "timescales/";
    if (include.rfind(ours, 0) == 0) {
        const auto found = headers.find(include.substr(ours.size()));
        return found == headers.end() ? "unknown" : found->second;
    }
    if (include.rfind("lib/", 0) == 0) {
        return include.substr(4, include.find('/', 4) - 4);
    }
    return "";
}

TEST(Layers, EachUsesOnlyThoseBelowIt) {
    std::size_t includes = 0;
    const auto check = [&](const fs::path& file, const std::string& layer) {
        for (const std::string& include : includes_of(file)) {
            const std::string used = layer_of_include(include);
            if (used.empty()) {
                continue;
            }
            ++includes;
            ASSERT_TRUE(layers.contains(used))
                << file << " includes " << include << ", which belongs to no layer";
            EXPECT_LE(layers.at(used), layers.at(layer))
                << file << ", in the layer " << layer << ", includes " << include
                << ", of the layer " << used << " above it";
        }
    };
    for (const fs::path& file : sources_in(root / "lib")) {
        const std::string path = relative_to(file, root / "lib");
        const std::string layer = path.substr(0, path.find('/'));
        ASSERT_TRUE(layers.contains(layer)) << file << " is in no layer";
        check(file, layer);
    }
    for (const fs::path& file : sources_in(root / "include" / "timescales")) {
        const std::string name = relative_to(file, root / "include" / "timescales");
        ASSERT_TRUE(headers.contains(name)) << name << " is in no layer; add it to this test";
        check(file, headers.at(name));
    }
    EXPECT_GT(includes, 150U);
}

TEST(Layers, BelowFormatsNothingReadsAFileAClockTheEnvironmentOrALocale) {
    const std::set<std::string> forbidden{"chrono",   "ctime",  "cstdio",  "fstream", "filesystem",
                                          "iostream", "locale", "clocale", "cstdlib", "sstream",
                                          "regex",    "thread", "iomanip"};
    std::size_t files = 0;
    for (const auto& [layer, rank] : layers) {
        if (rank >= layers.at("formats")) {
            continue;
        }
        for (const fs::path& file : sources_in(root / "lib" / layer)) {
            ++files;
            for (const std::string& include : includes_of(file)) {
                EXPECT_FALSE(forbidden.contains(include)) << file << " includes " << include;
            }
        }
    }
    EXPECT_GT(files, 15U);
}

TEST(Layers, OtherLibrariesStayWhereTheyBelong) {
    // Which layer may include what, by the beginning of the path.
    const std::vector<std::pair<std::string, std::set<std::string>>> allowed{
        {"date/", {"time"}},    {"yaml-cpp/", {"formats"}}, {"nlohmann/", {"formats", "cli"}},
        {"csv.h", {"formats"}}, {"CLI/", {"cli"}},          {"boost/", {}}};
    std::size_t seen = 0;
    for (const fs::path& file : sources_in(root / "lib")) {
        const std::string path = relative_to(file, root / "lib");
        const std::string layer = path.substr(0, path.find('/'));
        for (const std::string& include : includes_of(file)) {
            for (const auto& [prefix, where] : allowed) {
                if (include.rfind(prefix, 0) == 0) {
                    ++seen;
                    EXPECT_TRUE(where.contains(layer)) << file << " includes " << include;
                }
            }
        }
    }
    EXPECT_GE(seen, 5U);
}

TEST(PublicHeaders, TakeNothingHeavyAndNothingOfOthers) {
    const std::set<std::string> light{
        "algorithm", "array", "bit",    "compare", "cstddef",     "cstdint", "exception", "memory",
        "optional",  "span",  "string", "utility", "string_view", "variant", "vector"};
    std::size_t visited = 0;
    for (const fs::path& file : sources_in(root / "include" / "timescales")) {
        if (file.parent_path().filename() == "interop") {
            continue;
        }
        ++visited;
        for (const std::string& include : includes_of(file)) {
            EXPECT_TRUE(include.rfind("timescales/", 0) == 0 || light.contains(include))
                << file << " includes " << include;
        }
    }
    EXPECT_EQ(visited, headers.size() - 3);
}

}  // namespace
