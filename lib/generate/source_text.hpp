#pragma once

/// Rules and calendars as C++ source text.

#include <span>
#include <string>

#include "timescales/timescale.hpp"
#include "timescales/working_calendar.hpp"

namespace timescales::inline v0 {

/// Defines `detail::built_in_calendar_tables`.
[[nodiscard]] std::string calendars_source(std::span<const working_calendar>);

/// Defines `detail::built_in_timescales`.
[[nodiscard]] std::string rules_source(std::span<const timescale>);

}  // namespace timescales::inline v0
