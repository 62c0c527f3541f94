#pragma once

/// A rule book with its names looked up: what the engine reads.

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "timescales/rule_book.hpp"

namespace timescales::inline v0 {

/// A step, and whether its limit is the usual one: a single period, by the default policy, after
/// the start or the event before. The engine has a short way for those.
struct resolved_step {
    const step* definition;
    bool plain;
    period within;  // of a plain one
};

/// One timescale and the calendars that it counts with.
struct resolved_timescale {
    const timescale* definition;
    const rule_book::resolved* book;                         // which holds this
    const working_calendar* advice;                          // for working days late
    const working_calendar* planning;                        // for plan-by dates
    std::vector<const working_calendar*> version_calendars;  // one a version; `advice` if unnamed
    std::vector<std::vector<resolved_step>> version_steps;   // one list a version
    bool plain = true;                                       // all of its steps are
    bool looks_back = false;  // its first step is counted back, so that what meets it comes before
};

struct rule_book::resolved {
    std::span<const timescale> timescales;
    std::vector<working_calendar> calendars;
    std::vector<working_calendar>
        planning;  // with the layers of a host; in the same order, or empty
    std::vector<layer_days> school_terms;
    std::vector<resolved_timescale> plans;  // one a timescale
    std::shared_ptr<const void> owner;
    std::uint64_t content_hash;
};

}  // namespace timescales::inline v0
