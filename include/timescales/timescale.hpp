#pragma once

/// A timescale: a duty with a time limit, as an instrument lays it down. It says who must do what
/// by when, under which provision, in which version of the law.
///
/// A timescale is a plain value, without behaviour. All texts and lists in it belong to the rule
/// book that holds it and live as long as that does.

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "timescales/citation.hpp"
#include "timescales/civil_date.hpp"
#include "timescales/event.hpp"
#include "timescales/period.hpp"
#include "timescales/working_calendar.hpp"

namespace timescales::inline v0 {

/// What gives a timescale its force. The three never mix in one figure.
enum class timescale_kind : std::uint8_t { statutory = 1, guidance = 2, local = 3 };

[[nodiscard]] TIMESCALES_EXPORT std::string_view to_string(timescale_kind) noexcept;

/// What a step is counted from.
enum class anchor_kind : std::uint8_t {
    start = 1,     ///< the start of the spell
    previous = 2,  ///< the event that met the step before, on the day it really took place
};

[[nodiscard]] TIMESCALES_EXPORT std::string_view to_string(anchor_kind) noexcept;

/// One limit: "within 3 months of the previous review".
struct step {
    std::string_view id;  ///< "first", "second", "subsequent"
    period within;
    anchor_kind of;
    bool repeats;  ///< followed by itself; only the last step can
    citation cite;
};

/// An instrument by title and number: "SI 2010/959".
struct instrument {
    std::string_view title;
    std::string_view number;
};

/// Which days an instrument counts as working days.
struct working_days_rule {
    working_day_definition definition;
    std::string_view calendar;  ///< the division: "england-and-wales"
    citation cite;
};

/// The law as it stood between two dates.
struct version {
    civil_date in_force_from;
    optional_date in_force_to;  ///< the last day, inclusive; empty while it is in force
    citation commencement;
    timescales::instrument instrument;
    std::optional<working_days_rule> working_days;  ///< present where a step counts working days
    std::span<const step> steps;                    // at least one

    [[nodiscard]] constexpr bool in_force_on(civil_date day) const noexcept {
        return in_force_from <= day && (!in_force_to || day <= *in_force_to);
    }
};

/// A temporary deferral of limits that fall due within a window.
struct relaxation {
    std::string_view says;
    std::span<const std::string_view> steps;  ///< ids of the steps it defers
    civil_date due_from;
    civil_date due_to;  ///< inclusive
    timescales::instrument instrument;
    citation cite;
};

/// A duty with a time limit.
struct timescale {
    std::string_view name;  ///< "england/looked-after-review": pack and id
    std::string_view says;  ///< one sentence, in plain English
    timescale_kind kind;
    kind_name arises_per;                     ///< the kind of spell for each of which it arises
    std::span<const kind_name> except_while;  ///< kinds of spell that suspend it
    std::optional<std::int32_t> until_age;    ///< it ends at the start of this birthday
    kind_name met_by;                         ///< the kind of event that meets a step
    std::string_view calendar;                ///< for plan-by dates and working days late
    std::span<const version> versions;        ///< in order of date, never overlapping
    std::span<const relaxation> relaxations;
};

}  // namespace timescales::inline v0
