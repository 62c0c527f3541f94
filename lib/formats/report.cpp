#include "timescales/report.hpp"

#include "lib/formats/report_writers.hpp"

namespace timescales::inline v0 {

std::string report_obligations(const rule_book& book, const timeline& who, const evaluation& answer,
                               const evaluation_options& options, report_format format,
                               text_style style) {
    switch (format) {
        case report_format::json:
            return reports::json::obligations(book, who, answer, options);
        case report_format::csv:
            return reports::csv::obligations(book, who, answer);
        case report_format::text:
            break;
    }
    return reports::text::obligations(book, who, answer, options, style);
}

std::string report_explanations(const rule_book& book, const timeline& who,
                                std::span<const explanation> answers, report_format format,
                                text_style style) {
    if (format == report_format::json) {
        return reports::json::explanations(book, who, answers);
    }
    return reports::text::explanations(book, who, answers, style);
}

std::string report_validation(const rule_book& book, const validation& answer, report_format format,
                              text_style style) {
    switch (format) {
        case report_format::json:
            return reports::json::of_validation(book, answer);
        case report_format::csv:
            return reports::csv::of_validation(book, answer);
        case report_format::text:
            break;
    }
    return reports::text::of_validation(book, answer, style);
}

std::string report_figures(const figure_table& given, report_format format, text_style style) {
    switch (format) {
        case report_format::json:
            return reports::json::figures(given);
        case report_format::csv:
            return reports::csv::figures(given);
        case report_format::text:
            break;
    }
    return reports::text::figures(given, style);
}

std::string report_reckoning(const reckoning_question& question, const reckoning& answer,
                             std::span<const counting_step> steps, report_format format,
                             text_style style) {
    switch (format) {
        case report_format::json:
            return reports::json::of_reckoning(question, answer, steps);
        case report_format::csv:
            return reports::csv::of_reckoning(question, answer);
        case report_format::text:
            break;
    }
    return reports::text::of_reckoning(question, answer, steps, style);
}

std::string report_working_day_count(const working_calendar& calendar, civil_date from_exclusive,
                                     civil_date to_inclusive, std::int32_t count,
                                     report_format format, text_style style) {
    switch (format) {
        case report_format::json:
            return reports::json::working_day_count(calendar, from_exclusive, to_inclusive, count);
        case report_format::csv:
            return reports::csv::working_day_count(calendar, from_exclusive, to_inclusive, count);
        case report_format::text:
            break;
    }
    return reports::text::working_day_count(calendar, from_exclusive, to_inclusive, count, style);
}

std::string report_working_days(const working_calendar& calendar, civil_date from_inclusive,
                                civil_date to_inclusive, report_format format, text_style style) {
    switch (format) {
        case report_format::json:
            return reports::json::working_days(calendar, from_inclusive, to_inclusive);
        case report_format::csv:
            return reports::csv::working_days(calendar, from_inclusive, to_inclusive);
        case report_format::text:
            break;
    }
    return reports::text::working_days(calendar, from_inclusive, to_inclusive, style);
}

std::string report_holidays(const working_calendar& calendar, civil_date from_inclusive,
                            civil_date to_inclusive, report_format format, text_style style) {
    switch (format) {
        case report_format::json:
            return reports::json::holidays(calendar, from_inclusive, to_inclusive);
        case report_format::csv:
            return reports::csv::holidays(calendar, from_inclusive, to_inclusive);
        case report_format::text:
            break;
    }
    return reports::text::holidays(calendar, from_inclusive, to_inclusive, style);
}

std::string report_comparison(const holiday_comparison& given, report_format format,
                              text_style style) {
    switch (format) {
        case report_format::json:
            return reports::json::comparison(given);
        case report_format::csv:
            return reports::csv::comparison(given);
        case report_format::text:
            break;
    }
    return reports::text::comparison(given, style);
}

std::string report_moved_dates(const date_question& asked, const date_comparison& found,
                               report_format format, text_style style) {
    switch (format) {
        case report_format::json:
            return reports::json::moved_dates(asked, found);
        case report_format::csv:
            return reports::csv::moved_dates(found);
        case report_format::text:
            break;
    }
    return reports::text::moved_dates(asked, found, style);
}

std::string report_freshness(std::span<const calendar_freshness> given, report_format format,
                             text_style style) {
    switch (format) {
        case report_format::json:
            return reports::json::freshness(given);
        case report_format::csv:
            return reports::csv::freshness(given);
        case report_format::text:
            break;
    }
    return reports::text::freshness(given, style);
}

std::string report_timescales(const rule_book& book, report_format format, text_style style) {
    switch (format) {
        case report_format::json:
            return reports::json::every_timescale(book);
        case report_format::csv:
            return reports::csv::every_timescale(book);
        case report_format::text:
            break;
    }
    return reports::text::every_timescale(book, style);
}

std::string report_timescale(const timescale& one, report_format format, text_style style) {
    switch (format) {
        case report_format::json:
            return reports::json::one_timescale(one);
        case report_format::csv:
            return reports::csv::one_timescale(one);
        case report_format::text:
            break;
    }
    return reports::text::one_timescale(one, style);
}

std::string report_rule_tests(const rule_test_run& run, report_format format, text_style style) {
    switch (format) {
        case report_format::json:
            return reports::json::rule_tests(run);
        case report_format::csv:
            return reports::csv::rule_tests(run);
        case report_format::text:
            break;
    }
    return reports::text::rule_tests(run, style);
}

std::string report_mutation(const mutation_report& report, report_format format, text_style style) {
    switch (format) {
        case report_format::json:
            return reports::json::mutation(report);
        case report_format::csv:
            return reports::csv::mutation(report);
        case report_format::text:
            break;
    }
    return reports::text::mutation(report, style);
}

std::string report_rule_change(std::span<const rule_difference> differences,
                               std::span<const moved_obligation> moved, report_format format,
                               text_style style) {
    switch (format) {
        case report_format::json:
            return reports::json::rule_change(differences, moved);
        case report_format::csv:
            return reports::csv::rule_change(differences, moved);
        case report_format::text:
            break;
    }
    return reports::text::rule_change(differences, moved, style);
}

std::string report_problems(std::span<const diagnostic> problems, report_format format,
                            text_style style) {
    switch (format) {
        case report_format::json:
            return reports::json::problems(problems);
        case report_format::csv:
            return reports::csv::problems(problems);
        case report_format::text:
            break;
    }
    return reports::text::problems(problems, style);
}

}  // namespace timescales::inline v0
