// What a calendar's file says beside its holidays: what was known when, and how the years go on;
// and layers, which are files of their own.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/formats/yaml_test_support.hpp"
#include "timescales/calendar_set.hpp"
#include "timescales/engine.hpp"
#include "timescales/rules_yaml.hpp"

namespace timescales_tests {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// Each broken line below is one change to it.
constexpr const char* known_calendar = R"(format: timescales-calendar/1
calendar: sample
definition: sat-sun-christmas-goodfriday-bankholiday
covers: {from: 2020-01-01, to: 2021-12-31}
verified_on: 2020-06-01
review_by: 2021-06-01
knowledge_from: 2018-12-31
published:
  - {to: 2020-12-31, on: 2018-12-03}
  - {to: 2021-12-31, on: 2019-11-25}
projection:
  to: 2022-12-31
  statutory_substitutes: [27 December]
  holidays:
    - {name: Christmas Day, on: 25 December, basis: common-law, source: common law}
    - {name: Boxing Day, on: 26 December, basis: statute, source: the Act}
holidays:
  - {date: 2020-05-04, name: Early May, basis: proclamation, attested: high, withdrawn: 2019-06-07,
     source: the Gazette}
  - {date: 2020-05-08, name: Victory Day, basis: proclamation, attested: high,
     announced: 2019-06-08, proclaimed: 2019-07-17, source: the Gazette again}
  - {date: 2021-12-27, name: Boxing Day, basis: statute, attested: announced, source: the Act}
)";

const broken_line broken_knowledge[] = {
    {"ReviewBeforeItWasVerified",
     "review_by: 2021-06-01",
     "review_by: 2020-06-01",
     {"calendar.yaml:6:12: error TS1027: review_by, 2020-06-01, is not after verified_on, "
      "2020-06-01; give the day by which the list is to be checked again"}},
    {"PublicationsOutOfOrder",
     "{to: 2021-12-31, on: 2019-11-25}",
     "{to: 2021-12-31, on: 2018-12-03}",
     {"calendar.yaml:10:5: error TS1033: published[1] is not later than the one before it in both "
      "its dates; list each publication once, in order"}},
    {"PublicationBeyondTheRecord",
     "{to: 2021-12-31, on",
     "{to: 2022-12-31, on",
     {"calendar.yaml:10:10: error TS1024: published[1].to, 2022-12-31, lies outside the days that "
      "the calendar covers; correct the date, or list the holidays published"}},
    {"ProjectionThatEndsWithTheRecord",
     "to: 2022-12-31",
     "to: 2021-12-31",
     {"calendar.yaml:12:7: error TS1027: projection.to, 2021-12-31, is not after covers.to, "
      "2021-12-31; give the last day to project"}},
    {"SubstituteThatIsNoDay",
     "[27 December]",
     "[27 Dec]",
     {"calendar.yaml:13:27: error TS1034: projection.statutory_substitutes[0]: '27 Dec' is no day "
      "of every year; write a date of the year (26 December), first or last Monday in a month "
      "(last Monday in August), Good Friday or Easter Monday"}},
    {"YearlyDayThatIsNone",
     "on: 25 December",
     "on: 31 June",
     {"calendar.yaml:15:33: error TS1034: projection.holidays[0].on: '31 June' is no day of every "
      "year; write a date of the year (26 December), first or last Monday in a month (last Monday "
      "in August), Good Friday or Easter Monday"}},
    {"YearlyDayTwice",
     "on: 26 December",
     "on: 25 December",
     {"calendar.yaml:16:30: error TS1015: there is a rule for '25 December' already; keep one"}},
    {"YearlyDayOfOneOccasion",
     "basis: common-law",
     "basis: one-off",
     {"calendar.yaml:15:53: error TS1011: unknown value 'one-off' at projection.holidays[0].basis; "
      "use statute, proclamation or common-law"}},
    {"WithdrawnAfterIt",
     "withdrawn: 2019-06-07",
     "withdrawn: 2020-05-05",
     {"calendar.yaml:18:89: error TS1027: holidays[0].withdrawn, 2020-05-05, is after the holiday, "
      "2020-05-04; give the day on which the public was told that it would be worked"}},
    {"ProclaimedAfterIt",
     "proclaimed: 2019-07-17",
     "proclaimed: 2020-07-17",
     {"calendar.yaml:21:41: error TS1027: holidays[1].proclaimed, 2020-07-17, is after the "
      "holiday, 2020-05-08; give the day on which it was proclaimed"}},
    {"WithdrawnAsItWasAnnounced",
     "proclaimed: 2019-07-17",
     "withdrawn: 2019-06-08",
     {"calendar.yaml:21:40: error TS1027: holidays[1].withdrawn, 2019-06-08, is not after the "
      "announcement, 2019-06-08; what was withdrawn had been announced before"}},
};

