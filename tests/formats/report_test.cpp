// The report writers, on values made by hand.

#include "timescales/report.hpp"
#include "tests/review_rules.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "timescales/rules_yaml.hpp"

namespace {

using namespace timescales;
using nlohmann::json;
using testing::HasSubstr;
using testing::StartsWith;

civil_date day(std::int32_t year, std::int32_t month, std::int32_t d) {
    return civil_date::from_ymd(year, month, d).value();
}

/// The built-in version that was in force in 2018, and its steps by name.
std::uint16_t version_of_2018() {
    const auto versions = timescales_tests::review_rules().timescales()[0].versions;
    for (std::uint16_t i = 0; i < versions.size(); ++i) {
        if (versions[i].in_force_on(day(2018, 1, 1))) {
            return i;
        }
    }
    return obligation::unknown;
}

timeline looked_after(std::string id) {
    timeline child;
    child.id = std::move(id);
    child.born = day(2009, 6, 1);
    child.spells.push_back(spell::since("looked-after", day(2017, 12, 4)));
    return child;
}

obligation first_review(outcome what, reason why) {
    obligation o;
    o.spell = 0;
    o.anchor = day(2017, 12, 4);
    o.due = day(2018, 1, 4);
    o.plan_by = day(2018, 1, 4);
    o.version = version_of_2018();
    o.step = 0;
    o.outcome = what;
    o.reason = why;
    o.certainty = certainty::settled;
    return o;
}

obligation late_review() {
    obligation o = first_review(outcome::late, reason::met_after_limit);
    o.met_on = day(2018, 1, 9);
    o.days_late = 5;
    o.working_days_late = 3;
    return o;
}

obligation undecided_review() {
    obligation o = first_review(outcome::indeterminate, reason::history_unknown);
    o.anchor = {};
    o.due = {};
    o.plan_by = {};
    o.certainty = {};
    o.step = obligation::unknown;
    o.due_latest = day(2018, 9, 30);
    o.met_on = day(2018, 2, 1);
    return o;
}

evaluation only(const obligation& o) {
    return {.obligations = {o},
            .notices = {},
            .rule_book_hash = timescales_tests::review_rules().content_hash()};
}

std::string report(const timeline& who, const obligation& o, report_format format,
                   text_style style = {}) {
    return report_obligations(timescales_tests::review_rules(), who, only(o),
                              {.as_at = day(2018, 3, 31)}, format, style);
}

// ---- one person --------------------------------------------------------------------------------

TEST(ReportObligations, UnknownValuesAreNullAndNeverLeftOut) {
    const json got = json::parse(report(looked_after(""), undecided_review(), report_format::json));
    const json& o = got["obligations"][0];
    for (const char* key : {"child", "step", "anchor", "due", "due_earliest", "plan_by",
                            "certainty", "days_late", "working_days_late"}) {
        ASSERT_TRUE(o.contains(key)) << key;
        EXPECT_TRUE(o[key].is_null()) << key;
    }
    EXPECT_EQ(o["due_latest"], "2018-09-30");
    EXPECT_EQ(o["reason"], "history-unknown");
}

TEST(ReportObligations, EachObligationIsOneLineOfJson) {
    EXPECT_THAT(report(looked_after("7"), late_review(), report_format::json),
                HasSubstr("  \"obligations\": [\n"
                          "    {\"key\": \"7|england/looked-after-review|2017-12-04|first|1\", "
                          "\"child\": \"7\", "));
}

TEST(ReportObligations, EmptyListsAreLists) {
    const timeline nobody;
    const json got =
        json::parse(report_obligations(timescales_tests::review_rules(), nobody, {},
                                       {.as_at = day(2018, 3, 31)}, report_format::json));
    EXPECT_EQ(got["obligations"], json::array());
    EXPECT_EQ(got["notices"], json::array());
}

TEST(ReportObligations, TextThatIsNotUtf8IsRepaired) {
    const json got = json::parse(report(looked_after("a\xff"), late_review(), report_format::json));
    EXPECT_EQ(got["obligations"][0]["child"], "a\xEF\xBF\xBD");
}

TEST(ReportObligations, CsvQuotesWhatNeedsIt) {
    EXPECT_THAT(report(looked_after("a\"b,c"), late_review(), report_format::csv),
                HasSubstr(",\"a\"\"b,c\",england/looked-after-review,"));
}

TEST(ReportObligations, ColourOnlyWhenAskedFor) {
    EXPECT_EQ(report(looked_after("7"), late_review(), report_format::text).find('\033'),
              std::string::npos);
    EXPECT_THAT(report(looked_after("7"), late_review(), report_format::text, {.colour = true}),
                HasSubstr("\033[31mlate\033[0m"));
}

TEST(ReportObligations, LimitBetweenTwoDaysIsNoSingleDay) {
    obligation o = undecided_review();
    o.outcome = outcome::outstanding;
    o.reason = reason::awaiting;
    o.met_on = {};
    o.due_earliest = day(2018, 6, 1);
    EXPECT_THAT(report(looked_after("7"), o, report_format::text),
                StartsWith("2018-06-01 to 2018-09-30 is where the limit of the review of unknown "
                           "step lies, as at Saturday 31 March 2018.\n"));
}

TEST(ReportObligations, NoticesSayWhatWasSetAside) {
    timeline child = looked_after("7");
    child.events.push_back({"review", day(2018, 5, 1)});
    evaluation answer = only(late_review());
    answer.notices.push_back({notice::kind::event_after_as_at, day(2018, 5, 1), 0, 0});
    const evaluation_options options{.as_at = day(2018, 3, 31)};
    EXPECT_THAT(report_obligations(timescales_tests::review_rules(), child, answer, options,
                                   report_format::text),
                HasSubstr("\nNoted\n  The review on Tuesday 1 May 2018 is later than the day of "
                          "evaluation and is not known yet.\n"));
    const json got = json::parse(report_obligations(timescales_tests::review_rules(), child, answer,
                                                    options, report_format::json));
    EXPECT_EQ(got["notices"][0]["what"], "event-after-as-at");
    EXPECT_EQ(got["notices"][0]["date"], "2018-05-01");
}

// ---- an authority ------------------------------------------------------------------------------

/// Two children: one late, one undetermined.
class ReportValidation : public testing::Test {
  protected:
    ReportValidation() {
        answer_.records = &records_;
        answer_.evaluated = &evaluated_;
        figure f;
        f.indicator = find_indicator("child-all-on-time");
        f.window = {day(2017, 4, 1), day(2018, 3, 31)};
        f.numerator = 292;
        f.denominator = 300;
        f.undetermined = 1;
        f.excluded = {{exclusion::not_looked_after, 12}, {exclusion::placed_for_adoption, 3}};
        f.not_on_time = {{0, 0}};
        f.not_determined = {{1, 1}};
        answer_.figures.push_back(f);
        answer_.problems = {{severity::warning, "TS2043", "a gap", "episodes.csv", 7, 0, "A1"},
                            {severity::error, "TS2021", "no date", "reviews.csv", 9, 0, "B2"},
                            {severity::warning, "TS2043", "a gap", "episodes.csv", 8, 0, "B2"}};
    }

