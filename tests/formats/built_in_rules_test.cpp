/// What is compiled into the library is what the loader makes of the YAML: the same hashes, and the
/// same in every field and on every day.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "tests/formats/yaml_test_support.hpp"
#include "timescales/rules_yaml.hpp"

namespace timescales_tests {

namespace {

using testing::ElementsAreArray;
using testing::IsEmpty;

std::vector<working_calendar> calendars_from_yaml() {
    std::vector<working_calendar> calendars;
    for (const char* path : calendar_paths) {
        auto loaded = load_calendar(project_file(path));
        EXPECT_THAT(messages(loaded.problems), IsEmpty());
        calendars.push_back(*loaded.value);
    }
    return calendars;
}

/// The files that are compiled in: those of one pack, or all of them.
std::vector<source_file> compiled_in(std::string_view pack = {}) {
    std::vector<source_file> packs;
    std::string_view rest = TIMESCALES_BUILT_IN_PACKS;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(','), rest.size());
        const std::string path(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (pack.empty() || path.find("/" + std::string(pack) + "/") != std::string::npos) {
            packs.push_back(read_file(path).value());
        }
    }
    return packs;
}

rule_book rules_from_yaml(std::string_view pack = {}) {
    const std::vector<working_calendar> calendars = calendars_from_yaml();
    auto loaded = load_rule_book(compiled_in(pack), calendars);
    EXPECT_THAT(messages(loaded.problems), IsEmpty());
    return *loaded.value;
}

void expect_same(const instrument& a, const instrument& b) {
    EXPECT_EQ(a.title, b.title);
    EXPECT_EQ(a.number, b.number);
}

// A template finds only what stands before it.
void expect_same(const attribute_match& a, const attribute_match& b);
void expect_same(const condition& a, const condition& b);
void expect_same(const limit& a, const limit& b);
void expect_same(const extension& a, const extension& b);
void expect_same(const step& a, const step& b);
void expect_same(const version& a, const version& b);
void expect_same(const relaxation& a, const relaxation& b);
void expect_same(const rule_option& a, const rule_option& b);

/// Lists of the same length, whose entries are the same.
template <typename part>
void expect_same(std::span<const part> a, std::span<const part> b) {
    ASSERT_EQ(a.size(), b.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        expect_same(a[i], b[i]);
    }
}

void expect_same(const attribute_match& a, const attribute_match& b) {
    EXPECT_EQ(a.name, b.name);
    EXPECT_THAT(a.values, ElementsAreArray(b.values));
}

void expect_same(const condition& a, const condition& b) {
    EXPECT_EQ(a.what, b.what);
    EXPECT_EQ(a.kind, b.kind);
    expect_same(a.where, b.where);
    EXPECT_EQ(a.years, b.years);
    EXPECT_EQ(a.length, b.length);
    expect_same(a.of, b.of);
}

void expect_same(const case_date& a, const case_date& b) {
    EXPECT_EQ(a.what, b.what);
    EXPECT_EQ(a.kind, b.kind);
    EXPECT_EQ(a.age, b.age);
    EXPECT_EQ(a.timescale, b.timescale);
}

void expect_same(const limit& a, const limit& b) {
    EXPECT_EQ(a.what, b.what);
    EXPECT_EQ(a.length, b.length);
    expect_same(a.from, b.from);
    EXPECT_EQ(a.policy, b.policy);
    EXPECT_EQ(a.cycle, b.cycle);
    EXPECT_EQ(a.window, b.window);
    expect_same(a.of, b.of);
    expect_same(a.when, b.when);
    EXPECT_EQ(a.judged_on, b.judged_on);
    EXPECT_EQ(a.cite, b.cite);
}

void expect_same(const extension& a, const extension& b) {
    EXPECT_EQ(a.by, b.by);
    EXPECT_EQ(a.length, b.length);
    EXPECT_EQ(a.times, b.times);
    EXPECT_EQ(a.cite, b.cite);
}

void expect_same(const step& a, const step& b) {
    EXPECT_EQ(a.id, b.id);
    expect_same(a.limits, b.limits);
    EXPECT_EQ(a.repeats, b.repeats);
    EXPECT_EQ(a.cite, b.cite);
    EXPECT_EQ(a.not_before, b.not_before);
    expect_same(a.extensions, b.extensions);
}

void expect_same(const occasion& a, const occasion& b) {
    EXPECT_EQ(a.what, b.what);
    EXPECT_EQ(a.kind, b.kind);
    expect_same(a.where, b.where);
    EXPECT_EQ(a.planned, b.planned);
    EXPECT_EQ(a.notified, b.notified);
    EXPECT_EQ(a.repeated, b.repeated);
}

void expect_same(const fulfilment& a, const fulfilment& b) {
    EXPECT_EQ(a.kind, b.kind);
    expect_same(a.where, b.where);
    EXPECT_EQ(a.notified, b.notified);
    EXPECT_EQ(a.part, b.part);
    EXPECT_EQ(a.early, b.early);
}

void expect_same(const rule_option& a, const rule_option& b) {
    EXPECT_EQ(a.id, b.id);
    EXPECT_EQ(a.asks, b.asks);
    EXPECT_THAT(a.choices, ElementsAreArray(b.choices));
    EXPECT_EQ(a.chosen, b.chosen);
}

void expect_same(const version& a, const version& b) {
    EXPECT_EQ(a.in_force_from, b.in_force_from);
    EXPECT_EQ(a.in_force_to, b.in_force_to);
    EXPECT_EQ(a.commencement, b.commencement);
    expect_same(a.instrument, b.instrument);
    ASSERT_EQ(a.working_days.has_value(), b.working_days.has_value());
    if (a.working_days) {
        EXPECT_EQ(a.working_days->definition, b.working_days->definition);
        EXPECT_EQ(a.working_days->calendar, b.working_days->calendar);
        EXPECT_EQ(a.working_days->cite, b.working_days->cite);
    }
    expect_same(a.steps, b.steps);
}

void expect_same(const relaxation& a, const relaxation& b) {
    EXPECT_EQ(a.says, b.says);
    EXPECT_THAT(a.steps, ElementsAreArray(b.steps));
    EXPECT_EQ(a.due_from, b.due_from);
    EXPECT_EQ(a.due_to, b.due_to);
    expect_same(a.instrument, b.instrument);
    EXPECT_EQ(a.cite, b.cite);
}

void expect_same(const timescale& a, const timescale& b) {
    EXPECT_EQ(a.name, b.name);
    EXPECT_EQ(a.says, b.says);
    EXPECT_EQ(a.kind, b.kind);
    expect_same(a.arises_per, b.arises_per);
    expect_same(a.only_if, b.only_if);
    EXPECT_THAT(a.except_while, ElementsAreArray(b.except_while));
    EXPECT_EQ(a.until_age, b.until_age);
    EXPECT_THAT(a.lapses_on, ElementsAreArray(b.lapses_on));
    expect_same(a.met_by, b.met_by);
    EXPECT_EQ(a.calendar, b.calendar);
    expect_same(a.versions, b.versions);
    expect_same(a.relaxations, b.relaxations);
    expect_same(a.options, b.options);
    EXPECT_EQ(a.based_on, b.based_on);
    EXPECT_EQ(a.review_by, b.review_by);
}

/// One thing in the pack, and something else in its place.
struct change {
    const char* from;
    const char* to;
};

/// Every kind of thing that the pack says, changed once.
constexpr change changes[] = {
    {"pack: england", "pack: wales"},
    {"id: looked-after-review", "id: review"},
    {"then every 6 months.", "then every six months."},
    {"kind: statutory", "kind: guidance"},
    {"arises_per: looked-after", "arises_per: placement"},
    {"except_while: [placed-for-adoption, short-breaks]", "except_while: [placed-for-adoption]"},
    {"    until_age: 18\n", ""},
    {"until_age: 18", "until_age: 17"},
    {"review_by: 2027-11-30", "review_by: 2027-12-01"},
    {"Which meeting of a review", "Which part of a review"},
    {"choices: [first, last]", "choices: [last, first]"},
    {"    kind: statutory\n", "    kind: statutory\n    only_if: {age: under 18}\n"},
    {"    kind: statutory\n", "    kind: statutory\n    lapses_on: [closed]\n"},
    {"{event: review, part", "{event: visit, part"},
    {"{event: review, part", "{event: review, dated: notified, part"},
    {"{event: review, part", "{event: review, early: 1 month, part"},
    {"{event: review, part", "{event: review, where: {by: officer}, part"},
    {"of: start, cite", "beginning_with: start, cite"},
    {"of: start, cite", "of: start, roll: next, cite"},
    {"of: start, cite", "of: start, when: {age: under 5}, cite"},
    {"of: start, cite", "of: start, not_before: 1 week, cite"},
    {"from: 1991-10-14", "from: 1991-10-15"},
    {"title: \"Review of Children's", "title: \"Review of Children\\\""},
    {"number: SI 1991/895", "number: SI 1991/896"},
    {"cite: reg 2(1)", "cite: reg 2(2)"},
    {"id: first, within: 4 weeks", "id: one, within: 4 weeks"},
    {"within: 4 weeks", "within: 28 days"},
    {"within: 20 working days", "within: 21 working days"},
    {"cite: reg 33(1), read: verified, read_on: 2026-11-26",
     "cite: reg 33(1), read: verified, read_on: 2026-11-25"},
    {"cite: reg 33(1), read: verified", "cite: reg 33(1), read: secondary"},
    {"cite: reg 33(1)", "cite: reg 33(3)"},
    {"says: From 24 April", "says: Since 24 April"},
    {"steps: [subsequent]", "steps: [second, subsequent]"},
    {"due: {from: 2020-04-24", "due: {from: 2020-04-25"},
    {"to: 2020-09-25}", "to: 2020-09-26}"},
    {"number: SI 2020/445", "number: SI 2020/446"},
    {"cites reg 8(14)\"", "cites reg 8\""},
};

}  // namespace

