// Tests of rules without programming: the reader, the runner, mutation, and the packs that are
// shipped.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "tests/formats/yaml_test_support.hpp"
#include "timescales/rule_tests.hpp"

namespace {

using namespace timescales;
using testing::ElementsAre;
using testing::HasSubstr;
using timescales_tests::messages;
using timescales_tests::project_file;

const char* const visits = R"(format: timescales/1
pack: local
timescales:
  - id: visit
    says: A child is visited within a week, then every 6 weeks.
    kind: local
    arises_per: placement
    met_by: visit
    calendar: england-and-wales
    versions:
      - in_force: {from: 2020-01-01, cite: para 1, read: unverified}
        instrument: {title: Policy, number: P 1}
        steps:
          - {id: first, within: 1 week, of: start, cite: para 2, read: unverified}
          - {id: next, within: 6 weeks, of: previous, repeats: true, cite: para 3, read: unverified}
)";

rule_book book() {
    const source_file pack{"visits.yaml", visits};
    return load_rule_book({&pack, 1}, built_in_calendars()).value.value();
}

std::vector<rule_test> tests_in(const std::string& text) {
    const auto loaded = load_rule_tests({"visits.tests.yaml", text});
    EXPECT_THAT(messages(loaded.problems), ElementsAre());
    return loaded.value.value_or(std::vector<rule_test>());
}

const std::string head = "format: timescales-tests/1\ntests:\n";

std::string one_test(const std::string& expect, const std::string& name = "a case") {
    return "  - name: " + name + R"(
    timescale: local/visit
    as_at: 2024-01-20
    spells: [{kind: placement, start: 2024-01-01}]
    events: [{kind: visit, on: 2024-01-09}]
    expect: [)" +
           expect + "]\n";
}

TEST(RuleTests, PassWhereEveryFieldNamedAgreesAndNothingElseArises) {
    const auto run = run_rule_tests(
        book(), tests_in(head + one_test("{step: first, due: 2024-01-08, outcome: late, days_late: "
                                         "1, plan_by: 2024-01-08, projected: false}, {step: next, "
                                         "due: 2024-02-20, outcome: outstanding, met_on: null}")));
    EXPECT_EQ(run.tests, 1U);
    EXPECT_EQ(run.failed, 0U);
    EXPECT_THAT(messages(run.problems), ElementsAre());
    EXPECT_THAT(run.not_exercised, ElementsAre());
}

TEST(RuleTests, SayWhichFieldOfWhichObligationDiffers) {
    const auto run = run_rule_tests(
        book(), tests_in(head + one_test("{step: first, due: 2024-01-09, outcome: on-time}, {step: "
                                         "next, outcome: outstanding, met_on: 2024-01-09}")));
    EXPECT_EQ(run.failed, 1U);
    EXPECT_THAT(
        messages(run.problems),
        ElementsAre("visits.tests.yaml:8:14: error TS1601: a case: expected due 2024-01-09, got "
                    "2024-01-08 (first, due 2024-01-08, late)",
                    "visits.tests.yaml:8:14: error TS1601: a case: expected outcome on-time, got "
                    "late (first, due 2024-01-08, late)",
                    "visits.tests.yaml:8:64: error TS1601: a case: expected met_on 2024-01-09, got "
                    "null (next, due 2024-02-20, outstanding)"));
}

TEST(RuleTests, SayWhatIsMissingAndWhatWasNotExpected) {
    EXPECT_THAT(
        messages(run_rule_tests(book(), tests_in(head + one_test("{step: first, outcome: late}")))
                     .problems),
        ElementsAre("visits.tests.yaml:3: error TS1601: a case: unexpected: next, due 2024-02-20, "
                    "outstanding"));
    EXPECT_THAT(
        messages(run_rule_tests(book(), tests_in(head + one_test("{step: first, outcome: late}, "
                                                                 "{step: next, outcome: "
                                                                 "outstanding}, {step: next, "
                                                                 "outcome: outstanding}")))
                     .problems),
        ElementsAre("visits.tests.yaml:8:80: error TS1601: a case: expected another obligation, "
                    "and there is none"));
}

