#pragma once

/// The tables behind a working calendar.
///
/// `rank[i]` is the number of working days among the first i days covered, `select[k]` the place of
/// the k-th working day (counting both from 1, place 1 being the first day covered). Adding n
/// working days is one look-up in each; counting is two look-ups in the first. Each is kept as a
/// byte for each entry above a base for each 64 entries, so that half a century takes 37 KB and
/// stays in a 48 KB first-level cache.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "timescales/bank_holiday.hpp"
#include "timescales/working_calendar.hpp"

namespace timescales::inline v0::detail {

/// A rising sequence of numbers, `block` of which never span more than 255.
struct rising_sequence {
    static constexpr std::uint32_t block = 64;

    const std::uint32_t* bases;
    const std::uint8_t* offsets;

    [[nodiscard]] std::uint32_t operator[](std::uint32_t i) const noexcept {
        return bases[i / block] + offsets[i];
    }
};

struct calendar_tables {
    std::string_view name;
    working_day_definition definition;
    civil_date covered_from;
    civil_date covered_to;
    civil_date verified_on;
    const bank_holiday* holidays;
    std::size_t holiday_count;
    rising_sequence rank;    // [0:days covered]
    rising_sequence select;  // [0:working_days], entry 0 being 0
    std::uint32_t working_days;
    std::uint64_t content_hash;
};

}  // namespace timescales::inline v0::detail
