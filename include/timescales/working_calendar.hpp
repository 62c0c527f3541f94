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

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "timescales/bank_holiday.hpp"
#include "timescales/calendar_projection.hpp"
#include "timescales/civil_date.hpp"
#include "timescales/result.hpp"

namespace timescales::inline v0 {

/// What an instrument says a working day is. The list grows with the instruments that need it.
enum class working_day_definition : std::uint8_t {
    /// Not a Saturday, a Sunday, Christmas Day, Good Friday or a bank holiday of the division:
    /// SI 2010/959 reg 2(1).
    sat_sun_christmas_goodfriday_bankholiday = 1,
    /// The same and Boxing Day, of no named territory: SI 2006/1738 reg 2(1). In England and Wales
    /// the
    /// days are the same, since 26 December on a weekday is a bank holiday.
    sat_sun_christmas_boxing_goodfriday_bankholiday = 2,
};

/// "sat-sun-christmas-goodfriday-bankholiday", as rule files write it.
[[nodiscard]] TIMESCALES_EXPORT std::string_view to_string(working_day_definition) noexcept;

/// How far an answer can still change.
enum class certainty : std::uint8_t {
    settled = 1,    ///< every day it rests on had passed when the calendar was last verified
    announced = 2,  ///< it rests on published days still to come, which a proclamation can move
    projected = 3,  ///< it rests on days generated from the rules, which nobody has published yet
};

[[nodiscard]] TIMESCALES_EXPORT std::string_view to_string(certainty) noexcept;

/// The earliest and the latest day that a projected answer can become, if at most one day is added
/// to the holidays or moved among them, of those that are not settled. An end is empty where it
/// lies outside the calendar's coverage.
struct date_range {
    optional_date earliest;
    optional_date latest;

    friend constexpr bool operator==(const date_range&, const date_range&) = default;
};

/// The same for a count of working days.
struct count_range {
    std::int32_t lowest;
    std::int32_t highest;

    friend constexpr bool operator==(const count_range&, const count_range&) = default;
};

/// Since when the holidays up to a day had been published: those of 2028 since 24 November 2025.
struct publication {
    civil_date to;  ///< the last day published, inclusive
    civil_date on;

    friend constexpr bool operator==(const publication&, const publication&) = default;
};

namespace detail {
struct calendar_tables;
}

/// Immutable, cheap to copy, and safe to share between threads: every query is `const` and reads
/// only what was built. Every query takes constant time unless it says otherwise.
///
///     const working_calendar& calendar = *built_in_calendar("england-and-wales");
///     auto placed = civil_date::from_ymd(2017, 12, 4).value();
///     calendar.add(placed, 20);           // 2018-01-04: 25, 26 December and 1 January skipped
///     calendar.count(placed, *calendar.add(placed, 20));  // 20
class TIMESCALES_EXPORT working_calendar {
  public:
    /// The division, "england-and-wales", or how several were put together:
    /// "any of england-and-wales, scotland", "scotland with northmere-closures".
    [[nodiscard]] std::string_view name() const noexcept;
    [[nodiscard]] working_day_definition definition() const noexcept;

    /// First and last day that the calendar knows or projects, both included.
    [[nodiscard]] civil_date covered_from() const noexcept;
    [[nodiscard]] civil_date covered_to() const noexcept;
    [[nodiscard]] bool covers(civil_date) const noexcept;

    /// The last day whose holidays are recorded; those of later days are projected.
    [[nodiscard]] civil_date recorded_to() const noexcept;

    /// The last day whose holidays had been published, by what the calendar knows: `recorded_to`,
    /// or an earlier day for a calendar as it was known on a date.
    [[nodiscard]] civil_date published_to() const noexcept;

    /// The day on which the list of holidays was last checked against its sources.
    [[nodiscard]] civil_date verified_on() const noexcept;

    /// The day by which it should be checked again; empty where none was set.
    [[nodiscard]] optional_date review_by() const noexcept;

    /// The first day for which `as_known_on` has an answer; empty where none was recorded.
    [[nodiscard]] optional_date knowledge_from() const noexcept;

    /// The day whose knowledge the calendar answers with; empty for the final calendar.
    [[nodiscard]] optional_date known_on() const noexcept;

