#pragma once

/// A timescale: a duty with a time limit, as an instrument lays it down. It says who must do what
/// by when, under which provision, in which version of the law.
///
/// A timescale is a plain value, without behaviour. All texts and lists in it belong to the rule
/// book that holds it and live as long as that does.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "timescales/citation.hpp"
#include "timescales/civil_date.hpp"
#include "timescales/event.hpp"
#include "timescales/limit.hpp"
#include "timescales/period.hpp"
#include "timescales/working_calendar.hpp"

namespace timescales::inline v0 {

/// What gives a timescale its force. The three never mix in one figure.
enum class timescale_kind : std::uint8_t { statutory = 1, guidance = 2, local = 3 };

[[nodiscard]] TIMESCALES_EXPORT std::string_view to_string(timescale_kind) noexcept;

/// Whether a duty arises for each spell of a kind or for each event of one.
enum class occasion_kind : std::uint8_t { spell = 1, event = 2 };

[[nodiscard]] TIMESCALES_EXPORT std::string_view to_string(occasion_kind) noexcept;

/// What an event means that would give rise to a duty while an earlier one is still pending.
enum class repeat_rule : std::uint8_t {
    each = 1,      ///< it has a duty of its own
    joins = 2,     ///< it belongs to the duty that is pending
    restarts = 3,  ///< the duty that is pending is counted from it instead
};

[[nodiscard]] TIMESCALES_EXPORT std::string_view to_string(repeat_rule) noexcept;

/// What gives rise to a duty.
struct occasion {
    occasion_kind what;
    kind_name kind;                               ///< of the spell or the event
    std::span<const attribute_match> where = {};  ///< every one of them must match
    bool planned = false;   ///< for an event: one that is planned gives rise to the duty as well
    bool notified = false;  ///< for an event: dated by the day it was notified, where that is known
    repeat_rule repeated = repeat_rule::each;  ///< for an event
};

/// Which part of a meeting held in parts counts as its date.
enum class counted_part : std::uint8_t { first = 1, last = 2 };

[[nodiscard]] TIMESCALES_EXPORT std::string_view to_string(counted_part) noexcept;

/// What meets a duty: a held event, or the end of the spell that it arises for.
struct fulfilment {
    std::optional<kind_name> kind;                ///< of the event; empty for the end of the spell
    std::span<const attribute_match> where = {};  ///< every one of them must match
    bool notified = false;                        ///< dated by the day it was notified
    counted_part part = counted_part::first;
    std::optional<period> early = {};  ///< one this long before the start meets the first step too
};

/// One limit: "within 3 months of the previous review".
struct step {
    std::string_view id;            ///< "first", "second", "subsequent"
    std::span<const limit> limits;  ///< alternatives: the first whose condition holds applies
    bool repeats = false;           ///< followed by itself; only the last step can
    citation cite = {};
    std::optional<period> not_before = {};  ///< an event sooner than this after the anchor is none
    std::span<const extension> extensions = {};
};

/// An instrument by title and number: "SI 2010/959".
struct instrument {
    std::string_view title;
    std::string_view number;
};

/// Which days an instrument counts as working days.
struct working_days_rule {
    working_day_definition definition;
    std::string_view calendar;  ///< the division: "england-and-wales"
    citation cite;
};

/// The law as it stood between two dates.
struct version {
    civil_date in_force_from;
    optional_date in_force_to;  ///< the last day, inclusive; empty while it is in force
    citation commencement;
    timescales::instrument instrument;
    std::optional<working_days_rule> working_days;  ///< present where a step counts working days
    std::span<const step> steps;                    // at least one

    [[nodiscard]] constexpr bool in_force_on(civil_date day) const noexcept {
        return in_force_from <= day && (!in_force_to || day <= *in_force_to);
    }
};

/// A temporary deferral of limits that fall due within a window.
struct relaxation {
    std::string_view says;
    std::span<const std::string_view> steps;  ///< ids of the steps it defers
    civil_date due_from;
    civil_date due_to;  ///< inclusive
    timescales::instrument instrument;
    citation cite;
};

/// A question that the text of a provision leaves open, and how a rule file answers it. The answer
/// is part of the rules from the moment they are loaded.
struct rule_option {
    std::string_view id;                        ///< "counted-part"
    std::string_view asks;                      ///< the question, in plain English
    std::span<const std::string_view> choices;  // two or more; the first is the default
    std::string_view chosen;                    ///< one of them
};

/// A duty with a time limit.
struct timescale {
    std::string_view name;  ///< "england/looked-after-review": pack and id
    std::string_view says;  ///< one sentence, in plain English
    timescale_kind kind;
    occasion arises_per;
    std::span<const condition> only_if;       ///< none or one, judged on the day it would arise
    std::span<const kind_name> except_while;  ///< kinds of spell that suspend it
    std::optional<std::int32_t> until_age;    ///< it ends at the start of this birthday
    std::span<const kind_name> lapses_on;     ///< kinds of event that end it
    fulfilment met_by;
    std::string_view calendar;          ///< for plan-by dates and working days late
    std::span<const version> versions;  ///< in order of date, never overlapping
    std::span<const relaxation> relaxations;
    std::span<const rule_option> options;
    std::string_view based_on;  ///< the timescale that a local one tightens; empty for others
    optional_date review_by;    ///< the day by which somebody is to read the law again
};

/// What a version of a timescale asks for, as one plain sentence made from the rule itself.
///
///     const timescale& duty = *built_in_rule_book().find("england/looked-after-review");
///     describe(duty, duty.versions.back());
///     // For each looked-after spell, except while placed for adoption or short breaks and
///     // until the 18th birthday: a review within 20 working days of the start, then within
///     // 3 months of the previous review, then again and again within 6 months of the
///     // previous review.
[[nodiscard]] TIMESCALES_EXPORT std::string describe(const timescale&, const version&);

}  // namespace timescales::inline v0
