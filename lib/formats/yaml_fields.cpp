#include "lib/formats/yaml_fields.hpp"

#include <algorithm>
#include <charconv>

#include "lib/formats/suggestion.hpp"
#include "lib/formats/utf8.hpp"

namespace timescales::inline v0 {

namespace {

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
                       std::string(name_of(value.what)) +
                       (value.what == yaml_value::kind::null ? "; fill it in or remove it" : ""));
}

constexpr std::string_view a_map = "a map of keys and values ({key: value})";
constexpr std::string_view a_list = "a list ([one, two])";

constexpr std::string_view top = "the top of the file";

/// "018" and "020 working days": eighteen to some readers, an octal number to others.
bool has_leading_zero(std::string_view text) {
    const auto is_digit = [&](std::size_t i) {
        return i < text.size() && text[i] >= '0' && text[i] <= '9';
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool begins = is_digit(i) && (i == 0 || !is_digit(i - 1));
        if (begins && text[i] == '0' && is_digit(i + 1)) {
            return true;
        }
    }
    return false;
}

}  // namespace

yaml_fields::yaml_fields(const yaml_value& map, std::string place,
                         std::span<const std::string_view> allowed, yaml_problems& problems)
    : map_(map), place_(std::move(place)), problems_(problems) {
    const std::string here = place_.empty() ? std::string(top) : place_;
    if (!is_map()) {
        wrong_kind(map, here, a_map, problems);
        return;
    }
    std::vector<std::string_view> seen;
    for (const auto& [key, value] : map.entries) {
        if (key.what != yaml_value::kind::text) {
            wrong_kind(key, here, "a key", problems);
        } else if (std::find(allowed.begin(), allowed.end(), key.text) == allowed.end()) {
            problems.error(key.at, "TS1006",
                           "unknown key " + in_quotes(key.text) + in_place() + "; use " +
                               list_of(allowed, "or") + did_you_mean(key.text, allowed));
        } else if (std::find(seen.begin(), seen.end(), key.text) != seen.end()) {
            problems.error(
                key.at, "TS1008",
                "the key " + in_quotes(key.text) + " stands twice" + in_place() + "; keep one");
        } else {
            seen.push_back(key.text);
        }
    }
}

std::string yaml_fields::in_place() const {
    return place_.empty() ? "" : " in " + place_;
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
    if (value == nullptr && is_map()) {
        problems_.error(map_.at, "TS1009",
                        "the key " + in_quotes(key) + " is missing" + in_place() + "; add it");
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
    return is_one_line(*value, key) ? value : nullptr;
}

bool yaml_fields::is_one_line(const yaml_value& value, std::string_view key) {
    const std::string& text = value.text;
    const auto refuse = [&](const std::string& why) {
        problems_.error(value.at, "TS1005", "the text at " + place_of(key) + why);
        return false;
    };
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string::npos) {
        return refuse(" is empty; fill it in or remove it");
    }
    if (text.find_first_of("\r\n") != std::string::npos) {
        return refuse(" has a line break; write it as one line, or begin it with '>-'");
    }
    if (text.find('\t') != std::string::npos || first_control_character(text)) {
        return refuse(" has a tab or another control character; use spaces");
    }
    if (begin != 0 || text.back() == ' ') {
        return refuse(" has spaces around it; remove them");
    }
    return true;
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
    if (has_leading_zero(value->text)) {
        problems_.error(value->at, "TS1007",
                        "a number in " + in_quotes(value->text) + " at " + place_of(key) +
                            " begins with 0; write it without");
        return {};
    }
    if (value->text.find_first_of(".,") != std::string::npos) {
        problems_.error(value->at, "TS1007",
                        in_quotes(value->text) + " at " + place_of(key) +
                            " is not a whole number of one unit; write for example '20 working "
                            "days' or '6 months'");
        return {};
    }
    const result<period> read = parse_period(value->text);
    if (!read) {
        std::string message = read.error().message;
        message.insert(message.rfind("; "), " in " + place_of(key));
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
    if (read.ec != std::errc() || read.ptr != end || has_leading_zero(value->text) ||
        number < least || number > most) {
        problems_.error(value->at, "TS1013",
                        in_quotes(value->text) + " at " + place_of(key) +
                            " is not a whole number from " + std::to_string(least) + " to " +
                            std::to_string(most));
        return {};
    }
    if (value->quoted) {
        problems_.error(value->at, "TS1013",
                        place_of(key) + " is in quotation marks, which make it a text; write " +
                            value->text + " without them");
        return {};
    }
    return number;
}

const yaml_value* yaml_fields::map(std::string_view key) {
    const yaml_value* value = required(key);
    if (value != nullptr && value->what != yaml_value::kind::map) {
        wrong_kind(*value, place_of(key), a_map, problems_);
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
        wrong_kind(*value, place_of(key), a_list, problems_);
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
                        "unknown value " + in_quotes(value->text) + " at " + place_of(key) +
                            "; use " + list_of(names, "or") + did_you_mean(value->text, names));
        return {};
    }
    return static_cast<std::size_t>(found - names.begin());
}

