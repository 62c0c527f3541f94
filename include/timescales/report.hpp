#pragma once

/// Answers in words and in data: text for people, JSON and CSV for programs.
///
/// JSON and CSV are stable: `README.md` documents every field, values that are not known are null
/// (empty in CSV), dates are `YYYY-MM-DD`. Text may improve from release to release.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "timescales/calendar_change.hpp"
#include "timescales/diagnostic.hpp"
#include "timescales/engine.hpp"
#include "timescales/explanation.hpp"
#include "timescales/figure_table.hpp"
#include "timescales/govuk_holidays.hpp"
#include "timescales/period.hpp"
#include "timescales/rule_book.hpp"
#include "timescales/rule_change.hpp"
#include "timescales/rule_tests.hpp"
#include "timescales/ssda903.hpp"
#include "timescales/timeliness.hpp"

namespace timescales::inline v0 {

enum class report_format : std::uint8_t { text = 1, json = 2, csv = 3 };

/// How text is dressed. Data formats ignore it.
struct text_style {
    bool colour = false;
};

/// One person's obligations.
[[nodiscard]] TIMESCALES_EXPORT std::string report_obligations(const rule_book&, const timeline&,
                                                               const evaluation&,
                                                               const evaluation_options&,
                                                               report_format, text_style = {});

/// The reasoning for one person's obligations. CSV is not offered: a tree is no table.
[[nodiscard]] TIMESCALES_EXPORT std::string report_explanations(const rule_book&, const timeline&,
                                                                std::span<const explanation>,
                                                                report_format, text_style = {});

/// A whole authority.
struct validation {
    const ssda903_return* records = nullptr;
    const cohort_evaluation* evaluated = nullptr;
    std::vector<figure> figures;
    std::vector<diagnostic> problems;  ///< of the records and of their evaluation
    timeliness_options options;
};

[[nodiscard]] TIMESCALES_EXPORT std::string report_validation(const rule_book&, const validation&,
                                                              report_format, text_style = {});

/// Published figures, and what each gives away about itself: the percentage of its counts, and the
/// counts that would give its percentage. CSV holds the figures alone, without the problems.
[[nodiscard]] TIMESCALES_EXPORT std::string report_figures(const figure_table&, report_format,
                                                           text_style = {});

/// What was asked of calendar or period arithmetic.
struct reckoning_question {
    civil_date from;
    period length;
    counting_policy policy;
    const working_calendar* calendar = nullptr;  ///< null where no working days were counted
};

/// The answer of calendar or period arithmetic; the first word of the text is the date. `steps` is
/// the way to the answer, as `add` gave it.
[[nodiscard]] TIMESCALES_EXPORT std::string report_reckoning(const reckoning_question&,
                                                             const reckoning&,
                                                             std::span<const counting_step> steps,
                                                             report_format, text_style = {});

/// How many working days lie after one day and not after another; the first word of the text is the
/// number. Precondition: `count` is what the calendar counted, so it knows those days.
[[nodiscard]] TIMESCALES_EXPORT std::string report_working_day_count(
    const working_calendar&, civil_date from_exclusive, civil_date to_inclusive, std::int32_t count,
    report_format, text_style = {});

/// The working days from one day to another, both included. Precondition: the calendar covers them.
[[nodiscard]] TIMESCALES_EXPORT std::string report_working_days(const working_calendar&,
                                                                civil_date from_inclusive,
                                                                civil_date to_inclusive,
                                                                report_format, text_style = {});

/// The holidays of a calendar from one day to another, both included.
[[nodiscard]] TIMESCALES_EXPORT std::string report_holidays(const working_calendar&,
                                                            civil_date from_inclusive,
                                                            civil_date to_inclusive, report_format,
                                                            text_style = {});

/// GOV.UK's list beside a calendar.
[[nodiscard]] TIMESCALES_EXPORT std::string report_comparison(const holiday_comparison&,
                                                              report_format, text_style = {});

/// What was asked of two calendars.
struct date_question {
    const working_calendar* before;
    const working_calendar* after;
    civil_date from;  ///< the first start
    civil_date to;    ///< the last, inclusive
    period length;
};

/// The starts whose date two calendars give differently; the first word of the text is how many.
[[nodiscard]] TIMESCALES_EXPORT std::string report_moved_dates(const date_question&,
                                                               const date_comparison&,
                                                               report_format, text_style = {});

/// Which calendars have to be brought up to date, a line each.
[[nodiscard]] TIMESCALES_EXPORT std::string report_freshness(std::span<const calendar_freshness>,
                                                             report_format, text_style = {});

/// A line for each timescale; and one timescale whole.
[[nodiscard]] TIMESCALES_EXPORT std::string report_timescales(const rule_book&, report_format,
                                                              text_style = {});
[[nodiscard]] TIMESCALES_EXPORT std::string report_timescale(const timescale&, report_format,
                                                             text_style = {});

/// What a run of rule tests found: each difference a line, then how many passed.
[[nodiscard]] TIMESCALES_EXPORT std::string report_rule_tests(const rule_test_run&, report_format,
                                                              text_style = {});

/// What mutation found: each survivor a line, then those shown to be equivalent, then how many.
[[nodiscard]] TIMESCALES_EXPORT std::string report_mutation(const mutation_report&, report_format,
                                                            text_style = {});

/// What two rule books say differently, and whose obligations that moves.
[[nodiscard]] TIMESCALES_EXPORT std::string report_rule_change(std::span<const rule_difference>,
                                                               std::span<const moved_obligation>,
                                                               report_format, text_style = {});

/// A table in Markdown of every timescale, its provisions and whether they were read.
[[nodiscard]] TIMESCALES_EXPORT std::string rules_table(const rule_book&);

/// Problems, a line each.
[[nodiscard]] TIMESCALES_EXPORT std::string report_problems(std::span<const diagnostic>,
                                                            report_format, text_style = {});

}  // namespace timescales::inline v0
