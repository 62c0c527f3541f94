// `calendar`, and the options by which every command asks for a calendar: divisions, layers, what
// was known on a day.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/cli/the_program.hpp"

namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;
using namespace timescales_tests;

const std::string source = TIMESCALES_SOURCE_DIR;
const std::string calendars = source + "/rules/calendars/";

constexpr const char* closures = R"(format: timescales-layer/1
layer: northmere-closures
kind: closure
author: Head of Facilities
reason: offices closed over Christmas
covers: {from: 2017-01-01, to: 2018-12-31}
days:
  - {from: 2018-01-02, to: 2018-01-05, name: Winter closure}
)";

/// GOV.UK's shape: one division, 2028 whole, with one day more than is recorded and one moved.
constexpr const char* list_of_2028 = R"({
  "scotland": {"division": "scotland", "events": [
    {"title": "New Year’s Day", "date": "2028-01-03", "notes": "Substitute day", "bunting": true},
    {"title": "2nd January", "date": "2028-01-04", "notes": "Substitute day", "bunting": true},
    {"title": "Good Friday", "date": "2028-04-14", "notes": "", "bunting": false},
    {"title": "Early May bank holiday", "date": "2028-05-08", "notes": "", "bunting": true},
    {"title": "Spring bank holiday", "date": "2028-05-29", "notes": "", "bunting": true},
    {"title": "Summer bank holiday", "date": "2028-08-07", "notes": "", "bunting": true},
    {"title": "A day for everybody", "date": "2028-09-04", "notes": "Extra bank holiday",
     "bunting": true},
    {"title": "St Andrew’s Day", "date": "2028-11-30", "notes": "", "bunting": true},
    {"title": "Christmas Day", "date": "2028-12-25", "notes": "", "bunting": true},
    {"title": "Boxing Day", "date": "2028-12-26", "notes": "", "bunting": true}
  ]}
})";

std::vector<std::string> dates_of(const json& list) {
    std::vector<std::string> dates;
    for (const json& one : list) {
        dates.push_back(one["date"]);
    }
    return dates;
}

// ---- list --------------------------------------------------------------------------------------

TEST(CalendarList, GivesTheHolidaysOfAYearWithWhatIsKnownOfThem) {
    const json got = answered_json(
        {"calendar", "list", "england-and-wales", "--from", "2022-01-01", "--to", "2022-12-31"});
    EXPECT_EQ(got["calendar"], "england-and-wales");
    EXPECT_EQ(got["coverage"]["to"], "2199-12-31");
    EXPECT_EQ(got["coverage"]["recorded_to"], "2028-12-31");
    EXPECT_TRUE(got.contains("verified_on"));
    for (const json& holiday : got["holidays"]) {
        EXPECT_EQ(keys_of(holiday),
                  (std::vector<std::string>{"announced", "attested", "basis", "date", "listed_by",
                                            "name", "proclaimed", "source", "withdrawn"}));
    }
    EXPECT_THAT(dates_of(got["holidays"]), Contains("2022-09-19"));
    EXPECT_EQ(got["holidays"].size(), 10U);
    EXPECT_THAT(dates_of(got["withdrawn"]), ElementsAre("2022-05-30"));
    EXPECT_EQ(got["withdrawn"][0]["withdrawn"], "2020-11-12");
}

TEST(CalendarList, EndsWithWhatIsRecordedUnlessMoreIsAskedFor) {
    const json recorded = answered_json({"calendar", "list", "scotland"});
    EXPECT_EQ(dates_of(recorded["holidays"]).size(), 481U);
    EXPECT_EQ(dates_of(recorded["holidays"]).back(), "2028-12-26");
    const std::string projected =
        answered({"calendar", "list", "scotland", "--from", "2031-12-01", "--to", "2031-12-31"});
    EXPECT_THAT(projected, HasSubstr("  2031-12-01 (Monday)     St Andrew’s Day (substitute day)  "
                                     "substitute, not yet published\n"));
    EXPECT_THAT(projected, HasSubstr("Boxing Day                        proclamation, not yet "
                                     "proclaimed\n"));
}

