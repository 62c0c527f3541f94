#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "tests/cli/the_program.hpp"
#include "tests/formats/temporary_folder.hpp"

namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;
using namespace timescales_tests;

const std::string source = TIMESCALES_SOURCE_DIR;
const std::string calendar_file = source + "/rules/calendars/england-and-wales.yaml";
const std::string pack_file = source + "/rules/england/looked-after-reviews.yaml";
const std::string northmere = source + "/examples/northmere/";

std::vector<std::string> validate_northmere(std::vector<std::string> more = {}) {
    std::vector<std::string> all{"validate",
                                 "--ssda903",
                                 northmere + "2015-16",
                                 "--ssda903",
                                 northmere + "2016-17",
                                 "--ssda903",
                                 northmere + "2017-18",
                                 "--year-ending",
                                 "2018-03-31"};
    all.insert(all.end(), more.begin(), more.end());
    return all;
}

// ---- the program -------------------------------------------------------------------------------

TEST(Program, VersionAndHelpGoToStandardOutput) {
    EXPECT_THAT(answered({"--version"}), StartsWith("timescales "));
    EXPECT_THAT(answered({"--help"}), HasSubstr("Examples:"));
    for (const char* command : {"due", "explain", "validate"}) {
        EXPECT_THAT(answered({command, "--help"}), HasSubstr("Examples:\n  timescales "));
    }
    EXPECT_THAT(answered({"working-days", "add", "--help"}),
                HasSubstr("Usage: timescales working-days add [OPTIONS] DATE N\n"));
    EXPECT_THAT(answered({"rules", "check", "--help"}),
                HasSubstr("Usage: timescales rules check [OPTIONS] FILE...\n"));
}

TEST(Program, MisspeltCommandIsWrongUsageWithTheNearest) {
    EXPECT_EQ(refused({"duee"}),
              "timescales: unknown command 'timescales duee', use due, explain, validate, figures, "
              "working-days, period, calendar or rules; did you mean 'due'?\n");
    EXPECT_EQ(refused({"rules", "chekc"}),
              "timescales: unknown command 'timescales rules chekc', use list, show, check, "
              "test, diff, table or schema; did you mean 'check'?\n");
}

TEST(Program, GroupWithoutCommandIsWrongUsage) {
    EXPECT_EQ(refused({"working-days"}),
              "timescales: 'timescales working-days' needs a command: add, count or list "
              "('timescales working-days --help' says more)\n");
    EXPECT_THAT(refused({}), StartsWith("timescales: 'timescales' needs a command: due, "));
}

TEST(Program, MisspeltOptionIsWrongUsageWithTheNearest) {
    EXPECT_EQ(refused({"due", "--event", "looked-after=2017-12-04", "--asat", "2018-01-01"}),
              "timescales: unknown option '--asat' of 'timescales due'; did you mean '--as-at'? "
              "('timescales due --help' lists the options)\n");
}

TEST(Program, OptionWithoutOrWithTwoValuesIsWrongUsage) {
    EXPECT_EQ(refused({"due", "--as-at"}), "timescales: --as-at needs a value\n");
    EXPECT_EQ(refused({"due", "--event", "looked-after=2017-12-04", "--as-at", "2018-01-01",
                       "--as-at", "2018-01-02"}),
              "timescales: --as-at is given more than once\n");
}

TEST(Program, UnknownFormatIsWrongUsage) {
    EXPECT_EQ(refused({"rules", "list", "--format", "jsn"}),
              "timescales: --format: unknown value 'jsn', use text, json or csv; did you mean "
              "'json'?\n");
}

TEST(Program, ReaderThatGoesAwayIsNoFailure) {
    const std::string listed =
        quoted(TIMESCALES_CLI) + " working-days list 1980-01-01 2027-12-31; echo $? >&3";
    const temporary_folder folder;
    // `true` reads nothing, so that the program writes to a closed pipe.
    const std::string command = "sh -c " + quoted("{ " + listed + "; } 2>/dev/null | true") +
                                " 3>" + quoted(folder.path("status"));
    exit_status_of(command);
    EXPECT_EQ(content_of(folder.path("status")), "0\n");
}

TEST(Program, NoColourUnlessAtATerminal) {
    EXPECT_EQ(answered({"rules", "list"}).find('\033'), std::string::npos);
}

// ---- due ---------------------------------------------------------------------------------------

