#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/formats/yaml_test_support.hpp"
#include "timescales/rules_yaml.hpp"

namespace timescales_tests {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// Each broken line below is one change to it.
constexpr const char* sample_calendar = R"(format: timescales-calendar/1
calendar: sample
definition: sat-sun-christmas-goodfriday-bankholiday
covers: {from: 2020-01-01, to: 2021-12-31}
verified_on: 2020-06-01
holidays:
  - {date: 2020-05-08, name: Early May bank holiday, basis: proclamation, attested: high,
     announced: 2019-06-07, source: London Gazette}
  - {date: 2020-12-25, name: Christmas Day, basis: common-law, attested: announced,
     source: common law}
  - {date: 2021-12-27, name: Christmas Day (substitute day), basis: substitute,
     attested: announced, source: 1971 Act Sch 1 para 1}
)";

const broken_file broken_calendars[] = {
    {"Empty", "", {"calendar.yaml: error TS1001: the file is empty"}},
    {"List",
     "[]\n",
     {"calendar.yaml:1:1: error TS1005: expected a map of keys and values ({key: value}) at the "
      "top of the file, found a list"}},
    {"Text",
     "england-and-wales\n",
     {"calendar.yaml:1:1: error TS1005: expected a map of keys and values ({key: value}) at the "
      "top of the file, found a text"}},
    {"IndentationLost",
     R"(format: timescales-calendar/1
holidays:
  - {date: 2020-05-08}
 - {date: 2020-12-25}
)",
     {"calendar.yaml:4:2: error TS1001: this is not YAML: a 'key: value' on a line of its own was "
      "expected here; check the indentation and the quotation marks"}},
    {"CommaMissing",
     R"(format: timescales-calendar/1
covers: {from: 2020-01-01 to: 2021-12-31}
)",
     {"calendar.yaml:2:9: error TS1001: this is not YAML: the map that begins here with '{' has no "
      "'}', or no ',' between two of its keys"}},
    {"FormatOfPack",
     R"(format: timescales/1
pack: sample
)",
     {"calendar.yaml:1:9: error TS1012: the format of this file is 'timescales/1'; "
      "'timescales-calendar/1' is needed here"}},
    {"FormatMissing",
     "calendar: sample\n",
     {"calendar.yaml:1:1: error TS1009: the key 'format' is missing; begin the file with 'format: "
      "timescales-calendar/1'",
      "calendar.yaml:1:1: error TS1009: the key 'definition' is missing; add it",
      "calendar.yaml:1:1: error TS1009: the key 'verified_on' is missing; add it",
      "calendar.yaml:1:1: error TS1009: the key 'covers' is missing; add it",
      "calendar.yaml:1:1: error TS1009: the key 'holidays' is missing; add it"}},
    {"EverythingElseMissing",
     "format: timescales-calendar/1\n",
     {"calendar.yaml:1:1: error TS1009: the key 'calendar' is missing; add it",
      "calendar.yaml:1:1: error TS1009: the key 'definition' is missing; add it",
      "calendar.yaml:1:1: error TS1009: the key 'verified_on' is missing; add it",
      "calendar.yaml:1:1: error TS1009: the key 'covers' is missing; add it",
      "calendar.yaml:1:1: error TS1009: the key 'holidays' is missing; add it"}},
};

