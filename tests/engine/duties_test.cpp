// What rules can say beyond a chain of reviews: duties per event, conditions, limits made of
// several, counting back, extensions, totals, and what is not known. Each test shows its rule as an
// IRO would write it, and dates worked out by hand.

#include <gtest/gtest.h>

#include "tests/engine/a_child.hpp"
#include "timescales/rules_yaml.hpp"

namespace {

using namespace timescales;
using timescales_tests::line;
using timescales_tests::lines;
using timescales_tests::on;

/// A book of one timescale, `local/duty`, in force from 2011-04-01, with these lines in it.
rule_book rules_of(const std::string& duty, const std::string& steps,
                   const std::string& more_versions = {}) {
    const source_file pack{
        "duty.yaml",
        "format: timescales/1\npack: local\ntimescales:\n"
        "  - id: duty\n    says: A duty.\n    kind: local\n    calendar: england-and-wales\n" +
            duty + "    versions:\n" + more_versions +
            "      - in_force: {from: 2011-04-01, cite: para 1, read: unverified}\n"
            "        instrument: {title: Policy, number: P 1}\n" +
            (steps.find("working days") == std::string::npos
                 ? ""
                 : "        working_days: {definition: sat-sun-christmas-goodfriday-bankholiday, "
                   "calendar: england-and-wales, cite: para 2, read: unverified}\n") +
            "        steps:\n" + steps};
    const auto loaded = load_rule_book({&pack, 1}, built_in_calendars());
    for (const diagnostic& problem : loaded.problems) {
        ADD_FAILURE() << to_string(problem);
    }
    return loaded.value.value_or(timescales_tests::review_rules());
}

constexpr const char* cite = "cite: para 3, read: unverified";

std::string step_line(const std::string& text) {
    return "          - {" + text + ", " + cite + "}\n";
}

/// A case written as a test reads.
class a_case {
  public:
    a_case& born(const char* date) {
        who_.born = on(date);
        return *this;
    }
    a_case& spell(kind_name kind, const char* start, const char* end = nullptr,
                  std::vector<attribute> with = {}) {
        who_.spells.push_back(
            timescales::spell::since(kind, on(start), end != nullptr ? on(end) : optional_date()));
        who_.spells.back().attributes = std::move(with);
        return *this;
    }
    a_case& event(kind_name kind, const char* date, std::vector<attribute> with = {},
                  event_status status = event_status::held) {
        who_.events.push_back({kind, on(date), status, {}, std::move(with)});
        return *this;
    }
    a_case& notified(const char* date) {
        who_.events.back().notified_on = on(date);
        return *this;
    }
    [[nodiscard]] const timeline& who() const { return who_; }