TEST(Due, FirstLimitSkipsThreeHolidays) {
    EXPECT_EQ(
        answered({"due", "--timescale", "england/looked-after-review", "--event",
                  "looked-after=2017-12-04", "--born", "2009-06-01", "--as-at", "2017-12-10"}),
        "2018-01-04 (Thursday) is the limit of the first review: due in 25 days, as at Sunday "
        "10 December 2017.\n"
        "\n"
        "england/looked-after-review, looked-after from Monday 4 December 2017\n"
        "  2018-01-04 (Thursday)  first review  outstanding\n"
        "      20 working days after Monday 4 December 2017. Due by Thursday 4 January 2018.\n");
}

TEST(Due, PlannedReviewStandsBesideTheLimit) {
    EXPECT_THAT(
        answered({"due", "--timescale", "england/looked-after-review", "--event",
                  "looked-after=2017-12-04", "--event", "review=2018-01-14,status=planned",
                  "--as-at", "2017-12-10"}),
        HasSubstr("Planned for\n      Sunday 14 January 2018, which is 10 days too late.\n"));
}

TEST(Due, OverdueIsAnAnswer) {
    EXPECT_THAT(answered({"due", "--timescale", "england/looked-after-review", "--event",
                          "looked-after=2017-12-04", "--as-at", "2018-01-05"}),
                StartsWith("2018-01-04 (Thursday) was the limit of the first review: overdue by 1 "
                           "day, as at Friday 5 January 2018.\n"));
}

TEST(Due, JsonHasEveryFieldOfTheContractInOrder) {
    const json got =
        answered_json({"due", "--timescale", "england/looked-after-review", "--event",
                       "looked-after=2017-12-04", "--event", "review=2018-01-09", "--born",
                       "2009-06-01", "--as-at", "2018-03-31", "--child", "1234"});
    ASSERT_EQ(got["obligations"].size(), 2U);
    const json& first = got["obligations"][0];
    const json expected = json::parse(R"({
        "key": "1234|england/looked-after-review|2017-12-04|first|1", "child": "1234",
        "timescale": "england/looked-after-review", "kind": "statutory",
        "version": "SI 2010/959", "step": "first", "anchor": "2017-12-04", "due": "2018-01-04",
        "due_earliest": null, "due_latest": null, "plan_by": "2018-01-04",
        "certainty": "settled", "outcome": "late", "reason": "met-after-limit",
        "met_on": "2018-01-09", "planned_on": null, "days_late": 5, "working_days_late": 3,
        "assumed": false, "projected": false, "precision": "exact"})");
    EXPECT_EQ(first, expected);
    const json& second = got["obligations"][1];
    EXPECT_EQ(keys_of(second), keys_of(expected));
    EXPECT_EQ(second["due"], "2018-04-09");
    EXPECT_EQ(second["outcome"], "outstanding");
    EXPECT_TRUE(second["met_on"].is_null());
    EXPECT_TRUE(second["days_late"].is_null());
    EXPECT_EQ(got["as_at"], "2018-03-31");
}

TEST(Due, WithoutAnIdTheChildIsNull) {
    const json got =
        answered_json({"due", "--timescale", "england/looked-after-review", "--event",
                       "looked-after=2017-12-04", "--born", "2009-06-01", "--as-at", "2017-12-10"});
    EXPECT_TRUE(got["obligations"][0].contains("child"));
    EXPECT_TRUE(got["obligations"][0]["child"].is_null());
}

TEST(Due, ProjectionIsMarked) {
    const json got =
        answered_json({"due", "--timescale", "england/looked-after-review", "--event",
                       "looked-after=2017-12-04", "--as-at", "2017-12-10", "--project", "2"});
    ASSERT_EQ(got["obligations"].size(), 3U);
    EXPECT_EQ(got["obligations"][0]["projected"], false);
    EXPECT_EQ(got["obligations"][2]["projected"], true);
    EXPECT_EQ(got["obligations"][2]["due"], "2018-10-04");
}

TEST(Due, CsvHasALineOfNames) {
    EXPECT_EQ(answered({"due", "--timescale", "england/looked-after-review", "--event",
                        "looked-after=2017-12-04..2018-01-02", "--as-at", "2018-03-31", "--child",
                        "a,b", "--format", "csv"}),
              "key,child,timescale,kind,version,step,anchor,due,due_earliest,due_latest,plan_by,"
              "certainty,outcome,reason,met_on,planned_on,days_late,working_days_late,assumed,"
              "projected,precision\n"
              "\"a,b|england/looked-after-review|2017-12-04|first|1\",\"a,b\","
              "england/looked-after-review,statutory,SI 2010/959,first,2017-12-04,2018-01-04,,,"
              "2018-01-04,settled,not-required,spell-ended,,,,,false,false,exact\n");
}

