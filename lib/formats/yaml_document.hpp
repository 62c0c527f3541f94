#pragma once

/// YAML as a plain tree with positions. yaml-cpp does the parsing; what it would let pass (aliases,
/// tags, repeated keys, any depth and size, any encoding) is refused or kept visible here.

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "timescales/diagnostic.hpp"
#include "timescales/rules_yaml.hpp"

namespace timescales::inline v0 {

struct yaml_position {
    std::uint32_t line = 0;    // from 1; 0 is unknown
    std::uint32_t column = 0;  // from 1
};

struct yaml_value {
    enum class kind : std::uint8_t { text, list, map, null };
    kind what = kind::null;
    yaml_position at;
    std::string text;                                        // for `text`
    bool quoted = false;                                     // for `text`: "12" is not 12
    std::vector<yaml_value> items;                           // for `list`
    std::vector<std::pair<yaml_value, yaml_value>> entries;  // for `map`, repeated keys included
};

/// Reads one document. Empty when the text is not one; `problems` then says why.
[[nodiscard]] std::optional<yaml_value> read_yaml(const source_file&,
                                                  std::vector<diagnostic>& problems);

}  // namespace timescales::inline v0
