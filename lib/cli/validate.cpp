/// `validate`: the history of a whole authority, from its yearly returns.

#include "lib/cli/cli.hpp"
#include "timescales/ssda903.hpp"
#include "timescales/timeliness.hpp"

namespace timescales_cli {

using namespace timescales;

namespace {

std::vector<std::string_view> indicator_ids() {
    std::vector<std::string_view> ids;
    for (const indicator& known : built_in_indicators()) {
        ids.push_back(known.id);
    }
    return ids;
}

std::vector<const indicator*> indicators_from(const std::vector<std::string>& given) {
    std::vector<const indicator*> chosen;
    if (given.empty()) {
        for (const indicator& known : built_in_indicators()) {
            chosen.push_back(&known);
        }
    }
    const std::vector<std::string_view> ids = indicator_ids();
    for (const std::string& id : given) {
        const std::size_t place = choice_from(id, "--indicator", ids);
        chosen.push_back(&built_in_indicators()[place]);
    }
    return chosen;
}

timeliness_options timeliness_options_from(const validate_options& options) {
    const civil_date year_ending = date_from(
        std::string_view(
            required(options.year_ending, "--year-ending, the last day of the year to report on,")),
        "--year-ending");
    const optional_date as_at = date_from(options.as_at, "--as-at");
    return {.reference_date = year_ending,
            .as_at = as_at.value_or(year_ending),
            .include_unverified = options.include_unverified};
}

void append(std::vector<diagnostic>& problems, std::vector<diagnostic> more) {
    problems.insert(problems.end(), std::make_move_iterator(more.begin()),
                    std::make_move_iterator(more.end()));
}

/// Nothing is figured from folders that could not be read; warnings belong to the report.
ssda903_return records_from(const validate_options& options, civil_date reference_date) {
    const ssda903_options how{.reference_date = reference_date,
                              .history_from = date_from(options.history_from, "--history-from")};
    loaded<ssda903_return> records = read_ssda903(options.folders, how);
    if (!records) {
        print_problems(records.problems);
        throw stop{unusable_input, "nothing was computed; correct the errors above first"};
    }
    return std::move(*records.value);
}

/// Only what is measured: a return holds nothing about other duties, which would all seem overdue.
rule_book measured_by(const std::vector<const indicator*>& indicators, const rule_book& book) {
    std::vector<std::string_view> names;
    names.reserve(indicators.size());
    for (const indicator* i : indicators) {
        names.push_back(i->timescale);
    }
    return value_or_stop(book.only(names));
}

}  // namespace

int validate(const validate_options& options) {
    const report_format format = format_from(options.format);
    if (options.folders.empty()) {
        throw stop{wrong_usage,
                   "--ssda903 is missing: name the folder of each year's return, the "
                   "oldest first"};
    }
    const std::vector<const indicator*> indicators = indicators_from(options.indicators);
    const timeliness_options chosen = timeliness_options_from(options);
    const rule_book book = measured_by(indicators, rule_book_from(options.book));
    const ssda903_return records = records_from(options, chosen.reference_date);

    const evaluation_options how{.as_at = chosen.as_at};
    const cohort_evaluation evaluated = evaluate_cohort(book, records.children, how);
    validation answer{.records = &records,
                      .evaluated = &evaluated,
                      .figures = {},
                      .problems = records.problems,
                      .options = chosen};
    for (const indicator* wanted : indicators) {
        result<figure> measured = measure(*wanted, book, records.children, evaluated, chosen);
        if (!measured) {
            throw stop{unusable_input, std::string(wanted->id) + ": " + measured.error().message};
        }
        answer.figures.push_back(std::move(measured).value());
    }
    append(answer.problems, locate(records, evaluated, how));
    sort_by_position(answer.problems);
    print(report_validation(book, answer, format, terminal_style()));
    return done;
}

}  // namespace timescales_cli
