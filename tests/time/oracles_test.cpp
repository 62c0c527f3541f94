/// Two date libraries beside ours: as oracles where they are right, and pinned where what they say
/// is not the law, so that nobody takes the difference for a mistake of ours.

#include <date/date.h>
#include <gtest/gtest.h>

#include <boost/date_time/gregorian/gregorian_types.hpp>
#include <chrono>
#include <string>

#include "tests/time/days.hpp"
#include "timescales/civil_date.hpp"
#include "timescales/interop/boost_date_time.hpp"
#include "timescales/interop/date.hpp"
#include "timescales/period.hpp"

namespace timescales {
namespace {

using timescales_tests::case_count;
using timescales_tests::day;
using timescales_tests::expect_all_right;
using timescales_tests::for_each_day;
using timescales_tests::text;

constexpr std::int64_t days_supported = 109'573;   // 1900-01-01 to 2199-12-31
constexpr std::int64_t days_of_practice = 12'419;  // 1995-01-01 to 2028-12-31

std::string by_law(std::string_view start, int months) {
    return text(add_months(day(start), months));
}

// ---- Boost.Date_Time ---------------------------------------------------------------------------

optional_date by_boost(civil_date start, int months) {
    return from_boost_date(to_boost_date(start) + boost::gregorian::months(months));
}

TEST(BoostDateTime, AgreesOnEveryDayAndWeekday) {
    case_count cases;
    boost::gregorian::date counted(1900, 1, 1);
    for_each_day(min_date, max_date, [&](civil_date d) {
        const year_month_day fields = d.ymd();
        const int weekday_number = (counted.day_of_week().as_number() + 6) % 7 + 1;  // Sunday is 0
        const bool right = counted.year() == fields.year && counted.month() == fields.month &&
                           counted.day() == fields.day &&
                           static_cast<int>(d.day_of_week()) == weekday_number;
        cases.check(right, [&] { return text(d); });
        counted += boost::gregorian::days(1);
    });
    expect_all_right(cases, days_supported);
}

TEST(BoostDateTime, AgreesOnDaysAndWeeks) {
    case_count cases;
    for_each_day(day("1995-01-01"), day("2028-12-31"), [&](civil_date start) {
        for (const int days : {1, 28, 42, 91, 183, 365}) {
            const auto expected =
                from_boost_date(to_boost_date(start) + boost::gregorian::days(days));
            cases.check(add(start, period::days(days))->date == *expected,
                        [&] { return text(start); });
        }
    });
    expect_all_right(cases, 6 * days_of_practice);
}

TEST(BoostDateTime, AgreesOnMonthsExceptFromTheLastDayOfAMonth) {
    case_count cases;
    for_each_day(min_date, day("2197-12-31"), [&](civil_date start) {
        if ((*start.plus_days(1)).ymd().day == 1) {
            return;
        }
        for (int months = 1; months <= 24; ++months) {
            cases.check(by_boost(start, months) == add_months(start, months),
                        [&] { return text(start) + " + " + std::to_string(months); });
        }
    });
    // 298 years less their 3,576 month ends.
    expect_all_right(cases, std::int64_t{24} * (108'843 - 3'576));
}

TEST(BoostDateTime, MovesMonthEndsToMonthEndsWhichIsNotTheLaw) {
    struct row {
        std::string_view start;
        int months;
        std::string_view law;
        std::string_view boost;
    };
    constexpr row rows[] = {
        {"1978-09-30", 4, "1979-01-30", "1979-01-31"},  // Dodds v Walker
        {"2023-02-28", 6, "2023-08-28", "2023-08-31"},
        {"2023-04-30", 3, "2023-07-30", "2023-07-31"},
        {"2024-02-29", 6, "2024-08-29", "2024-08-31"},
        {"2023-06-30", 6, "2023-12-30", "2023-12-31"},
        {"2023-11-30", 6, "2024-05-30", "2024-05-31"},
        {"2022-11-30", 3, "2023-02-28", "2023-02-28"},  // here they agree
    };
    for (const auto& [start, months, law, boost] : rows) {
        EXPECT_EQ(by_law(start, months), law) << start;
        EXPECT_EQ(text(by_boost(day(start), months)), boost) << start;
    }
    EXPECT_EQ(std::size(rows), 7U);
}

TEST(BoostDateTime, DisagreesOnSoManyDaysAndIsAlwaysTheLater) {
    struct row {
        int months;
        std::int64_t disagreements;
    };
    for (const auto& [months, disagreements] : {row{3, 102}, row{6, 170}}) {
        std::int64_t found = 0;
        case_count cases;
        for_each_day(day("1995-01-01"), day("2028-12-31"), [&, months = months](civil_date start) {
            const civil_date boost = by_boost(start, months).value();
            const civil_date law = add_months(start, months).value();
            found += boost != law;
            cases.check(law <= boost, [&] { return text(start); });
        });
        EXPECT_EQ(found, disagreements) << months << " months";
        expect_all_right(cases, days_of_practice);
    }
}

// ---- date, and std::chrono ---------------------------------------------------------------------

TEST(HinnantDate, SumOfMonthsCanBeNoDate) {
    using namespace date::literals;
    const date::year_month_day sum = 2022_y / 8 / 31 + date::months{6};
    EXPECT_FALSE(sum.ok());
    EXPECT_EQ(sum, 2023_y / 2 / 31);
    EXPECT_EQ(text(from_date_year_month_day(sum)), "none");
    // The last of the month is the law; the unchecked conversion runs over into March.
    EXPECT_EQ(text(from_date_year_month_day(sum.year() / sum.month() / date::last)), "2023-02-28");
    EXPECT_EQ(text(from_date_sys_days(date::sys_days{sum})), "2023-03-03");
    EXPECT_EQ(by_law("2022-08-31", 6), "2023-02-28");
}

TEST(HinnantDate, RunsOverIntoTheNextMonth) {
    struct row {
        std::string_view start;
        int months;
        std::string_view law;
        std::string_view unchecked;
    };
    constexpr row rows[] = {
        {"2022-08-31", 6, "2023-02-28", "2023-03-03"},
        {"2022-11-30", 3, "2023-02-28", "2023-03-02"},
        {"2023-03-31", 3, "2023-06-30", "2023-07-01"},
        {"2023-08-30", 6, "2024-02-29", "2024-03-01"},
        {"2024-02-29", 12, "2025-02-28", "2025-03-01"},
    };
    for (const auto& [start, months, law, unchecked] : rows) {
        EXPECT_EQ(by_law(start, months), law) << start;
        const auto sum = to_date_year_month_day(day(start)) + date::months{months};
        EXPECT_EQ(text(from_date_sys_days(date::sys_days{sum})), unchecked) << start;
    }
    EXPECT_EQ(std::size(rows), 5U);
}

TEST(HinnantDate, IsNoDateOnSoManyDaysAndTheLawOnAllOthers) {
    struct row {
        int months;
        std::int64_t no_date;
    };
    for (const auto& [months, no_date] : {row{3, 161}, row{6, 229}}) {
        std::int64_t found = 0;
        case_count cases;
        for_each_day(day("1995-01-01"), day("2028-12-31"), [&, months = months](civil_date start) {
            const auto sum = to_date_year_month_day(start) + date::months{months};
            const civil_date law = add_months(start, months).value();
            found += !sum.ok();
            const civil_date unchecked = from_date_sys_days(date::sys_days{sum}).value();
            cases.check(sum.ok() ? unchecked == law : unchecked > law, [&] { return text(start); });
        });
        EXPECT_EQ(found, no_date) << months << " months";
        expect_all_right(cases, days_of_practice);
    }
}

TEST(StandardChrono, AgreesWithDateOnEveryDay) {
    case_count cases;
    for_each_day(min_date, max_date, [&](civil_date d) {
        const std::chrono::year_month_day fields{
            std::chrono::sys_days{std::chrono::days{d.days_since_epoch()}}};
        const auto [year, month, number] = d.ymd();
        const bool right = int{fields.year()} == year &&
                           static_cast<int>(unsigned{fields.month()}) == month &&
                           static_cast<int>(unsigned{fields.day()}) == number;
        cases.check(right, [&] { return text(d); });
    });
    expect_all_right(cases, days_supported);
}

}  // namespace
}  // namespace timescales
