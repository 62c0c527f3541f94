#pragma once

/// How text reports are laid out: dates for people, columns, wrapped paragraphs, colour.

#include <cstdint>
#include <string>
#include <string_view>

#include "timescales/obligation.hpp"
#include "timescales/report.hpp"

namespace timescales::inline v0::reports {

/// "2018-01-04 (Thursday)".
[[nodiscard]] std::string with_weekday(civil_date);

/// "1 child", "2 children".
[[nodiscard]] std::string counted(std::int64_t number, std::string_view one, std::string_view many);

/// Columns that a text takes on a terminal, for text that is not UTF-8 too.
[[nodiscard]] std::size_t width_of(std::string_view) noexcept;

/// The text with spaces after it, at least `width` columns wide.
[[nodiscard]] std::string padded(std::string_view, std::size_t width);

/// A paragraph broken between words at 100 columns: `lead` begins the first line, and the others
/// are indented to where its text began. Ends with a line break.
[[nodiscard]] std::string paragraph(std::string_view lead, std::string_view text);

/// Control characters, which could make a terminal do things, become spaces.
[[nodiscard]] std::string printable(std::string_view);

enum class ink : std::uint8_t { bold, red, yellow, green };

[[nodiscard]] std::string painted(std::string_view, ink, text_style);

/// Red for what is late, yellow for what cannot be told, green for what was done in time.
[[nodiscard]] std::string painted(outcome, text_style, std::size_t width = 0);

}  // namespace timescales::inline v0::reports
