#include "timescales/calendar_layer.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "tests/time/days.hpp"
#include "tests/time/divisions.hpp"
#include "tests/time/walker.hpp"
#include "timescales/bank_holiday.hpp"

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

using layers = std::vector<calendar_layer>;

calendar_layer closure(std::vector<layer_days> days) {
    return {.name = "northmere-closures",
            .kind = layer_kind::closure,
            .author = "Head of Facilities",
            .reason = "offices closed over Christmas",
            .covered_from = day("2026-01-01"),
            .covered_to = day("2027-12-31"),
            .days = std::move(days)};
}

calendar_layer christmas_closure() {
    return closure({{day("2026-12-24"), day("2026-12-31"), "Christmas closure"}});
}

calendar_layer terms() {
    return {.name = "northmere-terms",
            .kind = layer_kind::school_term,
            .author = "Director of Education",
            .reason = "schools are open in term only",
            .covered_from = day("2026-09-01"),
            .covered_to = day("2027-07-31"),
            .days = {{day("2026-09-02"), day("2026-12-18"), "Autumn term"},
                     {day("2027-01-04"), day("2027-03-25"), "Spring term"},
                     {day("2027-04-12"), day("2027-07-23"), "Summer term"}}};
}

calendar_layer disputed() {
    return {.name = "disputed",
            .kind = layer_kind::disputed,
            .author = "the project",
            .reason = "listed by some, and no proclamation found",
            .covered_from = day("1971-01-01"),
            .covered_to = max_date,
            .days = {{day("1973-11-14"), day("1973-11-14"), "Royal wedding", {}, "the press"},
                     {day("2010-01-04"),
                      day("2010-01-04"),
                      "2 January (substitute day)",
                      {"scotland"},
                      "most lists"}}};
}

working_calendar laid(division which, layers over) {
    return with_layers(calendar_of(which), over).value();
}

// ---- closures ----------------------------------------------------------------------------------

TEST(CalendarLayer, ClosureClosesItsDays) {
    const working_calendar calendar = laid(ew, {christmas_closure()});
    EXPECT_EQ(calendar.name(), "england-and-wales with northmere-closures");
    EXPECT_TRUE(calendar.has_layers());
    EXPECT_EQ(calendar.is_working_day(day("2026-12-23")), true);
    EXPECT_EQ(calendar.is_working_day(day("2026-12-24")), false);
    EXPECT_EQ(calendar.is_working_day(day("2026-12-31")), false);
    EXPECT_EQ(calendar.is_working_day(day("2027-01-04")), true);
    EXPECT_EQ(text(calendar.add(day("2026-12-23"), 1)), "2027-01-04");
    EXPECT_EQ(text(calendar_of(ew).add(day("2026-12-23"), 1)), "2026-12-24");
    EXPECT_EQ(calendar.count(day("2026-12-23"), day("2027-01-04")), 1);
    EXPECT_EQ(text(calendar.on_or_before(day("2026-12-31"))), "2026-12-23");
}

TEST(CalendarLayer, CoversWhatBothCover) {
    const working_calendar calendar = laid(ew, {christmas_closure()});
    EXPECT_EQ(text(calendar.covered_from()), "2026-01-01");
    EXPECT_EQ(text(calendar.covered_to()), "2027-12-31");
    EXPECT_EQ(calendar.is_working_day(day("2025-12-31")), std::nullopt);
    EXPECT_EQ(calendar.is_working_day(day("2028-01-04")), std::nullopt);
    EXPECT_EQ(text(calendar.add(day("2027-12-31"), 1)), "none");
    const working_calendar both = laid(ew, {christmas_closure(), terms()});
    EXPECT_EQ(both.name(), "england-and-wales with northmere-closures, northmere-terms");
    EXPECT_EQ(text(both.covered_from()), "2026-09-01");
    EXPECT_EQ(text(both.covered_to()), "2027-07-31");
}

