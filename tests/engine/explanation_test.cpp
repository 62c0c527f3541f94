// Explanations: the reasoning in words, whose last step is the answer.

#include "timescales/explanation.hpp"

#include <gtest/gtest.h>

#include "tests/engine/a_child.hpp"
#include "tests/review_rules.hpp"

namespace {

using namespace timescales;
using timescales_tests::a_child;
using timescales_tests::lines;
using timescales_tests::on;

void collect(const explanation_step& step, lines& into, std::size_t depth) {
    into.push_back(std::string(2 * depth, ' ') + step.text);
    for (const explanation_step& child : step.children) {
        collect(child, into, depth + 1);
    }
}

lines explained(const a_child& child, const char* as_at, std::string_view key) {
    const auto why =
        explain(timescales_tests::review_rules(), child.timeline(), {.as_at = on(as_at)}, key);
    lines all;
    if (!why) {
        return {why.error().message};
    }
    collect(why->root, all, 0);
    return all;
}

TEST(Explanation, NamesEverySkippedHolidayAndEveryProvision) {
    EXPECT_EQ(
        explained(a_child().born("2009-06-15").looked_after("2022-08-22").review("2022-09-21"),
                  "2022-10-01", "|england/looked-after-review|2022-08-22|first|1"),
        (lines{
            "|england/looked-after-review|2022-08-22|first|1",
            "  Looked after from Monday 22 August 2022",
            "  Counted from Monday 22 August 2022, the start",
            "  In force on that day: Care Planning, Placement and Case Review (England) "
            "Regulations "
            "2010, SI 2010/959 reg 1(1) (read on Thursday 26 November 2026 at "
            "https://legislation.gov.uk/uksi/2010/959/part/1/made/data.html)",
            "  Step 'first': within 20 working days, SI 2010/959 reg 33(1) (read on Thursday 26 "
            "November 2026 at "
            "https://legislation.gov.uk/cy/uksi/2010/959/part/6/made?timeline=false)",
            "  Counting working days: SI 2010/959 reg 2(1) (not read)",
            "    Monday 22 August 2022 is where the count starts; the day itself is not counted",
            "    not a working day: Monday 29 August 2022, Summer bank holiday (statute)",
            "    not a working day: Monday 19 September 2022, Bank Holiday for the State Funeral "
            "of "
            "Queen Elizabeth II (one-off, proclaimed 10 September 2022)",
            "    20 working days lead to Wednesday 21 September 2022",
            "    the last day in time is Wednesday 21 September 2022",
            "  Settled: it rests on no day that can still become a holiday",
            "  Plan for Wednesday 21 September 2022 at the latest, the last working day not after "
            "the limit (advice, not law)",
            "  The child reaches 18 on Tuesday 15 June 2027, which ends this timescale",
            "  Review held on Wednesday 21 September 2022",
            "  on-time: Held on Wednesday 21 September 2022, on the last day in time.",
        }));
}

TEST(Explanation, SaysThatAWeekendDoesNotExtendTheLimitAndWhereAMonthIsTooShort) {
    const auto steps = explained(a_child().looked_after("2023-01-09").review("2023-01-31"),
                                 "2023-02-01", "|england/looked-after-review|2023-01-09|second|2");
    const auto has = [&](const char* text) {
        return std::find(steps.begin(), steps.end(), text) != steps.end();
    };
    EXPECT_TRUE(has("    3 months lead to Sunday 30 April 2023"));
    EXPECT_TRUE(has("    that month has no such day, so it ends on Sunday 30 April 2023"));
    EXPECT_TRUE(
        has("    Sunday 30 April 2023 is not a working day; the limit stays, as nothing in "
            "the regulations extends it"));
    EXPECT_TRUE(
        has("  Plan for Friday 28 April 2023 at the latest, the last working day not after "
            "the limit (advice, not law)"));
}

TEST(Explanation, AnObligationOfAnotherRuleBookIsRefused) {
    const a_child child = a_child().looked_after("2023-01-09");
    const rule_book& rules = timescales_tests::review_rules();
    const evaluation_options options{.as_at = on("2023-01-10")};
    const auto answer = evaluate(rules, child.timeline(), options);
    const auto why =
        explain(rules, child.timeline(), options, answer.obligations[0], answer.rule_book_hash + 1);
    ASSERT_FALSE(why.has_value());
    EXPECT_EQ(why.error().code, error_code::wrong_rule_book);
}

TEST(Explanation, AnUnknownKeyIsRefusedByName) {
    EXPECT_EQ(explained(a_child().looked_after("2023-01-09"), "2023-01-10", "x|y|z"),
              lines{"there is no obligation 'x|y|z' as at 2023-01-10; keys are those that "
                    "evaluation gives for this timeline"});
}

/// The sentence for the last obligation.
std::string said(const a_child& child, const char* as_at) {
    const rule_book& rules = timescales_tests::review_rules();
    const auto answer = evaluate(rules, child.timeline(), {.as_at = on(as_at)});
    return sentence(rules, child.timeline(), answer.obligations.back());
}

TEST(Sentence, OneForEachOutcome) {
    const a_child start = a_child().looked_after("2023-01-09");
    EXPECT_EQ(said(start, "2023-02-01"), "Due by Monday 6 February 2023.");
    EXPECT_EQ(said(start, "2023-02-07"),
              "Overdue: 1 day (1 working day) after the limit of Monday 6 February 2023, and not "
              "held.");
    EXPECT_EQ(said(a_child().looked_after("2023-01-09", "2023-02-06"), "2023-03-01"),
              "Not required: the child ceased to be looked after on Monday 6 February 2023, on or "
              "before the limit of Monday 6 February 2023.");
    EXPECT_EQ(said(a_child().looked_after("2023-01-09", "2023-02-08"), "2023-03-01"),
              "Missed: the child ceased to be looked after on Wednesday 8 February 2023, 2 days (2 "
              "working days) after the limit of Monday 6 February 2023, and none was held.");
    EXPECT_EQ(said(a_child(start).placed_for_adoption("2023-02-01"), "2023-03-01"),
              "Not required: another regime applies from Wednesday 1 February 2023, on or before "
              "the limit of Monday 6 February 2023.");
    EXPECT_EQ(said(a_child().born("2005-02-01").looked_after("2023-01-09"), "2023-01-10"),
              "Not required: the child reaches 18 on Wednesday 1 February 2023, on or before the "
              "limit of Monday 6 February 2023.");
    EXPECT_EQ(
        said(a_child().looked_after("1990-01-09"), "2023-03-01"),
        "Cannot be determined: no version of the law was in force on Tuesday 9 January 1990.");
    EXPECT_EQ(said(a_child().looked_after("2199-12-20"), "2199-12-21"),
              "Cannot be determined: the limit depends on days that the calendar england-and-wales "
              "does not know.");
    EXPECT_EQ(said(a_child().looked_after("2015-01-05").history_from("2017-04-01"), "2017-04-02"),
              "Cannot be determined: what happened before the records begin on Saturday 1 April "
              "2017 decides it: the limit lay between Monday 2 February 2015 and Saturday 30 "
              "September 2017.");
}

}  // namespace
