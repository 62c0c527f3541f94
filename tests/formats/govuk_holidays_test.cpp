// GOV.UK's list of bank holidays: read strictly, compared by date, merged whole or not at all.

#include "timescales/govuk_holidays.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "tests/formats/yaml_test_support.hpp"
#include "timescales/calendar_change.hpp"

namespace timescales_tests {

namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::string event(const std::string& date, const std::string& title = "A holiday",
                  const std::string& notes = "") {
    return R"({"title": ")" + title + R"(", "date": ")" + date + R"(", "notes": ")" + notes +
           R"(", "bunting": true})";
}

/// One division with these events, a line each from line 2 on.
std::string list_of(const std::string& division, const std::vector<std::string>& events) {
    std::string text = R"({")" + division + R"(": {"division": ")" + division + R"(", "events": [)";
    for (std::size_t i = 0; i < events.size(); ++i) {
        text += (i == 0 ? "\n" : ",\n") + events[i];
    }
    return text + "]}}\n";
}

loaded<govuk_list> load(const std::string& text) {
    return load_govuk_list({"bank-holidays.json", text});
}

// ---- reading -----------------------------------------------------------------------------------

struct broken_list {
    const char* name;
    std::string text;
    std::vector<std::string> expected;
};

const std::vector<broken_list>& broken_lists() {
    const std::string not_json =
        "TS4001: this is not JSON, or not all of it; save "
        "https://www.gov.uk/bank-holidays.json again";
    static const std::vector<broken_list> all{
        {"Empty", "", {"bank-holidays.json:1: error " + not_json}},
        {"Truncated",
         list_of("scotland", {event("2028-01-03")}).substr(0, 90),
         {"bank-holidays.json:2: error " + not_json}},
        {"SomethingAfterIt",
         list_of("scotland", {event("2028-01-03")}) + "{}",
         {"bank-holidays.json:3: error " + not_json}},
        {"WebPage", "<!DOCTYPE html>\n<html></html>", {"bank-holidays.json:1: error " + not_json}},
        {"NotUtf8",
         list_of("scotland", {event("2028-01-03", "New Year\x92s Day")}),
         {"bank-holidays.json:2: error " + not_json}},
        {"NulByte",
         list_of("scotland", {event("2028-01-03", std::string("a\0b", 3))}),
         {"bank-holidays.json:2: error " + not_json}},
        {"NotANumber", R"({"scotland": NaN})", {"bank-holidays.json:1: error " + not_json}},
        {"TooDeep",
         std::string(17, '['),
         {"bank-holidays.json:1: error TS4002: lists and maps lie more than 16 deep; GOV.UK's list "
          "has 4"}},
        {"TooLarge",
         std::string((4 << 20) + 1, ' '),
         {"bank-holidays.json: error TS4002: the file is larger than 4 MiB; GOV.UK's list has a "
          "few "
          "kilobytes"}},
        {"List",
         "[]",
         {"bank-holidays.json:1: error TS4003: expected an object at the top of the file, found a "
          "list"}},
        {"NoDivision", "{}", {"bank-holidays.json:1: error TS4009: the list has no division"}},
        {"DivisionIsText",
         R"({"scotland": "closed"})",
         {"bank-holidays.json:1: error TS4003: expected an object at scotland, found a text"}},
        {"DivisionOfAnotherName",
         R"({"scotland": {"division": "wales", "events": [)" + event("2028-01-03") + "]}}",
         {"bank-holidays.json:1: error TS4003: the division under the key 'scotland' calls itself "
          "'wales'"}},
        {"DivisionTwice",
         R"({"scotland": {"division": "scotland", "events": [)" + event("2028-01-03") + "]},\n" +
             R"("scotland": {"division": "scotland", "events": [)" + event("2028-01-04") + "]}}",
         {"bank-holidays.json:2: error TS4005: the key 'scotland' stands twice in the file; one of "
          "them is lost to most readers"}},
        {"NoEvents",
         list_of("scotland", {}),
         {"bank-holidays.json:1: error TS4009: the division 'scotland' has no events"}},
        {"EventsMissing",
         R"({"scotland": {"division": "scotland"}})",
         {"bank-holidays.json:1: error TS4004: the key 'events' is missing in scotland"}},
        {"EventIsDate",
         list_of("scotland", {"\"2028-01-03\""}),
         {"bank-holidays.json:2: error TS4003: expected an object at scotland.events[0], found a "
          "text"}},
        {"DateMissing",
         list_of("scotland", {R"({"title": "A", "notes": ""})"}),
         {"bank-holidays.json:2: error TS4004: the key 'date' is missing in scotland.events[0]"}},
        {"TitleMissing",
         list_of("scotland", {R"({"date": "2028-01-03", "notes": ""})"}),
         {"bank-holidays.json:2: error TS4004: the key 'title' is missing in scotland.events[0]"}},
        {"TitleEmpty",
         list_of("scotland", {event("2028-01-03", "")}),
         {"bank-holidays.json:2: error TS4003: the title at scotland.events[0].title is empty"}},
        {"TitleWithALineBreak",
         list_of("scotland", {event("2028-01-03", "A\\nB")}),
         {"bank-holidays.json:2: error TS4003: the text at scotland.events[0].title has a control "
          "character"}},
        {"DateIsNumber",
         list_of("scotland", {R"({"title": "A", "date": 20280103, "notes": ""})"}),
         {"bank-holidays.json:2: error TS4003: expected a text at scotland.events[0].date, found a "
          "number, true, false or null"}},
        {"DateThatDoesNotExist",
         list_of("scotland", {event("2028-01-03"), event("2028-02-30")}),
         {"bank-holidays.json:3: error TS4006: '2028-02-30' at scotland.events[1].date is not a "
          "date; it should be YYYY-MM-DD, a day that exists, from 1900 to 2199"}},
        {"DateTurnedRound",
         list_of("scotland", {event("03/01/2028")}),
         {"bank-holidays.json:2: error TS4006: '03/01/2028' at scotland.events[0].date is not a "
          "date; it should be YYYY-MM-DD, a day that exists, from 1900 to 2199"}},
        {"OnASaturday",
         list_of("scotland", {event("2028-01-01")}),
         {"bank-holidays.json:2: error TS4008: 2028-01-01 at scotland.events[0].date is a "
          "Saturday; "
          "GOV.UK lists the weekday that is held instead"}},
        {"Twice",
         list_of("scotland", {event("2028-01-03"), event("2028-01-04"), event("2028-01-03")}),
         {"bank-holidays.json:4: error TS4007: 2028-01-03 stands twice in scotland.events"}},
        {"EveryProblem",
         list_of("scotland", {event("2028-01-01"), event("2028-13-01")}),
         {"bank-holidays.json:2: error TS4008: 2028-01-01 at scotland.events[0].date is a "
          "Saturday; "
          "GOV.UK lists the weekday that is held instead",
          "bank-holidays.json:3: error TS4006: '2028-13-01' at scotland.events[1].date is not a "
          "date; it should be YYYY-MM-DD, a day that exists, from 1900 to 2199"}},
    };
    return all;
}

}  // namespace