TEST(CalendarLayer, ListsItsDaysWithAuthorAndReason) {
    const working_calendar calendar = laid(ew, {christmas_closure()});
    const bank_holiday* closed = calendar.holiday_on(day("2026-12-29"));
    ASSERT_NE(closed, nullptr);
    EXPECT_EQ(closed->basis, holiday_basis::layer);
    EXPECT_EQ(closed->listed_by, "northmere-closures");
    EXPECT_EQ(closed->name, "Christmas closure");
    EXPECT_EQ(describe(*closed),
              "Christmas closure (layer northmere-closures: Head of Facilities, offices closed "
              "over Christmas)");
    calendar_layer sourced = christmas_closure();
    sourced.days[0].source = "minute 12";
    EXPECT_EQ(describe(*laid(ew, {sourced}).holiday_on(day("2026-12-29"))),
              "Christmas closure (layer northmere-closures: Head of Facilities, offices closed "
              "over Christmas; minute 12)");
}

TEST(CalendarLayer, ABankHolidayStaysOne) {
    const working_calendar calendar = laid(ew, {christmas_closure()});
    const bank_holiday* christmas = calendar.holiday_on(day("2026-12-25"));
    ASSERT_NE(christmas, nullptr);
    EXPECT_EQ(*christmas, *calendar_of(ew).holiday_on(day("2026-12-25")));
    EXPECT_EQ(calendar.holiday_on(day("2026-12-28"))->basis, holiday_basis::substitute);
}

TEST(CalendarLayer, WeekendsAreNotListed) {
    const working_calendar calendar =
        laid(ew, {closure({{day("2026-07-03"), day("2026-07-06"), "Long weekend"}})});
    std::string listed;
    for (const bank_holiday& h : calendar.holidays(day("2026-07-01"), day("2026-07-31"))) {
        listed += text(h.date) + " ";
    }
    EXPECT_EQ(listed, "2026-07-03 2026-07-06 ");
}

TEST(CalendarLayer, AStretchThatReachesBeyondItsOwnCoverageIsCutOff) {
    const working_calendar calendar =
        laid(ew, {closure({{day("2025-12-29"), day("2026-01-05"), "Closed"}})});
    EXPECT_EQ(calendar.is_working_day(day("2026-01-05")), false);
    EXPECT_EQ(calendar.is_working_day(day("2026-01-06")), true);
    EXPECT_EQ(calendar.is_working_day(day("2025-12-30")), std::nullopt);
}

TEST(CalendarLayer, OverlappingStretchesAndStretchesOutOfOrder) {
    const working_calendar calendar =
        laid(ew, {closure({{day("2026-11-10"), day("2026-11-12"), "Later"},
                           {day("2026-02-02"), day("2026-02-04"), "First"},
                           {day("2026-02-03"), day("2026-02-05"), "Second"}})});
    for (const std::string_view closed : {"2026-02-02", "2026-02-03", "2026-02-04", "2026-02-05",
                                          "2026-11-10", "2026-11-11", "2026-11-12"}) {
        EXPECT_EQ(calendar.is_working_day(day(closed)), false) << closed;
    }
    EXPECT_EQ(calendar.is_working_day(day("2026-02-06")), true);
    EXPECT_EQ(calendar.holiday_on(day("2026-02-02"))->name, "First");
    EXPECT_EQ(calendar.holiday_on(day("2026-02-05"))->name, "Second");
}

// ---- school terms ------------------------------------------------------------------------------

TEST(CalendarLayer, OutsideTheTermsEveryDayIsClosed) {
    const working_calendar calendar = laid(ew, {terms()});
    const auto open = [&](civil_date d) {
        return (d >= day("2026-09-02") && d <= day("2026-12-18")) ||
               (d >= day("2027-01-04") && d <= day("2027-03-25")) ||
               (d >= day("2027-04-12") && d <= day("2027-07-23"));
    };
    case_count cases;
    for_each_day(day("2026-09-01"), day("2027-07-31"), [&](civil_date d) {
        const bool works = open(d) && calendar_of(ew).is_working_day(d).value();
        cases.check(calendar.is_working_day(d) == works &&
                        (calendar.holiday_on(d) == nullptr) == (works || d.is_weekend()),
                    [&] { return text(d); });
    });
    expect_all_right(cases, 334);
    EXPECT_EQ(text(calendar.add(day("2026-12-18"), 1)), "2027-01-04");
    EXPECT_EQ(calendar.holiday_on(day("2026-12-22"))->listed_by, "northmere-terms");
    EXPECT_EQ(calendar.holiday_on(day("2026-12-22"))->basis, holiday_basis::layer);
    EXPECT_EQ(calendar.holiday_on(day("2026-12-25"))->basis, holiday_basis::common_law);
    // A bank holiday in term stays closed.
    EXPECT_EQ(calendar.is_working_day(day("2027-05-03")), false);
    EXPECT_EQ(describe(*calendar.holiday_on(day("2026-12-22"))),
              "Outside term (layer northmere-terms: Director of Education, schools are open in "
              "term only)");
}

