#pragma once

/// What the report writers share: records, which make JSON and CSV say the same, and the writers of
/// each format, one for each function of `report.hpp`.

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "timescales/report.hpp"

namespace timescales::inline v0::reports {

/// One value of a record; nothing is null in JSON and empty in CSV.
using field_value = std::variant<std::monostate, bool, std::int64_t, std::string>;

struct field {
    std::string_view name;
    field_value value;
};

/// A flat answer: an object in JSON, a line in CSV, with the same fields in the same order.
using record = std::vector<field>;

[[nodiscard]] field_value value_of(optional_date);
/// An empty text is nothing.
[[nodiscard]] field_value value_of(std::string_view);

[[nodiscard]] record record_of(const rule_book&, const timeline&, const obligation&);
[[nodiscard]] record record_of(const rule_book&, const timeline&, const notice&);
[[nodiscard]] record record_of(const bank_holiday&);
[[nodiscard]] record record_of(const diagnostic&);
[[nodiscard]] record record_of(const ssda903_file&);
/// The answer without its way: what JSON writes first and CSV writes alone.
[[nodiscard]] record record_of(const reckoning_question&, const reckoning&);
[[nodiscard]] record record_of_count(const working_calendar&, civil_date from_exclusive,
                                     civil_date to_inclusive, std::int32_t count);
[[nodiscard]] record record_of_working_day(civil_date);
[[nodiscard]] record record_of(const holiday_difference&);
[[nodiscard]] record record_of(const moved_date&);
[[nodiscard]] record record_of(const calendar_freshness&);
/// One line of the list of timescales; and one step of one of its versions.
[[nodiscard]] record record_of(const timescale&);
[[nodiscard]] record record_of(const timescale&, const version&, const step&);
[[nodiscard]] record record_of(const surviving_mutant&, bool equivalent);
[[nodiscard]] record record_of(const rule_difference&);
[[nodiscard]] record record_of(const moved_obligation&);
[[nodiscard]] record record_of(const located_figure&);

/// The names of values that have no `to_string` of their own: "event-repeated", "skipped",
/// "anchor".
[[nodiscard]] std::string_view name_of(notice::kind) noexcept;
[[nodiscard]] std::string_view name_of(counting_step::kind) noexcept;
[[nodiscard]] std::string_view name_of(explanation_step::kind) noexcept;
[[nodiscard]] std::string_view name_of(direction) noexcept;
[[nodiscard]] std::string_view name_of(month_end) noexcept;
[[nodiscard]] std::string_view name_of(roll) noexcept;
[[nodiscard]] std::string_view name_of(period_unit) noexcept;

/// What a notice tells a person, in one sentence.
[[nodiscard]] std::string message_of(const rule_book&, const timeline&, const notice&);

/// The kind of event that meets a duty, or "end".
[[nodiscard]] std::string_view what_meets(const timescale&) noexcept;

/// The step's id, or "unknown".
[[nodiscard]] std::string_view step_name(const timescale&, const obligation&) noexcept;

/// The calendars that a timescale of the book counts with, in order of name.
[[nodiscard]] std::vector<const working_calendar*> calendars_in_use(const rule_book&);

/// How many starts moved by how many calendar days.
[[nodiscard]] std::map<std::int32_t, std::int64_t> moves_by_length(const date_comparison&);

/// Every day from one to another that the calendar knows to be a working day, both included.
[[nodiscard]] std::vector<civil_date> working_days_between(const working_calendar&,
                                                           civil_date from_inclusive,
                                                           civil_date to_inclusive);

namespace json {
std::string obligations(const rule_book&, const timeline&, const evaluation&,
                        const evaluation_options&);
std::string explanations(const rule_book&, const timeline&, std::span<const explanation>);
std::string of_validation(const rule_book&, const validation&);
std::string figures(const figure_table&);
std::string of_reckoning(const reckoning_question&, const reckoning&,
                         std::span<const counting_step>);
std::string working_day_count(const working_calendar&, civil_date from_exclusive,
                              civil_date to_inclusive, std::int32_t count);
std::string working_days(const working_calendar&, civil_date from_inclusive,
                         civil_date to_inclusive);
std::string holidays(const working_calendar&, civil_date from_inclusive, civil_date to_inclusive);
std::string comparison(const holiday_comparison&);
std::string moved_dates(const date_question&, const date_comparison&);
std::string freshness(std::span<const calendar_freshness>);
std::string every_timescale(const rule_book&);
std::string one_timescale(const timescale&);
std::string rule_tests(const rule_test_run&);
std::string mutation(const mutation_report&);
std::string rule_change(std::span<const rule_difference>, std::span<const moved_obligation>);
std::string problems(std::span<const diagnostic>);
}  // namespace json

namespace csv {
std::string obligations(const rule_book&, const timeline&, const evaluation&);
std::string of_validation(const rule_book&, const validation&);
std::string figures(const figure_table&);
std::string of_reckoning(const reckoning_question&, const reckoning&);
std::string working_day_count(const working_calendar&, civil_date from_exclusive,
                              civil_date to_inclusive, std::int32_t count);
std::string working_days(const working_calendar&, civil_date from_inclusive,
                         civil_date to_inclusive);
std::string holidays(const working_calendar&, civil_date from_inclusive, civil_date to_inclusive);
std::string comparison(const holiday_comparison&);
std::string moved_dates(const date_comparison&);
std::string freshness(std::span<const calendar_freshness>);
std::string every_timescale(const rule_book&);
std::string one_timescale(const timescale&);
std::string rule_tests(const rule_test_run&);
std::string mutation(const mutation_report&);
std::string rule_change(std::span<const rule_difference>, std::span<const moved_obligation>);
std::string problems(std::span<const diagnostic>);
}  // namespace csv

namespace text {
std::string obligations(const rule_book&, const timeline&, const evaluation&,
                        const evaluation_options&, text_style);
std::string explanations(const rule_book&, const timeline&, std::span<const explanation>,
                         text_style);
std::string of_validation(const rule_book&, const validation&, text_style);
std::string figures(const figure_table&, text_style);
std::string of_reckoning(const reckoning_question&, const reckoning&,
                         std::span<const counting_step>, text_style);
std::string working_day_count(const working_calendar&, civil_date from_exclusive,
                              civil_date to_inclusive, std::int32_t count, text_style);
std::string working_days(const working_calendar&, civil_date from_inclusive,
                         civil_date to_inclusive, text_style);
std::string holidays(const working_calendar&, civil_date from_inclusive, civil_date to_inclusive,
                     text_style);
std::string comparison(const holiday_comparison&, text_style);
std::string moved_dates(const date_question&, const date_comparison&, text_style);
std::string freshness(std::span<const calendar_freshness>, text_style);
std::string every_timescale(const rule_book&, text_style);
std::string one_timescale(const timescale&, text_style);
std::string rule_tests(const rule_test_run&, text_style);
std::string mutation(const mutation_report&, text_style);
std::string rule_change(std::span<const rule_difference>, std::span<const moved_obligation>,
                        text_style);
std::string problems(std::span<const diagnostic>, text_style);

/// "knows 1971-01-01 to 2028-12-31, projects to 2199-12-31 and was last verified on 2026-11-22".
std::string coverage_text(const working_calendar&);
/// "first review".
std::string step_label(const timescale&, const obligation&);
/// "20 working days after Monday 4 December 2017. "; nothing where the count is not known.
std::string count_text(const timescale&, const obligation&);
}  // namespace text

}  // namespace timescales::inline v0::reports
