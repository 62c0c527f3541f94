#include "timescales/working_calendar.hpp"

#include <gtest/gtest.h>

#include <random>
#include <set>
#include <string>
#include <vector>

#include "tests/time/days.hpp"
#include "tests/time/divisions.hpp"
#include "tests/time/walker.hpp"
#include "timescales/result.hpp"

namespace timescales {
namespace {

using timescales_tests::case_count;
using timescales_tests::day;
using timescales_tests::division;
using timescales_tests::expect_all_right;
using timescales_tests::for_each_day;
using timescales_tests::no_count;
using timescales_tests::shown;
using timescales_tests::text;
using timescales_tests::walker;

constexpr std::int64_t days_recorded = 21'185;  // 1971-01-01 to 2028-12-31

const working_calendar& england_and_wales() {
    return *built_in_calendar("england-and-wales");
}

walker walker_over_england_and_wales() {
    return timescales_tests::walker_over(division::england_and_wales);
}

working_calendar calendar_of(civil_date from, civil_date to,
                             const std::set<civil_date>& holidays = {}) {
    calendar_definition definition{
        .name = "test",
        .definition = working_day_definition::sat_sun_christmas_goodfriday_bankholiday,
        .covered_from = from,
        .covered_to = to,
        .verified_on = to,
        .holidays = {}};
    for (const civil_date holiday : holidays) {
        definition.holidays.push_back(
            {holiday, "Closed", holiday_basis::one_off, attestation::high, "test", {}});
    }
    return make_calendar(definition);
}

// ---- what the built-in calendar says -----------------------------------------------------------

TEST(EnglandAndWales, RecordsFiftyEightYearsAndProjectsTo2199) {
    const working_calendar& calendar = england_and_wales();
    EXPECT_EQ(calendar.name(), "england-and-wales");
    EXPECT_EQ(to_string(calendar.definition()), "sat-sun-christmas-goodfriday-bankholiday");
    EXPECT_EQ(text(calendar.covered_from()), "1971-01-01");
    EXPECT_EQ(text(calendar.recorded_to()), "2028-12-31");
    EXPECT_EQ(text(calendar.published_to()), "2028-12-31");
    EXPECT_EQ(text(calendar.covered_to()), "2199-12-31");
    EXPECT_TRUE(calendar.covers(day("1971-01-01")));
    EXPECT_TRUE(calendar.covers(day("2199-12-31")));
    EXPECT_FALSE(calendar.covers(day("1970-12-31")));
    EXPECT_FALSE(calendar.has_layers());
    EXPECT_EQ(text(calendar.known_on()), "none");
}

TEST(EnglandAndWales, EasterSaturdayAndSundayAreNotListed) {
    EXPECT_NE(england_and_wales().holiday_on(day("2024-03-29")), nullptr);  // Good Friday
    EXPECT_EQ(england_and_wales().holiday_on(day("2024-03-30")), nullptr);
    EXPECT_EQ(england_and_wales().holiday_on(day("2024-03-31")), nullptr);
    EXPECT_NE(england_and_wales().holiday_on(day("2024-04-01")), nullptr);  // Easter Monday
}

TEST(EnglandAndWales, EveryHolidayHasANameAndASource) {
    std::int64_t seen = 0;
    for (const bank_holiday& holiday : england_and_wales().holidays()) {
        EXPECT_FALSE(holiday.name.empty()) << text(holiday.date);
        EXPECT_FALSE(holiday.source.empty()) << text(holiday.date);
        EXPECT_FALSE(holiday.date.is_weekend()) << text(holiday.date);
        ++seen;
    }
    EXPECT_EQ(seen, std::ssize(timescales_tests::all_holidays(division::england_and_wales)));
}

TEST(EnglandAndWales, StateFuneralWasAnnouncedNineDaysBefore) {
    const bank_holiday* funeral = england_and_wales().holiday_on(day("2022-09-19"));
    ASSERT_NE(funeral, nullptr);
    EXPECT_EQ(funeral->basis, holiday_basis::one_off);
    EXPECT_EQ(text(funeral->announced), "2022-09-10");
    EXPECT_EQ(text(funeral->proclaimed), "2022-09-10");
    EXPECT_EQ(text(funeral->withdrawn), "none");
    EXPECT_EQ(funeral->listed_by, "england-and-wales");
}

TEST(BuiltInCalendars, AreInOrderOfNameAndFoundByIt) {
    const auto all = built_in_calendars();
    ASSERT_EQ(all.size(), 3U);
    EXPECT_EQ(all[0].name(), "england-and-wales");
    EXPECT_EQ(all[1].name(), "northern-ireland");
    EXPECT_EQ(all[2].name(), "scotland");
    for (const working_calendar& calendar : all) {
        EXPECT_EQ(built_in_calendar(calendar.name()), &calendar);
    }
    EXPECT_EQ(built_in_calendar("england"), nullptr);
    EXPECT_EQ(built_in_calendar(""), nullptr);
}

// ---- holidays between two days -----------------------------------------------------------------

TEST(WorkingCalendar, HolidaysIncludeBothEnds) {
    const working_calendar& calendar = england_and_wales();
    const auto between = [&](std::string_view from, std::string_view to) {
        std::string found;
        for (const bank_holiday& holiday : calendar.holidays(day(from), day(to))) {
            found += (found.empty() ? "" : " ") + text(holiday.date);
        }
        return found;
    };
    EXPECT_EQ(between("2023-12-25", "2024-01-01"), "2023-12-25 2023-12-26 2024-01-01");
    EXPECT_EQ(between("2023-12-26", "2023-12-31"), "2023-12-26");
    EXPECT_EQ(between("2023-12-27", "2023-12-31"), "");
    EXPECT_EQ(between("2023-12-25", "2023-12-25"), "2023-12-25");
    EXPECT_EQ(between("2024-01-01", "2023-12-25"), "");  // the wrong way round: none
    EXPECT_EQ(between("1900-01-01", "1971-04-09"), "1971-04-09");
    EXPECT_EQ(between("2199-12-25", "2199-12-31"), "2199-12-25 2199-12-26");
    EXPECT_EQ(between("2199-12-27", "2199-12-31"), "");
    EXPECT_EQ(between("2028-12-26", "2029-01-01"), "2028-12-26 2029-01-01");  // then projected
}

// ---- adding, at its boundaries -----------------------------------------------------------------

TEST(WorkingCalendar, ZeroDaysFromSaturday) {
    EXPECT_EQ(text(england_and_wales().add(day("2023-10-07"), 0)), "2023-10-07");
}

TEST(WorkingCalendar, ZeroDaysFromOutsideCoverage) {
    EXPECT_EQ(text(england_and_wales().add(day("1950-06-01"), 0)), "1950-06-01");
}

TEST(WorkingCalendar, FirstDayAfterSaturdayIsMonday) {
    EXPECT_EQ(text(england_and_wales().add(day("2023-10-07"), 1)), "2023-10-09");
}

TEST(WorkingCalendar, FirstDayBeforeSundayIsFriday) {
    EXPECT_EQ(text(england_and_wales().add(day("2023-10-08"), -1)), "2023-10-06");
}

TEST(WorkingCalendar, FridaySaturdayAndSundayGiveOneDate) {
    EXPECT_EQ(text(england_and_wales().add(day("2023-10-06"), 20)), "2023-11-03");
    EXPECT_EQ(text(england_and_wales().add(day("2023-10-07"), 20)), "2023-11-03");
    EXPECT_EQ(text(england_and_wales().add(day("2023-10-08"), 20)), "2023-11-03");
    EXPECT_EQ(text(england_and_wales().add(day("2023-10-09"), 20)), "2023-11-06");
}

TEST(WorkingCalendar, TwentyDaysOverChristmas) {
    EXPECT_EQ(text(england_and_wales().add(day("2017-12-04"), 20)), "2018-01-04");
}

TEST(WorkingCalendar, OneDayFromTheFridayBeforeChristmas) {
    EXPECT_EQ(text(england_and_wales().add(day("2023-12-22"), 1)), "2023-12-27");
    EXPECT_EQ(text(england_and_wales().add(day("2023-12-27"), -1)), "2023-12-22");
}

TEST(WorkingCalendar, CountLeavesOutTheFirstEndAndTakesTheLast) {
    const working_calendar& calendar = england_and_wales();
    EXPECT_EQ(calendar.count(day("2017-12-04"), day("2018-01-04")), 20);
    EXPECT_EQ(calendar.count(day("2017-12-04"), day("2018-01-03")), 19);
    EXPECT_EQ(calendar.count(day("2017-12-05"), day("2018-01-04")), 19);
    EXPECT_EQ(calendar.count(day("2018-01-04"), day("2017-12-04")), -20);
    EXPECT_EQ(calendar.count(day("2017-12-04"), day("2017-12-04")), 0);
    EXPECT_EQ(calendar.count(day("2023-12-22"), day("2023-12-26")), 0);
}

TEST(WorkingCalendar, OnOrAfterAndOnOrBeforeOverEaster) {
    const working_calendar& calendar = england_and_wales();
    EXPECT_EQ(text(calendar.on_or_after(day("2024-03-28"))), "2024-03-28");  // a Thursday
    EXPECT_EQ(text(calendar.on_or_after(day("2024-03-29"))), "2024-04-02");  // Good Friday
    EXPECT_EQ(text(calendar.on_or_before(day("2024-04-01"))), "2024-03-28");
    EXPECT_EQ(text(calendar.on_or_before(day("2024-04-02"))), "2024-04-02");
}

// ---- the edges of coverage ---------------------------------------------------------------------

TEST(WorkingCalendar, BeforeTheFirstDayCovered) {
    const working_calendar& calendar = england_and_wales();
    // 1 January 1971 was a Friday, and no holiday yet.
    EXPECT_EQ(text(calendar.add(day("1970-12-31"), 1)), "1971-01-01");
    EXPECT_EQ(text(calendar.add(day("1970-12-30"), 1)), "none");
    EXPECT_EQ(text(calendar.add(day("1971-01-01"), -1)), "none");
    EXPECT_EQ(text(calendar.add(day("1971-01-02"), -1)), "1971-01-01");
    EXPECT_EQ(text(calendar.add(day("1971-01-04"), -1)), "1971-01-01");
    EXPECT_EQ(text(calendar.add(day("1971-01-04"), -2)), "none");
    EXPECT_EQ(text(calendar.on_or_after(day("1970-12-31"))), "none");
    EXPECT_EQ(text(calendar.on_or_before(day("1970-12-31"))), "none");
    EXPECT_EQ(calendar.is_working_day(day("1970-12-31")), std::nullopt);
    EXPECT_EQ(calendar.count(day("1970-12-31"), day("1971-01-01")), 1);
    EXPECT_EQ(calendar.count(day("1970-12-30"), day("1971-01-01")), no_count());
    EXPECT_EQ(calendar.count(day("1971-01-01"), day("1970-12-31")), -1);
    EXPECT_EQ(calendar.count(day("1971-01-01"), day("1970-12-30")), no_count());
}

TEST(WorkingCalendar, AfterTheLastDayRecorded) {
    const working_calendar& calendar = england_and_wales();
    // 29 December 2028 is the last Friday; New Year's Day 2029 is a Monday, and projected.
    EXPECT_EQ(text(calendar.add(day("2028-12-28"), 1)), "2028-12-29");
    EXPECT_EQ(text(calendar.add(day("2028-12-29"), 1)), "2029-01-02");
    EXPECT_EQ(text(calendar.add(day("2029-01-02"), -1)), "2028-12-29");
    EXPECT_EQ(text(calendar.on_or_after(day("2028-12-30"))), "2029-01-02");
    EXPECT_EQ(calendar.is_working_day(day("2029-01-01")), false);
    EXPECT_EQ(calendar.count(day("2028-12-28"), day("2029-01-02")), 2);
}

TEST(WorkingCalendar, AfterTheLastDayOfACalendarWithoutProjection) {
    // Sunday 31 December 2028 is the last day; the Friday before it the last working day.
    const working_calendar calendar = calendar_of(day("2028-01-01"), day("2028-12-31"));
    EXPECT_EQ(text(calendar.recorded_to()), "2028-12-31");
    EXPECT_EQ(text(calendar.add(day("2028-12-28"), 1)), "2028-12-29");
    EXPECT_EQ(text(calendar.add(day("2028-12-29"), 1)), "none");
    EXPECT_EQ(text(calendar.add(day("2028-12-31"), 1)), "none");
    EXPECT_EQ(text(calendar.add(day("2029-01-01"), -1)), "2028-12-29");
    EXPECT_EQ(text(calendar.add(day("2029-01-02"), -1)), "none");
    EXPECT_EQ(text(calendar.on_or_after(day("2028-12-30"))), "none");
    EXPECT_EQ(text(calendar.on_or_before(day("2028-12-31"))), "2028-12-29");
    EXPECT_EQ(text(calendar.on_or_before(day("2029-01-01"))), "none");
    EXPECT_EQ(calendar.is_working_day(day("2029-01-01")), std::nullopt);
    EXPECT_EQ(calendar.count(day("2028-12-28"), day("2028-12-31")), 1);
    EXPECT_EQ(calendar.count(day("2028-12-28"), day("2029-01-01")), no_count());
}

TEST(WorkingCalendar, AfterTheLastDayThereIs) {
    const working_calendar& calendar = england_and_wales();
    EXPECT_EQ(text(calendar.add(day("2199-12-30"), 1)), "2199-12-31");  // a Tuesday
    EXPECT_EQ(text(calendar.add(day("2199-12-31"), 1)), "none");
    EXPECT_EQ(text(calendar.on_or_after(max_date)), "2199-12-31");
    EXPECT_EQ(calendar.count(day("2199-12-30"), max_date), 1);
}

TEST(WorkingCalendar, AmountsFarBeyondCoverage) {
    const working_calendar& calendar = england_and_wales();
    EXPECT_EQ(text(calendar.add(day("2000-01-01"), 99'999)), "none");
    EXPECT_EQ(text(calendar.add(day("2000-01-01"), -99'999)), "none");
    EXPECT_EQ(text(calendar.add(day("2000-01-01"), INT32_MAX)), "none");
    EXPECT_EQ(text(calendar.add(day("2000-01-01"), INT32_MIN)), "none");
    EXPECT_EQ(text(calendar.add(min_date, 1)), "none");
    EXPECT_EQ(text(calendar.add(max_date, -1)), "2199-12-30");
    EXPECT_EQ(text(calendar.add(max_date, -99'999)), "none");
    EXPECT_EQ(calendar.count(min_date, max_date), no_count());
}

TEST(WorkingCalendar, CertaintyTurnsOnTheDayOfVerification) {
    const working_calendar& calendar = england_and_wales();
    const civil_date verified = calendar.verified_on();
    EXPECT_EQ(calendar.certainty_of(*verified.plus_days(-1)), certainty::settled);
    EXPECT_EQ(calendar.certainty_of(verified), certainty::announced);
    EXPECT_EQ(calendar.certainty_of(*verified.plus_days(1)), certainty::announced);
    EXPECT_EQ(calendar.certainty_of(day("2028-12-31")), certainty::announced);
    EXPECT_EQ(calendar.certainty_of(day("2029-01-01")), certainty::projected);
    EXPECT_EQ(calendar.certainty_of(max_date), certainty::projected);
    EXPECT_EQ(to_string(certainty::settled), "settled");
    EXPECT_EQ(to_string(certainty::announced), "announced");
    EXPECT_EQ(to_string(certainty::projected), "projected");
}

// ---- every start, against a walk from day to day -----------------------------------------------

constexpr int most = 60;
constexpr std::int64_t days_outside = 100;  // before coverage, and after the recorded years
constexpr std::int64_t starts = days_recorded + 2 * days_outside;

civil_date first_start() {
    return *day("1971-01-01").plus_days(-days_outside);
}
civil_date last_start() {
    return *day("2028-12-31").plus_days(days_outside);
}

TEST(WorkingCalendar, AddFromEveryDayUpToSixtyBothWays) {
    const working_calendar& calendar = england_and_wales();
    const walker walk = walker_over_england_and_wales();
    case_count cases;
    std::int64_t without_answer = 0;
    for_each_day(first_start(), last_start(), [&](civil_date start) {
        const std::vector<optional_date> after = walk.walk(start, 1, most);
        const std::vector<optional_date> before = walk.walk(start, -1, most);
        for (int n = -most; n <= most; ++n) {
            const optional_date expected = n == 0  ? start
                                           : n > 0 ? after[static_cast<std::size_t>(n) - 1]
                                                   : before[static_cast<std::size_t>(-n) - 1];
            const optional_date answer = calendar.add(start, n);
            without_answer += !expected.has_value();
            cases.check(answer == expected, [&] {
                return text(start) + " + " + std::to_string(n) + " is " + text(expected) +
                       ", not " + text(answer);
            });
        }
    });
    expect_all_right(cases, starts * (2 * most + 1));
    // From each of the 99 days that do not touch the coverage 120 amounts; from the others those
    // that lead out of it.
    EXPECT_EQ(without_answer, 14'526);
}

TEST(WorkingCalendar, CountFromEveryDayUpToSixtyDaysBothWays) {
    const working_calendar& calendar = england_and_wales();
    const walker walk = walker_over_england_and_wales();
    case_count cases;
    for_each_day(first_start(), last_start(), [&](civil_date from) {
        for (const int step : {1, -1}) {
            std::optional<std::int32_t> expected = 0;
            for (int n = 1; n <= most; ++n) {
                const civil_date to = *from.plus_days(step * n);
                // Counting on, the day arrived at is one more; counting back, the day left is.
                const int counted = to.days_since_epoch() + (step > 0 ? 0 : 1);
                expected = expected && walk.covers(counted)
                               ? std::optional(*expected + step * walk.works(counted))
                               : no_count();
                const auto answer = calendar.count(from, to);
                cases.check(answer == expected, [&] {
                    return text(from) + " to " + text(to) + " is " + shown(expected) + ", not " +
                           shown(answer);
                });
            }
        }
    });
    expect_all_right(cases, starts * 2 * most);
}

TEST(WorkingCalendar, NearestWorkingDaysOfEveryDay) {
    const working_calendar& calendar = england_and_wales();
    const walker walk = walker_over_england_and_wales();
    case_count cases;
    for_each_day(first_start(), last_start(), [&](civil_date d) {
        const int n = d.days_since_epoch();
        const bool covered = walk.covers(n);
        const bool right = calendar.on_or_after(d) == walk.nearest(d, 1) &&
                           calendar.on_or_before(d) == walk.nearest(d, -1) &&
                           calendar.is_working_day(d).has_value() == covered &&
                           calendar.is_working_day(d).value_or(false) == (covered && walk.works(n));
        cases.check(right, [&] { return text(d); });
    });
    expect_all_right(cases, starts);
}

TEST(WorkingCalendar, CountBetweenRandomDays) {
    const working_calendar& calendar = england_and_wales();
    const walker walk = walker_over_england_and_wales();
    std::mt19937 random(20'171'204);
    std::uniform_int_distribution<int> any(first_start().days_since_epoch(),
                                           last_start().days_since_epoch());
    case_count cases;
    while (cases.cases() < 2'000) {
        const civil_date from = *civil_date::from_days(any(random));
        const civil_date to = *civil_date::from_days(any(random));
        if (from == to) {
            continue;
        }
        const auto expected = walk.count(from, to);
        const auto answer = calendar.count(from, to);
        cases.check(answer == expected, [&] {
            return text(from) + " to " + text(to) + " is " + shown(expected) + ", not " +
                   shown(answer);
        });
    }
    expect_all_right(cases, 2'000);
}

TEST(WorkingCalendar, CountBetweenDaysAtTheEdges) {
    const working_calendar& calendar = england_and_wales();
    const walker walk = walker_over_england_and_wales();
    std::vector<civil_date> edges{min_date, max_date};
    for (const std::string_view edge : {"1971-01-01", "2028-12-31", "2038-12-31"}) {
        for (int n = -3; n <= 3; ++n) {
            edges.push_back(*day(edge).plus_days(n));
        }
    }
    case_count cases;
    for (const civil_date from : edges) {
        for (const civil_date to : edges) {
            if (from == to) {
                continue;
            }
            const auto expected = walk.count(from, to);
            const auto answer = calendar.count(from, to);
            cases.check(answer == expected, [&] {
                return text(from) + " to " + text(to) + " is " + shown(expected) + ", not " +
                       shown(answer);
            });
        }
    }
    expect_all_right(cases, 23 * 22);
}

// ---- the compressed tables: blocks of 64 -------------------------------------------------------

TEST(WorkingCalendar, SelectAroundTheFirstBlock) {
    // From Monday 1 January 2024 without holidays: twelve weeks are 60 working days, so the 64th is
    // the Thursday of the thirteenth.
    const working_calendar calendar = calendar_of(day("2024-01-01"), day("2024-12-31"));
    const civil_date eve = day("2023-12-31");
    EXPECT_EQ(text(calendar.add(eve, 1)), "2024-01-01");
    EXPECT_EQ(text(calendar.add(eve, 63)), "2024-03-27");
    EXPECT_EQ(text(calendar.add(eve, 64)), "2024-03-28");
    EXPECT_EQ(text(calendar.add(eve, 65)), "2024-03-29");
    EXPECT_EQ(text(calendar.add(eve, 127)), "2024-06-25");
    EXPECT_EQ(text(calendar.add(eve, 128)), "2024-06-26");
    EXPECT_EQ(text(calendar.add(eve, 129)), "2024-06-27");
}

TEST(WorkingCalendar, RankAroundTheFirstBlock) {
    const working_calendar calendar = calendar_of(day("2024-01-01"), day("2024-12-31"));
    const civil_date eve = day("2023-12-31");
    EXPECT_EQ(calendar.count(eve, day("2024-01-01")), 1);   // day 1 of the calendar
    EXPECT_EQ(calendar.count(eve, day("2024-03-03")), 45);  // day 63, a Sunday
    EXPECT_EQ(calendar.count(eve, day("2024-03-04")), 46);  // day 64
    EXPECT_EQ(calendar.count(eve, day("2024-03-05")), 47);  // day 65
}

TEST(WorkingCalendar, EveryLengthOfCoverageUpToTwoBlocks) {
    // Wednesday, so that weekends and blocks drift apart; one holiday on each block's last day.
    const civil_date first = day("2024-01-03");
    const std::set<civil_date> all_holidays{*first.plus_days(62), *first.plus_days(63),
                                            *first.plus_days(127)};
    constexpr int longest = 140;
    case_count cases;
    for (int length = 1; length <= longest; ++length) {
        const civil_date last = *first.plus_days(length - 1);
        std::set<civil_date> holidays;
        for (const civil_date holiday : all_holidays) {
            if (holiday <= last && !holiday.is_weekend()) {
                holidays.insert(holiday);
            }
        }
        const working_calendar calendar = calendar_of(first, last, holidays);
        const walker walk(first, last, holidays);
        for_each_day(*first.plus_days(-2), *last.plus_days(2), [&](civil_date start) {
            const auto after = walk.walk(start, 1, longest);
            const auto before = walk.walk(start, -1, longest);
            bool right = calendar.on_or_after(start) == walk.nearest(start, 1) &&
                         calendar.on_or_before(start) == walk.nearest(start, -1);
            for (int n = 1; n <= longest; ++n) {
                right = right && calendar.add(start, n) == after[static_cast<std::size_t>(n) - 1] &&
                        calendar.add(start, -n) == before[static_cast<std::size_t>(n) - 1];
            }
            cases.check(right, [&] { return text(last) + ": " + text(start); });
        });
    }
    // Each length has as many starts as days, and two on either side.
    expect_all_right(cases, longest * (longest + 1) / 2 + 4 * longest);
}

TEST(WorkingCalendar, NoWorkingDayAtAll) {
    const working_calendar weekend = calendar_of(day("2024-01-06"), day("2024-01-07"));
    EXPECT_EQ(text(weekend.add(day("2024-01-05"), 1)), "none");
    EXPECT_EQ(text(weekend.add(day("2024-01-08"), -1)), "none");
    EXPECT_EQ(text(weekend.on_or_after(day("2024-01-06"))), "none");
    EXPECT_EQ(text(weekend.on_or_before(day("2024-01-07"))), "none");
    EXPECT_EQ(weekend.count(day("2024-01-05"), day("2024-01-07")), 0);
}

// ---- making a calendar -------------------------------------------------------------------------

/// Every weekday of the stretch is a holiday.
std::set<civil_date> weekdays(civil_date from, civil_date to) {
    std::set<civil_date> all;
    for_each_day(from, to, [&](civil_date d) {
        if (!d.is_weekend()) {
            all.insert(d);
        }
    });
    return all;
}

TEST(MakeCalendar, SixtyThirdWorkingDayOnDay255) {
    // The first block holds the start and 63 working days, whose places must fit in a byte. From
    // Monday 1 January 2024 day 255 is Wednesday 11 September; counting back from it the 63rd
    // working day is Monday 17 June, so closing all before that makes it fit exactly.
    const working_calendar calendar = calendar_of(day("2024-01-01"), day("2024-12-31"),
                                                  weekdays(day("2024-01-01"), day("2024-06-16")));
    EXPECT_EQ(text(calendar.add(day("2023-12-31"), 63)), "2024-09-11");
    EXPECT_EQ(text(calendar.add(day("2023-12-31"), 64)), "2024-09-12");
}

TEST(MakeCalendar, SixtyThirdWorkingDayOnDay256IsRefused) {
    try {
        (void)calendar_of(day("2024-01-01"), day("2024-12-31"),
                          weekdays(day("2024-01-01"), day("2024-06-17")));
        FAIL() << "no failure";
    } catch (const failure& refused) {
        EXPECT_EQ(refused.cause().code, error_code::invalid_argument);
        EXPECT_STREQ(
            refused.what(),
            "too many days are closed in the calendar 'test': 64 working days span more than "
            "255 days; check the dates");
    }
}

TEST(MakeCalendar, OutlivesTheTextsItWasMadeFrom) {
    std::string name = "short-lived";
    std::string holiday = "A day off";
    std::string source = "the notice board";
    calendar_definition definition{
        .name = name,
        .definition = working_day_definition::sat_sun_christmas_goodfriday_bankholiday,
        .covered_from = day("2024-01-01"),
        .covered_to = day("2024-01-31"),
        .verified_on = day("2024-02-01"),
        .holidays = {{day("2024-01-10"), holiday, holiday_basis::one_off, attestation::low, source,
                      day("2024-01-02")}}};
    const working_calendar calendar = make_calendar(definition);
    name.assign(name.size(), 'x');
    holiday.assign(holiday.size(), 'x');
    source.assign(source.size(), 'x');
    EXPECT_EQ(calendar.name(), "short-lived");
    const bank_holiday* kept = calendar.holiday_on(day("2024-01-10"));
    ASSERT_NE(kept, nullptr);
    EXPECT_EQ(kept->name, "A day off");
    EXPECT_EQ(kept->source, "the notice board");
    EXPECT_EQ(text(kept->announced), "2024-01-02");
    EXPECT_EQ(text(calendar.add(day("2024-01-09"), 1)), "2024-01-11");
}

TEST(MakeCalendar, MakesACalendarAgainFromWhatItSays) {
    const working_calendar made =
        calendar_of(day("2020-01-01"), day("2029-12-31"), {day("2024-05-06"), day("2029-12-25")});
    const calendar_definition definition{
        .name = made.name(),
        .definition = made.definition(),
        .covered_from = made.covered_from(),
        .covered_to = made.covered_to(),
        .verified_on = made.verified_on(),
        .holidays = {made.holidays().begin(), made.holidays().end()}};
    EXPECT_EQ(make_calendar(definition).content_hash(), made.content_hash());
}

TEST(MakeCalendar, HashTellsEveryFieldApart) {
    const calendar_definition base{
        .name = "test",
        .definition = working_day_definition::sat_sun_christmas_goodfriday_bankholiday,
        .covered_from = day("2024-01-01"),
        .covered_to = day("2024-12-31"),
        .verified_on = day("2024-06-01"),
        .holidays =
            {{day("2024-05-06"), "May", holiday_basis::proclamation, attestation::high, "s", {}}},
        .review_by = day("2024-11-30"),
        .knowledge_from = day("2024-02-01"),
        .published = {{day("2024-12-31"), day("2024-03-01")}},
        .projection = calendar_projection{
            day("2026-12-31"),
            {{"June", yearly_day::parse("1 June").value(), holiday_basis::statute, "r"}},
            {}}};
    using change = void (*)(calendar_definition&);
    constexpr change changes[] = {
        [](calendar_definition& d) { d.name = "tesu"; },
        [](calendar_definition& d) { d.definition = static_cast<working_day_definition>(2); },
        [](calendar_definition& d) { d.covered_from = *d.covered_from.plus_days(1); },
        [](calendar_definition& d) { d.covered_to = *d.covered_to.plus_days(-1); },
        [](calendar_definition& d) { d.verified_on = *d.verified_on.plus_days(1); },
        [](calendar_definition& d) { d.holidays.clear(); },
        [](calendar_definition& d) { d.holidays[0].date = *d.holidays[0].date.plus_days(1); },
        [](calendar_definition& d) { d.holidays[0].name = "Mai"; },
        [](calendar_definition& d) { d.holidays[0].basis = holiday_basis::statute; },
        [](calendar_definition& d) { d.holidays[0].attested = attestation::low; },
        [](calendar_definition& d) { d.holidays[0].source = "t"; },
        [](calendar_definition& d) { d.holidays[0].announced = d.covered_from; },
        [](calendar_definition& d) { d.holidays[0].announced = d.verified_on; },
        [](calendar_definition& d) { d.holidays[0].proclaimed = d.covered_from; },
        [](calendar_definition& d) { d.holidays[0].withdrawn = d.covered_from; },
        [](calendar_definition& d) { d.holidays[0].listed_by = "another"; },
        [](calendar_definition& d) { d.review_by = {}; },
        [](calendar_definition& d) { d.review_by = d.covered_to; },
        [](calendar_definition& d) { d.knowledge_from = {}; },
        [](calendar_definition& d) { d.knowledge_from = d.covered_to; },
        [](calendar_definition& d) { d.published.clear(); },
        [](calendar_definition& d) { d.published[0].to = *d.covered_to.plus_days(-1); },
        [](calendar_definition& d) { d.published[0].on = *d.published[0].on.plus_days(1); },
        [](calendar_definition& d) { d.projection.reset(); },
        [](calendar_definition& d) { d.projection->to = *d.projection->to.plus_days(-1); },
        [](calendar_definition& d) { d.projection->holidays.clear(); },
        [](calendar_definition& d) { d.projection->holidays[0].name = "Juni"; },
        [](calendar_definition& d) { d.projection->holidays[0].source = "t"; },
        [](calendar_definition& d) {
            d.projection->holidays[0].on = yearly_day::parse("2 June").value();
        },
        [](calendar_definition& d) {
            d.projection->holidays[0].basis = holiday_basis::proclamation;
        },
    };
    std::set<std::uint64_t> hashes{make_calendar(base).content_hash()};
    for (const change alter : changes) {
        calendar_definition altered = base;
        alter(altered);
        hashes.insert(make_calendar(altered).content_hash());
    }
    EXPECT_EQ(hashes.size(), std::size(changes) + 1);
    EXPECT_EQ(make_calendar(base).content_hash(), make_calendar(base).content_hash());
}

}  // namespace
}  // namespace timescales
