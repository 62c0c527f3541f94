#pragma once

/// Tables of published figures, read from CSV.

#include <cstdint>
#include <string>
#include <vector>

#include "timescales/diagnostic.hpp"
#include "timescales/published_figure.hpp"
#include "timescales/version.hpp"

namespace timescales::inline v0 {

/// A figure and where it was printed.
struct located_figure {
    std::string label;  ///< what it is of; may be empty
    published_figure figure;
    std::uint32_t line = 0;  ///< of the file, from 1; 0 where there is no file

    friend bool operator==(const located_figure&, const located_figure&) = default;
};

/// A table of figures.
struct figure_table {
    std::vector<located_figure> figures;
    std::int64_t without_figure = 0;   ///< rows whose three cells are empty or "-"
    std::vector<diagnostic> problems;  ///< rows that cannot be read: each is in no other count
};

/// Reads a table of figures: a CSV file with the columns `numerator`, `denominator` and `percent`,
/// in any order and any case. Other names are known too: `n`, `count`, `part`; `d`, `total`,
/// `of`; `percentage`, `%`, `per cent`. The cells of the other columns make the label. A percentage
/// may go without its sign.
///
/// Nothing is returned when the file cannot be read or has no such columns.
[[nodiscard]] TIMESCALES_EXPORT loaded<figure_table> load_figure_table(const std::string& path);

}  // namespace timescales::inline v0