TEST(GovukList, EveryBrokenListIsRefusedInItsWords) {
    std::size_t visited = 0;
    for (const broken_list& broken : broken_lists()) {
        const auto list = load(broken.text);
        EXPECT_FALSE(list) << broken.name;
        EXPECT_EQ(messages(list.problems), broken.expected) << broken.name;
        ++visited;
    }
    EXPECT_EQ(visited, 27U);
}

TEST(GovukList, HoldsEachDivisionInOrderOfDate) {
    const auto list = load(
        R"({"scotland": {"division": "scotland", "events": [)" + event("2028-01-04") + ",\n" +
        event("2028-01-03", "New Year’s Day", "Substitute day") +
        R"(], "updated": null}, "england-and-wales": {"division": "england-and-wales", "events": [)" +
        event("2028-01-03") + "]}}");
    ASSERT_THAT(messages(list.problems), IsEmpty());
    EXPECT_THAT(
        list.value->divisions,
        ElementsAre(
            govuk_division{"scotland",
                           {{day("2028-01-03"), "New Year’s Day", "Substitute day", 2},
                            {day("2028-01-04"), "A holiday", "", 1}}},
            govuk_division{"england-and-wales", {{day("2028-01-03"), "A holiday", "", 2}}}));
}

// ---- comparing ---------------------------------------------------------------------------------

