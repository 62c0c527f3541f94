// What a rule book makes of calendars as they were known, and of layers.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/laws/random_authority.hpp"
#include "tests/review_rules.hpp"
#include "tests/time/days.hpp"
#include "timescales/timescales.hpp"

namespace {

using namespace timescales;
using timescales_tests::day;
using timescales_tests::random_authority;
using timescales_tests::text;

timeline looked_after(std::string_view from) {
    timeline child;
    child.id = "1";
    child.spells.push_back(spell::since("looked-after", day(from)));
    return child;
}

std::string first_due(const rule_book& rules, std::string_view from, std::string_view as_at) {
    return text(evaluate(rules, looked_after(from), {.as_at = day(as_at)}).obligations.at(0).due);
}

TEST(CalendarRuleBook, KnowsTheStateFuneralFromItsAnnouncement) {
    const rule_book& final = timescales_tests::review_rules();
    const rule_book before = final.as_known_on(day("2022-09-09")).value();
    const rule_book after = final.as_known_on(day("2022-09-10")).value();
    EXPECT_EQ(first_due(before, "2022-08-22", "2022-09-09"), "2022-09-20");
    EXPECT_EQ(first_due(after, "2022-08-22", "2022-09-09"), "2022-09-21");
    EXPECT_EQ(first_due(final, "2022-08-22", "2022-09-09"), "2022-09-21");
    EXPECT_EQ(first_due(before, "2022-08-25", "2022-09-09"), "2022-09-23");
    EXPECT_EQ(first_due(final, "2022-08-25", "2022-09-09"), "2022-09-26");
}

TEST(CalendarRuleBook, CertaintyIsThatOfTheDay) {
    const rule_book& final = timescales_tests::review_rules();
    const rule_book before = final.as_known_on(day("2022-09-09")).value();
    const auto evaluated = [&](const rule_book& rules) {
        return evaluate(rules, looked_after("2022-08-22"), {.as_at = day("2022-09-09")})
            .obligations.at(0);
    };
    EXPECT_EQ(evaluated(before).certainty, certainty::announced);
    EXPECT_EQ(text(evaluated(before).due_earliest), "none");
    // Before the holidays of 2022 had been published.
    const rule_book much_before = final.as_known_on(day("2020-11-11")).value();
    EXPECT_EQ(evaluated(much_before).certainty, certainty::projected);
    EXPECT_EQ(text(evaluated(much_before).due), "2022-09-20");
    EXPECT_EQ(text(evaluated(much_before).due_earliest), "2022-09-19");
    EXPECT_EQ(text(evaluated(much_before).due_latest), "2022-09-21");
    EXPECT_EQ(evaluated(final).certainty, certainty::settled);
    EXPECT_EQ(text(evaluated(final).due_earliest), "none");
    EXPECT_EQ(text(evaluated(final).due_latest), "none");
}

TEST(CalendarRuleBook, HashTellsWhatWasKnownApart) {
    const rule_book& final = timescales_tests::review_rules();
    const rule_book before = final.as_known_on(day("2022-09-09")).value();
    const rule_book after = final.as_known_on(day("2022-09-10")).value();
    EXPECT_NE(before.content_hash(), final.content_hash());
    EXPECT_NE(before.content_hash(), after.content_hash());
    EXPECT_NE(after.content_hash(), final.content_hash());
    EXPECT_EQ(final.as_known_on(day("2022-09-09"))->content_hash(), before.content_hash());
    // Of the three, the one that the rules count with.
    ASSERT_EQ(before.calendars().size(), 1U);
    EXPECT_EQ(before.calendars()[0].name(), "england-and-wales");
    for (const working_calendar& calendar : before.calendars()) {
        EXPECT_EQ(text(calendar.known_on()), "2022-09-09");
    }
    EXPECT_EQ(before.timescales().size(), final.timescales().size());
}

TEST(CalendarRuleBook, BeforeKnowledgeBegins) {
    const auto refused = timescales_tests::review_rules().as_known_on(day("1998-08-31"));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, error_code::outside_coverage);
    EXPECT_EQ(refused.error().message,
              "what was known of the calendar england-and-wales on 1998-08-31 is not recorded; it "
              "is from 1998-09-01 on");
}

calendar_layer closure(std::vector<layer_days> days) {
    return {.name = "northmere-closures",
            .kind = layer_kind::closure,
            .author = "Head of Facilities",
            .reason = "offices closed",
            .covered_from = day("1971-01-01"),
            .covered_to = max_date,
            .days = std::move(days)};
}