TEST(CalendarLayer, TheFirstLayerThatClosesADayListsIt) {
    const working_calendar calendar = laid(ew, {christmas_closure(), terms()});
    EXPECT_EQ(calendar.holiday_on(day("2026-12-29"))->listed_by, "northmere-closures");
    EXPECT_EQ(calendar.holiday_on(day("2026-12-22"))->listed_by, "northmere-terms");
}

// ---- disputed days -----------------------------------------------------------------------------

TEST(CalendarLayer, DisputedDaysAreHeldByThoseWhoAskForThem) {
    const working_calendar scottish = laid(sc, {disputed()});
    const working_calendar english = laid(ew, {disputed()});
    EXPECT_EQ(scottish.is_working_day(day("2010-01-04")), false);
    EXPECT_EQ(english.is_working_day(day("2010-01-04")), true);  // it is for Scotland only
    EXPECT_EQ(scottish.is_working_day(day("1973-11-14")), false);
    EXPECT_EQ(english.is_working_day(day("1973-11-14")), false);
    EXPECT_EQ(scottish.is_working_day(day("2011-01-04")), true);
    EXPECT_EQ(text(scottish.covered_from()), "1971-01-01");
    EXPECT_EQ(text(scottish.covered_to()), "2199-12-31");
    EXPECT_EQ(describe(*scottish.holiday_on(day("2010-01-04"))),
              "2 January (substitute day) (layer disputed: the project, listed by some, and no "
              "proclamation found; most lists)");
}

// ---- against a walk ----------------------------------------------------------------------------

TEST(CalendarLayer, CountsAsAWalkDoes) {
    std::set<civil_date> holidays = timescales_tests::recorded_holidays(sc);
    for_each_day(day("2026-12-24"), day("2026-12-31"), [&](civil_date d) { holidays.insert(d); });
    const timescales_tests::walker walk(day("2026-01-01"), day("2027-12-31"), holidays);
    const working_calendar calendar = laid(sc, {christmas_closure()});
    case_count cases;
    for_each_day(day("2025-12-25"), day("2028-01-05"), [&](civil_date start) {
        for (int n = -30; n <= 30; ++n) {
            cases.check(calendar.add(start, n) == walk.add(start, n),
                        [&] { return text(start) + " + " + std::to_string(n); });
        }
    });
    expect_all_right(cases, 742 * 61);
}

// ---- what it leaves alone ----------------------------------------------------------------------

TEST(CalendarLayer, NoLayerChangesNoDay) {
    const working_calendar calendar = with_layers(calendar_of(ew), {}).value();
    EXPECT_EQ(calendar.name(), "england-and-wales");
    EXPECT_FALSE(calendar.has_layers());
    EXPECT_EQ(calendar.covered_from(), calendar_of(ew).covered_from());
    EXPECT_EQ(calendar.covered_to(), calendar_of(ew).covered_to());
    EXPECT_EQ(calendar.content_hash(), calendar_of(ew).content_hash());
}

TEST(CalendarLayer, OutlivesTheTextsItWasMadeFrom) {
    layers over{christmas_closure()};
    const working_calendar calendar = with_layers(calendar_of(ew), over).value();
    const std::string before = describe(*calendar.holiday_on(day("2026-12-29")));
    over[0].days[0].name.assign(100, 'x');
    over[0].author.assign(100, 'x');
    over[0].name.assign(100, 'x');
    over.clear();
    EXPECT_EQ(describe(*calendar.holiday_on(day("2026-12-29"))), before);
    EXPECT_EQ(calendar.name(), "england-and-wales with northmere-closures");
}

