#pragma once

/// An obligation: one step of a timescale that arose for one person, with its due date and what
/// became of it.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "timescales/civil_date.hpp"
#include "timescales/working_calendar.hpp"

namespace timescales::inline v0 {

/// What became of an obligation. Every obligation has exactly one; where two could be said, the
/// first in this order is.
enum class outcome : std::uint8_t {
    indeterminate = 1,  ///< the data cannot decide; the reason says what is missing
    on_time = 2,        ///< met on or before the due date
    relaxed = 3,        ///< a temporary relaxation deferred the limit
    late = 4,           ///< met after it
    not_required = 5,   ///< ended, or the birthday reached, on or before the due date, not met
    missed = 6,         ///< ended after the due date, not met
    outstanding = 7,    ///< not met, due date not before the day of evaluation
    overdue = 8,        ///< not met, due date before the day of evaluation
};

/// "on-time", "not-required", …
[[nodiscard]] TIMESCALES_EXPORT std::string_view to_string(outcome) noexcept;

/// `late`, `overdue` or `missed`.
[[nodiscard]] constexpr bool is_failure(outcome o) noexcept {
    return o == outcome::late || o == outcome::overdue || o == outcome::missed;
}

/// Why the outcome is what it is, in a closed list; `explain` tells the whole story.
enum class reason : std::uint8_t {
    met_in_time = 1,             ///< met on or before the due date
    met_after_limit = 2,         ///< met after it
    awaiting = 3,                ///< not met, and not yet due
    limit_passed = 4,            ///< not met, and the due date is past
    spell_ended = 5,             ///< the spell ended first
    spell_ended_after = 6,       ///< the spell ended after the due date
    age_reached = 7,             ///< the birthday comes first
    age_reached_after = 8,       ///< the birthday came after the due date
    exception_began = 9,         ///< another regime began first (such as placed for adoption)
    exception_began_after = 10,  ///< another regime began after the due date
    relaxation = 11,             ///< a temporary relaxation defers the limit
    no_version = 12,             ///< no version of the law was in force on the anchor
    calendar_coverage = 13,      ///< the due date depends on days that the calendar does not know
    history_unknown = 14,        ///< what happened before the records begin decides it
    start_unknown = 15,          ///< when the spell began is not known, and decides it
    date_range = 16,             ///< the due date lies beyond 2199
    duty_ended = 17,             ///< an event ended the duty first
    duty_ended_after = 18,       ///< an event ended the duty after the due date
    birth_unknown = 19,          ///< the date of birth decides it, and is not known
    terms_unknown = 20,          ///< it depends on school terms that nobody gave
};

/// "met-in-time", "history-unknown", …
[[nodiscard]] TIMESCALES_EXPORT std::string_view to_string(reason) noexcept;

/// One obligation. Dates that do not apply or are not known are empty. Indices refer to the rule
/// book and the timeline that it was evaluated from.
struct obligation {
    static constexpr std::uint16_t unknown = UINT16_MAX;
    static constexpr std::uint32_t none = UINT32_MAX;

    optional_date anchor;  ///< what the limit is counted from; empty when not known
    optional_date due;     ///< the last day in time: the limit
    /// Between which days the limit lies. Instead of `due` where what came before is not known, as
    /// far as they are known; beside a `projected` one, the days that it can come to lie on.
    optional_date due_earliest;
    optional_date due_latest;
    optional_date plan_by;  ///< last working day on or before `due`: advice, never law
    optional_date met_on;
    optional_date planned_on;  ///< where not met: the day for which the next event is planned
    optional_date
        deferred_to;  ///< the last day of the relaxation that deferred the limit, if one did
    optional_date
        ends_on;  ///< when the duty itself ends: the spell's end, an exception, a birthday
    std::optional<std::int32_t> days_late;  ///< calendar days from the limit; 0 when on time
    std::optional<std::int32_t> working_days_late;
    std::uint32_t ordinal = 1;    ///< place in the spell, from 1
    std::uint32_t spell = none;   ///< index into `timeline::spells`, or `none`
    std::uint32_t event = none;   ///< of the one it arose from, in `timeline::events`, or `none`
    std::uint16_t timescale = 0;  ///< index into `rule_book::timescales()`
    std::uint16_t version = unknown;  ///< index into its versions, or `unknown`
    std::uint16_t step = unknown;     ///< index into the version's steps, or `unknown`
    timescales::outcome outcome = outcome::indeterminate;
    timescales::reason reason = reason::history_unknown;
    std::optional<timescales::certainty> certainty;  ///< of `due`; empty without one
    bool assumed = false;  ///< the chain was taken as having reached its repeating step
    bool projected =
        false;  ///< not yet arisen: as if the steps before it were held on their limits
    bool degraded =
        false;  ///< the limit is a time of day, kept as the last day on which it can lie
    bool restarted =
        false;  ///< the chain began afresh after an exception, which is the rule's choice

    friend bool operator==(const obligation&, const obligation&) = default;
};

/// The day after which an obligation fails: `due`, or the end of the relaxation that deferred it;
/// else `due_latest`.
[[nodiscard]] constexpr optional_date judged_from(const obligation& o) noexcept {
    return o.deferred_to ? o.deferred_to : o.due ? o.due : o.due_latest;
}

/// The date by which an obligation belongs to a window: `due`, else `due_latest`.
[[nodiscard]] constexpr optional_date falls_due(const obligation& o) noexcept {
    return o.due ? o.due : o.due_latest;
}

}  // namespace timescales::inline v0
