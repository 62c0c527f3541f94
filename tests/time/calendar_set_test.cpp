#include "timescales/calendar_set.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/time/days.hpp"
#include "tests/time/divisions.hpp"

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
constexpr auto ni = division::northern_ireland;
constexpr auto sc = division::scotland;

using calendars = std::vector<working_calendar>;

working_calendar plain(std::string_view name, std::string_view from, std::string_view to,
                       std::vector<std::string_view> holidays = {}) {
    calendar_definition definition{
        .name = name,
        .definition = working_day_definition::sat_sun_christmas_goodfriday_bankholiday,
        .covered_from = day(from),
        .covered_to = day(to),
        .verified_on = day(to),
        .holidays = {}};
    for (const std::string_view holiday : holidays) {
        definition.holidays.push_back(
            {day(holiday), name, holiday_basis::one_off, attestation::high, "test"});
    }
    return make_calendar(definition);
}

// ---- what a union and an intersection say ------------------------------------------------------

TEST(CalendarSet, IsNamedForItsPartsInOrderOfName) {
    const calendars two{calendar_of(sc), calendar_of(ew)};
    EXPECT_EQ(any_of(two)->name(), "any of england-and-wales, scotland");
    EXPECT_EQ(all_of(two)->name(), "all of england-and-wales, scotland");
    EXPECT_EQ(any_of(built_in_calendars())->name(),
              "any of england-and-wales, northern-ireland, scotland");
    const calendars other_way{calendar_of(ew), calendar_of(sc)};
    EXPECT_EQ(any_of(two)->content_hash(), any_of(other_way)->content_hash());
    EXPECT_NE(any_of(two)->content_hash(), all_of(two)->content_hash());
}