loaded<working_calendar> load_text(const std::string& text) {
    return load_calendar({"calendar.yaml", text});
}

}  // namespace

TEST(CalendarKnowledgeYaml, EveryField) {
    const auto calendar = load_text(known_calendar);
    ASSERT_THAT(messages(calendar.problems), IsEmpty());
    const working_calendar& c = *calendar.value;
    EXPECT_EQ(c.review_by(), day("2021-06-01"));
    EXPECT_EQ(c.knowledge_from(), day("2018-12-31"));
    EXPECT_EQ(c.recorded_to(), day("2021-12-31"));
    EXPECT_EQ(c.published_to(), day("2021-12-31"));
    EXPECT_EQ(c.covered_to(), day("2022-12-31"));
    EXPECT_THAT(c.publications(), ElementsAre(publication{day("2020-12-31"), day("2018-12-03")},
                                              publication{day("2021-12-31"), day("2019-11-25")}));
    EXPECT_THAT(c.withdrawn(), ElementsAre(bank_holiday{.date = day("2020-05-04"),
                                                        .name = "Early May",
                                                        .basis = holiday_basis::proclamation,
                                                        .attested = attestation::high,
                                                        .source = "the Gazette",
                                                        .withdrawn = day("2019-06-07"),
                                                        .listed_by = "sample"}));
    EXPECT_THAT(c.holidays(day("2020-01-01"), day("2020-12-31")),
                ElementsAre(bank_holiday{.date = day("2020-05-08"),
                                         .name = "Victory Day",
                                         .basis = holiday_basis::proclamation,
                                         .attested = attestation::high,
                                         .source = "the Gazette again",
                                         .announced = day("2019-06-08"),
                                         .proclaimed = day("2019-07-17"),
                                         .listed_by = "sample"}));
    EXPECT_THAT(c.holidays(day("2022-01-01"), day("2022-12-31")),
                ElementsAre(bank_holiday{.date = day("2022-12-26"),
                                         .name = "Boxing Day",
                                         .basis = holiday_basis::statute,
                                         .attested = attestation::derived,
                                         .source = "the Act",
                                         .listed_by = "sample"},
                            bank_holiday{.date = day("2022-12-27"),
                                         .name = "Christmas Day (substitute day)",
                                         .basis = holiday_basis::substitute,
                                         .attested = attestation::derived,
                                         .source = "common law",
                                         .listed_by = "sample"}));
}

TEST(CalendarKnowledgeYaml, ADayBetweenWithdrawalAndAnnouncementIsNeither) {
    const auto calendar = load_text(known_calendar);
    const auto as_known_on = [&](const char* date) {
        return calendar.value->as_known_on(day(date)).value();
    };
    EXPECT_EQ(as_known_on("2019-06-06").is_working_day(day("2020-05-04")), false);
    EXPECT_EQ(as_known_on("2019-06-07").is_working_day(day("2020-05-04")), true);
    EXPECT_EQ(as_known_on("2019-06-07").is_working_day(day("2020-05-08")), true);
    EXPECT_EQ(as_known_on("2019-06-08").is_working_day(day("2020-05-08")), false);
}

TEST(CalendarKnowledgeYaml, EveryBrokenLineIsRefusedInItsWords) {
    std::size_t visited = 0;
    for (const broken_line& mistake : broken_knowledge) {
        const auto calendar = load_text(with_mistake(known_calendar, mistake));
        EXPECT_FALSE(calendar) << mistake.name;
        EXPECT_EQ(messages(calendar.problems), mistake.expected) << mistake.name;
        ++visited;
    }
    EXPECT_EQ(visited, 11U);
}

// ---- layers ------------------------------------------------------------------------------------

namespace {

constexpr const char* sample_layer = R"(format: timescales-layer/1
layer: northmere-closures
kind: closure
author: Head of Facilities
reason: offices closed over Christmas
covers: {from: 2020-01-01, to: 2021-12-31}
days:
  - {from: 2020-12-29, to: 2020-12-31, name: Christmas closure, source: Cabinet minute 12}
  - {date: 2021-01-04, name: Stocktaking, calendars: [sample]}
)";

