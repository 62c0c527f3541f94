#include "timescales/figure_table.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include "lib/formats/csv_file.hpp"

namespace timescales::inline v0 {

namespace {

struct known_column {
    std::string_view name;
    std::array<std::string_view, 4> also;  // upper case, as the table has its columns
};

constexpr std::array<known_column, 3> known_columns{{
    {"numerator", {"NUMERATOR", "N", "COUNT", "PART"}},
    {"denominator", {"DENOMINATOR", "D", "TOTAL", "OF"}},
    {"percent", {"PERCENT", "PERCENTAGE", "%", "PER CENT"}},
}};

/// Which columns hold the numerator, the denominator and the percentage.
std::optional<std::array<std::size_t, 3>> columns_of(const csv_table& table,
                                                     const std::string& path,
                                                     std::vector<diagnostic>& problems) {
    std::array<std::size_t, 3> places{};
    for (std::size_t i = 0; i < known_columns.size(); ++i) {
        std::vector<std::size_t> found;
        for (std::size_t c = 0; c < table.columns().size(); ++c) {
            const auto& names = known_columns[i].also;
            if (std::find(names.begin(), names.end(), table.columns()[c]) != names.end()) {
                found.push_back(c);
            }
        }
        if (found.size() != 1) {
            const std::string name(known_columns[i].name);
            problems.push_back(
                {severity::error,
                 "TS5001",
                 found.empty()
                     ? "no column is called " + name +
                           "; give the columns the names numerator, denominator and percent"
                     : "two columns can be the " + name + "; rename one of them",
                 path,
                 1,
                 0,
                 {}});
            continue;
        }
        places[i] = found.front();
    }
    return problems.empty() ? std::optional(places) : std::nullopt;
}

bool is_blank(std::string_view cell) noexcept {
    return cell.empty() || cell == "-" || cell == "–" || cell == "—";
}

std::string label_of(const csv_table& table, std::size_t row,
                     const std::array<std::size_t, 3>& places) {
    std::string label;
    for (std::size_t c = 0; c < table.columns().size(); ++c) {
        const std::string_view cell = trimmed(table.cell(row, c));
        if (cell.empty() || std::find(places.begin(), places.end(), c) != places.end()) {
            continue;
        }
        label += label.empty() ? "" : ", ";
        label += cell;
    }
    return label;
}

}  // namespace

loaded<figure_table> load_figure_table(const std::string& path) {
    loaded<csv_table> file = read_csv_file(path);
    if (!file.value) {
        return {{}, std::move(file.problems)};
    }
    const csv_table& table = *file.value;
    std::vector<diagnostic> unusable;
    const auto places = columns_of(table, path, unusable);
    if (!places) {
        return {{}, std::move(unusable)};
    }
    figure_table answer;
    answer.problems = std::move(file.problems);
    for (std::size_t row = 0; row < table.rows(); ++row) {
        std::array<std::string_view, 3> cells;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            cells[i] = trimmed(table.cell(row, (*places)[i]));
        }
        if (std::all_of(cells.begin(), cells.end(), is_blank)) {
            ++answer.without_figure;
            continue;
        }
        std::string text =
            std::string(cells[0]) + '/' + std::string(cells[1]) + " = " + std::string(cells[2]);
        if (!cells[2].empty() && cells[2].back() >= '0' && cells[2].back() <= '9') {
            text += '%';
        }
        const result<published_figure> figure = parse_published_figure(text);
        if (figure) {
            answer.figures.push_back({label_of(table, row, *places), *figure, table.line(row)});
        } else {
            answer.problems.push_back(
                {severity::error, "TS5002", figure.error().message, path, table.line(row), 0, {}});
        }
    }
    sort_by_position(answer.problems);
    return {std::move(answer), {}};
}

}  // namespace timescales::inline v0
