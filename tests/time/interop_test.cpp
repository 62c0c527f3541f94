#include <date/date.h>
#include <gtest/gtest.h>

#include <boost/date_time/gregorian/gregorian_types.hpp>
#include <chrono>

#include "tests/time/days.hpp"
#include "timescales/interop/boost_date_time.hpp"
#include "timescales/interop/chrono.hpp"
#include "timescales/interop/date.hpp"

namespace timescales {
namespace {

using timescales_tests::case_count;
using timescales_tests::day;
using timescales_tests::expect_all_right;
using timescales_tests::for_each_day;
using timescales_tests::text;

constexpr std::int64_t days_supported = 109'573;  // 1900-01-01 to 2199-12-31

// ---- std::chrono -------------------------------------------------------------------------------

TEST(InteropChrono, EveryDayThereAndBack) {
    case_count cases;
    for_each_day(min_date, max_date, [&](civil_date d) {
        cases.check(from_sys_days(to_sys_days(d)) == optional_date(d) &&
                        from_year_month_day(to_year_month_day(d)) == optional_date(d),
                    [&] { return text(d); });
    });
    expect_all_right(cases, days_supported);
}

TEST(InteropChrono, SaysTheSameDay) {
    using namespace std::chrono_literals;
    EXPECT_TRUE(to_year_month_day(day("2017-12-04")) == 2017y / 12 / 4);
    EXPECT_TRUE(to_sys_days(day("2017-12-04")) == std::chrono::sys_days{2017y / 12 / 4});
    EXPECT_EQ(text(from_year_month_day(2017y / 12 / 4)), "2017-12-04");
}

TEST(InteropChrono, BeyondTheEnds) {
    using namespace std::chrono_literals;
    EXPECT_EQ(text(from_year_month_day(1900y / 1 / 1)), "1900-01-01");
    EXPECT_EQ(text(from_year_month_day(1899y / 12 / 31)), "none");
    EXPECT_EQ(text(from_year_month_day(2199y / 12 / 31)), "2199-12-31");
    EXPECT_EQ(text(from_year_month_day(2200y / 1 / 1)), "none");
    EXPECT_EQ(text(from_sys_days(std::chrono::sys_days::max())), "none");
    EXPECT_EQ(text(from_sys_days(std::chrono::sys_days::min())), "none");
}

TEST(InteropChrono, ADateThatIsNotOkIsNotTurnedIntoAnother) {
    using namespace std::chrono_literals;
    EXPECT_EQ(text(from_year_month_day(2023y / 2 / 30)), "none");
    EXPECT_EQ(text(from_year_month_day(2023y / 13 / 1)), "none");
    EXPECT_EQ(text(from_year_month_day(2023y / 1 / 0)), "none");
    EXPECT_EQ(text(from_year_month_day(std::chrono::year::min() / 1 / 1)), "none");
}

TEST(InteropChrono, WorksWhileCompiling) {
    using namespace std::chrono_literals;
    static_assert(from_year_month_day(1970y / 1 / 1) == civil_date::from_days(0));
    static_assert(to_year_month_day(*civil_date::from_days(0)) == 1970y / 1 / 1);
    SUCCEED();
}

// ---- date --------------------------------------------------------------------------------------

TEST(InteropDate, EveryDayThereAndBack) {
    case_count cases;
    for_each_day(min_date, max_date, [&](civil_date d) {
        cases.check(from_date_sys_days(to_date_sys_days(d)) == optional_date(d) &&
                        from_date_year_month_day(to_date_year_month_day(d)) == optional_date(d),
                    [&] { return text(d); });
    });
    expect_all_right(cases, days_supported);
}

TEST(InteropDate, SaysTheSameDay) {
    using namespace date::literals;
    EXPECT_EQ(to_date_year_month_day(day("2017-12-04")), 2017_y / 12 / 4);
    EXPECT_EQ(to_date_sys_days(day("2017-12-04")), date::sys_days{2017_y / 12 / 4});
    EXPECT_EQ(text(from_date_year_month_day(2017_y / 12 / 4)), "2017-12-04");
}

TEST(InteropDate, BeyondTheEnds) {
    using namespace date::literals;
    EXPECT_EQ(text(from_date_year_month_day(1899_y / 12 / 31)), "none");
    EXPECT_EQ(text(from_date_year_month_day(2200_y / 1 / 1)), "none");
    EXPECT_EQ(text(from_date_sys_days(date::sys_days::max())), "none");
    EXPECT_EQ(text(from_date_sys_days(date::sys_days::min())), "none");
}

TEST(InteropDate, ADateThatIsNotOkIsNotTurnedIntoAnother) {
    using namespace date::literals;
    EXPECT_EQ(text(from_date_year_month_day(2023_y / 2 / 30)), "none");
    EXPECT_EQ(text(from_date_year_month_day(2023_y / 13 / 1)), "none");
    EXPECT_EQ(text(from_date_year_month_day(2023_y / 1 / 0)), "none");
}

// ---- Boost.Date_Time ---------------------------------------------------------------------------

TEST(InteropBoost, EveryDayThereAndBack) {
    case_count cases;
    for_each_day(min_date, max_date, [&](civil_date d) {
        cases.check(from_boost_date(to_boost_date(d)) == optional_date(d), [&] { return text(d); });
    });
    expect_all_right(cases, days_supported);
}

TEST(InteropBoost, SaysTheSameDay) {
    EXPECT_TRUE(to_boost_date(day("2017-12-04")) == boost::gregorian::date(2017, 12, 4));
    EXPECT_EQ(text(from_boost_date(boost::gregorian::date(2017, 12, 4))), "2017-12-04");
}

TEST(InteropBoost, BeyondTheEnds) {
    EXPECT_EQ(text(from_boost_date(boost::gregorian::date(1900, 1, 1))), "1900-01-01");
    EXPECT_EQ(text(from_boost_date(boost::gregorian::date(1899, 12, 31))), "none");
    EXPECT_EQ(text(from_boost_date(boost::gregorian::date(2199, 12, 31))), "2199-12-31");
    EXPECT_EQ(text(from_boost_date(boost::gregorian::date(2200, 1, 1))), "none");
    EXPECT_EQ(text(from_boost_date(boost::gregorian::date(1400, 1, 1))), "none");
    EXPECT_EQ(text(from_boost_date(boost::gregorian::date(9999, 12, 31))), "none");
}

TEST(InteropBoost, SpecialValuesAreNoDate) {
    using boost::gregorian::date;
    EXPECT_EQ(text(from_boost_date(date(boost::date_time::not_a_date_time))), "none");
    EXPECT_EQ(text(from_boost_date(date(boost::date_time::pos_infin))), "none");
    EXPECT_EQ(text(from_boost_date(date(boost::date_time::neg_infin))), "none");
    EXPECT_EQ(text(from_boost_date(date())), "none");
}

}  // namespace
}  // namespace timescales
