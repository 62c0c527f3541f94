#include "timescales/period.hpp"

#include <date/date.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <map>
#include <string>
#include <vector>

#include "tests/time/days.hpp"

namespace timescales {
namespace {

using testing::HasSubstr;
using testing::StartsWith;
using timescales_tests::case_count;
using timescales_tests::day;
using timescales_tests::expect_all_right;
using timescales_tests::for_each_day;
using timescales_tests::text;

constexpr std::int64_t days_supported = 109'573;  // 1900-01-01 to 2199-12-31

const working_calendar* england_and_wales() {
    return built_in_calendar("england-and-wales");
}

/// The recorded years alone, so that there is a last day to count beyond.
const working_calendar* to_2028() {
    static const working_calendar calendar = [] {
        const auto recorded = england_and_wales()->holidays(day("1971-01-01"), day("2028-12-31"));
        return make_calendar({.name = england_and_wales()->name(),
                              .definition = england_and_wales()->definition(),
                              .covered_from = day("1971-01-01"),
                              .covered_to = day("2028-12-31"),
                              .verified_on = england_and_wales()->verified_on(),
                              .holidays = {recorded.begin(), recorded.end()}});
    }();
    return &calendar;
}

/// What `add` answers, as text: the date, or the message.
std::string answer(std::string_view anchor, period length, const counting_policy& policy = {},
                   const working_calendar* calendar = england_and_wales()) {
    const result<reckoning> reckoned = add(day(anchor), length, policy, calendar);
    return reckoned ? text(reckoned->date) : reckoned.error().message;
}

error refusal(std::string_view anchor, period length, const counting_policy& policy = {},
              const working_calendar* calendar = england_and_wales()) {
    const result<reckoning> reckoned = add(day(anchor), length, policy, calendar);
    if (reckoned) {
        ADD_FAILURE() << "an answer, " << text(reckoned->date);
        return {};
    }
    return reckoned.error();
}

reckoning reckoned(std::string_view anchor, period length, const counting_policy& policy = {},
                   const working_calendar* calendar = england_and_wales()) {
    return add(day(anchor), length, policy, calendar).value();
}

constexpr counting_policy beginning_with{.first = first_day::included};
constexpr counting_policy before{.direction = direction::before};
constexpr counting_policy next_day{.month_end = month_end::next_day};
constexpr counting_policy refuse{.month_end = month_end::refuse};
constexpr counting_policy roll_next{.roll = roll::next};
constexpr counting_policy roll_previous{.roll = roll::previous};
constexpr counting_policy roll_sunday_or_holiday{.roll = roll::sunday_or_holiday};
constexpr counting_policy clear_after{.clear = true};
constexpr counting_policy clear_before{.direction = direction::before, .clear = true};

// ---- reading and writing periods ---------------------------------------------------------------

period parsed(std::string_view written) {
    return parse_period(written).value();
}

TEST(ParsePeriod, EveryUnit) {
    EXPECT_EQ(parsed("20 working days"), period::working_days(20));
    EXPECT_EQ(parsed("28 days"), period::days(28));
    EXPECT_EQ(parsed("4 weeks"), period::weeks(4));
    EXPECT_EQ(parsed("6 months"), period::months(6));
    EXPECT_EQ(parsed("3 years"), period::years(3));
    EXPECT_EQ(parsed("72 hours"), period::hours(72));
}

TEST(ParsePeriod, OneOfEachUnit) {
    EXPECT_EQ(parsed("1 working day"), period::working_days(1));
    EXPECT_EQ(parsed("1 day"), period::days(1));
    EXPECT_EQ(parsed("1 week"), period::weeks(1));
    EXPECT_EQ(parsed("1 month"), period::months(1));
    EXPECT_EQ(parsed("1 year"), period::years(1));
    EXPECT_EQ(parsed("1 hour"), period::hours(1));
}

TEST(ParsePeriod, YearsAndMonthsBecomeMonths) {
    EXPECT_EQ(parsed("1 year 6 months"), period::months(18));
    EXPECT_EQ(parsed("0 years 1 month"), period::months(1));
    EXPECT_EQ(parsed("2 years"), period::years(2));  // alone they stay years
}

TEST(ParsePeriod, SmallestAndLargestAmount) {
    EXPECT_EQ(parsed("0 working days"), period::working_days(0));
    EXPECT_EQ(parsed("99999 days"), period::days(99'999));
    EXPECT_EQ(parsed("8333 years 3 months"), period::months(99'999));
}

TEST(ParsePeriod, SpacesAround) {
    EXPECT_EQ(parsed("  6   months  "), period::months(6));
}

TEST(ParsePeriod, SaysWhatIsWrong) {
    struct row {
        std::string_view written;
        std::string_view message;
    };
    constexpr row rows[] = {
        {"",
         "the period '' does not begin with a number; write for example '20 working days' or '6 "
         "months'"},
        {"twenty days",
         "the period 'twenty days' does not begin with a number; write for example '20 working "
         "days' or '6 months'"},
        {"-3 days",
         "the period '-3 days' does not begin with a number; write for example '20 working days' "
         "or '6 months'"},
        {"+3 days",
         "the period '+3 days' does not begin with a number; write for example '20 working days' "
         "or '6 months'"},
        {"20",
         "the unit is missing in '20'; use working days, days, weeks, months, years or hours"},
        {"20 workdays",
         "unknown unit 'workdays'; use working days, days, weeks, months, years or hours"},
        {"6 Months",
         "unknown unit 'Months'; use working days, days, weeks, months, years or hours"},
        {"20 working  days",
         "unknown unit 'working  days'; use working days, days, weeks, months, years or hours"},
        {"6 months.",
         "unknown unit 'months.'; use working days, days, weeks, months, years or hours"},
        {"1.5 years",
         "there is no space after the number in '1.5 years'; write a whole number, a space and a "
         "unit, such as '20 working days'"},
        {"20days",
         "there is no space after the number in '20days'; write a whole number, a space and a "
         "unit, such as '20 working days'"},
        {"100000 days", "the number in '100000 days' is too large; use at most 99999"},
        {"99999999999999999999 days",
         "the number in '99999999999999999999 days' is too large; use at most 99999"},
        {"8333 years 4 months", "'8333 years 4 months' is too long; use at most 99999 months"},
        {"6 months 1 year",
         "'6 months 1 year' mixes units; only years and months go together, as in '1 year 6 "
         "months'"},
        {"1 week 2 days",
         "'1 week 2 days' mixes units; only years and months go together, as in '1 year 6 months'"},
        {"1 year 2 months 3 days",
         "'1 year 2 months 3 days' mixes units; only years and months go together, as in '1 year 6 "
         "months'"},
        {"1 year 6",
         "the unit is missing in '1 year 6'; use working days, days, weeks, months, years "
         "or hours"},
    };
    for (const auto& [written, message] : rows) {
        const result<period> read = parse_period(written);
        ASSERT_FALSE(read.has_value()) << written;
        EXPECT_EQ(read.error().code, error_code::invalid_text) << written;
        EXPECT_EQ(read.error().message, message);
    }
    EXPECT_EQ(std::size(rows), 18U);
}

TEST(PeriodText, SingularForOneOnly) {
    EXPECT_EQ(to_string(period::working_days(1)), "1 working day");
    EXPECT_EQ(to_string(period::working_days(20)), "20 working days");
    EXPECT_EQ(to_string(period::days(0)), "0 days");
    EXPECT_EQ(to_string(period::weeks(4)), "4 weeks");
    EXPECT_EQ(to_string(period::months(1)), "1 month");
    EXPECT_EQ(to_string(period::years(1)), "1 year");
    EXPECT_EQ(to_string(period::hours(1)), "1 hour");
    EXPECT_EQ(to_string(period::hours(72)), "72 hours");
}

TEST(PeriodText, IsReadBackAsItself) {
    int read_back = 0;
    for (const auto make : {period::working_days, period::days, period::weeks, period::months,
                            period::years, period::hours}) {
        for (const std::int32_t amount : {0, 1, 2, 20, 99'999}) {
            EXPECT_EQ(parsed(to_string(make(amount))), make(amount)) << to_string(make(amount));
            ++read_back;
        }
    }
    EXPECT_EQ(read_back, 30);
}

TEST(Period, AmountsAreClamped) {
    EXPECT_EQ(period::days(-1).amount(), 0);
    EXPECT_EQ(period::days(INT32_MIN).amount(), 0);
    EXPECT_EQ(period::days(100'000).amount(), 99'999);
    EXPECT_EQ(period::years(INT32_MAX).in_months(), 1'199'988);
    EXPECT_EQ(period::weeks(INT32_MAX).in_days(), 699'993);
}

TEST(Period, UnitsDoNotConvert) {
    EXPECT_NE(period::working_days(20), period::days(20));
    EXPECT_NE(period::months(12), period::years(1));
    EXPECT_NE(period::weeks(1), period::days(7));
    EXPECT_EQ(period::days(28).in_months(), 0);
    EXPECT_EQ(period::working_days(20).in_days(), 0);
    EXPECT_EQ(period::months(6).in_days(), 0);
    EXPECT_EQ(period::years(2).in_months(), 24);
    EXPECT_EQ(period::weeks(4).in_days(), 28);
    EXPECT_NE(period::hours(24), period::days(1));
}

TEST(Period, HoursAreDaysBegun) {
    struct row {
        std::int32_t hours;
        std::int32_t days;
    };
    constexpr row rows[] = {{0, 0}, {1, 1}, {12, 1}, {24, 1}, {25, 2}, {48, 2}, {72, 3}, {73, 4}};
    for (const auto& [hours, days] : rows) {
        EXPECT_EQ(period::hours(hours).in_days(), days) << hours;
    }
    EXPECT_EQ(period::hours(INT32_MAX).in_days(), 4'167);
    EXPECT_EQ(period::hours(72).in_months(), 0);
}

// ---- days, weeks and hours ---------------------------------------------------------------------

TEST(AddDays, DayOfTheEventIsNotCounted) {
    EXPECT_EQ(answer("2023-10-02", period::days(14)), "2023-10-16");
    EXPECT_EQ(answer("2023-10-02", period::days(0)), "2023-10-02");
}

TEST(AddDays, WeeksAreBlocksOfSevenDays) {
    EXPECT_EQ(answer("1996-06-17", period::weeks(6)), "1996-07-29");
    EXPECT_EQ(answer("1996-06-17", period::days(42)), "1996-07-29");
}

TEST(AddDays, OverTheLeapDay) {
    EXPECT_EQ(answer("2024-02-28", period::days(2)), "2024-03-01");
    EXPECT_EQ(answer("2023-02-28", period::days(2)), "2023-03-02");
}

TEST(AddDays, BeginningWithTheDayEndsOneDayEarlier) {
    EXPECT_EQ(answer("2024-03-01", period::days(28), beginning_with), "2024-03-28");
    EXPECT_EQ(answer("2024-03-01", period::days(1), beginning_with), "2024-03-01");
}

TEST(AddDays, TwentySixWeeksBeginningWithTheDayOfIssue) {
    // Children Act 1989 s 32(1)(a)(ii): the day of issue counts, so the last is 181 days later.
    EXPECT_EQ(answer("2024-01-01", period::weeks(26), beginning_with), "2024-06-30");
    EXPECT_EQ(day("2024-06-30") - day("2024-01-01"), 181);
}

TEST(AddDays, Before) {
    EXPECT_EQ(answer("2024-03-01", period::days(1), before), "2024-02-29");
    EXPECT_EQ(answer("2024-03-01", period::weeks(1), before), "2024-02-23");
}

TEST(AddDays, BeforeAndBeginningWithTheDay) {
    EXPECT_EQ(answer("2024-03-01", period::days(1),
                     {.first = first_day::included, .direction = direction::before}),
              "2024-03-01");
}

TEST(AddDays, ClearDaysAreOneFurther) {
    EXPECT_EQ(answer("2023-10-02", period::days(14), clear_after), "2023-10-17");
    EXPECT_EQ(answer("2023-10-20", period::days(3), clear_before), "2023-10-16");
}

TEST(AddHours, EndOnTheLastDayOnWhichTheHourCanLie) {
    // From some time on Monday 2024-06-03, which nobody wrote down.
    EXPECT_EQ(answer("2024-06-03", period::hours(72)), "2024-06-06");
    EXPECT_EQ(answer("2024-06-03", period::hours(24)), "2024-06-04");
    EXPECT_EQ(answer("2024-06-03", period::hours(12)), "2024-06-04");
    EXPECT_EQ(answer("2024-06-03", period::hours(0)), "2024-06-03");
}

TEST(AddHours, NeedNoCalendarAndCountWeekends) {
    EXPECT_EQ(answer("2024-06-07", period::hours(48), {}, nullptr), "2024-06-09");  // a Sunday
    EXPECT_EQ(answer("2024-06-06", period::hours(72), before, nullptr), "2024-06-03");
}

TEST(AddDays, UpToTheLastDaySupported) {
    EXPECT_EQ(answer("2199-12-30", period::days(1)), "2199-12-31");
    EXPECT_EQ(answer("1900-01-02", period::days(1), before), "1900-01-01");
    for (const error& refused :
         {refusal("2199-12-31", period::days(1)), refusal("1900-01-01", period::days(1), before),
          refusal("2199-12-31", period::days(0), clear_after),
          refusal("1900-01-01", period::days(1), beginning_with),
          refusal("2024-01-01", period::weeks(99'999))}) {
        EXPECT_EQ(refused.code, error_code::date_out_of_range);
        EXPECT_EQ(refused.message,
                  "the answer lies outside 1900-01-01 to 2199-12-31, the dates that are supported");
    }
}

// ---- working days ------------------------------------------------------------------------------

TEST(AddWorkingDays, DayOfTheEventIsNotCounted) {
    EXPECT_EQ(answer("2017-12-04", period::working_days(20)), "2018-01-04");
}

TEST(AddWorkingDays, NoneIsTheAnchorItself) {
    EXPECT_EQ(answer("2023-10-07", period::working_days(0)), "2023-10-07");  // a Saturday
    EXPECT_EQ(answer("2023-12-25", period::working_days(0)), "2023-12-25");
    // Nothing begins with the day either.
    EXPECT_EQ(answer("2023-10-02", period::working_days(0), beginning_with), "2023-10-02");
}

TEST(AddWorkingDays, NoneIsMovedOnlyByRoll) {
    EXPECT_EQ(answer("2023-10-07", period::working_days(0), roll_next), "2023-10-09");
    EXPECT_EQ(answer("2023-10-07", period::working_days(0), roll_previous), "2023-10-06");
    EXPECT_EQ(answer("2023-10-09", period::working_days(0), roll_next), "2023-10-09");
}

TEST(AddWorkingDays, BeginningWithTheDay) {
    EXPECT_EQ(answer("2023-10-02", period::working_days(20), beginning_with), "2023-10-27");
    EXPECT_EQ(answer("2023-10-02", period::working_days(1), beginning_with), "2023-10-02");
    // From a Saturday it makes no difference: the day itself is no working day.
    EXPECT_EQ(answer("2023-10-07", period::working_days(20), beginning_with), "2023-11-03");
    EXPECT_EQ(answer("2023-10-07", period::working_days(20)), "2023-11-03");
}

TEST(AddWorkingDays, ThreeBeforeAReviewInTheNewYear) {
    EXPECT_EQ(answer("2024-01-02", period::working_days(3), before), "2023-12-27");
    EXPECT_EQ(answer("2024-01-02", period::working_days(3), clear_before), "2023-12-22");
}

TEST(AddWorkingDays, ClearDaysAfter) {
    EXPECT_EQ(answer("2023-12-22", period::working_days(1)), "2023-12-27");
    EXPECT_EQ(answer("2023-12-22", period::working_days(1), clear_after), "2023-12-28");
}

TEST(AddWorkingDays, LimitIsNeverRolled) {
    EXPECT_EQ(answer("2023-12-22", period::working_days(1), roll_next), "2023-12-27");
    EXPECT_EQ(answer("2023-12-22", period::working_days(1), roll_previous), "2023-12-27");
}

TEST(AddWorkingDays, WithoutACalendar) {
    const error refused = refusal("2017-12-04", period::working_days(20), {}, nullptr);
    EXPECT_EQ(refused.code, error_code::calendar_required);
    EXPECT_EQ(refused.message,
              "working days are needed to count 20 working days, and no calendar was given");
}

TEST(AddWorkingDays, BeyondTheCalendar) {
    const error refused = refusal("2028-12-20", period::working_days(20), {}, to_2028());
    EXPECT_EQ(refused.code, error_code::outside_coverage);
    EXPECT_EQ(refused.message,
              "the answer depends on days that the calendar england-and-wales does not know: "
              "counting from 2028-12-20, it covers 1971-01-01 to 2028-12-31; use a calendar that "
              "covers more years");
    EXPECT_EQ(refusal("1970-12-30", period::working_days(1)).code, error_code::outside_coverage);
    EXPECT_EQ(refusal("1971-01-04", period::working_days(2), before).code,
              error_code::outside_coverage);
    // The count itself is known, the clear day after it is not.
    EXPECT_EQ(answer("2028-12-28", period::working_days(1), {}, to_2028()), "2028-12-29");
    EXPECT_EQ(refusal("2028-12-28", period::working_days(1), clear_after, to_2028()).code,
              error_code::outside_coverage);
    EXPECT_EQ(answer("2028-12-28", period::working_days(1), clear_after), "2029-01-02");
}

TEST(AddWorkingDays, BeginningWithANonWorkingDayChangesNothing) {
    const working_calendar& calendar = *england_and_wales();
    case_count cases;
    std::int64_t alike = 0;
    for_each_day(day("1971-02-01"), day("2028-11-01"), [&](civil_date d) {
        const civil_date after = add(d, period::working_days(20), {}, &calendar)->date;
        const civil_date with = add(d, period::working_days(20), beginning_with, &calendar)->date;
        alike += with == after;
        const bool right = calendar.is_working_day(d).value() ? with < after : with == after;
        cases.check(right, [&] { return text(d); });
    });
    expect_all_right(cases, 21'094);
    EXPECT_EQ(alike, 6'486);
}

TEST(AddWorkingDays, ALaterAnchorIsNeverDueEarlier) {
    case_count cases;
    for (const std::int32_t amount : {0, 1, 3, 10, 20}) {
        optional_date previous;
        for_each_day(day("1971-01-01"), day("2028-11-01"), [&](civil_date d) {
            const civil_date limit =
                add(d, period::working_days(amount), {}, england_and_wales())->date;
            cases.check(!previous || *previous <= limit, [&] { return text(d); });
            previous = limit;
        });
    }
    expect_all_right(cases, std::int64_t{5} * 21'125);
}

// ---- months and years --------------------------------------------------------------------------

TEST(AddMonths, CorrespondingDate) {
    EXPECT_EQ(answer("1978-09-30", period::months(4)), "1979-01-30");  // Dodds v Walker
    EXPECT_EQ(answer("2023-02-28", period::months(6)), "2023-08-28");  // not 31 August
    EXPECT_EQ(answer("2023-08-29", period::months(6)), "2024-02-29");
}

TEST(AddMonths, NoCorrespondingDateIsTheLastDayOfTheMonth) {
    EXPECT_EQ(answer("2022-11-30", period::months(3)), "2023-02-28");
    EXPECT_EQ(answer("2022-08-31", period::months(6)), "2023-02-28");
    EXPECT_EQ(answer("2023-08-31", period::months(6)), "2024-02-29");
    EXPECT_EQ(answer("2023-03-31", period::months(3)), "2023-06-30");
}

TEST(AddMonths, NoCorrespondingDateWithNextDay) {
    EXPECT_EQ(answer("2022-11-30", period::months(3), next_day), "2023-03-01");
    EXPECT_EQ(answer("2023-08-30", period::months(6), next_day), "2024-03-01");
    EXPECT_EQ(answer("2023-08-29", period::months(6), next_day), "2024-02-29");
}

TEST(AddMonths, NoCorrespondingDateRefused) {
    const error refused = refusal("2022-08-31", period::months(6), refuse);
    EXPECT_EQ(refused.code, error_code::ambiguous_month_end);
    EXPECT_EQ(refused.message,
              "2022-08-31 plus 6 months depends on the month-end policy: the month has no day 31; "
              "'corresponding' gives 2023-02-28, which is English law, 'next-day' the day after");
    EXPECT_EQ(answer("2022-08-28", period::months(6), refuse), "2023-02-28");
}

TEST(AddMonths, BeginningWithIsCountedFromTheDayBefore) {
    // Swainston v Hetton Victory Club [1983].
    EXPECT_EQ(answer("1981-09-07", period::months(3), beginning_with), "1981-12-06");
    EXPECT_EQ(answer("2024-03-15", period::months(2), beginning_with), "2024-05-14");
    EXPECT_EQ(answer("2024-01-01", period::months(12), beginning_with), "2024-12-31");
    // Subtracting a day at the end would give 27 February.
    EXPECT_EQ(answer("2022-08-31", period::months(6), beginning_with), "2023-02-28");
    // From 1 March that is the last of February, whichever it is.
    EXPECT_EQ(answer("2024-03-01", period::months(1), beginning_with), "2024-03-29");
    EXPECT_EQ(answer("2023-03-01", period::months(1), beginning_with), "2023-03-28");
}

TEST(AddMonths, Before) {
    EXPECT_EQ(answer("2023-04-30", period::months(1), before), "2023-03-30");
    EXPECT_EQ(answer("2024-03-31", period::months(1), before), "2024-02-29");
    EXPECT_EQ(answer("2024-01-15", period::months(3), before), "2023-10-15");
}

TEST(AddMonths, BeforeAMissingDateIsTheLastOfTheMonthUnlessRefused) {
    EXPECT_EQ(answer("2023-03-31", period::months(1),
                     {.month_end = month_end::next_day, .direction = direction::before}),
              "2023-02-28");
    const error refused = refusal("2023-03-31", period::months(1),
                                  {.month_end = month_end::refuse, .direction = direction::before});
    EXPECT_EQ(refused.code, error_code::ambiguous_month_end);
    EXPECT_THAT(refused.message,
                StartsWith("2023-03-31 minus 1 month depends on the month-end policy: the month "
                           "has no day 31; 'corresponding' gives 2023-02-28"));
}

TEST(AddMonths, RefusedBackwardsPromisesNoLaterDay) {
    // Counting back, every policy that answers gives the last day of the month.
    const error refused = refusal("2023-03-31", period::months(1),
                                  {.month_end = month_end::refuse, .direction = direction::before});
    EXPECT_THAT(refused.message, testing::Not(HasSubstr("the day after")));
}

TEST(AddMonths, ClearDay) {
    EXPECT_EQ(answer("2023-01-16", period::months(3), clear_after), "2023-04-17");
    EXPECT_EQ(answer("2022-11-30", period::months(3), clear_after), "2023-03-01");
    EXPECT_EQ(answer("2023-04-16", period::months(3), clear_before), "2023-01-15");
}

TEST(AddMonths, NotExtendedByDefault) {
    EXPECT_EQ(answer("2022-03-19", period::months(3)), "2022-06-19");  // a Sunday
    EXPECT_EQ(answer("2023-07-01", period::months(6)), "2024-01-01");  // a bank holiday
    EXPECT_EQ(answer("2022-03-19", period::months(3), {}, nullptr), "2022-06-19");
}

TEST(AddMonths, RollNextAndPrevious) {
    EXPECT_EQ(answer("2022-03-19", period::months(3), roll_next), "2022-06-20");
    EXPECT_EQ(answer("2022-03-19", period::months(3), roll_previous), "2022-06-17");
    EXPECT_EQ(answer("2022-09-27", period::months(3), roll_next), "2022-12-28");
    EXPECT_EQ(answer("2024-07-01", period::months(6), roll_previous), "2024-12-31");
    EXPECT_EQ(answer("2022-08-31", period::months(6), roll_next), "2023-02-28");  // a Tuesday
}

TEST(AddMonths, SundayOrHolidayMovesAndSaturdayStays) {
    const working_calendar* ni = built_in_calendar("northern-ireland");
    const auto rolled = [&](std::string_view anchor, period length) {
        return answer(anchor, length, roll_sunday_or_holiday, ni);
    };
    EXPECT_EQ(rolled("2024-03-19", period::months(3)), "2024-06-19");  // a Wednesday
    EXPECT_EQ(rolled("2023-12-16", period::months(3)), "2024-03-16");  // a Saturday
    EXPECT_EQ(rolled("2024-01-14", period::months(6)), "2024-07-15");  // from a Sunday
    EXPECT_EQ(rolled("2024-01-12", period::months(6)), "2024-07-13");  // from 12 July to a Saturday
    EXPECT_EQ(rolled("2023-12-17", period::months(3)), "2024-03-19");  // over St Patrick's Monday
    EXPECT_EQ(rolled("2023-12-29", period::months(3)), "2024-03-30");  // from Good Friday
    EXPECT_EQ(rolled("2022-09-25", period::months(3)), "2022-12-28");  // a Sunday, then substitutes
    // Christmas Day on a Saturday: the calendar lists its substitute only, so it stays.
    EXPECT_EQ(rolled("2021-09-25", period::months(3)), "2021-12-25");
    EXPECT_EQ(rolled("2021-09-27", period::months(3)), "2021-12-29");
}

TEST(AddMonths, SundayOrHolidayIsJudgedByTheTerritorysOwnHolidays) {
    // 17 March and 12 July are holidays in Northern Ireland only.
    EXPECT_EQ(answer("2022-12-17", period::months(3), roll_sunday_or_holiday,
                     built_in_calendar("northern-ireland")),
              "2023-03-18");
    EXPECT_EQ(answer("2022-12-17", period::months(3), roll_sunday_or_holiday), "2023-03-17");
}

TEST(AddMonths, SundayOrHolidayNeedsACalendarThatKnowsTheDay) {
    EXPECT_EQ(refusal("2022-03-19", period::months(3), roll_sunday_or_holiday, nullptr).code,
              error_code::calendar_required);
    // A Sunday, and the Monday after it lies outside.
    EXPECT_EQ(refusal("2028-12-31", period::days(0), roll_sunday_or_holiday, to_2028()).code,
              error_code::outside_coverage);
    EXPECT_EQ(answer("2028-12-30", period::days(0), roll_sunday_or_holiday, to_2028()),
              "2028-12-30");
}

TEST(AddMonths, RollNeedsACalendarThatKnowsTheDay) {
    const error none = refusal("2022-03-19", period::months(3), roll_next, nullptr);
    EXPECT_EQ(none.code, error_code::calendar_required);
    EXPECT_EQ(none.message, "working days are needed to count 3 months, and no calendar was given");
    const error unknown = refusal("2028-10-01", period::months(3), roll_next, to_2028());
    EXPECT_EQ(unknown.code, error_code::outside_coverage);
    EXPECT_EQ(unknown.message,
              "the answer depends on days that the calendar england-and-wales does not know: "
              "counting from 2029-01-01, it covers 1971-01-01 to 2028-12-31; use a calendar that "
              "covers more years");
    EXPECT_EQ(refusal("2028-12-30", period::days(0), roll_next, to_2028()).code,
              error_code::outside_coverage);
    EXPECT_EQ(answer("2028-12-30", period::days(0), roll_previous, to_2028()), "2028-12-29");
    EXPECT_EQ(answer("2028-12-30", period::days(0), roll_next), "2029-01-02");
}

TEST(AddMonths, YearsAreTwelveMonthsRoundedOnce) {
    EXPECT_EQ(answer("2020-02-29", period::years(1)), "2021-02-28");
    EXPECT_EQ(answer("2020-02-29", period::months(12)), "2021-02-28");
    // Rounding after the year would give 28 March.
    EXPECT_EQ(answer("2020-02-29", parsed("1 year 1 month")), "2021-03-29");
    EXPECT_EQ(answer("2012-02-29", period::years(4)), "2016-02-29");
    EXPECT_EQ(answer("1967-09-05", period::years(3)), "1970-09-05");
    EXPECT_EQ(answer("2099-08-31", period::months(6)), "2100-02-28");  // no leap year
}

TEST(AddMonths, ShortenedDateIsNotRemembered) {
    // 31 January + 1 month + 1 month is 28 March; in one sum it is 31 March.
    EXPECT_EQ(answer("2023-01-31", period::months(1)), "2023-02-28");
    EXPECT_EQ(answer("2023-02-28", period::months(1)), "2023-03-28");
    EXPECT_EQ(answer("2023-01-31", period::months(2)), "2023-03-31");
}

TEST(AddMonths, UpToTheLastDaySupported) {
    EXPECT_EQ(answer("2199-11-30", period::months(1)), "2199-12-30");
    EXPECT_EQ(refusal("2199-12-01", period::months(1)).code, error_code::date_out_of_range);
    EXPECT_EQ(answer("1900-02-28", period::months(1), before), "1900-01-28");
    EXPECT_EQ(refusal("1900-01-31", period::months(1), before).code, error_code::date_out_of_range);
    EXPECT_EQ(refusal("2000-01-01", period::years(99'999)).code, error_code::date_out_of_range);
    EXPECT_EQ(refusal("2000-01-01", period::years(99'999), before).code,
              error_code::date_out_of_range);
}

TEST(AddMonths, AmountsAtTheEndsOfTheirType) {
    EXPECT_EQ(text(add_months(day("2000-01-31"), 0)), "2000-01-31");
    EXPECT_EQ(text(add_months(min_date, 3'599)), "2199-12-01");
    EXPECT_EQ(text(add_months(min_date, 3'600)), "none");
    EXPECT_EQ(text(add_months(max_date, -3'599)), "1900-01-31");
    EXPECT_EQ(text(add_months(max_date, -3'600)), "none");
    EXPECT_EQ(text(add_months(max_date, INT32_MAX)), "none");
    EXPECT_EQ(text(add_months(max_date, INT32_MIN)), "none");
    EXPECT_EQ(text(add_months(min_date, INT32_MIN)), "none");
}

TEST(Add, ClearDaysThatBeginWithTheDayHaveNoMeaning) {
    const error refused =
        refusal("2023-10-02", period::days(3), {.first = first_day::included, .clear = true});
    EXPECT_EQ(refused.code, error_code::invalid_argument);
    EXPECT_EQ(refused.message,
              "a period cannot both begin with the day and count clear days: the first counts the "
              "day itself, the second leaves both ends out");
}

// ---- every day, against year-month arithmetic --------------------------------------------------

struct oracle_answer {
    optional_date corresponding;
    bool ambiguous = false;
};

/// The same day of the month that many months away or, where it has none, its last: `date` alone.
oracle_answer by_year_and_month(civil_date start, int months) {
    const date::year_month_day fields{date::sys_days{date::days{start.days_since_epoch()}}};
    date::year_month_day target = fields + date::months{months};
    const bool ambiguous = !target.ok();
    if (ambiguous) {
        target = target.year() / target.month() / date::last;
    }
    return {civil_date::from_days(date::sys_days{target}.time_since_epoch().count()), ambiguous};
}

struct month_counts {
    std::int64_t out_of_range = 0;
    std::int64_t ambiguous = 0;
};

/// Whether the default, the next-day and the refusing policy all answer as they should.
bool all_policies_right(civil_date start, period length, direction way,
                        const oracle_answer& expected) {
    const auto with = [&](month_end policy) {
        return add(start, length, {.month_end = policy, .direction = way});
    };
    const result<reckoning> corresponding = with(month_end::corresponding);
    const result<reckoning> later = with(month_end::next_day);
    const result<reckoning> refused = with(month_end::refuse);
    if (!expected.corresponding) {
        return !corresponding && !later && !refused &&
               corresponding.error().code == error_code::date_out_of_range &&
               later.error().code == error_code::date_out_of_range &&
               refused.error().code == error_code::date_out_of_range;
    }
    const civil_date last = *expected.corresponding;
    const bool moves = expected.ambiguous && way == direction::after;
    return corresponding && corresponding->date == last && corresponding->before_roll == last &&
           corresponding->month_end_mattered == expected.ambiguous &&
           corresponding->certainty == certainty::settled && later &&
           later->date == (moves ? *last.plus_days(1) : last) &&
           (expected.ambiguous ? !refused && refused.error().code == error_code::ambiguous_month_end
                               : refused && refused->date == last);
}

month_counts check_every_day(direction way) {
    const int sign = way == direction::after ? 1 : -1;
    month_counts counts;
    case_count cases;
    for (int months = 1; months <= 24; ++months) {
        for_each_day(min_date, max_date, [&](civil_date start) {
            const oracle_answer expected = by_year_and_month(start, sign * months);
            counts.out_of_range += !expected.corresponding.has_value();
            counts.ambiguous += expected.corresponding && expected.ambiguous;
            const bool right = add_months(start, sign * months) == expected.corresponding &&
                               all_policies_right(start, period::months(months), way, expected);
            cases.check(right, [&] {
                return text(start) + " and " + std::to_string(sign * months) + " months is " +
                       text(expected.corresponding);
            });
        });
    }
    expect_all_right(cases, 24 * days_supported);
    return counts;
}

TEST(AddMonths, EveryDayForwardUpToTwentyFourMonths) {
    const month_counts counts = check_every_day(direction::after);
    EXPECT_EQ(counts.out_of_range, 9'144);
    EXPECT_EQ(counts.ambiguous, 32'607);
}

TEST(AddMonths, EveryDayBackUpToTwentyFourMonths) {
    const month_counts counts = check_every_day(direction::before);
    EXPECT_EQ(counts.out_of_range, 9'106);
    EXPECT_EQ(counts.ambiguous, 32'645);
}

TEST(AddMonths, StartsWhoseLimitDependsOnThePolicy) {
    struct row {
        int months;
        std::int64_t answered;
        std::int64_t ambiguous;
    };
    // Of the days of three centuries those whose limit lies in them, by year-month arithmetic.
    constexpr row rows[] = {
        {1, 109'542, 2'027}, {3, 109'481, 1'425}, {6, 109'389, 2'022}, {12, 109'208, 73}};
    for (const auto& [months, answered, ambiguous] : rows) {
        row counted{months, 0, 0};
        for_each_day(min_date, max_date, [&, months = months](civil_date start) {
            const result<reckoning> limit = add(start, period::months(months));
            counted.answered += limit.has_value();
            counted.ambiguous += limit && limit->month_end_mattered;
        });
        EXPECT_EQ(counted.answered, answered) << months;
        EXPECT_EQ(counted.ambiguous, ambiguous) << months;
    }
}

TEST(AddMonths, DaysOfTheYearWhoseSixMonthLimitDependsOnThePolicy) {
    // In a common year the 29th to 31st of August and the 31sts of March, May, October, December.
    std::string found;
    for_each_day(day("2022-01-01"), day("2022-12-31"), [&](civil_date start) {
        if (add(start, period::months(6))->month_end_mattered) {
            found += text(start).substr(5) + " ";
        }
    });
    EXPECT_EQ(found, "03-31 05-31 08-29 08-30 08-31 10-31 12-31 ");
}

TEST(AddMonths, ALaterStartIsNeverDueEarlier) {
    struct policy_and_name {
        counting_policy policy;
        std::string_view name;
    };
    const policy_and_name policies[] = {
        {{}, "corresponding"}, {next_day, "next day"}, {before, "before"}};
    case_count cases;
    for (const policy_and_name& counted : policies) {
        for (const int months : {1, 3, 6, 12}) {
            optional_date previous;
            for_each_day(day("1901-01-01"), day("2198-12-31"), [&](civil_date start) {
                const civil_date limit = add(start, period::months(months), counted.policy)->date;
                cases.check(!previous || *previous <= limit,
                            [&] { return std::string(counted.name) + " " + text(start); });
                previous = limit;
            });
        }
    }
    expect_all_right(cases, std::int64_t{12} * 108'843);
}

TEST(AddMonths, BeginningWithEveryDay) {
    case_count cases;
    for (const int months : {1, 3, 6, 12}) {
        for_each_day(day("1900-01-02"), day("2198-12-31"), [&](civil_date start) {
            const auto with = add(start, period::months(months), beginning_with);
            const oracle_answer expected = by_year_and_month(*start.plus_days(-1), months);
            cases.check(with && with->date == *expected.corresponding, [&] { return text(start); });
        });
    }
    expect_all_right(cases, std::int64_t{4} * 109'207);
}

TEST(AddMonths, YearsFromEveryDay) {
    case_count cases;
    for (const int years : {1, 2, 3, 4, 6, 18}) {
        for_each_day(min_date, day("2181-12-31"), [&](civil_date start) {
            const auto limit = add(start, period::years(years));
            cases.check(limit && limit->date == *by_year_and_month(start, 12 * years).corresponding,
                        [&] { return text(start) + " + " + std::to_string(years) + " years"; });
        });
    }
    expect_all_right(cases, std::int64_t{6} * 102'999);
}

// ---- what goes with the date -------------------------------------------------------------------

TEST(Reckoning, KeepsTheDateBeforeRolling) {
    const reckoning rolled = reckoned("2022-03-19", period::months(3), roll_next);
    EXPECT_EQ(text(rolled.date), "2022-06-20");
    EXPECT_EQ(text(rolled.before_roll), "2022-06-19");
    const reckoning stays = reckoned("2022-03-21", period::months(3), roll_next);
    EXPECT_EQ(text(stays.date), "2022-06-21");
    EXPECT_EQ(text(stays.before_roll), "2022-06-21");
}

TEST(Reckoning, RollPreviousIsOnOrBeforeTheLimit) {
    case_count cases;
    for_each_day(day("1971-01-01"), day("2028-12-29"), [&](civil_date d) {
        const auto next = add(d, period::days(0), roll_next, england_and_wales());
        const auto previous = add(d, period::days(0), roll_previous, england_and_wales());
        cases.check(next && next->date == *england_and_wales()->on_or_after(d) && previous &&
                        previous->date == *england_and_wales()->on_or_before(d),
                    [&] { return text(d); });
    });
    expect_all_right(cases, 21'183);
}

TEST(Reckoning, MonthsNeedNoCalendarAndAreSettled) {
    const reckoning far_away = reckoned("2150-08-31", period::months(6), {}, nullptr);
    EXPECT_EQ(far_away.certainty, certainty::settled);
    EXPECT_TRUE(far_away.month_end_mattered);
    EXPECT_FALSE(reckoned("2150-08-28", period::months(6)).month_end_mattered);
}

TEST(Reckoning, WorkingDaysUpToTheDayOfVerification) {
    const civil_date verified = england_and_wales()->verified_on();
    const auto certainty_at = [&](int days_from_verified, const counting_policy& policy) {
        return add(*verified.plus_days(days_from_verified), period::days(0), policy,
                   england_and_wales())
            ->certainty;
    };
    EXPECT_EQ(certainty_at(-8, roll_next), certainty::settled);
    EXPECT_EQ(certainty_at(8, roll_next), certainty::announced);
    EXPECT_EQ(certainty_at(8, {}), certainty::settled);  // no working day is needed
}

TEST(Reckoning, CountingBackRestsOnTheDaysNextToTheAnchor) {
    const civil_date verified = england_and_wales()->verified_on();
    const auto certainty_before = [&](civil_date anchor) {
        return add(anchor, period::working_days(20), before, england_and_wales())->certainty;
    };
    EXPECT_EQ(certainty_before(verified), certainty::settled);
    EXPECT_EQ(certainty_before(*verified.plus_days(1)), certainty::announced);
}

TEST(Reckoning, RolledBackRestsOnTheLimitThatItLeft) {
    // Verified on Christmas Day, which had not passed by then.
    const working_calendar calendar = make_calendar(
        {.name = "test",
         .definition = working_day_definition::sat_sun_christmas_goodfriday_bankholiday,
         .covered_from = day("2024-01-01"),
         .covered_to = day("2024-12-31"),
         .verified_on = day("2024-12-25"),
         .holidays = {{day("2024-12-25"),
                       "Christmas Day",
                       holiday_basis::common_law,
                       attestation::high,
                       "common law",
                       {}}}});
    const reckoning rolled = reckoned("2024-11-25", period::months(1), roll_previous, &calendar);
    EXPECT_EQ(text(rolled.date), "2024-12-24");
    EXPECT_EQ(text(rolled.before_roll), "2024-12-25");
    EXPECT_EQ(rolled.certainty, certainty::announced);
    EXPECT_EQ(reckoned("2024-11-24", period::months(1), roll_previous, &calendar).certainty,
              certainty::settled);
}

// ---- the way to the answer ---------------------------------------------------------------------

/// "starts 2022-08-31, counted 6 2023-02-28, …"
std::string way(std::string_view anchor, period length, const counting_policy& policy = {},
                const working_calendar* calendar = england_and_wales()) {
    constexpr std::array<std::string_view, 10> names{
        "",          "starts",    "day before", "skipped",      "counted",
        "month end", "clear day", "rolled",     "not extended", "answer"};
    std::vector<counting_step> steps{{counting_step::kind::answer, min_date}};  // is replaced
    const auto reached = add(day(anchor), length, policy, calendar, &steps);
    EXPECT_TRUE(reached.has_value());
    std::string written;
    for (const counting_step& step : steps) {
        written += written.empty() ? "" : ", ";
        written += names[static_cast<std::size_t>(step.what)];
        if (step.what == counting_step::kind::counted) {
            written += " " + std::to_string(step.amount);
        }
        written += " " + text(step.date);
        const bool names_holiday = step.holiday != nullptr;
        EXPECT_TRUE(!names_holiday || step.holiday->date == step.date);
        written += names_holiday ? " (holiday)" : "";
    }
    EXPECT_EQ(text(steps.back().date), text(reached->date));
    return written;
}

TEST(CountingSteps, WorkingDaysNameEachHolidaySkipped) {
    EXPECT_EQ(way("2017-12-04", period::working_days(20)),
              "starts 2017-12-04, skipped 2017-12-25 (holiday), skipped 2017-12-26 (holiday), "
              "skipped 2018-01-01 (holiday), counted 20 2018-01-04, answer 2018-01-04");
}

TEST(CountingSteps, HolidayOnTheAnchorIsNotSkipped) {
    EXPECT_EQ(way("2017-12-25", period::working_days(1)),
              "starts 2017-12-25, skipped 2017-12-26 (holiday), counted 1 2017-12-27, "
              "answer 2017-12-27");
}

TEST(CountingSteps, CountingBackMeetsTheLaterHolidayFirst) {
    EXPECT_EQ(way("2024-01-02", period::working_days(3), clear_before),
              "starts 2024-01-02, skipped 2024-01-01 (holiday), counted 3 2023-12-27, "
              "skipped 2023-12-26 (holiday), skipped 2023-12-25 (holiday), clear day 2023-12-22, "
              "answer 2023-12-22");
}

TEST(CountingSteps, MonthEnd) {
    EXPECT_EQ(way("2022-08-31", period::months(6)),
              "starts 2022-08-31, counted 6 2023-02-28, month end 2023-02-28, answer 2023-02-28");
    EXPECT_EQ(way("2022-08-31", period::months(6), next_day),
              "starts 2022-08-31, counted 6 2023-02-28, month end 2023-03-01, answer 2023-03-01");
    EXPECT_EQ(way("2022-08-24", period::months(6)),
              "starts 2022-08-24, counted 6 2023-02-24, answer 2023-02-24");
}

TEST(CountingSteps, BeginningWith) {
    EXPECT_EQ(way("2024-03-15", period::months(2), beginning_with),
              "starts 2024-03-15, day before 2024-03-14, counted 2 2024-05-14, answer 2024-05-14");
    EXPECT_EQ(way("2024-03-01", period::days(1),
                  {.first = first_day::included, .direction = direction::before}),
              "starts 2024-03-01, day before 2024-03-02, counted 1 2024-03-01, answer 2024-03-01");
}

TEST(CountingSteps, RolledOrNotExtended) {
    EXPECT_EQ(way("2022-03-19", period::months(3), roll_next),
              "starts 2022-03-19, counted 3 2022-06-19, rolled 2022-06-20, answer 2022-06-20");
    EXPECT_EQ(way("2022-03-19", period::months(3)),
              "starts 2022-03-19, counted 3 2022-06-19, not extended 2022-06-19, "
              "answer 2022-06-19");
    EXPECT_EQ(way("2023-07-01", period::months(6)),
              "starts 2023-07-01, counted 6 2024-01-01, not extended 2024-01-01 (holiday), "
              "answer 2024-01-01");
    // Without a calendar only a weekend is known not to be worked.
    EXPECT_EQ(way("2023-07-01", period::months(6), {}, nullptr),
              "starts 2023-07-01, counted 6 2024-01-01, answer 2024-01-01");
}

TEST(CountingSteps, EndWithTheAnswerWhateverThePolicy) {
    case_count cases;
    std::vector<counting_step> steps;
    const auto check = [&](civil_date start, period length, const counting_policy& policy) {
        const auto reached = add(start, length, policy, england_and_wales(), &steps);
        if (!reached) {
            return;
        }
        const bool right =
            steps.front().what == counting_step::kind::starts && steps.front().date == start &&
            steps.back().what == counting_step::kind::answer && steps.back().date == reached->date;
        cases.check(right, [&] { return text(start) + " " + to_string(length); });
    };
    for_each_day(day("2020-01-01"), day("2023-12-31"), [&](civil_date start) {
        for (const period length :
             {period::working_days(0), period::working_days(20), period::days(28), period::weeks(4),
              period::months(6), period::years(1), period::hours(72)}) {
            for (const direction towards : {direction::after, direction::before}) {
                for (const roll moved :
                     {roll::none, roll::next, roll::previous, roll::sunday_or_holiday}) {
                    for (const month_end end : {month_end::corresponding, month_end::next_day}) {
                        const counting_policy plain{
                            .month_end = end, .direction = towards, .roll = moved};
                        counting_policy including = plain;
                        including.first = first_day::included;
                        counting_policy clear = plain;
                        clear.clear = true;
                        check(start, length, plain);
                        check(start, length, including);
                        check(start, length, clear);
                    }
                }
            }
        }
    });
    expect_all_right(cases, std::int64_t{1'461} * 7 * 2 * 4 * 2 * 3);
}

TEST(CountingSteps, AskingForThemChangesNothing) {
    std::vector<counting_step> steps;
    case_count cases;
    for_each_day(day("2022-01-01"), day("2023-12-31"), [&](civil_date start) {
        for (const counting_policy& policy : {counting_policy{}, before, clear_before, roll_next}) {
            const auto with =
                add(start, period::working_days(20), policy, england_and_wales(), &steps);
            const auto without = add(start, period::working_days(20), policy, england_and_wales());
            cases.check(with->date == without->date && with->certainty == without->certainty,
                        [&] { return text(start); });
        }
    });
    expect_all_right(cases, 730 * 4);
}

// ---- ages --------------------------------------------------------------------------------------

TEST(AttainsAge, OnTheBirthdayItself) {
    EXPECT_EQ(text(attains_age(day("2006-03-15"), 18)), "2024-03-15");
    EXPECT_EQ(text(attains_age(day("2008-02-28"), 18)), "2026-02-28");
    EXPECT_EQ(text(attains_age(day("2006-03-15"), 0)), "2006-03-15");
}

TEST(AttainsAge, BornOnTheLeapDay) {
    const civil_date born = day("2004-02-29");
    EXPECT_EQ(text(attains_age(born, 18)), "2022-03-01");
    EXPECT_EQ(text(attains_age(born, 18, leap_birthday::last_of_february)), "2022-02-28");
    EXPECT_EQ(text(attains_age(born, 16)), "2020-02-29");
    EXPECT_EQ(text(attains_age(born, 16, leap_birthday::last_of_february)), "2020-02-29");
}

TEST(AttainsAge, BornOnTheLeapDayBeforeACentury) {
    EXPECT_EQ(text(attains_age(day("2096-02-29"), 4)), "2100-03-01");  // 2100 is no leap year
    EXPECT_EQ(text(attains_age(day("1996-02-29"), 4)), "2000-02-29");
}

TEST(AttainsAge, ConventionMattersToTheLeapDayOnly) {
    EXPECT_EQ(text(attains_age(day("2004-02-28"), 18, leap_birthday::last_of_february)),
              "2022-02-28");
    EXPECT_EQ(text(attains_age(day("2004-03-01"), 18, leap_birthday::last_of_february)),
              "2022-03-01");
}

TEST(AttainsAge, BeyondTheLastYearSupported) {
    EXPECT_EQ(text(attains_age(day("2181-12-31"), 18)), "2199-12-31");
    EXPECT_EQ(text(attains_age(day("2182-01-01"), 18)), "none");
    EXPECT_EQ(text(attains_age(day("2184-02-29"), 18)), "none");
    EXPECT_EQ(text(attains_age(day("2006-03-15"), INT32_MAX)), "none");
    EXPECT_EQ(text(attains_age(day("2006-03-15"), INT32_MIN)), "none");
}

TEST(AttainsAge, EveryBirthday) {
    case_count cases;
    for (const int age : {1, 4, 16, 18, 21}) {
        for_each_day(min_date, max_date, [&](civil_date born) {
            const date::year_month_day fields{date::sys_days{date::days{born.days_since_epoch()}}};
            const auto birthday = fields + date::years{age};
            const auto on = birthday.ok() ? date::sys_days{birthday}
                                          : date::sys_days{birthday.year() / date::March / 1};
            const auto earlier = birthday.ok() ? on : on - date::days{1};
            const auto expected = civil_date::from_days(on.time_since_epoch().count());
            const auto expected_earlier = civil_date::from_days(earlier.time_since_epoch().count());
            cases.check(
                attains_age(born, age) == expected &&
                    attains_age(born, age, leap_birthday::last_of_february) == expected_earlier,
                [&] { return text(born) + " attains " + std::to_string(age); });
        });
    }
    expect_all_right(cases, 5 * days_supported);
}

}  // namespace
}  // namespace timescales
