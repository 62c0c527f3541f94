#pragma once

/// A limit: how the text of a provision gives the last day on which a duty can be done in time, and
/// the conditions under which one limit applies rather than another.
///
/// Everything a provision says about time is made of four general parts. A **case date** is a date
/// of the case that one counts from. A **limit** counts a period from a case date, names the end of
/// a month or term, caps a running total, or is the earliest or latest of other limits. A
/// **condition** asks what holds in the case on a day. A step has one limit or several
/// alternatives, of which the first whose condition holds is the step's.
///
/// All are plain values; their texts and lists belong to the rule book that holds them.

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "timescales/citation.hpp"
#include "timescales/event.hpp"
#include "timescales/period.hpp"

namespace timescales::inline v0 {

/// An attribute that an event or a spell must carry, with one of these values. One that is not
/// given does not match.
struct attribute_match {
    std::string_view name;
    std::span<const std::string_view> values;  // at least one
};

/// What a date of the case is.
enum class case_date_kind : std::uint8_t {
    start = 1,        ///< the start of what the duty arises from: a spell, or the event
    previous = 2,     ///< the event that met the step before, on the day it really took place
    birthday = 3,     ///< the start of a birthday: `age` years after birth
    first_event = 4,  ///< the first event of the kind held on or after the start
    last_event = 5,   ///< the last event of the kind held on or before the anchor of the step
    next_event = 6,   ///< the first event of the kind, held or planned, after the anchor
    limit_of = 7,     ///< the limit that is pending under another timescale, `timescale`
};

/// A date that limits are counted from.
struct case_date {
    case_date_kind what = case_date_kind::start;
    std::optional<kind_name> kind = {};  ///< of the event, for the three event dates
    std::int32_t age = 0;                ///< in years, for a birthday
    std::string_view timescale = {};     ///< its name, for `limit_of`
};

/// What a condition asks.
enum class condition_kind : std::uint8_t {
    all = 1,        ///< every one of `of`
    any = 2,        ///< one of `of` at least
    none = 3,       ///< not one of `of`
    age_under = 4,  ///< the birthday of `years` has not been reached
    age_from = 5,   ///< it has
    during = 6,     ///< a spell of the kind, with the attributes, holds
    held = 7,       ///< an event of the kind, with the attributes, was held since the start
    with = 8,       ///< what the duty arises from has the attributes
    first = 9,      ///< the day lies before the day that is `length` after the start
};

/// Something that holds in the case on a day, or does not.
struct condition {
    condition_kind what;
    std::optional<kind_name> kind = {};           ///< of the spell or event
    std::span<const attribute_match> where = {};  ///< for `during`, `held` and `with`
    std::int32_t years = 0;                       ///< for the two ages
    std::optional<period> length = {};            ///< for `first`
    std::span<const condition> of = {};           ///< for `all`, `any` and `none`
};

/// How a limit comes about.
enum class limit_kind : std::uint8_t {
    counted = 1,      ///< `length` from a date, by `policy`: "within 3 months of"
    cycle = 2,        ///< the end of a month or term: "at least once in each calendar month"
    total = 3,        ///< the last day before a running total exceeds `length` in any `window`
    earliest_of = 4,  ///< the earliest of `of`; those whose date is not there are passed over
    latest_of = 5,    ///< the latest of `of`; there is none until all their dates are there
};

/// A stretch of time that follows others without a gap or with one, one after another.
enum class cycle : std::uint8_t {
    calendar_month = 1,
    school_term = 2,  ///< the terms come from a layer that a host adds
};

[[nodiscard]] TIMESCALES_EXPORT std::string_view to_string(cycle) noexcept;

/// The day on which the condition of an alternative is judged.
enum class judged_on : std::uint8_t {
    anchor = 1,  ///< the day that the alternative is counted from
    limit = 2,   ///< the day on which the alternative would fall due: it switches in between
};

/// One way in which a step is limited.
struct limit {
    limit_kind what = limit_kind::counted;
    period length = period::days(0);  ///< the period; for `total`, how much is allowed
    case_date from = {};              ///< for `counted`, and for `cycle` the day it follows
    counting_policy policy = {};
    timescales::cycle cycle = timescales::cycle::calendar_month;
    period window = period::days(0);       ///< for `total`
    std::span<const limit> of = {};        ///< for `earliest_of` and `latest_of`
    std::span<const condition> when = {};  ///< none or one
    timescales::judged_on judged_on = timescales::judged_on::anchor;
    citation cite = {};  ///< of an alternative; without a provision where the step's own covers it
};

/// A limit put off by an event: "may extend the temporary approval once for a further 8 weeks".
struct extension {
    kind_name by;        ///< an event of the kind, held on or before the limit so far
    period length;       ///< counted from the limit so far
    std::int32_t times;  ///< how often at most
    citation cite;
};

}  // namespace timescales::inline v0
