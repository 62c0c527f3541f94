#include "timescales/calendar_projection.hpp"

#include <date/date.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "tests/time/days.hpp"
#include "tests/time/divisions.hpp"
#include "timescales/working_calendar.hpp"

namespace timescales {
namespace {

using timescales_tests::calendar_of;
using timescales_tests::case_count;
using timescales_tests::civil;
using timescales_tests::day;
using timescales_tests::division;
using timescales_tests::expect_all_right;
using timescales_tests::name_of;
using timescales_tests::text;
using namespace date::literals;

constexpr std::int64_t years_supported = 300;  // 1900 to 2199

// ---- Easter ------------------------------------------------------------------------------------

TEST(EasterSunday, EveryYearByAnotherAlgorithm) {
    case_count cases;
    for (int year = 1900; year <= 2199; ++year) {
        const civil_date expected = civil(timescales_tests::easter_by_meeus(year));
        cases.check(easter_sunday(year) == optional_date(expected),
                    [&] { return std::to_string(year) + ": " + text(easter_sunday(year)); });
    }
    expect_all_right(cases, years_supported);
}

/// From printed tables: ordinary years, the earliest and the latest of three centuries (22 March
/// does not occur), and the two years in which the tables make an exception, 1954 and 1981.
TEST(EasterSunday, KnownDates) {
    constexpr std::string_view known[] = {
        "1900-04-15", "1913-03-23", "1916-04-23", "1943-04-25", "1945-04-01", "1954-04-18",
        "1961-04-02", "1970-03-29", "1971-04-11", "1973-04-22", "1977-04-10", "1981-04-19",
        "1986-03-30", "1990-04-15", "1995-04-16", "1997-03-30", "2000-04-23", "2002-03-31",
        "2005-03-27", "2008-03-23", "2010-04-04", "2011-04-24", "2012-04-08", "2013-03-31",
        "2014-04-20", "2015-04-05", "2016-03-27", "2017-04-16", "2018-04-01", "2019-04-21",
        "2020-04-12", "2021-04-04", "2022-04-17", "2023-04-09", "2024-03-31", "2025-04-20",
        "2026-04-05", "2027-03-28", "2028-04-16", "2029-04-01", "2030-04-21", "2035-03-25",
        "2038-04-25", "2049-04-18", "2076-04-19", "2100-03-28", "2160-03-23", "2190-04-25",
    };
    for (const std::string_view easter : known) {
        EXPECT_EQ(text(easter_sunday(day(easter).ymd().year)), easter);
    }
    EXPECT_EQ(std::size(known), 48U);
}

TEST(EasterSunday, IsASundayFrom22MarchTo25April) {
    std::int64_t visited = 0;
    for (int year = 1900; year <= 2199; ++year) {
        const civil_date easter = easter_sunday(year).value();
        EXPECT_EQ(easter.day_of_week(), weekday::sunday);
        EXPECT_GE(easter, civil(date::year{year} / 3 / 22));
        EXPECT_LE(easter, civil(date::year{year} / 4 / 25));
        ++visited;
    }
    EXPECT_EQ(visited, years_supported);
}

TEST(EasterSunday, OutsideTheDatesThereAre) {
    EXPECT_EQ(text(easter_sunday(1899)), "none");
    EXPECT_EQ(text(easter_sunday(1900)), "1900-04-15");
    EXPECT_EQ(text(easter_sunday(2199)), "2199-04-14");
    EXPECT_EQ(text(easter_sunday(2200)), "none");
    EXPECT_EQ(text(easter_sunday(INT32_MIN)), "none");
    EXPECT_EQ(text(easter_sunday(INT32_MAX)), "none");
}

// ---- a day of every year -----------------------------------------------------------------------

std::string in_year(std::string_view written, std::int32_t year) {
    return text(yearly_day::parse(written).value().in(year));
}

TEST(YearlyDay, EveryWayOfWritingOne) {
    EXPECT_EQ(in_year("26 December", 2027), "2027-12-26");
    EXPECT_EQ(in_year("1 January", 1900), "1900-01-01");
    EXPECT_EQ(in_year("31 December", 2199), "2199-12-31");
    EXPECT_EQ(in_year("first Monday in May", 2023), "2023-05-01");
    EXPECT_EQ(in_year("first Monday in May", 2024), "2024-05-06");
    EXPECT_EQ(in_year("first Monday in May", 2029), "2029-05-07");
    EXPECT_EQ(in_year("last Monday in May", 2027), "2027-05-31");
    EXPECT_EQ(in_year("last Monday in May", 2026), "2026-05-25");
    EXPECT_EQ(in_year("last Monday in August", 2024), "2024-08-26");
    EXPECT_EQ(in_year("last Monday in February", 2024), "2024-02-26");
    EXPECT_EQ(in_year("last Monday in February", 2044), "2044-02-29");
    EXPECT_EQ(in_year("last Monday in December", 2029), "2029-12-31");
    EXPECT_EQ(in_year("Good Friday", 2024), "2024-03-29");
    EXPECT_EQ(in_year("Easter Monday", 2024), "2024-04-01");
}

TEST(YearlyDay, EveryMondayRuleOfEveryMonthAndYear) {
    constexpr std::string_view months[] = {"January",   "February", "March",    "April",
                                           "May",       "June",     "July",     "August",
                                           "September", "October",  "November", "December"};
    case_count cases;
    for (unsigned month = 1; month <= 12; ++month) {
        const std::string name(months[month - 1]);
        const yearly_day first = yearly_day::parse("first Monday in " + name).value();
        const yearly_day last = yearly_day::parse("last Monday in " + name).value();
        EXPECT_FALSE(first.is_fixed_date());
        for (int year = 1900; year <= 2199; ++year) {
            const auto of = date::year{year} / date::month{month};
            const civil_date expected_first = civil(date::sys_days{of / date::Monday[1]});
            const civil_date expected_last = civil(date::sys_days{of / date::Monday[date::last]});
            cases.check(first.in(year) == optional_date(expected_first) &&
                            last.in(year) == optional_date(expected_last),
                        [&] { return name + " " + std::to_string(year); });
        }
    }
    expect_all_right(cases, 12 * years_supported);
}

TEST(YearlyDay, EveryDateOfAYear) {
    constexpr std::string_view months[] = {"January",   "February", "March",    "April",
                                           "May",       "June",     "July",     "August",
                                           "September", "October",  "November", "December"};
    case_count cases;
    timescales_tests::for_each_day(day("2024-01-01"), day("2024-12-31"), [&](civil_date d) {
        const auto [year, month, number] = d.ymd();
        const auto parsed =
            yearly_day::parse(std::to_string(number) + " " +
                              std::string(months[static_cast<std::size_t>(month - 1)]));
        cases.check(parsed && parsed->is_fixed_date() && parsed->in(2024) == optional_date(d),
                    [&] { return text(d); });
    });
    expect_all_right(cases, 366);
}

TEST(YearlyDay, LeapDayIsInLeapYearsOnly) {
    EXPECT_EQ(in_year("29 February", 2024), "2024-02-29");
    EXPECT_EQ(in_year("29 February", 2023), "none");
    EXPECT_EQ(in_year("29 February", 1900), "none");
    EXPECT_EQ(in_year("29 February", 2100), "none");
    EXPECT_EQ(in_year("29 February", 2000), "2000-02-29");
}

TEST(YearlyDay, OutsideTheDatesThereAre) {
    for (const std::string_view written : {"26 December", "first Monday in May",
                                           "last Monday in May", "Good Friday", "Easter Monday"}) {
        EXPECT_EQ(in_year(written, 1899), "none") << written;
        EXPECT_EQ(in_year(written, 2200), "none") << written;
        EXPECT_EQ(in_year(written, INT32_MIN), "none") << written;
        EXPECT_EQ(in_year(written, INT32_MAX), "none") << written;
        EXPECT_NE(in_year(written, 1900), "none") << written;
        EXPECT_NE(in_year(written, 2199), "none") << written;
    }
}

TEST(YearlyDay, OnlyADateIsFixed) {
    EXPECT_TRUE(yearly_day::parse("26 December")->is_fixed_date());
    EXPECT_FALSE(yearly_day::parse("last Monday in May")->is_fixed_date());
    EXPECT_FALSE(yearly_day::parse("Good Friday")->is_fixed_date());
    EXPECT_FALSE(yearly_day::parse("Easter Monday")->is_fixed_date());
}

TEST(YearlyDay, EqualWhenTheSameDayIsMeant) {
    const auto parsed = [](std::string_view t) { return yearly_day::parse(t).value(); };
    EXPECT_EQ(parsed("26 December"), parsed("26 December"));
    EXPECT_NE(parsed("26 December"), parsed("25 December"));
    EXPECT_NE(parsed("26 November"), parsed("26 December"));
    EXPECT_NE(parsed("first Monday in May"), parsed("last Monday in May"));
    EXPECT_NE(parsed("Good Friday"), parsed("Easter Monday"));
}

TEST(YearlyDay, WhatIsNoDaySaysWhatCanBeWritten) {
    const auto refused = yearly_day::parse("Whit Monday");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, error_code::invalid_text);
    EXPECT_EQ(refused.error().message,
              "'Whit Monday' is no day of every year; write a date of the year (26 December), "
              "first or last Monday in a month (last Monday in August), Good Friday or Easter "
              "Monday");
}

TEST(YearlyDay, TextsThatAreNone) {
    constexpr std::string_view wrong[] = {
        "",
        " ",
        "26",
        "December",
        "December 26",
        "26 december",
        "26 Dec",
        "26  December",
        " 26 December",
        "26 December ",
        "0 January",
        "00 January",
        "32 January",
        "30 February",
        "31 April",
        "31 June",
        "31 September",
        "31 November",
        "-1 January",
        "+1 January",
        "1 Januar",
        "126 December",
        "1st January",
        "12-26",
        "2027-12-26",
        "first Monday in",
        "first Monday in ",
        "First Monday in May",
        "first Tuesday in May",
        "second Monday in May",
        "last Monday of May",
        "last Monday in may",
        "last Monday in May ",
        "good friday",
        "Good Friday ",
        "Easter Sunday",
        "Easter",
    };
    for (const std::string_view written : wrong) {
        const auto refused = yearly_day::parse(written);
        ASSERT_FALSE(refused) << "'" << written << "'";
        EXPECT_EQ(refused.error().code, error_code::invalid_text) << written;
        EXPECT_TRUE(refused.error().message.starts_with("'" + std::string(written) + "' is no day"))
            << refused.error().message;
    }
    EXPECT_EQ(std::size(wrong), 37U);
}

// ---- substitutes -------------------------------------------------------------------------------

/// A calendar that records nothing, and projects the rules of a division over all years.
working_calendar by_rule(division which) {
    const std::string name = name_of(which);
    return make_calendar(
        {.name = name,
         .definition = working_day_definition::sat_sun_christmas_goodfriday_bankholiday,
         .covered_from = min_date,
         .covered_to = min_date,  // 1 January 1900
         .verified_on = min_date,
         .holidays = {{min_date, "New Year’s Day", holiday_basis::statute, attestation::low, "r"}},
         .projection = timescales_tests::projection_of(which, max_date)});
}

/// The days from `first` to `last` of a month that are held, such as "27 28".
std::string held(const working_calendar& calendar, int year, unsigned month, unsigned first,
                 unsigned last) {
    std::string days;
    const date::year_month of = date::year{year} / date::month{month};
    for (const bank_holiday& h :
         calendar.holidays(civil(of / date::day{first}), civil(of / date::day{last}))) {
        days += (days.empty() ? "" : " ") + std::to_string(h.date.ymd().day);
    }
    return days;
}

TEST(Substitutes, TheChristmasPairOfEveryYear) {
    std::int64_t visited = 0;
    for (const division which : timescales_tests::divisions) {
        const working_calendar calendar = by_rule(which);
        for (int year = 1900; year <= 2199; ++year) {
            const auto christmas = date::weekday{date::sys_days{date::year{year} / 12 / 25}};
            const std::string_view expected = christmas == date::Friday     ? "25 28"
                                              : christmas == date::Saturday ? "27 28"
                                              : christmas == date::Sunday   ? "26 27"
                                                                            : "25 26";
            EXPECT_EQ(held(calendar, year, 12, 20, 31), expected) << name_of(which) << " " << year;
            ++visited;
        }
    }
    EXPECT_EQ(visited, 3 * years_supported);
}

TEST(Substitutes, ScotlandsNewYearPairOfEveryYear) {
    std::int64_t visited = 0;
    const working_calendar calendar = by_rule(division::scotland);
    for (int year = 1901; year <= 2199; ++year) {
        const auto new_year = date::weekday{date::sys_days{date::year{year} / 1 / 1}};
        const std::string_view expected = new_year == date::Friday     ? "1 4"
                                          : new_year == date::Saturday ? "3 4"
                                          : new_year == date::Sunday   ? "2 3"
                                                                       : "1 2";
        EXPECT_EQ(held(calendar, year, 1, 1, 31), expected) << year;
        ++visited;
    }
    EXPECT_EQ(visited, 299);
}

TEST(Substitutes, ADayAloneMovesToMonday) {
    struct row {
        division which;
        unsigned month;
        unsigned number;
    };
    constexpr row rows[] = {{division::england_and_wales, 1, 1},
                            {division::northern_ireland, 1, 1},
                            {division::northern_ireland, 3, 17},
                            {division::northern_ireland, 7, 12},
                            {division::scotland, 11, 30}};
    std::int64_t visited = 0;
    for (const auto& [which, month, number] : rows) {
        const working_calendar calendar = by_rule(which);
        for (int year = 1901; year <= 2199; ++year) {
            const date::sys_days day = date::year{year} / date::month{month} / date::day{number};
            const date::weekday on{day};
            const civil_date expected = civil(day + date::days{on == date::Saturday ? 2
                                                               : on == date::Sunday ? 1
                                                                                    : 0});
            const auto found = calendar.holidays(civil(day), civil(day + date::days{3}));
            ASSERT_EQ(found.size(), 1U) << name_of(which) << " " << text(civil(day));
            EXPECT_EQ(text(found[0].date), text(expected));
            EXPECT_EQ(found[0].basis == holiday_basis::substitute, expected != civil(day));
            ++visited;
        }
    }
    EXPECT_EQ(visited, 5 * 299);
}

TEST(Substitutes, EveryYearIsTheSetThatTheLawGives) {
    case_count cases;
    for (const division which : timescales_tests::divisions) {
        const working_calendar calendar = by_rule(which);
        for (int year = 1901; year <= 2199; ++year) {
            std::set<civil_date> actual;
            for (const bank_holiday& h : calendar.holidays(civil(date::year{year} / 1 / 1),
                                                           civil(date::year{year} / 12 / 31))) {
                actual.insert(h.date);
            }
            cases.check(actual == timescales_tests::holidays_by_rule(which, year),
                        [&] { return name_of(which) + " " + std::to_string(year); });
        }
    }
    expect_all_right(cases, 3 * 299);
}

// ---- the rules against the years that are recorded ---------------------------------------------

/// The days on which a projection from the recorded years up to `recorded_to` and the recorded
/// years after it differ: "+2022-09-19" for a holiday that the rules do not give, "-2022-05-30" for
/// one that they give and that was not held.
std::vector<std::string> exceptions(division which, civil_date recorded_to, civil_date to,
                                    calendar_projection rules) {
    const std::set<civil_date> recorded = timescales_tests::recorded_holidays(which);
    const std::string name = name_of(which);
    calendar_definition definition{
        .name = name,
        .definition = working_day_definition::sat_sun_christmas_goodfriday_bankholiday,
        .covered_from = day("1971-01-01"),
        .covered_to = recorded_to,
        .verified_on = recorded_to,
        .holidays = {},
        .projection = std::move(rules)};
    for (const civil_date h : recorded) {
        if (h <= recorded_to) {
            definition.holidays.push_back(
                {h, "Recorded", holiday_basis::statute, attestation::high, "list"});
        }
    }
    const working_calendar calendar = make_calendar(definition);
    EXPECT_EQ(calendar.recorded_to(), recorded_to);
    EXPECT_EQ(calendar.published_to(), recorded_to);
    EXPECT_EQ(calendar.covered_to(), to);
    std::vector<std::string> found;
    const std::int64_t visited =
        timescales_tests::for_each_day(day("1971-01-01"), to, [&](civil_date d) {
            const bool held = recorded.contains(d);
            if (held != (calendar.holiday_on(d) != nullptr)) {
                found.push_back((held ? "+" : "-") + text(d));
            }
        });
    EXPECT_EQ(visited, to - day("1971-01-01") + 1);
    return found;
}

TEST(ProjectedFromThePast, EnglandAndNorthernIrelandFrom1978DifferOnTheExceptionsOnly) {
    const std::vector<std::string> expected{
        "+1981-07-29",                                // royal wedding
        "-1995-05-01", "+1995-05-08",                 // VE Day
        "+1999-12-31",                                // millennium
        "-2002-05-27", "+2002-06-03", "+2002-06-04",  // Golden Jubilee
        "+2011-04-29",                                // royal wedding
        "-2012-05-28", "+2012-06-04", "+2012-06-05",  // Diamond Jubilee
        "-2020-05-04", "+2020-05-08",                 // VE Day
        "-2022-05-30", "+2022-06-02", "+2022-06-03",  // Platinum Jubilee
        "+2022-09-19",                                // state funeral
        "+2023-05-08",                                // coronation
    };
    for (const division which : {division::england_and_wales, division::northern_ireland}) {
        EXPECT_EQ(exceptions(which, day("1977-12-31"), day("2028-12-31"),
                             timescales_tests::projection_of(which, day("2028-12-31"))),
                  expected)
            << name_of(which);
    }
}

TEST(ProjectedFromThePast, EnglandFrom1974DiffersInThe1970sToo) {
    // In 1974 New Year's Day became one; early May did in 1978 only. Spring 1977 was moved.
    EXPECT_EQ(
        exceptions(division::england_and_wales, day("1973-12-31"), day("1978-12-31"),
                   timescales_tests::projection_of(division::england_and_wales, day("1978-12-31"))),
        (std::vector<std::string>{"-1974-05-06", "-1975-05-05", "-1976-05-03", "-1977-05-02",
                                  "-1977-05-30", "+1977-06-06", "+1977-06-07"}));
}

TEST(ProjectedFromThePast, EveryDivisionFrom2008DiffersOnTheExceptionsOnly) {
    const std::vector<std::string> shared{
        "+2011-04-29", "-2012-05-28", "+2012-06-04", "+2012-06-05", "-2020-05-04", "+2020-05-08",
        "-2022-05-30", "+2022-06-02", "+2022-06-03", "+2022-09-19", "+2023-05-08"};
    // For 4 January 2010 and 2011 no proclamation was made; 15 June 2026 is the World Cup.
    std::vector<std::string> scottish = shared;
    scottish.insert(scottish.begin(), {"-2010-01-04", "-2011-01-04"});
    scottish.push_back("+2026-06-15");
    for (const division which : timescales_tests::divisions) {
        EXPECT_EQ(exceptions(which, day("2007-12-31"), day("2028-12-31"),
                             timescales_tests::projection_of(which, day("2028-12-31"))),
                  which == division::scotland ? scottish : shared)
            << name_of(which);
    }
}

TEST(ProjectedFromThePast, ScotlandFrom1978WithoutStAndrewDiffersOnTheExceptionsOnly) {
    calendar_projection rules =
        timescales_tests::projection_of(division::scotland, day("2006-12-31"));
    std::erase_if(rules.holidays,
                  [](const yearly_holiday& h) { return h.name == "St Andrew’s Day"; });
    EXPECT_EQ(exceptions(division::scotland, day("1977-12-31"), day("2006-12-31"), rules),
              (std::vector<std::string>{"+1981-07-29", "+1995-05-08", "+1999-12-31", "-2002-05-27",
                                        "+2002-06-03", "+2002-06-04"}));
}

TEST(ProjectedFromThePast, FromTheMiddleOfAYearGoesOnTheNextDay) {
    const working_calendar calendar = make_calendar(
        {.name = "half a year",
         .definition = working_day_definition::sat_sun_christmas_goodfriday_bankholiday,
         .covered_from = day("2025-01-01"),
         .covered_to = day("2025-05-05"),  // early May, which is not recorded
         .verified_on = day("2025-05-05"),
         .holidays = {},
         .projection =
             timescales_tests::projection_of(division::england_and_wales, day("2027-12-27"))});
    std::string found;
    for (const bank_holiday& h : calendar.holidays()) {
        found += text(h.date) + " ";
    }
    EXPECT_EQ(found,
              "2025-05-26 2025-08-25 2025-12-25 2025-12-26 2026-01-01 2026-04-03 2026-04-06 "
              "2026-05-04 2026-05-25 2026-08-31 2026-12-25 2026-12-28 2027-01-01 2027-03-26 "
              "2027-03-29 2027-05-03 2027-05-31 2027-08-30 2027-12-27 ");
    EXPECT_EQ(text(calendar.covered_to()), "2027-12-27");
}

// ---- what the built-in calendars say of their projected days -----------------------------------

const bank_holiday& projected(division which, std::string_view when) {
    const bank_holiday* found = calendar_of(which).holiday_on(day(when));
    return found != nullptr ? *found : throw std::logic_error(std::string(when) + " is worked");
}

TEST(ProjectedDays, RestOnStatuteOrOnAProclamationStillToBeMade) {
    struct row {
        division which;
        std::string_view when;
        attestation attested;
        std::string_view why;
    };
    constexpr auto ew = division::england_and_wales;
    constexpr auto ni = division::northern_ireland;
    constexpr auto sc = division::scotland;
    constexpr auto derived = attestation::derived;
    constexpr auto proclaimed_yearly = attestation::projected;
    constexpr row rows[] = {
        {ew, "2029-01-01", proclaimed_yearly, "New Year's Day is proclaimed in England"},
        {ew, "2029-03-30", derived, "Good Friday, common law"},
        {ew, "2029-04-02", derived, "Easter Monday, statute"},
        {ew, "2029-05-07", proclaimed_yearly, "early May"},
        {ew, "2029-05-28", derived, "spring"},
        {ew, "2029-08-27", derived, "summer"},
        {ew, "2029-12-25", derived, "Christmas Day"},
        {ew, "2029-12-26", derived, "Boxing Day"},
        {ew, "2033-01-03", proclaimed_yearly, "New Year's Day on a Saturday"},
        // 25 December 2032 is a Saturday: 27 by statute, as 26 is a Sunday; 28 by proclamation.
        {ew, "2032-12-27", derived, "substitute by statute"},
        {ew, "2032-12-28", proclaimed_yearly, "substitute by proclamation"},
        // 25 December 2033 is a Sunday: 27 by statute.
        {ew, "2033-12-26", derived, "Boxing Day"},
        {ew, "2033-12-27", derived, "substitute by statute"},
        // 26 December 2037 is a Saturday.
        {ew, "2037-12-28", proclaimed_yearly, "substitute by proclamation"},
        {ni, "2032-12-27", derived, "substitute by statute"},
        {ni, "2032-12-28", proclaimed_yearly, "substitute by proclamation"},
        {ni, "2030-03-18", derived, "17 March on a Sunday"},
        {ni, "2029-03-19", proclaimed_yearly, "17 March on a Saturday"},
        {ni, "2031-03-17", derived, "St Patrick's Day"},
        {ni, "2029-07-12", proclaimed_yearly, "the twelfth is proclaimed"},
        {ni, "2031-07-14", proclaimed_yearly, "the twelfth on a Saturday"},
        {sc, "2029-01-01", derived, "New Year's Day is statute in Scotland"},
        {sc, "2029-01-02", derived, "and 2 January"},
        // 1 January 2033 is a Saturday: {3, 4}.
        {sc, "2033-01-03", derived, "2 January on a Sunday"},
        {sc, "2033-01-04", proclaimed_yearly, "substitute by proclamation"},
        // 1 January 2034 is a Sunday: {2, 3}.
        {sc, "2034-01-02", derived, "2 January"},
        {sc, "2034-01-03", derived, "substitute by statute"},
        // 2 January 2038 is a Saturday: {1, 4}.
        {sc, "2038-01-04", proclaimed_yearly, "substitute by proclamation"},
        {sc, "2029-03-30", derived, "Good Friday"},
        {sc, "2029-05-07", derived, "first Monday in May"},
        {sc, "2029-05-28", proclaimed_yearly, "last Monday in May"},
        {sc, "2029-08-06", derived, "first Monday in August"},
        {sc, "2029-11-30", derived, "St Andrew's Day"},
        {sc, "2030-12-02", derived, "St Andrew's Day on a Saturday: the Monday, by statute"},
        {sc, "2031-12-01", derived, "St Andrew's Day on a Sunday: the Monday, by statute"},
        {sc, "2029-12-25", derived, "Christmas Day"},
        {sc, "2029-12-26", proclaimed_yearly, "Boxing Day is proclaimed in Scotland"},
        {sc, "2032-12-28", proclaimed_yearly, "substitute by proclamation"},
    };
    for (const auto& [which, when, attested, why] : rows) {
        EXPECT_EQ(to_string(projected(which, when).attested), to_string(attested))
            << name_of(which) << " " << when << ": " << why;
    }
    EXPECT_EQ(std::size(rows), 38U);
}

TEST(ProjectedDays, AreAllAfterTheRecordedOnesAndMarked) {
    std::int64_t seen = 0;
    for (const division which : timescales_tests::divisions) {
        for (const bank_holiday& h : calendar_of(which).holidays()) {
            const bool to_come = h.date > calendar_of(which).recorded_to();
            EXPECT_EQ(h.attested == attestation::derived || h.attested == attestation::projected,
                      to_come)
                << name_of(which) << " " << text(h.date);
            EXPECT_FALSE(to_come && h.announced) << name_of(which) << " " << text(h.date);
            seen += to_come;
        }
    }
    EXPECT_EQ(seen, 171 * (8 + 10 + 9));
}

TEST(ProjectedDays, AreNamedAfterTheHolidayThatTheyStandFor) {
    EXPECT_EQ(projected(division::england_and_wales, "2029-12-25").name, "Christmas Day");
    EXPECT_EQ(projected(division::england_and_wales, "2032-12-27").name,
              "Christmas Day (substitute day)");
    EXPECT_EQ(projected(division::england_and_wales, "2032-12-28").name,
              "Boxing Day (substitute day)");
    EXPECT_EQ(projected(division::england_and_wales, "2033-12-26").name, "Boxing Day");
    EXPECT_EQ(projected(division::england_and_wales, "2033-12-27").name,
              "Christmas Day (substitute day)");
    EXPECT_EQ(projected(division::scotland, "2034-01-02").name, "2nd January");
    EXPECT_EQ(projected(division::scotland, "2034-01-03").name, "New Year’s Day (substitute day)");
    EXPECT_EQ(projected(division::england_and_wales, "2032-12-27").basis,
              holiday_basis::substitute);
}

TEST(ProjectedDays, SayThatTheyAreNotPublished) {
    EXPECT_EQ(describe(projected(division::england_and_wales, "2032-12-27")),
              "Christmas Day (substitute day) (substitute, not yet published)");
    EXPECT_EQ(describe(projected(division::england_and_wales, "2032-12-28")),
              "Boxing Day (substitute day) (substitute, not yet proclaimed)");
    EXPECT_EQ(describe(projected(division::england_and_wales, "2029-12-25")),
              "Christmas Day (common-law, not yet published)");
    EXPECT_EQ(describe(projected(division::england_and_wales, "2029-05-07")),
              "Early May bank holiday (proclamation, not yet proclaimed)");
}

}  // namespace
}  // namespace timescales