    [[nodiscard]] std::string text() const {
        return report_validation(timescales_tests::review_rules(), answer_, report_format::text);
    }
    [[nodiscard]] json data() const {
        return json::parse(
            report_validation(timescales_tests::review_rules(), answer_, report_format::json));
    }

    ssda903_return records_{.children = {looked_after("A1"), looked_after("B2")},
                            .event_origins = {{}, {}},
                            .spell_origins = {{}, {}},
                            .files = {{.path = "reviews.csv",
                                       .module = ssda903_module::reviews,
                                       .folder = 0,
                                       .rows = 5,
                                       .used = 3,
                                       .blank = 2}},
                            .folders = {"2017-18"},
                            .history_from = day(2017, 4, 1),
                            .problems = {}};
    cohort_evaluation evaluated_{.obligations = {late_review(), undecided_review()},
                                 .notices = {},
                                 .obligations_from = {0, 1, 2},
                                 .notices_from = {0, 0, 0},
                                 .rule_book_hash = timescales_tests::review_rules().content_hash()};
    validation answer_{.records = nullptr,
                       .evaluated = nullptr,
                       .figures = {},
                       .problems = {},
                       .options = {.reference_date = day(2018, 3, 31), .as_at = day(2018, 3, 31)}};
};

TEST_F(ReportValidation, HeadlineIsTheFigureWithWhatIsNotKnown) {
    EXPECT_THAT(text(),
                StartsWith("97.3 % of children (292 of 300) had all their reviews on time; 1 more "
                           "could not be determined\n"));
}

TEST_F(ReportValidation, ExclusionsRangeAndTheFolderThatWouldHelp) {
    EXPECT_THAT(text(), HasSubstr("  Left out  12 not looked after, or 18, on 31 March 2018; 3 "
                                  "placed for adoption\n"));
    EXPECT_THAT(text(), HasSubstr("  Range     between 97.0 % and 97.3 %, as 1 child could not be "
                                  "determined."));
    EXPECT_THAT(text(), HasSubstr("the return for the year ending 31 March 2017"));
}

TEST_F(ReportValidation, UnknownStartIsSaidInPlaceOfAFolder) {
    evaluated_.obligations[1].reason = reason::start_unknown;
    EXPECT_THAT(text(),
                HasSubstr("For 1 it is not known\n            when the spell began: correct the"));
    EXPECT_EQ(text().find("the return for the year ending"), std::string::npos);
}

TEST_F(ReportValidation, NoDenominatorIsNoResult) {
    answer_.figures[0].numerator = 0;
    answer_.figures[0].denominator = 0;
    answer_.figures[0].undetermined = 0;
    EXPECT_THAT(text(), StartsWith("No result: there are no children to count\n"));
    EXPECT_TRUE(data()["indicators"][0]["percent"].is_null());
}

TEST_F(ReportValidation, EachLateReviewSaysWhy) {
    EXPECT_THAT(text(), HasSubstr("Not on time: 1 child, 1 review\n"
                                  "  A1          first review: 20 working days after Monday 4 "
                                  "December 2017. Held on Tuesday 9"));
}

TEST_F(ReportValidation, ProblemsAreCountedByCodeErrorsFirst) {
    EXPECT_THAT(text(), HasSubstr("Problems in the records: 3 (--format json lists them all)\n"
                                  "  error TS2021, 1 time\n"
                                  "      reviews.csv:9: no date\n"
                                  "  warning TS2043, 2 times\n"
                                  "      episodes.csv:7: a gap\n"
                                  "      episodes.csv:8: a gap\n"));
}

TEST_F(ReportValidation, ReceiptIsTwoLines) {
    EXPECT_THAT(text(), HasSubstr("\ntimescales " TIMESCALES_VERSION ", rules "));
    EXPECT_THAT(text(), testing::EndsWith("\n1 file in 1 folder, 5 rows: 3 used, 2 blank; reviews "
                                          "known from 2017-04-01\n"));
}

TEST_F(ReportValidation, JsonReceiptAndExclusions) {
    const json got = data();
    EXPECT_EQ(got["indicators"][0]["excluded"],
              json::parse(R"({"not-looked-after": 12, "placed-for-adoption": 3})"));
    EXPECT_EQ(got["receipt"]["engine"], TIMESCALES_VERSION);
    EXPECT_EQ(got["receipt"]["rule_book"],
              hash_text(timescales_tests::review_rules().content_hash()));
    EXPECT_EQ(got["receipt"]["files"][0]["module"], "Reviews");
    EXPECT_EQ(got["receipt"]["calendars"][0]["name"], "england-and-wales");
    EXPECT_EQ(got["problems"][1]["line"], 9);
    EXPECT_TRUE(got["problems"][1]["column"].is_null());
    EXPECT_EQ(got["obligations"].size(), 2U);
}

TEST_F(ReportValidation, FiguresOfTwoUnitsAreNeverCompared) {
    figure reviews = answer_.figures[0];
    reviews.indicator = find_indicator("review-on-time");
    answer_.figures.push_back(reviews);
    EXPECT_THAT(text(), HasSubstr("never compare one with the other"));
}

TEST_F(ReportValidation, ControlCharactersDoNotReachTheTerminal) {
    records_.children[0].id = "A\033[2J";
    EXPECT_EQ(text().find('\033'), std::string::npos);
}

// ---- calendars, periods, rules -----------------------------------------------------------------

TEST(ReportReckoning, ClearDaysAndRollAreTold) {
    const working_calendar& calendar = *built_in_calendar("england-and-wales");
    const reckoning_question question{.from = day(2018, 3, 26),
                                      .length = period::days(3),
                                      .policy = {.roll = roll::next, .clear = true},
                                      .calendar = &calendar};
    std::vector<counting_step> steps;
    const reckoning answer =
        add(question.from, question.length, question.policy, &calendar, &steps).value();
    EXPECT_EQ(report_reckoning(question, answer, steps, report_format::text),
              "2018-04-03 (Tuesday), 3 clear days after Monday 26 March 2018\n"
              "  both ends are left out, so one further: Friday 30 March 2018\n"
              "  not a working day, so moved to Tuesday 3 April 2018\n");
}

TEST(ReportReckoning, CsvIsOneLineOfAnswer) {
    const reckoning_question question{
        .from = day(2018, 8, 31), .length = period::months(6), .policy = {}, .calendar = nullptr};
    const reckoning answer = add(question.from, question.length).value();
    EXPECT_EQ(
        report_reckoning(question, answer, {}, report_format::csv),
        "date,certainty,earliest,latest,from,period,amount,unit,direction,beginning_with,clear,"
        "month_end,roll,calendar,known_on,before_roll,month_end_mattered\n"
        "2019-02-28,settled,2019-02-28,2019-02-28,2018-08-31,6 months,6,months,after,false,false,"
        "corresponding,none,,,2019-02-28,true\n");
}

TEST(ReportHolidays, CsvHasOneLineForEach) {
    const working_calendar& calendar = *built_in_calendar("england-and-wales");
    const std::string csv =
        report_holidays(calendar, day(2018, 12, 1), day(2018, 12, 31), report_format::csv);
    EXPECT_THAT(csv, StartsWith("date,name,basis,attested,source,announced,proclaimed,withdrawn,"
                                "listed_by\n"
                                "2018-12-25,Christmas Day,common-law,"));
    EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 3);
}

