#pragma once

/// Reads what happened to a person, as timelines and tests of rules write it.

#include "lib/formats/yaml_fields.hpp"
#include "timescales/timeline.hpp"

namespace timescales::inline v0 {

/// The lists `spells` and `events`, either of which may be left out.
void read_happenings(yaml_fields& parent, yaml_problems&, timeline& into);

}  // namespace timescales::inline v0
