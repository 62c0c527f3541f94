/// The recorded years, 1971 to 2028, of all three divisions: every weekday, holiday or not, and by
/// name the dates that tell a right list from a wrong one.

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "tests/time/days.hpp"
#include "tests/time/divisions.hpp"
#include "timescales/working_calendar.hpp"

namespace timescales {
namespace {

using timescales_tests::calendar_of;
using timescales_tests::case_count;
using timescales_tests::day;
using timescales_tests::division;
using timescales_tests::expect_all_right;
using timescales_tests::for_each_day;
using timescales_tests::name_of;
using timescales_tests::on_a_weekend;
using timescales_tests::recorded_holidays;
using timescales_tests::text;

// ---- all of them -------------------------------------------------------------------------------

struct totals {
    division which;
    std::size_t holidays;
};
constexpr totals expected_totals[] = {
    {division::england_and_wales, 462},
    {division::scotland, 481},
    {division::northern_ireland, 578},
};

TEST(RecordedCalendars, HaveEveryHolidayAndNoOther) {
    for (const auto& [which, count] : expected_totals) {
        SCOPED_TRACE(name_of(which));
        const std::set<civil_date> expected = recorded_holidays(which);
        ASSERT_EQ(expected.size(), count);
        std::set<civil_date> actual;
        for (const bank_holiday& h :
             calendar_of(which).holidays(day("1971-01-01"), day("2028-12-31"))) {
            EXPECT_TRUE(actual.insert(h.date).second) << text(h.date) << " twice";
            EXPECT_TRUE(expected.contains(h.date)) << text(h.date) << " is no holiday";
        }
        for (const civil_date h : expected) {
            EXPECT_TRUE(actual.contains(h)) << text(h) << " is missing";
        }
        EXPECT_EQ(actual.size(), count);
    }
}

TEST(RecordedCalendars, EveryWeekdayIsWorkedOrNotAsTheListSays) {
    for (const auto& [which, count] : expected_totals) {
        SCOPED_TRACE(name_of(which));
        const working_calendar& calendar = calendar_of(which);
        const std::set<civil_date> holidays = recorded_holidays(which);
        case_count weekdays;
        case_count weekends;
        std::size_t not_worked = 0;
        for_each_day(day("1971-01-01"), day("2028-12-31"), [&](civil_date d) {
            const bool weekend = on_a_weekend(d);
            const bool holiday = holidays.contains(d);
            not_worked += holiday;
            const bool right = calendar.is_working_day(d) == (!weekend && !holiday) &&
                               (calendar.holiday_on(d) != nullptr) == holiday;
            (weekend ? weekends : weekdays).check(right, [&] { return text(d); });
        });
        // 3,026 weeks from a Friday, and a Friday, a Saturday and a Sunday: 21,185 days.
        expect_all_right(weekdays, 15'131);
        expect_all_right(weekends, 6'054);
        EXPECT_EQ(not_worked, count);
    }
}

TEST(RecordedCalendars, EveryHolidayHasANameABasisAndASource) {
    std::int64_t seen = 0;
    for (const auto& [which, count] : expected_totals) {
        for (const bank_holiday& h :
             calendar_of(which).holidays(day("1971-01-01"), day("2028-12-31"))) {
            EXPECT_FALSE(h.name.empty()) << text(h.date);
            EXPECT_FALSE(h.source.empty()) << text(h.date);
            EXPECT_EQ(h.listed_by, name_of(which)) << text(h.date);
            EXPECT_NE(h.basis, holiday_basis::layer) << text(h.date);
            EXPECT_FALSE(h.withdrawn) << text(h.date);
            // The days of 2027 and 2028 are published only; those before are proclaimed.
            EXPECT_EQ(h.attested == attestation::announced, h.date >= day("2027-01-01"))
                << name_of(which) << " " << text(h.date);
            EXPECT_LE(h.attested, attestation::announced) << text(h.date);
            ++seen;
        }
    }
    EXPECT_EQ(seen, 462 + 481 + 578);
}

/// Common law where it is that, and statute in Scotland.
TEST(RecordedCalendars, GoodFridayIsStatutoryInScotlandOnly) {
    EXPECT_EQ(calendar_of(division::england_and_wales).holiday_on(day("2024-03-29"))->basis,
              holiday_basis::common_law);
    EXPECT_EQ(calendar_of(division::northern_ireland).holiday_on(day("2024-03-29"))->basis,
              holiday_basis::common_law);
    EXPECT_EQ(calendar_of(division::scotland).holiday_on(day("2024-03-29"))->basis,
              holiday_basis::statute);
    EXPECT_EQ(calendar_of(division::scotland).holiday_on(day("2024-12-25"))->basis,
              holiday_basis::statute);
    EXPECT_EQ(calendar_of(division::scotland).holiday_on(day("2024-12-26"))->basis,
              holiday_basis::proclamation);
    EXPECT_EQ(calendar_of(division::england_and_wales).holiday_on(day("2024-12-26"))->basis,
              holiday_basis::statute);
    EXPECT_EQ(calendar_of(division::scotland).holiday_on(day("2024-05-06"))->basis,
              holiday_basis::statute);
    EXPECT_EQ(calendar_of(division::england_and_wales).holiday_on(day("2024-05-06"))->basis,
              holiday_basis::proclamation);
}

TEST(RecordedCalendars, DisputedDaysAreWorked) {
    EXPECT_EQ(calendar_of(division::scotland).is_working_day(day("2010-01-04")), true);
    EXPECT_EQ(calendar_of(division::scotland).is_working_day(day("2011-01-04")), true);
    for (const division which : timescales_tests::divisions) {
        EXPECT_EQ(calendar_of(which).is_working_day(day("1971-12-28")), true) << name_of(which);
        EXPECT_EQ(calendar_of(which).is_working_day(day("1973-11-14")), true) << name_of(which);
    }
}

// ---- Scotland never has what it never had ------------------------------------------------------

TEST(RecordedCalendars, NoEasterMondayAndNoLastMondayInAugustInScotland) {
    using namespace date::literals;
    std::int64_t seen = 0;
    for (int year = 1971; year <= 2199; ++year) {
        const civil_date easter_monday =
            timescales_tests::civil(timescales_tests::easter_by_meeus(year) + date::days{1});
        const civil_date last_of_august = timescales_tests::civil(
            date::sys_days{date::year{year} / date::August / date::Monday[date::last]});
        EXPECT_EQ(calendar_of(division::scotland).is_working_day(easter_monday), true) << year;
        EXPECT_EQ(calendar_of(division::scotland).is_working_day(last_of_august), true) << year;
        ++seen;
    }
    EXPECT_EQ(seen, 229);
}

TEST(RecordedCalendars, NoLastMondayInMayInScotlandBefore1978) {
    for (const std::string_view spring : {"1971-05-31", "1972-05-29", "1973-05-28", "1974-05-27",
                                          "1975-05-26", "1976-05-31", "1977-05-30"}) {
        EXPECT_EQ(calendar_of(division::scotland).is_working_day(day(spring)), true) << spring;
    }
    EXPECT_EQ(calendar_of(division::scotland).is_working_day(day("1978-05-29")), false);
}

TEST(RecordedCalendars, FirstMondayInMayBefore1978InScotlandOnly) {
    for (const std::string_view may : {"1971-05-03", "1972-05-01", "1973-05-07", "1974-05-06",
                                       "1975-05-05", "1976-05-03", "1977-05-02"}) {
        EXPECT_EQ(calendar_of(division::scotland).is_working_day(day(may)), false) << may;
        EXPECT_EQ(calendar_of(division::england_and_wales).is_working_day(day(may)), true) << may;
        EXPECT_EQ(calendar_of(division::northern_ireland).is_working_day(day(may)), true) << may;
    }
}

// ---- dates that tell implementations apart -----------------------------------------------------

struct telling_date {
    std::string_view name;  // the test is named for it
    division where;
    std::string_view date;
    bool works;
};

constexpr auto ew = division::england_and_wales;
constexpr auto sc = division::scotland;
constexpr auto ni = division::northern_ireland;

constexpr telling_date telling[] = {
    // England and Wales: holidays
    {"EnglandFirstNewYearsDayThatWasOne1974January1", ew, "1974-01-01", false},
    {"EnglandSpringMovedToTheSilverJubilee1977June6", ew, "1977-06-06", false},
    {"EnglandSilverJubilee1977June7", ew, "1977-06-07", false},
    {"EnglandRoyalWedding1981July29", ew, "1981-07-29", false},
    {"EnglandEarlyMayMovedToVeDay1995May8", ew, "1995-05-08", false},
    {"EnglandMillennium1999December31", ew, "1999-12-31", false},
    {"EnglandGoldenJubilee2002June3", ew, "2002-06-03", false},
    {"EnglandSpringMovedToTheGoldenJubilee2002June4", ew, "2002-06-04", false},
    {"EnglandRoyalWedding2011April29", ew, "2011-04-29", false},
    {"EnglandChristmasOnASunday2011December27", ew, "2011-12-27", false},
    {"EnglandSpringMovedToTheDiamondJubilee2012June4", ew, "2012-06-04", false},
    {"EnglandDiamondJubilee2012June5", ew, "2012-06-05", false},
    {"EnglandEarlyMayMovedToVeDay2020May8", ew, "2020-05-08", false},
    {"EnglandChristmasOnASaturday2021December27", ew, "2021-12-27", false},
    {"EnglandBoxingDayOnASunday2021December28", ew, "2021-12-28", false},
    {"EnglandSpringMovedToThePlatinumJubilee2022June2", ew, "2022-06-02", false},
    {"EnglandPlatinumJubilee2022June3", ew, "2022-06-03", false},
    {"EnglandStateFuneral2022September19", ew, "2022-09-19", false},
    {"EnglandChristmasOnASunday2022December27", ew, "2022-12-27", false},
    {"EnglandEarlyMayStayed2023May1", ew, "2023-05-01", false},
    {"EnglandCoronation2023May8", ew, "2023-05-08", false},
    {"EnglandBoxingDayOnASaturday2026December28", ew, "2026-12-28", false},
    {"EnglandNewYearsDayOnASaturday2028January3", ew, "2028-01-03", false},
    // England and Wales: working days
    {"EnglandSpringHadMoved1977May30", ew, "1977-05-30", true},
    {"EnglandEarlyMayHadMoved1995May1", ew, "1995-05-01", true},
    {"EnglandSpringHadMoved2002May27", ew, "2002-05-27", true},
    {"EnglandSpringHadMoved2012May28", ew, "2012-05-28", true},
    {"EnglandEarlyMayHadMoved2020May4", ew, "2020-05-04", true},
    {"EnglandSpringHadMoved2022May30", ew, "2022-05-30", true},
    {"EnglandWithoutTheWorldCup2026June15", ew, "2026-06-15", true},
    {"EnglandBeforeNewYearsDayWasOne1973January1", ew, "1973-01-01", true},
    {"EnglandWithoutStPatrick2025March17", ew, "2025-03-17", true},
    // Scotland: holidays
    {"ScotlandKeepsFirstMay1995May1", sc, "1995-05-01", false},
    {"ScotlandAndVeDay1995May8", sc, "1995-05-08", false},
    {"ScotlandSecondJanuaryOnASaturday1999January4", sc, "1999-01-04", false},
    {"ScotlandNewYearsDayOnASunday2012January3", sc, "2012-01-03", false},
    {"ScotlandStAndrewOnASaturday2013December2", sc, "2013-12-02", false},
    {"ScotlandSecondJanuaryOnASaturday2016January4", sc, "2016-01-04", false},
    {"ScotlandNewYearsDayOnASunday2017January2", sc, "2017-01-02", false},
    {"ScotlandNewYearsDayOnASunday2017January3", sc, "2017-01-03", false},
    {"ScotlandNewYearsDayOnASaturday2022January3", sc, "2022-01-03", false},
    {"ScotlandNewYearsDayOnASaturday2022January4", sc, "2022-01-04", false},
    {"ScotlandWorldCup2026June15", sc, "2026-06-15", false},
    {"ScotlandSecondJanuaryOnASaturday2027January4", sc, "2027-01-04", false},
    {"ScotlandSummerIsTheFirstMonday2027August2", sc, "2027-08-02", false},
    {"ScotlandNewYearsDayOnASaturday2028January4", sc, "2028-01-04", false},
    {"ScotlandFirstSecondOfJanuary1973January2", sc, "1973-01-02", false},
    {"ScotlandFirstStAndrewsDay2007November30", sc, "2007-11-30", false},
    // Scotland: working days
    {"ScotlandEasterMonday2024April1", sc, "2024-04-01", true},
    {"ScotlandLastMondayInAugust2027August30", sc, "2027-08-30", true},
    {"ScotlandStAndrewBeforeHisAct2006November30", sc, "2006-11-30", true},
    {"ScotlandDisputed2010January4", sc, "2010-01-04", true},
    {"ScotlandDisputed2011January4", sc, "2011-01-04", true},
    {"ScotlandBeforeTheSecondOfJanuaryWasOne1972January4", sc, "1972-01-04", true},
    // Northern Ireland: holidays
    {"NorthernIrelandStPatrickOnASaturday2012March19", ni, "2012-03-19", false},
    {"NorthernIrelandStPatrickOnASunday2013March18", ni, "2013-03-18", false},
    {"NorthernIrelandBoyneOnASaturday2014July14", ni, "2014-07-14", false},
    {"NorthernIrelandBoyneOnASunday2020July13", ni, "2020-07-13", false},
    {"NorthernIrelandBoyneOnASaturday2025July14", ni, "2025-07-14", false},
    {"NorthernIrelandBoyneOnASunday2026July13", ni, "2026-07-13", false},
    {"NorthernIrelandEarlyMayMovedToVeDay1995May8", ni, "1995-05-08", false},
    // Northern Ireland: working days
    {"NorthernIrelandEarlyMayHadMoved1995May1", ni, "1995-05-01", true},
    {"NorthernIrelandWithoutTheWorldCup2026June15", ni, "2026-06-15", true},
};

class TellingDate : public testing::TestWithParam<telling_date> {};

TEST_P(TellingDate, IsHeldOrWorked) {
    const auto& [name, where, when, works] = GetParam();
    EXPECT_EQ(calendar_of(where).is_working_day(day(when)), works) << name_of(where) << " " << when;
    EXPECT_EQ(calendar_of(where).holiday_on(day(when)) == nullptr, works) << when;
}

INSTANTIATE_TEST_SUITE_P(Facts, TellingDate, testing::ValuesIn(telling),
                         [](const auto& of) { return std::string(of.param.name); });

TEST(TellingDates, ThereAreAsManyAsThis) {
    EXPECT_EQ(std::size(telling), 63U);
}

}  // namespace
}  // namespace timescales
