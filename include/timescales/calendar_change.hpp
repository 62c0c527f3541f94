#pragma once

/// What a change of holidays does: an announcement applied to a calendar, and the dates that move
/// between two calendars.
///
/// Source: Banking and Financial Dealings Act 1971, s 1(2) and (3): a day can be appointed in
/// addition, or in place of another.

#include <cstdint>
#include <string>
#include <vector>

#include "timescales/bank_holiday.hpp"
#include "timescales/period.hpp"
#include "timescales/result.hpp"
#include "timescales/working_calendar.hpp"

namespace timescales::inline v0 {

/// On a day the public is told that some days will be holidays, and that others will not.
struct announcement {
    civil_date on;
    std::vector<bank_holiday> added;  ///< their `announced` is taken to be `on`
    std::vector<civil_date> withdrawn;
};

/// The calendar after an announcement, which it remembers: as known on the day before, it is as it
/// was. How a host takes in a new bank holiday without another file. O(days covered).
///
/// Errors: `invalid_argument` for a calendar put together from others, a day not after `on`, a day
/// added that is a Saturday, a Sunday or a holiday already, a day withdrawn that is none;
/// `outside_coverage` for a day that the calendar does not cover.
///
///     const auto& before = *built_in_calendar("scotland");
///     const bank_holiday added{.date = civil_date::from_ymd(2027, 6, 14).value(),
///                              .name = "Day of the tartan",
///                              .basis = holiday_basis::one_off,
///                              .attested = attestation::announced,
///                              .source = "made up"};
///     const auto after = with_announcement(
///         before, {civil_date::from_ymd(2027, 2, 1).value(), {added}, {}});
///     after->holiday_on(added.date)->announced;   // 2027-02-01
[[nodiscard]] TIMESCALES_EXPORT result<working_calendar> with_announcement(const working_calendar&,
                                                                           const announcement&);

/// Whether a calendar has to be brought up to date.
struct calendar_freshness {
    std::string calendar;
    civil_date published_to;
    civil_date needed_to;  ///< the last day of the next year
    civil_date verified_on;
    optional_date review_by;
    bool year_missing;  ///< holidays are not published up to `needed_to`
    bool review_due;    ///< the day by which it was to be reviewed has passed

    [[nodiscard]] bool outdated() const noexcept { return year_missing || review_due; }
};

/// As at a day. GOV.UK publishes two years ahead, so a calendar without the next year is one that
/// nobody has looked after.
///
///     freshness_of(*built_in_calendar("scotland"), civil_date::from_ymd(2028, 1, 1).value())
///         .outdated();   // true: 2029 is not published
[[nodiscard]] TIMESCALES_EXPORT calendar_freshness freshness_of(const working_calendar&,
                                                                civil_date on);

/// A start from which two calendars give different dates.
struct moved_date {
    civil_date start;
    civil_date before;  ///< by the first calendar
    civil_date after;   ///< by the second

    friend constexpr bool operator==(const moved_date&, const moved_date&) = default;
};

/// Every start in a stretch of days, compared.
struct date_comparison {
    std::int64_t examined = 0;      ///< starts for which both calendars have an answer
    std::int64_t undetermined = 0;  ///< starts for which one or both have none
    std::vector<moved_date> moved;  ///< in order of start
};

/// Counts `length` from every day of the stretch with both calendars. Errors: `invalid_argument` if
/// the stretch ends before it begins, or for a policy that has no meaning.
///
///     const auto& ew = *built_in_calendar("england-and-wales");
///     const auto day = [](int y, int m, int d) { return civil_date::from_ymd(y, m, d).value(); };
///     compare_dates(ew.as_known_on(day(2022, 9, 9)).value(), ew, day(2022, 1, 1),
///                   day(2022, 12, 31), period::working_days(20))
///         ->moved.size();   // 31
[[nodiscard]] TIMESCALES_EXPORT result<date_comparison> compare_dates(
    const working_calendar& before, const working_calendar& after, civil_date from_inclusive,
    civil_date to_inclusive, period length, const counting_policy& policy = {});

}  // namespace timescales::inline v0