TEST(Due, AsAtDefaultsToToday) {
    const json got = answered_json({"due", "--timescale", "england/looked-after-review", "--event",
                                    "looked-after=2017-12-04"});
    EXPECT_GE(got["as_at"].get<std::string>(), "2024-01-01");
    EXPECT_EQ(got["obligations"][0]["outcome"], "overdue");
}

TEST(Due, EventsFromAFileAndFromTheLineGoTogether) {
    const temporary_folder folder;
    const std::string file = folder.write("child.yaml",
                                          "format: timescales-timeline/1\n"
                                          "child: \"77\"\n"
                                          "born: 2009-06-01\n"
                                          "spells:\n"
                                          "  - {kind: looked-after, start: 2017-12-04}\n");
    const json got = answered_json({"due", "--timescale", "england/looked-after-review", "--events",
                                    file, "--event", "review=2018-01-04", "--as-at", "2018-03-31"});
    EXPECT_EQ(got["obligations"][0]["child"], "77");
    EXPECT_EQ(got["obligations"][0]["outcome"], "on-time");
}

TEST(Due, MistakesOfAFileAreReportedWhereTheyAre) {
    const temporary_folder folder;
    const std::string file =
        folder.write("child.yaml", "format: timescales-timeline/1\nborn: 2009-02-30\n");
    const std::string complaint = refused({"due", "--events", file}, 3);
    EXPECT_THAT(complaint, StartsWith(file + ":2:7: error TS"));
    EXPECT_THAT(complaint, HasSubstr("timescales: nothing was computed"));
}

TEST(Due, KindOfAFileThatNoRuleUsesIsPointedOut) {
    const temporary_folder folder;
    const std::string file = folder.write("child.yaml",
                                          "format: timescales-timeline/1\n"
                                          "spells:\n"
                                          "  - {kind: looked-after, start: 2017-12-04}\n"
                                          "events:\n"
                                          "  - {kind: reviw, on: 2018-01-03}\n");
    const answer got = run({"due", "--timescale", "england/looked-after-review", "--events", file,
                            "--as-at", "2018-01-05"});
    EXPECT_EQ(got.status, 0);
    EXPECT_EQ(got.err, "timescales: " + file +
                           ": no rule uses events of the kind 'reviw', so they count for nothing; "
                           "did you mean 'review'?\n");
}

TEST(Due, AttributeThatIsNearlyOneOfTheRulesIsPointedOutOnce) {
    const temporary_folder folder;
    const std::string file = folder.write("child.yaml",
                                          "format: timescales-timeline/1\n"
                                          "born: 2015-01-01\n"
                                          "spells:\n"
                                          "  - {kind: placement, start: 2024-01-01, with: {basis: "
                                          "reg24, carer: foster, ward: Northmere}}\n"
                                          "  - {kind: placement, start: 2024-02-01, with: {basis: "
                                          "reg24, cariers: parent}}\n");
    const answer got =
        run({"due", "--timescale", "england/visit", "--events", file, "--as-at", "2024-02-05"});
    EXPECT_EQ(got.status, 0);
    EXPECT_EQ(got.err,
              "timescales: placement: no rule asks for the basis 'reg24'; did you mean 'reg-24'?\n"
              "timescales: placement: no rule asks for an attribute 'cariers'; did you mean "
              "'carer'?\n");
}

TEST(Due, CalendarOfAFileTakesThePlaceOfTheBuiltInOne) {
    const temporary_folder folder;
    const std::string file = folder.write(
        "calendar.yaml",
        "format: timescales-calendar/1\n"
        "calendar: england-and-wales\n"
        "definition: sat-sun-christmas-goodfriday-bankholiday\n"
        "covers: {from: 2017-01-01, to: 2018-12-31}\n"
        "verified_on: 2017-12-01\n"
        "holidays:\n"
        "  - {date: 2017-12-25, name: Christmas Day, basis: common-law, attested: high, "
        "source: common law}\n"
        "  - {date: 2018-03-30, name: Good Friday, basis: common-law, attested: high, "
        "source: common law}\n");
    const json got =
        answered_json({"due", "--timescale", "england/looked-after-review", "--event",
                       "looked-after=2017-12-04", "--as-at", "2017-12-10", "--calendar", file});
    EXPECT_EQ(got["obligations"][0]["due"], "2018-01-02");
    EXPECT_EQ(got["obligations"][0]["certainty"], "announced");
}