const broken_line broken_lines[] = {
    {"UnknownKeyAtTop",
     "verified_on: 2020-06-01",
     "verified_on: 2020-06-01\n"
     "verified_by: me",
     {"calendar.yaml:6:1: error TS1006: unknown key 'verified_by'; use format, calendar, "
      "definition, covers, verified_on, review_by, knowledge_from, published, projection or "
      "holidays; did you mean 'verified_on'?"}},
    {"KeyTwiceAtTop",
     "verified_on: 2020-06-01",
     "verified_on: 2020-06-01\n"
     "verified_on: 2020-06-02",
     {"calendar.yaml:6:1: error TS1008: the key 'verified_on' stands twice; keep one"}},
    {"NameWithSpace",
     "calendar: sample",
     "calendar: England and Wales",
     {"calendar.yaml:2:11: error TS1014: 'England and Wales' at calendar is not a name: use 1 to "
      "31 lower-case letters, digits and hyphens, such as 'looked-after'"}},
    {"NameMissing",
     "calendar: sample\n",
     "",
     {"calendar.yaml:1:1: error TS1009: the key 'calendar' is missing; add it"}},
    {"DefinitionUnknown",
     "definition: sat-sun-christmas-goodfriday-bankholiday",
     "definition: weekdays",
     {"calendar.yaml:3:13: error TS1011: unknown value 'weekdays' at definition; use "
      "sat-sun-christmas-goodfriday-bankholiday"}},
    {"DefinitionMissing",
     "definition: sat-sun-christmas-goodfriday-bankholiday\n",
     "",
     {"calendar.yaml:1:1: error TS1009: the key 'definition' is missing; add it"}},
    {"CoversIsText",
     "covers: {from: 2020-01-01, to: 2021-12-31}",
     "covers: 2020 to 2021",
     {"calendar.yaml:4:9: error TS1005: expected a map of keys and values ({key: value}) at "
      "covers, found a text"}},
    {"CoversMissing",
     "covers: {from: 2020-01-01, to: 2021-12-31}\n",
     "",
     {"calendar.yaml:1:1: error TS1009: the key 'covers' is missing; add it"}},
    {"CoversWithoutEnd",
     "covers: {from: 2020-01-01, to: 2021-12-31}",
     "covers: {from: 2020-01-01}",
     {"calendar.yaml:4:9: error TS1009: the key 'to' is missing in covers; add it"}},
    {"CoversEndsBeforeItBegins",
     "covers: {from: 2020-01-01, to: 2021-12-31}",
     "covers: {from: 2021-12-31, to: 2020-01-01}",
     {"calendar.yaml:4:32: error TS1027: covers.to, 2020-01-01, is before covers.from, 2021-12-31; "
      "give the first and the last day that the calendar knows"}},
    {"UnknownKeyOfCovers",
     "covers: {from: 2020-01-01, to: 2021-12-31}",
     "covers: {from: 2020-01-01, to: 2021-12-31, of: uk}",
     {"calendar.yaml:4:44: error TS1006: unknown key 'of' in covers; use from or to"}},
    {"KeyOfCoversTwice",
     "covers: {from: 2020-01-01, to: 2021-12-31}",
     "covers: {from: 2020-01-01, to: 2021-12-31, to: 2021-12-31}",
     {"calendar.yaml:4:44: error TS1008: the key 'to' stands twice in covers; keep one"}},
    {"CoversYearWithoutHolidays",
     "to: 2021-12-31",
     "to: 2023-12-30",
     {"calendar.yaml:4:9: error TS1030: no holiday in 2022, a year that the calendar covers; list "
      "its holidays, or let covers leave it out"}},
    {"VerifiedOnMissing",
     "verified_on: 2020-06-01\n",
     "",
     {"calendar.yaml:1:1: error TS1009: the key 'verified_on' is missing; add it"}},
    {"VerifiedOnNoDate",
     "verified_on: 2020-06-01",
     "verified_on: 2020-6-1",
     {"calendar.yaml:5:14: error TS1010: '2020-6-1' at verified_on is not a date; write "
      "YYYY-MM-DD, a day that exists, from 1900 to 2199"}},
    {"HolidaysIsMap",
     "holidays:\n"
     "  - {date",
     "holidays:\n"
     "    {date",
     {"calendar.yaml:9:3: error TS1001: this is not YAML: a 'key: value' on a line of its own was "
      "expected here; check the indentation and the quotation marks"}},
    {"HolidayIsDate",
     "- {date: 2020-12-25, name: Christmas Day, basis: common-law, attested: announced,\n"
     "     source: common law}",
     "- 2020-12-25",
     {"calendar.yaml:9:5: error TS1005: expected a map of keys and values ({key: value}) at "
      "holidays[1], found a text"}},
    {"UnknownKeyOfHoliday",
     "announced: 2019-06-07",
     "anounced: 2019-06-07",
     {"calendar.yaml:8:6: error TS1006: unknown key 'anounced' in holidays[0]; use date, name, "
      "basis, attested, announced, proclaimed, withdrawn or source; did you mean 'announced'?"}},
    {"KeyOfHolidayTwice",
     "announced: 2019-06-07",
     "basis: statute",
     {"calendar.yaml:8:6: error TS1008: the key 'basis' stands twice in holidays[0]; keep one"}},
    {"DateMissing",
     "{date: 2020-12-25, name",
     "{name",
     {"calendar.yaml:9:5: error TS1009: the key 'date' is missing in holidays[1]; add it"}},
    {"DateThatDoesNotExist",
     "date: 2020-12-25",
     "date: 2020-12-32",
     {"calendar.yaml:9:12: error TS1010: '2020-12-32' at holidays[1].date is not a date; write "
      "YYYY-MM-DD, a day that exists, from 1900 to 2199"}},
    {"DateTwoDigits",
     "date: 2020-12-25",
     "date: 20-12-25",
     {"calendar.yaml:9:12: error TS1010: '20-12-25' at holidays[1].date is not a date; write "
      "YYYY-MM-DD, a day that exists, from 1900 to 2199"}},
    {"NameOfHolidayMissing",
     "name: Early May bank holiday, ",
     "",
     {"calendar.yaml:7:5: error TS1009: the key 'name' is missing in holidays[0]; add it"}},
    {"NameOfHolidayIsList",
     "name: Early May bank holiday",
     "name: [Early May bank holiday]",
     {"calendar.yaml:7:30: error TS1005: expected a text at holidays[0].name, found a list"}},
    {"BasisUnknown",
     "basis: common-law",
     "basis: common law",
     {"calendar.yaml:9:52: error TS1011: unknown value 'common law' at holidays[1].basis; use "
      "statute, proclamation, common-law, substitute or one-off; did you mean 'common-law'?"}},
    {"BasisMissing",
     "basis: common-law, ",
     "",
     {"calendar.yaml:9:5: error TS1009: the key 'basis' is missing in holidays[1]; add it"}},
    {"AttestedUnknown",
     "attested: high",
     "attested: highly",
     {"calendar.yaml:7:85: error TS1011: unknown value 'highly' at holidays[0].attested; use high, "
      "medium, low or announced; did you mean 'high'?"}},
    {"AttestedMissing",
     "attested: high,\n",
     "\n",
     {"calendar.yaml:7:5: error TS1009: the key 'attested' is missing in holidays[0]; add it"}},
    {"SourceMissing",
     ", source: London Gazette",
     "",
     {"calendar.yaml:7:5: error TS1009: the key 'source' is missing in holidays[0]; add it"}},
    {"SourceEmpty",
     "source: London Gazette",
     "source: ''",
     {"calendar.yaml:8:37: error TS1005: the text at holidays[0].source is empty; fill it in or "
      "remove it"}},
    {"AnnouncedNothing",
     "announced: 2019-06-07",
     "announced:",
     {"calendar.yaml:8:6: error TS1005: expected a date (YYYY-MM-DD) at holidays[0].announced, "
      "found nothing; fill it in or remove it"}},
    {"AnnouncedAfterTheHoliday",
     "announced: 2019-06-07",
     "announced: 2020-06-07",
     {"calendar.yaml:8:17: error TS1027: holidays[0].announced, 2020-06-07, is after the holiday, "
      "2020-05-08; give the day on which the public was told"}},
    {"HolidayTwice",
     "date: 2020-12-25",
     "date: 2020-05-08",
     {"calendar.yaml:9:12: error TS1022: 2020-05-08 in holidays[1] does not come after 2020-05-08; "
      "list each holiday once, in order of date"}},
    {"HolidayOutOfOrder",
     "date: 2020-12-25",
     "date: 2020-04-10",
     {"calendar.yaml:9:12: error TS1022: 2020-04-10 in holidays[1] does not come after 2020-05-08; "
      "list each holiday once, in order of date"}},
    {"HolidayOnSaturday",
     "date: 2020-12-25",
     "date: 2020-12-26",
     {"calendar.yaml:9:12: error TS1023: 2020-12-26 in holidays[1] is a Saturday, which is no "
      "working day anyway; leave it out, or give the substitute day"}},
    {"HolidayOnSunday",
     "date: 2020-12-25",
     "date: 2020-12-27",
     {"calendar.yaml:9:12: error TS1023: 2020-12-27 in holidays[1] is a Sunday, which is no "
      "working day anyway; leave it out, or give the substitute day"}},
    {"HolidayBeforeCoverage",
     "date: 2020-05-08",
     "date: 2019-12-31",
     {"calendar.yaml:7:12: error TS1024: 2019-12-31 in holidays[0] lies outside the days that the "
      "calendar covers, 2020-01-01 to 2021-12-31; correct the date, or what it covers"}},
    {"EmptyListItem",
     "  - {date: 2020-12-25",
     "  -\n"
     "  - {date: 2020-12-25",
     {"calendar.yaml:9:3: error TS1005: expected a map of keys and values ({key: value}) at "
      "holidays[1], found nothing; fill it in or remove it"}},
    {"HolidayAfterCoverage",
     "date: 2021-12-27",
     "date: 2022-12-27",
     {"calendar.yaml:11:12: error TS1024: 2022-12-27 in holidays[2] lies outside the days that the "
      "calendar covers, 2020-01-01 to 2021-12-31; correct the date, or what it covers"}},
};

