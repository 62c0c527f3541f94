#pragma once

/// The first day of every month from 1900 to 2199: adding months then needs no conversion to year,
/// month and day and back. `date` does the conversion once, while compiling.

#include <date/date.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "timescales/civil_date.hpp"

namespace timescales::inline v0::detail {

inline constexpr std::int32_t month_count = 300 * 12;

/// Entry m is the first day of month m, counting from January 1900, in days since 1970-01-01. The
/// last entry is the day after the last month.
inline constexpr auto month_starts = [] {
    std::array<std::int32_t, month_count + 1> starts{};
    for (std::int32_t m = 0; m <= month_count; ++m) {
        const auto first = date::year{1900 + m / 12} / static_cast<int>(m % 12 + 1) / 1;
        starts[static_cast<std::size_t>(m)] =
            static_cast<std::int32_t>(date::sys_days{first}.time_since_epoch().count());
    }
    return starts;
}();

/// The month that holds a day.
[[nodiscard]] constexpr std::int32_t month_of(civil_date day) noexcept {
    // 65536 / 2153 days is the mean month, within a hair: the guess is the month itself or the one
    // before it. A test visits every day there is.
    const std::int32_t since = day.days_since_epoch() - civil_date::min_days;
    const auto guess = static_cast<std::int32_t>(static_cast<std::int64_t>(since) * 2153 >> 16);
    return guess + (month_starts[static_cast<std::size_t>(guess) + 1] <= day.days_since_epoch());
}

struct month_sum {
    std::int32_t target;     // index of the month arrived at, perhaps outside the table
    std::int32_t day_index;  // [0:30], the day of the month started from
};

[[nodiscard]] constexpr month_sum sum_months(civil_date day, std::int32_t months) noexcept {
    const std::int32_t month = month_of(day);
    // The sum wraps where `months` is huge, and never into the table.
    const auto target = static_cast<std::int32_t>(static_cast<std::uint32_t>(month) +
                                                  static_cast<std::uint32_t>(months));
    return {target, day.days_since_epoch() - month_starts[static_cast<std::size_t>(month)]};
}

[[nodiscard]] constexpr bool in_table(std::int32_t month) noexcept {
    return static_cast<std::uint32_t>(month) < static_cast<std::uint32_t>(month_count);
}

[[nodiscard]] constexpr std::int32_t length_of_month(std::int32_t month) noexcept {
    const auto m = static_cast<std::size_t>(month);
    return month_starts[m + 1] - month_starts[m];
}

/// What `add_months` answers, inline for the engine: the corresponding date, or the last day of the
/// month.
[[nodiscard]] constexpr optional_date corresponding_date(civil_date day,
                                                         std::int32_t months) noexcept {
    const month_sum sum = sum_months(day, months);
    if (!in_table(sum.target)) {
        return {};
    }
    const std::int32_t last = length_of_month(sum.target) - 1;
    return civil_date::from_days(month_starts[static_cast<std::size_t>(sum.target)] +
                                 std::min(sum.day_index, last));
}

}  // namespace timescales::inline v0::detail
