// Whether a printed count and its percentage agree, and what would.

#include "timescales/published_figure.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "timescales/timeliness.hpp"

namespace {

using namespace timescales;

std::string refusal_of(const char* text) {
    const auto figure = parse_published_figure(text);
    return figure ? "read as " + to_string(*figure) : figure.error().message;
}

/// Half-up, by counting up: the slow way.
std::int64_t percent_by_steps(std::int64_t numerator, std::int64_t denominator,
                              std::int64_t scale) {
    std::int64_t units = 0;
    // While the exact percentage is not below the middle between this unit and the next.
    while (2 * 100 * scale * numerator >= (2 * units + 1) * denominator) {
        ++units;
    }
    return units;
}

}  // namespace

TEST(PublishedFigure, IsReadAsReportsPrintIt) {
    const published_figure expected{143, 157, 917, 1};
    for (const char* text :
         {"143/157 = 91.7%", "143/157=91.7 %", " 143 of 157, 91.7 per cent ",
          "143 out of 157 children (91.7%)", "91.7% (143 of 157)", "91.7 percent: 143/157.",
          "143/157 \xe2\x80\x93 91.7%", "participation was 91.7\xc2\xa0% [143/157]"}) {
        const auto figure = parse_published_figure(text);
        ASSERT_TRUE(figure) << figure.error().message;
        EXPECT_EQ(*figure, expected) << text;
    }
    EXPECT_EQ(parse_published_figure("1,234,567 of 2,000,000 = 62%").value(),
              (published_figure{1'234'567, 2'000'000, 62, 0}));
    EXPECT_EQ(parse_published_figure("999,999,999/999,999,999 = 100.000000%").value(),
              (published_figure{999'999'999, 999'999'999, 100'000'000, 6}));
    EXPECT_EQ(to_string(published_figure{1, 200, 5, 1}), "1/200 = 0.5 %");
    EXPECT_EQ(to_string(published_figure{1, 200, 50, 3}), "1/200 = 0.050 %");
    EXPECT_EQ(percent_text({143, 157, 917, 1}), "91.7");
}

TEST(PublishedFigure, WhatIsNoneIsRefusedInItsWords) {
    struct refused {
        const char* text;
        const char* why;
    };
    const refused all[] = {
        {"", "a number is missing at the end"},
        {"most", "a number is missing at the end"},
        {"143/157", "the percentage is missing"},
        {"143/ = 91.7%", "a number is missing before '= 91.7%'"},
        {"143 157 = 91.7%", "'/' or 'of' is missing between the counts"},
        {"143/157 = 91.7", "no '%' follows the percentage"},
        {"143/157 = 91,7%", "no '%' follows the percentage"},
        {"143/157 = -91.7%", "a number is missing before '-91.7%'"},
        {"1/200 = .5%", "a number is missing before '.5%'"},
        {"1/2 < 50%", "a number is missing before '< 50%'"},
        {"14.3/157 = 91.7%", "a count has decimals"},
        {"1/2 = 50%, 3/4 = 75%", "more follows than one figure, from '3/4 = 75%' on"},
        {"1000000000/1 = 1%", "a number is above 999,999,999"},
        {"99999999999999999999/1 = 1%", "a number is above 999,999,999"},
        {"1/2 = 1000.1%", "the percentage is above 1,000"},
        {"1/2 = 50.0000000%", "a number has more than 6 decimals"},
    };
    for (const refused& one : all) {
        EXPECT_EQ(refusal_of(one.text), "cannot read '" + std::string(one.text) +
                                            "' as a figure: " + one.why +
                                            "; write it as in '143/157 = 91.7%'");
    }
}

TEST(PublishedFigure, PrintedOnesAreCaughtAndSoIsWhatWasMeant) {
    const figure_check wrong = check_figure({143, 157, 917, 1});
    EXPECT_FALSE(wrong.consistent);
    EXPECT_EQ(wrong.percent, "91.1");
    EXPECT_EQ(wrong.numerators, (count_span{144, 144}));
    EXPECT_EQ(wrong.denominators, (count_span{156, 156}));
    const figure_check other = check_figure({160, 164, 982, 1});
    EXPECT_FALSE(other.consistent);
    EXPECT_EQ(other.percent, "97.6");
    EXPECT_EQ(other.numerators, (count_span{161, 161}));
    for (const published_figure& right :
         {published_figure{194, 199, 975, 1}, published_figure{292, 300, 973, 1},
          published_figure{606, 875, 69, 0}, published_figure{571, 875, 65, 0},
          published_figure{391, 875, 45, 0}}) {
        EXPECT_TRUE(check_figure(right).consistent) << to_string(right);
    }
}