TEST(CalendarRuleBook, PlansAroundAClosure) {
    const calendar_layer closed = closure({{day("2017-12-27"), day("2018-01-05"), "Christmas"}});
    const rule_book& final = timescales_tests::review_rules();
    const rule_book planned = final.planned_with({&closed, 1}).value();
    const auto first = [](const rule_book& rules) {
        return evaluate(rules, looked_after("2017-12-04"), {.as_at = day("2017-12-10")})
            .obligations.at(0);
    };
    EXPECT_EQ(text(first(final).due), "2018-01-04");
    EXPECT_EQ(text(first(planned).due), "2018-01-04");
    EXPECT_EQ(text(first(final).plan_by), "2018-01-04");
    EXPECT_EQ(text(first(planned).plan_by), "2017-12-22");
    EXPECT_NE(planned.content_hash(), final.content_hash());
}

/// Whoever the child: only `plan_by` moves, and only to an earlier day that the layer leaves open.
TEST(CalendarRuleBook, ALayerMovesPlanByAndNothingElse) {
    random_authority random(1'017);
    std::vector<layer_days> days;
    for (int year = 2014; year <= 2022; ++year) {
        const std::string y = std::to_string(year);
        days.push_back({day(y + "-07-20"), day(y + "-08-31"), "Summer"});
        days.push_back({day(y + "-12-20"), day(y + "-12-31"), "Christmas"});
        days.push_back({day(y + "-01-01"), day(y + "-01-05"), "New Year"});
        days.push_back({day(y + "-04-02"), day(y + "-04-15"), "Easter"});
    }
    const calendar_layer closed = closure(days);
    const rule_book& final = timescales_tests::review_rules();
    const rule_book planned = final.planned_with({&closed, 1}).value();
    std::size_t compared = 0;
    std::size_t moved = 0;
    for (int i = 0; i < 2'000; ++i) {
        const timeline child = random.child(day("2015-01-01"));
        const evaluation_options options{.as_at = day("2018-03-31"), .project = 2};
        const evaluation before = evaluate(final, child, options);
        const evaluation after = evaluate(planned, child, options);
        ASSERT_EQ(before.obligations.size(), after.obligations.size());
        ASSERT_EQ(before.notices, after.notices);
        for (std::size_t k = 0; k < before.obligations.size(); ++k) {
            const obligation& a = before.obligations[k];
            obligation b = after.obligations[k];
            if (a.plan_by != b.plan_by) {
                ++moved;
                ASSERT_TRUE(a.plan_by && b.plan_by);
                ASSERT_LT(*b.plan_by, *a.plan_by);
                for (const layer_days& stretch : days) {
                    ASSERT_FALSE(stretch.from <= *b.plan_by && *b.plan_by <= stretch.to);
                }
            }
            b.plan_by = a.plan_by;
            ASSERT_EQ(a, b);  // due, outcome, working days late, and everything else
            ++compared;
        }
    }
    EXPECT_GT(compared, 6'000U);
    EXPECT_GT(moved, 500U);
}

TEST(CalendarRuleBook, PlansByALayerAsItWasKnown) {
    const calendar_layer closed = closure({{day("2022-09-20"), day("2022-09-20"), "Flood"}});
    const rule_book planned = timescales_tests::review_rules().planned_with({&closed, 1}).value();
    const rule_book then = planned.as_known_on(day("2022-09-09")).value();
    const auto first = [](const rule_book& rules) {
        return evaluate(rules, looked_after("2022-08-22"), {.as_at = day("2022-09-09")})
            .obligations.at(0);
    };
    EXPECT_EQ(text(first(then).due), "2022-09-20");
    EXPECT_EQ(text(first(then).plan_by), "2022-09-19");
    EXPECT_EQ(text(first(planned).due), "2022-09-21");
    EXPECT_EQ(text(first(planned).plan_by), "2022-09-21");
}

TEST(CalendarRuleBook, RefusesALayerThatCannotBeLaid) {
    const calendar_layer wrong = closure({{day("2022-09-20"), day("2022-09-19"), "Flood"}});
    const auto refused = timescales_tests::review_rules().planned_with({&wrong, 1});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, error_code::invalid_argument);
    EXPECT_EQ(refused.error().message,
              "in the layer northmere-closures, 'Flood' ends on 2022-09-19, before it begins on "
              "2022-09-20; swap the two");
}

}  // namespace
