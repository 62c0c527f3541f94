#include "lib/cli/cli.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>

#ifdef _WIN32
#include <io.h>
#else
#include <unistd.h>
#endif

#include "timescales/calendar_set.hpp"
#include "timescales/rules_yaml.hpp"

namespace timescales_cli {

using namespace timescales;

int status_of(error_code code) noexcept {
    switch (code) {
        case error_code::invalid_text:
        case error_code::invalid_argument:
        case error_code::calendar_required:
        case error_code::not_found:
            return wrong_usage;
        case error_code::ambiguous_month_end:
            return check_found;
        case error_code::date_out_of_range:
        case error_code::outside_coverage:
        case error_code::wrong_rule_book:
        case error_code::unreadable_file:
            return unusable_input;
    }
    return unusable_input;
}

// ---- the nearest name --------------------------------------------------------------------------

namespace {

/// Letters to insert, delete, replace or swap with their neighbour to get from one to the other.
std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> two_ago(b.size() + 1);
    std::vector<std::size_t> previous(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) {
        previous[j] = j;
    }
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({previous[j] + 1, row[j - 1] + 1, replaced});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                row[j] = std::min(row[j], two_ago[j - 2] + 1);
            }
        }
        two_ago.swap(previous);
        previous.swap(row);
    }
    return previous[b.size()];
}

/// True when a name was typed without its pack.
bool is_last_part(std::string_view word, std::string_view candidate) noexcept {
    return candidate.size() > word.size() && candidate.ends_with(word) &&
           candidate[candidate.size() - word.size() - 1] == '/';
}

}  // namespace

std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates) {
    constexpr std::size_t longest = 100;  // nobody mistypes that much
    if (word.empty() || word.size() > longest) {
        return {};
    }
    std::string_view best;
    std::size_t best_distance = std::max<std::size_t>(2, word.size() / 3) + 1;
    for (const std::string_view candidate : candidates) {
        if (is_last_part(word, candidate)) {
            return candidate;
        }
        const std::size_t distance = edit_distance(word, candidate);
        if (distance < best_distance && distance < candidate.size()) {
            best = candidate;
            best_distance = distance;
        }
    }
    return best;
}

std::string suggestion(std::string_view word, std::span<const std::string_view> candidates) {
    const std::string_view near = nearest(word, candidates);
    return near.empty() ? std::string() : "; did you mean '" + std::string(near) + "'?";
}

std::string one_of(std::span<const std::string_view> words) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) {
            text += i + 1 == words.size() ? " or " : ", ";
        }
        text += words[i];
    }
    return text;
}

// ---- reading what was typed --------------------------------------------------------------------

namespace {

/// A day that does not exist is another mistake than a text that is no date.
std::string why_no_date(std::string_view text) {
    const auto digits = [text](std::size_t from, std::size_t length) {
        return std::all_of(text.begin() + static_cast<std::ptrdiff_t>(from),
                           text.begin() + static_cast<std::ptrdiff_t>(from + length),
                           [](char c) { return c >= '0' && c <= '9'; });
    };
    const bool shaped = text.size() == 10 && digits(0, 4) && text[4] == '-' && digits(5, 2) &&
                        text[7] == '-' && digits(8, 2);
    return shaped ? "there is no such day between 1900 and 2199"
                  : "write it as YYYY-MM-DD, such as 2017-12-04";
}

}  // namespace

const std::string& required(const std::optional<std::string>& given, std::string_view what) {
    if (!given) {
        throw stop{wrong_usage, std::string(what) + " is missing"};
    }
    return *given;
}

civil_date date_from(std::string_view text, std::string_view what) {
    const optional_date date = civil_date::parse(text);
    if (!date) {
        throw stop{wrong_usage, std::string(what) + ": '" + std::string(text) +
                                    "' is not a date; " + why_no_date(text)};
    }
    return *date;
}

optional_date date_from(const std::optional<std::string>& text, std::string_view what) {
    return text ? optional_date(date_from(std::string_view(*text), what)) : optional_date();
}

