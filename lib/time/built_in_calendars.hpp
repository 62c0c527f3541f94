#pragma once

/// The calendars that are generated into the library as constant data, from `rules/calendars/`.

#include <span>

#include "lib/time/calendar_tables.hpp"

namespace timescales::inline v0::detail {

/// In order of name. Defined in a file that the build generates.
[[nodiscard]] std::span<const calendar_tables> built_in_calendar_tables() noexcept;

}  // namespace timescales::inline v0::detail
