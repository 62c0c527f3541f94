/// `rules test`, `rules diff` and `rules table`: rules tested, compared and listed.

#include <algorithm>
#include <optional>

#include "lib/cli/cli.hpp"
#include "lib/cli/rule_files.hpp"
#include "timescales/rule_change.hpp"
#include "timescales/rule_tests.hpp"
#include "timescales/ssda903.hpp"

namespace timescales_cli {

using namespace timescales;

namespace {

[[nodiscard]] std::vector<rule_test> tests_from(std::span<const source_file> files) {
    std::vector<rule_test> tests;
    for (const source_file& file : files) {
        std::vector<rule_test> more = loaded_or_stop(load_rule_tests(file));
        tests.insert(tests.end(), std::make_move_iterator(more.begin()),
                     std::make_move_iterator(more.end()));
    }
    return tests;
}

/// The packs that those under test rest on; none unless `--rules` names them.
std::optional<rule_book> book_beside(const rules_command_options& options) {
    return options.book.rules.empty() ? std::nullopt : std::optional(rule_book_from(options.book));
}

/// The packs named, or where none is every one that is built in.
rule_book book_under_test(const rule_files& files, const rule_book* beside) {
    if (files.packs.empty()) {
        return beside != nullptr ? *beside : value_or_stop(built_in_rule_book(built_in_packs()));
    }
    return loaded_or_stop(load_rule_book(files.packs, files.calendars, files.layers, beside));
}

/// Leaves out the steps of what the packs rest on, which has tests of its own.
void forget_beside(rule_test_run& run, const rule_book& beside) {
    std::erase_if(run.not_exercised, [&](const std::string& step) {
        return beside.find(step.substr(0, step.find(','))) != nullptr;
    });
}

int mutate(const rule_files& files, std::span<const rule_test> tests, report_format format,
           const rule_book* beside) {
    if (files.packs.empty()) {
        throw stop{wrong_usage, "--mutate changes packs: name them beside their tests"};
    }
    const mutation_report report =
        mutate_rules(files.packs, tests, files.calendars, files.layers, beside);
    print(report_mutation(report, format, terminal_style()));
    return report.survived.empty() ? done : check_found;
}

/// A built-in pack by name, or a YAML file.
rule_book book_named(const std::string& name, const rules_command_options& options) {
    rules_options one = options.book;
    one.rules = {name};
    return rule_book_from(one);
}

std::vector<timeline> cases_from(const rules_command_options& options, civil_date as_at) {
    std::vector<timeline> cases;
    if (options.events_file) {
        cases.push_back(
            loaded_or_stop(load_timeline(value_or_stop(read_file(*options.events_file)))));
    }
    if (!options.folders.empty()) {
        ssda903_return records = loaded_or_stop(
            read_ssda903(options.folders, {.reference_date = as_at, .history_from = {}}));
        cases.insert(cases.end(), std::make_move_iterator(records.children.begin()),
                     std::make_move_iterator(records.children.end()));
    }
    return cases;
}

}  // namespace

int rules_test(const rules_command_options& options) {
    const report_format format = format_from(options.format);
    if (options.files.empty()) {
        throw stop{wrong_usage, "FILE is missing: name tests, and the packs they are about"};
    }
    const rule_files files = rule_files_from(options);
    if (files.tests.empty()) {
        throw stop{wrong_usage,
                   "none of the files holds tests; they begin with 'format: "
                   "timescales-tests/1'"};
    }
    const std::vector<rule_test> tests = tests_from(files.tests);
    const std::optional<rule_book> beside = book_beside(options);
    const rule_book* rests_on = beside ? &*beside : nullptr;
    const rule_book book = book_under_test(files, rests_on);
    rule_test_run run = run_rule_tests(book, tests);
    if (files.packs.empty()) {
        run.not_exercised.clear();
    } else if (beside) {
        forget_beside(run, *beside);
    }
    if (options.mutate && run.failed == 0) {
        return mutate(files, tests, format, rests_on);
    }
    print(report_rule_tests(run, format, terminal_style()));
    if (options.mutate) {
        throw stop{check_found, "no rule was changed: correct the failing tests first"};
    }
    return run.failed == 0 && run.not_exercised.empty() ? done : check_found;
}

int rules_diff(const rules_command_options& options) {
    const report_format format = format_from(options.format);
    const rule_book before =
        book_named(required(options.before, "the first pack, by name or file,"), options);
    const rule_book after =
        book_named(required(options.after, "the second pack, by name or file,"), options);
    const civil_date as_at = date_from(options.as_at, "--as-at").value_or(today());
    const std::vector<timeline> cases = cases_from(options, as_at);
    print(report_rule_change(compare_rules(before, after),
                             moved_obligations(before, after, cases, {.as_at = as_at}), format,
                             terminal_style()));
    return done;
}

int rules_table(const rules_command_options& options) {
    const rule_book book = options.book.rules.empty()
                               ? value_or_stop(built_in_rule_book(built_in_packs()))
                               : rule_book_from(options.book);
    print(timescales::rules_table(book));
    return done;
}

}  // namespace timescales_cli
