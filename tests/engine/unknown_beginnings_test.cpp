// Chains whose beginning lies before what is known.

#include <gtest/gtest.h>

#include "tests/engine/a_child.hpp"
#include "tests/review_rules.hpp"

namespace {

using namespace timescales;
using timescales_tests::a_child;
using timescales_tests::lines;
using timescales_tests::obligations;
using timescales_tests::on;

// Reviews are known from 1 April 2017. The last one not seen was on 31 March at the latest, so the
// limit then pending was 30 September 2017 at the latest.
a_child long_in_care() {
    return a_child().born("2010-01-01").looked_after("2015-01-05").history_from("2017-04-01");
}

TEST(UnknownBeginning, TheFirstSeenIsIndeterminateUpToTheLatestLimitAndLateAfterIt) {
    EXPECT_EQ(obligations(long_in_care().review("2017-09-30"), "2018-03-31"),
              (lines{"unknown - > 2015-02-02..2017-09-30: indeterminate held 2017-09-30",
                     "subsequent 2017-09-30 > 2018-03-30: overdue 1/0 assumed"}));
    EXPECT_EQ(obligations(long_in_care().review("2017-10-01"), "2018-03-31")[0],
              "unknown - > 2015-02-02..2017-09-30: late held 2017-10-01");
}

TEST(UnknownBeginning, NoneSeenIsOverdueAfterTheLatestLimit) {
    EXPECT_EQ(obligations(long_in_care(), "2017-09-30"),
              lines{"unknown - > 2015-02-02..2017-09-30: indeterminate"});
    EXPECT_EQ(obligations(long_in_care(), "2017-10-01"),
              lines{"unknown - > 2015-02-02..2017-09-30: overdue"});
}

TEST(UnknownBeginning, NoneSeenIsMissedIfTheSpellEndedAfterTheLatestLimit) {
    const auto ended = [](const char* end) {
        return obligations(a_child().looked_after("2015-01-05", end).history_from("2017-04-01"),
                           "2018-03-31");
    };
    EXPECT_EQ(ended("2017-09-30"), lines{"unknown - > 2015-02-02..2017-09-30: indeterminate"});
    EXPECT_EQ(ended("2017-10-01"), lines{"unknown - > 2015-02-02..2017-09-30: missed"});
}

TEST(UnknownBeginning, SeenByTheFirstLimitOfAKnownStartIsOnTimeWhateverWentBefore) {
    // 20 working days after 27 March 2017, across Easter, is 26 April.
    const auto held = [](const char* date) {
        return obligations(
            a_child().looked_after("2017-03-27").history_from("2017-04-01").review(date),
            "2017-06-01")[0];
    };
    EXPECT_EQ(held("2017-04-26"), "unknown - > 2017-04-26..2017-09-30: on-time held 2017-04-26");
    EXPECT_EQ(held("2017-04-27"),
              "unknown - > 2017-04-26..2017-09-30: indeterminate held 2017-04-27");
}

TEST(UnknownBeginning, AfterAShortSpellTheNextLimitIsOneOfTwo) {
    // Held on 26 April it was the first or the second: the next was due in 3 months or in 6.
    const auto next = [](const char* held, const char* as_at) {
        a_child child =
            a_child().looked_after("2017-03-27").history_from("2017-04-01").review("2017-04-26");
        if (held != nullptr) {
            child.review(held);
        }
        return obligations(child, as_at)[1];
    };
    EXPECT_EQ(next("2017-07-26", "2018-03-31"),
              "unknown 2017-04-26 > 2017-07-26..2017-10-26: on-time held 2017-07-26");
    EXPECT_EQ(next("2017-07-27", "2018-03-31"),
              "unknown 2017-04-26 > 2017-07-26..2017-10-26: indeterminate held 2017-07-27");
    EXPECT_EQ(next("2017-10-27", "2018-03-31"),
              "unknown 2017-04-26 > 2017-07-26..2017-10-26: late held 2017-10-27");
    EXPECT_EQ(next(nullptr, "2017-07-26"),
              "unknown 2017-04-26 > 2017-07-26..2017-10-26: outstanding");
    EXPECT_EQ(next(nullptr, "2017-07-27"),
              "unknown 2017-04-26 > 2017-07-26..2017-10-26: indeterminate");
    EXPECT_EQ(next(nullptr, "2017-10-27"), "unknown 2017-04-26 > 2017-07-26..2017-10-26: overdue");
}

TEST(UnknownBeginning, OneOfTwoAndTheSpellEnds) {
    const auto ended = [](const char* end) {
        return obligations(a_child()
                               .looked_after("2017-03-27", end)
                               .history_from("2017-04-01")
                               .review("2017-04-26"),
                           "2018-03-31")[1];
    };
    EXPECT_EQ(ended("2017-07-26"), "unknown 2017-04-26 > 2017-07-26..2017-10-26: not-required");
    EXPECT_EQ(ended("2017-07-27"), "unknown 2017-04-26 > 2017-07-26..2017-10-26: indeterminate");
    EXPECT_EQ(ended("2017-10-26"), "unknown 2017-04-26 > 2017-07-26..2017-10-26: indeterminate");
    EXPECT_EQ(ended("2017-10-27"), "unknown 2017-04-26 > 2017-07-26..2017-10-26: missed");
}

TEST(UnknownBeginning, AfterThatTheChainIsKnown) {
    // Whichever it was, the review after the second is a subsequent one; nothing is assumed of it.
    EXPECT_EQ(obligations(a_child()
                              .looked_after("2017-03-27")
                              .history_from("2017-04-01")
                              .review("2017-04-26")
                              .review("2017-07-20"),
                          "2017-08-01")[2],
              "subsequent 2017-07-20 > 2018-01-20: outstanding");
}

TEST(UnknownBeginning, AssumedOnlyWhenTheSpellHadRunLongerThanTheStepsBeforeTake) {
    // 20 working days after 9 January 2017 is 6 February, and 3 months after that 6 May.
    const auto next = [](const char* held) {
        return obligations(
            a_child().looked_after("2017-01-09").history_from("2017-04-01").review(held),
            "2017-06-01")[1];
    };
    EXPECT_EQ(next("2017-05-06"), "unknown 2017-05-06 > 2017-08-06..2017-11-06: outstanding");
    EXPECT_EQ(next("2017-05-07"), "subsequent 2017-05-07 > 2017-11-07: outstanding assumed");
}

TEST(UnknownBeginning, AnUnknownStartInsideTheHistoryIsNeverDecidedByItsFirstReview) {
    const a_child child =
        a_child().looked_after_since_before("2017-06-01").history_from("2017-04-01");
    EXPECT_EQ(obligations(child, "2019-01-01"), lines{"unknown - > -..-: indeterminate"});
    EXPECT_EQ(obligations(a_child(child).review("2018-06-01"), "2018-07-01"),
              (lines{"unknown - > -..-: indeterminate held 2018-06-01",
                     "subsequent 2018-06-01 > 2018-12-01: outstanding assumed"}));
    const auto answer =
        evaluate(timescales_tests::review_rules(), child.timeline(), {.as_at = on("2019-01-01")});
    EXPECT_EQ(answer.obligations[0].reason, reason::start_unknown);
}

TEST(UnknownBeginning, AnUnknownStartBeforeTheHistoryHasALatestLimit) {
    const a_child child =
        a_child().looked_after_since_before("2016-06-01").history_from("2017-04-01");
    EXPECT_EQ(obligations(child, "2017-10-01"), lines{"unknown - > -..2017-09-30: overdue"});
}

TEST(UnknownBeginning, ReviewsBeforeTheHistoryAreSetAsideAndReported) {
    const a_child child = long_in_care().review("2017-03-31").review("2017-06-01");
    EXPECT_EQ(obligations(child, "2017-06-02")[0],
              "unknown - > 2015-02-02..2017-09-30: indeterminate held 2017-06-01");
    const auto answer =
        evaluate(timescales_tests::review_rules(), child.timeline(), {.as_at = on("2017-06-02")});
    ASSERT_EQ(answer.notices.size(), 1U);
    EXPECT_EQ(answer.notices[0].what, notice::kind::event_before_history);
    EXPECT_EQ(answer.notices[0].index, 0U);
}

TEST(UnknownBeginning, AChainThatRestartsWithinTheHistoryIsKnown) {
    EXPECT_EQ(
        obligations(long_in_care().placed_for_adoption("2016-06-01", "2017-05-02"), "2017-05-03"),
        // Before the placement nothing was seen and nothing can be; after it all is known.
        (lines{"unknown - > 2015-02-02..2017-09-30: indeterminate",
               "first 2017-05-02 > 2017-05-31: outstanding restarted"}));
}

}  // namespace
