#pragma once

/// The queries of a working calendar as inline functions over its tables. `working_calendar`
/// answers with them, and the engine, which asks for every obligation, calls them without crossing
/// the library's interface. Each has a short way through the near tables, and another that handles
/// far days and the edges of coverage.

#include <cstdint>
#include <optional>

#include "lib/time/calendar_tables.hpp"
#include "timescales/civil_date.hpp"

namespace timescales::inline v0::detail {

/// Place of a day among the days covered: 1 for the first. [INT32_MIN:INT32_MAX]
[[nodiscard]] inline std::int32_t place_of(const calendar_tables& tables, civil_date day) noexcept {
    return day - tables.covered_from + 1;
}

/// True for the places that bound covered days: 0 is the day before the first.
[[nodiscard]] inline bool is_boundary(const calendar_tables& tables, std::int32_t place) noexcept {
    return static_cast<std::uint32_t>(place) <=
           static_cast<std::uint32_t>(tables.covered_to - tables.covered_from + 1);
}

[[nodiscard]] inline bool covers(const calendar_tables& tables, civil_date day) noexcept {
    return tables.covered_from <= day && day <= tables.covered_to;
}

[[nodiscard]] inline optional_date day_at(const calendar_tables& tables,
                                          std::uint32_t place) noexcept {
    return civil_date::from_days(tables.covered_from.days_since_epoch() +
                                 static_cast<std::int32_t>(place) - 1);
}

/// Working days among the first `place` days. `place` is a boundary.
[[nodiscard]] inline std::uint32_t rank_of(const calendar_tables& tables,
                                           std::uint32_t place) noexcept {
    return place <= tables.near_days
               ? tables.near_rank[place]
               : tables.near_working_days + tables.far.rank(place - tables.near_days);
}

/// Place of the k-th working day, k from 1 to all of them.
[[nodiscard]] inline std::uint32_t place_of_working_day(const calendar_tables& tables,
                                                        std::uint32_t k) noexcept {
    return k <= tables.near_working_days
               ? tables.near_select[k]
               : tables.near_days + tables.far.select(k - tables.near_working_days);
}

/// Whether `day` is one. `day` is covered.
[[nodiscard]] inline bool is_working_day(const calendar_tables& tables, civil_date day) noexcept {
    const auto place = static_cast<std::uint32_t>(place_of(tables, day));
    return rank_of(tables, place) != rank_of(tables, place - 1);
}

/// `add_working_days` where far days or the edges of coverage come in.
[[nodiscard]] optional_date add_far_working_days(const calendar_tables& tables, civil_date day,
                                                 std::int32_t count) noexcept;

/// `working_calendar::add`.
[[nodiscard]] inline optional_date add_working_days(const calendar_tables& tables, civil_date day,
                                                    std::int32_t count) noexcept {
    if (count == 0) {
        return day;
    }
    // Forward: the count-th working day after those up to and including `day`. Backward: of those
    // before `day` the count-th from the end.
    const std::int32_t backward = count < 0 ? 1 : 0;
    const auto place = static_cast<std::uint32_t>(place_of(tables, day) - backward);
    if (place <= tables.near_days) [[likely]] {
        const std::int64_t wanted = std::int64_t{tables.near_rank[place]} + count + backward;
        // 0 and less become too large.
        if (static_cast<std::uint64_t>(wanted - 1) < tables.near_working_days) [[likely]] {
            return day_at(tables, tables.near_select[static_cast<std::uint32_t>(wanted)]);
        }
    }
    return add_far_working_days(tables, day, count);
}

/// `working_calendar::count`.
[[nodiscard]] inline std::optional<std::int32_t> count_working_days(
    const calendar_tables& tables, civil_date from_exclusive, civil_date to_inclusive) noexcept {
    const std::int32_t from = place_of(tables, from_exclusive);
    const std::int32_t to = place_of(tables, to_inclusive);
    const auto from_place = static_cast<std::uint32_t>(from);
    const auto to_place = static_cast<std::uint32_t>(to);
    if (from_place <= tables.near_days && to_place <= tables.near_days) [[likely]] {
        return static_cast<std::int32_t>(tables.near_rank[to_place]) -
               static_cast<std::int32_t>(tables.near_rank[from_place]);
    }
    if (!is_boundary(tables, from) || !is_boundary(tables, to)) {
        return {};
    }
    return static_cast<std::int32_t>(rank_of(tables, to_place)) -
           static_cast<std::int32_t>(rank_of(tables, from_place));
}

/// `working_calendar::on_or_before`.
[[nodiscard]] inline optional_date last_working_day(const calendar_tables& tables,
                                                    civil_date day) noexcept {
    if (!covers(tables, day)) {
        return {};
    }
    const std::uint32_t rank = rank_of(tables, static_cast<std::uint32_t>(place_of(tables, day)));
    return rank == 0 ? optional_date() : day_at(tables, place_of_working_day(tables, rank));
}

/// `working_calendar::certainty_of`.
[[nodiscard]] inline certainty certainty_of(const calendar_tables& tables,
                                            civil_date last_day) noexcept {
    return last_day < tables.settled_before  ? certainty::settled
           : last_day <= tables.published_to ? certainty::announced
                                             : certainty::projected;
}

}  // namespace timescales::inline v0::detail