TEST(ReportTimescale, CsvHasALineForEachStep) {
    const std::string csv =
        report_timescale(timescales_tests::review_rules().timescales()[0], report_format::csv);
    EXPECT_THAT(csv, HasSubstr("\nengland/looked-after-review,SI 2010/959,2011-04-01,,first,"
                               "within 20 working days of the start,false,reg 33(1),"));
}

/// A duty with a part of everything, with texts of its own.
const rule_book& complaints() {
    static const rule_book book = [] {
        const source_file pack{"complaints.yaml", R"(format: timescales/1
pack: local
review_by: 2027-11-30
timescales:
  - id: answer
    says: A complaint is answered.
    kind: local
    options:
      - {id: counted-part, asks: "Which part counts?", choices: [first, last]}
    arises_per: {event: complaint, where: {by: [child, parent]}, dated: notified}
    only_if: {during: looked-after}
    lapses_on: [complaint-withdrawn]
    met_by: {event: answer, part: {option: counted-part, first: first, last: last}}
    calendar: england-and-wales
    versions:
      - in_force: {from: 2011-04-01, cite: para 1, read: unverified}
        instrument: {title: Policy, number: P 1}
        steps:
          - id: answer
            one_of:
              - {within: 72 hours, of: start, when: {age: under 5}, cite: para 2(a), read: unverified}
              - {within: 10 days, of: start}
            extended_by: [{event: answer-put-off, for: 5 days, cite: para 3, read: unverified}]
            cite: para 2
            read: unverified
)"};
        const auto loaded = load_rule_book({&pack, 1}, built_in_calendars());
        for (const diagnostic& problem : loaded.problems) {
            ADD_FAILURE() << to_string(problem);
        }
        return loaded.value.value();
    }();
    return book;
}

