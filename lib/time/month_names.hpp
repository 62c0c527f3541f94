#pragma once

#include <cstdint>
#include <string_view>

namespace timescales::inline v0::detail {

/// "December" for 12. [1:12]
[[nodiscard]] constexpr std::string_view name_of_month(std::int32_t month) noexcept {
    constexpr std::string_view names[] = {"January",   "February", "March",    "April",
                                          "May",       "June",     "July",     "August",
                                          "September", "October",  "November", "December"};
    return names[static_cast<std::size_t>(month) - 1];
}

}  // namespace timescales::inline v0::detail
