#include "lib/formats/yaml_fields.hpp"

#include <algorithm>
#include <charconv>

#include "lib/formats/suggestion.hpp"

namespace timescales::inline v0 {

namespace {

std::string quoted(std::string_view text) {
    constexpr std::size_t shown = 60;
    return "'" + std::string(text.substr(0, shown)) + (text.size() > shown ? "…'" : "'");
}

std::string did_you_mean(std::string_view word, std::span<const std::string_view> candidates) {
    const std::string_view near = nearest(word, candidates);
    return near.empty() ? "" : "; did you mean '" + std::string(near) + "'?";
}

std::string_view name_of(yaml_value::kind what) noexcept {
    switch (what) {
        case yaml_value::kind::text:
            return "a text";
        case yaml_value::kind::list:
            return "a list";
        case yaml_value::kind::map:
            return "a map";
        case yaml_value::kind::null:
            return "nothing";
    }
    return "nothing";
}

void wrong_kind(const yaml_value& value, const std::string& place, std::string_view expected,
                yaml_problems& problems) {
    problems.error(value.at, "TS1005",
                   "expected " + std::string(expected) + " at " + place + ", found " +
                       std::string(name_of(value.what)));
}

}  // namespace

yaml_fields::yaml_fields(const yaml_value& map, std::string place,
                         std::span<const std::string_view> allowed, yaml_problems& problems)
    : map_(map), place_(std::move(place)), problems_(problems) {
    if (map.what != yaml_value::kind::map) {
        wrong_kind(map, place_.empty() ? "the top of the file" : place_, "a map of keys and values",
                   problems);
        return;
    }
    std::vector<std::string_view> seen;
    for (const auto& [key, value] : map.entries) {
        if (key.what != yaml_value::kind::text) {
            wrong_kind(key, place_.empty() ? "the top of the file" : place_, "a key", problems);
            continue;
        }
        if (std::find(allowed.begin(), allowed.end(), key.text) == allowed.end()) {
            problems.error(key.at, "TS1006",
                           "unknown key " + quoted(key.text) +
                               (place_.empty() ? "" : " in " + place_) + "; use " +
                               list_of(allowed, "or") + did_you_mean(key.text, allowed));
        } else if (std::find(seen.begin(), seen.end(), key.text) != seen.end()) {
            problems.error(key.at, "TS1008",
                           "the key " + quoted(key.text) + " stands twice" +
                               (place_.empty() ? "" : " in " + place_) + "; keep one");
        }
        seen.push_back(key.text);
    }
}

const yaml_value* yaml_fields::find(std::string_view key) const {
    for (const auto& [name, value] : map_.entries) {
        if (name.what == yaml_value::kind::text && name.text == key) {
            return &value;
        }
    }
    return nullptr;
}

yaml_position yaml_fields::at(std::string_view key) const {
    const yaml_value* value = find(key);
    return value != nullptr ? value->at : map_.at;
}

std::string yaml_fields::place_of(std::string_view key) const {
    return place_.empty() ? std::string(key) : place_ + "." + std::string(key);
}

const yaml_value* yaml_fields::required(std::string_view key) {
    const yaml_value* value = find(key);
    if (value == nullptr && map_.what == yaml_value::kind::map) {
        problems_.error(map_.at, "TS1009",
                        "the key '" + std::string(key) + "' is missing" +
                            (place_.empty() ? "" : " in " + place_));
    }
    return value;
}

const yaml_value* yaml_fields::required_text(std::string_view key) {
    const yaml_value* value = required(key);
    if (value == nullptr) {
        return nullptr;
    }
    if (value->what != yaml_value::kind::text) {
        wrong_kind(*value, place_of(key), "a text", problems_);
        return nullptr;
    }
    if (value->text.empty()) {
        problems_.error(value->at, "TS1005", "the text at " + place_of(key) + " is empty");
        return nullptr;
    }
    return value;
}

std::optional<std::string> yaml_fields::text(std::string_view key) {
    const yaml_value* value = required_text(key);
    return value != nullptr ? std::optional(value->text) : std::nullopt;
}

optional_date yaml_fields::date(std::string_view key) {
    const yaml_value* value = required(key);
    return value != nullptr ? yaml_date(*value, place_of(key), problems_) : optional_date();
}

optional_date yaml_fields::date_if_given(std::string_view key) {
    return has(key) ? date(key) : optional_date();
}

std::optional<kind_name> yaml_fields::kind(std::string_view key) {
    const yaml_value* value = required(key);
    return value != nullptr ? yaml_kind(*value, place_of(key), problems_) : std::nullopt;
}

std::optional<period> yaml_fields::length(std::string_view key) {
    const yaml_value* value = required_text(key);
    if (value == nullptr) {
        return {};
    }
    const result<period> read = parse_period(value->text);
    if (!read) {
        std::string message = read.error().message;
        message.insert(message.find("; "), " in " + place_of(key));
        problems_.error(value->at, "TS1007", std::move(message));
        return {};
    }
    return *read;
}

std::optional<std::int32_t> yaml_fields::whole_number(std::string_view key, std::int32_t least,
                                                      std::int32_t most) {
    const yaml_value* value = required_text(key);
    if (value == nullptr) {
        return {};
    }
    std::int32_t number = 0;
    const char* end = value->text.data() + value->text.size();
    const auto read = std::from_chars(value->text.data(), end, number);
    const bool leading_zero = value->text.size() > 1 && value->text.front() == '0';
    if (value->quoted || leading_zero || read.ec != std::errc() || read.ptr != end ||
        number < least || number > most) {
        problems_.error(value->at, "TS1013",
                        quoted(value->text) + " at " + place_of(key) +
                            " is not a whole number from " + std::to_string(least) + " to " +
                            std::to_string(most));
        return {};
    }
    return number;
}

const yaml_value* yaml_fields::map(std::string_view key) {
    const yaml_value* value = required(key);
    if (value != nullptr && value->what != yaml_value::kind::map) {
        wrong_kind(*value, place_of(key), "a map of keys and values", problems_);
        return nullptr;
    }
    return value;
}

const std::vector<yaml_value>* yaml_fields::list(std::string_view key) {
    const yaml_value* value = required(key);
    if (value == nullptr) {
        return nullptr;
    }
    if (value->what != yaml_value::kind::list) {
        wrong_kind(*value, place_of(key), "a list", problems_);
        return nullptr;
    }
    return &value->items;
}

std::optional<std::size_t> yaml_fields::choice(std::string_view key,
                                               std::span<const std::string_view> names) {
    const yaml_value* value = required_text(key);
    if (value == nullptr) {
        return {};
    }
    const auto found = std::find(names.begin(), names.end(), value->text);
    if (found == names.end()) {
        problems_.error(value->at, "TS1011",
                        "unknown value " + quoted(value->text) + " at " + place_of(key) + "; use " +
                            list_of(names, "or") + did_you_mean(value->text, names));
        return {};
    }
    return static_cast<std::size_t>(found - names.begin());
}

bool yaml_fields::flag(std::string_view key) {
    constexpr std::string_view names[] = {"true", "false"};
    return has(key) && choice(key, names) == std::size_t{0};
}

optional_date yaml_date(const yaml_value& value, const std::string& place,
                        yaml_problems& problems) {
    const optional_date read = civil_date::parse(value.text);
    if (value.what != yaml_value::kind::text || !read) {
        problems.error(
            value.at, "TS1010",
            (value.what == yaml_value::kind::text ? quoted(value.text)
                                                  : std::string(name_of(value.what))) +
                " at " + place +
                " is not a date; write YYYY-MM-DD, a day that exists, from 1900 to 2199");
        return {};
    }
    return read;
}

std::optional<kind_name> yaml_kind(const yaml_value& value, const std::string& place,
                                   yaml_problems& problems) {
    if (value.what != yaml_value::kind::text) {
        wrong_kind(value, place, "a kind such as 'looked-after'", problems);
        return {};
    }
    const result<kind_name> read = kind_name::from(value.text);
    if (!read) {
        problems.error(value.at, "TS1014", read.error().message + "; at " + place);
        return {};
    }
    return *read;
}

bool expect_format(yaml_fields& top, std::string_view format, yaml_problems& problems) {
    const std::optional<std::string> found = top.text("format");
    if (!found) {
        return false;
    }
    if (*found != format) {
        problems.error(top.at("format"), "TS1012",
                       "this file has the format " + quoted(*found) + "; '" + std::string(format) +
                           "' is needed here");
        return false;
    }
    return true;
}

}  // namespace timescales::inline v0
