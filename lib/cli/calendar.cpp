/// `calendar`: what calendars know, what differs between them, and keeping them up to date.

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>

#include "lib/cli/cli.hpp"
#include "timescales/calendar_change.hpp"
#include "timescales/govuk_holidays.hpp"
#include "timescales/rules_yaml.hpp"

namespace timescales_cli {

using namespace timescales;

namespace {

void need_calendar(const calendar_options& options) {
    static_cast<void>(
        required(options.calendar.calendar, "the calendar, such as england-and-wales,"));
}

struct stretch {
    civil_date from;
    civil_date to;
};

/// `--from` and `--to`, or the whole of what the calendar records.
stretch stretch_from(const calendar_options& options, const working_calendar& calendar) {
    const civil_date from = date_from(options.from, "--from").value_or(calendar.covered_from());
    const civil_date to = date_from(options.to, "--to").value_or(calendar.recorded_to());
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
    return {from, to};
}

govuk_list list_from(const calendar_options& options) {
    const std::string& path = required(options.file, "FILE, GOV.UK's bank-holidays.json,");
    return loaded_or_stop(load_govuk_list(value_or_stop(read_file(path))));
}

/// Replaces the file whole, or leaves it as it is: written beside it first, then put in its place.
void write_in_place(const std::string& path, const std::string& text) {
    const std::string draft = path + ".new";
    const auto fail = [&](const std::string& what) {
        const std::string why = std::strerror(errno);
        std::remove(draft.c_str());
        throw stop{unusable_input, what + ": " + why + "; " + path + " is as it was"};
    };
    std::FILE* file = std::fopen(draft.c_str(), "wb");
    if (file == nullptr) {
        fail("cannot write " + draft);
    }
    const bool written = std::fwrite(text.data(), 1, text.size(), file) == text.size();
    if (std::fclose(file) != 0 || !written) {
        fail("cannot write " + draft);
    }
    if (std::rename(draft.c_str(), path.c_str()) != 0) {
        fail("cannot put " + draft + " in the place of " + path);
    }
}

}  // namespace

int calendar_list(const calendar_options& options) {
    const report_format format = format_from(options.format);
    need_calendar(options);
    const working_calendar calendar = calendar_from(options.calendar);
    const stretch days = stretch_from(options, calendar);
    print(report_holidays(calendar, days.from, days.to, format, terminal_style()));
    return done;
}

int calendar_compare(const calendar_options& options) {
    const report_format format = format_from(options.format);
    need_calendar(options);
    const working_calendar calendar = calendar_from(options.calendar);
    const govuk_list list = list_from(options);
    const holiday_comparison found = value_or_stop(compare_holidays(calendar, list));
    print(report_comparison(found, format, terminal_style()));
    return found.differences.empty() && !found.newly_published ? done : check_found;
}

int calendar_merge(const calendar_options& options) {
    need_calendar(options);
    const std::string& path = *options.calendar.calendar;
    if (built_in_calendar(path) != nullptr) {
        throw stop{wrong_usage, "the calendar " + path +
                                    " is built in; to bring its file up to date, give the path of "
                                    "the YAML, such as rules/calendars/" +
                                    path + ".yaml"};
    }
    const civil_date today_is = date_from(options.on, "--on").value_or(today());
    const source_file file = value_or_stop(read_file(path));
    const govuk_list list = list_from(options);
    const merged_calendar merged = loaded_or_stop(merge_holidays(file, list, today_is));
    for (const std::string& change : merged.changes) {
        complain(std::string(path).append(": ").append(change));
    }
    if (options.output) {
        write_in_place(*options.output, merged.text);
    } else {
        print(merged.text);
    }
    return done;
}

int calendar_diff(const calendar_options& options) {
    const report_format format = format_from(options.format);
    need_calendar(options);
    // Layers count where a calendar names them: here the two are to differ.
    const std::vector<calendar_layer> layers = layers_from(options.calendar.layers);
    const working_calendar before = calendar_from(*options.calendar.calendar, layers);
    const working_calendar after =
        calendar_from(required(options.second, "the second calendar"), layers);
    const auto length = parse_period(options.length.value_or("20 working days"));
    if (!length) {
        throw stop{wrong_usage, "--add: " + length.error().message};
    }
    const stretch starts = stretch_from(options, before);
    const date_comparison found =
        value_or_stop(compare_dates(before, after, starts.from, starts.to, *length));
    print(report_moved_dates({&before, &after, starts.from, starts.to, *length}, found, format,
                             terminal_style()));
    return done;
}

int calendar_outdated(const calendar_options& options) {
    const report_format format = format_from(options.format);
    const civil_date on = date_from(options.on, "--on").value_or(today());
    std::vector<calendar_freshness> found;
    for (const std::string& name : options.several) {
        found.push_back(freshness_of(calendar_from(name), on));
    }
    if (options.several.empty()) {
        for (const working_calendar& calendar : built_in_calendars()) {
            found.push_back(freshness_of(calendar, on));
        }
    }
    print(report_freshness(found, format, terminal_style()));
    const bool outdated = std::any_of(found.begin(), found.end(),
                                      [](const calendar_freshness& c) { return c.outdated(); });
    return outdated ? check_found : done;
}

}  // namespace timescales_cli
