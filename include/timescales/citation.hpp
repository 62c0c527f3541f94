#pragma once

/// Where a rule is written down, and whether anybody has read it there.

#include <cstdint>
#include <string_view>

#include "timescales/civil_date.hpp"

namespace timescales::inline v0 {

/// How far the words of a provision were seen.
enum class reading : std::uint8_t {
    verified = 1,    ///< the words were read, at the address given
    secondary = 2,   ///< quoted by a named source
    unverified = 3,  ///< from memory, or not settled
};

[[nodiscard]] TIMESCALES_EXPORT std::string_view to_string(reading) noexcept;

/// One provision. The texts belong to the rule book that holds it.
struct citation {
    std::string_view provision;  ///< "reg 33(1)"
    reading read = reading::unverified;
    std::string_view source;  ///< address, or the named source that quotes it; empty if unverified
    optional_date read_on;    ///< when it was read

    friend constexpr bool operator==(const citation&, const citation&) = default;
};

}  // namespace timescales::inline v0
