#include <algorithm>
#include <array>

#include "timescales/timeliness.hpp"

namespace timescales::inline v0 {

namespace {

/// The published measure is DfE's "of those children who had been looked after for at least 20
/// working days, the percentage whose reviews had all been on time over the past year". It used to
/// say 28 days.
constexpr std::array<indicator, 3> indicators{{
    {"child-all-on-time",
     "Of the children looked after at the reference date for at least 20 working days, and not "
     "placed "
     "for adoption, those whose reviews were all on time in the year",
     "england/looked-after-review", counted_unit::child, period::working_days(20)},
    {"child-all-on-time-28-days",
     "Of the children looked after at the reference date for at least 28 days, and not placed for "
     "adoption, those whose reviews were all on time in the year",
     "england/looked-after-review", counted_unit::child, period::days(28)},
    {"review-on-time",
     "Of all reviews of looked-after children that fell due in the year, of leavers too, those "
     "that "
     "were on time",
     "england/looked-after-review",
     counted_unit::review,
     {}},
}};

}  // namespace

std::span<const indicator> built_in_indicators() noexcept {
    return indicators;
}

const indicator* find_indicator(std::string_view id) noexcept {
    const auto found = std::find_if(indicators.begin(), indicators.end(),
                                    [id](const indicator& i) { return i.id == id; });
    return found == indicators.end() ? nullptr : &*found;
}

std::string_view to_string(counted_unit unit) noexcept {
    return unit == counted_unit::child ? "child" : "review";
}

std::string_view to_string(exclusion why) noexcept {
    switch (why) {
        case exclusion::not_looked_after:
            return "not-looked-after";
        case exclusion::too_short:
            return "too-short";
        case exclusion::placed_for_adoption:
            return "placed-for-adoption";
        case exclusion::only_short_breaks:
            return "only-short-breaks";
        case exclusion::nothing_due:
            return "nothing-due";
        case exclusion::not_required:
            return "not-required";
        case exclusion::unverified_limit:
            return "unverified-limit";
    }
    return "unknown";
}

}  // namespace timescales::inline v0
