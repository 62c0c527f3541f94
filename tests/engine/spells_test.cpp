// Spells: ends, re-entry, exceptions, the eighteenth birthday.

#include <gtest/gtest.h>

#include "tests/engine/a_child.hpp"
#include "tests/review_rules.hpp"

namespace {

using namespace timescales;
using timescales_tests::a_child;
using timescales_tests::lines;
using timescales_tests::obligations;
using timescales_tests::on;

TEST(Spells, CeasingOnTheLimitIsNotRequiredAndADayLaterIsMissed) {
    EXPECT_EQ(obligations(a_child().looked_after("2023-01-09", "2023-02-06"), "2023-03-01"),
              lines{"first 2023-01-09 > 2023-02-06: not-required"});
    EXPECT_EQ(obligations(a_child().looked_after("2023-01-09", "2023-02-07"), "2023-03-01"),
              lines{"first 2023-01-09 > 2023-02-06: missed 1/1"});
}

TEST(Spells, AReviewOnTheDayItCeasedCountsForTheEndingSpell) {
    EXPECT_EQ(obligations(a_child().looked_after("2023-01-09", "2023-02-06").review("2023-02-06"),
                          "2023-03-01"),
              (lines{"first 2023-01-09 > 2023-02-06: on-time held 2023-02-06",
                     "second 2023-02-06 > 2023-05-06: not-required"}));
}

TEST(Spells, UnlessAnotherBeginsThatDay) {
    EXPECT_EQ(obligations(a_child()
                              .looked_after("2023-01-09", "2023-02-06")
                              .looked_after("2023-02-06")
                              .review("2023-02-06"),
                          "2023-03-01"),
              (lines{"first 2023-01-09 > 2023-02-06: not-required",
                     "first 2023-02-06 > 2023-03-06: on-time held 2023-02-06",
                     "second 2023-02-06 > 2023-05-06: outstanding"}));
}

TEST(Spells, ReentryStartsTheChainAfresh) {
    EXPECT_EQ(
        obligations(a_child().looked_after("2023-01-09", "2023-01-20").looked_after("2023-01-25"),
                    "2023-02-01"),
        (lines{"first 2023-01-09 > 2023-02-06: not-required",
               "first 2023-01-25 > 2023-02-22: outstanding"}));
}

TEST(Spells, AReviewBetweenSpellsCountsForNone) {
    const a_child child = a_child()
                              .born("2010-01-01")
                              .looked_after("2023-01-09", "2023-01-20")
                              .looked_after("2023-01-25")
                              .review("2023-01-22");
    EXPECT_EQ(obligations(child, "2023-02-01"),
              (lines{"first 2023-01-09 > 2023-02-06: not-required",
                     "first 2023-01-25 > 2023-02-22: outstanding"}));
    const auto answer =
        evaluate(timescales_tests::review_rules(), child.timeline(), {.as_at = on("2023-02-01")});
    ASSERT_EQ(answer.notices.size(), 1U);
    EXPECT_EQ(answer.notices[0].what, notice::kind::event_outside_spells);
}

TEST(Spells, EmptyOnesAreSetAsideAndReported) {
    const a_child child = a_child().born("2010-01-01").looked_after("2023-01-09", "2023-01-09");
    const auto answer =
        evaluate(timescales_tests::review_rules(), child.timeline(), {.as_at = on("2023-02-01")});
    EXPECT_TRUE(answer.obligations.empty());
    ASSERT_EQ(answer.notices.size(), 1U);
    EXPECT_EQ(answer.notices[0].what, notice::kind::spell_empty);
}

TEST(Spells, OverlappingOnesAreEachEvaluatedAndReported) {
    const a_child child = a_child()
                              .born("2010-01-01")
                              .looked_after("2023-01-09", "2023-03-20")
                              .looked_after("2023-03-01");
    const auto answer =
        evaluate(timescales_tests::review_rules(), child.timeline(), {.as_at = on("2023-03-21")});
    EXPECT_EQ(answer.obligations.size(), 2U);
    ASSERT_EQ(answer.notices.size(), 1U);
    EXPECT_EQ(answer.notices[0].what, notice::kind::spells_overlap);
    EXPECT_EQ(answer.notices[0].index, 1U);
}

TEST(Exceptions, PlacedForAdoptionEndsAPendingStepThatIsNotYetDue) {
    // The limit falls on the day of placing: not before it, so it lapses.
    EXPECT_EQ(obligations(a_child().looked_after("2023-01-09").placed_for_adoption("2023-02-06"),
                          "2023-03-01"),
              lines{"first 2023-01-09 > 2023-02-06: not-required"});
    EXPECT_EQ(obligations(a_child().looked_after("2023-01-09").placed_for_adoption("2023-02-07"),
                          "2023-03-01"),
              lines{"first 2023-01-09 > 2023-02-06: missed 1/1"});
}

TEST(Exceptions, ReviewsDuringThemBelongToAnotherChain) {
    const a_child child = a_child()
                              .born("2020-01-01")
                              .looked_after("2023-01-09")
                              .review("2023-02-01")
                              .placed_for_adoption("2023-03-01", "2023-09-01")
                              .review("2023-03-01")
                              .review("2023-05-02");
    EXPECT_EQ(obligations(child, "2023-08-01"),
              (lines{"first 2023-01-09 > 2023-02-06: on-time held 2023-02-01",
                     "second 2023-02-01 > 2023-05-01: not-required"}));
    const auto answer =
        evaluate(timescales_tests::review_rules(), child.timeline(), {.as_at = on("2023-08-01")});
    ASSERT_EQ(answer.notices.size(), 2U);
    EXPECT_EQ(answer.notices[0].what, notice::kind::event_in_exception);
    EXPECT_EQ(answer.notices[1].what, notice::kind::event_in_exception);
}

TEST(Exceptions, AfterThemTheChainStartsAfreshAndSaysSo) {
    EXPECT_EQ(obligations(a_child()
                              .looked_after("2023-01-09")
                              .review("2023-02-01")
                              .placed_for_adoption("2023-03-01", "2023-09-01")
                              .review("2023-09-01"),
                          "2023-10-01"),
              (lines{"first 2023-01-09 > 2023-02-06: on-time held 2023-02-01",
                     "second 2023-02-01 > 2023-05-01: not-required",
                     "first 2023-09-01 > 2023-09-29: on-time held 2023-09-01 restarted",
                     "second 2023-09-01 > 2023-12-01: outstanding restarted"}));
}

TEST(Exceptions, ShortBreaksHaveNoChainHereAndOrdinaryCareStartsAfterThem) {
    EXPECT_EQ(obligations(a_child()
                              .looked_after("2023-01-09", "2023-01-20")
                              .short_breaks("2023-01-09", "2023-01-20"),
                          "2023-06-01"),
              lines{});
    EXPECT_EQ(
        obligations(a_child().looked_after("2023-01-09").short_breaks("2023-01-09", "2023-05-02"),
                    "2023-05-03"),
        lines{"first 2023-05-02 > 2023-06-01: outstanding restarted"});
}

TEST(Exceptions, TwoThatTouchAreOne) {
    EXPECT_EQ(obligations(a_child()
                              .looked_after("2023-01-09")
                              .placed_for_adoption("2023-01-20", "2023-02-20")
                              .short_breaks("2023-02-20", "2023-03-01")
                              .placed_for_adoption("2023-02-25", "2023-02-27"),
                          "2023-03-02"),
              (lines{"first 2023-01-09 > 2023-02-06: not-required",
                     "first 2023-03-01 > 2023-03-29: outstanding restarted"}));
}

TEST(Age, ALimitOnTheEighteenthBirthdayNeverMaturesAndLapsesAtOnce) {
    // Still seventeen all day on 20 March 2024; eighteen from the start of the 21st.
    const a_child reaches = a_child().looked_after("2023-08-21").review("2023-09-18");
    EXPECT_EQ(obligations(a_child(reaches).born("2006-03-21").review("2023-09-20"), "2023-10-01"),
              (lines{"first 2023-08-21 > 2023-09-19: on-time held 2023-09-18",
                     "second 2023-09-18 > 2023-12-18: on-time held 2023-09-20",
                     "subsequent 2023-09-20 > 2024-03-20: outstanding"}));
    EXPECT_EQ(obligations(a_child(reaches).born("2006-03-20").review("2023-09-20"), "2023-10-01"),
              (lines{"first 2023-08-21 > 2023-09-19: on-time held 2023-09-18",
                     "second 2023-09-18 > 2023-12-18: on-time held 2023-09-20",
                     "subsequent 2023-09-20 > 2024-03-20: not-required"}));
}

TEST(Age, ALimitBeforeTheBirthdayIsOverdueThenMissed) {
    const a_child child = a_child().born("2006-03-21").looked_after("2024-02-01");
    EXPECT_EQ(obligations(child, "2024-03-20"),
              lines{"first 2024-02-01 > 2024-02-29: overdue 20/14"});
    EXPECT_EQ(obligations(child, "2024-06-01"),
              lines{"first 2024-02-01 > 2024-02-29: missed 21/15"});
}

TEST(Age, BornOnTheLeapDayIsEighteenOnTheFirstOfMarch) {
    EXPECT_EQ(obligations(a_child().born("2004-02-29").looked_after("2022-01-31"), "2022-02-01"),
              lines{"first 2022-01-31 > 2022-02-28: outstanding"});
    EXPECT_EQ(obligations(a_child().born("2004-02-29").looked_after("2022-02-01"), "2022-02-01"),
              lines{"first 2022-02-01 > 2022-03-01: not-required"});
}

TEST(Age, WithoutADateOfBirthNothingIsCutAndANoticeSaysSo) {
    const auto answer =
        evaluate(timescales_tests::review_rules(), a_child().looked_after("2022-01-31").timeline(),
                 {.as_at = on("2022-02-01")});
    ASSERT_EQ(answer.notices.size(), 1U);
    EXPECT_EQ(answer.notices[0].what, notice::kind::born_unknown);
    EXPECT_EQ(answer.obligations[0].outcome, outcome::outstanding);
}

TEST(Relaxation, SixMonthlyReviewsDueInItsWindowAreRelaxedUntilItsLastDay) {
    // Due 1 June 2020, inside 24 April to 25 September 2020.
    const auto third = [](const char* held, const char* as_at) {
        a_child child =
            a_child().looked_after("2019-08-05").review("2019-09-01").review("2019-12-01");
        if (held != nullptr) {
            child.review(held);
        }
        return obligations(child, as_at)[2];
    };
    EXPECT_EQ(third(nullptr, "2020-06-01"), "subsequent 2019-12-01 > 2020-06-01: outstanding");
    EXPECT_EQ(third(nullptr, "2020-06-02"), "subsequent 2019-12-01 > 2020-06-01: relaxed");
    EXPECT_EQ(third(nullptr, "2020-09-25"), "subsequent 2019-12-01 > 2020-06-01: relaxed");
    EXPECT_EQ(third(nullptr, "2020-09-26"), "subsequent 2019-12-01 > 2020-06-01: overdue 1/0");
    EXPECT_EQ(third("2020-06-01", "2020-12-01"),
              "subsequent 2019-12-01 > 2020-06-01: on-time held 2020-06-01");
    EXPECT_EQ(third("2020-09-25", "2020-12-01"),
              "subsequent 2019-12-01 > 2020-06-01: relaxed held 2020-09-25");
    EXPECT_EQ(third("2020-09-28", "2020-12-01"),
              "subsequent 2019-12-01 > 2020-06-01: late 3/1 held 2020-09-28");
}

TEST(Relaxation, FirstReviewsAreNotRelaxed) {
    EXPECT_EQ(obligations(a_child().looked_after("2020-04-06"), "2020-05-07"),
              lines{"first 2020-04-06 > 2020-05-06: overdue 1/1"});
}

}  // namespace