TEST(Due, UnknownKindNamesTheKnownOnesAndTheNearest) {
    const std::string complaint = refused({"due", "--event", "looked-aftr=2017-12-04"});
    EXPECT_THAT(complaint, StartsWith("timescales: --event looked-aftr=2017-12-04: unknown kind "
                                      "'looked-aftr'; the rules know "));
    for (const char* known : {"looked-after, ", "placed-for-adoption, ", "review, "}) {
        EXPECT_THAT(complaint, HasSubstr(known));
    }
    EXPECT_THAT(complaint, HasSubstr("; did you mean 'looked-after'?\n"));
}

TEST(Due, AttributesOfAnEventAreThoseThatRulesAskFor) {
    const json got =
        answered_json({"due", "--timescale", "england/looked-after-review", "--event",
                       "looked-after=2017-12-04", "--event", "review=2018-01-03,id=r1", "--event",
                       "review=2018-01-09,part-of=r1", "--as-at", "2018-03-31"});
    EXPECT_EQ(got["obligations"][0]["met_on"], "2018-01-03");
    EXPECT_EQ(got["obligations"][0]["outcome"], "on-time");
    const json outside = answered_json(
        {"due", "--timescale", "england/looked-after-review", "--event", "looked-after=2017-12-04",
         "--event", "review=2018-01-03,outside-series=yes", "--as-at", "2018-03-31"});
    EXPECT_EQ(outside["obligations"][0]["outcome"], "overdue");
}

TEST(Due, AttributeOfAnEventThatNoRuleAsksFor) {
    const std::string complaint = refused(
        {"due", "--event", "looked-after=2017-12-04", "--event", "review=2018-01-03,prt-of=r1"});
    EXPECT_THAT(complaint, HasSubstr("--event review=2018-01-03,prt-of=r1: unknown attribute "
                                     "'prt-of', use "));
    EXPECT_THAT(complaint, HasSubstr("; did you mean 'part-of'?"));
    EXPECT_THAT(refused({"due", "--event", "looked-after=2017-12-04,id="}),
                HasSubstr("'id=' is no attribute; write it as name=value, such as status=planned"));
}

TEST(Due, WhatIsTypedWronglyIsExplained) {
    EXPECT_EQ(refused({"due"}),
              "timescales: no events are given; begin with --event looked-after=DATE, or read them "
              "with --events FILE\n");
    EXPECT_EQ(
        refused({"due", "--event", "looked-after=2017-02-30"}),
        "timescales: --event looked-after=2017-02-30: '2017-02-30' is not a date; there is no "
        "such day between 1900 and 2199\n");
    EXPECT_EQ(
        refused({"due", "--event", "looked-after=04/12/2017"}),
        "timescales: --event looked-after=04/12/2017: '04/12/2017' is not a date; write it as "
        "YYYY-MM-DD, such as 2017-12-04\n");
    EXPECT_EQ(refused({"due", "--event", "looked-after=2017-12-04..2017-12-03"}),
              "timescales: --event looked-after=2017-12-04..2017-12-03: the spell ends before it "
              "begins; END is the day it ceased, so write the earlier date first\n");
    EXPECT_EQ(refused({"due", "--event", "review=2017-12-04..2017-12-05"}),
              "timescales: --event review=2017-12-04..2017-12-05: 'review' is an event, which "
              "happens on one day: write review=DATE\n");
    EXPECT_EQ(refused({"due", "--event", "review=2017-12-04,status=plannd"}),
              "timescales: --event review=2017-12-04,status=plannd: unknown status 'plannd', use "
              "held, planned or cancelled; did you mean 'planned'?\n");
    EXPECT_EQ(refused({"due", "--event", "looked-after=2017-12-04", "--project", "-1"}),
              "timescales: --project must be a whole number from 0 to 100, and '-1' is not\n");
    EXPECT_EQ(refused({"due", "--event", "looked-after=2017-12-04", "--as-at", ""}),
              "timescales: --as-at: '' is not a date; write it as YYYY-MM-DD, such as "
              "2017-12-04\n");
}

TEST(Due, PackFromAFileAnswersLikeTheBuiltInOne) {
    const std::vector<std::string> asked{"due",
                                         "--timescale",
                                         "england/looked-after-review",
                                         "--event",
                                         "looked-after=2017-12-04",
                                         "--as-at",
                                         "2018-03-31"};
    std::vector<std::string> with_file = asked;
    with_file.insert(with_file.end(), {"--rules", pack_file, "--calendar", calendar_file});
    EXPECT_EQ(answered_json(with_file), answered_json(asked));
}

