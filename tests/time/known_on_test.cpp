/// Calendars as they stood at the end of a day.

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "tests/time/days.hpp"
#include "tests/time/divisions.hpp"
#include "timescales/bank_holiday.hpp"
#include "timescales/calendar_layer.hpp"
#include "timescales/calendar_set.hpp"
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
using timescales_tests::text;

constexpr auto ew = division::england_and_wales;
constexpr auto ni = division::northern_ireland;
constexpr auto sc = division::scotland;

working_calendar known(division which, std::string_view on) {
    return calendar_of(which).as_known_on(day(on)).value();
}

// ---- one holiday -------------------------------------------------------------------------------

TEST(BankHoliday, CountsFromItsAnnouncementToTheDayBeforeItsWithdrawal) {
    const bank_holiday all_along{day("2022-05-30"), "h", holiday_basis::statute, attestation::high,
                                 "s"};
    EXPECT_TRUE(all_along.known_on(min_date));
    EXPECT_TRUE(all_along.known_on(max_date));
    bank_holiday for_a_time = all_along;
    for_a_time.announced = day("2020-01-10");
    for_a_time.withdrawn = day("2020-11-12");
    EXPECT_FALSE(for_a_time.known_on(day("2020-01-09")));
    EXPECT_TRUE(for_a_time.known_on(day("2020-01-10")));
    EXPECT_TRUE(for_a_time.known_on(day("2020-11-11")));
    EXPECT_FALSE(for_a_time.known_on(day("2020-11-12")));
    EXPECT_FALSE(for_a_time.known_on(max_date));
    bank_holiday withdrawn = all_along;
    withdrawn.withdrawn = day("2020-11-12");
    EXPECT_TRUE(withdrawn.known_on(min_date));
    EXPECT_FALSE(withdrawn.known_on(day("2020-11-12")));
    // Told and told otherwise on one day: by the end of it, no holiday.
    bank_holiday never = all_along;
    never.announced = never.withdrawn = day("2020-11-12");
    EXPECT_FALSE(never.known_on(day("2020-11-11")));
    EXPECT_FALSE(never.known_on(day("2020-11-12")));
}

// ---- the announcements since 2000 --------------------------------------------------------------

struct event {
    std::string_view name;
    division which;
    std::string_view told;       // the day on which the public was told
    std::string_view added;      // holidays from then on, with spaces between
    std::string_view withdrawn;  // and working days
};

constexpr event events[] = {
    {"GoldenJubilee", ew, "2000-11-23", "2002-06-03 2002-06-04", "2002-05-27"},
    {"GoldenJubilee", ni, "2000-11-23", "2002-06-03 2002-06-04", "2002-05-27"},
    {"Wedding2011", ew, "2010-11-23", "2011-04-29", ""},
    {"Wedding2011", ni, "2010-11-23", "2011-04-29", ""},
    {"Wedding2011", sc, "2010-11-23", "2011-04-29", ""},
    {"DiamondJubilee", ew, "2010-01-05", "2012-06-04 2012-06-05", "2012-05-28"},
    {"DiamondJubilee", ni, "2010-01-05", "2012-06-04 2012-06-05", "2012-05-28"},
    {"DiamondJubilee", sc, "2010-03-19", "2012-06-04 2012-06-05", "2012-05-28"},
    {"EarlyMay2020", ew, "2019-06-07", "2020-05-08", "2020-05-04"},
    {"EarlyMay2020", ni, "2019-06-07", "2020-05-08", "2020-05-04"},
    {"EarlyMay2020", sc, "2019-06-14", "2020-05-08", "2020-05-04"},
    {"PlatinumJubilee", ew, "2020-11-12", "2022-06-02 2022-06-03", "2022-05-30"},
    {"PlatinumJubilee", ni, "2020-11-12", "2022-06-02 2022-06-03", "2022-05-30"},
    {"PlatinumJubilee", sc, "2020-11-12", "2022-06-02 2022-06-03", "2022-05-30"},
    {"StateFuneral", ew, "2022-09-10", "2022-09-19", ""},
    {"StateFuneral", ni, "2022-09-10", "2022-09-19", ""},
    {"StateFuneral", sc, "2022-09-10", "2022-09-19", ""},
    {"Coronation", ew, "2022-11-06", "2023-05-08", ""},
    {"Coronation", ni, "2022-11-06", "2023-05-08", ""},
    {"Coronation", sc, "2022-11-06", "2023-05-08", ""},
    {"WorldCup", sc, "2026-02-04", "2026-06-15", ""},
};