  private:
    timeline who_;
};

lines evaluated(const rule_book& rules, const a_case& what, const char* as_at) {
    lines all;
    for (const obligation& o : evaluate(rules, what.who(), {.as_at = on(as_at)}).obligations) {
        all.push_back(line(rules, o));
    }
    return all;
}

std::vector<notice::kind> notices(const rule_book& rules, const a_case& what, const char* as_at) {
    std::vector<notice::kind> all;
    for (const notice& n : evaluate(rules, what.who(), {.as_at = on(as_at)}).notices) {
        all.push_back(n.what);
    }
    return all;
}

// ---- Duties per event

const rule_book& conferences() {
    static const rule_book rules =
        rules_of("    arises_per: {event: strategy-discussion}\n    met_by: conference\n",
                 step_line("id: conference, within: 15 working days, of: start"));
    return rules;
}

TEST(DutiesPerEvent, EachEventHasItsOwnAndTheyAreMatchedInOrderOfDate) {
    EXPECT_EQ(evaluated(conferences(),
                        a_case()
                            .event("strategy-discussion", "2024-03-04")
                            .event("strategy-discussion", "2024-03-11")
                            .event("conference", "2024-03-20")
                            .event("conference", "2024-03-28"),
                        "2024-05-01"),
              (lines{"conference 2024-03-04 > 2024-03-25: on-time held 2024-03-20",
                     // Good Friday, 29 March, and Easter Monday, 1 April, are not counted.
                     "conference 2024-03-11 > 2024-04-03: on-time held 2024-03-28"}));
}

TEST(DutiesPerEvent, AReferenceMatchesBeforeTheOrderDoes) {
    EXPECT_EQ(evaluated(conferences(),
                        a_case()
                            .event("strategy-discussion", "2024-03-04", {{"id", "a"}})
                            .event("strategy-discussion", "2024-03-11", {{"id", "b"}})
                            .event("conference", "2024-03-20", {{"for", "b"}})
                            .event("conference", "2024-03-28", {{"for", "a"}}),
                        "2024-05-01"),
              (lines{"conference 2024-03-04 > 2024-03-25: late 3/3 held 2024-03-28",
                     "conference 2024-03-11 > 2024-04-03: on-time held 2024-03-20"}));
}

TEST(DutiesPerEvent, AnEventThatAnswersAnotherMeetsNoneOfItsOwn) {
    EXPECT_EQ(evaluated(conferences(),
                        a_case()
                            .event("strategy-discussion", "2024-03-04", {{"id", "a"}})
                            .event("conference", "2024-03-20", {{"for", "elsewhere"}}),
                        "2024-03-22"),
              lines{"conference 2024-03-04 > 2024-03-25: outstanding"});
}

TEST(DutiesPerEvent, TwoOnOneDayHaveKeysOfTheirOwn) {
    const auto who = a_case()
                         .event("strategy-discussion", "2024-03-04")
                         .event("strategy-discussion", "2024-03-04")
                         .who();
    const auto answer = evaluate(conferences(), who, {.as_at = on("2024-03-22")});
    ASSERT_EQ(answer.obligations.size(), 2U);
    EXPECT_EQ(key_of(conferences(), who, answer.obligations[0]),
              "|local/duty|2024-03-04|conference|1");
    EXPECT_EQ(key_of(conferences(), who, answer.obligations[1]),
              "|local/duty|2024-03-04|conference|2");
}

TEST(DutiesPerEvent, ALaterEventJoinsOrRestartsThePendingDuty) {
    const std::string met = "    met_by: conference\n";
    const std::string step = step_line("id: conference, within: 15 working days, of: start");
    const rule_book joins =
        rules_of("    arises_per: {event: strategy-discussion, repeated: joins}\n" + met, step);
    const rule_book restarts =
        rules_of("    arises_per: {event: strategy-discussion, repeated: restarts}\n" + met, step);
    const a_case what = a_case()
                            .event("strategy-discussion", "2024-03-04")
                            .event("strategy-discussion", "2024-03-11")
                            .event("conference", "2024-03-28")
                            .event("strategy-discussion", "2024-05-01");
    EXPECT_EQ(evaluated(joins, what, "2024-05-02"),
              (lines{"conference 2024-03-04 > 2024-03-25: late 3/3 held 2024-03-28",
                     // 6 May is the early May bank holiday.
                     "conference 2024-05-01 > 2024-05-23: outstanding"}));
    EXPECT_EQ(evaluated(restarts, what, "2024-05-02"),
              (lines{"conference 2024-03-11 > 2024-04-03: on-time held 2024-03-28",
                     "conference 2024-05-01 > 2024-05-23: outstanding"}));
}

TEST(DutiesPerEvent, OnlyEventsWithTheAttributesGiveRiseAndMeet) {
    const rule_book rules = rules_of(
        "    arises_per: {event: placement-started, where: {emergency: \"yes\"}}\n"
        "    met_by: {event: notification, where: {form: [letter, email]}}\n",
        step_line("id: notice, within: 5 working days, of: start"));
    EXPECT_EQ(evaluated(rules,
                        a_case()
                            .event("placement-started", "2024-03-04", {{"emergency", "yes"}})
                            .event("placement-started", "2024-03-05", {{"emergency", "no"}})
                            .event("placement-started", "2024-03-06")
                            .event("notification", "2024-03-07", {{"form", "call"}})
                            .event("notification", "2024-03-08", {{"form", "email"}}),
                        "2024-03-20"),
              lines{"notice 2024-03-04 > 2024-03-11: on-time held 2024-03-08"});
}

TEST(DutiesPerEvent, AnEventThatEndsTheDutyMakesItLapse) {
    const rule_book rules = rules_of(
        "    arises_per: {event: complaint}\n    met_by: response\n"
        "    lapses_on: [complaint-withdrawn]\n",
        step_line("id: response, within: 10 working days, of: start"));
    EXPECT_EQ(
        evaluated(
            rules,
            a_case().event("complaint", "2024-03-04").event("complaint-withdrawn", "2024-03-18"),
            "2024-04-10"),
        lines{"response 2024-03-04 > 2024-03-18: not-required"});
    EXPECT_EQ(
        evaluated(
            rules,
            a_case().event("complaint", "2024-03-04").event("complaint-withdrawn", "2024-03-19"),
            "2024-04-10"),
        lines{"response 2024-03-04 > 2024-03-18: missed 1/1"});
    EXPECT_EQ(evaluated(rules,
                        a_case()
                            .event("complaint", "2024-03-04")
                            .event("response", "2024-03-18")
                            .event("complaint-withdrawn", "2024-03-18"),
                        "2024-04-10"),
              lines{"response 2024-03-04 > 2024-03-18: on-time held 2024-03-18"});
}

TEST(DutiesPerEvent, ARuleCanNameTheDayOfNotice) {
    const rule_book rules =
        rules_of("    arises_per: {event: placement-started, dated: notified}\n    met_by: visit\n",
                 step_line("id: visit, within: 7 days, of: start"));
    EXPECT_EQ(
        evaluated(rules, a_case().event("placement-started", "2024-03-04").notified("2024-03-11"),
                  "2024-03-12"),
        lines{"visit 2024-03-11 > 2024-03-18: outstanding"});
    EXPECT_EQ(evaluated(rules, a_case().event("placement-started", "2024-03-04"), "2024-03-12"),
              lines{"visit 2024-03-04 > 2024-03-11: overdue 1/1"});
}

// ---- Counting back, and planned events

const rule_book& reports() {
    static const rule_book rules =
        rules_of("    arises_per: {event: review, planned: true}\n    met_by: report\n",
                 step_line("id: report, at_least: 3 working days, before: start"));
    return rules;
}

TEST(CountingBack, APlannedReviewAnchorsWhatIsDueBeforeIt) {
    EXPECT_EQ(
        evaluated(reports(), a_case().event("review", "2024-01-02", {}, event_status::planned),
                  "2023-12-20"),
        // Not counted: New Year's Day, 30 and 31 December (a weekend). 29, 28, 27 December.
        lines{"report 2024-01-02 > 2023-12-27: outstanding"});
}

TEST(CountingBack, WhatComesBetweenTheLimitAndTheReviewIsLateAndLaterIsMissed) {
    EXPECT_EQ(
        evaluated(reports(), a_case().event("report", "2023-12-28").event("review", "2024-01-02"),
                  "2024-02-01"),
        lines{"report 2024-01-02 > 2023-12-27: late 1/1 held 2023-12-28"});
    EXPECT_EQ(evaluated(reports(), a_case().event("review", "2024-01-02"), "2024-02-01"),
              lines{"report 2024-01-02 > 2023-12-27: missed 6/3"});
}

TEST(CountingBack, EachReviewTakesTheReportsSinceTheOneBefore) {
    EXPECT_EQ(evaluated(reports(),
                        a_case()
                            .event("review", "2024-01-02")
                            .event("report", "2024-03-20")
                            .event("review", "2024-03-27"),
                        "2024-04-10"),
              (lines{"report 2024-01-02 > 2023-12-27: missed 6/3",
                     "report 2024-03-27 > 2024-03-22: on-time held 2024-03-20"}));
}

TEST(CountingBack, ACancelledReviewAnchorsNothing) {
    EXPECT_EQ(
        evaluated(reports(), a_case().event("review", "2024-01-02", {}, event_status::cancelled),
                  "2023-12-20"),
        lines{});
}

TEST(PlannedEvents, AreShownAndNeverMeetALimit) {
    const auto& rules = timescales_tests::review_rules();
    const a_case what = a_case()
                            .born("2010-01-01")
                            .spell("looked-after", "2024-01-08")
                            .event("review", "2024-02-02", {}, event_status::planned);
    const auto answer = evaluate(rules, what.who(), {.as_at = on("2024-02-01")});
    ASSERT_EQ(answer.obligations.size(), 1U);
    EXPECT_EQ(answer.obligations[0].outcome, outcome::outstanding);
    EXPECT_EQ(answer.obligations[0].planned_on, optional_date(on("2024-02-02")));
    EXPECT_EQ(evaluated(rules, what, "2024-02-06"),
              lines{"first 2024-01-08 > 2024-02-05: overdue 1/1"});
}

// ---- Conditions and alternatives

TEST(Alternatives, AgeIsJudgedOnTheDayTheLimitFalls) {
    const rule_book rules = rules_of(
        "    arises_per: looked-after\n    met_by: health-assessment\n",
        "          - id: next\n            repeats: true\n            one_of:\n"
        "              - {when: {age: under 5}, judged_on: limit, within: 6 months, of: start}\n"
        "              - {within: 12 months, of: start}\n            " +
            std::string("cite: para 3\n            read: unverified\n"));
    const auto due = [&](const char* born) {
        return evaluated(rules, a_case().born(born).spell("looked-after", "2024-01-10"),
                         "2024-02-01");
    };
    // Six months on, 10 July 2024, the one is still four and the other turns five.
    EXPECT_EQ(due("2019-07-11"), lines{"next 2024-01-10 > 2024-07-10: outstanding"});
    EXPECT_EQ(due("2019-07-10"), lines{"next 2024-01-10 > 2025-01-10: outstanding"});
}

TEST(Alternatives, WithoutADateOfBirthTheLimitLiesBetweenThem) {
    const rule_book rules =
        rules_of("    arises_per: looked-after\n    met_by: health-assessment\n",
                 "          - id: next\n            one_of:\n"
                 "              - {when: {age: under 5}, within: 6 months, of: start}\n"
                 "              - {within: 12 months, of: start}\n"
                 "            cite: para 3\n            read: unverified\n");
    const a_case what = a_case().spell("looked-after", "2024-01-10");
    EXPECT_EQ(evaluated(rules, what, "2024-02-01"),
              lines{"next 2024-01-10 > 2024-07-10..2025-01-10: outstanding"});
    EXPECT_EQ(evaluated(rules, what, "2024-08-01"),
              lines{"next 2024-01-10 > 2024-07-10..2025-01-10: indeterminate"});
    EXPECT_EQ(evaluated(rules, what, "2025-01-11"),
              lines{"next 2024-01-10 > 2024-07-10..2025-01-10: overdue"});
}

const rule_book& weekly_until_review() {
    static const rule_book rules = rules_of(
        "    arises_per: placement\n    met_by: visit\n",
        step_line("id: first, within: 1 week, of: start") +
            "          - id: next\n            repeats: true\n            one_of:\n"
            "              - {when: {not: {held: review}}, judged_on: limit, within: 1 week, of: "
            "previous}\n"
            "              - {within: 6 weeks, of: previous}\n"
            "            cite: para 3\n            read: unverified\n");
    return rules;
}

TEST(Alternatives, AnIntervalSwitchesOnTheDayAnotherDutyIsMet) {
    const auto since = [](const char* review) {
        a_case what = a_case().spell("placement", "2024-01-01").event("visit", "2024-01-05");
        return review == nullptr ? what : what.event("review", review);
    };
    EXPECT_EQ(evaluated(weekly_until_review(), since(nullptr), "2024-01-06")[1],
              "next 2024-01-05 > 2024-01-12: outstanding");
    EXPECT_EQ(evaluated(weekly_until_review(), since("2024-01-12"), "2024-01-20")[1],
              "next 2024-01-05 > 2024-02-16: outstanding");
    EXPECT_EQ(evaluated(weekly_until_review(), since("2024-01-13"), "2024-01-20")[1],
              "next 2024-01-05 > 2024-01-12: overdue 8/5");
}

TEST(Conditions, DuringFirstAndWithAreJudgedAtTheAnchor) {
    const rule_book rules = rules_of(
        "    arises_per: placement\n    met_by: visit\n",
        "          - id: visit\n            one_of:\n"
        "              - {when: {with: {type: foster}, during: care-order}, within: 1 week, of: "
        "start}\n"
        "              - {when: {any: [{with: {type: [home, hostel]}}, {not: {during: "
        "care-order}}]}, within: 2 weeks, of: start}\n"
        "              - {within: 3 weeks, of: start}\n"
        "            cite: para 3\n            read: unverified\n");
    const auto due = [&](const char* type, bool order) {
        a_case what = a_case().spell("placement", "2024-01-01", nullptr, {{"type", type}});
        if (order) {
            what.spell("care-order", "2023-12-01", "2024-01-02");
        }
        return evaluated(rules, what, "2024-01-02").at(0);
    };
    EXPECT_EQ(due("foster", true), "visit 2024-01-01 > 2024-01-08: outstanding");
    EXPECT_EQ(due("foster", false), "visit 2024-01-01 > 2024-01-15: outstanding");
    EXPECT_EQ(due("hostel", true), "visit 2024-01-01 > 2024-01-15: outstanding");
    EXPECT_EQ(due("kin", true), "visit 2024-01-01 > 2024-01-22: outstanding");
}

TEST(Conditions, TheFirstYearEndsBeforeTheAnniversary) {
    const rule_book rules =
        rules_of("    arises_per: placement\n    met_by: visit\n",
                 step_line("id: first, within: 1 week, of: start") +
                     "          - id: next\n            repeats: true\n            one_of:\n"
                     "              - {when: {first: 1 year}, within: 6 weeks, of: previous}\n"
                     "              - {within: 3 months, of: previous}\n"
                     "            cite: para 3\n            read: unverified\n");
    const auto after = [&](const char* visit) {
        return evaluated(rules,
                         a_case()
                             .spell("placement", "2023-01-10")
                             .event("visit", "2023-01-12")
                             .event("visit", visit),
                         "2024-01-12")
            .back();
    };
    EXPECT_EQ(after("2024-01-09"), "next 2024-01-09 > 2024-02-20: outstanding");
    EXPECT_EQ(after("2024-01-10"), "next 2024-01-10 > 2024-04-10: outstanding");
}

TEST(Conditions, ADutyThatIsNotCalledForDoesNotArise) {
    const rule_book rules = rules_of(
        "    arises_per: looked-after\n    only_if: {not: {during: care-order}}\n"
        "    met_by: care-plan\n",
        step_line("id: plan, within: 10 working days, of: start"));
    EXPECT_EQ(evaluated(rules, a_case().spell("looked-after", "2024-01-08"), "2024-01-09"),
              lines{"plan 2024-01-08 > 2024-01-22: outstanding"});
    EXPECT_EQ(
        evaluated(rules,
                  a_case().spell("looked-after", "2024-01-08").spell("care-order", "2024-01-08"),
                  "2024-01-09"),
        lines{});
    const rule_book by_age = rules_of(
        "    arises_per: looked-after\n    only_if: {age: from 16}\n    met_by: care-plan\n",
        step_line("id: plan, within: 10 working days, of: start"));
    EXPECT_EQ(evaluated(by_age, a_case().spell("looked-after", "2024-01-08"), "2024-01-09"),
              lines{"unknown 2024-01-08 > -..-: indeterminate"});
}

// ---- Limits made of several, and other dates

TEST(Limits, TheEarlierOfTwoPassesOverWhatIsNotThere) {
    const rule_book rules =
        rules_of("    arises_per: {event: conference}\n    met_by: review-conference\n",
                 "          - id: first\n            earliest_of:\n"
                 "              - {within: 10 working days, of: first birth}\n"
                 "              - {within: 3 months, of: start}\n"
                 "            cite: para 3\n            read: unverified\n");
    EXPECT_EQ(evaluated(rules, a_case().event("conference", "2024-01-10"), "2024-02-01"),
              lines{"first 2024-01-10 > 2024-04-10: outstanding"});
    EXPECT_EQ(
        evaluated(rules, a_case().event("conference", "2024-01-10").event("birth", "2024-02-05"),
                  "2024-02-06"),
        lines{"first 2024-02-05 > 2024-02-19: outstanding"});
}

TEST(Limits, TheLaterOfTwoWaitsForBoth) {
    const rule_book rules = rules_of("    arises_per: looked-after\n    met_by: needs-assessment\n",
                                     "          - id: assessment\n            latest_of:\n"
                                     "              - {within: 3 months, of: start}\n"
                                     "              - {within: 3 months, of: birthday 16}\n"
                                     "            cite: para 3\n            read: unverified\n");
    // The law in force on the birthday counts, though none was on the day the child came in.
    EXPECT_EQ(evaluated(rules, a_case().born("2000-05-01").spell("looked-after", "2009-01-01"),
                        "2016-06-01"),
              lines{"assessment 2016-05-01 > 2016-08-01: outstanding"});
    EXPECT_EQ(evaluated(rules, a_case().born("2000-05-01").spell("looked-after", "2017-01-31"),
                        "2017-03-01"),
              lines{"assessment 2017-01-31 > 2017-04-30: outstanding"});
    EXPECT_EQ(evaluated(rules, a_case().spell("looked-after", "2017-01-31"), "2017-03-01"),
              lines{"assessment 2017-01-31 > -..-: indeterminate"});
}

TEST(Limits, BeginningWithCountsTheDay) {
    const rule_book rules =
        rules_of("    arises_per: {event: application-issued}\n    met_by: disposal\n",
                 step_line("id: disposal, within: 26 weeks, beginning_with: start"));
    EXPECT_EQ(evaluated(rules, a_case().event("application-issued", "2024-01-08"), "2024-02-01"),
              lines{"disposal 2024-01-08 > 2024-07-07: outstanding"});
}

TEST(Limits, OnceInEachCalendarMonth) {
    const rule_book rules =
        rules_of("    arises_per: home-registered\n    met_by: visit\n",
                 step_line("id: first, each: calendar-month, of: start") +
                     step_line("id: next, each: calendar-month, of: previous, repeats: true"));
    EXPECT_EQ(evaluated(rules,
                        a_case()
                            .spell("home-registered", "2024-01-10")
                            .event("visit", "2024-01-31")
                            .event("visit", "2024-02-29")
                            .event("visit", "2024-03-01"),
                        "2024-03-02"),
              (lines{"first 2024-01-10 > 2024-01-31: on-time held 2024-01-31",
                     "next 2024-01-31 > 2024-02-29: on-time held 2024-02-29",
                     "next 2024-02-29 > 2024-03-31: on-time held 2024-03-01",
                     "next 2024-03-01 > 2024-04-30: outstanding"}));
}

TEST(Limits, OnceInEachSchoolTermNeedsTheTerms) {
    const rule_book rules =
        rules_of("    arises_per: looked-after\n    met_by: education-plan\n",
                 step_line("id: first, within: 20 working days, of: start") +
                     step_line("id: next, each: school-term, of: previous, repeats: true"));
    const a_case what =
        a_case().spell("looked-after", "2024-09-09").event("education-plan", "2024-09-20");
    EXPECT_EQ(evaluated(rules, what, "2024-10-01").back(), "next 2024-09-20 > -..-: indeterminate");
    const calendar_layer terms{.name = "terms",
                               .kind = layer_kind::school_term,
                               .author = "Head of Schools",
                               .reason = "terms",
                               .covered_from = on("2024-09-01"),
                               .covered_to = on("2025-08-31"),
                               .days = {{on("2024-09-03"), on("2024-12-20"), "Autumn"},
                                        {on("2025-01-06"), on("2025-04-04"), "Spring"}}};
    EXPECT_EQ(evaluated(rules.with_school_terms(terms).value(), what, "2024-10-01").back(),
              "next 2024-09-20 > 2025-04-04: outstanding");
}

TEST(Limits, HoursAreKeptAsDaysAndSaySo) {
    const rule_book rules = rules_of("    arises_per: {event: returned}\n    met_by: interview\n",
                                     step_line("id: interview, within: 72 hours, of: start"));
    const auto answer = evaluate(rules, a_case().event("returned", "2024-03-01").who(),
                                 {.as_at = on("2024-03-02")});
    ASSERT_EQ(answer.obligations.size(), 1U);
    EXPECT_EQ(line(rules, answer.obligations[0]), "interview 2024-03-01 > 2024-03-04: outstanding");
    EXPECT_TRUE(answer.obligations[0].degraded);
}

TEST(Limits, ALimitCountedFromADayWithoutLawSaysSo) {
    // Law was in force when the child came in, and none on the birthday that is counted from.
    const rule_book rules =
        rules_of("    arises_per: looked-after\n    met_by: assessment\n",
                 step_line("id: assessment, within: 3 months, of: birthday 16"));
    const a_case before = a_case().born("1995-03-31").spell("looked-after", "2011-06-01");
    EXPECT_EQ(evaluated(rules, before, "2012-01-01"),
              lines{"unknown 2011-06-01 > -..-: indeterminate"});
    EXPECT_EQ(evaluate(rules, before.who(), {.as_at = on("2012-01-01")}).obligations.at(0).reason,
              reason::no_version);
    EXPECT_EQ(evaluated(rules, a_case().born("1995-04-01").spell("looked-after", "2011-06-01"),
                        "2011-06-15"),
              lines{"assessment 2011-04-01 > 2011-07-01: outstanding"});
}

TEST(Limits, AWindowThatOpensLaterTakesNoEventBeforeIt) {
    const rule_book rules =
        rules_of("    arises_per: {event: disruption}\n    met_by: meeting\n",
                 step_line("id: meeting, not_before: 28 days, within: 42 days, of: start"));
    const a_case early = a_case().event("disruption", "2024-03-01").event("meeting", "2024-03-28");
    EXPECT_EQ(evaluated(rules, early, "2024-04-20"),
              lines{"meeting 2024-03-01 > 2024-04-12: overdue 8/5"});
    EXPECT_EQ(notices(rules, early, "2024-04-20"),
              std::vector<notice::kind>{notice::kind::event_too_soon});
    EXPECT_EQ(
        evaluated(rules, a_case().event("disruption", "2024-03-01").event("meeting", "2024-03-29"),
                  "2024-04-20"),
        lines{"meeting 2024-03-01 > 2024-04-12: on-time held 2024-03-29"});
}

TEST(Limits, AWindowThatOpensLaterTakesNoAnswerToAnotherEvent) {
    const rule_book rules =
        rules_of("    arises_per: {event: disruption}\n    met_by: meeting\n",
                 step_line("id: meeting, not_before: 28 days, within: 42 days, of: start"));
    const a_case two = a_case()
                           .event("disruption", "2024-03-01", {{"id", "a"}})
                           .event("meeting", "2024-03-20", {{"for", "a"}})
                           .event("meeting", "2024-04-02", {{"for", "b"}})
                           .event("meeting", "2024-04-10", {{"for", "a"}});
    EXPECT_EQ(evaluated(rules, two, "2024-04-20"),
              lines{"meeting 2024-03-01 > 2024-04-12: on-time held 2024-04-10"});
}

TEST(Limits, AnotherTimescalesLimitIsADateToCountFrom) {
    const source_file pack{
        "two.yaml",
        "format: timescales/1\npack: local\ntimescales:\n"
        "  - id: early-review\n    says: A review asked for comes before the ordinary limit.\n"
        "    kind: local\n    arises_per: {event: review-requested}\n    met_by: review\n"
        "    calendar: england-and-wales\n    versions:\n"
        "      - in_force: {from: 2011-04-01, cite: para 1, read: unverified}\n"
        "        instrument: {title: Policy, number: P 1}\n        steps:\n"
        "          - {id: review, before: limit of local/review, cite: para 2, read: unverified}\n"
        "  - id: review\n    says: Reviews.\n    kind: local\n    arises_per: looked-after\n"
        "    met_by: review\n    calendar: england-and-wales\n    versions:\n"
        "      - in_force: {from: 2011-04-01, cite: para 1, read: unverified}\n"
        "        instrument: {title: Policy, number: P 1}\n        steps:\n"
        "          - {id: first, within: 4 weeks, of: start, cite: para 2, read: unverified}\n"
        "          - {id: next, within: 6 months, of: previous, repeats: true, cite: para 2, read: "
        "unverified}\n"};
    const auto loaded = load_rule_book({&pack, 1}, built_in_calendars());
    ASSERT_TRUE(loaded.value) << to_string(loaded.problems.at(0));
    const a_case what = a_case()
                            .spell("looked-after", "2024-01-01")
                            .event("review", "2024-01-20")
                            .event("review-requested", "2024-03-01")
                            .event("review", "2024-07-20");
    EXPECT_EQ(evaluated(*loaded.value, what, "2024-08-01").at(0),
              "review 2024-07-20 > 2024-07-19: late 1/0 held 2024-07-20");
}

// ---- Extensions, ends and totals

const rule_book& temporary_approvals() {
    static const rule_book rules = rules_of(
        "    arises_per: temporary-approval\n    met_by: end\n",
        "          - id: end\n            within: 16 weeks\n            of: start\n"
        "            extended_by:\n"
        "              - {event: approval-extended, for: 8 weeks, cite: para 4, read: unverified}\n"
        "            cite: para 3\n            read: unverified\n");
    return rules;
}

TEST(Ends, TheEndOfASpellMeetsALimitOnItsLength) {
    EXPECT_EQ(
        evaluated(temporary_approvals(),
                  a_case().spell("temporary-approval", "2024-01-01", "2024-04-22"), "2024-08-01"),
        lines{"end 2024-01-01 > 2024-04-22: on-time held 2024-04-22"});
    EXPECT_EQ(
        evaluated(temporary_approvals(),
                  a_case().spell("temporary-approval", "2024-01-01", "2024-04-23"), "2024-08-01"),
        lines{"end 2024-01-01 > 2024-04-22: late 1/1 held 2024-04-23"});
    EXPECT_EQ(evaluated(temporary_approvals(), a_case().spell("temporary-approval", "2024-01-01"),
                        "2024-04-24"),
              lines{"end 2024-01-01 > 2024-04-22: overdue 2/2"});
}

TEST(Extensions, OneInTimePutsTheLimitOffOnceOnly) {
    EXPECT_EQ(evaluated(temporary_approvals(),
                        a_case()
                            .spell("temporary-approval", "2024-01-01")
                            .event("approval-extended", "2024-04-22")
                            .event("approval-extended", "2024-05-01"),
                        "2024-06-18"),
              lines{"end 2024-01-01 > 2024-06-17: overdue 1/1"});
    EXPECT_EQ(evaluated(temporary_approvals(),
                        a_case()
                            .spell("temporary-approval", "2024-01-01")
                            .event("approval-extended", "2024-04-23"),
                        "2024-04-24"),
              lines{"end 2024-01-01 > 2024-04-22: overdue 2/2"});
}

TEST(Totals, TheLimitIsTheLastDayBeforeTheTotalIsExceeded) {
    const rule_book rules = rules_of("    arises_per: short-break\n    met_by: end\n",
                                     step_line("id: total, at_most: 75 days, in_any: 12 months"));
    // 60 days before, of which all lie within the twelve months: 15 are left.
    EXPECT_EQ(evaluated(rules,
                        a_case()
                            .spell("short-break", "2024-01-01", "2024-03-01")
                            .spell("short-break", "2024-06-01"),
                        "2024-06-02"),
              (lines{"total 2024-01-01 > 2024-03-16: on-time held 2024-03-01",
                     "total 2024-06-01 > 2024-06-16: outstanding"}));
    // A year later none of them counts any more.
    EXPECT_EQ(evaluated(rules,
                        a_case()
                            .spell("short-break", "2024-01-01", "2024-03-01")
                            .spell("short-break", "2025-03-01"),
                        "2025-03-02")
                  .back(),
              "total 2025-03-01 > 2025-05-15: outstanding");
}

// ---- Meetings in parts

TEST(Parts, TheFirstOrTheLastPartCounts) {
    const auto rules = [](const char* part) {
        return rules_of("    arises_per: looked-after\n    met_by: {event: review, part: " +
                            std::string(part) + "}\n",
                        step_line("id: first, within: 20 working days, of: start"));
    };
    const a_case what = a_case()
                            .spell("looked-after", "2023-02-27")
                            .event("review", "2023-03-27", {{"id", "r1"}})
                            .event("review", "2023-04-03", {{"part-of", "r1"}})
                            .event("review", "2023-04-14", {{"part-of", "r1"}});
    EXPECT_EQ(evaluated(rules("first"), what, "2023-05-01"),
              lines{"first 2023-02-27 > 2023-03-27: on-time held 2023-03-27"});
    EXPECT_EQ(evaluated(rules("last"), what, "2023-05-01"),
              lines{"first 2023-02-27 > 2023-03-27: late 18/12 held 2023-04-14"});
    EXPECT_EQ(
        notices(rules("first"), what, "2023-05-01"),
        (std::vector<notice::kind>{notice::kind::event_is_part, notice::kind::event_is_part}));
}

TEST(Parts, AMeetingOutsideTheSeriesMeetsNothing) {
    const a_case what = a_case()
                            .born("2010-01-01")
                            .spell("looked-after", "2023-02-27")
                            .event("review", "2023-03-20", {{"outside-series", "yes"}});
    EXPECT_EQ(evaluated(timescales_tests::review_rules(), what, "2023-03-21"),
              lines{"first 2023-02-27 > 2023-03-27: outstanding"});
    EXPECT_EQ(notices(timescales_tests::review_rules(), what, "2023-03-21"),
              std::vector<notice::kind>{notice::kind::event_outside_series});
}

TEST(Early, OneJustBeforeTheStartMeetsTheFirstStepToo) {
    const rule_book rules = rules_of(
        "    arises_per: looked-after\n    met_by: {event: health-assessment, early: 3 months}\n",
        step_line("id: first, within: 20 working days, of: start"));
    const auto with = [&](const char* assessed) {
        return evaluated(
            rules,
            a_case().spell("looked-after", "2024-06-10").event("health-assessment", assessed),
            "2024-06-11");
    };
    EXPECT_EQ(with("2024-03-10"), lines{"first 2024-06-10 > 2024-07-08: on-time held 2024-03-10"});
    EXPECT_EQ(with("2024-03-09"), lines{"first 2024-06-10 > 2024-07-08: outstanding"});
}

// ---- Several timescales over one case

TEST(Notices, WhatNoTimescaleCouldUseIsSaidOnce) {
    const auto& rules = built_in_rule_book();
    const a_case what = a_case()
                            .born("2010-01-01")
                            .spell("looked-after", "2023-02-27")
                            .event("review", "2023-03-20")
                            .event("review", "2023-02-20");
    const auto answer = evaluate(rules, what.who(), {.as_at = on("2023-03-21")});
    ASSERT_EQ(answer.notices.size(), 1U);
    EXPECT_EQ(answer.notices[0].what, notice::kind::event_outside_spells);
    EXPECT_EQ(answer.notices[0].date, on("2023-02-20"));
}

// ---- Versions

TEST(Versions, ALawWithNoVersionOnTheDaySaysSo) {
    const auto answer =
        evaluate(conferences(), a_case().event("strategy-discussion", "2011-03-31").who(),
                 {.as_at = on("2011-05-01")});
    ASSERT_EQ(answer.obligations.size(), 1U);
    EXPECT_EQ(answer.obligations[0].outcome, outcome::indeterminate);
    EXPECT_EQ(answer.obligations[0].reason, reason::no_version);
}

}  // namespace
