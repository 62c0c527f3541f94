#pragma once

/// The holidays that a projection's rules give for one year.

#include <cstdint>
#include <vector>

#include "timescales/calendar_projection.hpp"

namespace timescales::inline v0::detail {

struct projected_day {
    civil_date date;
    const yearly_holiday* rule;
    bool substitute;  // stands for the rule's own day, which is a Saturday or Sunday
    attestation attested;
};

/// In order of date, no day twice, weekdays only.
[[nodiscard]] std::vector<projected_day> projected_days(const calendar_projection&,
                                                        std::int32_t year);

}  // namespace timescales::inline v0::detail
