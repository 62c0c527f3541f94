#pragma once

/// Figures as they are printed in a report, "143/157 = 91.7 %", and whether the numbers agree.
///
/// A count and its percentage are often typed apart, and one of them is corrected without the
/// other. Such a figure says two things, and nobody can tell which is meant.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "timescales/result.hpp"
#include "timescales/version.hpp"

namespace timescales::inline v0 {

/// A part, a whole and the percentage printed beside them.
struct published_figure {
    static constexpr std::int64_t max_count = 999'999'999;
    static constexpr std::int32_t max_decimals = 6;

    std::int64_t numerator;    ///< [0:`max_count`]
    std::int64_t denominator;  ///< [0:`max_count`]
    std::int64_t percent;      ///< in units of its last decimal: 917 for 91.7; up to 1,000 %
    std::int32_t decimals;     ///< of the percentage: 1 for 91.7. [0:`max_decimals`]

    friend constexpr bool operator==(const published_figure&, const published_figure&) = default;
};

/// Reads a figure: the counts, with "/", "of" or "out of" between them, and the percentage, with
/// "%", "per cent" or "percent" after it, before or after the counts. Between the two may stand
/// words and "=", ":", ";", ",", brackets or dashes. Thousands may be separated by commas.
///
///     parse_published_figure("143/157 = 91.7%");
///     parse_published_figure("292 of 300 children, 97.3 %");
///     parse_published_figure("97.3 per cent (292 out of 300)");
///
/// Errors: `invalid_text`, with what is missing or too much.
[[nodiscard]] TIMESCALES_EXPORT result<published_figure> parse_published_figure(
    std::string_view text);

/// The percentage alone: "91.7".
[[nodiscard]] TIMESCALES_EXPORT std::string percent_text(const published_figure&);

/// "143/157 = 91.7 %".
[[nodiscard]] TIMESCALES_EXPORT std::string to_string(const published_figure&);

/// Whole numbers from `lowest` to `highest`, both included.
struct count_span {
    std::int64_t lowest;
    std::int64_t highest;

    friend constexpr bool operator==(const count_span&, const count_span&) = default;
};

/// What a figure's numbers say of one another.
struct figure_check {
    /// The percentage is that of the counts, rounded half-up to as many decimals as are printed,
    /// and the part is not larger than the whole.
    bool consistent = false;
    /// The percentage of the counts, to as many decimals; empty without a denominator.
    std::optional<std::string> percent;
    /// Numerators, not above the denominator, that give the printed percentage of it; none may.
    std::optional<count_span> numerators;
    /// Denominators, from 1 and not below the numerator, of which the numerator is the printed
    /// percentage; none may. Empty too where there are infinitely many, as for 0 per cent.
    std::optional<count_span> denominators;
};

/// Checks a figure.
///
///     const auto c = check_figure({.numerator = 143, .denominator = 157, .percent = 917,
///                                  .decimals = 1});
///     c.consistent;    // false
///     *c.percent;      // "91.1"
///     *c.numerators;   // 144 to 144: 144 of 157 is 91.7 %
///     *c.denominators; // 156 to 156: 143 of 156 is 91.7 %
[[nodiscard]] TIMESCALES_EXPORT figure_check check_figure(const published_figure&);

}  // namespace timescales::inline v0