const broken_line broken_layers[] = {
    {"KindUnknown",
     "kind: closure",
     "kind: closures",
     {"layer.yaml:3:7: error TS1011: unknown value 'closures' at kind; use closure, school-term or "
      "disputed; did you mean 'closure'?"}},
    {"NoAuthor",
     "author: Head of Facilities\n",
     "",
     {"layer.yaml:1:1: error TS1009: the key 'author' is missing; add it"}},
    {"NoReason",
     "reason: offices closed over Christmas\n",
     "",
     {"layer.yaml:1:1: error TS1009: the key 'reason' is missing; add it"}},
    {"FormatOfCalendar",
     "timescales-layer/1",
     "timescales-calendar/1",
     {"layer.yaml:1:9: error TS1012: the format of this file is 'timescales-calendar/1'; "
      "'timescales-layer/1' is needed here"}},
    {"StretchBackwards",
     "{from: 2020-12-29, to: 2020-12-31",
     "{from: 2020-12-31, to: 2020-12-29",
     {"layer.yaml:8:28: error TS1027: days[0].to, 2020-12-29, is before days[0].from, 2020-12-31; "
      "swap the two"}},
    {"DayBesideAStretch",
     "{date: 2021-01-04",
     "{date: 2021-01-04, to: 2021-01-05",
     {"layer.yaml:9:12: error TS1028: days[1].date stands beside 'from' or 'to'; give one day as "
      "'date', or several as 'from' and 'to'"}},
    {"DayOutsideWhatItCovers",
     "date: 2021-01-04",
     "date: 2022-01-04",
     {"layer.yaml:9:5: error TS1024: days[1] lies outside the days that the layer covers, "
      "2020-01-01 to 2021-12-31; correct the date, or what it covers"}},
    {"NoCalendarNamed",
     "[sample]",
     "[]",
     {"layer.yaml:9:54: error TS1009: days[1].calendars is empty; name a calendar, or leave it out "
      "for every one"}},
    {"UnknownKeyOfDays",
     "source: Cabinet",
     "sauce: Cabinet",
     {"layer.yaml:8:65: error TS1006: unknown key 'sauce' in days[0]; use date, from, to, name, "
      "calendars or source; did you mean 'source'?"}},
};

}  // namespace

TEST(LayerYaml, EveryField) {
    const auto layer = load_layer({"layer.yaml", sample_layer});
    ASSERT_THAT(messages(layer.problems), IsEmpty());
    EXPECT_EQ(
        *layer.value,
        (calendar_layer{
            .name = "northmere-closures",
            .kind = layer_kind::closure,
            .author = "Head of Facilities",
            .reason = "offices closed over Christmas",
            .covered_from = day("2020-01-01"),
            .covered_to = day("2021-12-31"),
            .days = {{day("2020-12-29"),
                      day("2020-12-31"),
                      "Christmas closure",
                      {},
                      "Cabinet minute 12"},
                     {day("2021-01-04"), day("2021-01-04"), "Stocktaking", {"sample"}, ""}}}));
}

TEST(LayerYaml, EveryBrokenLineIsRefusedInItsWords) {
    std::size_t visited = 0;
    for (const broken_line& mistake : broken_layers) {
        const auto layer = load_layer({"layer.yaml", with_mistake(sample_layer, mistake)});
        EXPECT_FALSE(layer) << mistake.name;
        EXPECT_EQ(messages(layer.problems), mistake.expected) << mistake.name;
        ++visited;
    }
    EXPECT_EQ(visited, 9U);
}

TEST(LayerYaml, DisputedDaysAreOffByDefaultAndSayWhyTheyAreDisputed) {
    const auto layer = load_layer(project_file("rules/calendars/disputed-days.yaml"));
    ASSERT_THAT(messages(layer.problems), IsEmpty());
    EXPECT_EQ(layer.value->kind, layer_kind::disputed);
    struct disputed {
        const char* date;
        std::vector<std::string> calendars;
    };
    const disputed expected[] = {
        {"1971-12-28", {"england-and-wales", "northern-ireland", "scotland"}},
        {"1973-11-14", {"england-and-wales", "northern-ireland", "scotland"}},
        {"2010-01-04", {"scotland"}},
        {"2011-01-04", {"scotland"}}};
    int visited = 0;
    for (const working_calendar& calendar : built_in_calendars()) {
        const auto disputing = with_layers(calendar, {&*layer.value, 1}).value();
        for (const disputed& d : expected) {
            const bool here = std::find(d.calendars.begin(), d.calendars.end(), calendar.name()) !=
                              d.calendars.end();
            EXPECT_EQ(calendar.is_working_day(day(d.date)), true)
                << d.date << ' ' << calendar.name();
            EXPECT_EQ(disputing.is_working_day(day(d.date)), !here)
                << d.date << ' ' << calendar.name();
            ++visited;
        }
    }
    EXPECT_EQ(visited, 12);
}