TEST(ReportTimescale, TextBeginsEachVersionWithTheWholeRule) {
    std::string text = report_timescale(complaints().timescales()[0], report_format::text);
    const std::size_t hash = text.find("  hash");
    text.erase(hash, text.find('\n', hash) + 1 - hash);
    EXPECT_EQ(
        text,
        "local/answer  local\n"
        "A complaint is answered.\n"
        "\n"
        "  arises for    each complaint (by: child or parent; counted from the day it was "
        "notified)\n"
        "  only if       a looked-after spell is running\n"
        "  met by        answer\n"
        "  option        counted-part: Which part counts? first (the other choice: last)\n"
        "  lapses on     complaint-withdrawn\n"
        "  review by     30 November 2027\n"
        "  calendar      england-and-wales, for plan-by dates and working days late\n"
        "\n"
        "  In force from 1 April 2011\n"
        "    For each complaint (by: child or parent; counted from the day it was notified), "
        "only if on that\n"
        "    day a looked-after spell is running, unless ended by a complaint withdrawn: an "
        "answer within 72\n"
        "    hours of the complaint if the child is under 5, otherwise within 10 days of the "
        "complaint, put\n"
        "    off by up to 5 days once by an answer put off.\n"
        "    Policy, P 1\n"
        "    commencement  para 1 [unverified]\n"
        "    answer        within 72 hours of the complaint if the child is under 5, otherwise "
        "within 10 days\n"
        "                  of the complaint, put off by up to 5 days once by an answer put off: "
        "para 2\n"
        "                  [unverified]\n"
        "                  within 72 hours of the complaint if the child is under 5: para 2(a) "
        "[unverified]\n"
        "                  put off by 5 days: para 3 [unverified]\n");
}