TEST(CalendarList, UnknownNameIsWrongUsage) {
    EXPECT_EQ(refused({"calendar", "list", "england-an-wales"}),
              "timescales: unknown calendar 'england-an-wales', use england-and-wales, "
              "northern-ireland or scotland or the path of a YAML file; did you mean "
              "'england-and-wales'?\n");
}

TEST(CalendarList, OutsideCoverageIsUnusableInput) {
    EXPECT_THAT(refused({"calendar", "list", "scotland", "--from", "1970-01-01"}, 3),
                HasSubstr("it covers 1971-01-01 to 2199-12-31"));
}

// ---- which calendar ----------------------------------------------------------------------------

TEST(WhichCalendar, AnUnionNamesTheDivisionOfEachDay) {
    EXPECT_EQ(answered({"working-days", "add", "2025-03-03", "20", "--calendar",
                        "any of england-and-wales, scotland and northern-ireland"}),
              "2025-04-01 (Tuesday), 20 working days after Monday 3 March 2025\n"
              "  skipped Monday 17 March 2025: St Patrick’s Day (statute, northern-ireland)\n");
}

TEST(WhichCalendar, KnownOnADay) {
    EXPECT_THAT(answered({"working-days", "add", "2022-08-22", "20", "--known-on", "2022-09-09"}),
                StartsWith("2022-09-20 (Tuesday), "));
    EXPECT_THAT(answered({"working-days", "add", "2022-08-22", "20", "--known-on", "2022-09-10"}),
                StartsWith("2022-09-21 (Wednesday), "));
    EXPECT_EQ(answered_json({"working-days", "add", "2022-08-22", "20", "--known-on",
                             "2022-09-09"})["known_on"],
              "2022-09-09");
    EXPECT_THAT(refused({"working-days", "add", "2022-08-22", "20", "--known-on", "1960-01-01"}, 3),
                HasSubstr("what was known of the calendar england-and-wales on 1960-01-01 is not "
                          "recorded"));
}

TEST(WhichCalendar, KnownOnADayInAnEvaluationAndAnExplanation) {
    const std::vector<std::string> child{
        "--event", "looked-after=2022-08-22", "--as-at", "2022-09-09", "--known-on", "2022-09-09"};
    std::vector<std::string> due{"due"};
    due.insert(due.end(), child.begin(), child.end());
    const json got = answered_json(due);
    EXPECT_EQ(got["obligations"][0]["due"], "2022-09-20");
    EXPECT_NE(got["obligations"][0]["certainty"], "settled");
    std::vector<std::string> why{"explain"};
    why.insert(why.end(), child.begin(), child.end());
    EXPECT_THAT(answered(why),
                HasSubstr("Counting working days by the calendar as known on Friday 9 September "
                          "2022: SI 2010/959 reg 2(1)"));
}

TEST(WhichCalendar, ALayerMovesTheDayToPlanForAndNoLimit) {
    const temporary_folder folder;
    const std::string layer = folder.write("closures.yaml", closures);
    const std::vector<std::string> child{"due", "--event", "looked-after=2017-12-04", "--as-at",
                                         "2017-12-05"};
    std::vector<std::string> with_layer = child;
    with_layer.insert(with_layer.end(), {"--layer", layer});
    json plain = answered_json(child)["obligations"][0];
    json planned = answered_json(with_layer)["obligations"][0];
    EXPECT_EQ(plain["due"], "2018-01-04");
    EXPECT_EQ(plain["plan_by"], "2018-01-04");
    EXPECT_EQ(planned["plan_by"], "2017-12-29");
    planned["plan_by"] = plain["plan_by"];
    EXPECT_EQ(planned, plain);
    with_layer[0] = "explain";
    EXPECT_THAT(answered(with_layer),
                HasSubstr("Winter closure (layer northmere-closures: Head of Facilities,"));
}

