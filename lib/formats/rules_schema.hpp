#pragma once

/// What a rule pack may say, as one table: the keys of each map, the kind of value of each, whether
/// it has to be there, which words it may be, and what it means. The loader takes its keys and
/// words from here, and the JSON Schema for editors is made from the same.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace timescales::inline v0::rules_schema {

/// The kind of value that a key takes.
enum class value_type : std::uint8_t {
    text,
    format,  // the format line, one word
    name,    // 1 to 31 lower-case letters, digits and hyphens
    timescale_name,
    date,
    length,  // "20 working days"
    case_date,
    age,  // "under 5", "from 16"
    whole_number,
    flag,
    word,  // one of `words`
    names,
    attributes,  // name: value, or a list of values
    map,
    maps,
    name_or_map,
};

struct map_rule;

struct key_rule {
    std::string_view key;
    value_type type;
    bool required;
    std::string_view meaning;
    std::span<const std::string_view> words = {};
    const map_rule* map = nullptr;
    std::int32_t least = 0;  // of a whole number
    std::int32_t most = 0;
};

struct map_rule {
    std::string_view name;
    std::string_view meaning;
    std::span<const key_rule> keys;
    std::span<const std::string_view> names;  // of the keys, in the same order
};

[[nodiscard]] const map_rule& pack() noexcept;
[[nodiscard]] const map_rule& timescale() noexcept;
[[nodiscard]] const map_rule& overlay() noexcept;
[[nodiscard]] const map_rule& option() noexcept;
[[nodiscard]] const map_rule& occasion() noexcept;
[[nodiscard]] const map_rule& fulfilment() noexcept;
[[nodiscard]] const map_rule& version() noexcept;
[[nodiscard]] const map_rule& in_force() noexcept;
[[nodiscard]] const map_rule& instrument() noexcept;
[[nodiscard]] const map_rule& working_days() noexcept;
[[nodiscard]] const map_rule& step() noexcept;
[[nodiscard]] const map_rule& alternative() noexcept;
[[nodiscard]] const map_rule& limit() noexcept;
[[nodiscard]] const map_rule& condition() noexcept;
[[nodiscard]] const map_rule& extension() noexcept;
[[nodiscard]] const map_rule& relaxation() noexcept;
[[nodiscard]] const map_rule& due() noexcept;
[[nodiscard]] const map_rule& replacement() noexcept;
[[nodiscard]] const map_rule& move() noexcept;

/// In the order of the enumerations that they stand for, which count from 1.
[[nodiscard]] std::span<const std::string_view> kinds() noexcept;
[[nodiscard]] std::span<const std::string_view> readings() noexcept;
[[nodiscard]] std::span<const std::string_view> definitions() noexcept;
[[nodiscard]] std::span<const std::string_view> repeats() noexcept;
[[nodiscard]] std::span<const std::string_view> parts() noexcept;
[[nodiscard]] std::span<const std::string_view> cycles() noexcept;
[[nodiscard]] std::span<const std::string_view> judged_on() noexcept;
[[nodiscard]] std::span<const std::string_view> rolls() noexcept;
[[nodiscard]] std::span<const std::string_view> month_ends() noexcept;
[[nodiscard]] std::span<const std::string_view> dated() noexcept;

}  // namespace timescales::inline v0::rules_schema