std::vector<civil_date> dates(std::string_view list) {
    std::vector<civil_date> all;
    for (std::size_t at = 0; at < list.size(); at += 11) {
        all.push_back(day(list.substr(at, 10)));
    }
    return all;
}

class Announced : public testing::TestWithParam<event> {};

INSTANTIATE_TEST_SUITE_P(Events, Announced, testing::ValuesIn(events), [](const auto& of) {
    const std::string name(of.param.name);
    return name + (of.param.which == ew   ? "InEnglandAndWales"
                   : of.param.which == ni ? "InNorthernIreland"
                                          : "InScotland");
});

TEST_P(Announced, TheDayBeforeNobodyKnewAndOnTheDayAllDid) {
    const event& told = GetParam();
    const civil_date on = day(told.told);
    const working_calendar before = calendar_of(told.which).as_known_on(*on.plus_days(-1)).value();
    const working_calendar after = calendar_of(told.which).as_known_on(on).value();
    for (const civil_date added : dates(told.added)) {
        EXPECT_EQ(before.is_working_day(added), true) << text(added);
        EXPECT_EQ(after.is_working_day(added), false) << text(added);
        EXPECT_EQ(calendar_of(told.which).is_working_day(added), false) << text(added);
        EXPECT_EQ(text(calendar_of(told.which).holiday_on(added)->announced), told.told);
    }
    for (const civil_date withdrawn : dates(told.withdrawn)) {
        EXPECT_EQ(before.is_working_day(withdrawn), false) << text(withdrawn);
        EXPECT_EQ(after.is_working_day(withdrawn), true) << text(withdrawn);
        EXPECT_EQ(calendar_of(told.which).is_working_day(withdrawn), true) << text(withdrawn);
        ASSERT_NE(before.holiday_on(withdrawn), nullptr);
        EXPECT_FALSE(before.holiday_on(withdrawn)->withdrawn) << "nobody knew yet";
    }
    EXPECT_NE(before.content_hash(), after.content_hash());
    // Nothing else changed on that day.
    std::size_t changed = 0;
    const std::int64_t visited = for_each_day(
        day("1971-01-01"), day("2028-12-31"),
        [&](civil_date d) { changed += before.is_working_day(d) != after.is_working_day(d); });
    EXPECT_EQ(changed, dates(told.added).size() + dates(told.withdrawn).size());
    EXPECT_EQ(visited, 21'185);
}

TEST(KnownOn, WhatWasAnnouncedForATimeAndWithdrawnIsRemembered) {
    std::string seen;
    for (const division which : timescales_tests::divisions) {
        for (const bank_holiday& h : calendar_of(which).withdrawn()) {
            seen += name_of(which) + " " + text(h.date) + " until " + text(h.withdrawn) + "\n";
        }
    }
    EXPECT_EQ(seen,
              "england-and-wales 1977-05-30 until 1977-01-19\n"
              "england-and-wales 1995-05-01 until 1993-12-16\n"
              "england-and-wales 2002-05-27 until 2000-11-23\n"
              "england-and-wales 2012-05-28 until 2010-01-05\n"
              "england-and-wales 2020-05-04 until 2019-06-07\n"
              "england-and-wales 2022-05-30 until 2020-11-12\n"
              "northern-ireland 1977-05-30 until 1977-01-19\n"
              "northern-ireland 1995-05-01 until 1993-12-16\n"
              "northern-ireland 2002-05-27 until 2000-11-23\n"
              "northern-ireland 2012-05-28 until 2010-01-05\n"
              "northern-ireland 2020-05-04 until 2019-06-07\n"
              "northern-ireland 2022-05-30 until 2020-11-12\n"
              "scotland 2002-05-27 until 2000-11-23\n"
              "scotland 2012-05-28 until 2010-03-19\n"
              "scotland 2020-05-04 until 2019-06-14\n"
              "scotland 2022-05-30 until 2020-11-12\n");
}

/// 8 May 2020, on the day between the two announcements.
TEST(KnownOn, ScotlandFollowedEnglandWithTheFirstMondayInMay) {
    EXPECT_EQ(known(ew, "2019-06-10").is_working_day(day("2020-05-08")), false);
    EXPECT_EQ(known(sc, "2019-06-10").is_working_day(day("2020-05-08")), true);
    EXPECT_EQ(known(sc, "2019-06-10").is_working_day(day("2020-05-04")), false);
    EXPECT_EQ(known(sc, "2019-06-14").is_working_day(day("2020-05-08")), false);
}

TEST(KnownOn, WorldCupIsScotlandsOnly) {
    for (const std::string_view on : {"2026-02-03", "2026-02-04", "2026-11-22"}) {
        EXPECT_EQ(known(ew, on).is_working_day(day("2026-06-15")), true) << on;
        EXPECT_EQ(known(ni, on).is_working_day(day("2026-06-15")), true) << on;
    }
}

TEST(KnownOn, StateFuneralMovesADueDate) {
    const civil_date placed = day("2022-08-22");
    EXPECT_EQ(text(known(ew, "2022-09-09").add(placed, 20)), "2022-09-20");
    EXPECT_EQ(text(known(ew, "2022-09-10").add(placed, 20)), "2022-09-21");
    EXPECT_EQ(text(calendar_of(ew).add(placed, 20)), "2022-09-21");
    // Another start, whose Friday becomes a Monday.
    EXPECT_EQ(text(known(ew, "2022-09-09").add(day("2022-08-25"), 20)), "2022-09-23");
    EXPECT_EQ(text(calendar_of(ew).add(day("2022-08-25"), 20)), "2022-09-26");
}

TEST(KnownOn, AMovedHolidayBringsADueDateForward) {
    // The holiday of 4 May moved to 8 May: 6 May becomes 5 May.
    EXPECT_EQ(text(known(ew, "2019-06-06").add(day("2020-04-03"), 20)), "2020-05-06");
    EXPECT_EQ(text(known(ew, "2019-06-07").add(day("2020-04-03"), 20)), "2020-05-05");
}

// ---- how certain it was ------------------------------------------------------------------------

TEST(KnownOn, NothingThatLayInTheFutureIsSettled) {
    const working_calendar then = known(ew, "2022-09-09");
    EXPECT_EQ(text(then.known_on()), "2022-09-09");
    EXPECT_EQ(then.certainty_of(day("2022-09-08")), certainty::settled);
    EXPECT_NE(then.certainty_of(day("2022-09-09")), certainty::settled);
    case_count cases;
    for_each_day(day("2022-09-09"), day("2029-12-31"), [&](civil_date d) {
        cases.check(then.certainty_of(d) != certainty::settled, [&] { return text(d); });
    });
    expect_all_right(cases, 2'671);
}

TEST(KnownOn, WhatHadBeenPublishedIsAnnouncedAndTheRestProjected) {
    // 2023 had been published on 6 December 2021; 2024 and 2025 were on 10 November 2022.
    const working_calendar then = known(ew, "2022-09-09");
    EXPECT_EQ(text(then.published_to()), "2023-12-31");
    EXPECT_EQ(then.certainty_of(day("2023-12-31")), certainty::announced);
    EXPECT_EQ(then.certainty_of(day("2024-01-01")), certainty::projected);
    ASSERT_FALSE(calendar_of(ew).publications().empty());
    EXPECT_EQ(calendar_of(ew).publications().back(),
              (publication{.to = day("2028-12-31"), .on = day("2025-11-25")}));
    const working_calendar before = known(ew, "2025-11-24");
    EXPECT_EQ(text(before.published_to()), "2027-12-31");
    EXPECT_EQ(before.certainty_of(day("2028-01-03")), certainty::projected);
    const working_calendar after = known(ew, "2025-11-25");
    EXPECT_EQ(text(after.published_to()), "2028-12-31");
    EXPECT_EQ(after.certainty_of(day("2025-11-24")), certainty::settled);
    EXPECT_EQ(after.certainty_of(day("2025-11-25")), certainty::announced);
    EXPECT_EQ(after.certainty_of(day("2028-12-31")), certainty::announced);
    EXPECT_EQ(after.certainty_of(day("2029-01-01")), certainty::projected);
    EXPECT_EQ(after.publications().size(), before.publications().size() + 1);
    // What GOV.UK published before 17 December 2012 is not recorded: then nothing is announced.
    const working_calendar early = known(ew, "2012-12-16");
    EXPECT_EQ(text(early.published_to()), "2012-12-16");
    EXPECT_EQ(early.certainty_of(day("2012-12-25")), certainty::projected);
}

TEST(KnownOn, AfterTheVerificationNothingMoreIsSettled) {
    const civil_date verified = calendar_of(ew).verified_on();
    const working_calendar later = calendar_of(ew).as_known_on(*verified.plus_days(300)).value();
    EXPECT_EQ(later.certainty_of(*verified.plus_days(-1)), certainty::settled);
    EXPECT_EQ(later.certainty_of(verified), certainty::announced);
    EXPECT_EQ(text(later.published_to()), "2028-12-31");
    const working_calendar much_later = calendar_of(ew).as_known_on(day("2150-01-01")).value();
    EXPECT_EQ(text(much_later.published_to()), "2028-12-31");
    EXPECT_EQ(much_later.certainty_of(day("2029-01-01")), certainty::projected);
    EXPECT_EQ(much_later.certainty_of(verified), certainty::announced);
}

TEST(KnownOn, KeepsWhatTheCalendarSaysOtherwise) {
    const working_calendar then = known(sc, "2022-09-09");
    EXPECT_EQ(then.name(), "scotland");
    EXPECT_EQ(then.definition(), calendar_of(sc).definition());
    EXPECT_EQ(then.covered_from(), calendar_of(sc).covered_from());
    EXPECT_EQ(then.covered_to(), calendar_of(sc).covered_to());
    EXPECT_EQ(then.recorded_to(), calendar_of(sc).recorded_to());
    EXPECT_EQ(then.verified_on(), calendar_of(sc).verified_on());
    EXPECT_EQ(then.review_by(), calendar_of(sc).review_by());
    EXPECT_EQ(then.knowledge_from(), calendar_of(sc).knowledge_from());
}

TEST(KnownOn, RangeOfADueDateThenProjected) {
    const working_calendar then = known(ew, "2022-09-09");
    const auto range = then.range_of(day("2022-08-22"), 20);
    ASSERT_TRUE(range);
    // It was 20 September, and the announcement of the next day made it 21 September.
    EXPECT_EQ(text(range->earliest), "2022-09-20");
    EXPECT_EQ(text(range->latest), "2022-09-21");
}

// ---- before anything was recorded --------------------------------------------------------------

TEST(KnownOn, BeforeKnowledgeBegins) {
    const std::map<division, std::string> first{
        {ew, "1998-09-01"}, {ni, "1998-09-01"}, {sc, "2006-11-29"}};
    for (const division which : timescales_tests::divisions) {
        const working_calendar& calendar = calendar_of(which);
        ASSERT_EQ(text(calendar.knowledge_from()), first.at(which));
        EXPECT_TRUE(calendar.as_known_on(day(first.at(which))));
        const civil_date day_before = *day(first.at(which)).plus_days(-1);
        const auto refused = calendar.as_known_on(day_before);
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().code, error_code::outside_coverage);
        EXPECT_EQ(refused.error().message,
                  "what was known of the calendar " + name_of(which) + " on " + text(day_before) +
                      " is not recorded; it is from " + first.at(which) + " on");
    }
}

TEST(KnownOn, WithoutARecordOfKnowledge) {
    const working_calendar calendar = make_calendar(
        {.name = "plain",
         .definition = working_day_definition::sat_sun_christmas_goodfriday_bankholiday,
         .covered_from = day("2024-01-01"),
         .covered_to = day("2024-12-31"),
         .verified_on = day("2024-06-01"),
         .holidays = {}});
    const auto refused = calendar.as_known_on(day("2024-06-01"));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, error_code::outside_coverage);
    EXPECT_EQ(refused.error().message,
              "the calendar plain does not record what was known when; give it a knowledge_from "
              "date");
}