TEST(WhichCalendar, ALayerClosesDaysInArithmeticToo) {
    const temporary_folder folder;
    const std::string layer = folder.write("closures.yaml", closures);
    EXPECT_EQ(answered({"working-days", "add", "2017-12-29", "1", "--layer", layer}),
              "2018-01-08 (Monday), 1 working day after Friday 29 December 2017\n"
              "  skipped Monday 1 January 2018: New Year’s Day (proclamation, "
              "england-and-wales)\n"
              "  skipped Tuesday 2 January 2018: Winter closure (layer northmere-closures: Head of "
              "Facilities, offices closed over Christmas)\n"
              "  skipped Wednesday 3 January 2018: Winter closure (layer northmere-closures: Head "
              "of Facilities, offices closed over Christmas)\n"
              "  skipped Thursday 4 January 2018: Winter closure (layer northmere-closures: Head "
              "of Facilities, offices closed over Christmas)\n"
              "  skipped Friday 5 January 2018: Winter closure (layer northmere-closures: Head of "
              "Facilities, offices closed over Christmas)\n");
}

TEST(WhichCalendar, AProjectedDateSaysBetweenWhichDaysItCanLie) {
    const json got = answered_json({"working-days", "add", "2030-12-10", "20"});
    EXPECT_EQ(got["date"], "2031-01-10");
    EXPECT_EQ(got["certainty"], "projected");
    EXPECT_EQ(got["earliest"], "2031-01-09");
    EXPECT_EQ(got["latest"], "2031-01-13");
    const json count = answered_json({"working-days", "count", "2030-12-10", "2031-01-10"});
    EXPECT_EQ(count["count"], 20);
    EXPECT_EQ(count["lowest"], 19);
    EXPECT_EQ(count["highest"], 21);
    EXPECT_THAT(answered({"working-days", "add", "2030-12-10", "20"}),
                HasSubstr("  2031-01-09 (Thursday) to 2031-01-13 (Monday) if at most one day is "
                          "added or moved\n"));
}

// ---- compare, merge ----------------------------------------------------------------------------

TEST(CalendarCompare, ListsWhatDiffersByDateAndExitsWithOne) {
    const temporary_folder folder;
    const std::string list = folder.write("bank-holidays.json", list_of_2028);
    const answer got = run({"calendar", "compare", "scotland", list});
    EXPECT_EQ(got.status, 1);
    EXPECT_EQ(got.err, "");
    EXPECT_EQ(got.out,
              "3 differences between GOV.UK's list and scotland from Saturday 1 January 2028 to "
              "Sunday 31 December 2028; 8 days in both\n"
              "  2028-05-01 (Monday)     only in the calendar: Early May bank holiday\n"
              "  2028-05-08 (Monday)     only in GOV.UK's list: Early May bank holiday\n"
              "  2028-09-04 (Monday)     only in GOV.UK's list: A day for everybody\n");
    EXPECT_THAT(refused({"calendar", "compare", "northern-ireland", list}),
                HasSubstr("northern-ireland"));
}

TEST(CalendarMerge, WritesAFileThatThenAgrees) {
    const temporary_folder folder;
    const std::string list = folder.write("bank-holidays.json", list_of_2028);
    const std::string merged = folder.path("scotland.yaml");
    const answer got = run({"calendar", "merge", calendars + "scotland.yaml", list, "--on",
                            "2026-12-01", "--output", merged});
    EXPECT_EQ(got.status, 0) << got.err;
    EXPECT_EQ(got.out, "");
    EXPECT_THAT(got.err, HasSubstr("2028-09-04"));
    EXPECT_THAT(answered({"calendar", "compare", merged, list}), StartsWith("No difference"));
    EXPECT_THAT(answered({"rules", "check", merged}), HasSubstr("no errors"));
    // A host counts with the new holiday without another build.
    EXPECT_THAT(answered({"working-days", "add", "2028-09-01", "1", "--calendar", merged}),
                StartsWith("2028-09-05 (Tuesday)"));
    EXPECT_THAT(answered({"working-days", "add", "2028-09-01", "1", "--calendar", merged,
                          "--known-on", "2026-11-30"}),
                StartsWith("2028-09-04 (Monday)"));
    EXPECT_THAT(answered({"calendar", "diff", "scotland", merged, "--from", "2028-08-01", "--to",
                          "2028-09-30", "--add", "1 working day"}),
                StartsWith("3 of 61 starts "));
}

