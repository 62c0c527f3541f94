#pragma once

/// A timeline: one person's events and spells, as far as they are known.

#include <string>
#include <vector>

#include "timescales/civil_date.hpp"
#include "timescales/event.hpp"

namespace timescales::inline v0 {

/// A plain value. The order of events and of spells never matters.
///
///     timeline child;
///     child.id = "1234";
///     child.spells.push_back(spell::since("looked-after", day(2017, 12, 4)));
///     child.events.push_back({"review", day(2018, 1, 4)});
struct timeline {
    std::string id;
    optional_date born;

    /// The first day from which every event is known; empty when all are. Spells may be known from
    /// earlier on. Events before it are set aside and reported.
    optional_date history_from;

    std::vector<spell> spells;
    std::vector<event> events;

    friend bool operator==(const timeline&, const timeline&) = default;
};

}  // namespace timescales::inline v0
