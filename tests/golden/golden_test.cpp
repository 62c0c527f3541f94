#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>
#include <vector>

#include "tests/formats/temporary_folder.hpp"
#include "tests/golden/golden_rows.hpp"
#include "tests/review_rules.hpp"
#include "timescales/engine.hpp"
#include "timescales/obligation.hpp"
#include "timescales/period.hpp"
#include "timescales/rule_book.hpp"
#include "timescales/rules_yaml.hpp"
#include "timescales/ssda903.hpp"
#include "timescales/working_calendar.hpp"

namespace timescales {
namespace {

using timescales_tests::golden_row;
using timescales_tests::golden_row_of;
using timescales_tests::golden_rows;
using timescales_tests::judged;
using timescales_tests::left_out_rows;
using timescales_tests::person;
using timescales_tests::says;
using timescales_tests::split;
using timescales_tests::sum;
using timescales_tests::temporary_folder;
using timescales_tests::values_of;

constexpr std::size_t rows_covered = 157;
constexpr std::size_t rows_left_out = 4;

civil_date day(std::string_view written) {
    return civil_date::parse(written).value();
}

std::string text(optional_date date) {
    return date ? std::string(to_text(*date)) : "none";
}

const working_calendar& england_and_wales() {
    return *built_in_calendar("england-and-wales");
}

// ---- the library's answers ---------------------------------------------------------------------

counting_policy policy_of(const sum& asked) {
    const std::map<std::string, month_end> ends{{"", month_end::corresponding},
                                                {"corresponding", month_end::corresponding},
                                                {"next-day", month_end::next_day},
                                                {"refuse", month_end::refuse}};
    const std::map<std::string, roll> rolls{{"", roll::none},
                                            {"next", roll::next},
                                            {"previous", roll::previous},
                                            {"sunday-or-holiday", roll::sunday_or_holiday}};
    return {.first = asked.beginning_with ? first_day::included : first_day::excluded,
            .month_end = ends.at(asked.month_end),
            .direction = asked.before ? direction::before : direction::after,
            .roll = rolls.at(asked.roll),
            .clear = asked.clear};
}

working_calendar calendar_of(const sum& asked) {
    const working_calendar& calendar =
        asked.calendar.empty() ? england_and_wales() : *built_in_calendar(asked.calendar);
    return asked.known_on.empty() ? calendar : calendar.as_known_on(day(asked.known_on)).value();
}

std::string added(const sum& asked) {
    const working_calendar calendar = calendar_of(asked);
    const result<reckoning> answer =
        add(day(asked.start), parse_period(asked.period).value(), policy_of(asked), &calendar);
    if (answer) {
        return text(answer->date);
    }
    return answer.error().code == error_code::ambiguous_month_end ? "AMBIGUOUS"
                                                                  : answer.error().message;
}

rule_book rule_book_of(std::string_view timescale) {
    return built_in_rule_book().only({&timescale, 1}).value();
}

std::vector<judged> evaluated(const person& who) {
    timeline child;
    const kind_name kind = kind_name::from(who.kind).value();
    for (const auto& [start, end] : who.spells) {
        child.spells.push_back(
            spell::since(kind, day(start), end.empty() ? optional_date() : day(end)));
    }
    for (const std::string& held : who.reviews) {
        child.events.push_back({"review", day(held)});
    }
    child.born = who.born.empty() ? optional_date() : day(who.born);
    std::vector<judged> answer;
    const evaluation all = evaluate(rule_book_of(who.timescale), child, {.as_at = day(who.as_at)});
    for (const obligation& one : all.obligations) {
        answer.push_back({text(one.due), std::string(to_string(one.outcome)),
                          one.days_late ? std::to_string(*one.days_late) : "none"});
    }
    return answer;
}

// ---- the files ---------------------------------------------------------------------------------

TEST(GoldenRows, EveryIdIsCoveredOrLeftOut) {
    std::set<std::string> ids;
    for (const golden_row& row : golden_rows()) {
        EXPECT_TRUE(ids.insert(row.id).second) << row.id << " is there twice";
        EXPECT_FALSE(row.why.empty()) << row.id;
        EXPECT_FALSE(row.expected.empty()) << row.id;
    }
    EXPECT_EQ(ids.size(), rows_covered);
    const auto left_out = left_out_rows();
    for (const auto& [id, reason] : left_out) {
        EXPECT_TRUE(ids.insert(id).second) << id << " is there twice";
        EXPECT_FALSE(reason.empty()) << id;
    }
    EXPECT_EQ(left_out.size(), rows_left_out);
    EXPECT_EQ(ids.size(), rows_covered + rows_left_out);
}

TEST(GoldenRows, EveryKindIsPassedThroughTheLibrary) {
    std::map<std::string, int> kinds;
    for (const golden_row& row : golden_rows()) {
        ++kinds[row.kind];
    }
    const std::map<std::string, int> expected{{"add_period", 16},
                                              {"adjourned_review", 1},
                                              {"attain_age", 6},
                                              {"calendar_within", 9},
                                              {"clear_days_before", 2},
                                              {"duty", 2},
                                              {"months_beginning_with", 5},
                                              {"months_within", 33},
                                              {"period_logic", 9},
                                              {"property", 4},
                                              {"review_chain", 8},
                                              {"series_of_meetings", 1},
                                              {"timeliness", 5},
                                              {"within_days", 1},
                                              {"working_days_before", 1},
                                              {"working_days_within", 52},
                                              {"years_within", 2}};
    EXPECT_EQ(kinds, expected);
}

// ---- dates and periods -------------------------------------------------------------------------

TEST(Golden, SumsOfDatesAndPeriods) {
    int passed = 0;
    for (const golden_row& row : golden_rows()) {
        if (is_sum(row)) {
            expect_sum(row, added);
            ++passed;
        }
    }
    EXPECT_EQ(passed, 125);
}

TEST(Golden, RolledBackIsTheDateToPlanBy) {
    int passed = 0;
    for (const golden_row& row : golden_rows()) {
        if (!says(row, "roll=previous")) {
            continue;
        }
        const civil_date limit = add(day(row.start), parse_period(row.period).value()).value().date;
        EXPECT_EQ(text(england_and_wales().on_or_before(limit)), row.expected) << row.id;
        ++passed;
    }
    EXPECT_EQ(passed, 2);
}

TEST(Golden, AgesAttained) {
    int passed = 0;
    for (const golden_row& row : golden_rows()) {
        if (row.kind != "attain_age") {
            continue;
        }
        const auto convention = values_of(row, "birthday").at(0) == "28-february"
                                    ? leap_birthday::last_of_february
                                    : leap_birthday::first_of_march;
        const period age = parse_period(row.period).value();
        ASSERT_EQ(age.unit(), period_unit::years) << row.id;
        EXPECT_EQ(text(attains_age(day(row.start), age.amount(), convention)), row.expected)
            << row.id << ": " << row.why;
        ++passed;
    }
    EXPECT_EQ(passed, 6);
}

// ---- chains ------------------------------------------------------------------------------------

/// The limits of the steps in force on a day, the repeating one as often as it takes to have three.
std::vector<std::string> first_three_limits(const timescale& duty, civil_date anchor) {
    std::vector<std::string> limits;
    for (const version& law : duty.versions) {
        if (!law.in_force_on(anchor)) {
            continue;
        }
        for (const step& one : law.steps) {
            limits.push_back(to_string(one.limits.front().length));
        }
        while (limits.size() < 3 && law.steps.back().repeats) {
            limits.push_back(to_string(law.steps.back().limits.front().length));
        }
    }
    return limits;
}

TEST(Golden, PersonsAndTheirReviews) {
    int passed = 0;
    for (const golden_row& row : golden_rows()) {
        if (is_about_a_person(row)) {
            expect_person(row, evaluated);
            ++passed;
        }
    }
    EXPECT_EQ(passed, 8 + 5 + 2 + 4);
}

TEST(Golden, ChainsHaveTheLimitsOfTheRow) {
    int passed = 0;
    for (const golden_row& row : golden_rows()) {
        if (row.kind != "review_chain") {
            continue;
        }
        const timescale* duty = built_in_rule_book().find(
            row.id == "CH-014" ? "england/short-breaks-review" : "england/looked-after-review");
        ASSERT_NE(duty, nullptr);
        EXPECT_EQ(first_three_limits(*duty, day(row.start)), split(row.period, '|')) << row.id;
        ++passed;
    }
    EXPECT_EQ(passed, 8);
}

TEST(Golden, AnAdjournedReviewIsCompletedInTwentyWorkingDays) {
    const golden_row& row = golden_row_of("CH-017");
    constexpr std::string_view guidance = "england-guidance";
    const rule_book rules = built_in_rule_book({&guidance, 1}).value();
    timeline child;
    child.events.push_back({"review-adjourned", day(row.start)});
    const evaluation answer = evaluate(rules, child, {.as_at = day(row.start)});
    ASSERT_EQ(answer.obligations.size(), 1U);
    EXPECT_EQ(text(answer.obligations[0].due), row.expected) << row.why;
}

TEST(Golden, AReviewHeldInPartsIsDatedByItsCompletionWhereARuleSaysSo) {
    const golden_row& row = golden_row_of("CH-019");
    timescale by_completion = timescales_tests::review_rules().timescales()[0];
    by_completion.met_by.part = counted_part::last;
    const auto calendars = timescales_tests::review_rules().calendars();
    const rule_book rules({.timescales = {&by_completion, 1},
                           .calendars = {calendars.begin(), calendars.end()},
                           .owner = {}});
    timeline child;
    child.spells.push_back(spell::since("looked-after", day("2023-03-06")));
    for (const std::string& part : values_of(row, "held")) {
        child.events.push_back({"review", day(part), event_status::held, {}, {}});
        child.events.back().attributes = {child.events.size() == 1 ? attribute{"id", "r1"}
                                                                   : attribute{"part-of", "r1"}};
    }
    const evaluation answer = evaluate(rules, child, {.as_at = day("2023-05-01")});
    ASSERT_FALSE(answer.obligations.empty());
    EXPECT_EQ(text(answer.obligations[0].met_on), row.expected) << row.why;
}

TEST(Golden, BothChainsRunUntilAChildIsPlacedForAdoption) {
    const golden_row& row = golden_row_of("PE-013");
    timeline child;
    child.spells.push_back(spell::since("looked-after", day("2022-05-02")));
    child.spells.push_back(spell::since("authority-to-place", day("2023-01-31")));
    for (const char* held : {"2022-05-20", "2022-08-10", "2023-02-06"}) {
        child.events.push_back({"review", day(held)});
    }
    std::vector<std::string> limits;
    for (const std::string_view name :
         {"england/looked-after-review", "england/adoption-review-unplaced"}) {
        const evaluation answer = evaluate(rule_book_of(name), child, {.as_at = day("2023-02-07")});
        limits.push_back(text(answer.obligations.back().due));
    }
    EXPECT_EQ(limits, split(row.expected, '|')) << row.why;
}

// ---- episodes of a return ----------------------------------------------------------------------

std::string in_the_return(const std::string& date) {
    return date.empty() ? ""
                        : date.substr(8, 2) + "/" + date.substr(5, 2) + "/" + date.substr(0, 4);
}

/// Reads the episodes of a row as the year to 31 March 2023. `rec` is why those with an end ended.
ssda903_return read_episodes(const golden_row& row, const std::string& rec) {
    const temporary_folder folder;
    std::string episodes = "CHILD,DECOM,RNE,LS,PLACE,DEC,REC\n";
    for (const std::string& episode : values_of(row, "episodes")) {
        const std::string code = episode.substr(0, episode.find(':'));
        const std::string dates = episode.substr(episode.find(':') + 1);
        const std::string start = dates.substr(0, dates.find(".."));
        const std::string end = dates.substr(dates.find("..") + 2);
        const bool short_break = code == "V3";
        episodes += "A," + in_the_return(start) + "," + (short_break ? "S" : code) + "," +
                    (short_break ? "V3" : "C2") + ",U1," + in_the_return(end) + "," +
                    (end.empty() ? "" : rec) + "\n";
    }
    folder.write("episodes.csv", episodes);
    folder.write("header.csv", "CHILD,SEX,DOB,ETHNIC\nA,1,05/06/2012,WBRI\n");
    const std::vector<std::string> folders{folder.path()};
    const loaded<ssda903_return> records = read_ssda903(folders, {day("2023-03-31"), {}});
    if (!records) {
        ADD_FAILURE() << row.id << " cannot be read";
        return {{}, {}, {}, {}, {}, day("2023-03-31"), {}};
    }
    return *records.value;
}

/// The codes of the problems, in order.
std::vector<std::string> codes_of(const ssda903_return& records) {
    std::vector<std::string> codes;
    for (const diagnostic& problem : records.problems) {
        codes.push_back(problem.code);
    }
    return codes;
}

/// "2023-01-09..2023-01-20 2023-01-25..", with "before " where the beginning is not known.
std::string care_of(const ssda903_return& records) {
    std::string written;
    for (const timeline& child : records.children) {
        for (const spell& one : child.spells) {
            if (one.kind == kind_name("looked-after")) {
                written += (written.empty() ? "" : " ") + std::string(one.start ? "" : "before ") +
                           text(one.known_from) + ".." + (one.end ? text(one.end) : "");
            }
        }
    }
    return written;
}

using codes = std::vector<std::string>;

TEST(GoldenEpisodes, BackAfterFiveDaysIsANewSpell) {
    const golden_row& row = golden_row_of("PE-003");
    const ssda903_return records = read_episodes(row, "E4A");
    EXPECT_EQ(codes_of(records), codes{});
    EXPECT_EQ(care_of(records), "2023-01-09..2023-01-20 2023-01-25..");
    ASSERT_EQ(records.children.size(), 1U);
    const evaluation answer = evaluate(timescales_tests::review_rules(), records.children[0],
                                       {.as_at = day("2023-02-22")});
    ASSERT_EQ(answer.obligations.size(), 2U);
    EXPECT_EQ(answer.obligations[0].outcome, outcome::not_required);
    EXPECT_EQ(text(answer.obligations[1].due), row.expected);
    EXPECT_EQ(answer.obligations[1].outcome, outcome::outstanding);
}

TEST(GoldenEpisodes, StartOnTheDayTheLastOneEnded) {
    const golden_row& row = golden_row_of("PE-004");
    EXPECT_EQ(row.expected, "PROBLEM");
    const ssda903_return ceased = read_episodes(row, "E4A");
    EXPECT_EQ(codes_of(ceased), codes{"TS2042"});
    EXPECT_EQ(care_of(ceased), "2023-01-09..2023-01-20 2023-01-20..");
    for (const std::string rec : {"X1", ""}) {
        const ssda903_return changed = read_episodes(row, rec);
        EXPECT_EQ(codes_of(changed), codes{"TS2040"}) << rec;
        EXPECT_EQ(care_of(changed), "2023-01-09..") << rec;
    }
}

TEST(GoldenEpisodes, ContinuationTwoDaysLater) {
    const golden_row& row = golden_row_of("PE-005");
    EXPECT_EQ(row.expected, "PROBLEM");
    for (const std::string rec : {"E4A", "X1", ""}) {
        const ssda903_return records = read_episodes(row, rec);
        EXPECT_EQ(codes_of(records), codes{"TS2045"}) << rec;
        EXPECT_EQ(care_of(records), "2023-01-09..2023-01-20 before 2023-01-22..") << rec;
    }
}

TEST(GoldenEpisodes, LessThanADayIsNotBeingLookedAfter) {
    const golden_row& row = golden_row_of("PE-006");
    EXPECT_EQ(row.expected, "NOT_LOOKED_AFTER");
    const ssda903_return records = read_episodes(row, "E4A");
    EXPECT_EQ(codes_of(records), codes{"TS2024"});
    EXPECT_EQ(care_of(records), "");
    const cohort_evaluation answer = evaluate_cohort(
        timescales_tests::review_rules(), records.children, {.as_at = day("2023-03-31")});
    EXPECT_EQ(answer.obligations.size(), 0U);
}

TEST(GoldenEpisodes, EndOnTheDueDateAndTheDayAfter) {
    const auto only_outcome = [](std::string_view id) {
        const ssda903_return records = read_episodes(golden_row_of(id), "E4A");
        const cohort_evaluation answer = evaluate_cohort(
            timescales_tests::review_rules(), records.children, {.as_at = day("2023-03-31")});
        EXPECT_EQ(answer.obligations.size(), 1U) << id;
        return answer.obligations.empty() ? outcome::indeterminate : answer.obligations[0].outcome;
    };
    EXPECT_EQ(only_outcome("PE-008"), outcome::not_required);
    EXPECT_EQ(only_outcome("PE-009"), outcome::missed);
}

TEST(GoldenEpisodes, ShortBreakOfEighteenDays) {
    const golden_row& row = golden_row_of("PE-019");
    EXPECT_EQ(row.expected, "PROBLEM");
    const ssda903_return records = read_episodes(row, "E4A");
    EXPECT_EQ(codes_of(records), codes{"TS2050"});
    EXPECT_EQ(day("2023-02-01") - day("2023-01-14"), 18);
    // What the first limit would be, if a person decides that the ordinary rules applied.
    EXPECT_EQ(text(england_and_wales().add(day("2023-01-14"), 20)), "2023-02-10");
}

}  // namespace
}  // namespace timescales