    /// The calendar as it stood at the end of a day: without the holidays announced later, with
    /// those withdrawn later. Nothing that lay in the future then is `settled`, and what had not
    /// been published is `projected`. O(days covered).
    ///
    /// Errors: `outside_coverage` before `knowledge_from`, as what was known then is not recorded.
    ///
    ///     const auto& final = *built_in_calendar("england-and-wales");
    ///     const auto then = final.as_known_on(civil_date::from_ymd(2022, 9, 9).value()).value();
    ///     const auto placed = civil_date::from_ymd(2022, 8, 22).value();
    ///     then.add(placed, 20);    // 2022-09-20
    ///     final.add(placed, 20);   // 2022-09-21: on 19 September the Queen was buried
    [[nodiscard]] result<working_calendar> as_known_on(civil_date) const;

    /// Every holiday, in order of date: weekdays only, as a holiday at a weekend changes nothing.
    /// The projected ones are among them.
    [[nodiscard]] std::span<const bank_holiday> holidays() const noexcept;

    /// Days that were published as holidays for a time and then withdrawn, in order of date.
    [[nodiscard]] std::span<const bank_holiday> withdrawn() const noexcept;

    /// Up to which day the holidays had been published since when, as far as that is recorded; in
    /// order of both.
    [[nodiscard]] std::span<const publication> publications() const noexcept;

    /// True where a layer of a host is part of the calendar. A statutory finding never uses one.
    [[nodiscard]] bool has_layers() const noexcept;

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
    [[nodiscard]] certainty certainty_of(civil_date last_day) const noexcept;

    /// Between which days `add(day, count)` can come to lie if at most one day that is not settled
    /// is added to the holidays or moved among them. Empty where `add` is. O(log n).
    [[nodiscard]] std::optional<date_range> range_of(civil_date day,
                                                     std::int32_t count) const noexcept;

    /// Between which numbers `count(from_exclusive, to_inclusive)` can come to lie on the same
    /// assumption. Empty where `count` is. O(log n).
    [[nodiscard]] std::optional<count_range> count_range_of(civil_date from_exclusive,
                                                            civil_date to_inclusive) const noexcept;

    /// Hash of everything the calendar says: equal hashes, equal answers and explanations.
    [[nodiscard]] std::uint64_t content_hash() const noexcept;

    /// Bytes that its tables, holidays and texts take; those of the calendars that it was put
    /// together from are not counted. At most 400 KiB for 1971 to 2199. O(n).
    [[nodiscard]] std::size_t memory_used() const noexcept;

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
    civil_date covered_to;  ///< inclusive; the last day whose holidays are listed
    civil_date verified_on;
    std::vector<bank_holiday> holidays;  ///< those withdrawn too
    optional_date review_by = {};
    optional_date knowledge_from = {};
    std::vector<publication> published = {};
    std::optional<calendar_projection> projection = {};
};

/// A holiday without its date, with its basis and what is known of it: "Bank Holiday for the State
/// Funeral of Queen Elizabeth II (one-off, proclaimed 10 September 2022)". A day of a layer names
/// the layer, its author and reason.
[[nodiscard]] TIMESCALES_EXPORT std::string describe(const bank_holiday&);

/// The same, with the division where the calendar is put together from several: "St Patrick’s Day
/// (statute, northern-ireland)".
[[nodiscard]] TIMESCALES_EXPORT std::string describe(const bank_holiday&, const working_calendar&);

/// The calendar's name, and what it is as known on: "scotland as known on 2019-07-01".
[[nodiscard]] TIMESCALES_EXPORT std::string full_name(const working_calendar&);

/// "4 December 2017".
[[nodiscard]] TIMESCALES_EXPORT std::string in_words(civil_date);

/// Builds the tables. The holidays must be in order of date, without repeats, on weekdays, and
/// within coverage (`load_calendar` reports where they are not); the texts are copied. O(days
/// covered).
/// Throws `failure` where 64 working days would span more than 255 days.
[[nodiscard]] TIMESCALES_EXPORT working_calendar make_calendar(const calendar_definition&);

/// The calendars compiled into the library, in order of name: england-and-wales, northern-ireland,
/// scotland.
[[nodiscard]] TIMESCALES_EXPORT std::span<const working_calendar> built_in_calendars() noexcept;

/// The compiled-in calendar of that name, or null.
[[nodiscard]] TIMESCALES_EXPORT const working_calendar* built_in_calendar(
    std::string_view name) noexcept;

}  // namespace timescales::inline v0