// ---- views of views, of sets and of layered calendars ------------------------------------------

TEST(KnownOn, AViewOfAViewIsTheEarlierView) {
    const working_calendar later = known(ew, "2022-10-01");
    const working_calendar earlier = later.as_known_on(day("2022-09-09")).value();
    EXPECT_EQ(text(earlier.known_on()), "2022-09-09");
    EXPECT_EQ(earlier.content_hash(), known(ew, "2022-09-09").content_hash());
    const working_calendar again = later.as_known_on(day("2022-10-01")).value();
    EXPECT_EQ(again.content_hash(), later.content_hash());
    // Also where a withdrawal lies between the two days.
    const working_calendar of_2021 = known(ew, "2021-01-01");
    const working_calendar of_2020 = of_2021.as_known_on(day("2020-11-11")).value();
    EXPECT_EQ(of_2020.is_working_day(day("2022-05-30")), false);
    EXPECT_EQ(of_2020.is_working_day(day("2022-06-02")), true);
    EXPECT_EQ(of_2020.content_hash(), known(ew, "2020-11-11").content_hash());
}

TEST(KnownOn, AViewDoesNotKnowTheDaysAfterIt) {
    const auto refused = known(ew, "2022-09-09").as_known_on(day("2022-09-10"));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, error_code::invalid_argument);
    EXPECT_EQ(refused.error().message,
              "the calendar england-and-wales is already the one known on 2022-09-09; ask the "
              "final calendar what was known on 2022-09-10");
}