TEST(Due, MissingPackIsUnusableInput) {
    EXPECT_THAT(refused({"due", "--event", "looked-after=2017-12-04", "--rules", "engand"}, 3),
                HasSubstr("; the built-in packs are called england"));
}

// ---- explain -----------------------------------------------------------------------------------

TEST(Explain, NamesEachSkippedDayAndEndsWithTheAnswer) {
    const std::string text = answered({"explain", "--timescale", "england/looked-after-review",
                                       "--event", "looked-after=2017-12-04", "--event",
                                       "review=2018-01-09", "--as-at", "2018-03-31"});
    EXPECT_THAT(text, StartsWith("2018-01-04 (Thursday), first review: late\n"));
    EXPECT_THAT(text, HasSubstr("Monday 25 December 2017"));
    EXPECT_THAT(text, HasSubstr("Tuesday 26 December 2017"));
    EXPECT_THAT(text, HasSubstr("Monday 1 January 2018"));
    EXPECT_THAT(text, HasSubstr("2018-04-09 (Monday), second review: outstanding\n"));
}

TEST(Explain, OneKeyGivesOneTreeWhoseLastStepIsTheAnswer) {
    const json got = answered_json({"explain", "--timescale", "england/looked-after-review",
                                    "--event", "looked-after=2017-12-04", "--event",
                                    "review=2018-01-09", "--as-at", "2018-03-31", "--child", "7",
                                    "--key", "7|england/looked-after-review|2017-12-04|first|1"});
    ASSERT_EQ(got["explanations"].size(), 1U);
    const json& only = got["explanations"][0];
    EXPECT_EQ(only["obligation"]["outcome"], "late");
    EXPECT_EQ(only["reasoning"]["what"], "obligation");
    EXPECT_EQ(only["reasoning"]["children"].back()["what"], "outcome");
    EXPECT_EQ(only["reasoning"]["children"].back()["date"], "2018-01-04");
}

TEST(Explain, UnknownKeyIsWrongUsageWithTheNearest) {
    EXPECT_EQ(refused({"explain", "--event", "looked-after=2017-12-04", "--as-at", "2018-03-31",
                       "--key", "|england/looked-after-review|2017-12-04|frst|1"}),
              "timescales: --key: no obligation has the key "
              "'|england/looked-after-review|2017-12-04|frst|1'; 'timescales due --format json' "
              "gives the keys; did you mean '|england/looked-after-review|2017-12-04|first|1'?\n");
}

TEST(Explain, IsNoTable) {
    EXPECT_EQ(refused({"explain", "--event", "looked-after=2017-12-04", "--format", "csv"}),
              "timescales: --format csv: an explanation is a tree, which is no table; use text or "
              "json\n");
}

// ---- validate ----------------------------------------------------------------------------------

TEST(Validate, BeginsWithThePublishedFigure) {
    EXPECT_THAT(answered(validate_northmere()),
                StartsWith("97.3 % of children (292 of 300) had all their reviews on time\n"));
}

TEST(Validate, JsonKeepsTheContract) {
    const json got = answered_json(validate_northmere());
    EXPECT_EQ(keys_of(got),
              (std::vector<std::string>{"indicators", "obligations", "problems", "receipt"}));
    ASSERT_EQ(got["indicators"].size(), 3U);
    const json& first = got["indicators"][0];
    EXPECT_EQ(first["id"], "child-all-on-time");
    EXPECT_EQ(first["unit"], "child");
    EXPECT_EQ(first["window"]["from"], "2017-04-01");
    EXPECT_EQ(first["window"]["to"], "2018-03-31");
    EXPECT_EQ(first["numerator"], 292);
    EXPECT_EQ(first["denominator"], 300);
    EXPECT_EQ(first["percent"], "97.3");
    EXPECT_EQ(first["lowest"], "97.3");
    EXPECT_EQ(first["highest"], "97.3");
    EXPECT_EQ(first["undetermined"], 0);
    EXPECT_EQ(first["relaxed"], 0);
    EXPECT_TRUE(first["excluded"].is_object());
    EXPECT_TRUE(first["unread"].is_array());
    EXPECT_EQ(first["not_on_time"].size(), 8U);
    for (const char* key : {"severity", "code", "message", "file", "line", "column", "child"}) {
        EXPECT_TRUE(got["problems"][0].contains(key)) << key;
    }
    const json& receipt = got["receipt"];
    EXPECT_EQ(receipt["options"]["reference_date"], "2018-03-31");
    EXPECT_EQ(receipt["options"]["as_at"], "2018-03-31");
    EXPECT_EQ(receipt["options"]["history_from"], "2015-04-01");
    ASSERT_EQ(receipt["files"].size(), 12U);
    for (const json& file : receipt["files"]) {
        EXPECT_EQ(file["rows"].get<int>(),
                  file["used"].get<int>() + file["repeated"].get<int>() +
                      file["replaced"].get<int>() + file["blank"].get<int>() +
                      file["set_aside"].get<int>() + file["not_read"].get<int>())
            << file;
    }
}

