/// How often the choice of calendar decides a date: 20 working days from every day from 2012 to
/// 1 November 2027, in England and Wales and by other readings. The figures were computed before
/// this library was written, by a program in another language from GOV.UK's lists.

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <vector>

#include "tests/time/days.hpp"
#include "tests/time/divisions.hpp"
#include "timescales/calendar_change.hpp"
#include "timescales/calendar_set.hpp"

namespace timescales {
namespace {

using timescales_tests::calendar_of;
using timescales_tests::day;
using timescales_tests::division;

constexpr auto ew = division::england_and_wales;
constexpr std::int64_t starts = 5'784;  // 2012-01-01 to 2027-11-01

/// How many starts there are for each number of calendar days by which their dates differ.
std::map<std::int32_t, std::int64_t> shifts(const working_calendar& other) {
    const date_comparison found = compare_dates(calendar_of(ew), other, day("2012-01-01"),
                                                day("2027-11-01"), period::working_days(20))
                                      .value();
    EXPECT_EQ(found.examined, starts);
    EXPECT_EQ(found.undetermined, 0);
    std::map<std::int32_t, std::int64_t> by_days;
    for (const moved_date& moved : found.moved) {
        ++by_days[moved.after - moved.before];
    }
    EXPECT_FALSE(by_days.contains(0));
    return by_days;
}

std::int64_t total(const std::map<std::int32_t, std::int64_t>& by_days) {
    std::int64_t sum = 0;
    for (const auto& [days, count] : by_days) {
        sum += count;
    }
    return sum;
}

/// A calendar with the holidays of another that a condition lets through.
template <class Condition>
working_calendar only(const working_calendar& calendar, Condition keep) {
    calendar_definition definition{.name = calendar.name(),
                                   .definition = calendar.definition(),
                                   .covered_from = calendar.covered_from(),
                                   .covered_to = calendar.covered_to(),
                                   .verified_on = calendar.verified_on(),
                                   .holidays = {}};
    for (const bank_holiday& h : calendar.holidays()) {
        if (keep(h)) {
            definition.holidays.push_back(h);
        }
    }
    return make_calendar(definition);
}

TEST(Figures, AnyPartOfTheUnitedKingdom) {
    const auto by_days = shifts(any_of(built_in_calendars()).value());
    EXPECT_EQ(total(by_days), 2'195);
    EXPECT_EQ(by_days.begin()->first, 1);
    EXPECT_EQ(by_days.rbegin()->first, 5);
}

TEST(Figures, AnyPartOfTheUnitedKingdomWithoutTheWorldCup) {
    std::vector<working_calendar> parts(built_in_calendars().begin(), built_in_calendars().end());
    parts[2] = only(parts[2], [](const bank_holiday& h) { return h.date != day("2026-06-15"); });
    const auto by_days = shifts(any_of(parts).value());
    EXPECT_EQ(total(by_days), 2'164);
    EXPECT_EQ(by_days.begin()->first, 1);
    EXPECT_EQ(by_days.rbegin()->first, 5);
}

TEST(Figures, CommonToAllParts) {
    const auto by_days = shifts(all_of(built_in_calendars()).value());
    EXPECT_EQ(total(by_days), 944);
    EXPECT_EQ(by_days.begin()->first, -4);
    EXPECT_EQ(by_days.rbegin()->first, -1);
}

TEST(Figures, WeekendsOnly) {
    const auto by_days = shifts(only(calendar_of(ew), [](const bank_holiday&) { return false; }));
    EXPECT_EQ(total(by_days), 2'242);
    EXPECT_EQ(by_days.begin()->first, -6);
    EXPECT_EQ(by_days.rbegin()->first, -1);
}

TEST(Figures, HolidaysOf2024AndLaterOnly) {
    const auto by_days = shifts(
        only(calendar_of(ew), [](const bank_holiday& h) { return h.date >= day("2024-01-01"); }));
    EXPECT_EQ(total(by_days), 1'706);
    EXPECT_EQ(by_days.begin()->first, -6);
    EXPECT_EQ(by_days.rbegin()->first, -1);
}

TEST(Figures, HolidaysOf2022AndLaterOnly) {
    const auto by_days = shifts(
        only(calendar_of(ew), [](const bank_holiday& h) { return h.date >= day("2022-01-01"); }));
    EXPECT_EQ(total(by_days), 1'405);
    EXPECT_EQ(by_days.begin()->first, -5);
    EXPECT_EQ(by_days.rbegin()->first, -1);
}

TEST(Figures, WithoutTheStateFuneral) {
    const auto by_days = shifts(
        only(calendar_of(ew), [](const bank_holiday& h) { return h.date != day("2022-09-19"); }));
    EXPECT_EQ(by_days, (std::map<std::int32_t, std::int64_t>{{-3, 10}, {-1, 21}}));
}

TEST(Figures, TheStateFuneralAnnounced) {
    // The other way round: a calendar without the day, and the announcement that adds it.
    const working_calendar before = make_calendar([] {
        calendar_definition without{.name = "england-and-wales",
                                    .definition = calendar_of(ew).definition(),
                                    .covered_from = day("2012-01-01"),
                                    .covered_to = day("2028-12-31"),
                                    .verified_on = day("2022-09-09"),
                                    .holidays = {},
                                    .knowledge_from = day("2022-01-01")};
        for (const bank_holiday& h :
             calendar_of(ew).holidays(without.covered_from, without.covered_to)) {
            if (h.date != day("2022-09-19")) {
                without.holidays.push_back(h);
            }
        }
        return without;
    }());
    const working_calendar after = with_announcement(before, {day("2022-09-10"),
                                                              {{.date = day("2022-09-19"),
                                                                .name = "State funeral",
                                                                .basis = holiday_basis::one_off,
                                                                .attested = attestation::announced,
                                                                .source = "proclamation"}},
                                                              {}})
                                       .value();
    const date_comparison found =
        compare_dates(before, after, day("2012-01-01"), day("2027-11-01"), period::working_days(20))
            .value();
    EXPECT_EQ(found.examined, starts);
    EXPECT_EQ(found.moved.size(), 31U);
    EXPECT_EQ(std::count_if(found.moved.begin(), found.moved.end(),
                            [](const moved_date& m) { return m.after - m.before == 1; }),
              21);
    EXPECT_EQ(std::count_if(found.moved.begin(), found.moved.end(),
                            [](const moved_date& m) { return m.after - m.before == 3; }),
              10);
}

TEST(Figures, TheStartCountedAsDayOne) {
    std::int64_t visited = 0;
    std::int64_t differ = 0;
    timescales_tests::for_each_day(day("2012-01-01"), day("2027-11-01"), [&](civil_date start) {
        const civil_date due = calendar_of(ew).add(start, 20).value();
        const auto with =
            add(start, period::working_days(20), {.first = first_day::included}, &calendar_of(ew));
        const std::int32_t shift = with->date - due;
        EXPECT_TRUE(shift == 0 || (-5 <= shift && shift <= -1));
        differ += shift != 0;
        ++visited;
    });
    EXPECT_EQ(differ, 4'001);
    EXPECT_EQ(visited, starts);
}

TEST(Figures, FourWeeksInstead) {
    std::map<std::int32_t, std::int64_t> by_days;
    std::int64_t visited = 0;
    timescales_tests::for_each_day(day("2012-01-01"), day("2027-11-01"), [&](civil_date start) {
        const std::int32_t shift = *start.plus_days(28) - calendar_of(ew).add(start, 20).value();
        if (shift != 0) {
            ++by_days[shift];
        }
        ++visited;
    });
    EXPECT_EQ(total(by_days), 3'236);
    EXPECT_EQ(by_days.begin()->first, -6);
    EXPECT_EQ(by_days.rbegin()->first, 2);
    EXPECT_EQ(visited, starts);
}

}  // namespace
}  // namespace timescales