TEST(KnownOn, OfAUnionIsTheUnionOfViews) {
    const working_calendar uk = any_of(built_in_calendars()).value();
    for (const std::string_view on : {"2019-06-10", "2022-09-09", "2026-02-03"}) {
        const working_calendar then = uk.as_known_on(day(on)).value();
        const working_calendar parts[] = {known(ew, on), known(ni, on), known(sc, on)};
        EXPECT_EQ(then.content_hash(), any_of(parts)->content_hash()) << on;
        EXPECT_EQ(text(then.known_on()), on);
        EXPECT_EQ(then.name(), uk.name());
        const working_calendar shared = all_of(built_in_calendars())->as_known_on(day(on)).value();
        EXPECT_EQ(shared.content_hash(), all_of(parts)->content_hash()) << on;
    }
    const working_calendar between = uk.as_known_on(day("2019-06-10")).value();
    EXPECT_EQ(between.is_working_day(day("2020-05-08")), false);  // in England already
    EXPECT_EQ(between.is_working_day(day("2020-05-04")), false);  // in Scotland still
    const working_calendar shared =
        all_of(built_in_calendars())->as_known_on(day("2019-06-10")).value();
    EXPECT_EQ(shared.is_working_day(day("2020-05-08")), true);
    EXPECT_EQ(shared.is_working_day(day("2020-05-04")), true);
}

