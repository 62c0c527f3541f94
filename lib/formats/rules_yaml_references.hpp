#pragma once

/// Limits that are counted from the limit of another timescale.

#include <span>

#include "lib/formats/yaml_document.hpp"
#include "timescales/timescale.hpp"

namespace timescales::inline v0 {

/// That what every `limit of` in a pack names is there, and that none comes back to where it began.
/// `document` is the file that the pack was read from, `all` the timescales loaded together.
void check_references(std::span<const timescale> of_pack, const yaml_value& document,
                      std::span<const timescale> all, yaml_problems& problems);

}  // namespace timescales::inline v0