TEST(CalendarSet, EveryDayOfTheUnionAndOfTheIntersection) {
    const working_calendar any = any_of(built_in_calendars()).value();
    const working_calendar all = all_of(built_in_calendars()).value();
    case_count cases;
    for_each_day(day("1971-01-01"), max_date, [&](civil_date d) {
        int holidays = 0;
        for (const working_calendar& part : built_in_calendars()) {
            holidays += part.holiday_on(d) != nullptr;
        }
        const bool right = (any.holiday_on(d) != nullptr) == (holidays > 0) &&
                           (all.holiday_on(d) != nullptr) == (holidays == 3) &&
                           any.is_working_day(d) == (!d.is_weekend() && holidays == 0) &&
                           all.is_working_day(d) == (!d.is_weekend() && holidays < 3);
        cases.check(right, [&] { return text(d); });
    });
    expect_all_right(cases, 83'641);
}

TEST(CalendarSet, DaysOfOnePartOnly) {
    const working_calendar any = any_of(built_in_calendars()).value();
    const working_calendar all = all_of(built_in_calendars()).value();
    struct row {
        std::string_view when;
        std::string_view listed_by;
    };
    for (const auto& [when, listed_by] :
         {row{"2025-03-17", "northern-ireland"}, row{"2024-01-02", "scotland"},
          row{"2024-04-01", "england-and-wales"}, row{"2026-06-15", "scotland"},
          row{"2024-12-25", "england-and-wales"}, row{"2025-07-14", "northern-ireland"}}) {
        EXPECT_EQ(any.is_working_day(day(when)), false) << when;
        ASSERT_NE(any.holiday_on(day(when)), nullptr) << when;
        EXPECT_EQ(any.holiday_on(day(when))->listed_by, listed_by) << when;
    }
    EXPECT_EQ(all.is_working_day(day("2025-03-17")), true);
    EXPECT_EQ(all.is_working_day(day("2024-04-01")), true);
    EXPECT_EQ(all.is_working_day(day("2026-06-15")), true);
    EXPECT_EQ(all.is_working_day(day("2024-12-25")), false);
    EXPECT_EQ(all.is_working_day(day("2024-03-29")), false);
    EXPECT_EQ(all.holiday_on(day("2024-12-25"))->listed_by, "england-and-wales");
}

TEST(CalendarSet, OfOneSaysWhatItSays) {
    const working_calendar one = any_of({&calendar_of(sc), 1}).value();
    EXPECT_EQ(one.name(), "scotland");
    case_count cases;
    for_each_day(day("1971-01-01"), max_date, [&](civil_date d) {
        cases.check(one.is_working_day(d) == calendar_of(sc).is_working_day(d),
                    [&] { return text(d); });
    });
    expect_all_right(cases, 83'641);
}

TEST(CalendarSet, CoversWhatAllPartsCover) {
    const calendars parts{plain("a", "2020-01-01", "2024-06-30"),
                          plain("b", "2021-01-04", "2025-12-31")};
    for (const working_calendar& set : {any_of(parts).value(), all_of(parts).value()}) {
        EXPECT_EQ(text(set.covered_from()), "2021-01-04");
        EXPECT_EQ(text(set.covered_to()), "2024-06-30");
        EXPECT_EQ(set.is_working_day(day("2021-01-03")), std::nullopt);
        EXPECT_EQ(set.is_working_day(day("2024-07-01")), std::nullopt);
        EXPECT_EQ(text(set.add(day("2024-06-28"), 1)), "none");
    }
}

TEST(CalendarSet, IsAsSettledAsTheLeastSettledPart) {
    const auto verified = [](std::string_view name, std::string_view on, std::string_view recorded,
                             std::string_view review) {
        return make_calendar(
            {.name = name,
             .definition = working_day_definition::sat_sun_christmas_goodfriday_bankholiday,
             .covered_from = day("2020-01-01"),
             .covered_to = day(recorded),
             .verified_on = day(on),
             .holidays = {},
             .review_by = day(review),
             .projection = calendar_projection{day("2030-12-31"), {}, {}}});
    };
    const calendars parts{verified("a", "2023-05-01", "2026-12-31", "2024-05-01"),
                          verified("b", "2022-05-01", "2025-12-31", "2024-11-01"),
                          verified("c", "2024-05-01", "2027-12-31", "2024-12-01")};
    const working_calendar set = any_of(parts).value();
    EXPECT_EQ(set.certainty_of(day("2022-04-30")), certainty::settled);
    EXPECT_EQ(set.certainty_of(day("2022-05-01")), certainty::announced);
    EXPECT_EQ(set.certainty_of(day("2025-12-31")), certainty::announced);
    EXPECT_EQ(set.certainty_of(day("2026-01-01")), certainty::projected);
    EXPECT_EQ(text(set.verified_on()), "2022-05-01");
    EXPECT_EQ(text(set.recorded_to()), "2025-12-31");
    EXPECT_EQ(text(set.published_to()), "2025-12-31");
    EXPECT_EQ(text(set.review_by()), "2024-05-01");
}

TEST(CalendarSet, AKnownUseByTheWordsOfAnotherAct) {
    // "A bank holiday in any part of the United Kingdom": 20 working days from 13 March 2025 skip
    // St Patrick's Day, and from 20 December 2021 the fourth of January too.
    const working_calendar uk = any_of(built_in_calendars()).value();
    EXPECT_EQ(text(uk.add(day("2025-03-13"), 2)), "2025-03-18");
    EXPECT_EQ(text(calendar_of(ew).add(day("2025-03-13"), 2)), "2025-03-17");
    EXPECT_EQ(text(uk.add(day("2021-12-31"), 1)), "2022-01-05");
    EXPECT_EQ(text(calendar_of(ew).add(day("2021-12-31"), 1)), "2022-01-04");
}

// ---- what cannot be taken together -------------------------------------------------------------

error refused(const calendars& parts) {
    const auto any = any_of(parts);
    const auto all = all_of(parts);
    EXPECT_FALSE(any);
    EXPECT_FALSE(all);
    EXPECT_EQ(any.error().code, all.error().code);
    return any.error();
}

TEST(CalendarSet, OfNone) {
    EXPECT_EQ(refused({}).code, error_code::invalid_argument);
    EXPECT_EQ(refused({}).message, "there is no calendar to take together; give at least one");
}

TEST(CalendarSet, OfOneTwice) {
    const error twice = refused({calendar_of(sc), calendar_of(ew), calendar_of(sc)});
    EXPECT_EQ(twice.code, error_code::invalid_argument);
    EXPECT_EQ(twice.message, "the calendar scotland is given twice; give each once");
}

TEST(CalendarSet, OfDifferentDefinitions) {
    const working_calendar other =
        make_calendar({.name = "other",
                       .definition = static_cast<working_day_definition>(2),
                       .covered_from = day("2020-01-01"),
                       .covered_to = day("2025-12-31"),
                       .verified_on = day("2024-01-01"),
                       .holidays = {}});
    const error mixed = refused({calendar_of(ew), other});
    EXPECT_EQ(mixed.code, error_code::invalid_argument);
    EXPECT_EQ(mixed.message,
              "the calendars england-and-wales and other mean different things by a working day; "
              "take together calendars of one definition");
}

TEST(CalendarSet, KnownOnDifferentDays) {
    const error mixed =
        refused({calendar_of(ew), calendar_of(sc).as_known_on(day("2022-09-09")).value()});
    EXPECT_EQ(mixed.code, error_code::invalid_argument);
    EXPECT_EQ(mixed.message,
              "the calendars england-and-wales and scotland are as known on different days; take "
              "them together first, and ask then what was known");
    EXPECT_EQ(refused({calendar_of(ew).as_known_on(day("2022-09-10")).value(),
                       calendar_of(sc).as_known_on(day("2022-09-09")).value()})
                  .code,
              error_code::invalid_argument);
}

TEST(CalendarSet, ThatCoverNoDayTogether) {
    const error apart =
        refused({plain("a", "2020-01-01", "2020-12-31"), plain("b", "2021-01-01", "2021-12-31")});
    EXPECT_EQ(apart.code, error_code::invalid_argument);
    EXPECT_TRUE(apart.message.starts_with("the calendars of '")) << apart.message;
    EXPECT_EQ(any_of(calendars{plain("a", "2020-01-01", "2020-12-31"),
                               plain("b", "2021-01-01", "2021-12-31")})
                  .error()
                  .message,
              "the calendars of 'any of a, b' cover no day together");
    EXPECT_TRUE(any_of(
        calendars{plain("a", "2020-01-01", "2021-01-01"), plain("b", "2021-01-01", "2021-12-31")}));
}

// ---- the calendar that a text asks for ---------------------------------------------------------

const calendar_layer& closures() {
    static const calendar_layer layer{.name = "northmere-closures",
                                      .kind = layer_kind::closure,
                                      .author = "Head of Facilities",
                                      .reason = "offices closed over Christmas",
                                      .covered_from = day("2026-01-01"),
                                      .covered_to = day("2027-12-31"),
                                      .days = {{day("2026-12-29"), day("2026-12-31"), "Closed"}}};
    return layer;
}

calendar_layer second_layer() {
    calendar_layer layer = closures();
    layer.name = "flood";
    layer.days = {{day("2026-02-02"), day("2026-02-03"), "Flood"}};
    return layer;
}

std::vector<calendar_layer> layers_at_hand() {
    return {closures(), second_layer()};
}

result<working_calendar> named(std::string_view written) {
    return calendar_named(written, built_in_calendars(), layers_at_hand());
}

TEST(CalendarNamed, EveryForm) {
    struct row {
        std::string_view written;
        std::string_view name;
        std::string_view known_on;
    };
    constexpr row rows[] = {
        {"scotland", "scotland", "none"},
        {"any of scotland", "scotland", "none"},
        {"any of england-and-wales, scotland", "any of england-and-wales, scotland", "none"},
        {"any of england-and-wales and scotland", "any of england-and-wales, scotland", "none"},
        {"any of scotland and england-and-wales", "any of england-and-wales, scotland", "none"},
        {"any of england-and-wales, scotland and northern-ireland",
         "any of england-and-wales, northern-ireland, scotland", "none"},
        {"any of england-and-wales, scotland, northern-ireland",
         "any of england-and-wales, northern-ireland, scotland", "none"},
        {"all of england-and-wales, scotland", "all of england-and-wales, scotland", "none"},
        {"scotland with northmere-closures", "scotland with northmere-closures", "none"},
        {"scotland with northmere-closures, flood", "scotland with flood, northmere-closures",
         "none"},
        {"scotland with northmere-closures and flood", "scotland with flood, northmere-closures",
         "none"},
        {"england-and-wales as known on 2022-09-09", "england-and-wales", "2022-09-09"},
        {"any of england-and-wales, scotland as known on 2022-09-09",
         "any of england-and-wales, scotland", "2022-09-09"},
        {"all of scotland and england-and-wales with flood as known on 2026-01-10",
         "all of england-and-wales, scotland with flood", "2026-01-10"},
    };
    for (const auto& [written, name, known_on] : rows) {
        const auto found = named(written);
        ASSERT_TRUE(found) << written << ": " << found.error().message;
        EXPECT_EQ(found->name(), name) << written;
        EXPECT_EQ(text(found->known_on()), known_on) << written;
    }
    EXPECT_EQ(std::size(rows), 14U);
}

TEST(CalendarNamed, NamesReadBackAsTheSameCalendar) {
    for (const std::string_view written :
         {"northern-ireland", "any of england-and-wales, northern-ireland, scotland",
          "all of england-and-wales, scotland", "scotland with northmere-closures",
          "any of england-and-wales, scotland with flood, northmere-closures"}) {
        const working_calendar found = named(written).value();
        EXPECT_EQ(found.name(), written);
        EXPECT_EQ(named(found.name())->content_hash(), found.content_hash()) << written;
    }
}

TEST(CalendarNamed, IsTheCalendarOfTheFunctionsItStandsFor) {
    EXPECT_EQ(named("scotland")->content_hash(), calendar_of(sc).content_hash());
    const calendars two{calendar_of(ew), calendar_of(ni)};
    EXPECT_EQ(named("any of england-and-wales, northern-ireland")->content_hash(),
              any_of(two)->content_hash());
    EXPECT_EQ(named("all of england-and-wales, northern-ireland")->content_hash(),
              all_of(two)->content_hash());
    EXPECT_EQ(named("scotland with northmere-closures")->content_hash(),
              with_layers(calendar_of(sc), {&closures(), 1})->content_hash());
    EXPECT_EQ(named("scotland as known on 2022-09-09")->content_hash(),
              calendar_of(sc).as_known_on(day("2022-09-09"))->content_hash());
}

TEST(CalendarNamed, WhatItRefuses) {
    struct row {
        std::string_view written;
        error_code code;
        std::string_view message;
    };
    constexpr row rows[] = {
        {"wales", error_code::not_found,
         "unknown calendar 'wales'; those at hand are england-and-wales, northern-ireland, "
         "scotland"},
        {"any of wales, scotland", error_code::not_found,
         "unknown calendar 'wales'; those at hand are england-and-wales, northern-ireland, "
         "scotland"},
        {"Scotland", error_code::not_found,
         "unknown calendar 'Scotland'; those at hand are england-and-wales, northern-ireland, "
         "scotland"},
        {"scotland with southmere", error_code::not_found,
         "unknown layer 'southmere'; those at hand are northmere-closures, flood"},
        {"scotland with flood, southmere", error_code::not_found,
         "unknown layer 'southmere'; those at hand are northmere-closures, flood"},
        {"", error_code::invalid_text,
         "'' is no list of calendars; write their names with commas between: england-and-wales, "
         "scotland"},
        {"any of ", error_code::invalid_text,
         "'' is no list of calendars; write their names with commas between: england-and-wales, "
         "scotland"},
        {"any of england-and-wales, ", error_code::invalid_text,
         "'england-and-wales, ' is no list of calendars; write their names with commas between: "
         "england-and-wales, scotland"},
        {"all of england-and-wales and ", error_code::invalid_text,
         "'england-and-wales and ' is no list of calendars; write their names with commas "
         "between: england-and-wales, scotland"},
        {"any of , scotland", error_code::invalid_text,
         "', scotland' is no list of calendars; write their names with commas between: "
         "england-and-wales, scotland"},
        {"any of england-and-wales scotland", error_code::invalid_text,
         "'england-and-wales scotland' is no list of calendars; write their names with commas "
         "between: england-and-wales, scotland"},
        {"england-and-wales, scotland", error_code::invalid_text,
         "'england-and-wales, scotland' names several calendars; write 'any of england-and-wales, "
         "scotland' for the days on which one of them has a holiday, or 'all of …' for those on "
         "which each has"},
        {"scotland with flood,", error_code::not_found,
         "unknown layer 'flood,'; those at hand are northmere-closures, flood"},
        {"scotland with flood, ", error_code::invalid_text,
         "'flood, ' is no list of layers; write their names with commas between"},
        {"scotland as known on yesterday", error_code::invalid_text,
         "'yesterday' is not a date; write 'as known on' and a date as YYYY-MM-DD, such as "
         "2022-09-09"},
        {"scotland as known on 2022-02-30", error_code::invalid_text,
         "'2022-02-30' is not a date; write 'as known on' and a date as YYYY-MM-DD, such as "
         "2022-09-09"},
        {"scotland as known on 2022-09-09 with flood", error_code::invalid_text,
         "'2022-09-09 with flood' is not a date; write 'as known on' and a date as YYYY-MM-DD, "
         "such as 2022-09-09"},
        {"scotland as known on ", error_code::invalid_text,
         "'' is not a date; write 'as known on' and a date as YYYY-MM-DD, such as 2022-09-09"},
        {"scotland as known on 2006-11-28", error_code::outside_coverage,
         "what was known of the calendar scotland on 2006-11-28 is not recorded; it is from "
         "2006-11-29 on"},
        {"any of scotland, scotland", error_code::invalid_argument,
         "the calendar scotland is given twice; give each once"},
        {"scotland with flood, flood", error_code::invalid_argument,
         "the layer flood is given twice; give each layer once"},
    };
    for (const auto& [written, code, message] : rows) {
        const auto refused = named(written);
        ASSERT_FALSE(refused) << written;
        EXPECT_EQ(refused.error().code, code) << written;
        EXPECT_EQ(refused.error().message, message) << written;
    }
    EXPECT_EQ(std::size(rows), 21U);
}

TEST(CalendarNamed, AListOfLayersThatIsEmpty) {
    const auto refused = named("scotland with ");
    ASSERT_FALSE(refused) << "a list without an end was taken for none";
    EXPECT_EQ(refused.error().code, error_code::invalid_text);
    EXPECT_EQ(refused.error().message,
              "'' is no list of layers; write their names with commas between");
}

TEST(CalendarNamed, WithNoneAtHand) {
    EXPECT_EQ(calendar_named("scotland", {}).error().message,
              "unknown calendar 'scotland'; those at hand are none");
    EXPECT_EQ(calendar_named("scotland with flood", built_in_calendars()).error().message,
              "unknown layer 'flood'; those at hand are none");
}

}  // namespace
}  // namespace timescales