TEST(CalendarMerge, LeavesTheOldFileIntactWhereTheListIsBroken) {
    const temporary_folder folder;
    const std::string old = content_of(calendars + "scotland.yaml");
    const std::string file = folder.write("scotland.yaml", old);
    const std::string list =
        folder.write("bank-holidays.json", std::string(list_of_2028).substr(0, 700));
    EXPECT_NE(refused({"calendar", "merge", file, list, "--output", file}, 3), "");
    EXPECT_EQ(content_of(file), old);
}

TEST(CalendarMerge, OfABuiltInCalendarAsksForItsFile) {
    EXPECT_EQ(refused({"calendar", "merge", "scotland", "bank-holidays.json"}),
              "timescales: the calendar scotland is built in; to bring its file up to date, give "
              "the path of the YAML, such as rules/calendars/scotland.yaml\n");
}

// ---- diff, outdated ----------------------------------------------------------------------------

TEST(CalendarDiff, ListsTheStartsWhoseDateMoves) {
    const std::vector<std::string> asked{"calendar",
                                         "diff",
                                         "england-and-wales as known on 2022-09-09",
                                         "england-and-wales",
                                         "--from",
                                         "2022-01-01",
                                         "--to",
                                         "2022-12-31"};
    EXPECT_THAT(answered(asked),
                StartsWith("31 of 365 starts from Saturday 1 January 2022 to Saturday 31 December "
                           "2022 move: 20 working days by england-and-wales as known on "
                           "2022-09-09, then by england-and-wales\n"
                           "  21 starts by +1 day\n"
                           "  10 starts by +3 days\n"
                           "  2022-08-19 (Friday): 2022-09-19 (Monday) -> 2022-09-20 (Tuesday)\n"));
    const json got = answered_json(asked);
    EXPECT_EQ(got["moved_count"], 31);
    EXPECT_EQ(got["moved"].size(), 31U);
    EXPECT_EQ(got["examined"], 365);
    EXPECT_EQ(got["moved"][0], (json{{"start", "2022-08-19"},
                                     {"before", "2022-09-19"},
                                     {"after", "2022-09-20"},
                                     {"days", 1}}));
}

TEST(CalendarDiff, ShowsWhatDisputedDaysWouldChange) {
    EXPECT_THAT(answered({"calendar", "diff", "scotland", "scotland with disputed-days", "--layer",
                          calendars + "disputed-days.yaml", "--from", "2009-12-01", "--to",
                          "2010-01-31", "--add", "5 working days"}),
                HasSubstr("2009-12-28 (Monday): 2010-01-05 (Tuesday) -> 2010-01-06 (Wednesday)"));
}

TEST(CalendarOutdated, ExitsWithOneWhenTheNextYearIsMissingOrAReviewIsDue) {
    EXPECT_THAT(answered({"calendar", "outdated", "--on", "2027-05-31"}),
                StartsWith("up to date  england-and-wales: holidays published to 31 December 2028; "
                           "to be reviewed by 31 May 2027\n"));
    const answer past_review = run({"calendar", "outdated", "--on", "2027-06-01", "scotland"});
    EXPECT_EQ(past_review.status, 1);
    EXPECT_EQ(
        past_review.out,
        "outdated  scotland: holidays published to 31 December 2028; to be reviewed by 31 May "
        "2027, which has passed\n");
    const answer year_missing =
        run({"calendar", "outdated", "--on", "2028-01-01", "--format", "json"});
    EXPECT_EQ(year_missing.status, 1);
    const json got = json::parse(year_missing.out);
    EXPECT_EQ(got["calendars"].size(), 3U);
    EXPECT_EQ(got["calendars"][0]["year_missing"], true);
    EXPECT_EQ(got["calendars"][0]["needed_to"], "2029-12-31");
}

}  // namespace
