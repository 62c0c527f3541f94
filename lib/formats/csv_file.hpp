#pragma once

/// A CSV file as a table, read strictly after RFC 4180: a line of column names, then rows of as
/// many fields. Fields are separated by commas; one that holds a comma, a quotation mark or a line
/// end stands in quotation marks, which are doubled within it. Spaces belong to the field.
///
/// Text is UTF-8, with or without a byte order mark. Lines end with LF, CRLF or CR. Empty lines are
/// skipped.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "timescales/diagnostic.hpp"

namespace timescales::inline v0 {

/// The largest file that is read, in bytes: 256 MiB.
inline constexpr std::size_t max_csv_bytes = std::size_t{256} << 20;

/// The rows of a CSV file. Every row has exactly one field for each column.
class csv_table {
  public:
    /// Trimmed and upper-cased, in the order of the file. No two are the same, save empty ones.
    [[nodiscard]] std::span<const std::string> columns() const noexcept { return columns_; }

    /// The position of the column of that name. O(columns).
    [[nodiscard]] std::optional<std::size_t> column(std::string_view name) const noexcept;

    [[nodiscard]] std::size_t rows() const noexcept { return lines_.size(); }

    /// Rows that were set aside, each with a problem, because they have another number of fields.
    [[nodiscard]] std::size_t rows_set_aside() const noexcept { return rows_set_aside_; }

    /// The line on which a row begins, counting every line of the file from 1.
    [[nodiscard]] std::uint32_t line(std::size_t row) const noexcept { return lines_[row]; }

    /// The field as written, without its quotation marks; valid as long as the table is.
    [[nodiscard]] std::string_view cell(std::size_t row, std::size_t column) const noexcept {
        const std::size_t i = row * columns_.size() + column;
        return std::string_view(text_).substr(ends_[i], ends_[i + 1] - ends_[i]);
    }

  private:
    friend class csv_table_builder;

    std::vector<std::string> columns_;
    std::string text_;                    // all fields, one after the other
    std::vector<std::uint32_t> ends_{0};  // where each field ends in `text_`, after a first 0
    std::vector<std::uint32_t> lines_;    // where each row begins
    std::size_t rows_set_aside_ = 0;
};

/// Reads a file. Nothing is returned when it cannot be read, is larger than `max_csv_bytes`, is not
/// UTF-8 text, has no line of column names or two columns of one name, or breaks the rules on
/// quotation marks. A row with another number of fields is a problem, and is set aside.
[[nodiscard]] loaded<csv_table> read_csv_file(const std::string& path);

/// The same for a text. `path` is only the name under which problems are reported.
[[nodiscard]] loaded<csv_table> read_csv(std::string_view content, const std::string& path);

/// Without spaces, tabs and line ends at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view) noexcept;

/// Trimmed, with `a` to `z` made `A` to `Z`.
[[nodiscard]] std::string trimmed_upper(std::string_view);

}  // namespace timescales::inline v0