std::int32_t number_from(std::string_view text, std::string_view what, std::int32_t highest,
                         std::string_view instead) {
    std::int32_t number = 0;
    const char* const end = text.data() + text.size();
    const auto [stopped, failed] = std::from_chars(text.data(), end, number);
    const bool whole = stopped == end && !text.empty();
    if (whole && failed == std::errc() && number >= 0 && number <= highest) {
        return number;
    }
    std::string message = std::string(what) + " must be a whole number from 0 to " +
                          std::to_string(highest) + ", and '" + std::string(text) + "' is not";
    if (!instead.empty() && text.starts_with('-')) {
        message += "; " + std::string(instead);
    }
    throw stop{wrong_usage, message};
}

std::size_t choice_from(std::string_view text, std::string_view what,
                        std::span<const std::string_view> allowed) {
    const auto found = std::find(allowed.begin(), allowed.end(), text);
    if (found != allowed.end()) {
        return static_cast<std::size_t>(found - allowed.begin());
    }
    throw stop{wrong_usage, std::string(what) + ": unknown value '" + std::string(text) +
                                "', use " + one_of(allowed) + suggestion(text, allowed)};
}

report_format format_from(std::string_view text) {
    constexpr std::array<std::string_view, 3> names{"text", "json", "csv"};
    constexpr std::array formats{report_format::text, report_format::json, report_format::csv};
    return formats[choice_from(text, "--format", names)];
}

civil_date today() {
    const auto now = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
    return civil_date::from_days(now.time_since_epoch().count()).value();
}

// ---- files -------------------------------------------------------------------------------------

namespace {

constexpr std::string_view default_pack = "england";

bool looks_like_path(std::string_view text) noexcept {
    return text.find_first_of("./\\") != std::string_view::npos;
}

working_calendar calendar_from_file(const std::string& path) {
    return loaded_or_stop(load_calendar(value_or_stop(read_file(path))));
}

std::vector<std::string_view> names_of(std::span<const working_calendar> calendars) {
    std::vector<std::string_view> names;
    for (const working_calendar& c : calendars) {
        names.push_back(c.name());
    }
    return names;
}

rule_book book_from_packs(std::span<const std::string> paths,
                          std::span<const working_calendar> calendars,
                          std::span<const calendar_layer> layers, const rule_book* beside) {
    std::vector<source_file> packs;
    for (const std::string& path : paths) {
        result<source_file> pack = read_file(path);
        if (!pack && !looks_like_path(path)) {
            throw stop{unusable_input, pack.error().message + "; the built-in packs are called " +
                                           one_of(built_in_packs())};
        }
        packs.push_back(value_or_stop(std::move(pack)));
    }
    return loaded_or_stop(load_rule_book(packs, calendars, layers, beside));
}

constexpr std::string_view default_calendar = "england-and-wales";

/// Reads the files that the text names, and puts the names of their calendars in their place.
std::string with_files_read(const std::string& text, std::vector<working_calendar>& calendars) {
    std::string names;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        std::string word = text.substr(begin, end - begin);
        const bool listed = word.ends_with(',');
        if (listed) {
            word.pop_back();
        }
        if (looks_like_path(word)) {
            const working_calendar calendar = calendar_from_file(word);
            put_calendar(calendars, calendar);
            word = calendar.name();
        }
        names += word + (listed ? "," : "") + (end < text.size() ? " " : "");
        begin = end + 1;
    }
    return names;
}

}  // namespace

working_calendar calendar_from(const std::string& text, std::span<const calendar_layer> layers) {
    const auto built_in = built_in_calendars();
    std::vector<working_calendar> calendars(built_in.begin(), built_in.end());
    const std::string asked = with_files_read(text, calendars);
    const result<working_calendar> found = calendar_named(asked, calendars, layers);
    if (!found && asked.find(' ') == std::string::npos) {
        const std::vector<std::string_view> names = names_of(built_in);
        throw stop{wrong_usage, "unknown calendar '" + text + "', use " + one_of(names) +
                                    " or the path of a YAML file" + suggestion(text, names)};
    }
    return value_or_stop(found);
}

working_calendar calendar_from(const calendar_choice& choice) {
    const std::vector<calendar_layer> layers = layers_from(choice.layers);
    const optional_date known_on = date_from(choice.known_on, "--known-on");
    working_calendar calendar =
        calendar_from(choice.calendar.value_or(std::string(default_calendar)), layers);
    if (!layers.empty() && !calendar.has_layers()) {
        calendar = value_or_stop(with_layers(calendar, layers));
    }
    return known_on ? value_or_stop(calendar.as_known_on(*known_on)) : calendar;
}

