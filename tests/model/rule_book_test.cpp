#include "timescales/rule_book.hpp"

#include <gtest/gtest.h>

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

// ---- the built-in rule book --------------------------------------------------------------------

TEST(BuiltInRuleBook, FindsTimescalesByPackAndId) {
    const rule_book& rules = built_in_rule_book();
    const timescale* duty = rules.find("england/looked-after-review");
    ASSERT_NE(duty, nullptr);
    EXPECT_EQ(duty->name, "england/looked-after-review");
    EXPECT_EQ(duty->kind, timescale_kind::statutory);
    EXPECT_EQ(duty->arises_per, kind_name("looked-after"));
    EXPECT_EQ(duty->met_by, kind_name("review"));
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
                limits += to_string(law.steps.front().within);
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
    const std::vector<source_file> packs{
        read_file(rules + "england/looked-after-reviews.yaml").value()};
    const loaded<rule_book> book = load_rule_book(packs, calendars);
    ASSERT_TRUE(book.value.has_value());
    EXPECT_EQ(book.value->content_hash(), built_in_rule_book().content_hash());
}

TEST(HashText, SixteenDigits) {
    EXPECT_EQ(hash_text(0), "0000000000000000");
    EXPECT_EQ(hash_text(0x0123'4567'89ab'cdef), "0123456789abcdef");
    EXPECT_EQ(hash_text(UINT64_MAX), "ffffffffffffffff");
}

// ---- the hash of what a timescale says ---------------------------------------------------------

/// A timescale that owns its lists, so that each part can be changed by itself.
struct sample {
    std::vector<kind_name> except_while{"placed-for-adoption", "short-breaks"};
    std::vector<step> steps{
        {"first",
         period::working_days(20),
         anchor_kind::start,
         false,
         {"reg 33(1)", reading::verified, "https://example.org/33", day("2026-11-22")}},
        {"subsequent",
         period::months(6),
         anchor_kind::previous,
         true,
         {"reg 33(2)", reading::unverified, "", {}}}};
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
    timescale duty{"england/sample-review",
                   "A case is reviewed.",
                   timescale_kind::statutory,
                   "looked-after",
                   {},
                   18,
                   "review",
                   "england-and-wales",
                   {},
                   {}};

    [[nodiscard]] std::uint64_t hash() {
        for (relaxation& deferral : relaxations) {
            deferral.steps = relaxed;
        }
        for (version& law : versions) {
            law.steps = steps;
        }
        duty.except_while = except_while;
        duty.versions = versions;
        duty.relaxations = relaxations;
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
    {"arises per", [](sample& s) { s.duty.arises_per = "short-breaks"; }},
    {"except while: one fewer", [](sample& s) { s.except_while.pop_back(); }},
    {"except while: none", [](sample& s) { s.except_while.clear(); }},
    {"except while: another", [](sample& s) { s.except_while[0] = "placed-with-parents"; }},
    {"except while: in another order",
     [](sample& s) { std::swap(s.except_while[0], s.except_while[1]); }},
    {"until age: another", [](sample& s) { s.duty.until_age = 21; }},
    {"until age: none", [](sample& s) { s.duty.until_age.reset(); }},
    {"met by", [](sample& s) { s.duty.met_by = "visit"; }},
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
    {"step: amount", [](sample& s) { s.steps[0].within = period::working_days(21); }},
    {"step: unit", [](sample& s) { s.steps[0].within = period::days(20); }},
    {"step: of", [](sample& s) { s.steps[0].of = anchor_kind::previous; }},
    {"step: repeats", [](sample& s) { s.steps[1].repeats = false; }},
    {"step: provision", [](sample& s) { s.steps[0].cite.provision = "reg 33"; }},
    {"step: read", [](sample& s) { s.steps[0].cite.read = reading::secondary; }},
    {"step: source", [](sample& s) { s.steps[0].cite.source = "https://example.org/34"; }},
    {"step: read on", [](sample& s) { s.steps[0].cite.read_on = day("2026-11-23"); }},
    {"second step: amount", [](sample& s) { s.steps[1].within = period::months(5); }},
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
    // Moving text from one field to the next leaves the same characters in the same order.
    {"text moved between fields",
     [](sample& s) {
         s.versions[0].instrument = {"Review Regulations 2010S", "I 2010/1"};
     }},
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
    EXPECT_EQ(std::size(mutations), 56U);
}

TEST(ContentHash, IsTheSameOnEveryMachine) {
    EXPECT_EQ(hash_text(sample().hash()), "6a9b76287cc4e22c");
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
