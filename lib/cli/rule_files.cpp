#include "lib/cli/rule_files.hpp"

#include <algorithm>

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

void add(std::vector<diagnostic>& all, std::vector<diagnostic> more) {
    all.insert(all.end(), std::make_move_iterator(more.begin()),
               std::make_move_iterator(more.end()));
}

}  // namespace

rule_files rule_files_from(const rules_command_options& options) {
    rule_files files;
    files.calendars = calendars_with(options.book.calendars);
    files.layers = layers_from(options.book.layers);
    for (const std::string& path : options.files) {
        result<source_file> file = read_file(path);
        if (!file) {
            complain(file.error().message);
            ++files.unreadable;
            continue;
        }
        ++files.count;
        if (is_of(*file, "timescales-calendar")) {
            loaded<working_calendar> calendar = load_calendar(*file);
            if (calendar) {
                put_calendar(files.calendars, *calendar.value);
            }
            add(files.problems, std::move(calendar.problems));
        } else if (is_of(*file, "timescales-layer")) {
            loaded<calendar_layer> layer = load_layer(*file);
            if (layer) {
                files.layers.push_back(*layer.value);
            }
            add(files.problems, std::move(layer.problems));
        } else if (is_of(*file, "timescales-tests")) {
            files.tests.push_back(std::move(file).value());
        } else {
            files.packs.push_back(std::move(file).value());
        }
    }
    return files;
}

}  // namespace timescales_cli
