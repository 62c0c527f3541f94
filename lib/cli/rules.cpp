/// `rules`: the rule book, and the check of what people write for it.

#include <algorithm>
#include <optional>

#include "lib/cli/cli.hpp"
#include "lib/cli/rule_files.hpp"
#include "timescales/rule_change.hpp"
#include "timescales/rule_tests.hpp"
#include "timescales/rules_yaml.hpp"

namespace timescales_cli {

using namespace timescales;

namespace {

struct checked {
    std::vector<diagnostic> problems;
    std::size_t files = 0;
    std::size_t unreadable = 0;
};

void take(checked& sum, std::vector<diagnostic> problems) {
    sum.problems.insert(sum.problems.end(), std::make_move_iterator(problems.begin()),
                        std::make_move_iterator(problems.end()));
}

/// The files, then all packs as one rule book, and what is worth a look in it.
checked check(const rules_command_options& options) {
    rule_files files = rule_files_from(options);
    checked sum;
    sum.files = files.count;
    sum.unreadable = files.unreadable;
    take(sum, std::move(files.problems));
    for (const source_file& tests : files.tests) {
        take(sum, load_rule_tests(tests).problems);
    }
    if (!files.packs.empty()) {
        const std::optional<rule_book> beside =
            options.book.rules.empty() ? std::nullopt : std::optional(rule_book_from(options.book));
        loaded<rule_book> book =
            load_rule_book(files.packs, files.calendars, files.layers, beside ? &*beside : nullptr);
        take(sum, std::move(book.problems));
        if (book) {
            take(sum, lint_rules(*book.value, date_from(options.on, "--on").value_or(today())));
        }
    }
    sort_by_position(sum.problems);
    return sum;
}

std::string counted(std::size_t number, std::string_view one) {
    return std::to_string(number) + ' ' + std::string(one) + (number == 1 ? "" : "s");
}

std::string summary(const checked& sum) {
    std::size_t errors = 0;
    for (const diagnostic& d : sum.problems) {
        errors += d.severity == severity::error ? 1 : 0;
    }
    const std::size_t others = sum.problems.size() - errors;
    return counted(sum.files, "file") +
           " checked: " + (errors == 0 ? "no errors" : counted(errors, "error")) +
           (others == 0 ? "" : ", " + counted(others, "remark")) +
           (sum.unreadable == 0 ? "" : "; " + counted(sum.unreadable, "file") + " not readable") +
           '\n';
}

bool has_errors(const checked& sum) {
    return std::any_of(sum.problems.begin(), sum.problems.end(),
                       [](const diagnostic& d) { return d.severity == severity::error; });
}

}  // namespace

int rules_list(const rules_command_options& options) {
    const report_format format = format_from(options.format);
    print(report_timescales(rule_book_from(options.book), format, terminal_style()));
    return done;
}

int rules_show(const rules_command_options& options) {
    const report_format format = format_from(options.format);
    const std::string& id =
        required(options.id, "the timescale, such as england/looked-after-review,");
    const rule_book book = rule_book_from(options.book);
    const timescale* found = book.find(id);
    if (found == nullptr) {
        std::vector<std::string_view> names;
        for (const timescale& duty : book.timescales()) {
            names.push_back(duty.name);
        }
        throw stop{wrong_usage, "no timescale is called '" + id +
                                    "'; 'timescales rules list' names them all" +
                                    suggestion(id, names)};
    }
    print(report_timescale(*found, format, terminal_style()));
    return done;
}

int rules_check(const rules_command_options& options) {
    const report_format format = format_from(options.format);
    if (options.files.empty()) {
        throw stop{wrong_usage, "FILE is missing: name the packs and calendars to check"};
    }
    const checked sum = check(options);
    std::string answer = report_problems(sum.problems, format, terminal_style());
    if (format == report_format::text) {
        answer += summary(sum);
    }
    print(answer);
    if (sum.unreadable > 0) {
        return unusable_input;
    }
    return has_errors(sum) ? check_found : done;
}

int rules_schema(const rules_command_options&) {
    print(rules_json_schema());
    return done;
}

}  // namespace timescales_cli
