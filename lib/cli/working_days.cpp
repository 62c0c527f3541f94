/// `working-days`: calendar arithmetic.

#include "lib/cli/cli.hpp"
#include "timescales/period.hpp"

namespace timescales_cli {

using namespace timescales;

namespace {

struct two_dates {
    civil_date from;
    civil_date to;
};

two_dates dates_from(const working_days_options& options, std::string_view command) {
    const civil_date from = date_from(std::string_view(required(options.first, "FROM")), "FROM");
    const civil_date to = date_from(std::string_view(required(options.second, "TO")), "TO");
    if (to < from) {
        throw stop{wrong_usage, "FROM is after TO; swap them: timescales working-days " +
                                    std::string(command) + ' ' + std::string(to_text(to).view()) +
                                    ' ' + std::string(to_text(from).view())};
    }
    return {from, to};
}

[[noreturn]] void refuse_days(const working_calendar& calendar, const two_dates& asked) {
    throw stop{unusable_input,
               "the answer depends on days that the calendar " + std::string(calendar.name()) +
                   " does not know: " + std::string(to_text(asked.from).view()) + " to " +
                   std::string(to_text(asked.to).view()) + " was asked for, it covers " +
                   std::string(to_text(calendar.covered_from()).view()) + " to " +
                   std::string(to_text(calendar.covered_to()).view()) +
                   "; use a calendar that covers more years"};
}

}  // namespace

int working_days_add(const working_days_options& options) {
    const report_format format = format_from(options.format);
    const civil_date from = date_from(std::string_view(required(options.first, "DATE")), "DATE");
    const std::int32_t amount =
        number_from(required(options.second, "N, the number of working days,"), "N",
                    period::max_amount, "to count back, give the number with --before");
    const working_calendar calendar = calendar_from(options.calendar);
    const reckoning_question question{
        .from = from,
        .length = period::working_days(amount),
        .policy = {.direction = options.before ? direction::before : direction::after},
        .calendar = &calendar};
    std::vector<counting_step> steps;
    const reckoning answer =
        value_or_stop(add(from, question.length, question.policy, &calendar, &steps));
    print(report_reckoning(question, answer, steps, format, terminal_style()));
    return done;
}

int working_days_count(const working_days_options& options) {
    const report_format format = format_from(options.format);
    const two_dates asked = dates_from(options, "count");
    const working_calendar calendar = calendar_from(options.calendar);
    const std::optional<std::int32_t> count = calendar.count(asked.from, asked.to);
    if (!count) {
        refuse_days(calendar, asked);
    }
    print(
        report_working_day_count(calendar, asked.from, asked.to, *count, format, terminal_style()));
    return done;
}

int working_days_list(const working_days_options& options) {
    const report_format format = format_from(options.format);
    const two_dates asked = dates_from(options, "list");
    const working_calendar calendar = calendar_from(options.calendar);
    if (!calendar.covers(asked.from) || !calendar.covers(asked.to)) {
        refuse_days(calendar, asked);
    }
    print(report_working_days(calendar, asked.from, asked.to, format, terminal_style()));
    return done;
}

}  // namespace timescales_cli
