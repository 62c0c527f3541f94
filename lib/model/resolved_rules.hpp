#pragma once

/// A rule book with its names looked up: what the engine reads.

#include <memory>
#include <span>
#include <vector>

#include "timescales/rule_book.hpp"

namespace timescales::inline v0 {

/// One timescale and the calendars that it counts with. A calendar pointer is null only where the
/// version counts no working days.
struct resolved_timescale {
    const timescale* definition;
    const working_calendar* advice;                          // for working days late
    const working_calendar* planning;                        // for plan-by dates
    std::vector<const working_calendar*> version_calendars;  // one a version
};

struct rule_book::resolved {
    std::span<const timescale> timescales;
    std::vector<working_calendar> calendars;
    std::vector<working_calendar>
        planning;  // with the layers of a host; in the same order, or empty
    std::vector<resolved_timescale> plans;  // one a timescale
    std::shared_ptr<const void> owner;
    std::uint64_t content_hash;
};

}  // namespace timescales::inline v0
