// `rules test`, `rules diff`, `rules table`, and asking for one timescale.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/the_program.hpp"

namespace {

using namespace timescales_tests;
using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

std::string rules(const std::string& name) {
    return std::string(TIMESCALES_SOURCE_DIR) + "/rules/" + name;
}

/// A pack of England's with one number changed.
std::string changed_care_plans(const temporary_folder& folder) {
    std::string text = content_of(rules("england/care-plans.yaml"));
    const std::string good = "{id: plan, within: 10 working days";
    text.replace(text.find(good), good.size(), "{id: plan, within: 9 working days");
    return folder.write("care-plans.yaml", text);
}

TEST(RulesTest, RunsTheTestsOfTheBuiltInPacks) {
    EXPECT_THAT(answered({"rules", "test", rules("england/visits.tests.yaml"),
                          rules("wales/wales.tests.yaml")}),
                EndsWith(" tests: all passed\n"));
}

TEST(RulesTest, AFailureNamesFileLineFieldAndBothValuesAndExitsWithOne) {
    const temporary_folder folder;
    const answer got =
        run({"rules", "test", changed_care_plans(folder), rules("england/care-plans.tests.yaml")});
    EXPECT_EQ(got.status, 1);
    EXPECT_THAT(got.out, HasSubstr("care-plans.tests.yaml:"));
    EXPECT_THAT(got.out, HasSubstr("error TS1601: care-plan: in force on its first day: expected "
                                   "due 2011-04-15, got 2011-04-14 (plan, due 2011-04-14, "
                                   "outstanding)"));
    EXPECT_THAT(got.out, EndsWith(" failed\n"));
}

TEST(RulesTest, MutationOfAPackWithItsTestsLeavesNoSurvivor) {
    EXPECT_THAT(answered({"rules", "test", "--mutate", rules("england/health.yaml"),
                          rules("england/health.tests.yaml")}),
                EndsWith(" 0 survive\n"));
}

TEST(RulesTest, MutationWithoutATestForItNamesTheSurvivorAndExitsWithOne) {
    const temporary_folder folder;
    const std::string tests = folder.write(
        "few.tests.yaml",
        "format: timescales-tests/1\ntests:\n  - name: one\n    timescale: "
        "england/health-assessment\n    as_at: 2024-01-20\n    born: 2015-01-01\n    spells: "
        "[{kind: looked-after, start: 2024-01-08}]\n    events: [{kind: health-assessment, on: "
        "2024-01-10}]\n    expect: [{step: initial, outcome: on-time}, {step: subsequent, outcome: "
        "outstanding}]\n");
    const answer got = run({"rules", "test", "--mutate", rules("england/health.yaml"), tests});
    EXPECT_EQ(got.status, 1);
    EXPECT_THAT(got.out, HasSubstr(": survives: 12 months -> 13 months\n"));
}

TEST(RulesTest, MutationWaitsForTestsThatPassAndNotForEveryStep) {
    const temporary_folder folder;
    const std::string first_step =
        "format: timescales-tests/1\ntests:\n  - name: one\n    timescale: "
        "england/health-assessment\n    as_at: 2024-01-20\n    born: 2015-01-01\n    spells: "
        "[{kind: looked-after, start: 2024-01-08}]\n    expect: [{step: initial, due: ";
    const std::string wrong =
        folder.write("wrong.tests.yaml", first_step + "2024-02-02, outcome: outstanding}]\n");
    const answer refused = run({"rules", "test", "--mutate", rules("england/health.yaml"), wrong});
    EXPECT_EQ(refused.status, 1);
    EXPECT_THAT(refused.out, HasSubstr("expected due 2024-02-02, got 2024-02-05"));
    EXPECT_EQ(refused.err, "timescales: no rule was changed: correct the failing tests first\n");
    const std::string right =
        folder.write("right.tests.yaml", first_step + "2024-02-05, outcome: outstanding}]\n");
    const answer got = run({"rules", "test", "--mutate", rules("england/health.yaml"), right});
    EXPECT_EQ(got.status, 1);
    EXPECT_THAT(got.out, HasSubstr(": survives: 12 months -> 13 months\n"));
    EXPECT_EQ(got.err, "");
}

TEST(RulesTest, WithoutTestsOrPacksSaysWhatIsMissing) {
    EXPECT_EQ(refused({"rules", "test"}),
              "timescales: FILE is missing: name tests, and the packs they are about\n");
    EXPECT_EQ(refused({"rules", "test", rules("england/health.yaml")}),
              "timescales: none of the files holds tests; they begin with 'format: "
              "timescales-tests/1'\n");
    EXPECT_EQ(refused({"rules", "test", "--mutate", rules("england/health.tests.yaml")}),
              "timescales: --mutate changes packs: name them beside their tests\n");
}

TEST(RulesTest, AnAuthoritysOwnRulesRestOnBuiltInPacks) {
    EXPECT_THAT(answered({"rules", "test", "--rules", "england", "--rules", "england-guidance",
                          rules("local-example/northmere.yaml"),
                          rules("local-example/northmere.tests.yaml")}),
                EndsWith(" tests: all passed\n"));
}

TEST(RulesDiff, SaysWhatChangedAndWhoseDatesMove) {
    const temporary_folder folder;
    const std::string child = folder.write(
        "child.yaml",
        "format: timescales-timeline/1\nchild: \"7\"\nspells: [{kind: placement, start: "
        "2024-03-05, with: {order: first}}]\n");
    const json got =
        answered_json({"rules", "diff", rules("england/care-plans.yaml"),
                       changed_care_plans(folder), "--events", child, "--as-at", "2024-03-06"});
    EXPECT_EQ(got["differences"].size(), 2U);
    EXPECT_EQ(got["differences"][1]["place"], "SI 2010/959, step plan");
    EXPECT_EQ(got["differences"][1]["before"], "within 10 working days of the start");
    EXPECT_EQ(got["differences"][1]["after"], "within 9 working days of the start");
    EXPECT_EQ(got["moved"], json::parse(R"([{"key": "7|england/care-plan|2024-03-05|plan|1",
        "due_before": "2024-03-19", "due_after": "2024-03-18", "days": -1,
        "outcome_before": "outstanding", "outcome_after": "outstanding"}])"));
}