TEST(RuleTests, NameAnUnknownTimescaleAndTheNearest) {
    std::string text = head + one_test("");
    text.replace(text.find("local/visit"), 11, "local/vist");
    EXPECT_THAT(messages(run_rule_tests(book(), tests_in(text)).problems),
                ElementsAre("visits.tests.yaml:3: error TS1601: a case: there is no timescale "
                            "'local/vist' in the rule book; did you mean 'local/visit'?"));
}

TEST(RuleTests, StepsThatNoTestComesToAreNamed) {
    EXPECT_THAT(run_rule_tests(book(), {}).not_exercised,
                ElementsAre("local/visit, P 1, first", "local/visit, P 1, next"));
}

TEST(RuleTests, MistakesInATestsFileAreAllFound) {
    const auto loaded =
        load_rule_tests({"visits.tests.yaml", head + one_test("{step: first, outcme: late}") +
                                                  one_test("{outcome: late}") +
                                                  "  - {name: b, as_at: 2024-13-01}\n"});
    EXPECT_FALSE(loaded.value);
    EXPECT_THAT(
        messages(loaded.problems),
        ElementsAre(HasSubstr("8:14: error TS1009: the key 'outcome' is missing in "
                              "tests[0].expect[0]; add it"),
                    HasSubstr("8:28: error TS1006: unknown key 'outcme' in tests[0].expect[0]"),
                    HasSubstr("9:11: error TS1015: there is a test 'a case' already"),
                    HasSubstr("14:14: error TS1009: the key 'step' is missing in "
                              "tests[1].expect[0]; add it"),
                    HasSubstr("15:5: error TS1009: the key 'timescale' is missing in tests[2]"),
                    HasSubstr("15:5: error TS1009: the key 'expect' is missing in tests[2]"),
                    HasSubstr("15:22: error TS1010: '2024-13-01' at tests[2].as_at is not a "
                              "date")));
}

// ---- Mutation

mutation_report mutated(const std::string& tests) {
    const source_file pack{"visits.yaml", visits};
    const auto loaded = tests_in(head + tests);
    return mutate_rules({&pack, 1}, loaded, built_in_calendars());
}

TEST(Mutation, ChangesThatNoTestNoticesSurviveAndAreNamed) {
    const mutation_report report = mutated(one_test(
        "{step: first, due: 2024-01-08, outcome: late}, {step: next, outcome: outstanding}"));
    std::vector<std::string> changes;
    for (const surviving_mutant& m : report.survived) {
        changes.push_back(m.place + ": " + m.change);
        EXPECT_EQ(m.file, "visits.yaml");
        EXPECT_GT(m.line, 10U);
    }
    // No expectation names the limit of the second step, its repetition, or the first day in force.
    EXPECT_THAT(changes, testing::Contains("timescales[0].versions[0].steps[1].within: 6 weeks -> "
                                           "7 weeks"));
    EXPECT_THAT(changes, testing::Contains("timescales[0].versions[0].steps[1].repeats: true -> "
                                           "false"));
    EXPECT_THAT(changes, testing::Contains("timescales[0].versions[0].in_force.from: 2020-01-01 "
                                           "-> 2020-01-02"));
    EXPECT_EQ(report.mutants,
              report.killed + report.refused + report.equivalent.size() + report.survived.size());
}

TEST(Mutation, NothingSurvivesWhereEachNumberFlagAndDateIsPinned) {
    const std::string pinned =
        one_test(
            "{step: first, due: 2024-01-08, outcome: late}, {step: next, due: 2024-02-20, "
            "outcome: outstanding}") +
        R"(  - name: three visits
    timescale: local/visit
    as_at: 2024-03-20
    spells: [{kind: placement, start: 2024-01-01}]
    events: [{kind: visit, on: 2024-01-05}, {kind: visit, on: 2024-02-01}]
    expect: [{step: first, outcome: on-time}, {step: next, outcome: on-time}, {step: next, outcome: overdue}]
  - name: the first day
    timescale: local/visit
    as_at: 2020-01-02
    spells: [{kind: placement, start: 2020-01-01}]
    expect: [{step: first, outcome: outstanding}]
  - name: the day before
    timescale: local/visit
    as_at: 2020-01-02
    spells: [{kind: placement, start: 2019-12-31}]
    expect: [{step: null, outcome: indeterminate}]
)";
    const mutation_report report = mutated(pinned);
    for (const surviving_mutant& m : report.survived) {
        ADD_FAILURE() << m.place << ": " << m.change;
    }
    EXPECT_EQ(report.mutants, 24U);
    EXPECT_EQ(report.killed, 15U);
}

