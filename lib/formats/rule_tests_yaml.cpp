#include <algorithm>

#include "lib/formats/suggestion.hpp"
#include "lib/formats/timeline_fields.hpp"
#include "timescales/rule_tests.hpp"

namespace timescales::inline v0 {

namespace {

constexpr std::string_view file_keys[] = {"format", "tests"};
constexpr std::string_view test_keys[] = {"name",         "timescale", "as_at",  "born",
                                          "history_from", "project",   "spells", "events",
                                          "school_terms", "expect"};
constexpr std::string_view term_keys[] = {"from", "to", "name"};
constexpr std::string_view expected_keys[] = {"step",
                                              "outcome",
                                              "anchor",
                                              "due",
                                              "due_earliest",
                                              "due_latest",
                                              "plan_by",
                                              "certainty",
                                              "reason",
                                              "met_on",
                                              "planned_on",
                                              "days_late",
                                              "working_days_late",
                                              "version",
                                              "assumed",
                                              "projected",
                                              "precision"};

class tests_reader {
  public:
    tests_reader(const source_file& source, yaml_problems& problems)
        : file_(source.path), problems_(problems) {}

    std::vector<rule_test> read(const yaml_value& document) {
        yaml_fields top(document, "", file_keys, problems_);
        const auto* items = top.list("tests");
        for (std::size_t i = 0; items != nullptr && i < items->size(); ++i) {
            read_test((*items)[i], "tests[" + std::to_string(i) + "]");
        }
        return std::move(tests_);
    }

  private:
    void read_test(const yaml_value& value, const std::string& place) {
        yaml_fields fields(value, place, test_keys, problems_);
        const auto name = fields.text("name");
        const auto timescale = fields.text("timescale");
        const optional_date as_at = fields.date("as_at");
        const auto project =
            fields.has("project") ? fields.whole_number("project", 0, 100) : std::optional(0);
        timeline who;
        who.born = fields.date_if_given("born");
        who.history_from = fields.date_if_given("history_from");
        read_happenings(fields, problems_, who);
        std::vector<layer_days> terms = read_terms(fields);
        std::vector<expected_obligation> expected = read_expected(fields);
        if (name && std::any_of(tests_.begin(), tests_.end(),
                                [&](const rule_test& t) { return t.name == *name; })) {
            problems_.error(fields.at("name"), "TS1015",
                            "there is a test " + in_quotes(*name) +
                                " already in this file; give each its own name");
        }
        if (!name || !timescale || !as_at || !project) {
            return;
        }
        tests_.push_back({*name, *timescale, std::move(who), *as_at, *project, std::move(terms),
                          std::move(expected), file_, value.at.line});
    }

    std::vector<layer_days> read_terms(yaml_fields& parent) {
        std::vector<layer_days> terms;
        const auto* items = parent.has("school_terms") ? parent.list("school_terms") : nullptr;
        for (std::size_t i = 0; items != nullptr && i < items->size(); ++i) {
            yaml_fields fields((*items)[i],
                               parent.place_of("school_terms") + "[" + std::to_string(i) + "]",
                               term_keys, problems_);
            const optional_date from = fields.date("from");
            const optional_date to = fields.date("to");
            const auto name = fields.text("name");
            if (from && to && *to < *from) {
                problems_.error(fields.at("to"), "TS1027",
                                fields.place_of("to") + " is before " + fields.place_of("from") +
                                    "; give the first and the last day of the term");
            } else if (from && to && name) {
                terms.push_back({*from, *to, *name});
            }
        }
        return terms;
    }

    std::vector<expected_obligation> read_expected(yaml_fields& parent) {
        std::vector<expected_obligation> expected;
        const auto* items = parent.list("expect");
        for (std::size_t i = 0; items != nullptr && i < items->size(); ++i) {
            const yaml_value& item = (*items)[i];
            const std::string place = parent.place_of("expect") + "[" + std::to_string(i) + "]";
            yaml_fields fields(item, place, expected_keys, problems_);
            expected_obligation one;
            one.line = item.at.line;
            one.column = item.at.column;
            for (const auto& [key, value] : item.entries) {
                if (value.what == yaml_value::kind::text) {
                    one.fields.push_back({key.text, value.text});
                } else if (value.what == yaml_value::kind::null) {
                    one.fields.push_back({key.text, std::nullopt});
                } else {
                    problems_.error(value.at, "TS1005",
                                    "expected a text at " + place + "." + key.text +
                                        ", the value of a field, or null");
                }
            }
            (void)fields.text("outcome");
            if (!fields.has("step")) {
                (void)fields.text("step");
            }
            expected.push_back(std::move(one));
        }
        return expected;
    }

    std::string file_;
    yaml_problems& problems_;
    std::vector<rule_test> tests_;
};

}  // namespace

loaded<std::vector<rule_test>> load_rule_tests(const source_file& source) {
    yaml_problems problems(source.path);
    loaded<std::vector<rule_test>> answer;
    const std::optional<yaml_value> document = read_yaml(source, problems);
    if (document && expect_format(*document, "timescales-tests/1", problems)) {
        std::vector<rule_test> tests = tests_reader(source, problems).read(*document);
        if (!problems.any()) {
            answer.value = std::move(tests);
        }
    }
    answer.problems = problems.take();
    return answer;
}

}  // namespace timescales::inline v0