loaded<working_calendar> load_text(const std::string& text) {
    return load_calendar({"calendar.yaml", text});
}

/// A calendar of 2020 and 2021 with a holiday on each of the days given.
std::string calendar_with(const std::vector<civil_date>& holidays) {
    std::string text =
        "format: timescales-calendar/1\ncalendar: sample\n"
        "definition: sat-sun-christmas-goodfriday-bankholiday\n"
        "covers: {from: 2020-01-01, to: 2021-12-31}\nverified_on: 2020-06-01\n";
    text += holidays.empty() ? "holidays: []\n" : "holidays:\n";
    for (const civil_date date : holidays) {
        text += "  - {date: " + std::string(to_text(date)) +
                ", name: Holiday, basis: one-off, attested: low, source: none}\n";
    }
    return text;
}

/// Weekdays from `first` on.
std::vector<civil_date> weekdays_from(std::string_view first, std::size_t count) {
    std::vector<civil_date> days;
    for (civil_date date = day(first); days.size() < count; date = date.plus_days(1).value()) {
        if (!date.is_weekend()) {
            days.push_back(date);
        }
    }
    return days;
}

}  // namespace

TEST(CalendarYaml, SampleCalendarInEveryField) {
    const auto calendar = load_text(sample_calendar);
    ASSERT_THAT(messages(calendar.problems), IsEmpty());
    const working_calendar& c = *calendar.value;
    EXPECT_EQ(c.name(), "sample");
    EXPECT_EQ(c.definition(), working_day_definition::sat_sun_christmas_goodfriday_bankholiday);
    EXPECT_EQ(c.covered_from(), day("2020-01-01"));
    EXPECT_EQ(c.covered_to(), day("2021-12-31"));
    EXPECT_EQ(c.verified_on(), day("2020-06-01"));
    EXPECT_FALSE(c.review_by());
    EXPECT_FALSE(c.knowledge_from());
    EXPECT_EQ(c.recorded_to(), day("2021-12-31"));
    EXPECT_THAT(c.publications(), IsEmpty());
    EXPECT_THAT(c.withdrawn(), IsEmpty());
    EXPECT_THAT(c.holidays(), ElementsAre(bank_holiday{.date = day("2020-05-08"),
                                                       .name = "Early May bank holiday",
                                                       .basis = holiday_basis::proclamation,
                                                       .attested = attestation::high,
                                                       .source = "London Gazette",
                                                       .announced = day("2019-06-07"),
                                                       .listed_by = "sample"},
                                          bank_holiday{.date = day("2020-12-25"),
                                                       .name = "Christmas Day",
                                                       .basis = holiday_basis::common_law,
                                                       .attested = attestation::announced,
                                                       .source = "common law",
                                                       .listed_by = "sample"},
                                          bank_holiday{.date = day("2021-12-27"),
                                                       .name = "Christmas Day (substitute day)",
                                                       .basis = holiday_basis::substitute,
                                                       .attested = attestation::announced,
                                                       .source = "1971 Act Sch 1 para 1",
                                                       .listed_by = "sample"}));
    EXPECT_EQ(c.is_working_day(day("2020-05-07")), true);
    EXPECT_EQ(c.is_working_day(day("2020-05-08")), false);
    EXPECT_EQ(c.is_working_day(day("2019-12-31")), std::nullopt);
}