TEST(RulesTable, IsOneLineATimescale) {
    EXPECT_THAT(
        answered({"rules", "table", "--rules", "scotland"}),
        StartsWith("| timescale | kind | says | provisions, and how far they were read "
                   "|\n| --- | --- | --- | --- |\n| `scotland/agency-visit` | statutory |"));
}

TEST(Due, OneTimescaleCanBeAskedForAndAMisspeltOneIsNamed) {
    const json got = answered_json({"due", "--timescale", "england/care-plan", "--event",
                                    "placement=2024-03-05,order=first", "--as-at", "2024-03-06"});
    ASSERT_EQ(got["obligations"].size(), 1U);
    EXPECT_EQ(got["obligations"][0]["timescale"], "england/care-plan");
    EXPECT_EQ(got["obligations"][0]["due"], "2024-03-19");
    EXPECT_THAT(
        refused({"due", "--timescale", "england/care-plam", "--event", "placement=2024-03-05"}),
        HasSubstr("did you mean 'england/care-plan'?"));
}

TEST(Due, AnotherPackAnswersByItsOwnLaw) {
    const json got =
        answered_json({"due", "--rules", "scotland", "--event", "placement=2023-05-03,order=first",
                       "--as-at", "2023-05-04", "--timescale", "scotland/looked-after-review"});
    ASSERT_EQ(got["obligations"].size(), 1U);
    EXPECT_EQ(got["obligations"][0]["due"], "2023-06-14");
}

}  // namespace
