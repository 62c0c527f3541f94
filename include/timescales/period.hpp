#pragma once

/// A period: a length of time as a provision states it ("20 working days", "3 months"), and the
/// policy by which it is counted.
///
/// Sources. The day of the event is not counted, and the last day counts to its end: Dodds v Walker
/// [1981] UKHL, after Lester v Garland (1808). Months run to the corresponding date, or where the
/// last month is too short to its last day: the same. Weeks are blocks of seven days: Okolo v
/// Secretary of State for the Environment [1997] 4 All ER 242. "Beginning with" a day counts that
/// day: Barker v Hambleton DC [2012]. Age: Family Law Reform Act 1969, s 9(1).

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "timescales/civil_date.hpp"
#include "timescales/result.hpp"
#include "timescales/working_calendar.hpp"

namespace timescales::inline v0 {

enum class period_unit : std::uint8_t {
    working_days = 1,
    days = 2,
    weeks = 3,   // 7 days
    months = 4,  // calendar months
    years = 5,   // 12 months
    hours = 6,   // kept as whole days: the last day on which the hour can lie
};

/// A length of time. There is no conversion between its units: `period::days(20)` is not
/// `period::working_days(20)`, and no number of days is a month.
class TIMESCALES_EXPORT period {
  public:
    static constexpr std::int32_t max_amount = 99'999;

    /// `amount` is in [0:`max_amount`]; `parse_period` refuses others, these clamp.
    [[nodiscard]] static constexpr period working_days(std::int32_t amount) noexcept {
        return {amount, period_unit::working_days};
    }
    [[nodiscard]] static constexpr period days(std::int32_t amount) noexcept {
        return {amount, period_unit::days};
    }
    [[nodiscard]] static constexpr period weeks(std::int32_t amount) noexcept {
        return {amount, period_unit::weeks};
    }
    [[nodiscard]] static constexpr period months(std::int32_t amount) noexcept {
        return {amount, period_unit::months};
    }
    [[nodiscard]] static constexpr period years(std::int32_t amount) noexcept {
        return {amount, period_unit::years};
    }

    [[nodiscard]] static constexpr period hours(std::int32_t amount) noexcept {
        return {amount, period_unit::hours};
    }

    [[nodiscard]] constexpr std::int32_t amount() const noexcept { return amount_; }
    [[nodiscard]] constexpr period_unit unit() const noexcept { return unit_; }

    /// Months, for a period of months or years; else 0.
    [[nodiscard]] constexpr std::int32_t in_months() const noexcept {
        return unit_ == period_unit::months  ? amount_
               : unit_ == period_unit::years ? 12 * amount_
                                             : 0;
    }
    /// Days, for a period of days, weeks or hours; else 0. Hours are days begun: the time of day is
    /// not known, and 72 hours from some time on Monday end on Thursday.
    [[nodiscard]] constexpr std::int32_t in_days() const noexcept {
        return unit_ == period_unit::days    ? amount_
               : unit_ == period_unit::weeks ? 7 * amount_
               : unit_ == period_unit::hours ? (amount_ + 23) / 24
                                             : 0;
    }

    friend constexpr bool operator==(period, period) noexcept = default;

  private:
    constexpr period(std::int32_t amount, period_unit unit) noexcept
        : amount_(amount < 0            ? 0
                  : amount > max_amount ? max_amount
                                        : amount),
          unit_(unit) {}

    std::int32_t amount_;
    period_unit unit_;
};

/// Reads "20 working days", "1 month", "72 hours", or years and months together, which become
/// months because they are rounded once ("1 year 6 months" is 18 months). Errors: `invalid_text`
/// for a missing or negative number, an unknown unit, anything left over.
[[nodiscard]] TIMESCALES_EXPORT result<period> parse_period(std::string_view text);

/// "20 working days", "1 month".
[[nodiscard]] TIMESCALES_EXPORT std::string to_string(period);

/// Is the day of the event counted?
enum class first_day : std::uint8_t {
    excluded = 1,  ///< "within … of", "after", "from"
    included =
        2,  ///< "beginning with": counted from the day before, never by subtracting at the end
};

/// Where a period of months ends when its last month has no day of that number.
enum class month_end : std::uint8_t {
    corresponding = 1,  ///< the last day of that month: English law
    next_day = 2,       ///< the first day of the month after
    refuse = 3,         ///< an error, `ambiguous_month_end`: finds texts that depend on the answer
};

enum class direction : std::uint8_t {
    after = 1,
    before = 2,  ///< "3 working days before the review"
};

/// What happens when the last day is not a working day.
enum class roll : std::uint8_t {
    none = 1,      ///< nothing: English law, unless the instrument says otherwise
    next = 2,      ///< the next working day
    previous = 3,  ///< the last working day before it: a date to plan by, not a legal limit
    /// Where it is a Sunday or a public holiday, the next day that is neither; a Saturday stays.
    /// Interpretation Act (Northern Ireland) 1954, s 39.
    sunday_or_holiday = 4,
};

/// How a period is counted. The defaults are English law.
struct counting_policy {
    first_day first = first_day::excluded;
    timescales::month_end month_end = timescales::month_end::corresponding;
    timescales::direction direction = timescales::direction::after;
    timescales::roll roll = timescales::roll::none;
    bool clear = false;  ///< "clear days": both ends excluded, so one day (or working day) further

