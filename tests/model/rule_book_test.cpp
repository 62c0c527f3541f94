#include "timescales/rule_book.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <vector>

#include "timescales/rules_yaml.hpp"

namespace timescales {
namespace {

civil_date day(std::string_view written) {
    return civil_date::parse(written).value();
}

/// The parts between semicolons.
std::vector<std::string_view> split(std::string_view list) {
    std::vector<std::string_view> parts;
    while (!list.empty()) {
        const std::size_t end = std::min(list.find(','), list.size());
        parts.push_back(list.substr(0, end));
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return parts;
}

// ---- the built-in rule book --------------------------------------------------------------------

TEST(BuiltInRuleBook, FindsTimescalesByPackAndId) {
    const rule_book& rules = built_in_rule_book();
    const timescale* duty = rules.find("england/looked-after-review");
    ASSERT_NE(duty, nullptr);
    EXPECT_EQ(duty->name, "england/looked-after-review");
    EXPECT_EQ(duty->kind, timescale_kind::statutory);
    EXPECT_EQ(duty->arises_per.what, occasion_kind::spell);
    EXPECT_EQ(duty->arises_per.kind, kind_name("looked-after"));
    EXPECT_EQ(duty->met_by.kind, kind_name("review"));
    EXPECT_EQ(duty->until_age, 18);
}

TEST(BuiltInRuleBook, FindsNothingByPartOfAName) {
    const rule_book& rules = built_in_rule_book();
    for (const std::string_view name :
         {"", "looked-after-review", "england", "england/", "england/looked-after-revie",
          "england/looked-after-review ", "ENGLAND/LOOKED-AFTER-REVIEW"}) {
        EXPECT_EQ(rules.find(name), nullptr) << name;
    }
}

TEST(BuiltInRuleBook, FindsCalendarsByName) {
    const rule_book& rules = built_in_rule_book();
    ASSERT_NE(rules.calendar("england-and-wales"), nullptr);
    EXPECT_EQ(rules.calendar("england-and-wales")->name(), "england-and-wales");
    EXPECT_EQ(rules.calendar("england"), nullptr);
    EXPECT_EQ(rules.calendar(""), nullptr);
}

TEST(BuiltInRuleBook, IsInOrderOfNameAndComplete) {
    const rule_book& rules = built_in_rule_book();
    ASSERT_FALSE(rules.timescales().empty());
    for (std::size_t i = 1; i < rules.timescales().size(); ++i) {
        EXPECT_LT(rules.timescales()[i - 1].name, rules.timescales()[i].name);
    }
    for (const timescale& duty : rules.timescales()) {
        EXPECT_EQ(rules.find(duty.name), &duty);
        EXPECT_NE(rules.calendar(duty.calendar), nullptr) << duty.name;
        EXPECT_FALSE(duty.says.empty()) << duty.name;
        EXPECT_FALSE(duty.versions.empty()) << duty.name;
        for (const version& law : duty.versions) {
            EXPECT_FALSE(law.steps.empty()) << duty.name;
            if (law.working_days) {
                EXPECT_NE(rules.calendar(law.working_days->calendar), nullptr) << duty.name;
            }
        }
    }
}

TEST(BuiltInRuleBook, LawChangedOnTheFirstOfApril2011) {
    const timescale* duty = built_in_rule_book().find("england/looked-after-review");
    ASSERT_NE(duty, nullptr);
    const auto first_limit = [&](std::string_view on) {
        std::string limits;
        for (const version& law : duty->versions) {
            if (law.in_force_on(day(on))) {
                limits += to_string(law.steps.front().limits.front().length);
            }
        }
        return limits;
    };
    EXPECT_EQ(first_limit("1991-10-13"), "");
    EXPECT_EQ(first_limit("1991-10-14"), "4 weeks");
    EXPECT_EQ(first_limit("2011-03-31"), "4 weeks");
    EXPECT_EQ(first_limit("2011-04-01"), "20 working days");
    EXPECT_EQ(first_limit("2199-12-31"), "20 working days");
}

TEST(BuiltInRuleBook, HashesToWhatTheLoaderMakesOfTheYaml) {
    const std::string rules = TIMESCALES_SOURCE_DIR "/rules/";
    std::vector<working_calendar> calendars;
    for (const char* name : {"england-and-wales", "northern-ireland", "scotland"}) {
        const auto calendar =
            load_calendar(read_file(rules + "calendars/" + name + ".yaml").value());
        ASSERT_TRUE(calendar.value.has_value()) << name;
        calendars.push_back(*calendar.value);
    }
    std::vector<source_file> packs;
    for (const std::string_view path : split(TIMESCALES_BUILT_IN_PACKS)) {
        if (path.find("/rules/england/") != std::string_view::npos) {
            packs.push_back(read_file(std::string(path)).value());
        }
    }
    const loaded<rule_book> book = load_rule_book(packs, calendars);
    ASSERT_TRUE(book.value.has_value());
    EXPECT_EQ(book.value->content_hash(), built_in_rule_book().content_hash());
}

TEST(BuiltInRuleBook, EveryPackIsTheTimescalesOfItsName) {
    const auto packs = built_in_packs();
    ASSERT_FALSE(packs.empty());
    std::size_t all = 0;
    for (const std::string_view pack : packs) {
        const auto book = built_in_rule_book({&pack, 1});
        ASSERT_TRUE(book) << pack;
        EXPECT_FALSE(book->timescales().empty()) << pack;
        for (const timescale& duty : book->timescales()) {
            EXPECT_TRUE(duty.name.starts_with(std::string(pack) + "/")) << duty.name;
        }
        all += book->timescales().size();
    }
    EXPECT_EQ(built_in_rule_book(packs)->timescales().size(), all);
}

TEST(BuiltInRuleBook, PackThatIsNotBuiltIn) {
    constexpr std::string_view packs[] = {"england", "cornwall"};
    const auto book = built_in_rule_book(packs);
    ASSERT_FALSE(book);
    EXPECT_EQ(book.error().code, error_code::not_found);
    EXPECT_TRUE(
        book.error().message.starts_with("there is no built-in pack 'cornwall'; there are england"))
        << book.error().message;
}

TEST(HashText, SixteenDigits) {
    EXPECT_EQ(hash_text(0), "0000000000000000");
    EXPECT_EQ(hash_text(0x0123'4567'89ab'cdef), "0123456789abcdef");
    EXPECT_EQ(hash_text(UINT64_MAX), "ffffffffffffffff");
}

// ---- the hash of what a timescale says ---------------------------------------------------------

/// A timescale that owns its lists, so that each part can be changed by itself.
struct sample {
    std::vector<std::string_view> values{"foster", "kinship"};
    std::vector<attribute_match> occasion_where{{"type", {}}, {"authority", {}}};
    std::vector<attribute_match> fulfilment_where{{"seen-alone", {}}};
    std::vector<std::string_view> fulfilment_values{"yes"};
    std::vector<std::string_view> condition_values{"unregulated"};
    std::vector<attribute_match> condition_where{{"setting", {}}};
    std::vector<condition> parts{{.what = condition_kind::age_under, .years = 5},
                                 {.what = condition_kind::during, .kind = kind_name("placement")},
                                 {.what = condition_kind::first, .length = period::years(1)}};
    std::vector<condition> only_if{{.what = condition_kind::any}};
    std::vector<condition> when{{.what = condition_kind::held, .kind = kind_name("review")}};
    std::vector<limit> nested{
        {.length = period::months(3), .from = {.what = case_date_kind::previous}},
        {.length = period::days(0), .from = {.what = case_date_kind::birthday, .age = 16}}};
    std::vector<limit> first_limits{{.length = period::working_days(20)}};
    std::vector<limit> later_limits{
        {.length = period::weeks(6),
         .from = {.what = case_date_kind::last_event, .kind = kind_name("visit")},
         .cite = {"reg 33(3)", reading::verified, "https://example.org/3", day("2026-11-20")}},
        {.what = limit_kind::earliest_of},
        {.from = {.what = case_date_kind::limit_of, .timescale = "england/other"}}};
    std::vector<extension> extensions{
        {"extension-agreed",
         period::weeks(8),
         1,
         {"reg 25(4)", reading::verified, "https://example.org/25", day("2026-11-21")}}};
    std::vector<kind_name> except_while{"placed-for-adoption", "short-breaks"};
    std::vector<kind_name> lapses_on{"withdrawn", "closed"};
    std::vector<step> steps{
        {.id = "first",
         .limits = {},
         .cite = {"reg 33(1)", reading::verified, "https://example.org/33", day("2026-11-22")},
         .not_before = period::weeks(1)},
        {.id = "subsequent",
         .limits = {},
         .repeats = true,
         .cite = {"reg 33(2)", reading::unverified, "", {}}}};
    std::vector<std::string_view> relaxed{"subsequent"};
    std::vector<relaxation> relaxations{
        {"Deferred where necessary.",
         {},
         day("2020-04-24"),
         day("2020-09-25"),
         {"Relaxing Regulations 2020", "SI 2020/1"},
         {"reg 8", reading::secondary, "a note", day("2026-11-01")}}};
    std::vector<version> versions{
        {day("2011-04-01"),
         day("2030-03-31"),
         {"reg 1", reading::verified, "https://example.org/1", day("2026-11-22")},
         {"Review Regulations 2010", "SI 2010/1"},
         working_days_rule{working_day_definition::sat_sun_christmas_goodfriday_bankholiday,
                           "england-and-wales",
                           {"reg 2(1)", reading::unverified, "", {}}},
         {}}};
    std::vector<std::string_view> choices{"first", "last"};
    std::vector<rule_option> options{{"counted-part", "Which part counts?", {}, "first"}};
    timescale duty{.name = "england/sample-review",
                   .says = "A case is reviewed.",
                   .kind = timescale_kind::statutory,
                   .arises_per = {.what = occasion_kind::spell, .kind = kind_name("looked-after")},
                   .only_if = {},
                   .except_while = {},
                   .until_age = 18,
                   .lapses_on = {},
                   .met_by = {.kind = kind_name("review"), .early = period::months(3)},
                   .calendar = "england-and-wales",
                   .versions = {},
                   .relaxations = {},
                   .options = {},
                   .based_on = "england/base",
                   .review_by = day("2027-11-30")};

    /// Puts the lists in place.
    [[nodiscard]] std::uint64_t hash() {
        for (attribute_match& match : occasion_where) {
            match.values = values;
        }
        for (attribute_match& match : fulfilment_where) {
            match.values = fulfilment_values;
        }
        for (attribute_match& match : condition_where) {
            match.values = condition_values;
        }
        parts[1].where = condition_where;
        for (condition& asked : only_if) {
            asked.of = parts;
        }
        later_limits[0].when = when;
        later_limits[1].of = nested;
        steps[0].limits = first_limits;
        steps[0].extensions = extensions;
        for (std::size_t i = 1; i < steps.size(); ++i) {
            steps[i].limits = later_limits;
        }
        for (relaxation& deferral : relaxations) {
            deferral.steps = relaxed;
        }
        for (version& law : versions) {
            law.steps = steps;
        }
        for (rule_option& option : options) {
            option.choices = choices;
        }
        duty.arises_per.where = occasion_where;
        duty.only_if = only_if;
        duty.except_while = except_while;
        duty.lapses_on = lapses_on;
        duty.met_by.where = fulfilment_where;
        duty.versions = versions;
        duty.relaxations = relaxations;
        duty.options = options;
        return content_hash(duty);
    }
};

struct mutation {
    std::string_view what;
    void (*apply)(sample&);
};

/// One a field of `timescale` and of everything in it.
constexpr mutation mutations[] = {
    {"name", [](sample& s) { s.duty.name = "england/sample-revieu"; }},
    {"says", [](sample& s) { s.duty.says = "A case is reviewed!"; }},
    {"kind", [](sample& s) { s.duty.kind = timescale_kind::guidance; }},
    {"arises per: what", [](sample& s) { s.duty.arises_per.what = occasion_kind::event; }},
    {"arises per: kind", [](sample& s) { s.duty.arises_per.kind = kind_name("short-breaks"); }},
    {"arises per: planned", [](sample& s) { s.duty.arises_per.planned = true; }},
    {"arises per: notified", [](sample& s) { s.duty.arises_per.notified = true; }},
    {"arises per: repeated", [](sample& s) { s.duty.arises_per.repeated = repeat_rule::joins; }},
    {"arises per: restarts", [](sample& s) { s.duty.arises_per.repeated = repeat_rule::restarts; }},
    {"arises per: where, none", [](sample& s) { s.occasion_where.clear(); }},
    {"arises per: where, one fewer", [](sample& s) { s.occasion_where.pop_back(); }},
    {"arises per: where, in another order",
     [](sample& s) { std::swap(s.occasion_where[0], s.occasion_where[1]); }},
    {"arises per: where, name", [](sample& s) { s.occasion_where[0].name = "kind"; }},
    {"arises per: where, another value", [](sample& s) { s.values[1] = "friend"; }},
    {"arises per: where, one value fewer", [](sample& s) { s.values.pop_back(); }},
    {"only if: none", [](sample& s) { s.only_if.clear(); }},
    {"only if: what", [](sample& s) { s.only_if[0].what = condition_kind::none; }},
    {"only if: all", [](sample& s) { s.only_if[0].what = condition_kind::all; }},
    {"only if: one part fewer", [](sample& s) { s.parts.pop_back(); }},
    {"condition: what", [](sample& s) { s.parts[0].what = condition_kind::age_from; }},
    {"condition: years", [](sample& s) { s.parts[0].years = 6; }},
    {"condition: kind", [](sample& s) { s.parts[1].kind = kind_name("fragile-placement"); }},
    {"condition: length", [](sample& s) { s.parts[2].length = period::years(2); }},
    {"condition: no length", [](sample& s) { s.parts[2].length.reset(); }},
    {"condition: where, none", [](sample& s) { s.condition_where.clear(); }},
    {"condition: where, name", [](sample& s) { s.condition_where[0].name = "place"; }},
    {"condition: where, value", [](sample& s) { s.condition_values[0] = "registered"; }},
    {"lapses on: none", [](sample& s) { s.lapses_on.clear(); }},
    {"lapses on: one fewer", [](sample& s) { s.lapses_on.pop_back(); }},
    {"lapses on: another", [](sample& s) { s.lapses_on[0] = "refused"; }},
    {"except while: one fewer", [](sample& s) { s.except_while.pop_back(); }},
    {"except while: none", [](sample& s) { s.except_while.clear(); }},
    {"except while: another", [](sample& s) { s.except_while[0] = "placed-with-parents"; }},
    {"except while: in another order",
     [](sample& s) { std::swap(s.except_while[0], s.except_while[1]); }},
    {"until age: another", [](sample& s) { s.duty.until_age = 21; }},
    {"until age: none", [](sample& s) { s.duty.until_age.reset(); }},
    {"met by: kind", [](sample& s) { s.duty.met_by.kind = kind_name("visit"); }},
    {"met by: the end of the spell", [](sample& s) { s.duty.met_by.kind.reset(); }},
    {"met by: where, none", [](sample& s) { s.fulfilment_where.clear(); }},
    {"met by: where, name", [](sample& s) { s.fulfilment_where[0].name = "seen"; }},
    {"met by: where, value", [](sample& s) { s.fulfilment_values[0] = "no"; }},
    {"met by: where, one value more", [](sample& s) { s.fulfilment_values.push_back("no"); }},
    {"met by: notified", [](sample& s) { s.duty.met_by.notified = true; }},
    {"met by: part", [](sample& s) { s.duty.met_by.part = counted_part::last; }},
    {"met by: early, another", [](sample& s) { s.duty.met_by.early = period::months(2); }},
    {"met by: early, none", [](sample& s) { s.duty.met_by.early.reset(); }},
    {"calendar", [](sample& s) { s.duty.calendar = "scotland"; }},
    {"versions: none", [](sample& s) { s.versions.clear(); }},
    {"versions: repeated", [](sample& s) { s.versions.push_back(s.versions[0]); }},
    {"in force from", [](sample& s) { s.versions[0].in_force_from = day("2011-04-02"); }},
    {"in force to: another", [](sample& s) { s.versions[0].in_force_to = day("2030-04-01"); }},
    {"in force to: none", [](sample& s) { s.versions[0].in_force_to = {}; }},
    {"commencement: provision", [](sample& s) { s.versions[0].commencement.provision = "reg 3"; }},
    {"commencement: read",
     [](sample& s) { s.versions[0].commencement.read = reading::unverified; }},
    {"commencement: source", [](sample& s) { s.versions[0].commencement.source = "elsewhere"; }},
    {"commencement: read on", [](sample& s) { s.versions[0].commencement.read_on = {}; }},
    {"instrument: title",
     [](sample& s) { s.versions[0].instrument.title = "Review Regulations 2011"; }},
    {"instrument: number", [](sample& s) { s.versions[0].instrument.number = "SI 2011/1"; }},
    {"working days: none", [](sample& s) { s.versions[0].working_days.reset(); }},
    {"working days: definition",
     [](sample& s) {
         s.versions[0].working_days->definition = static_cast<working_day_definition>(2);
     }},
    {"working days: calendar",
     [](sample& s) { s.versions[0].working_days->calendar = "scotland"; }},
    {"working days: provision",
     [](sample& s) { s.versions[0].working_days->cite.provision = "reg 2(2)"; }},
    {"working days: read",
     [](sample& s) { s.versions[0].working_days->cite.read = reading::secondary; }},
    {"working days: source", [](sample& s) { s.versions[0].working_days->cite.source = "a note"; }},
    {"working days: read on",
     [](sample& s) { s.versions[0].working_days->cite.read_on = day("2026-11-22"); }},
    {"steps: one fewer", [](sample& s) { s.steps.pop_back(); }},
    {"steps: in another order", [](sample& s) { std::swap(s.steps[0], s.steps[1]); }},
    {"step: id", [](sample& s) { s.steps[0].id = "frist"; }},
    {"step: limits, none", [](sample& s) { s.first_limits.clear(); }},
    {"step: limits, one more", [](sample& s) { s.first_limits.push_back(s.first_limits[0]); }},
    {"step: not before, another", [](sample& s) { s.steps[0].not_before = period::weeks(2); }},
    {"step: not before, none", [](sample& s) { s.steps[0].not_before.reset(); }},
    {"step: extensions, none", [](sample& s) { s.extensions.clear(); }},
    {"step: extensions, one more", [](sample& s) { s.extensions.push_back(s.extensions[0]); }},
    {"extension: by", [](sample& s) { s.extensions[0].by = "agreed"; }},
    {"extension: length", [](sample& s) { s.extensions[0].length = period::weeks(7); }},
    {"extension: times", [](sample& s) { s.extensions[0].times = 2; }},
    {"extension: provision", [](sample& s) { s.extensions[0].cite.provision = "reg 25"; }},
    {"extension: read", [](sample& s) { s.extensions[0].cite.read = reading::secondary; }},
    {"extension: source", [](sample& s) { s.extensions[0].cite.source = "a note"; }},
    {"extension: read on", [](sample& s) { s.extensions[0].cite.read_on = {}; }},
    {"limit: amount", [](sample& s) { s.first_limits[0].length = period::working_days(21); }},
    {"limit: unit", [](sample& s) { s.first_limits[0].length = period::days(20); }},
    {"limit: what", [](sample& s) { s.first_limits[0].what = limit_kind::cycle; }},
    {"limit: total", [](sample& s) { s.first_limits[0].what = limit_kind::total; }},
    {"limit: cycle", [](sample& s) { s.first_limits[0].cycle = cycle::school_term; }},
    {"limit: window", [](sample& s) { s.first_limits[0].window = period::months(12); }},
    {"limit: judged on", [](sample& s) { s.first_limits[0].judged_on = judged_on::limit; }},
    {"policy: first day", [](sample& s) { s.first_limits[0].policy.first = first_day::included; }},
    {"policy: month end",
     [](sample& s) { s.first_limits[0].policy.month_end = month_end::next_day; }},
    {"policy: direction",
     [](sample& s) { s.first_limits[0].policy.direction = direction::before; }},
    {"policy: roll", [](sample& s) { s.first_limits[0].policy.roll = roll::sunday_or_holiday; }},
    {"policy: clear", [](sample& s) { s.first_limits[0].policy.clear = true; }},
    {"case date: what", [](sample& s) { s.first_limits[0].from.what = case_date_kind::previous; }},
    {"case date: kind", [](sample& s) { s.later_limits[0].from.kind = kind_name("review"); }},
    {"case date: no kind", [](sample& s) { s.later_limits[0].from.kind.reset(); }},
    {"case date: first, not last",
     [](sample& s) { s.later_limits[0].from.what = case_date_kind::first_event; }},
    {"case date: timescale",
     [](sample& s) { s.later_limits[2].from.timescale = "england/another"; }},
    {"case date: age", [](sample& s) { s.nested[1].from.age = 18; }},
    {"limit: when, none", [](sample& s) { s.when.clear(); }},
    {"limit: when, kind", [](sample& s) { s.when[0].kind = kind_name("visit"); }},
    {"limit: earliest or latest",
     [](sample& s) { s.later_limits[1].what = limit_kind::latest_of; }},
    {"limit: of, one fewer", [](sample& s) { s.nested.pop_back(); }},
    {"limit: of, amount", [](sample& s) { s.nested[0].length = period::months(4); }},
    {"limit: of, in another order", [](sample& s) { std::swap(s.nested[0], s.nested[1]); }},
    {"limit: provision", [](sample& s) { s.later_limits[0].cite.provision = "reg 34"; }},
    {"limit: read", [](sample& s) { s.later_limits[0].cite.read = reading::secondary; }},
    {"limit: source", [](sample& s) { s.later_limits[0].cite.source = "a note"; }},
    {"limit: read on", [](sample& s) { s.later_limits[0].cite.read_on = {}; }},
    {"limits: in another order",
     [](sample& s) { std::swap(s.later_limits[0], s.later_limits[2]); }},
    {"step: repeats", [](sample& s) { s.steps[1].repeats = false; }},
    {"step: provision", [](sample& s) { s.steps[0].cite.provision = "reg 33"; }},
    {"step: read", [](sample& s) { s.steps[0].cite.read = reading::secondary; }},
    {"step: source", [](sample& s) { s.steps[0].cite.source = "https://example.org/34"; }},
    {"step: read on", [](sample& s) { s.steps[0].cite.read_on = day("2026-11-23"); }},
    {"second step: amount", [](sample& s) { s.later_limits[0].length = period::weeks(5); }},
    {"relaxations: none", [](sample& s) { s.relaxations.clear(); }},
    {"relaxation: steps, none", [](sample& s) { s.relaxed.clear(); }},
    {"relaxation: says", [](sample& s) { s.relaxations[0].says = "Deferred."; }},
    {"relaxation: steps, another", [](sample& s) { s.relaxed[0] = "first"; }},
    {"relaxation: steps, one more", [](sample& s) { s.relaxed.push_back("first"); }},
    {"relaxation: due from", [](sample& s) { s.relaxations[0].due_from = day("2020-04-25"); }},
    {"relaxation: due to", [](sample& s) { s.relaxations[0].due_to = day("2020-09-24"); }},
    {"relaxation: title",
     [](sample& s) { s.relaxations[0].instrument.title = "Relaxing Regulations 2021"; }},
    {"relaxation: number", [](sample& s) { s.relaxations[0].instrument.number = "SI 2020/2"; }},
    {"relaxation: provision", [](sample& s) { s.relaxations[0].cite.provision = "reg 9"; }},
    {"relaxation: read", [](sample& s) { s.relaxations[0].cite.read = reading::verified; }},
    {"relaxation: source", [](sample& s) { s.relaxations[0].cite.source = "a notice"; }},
    {"relaxation: read on", [](sample& s) { s.relaxations[0].cite.read_on = {}; }},
    {"options: none", [](sample& s) { s.options.clear(); }},
    {"options: one more", [](sample& s) { s.options.push_back(s.options[0]); }},
    {"option: id", [](sample& s) { s.options[0].id = "part"; }},
    {"option: asks", [](sample& s) { s.options[0].asks = "Which part?"; }},
    {"option: choices", [](sample& s) { s.choices[1] = "final"; }},
    {"option: one choice more", [](sample& s) { s.choices.push_back("both"); }},
    {"option: chosen", [](sample& s) { s.options[0].chosen = "last"; }},
    {"based on: another", [](sample& s) { s.duty.based_on = "england/other"; }},
    {"based on: none", [](sample& s) { s.duty.based_on = {}; }},
    {"review by: another", [](sample& s) { s.duty.review_by = day("2027-12-01"); }},
    {"review by: none", [](sample& s) { s.duty.review_by = {}; }},
    // Moving text from one field to the next leaves the same characters in the same order.
    {"text moved between fields",
     [](sample& s) { s.versions[0].instrument = {"Review Regulations 2010S", "I 2010/1"}; }},
};

TEST(ContentHash, ChangesWithEveryField) {
    std::map<std::uint64_t, std::string> seen;
    seen.emplace(sample().hash(), "unchanged");
    for (const auto& [what, apply] : mutations) {
        sample changed;
        apply(changed);
        const auto [place, is_new] = seen.emplace(changed.hash(), what);
        EXPECT_TRUE(is_new) << what << " hashes like: " << place->second;
    }
    EXPECT_EQ(seen.size(), std::size(mutations) + 1);
    EXPECT_EQ(std::size(mutations), 141U);
}

TEST(ContentHash, IsTheSameOnEveryMachine) {
    EXPECT_EQ(hash_text(sample().hash()), "389db6582109ae6a");
}

TEST(ContentHash, DependsOnWhatIsSaidNotOnWhereItIsKept) {
    sample first;
    sample second;
    EXPECT_NE(first.steps.data(), second.steps.data());
    EXPECT_EQ(first.hash(), second.hash());
}

// ---- a rule book of one's own ------------------------------------------------------------------

TEST(RuleBook, HashCoversTimescalesAndCalendars) {
    sample one;
    (void)one.hash();  // puts the lists in place
    const std::array duties{one.duty};
    const std::vector<working_calendar> calendars(built_in_calendars().begin(),
                                                  built_in_calendars().end());
    const rule_book with({duties, calendars, nullptr});
    const rule_book without_calendars({duties, {}, nullptr});
    const rule_book without_timescales({{}, calendars, nullptr});
    EXPECT_NE(with.content_hash(), without_calendars.content_hash());
    EXPECT_NE(with.content_hash(), without_timescales.content_hash());
    EXPECT_EQ(with.content_hash(), rule_book({duties, calendars, nullptr}).content_hash());
}

TEST(RuleBook, LooksUpWhatItWasGiven) {
    sample one;
    (void)one.hash();
    const std::array duties{one.duty};
    const rule_book rules({duties, {}, nullptr});
    EXPECT_EQ(rules.find("england/sample-review"), duties.data());
    EXPECT_EQ(rules.find("england/looked-after-review"), nullptr);
    EXPECT_EQ(rules.calendar("england-and-wales"), nullptr);
}

TEST(RuleBook, CopiesShareWhatTheyOwn) {
    auto owned = std::make_shared<sample>();
    (void)owned->hash();
    const std::span<const timescale> duties(&owned->duty, 1);
    const std::weak_ptr<sample> watched = owned;
    auto first = std::make_unique<rule_book>(rule_book::contents{duties, {}, std::move(owned)});
    const rule_book copy = *first;
    first.reset();
    ASSERT_FALSE(watched.expired());
    EXPECT_NE(copy.find("england/sample-review"), nullptr);
}

}  // namespace
}  // namespace timescales