TEST(ReportTimescale, JsonHasEveryPart) {
    const json got =
        json::parse(report_timescale(complaints().timescales()[0], report_format::json));
    EXPECT_EQ(got["arises_per"], json::parse(R"({"what": "event", "kind": "complaint",
        "where": {"by": ["child", "parent"]}, "planned": false, "dated": "notified",
        "repeated": "each"})"));
    EXPECT_EQ(got["met_by"], json::parse(R"({"event": "answer", "where": {}, "dated": "happened",
        "part": "first", "early": null})"));
    EXPECT_EQ(got["options"], json::parse(R"([{"id": "counted-part", "asks": "Which part counts?",
        "choices": ["first", "last"], "chosen": "first"}])"));
    EXPECT_EQ(got["only_if"], "a looked-after spell is running");
    EXPECT_EQ(got["lapses_on"], json::parse(R"(["complaint-withdrawn"])"));
    EXPECT_EQ(got["review_by"], "2027-11-30");
    const json& law = got["versions"][0];
    EXPECT_THAT(law["says"].get<std::string>(), StartsWith("For each complaint (by: child or "));
    const json& step = law["steps"][0];
    EXPECT_EQ(step["alternatives"][0]["limit"], "within 72 hours of the complaint");
    EXPECT_EQ(step["alternatives"][0]["when"], "the child is under 5");
    EXPECT_EQ(step["alternatives"][0]["cite"]["provision"], "para 2(a)");
    EXPECT_TRUE(step["alternatives"][1]["when"].is_null());
    EXPECT_TRUE(step["alternatives"][1]["cite"].is_null());
    EXPECT_EQ(step["extended_by"][0]["event"], "answer-put-off");
    EXPECT_EQ(step["extended_by"][0]["for"], "5 days");
}

// ---- duties per event --------------------------------------------------------------------------

/// A complaint of a child under 5, with an answer planned after the limit.
timeline complaint() {
    timeline child = looked_after("7");
    child.born = day(2016, 1, 1);
    child.events.push_back({"complaint", day(2018, 3, 1)});
    child.events.back().attributes = {{"by", "child"}};
    child.events.push_back({"answer", day(2018, 3, 7), event_status::planned});
    return child;
}