    friend constexpr bool operator==(const counting_policy&, const counting_policy&) = default;
};

/// One step of a count, in the order in which a solicitor would take them.
struct counting_step {
    enum class kind : std::uint8_t {
        starts = 1,        ///< `date` is where the count starts; it is not counted
        day_before = 2,    ///< "beginning with": counted from `date`, the day next to the start
        skipped = 3,       ///< `date` is the `holiday`, not a working day
        counted = 4,       ///< `amount` units lead to `date`
        month_end = 5,     ///< there is no such day; the policy gives `date`
        clear_day = 6,     ///< one further, both ends being excluded: `date`
        rolled = 7,        ///< not a working day, so moved to `date`
        not_extended = 8,  ///< `date` is not a working day and stays, the policy being `none`
        answer = 9,        ///< `date` is the answer
    };
    kind what;
    civil_date date;
    std::int32_t amount = 0;
    const bank_holiday* holiday = nullptr;  ///< belongs to the calendar
};

/// Where a period ends.
struct reckoning {
    civil_date date;
    civil_date before_roll;           ///< the same, unless the policy moved it to a working day
    timescales::certainty certainty;  ///< `settled` when no working calendar was needed
    bool month_end_mattered;          ///< the last month has no such day: the policy decided

    /// Between which days a `projected` answer can come to lie (`working_calendar::range_of`), an
    /// end being empty outside coverage. Both are `date` for other answers.
    optional_date earliest;
    optional_date latest;
};

/// Counts `length` from `anchor`. Step one: the start is the anchor, or for `first_day::included`
/// the day next to it, against the direction. Step two: years and months together, rounded once by
/// `month_end`; or days; or working days. Step three: one further when `clear`. Step four: `roll`.
///
/// 0 working days is the anchor itself, which only `roll` moves. Counting months back, a missing
/// date is the last day of the month unless refused.
///
/// `calendar` may be null where no working days and no roll are asked for. `steps`, if given, is
/// filled with the way to the answer, whose last step is the answer.
///
/// Errors: `calendar_required`, `outside_coverage`, `date_out_of_range`, `ambiguous_month_end`,
/// `invalid_argument` (`included` with `clear`).
///
///     add(civil_date::from_ymd(2022, 11, 30).value(), period::months(3));   // 2023-02-28
///     add(civil_date::from_ymd(2022, 8, 31).value(), period::months(6),
///         {.first = first_day::included});                                  // 2023-02-28
[[nodiscard]] TIMESCALES_EXPORT result<reckoning> add(civil_date anchor, period length,
                                                      const counting_policy& policy = {},
                                                      const working_calendar* calendar = nullptr,
                                                      std::vector<counting_step>* steps = nullptr);

/// The corresponding date `months` months later (earlier when negative), or the last day of that
/// month: what `add` does with the default policy. Empty outside 1900 to 2199.
[[nodiscard]] TIMESCALES_EXPORT optional_date add_months(civil_date, std::int32_t months) noexcept;

/// On which day a person born on 29 February has a birthday in a common year.
enum class leap_birthday : std::uint8_t {
    first_of_march = 1,  ///< the convention followed in England
    last_of_february = 2,
};

/// The day at whose start a person attains an age in years: Family Law Reform Act 1969, s 9(1).
/// Born 15 March 2006, 18 is attained on 15 March 2024. Empty beyond 2199.
[[nodiscard]] TIMESCALES_EXPORT optional_date
attains_age(civil_date born, std::int32_t years,
            leap_birthday convention = leap_birthday::first_of_march) noexcept;

}  // namespace timescales::inline v0
