#pragma once

/// Timeliness: an authority's obligations counted into figures that can be defended.
///
/// A percentage never travels alone. Unit (children or reviews), cohort, exclusions, window,
/// numerator and denominator go with it, and what could not be determined with the range that it
/// leaves. Percentages are rounded half-up to one decimal, in integers, which is how the published
/// national tables round.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "timescales/engine.hpp"
#include "timescales/obligation.hpp"
#include "timescales/period.hpp"
#include "timescales/rule_book.hpp"
#include "timescales/timeline.hpp"

namespace timescales::inline v0 {

/// What a figure counts. Figures of different units are never comparable.
enum class counted_unit : std::uint8_t { child = 1, review = 2 };

/// "child", "review".
[[nodiscard]] TIMESCALES_EXPORT std::string_view to_string(counted_unit) noexcept;

/// The definition of a published measure.
struct indicator {
    std::string_view id;
    std::string_view says;       ///< one sentence, in plain English
    std::string_view timescale;  ///< whose obligations it counts
    counted_unit unit;
    /// How long a child must have been looked after by the reference date to be in the cohort.
    /// Present for the unit child only.
    std::optional<period> qualifying;
};

/// `child-all-on-time`, `child-all-on-time-28-days`, `review-on-time`.
[[nodiscard]] TIMESCALES_EXPORT std::span<const indicator> built_in_indicators() noexcept;

/// Null when there is none of that id.
[[nodiscard]] TIMESCALES_EXPORT const indicator* find_indicator(std::string_view id) noexcept;

/// Why a child or an obligation is in no figure. A child is counted under the first that applies.
enum class exclusion : std::uint8_t {
    not_looked_after = 1,     ///< not looked after, or 18, at the reference date
    too_short = 2,            ///< looked after for less than the qualifying period by then
    placed_for_adoption = 3,  ///< placed for adoption then
    only_short_breaks = 4,    ///< on nothing but short breaks within the window
    nothing_due = 5,          ///< no review obligation within the window
    not_required = 6,         ///< an obligation that lapsed before its limit
    unverified_limit = 7,     ///< an obligation under a limit that nobody has read
};

/// "not-looked-after", …
[[nodiscard]] TIMESCALES_EXPORT std::string_view to_string(exclusion) noexcept;

struct exclusion_count {
    exclusion why;
    std::int64_t count;

    friend bool operator==(const exclusion_count&, const exclusion_count&) = default;
};

/// A window of days, both ends included.
struct window {
    civil_date from;
    civil_date to;

    friend constexpr bool operator==(const window&, const window&) = default;
};

/// The year ending on `reference_date`: from the day after the same day a year before, month-ends
/// answering to month-ends. 2018-03-31 gives 2017-04-01 to 2018-03-31.
[[nodiscard]] TIMESCALES_EXPORT window year_ending(civil_date reference_date);

/// `100 * numerator / denominator`, half-up to one decimal or as many as are asked for, from 0 to
/// 6: (292, 300) is "97.3". Empty without a denominator: no data is neither 0 nor 100 per cent.
/// Both counts are from 0 to 999,999,999.
[[nodiscard]] TIMESCALES_EXPORT std::optional<std::string> percentage(std::int64_t numerator,
                                                                      std::int64_t denominator,
                                                                      std::int32_t decimals = 1);

/// Where an obligation stands in a cohort's evaluation.
struct obligation_place {
    std::uint32_t child;       ///< index into the timelines
    std::uint32_t obligation;  ///< index into `cohort_evaluation::obligations`

    friend constexpr bool operator==(const obligation_place&, const obligation_place&) = default;
};

/// Every child's obligations, one after the other.
struct cohort_evaluation {
    std::vector<obligation> obligations;
    std::vector<notice> notices;
    /// Child i has obligations [`obligations_from[i]`, `obligations_from[i + 1]`); notices
    /// likewise.
    std::vector<std::uint32_t> obligations_from;
    std::vector<std::uint32_t> notices_from;
    std::uint64_t rule_book_hash = 0;

    [[nodiscard]] std::span<const obligation> of_child(std::size_t child) const noexcept {
        return {obligations.data() + obligations_from[child],
                obligations.data() + obligations_from[child + 1]};
    }
    [[nodiscard]] std::span<const notice> notices_of_child(std::size_t child) const noexcept {
        return {notices.data() + notices_from[child], notices.data() + notices_from[child + 1]};
    }
};

[[nodiscard]] TIMESCALES_EXPORT cohort_evaluation evaluate_cohort(const rule_book&,
                                                                  std::span<const timeline>,
                                                                  const evaluation_options&);

struct timeliness_options {
    civil_date reference_date;  ///< the last day of the year reported on
    civil_date as_at;           ///< what is known is what had happened by this day

    /// Count obligations under limits that nobody has read.
    bool include_unverified = false;
};

/// One indicator of one authority for one year.
struct figure {
    const timescales::indicator* indicator = nullptr;
    timescales::window window{min_date, min_date};
    std::int64_t numerator = 0;
    std::int64_t denominator = 0;
    std::int64_t undetermined = 0;  ///< in neither, but in the range
    std::int64_t relaxed = 0;       ///< in both, as no failures, under a temporary relaxation
    std::vector<exclusion_count> excluded;         ///< those that occur, in order
    std::vector<std::string> unread;               ///< provisions it rests on that nobody has read
    std::vector<obligation_place> not_on_time;     ///< every failure it counts
    std::vector<obligation_place> not_determined;  ///< every obligation that leaves it open

    /// `numerator` of `denominator`; empty without a denominator.
    [[nodiscard]] TIMESCALES_EXPORT std::optional<std::string> percent() const;
    /// The percentage if all that is undetermined had failed, or if none of it had.
    [[nodiscard]] TIMESCALES_EXPORT std::optional<std::string> lowest() const;
    [[nodiscard]] TIMESCALES_EXPORT std::optional<std::string> highest() const;
};

/// Counts one indicator.
///
///     const auto f = measure(*find_indicator("child-all-on-time"), rules, children, evaluated,
///                            {.reference_date = year_end, .as_at = year_end});
///     f->percent();   // "97.3", of f->denominator children
///
/// `evaluated` must come from the same rule book and timelines, with the
/// `as_at` of the options. Errors: `wrong_rule_book`; `not_found` when the book lacks the
/// indicator's timescale or its calendar; `outside_coverage` when the qualifying period cannot be
/// counted.
[[nodiscard]] TIMESCALES_EXPORT result<figure> measure(const indicator&, const rule_book&,
                                                       std::span<const timeline>,
                                                       const cohort_evaluation& evaluated,
                                                       const timeliness_options&);

}  // namespace timescales::inline v0