TEST(BuiltInRules, BookHasTheHashOfTheYaml) {
    EXPECT_EQ(hash_text(built_in_rule_book().content_hash()),
              hash_text(rules_from_yaml("england").content_hash()));
}

TEST(BuiltInRules, EveryPackIsTheYamlInEveryField) {
    const rule_book written = rules_from_yaml();
    const auto all = built_in_rule_book(built_in_packs());
    ASSERT_TRUE(all);
    const auto compiled = all->timescales();
    ASSERT_EQ(compiled.size(), written.timescales().size());
    for (std::size_t i = 0; i < compiled.size(); ++i) {
        SCOPED_TRACE(compiled[i].name);
        expect_same(compiled[i], written.timescales()[i]);
        EXPECT_EQ(content_hash(compiled[i]), content_hash(written.timescales()[i]));
    }
    EXPECT_GE(compiled.size(), 6U);
}

TEST(BuiltInRules, EveryPackByItselfHasTheHashOfItsYaml) {
    ASSERT_FALSE(built_in_packs().empty());
    for (const std::string_view pack : built_in_packs()) {
        const auto compiled = built_in_rule_book({&pack, 1});
        ASSERT_TRUE(compiled) << pack;
        EXPECT_EQ(hash_text(compiled->content_hash()),
                  hash_text(rules_from_yaml(pack).content_hash()))
            << pack;
    }
}

