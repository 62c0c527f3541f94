#pragma once

/// The shapes that the interpreter works with: one timeline cut down to what one timescale sees.

#include <cstdint>
#include <vector>

#include "lib/engine/limits.hpp"
#include "timescales/engine.hpp"

namespace timescales::inline v0 {

/// Why a segment of a spell ends.
enum class ended_by : std::uint8_t { open, spell_end, age, exception, event };

/// A stretch of a spell in which one chain runs: the spell without its exceptions and without what
/// lies beyond the age limit. `[begin, end)`.
struct segment {
    civil_date begin;  // the first day known, where the start is not
    bool start_known;
    bool restarted;     // begins where an exception ended
    optional_date end;  // empty while open; in the future only for `ended_by::age`
    ended_by why_ended;
    bool end_day_counts;         // an event on the day `end` belongs to this segment
    const kind_name* exception;  // the kind that cut it, for `ended_by::exception` and `event`
    std::uint32_t spell;         // index into `timeline::spells`, or `obligation::none`
    std::uint32_t event;         // index into `timeline::events`, or `obligation::none`
    civil_date counts_from;      // the first day on which an event can meet the first step
};

/// An event from which a duty arises.
struct trigger {
    civil_date on;
    std::uint32_t index;  // into `timeline::events`
};

/// A held event of the kind that meets the timescale's steps.
struct held_event {
    civil_date on;
    std::uint32_t index;  // into `timeline::events`
    bool used;            // taken by a chain
};

/// A stretch in which the timescale does not apply. `[begin, end)`.
struct exception_stretch {
    civil_date begin;
    optional_date end;
    const kind_name* kind;
};

/// The reasoning behind one obligation, as a recorder receives it beside the obligation itself.
struct judgement {
    const resolved_timescale* plan;
    const segment* within;
    const timeline* whose;
    const version* law = nullptr;        // in force on the anchor
    const step* limited_by = nullptr;    // empty where the step is not known
    const found_limit* found = nullptr;  // how its limit was found; empty for a plain one
    optional_date counted_from;          // the anchor, also where the obligation's own is empty
    bool first_seen = false;             // history before it is not known
    bool from_previous = false;          // anchored at an event, not at the start
    optional_date steps_take_until;  // the day by which the steps before the repeating one are over
    const relaxation* deferred_by = nullptr;
    civil_date as_at = max_date;
};

}  // namespace timescales::inline v0