TEST(Mutation, WhatIsTheSameInEveryCaseIsShownByEnumeration) {
    std::string pack_text = visits;
    pack_text.replace(pack_text.find("within: 1 week"), 14, "within: 72 hours");
    const source_file pack{"visits.yaml", pack_text};
    const auto tests = tests_in(head + R"(  - name: hours
    timescale: local/visit
    as_at: 2024-01-02
    spells: [{kind: placement, start: 2024-01-01}]
    expect: [{step: first, due: 2024-01-04, outcome: outstanding}]
)");
    const mutation_report report = mutate_rules({&pack, 1}, tests, built_in_calendars());
    // 71 hours begin as many days as 72.
    ASSERT_EQ(report.equivalent.size(), 1U);
    EXPECT_EQ(report.equivalent[0].change, "72 hours -> 71 hours");
    EXPECT_GT(report.equivalent[0].equal_cases, 50'000U);
}

// ---- What is shipped

struct shipped {
    std::vector<source_file> packs;
    std::vector<rule_test> tests;
};

/// The packs in a folder of rules, and their tests.
shipped in_folder(const std::string& folder) {
    shipped found;
    for (const auto& entry : std::filesystem::directory_iterator(
             std::filesystem::path(TIMESCALES_SOURCE_DIR) / "rules" / folder)) {
        const std::string name = "rules/" + folder + "/" + entry.path().filename().string();
        if (name.ends_with(".tests.yaml")) {
            auto loaded = load_rule_tests(project_file(name));
            EXPECT_THAT(messages(loaded.problems), ElementsAre());
            found.tests.insert(found.tests.end(), loaded.value->begin(), loaded.value->end());
        } else if (name.ends_with(".yaml")) {
            found.packs.push_back(project_file(name));
        }
    }
    return found;
}

class Shipped : public testing::TestWithParam<const char*> {};

TEST_P(Shipped, EveryStepIsTestedAndNoMutantSurvives) {
    const shipped found = in_folder(GetParam());
    const bool local = std::string(GetParam()) == "local-example";
    constexpr std::string_view bases[] = {"england", "england-guidance"};
    const rule_book beside = built_in_rule_book(bases).value();
    const rule_book* rests_on = local ? &beside : nullptr;
    const auto loaded = load_rule_book(found.packs, built_in_calendars(), {}, rests_on);
    ASSERT_THAT(messages(loaded.problems), ElementsAre());
    const rule_test_run run = run_rule_tests(*loaded.value, found.tests);
    EXPECT_THAT(messages(run.problems), ElementsAre());
    EXPECT_GE(run.tests, 10U);
    for (const std::string& step : run.not_exercised) {
        EXPECT_TRUE(local && beside.find(step.substr(0, step.find(','))) != nullptr) << step;
    }
    const mutation_report report =
        mutate_rules(found.packs, found.tests, built_in_calendars(), {}, rests_on);
    for (const surviving_mutant& m : report.survived) {
        ADD_FAILURE() << m.file << ":" << m.line << ": " << m.place << ": " << m.change;
    }
    for (const surviving_mutant& m : report.equivalent) {
        // Hours are days begun, so one hour more or less can be the same number of days.
        EXPECT_THAT(m.change, HasSubstr("hours")) << m.file << ":" << m.line;
    }
    EXPECT_GE(report.mutants, 30U);
}

INSTANTIATE_TEST_SUITE_P(Packs, Shipped,
                         testing::Values("england", "england-guidance", "wales", "scotland",
                                         "northern-ireland", "local-example"));

TEST(ShippedTests, AreMoreThanTwoHundredAndFifty) {
    std::size_t tests = 0;
    for (const char* folder : {"england", "england-guidance", "wales", "scotland",
                               "northern-ireland", "local-example"}) {
        tests += in_folder(folder).tests.size();
    }
    EXPECT_GE(tests, 700U);
}

}  // namespace