std::vector<calendar_layer> layers_from(std::span<const std::string> files) {
    std::vector<calendar_layer> layers;
    for (const std::string& path : files) {
        layers.push_back(loaded_or_stop(load_layer(value_or_stop(read_file(path)))));
    }
    return layers;
}

void put_calendar(std::vector<working_calendar>& calendars, const working_calendar& given) {
    const auto same =
        std::find_if(calendars.begin(), calendars.end(),
                     [&](const working_calendar& c) { return c.name() == given.name(); });
    if (same == calendars.end()) {
        calendars.push_back(given);
    } else {
        *same = given;
    }
}

std::vector<working_calendar> calendars_with(std::span<const std::string> files) {
    const auto built_in = built_in_calendars();
    std::vector<working_calendar> calendars(built_in.begin(), built_in.end());
    for (const std::string& path : files) {
        put_calendar(calendars, calendar_from_file(path));
    }
    std::sort(
        calendars.begin(), calendars.end(),
        [](const working_calendar& a, const working_calendar& b) { return a.name() < b.name(); });
    return calendars;
}

namespace {

/// The packs and calendars asked for, as they stand.
rule_book plain_book_from(const rules_options& options, std::span<const calendar_layer> layers) {
    const auto known = built_in_packs();
    std::vector<std::string> paths;
    std::vector<std::string_view> names;
    for (const std::string& rules : options.rules) {
        if (std::find(known.begin(), known.end(), rules) != known.end()) {
            names.push_back(rules);
        } else {
            paths.push_back(rules);
        }
    }
    if (options.rules.empty()) {
        names.push_back(default_pack);
    }
    if (paths.empty() && options.calendars.empty()) {
        return value_or_stop(built_in_rule_book(names));
    }
    const std::vector<working_calendar> calendars = calendars_with(options.calendars);
    if (names.empty()) {
        return book_from_packs(paths, calendars, layers, nullptr);
    }
    const rule_book beside = value_or_stop(built_in_rule_book(names));
    return book_from_packs(paths, calendars, layers, &beside);
}

/// The book with the days of its layers: terms for what is due in each of them, other days to plan
/// around.
rule_book with_days_of(rule_book book, std::span<const calendar_layer> layers) {
    std::vector<calendar_layer> closed;
    for (const calendar_layer& layer : layers) {
        if (layer.kind == layer_kind::school_term) {
            book = value_or_stop(book.with_school_terms(layer));
        } else {
            closed.push_back(layer);
        }
    }
    return closed.empty() ? book : value_or_stop(book.planned_with(closed));
}

}  // namespace

rule_book rule_book_from(const rules_options& options) {
    const std::vector<calendar_layer> layers = layers_from(options.layers);
    const optional_date known_on = date_from(options.known_on, "--known-on");
    rule_book book = plain_book_from(options, layers);
    book = with_days_of(std::move(book), layers);
    return known_on ? value_or_stop(book.as_known_on(*known_on)) : book;
}

void print_problems(std::span<const diagnostic> problems) {
    std::string lines;
    for (const diagnostic& d : problems) {
        lines += to_string(d) + '\n';
    }
    std::fwrite(lines.data(), 1, lines.size(), stderr);
}

// ---- printing ----------------------------------------------------------------------------------

text_style terminal_style() {
#ifdef _WIN32
    const bool terminal = _isatty(_fileno(stdout)) != 0;
#else
    const bool terminal = isatty(fileno(stdout)) != 0;
#endif
    return {.colour = terminal && std::getenv("NO_COLOR") == nullptr};
}

void print(std::string_view text) {
    errno = 0;
    const bool written =
        std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
    if (!written && errno != EPIPE) {
        throw stop{unusable_input, "cannot write the answer to standard output: " +
                                       std::string(std::strerror(errno))};
    }
}

void complain(std::string_view message) {
    std::string line = "timescales: ";
    line += message;
    line += '\n';
    std::fwrite(line.data(), 1, line.size(), stderr);
}

}  // namespace timescales_cli
