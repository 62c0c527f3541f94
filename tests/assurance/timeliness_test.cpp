// The indicators: cohort, exclusions, window, numerator, denominator, and what stays open.

#include "timescales/timeliness.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/engine/a_child.hpp"
#include "tests/review_rules.hpp"

namespace {

using namespace timescales;
using timescales_tests::a_child;
using timescales_tests::on;

struct authority {
    std::vector<timeline> children;

    authority& with(const a_child& child) {
        children.push_back(child.timeline());
        return *this;
    }

    [[nodiscard]] figure measured(const char* id, const char* reference = "2018-03-31",
                                  const char* as_at = nullptr) const {
        const rule_book& rules = timescales_tests::review_rules();
        const timeliness_options options{.reference_date = on(reference),
                                         .as_at = on(as_at != nullptr ? as_at : reference)};
        const auto evaluated = evaluate_cohort(rules, children, {.as_at = options.as_at});
        return measure(*find_indicator(id), rules, children, evaluated, options).value();
    }
};

std::string counts(const figure& f) {
    std::string text = std::to_string(f.numerator) + "/" + std::to_string(f.denominator);
    if (f.undetermined != 0) {
        text += " open " + std::to_string(f.undetermined);
    }
    for (const exclusion_count& e : f.excluded) {
        text += " " + std::string(to_string(e.why)) + " " + std::to_string(e.count);
    }
    return text;
}

/// One child alone under `child-all-on-time`.
std::string counted(const a_child& child, const char* reference = "2018-03-31") {
    return counts(authority().with(child).measured("child-all-on-time", reference));
}

TEST(Percentage, IsRoundedHalfUpToOneDecimal) {
    // The published figures: 292 of 300 and 194 of 199.
    EXPECT_EQ(percentage(292, 300), "97.3");
    EXPECT_EQ(percentage(194, 199), "97.5");
    // Exact ties in the national tables, which round up: 81.25, 91.25, 96.25.
    EXPECT_EQ(percentage(104, 128), "81.3");
    EXPECT_EQ(percentage(146, 160), "91.3");
    EXPECT_EQ(percentage(154, 160), "96.3");
    EXPECT_EQ(percentage(0, 7), "0.0");
    EXPECT_EQ(percentage(7, 7), "100.0");
    EXPECT_EQ(percentage(1999, 2000), "100.0");
}

TEST(Percentage, WithoutADenominatorThereIsNone) {
    EXPECT_EQ(percentage(0, 0), std::nullopt);
    EXPECT_EQ(authority().measured("child-all-on-time").percent(), std::nullopt);
    EXPECT_EQ(authority().measured("review-on-time").lowest(), std::nullopt);
}

TEST(YearEnding, MonthEndsAnswerToMonthEnds) {
    EXPECT_EQ(year_ending(on("2018-03-31")), (window{on("2017-04-01"), on("2018-03-31")}));
    EXPECT_EQ(year_ending(on("2018-03-15")), (window{on("2017-03-16"), on("2018-03-15")}));
    EXPECT_EQ(year_ending(on("2024-02-29")), (window{on("2023-03-01"), on("2024-02-29")}));
    EXPECT_EQ(year_ending(on("2025-02-28")), (window{on("2024-03-01"), on("2025-02-28")}));
    EXPECT_EQ(year_ending(on("2024-02-28")), (window{on("2023-03-01"), on("2024-02-28")}));
}

TEST(ChildAllOnTime, TwentyWorkingDaysByTheReferenceDate) {
    // Good Friday was 30 March 2018: a start on 1 March is the last admitted.
    EXPECT_EQ(counted(a_child().looked_after("2018-03-01").review("2018-03-20")), "1/1");
    EXPECT_EQ(counted(a_child().looked_after("2018-03-02").review("2018-03-20")),
              "0/0 too-short 1");
}

TEST(ChildAllOnTime, TheLastStartAdmittedEachYear) {
    // For 20 working days, and for 28 days.
    struct year {
        const char* reference;
        const char* working_days;
        const char* days;
    };
    constexpr year years[] = {
        {"2012-03-31", "2012-03-04", "2012-03-03"}, {"2013-03-31", "2013-02-28", "2013-03-03"},
        {"2016-03-31", "2016-03-01", "2016-03-03"}, {"2017-03-31", "2017-03-05", "2017-03-03"},
        {"2018-03-31", "2018-03-01", "2018-03-03"}, {"2022-03-31", "2022-03-03", "2022-03-03"},
        {"2024-03-31", "2024-02-29", "2024-03-03"}, {"2025-03-31", "2025-03-03", "2025-03-03"},
        {"2026-03-31", "2026-03-03", "2026-03-03"}, {"2027-03-31", "2027-03-01", "2027-03-03"}};
    std::size_t visited = 0;
    for (const year& y : years) {
        const auto is_admitted = [&](const char* id, civil_date start) {
            timeline child;
            child.spells.push_back(spell::since("looked-after", start));
            child.events.push_back({"review", start});  // on the day, so that something is due
            child.events.push_back({"review", *start.plus_days(1)});
            authority one;
            one.children.push_back(child);
            const figure f = one.measured(id, y.reference);
            return f.excluded.empty() || f.excluded[0].why != exclusion::too_short;
        };
        EXPECT_TRUE(is_admitted("child-all-on-time", on(y.working_days))) << y.reference;
        EXPECT_FALSE(is_admitted("child-all-on-time", *on(y.working_days).plus_days(1)))
            << y.reference;
        EXPECT_TRUE(is_admitted("child-all-on-time-28-days", on(y.days))) << y.reference;
        EXPECT_FALSE(is_admitted("child-all-on-time-28-days", *on(y.days).plus_days(1)))
            << y.reference;
        ++visited;
    }
    EXPECT_EQ(visited, 10U);
}

TEST(ChildAllOnTime, OneLateReviewSpoilsTheYear) {
    const a_child child = a_child()
                              .looked_after("2017-04-03")
                              .review("2017-05-03")
                              .review("2017-08-02")
                              .review("2018-02-02");
    EXPECT_EQ(counted(child), "1/1");
    const authority late = authority().with(a_child()
                                                .looked_after("2017-04-03")
                                                .review("2017-05-05")
                                                .review("2017-08-04")
                                                .review("2018-02-02"));
    const figure f = late.measured("child-all-on-time");
    EXPECT_EQ(counts(f), "0/1");
    ASSERT_EQ(f.not_on_time.size(), 1U);
    EXPECT_EQ(f.not_on_time[0], (obligation_place{0, 0}));
    // Counted by review the same child gives two of three.
    EXPECT_EQ(counts(late.measured("review-on-time")), "2/3");
}

TEST(ChildAllOnTime, CeasingOnTheReferenceDateIsNotLookedAfterThen) {
    const auto ended = [](const char* end) {
        return counted(a_child().looked_after("2017-06-01", end).review("2017-06-20"));
    };
    EXPECT_EQ(ended("2018-03-31"), "0/0 not-looked-after 1");
    // Ended after the day of evaluation: not known, so still running.
    EXPECT_EQ(ended("2018-04-01"), "0/1");
}

TEST(ChildAllOnTime, EighteenOnTheReferenceDateIsNotLookedAfter) {
    const a_child child = a_child().looked_after("2018-01-02").review("2018-01-29");
    EXPECT_EQ(counted(a_child(child).born("2000-03-31")), "0/0 not-looked-after 1");
    EXPECT_EQ(counted(a_child(child).born("2000-04-01")), "1/1");
}

TEST(ChildAllOnTime, PlacedForAdoptionThenIsExcluded) {
    const a_child child = a_child().looked_after("2017-06-01").review("2017-06-20");
    EXPECT_EQ(counted(a_child(child).placed_for_adoption("2018-03-31")),
              "0/0 placed-for-adoption 1");
    // Returned on the reference date: looked after again, and late in the autumn.
    EXPECT_EQ(counted(a_child(child).placed_for_adoption("2017-11-01", "2018-03-31")), "0/1");
}

TEST(ChildAllOnTime, OnlyOnShortBreaksIsExcludedAndMixedCareIsNot) {
    EXPECT_EQ(counted(a_child().looked_after("2017-06-01").short_breaks("2017-06-01")),
              "0/0 only-short-breaks 1");
    EXPECT_EQ(counted(a_child()
                          .looked_after("2017-06-01")
                          .short_breaks("2017-06-01", "2017-09-01")
                          .review("2017-09-20")
                          .review("2017-12-20")),
              "1/1");
    // Ordinary care that ended before the window does not count.
    EXPECT_EQ(counted(a_child()
                          .looked_after("2015-06-01", "2017-04-01")
                          .looked_after("2017-04-01")
                          .short_breaks("2017-04-01")),
              "0/0 only-short-breaks 1");
}

TEST(ChildAllOnTime, NothingDueInTheWindowAdmitsNobody) {
    EXPECT_EQ(counted(a_child().looked_after("2018-03-01").born("2000-04-02").review("2018-03-01")),
              "1/1");
    // Reviewed in March 2017, next due in September; placed for adoption for nearly all of the
    // year.
    EXPECT_EQ(counted(a_child()
                          .looked_after("2016-12-01")
                          .review("2016-12-20")
                          .review("2017-03-10")
                          .placed_for_adoption("2017-04-03", "2018-03-20")),
              "0/0 nothing-due 1");
}

TEST(Window, AnObligationBelongsToTheYearInWhichItFallsDue) {
    // Due on 1 April 2017 and held early, in March.
    const a_child child = a_child()
                              .looked_after("2016-12-05")
                              .review("2017-01-01")
                              .review("2017-03-10")
                              .review("2017-09-08")
                              .review("2018-03-08");
    EXPECT_EQ(counts(authority().with(child).measured("review-on-time")), "3/3");
    EXPECT_EQ(counts(authority().with(child).measured("review-on-time", "2017-03-31")), "1/1");
}

TEST(Window, WhatEnteredItOverdueCounts) {
    const auto figures = [](const char* held) {
        a_child child = a_child().looked_after("2017-01-09");
        if (held != nullptr) {
            child.review(held);
        }
        return counts(authority().with(child).measured("review-on-time"));
    };
    // Due 6 February 2017, in the year before.
    EXPECT_EQ(figures("2017-03-31"), "0/1");  // only the second review, due 30 June, overdue
    EXPECT_EQ(figures("2017-04-01"), "0/2");  // held in this year, late, and the second overdue
    EXPECT_EQ(figures(nullptr), "0/1");
}

TEST(Window, WhatEndedBeforeOrOnItsFirstDayDidNotEnterIt) {
    const auto figures = [](const char* end) {
        return counts(
            authority().with(a_child().looked_after("2017-01-09", end)).measured("review-on-time"));
    };
    EXPECT_EQ(figures("2017-04-01"), "0/0");
    EXPECT_EQ(figures("2017-04-02"), "0/1");
}

TEST(Window, OutstandingOnItsLastDayCountsAndIsNoFailure) {
    // 20 working days after 1 March 2018 is 29 March; after 5 March, 4 April.
    EXPECT_EQ(counts(authority()
                         .with(a_child().looked_after("2018-03-01"))
                         .measured("review-on-time", "2018-03-29")),
              "1/1");
    EXPECT_EQ(
        counts(authority().with(a_child().looked_after("2018-03-05")).measured("review-on-time")),
        "0/0");
}

TEST(Window, NotRequiredIsNotCounted) {
    EXPECT_EQ(counts(authority()
                         .with(a_child().looked_after("2017-06-01", "2017-06-20"))
                         .measured("review-on-time")),
              "0/0 not-required 1");
}

TEST(Undetermined, IsInTheRangeAndInNeitherCount) {
    // Reviews known from 1 April 2017: what the first one seen was is not known.
    const a_child open = a_child()
                             .looked_after("2015-01-05")
                             .history_from("2017-04-01")
                             .review("2017-05-02")
                             .review("2017-11-01");
    const a_child good = a_child()
                             .looked_after("2017-06-01")
                             .review("2017-06-20")
                             .review("2017-09-19")
                             .review("2018-03-19");
    const figure f = authority().with(open).with(good).with(good).measured("child-all-on-time");
    EXPECT_EQ(counts(f), "2/2 open 1");
    EXPECT_EQ(f.percent(), "100.0");
    EXPECT_EQ(f.lowest(), "66.7");
    EXPECT_EQ(f.highest(), "100.0");
    ASSERT_EQ(f.not_determined.size(), 1U);
    EXPECT_EQ(f.not_determined[0].child, 0U);
}

TEST(Undetermined, OneCertainFailureDecides) {
    EXPECT_EQ(counted(a_child()
                          .looked_after("2015-01-05")
                          .history_from("2017-04-01")
                          .review("2017-05-02")
                          .review("2017-11-03")),
              "0/1");
}

TEST(Relaxed, IsNoFailureAndShownApart) {
    const figure f = authority()
                         .with(a_child()
                                   .looked_after("2019-08-05")
                                   .review("2019-09-01")
                                   .review("2019-12-01")
                                   .review("2020-09-01")
                                   .review("2021-03-01"))
                         .measured("child-all-on-time", "2021-03-31");
    EXPECT_EQ(counts(f), "1/1");
    EXPECT_EQ(f.relaxed, 1);
    EXPECT_THAT(f.unread, testing::Contains("SI 2020/445 reg 8(14) (secondary)"));
}

TEST(Unread, ListsTheProvisionsThatAFigureRestsOn) {
    const a_child child = a_child().looked_after("2017-06-01").review("2017-06-20");
    EXPECT_EQ(authority().with(child).measured("review-on-time").unread,
              std::vector<std::string>{"SI 2010/959 reg 2(1) (unverified)"});
    // A figure without a first review in it does not rest on the definition of working days.
    const a_child later =
        a_child().looked_after("2016-06-01").review("2016-06-20").review("2016-09-19");
    EXPECT_TRUE(authority().with(later).measured("review-on-time").unread.empty());
}

TEST(Measure, RefusesAnEvaluationOfOtherChildren) {
    const rule_book& rules = timescales_tests::review_rules();
    const authority one = authority().with(a_child().looked_after("2017-06-01"));
    const timeliness_options options{.reference_date = on("2018-03-31"), .as_at = on("2018-03-31")};
    const auto refused = measure(*find_indicator("review-on-time"), rules, one.children,
                                 cohort_evaluation{}, options);
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, error_code::wrong_rule_book);
}

TEST(Measure, RefusesAReferenceDateBeforeTheCalendar) {
    const rule_book& rules = timescales_tests::review_rules();
    const authority none;
    const auto evaluated = evaluate_cohort(rules, none.children, {.as_at = on("1970-03-31")});
    const auto refused = measure(*find_indicator("review-on-time"), rules, none.children, evaluated,
                                 {.reference_date = on("1970-03-31"), .as_at = on("1970-03-31")});
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().message,
              "the calendar england-and-wales does not cover the reference date, 1970-03-31");
}

TEST(Indicators, AreFoundById) {
    EXPECT_EQ(built_in_indicators().size(), 3U);
    EXPECT_EQ(find_indicator("review-on-time")->unit, counted_unit::review);
    EXPECT_EQ(find_indicator("reviews-on-time"), nullptr);
}

}  // namespace