bool yaml_fields::flag(std::string_view key) {
    constexpr std::string_view names[] = {"true", "false"};
    const auto chosen = has(key) ? choice(key, names) : std::nullopt;
    if (chosen && find(key)->quoted) {
        problems_.error(at(key), "TS1011",
                        place_of(key) + " is in quotation marks, which make it a text; write " +
                            std::string(names[*chosen]) + " without them");
    }
    return chosen == std::size_t{0};
}

optional_date yaml_date(const yaml_value& value, const std::string& place,
                        yaml_problems& problems) {
    if (value.what != yaml_value::kind::text) {
        wrong_kind(value, place, "a date (YYYY-MM-DD)", problems);
        return {};
    }
    const optional_date read = civil_date::parse(value.text);
    if (!read) {
        problems.error(value.at, "TS1010",
                       in_quotes(value.text) + " at " + place +
                           " is not a date; write YYYY-MM-DD, a day that exists, from 1900 to "
                           "2199");
    }
    return read;
}

std::optional<kind_name> yaml_kind(const yaml_value& value, const std::string& place,
                                   yaml_problems& problems) {
    if (value.what != yaml_value::kind::text) {
        wrong_kind(value, place, "a name such as 'looked-after'", problems);
        return {};
    }
    const result<kind_name> read = kind_name::from(value.text);
    if (!read) {
        problems.error(value.at, "TS1014",
                       in_quotes(value.text) + " at " + place +
                           " is not a name: use 1 to 31 lower-case letters, digits and hyphens, "
                           "such as 'looked-after'");
        return {};
    }
    return *read;
}

bool expect_format(const yaml_value& document, std::string_view format, yaml_problems& problems) {
    if (document.what != yaml_value::kind::map) {
        wrong_kind(document, std::string(top), a_map, problems);
        return false;
    }
    const auto line =
        std::find_if(document.entries.begin(), document.entries.end(), [](const yaml_entry& entry) {
            return entry.key.what == yaml_value::kind::text && entry.key.text == "format";
        });
    if (line == document.entries.end()) {
        problems.error(document.at, "TS1009",
                       "the key 'format' is missing; begin the file with 'format: " +
                           std::string(format) + "'");
        return true;
    }
    const yaml_value& found = line->value;
    if (found.what != yaml_value::kind::text) {
        wrong_kind(found, "format", in_quotes(format), problems);
        return false;
    }
    if (found.text != format) {
        problems.error(found.at, "TS1012",
                       "the format of this file is " + in_quotes(found.text) + "; " +
                           in_quotes(format) + " is needed here");
        return false;
    }
    return true;
}

}  // namespace timescales::inline v0
