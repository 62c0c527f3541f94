#pragma once

/// A civil date: a day of the Gregorian calendar as people in the United Kingdom write it, without
/// a time of day or a time zone. Statutory periods are counted in whole days (fractions of a day
/// are ignored), so this is the only notion of time that the library has.
///
/// The type is bounded, always valid, and cannot be default-constructed: 1 January 1970 never
/// appears by accident. Months cannot be added to it; see `period.hpp`, where the question of what
/// happens at the end of a month has to be answered first.

#include <compare>
#include <cstdint>
#include <string_view>

#include "timescales/version.hpp"

namespace timescales::inline v0 {

class optional_date;

/// Day of the week, numbered as in ISO 8601.
enum class weekday : std::uint8_t {  // [1:7]
    monday = 1,
    tuesday = 2,
    wednesday = 3,
    thursday = 4,
    friday = 5,
    saturday = 6,
    sunday = 7,
};

/// "Monday" … "Sunday".
[[nodiscard]] TIMESCALES_EXPORT std::string_view to_string(weekday) noexcept;

/// Year, month and day of a civil date.
struct year_month_day {
    std::int32_t year;   // [1900:2199]
    std::int32_t month;  // [1:12]
    std::int32_t day;    // [1:31]

    friend constexpr bool operator==(const year_month_day&, const year_month_day&) = default;
};

/// The text of a date, held in place so that no memory is allocated.
struct date_text {
    char characters[11];  // ten characters and a terminating zero

    [[nodiscard]] constexpr std::string_view view() const noexcept { return {characters, 10}; }
    constexpr operator std::string_view() const noexcept { return view(); }
};

/// A valid day from 1 January 1900 to 31 December 2199, both included.
///
/// Four bytes, trivially copyable, totally ordered, immutable but for assignment.
///
///     auto day = civil_date::from_ymd(2017, 12, 4).value();
///     day.day_of_week();                  // weekday::monday
///     to_text(day).view();                // "2017-12-04"
///     civil_date::from_ymd(2023, 2, 29);  // empty: no such day
class TIMESCALES_EXPORT civil_date {
  public:
    static constexpr std::int32_t min_days = -25'567;  // 1900-01-01, in days since 1970-01-01
    static constexpr std::int32_t max_days = 84'005;   // 2199-12-31

    /// The day that lies `days` days after 1970-01-01; empty outside [`min_days`:`max_days`].
    [[nodiscard]] static constexpr optional_date from_days(std::int64_t days) noexcept;

    /// The day with that year, month and day; empty when there is no such day (30 February) or it
    /// lies outside 1900 to 2199. Nothing is normalised.
    [[nodiscard]] static optional_date from_ymd(std::int32_t year, std::int32_t month,
                                                std::int32_t day) noexcept;

    /// Reads exactly `YYYY-MM-DD`; empty for any other text and for a day that does not exist.
    [[nodiscard]] static optional_date parse(std::string_view text) noexcept;

    /// Days since 1970-01-01, in [`min_days`:`max_days`].
    [[nodiscard]] constexpr std::int32_t days_since_epoch() const noexcept { return days_; }

    [[nodiscard]] year_month_day ymd() const noexcept;

    [[nodiscard]] constexpr weekday day_of_week() const noexcept {
        // 1900-01-01 was a Monday.
        return static_cast<weekday>((days_ - min_days) % 7 + 1);
    }

    /// Saturday or Sunday.
    [[nodiscard]] constexpr bool is_weekend() const noexcept { return (days_ - min_days) % 7 >= 5; }

    /// The day `count` days later (earlier when negative); empty outside 1900 to 2199.
    [[nodiscard]] constexpr optional_date plus_days(std::int64_t count) const noexcept;

    /// Days from `b` to `a`: positive when `a` is later. 2024-03-01 − 2024-02-28 is 2.
    friend constexpr std::int32_t operator-(civil_date a, civil_date b) noexcept {
        return a.days_ - b.days_;
    }

    friend constexpr bool operator==(civil_date, civil_date) noexcept = default;
    friend constexpr auto operator<=>(civil_date, civil_date) noexcept = default;

  private:
    friend class optional_date;
    explicit constexpr civil_date(std::int32_t days) noexcept : days_(days) {}

    std::int32_t days_;
};

/// A civil date or none, in the same four bytes. Empty unless given a date.
class TIMESCALES_EXPORT optional_date {
  public:
    constexpr optional_date() noexcept = default;
    constexpr optional_date(civil_date date) noexcept : days_(date.days_since_epoch()) {}

    [[nodiscard]] constexpr bool has_value() const noexcept { return days_ != none; }
    explicit constexpr operator bool() const noexcept { return has_value(); }

    /// The date. Precondition: there is one.
    [[nodiscard]] constexpr civil_date operator*() const noexcept { return civil_date(days_); }

    /// The date; throws `failure` (`result.hpp`) when there is none.
    [[nodiscard]] constexpr civil_date value() const {
        if (!has_value()) {
            throw_no_date();
        }
        return civil_date(days_);
    }

    [[nodiscard]] constexpr civil_date value_or(civil_date other) const noexcept {
        return has_value() ? civil_date(days_) : other;
    }

    friend constexpr bool operator==(optional_date, optional_date) noexcept = default;

  private:
    static constexpr std::int32_t none = INT32_MAX;

    [[noreturn]] static void throw_no_date();

    std::int32_t days_ = none;
};

constexpr optional_date civil_date::from_days(std::int64_t days) noexcept {
    if (days < min_days || days > max_days) {
        return {};
    }
    return civil_date(static_cast<std::int32_t>(days));
}

constexpr optional_date civil_date::plus_days(std::int64_t count) const noexcept {
    constexpr std::int64_t widest = max_days - min_days;
    if (count < -widest || count > widest) {
        return {};
    }
    return from_days(days_ + count);
}

/// The first and the last day there is.
inline constexpr civil_date min_date = *civil_date::from_days(civil_date::min_days);
inline constexpr civil_date max_date = *civil_date::from_days(civil_date::max_days);

/// `YYYY-MM-DD`.
[[nodiscard]] TIMESCALES_EXPORT date_text to_text(civil_date) noexcept;

static_assert(sizeof(civil_date) == 4 && sizeof(optional_date) == 4);

}  // namespace timescales::inline v0
