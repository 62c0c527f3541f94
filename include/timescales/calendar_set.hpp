#pragma once

/// A set of calendars taken together. Some instruments count "a bank holiday in any part of the
/// United Kingdom", others the days that all parts share: a union or an intersection of divisions.

#include <span>
#include <string_view>

#include "timescales/calendar_layer.hpp"
#include "timescales/result.hpp"
#include "timescales/working_calendar.hpp"

namespace timescales::inline v0 {

/// A day is a holiday if it is one in any (in all) of the calendars. The answer is named
/// "any of england-and-wales, scotland" ("all of …"), in order of name; it covers the days that all
/// of them cover, and is as settled as the least settled of them. A holiday is `listed_by` the
/// first calendar that has it.
///
/// Errors: `invalid_argument` for no calendar, for two of one name, for calendars of different
/// definitions or known on different dates, and where they cover no day together.
///
///     const auto uk = any_of(built_in_calendars()).value();
///     uk.is_working_day(civil_date::from_ymd(2025, 3, 17).value());   // false: St Patrick's Day
[[nodiscard]] TIMESCALES_EXPORT result<working_calendar> any_of(std::span<const working_calendar>);
[[nodiscard]] TIMESCALES_EXPORT result<working_calendar> all_of(std::span<const working_calendar>);

/// The calendar that a text asks for, of those at hand:
///
///     scotland
///     any of england-and-wales, scotland and northern-ireland
///     all of england-and-wales, scotland
///     scotland with northmere-closures                 (and further layers)
///     england-and-wales as known on 2022-09-09
///
/// "as known on" comes last. Errors: `not_found` for an unknown calendar or layer, with the names
/// at hand; `invalid_text` for a list without an end or a date that is none; those of `any_of`,
/// `with_layers` and `as_known_on`.
[[nodiscard]] TIMESCALES_EXPORT result<working_calendar> calendar_named(
    std::string_view text, std::span<const working_calendar> calendars,
    std::span<const calendar_layer> layers = {});

}  // namespace timescales::inline v0
