/// What is compiled into the library is what the loader makes of the YAML: the same hashes, and the
/// same in every field and on every day.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
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

rule_book rules_from_yaml() {
    const std::vector<source_file> packs = {project_file(rules_path)};
    const std::vector<working_calendar> calendars = calendars_from_yaml();
    auto loaded = load_rule_book(packs, calendars);
    EXPECT_THAT(messages(loaded.problems), IsEmpty());
    return *loaded.value;
}

void expect_same(const instrument& a, const instrument& b) {
    EXPECT_EQ(a.title, b.title);
    EXPECT_EQ(a.number, b.number);
}

void expect_same(const step& a, const step& b) {
    EXPECT_EQ(a.id, b.id);
    EXPECT_EQ(a.within, b.within);
    EXPECT_EQ(a.of, b.of);
    EXPECT_EQ(a.repeats, b.repeats);
    EXPECT_EQ(a.cite, b.cite);
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
    ASSERT_EQ(a.steps.size(), b.steps.size());
    for (std::size_t i = 0; i < a.steps.size(); ++i) {
        expect_same(a.steps[i], b.steps[i]);
    }
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
    EXPECT_EQ(a.arises_per, b.arises_per);
    EXPECT_THAT(a.except_while, ElementsAreArray(b.except_while));
    EXPECT_EQ(a.until_age, b.until_age);
    EXPECT_EQ(a.met_by, b.met_by);
    EXPECT_EQ(a.calendar, b.calendar);
    ASSERT_EQ(a.versions.size(), b.versions.size());
    for (std::size_t i = 0; i < a.versions.size(); ++i) {
        expect_same(a.versions[i], b.versions[i]);
    }
    ASSERT_EQ(a.relaxations.size(), b.relaxations.size());
    for (std::size_t i = 0; i < a.relaxations.size(); ++i) {
        expect_same(a.relaxations[i], b.relaxations[i]);
    }
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
    {"met_by: review", "met_by: visit"},
    {"from: 1991-10-14", "from: 1991-10-15"},
    {"title: \"Review of Children's", "title: \"Review of Children\\\""},
    {"number: SI 1991/895", "number: SI 1991/896"},
    {"cite: reg 2(1)", "cite: reg 2(2)"},
    {"id: first, within: 4 weeks", "id: one, within: 4 weeks"},
    {"within: 4 weeks", "within: 28 days"},
    {"within: 20 working days", "within: 21 working days"},
    {"cite: reg 33(1), read: verified, read_on: 2026-11-22",
     "cite: reg 33(1), read: verified, read_on: 2026-11-21"},
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
              hash_text(rules_from_yaml().content_hash()));
}

TEST(BuiltInRules, BookIsTheYamlInEveryField) {
    const rule_book written = rules_from_yaml();
    const auto compiled = built_in_rule_book().timescales();
    ASSERT_EQ(compiled.size(), written.timescales().size());
    std::size_t visited = 0;
    for (std::size_t i = 0; i < compiled.size(); ++i) {
        SCOPED_TRACE(compiled[i].name);
        expect_same(compiled[i], written.timescales()[i]);
        EXPECT_EQ(content_hash(compiled[i]), content_hash(written.timescales()[i]));
        ++visited;
    }
    EXPECT_EQ(visited, 1U);
}

TEST(BuiltInRules, BookHasTheCalendarsOfTheYaml) {
    const rule_book written = rules_from_yaml();
    const auto compiled = built_in_rule_book().calendars();
    ASSERT_EQ(compiled.size(), written.calendars().size());
    for (std::size_t i = 0; i < compiled.size(); ++i) {
        EXPECT_EQ(compiled[i].name(), written.calendars()[i].name());
        EXPECT_EQ(compiled[i].content_hash(), written.calendars()[i].content_hash());
    }
}

/// Equal hashes would prove nothing if the hash did not look at everything.
TEST(BuiltInRules, HashChangesWithEveryField) {
    const source_file real = project_file(rules_path);
    const std::vector<working_calendar> calendars = calendars_from_yaml();
    std::set<std::uint64_t> hashes = {rules_from_yaml().content_hash()};
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
    EXPECT_EQ(visited, 25U);
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
