#pragma once

/// The timescales that are generated into the library as constant data, of all packs compiled in.

#include <span>

#include "timescales/timescale.hpp"

namespace timescales::inline v0::detail {

/// In order of name. Defined in a file that the build generates.
[[nodiscard]] std::span<const timescale> built_in_timescales() noexcept;

}  // namespace timescales::inline v0::detail