TEST(CalendarYaml, RealCalendar) {
    const auto calendar = load_calendar(project_file(calendar_path));
    ASSERT_THAT(messages(calendar.problems), IsEmpty());
    const working_calendar& c = *calendar.value;
    EXPECT_EQ(c.name(), "england-and-wales");
    EXPECT_EQ(c.covered_from(), day("1971-01-01"));
    EXPECT_EQ(c.recorded_to(), day("2028-12-31"));
    EXPECT_EQ(c.covered_to(), day("2199-12-31"));
    EXPECT_EQ(c.verified_on(), day("2026-11-22"));
    EXPECT_EQ(c.holidays(c.covered_from(), c.recorded_to()).size(), 462U);
    const bank_holiday* jubilee = c.holiday_on(day("1977-06-07"));
    ASSERT_NE(jubilee, nullptr);
    EXPECT_EQ(jubilee->name, "Queen’s Silver Jubilee");
    EXPECT_EQ(jubilee->basis, holiday_basis::one_off);
    EXPECT_EQ(jubilee->attested, attestation::high);
    EXPECT_EQ(jubilee->listed_by, "england-and-wales");
    EXPECT_THAT(jubilee->source, testing::HasSubstr("proclamation, 1971 Act s 1(3)"));
    EXPECT_EQ(c.add(day("2017-12-04"), 20), day("2018-01-04"));
}