TEST(ReportObligations, DutyPerEventNamesTheEventAndItsPlannedOne) {
    const timeline child = complaint();
    const evaluation_options options{.as_at = day(2018, 3, 2)};
    const evaluation answer = evaluate(complaints(), child, options);
    EXPECT_EQ(
        report_obligations(complaints(), child, answer, options, report_format::text),
        "2018-03-04 (Sunday) is the limit of the answer: due in 2 days, as at Friday 2 March "
        "2018.\n"
        "\n"
        "local/answer, complaint of Thursday 1 March 2018\n"
        "  2018-03-04 (Sunday)  answer  outstanding\n"
        "      Counted from Thursday 1 March 2018. Due by Sunday 4 March 2018. Planned for "
        "Wednesday 7 March\n"
        "      2018, which is 3 days too late. Hours are kept as days, since times of day are "
        "not known. Plan\n"
        "      by Friday 2 March 2018, the last working day before it.\n");
    const json got =
        json::parse(report_obligations(complaints(), child, answer, options, report_format::json));
    ASSERT_EQ(got["obligations"].size(), 1U);
    EXPECT_EQ(got["obligations"][0]["planned_on"], "2018-03-07");
    EXPECT_EQ(got["obligations"][0]["precision"], "day");
    EXPECT_EQ(got["obligations"][0]["key"], "7|local/answer|2018-03-01|answer|1");
}

TEST(ReportObligations, EachEventHasALimitUnderItsOwnName) {
    timeline child = complaint();
    child.events.push_back({"complaint", day(2018, 3, 12)});
    child.events.back().attributes = {{"by", "parent"}};
    const evaluation_options options{.as_at = day(2018, 3, 13)};
    const std::string text = report_obligations(
        complaints(), child, evaluate(complaints(), child, options), options, report_format::text);
    EXPECT_THAT(text, HasSubstr("\nlocal/answer, complaint of Thursday 1 March 2018\n"));
    EXPECT_THAT(text, HasSubstr("\nlocal/answer, complaint of Monday 12 March 2018\n"));
}

TEST(ReportObligations, EventsThatCountForNothingAreNamed) {
    timeline child = looked_after("7");
    child.events.push_back({"review", day(2018, 1, 3)});
    evaluation answer = only(late_review());
    const auto message = [&](notice::kind what) {
        answer.notices = {{what, day(2018, 1, 3), 0, 0}};
        const json got =
            json::parse(report_obligations(timescales_tests::review_rules(), child, answer,
                                           {.as_at = day(2018, 3, 31)}, report_format::json));
        return got["notices"][0]["what"].get<std::string>() + ": " +
               got["notices"][0]["message"].get<std::string>();
    };
    EXPECT_EQ(message(notice::kind::event_is_part),
              "event-is-part: The review on Wednesday 3 January 2018 is a part of an earlier one; "
              "the two count as one.");
    EXPECT_EQ(message(notice::kind::event_outside_series),
              "event-outside-series: The review on Wednesday 3 January 2018 is marked as outside "
              "the series and meets nothing.");
    EXPECT_EQ(message(notice::kind::event_too_soon),
              "event-too-soon: The review on Wednesday 3 January 2018 is sooner than the first day "
              "on which it could meet the duty, and meets nothing.");
}

TEST(ReportProblems, TextIsALineForEachWithItsPosition) {
    const std::vector<diagnostic> found{
        {severity::error, "TS1007", "unknown unit", "pack.yaml", 9, 33, ""}};
    EXPECT_EQ(report_problems(found, report_format::text),
              "pack.yaml:9:33: error TS1007: unknown unit\n");
    EXPECT_EQ(report_problems(found, report_format::csv),
              "severity,code,message,file,line,column,child\n"
              "error,TS1007,unknown unit,pack.yaml,9,33,\n");
    EXPECT_EQ(report_problems({}, report_format::json), "{\n  \"problems\": []\n}\n");
}

}  // namespace