namespace {

/// The built-in calendar's days from one year to another as GOV.UK would list them, under titles
/// that nobody knows.
std::vector<std::string> days_of(const working_calendar& calendar, int from, int to) {
    std::vector<std::string> events;
    for (const bank_holiday& h : calendar.holidays(civil_date::from_ymd(from, 1, 1).value(),
                                                   civil_date::from_ymd(to, 12, 31).value())) {
        events.push_back(event(std::string(to_text(h.date)), "Another name"));
    }
    return events;
}

const working_calendar& scotland() {
    return *built_in_calendar("scotland");
}

using difference = holiday_difference::kind;

}  // namespace

TEST(GovukComparison, TitlesAndYearsThatTheListHasDroppedDoNotMatter) {
    const auto list = load(list_of("scotland", days_of(scotland(), 2024, 2028)));
    const auto compared = compare_holidays(scotland(), *list.value);
    EXPECT_EQ(compared->from, day("2024-01-01"));
    EXPECT_EQ(compared->to, day("2028-12-31"));
    EXPECT_THAT(compared->differences, IsEmpty());
    EXPECT_EQ(compared->shared, 46);  // nine a year, and 15 June 2026
    EXPECT_FALSE(compared->newly_published);
}

TEST(GovukComparison, AMovedDayIsTwoDifferences) {
    std::vector<std::string> events = days_of(scotland(), 2028, 2028);
    for (std::string& one : events) {
        if (one.find("2028-05-01") != std::string::npos) {
            one = event("2028-05-05", "Moved");
        }
    }
    const auto list = load(list_of("scotland", events));
    EXPECT_THAT(compare_holidays(scotland(), *list.value)->differences,
                ElementsAre(holiday_difference{difference::only_recorded, day("2028-05-01"),
                                               "Early May bank holiday", false},
                            holiday_difference{difference::only_published, day("2028-05-05"),
                                               "Moved", false}));
}

TEST(GovukComparison, ANewYearIsComparedWithWhatWasProjected) {
    std::vector<std::string> events = days_of(scotland(), 2028, 2029);
    events.push_back(event("2029-06-04", "Extra"));
    const auto list = load(list_of("scotland", events));
    const auto compared = compare_holidays(scotland(), *list.value);
    EXPECT_TRUE(compared->newly_published);
    EXPECT_THAT(compared->differences,
                ElementsAre(holiday_difference{difference::only_published, day("2029-06-04"),
                                               "Extra", false}));
}

TEST(GovukComparison, ADayThatHadPassedIsCalledSettled) {
    std::vector<std::string> events = days_of(scotland(), 2020, 2020);
    events.push_back(event("2020-05-04"));
    const auto list = load(list_of("scotland", events));
    EXPECT_THAT(compare_holidays(scotland(), *list.value)->differences,
                ElementsAre(holiday_difference{difference::only_published, day("2020-05-04"),
                                               "A holiday", true}));
}

TEST(GovukComparison, ADivisionThatTheListHasNotIsNamed) {
    const auto list = load(list_of("scotland", days_of(scotland(), 2028, 2028)));
    const auto refused = compare_holidays(*built_in_calendar("northern-ireland"), *list.value);
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, error_code::not_found);
    EXPECT_EQ(refused.error().message,
              "bank-holidays.json has no division 'northern-ireland'; those that it has are "
              "scotland");
}

// ---- merging -----------------------------------------------------------------------------------

namespace {

constexpr const char* small_calendar = R"yaml(# A calendar for a test.
format: timescales-calendar/1
calendar: small
definition: sat-sun-christmas-goodfriday-bankholiday
covers: {from: 2020-01-01, to: 2021-12-31}
verified_on: 2020-06-01
review_by: 2021-06-01
knowledge_from: 2019-01-01
published:
  - {to: 2020-12-31, on: 2018-12-03}
  - {to: 2021-12-31, on: 2019-11-25}
projection:
  to: 2024-12-31
  holidays:
    - {name: Spring day, on: first Monday in May, basis: proclamation, source: yearly}
    - {name: Christmas Day, on: 25 December, basis: common-law, source: common law}
# Here they are.
holidays:
  # 2020
  - {date: 2020-05-04, name: Spring day, basis: proclamation, attested: high, withdrawn: 2019-06-07, source: moved}
  - {date: 2020-05-08, name: Spring day, basis: proclamation, attested: high, announced: 2019-06-07, source: Gazette}
  - {date: 2020-12-25, name: Christmas Day, basis: common-law, attested: announced, source: common law}
  # 2021
  - {date: 2021-05-03, name: Spring day, basis: proclamation, attested: announced, source: Gazette}
  - {date: 2021-12-27, name: "Christmas Day (substitute day)", basis: substitute, attested: announced, source: "the ‘list’"}
)yaml";

