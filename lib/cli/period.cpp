/// `period`: period arithmetic.

#include "timescales/period.hpp"

#include <array>

#include "lib/cli/cli.hpp"

namespace timescales_cli {

using namespace timescales;

namespace {

counting_policy policy_from(const period_options& options) {
    constexpr std::array<std::string_view, 3> ends{"corresponding", "next-day", "refuse"};
    constexpr std::array end_policies{month_end::corresponding, month_end::next_day,
                                      month_end::refuse};
    constexpr std::array<std::string_view, 4> rolls{"none", "next", "previous",
                                                    "sunday-or-holiday"};
    constexpr std::array roll_policies{roll::none, roll::next, roll::previous,
                                       roll::sunday_or_holiday};
    return {.first = options.beginning_with ? first_day::included : first_day::excluded,
            .month_end = end_policies[choice_from(options.month_end, "--month-end", ends)],
            .direction = options.before ? direction::before : direction::after,
            .roll = roll_policies[choice_from(options.roll, "--roll", rolls)],
            .clear = options.clear};
}

period period_from(const std::string& text) {
    const result<period> length = parse_period(text);
    if (!length) {
        throw stop{wrong_usage, "the period '" + text + "': " + length.error().message};
    }
    return *length;
}

}  // namespace

int period_add(const period_options& options) {
    const report_format format = format_from(options.format);
    const civil_date from = date_from(std::string_view(required(options.date, "DATE")), "DATE");
    const period length =
        period_from(required(options.length, "the period, such as \"6 months\","));
    const counting_policy policy = policy_from(options);
    const bool uses_calendar =
        length.unit() == period_unit::working_days || policy.roll != roll::none;
    std::optional<working_calendar> calendar;
    if (uses_calendar || options.calendar.calendar || options.calendar.known_on ||
        !options.calendar.layers.empty()) {
        calendar = calendar_from(options.calendar);
    }
    const reckoning_question question{.from = from,
                                      .length = length,
                                      .policy = policy,
                                      .calendar = calendar ? &*calendar : nullptr};
    std::vector<counting_step> steps;
    const reckoning answer = value_or_stop(add(from, length, policy, question.calendar, &steps));
    print(report_reckoning(question, answer, steps, format, terminal_style()));
    return done;
}

}  // namespace timescales_cli
