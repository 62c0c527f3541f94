#pragma once

/// The interpreter: folds one timeline into obligations, as at a date.
///
/// A chain starts at its first step, anchored at the spell's start. A step is met by the earliest
/// event on or after its anchor (later steps: strictly after the event before); then the next step
/// starts from that event. A new spell starts the chain afresh. Nothing after `as_at` is known.

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "timescales/civil_date.hpp"
#include "timescales/obligation.hpp"
#include "timescales/rule_book.hpp"
#include "timescales/timeline.hpp"

namespace timescales::inline v0 {

struct evaluation_options {
    /// The day from which one looks back: later events are set aside, later ends not known.
    civil_date as_at;

    /// How many further steps to project beyond the current one of a chain, as if each were held on
    /// its limit. [0:100]; more is taken as 100.
    std::int32_t project = 0;
};

/// Something about the input that evaluation left out or that a person should look at.
struct notice {
    enum class kind : std::uint8_t {
        event_after_as_at = 1,     ///< held later than the day of evaluation: not known yet
        event_before_history = 2,  ///< before `history_from`: set aside
        event_outside_spells = 3,  ///< held while no spell of the kind was running
        event_in_exception = 4,    ///< held while another regime applied: belongs to its chain
        event_repeated = 5,        ///< a second one on the same day: the two are one
        events_close = 6,       ///< less than the first limit after the one before: perhaps a part
        spell_after_as_at = 7,  ///< begins later than the day of evaluation: not known yet
        spell_empty = 8,        ///< ends on or before the day it began: set aside
        spells_overlap = 9,     ///< begins before the one before it ended: each is evaluated
        born_unknown = 10,      ///< no date of birth: the age limit was not applied
        event_is_part = 11,     ///< a part of a meeting that counts already
        event_outside_series = 12,  ///< marked as meeting no duty
        event_too_soon = 13,        ///< before the first day on which it can meet the step
    };
    kind what;
    civil_date date;
    std::uint32_t index;  ///< into `timeline::events` or `timeline::spells`; 0 for `born_unknown`
    std::uint16_t timescale;  ///< index into `rule_book::timescales()`

    friend bool operator==(const notice&, const notice&) = default;
};

/// What `evaluate` answers. Obligations come by timescale, then by spell in order of beginning,
/// then in the order of the chain.
struct evaluation {
    std::vector<obligation> obligations;
    std::vector<notice> notices;
    std::uint64_t rule_book_hash = 0;

    friend bool operator==(const evaluation&, const evaluation&) = default;
};

/// Evaluates many timelines with the same rules, reusing its buffers: once they are warm, no memory
/// is allocated for a child. Not to be shared between threads; make one for each.
class TIMESCALES_EXPORT evaluator {
  public:
    /// Applies every timescale of the book. Copies the book, which is cheap.
    explicit evaluator(const rule_book&);
    ~evaluator();
    evaluator(evaluator&&) noexcept;
    evaluator& operator=(evaluator&&) noexcept;

    /// Replaces what `into` held. Total: any timeline has an answer.
    void evaluate(const timeline&, const evaluation_options&, evaluation& into);

  private:
    struct state;
    std::unique_ptr<state> state_;
};

/// One timeline's obligations under every timescale of the book.
///
///     timeline child;
///     child.spells.push_back(spell::since("looked-after", civil_date::from_ymd(2017, 12,
///     4).value())); auto answer = evaluate(built_in_rule_book(), child,
///                            {.as_at = civil_date::from_ymd(2017, 12, 10).value()});
///     answer.obligations[0].due;      // 2018-01-04
///     answer.obligations[0].outcome;  // outcome::outstanding
[[nodiscard]] TIMESCALES_EXPORT evaluation evaluate(const rule_book&, const timeline&,
                                                    const evaluation_options&);

/// The name of an obligation, which later events do not change: child, timescale, the date the
/// spell began, step, ordinal. "1234|england/looked-after-review|2017-12-04|first|1"; an unknown
/// step is "unknown", and an unknown beginning is written "before " and the first day known.
[[nodiscard]] TIMESCALES_EXPORT std::string key_of(const rule_book&, const timeline&,
                                                   const obligation&);

}  // namespace timescales::inline v0