TEST(BuiltInRules, BookHasTheCalendarsOfTheYaml) {
    const rule_book written = rules_from_yaml("england");
    const auto compiled = built_in_rule_book().calendars();
    ASSERT_EQ(compiled.size(), written.calendars().size());
    for (std::size_t i = 0; i < compiled.size(); ++i) {
        EXPECT_EQ(compiled[i].name(), written.calendars()[i].name());
        EXPECT_EQ(compiled[i].content_hash(), written.calendars()[i].content_hash());
    }
}

/// Equal hashes would prove nothing if the hash did not look at everything.
TEST(BuiltInRules, HashChangesWithEveryField) {
    const source_file real = reviews_alone();
    const std::vector<working_calendar> calendars = calendars_from_yaml();
    const auto unchanged = load_rule_book({&real, 1}, calendars);
    ASSERT_THAT(messages(unchanged.problems), IsEmpty());
    std::set<std::uint64_t> hashes = {unchanged.value->content_hash()};
    std::size_t visited = 0;
    for (const change& c : changes) {
        SCOPED_TRACE(c.from);
        std::string text = real.text;
        const std::size_t at = text.find(c.from);
        ASSERT_NE(at, std::string::npos);
        text.replace(at, std::string_view(c.from).size(), c.to);
        const std::vector<source_file> packs = {{"changed.yaml", text}};
        const auto rules = load_rule_book(packs, calendars);
        ASSERT_THAT(messages(rules.problems), IsEmpty());
        EXPECT_TRUE(hashes.insert(rules.value->content_hash()).second) << "same hash as another";
        ++visited;
    }
    EXPECT_EQ(visited, std::size(changes));
}

