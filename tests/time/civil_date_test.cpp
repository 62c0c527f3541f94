#include "timescales/civil_date.hpp"

#include <date/date.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <type_traits>

#include "tests/time/days.hpp"
#include "timescales/result.hpp"

namespace timescales {
namespace {

using timescales_tests::case_count;
using timescales_tests::day;
using timescales_tests::expect_all_right;
using timescales_tests::for_each_day;
using timescales_tests::text;

constexpr std::int64_t days_supported = 109'573;  // 1900-01-01 to 2199-12-31

// 1970-01-01 never appears by accident, and a date is never more than a number.
static_assert(!std::is_default_constructible_v<civil_date>);
static_assert(!std::is_constructible_v<civil_date, int>);
static_assert(!std::is_convertible_v<civil_date, int>);
static_assert(std::is_trivially_copyable_v<civil_date>);
static_assert(std::is_trivially_destructible_v<civil_date>);
static_assert(sizeof(civil_date) == 4 && alignof(civil_date) == 4);

static_assert(std::is_default_constructible_v<optional_date>);
static_assert(std::is_nothrow_convertible_v<civil_date, optional_date>);
static_assert(!std::is_convertible_v<optional_date, civil_date>);
static_assert(!std::is_convertible_v<optional_date, bool>);
static_assert(std::is_trivially_copyable_v<optional_date>);
static_assert(sizeof(optional_date) == 4);

/// Is there a sum or a product of these? Months cannot be added to a date, nor dates to each other.
template <class A, class B>
concept addable = requires(A a, B b) {
    a + b;
};
static_assert(!addable<civil_date, int> && !addable<int, civil_date>);
static_assert(!addable<civil_date, civil_date>);

// ---- bounds ------------------------------------------------------------------------------------

TEST(CivilDate, FirstAndLastDay) {
    EXPECT_EQ(text(min_date), "1900-01-01");
    EXPECT_EQ(text(max_date), "2199-12-31");
    EXPECT_EQ(min_date.days_since_epoch(), -25'567);
    EXPECT_EQ(max_date.days_since_epoch(), 84'005);
    EXPECT_EQ(max_date - min_date + 1, days_supported);
    EXPECT_EQ(min_date.day_of_week(), weekday::monday);
    EXPECT_EQ(max_date.day_of_week(), weekday::tuesday);
}

TEST(CivilDate, DayNumbersBeyondTheEnds) {
    EXPECT_EQ(text(civil_date::from_days(-25'567)), "1900-01-01");
    EXPECT_EQ(text(civil_date::from_days(-25'568)), "none");
    EXPECT_EQ(text(civil_date::from_days(84'005)), "2199-12-31");
    EXPECT_EQ(text(civil_date::from_days(84'006)), "none");
    EXPECT_EQ(text(civil_date::from_days(INT64_MIN)), "none");
    EXPECT_EQ(text(civil_date::from_days(INT64_MAX)), "none");
    EXPECT_EQ(text(civil_date::from_days(std::int64_t{1} << 32)), "none");  // 0 in 32 bits
}

TEST(CivilDate, DayNumberZeroIsTheEpoch) {
    EXPECT_EQ(text(civil_date::from_days(0)), "1970-01-01");
    EXPECT_EQ(day("1970-01-01").days_since_epoch(), 0);
    EXPECT_EQ(day("1970-01-01").day_of_week(), weekday::thursday);
}

TEST(CivilDate, PlusDaysUpToTheEnds) {
    EXPECT_EQ(text(min_date.plus_days(109'572)), "2199-12-31");
    EXPECT_EQ(text(min_date.plus_days(109'573)), "none");
    EXPECT_EQ(text(max_date.plus_days(-109'572)), "1900-01-01");
    EXPECT_EQ(text(max_date.plus_days(-109'573)), "none");
    EXPECT_EQ(text(max_date.plus_days(1)), "none");
    EXPECT_EQ(text(min_date.plus_days(-1)), "none");
    EXPECT_EQ(text(max_date.plus_days(INT64_MAX)), "none");
    EXPECT_EQ(text(max_date.plus_days(INT64_MIN)), "none");
    EXPECT_EQ(text(day("2024-02-28").plus_days(0)), "2024-02-28");
    EXPECT_EQ(text(day("2024-02-28").plus_days(2)), "2024-03-01");
    EXPECT_EQ(text(day("2023-03-01").plus_days(-1)), "2023-02-28");
}

TEST(CivilDate, DifferenceInDays) {
    EXPECT_EQ(day("2024-03-01") - day("2024-02-28"), 2);
    EXPECT_EQ(day("2024-02-28") - day("2024-03-01"), -2);
    EXPECT_EQ(day("2024-02-28") - day("2024-02-28"), 0);
    EXPECT_EQ(min_date - max_date, -109'572);
}

TEST(CivilDate, Order) {
    EXPECT_LT(day("2023-12-31"), day("2024-01-01"));
    EXPECT_GT(day("2024-01-01"), day("2023-12-31"));
    EXPECT_LE(day("2024-01-01"), day("2024-01-01"));
    EXPECT_EQ(day("2024-01-01"), day("2024-01-01"));
    EXPECT_NE(day("2024-01-01"), day("2024-01-02"));
}

// ---- every day, and every day that does not exist ----------------------------------------------

TEST(CivilDate, EveryDayThereAndBack) {
    case_count cases;
    optional_date previous;
    const std::int64_t visited = for_each_day(min_date, max_date, [&](civil_date d) {
        const date::sys_days day_number{date::days{d.days_since_epoch()}};
        const date::year_month_day expected{day_number};
        const auto weekday_number = date::weekday{day_number}.iso_encoding();
        const auto [year, month, number] = d.ymd();
        const bool right = year == int{expected.year()} &&
                           month == static_cast<int>(unsigned{expected.month()}) &&
                           number == static_cast<int>(unsigned{expected.day()}) &&
                           static_cast<unsigned>(d.day_of_week()) == weekday_number &&
                           d.is_weekend() == (weekday_number >= 6) &&
                           civil_date::from_ymd(year, month, number) == optional_date(d) &&
                           to_text(d).view() == date::format("%F", day_number) &&
                           civil_date::parse(to_text(d)) == optional_date(d) &&
                           (!previous || (*previous < d && d - *previous == 1));
        cases.check(right, [&] { return text(d); });
        previous = d;
    });
    EXPECT_EQ(visited, days_supported);
    expect_all_right(cases, days_supported);
}

TEST(CivilDate, EveryImpossibleDayIsRefused) {
    case_count cases;
    std::int64_t possible = 0;
    for (int year = 1890; year <= 2209; ++year) {
        for (int month = -1; month <= 14; ++month) {
            for (int number = -1; number <= 33; ++number) {
                const bool in_range = month >= 1 && month <= 12 && number >= 1 && number <= 31;
                const bool exists = in_range && year >= 1900 && year <= 2199 &&
                                    (date::year{year} / month / number).ok();
                if (exists) {
                    ++possible;
                    continue;
                }
                cases.check(!civil_date::from_ymd(year, month, number), [&] {
                    return std::to_string(year) + "-" + std::to_string(month) + "-" +
                           std::to_string(number);
                });
            }
        }
    }
    EXPECT_EQ(possible, days_supported);
    expect_all_right(cases, std::int64_t{320} * 16 * 35 - days_supported);
}

TEST(CivilDate, EveryTextOfTenDigitsAndDashesThatIsNoDay) {
    // Every day and month from 00 to 99 of four years: common, leap, century, the last supported.
    case_count cases;
    int days = 0;
    for (const std::string year : {"2023", "2024", "2100", "2199"}) {
        for (int rest = 0; rest < 10'000; ++rest) {
            const std::string digits = std::to_string(10'000 + rest);
            const std::string written = year + "-" + digits.substr(1, 2) + "-" + digits.substr(3);
            const int month = rest / 100;
            const int number = rest % 100;
            const bool exists = month >= 1 && month <= 12 && number >= 1 && number <= 31 &&
                                (date::year{std::stoi(year)} / month / number).ok();
            days += exists;
            const optional_date read = civil_date::parse(written);
            cases.check(read.has_value() == exists && (!exists || text(read) == written),
                        [&] { return written; });
        }
    }
    EXPECT_EQ(days, 365 + 366 + 365 + 365);
    expect_all_right(cases, 40'000);
}

TEST(CivilDate, LeapDays) {
    EXPECT_EQ(text(civil_date::from_ymd(2024, 2, 29)), "2024-02-29");
    EXPECT_EQ(text(civil_date::from_ymd(2023, 2, 29)), "none");
    EXPECT_EQ(text(civil_date::from_ymd(2000, 2, 29)), "2000-02-29");  // divisible by 400
    EXPECT_EQ(text(civil_date::from_ymd(1900, 2, 29)), "none");
    EXPECT_EQ(text(civil_date::from_ymd(2100, 2, 29)), "none");
}

TEST(CivilDate, FieldsThatDoNotFitAByteAreNotWrapped) {
    EXPECT_EQ(text(civil_date::from_ymd(2024, 257, 1)), "none");  // 1 in a byte
    EXPECT_EQ(text(civil_date::from_ymd(2024, 1, 257)), "none");
    EXPECT_EQ(text(civil_date::from_ymd(2024 + 65'536, 1, 1)), "none");
    EXPECT_EQ(text(civil_date::from_ymd(INT32_MIN, INT32_MIN, INT32_MIN)), "none");
    EXPECT_EQ(text(civil_date::from_ymd(INT32_MAX, INT32_MAX, INT32_MAX)), "none");
}

// ---- text --------------------------------------------------------------------------------------

TEST(CivilDate, ParseTakesOneFormOnly) {
    EXPECT_EQ(text(civil_date::parse("2017-12-04")), "2017-12-04");
    constexpr std::string_view refused[] = {
        "",
        "2017-12-4",
        "2017-12-004",
        "17-12-04",
        "2017/12/04",
        "2017.12.04",
        "04/12/2017",
        "20171204",
        "2017-12-04 ",
        " 2017-12-04",
        " 017-12-04",
        "2017-12-04T00:00",
        "2017-12--4",
        "2017-1 -04",
        "+017-12-04",
        "-017-12-04",
        "2017-12-0x",
        "2O17-12-04",
        "2017-02-30",
        "2017-00-10",
        "2017-13-10",
        "2017-10-00",
        "0000-01-01",
        "1899-12-31",
        "2200-01-01",
        "9999-12-31",
        "2017\u201012\u201004",
        std::string_view("2017-12-04\0", 11),
        std::string_view("2017-12-0\0", 10),
    };
    for (const std::string_view written : refused) {
        EXPECT_EQ(text(civil_date::parse(written)), "none") << written;
    }
    EXPECT_EQ(std::size(refused), 29U);
}

TEST(CivilDate, ParseReadsNoFurtherThanTheText) {
    const std::string longer = "2017-12-041";
    EXPECT_EQ(text(civil_date::parse(std::string_view(longer).substr(0, 10))), "2017-12-04");
    EXPECT_EQ(text(civil_date::parse(std::string_view(longer).substr(0, 9))), "none");
}

TEST(CivilDate, TextEndsInAZero) {
    const date_text written = to_text(day("2017-12-04"));
    EXPECT_STREQ(written.characters, "2017-12-04");
    EXPECT_EQ(written.view().size(), 10U);
    static_assert(sizeof(date_text) == 11);
}

TEST(CivilDate, WeekdayNames) {
    // Monday 4 to Sunday 10 December 2017.
    std::string names;
    for_each_day(day("2017-12-04"), day("2017-12-10"),
                 [&](civil_date d) { names += std::string(to_string(d.day_of_week())) + " "; });
    EXPECT_EQ(names, "Monday Tuesday Wednesday Thursday Friday Saturday Sunday ");
    EXPECT_FALSE(day("2017-12-08").is_weekend());
    EXPECT_TRUE(day("2017-12-09").is_weekend());
    EXPECT_TRUE(day("2017-12-10").is_weekend());
    EXPECT_FALSE(day("2017-12-11").is_weekend());
}

// ---- a date or none ----------------------------------------------------------------------------

TEST(OptionalDate, EmptyUnlessGivenADate) {
    constexpr optional_date none;
    EXPECT_FALSE(none.has_value());
    EXPECT_FALSE(static_cast<bool>(none));
    EXPECT_EQ(none, optional_date());
    EXPECT_EQ(none.value_or(min_date), min_date);
    const optional_date some = day("2017-12-04");
    EXPECT_TRUE(some.has_value());
    EXPECT_TRUE(static_cast<bool>(some));
    EXPECT_EQ(*some, day("2017-12-04"));
    EXPECT_EQ(some.value(), day("2017-12-04"));
    EXPECT_EQ(some.value_or(min_date), day("2017-12-04"));
    EXPECT_NE(some, none);
    EXPECT_EQ(some, optional_date(day("2017-12-04")));
    EXPECT_NE(some, optional_date(day("2017-12-05")));
}

TEST(OptionalDate, NoDayIsTakenForNone) {
    case_count cases;
    for_each_day(min_date, max_date, [&](civil_date d) {
        const optional_date held = d;
        cases.check(held.has_value() && *held == d, [&] { return text(d); });
    });
    expect_all_right(cases, days_supported);
}

TEST(OptionalDate, ValueOfNoneThrowsFailure) {
    try {
        (void)civil_date::from_ymd(2023, 2, 29).value();
        FAIL() << "no failure";
    } catch (const failure& thrown) {
        EXPECT_EQ(thrown.cause().code, error_code::invalid_argument);
        EXPECT_STREQ(thrown.what(),
                     "there is no date: the value is empty; ask has_value() before value()");
    }
}

TEST(OptionalDate, WorksWhileCompiling) {
    static_assert(civil_date::from_days(0).has_value());
    static_assert(!civil_date::from_days(84'006));
    static_assert(civil_date::from_days(4).value().day_of_week() == weekday::monday);
    static_assert(*min_date.plus_days(109'572) == max_date);
    SUCCEED();
}

}  // namespace
}  // namespace timescales
