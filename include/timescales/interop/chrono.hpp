#pragma once

/// Conversions between `civil_date` and the calendar types of `std::chrono` (C++20).

#include <chrono>

#include "timescales/civil_date.hpp"

namespace timescales::inline v0 {

/// Every civil date is a `sys_days`.
///
///     to_sys_days(civil_date::from_ymd(2017, 12, 4).value());   // sys_days{2017y/December/4}
[[nodiscard]] constexpr std::chrono::sys_days to_sys_days(civil_date day) noexcept {
    return std::chrono::sys_days{std::chrono::days{day.days_since_epoch()}};
}

[[nodiscard]] constexpr std::chrono::year_month_day to_year_month_day(civil_date day) noexcept {
    return std::chrono::year_month_day{to_sys_days(day)};
}

/// Empty outside 1900 to 2199.
[[nodiscard]] constexpr optional_date from_sys_days(std::chrono::sys_days day) noexcept {
    return civil_date::from_days(day.time_since_epoch().count());
}

/// Empty for a date that is not `ok()`, such as 30 February, which `sys_days` would turn into
/// March.
[[nodiscard]] constexpr optional_date from_year_month_day(
    std::chrono::year_month_day day) noexcept {
    return day.ok() ? from_sys_days(std::chrono::sys_days{day}) : optional_date();
}

}  // namespace timescales::inline v0
