#pragma once

/// Typed, strict access to the keys of a YAML map. Every problem is collected with its position; a
/// key that nobody asked for is an error that names the keys there are.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/formats/yaml_document.hpp"
#include "timescales/civil_date.hpp"
#include "timescales/event.hpp"
#include "timescales/period.hpp"

namespace timescales::inline v0 {

/// One map and the place that it has in the file ("timescales[0].versions[1]").
class yaml_fields {
  public:
    /// `allowed` names every key that the map may have. A value that is no map is a problem and
    /// reads as an empty one.
    yaml_fields(const yaml_value& map, std::string place, std::span<const std::string_view> allowed,
                yaml_problems& problems);

    [[nodiscard]] bool has(std::string_view key) const { return find(key) != nullptr; }
    [[nodiscard]] yaml_position at() const noexcept { return map_.at; }
    [[nodiscard]] yaml_position at(std::string_view key) const;
    [[nodiscard]] std::string place_of(std::string_view key) const;

    /// False where the value is no map at all, which was reported.
    [[nodiscard]] bool is_map() const noexcept { return map_.what == yaml_value::kind::map; }

    /// The value of a key that has to be there; a problem and empty where it is not, or is not of
    /// that kind. A text is one line, neither empty nor with spaces around it.
    std::optional<std::string> text(std::string_view key);
    optional_date date(std::string_view key);
    /// Empty, and no problem, where the key is missing.
    optional_date date_if_given(std::string_view key);
    std::optional<period> length(std::string_view key);
    std::optional<kind_name> kind(std::string_view key);
    std::optional<std::int32_t> whole_number(std::string_view key, std::int32_t least,
                                             std::int32_t most);
    const yaml_value* map(std::string_view key);
    /// Of any kind.
    const yaml_value* value(std::string_view key) { return required(key); }
    const std::vector<yaml_value>* list(std::string_view key);

    /// The place of the value among `names`, which are the values allowed.
    std::optional<std::size_t> choice(std::string_view key,
                                      std::span<const std::string_view> names);

    /// `true` or `false`; false where the key is missing.
    bool flag(std::string_view key);

  private:
    [[nodiscard]] const yaml_value* find(std::string_view key) const;
    const yaml_value* required(std::string_view key);
    const yaml_value* required_text(std::string_view key);
    bool is_one_line(const yaml_value& text, std::string_view key);
    [[nodiscard]] std::string in_place() const;

    const yaml_value& map_;
    std::string place_;
    yaml_problems& problems_;
};

/// Reads a date; a problem where the value is none.
optional_date yaml_date(const yaml_value&, const std::string& place, yaml_problems&);

/// Reads a kind; a problem where the value is none.
std::optional<kind_name> yaml_kind(const yaml_value&, const std::string& place, yaml_problems&);

/// Checks the `format:` line, which says what a file is. False where it is another one, or the
/// document no map; where it is missing, that is a problem and the rest can still be examined.
bool expect_format(const yaml_value& document, std::string_view format, yaml_problems&);

}  // namespace timescales::inline v0
