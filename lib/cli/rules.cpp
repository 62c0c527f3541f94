/// `rules`: the rule book, and the check of what people write for it.

#include <algorithm>

#include "lib/cli/cli.hpp"
#include "timescales/rules_yaml.hpp"

namespace timescales_cli {

using namespace timescales;

namespace {

/// What follows `format:` at the beginning of a line, which says what a file is; the loaders
/// examine it strictly.
std::string_view format_line(std::string_view text) {
    constexpr std::string_view key = "format:";
    while (!text.empty()) {
        const std::size_t length = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, length);
        text.remove_prefix(std::min(length + 1, text.size()));
        if (!line.starts_with(key)) {
            continue;
        }
        line.remove_prefix(key.size());
        const std::size_t begin = std::min(line.find_first_not_of(" \t\"'"), line.size());
        return line.substr(begin);
    }
    return {};
}

bool is_of(const source_file& file, std::string_view format) {
    return format_line(file.text).starts_with(format);
}

struct checked {
    std::vector<diagnostic> problems;
    std::size_t files = 0;
    std::size_t unreadable = 0;
};

void take(checked& sum, std::vector<diagnostic> problems) {
    sum.problems.insert(sum.problems.end(), std::make_move_iterator(problems.begin()),
                        std::make_move_iterator(problems.end()));
}

/// Calendars and layers first, as the packs beside them may name them; then all packs as one rule
/// book.
checked check(const rules_command_options& options) {
    checked sum;
    std::vector<working_calendar> calendars = calendars_with(options.book.calendars);
    std::vector<calendar_layer> layers = layers_from(options.book.layers);
    std::vector<source_file> packs;
    for (const std::string& path : options.files) {
        result<source_file> file = read_file(path);
        if (!file) {
            complain(file.error().message);
            ++sum.unreadable;
            continue;
        }
        ++sum.files;
        if (is_of(*file, "timescales-calendar")) {
            loaded<working_calendar> calendar = load_calendar(*file);
            if (calendar) {
                put_calendar(calendars, *calendar.value);
            }
            take(sum, std::move(calendar.problems));
        } else if (is_of(*file, "timescales-layer")) {
            loaded<calendar_layer> layer = load_layer(*file);
            if (layer) {
                layers.push_back(*layer.value);
            }
            take(sum, std::move(layer.problems));
        } else {
            packs.push_back(std::move(file).value());
        }
    }
    if (!packs.empty()) {
        take(sum, load_rule_book(packs, calendars, layers).problems);
    }
    sort_by_position(sum.problems);
    return sum;
}

std::string counted(std::size_t number, std::string_view one) {
    return std::to_string(number) + ' ' + std::string(one) + (number == 1 ? "" : "s");
}

std::string summary(const checked& sum) {
    std::size_t errors = 0;
    for (const diagnostic& d : sum.problems) {
        errors += d.severity == severity::error ? 1 : 0;
    }
    const std::size_t others = sum.problems.size() - errors;
    return counted(sum.files, "file") +
           " checked: " + (errors == 0 ? "no errors" : counted(errors, "error")) +
           (others == 0 ? "" : ", " + counted(others, "warning")) +
           (sum.unreadable == 0 ? "" : "; " + counted(sum.unreadable, "file") + " not readable") +
           '\n';
}

bool has_errors(const checked& sum) {
    return std::any_of(sum.problems.begin(), sum.problems.end(),
                       [](const diagnostic& d) { return d.severity == severity::error; });
}

}  // namespace

int rules_list(const rules_command_options& options) {
    const report_format format = format_from(options.format);
    print(report_timescales(rule_book_from(options.book), format, terminal_style()));
    return done;
}

int rules_show(const rules_command_options& options) {
    const report_format format = format_from(options.format);
    const std::string& id =
        required(options.id, "the timescale, such as england/looked-after-review,");
    const rule_book book = rule_book_from(options.book);
    const timescale* found = book.find(id);
    if (found == nullptr) {
        std::vector<std::string_view> names;
        for (const timescale& duty : book.timescales()) {
            names.push_back(duty.name);
        }
        throw stop{wrong_usage, "no timescale is called '" + id +
                                    "'; 'timescales rules list' names them all" +
                                    suggestion(id, names)};
    }
    print(report_timescale(*found, format, terminal_style()));
    return done;
}

int rules_check(const rules_command_options& options) {
    const report_format format = format_from(options.format);
    if (options.files.empty()) {
        throw stop{wrong_usage, "FILE is missing: name the packs and calendars to check"};
    }
    const checked sum = check(options);
    std::string answer = report_problems(sum.problems, format, terminal_style());
    if (format == report_format::text) {
        answer += summary(sum);
    }
    print(answer);
    if (sum.unreadable > 0) {
        return unusable_input;
    }
    return has_errors(sum) ? check_found : done;
}

}  // namespace timescales_cli
