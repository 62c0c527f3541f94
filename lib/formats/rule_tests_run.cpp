#include <algorithm>
#include <set>
#include <tuple>

#include "lib/formats/report_writers.hpp"
#include "lib/formats/rule_tests_run.hpp"
#include "lib/formats/suggestion.hpp"

namespace timescales::inline v0 {

namespace {

/// A field as JSON writes it; empty for null.
std::optional<std::string> written(const reports::field_value& value) {
    if (const auto* text = std::get_if<std::string>(&value)) {
        return *text;
    }
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
        return std::to_string(*number);
    }
    if (const auto* truth = std::get_if<bool>(&value)) {
        return *truth ? "true" : "false";
    }
    return {};
}

std::string shown(const std::optional<std::string>& value) {
    return value.value_or("null");
}

/// "first, due 2018-01-04, late".
std::string in_short(const reports::record& fields) {
    std::string step = "unknown";
    std::string due = "no limit";
    std::string outcome;
    for (const reports::field& f : fields) {
        const auto value = written(f.value);
        if (f.name == "step" && value) {
            step = *value;
        } else if (f.name == "due" && value) {
            due = "due " + *value;
        } else if (f.name == "outcome") {
            outcome = shown(value);
        }
    }
    return step + ", " + due + ", " + outcome;
}

}  // namespace

rule_test_runner::rule_test_runner(const rule_book& rules) : rules_(rules) {}

const rule_book* rule_test_runner::book_for(const rule_test& test) {
    const auto known = books_.find(test.timescale);
    if (known != books_.end()) {
        return &known->second;
    }
    const std::string_view name = test.timescale;
    const result<rule_book> book = rules_.only({&name, 1});
    return book ? &books_.emplace(test.timescale, *book).first->second : nullptr;
}

evaluation rule_test_runner::evaluated(const rule_book& book, const rule_test& test) {
    const evaluation_options options{.as_at = test.as_at, .project = test.project};
    if (test.school_terms.empty()) {
        return evaluate(book, test.who, options);
    }
    const calendar_layer terms{.name = "terms",
                               .kind = layer_kind::school_term,
                               .author = "test",
                               .reason = "test",
                               .covered_from = min_date,
                               .covered_to = max_date,
                               .days = test.school_terms};
    const result<rule_book> with_terms = book.with_school_terms(terms);
    return evaluate(with_terms ? *with_terms : book, test.who, options);
}

std::vector<diagnostic> rule_test_runner::run(const rule_test& test) {
    std::vector<diagnostic> found;
    const auto differs = [&](std::string message, std::uint32_t line, std::uint32_t column) {
        found.push_back({severity::error,
                         "TS1601",
                         test.name + ": " + std::move(message),
                         test.file,
                         line,
                         column,
                         {}});
    };
    const rule_book* book = book_for(test);
    if (book == nullptr) {
        std::vector<std::string_view> names;
        for (const timescale& t : rules_.timescales()) {
            names.push_back(t.name);
        }
        differs("there is no timescale " + in_quotes(test.timescale) + " in the rule book" +
                    did_you_mean(test.timescale, names),
                test.line, 0);
        return found;
    }
    const evaluation answer = evaluated(*book, test);
    std::vector<const obligation*> own;
    for (const obligation& o : answer.obligations) {
        if (book->timescales()[o.timescale].name == test.timescale) {
            own.push_back(&o);
            note_exercised(book->timescales()[o.timescale], o);
        }
    }
    for (std::size_t i = 0; i < std::max(own.size(), test.expected.size()); ++i) {
        if (i >= test.expected.size()) {
            differs("unexpected: " + in_short(reports::record_of(*book, test.who, *own[i])),
                    test.line, 0);
        } else if (i >= own.size()) {
            differs("expected another obligation, and there is none", test.expected[i].line,
                    test.expected[i].column);
        } else {
            const reports::record fields = reports::record_of(*book, test.who, *own[i]);
            for (const expected_field& wanted : test.expected[i].fields) {
                const auto got =
                    std::find_if(fields.begin(), fields.end(),
                                 [&](const reports::field& f) { return f.name == wanted.name; });
                if (got != fields.end() && wanted.value != written(got->value)) {
                    differs("expected " + wanted.name + " " + shown(wanted.value) + ", got " +
                                shown(written(got->value)) + " (" + in_short(fields) + ")",
                            test.expected[i].line, test.expected[i].column);
                }
            }
        }
    }
    return found;
}

void rule_test_runner::note_exercised(const timescale& t, const obligation& o) {
    if (o.version != obligation::unknown && o.step != obligation::unknown) {
        exercised_.emplace(t.name, o.version, o.step);
    }
}

std::vector<std::string> rule_test_runner::not_exercised() const {
    std::vector<std::string> missing;
    for (const timescale& t : rules_.timescales()) {
        for (std::size_t v = 0; v < t.versions.size(); ++v) {
            for (std::size_t s = 0; s < t.versions[v].steps.size(); ++s) {
                if (exercised_.count({t.name, v, s}) == 0) {
                    missing.push_back(std::string(t.name) + ", " +
                                      std::string(t.versions[v].instrument.number) + ", " +
                                      std::string(t.versions[v].steps[s].id));
                }
            }
        }
    }
    return missing;
}

rule_test_run run_rule_tests(const rule_book& rules, std::span<const rule_test> tests) {
    rule_test_runner runner(rules);
    rule_test_run report;
    for (const rule_test& test : tests) {
        std::vector<diagnostic> found = runner.run(test);
        ++report.tests;
        report.failed += found.empty() ? std::size_t{0} : std::size_t{1};
        report.problems.insert(report.problems.end(), std::make_move_iterator(found.begin()),
                               std::make_move_iterator(found.end()));
    }
    report.not_exercised = runner.not_exercised();
    return report;
}

}  // namespace timescales::inline v0
