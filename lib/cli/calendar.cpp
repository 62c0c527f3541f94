/// `calendar`: what a calendar knows.

#include "lib/cli/cli.hpp"

namespace timescales_cli {

using namespace timescales;

int calendar_list(const calendar_options& options) {
    const report_format format = format_from(options.format);
    const working_calendar calendar =
        calendar_from(required(options.calendar, "the calendar, such as england-and-wales,"));
    const civil_date from = date_from(options.from, "--from").value_or(calendar.covered_from());
    const civil_date to = date_from(options.to, "--to").value_or(calendar.covered_to());
    if (!calendar.covers(from) || !calendar.covers(to)) {
        throw stop{unusable_input, "the calendar " + std::string(calendar.name()) +
                                       " does not know all days from " +
                                       std::string(to_text(from).view()) + " to " +
                                       std::string(to_text(to).view()) + ": it covers " +
                                       std::string(to_text(calendar.covered_from()).view()) +
                                       " to " + std::string(to_text(calendar.covered_to()).view())};
    }
    if (to < from) {
        throw stop{wrong_usage, "--from is after --to; swap them"};
    }
    print(report_holidays(calendar, from, to, format, terminal_style()));
    return done;
}

}  // namespace timescales_cli
