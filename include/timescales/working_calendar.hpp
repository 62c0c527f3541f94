#pragma once

/// A working calendar: which days are working days, between which dates that is known, and how
/// certain it is.
///
/// Which days count is a matter of two things that a rule names apart: the *definition* in its
/// instrument ("a day other than a Saturday, a Sunday, Christmas Day, Good Friday or a bank
/// holiday") and the *division* whose bank holidays are meant ("in England and Wales").
///
/// A calendar never guesses. A question whose answer depends on a day outside its coverage has no
/// answer: nothing is silently weekends-only.

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "timescales/bank_holiday.hpp"
#include "timescales/civil_date.hpp"

namespace timescales::inline v0 {

/// What an instrument says a working day is. The list grows with the instruments that need it.
enum class working_day_definition : std::uint8_t {
    /// Not a Saturday, a Sunday, Christmas Day, Good Friday or a bank holiday of the division:
    /// SI 2010/959 reg 2(1).
    sat_sun_christmas_goodfriday_bankholiday = 1,
};

/// "sat-sun-christmas-goodfriday-bankholiday", as rule files write it.
[[nodiscard]] TIMESCALES_EXPORT std::string_view to_string(working_day_definition) noexcept;

/// How far an answer can still change.
enum class certainty : std::uint8_t {
    settled = 1,    ///< every day it rests on had passed when the calendar was last verified
    announced = 2,  ///< it rests on published days still to come, which a proclamation can move
};

[[nodiscard]] TIMESCALES_EXPORT std::string_view to_string(certainty) noexcept;

namespace detail {
struct calendar_tables;
}

/// Immutable, cheap to copy, and safe to share between threads. Every query takes constant time.
///
///     const working_calendar& calendar = *built_in_calendar("england-and-wales");
///     auto placed = civil_date::from_ymd(2017, 12, 4).value();
///     calendar.add(placed, 20);           // 2018-01-04: 25, 26 December and 1 January skipped
///     calendar.count(placed, *calendar.add(placed, 20));  // 20
class TIMESCALES_EXPORT working_calendar {
  public:
    /// "england-and-wales": the division, which is also the calendar's name.
    [[nodiscard]] std::string_view name() const noexcept;
    [[nodiscard]] working_day_definition definition() const noexcept;

    /// First and last day that the calendar knows, both included.
    [[nodiscard]] civil_date covered_from() const noexcept;
    [[nodiscard]] civil_date covered_to() const noexcept;
    [[nodiscard]] bool covers(civil_date) const noexcept;

    /// The day on which the list of holidays was last checked against its sources.
    [[nodiscard]] civil_date verified_on() const noexcept;

    /// Every holiday, in order of date: weekdays only, as a holiday at a weekend changes nothing.
    [[nodiscard]] std::span<const bank_holiday> holidays() const noexcept;

    /// The holidays from `from_inclusive` to `to_inclusive`. O(log n).
    [[nodiscard]] std::span<const bank_holiday> holidays(civil_date from_inclusive,
                                                         civil_date to_inclusive) const noexcept;

    /// The holiday on that day, or null. O(log n).
    [[nodiscard]] const bank_holiday* holiday_on(civil_date) const noexcept;

    /// Empty outside coverage.
    [[nodiscard]] std::optional<bool> is_working_day(civil_date) const noexcept;

    /// The `count`-th working day strictly after `day`, or strictly before it when `count` is
    /// negative; `day` itself, working or not, when it is 0. `day` need not be a working day: from
    /// a Saturday, Sunday or holiday the first working day after it is day 1.
    /// Empty when a day that decides the answer lies outside coverage.
    [[nodiscard]] optional_date add(civil_date day, std::int32_t count) const noexcept;

    /// How many working days lie after `from_exclusive` and not after `to_inclusive`; negative, and
    /// counted over (`to_inclusive`, `from_exclusive`], when the ends are the other way round.
    /// Empty when one of those days lies outside coverage.
    [[nodiscard]] std::optional<std::int32_t> count(civil_date from_exclusive,
                                                    civil_date to_inclusive) const noexcept;

    /// The day itself if it is a working day, else the nearest one after (before) it.
    /// Empty when that depends on days outside coverage.
    [[nodiscard]] optional_date on_or_after(civil_date) const noexcept;
    [[nodiscard]] optional_date on_or_before(civil_date) const noexcept;

    /// The certainty of an answer that rests on no day later than `last_day`.
    [[nodiscard]] certainty certainty_of(civil_date last_day) const noexcept {
        return last_day < verified_on() ? certainty::settled : certainty::announced;
    }

    /// Hash of everything the calendar says: equal hashes, equal answers and explanations.
    [[nodiscard]] std::uint64_t content_hash() const noexcept;

    /// For the library's own use: a calendar over tables that `owner` keeps alive (or constant
    /// ones).
    explicit working_calendar(const detail::calendar_tables& tables,
                              std::shared_ptr<const void> owner = nullptr) noexcept
        : tables_(&tables), owner_(std::move(owner)) {}
    [[nodiscard]] const detail::calendar_tables& tables() const noexcept { return *tables_; }

  private:
    const detail::calendar_tables* tables_;
    std::shared_ptr<const void> owner_;
};

/// What a person writes down about a calendar, before it is one.
struct calendar_definition {
    std::string_view name;
    working_day_definition definition;
    civil_date covered_from;
    civil_date covered_to;  ///< inclusive
    civil_date verified_on;
    std::vector<bank_holiday> holidays;
};

/// Builds the tables. The holidays must be in order of date, without repeats, on weekdays, and
/// within coverage (`load_calendar` reports where they are not); the texts are copied.
/// Throws `failure` where 64 working days would span more than 255 days. O(days covered).
[[nodiscard]] TIMESCALES_EXPORT working_calendar make_calendar(const calendar_definition&);

/// The calendars compiled into the library, in order of name.
[[nodiscard]] TIMESCALES_EXPORT std::span<const working_calendar> built_in_calendars() noexcept;

/// The compiled-in calendar of that name, or null.
[[nodiscard]] TIMESCALES_EXPORT const working_calendar* built_in_calendar(
    std::string_view name) noexcept;

}  // namespace timescales::inline v0