TEST(Validate, CsvHasALineForEachObligation) {
    const std::string csv = answered(validate_northmere({"--format", "csv"}));
    const json data = answered_json(validate_northmere());
    const auto lines = std::count(csv.begin(), csv.end(), '\n');
    EXPECT_EQ(static_cast<std::size_t>(lines), data["obligations"].size() + 1);
}

TEST(Validate, OneYearAloneNamesTheFolderThatWouldSettleTheRest) {
    const std::string text =
        answered({"validate", "--ssda903", northmere + "2017-18", "--year-ending", "2018-03-31"});
    EXPECT_THAT(text, HasSubstr(" more could not be determined\n"));
    EXPECT_THAT(text, HasSubstr("the return for the year ending 31 March 2017 would settle"));
}

TEST(Validate, OnlyTheIndicatorsAskedFor) {
    const json got = answered_json(validate_northmere({"--indicator", "review-on-time"}));
    ASSERT_EQ(got["indicators"].size(), 1U);
    EXPECT_EQ(got["indicators"][0]["unit"], "review");
    EXPECT_EQ(refused(validate_northmere({"--indicator", "reviews-on-time"})),
              "timescales: --indicator: unknown value 'reviews-on-time', use child-all-on-time, "
              "child-all-on-time-28-days or review-on-time; did you mean 'review-on-time'?\n");
}

TEST(Validate, NeedsAFolderAndAYear) {
    EXPECT_EQ(refused({"validate", "--year-ending", "2018-03-31"}),
              "timescales: --ssda903 is missing: name the folder of each year's return, the oldest "
              "first\n");
    EXPECT_EQ(refused({"validate", "--ssda903", northmere + "2017-18"}),
              "timescales: --year-ending, the last day of the year to report on, is missing\n");
}

TEST(Validate, FolderThatIsNotThereIsUnusableInput) {
    const std::string complaint =
        refused({"validate", "--ssda903", "/no/such/folder", "--year-ending", "2018-03-31"}, 3);
    EXPECT_THAT(complaint, StartsWith("/no/such/folder: error TS2001: "));
}

// ---- working-days ------------------------------------------------------------------------------

TEST(WorkingDays, AddBeginsWithTheDateAndNamesSkippedHolidays) {
    EXPECT_EQ(answered({"working-days", "add", "2017-12-04", "20"}),
              "2018-01-04 (Thursday), 20 working days after Monday 4 December 2017\n"
              "  skipped Monday 25 December 2017: Christmas Day (common-law)\n"
              "  skipped Tuesday 26 December 2017: Boxing Day (statute)\n"
              "  skipped Monday 1 January 2018: New Year’s Day (proclamation)\n");
}

TEST(WorkingDays, AddAsJson) {
    const json got = answered_json({"working-days", "add", "2018-01-04", "20", "--before"});
    EXPECT_EQ(got["date"], "2017-12-04");
    EXPECT_EQ(got["certainty"], "settled");
    EXPECT_EQ(got["from"], "2018-01-04");
    EXPECT_EQ(got["amount"], 20);
    EXPECT_EQ(got["unit"], "working days");
    EXPECT_EQ(got["direction"], "before");
    EXPECT_EQ(got["calendar"], "england-and-wales");
    ASSERT_EQ(got["skipped"].size(), 3U);
    EXPECT_EQ(got["skipped"][0],
              json::parse(
                  R"({"date": "2018-01-01", "name": "New Year’s Day", "basis": "proclamation"})"));
    EXPECT_EQ(got["skipped"][2]["date"], "2017-12-25");
}

TEST(WorkingDays, ZeroIsTheDayItself) {
    EXPECT_THAT(answered({"working-days", "add", "2017-12-02", "0"}),
                StartsWith("2017-12-02 (Saturday), 0 working days after "));
}