TEST(KnownOn, OfAUnionBeforeKnowledgeBegins) {
    const auto refused = any_of(built_in_calendars())->as_known_on(day("2006-11-28"));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, error_code::outside_coverage);
    EXPECT_EQ(refused.error().message,
              "what was known of the calendar scotland on 2006-11-28 is not recorded; it is from "
              "2006-11-29 on");
}

TEST(KnownOn, OfALayeredCalendarKeepsTheLayer) {
    const calendar_layer closed{.name = "northmere-closures",
                                .kind = layer_kind::closure,
                                .author = "Head of Facilities",
                                .reason = "flood",
                                .covered_from = day("2022-01-01"),
                                .covered_to = day("2022-12-31"),
                                .days = {{day("2022-09-19"), day("2022-09-20"), "Flood"}}};
    const working_calendar layered = with_layers(calendar_of(ew), {&closed, 1}).value();
    EXPECT_EQ(layered.holiday_on(day("2022-09-19"))->basis, holiday_basis::one_off);
    const working_calendar then = layered.as_known_on(day("2022-09-09")).value();
    EXPECT_EQ(then.name(), "england-and-wales with northmere-closures");
    EXPECT_EQ(text(then.known_on()), "2022-09-09");
    EXPECT_TRUE(then.has_layers());
    // Then no bank holiday, but closed.
    EXPECT_EQ(then.is_working_day(day("2022-09-19")), false);
    EXPECT_EQ(then.holiday_on(day("2022-09-19"))->basis, holiday_basis::layer);
    EXPECT_EQ(then.is_working_day(day("2022-09-20")), false);
    EXPECT_EQ(then.content_hash(),
              with_layers(known(ew, "2022-09-09"), {&closed, 1})->content_hash());
}

TEST(KnownOn, EveryAnswerSettledThenIsStillTheAnswer) {
    for (const std::string_view on : {"2019-06-01", "2020-11-11", "2022-09-09"}) {
        const working_calendar then = known(ew, on);
        case_count cases;
        std::int64_t settled = 0;
        for_each_day(day("2018-06-01"), day(on), [&](civil_date start) {
            for (int n = -40; n <= 40; ++n) {
                const optional_date answer = then.add(start, n);
                if (then.certainty_of(std::max(start, *answer)) != certainty::settled) {
                    continue;
                }
                ++settled;
                cases.check(answer == calendar_of(ew).add(start, n), [&] { return text(start); });
            }
        });
        EXPECT_EQ(cases.wrong(), 0) << cases.first_wrong();
        EXPECT_GT(settled, 20'000) << on;
    }
}

}  // namespace
}  // namespace timescales
