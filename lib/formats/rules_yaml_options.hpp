#pragma once

/// The questions that a provision leaves open, and the values that hang on their answers:
/// `{option: counted-part, first: …, last: …}` stands for the value of the choice taken.

#include <span>
#include <string>

#include "lib/formats/owned_rules.hpp"
#include "lib/formats/yaml_fields.hpp"

namespace timescales::inline v0 {

/// The options that a timescale lists, each with its first choice taken.
[[nodiscard]] std::span<const rule_option> read_options(const yaml_value& timescale,
                                                        const std::string& place, yaml_problems&,
                                                        owned_rules&);

/// The timescale with the value of the choice taken wherever one hangs on an option. An option that
/// nothing hangs on is a problem, as is a value for another one.
[[nodiscard]] yaml_value with_choices(const yaml_value& timescale, const std::string& place,
                                      std::span<const rule_option>, yaml_problems&);

}  // namespace timescales::inline v0
