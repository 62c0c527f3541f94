#pragma once

/// Overlays: an authority's own limits, or its own dates, over a timescale of another pack. An
/// overlay can tighten what the law asks for and never loosens it: that is proved here, for every
/// day that it can be counted from.

#include <span>
#include <string>

#include "lib/formats/owned_rules.hpp"
#include "lib/formats/yaml_fields.hpp"

namespace timescales::inline v0 {

/// A timescale with `based_on`, to be read once its base is known.
struct pending_overlay {
    yaml_value value;
    std::string place;
    std::string_view pack;
    yaml_problems* problems;
    optional_date review_by;
};

/// Whether a timescale is an overlay.
[[nodiscard]] bool is_overlay(const yaml_value& timescale);

/// Reads an overlay over one of the timescales read, and adds it to them.
void read_overlay(const pending_overlay&, std::span<const working_calendar>, owned_rules& into);

}  // namespace timescales::inline v0
