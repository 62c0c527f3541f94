// The review chain as SI 2010/959 reg 33 lays it down: 20 working days, 3 months, 6 months.

#include <gtest/gtest.h>

#include "tests/engine/a_child.hpp"
#include "tests/review_rules.hpp"

namespace {

using namespace timescales;
using timescales_tests::a_child;
using timescales_tests::lines;
using timescales_tests::obligations;
using timescales_tests::on;

TEST(Chain, FirstReviewIsDueTwentyWorkingDaysAfterTheStart) {
    // Christmas Day, Boxing Day and New Year's Day do not count.
    EXPECT_EQ(obligations(a_child().looked_after("2017-12-04"), "2017-12-10"),
              lines{"first 2017-12-04 > 2018-01-04: outstanding"});
}

TEST(Chain, AReviewOnTheLimitIsOnTimeAndOneTheDayAfterIsLate) {
    EXPECT_EQ(obligations(a_child().looked_after("2017-12-04").review("2018-01-04"), "2018-01-10"),
              (lines{"first 2017-12-04 > 2018-01-04: on-time held 2018-01-04",
                     "second 2018-01-04 > 2018-04-04: outstanding"}));
    EXPECT_EQ(obligations(a_child().looked_after("2017-12-04").review("2018-01-05"), "2018-01-10"),
              (lines{"first 2017-12-04 > 2018-01-04: late 1/1 held 2018-01-05",
                     "second 2018-01-05 > 2018-04-05: outstanding"}));
}

TEST(Chain, TheDayAfterTheLimitIsOverdueAndTheLimitItselfIsNot) {
    EXPECT_EQ(obligations(a_child().looked_after("2017-12-04"), "2018-01-04"),
              lines{"first 2017-12-04 > 2018-01-04: outstanding"});
    EXPECT_EQ(obligations(a_child().looked_after("2017-12-04"), "2018-01-05"),
              lines{"first 2017-12-04 > 2018-01-04: overdue 1/1"});
    EXPECT_EQ(obligations(a_child().looked_after("2017-12-04"), "2018-01-08"),
              lines{"first 2017-12-04 > 2018-01-04: overdue 4/2"});
}

TEST(Chain, EarlyAndLateReviewsBothMoveTheNextLimit) {
    EXPECT_EQ(obligations(a_child()
                              .looked_after("2023-01-09")
                              .review("2023-02-06")
                              .review("2023-03-20")   // early, at the officer's request
                              .review("2023-10-02"),  // late
                          "2023-10-02"),
              (lines{"first 2023-01-09 > 2023-02-06: on-time held 2023-02-06",
                     "second 2023-02-06 > 2023-05-06: on-time held 2023-03-20",
                     "subsequent 2023-03-20 > 2023-09-20: late 12/8 held 2023-10-02",
                     "subsequent 2023-10-02 > 2024-04-02: outstanding"}));
}

TEST(Chain, ALateStepIsLateOnce) {
    // After a review four months late the next limit runs from it, not from the limit missed.
    EXPECT_EQ(
        obligations(a_child().looked_after("2022-01-04").review("2022-06-01").review("2022-08-30"),
                    "2022-09-01"),
        (lines{"first 2022-01-04 > 2022-02-01: late 120/83 held 2022-06-01",
               "second 2022-06-01 > 2022-09-01: on-time held 2022-08-30",
               "subsequent 2022-08-30 > 2023-02-28: outstanding"}));
}

TEST(Chain, AReviewOnTheDayOfTheStartMeetsTheFirstStep) {
    EXPECT_EQ(obligations(a_child().looked_after("2022-01-04").review("2022-01-04"), "2022-02-01"),
              (lines{"first 2022-01-04 > 2022-02-01: on-time held 2022-01-04",
                     "second 2022-01-04 > 2022-04-04: outstanding"}));
}

TEST(Chain, TwoReviewsOnOneDayAreOne) {
    const a_child child = a_child()
                              .born("2010-01-01")
                              .looked_after("2022-01-04")
                              .review("2022-01-20")
                              .review("2022-01-20");
    EXPECT_EQ(obligations(child, "2022-02-01"),
              (lines{"first 2022-01-04 > 2022-02-01: on-time held 2022-01-20",
                     "second 2022-01-20 > 2022-04-20: outstanding"}));
    const auto answer =
        evaluate(timescales_tests::review_rules(), child.timeline(), {.as_at = on("2022-02-01")});
    ASSERT_FALSE(answer.notices.empty());
    EXPECT_EQ(answer.notices.back().what, notice::kind::event_repeated);
    EXPECT_EQ(answer.notices.back().index, 1U);
}

TEST(Chain, OnlyHeldReviewsMeetAStep) {
    EXPECT_EQ(obligations(a_child()
                              .looked_after("2022-01-04")
                              .review("2022-01-10", event_status::cancelled)
                              .review("2022-01-12", event_status::planned),
                          "2022-01-20"),
              lines{"first 2022-01-04 > 2022-02-01: outstanding"});
}

TEST(Chain, NothingAfterTheDayOfEvaluationIsKnown) {
    // A later review is set aside and a later end leaves the spell open.
    const a_child child = a_child().looked_after("2022-01-04", "2022-02-10").review("2022-02-08");
    EXPECT_EQ(obligations(child, "2022-02-05"),
              lines{"first 2022-01-04 > 2022-02-01: overdue 4/3"});
    EXPECT_EQ(obligations(child, "2022-01-03"), lines{});
    EXPECT_EQ(obligations(child, "2022-02-28"),
              (lines{"first 2022-01-04 > 2022-02-01: late 7/5 held 2022-02-08",
                     "second 2022-02-08 > 2022-05-08: not-required"}));
}

TEST(Chain, MonthEndsAreClampedAndForgotten) {
    EXPECT_EQ(obligations(a_child()
                              .looked_after("2022-08-03")
                              .review("2022-08-31")
                              .review("2022-11-30")
                              .review("2023-05-30"),
                          "2023-06-01"),
              (lines{"first 2022-08-03 > 2022-09-01: on-time held 2022-08-31",
                     "second 2022-08-31 > 2022-11-30: on-time held 2022-11-30",
                     "subsequent 2022-11-30 > 2023-05-30: on-time held 2023-05-30",
                     "subsequent 2023-05-30 > 2023-11-30: outstanding"}));
}

TEST(Chain, TheLawOfTheAnchorApplies) {
    // The regulations of 1991 said four weeks until 31 March 2011.
    EXPECT_EQ(obligations(a_child().looked_after("2011-03-31"), "2011-04-01"),
              lines{"first 2011-03-31 > 2011-04-28: outstanding"});
    EXPECT_EQ(obligations(a_child().looked_after("2011-04-01"), "2011-04-01"),
              lines{"first 2011-04-01 > 2011-05-05: outstanding"});
    // No law before 14 October 1991 is known here: it says so instead of answering.
    EXPECT_EQ(obligations(a_child().looked_after("1991-10-13").review("1991-11-01"), "1992-01-01"),
              (lines{"unknown 1991-10-13 > -..-: indeterminate held 1991-11-01",
                     "second 1991-11-01 > 1992-02-01: outstanding"}));
}

TEST(Chain, BeyondTheCalendarTheLimitIsUnknownAndPlanByAloneMayBe) {
    // The calendar ends with 2199, and so do the dates.
    EXPECT_EQ(obligations(a_child().looked_after("2199-12-10"), "2199-12-11"),
              lines{"first 2199-12-10 > -..-: indeterminate"});
    const a_child child = a_child().looked_after("2199-05-01").review("2199-05-29");
    const auto answer =
        evaluate(timescales_tests::review_rules(), child.timeline(), {.as_at = on("2199-06-01")});
    EXPECT_EQ(answer.obligations[1].due, optional_date(on("2199-08-29")));
    EXPECT_EQ(answer.obligations[1].certainty, certainty::settled);  // months need no calendar
    // A calendar that a host brings can end sooner: then there is no day to plan by.
    const working_calendar short_lived = make_calendar(
        {.name = "england-and-wales",
         .definition = working_day_definition::sat_sun_christmas_goodfriday_bankholiday,
         .covered_from = on("2020-01-01"),
         .covered_to = on("2020-12-31"),
         .verified_on = on("2020-06-01"),
         .holidays = {}});
    const rule_book rules({.timescales = timescales_tests::review_rules().timescales(),
                           .calendars = {short_lived},
                           .owner = nullptr});
    const auto later = evaluate(
        rules,
        a_child().looked_after("2020-09-01").review("2020-09-29").review("2020-12-20").timeline(),
        {.as_at = on("2020-12-21")});
    EXPECT_EQ(later.obligations[2].due, optional_date(on("2021-06-20")));
    EXPECT_EQ(later.obligations[2].plan_by, optional_date());
    EXPECT_EQ(later.obligations[2].outcome, outcome::outstanding);
}

TEST(Chain, CertaintyIsThatOfTheDaysTheLimitRestsOn) {
    const auto certainty_of = [](const char* start) {
        return evaluate(timescales_tests::review_rules(), a_child().looked_after(start).timeline(),
                        {.as_at = on(start)})
            .obligations[0]
            .certainty;
    };
    // The calendar was last verified on 22 November 2026.
    EXPECT_EQ(certainty_of("2026-10-22"), certainty::settled);    // due Thursday 19 November
    EXPECT_EQ(certainty_of("2026-10-23"), certainty::settled);    // due Friday 20 November
    EXPECT_EQ(certainty_of("2026-10-26"), certainty::announced);  // due Monday 23 November
    // Holidays are published to the end of 2028.
    EXPECT_EQ(certainty_of("2028-11-29"), certainty::announced);  // due Friday 29 December
    EXPECT_EQ(certainty_of("2028-11-30"), certainty::projected);  // due Tuesday 2 January
}

TEST(Chain, AProjectedLimitComesWithTheDaysThatItCanComeToLieOn) {
    const auto of = [](const char* start) {
        return evaluate(timescales_tests::review_rules(), a_child().looked_after(start).timeline(),
                        {.as_at = on(start)})
            .obligations[0];
    };
    // 20 working days from 4 December 2028: 25 and 26 December and 1 January are taken out. Were
    // one of them worked, it would be the 3rd; were another day closed, the 5th.
    EXPECT_EQ(of("2028-12-04").due, optional_date(on("2029-01-04")));
    EXPECT_EQ(of("2028-12-04").due_earliest, optional_date(on("2029-01-03")));
    EXPECT_EQ(of("2028-12-04").due_latest, optional_date(on("2029-01-05")));
    EXPECT_EQ(of("2028-11-29").due, optional_date(on("2028-12-29")));
    EXPECT_EQ(of("2028-11-29").due_earliest, optional_date());
    EXPECT_EQ(of("2028-11-29").due_latest, optional_date());
}

TEST(Chain, PlanByIsTheLastWorkingDayNotAfterTheLimit) {
    // 19 June 2022 was a Sunday; 27 December 2022 a bank holiday, like the 26th.
    const auto plan_by = [](const char* first, const char* as_at) {
        return evaluate(timescales_tests::review_rules(),
                        a_child().looked_after("2022-03-01").review(first).timeline(),
                        {.as_at = on(as_at)})
            .obligations[1]
            .plan_by;
    };
    EXPECT_EQ(plan_by("2022-03-19", "2022-03-20"), optional_date(on("2022-06-17")));
    EXPECT_EQ(plan_by("2022-09-27", "2022-09-28"), optional_date(on("2022-12-23")));
}

TEST(Chain, ProjectionsAreAsIfEachWereHeldOnItsLimit) {
    EXPECT_EQ(obligations(a_child().looked_after("2017-12-04").born("2000-08-01"), "2017-12-10", 5),
              (lines{"first 2017-12-04 > 2018-01-04: outstanding",
                     "second 2018-01-04 > 2018-04-04: outstanding projected",
                     // The birthday comes first, and nothing after it.
                     "subsequent 2018-04-04 > 2018-10-04: not-required projected"}));
}

TEST(Chain, KeysNameTheObligationForGood) {
    const a_child child = a_child().looked_after("2017-12-04").review("2018-01-03");
    const rule_book& rules = timescales_tests::review_rules();
    const auto early = evaluate(rules, child.timeline(), {.as_at = on("2018-01-02")});
    const auto late = evaluate(rules, child.timeline(), {.as_at = on("2018-05-01")});
    EXPECT_EQ(key_of(rules, child.timeline(), early.obligations[0]),
              "|england/looked-after-review|2017-12-04|first|1");
    EXPECT_EQ(key_of(rules, child.timeline(), late.obligations[0]),
              "|england/looked-after-review|2017-12-04|first|1");
    EXPECT_EQ(key_of(rules, child.timeline(), late.obligations[1]),
              "|england/looked-after-review|2017-12-04|second|2");
}

TEST(Chain, ReviewsCloseTogetherAreTwoAndReported) {
    const auto notices = [](const char* second) {
        const auto answer = evaluate(timescales_tests::review_rules(),
                                     a_child()
                                         .born("2010-01-01")
                                         .looked_after("2022-01-04")
                                         .review("2022-02-01")
                                         .review(second)
                                         .timeline(),
                                     {.as_at = on("2022-06-01")});
        EXPECT_EQ(answer.obligations.size(), 3U);
        return answer.notices;
    };
    // 28 February is 19 working days after 1 February 2022, 1 March is 20.
    const auto close = notices("2022-02-28");
    ASSERT_EQ(close.size(), 1U);
    EXPECT_EQ(close[0].what, notice::kind::events_close);
    EXPECT_TRUE(notices("2022-03-01").empty());
}

}  // namespace