loaded<merged_calendar> merge(const std::string& yaml, const std::vector<std::string>& events,
                              const char* today) {
    const auto list = load(list_of("small", events));
    EXPECT_THAT(messages(list.problems), IsEmpty());
    return merge_holidays({"small.yaml", yaml}, *list.value, day(today));
}

/// `text` with each of the pairs replaced, which must be there once.
std::string changed(std::string text,
                    const std::vector<std::pair<std::string, std::string>>& changes) {
    for (const auto& [from, to] : changes) {
        const std::size_t at = text.find(from);
        EXPECT_NE(at, std::string::npos) << from;
        EXPECT_EQ(text.find(from, at + 1), std::string::npos) << from;
        text.replace(at, from.size(), to);
    }
    return text;
}

const std::vector<std::string> as_recorded{event("2020-05-08"), event("2020-12-25"),
                                           event("2021-05-03"), event("2021-12-27")};

std::vector<std::string> refusal(const std::string& yaml, const std::vector<std::string>& events,
                                 const char* today) {
    const auto merged = merge(yaml, events, today);
    EXPECT_FALSE(merged);
    return messages(merged.problems);
}

}  // namespace

TEST(GovukMerge, OfAnEqualListChangesTheDayOfVerificationAlone) {
    const auto merged = merge(small_calendar, as_recorded, "2020-07-01");
    ASSERT_THAT(messages(merged.problems), IsEmpty());
    EXPECT_EQ(merged.value->text,
              changed(small_calendar, {{"verified_on: 2020-06-01", "verified_on: 2020-07-01"}}));
    EXPECT_THAT(merged.value->changes, IsEmpty());
    EXPECT_EQ(merge(small_calendar, as_recorded, "2020-06-01").value->text, small_calendar);
}

TEST(GovukMerge, WritesANewDayAndAWithdrawnOneWithTheDayOnWhichTheyWereLearned) {
    const auto merged =
        merge(small_calendar,
              {event("2020-05-08"), event("2020-09-21", "Tuesday, or: \\\"so\\\""),
               event("2020-12-25"), event("2021-05-07", "Spring day"), event("2021-12-27")},
              "2020-07-01");
    ASSERT_THAT(messages(merged.problems), IsEmpty());
    EXPECT_EQ(merged.value->text,
              changed(small_calendar,
                      {{"verified_on: 2020-06-01", "verified_on: 2020-07-01"},
                       {"  - {date: 2020-12-25,",
                        "  - {date: 2020-09-21, name: \"Tuesday, or: \\\"so\\\"\", basis: one-off, "
                        "attested: announced, announced: 2020-07-01, source: GOV.UK bank "
                        "holidays}\n  - {date: 2020-12-25,"},
                       {"2021-05-03, name: Spring day, basis: proclamation, attested: announced, "
                        "source: Gazette}\n",
                        "2021-05-03, name: Spring day, basis: proclamation, attested: announced, "
                        "withdrawn: 2020-07-01, source: Gazette}\n"
                        "  - {date: 2021-05-07, name: Spring day, basis: one-off, attested: "
                        "announced, announced: 2020-07-01, source: GOV.UK bank holidays}\n"}}));
    EXPECT_THAT(merged.value->changes,
                ElementsAre("2020-09-21 added: Tuesday, or: \"so\"", "2021-05-07 added: Spring day",
                            "2021-05-03 withdrawn: Spring day"));
}