// ---- calendars in packs ------------------------------------------------------------------------

namespace {

/// The pack with its first timescale counting by another calendar.
std::string pack_counting_by(const std::string& calendar, const std::string& kind) {
    return "format: timescales/1\npack: sample\ntimescales:\n"
           "  - id: reply\n"
           "    says: A request is answered within 20 working days.\n"
           "    kind: " +
           kind +
           "\n"
           "    arises_per: request\n"
           "    met_by: answer\n"
           "    calendar: " +
           calendar +
           "\n"
           "    versions:\n"
           "      - in_force: {from: 2005-01-01, cite: s 1, read: unverified}\n"
           "        instrument: {title: An Act, number: 2000 c 36}\n"
           "        working_days:\n"
           "          definition: sat-sun-christmas-goodfriday-bankholiday\n"
           "          calendar: " +
           calendar +
           "\n"
           "          cite: s 10(6)\n"
           "          read: unverified\n"
           "        steps:\n"
           "          - {id: answer, within: 20 working days, of: start, cite: s 10(1),\n"
           "             read: unverified}\n";
}

std::vector<std::string> problems_of(const std::string& calendar, const std::string& kind) {
    const source_file pack{"pack.yaml", pack_counting_by(calendar, kind)};
    const auto layer = load_layer({"layer.yaml", sample_layer});
    return messages(load_rule_book({&pack, 1}, built_in_calendars(), {&*layer.value, 1}).problems);
}

}  // namespace

TEST(CalendarsInPacks, ARuleCountsWithSeveralDivisions) {
    const source_file pack{
        "pack.yaml",
        pack_counting_by("any of scotland, northern-ireland and england-and-wales", "statutory")};
    const auto rules = load_rule_book({&pack, 1}, built_in_calendars());
    ASSERT_THAT(messages(rules.problems), IsEmpty());
    constexpr const char* name = "any of england-and-wales, northern-ireland, scotland";
    EXPECT_EQ(rules.value->timescales()[0].calendar, name);
    ASSERT_NE(rules.value->calendar(name), nullptr);
    timeline who;
    who.spells.push_back(spell::since("request", day("2025-03-03")));
    const auto answer = evaluate(*rules.value, who, {.as_at = day("2025-03-03")});
    // Monday 17 March is a holiday in Northern Ireland alone.
    EXPECT_EQ(answer.obligations[0].due, day("2025-04-01"));
    EXPECT_EQ(built_in_calendar("england-and-wales")->add(day("2025-03-03"), 20),
              day("2025-03-31"));
}

TEST(CalendarsInPacks, AStatutoryTimescaleNeverCountsWithALayer) {
    EXPECT_THAT(problems_of("england-and-wales with northmere-closures", "local"), IsEmpty());
    EXPECT_THAT(problems_of("england-and-wales with northmere-closures", "statutory"),
                ElementsAre("pack.yaml:9:15: error TS1032: a statutory timescale never counts with "
                            "a layer, and timescales[0].calendar names one; leave it out, or make "
                            "the timescale local",
                            "pack.yaml:15:21: error TS1032: a statutory timescale never counts "
                            "with a layer, and timescales[0].versions[0].working_days.calendar "
                            "names one; leave it out, or make the timescale local"));
}

TEST(CalendarsInPacks, ARuleDoesNotSayWhatWasKnown) {
    EXPECT_THAT(problems_of("england-and-wales as known on 2022-09-09", "local"),
                testing::Contains(
                    "pack.yaml:9:15: error TS1031: timescales[0].calendar asks what was known on a "
                    "date; a rule counts with the calendar as it is, and whoever evaluates it says "
                    "what was known"));
}

TEST(CalendarsInPacks, AnUnknownDivisionOfASetIsNamed) {
    EXPECT_THAT(problems_of("any of england-and-wales, wales", "local"),
                testing::Contains(
                    "pack.yaml:9:15: error TS1019: unknown calendar 'wales'; those at hand are "
                    "england-and-wales, northern-ireland, scotland, at timescales[0].calendar"));
}

}  // namespace timescales_tests