TEST(WorkingDays, NegativeAndFractionalNumbersAreWrongUsage) {
    EXPECT_EQ(refused({"working-days", "add", "2017-12-04", "-5"}),
              "timescales: N must be a whole number from 0 to 99999, and '-5' is not; to count "
              "back, give the number with --before\n");
    EXPECT_EQ(refused({"working-days", "add", "2017-12-04", "2.5"}),
              "timescales: N must be a whole number from 0 to 99999, and '2.5' is not\n");
    EXPECT_EQ(refused({"working-days", "add", "2017-12-04", "99999999999"}),
              "timescales: N must be a whole number from 0 to 99999, and '99999999999' is not\n");
}

TEST(WorkingDays, OutsideCoverageIsUnusableInput) {
    EXPECT_THAT(refused({"working-days", "add", "2199-12-31", "1"}, 3),
                HasSubstr("depends on days that the calendar england-and-wales does not know"));
    EXPECT_THAT(refused({"working-days", "count", "1950-01-01", "2018-01-01"}, 3),
                HasSubstr("depends on days that the calendar england-and-wales does not know"));
    EXPECT_THAT(refused({"working-days", "list", "1970-12-31", "2018-01-01"}, 3),
                HasSubstr("depends on days that the calendar england-and-wales does not know"));
}

TEST(WorkingDays, CountLeavesOutTheFirstDay) {
    EXPECT_THAT(answered({"working-days", "count", "2017-12-04", "2018-01-04"}),
                StartsWith("20 working days after Monday 4 December 2017, up to and including "
                           "Thursday 4 January 2018\n"));
    EXPECT_EQ(answered_json({"working-days", "count", "2017-12-04", "2017-12-04"})["count"], 0);
}

TEST(WorkingDays, CountTheWrongWayRoundSaysSwap) {
    EXPECT_EQ(refused({"working-days", "count", "2018-01-04", "2017-12-04"}),
              "timescales: FROM is after TO; swap them: timescales working-days count 2017-12-04 "
              "2018-01-04\n");
}

TEST(WorkingDays, ListTakesBothEnds) {
    EXPECT_EQ(answered({"working-days", "list", "2017-12-22", "2018-01-02"}),
              "2017-12-22 (Friday)\n2017-12-27 (Wednesday)\n2017-12-28 (Thursday)\n"
              "2017-12-29 (Friday)\n2018-01-02 (Tuesday)\n");
}

TEST(WorkingDays, CalendarFromAFile) {
    EXPECT_EQ(answered({"working-days", "add", "2017-12-04", "20", "--calendar", calendar_file}),
              answered({"working-days", "add", "2017-12-04", "20"}));
    EXPECT_THAT(refused({"working-days", "add", "2017-12-04", "20", "--calendar", "england-wales"}),
                HasSubstr("did you mean 'england-and-wales'?"));
}

// ---- period ------------------------------------------------------------------------------------

TEST(Period, MissingDayIsTheLastOfTheMonth) {
    EXPECT_THAT(answered({"period", "add", "2018-08-31", "6 months"}),
                StartsWith("2019-02-28 (Thursday), 6 months after Friday 31 August 2018\n"));
    EXPECT_THAT(answered({"period", "add", "2018-08-31", "6 months", "--month-end", "next-day"}),
                StartsWith("2019-03-01 (Friday), "));
}

TEST(Period, RefuseFindsTheDependence) {
    EXPECT_THAT(refused({"period", "add", "2018-08-31", "6 months", "--month-end", "refuse"}, 1),
                HasSubstr("depends on the month-end policy"));
    EXPECT_THAT(answered({"period", "add", "2018-08-28", "6 months", "--month-end", "refuse"}),
                StartsWith("2019-02-28 (Thursday), "));
}

TEST(Period, RollOfNorthernIrelandLeavesASaturday) {
    const auto rolled = [](const std::string& start, const std::string& length) {
        return answered({"period", "add", start, length, "--roll", "sunday-or-holiday",
                         "--calendar", "northern-ireland"});
    };
    EXPECT_THAT(rolled("2023-12-16", "3 months"), StartsWith("2024-03-16 (Saturday), "));
    EXPECT_THAT(rolled("2024-01-14", "6 months"), StartsWith("2024-07-15 (Monday), "));
}

TEST(Period, HoursEndOnTheLastDayOnWhichTheHourCanLie) {
    EXPECT_THAT(answered({"period", "add", "2024-06-03", "72 hours"}),
                StartsWith("2024-06-06 (Thursday), "));
}

