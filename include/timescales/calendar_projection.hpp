#pragma once

/// A projection: the rules by which a calendar goes on beyond the years whose holidays have been
/// published.
///
/// Most holidays return by rule: Easter Monday, the last Monday in August, 26 December. The rules
/// are those of the Banking and Financial Dealings Act 1971, Schedule 1, and of what has been
/// proclaimed every year. What they give is a forecast: it is marked as such, and an answer that
/// rests on it comes with the earliest and the latest day it can become.

#include <cstdint>
#include <string_view>
#include <vector>

#include "timescales/bank_holiday.hpp"
#include "timescales/civil_date.hpp"
#include "timescales/result.hpp"

namespace timescales::inline v0 {

/// Easter Sunday of the Gregorian calendar: 2024 gives 2024-03-31. Empty outside 1900 to 2199.
/// Source: Calendar (New Style) Act 1750, s 3 and its tables.
[[nodiscard]] TIMESCALES_EXPORT optional_date easter_sunday(std::int32_t year) noexcept;

/// A day of every year: "26 December", "first Monday in May", "last Monday in August",
/// "Good Friday", "Easter Monday".
class TIMESCALES_EXPORT yearly_day {
  public:
    /// Errors: `invalid_text`, saying what can be written.
    [[nodiscard]] static result<yearly_day> parse(std::string_view text);

    /// Empty outside 1900 to 2199, and for 29 February of a common year.
    [[nodiscard]] optional_date in(std::int32_t year) const noexcept;

    /// A date of its month, which can fall on a Saturday or Sunday.
    [[nodiscard]] bool is_fixed_date() const noexcept { return kind_ == kind::date; }

    friend constexpr bool operator==(const yearly_day&, const yearly_day&) = default;

  private:
    enum class kind : std::uint8_t { date, first_monday, last_monday, after_easter };
    constexpr yearly_day(kind what, std::int8_t month, std::int8_t day) noexcept
        : kind_(what), month_(month), day_(day) {}

    kind kind_;
    std::int8_t month_;  // [1:12]
    std::int8_t day_;    // of the month; for `after_easter` days after Easter Sunday
};

/// One holiday that returns every year. Where it falls on a Saturday or Sunday, the next weekday
/// that is no holiday is held instead, as its substitute: 25 and 26 December 2027 are a Saturday
/// and a Sunday, so Monday 27 and Tuesday 28 are held.
struct yearly_holiday {
    std::string_view name;
    yearly_day on;
    holiday_basis basis;
    std::string_view source;

    friend constexpr bool operator==(const yearly_holiday&, const yearly_holiday&) = default;
};

/// What a calendar holds beyond its published years.
struct calendar_projection {
    civil_date to;  ///< the last day projected, inclusive
    std::vector<yearly_holiday> holidays;

    /// The days that a statute itself makes substitutes ("27 December"). Every other substitute
    /// waits for a proclamation.
    std::vector<yearly_day> statutory_substitutes;

    friend bool operator==(const calendar_projection&, const calendar_projection&) = default;
};

}  // namespace timescales::inline v0