TEST(CalendarLayer, ALayerOverALayeredCalendarOrASet) {
    const layers first{christmas_closure()};
    const layers second{terms()};
    const working_calendar once = with_layers(calendar_of(ew), first).value();
    const auto twice = with_layers(once, second);
    ASSERT_TRUE(twice);
    EXPECT_EQ(twice->is_working_day(day("2026-12-29")), false);
    EXPECT_EQ(twice->is_working_day(day("2026-12-22")), false);
    EXPECT_EQ(twice->holiday_on(day("2026-12-29"))->listed_by, "northmere-closures");
    EXPECT_TRUE(twice->has_layers());
}

TEST(CalendarLayer, HashTellsLayersApart) {
    std::set<std::uint64_t> hashes{calendar_of(ew).content_hash()};
    const calendar_layer base = christmas_closure();
    hashes.insert(laid(ew, {base}).content_hash());
    calendar_layer changed = base;
    changed.author = "Chief Executive";
    hashes.insert(laid(ew, {changed}).content_hash());
    changed = base;
    changed.reason = "saving power";
    hashes.insert(laid(ew, {changed}).content_hash());
    changed = base;
    changed.days[0].to = day("2026-12-30");
    hashes.insert(laid(ew, {changed}).content_hash());
    changed = base;
    changed.days[0].name = "Closed";
    hashes.insert(laid(ew, {changed}).content_hash());
    changed = base;
    changed.covered_to = day("2027-12-30");
    hashes.insert(laid(ew, {changed}).content_hash());
    EXPECT_EQ(hashes.size(), 7U);
}

TEST(CalendarLayer, KindsHaveNames) {
    EXPECT_EQ(to_string(layer_kind::closure), "closure");
    EXPECT_EQ(to_string(layer_kind::school_term), "school-term");
    EXPECT_EQ(to_string(layer_kind::disputed), "disputed");
}

// ---- what cannot be laid over ------------------------------------------------------------------

error refused(const layers& over) {
    const auto laid_over = with_layers(calendar_of(ew), over);
    EXPECT_FALSE(laid_over);
    EXPECT_EQ(laid_over.error().code, error_code::invalid_argument);
    return laid_over.error();
}

TEST(CalendarLayer, TwoOfOneName) {
    EXPECT_EQ(refused({christmas_closure(), christmas_closure()}).message,
              "the layer northmere-closures is given twice; give each layer once");
}

TEST(CalendarLayer, AStretchThatEndsBeforeItBegins) {
    EXPECT_EQ(refused({closure({{day("2026-12-31"), day("2026-12-29"), "Closed"}})}).message,
              "in the layer northmere-closures, 'Closed' ends on 2026-12-29, before it begins on "
              "2026-12-31; swap the two");
}

TEST(CalendarLayer, ThatCoversNoDayOfTheCalendar) {
    calendar_layer early = christmas_closure();
    early.covered_from = day("1960-01-01");
    early.covered_to = day("1970-12-31");
    EXPECT_EQ(refused({early}).message,
              "the layer northmere-closures covers 1960-01-01 to 1970-12-31, no day of the "
              "calendar england-and-wales; let the layer cover days of the calendar");
}

TEST(CalendarLayer, LayersThatCoverNoDayTogether) {
    calendar_layer first = christmas_closure();
    first.covered_to = day("2026-06-30");
    calendar_layer second = terms();
    second.covered_from = day("2026-07-01");
    EXPECT_TRUE(refused({first, second}).message.find("no day of the calendar") !=
                std::string::npos);
}

TEST(CalendarLayer, DaysTooDense) {
    EXPECT_EQ(
        refused({closure({{day("2026-01-05"), day("2026-12-31"), "Closed for a year"}})}).message,
        "too many days are closed in the calendar 'england-and-wales with "
        "northmere-closures': 64 working days span more than 255 days; check the dates");
}

}  // namespace
}  // namespace timescales
