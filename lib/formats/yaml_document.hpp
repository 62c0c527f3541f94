#pragma once

/// YAML as a plain tree with positions. yaml-cpp does the parsing; what it would let pass (aliases,
/// tags, repeated keys, quotation marks never closed, any depth and size, any encoding) is refused
/// or kept visible here.

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
    std::uint32_t column = 0;  // from 1, in characters
};

struct yaml_entry;

struct yaml_value {
    enum class kind : std::uint8_t { text, list, map, null };
    kind what = kind::null;
    yaml_position at;
    std::string text;                 // for `text`
    bool quoted = false;              // for `text`: "12" is not 12
    std::vector<yaml_value> items;    // for `list`
    std::vector<yaml_entry> entries;  // for `map`, repeated keys included
};

struct yaml_entry {
    yaml_value key;
    yaml_value value;
};

/// Where the problems of one file go. All are counted, and as many kept as a person could read: a
/// hostile file must not fill the memory with them.
class yaml_problems {
  public:
    static constexpr std::size_t most_kept = 1'000;

    explicit yaml_problems(std::string path) : path_(std::move(path)) {}

    void error(yaml_position at, const char* code, std::string message);

    [[nodiscard]] std::size_t count() const noexcept { return count_; }
    [[nodiscard]] bool any() const noexcept { return count_ != 0; }

    /// In order of position; where some were not kept, one more says so.
    [[nodiscard]] std::vector<diagnostic> take();

  private:
    std::string path_;
    std::vector<diagnostic> found_;
    std::size_t count_ = 0;
};

/// Reads one document. Empty when the text is not one; `problems` then says why.
[[nodiscard]] std::optional<yaml_value> read_yaml(const source_file&, yaml_problems& problems);

}  // namespace timescales::inline v0