/// Eight is the least there has been since 1977, ten in 2022 the most.
TEST(CalendarYaml, RealCalendarHasHolidaysInEveryYear) {
    const auto calendar = load_calendar(project_file(calendar_path));
    ASSERT_TRUE(calendar);
    int years = 0;
    const std::int32_t last = calendar.value->recorded_to().ymd().year;
    for (std::int32_t year = 1971; year <= last; ++year, ++years) {
        const auto holidays = calendar.value->holidays(civil_date::from_ymd(year, 1, 1).value(),
                                                       civil_date::from_ymd(year, 12, 31).value());
        EXPECT_GE(holidays.size(), year < 1977 ? 5U : 8U) << year;
        EXPECT_LE(holidays.size(), 10U) << year;
    }
    EXPECT_GE(years, 58);
}

TEST(CalendarYaml, EveryBasisAndAttestationIsRead) {
    constexpr std::string_view bases[] = {"statute", "proclamation", "common-law", "substitute",
                                          "one-off"};
    constexpr std::string_view attestations[] = {"high", "medium", "low", "announced"};
    std::size_t visited = 0;
    for (std::size_t basis = 0; basis < std::size(bases); ++basis) {
        for (std::size_t attested = 0; attested < std::size(attestations); ++attested) {
            const std::string good = "basis: common-law, attested: announced";
            const std::string written = "basis: " + std::string(bases[basis]) +
                                        ", attested: " + std::string(attestations[attested]);
            const auto calendar = load_text(
                with_mistake(sample_calendar, {"Words", good.c_str(), written.c_str(), {}}));
            ASSERT_THAT(messages(calendar.problems), IsEmpty());
            const bank_holiday& christmas = calendar.value->holidays()[1];
            EXPECT_EQ(christmas.basis, static_cast<holiday_basis>(basis + 1));
            EXPECT_EQ(christmas.attested, static_cast<attestation>(attested + 1));
            EXPECT_EQ(to_string(christmas.basis), bases[basis]);
            EXPECT_EQ(to_string(christmas.attested), attestations[attested]);
            ++visited;
        }
    }
    EXPECT_EQ(visited, 20U);
}

TEST(CalendarYaml, EveryBrokenCalendarIsRefusedInItsWords) {
    std::size_t visited = 0;
    for (const broken_file& broken : broken_calendars) {
        SCOPED_TRACE(broken.name);
        const auto calendar = load_text(broken.text);
        EXPECT_FALSE(calendar);
        EXPECT_EQ(messages(calendar.problems), broken.expected);
        ++visited;
    }
    EXPECT_EQ(visited, 8U);
}

TEST(CalendarYaml, EveryBrokenLineIsRefusedInItsWords) {
    std::size_t visited = 0;
    for (const broken_line& broken : broken_lines) {
        SCOPED_TRACE(broken.name);
        const auto calendar = load_text(with_mistake(sample_calendar, broken));
        EXPECT_FALSE(calendar);
        EXPECT_EQ(messages(calendar.problems), broken.expected);
        ++visited;
    }
    EXPECT_EQ(visited, 39U);
}

TEST(CalendarYaml, EveryProblemIsReportedInOrderOfPosition) {
    const auto calendar = load_text(R"(format: timescales-calendar/1
calendar: Sample
definition: sat-sun-christmas-goodfriday-bankholiday
covers: {from: 2020-01-01, to: 2020-12-31}
verified_on: today
holidays:
  - {date: 2020-12-26, name: Boxing Day, basis: statute, attested: high, source: statute}
  - {date: 2020-12-25, name: "", basis: custom, attested: high, source: common law}
)");
    EXPECT_FALSE(calendar);
    EXPECT_THAT(
        messages(calendar.problems),
        ElementsAre(
            "calendar.yaml:2:11: error TS1014: 'Sample' at calendar is not a name: use 1 to 31 "
            "lower-case letters, digits and hyphens, such as 'looked-after'",
            "calendar.yaml:5:14: error TS1010: 'today' at verified_on is not a date; write "
            "YYYY-MM-DD, a day that exists, from 1900 to 2199",
            "calendar.yaml:7:12: error TS1023: 2020-12-26 in holidays[0] is a Saturday, which is "
            "no working day anyway; leave it out, or give the substitute day",
            "calendar.yaml:8:12: error TS1022: 2020-12-25 in holidays[1] does not come after "
            "2020-12-26; list each holiday once, in order of date",
            "calendar.yaml:8:30: error TS1005: the text at holidays[1].name is empty; fill it in "
            "or remove it",
            "calendar.yaml:8:41: error TS1011: unknown value 'custom' at holidays[1].basis; use "
            "statute, proclamation, common-law, substitute or one-off"));
}

