#pragma once

/// What a step of a timescale is made of.

#include <algorithm>

#include "timescales/timescale.hpp"

namespace timescales::inline v0 {

/// Whether a limit, or a part of it, counts working days.
[[nodiscard]] inline bool counts_working_days(const limit& l) noexcept {
    return l.length.unit() == period_unit::working_days ||
           std::any_of(l.of.begin(), l.of.end(),
                       [](const limit& part) { return counts_working_days(part); });
}

/// Whether any of a step's limits or extensions does.
[[nodiscard]] inline bool counts_working_days(const step& s) noexcept {
    return std::any_of(s.limits.begin(), s.limits.end(),
                       [](const limit& l) { return counts_working_days(l); }) ||
           std::any_of(s.extensions.begin(), s.extensions.end(), [](const extension& e) {
               return e.length.unit() == period_unit::working_days;
           });
}

}  // namespace timescales::inline v0
