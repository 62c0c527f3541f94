/// The years after those recorded. The tables of a calendar change their form ten years after them,
/// at the end of 2038: questions are asked across that border, deep in the years beyond it, and at
/// the end of all dates, and every answer is compared with a walk from day to day.

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

#include "tests/time/days.hpp"
#include "tests/time/divisions.hpp"
#include "tests/time/walker.hpp"
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
using timescales_tests::no_count;
using timescales_tests::shown;
using timescales_tests::text;
using timescales_tests::walker;
using timescales_tests::walker_over;

constexpr int most = 60;

class FarYears : public testing::TestWithParam<division> {
  protected:
    const working_calendar& calendar = calendar_of(GetParam());
    const walker walk = walker_over(GetParam());

    /// Every start from `first` to `last`, −60 to 60 working days. Returns how many have no answer.
    std::int64_t add_from_every_day(civil_date first, civil_date last, case_count& cases) {
        std::int64_t without_answer = 0;
        for_each_day(first, last, [&](civil_date start) {
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
        return without_answer;
    }

    /// Every start from `first` to `last`, to each of the 60 days on either side that there are.
    void count_from_every_day(civil_date first, civil_date last, case_count& cases) {
        for_each_day(first, last, [&](civil_date from) {
            for (const int step : {1, -1}) {
                std::int32_t expected = 0;
                for (int n = 1; n <= most; ++n) {
                    const optional_date to = from.plus_days(step * n);
                    if (!to) {
                        break;
                    }
                    const int counted = (*to).days_since_epoch() + (step > 0 ? 0 : 1);
                    expected += step * walk.works(counted);
                    const auto answer = calendar.count(from, *to);
                    cases.check(answer == expected, [&] {
                        return text(from) + " to " + text(*to) + " is " + shown(expected) +
                               ", not " + shown(answer);
                    });
                }
            }
        });
    }
};

std::string name_of_case(const testing::TestParamInfo<division>& of) {
    switch (of.param) {
        case division::england_and_wales:
            return "EnglandAndWales";
        case division::northern_ireland:
            return "NorthernIreland";
        case division::scotland:
            return "Scotland";
    }
    return "None";
}

INSTANTIATE_TEST_SUITE_P(Divisions, FarYears, testing::ValuesIn(timescales_tests::divisions),
                         name_of_case);

TEST_P(FarYears, AddFromEveryDayFrom2036To2042) {
    case_count cases;
    EXPECT_EQ(add_from_every_day(day("2036-01-01"), day("2042-12-31"), cases), 0);
    expect_all_right(cases, std::int64_t{2'557} * 121);
}

TEST_P(FarYears, AddFromEveryDayFrom2190ToTheEnd) {
    case_count cases;
    // The last day is a Tuesday; from it and from the 59 working days before it, and the weekends
    // and holidays between, some amounts lead beyond 2199.
    std::int64_t beyond = 0;
    for_each_day(day("2199-06-01"), max_date, [&](civil_date start) {
        const auto left = walk.count(start, max_date).value();
        beyond += left < most ? most - left : 0;
    });
    EXPECT_EQ(add_from_every_day(day("2190-01-01"), max_date, cases), beyond);
    EXPECT_GT(beyond, 2'400);
    expect_all_right(cases, std::int64_t{3'652} * 121);
}

TEST_P(FarYears, CountFromEveryDayFrom2036To2042) {
    case_count cases;
    count_from_every_day(day("2036-01-01"), day("2042-12-31"), cases);
    expect_all_right(cases, std::int64_t{2'557} * 120);
}

TEST_P(FarYears, CountFromEveryDayFrom2190ToTheEnd) {
    case_count cases;
    count_from_every_day(day("2190-01-01"), max_date, cases);
    // From the last 60 days 60, 59, … 1 of the days after them do not exist.
    expect_all_right(cases, std::int64_t{3'652} * 120 - 60 * 61 / 2);
}

TEST_P(FarYears, EveryDayIsWorkedOrNotAsTheRulesSay) {
    case_count cases;
    std::int64_t worked = 0;
    for_each_day(day("2029-01-01"), max_date, [&](civil_date d) {
        const int n = d.days_since_epoch();
        worked += walk.works(n);
        const bool right = calendar.is_working_day(d) == walk.works(n) &&
                           (calendar.holiday_on(d) != nullptr) ==
                               (!walk.works(n) && !timescales_tests::on_a_weekend(d)) &&
                           calendar.on_or_after(d) == walk.nearest(d, 1) &&
                           calendar.on_or_before(d) == walk.nearest(d, -1);
        cases.check(right, [&] { return text(d); });
    });
    expect_all_right(cases, 62'456);
    // 44,612 weekdays, less eight, ten or nine holidays in each of 171 years.
    const std::int64_t a_year = GetParam() == division::england_and_wales  ? 8
                                : GetParam() == division::northern_ireland ? 10
                                                                           : 9;
    EXPECT_EQ(worked, 44'612 - 171 * a_year);
}

TEST_P(FarYears, AddAndCountAcrossTheWholeOfTheTime) {
    std::mt19937_64 random(20'380'101);
    const auto number = [&random](std::int64_t least, std::int64_t last) {
        return static_cast<int>(
            least +
            static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(last - least + 1)));
    };
    // The places of the working days, by one walk over all.
    std::vector<int> working;
    for (int n = day("1971-01-01").days_since_epoch(); n <= civil_date::max_days; ++n) {
        if (walk.works(n)) {
            working.push_back(n);
        }
    }
    const auto place = [&working](auto at) { return at - working.begin(); };
    case_count cases;
    std::int64_t across = 0;
    for (int i = 0; i < 100'000; ++i) {
        const int from = number(day("1971-01-01").days_since_epoch() - 1, civil_date::max_days);
        const int to = number(day("1971-01-01").days_since_epoch() - 1, civil_date::max_days);
        const civil_date a = *civil_date::from_days(from);
        const civil_date b = *civil_date::from_days(to);
        across += (a <= day("2038-12-31")) != (b <= day("2038-12-31"));
        const auto up_to = [&](int n) {
            return place(std::upper_bound(working.begin(), working.end(), n));
        };
        const auto expected = static_cast<std::int32_t>(up_to(to) - up_to(from));
        cases.check(calendar.count(a, b) == expected, [&] {
            return text(a) + " to " + text(b) + " is " + shown(expected) + ", not " +
                   shown(calendar.count(a, b));
        });
        // As many working days on, and back.
        const int amount = number(-58'000, 58'000);
        const auto at =
            amount >= 0 ? up_to(from) + amount - 1
                        : place(std::lower_bound(working.begin(), working.end(), from)) + amount;
        const optional_date reached =
            amount == 0 ? optional_date(a)
            : at < 0 || at >= std::ssize(working)
                ? optional_date()
                : civil_date::from_days(working[static_cast<std::size_t>(at)]);
        cases.check(calendar.add(a, amount) == reached, [&] {
            return text(a) + " + " + std::to_string(amount) + " is " + text(reached) + ", not " +
                   text(calendar.add(a, amount));
        });
    }
    expect_all_right(cases, 200'000);
    EXPECT_GT(across, 40'000);
}

TEST_P(FarYears, FromEveryDayOf2038AsFarAsAFewThousandDays) {
    // Long counts that begin on one side of the border and end on the other.
    case_count cases;
    for_each_day(day("2038-12-01"), day("2039-01-31"), [&](civil_date start) {
        for (int n = 61; n <= 4'061; n += 100) {
            for (const int amount : {n, -n}) {
                const optional_date expected = walk.add(start, amount);
                cases.check(calendar.add(start, amount) == expected, [&] {
                    return text(start) + " + " + std::to_string(amount) + " is " + text(expected) +
                           ", not " + text(calendar.add(start, amount));
                });
            }
        }
    });
    expect_all_right(cases, 62 * 41 * 2);
}

}  // namespace
}  // namespace timescales
