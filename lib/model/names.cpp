#include <string>

#include "timescales/citation.hpp"
#include "timescales/event.hpp"
#include "timescales/timescale.hpp"

namespace timescales::inline v0 {

result<kind_name> kind_name::from(std::string_view text) {
    if (!is_valid(text)) {
        return error{error_code::invalid_text,
                     "'" + std::string(text.substr(0, 64)) +
                         "' is not a kind: use 1 to 31 lower-case letters, digits and hyphens, "
                         "such as 'looked-after'"};
    }
    return kind_name(text, 0);
}

std::string_view to_string(event_status status) noexcept {
    switch (status) {
        case event_status::held:
            return "held";
        case event_status::planned:
            return "planned";
        case event_status::cancelled:
            return "cancelled";
    }
    return "unknown";
}

std::string_view to_string(reading read) noexcept {
    switch (read) {
        case reading::verified:
            return "verified";
        case reading::secondary:
            return "secondary";
        case reading::unverified:
            return "unverified";
    }
    return "unknown";
}

std::string_view to_string(timescale_kind kind) noexcept {
    switch (kind) {
        case timescale_kind::statutory:
            return "statutory";
        case timescale_kind::guidance:
            return "guidance";
        case timescale_kind::local:
            return "local";
    }
    return "unknown";
}

std::string_view to_string(occasion_kind what) noexcept {
    return what == occasion_kind::spell ? "spell" : "event";
}

std::string_view to_string(repeat_rule rule) noexcept {
    switch (rule) {
        case repeat_rule::each:
            return "each";
        case repeat_rule::joins:
            return "joins";
        case repeat_rule::restarts:
            return "restarts";
    }
    return "unknown";
}

std::string_view to_string(counted_part part) noexcept {
    return part == counted_part::first ? "first" : "last";
}

std::string_view to_string(cycle c) noexcept {
    return c == cycle::calendar_month ? "calendar-month" : "school-term";
}

std::string_view value_of(const std::vector<attribute>& attributes,
                          std::string_view name) noexcept {
    for (const attribute& a : attributes) {
        if (a.name == name) {
            return a.value;
        }
    }
    return {};
}

}  // namespace timescales::inline v0
