#pragma once

/// A layer: days that somebody other than the law takes out of a calendar. A council closes its
/// offices between Christmas and New Year; a school is open in term only; some lists name a day as
/// a bank holiday for which no proclamation was found.
///
/// A layer is laid over a calendar by whoever asks for it, and says who made it and why. A
/// statutory finding never uses one.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "timescales/civil_date.hpp"
#include "timescales/result.hpp"
#include "timescales/working_calendar.hpp"

namespace timescales::inline v0 {

enum class layer_kind : std::uint8_t {
    closure = 1,      ///< its days are closed
    school_term = 2,  ///< its days are the terms: every other day is closed
    disputed = 3,     ///< its days are holidays by some accounts, not by the calendar's
};

/// "closure", "school-term", "disputed".
[[nodiscard]] TIMESCALES_EXPORT std::string_view to_string(layer_kind) noexcept;

/// A stretch of days, both ends included.
struct layer_days {
    civil_date from;
    civil_date to;
    std::string name;                         ///< "Christmas closure", "Autumn term"
    std::vector<std::string> calendars = {};  ///< those it is for; empty for every one
    std::string source = {};                  ///< where it is written down; may be empty

    friend bool operator==(const layer_days&, const layer_days&) = default;
};

/// Days laid over a calendar.
struct calendar_layer {
    std::string name;  ///< "northmere-closures"
    layer_kind kind;
    std::string author;  ///< who decided it
    std::string reason;
    civil_date covered_from;  ///< it says nothing before this day,
    civil_date covered_to;    ///< nor after this one
    std::vector<layer_days> days;

    friend bool operator==(const calendar_layer&, const calendar_layer&) = default;
};

/// The calendar with the layers' days closed as well, named "scotland with northmere-closures". It
/// covers what the calendar and every layer cover. The days that a layer closes are among its
/// `holidays()`, `listed_by` the layer; a day that is a bank holiday anyway stays that.
///
/// Errors: `invalid_argument` for two layers of one name, a stretch that ends before it begins,
/// layers that cover no day of the calendar, days so dense that 64 working days span more than 255.
///
///     const calendar_layer closed{.name = "northmere-closures", .kind = layer_kind::closure,
///         .author = "Head of Facilities", .reason = "offices closed over Christmas",
///         .covered_from = civil_date::from_ymd(2026, 1, 1).value(),
///         .covered_to = civil_date::from_ymd(2027, 12, 31).value(),
///         .days = {{civil_date::from_ymd(2026, 12, 29).value(),
///                   civil_date::from_ymd(2026, 12, 31).value(), "Christmas closure"}}};
///     with_layers(*built_in_calendar("england-and-wales"), {&closed, 1})
///         .value().add(civil_date::from_ymd(2026, 12, 24).value(), 1);   // 2027-01-04
[[nodiscard]] TIMESCALES_EXPORT result<working_calendar> with_layers(
    const working_calendar&, std::span<const calendar_layer>);

}  // namespace timescales::inline v0