TEST(CalendarYaml, HolidaysMayBeTheFirstAndTheLastDayCovered) {
    const auto calendar = load_text(calendar_with({day("2020-01-01"), day("2021-12-31")}));
    ASSERT_THAT(messages(calendar.problems), IsEmpty());
    EXPECT_EQ(calendar.value->is_working_day(day("2020-01-01")), false);
    EXPECT_EQ(calendar.value->is_working_day(day("2021-12-31")), false);
}

TEST(CalendarYaml, FortyHolidaysAYearAreRead) {
    // As close together as they can be: the last forty weekdays of one year, the first of the next.
    std::vector<civil_date> holidays = weekdays_from("2020-11-05", 41);
    ASSERT_EQ(holidays.back(), day("2020-12-31"));
    holidays.erase(holidays.begin());
    const std::vector<civil_date> next = weekdays_from("2021-01-01", 40);
    holidays.insert(holidays.end(), next.begin(), next.end());
    const auto calendar = load_text(calendar_with(holidays));
    ASSERT_THAT(messages(calendar.problems), IsEmpty());
    EXPECT_EQ(calendar.value->add(day("2020-11-05"), 1), day("2021-02-26"));
}

TEST(CalendarYaml, FortyOneHolidaysAYearAreNot) {
    std::vector<civil_date> holidays = weekdays_from("2020-06-01", 41);
    holidays.push_back(day("2021-01-01"));
    const auto calendar = load_text(calendar_with(holidays));
    EXPECT_FALSE(calendar);
    EXPECT_THAT(messages(calendar.problems),
                ElementsAre("calendar.yaml:47:12: error TS1025: more than 40 holidays in 2020, at "
                            "holidays[40]; no calendar has that many, so check the dates"));
}

/// A year that nobody entered would count every weekday as a working day.
TEST(CalendarYaml, EveryWholeYearCoveredNeedsAHoliday) {
    const auto calendar = load_text(calendar_with({}));
    EXPECT_FALSE(calendar);
    EXPECT_THAT(
        messages(calendar.problems),
        ElementsAre("calendar.yaml:4:9: error TS1030: no holiday in 2020, a year that the calendar "
                    "covers; list its holidays, or let covers leave it out",
                    "calendar.yaml:4:9: error TS1030: no holiday in 2021, a year that the calendar "
                    "covers; list its holidays, or let covers leave it out"));
}

TEST(CalendarYaml, PartOfAYearNeedsNone) {
    const std::string text =
        with_mistake(calendar_with({}), {"Part", "to: 2021-12-31", "to: 2020-12-30", {}});
    EXPECT_TRUE(load_text(text));
}

TEST(CalendarYaml, OneDayIsCoverageEnough) {
    const std::string text =
        with_mistake(calendar_with({}), {"Day", "to: 2021-12-31", "to: 2020-01-01", {}});
    const auto calendar = load_text(text);
    ASSERT_TRUE(calendar);
    EXPECT_EQ(calendar.value->covered_to(), day("2020-01-01"));
    EXPECT_EQ(calendar.value->is_working_day(day("2020-01-01")), true);
    EXPECT_EQ(calendar.value->add(day("2020-01-01"), 1), optional_date());
}

TEST(CalendarYaml, CalendarOutlivesItsText) {
    auto text = std::make_unique<std::string>(sample_calendar);
    auto calendar = load_text(*text);
    text.reset();
    ASSERT_TRUE(calendar);
    const working_calendar copy = *calendar.value;
    calendar.value.reset();
    EXPECT_EQ(copy.name(), "sample");
    EXPECT_EQ(copy.holidays()[0].source, "London Gazette");
}

}  // namespace timescales_tests