TEST(PublishedFigure, EdgesHaveNoAnswerRatherThanAWrongOne) {
    EXPECT_FALSE(check_figure({0, 0, 1000, 1}).consistent);
    EXPECT_EQ(check_figure({0, 0, 1000, 1}).percent, std::nullopt);
    EXPECT_EQ(check_figure({0, 0, 1000, 1}).numerators, std::nullopt);
    EXPECT_FALSE(check_figure({150, 143, 1049, 1}).consistent);
    EXPECT_TRUE(check_figure({0, 7, 0, 1}).consistent);
    EXPECT_EQ(check_figure({0, 7, 0, 1}).denominators, std::nullopt);
    EXPECT_EQ(check_figure({0, 7, 500, 1}).denominators, std::nullopt);
    const auto most = published_figure::max_count;
    EXPECT_TRUE(check_figure({most, most, 100'000'000, 6}).consistent);
    EXPECT_EQ(check_figure({most, most, 100'000'000, 6}).numerators->highest, most);
}

// Every figure with a whole of up to 40, against every percentage with 0 or 1 decimals: agreement
// and alternatives are those found by trying all counts.
TEST(PublishedFigure, AlternativesAreThoseThatTryingFinds) {
    constexpr std::int64_t largest = 40;
    std::int64_t visited = 0;
    for (std::int32_t decimals = 0; decimals <= 1; ++decimals) {
        const std::int64_t scale = decimals == 0 ? 1 : 10;
        for (std::int64_t whole = 1; whole <= largest; ++whole) {
            for (std::int64_t part = 0; part <= whole; ++part) {
                const std::int64_t true_percent = percent_by_steps(part, whole, scale);
                for (std::int64_t percent = 0; percent <= 100 * scale; ++percent) {
                    const figure_check found = check_figure({part, whole, percent, decimals});
                    ASSERT_EQ(found.consistent, percent == true_percent);
                    if (found.numerators) {
                        ASSERT_LE(found.numerators->lowest, found.numerators->highest);
                        ASSERT_EQ(percent_by_steps(found.numerators->lowest, whole, scale),
                                  percent);
                        ASSERT_EQ(percent_by_steps(found.numerators->highest, whole, scale),
                                  percent);
                    }
                    if (found.denominators) {
                        ASSERT_EQ(percent_by_steps(part, found.denominators->lowest, scale),
                                  percent);
                        ASSERT_EQ(percent_by_steps(part, found.denominators->highest, scale),
                                  percent);
                        ASSERT_GE(found.denominators->lowest, part);
                    }
                    const bool one_more =
                        found.numerators && found.numerators->highest < whole &&
                        percent_by_steps(found.numerators->highest + 1, whole, scale) == percent;
                    const bool one_less =
                        found.numerators && found.numerators->lowest > 0 &&
                        percent_by_steps(found.numerators->lowest - 1, whole, scale) == percent;
                    ASSERT_FALSE(one_more || one_less);
                    ASSERT_EQ(found.numerators.has_value() && part >= found.numerators->lowest &&
                                  part <= found.numerators->highest,
                              found.consistent);
                    ++visited;
                }
            }
        }
    }
    EXPECT_EQ(visited, 860 * (101 + 1001));
}

TEST(PublishedFigure, PercentagesHaveAsManyDecimalsAsAreAskedFor) {
    EXPECT_EQ(percentage(1, 3), "33.3");
    EXPECT_EQ(percentage(1, 3, 0), "33");
    EXPECT_EQ(percentage(2, 3, 3), "66.667");
    EXPECT_EQ(percentage(1, 200, 0), "1");
    EXPECT_EQ(percentage(1, 20'000, 2), "0.01");
    EXPECT_EQ(percentage(0, 0, 2), std::nullopt);
}