TEST(BuiltInCalendar, ThereIsOneForEachDivision) {
    ASSERT_EQ(built_in_calendars().size(), 3U);
    EXPECT_EQ(built_in_calendar("england-and-wales"), &built_in_calendars()[0]);
    EXPECT_EQ(built_in_calendar("northern-ireland"), &built_in_calendars()[1]);
    EXPECT_EQ(built_in_calendar("scotland"), &built_in_calendars()[2]);
    EXPECT_EQ(built_in_calendar("wales"), nullptr);
}

TEST(BuiltInCalendar, IsTheYamlInEveryField) {
    const std::vector<working_calendar> all = calendars_from_yaml();
    std::size_t visited = 0;
    for (std::size_t c = 0; c < all.size(); ++c) {
        const working_calendar& written = all[c];
        const working_calendar& compiled = built_in_calendars()[c];
        EXPECT_EQ(hash_text(compiled.content_hash()), hash_text(written.content_hash()));
        EXPECT_EQ(compiled.name(), written.name());
        EXPECT_EQ(compiled.definition(), written.definition());
        EXPECT_EQ(compiled.covered_from(), written.covered_from());
        EXPECT_EQ(compiled.covered_to(), written.covered_to());
        EXPECT_EQ(compiled.recorded_to(), written.recorded_to());
        EXPECT_EQ(compiled.published_to(), written.published_to());
        EXPECT_EQ(compiled.verified_on(), written.verified_on());
        EXPECT_EQ(compiled.review_by(), written.review_by());
        EXPECT_EQ(compiled.knowledge_from(), written.knowledge_from());
        EXPECT_EQ(compiled.known_on(), written.known_on());
        EXPECT_THAT(compiled.holidays(), testing::ElementsAreArray(written.holidays()));
        EXPECT_THAT(compiled.withdrawn(), testing::ElementsAreArray(written.withdrawn()));
        EXPECT_THAT(compiled.publications(), testing::ElementsAreArray(written.publications()));
        EXPECT_GE(compiled.withdrawn().size(), 2U);
        EXPECT_GE(compiled.publications().size(), 1U);
        EXPECT_EQ(compiled.memory_used(), written.memory_used());
        visited += compiled.holidays().size();
    }
    EXPECT_GE(visited, 462U + 481U + 578U + 3 * 171U * 8U);
}

/// From a week before the days covered to the last date there is.
TEST(BuiltInCalendar, AnswersAsTheYamlOnEveryDay) {
    constexpr std::int32_t amounts[] = {-261, -64, -20, -1, 0, 1, 20, 261};
    const std::vector<working_calendar> all = calendars_from_yaml();
    std::size_t visited = 0;
    for (std::size_t c = 0; c < all.size(); ++c) {
        const working_calendar& written = all[c];
        const working_calendar& compiled = built_in_calendars()[c];
        const std::int32_t first = written.covered_from().days_since_epoch() - 7;
        for (std::int32_t number = first; number <= civil_date::max_days; ++number) {
            const civil_date date = *civil_date::from_days(number);
            ASSERT_EQ(compiled.covers(date), written.covers(date));
            ASSERT_EQ(compiled.is_working_day(date), written.is_working_day(date));
            ASSERT_EQ(compiled.on_or_after(date), written.on_or_after(date));
            ASSERT_EQ(compiled.on_or_before(date), written.on_or_before(date));
            ASSERT_EQ(compiled.certainty_of(date), written.certainty_of(date));
            ASSERT_EQ(compiled.count(written.covered_from(), date),
                      written.count(written.covered_from(), date));
            for (const std::int32_t amount : amounts) {
                ASSERT_EQ(compiled.add(date, amount), written.add(date, amount))
                    << compiled.name() << ", " << to_text(date).view() << " and " << amount;
            }
            ++visited;
        }
    }
    EXPECT_EQ(visited, 3U * (83'641U + 7U));  // 1971-01-01 to 2199-12-31, and a week
}

}  // namespace timescales_tests
