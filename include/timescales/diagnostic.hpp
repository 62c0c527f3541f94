#pragma once

/// A problem found in something a person wrote or exported: a rule file, a return, a timeline.
/// Readers collect every problem instead of stopping at the first, so that a file is corrected
/// once.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "timescales/version.hpp"

namespace timescales::inline v0 {

/// How much a problem matters.
enum class severity : std::uint8_t {
    error = 1,    ///< what it stands on was not used
    warning = 2,  ///< it was used, in the way the message says
    note = 3,     ///< nothing is wrong with it; something was left out, as the message says
};

[[nodiscard]] TIMESCALES_EXPORT std::string_view to_string(severity) noexcept;

/// One problem and where it is. Line and column count from 1; 0 means unknown.
struct diagnostic {
    timescales::severity severity = severity::error;
    std::string code;     ///< stable, such as "TS1007"; listed in `rules/README.md`
    std::string message;  ///< what is wrong, why, and what to do instead
    std::string file;
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    std::string child;  ///< whom it concerns, in an authority's records; empty otherwise

    friend bool operator==(const diagnostic&, const diagnostic&) = default;
};

/// `path:line:column: error TS1007: message`, leaving out what is unknown.
[[nodiscard]] TIMESCALES_EXPORT std::string to_string(const diagnostic&);

/// Sorts by file, line, column and code, keeping the order of equals.
TIMESCALES_EXPORT void sort_by_position(std::vector<diagnostic>&);

/// What a reader makes of its input: all of it or nothing, and every problem either way.
template <class T>
struct loaded {
    std::optional<T> value;
    std::vector<diagnostic> problems;

    explicit operator bool() const noexcept { return value.has_value(); }
};

}  // namespace timescales::inline v0