TEST(GovukMerge, TakesANewYearInAndKeepsWhatHadBeenExpectedOfIt) {
    std::vector<std::string> events = as_recorded;
    events.push_back(event("2022-05-03", "Spring day"));  // expected on the 2nd
    events.push_back(event("2022-12-26", "Christmas Day", "Substitute day"));
    const auto merged = merge(small_calendar, events, "2020-11-30");
    ASSERT_THAT(messages(merged.problems), IsEmpty());
    EXPECT_EQ(
        merged.value->text,
        changed(small_calendar,
                {{"verified_on: 2020-06-01", "verified_on: 2020-11-30"},
                 {"to: 2021-12-31}\n", "to: 2022-12-31}\n"},
                 {"on: 2019-11-25}\n", "on: 2019-11-25}\n  - {to: 2022-12-31, on: 2020-11-30}\n"},
                 {"source: \"the ‘list’\"}\n",
                  "source: \"the ‘list’\"}\n"
                  "  # 2022\n"
                  "  - {date: 2022-05-02, name: Spring day, basis: proclamation, attested: "
                  "announced, withdrawn: 2020-11-30, source: expected by rule and not in GOV.UK "
                  "bank holidays}\n"
                  "  - {date: 2022-05-03, name: Spring day, basis: one-off, attested: announced, "
                  "announced: 2020-11-30, source: GOV.UK bank holidays}\n"
                  "  - {date: 2022-12-26, name: Christmas Day (substitute day), basis: substitute, "
                  "attested: announced, source: GOV.UK bank holidays}\n"}}));
    EXPECT_THAT(merged.value->changes.front(), "holidays published to 31 December 2022");
}

