// The examples: the made-up authority Northmere, whose figures are known by design, the host, and
// the README, which shows that host.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "tests/review_rules.hpp"
#include "timescales/ssda903.hpp"
#include "timescales/timescales.hpp"

namespace {

using namespace timescales;

const std::string root = TIMESCALES_SOURCE_DIR;

std::string contents_of(const std::string& path) {
    std::ifstream stream(root + "/" + path);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

class Northmere : public testing::Test {
  protected:
    void SetUp() override {
        const std::vector<std::string> folders{root + "/examples/northmere/2015-16",
                                               root + "/examples/northmere/2016-17",
                                               root + "/examples/northmere/2017-18"};
        auto read = read_ssda903(folders, {.reference_date = reference_, .history_from = {}});
        ASSERT_TRUE(read);
        records_ = std::move(*read.value);
        evaluated_ = evaluate_cohort(rules_, records_.children, {.as_at = reference_});
    }

    [[nodiscard]] figure measured(const char* id) const {
        return measure(*find_indicator(id), rules_, records_.children, evaluated_,
                       {.reference_date = reference_, .as_at = reference_})
            .value();
    }

    /// "NM0213 subsequent 2017-10-10 held 2017-10-13 late 3"
    [[nodiscard]] std::vector<std::string> failures(const figure& f) const {
        std::vector<std::string> lines;
        for (const obligation_place& place : f.not_on_time) {
            const obligation& o = evaluated_.obligations[place.obligation];
            const timescale& rule = rules_.timescales()[o.timescale];
            std::string line = records_.children[place.child].id;
            line += ' ' + std::string(rule.versions[o.version].steps[o.step].id) + ' ';
            line += to_text(*o.due);
            if (o.met_on) {
                line += " held ";
                line += to_text(*o.met_on);
            }
            line += ' ' + std::string(to_string(o.outcome)) + ' ' + std::to_string(*o.days_late);
            lines.push_back(line);
        }
        return lines;
    }

    const rule_book& rules_ = timescales_tests::review_rules();
    const civil_date reference_ = civil_date::parse("2018-03-31").value();
    ssda903_return records_{{}, {}, {}, {}, {}, min_date, {}};
    cohort_evaluation evaluated_;
};

TEST_F(Northmere, Has292Of300ChildrenOnTime) {
    const figure f = measured("child-all-on-time");
    EXPECT_EQ(f.numerator, 292);
    EXPECT_EQ(f.denominator, 300);
    EXPECT_EQ(f.undetermined, 0);
    EXPECT_EQ(f.percent(), "97.3");
    EXPECT_EQ(f.excluded, (std::vector<exclusion_count>{{exclusion::not_looked_after, 194},
                                                        {exclusion::too_short, 25},
                                                        {exclusion::placed_for_adoption, 12},
                                                        {exclusion::only_short_breaks, 9}}));
}

TEST_F(Northmere, TheEightWhoWereLate) {
    EXPECT_THAT(failures(measured("child-all-on-time")),
                testing::ElementsAre("NM0067 subsequent 2018-01-05 held 2018-01-09 late 4",
                                     "NM0129 subsequent 2017-05-30 held 2017-05-31 late 1",
                                     "NM0213 subsequent 2017-10-10 held 2017-10-13 late 3",
                                     "NM0300 subsequent 2018-03-26 overdue 5",
                                     "NM0338 subsequent 2017-08-15 held 2017-08-17 late 2",
                                     "NM0450 first 2017-06-30 held 2017-07-03 late 3",
                                     "NM0491 second 2018-03-05 held 2018-03-07 late 2",
                                     "NM0501 first 2018-01-09 held 2018-01-12 late 3"));
}

TEST_F(Northmere, Has733Of744ReviewsOnTime) {
    const figure f = measured("review-on-time");
    EXPECT_EQ(f.numerator, 733);
    EXPECT_EQ(f.denominator, 744);
    EXPECT_EQ(f.undetermined, 0);
    EXPECT_EQ(failures(f).size(), 11U);
    EXPECT_EQ(measured("child-all-on-time-28-days").denominator, 301);
}

TEST_F(Northmere, HasTheThreeFaultsOfItsReadme) {
    // An exactly repeated review and a blank one are accounted for, two on one day are reported.
    std::int64_t repeated = 0;
    std::int64_t blank = 0;
    for (const ssda903_file& file : records_.files) {
        repeated += file.repeated;
        blank += file.blank;
        EXPECT_EQ(
            file.used + file.repeated + file.replaced + file.blank + file.set_aside + file.not_read,
            file.rows)
            << file.path;
    }
    EXPECT_EQ(repeated, 1);
    EXPECT_EQ(blank, 1);
    ASSERT_EQ(records_.problems.size(), 1U);
    EXPECT_EQ(records_.problems[0].child, "NM0227");
    EXPECT_EQ(records_.problems[0].line, 249U);
}

TEST(Host, PrintsWhatTheReadmeShows) {
    FILE* pipe = popen(TIMESCALES_HOST, "r");
    ASSERT_NE(pipe, nullptr);
    std::string printed;
    std::array<char, 1024> block;
    while (const std::size_t length = fread(block.data(), 1, block.size(), pipe)) {
        printed.append(block.data(), length);
    }
    EXPECT_EQ(pclose(pipe), 0);
    EXPECT_EQ(printed, contents_of("tests/package/expected.txt"));
    const std::string readme = contents_of("README.md");
    EXPECT_THAT(readme,
                testing::HasSubstr("```cpp\n" + contents_of("examples/host/main.cpp") + "```\n"));
    EXPECT_THAT(readme, testing::HasSubstr("```\n" + printed + "```\n"));
}

TEST(Readme, NamesThePackagesThatSetUpInstalls) {
    const std::string script = contents_of("tests/set_up.sh");
    const std::string name = "build_packages=\"";
    const std::size_t begin = script.find(name) + name.size();
    const std::string packages = script.substr(begin, script.find('"', begin) - begin);
    EXPECT_GT(packages.size(), 60U);
    EXPECT_THAT(contents_of("README.md"), testing::HasSubstr("apt-get install " + packages + "\n"));
}

}  // namespace