TEST(Period, JsonSaysHowItWasCounted) {
    const json got = answered_json({"period", "add", "2018-03-23", "7 days", "--roll", "next"});
    EXPECT_EQ(got["date"], "2018-04-03");
    EXPECT_EQ(got["before_roll"], "2018-03-30");
    EXPECT_EQ(got["month_end_mattered"], false);
    EXPECT_EQ(got["steps"].front()["what"], "starts");
    EXPECT_EQ(got["steps"].back()["what"], "answer");
    EXPECT_EQ(got["steps"].back()["date"], "2018-04-03");
}

TEST(Period, BeginningWithCountsTheDay) {
    EXPECT_THAT(answered({"period", "add", "2024-01-01", "12 months", "--beginning-with"}),
                StartsWith("2024-12-31 (Tuesday), 12 months beginning with Monday 1 January "
                           "2024\n"));
}

TEST(Period, WithoutQuotesIsWrongUsage) {
    EXPECT_EQ(refused({"period", "add", "2018-08-31", "6", "months"}),
              "timescales: unexpected argument 'months' of 'timescales period add'; put the period "
              "in quotes, as in \"6 months\"\n");
    EXPECT_THAT(refused({"period", "add", "2018-08-31", "6 workdays"}),
                HasSubstr("unknown unit 'workdays'"));
}

// ---- rules -------------------------------------------------------------------------------------

TEST(Rules, ListAndShow) {
    const json got = answered_json({"rules", "list"});
    const json one = answered_json({"rules", "show", "england/looked-after-review"});
    EXPECT_NE(std::find(got["timescales"].begin(), got["timescales"].end(), one),
              got["timescales"].end());
    EXPECT_EQ(one["id"], "england/looked-after-review");
    EXPECT_EQ(one["arises_per"]["what"], "spell");
    EXPECT_EQ(one["arises_per"]["kind"], "looked-after");
    EXPECT_EQ(one["met_by"]["event"], "review");
    EXPECT_EQ(one["met_by"]["part"], "first");
    EXPECT_EQ(one["options"][0]["chosen"], "first");
    EXPECT_TRUE(one["based_on"].is_null());
    const json& first = one["versions"].back()["steps"][0];
    EXPECT_EQ(first["cite"]["read"], "verified");
    EXPECT_EQ(first["limit"], "within 20 working days of the start");
    EXPECT_EQ(first["alternatives"].size(), 1U);
    const std::string shown = answered({"rules", "show", "england/looked-after-review"});
    EXPECT_THAT(shown, HasSubstr("within 20 working days of the start: reg 33(1) [verified"));
    EXPECT_THAT(shown, HasSubstr("\n  In force from 1 April 2011\n    For each looked-after "
                                 "spell, except while placed for adoption or short breaks"));
}

TEST(Rules, ShowWithoutThePackSuggestsIt) {
    EXPECT_EQ(refused({"rules", "show", "looked-after-review"}),
              "timescales: no timescale is called 'looked-after-review'; 'timescales rules list' "
              "names them all; did you mean 'england/looked-after-review'?\n");
}

TEST(Rules, SchemaIsTheFileForEditors) {
    std::ifstream file(source + "/rules/timescales.schema.json");
    std::stringstream text;
    text << file.rdbuf();
    EXPECT_EQ(answered({"rules", "schema"}), text.str());
}

TEST(Rules, CheckPassesWhatIsBuiltIn) {
    const std::string answer =
        answered({"rules", "check", pack_file, calendar_file, "--on", "2027-01-01"});
    EXPECT_THAT(answer, HasSubstr("2 files checked: no errors"));
    EXPECT_THAT(answer, Not(HasSubstr("error TS")));
}

TEST(Rules, CheckFindsMistakes) {
    const temporary_folder folder;
    const std::string file =
        folder.write("bad.yaml", "format: timescales/1\npack: x\nwrong: 1\ntimescales: []\n");
    const answer got = run({"rules", "check", file});
    EXPECT_EQ(got.status, 1);
    EXPECT_THAT(got.out, StartsWith(file + ":3:1: error TS"));
    EXPECT_THAT(got.out, HasSubstr("1 file checked: "));
    const answer data = run({"rules", "check", file, "--format", "json"});
    EXPECT_EQ(data.status, 1);
    EXPECT_EQ(json::parse(data.out)["problems"][0]["line"], 3);
}

TEST(Rules, CheckOfAFileThatIsNotThereIsUnusableInput) {
    const answer got = run({"rules", "check", "/no/such/file.yaml", calendar_file});
    EXPECT_EQ(got.status, 3);
    EXPECT_EQ(got.out, "1 file checked: no errors; 1 file not readable\n");
    EXPECT_THAT(got.err, HasSubstr("/no/such/file.yaml"));
}

}  // namespace
