#include "timescales/calendar_change.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "tests/time/days.hpp"
#include "tests/time/divisions.hpp"
#include "tests/time/walker.hpp"
#include "timescales/calendar_layer.hpp"
#include "timescales/calendar_set.hpp"

namespace timescales {
namespace {

using timescales_tests::calendar_of;
using timescales_tests::case_count;
using timescales_tests::day;
using timescales_tests::division;
using timescales_tests::expect_all_right;
using timescales_tests::for_each_day;
using timescales_tests::text;

constexpr auto ew = division::england_and_wales;
constexpr auto sc = division::scotland;

bank_holiday one_off(std::string_view on, std::string_view name = "Jubilee") {
    return {.date = day(on),
            .name = name,
            .basis = holiday_basis::one_off,
            .attested = attestation::announced,
            .source = "made up"};
}

/// 31 May 2027, the spring holiday, moved to 3 June, and 4 June added.
announcement jubilee() {
    return {day("2027-02-01"), {one_off("2027-06-03"), one_off("2027-06-04")}, {day("2027-05-31")}};
}

// ---- an announcement ---------------------------------------------------------------------------

TEST(WithAnnouncement, AddsAndWithdraws) {
    const working_calendar after = with_announcement(calendar_of(ew), jubilee()).value();
    EXPECT_EQ(after.name(), "england-and-wales");
    EXPECT_EQ(after.is_working_day(day("2027-05-31")), true);
    EXPECT_EQ(after.holiday_on(day("2027-05-31")), nullptr);
    EXPECT_EQ(after.is_working_day(day("2027-06-03")), false);
    EXPECT_EQ(after.is_working_day(day("2027-06-04")), false);
    const bank_holiday* added = after.holiday_on(day("2027-06-03"));
    ASSERT_NE(added, nullptr);
    EXPECT_EQ(added->name, "Jubilee");
    EXPECT_EQ(text(added->announced), "2027-02-01");
    EXPECT_EQ(added->listed_by, "england-and-wales");
    EXPECT_EQ(describe(*added), "Jubilee (one-off, announced 1 February 2027)");
    // What was withdrawn is kept, in order of date with what was withdrawn before.
    ASSERT_EQ(after.withdrawn().size(), calendar_of(ew).withdrawn().size() + 1);
    EXPECT_EQ(text(after.withdrawn().back().date), "2027-05-31");
    EXPECT_EQ(text(after.withdrawn().back().withdrawn), "2027-02-01");
    EXPECT_NE(after.content_hash(), calendar_of(ew).content_hash());
    // The calendar itself is what it was.
    EXPECT_EQ(calendar_of(ew).is_working_day(day("2027-05-31")), false);
}

TEST(WithAnnouncement, ChangesNoOtherDay) {
    const working_calendar after = with_announcement(calendar_of(ew), jubilee()).value();
    const std::set<civil_date> changed{day("2027-05-31"), day("2027-06-03"), day("2027-06-04")};
    case_count cases;
    for_each_day(day("1971-01-01"), max_date, [&](civil_date d) {
        cases.check(
            (after.is_working_day(d) != calendar_of(ew).is_working_day(d)) == changed.contains(d),
            [&] { return text(d); });
    });
    expect_all_right(cases, 83'641);
    EXPECT_EQ(after.covered_from(), calendar_of(ew).covered_from());
    EXPECT_EQ(after.covered_to(), calendar_of(ew).covered_to());
    EXPECT_EQ(after.recorded_to(), calendar_of(ew).recorded_to());
    EXPECT_EQ(after.published_to(), calendar_of(ew).published_to());
    EXPECT_EQ(after.verified_on(), calendar_of(ew).verified_on());
    EXPECT_EQ(after.review_by(), calendar_of(ew).review_by());
}

TEST(WithAnnouncement, IsRememberedByItsDay) {
    const working_calendar after = with_announcement(calendar_of(ew), jubilee()).value();
    case_count cases;
    for (const std::string_view on : {"2019-06-06", "2022-09-09", "2026-11-22", "2027-01-31"}) {
        const working_calendar then = after.as_known_on(day(on)).value();
        const working_calendar before = calendar_of(ew).as_known_on(day(on)).value();
        EXPECT_EQ(then.content_hash(), before.content_hash()) << on;
        for_each_day(day("2015-01-01"), day("2035-12-31"), [&](civil_date d) {
            cases.check(then.is_working_day(d) == before.is_working_day(d),
                        [&] { return text(d); });
        });
    }
    expect_all_right(cases, std::int64_t{4} * 7'670);
    const working_calendar on_the_day = after.as_known_on(day("2027-02-01")).value();
    EXPECT_EQ(on_the_day.is_working_day(day("2027-05-31")), true);
    EXPECT_EQ(on_the_day.is_working_day(day("2027-06-04")), false);
}

TEST(WithAnnouncement, AfterAnother) {
    // What is announced can be withdrawn, and announced again.
    const working_calendar first = with_announcement(calendar_of(ew), jubilee()).value();
    const working_calendar second =
        with_announcement(first, {day("2027-03-01"), {}, {day("2027-06-04")}}).value();
    EXPECT_EQ(second.is_working_day(day("2027-06-04")), true);
    EXPECT_EQ(second.as_known_on(day("2027-02-28"))->is_working_day(day("2027-06-04")), false);
    EXPECT_EQ(second.as_known_on(day("2027-01-31"))->is_working_day(day("2027-06-04")), true);
    const working_calendar third =
        with_announcement(second, {day("2027-04-01"), {one_off("2027-06-04", "Again")}, {}})
            .value();
    EXPECT_EQ(third.is_working_day(day("2027-06-04")), false);
    EXPECT_EQ(third.holiday_on(day("2027-06-04"))->name, "Again");
    EXPECT_EQ(third.as_known_on(day("2027-03-15"))->is_working_day(day("2027-06-04")), true);
    EXPECT_EQ(third.as_known_on(day("2027-02-15"))->is_working_day(day("2027-06-04")), false);
    EXPECT_EQ(third.as_known_on(day("2027-02-15"))->holiday_on(day("2027-06-04"))->name, "Jubilee");
    EXPECT_EQ(third.as_known_on(day("2027-01-15"))->is_working_day(day("2027-06-04")), true);
}

TEST(WithAnnouncement, OfAProjectedDay) {
    const working_calendar after =
        with_announcement(calendar_of(ew),
                          {day("2029-01-10"), {one_off("2031-06-03")}, {day("2031-05-26")}})
            .value();
    EXPECT_EQ(after.is_working_day(day("2031-05-26")), true);
    EXPECT_EQ(after.is_working_day(day("2031-06-03")), false);
    EXPECT_EQ(after.as_known_on(day("2029-01-09"))->is_working_day(day("2031-05-26")), false);
}

TEST(WithAnnouncement, ADayMovedOntoAnotherOfTheSameAnnouncement) {
    // Withdrawn first, so a day can be replaced by one of another name.
    const working_calendar after =
        with_announcement(
            calendar_of(ew),
            {day("2027-02-01"), {one_off("2027-05-31", "Renamed")}, {day("2027-05-31")}})
            .value();
    EXPECT_EQ(after.is_working_day(day("2027-05-31")), false);
    EXPECT_EQ(after.holiday_on(day("2027-05-31"))->name, "Renamed");
}

TEST(WithAnnouncement, OfNothingChangesNoDay) {
    const auto after = with_announcement(calendar_of(ew), {day("2027-02-01"), {}, {}});
    ASSERT_TRUE(after);
    EXPECT_EQ(after->content_hash(), calendar_of(ew).content_hash());
}

TEST(WithAnnouncement, CountsAsAWalkDoes) {
    std::set<civil_date> holidays = timescales_tests::all_holidays(ew);
    holidays.erase(day("2027-05-31"));
    holidays.insert({day("2027-06-03"), day("2027-06-04")});
    const timescales_tests::walker walk(day("1971-01-01"), max_date, holidays);
    const working_calendar after = with_announcement(calendar_of(ew), jubilee()).value();
    case_count cases;
    for_each_day(day("2027-04-01"), day("2027-08-31"), [&](civil_date start) {
        for (int n = -40; n <= 40; ++n) {
            cases.check(after.add(start, n) == walk.add(start, n),
                        [&] { return text(start) + " + " + std::to_string(n); });
        }
    });
    expect_all_right(cases, 153 * 81);
}

// ---- what cannot be announced ------------------------------------------------------------------

error refused(const working_calendar& calendar, const announcement& told) {
    const auto after = with_announcement(calendar, told);
    EXPECT_FALSE(after);
    return after.error();
}

TEST(WithAnnouncement, WhatItRefuses) {
    struct row {
        announcement told;
        error_code code;
        std::string_view message;
    };
    const civil_date on = day("2027-02-01");
    const row rows[] = {
        {{on, {one_off("2027-02-01")}, {}},
         error_code::invalid_argument,
         "2027-02-01 is not after the announcement of 2027-02-01; what has passed is not "
         "announced"},
        {{on, {one_off("2026-12-24")}, {}},
         error_code::invalid_argument,
         "2026-12-24 is not after the announcement of 2027-02-01; what has passed is not "
         "announced"},
        {{on, {}, {day("2027-01-01")}},
         error_code::invalid_argument,
         "2027-01-01 is not after the announcement of 2027-02-01; what has passed is not "
         "announced"},
        {{on, {one_off("2027-06-05")}, {}},
         error_code::invalid_argument,
         "2027-06-05 is a Saturday, which is no working day anyway; give the substitute day"},
        {{on, {one_off("2027-06-06")}, {}},
         error_code::invalid_argument,
         "2027-06-06 is a Sunday, which is no working day anyway; give the substitute day"},
        {{on, {one_off("2027-05-31")}, {}},
         error_code::invalid_argument,
         "2027-05-31 is a holiday in england-and-wales already: Spring bank holiday (statute)"},
        {{on, {one_off("2027-06-03"), one_off("2027-06-03", "Again")}, {}},
         error_code::invalid_argument,
         "2027-06-03 is a holiday in england-and-wales already: Jubilee (one-off, announced 1 "
         "February 2027)"},
        {{on, {}, {day("2027-06-03")}},
         error_code::invalid_argument,
         "2027-06-03 is no holiday in england-and-wales, so it cannot be withdrawn"},
        {{on, {}, {day("2027-05-31"), day("2027-05-31")}},
         error_code::invalid_argument,
         "2027-05-31 is no holiday in england-and-wales, so it cannot be withdrawn"},
        {{on, {}, {day("2027-06-05")}},
         error_code::invalid_argument,
         "2027-06-05 is no holiday in england-and-wales, so it cannot be withdrawn"},
        {{day("1960-01-01"), {one_off("1970-06-03")}, {}},
         error_code::outside_coverage,
         "1970-06-03 lies outside the days that the calendar england-and-wales covers, 1971-01-01 "
         "to 2199-12-31"},
        {{day("1960-01-01"), {}, {day("1970-12-25")}},
         error_code::outside_coverage,
         "1970-12-25 lies outside the days that the calendar england-and-wales covers, 1971-01-01 "
         "to 2199-12-31"},
    };
    for (const auto& [told, code, message] : rows) {
        const error cause = refused(calendar_of(ew), told);
        EXPECT_EQ(cause.code, code) << message;
        EXPECT_EQ(cause.message, message);
    }
    EXPECT_EQ(std::size(rows), 12U);
}

TEST(WithAnnouncement, OfACalendarMadeFromOthers) {
    const working_calendar uk = any_of(built_in_calendars()).value();
    EXPECT_EQ(refused(uk, jubilee()).code, error_code::invalid_argument);
    EXPECT_EQ(refused(uk, jubilee()).message,
              "the calendar any of england-and-wales, northern-ireland, scotland is made from "
              "others, or from what was known on a date; announce the days to the calendar of "
              "each division");
    const calendar_layer layer{.name = "l",
                               .kind = layer_kind::closure,
                               .author = "a",
                               .reason = "r",
                               .covered_from = day("2026-01-01"),
                               .covered_to = day("2028-12-31"),
                               .days = {}};
    const working_calendar layered = with_layers(calendar_of(ew), {&layer, 1}).value();
    EXPECT_EQ(refused(layered, jubilee()).code, error_code::invalid_argument);
    const working_calendar then = calendar_of(ew).as_known_on(day("2026-11-01")).value();
    EXPECT_EQ(refused(then, jubilee()).code, error_code::invalid_argument);
}

// ---- what a holiday says of itself -------------------------------------------------------------

TEST(Describe, EveryKindOfDay) {
    const auto described = [](division which, std::string_view when) {
        return describe(*calendar_of(which).holiday_on(day(when)));
    };
    EXPECT_EQ(described(ew, "2022-09-19"),
              "Bank Holiday for the State Funeral of Queen Elizabeth II (one-off, proclaimed 10 "
              "September 2022)");
    EXPECT_EQ(described(ew, "2022-06-03"),
              "Platinum Jubilee bank holiday (one-off, announced 12 November 2020)");
    EXPECT_EQ(described(sc, "2026-06-15"),
              "World Cup bank holiday (one-off, proclaimed 3 February 2026)");
    EXPECT_EQ(described(sc, "2020-05-08"),
              "Early May bank holiday (VE day) (proclamation, announced 14 June 2019)");
    EXPECT_EQ(described(ew, "2024-12-25"), "Christmas Day (common-law)");
    EXPECT_EQ(described(sc, "2024-12-25"), "Christmas Day (statute)");
    EXPECT_EQ(described(ew, "2024-05-06"), "Early May bank holiday (proclamation)");
    EXPECT_EQ(described(ew, "2024-04-01"), "Easter Monday (statute)");
    EXPECT_EQ(described(ew, "2021-12-27"), "Christmas Day (substitute day) (substitute)");
}

// ---- whether a calendar is up to date ----------------------------------------------------------

TEST(Freshness, ANextYearThatIsMissing) {
    const working_calendar& calendar = calendar_of(sc);
    const calendar_freshness at_the_end_of_2027 = freshness_of(calendar, day("2027-05-31"));
    EXPECT_EQ(at_the_end_of_2027.calendar, "scotland");
    EXPECT_EQ(text(at_the_end_of_2027.needed_to), "2028-12-31");
    EXPECT_EQ(text(at_the_end_of_2027.published_to), "2028-12-31");
    EXPECT_EQ(at_the_end_of_2027.verified_on, calendar.verified_on());
    EXPECT_EQ(text(at_the_end_of_2027.review_by), "2027-05-31");
    EXPECT_FALSE(at_the_end_of_2027.year_missing);
    EXPECT_FALSE(at_the_end_of_2027.review_due) << "the day itself has not passed";
    EXPECT_FALSE(at_the_end_of_2027.outdated());
    const calendar_freshness a_day_later = freshness_of(calendar, day("2027-06-01"));
    EXPECT_TRUE(a_day_later.review_due);
    EXPECT_FALSE(a_day_later.year_missing);
    EXPECT_TRUE(a_day_later.outdated());
    EXPECT_FALSE(freshness_of(calendar, day("2027-12-31")).year_missing);
    const calendar_freshness in_2028 = freshness_of(calendar, day("2028-01-01"));
    EXPECT_TRUE(in_2028.year_missing);
    EXPECT_EQ(text(in_2028.needed_to), "2029-12-31");
    EXPECT_TRUE(in_2028.outdated());
}

TEST(Freshness, WithoutADayOfReview) {
    const working_calendar calendar = make_calendar(
        {.name = "plain",
         .definition = working_day_definition::sat_sun_christmas_goodfriday_bankholiday,
         .covered_from = day("2024-01-01"),
         .covered_to = day("2025-12-31"),
         .verified_on = day("2024-06-01"),
         .holidays = {}});
    EXPECT_FALSE(freshness_of(calendar, day("2024-12-31")).outdated());
    EXPECT_TRUE(freshness_of(calendar, day("2025-01-01")).year_missing);
    EXPECT_FALSE(freshness_of(calendar, day("2025-01-01")).review_due);
    EXPECT_EQ(text(freshness_of(calendar, max_date).needed_to), "2199-12-31");
}

// ---- two calendars compared --------------------------------------------------------------------

TEST(CompareDates, TheExampleOfTheStateFuneral) {
    const working_calendar before = calendar_of(ew).as_known_on(day("2022-09-09")).value();
    const date_comparison found = compare_dates(before, calendar_of(ew), day("2022-01-01"),
                                                day("2022-12-31"), period::working_days(20))
                                      .value();
    EXPECT_EQ(found.examined, 365);
    EXPECT_EQ(found.undetermined, 0);
    // The coronation, announced in November, is too far away to move anything.
    ASSERT_EQ(found.moved.size(), 31U);
    EXPECT_EQ(text(found.moved.front().start), "2022-08-19");
    EXPECT_EQ(text(found.moved.back().start), "2022-09-18");
    for (const moved_date& moved : found.moved) {
        EXPECT_EQ(optional_date(moved.before), before.add(moved.start, 20));
        EXPECT_EQ(optional_date(moved.after), calendar_of(ew).add(moved.start, 20));
    }
}

TEST(CompareDates, TheSameCalendarMovesNothing) {
    const date_comparison found = compare_dates(calendar_of(ew), calendar_of(ew), day("2026-01-01"),
                                                day("2026-12-31"), period::working_days(10))
                                      .value();
    EXPECT_EQ(found.examined, 365);
    EXPECT_TRUE(found.moved.empty());
}

TEST(CompareDates, WhatOneOfThemDoesNotKnowIsUndetermined) {
    const date_comparison found = compare_dates(calendar_of(ew), calendar_of(sc), day("2199-12-25"),
                                                day("2199-12-31"), period::working_days(1))
                                      .value();
    EXPECT_EQ(found.examined, 6);
    EXPECT_EQ(found.undetermined, 1);
}

TEST(CompareDates, OneDay) {
    const auto found = compare_dates(calendar_of(ew), calendar_of(sc), day("2024-12-31"),
                                     day("2024-12-31"), period::working_days(1));
    ASSERT_TRUE(found);
    EXPECT_EQ(found->examined, 1);
    EXPECT_EQ(found->moved,
              (std::vector<moved_date>{{day("2024-12-31"), day("2025-01-02"), day("2025-01-03")}}));
}

TEST(CompareDates, WhatItRefuses) {
    const auto swapped = compare_dates(calendar_of(ew), calendar_of(sc), day("2024-02-01"),
                                       day("2024-01-31"), period::working_days(1));
    ASSERT_FALSE(swapped);
    EXPECT_EQ(swapped.error().code, error_code::invalid_argument);
    EXPECT_EQ(swapped.error().message,
              "the first start, 2024-02-01, lies after the last, 2024-01-31; swap the two");
    const auto meaningless =
        compare_dates(calendar_of(ew), calendar_of(sc), day("2024-01-01"), day("2024-01-31"),
                      period::working_days(1), {.first = first_day::included, .clear = true});
    ASSERT_FALSE(meaningless);
    EXPECT_EQ(meaningless.error().code, error_code::invalid_argument);
}

}  // namespace
}  // namespace timescales
