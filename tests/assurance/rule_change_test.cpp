// Lint of rules, and what a change of rules changes.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/engine/a_child.hpp"
#include "timescales/rule_change.hpp"
#include "timescales/rules_yaml.hpp"

namespace {

using namespace timescales;
using testing::Contains;
using testing::ElementsAre;
using timescales_tests::on;
using timescales_tests::review_rules;

/// Days of a 400-year cycle that have no corresponding date, found out by looking at each.
std::int32_t counted_by_hand(std::int32_t months) {
    const auto length = [](int year, int month) {
        constexpr int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
        const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return lengths[month - 1] + (month == 2 && leap ? 1 : 0);
    };
    std::int32_t days = 0;
    std::int32_t ambiguous = 0;
    for (int year = 2000; year < 2400; ++year) {
        for (int month = 1; month <= 12; ++month) {
            const int end = (year * 12 + month - 1) + months;
            for (int day = 1; day <= length(year, month); ++day) {
                ++days;
                ambiguous += day > length(end / 12, end % 12 + 1) ? 1 : 0;
            }
        }
    }
    EXPECT_EQ(days, 146'097);
    return ambiguous;
}

TEST(MonthEnds, AreCountedOverFourHundredYears) {
    EXPECT_EQ(ambiguous_starts(3), 1'903);
    EXPECT_EQ(ambiguous_starts(6), 2'703);
    EXPECT_EQ(ambiguous_starts(12), 97);
    for (std::int32_t months = 1; months <= 60; ++months) {
        EXPECT_EQ(ambiguous_starts(months), counted_by_hand(months)) << months;
    }
}

std::vector<std::string> texts(const std::vector<diagnostic>& found) {
    std::vector<std::string> all;
    for (const diagnostic& d : found) {
        all.push_back(to_string(d));
    }
    return all;
}

TEST(Lint, NamesUnreadLawAndAmbiguousMonthsOnce) {
    EXPECT_THAT(
        texts(lint_rules(review_rules(), on("2026-11-26"))),
        ElementsAre(
            "note TS1503: england/looked-after-review, SI 1991/895, step second: 3 months from "
            "1903 of 146097 start days end where the month is too short, on its last day by "
            "English law ('month_end')",
            "note TS1503: england/looked-after-review, SI 1991/895, step subsequent: 6 months "
            "from 2703 of 146097 start days end where the month is too short, on its last day by "
            "English law ('month_end')",
            "warning TS1501: england/looked-after-review rests on SI 2010/959 reg 2(1), which "
            "nobody has read; read it, and say where in 'source'",
            "note TS1503: england/looked-after-review, SI 2010/959, step second: 3 months from "
            "1903 of 146097 start days end where the month is too short, on its last day by "
            "English law ('month_end')",
            "note TS1503: england/looked-after-review, SI 2010/959, step subsequent: 6 months "
            "from 2703 of 146097 start days end where the month is too short, on its last day by "
            "English law ('month_end')"));
}

TEST(Lint, NamesRulesThatWereToBeReadAgain) {
    EXPECT_THAT(texts(lint_rules(review_rules(), on("2027-12-01"))),
                Contains("warning TS1502: england/looked-after-review was to be read again by "
                         "2027-11-30; read the law, correct the rule, and set 'review_by'"));
}

/// The reviews of the built-in book with three months between them for six.
rule_book stricter() {
    const source_file pack{
        "mine.yaml",
        "format: timescales/1\npack: england\ntimescales:\n  - id: looked-after-review\n    says: "
        "Mine.\n    kind: statutory\n    arises_per: looked-after\n    met_by: review\n    "
        "calendar: england-and-wales\n    versions:\n      - in_force: {from: 2011-04-01, cite: "
        "reg 1, read: unverified}\n        instrument: {title: Mine, number: SI 2010/959}\n        "
        "steps:\n          - {id: first, within: 4 weeks, of: start, cite: reg 33(1), read: "
        "unverified}\n          - {id: next, within: 3 months, of: previous, repeats: true, cite: "
        "reg 33(2), read: unverified}\n"};
    return load_rule_book({&pack, 1}, built_in_calendars()).value.value();
}

TEST(Differences, AreSaidByPlaceBeforeAndAfter) {
    const auto found = compare_rules(review_rules(), stricter());
    EXPECT_THAT(found, Contains(rule_difference{
                           "england/looked-after-review", "SI 2010/959, step first",
                           "within 20 working days of the start", "within 4 weeks of the start"}));
    EXPECT_THAT(found, Contains(rule_difference{"england/looked-after-review", "says",
                                                "A looked-after child's case is reviewed within "
                                                "20 working days, again within 3 months, then "
                                                "every 6 months.",
                                                "Mine."}));
    EXPECT_EQ(compare_rules(review_rules(), review_rules()), std::vector<rule_difference>());
}

TEST(Differences, OfWholeTimescalesAreSaidToo) {
    const auto found = compare_rules(stricter(), built_in_rule_book());
    EXPECT_THAT(found, Contains(testing::Field(&rule_difference::timescale, "england/visit")));
}

TEST(MovedObligations, AreThoseWhoseLimitOrOutcomeChanges) {
    timeline child;
    child.id = "1";
    child.spells.push_back(spell::since("looked-after", on("2017-12-04")));
    child.events.push_back({"review", on("2018-01-03")});
    EXPECT_THAT(
        moved_obligations(review_rules(), stricter(), {&child, 1}, {.as_at = on("2018-02-01")}),
        ElementsAre(
            moved_obligation{"1|england/looked-after-review|2017-12-04|first|1", on("2018-01-04"),
                             on("2018-01-01"), outcome::on_time, outcome::late},
            moved_obligation{"1|england/looked-after-review|2017-12-04|second|2",
                             on("2018-04-03"),
                             {},
                             outcome::outstanding,
                             {}},
            moved_obligation{"1|england/looked-after-review|2017-12-04|next|2",
                             {},
                             on("2018-04-03"),
                             {},
                             outcome::outstanding}));
}

}  // namespace
