#pragma once

/// What the commands share: options as they were typed, ways to read them, and the exit status.
///
/// A command is a function of its options. It prints its answer and returns the exit status, or
/// throws `stop` with a message for the person at the terminal.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "timescales/calendar_layer.hpp"
#include "timescales/diagnostic.hpp"
#include "timescales/report.hpp"
#include "timescales/rule_book.hpp"
#include "timescales/timeline.hpp"
#include "timescales/working_calendar.hpp"

namespace timescales_cli {

// Exit statuses.
inline constexpr int done = 0;            // an overdue review is an answer, not a failure
inline constexpr int check_found = 1;     // a check found something
inline constexpr int wrong_usage = 2;     // what was typed has no meaning
inline constexpr int unusable_input = 3;  // a file or a date that gives no answer

/// Ends the command: what is wrong, where, why, and what to do instead.
struct stop {
    int status;
    std::string message;
};

/// The exit status that a failure of the library calls for.
[[nodiscard]] int status_of(timescales::error_code) noexcept;

/// The value, or `stop` with the library's own message.
template <class T>
[[nodiscard]] T value_or_stop(timescales::result<T> given) {
    if (!given) {
        throw stop{status_of(given.error().code), given.error().message};
    }
    return std::move(given).value();
}

// ---- options, as they were typed ---------------------------------------------------------------

struct rules_options {
    std::vector<std::string> rules;      // packs; empty means the built-in one
    std::vector<std::string> calendars;  // files that add or replace calendars
    std::vector<std::string> layers;     // files of local days
    std::optional<std::string> known_on;
};

/// One calendar for arithmetic.
struct calendar_choice {
    std::optional<std::string> calendar;  // as `calendar_named` reads it, or a path
    std::vector<std::string> layers;      // files of local days
    std::optional<std::string> known_on;
};

/// One person: `due` and `explain`.
struct person_options {
    std::vector<std::string> events;
    std::optional<std::string> events_file;
    std::optional<std::string> born;
    std::optional<std::string> history_from;
    std::optional<std::string> child;
    std::optional<std::string> as_at;
    std::optional<std::string> project;
    std::vector<std::string> timescales;
    rules_options book;
    std::string format = "text";
    std::optional<std::string> key;  // `explain` only
};

struct validate_options {
    std::vector<std::string> folders;
    std::optional<std::string> year_ending;
    std::optional<std::string> as_at;
    std::optional<std::string> history_from;
    std::vector<std::string> indicators;
    bool include_unverified = false;
    rules_options book;
    std::string format = "text";
};

struct working_days_options {
    std::optional<std::string> first;   // DATE or FROM
    std::optional<std::string> second;  // N or TO
    bool before = false;
    calendar_choice calendar;
    std::string format = "text";
};

struct period_options {
    std::optional<std::string> date;
    std::optional<std::string> length;
    std::string month_end = "corresponding";
    std::string roll = "none";
    bool beginning_with = false;
    bool before = false;
    bool clear = false;
    calendar_choice calendar;
    std::string format = "text";
};

struct calendar_options {
    calendar_choice calendar;           // the first of two for `diff`
    std::optional<std::string> second;  // `diff` only
    std::vector<std::string> several;   // `outdated` only
    std::optional<std::string> file;    // GOV.UK's list: `compare`, `merge`
    std::optional<std::string> from;
    std::optional<std::string> to;
    std::optional<std::string> length;  // `diff` only
    std::optional<std::string> on;      // `outdated`, `merge`
    std::optional<std::string> output;  // `merge` only
    std::string format = "text";
};

struct rules_command_options {
    std::optional<std::string> id;
    std::vector<std::string> files;
    std::optional<std::string> before;  // `diff` only, as are those that follow
    std::optional<std::string> after;
    std::optional<std::string> events_file;
    std::vector<std::string> folders;
    std::optional<std::string> as_at;
    std::optional<std::string> on;  // `check` only
    bool mutate = false;            // `test` only
    rules_options book;
    std::string format = "text";
};

struct figures_options {
    std::vector<std::string> texts;
    std::optional<std::string> file;  // a table, in place of texts
    std::string format = "text";
};

// ---- commands ----------------------------------------------------------------------------------

int due(const person_options&);
int explain(const person_options&);
int validate(const validate_options&);
int figures(const figures_options&);
int working_days_add(const working_days_options&);
int working_days_count(const working_days_options&);
int working_days_list(const working_days_options&);
int period_add(const period_options&);
int calendar_list(const calendar_options&);
int calendar_compare(const calendar_options&);
int calendar_merge(const calendar_options&);
int calendar_diff(const calendar_options&);
int calendar_outdated(const calendar_options&);
int rules_list(const rules_command_options&);
int rules_show(const rules_command_options&);
int rules_check(const rules_command_options&);
int rules_test(const rules_command_options&);
int rules_diff(const rules_command_options&);
int rules_table(const rules_command_options&);
int rules_schema(const rules_command_options&);

// ---- reading what was typed --------------------------------------------------------------------

/// The candidate that was probably meant, or empty when none is near.
[[nodiscard]] std::string_view nearest(std::string_view word,
                                       std::span<const std::string_view> candidates);

/// "; did you mean 'review'?", or nothing when no candidate is near.
[[nodiscard]] std::string suggestion(std::string_view word,
                                     std::span<const std::string_view> candidates);

/// "a, b or c".
[[nodiscard]] std::string one_of(std::span<const std::string_view> words);

/// The text of a required argument. `what` is how the usage names it.
[[nodiscard]] const std::string& required(const std::optional<std::string>&, std::string_view what);

/// A date. `what` names the place where it was typed: "--born", "DATE".
[[nodiscard]] timescales::civil_date date_from(std::string_view text, std::string_view what);
[[nodiscard]] timescales::optional_date date_from(const std::optional<std::string>&,
                                                  std::string_view what);

/// A whole number from 0 to `highest`. `instead` is advice for a negative one.
[[nodiscard]] std::int32_t number_from(std::string_view text, std::string_view what,
                                       std::int32_t highest, std::string_view instead = {});

/// The place of `text` among `allowed`, or `stop` with the nearest.
[[nodiscard]] std::size_t choice_from(std::string_view text, std::string_view what,
                                      std::span<const std::string_view> allowed);

[[nodiscard]] timescales::report_format format_from(std::string_view text);

/// Today in Universal Time: the one place where a clock is read.
[[nodiscard]] timescales::civil_date today();

// ---- files -------------------------------------------------------------------------------------

/// The calendar that a text asks for: a path, or what `calendar_named` reads, with paths in place
/// of names.
[[nodiscard]] timescales::working_calendar calendar_from(
    const std::string& text, std::span<const timescales::calendar_layer> layers = {});

/// The one chosen, england-and-wales unless one is. The layers given are laid over it unless the
/// text names its own.
[[nodiscard]] timescales::working_calendar calendar_from(const calendar_choice&);

[[nodiscard]] std::vector<timescales::calendar_layer> layers_from(
    std::span<const std::string> files);

/// The built-in calendars, with those of the files added or put in their place.
[[nodiscard]] std::vector<timescales::working_calendar> calendars_with(
    std::span<const std::string> files);

[[nodiscard]] timescales::rule_book rule_book_from(const rules_options&);

/// Adds a calendar, in place of one of the same name.
void put_calendar(std::vector<timescales::working_calendar>&, const timescales::working_calendar&);

/// Problems, a line each, on standard error.
void print_problems(std::span<const timescales::diagnostic>);

/// What was loaded, its warnings printed; or its problems printed, and `stop`.
template <class T>
[[nodiscard]] T loaded_or_stop(timescales::loaded<T> given) {
    print_problems(given.problems);
    if (!given.value) {
        throw stop{unusable_input, "nothing was computed; correct the errors above first"};
    }
    return std::move(*given.value);
}

// ---- printing ----------------------------------------------------------------------------------

/// Colour for a person at a terminal, unless NO_COLOR says otherwise.
[[nodiscard]] timescales::text_style terminal_style();

/// Writes the answer to standard output. A reader that went away is no failure; a full disk is.
void print(std::string_view);

/// Writes "timescales: message" to standard error.
void complain(std::string_view message);

}  // namespace timescales_cli