/// What was known on the day before is what the file said before.
TEST(GovukMerge, ChangesNothingOfWhatWasKnownBefore) {
    std::vector<std::string> events = as_recorded;
    events[2] = event("2021-05-07");
    events.push_back(event("2022-05-03"));
    events.push_back(event("2022-12-26"));
    const auto merged = merge(small_calendar, events, "2020-11-30");
    ASSERT_TRUE(merged);
    const auto before = load_calendar({"small.yaml", small_calendar}).value.value();
    const auto after = load_calendar({"small.yaml", merged.value->text}).value.value();
    const auto then = after.as_known_on(day("2020-11-29")).value();
    std::size_t visited = 0;
    for (civil_date d = before.covered_from(); d <= before.covered_to(); d = *d.plus_days(1)) {
        EXPECT_EQ(then.is_working_day(d), before.is_working_day(d)) << to_text(d).view();
        ++visited;
    }
    EXPECT_EQ(visited, 1'827U);
    EXPECT_EQ(after.is_working_day(day("2021-05-03")), true);
    EXPECT_EQ(after.is_working_day(day("2021-05-07")), false);
}

TEST(GovukMerge, IsTheSameOnTheSecondTime) {
    std::vector<std::string> events = as_recorded;
    events[2] = event("2021-05-07");
    events.push_back(event("2022-05-02"));
    events.push_back(event("2022-12-26"));
    const auto once = merge(small_calendar, events, "2020-11-30");
    ASSERT_TRUE(once);
    const auto twice = merge(once.value->text, events, "2020-11-30");
    ASSERT_TRUE(twice);
    EXPECT_EQ(twice.value->text, once.value->text);
    EXPECT_THAT(twice.value->changes, IsEmpty());
}

TEST(GovukMerge, KeepsTheLineEndsOfWindows) {
    std::string windows;
    for (const char c : std::string(small_calendar)) {
        windows += c == '\n' ? "\r\n" : std::string(1, c);
    }
    std::vector<std::string> events = as_recorded;
    events.push_back(event("2021-09-20"));
    const auto merged = merge(windows, events, "2020-11-30");
    ASSERT_THAT(messages(merged.problems), IsEmpty());
    EXPECT_EQ(std::count(merged.value->text.begin(), merged.value->text.end(), '\n'),
              std::count(windows.begin(), windows.end(), '\n') + 1);
    EXPECT_EQ(std::count(merged.value->text.begin(), merged.value->text.end(), '\r'),
              std::count(merged.value->text.begin(), merged.value->text.end(), '\n'));
}

TEST(GovukMerge, RefusesWhatNoAnnouncementExplains) {
    std::vector<std::string> past_added = as_recorded;
    past_added.push_back(event("2020-03-02", "Too late"));
    EXPECT_THAT(refusal(small_calendar, past_added, "2020-07-01"),
                ElementsAre("bank-holidays.json:6: error TS4011: 2020-03-02, Too late, is only in "
                            "GOV.UK's list and has passed, which no announcement of 2020-07-01 "
                            "explains; look at both, and correct the calendar by hand"));
    EXPECT_THAT(
        refusal(small_calendar, {event("2020-12-25"), event("2021-05-03"), event("2021-12-27")},
                "2020-07-01"),
        ElementsAre("small.yaml: error TS4011: 2020-05-08, Spring day, is only in the "
                    "calendar and has passed, which no announcement of 2020-07-01 "
                    "explains; look at both, and correct the calendar by hand"));
}

TEST(GovukMerge, RefusesADayThatComesBackAfterItWasWithdrawn) {
    const std::string yaml = changed(
        small_calendar, {{"2021-05-03, name: Spring day, basis: proclamation, attested: announced,",
                          "2021-05-03, name: Spring day, basis: proclamation, attested: announced, "
                          "withdrawn: 2020-05-01,"}});
    EXPECT_THAT(refusal(yaml, as_recorded, "2020-07-01"),
                ElementsAre("bank-holidays.json:4: error TS4012: 2021-05-03, A holiday, is in "
                            "GOV.UK's list again after the calendar recorded it as withdrawn; look "
                            "at both, and correct the calendar by hand"));
}

TEST(GovukMerge, RefusesAListOlderThanTheFile) {
    EXPECT_THAT(refusal(small_calendar, as_recorded, "2020-05-31"),
                ElementsAre("small.yaml: error TS4015: the calendar was last verified on "
                            "2020-06-01, after the day of the list, 2020-05-31; merge a newer "
                            "list"));
}

TEST(GovukMerge, RefusesAFileThatItCannotAddTo) {
    std::vector<std::string> events = as_recorded;
    events.push_back(event("2021-09-20"));
    const std::string two_lines =
        changed(small_calendar, {{"name: \"Christmas Day (substitute day)\",",
                                  "name: \"Christmas Day (substitute day)\",\n    "}});
    EXPECT_THAT(refusal(two_lines, events, "2020-07-01"),
                ElementsAre("small.yaml: error TS4013: the file is laid out so that a line cannot "
                            "be added to it; write each holiday on a line of its own, as '- {date: "
                            "…, …}'"));
    const std::string block = changed(
        small_calendar,
        {{"  - {date: 2021-05-03, name: Spring day, basis: proclamation, attested: announced, "
          "source: Gazette}\n",
          "  - date: 2021-05-03\n    name: Spring day\n    basis: proclamation\n    attested: "
          "announced\n    source: Gazette\n"}});
    EXPECT_THAT(refusal(block, {event("2020-05-08"), event("2020-12-25"), event("2021-12-27")},
                        "2020-07-01"),
                ElementsAre(HasSubstr("small.yaml: error TS4014: the file that came of it does not "
                                      "say what the calendar and the list say")));
}

TEST(GovukMerge, RefusesAFileWithMistakesInTheWordsOfTheLoader) {
    EXPECT_THAT(refusal(changed(small_calendar, {{"2020-12-25,", "2020-12-32,"}}), as_recorded,
                        "2020-07-01"),
                ElementsAre(HasSubstr("error TS1010")));
}

TEST(GovukMerge, OfEveryShippedCalendarWithItselfChangesNothing) {
    std::size_t visited = 0;
    for (const char* path : calendar_paths) {
        const source_file file = project_file(path);
        const working_calendar calendar = load_calendar(file).value.value();
        const auto list =
            load(list_of(std::string(calendar.name()), days_of(calendar, 2012, 2028)));
        const auto merged = merge_holidays(file, *list.value, calendar.verified_on());
        ASSERT_THAT(messages(merged.problems), IsEmpty());
        EXPECT_EQ(merged.value->text, file.text);
        // And with a day more, learned a month later.
        std::vector<std::string> events = days_of(calendar, 2012, 2028);
        events.push_back(event("2028-09-19", "For everybody"));
        const auto more = load(list_of(std::string(calendar.name()), events));
        const civil_date later = *calendar.verified_on().plus_days(30);
        const auto grown = merge_holidays(file, *more.value, later);
        ASSERT_THAT(messages(grown.problems), IsEmpty());
        const auto after = load_calendar({path, grown.value->text}).value.value();
        EXPECT_EQ(after.holiday_on(day("2028-09-19"))->announced, optional_date(later));
        EXPECT_EQ(after.holidays().size(), calendar.holidays().size() + 1);
        ++visited;
    }
    EXPECT_EQ(visited, 3U);
}

}  // namespace timescales_tests
