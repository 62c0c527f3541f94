#pragma once

/// Conversions between `civil_date` and Howard Hinnant's `date` library.

#include <date/date.h>

#include "timescales/civil_date.hpp"

namespace timescales::inline v0 {

/// Every civil date is a `date::sys_days`.
///
///     to_date_sys_days(civil_date::from_ymd(2017, 12, 4).value());   //
///     date::sys_days{2017_y/12/4}
[[nodiscard]] constexpr date::sys_days to_date_sys_days(civil_date day) noexcept {
    return date::sys_days{date::days{day.days_since_epoch()}};
}

[[nodiscard]] constexpr date::year_month_day to_date_year_month_day(civil_date day) noexcept {
    return date::year_month_day{to_date_sys_days(day)};
}

/// Empty outside 1900 to 2199.
[[nodiscard]] constexpr optional_date from_date_sys_days(date::sys_days day) noexcept {
    return civil_date::from_days(day.time_since_epoch().count());
}

/// Empty for a date that is not `ok()`, such as 30 February, which `sys_days` would turn into
/// March.
[[nodiscard]] constexpr optional_date from_date_year_month_day(date::year_month_day day) noexcept {
    return day.ok() ? from_date_sys_days(date::sys_days{day}) : optional_date();
}

}  // namespace timescales::inline v0
