#pragma once

/// An explanation: how one obligation came to its due date and outcome, as a tree of typed steps
/// whose last step is the answer.
///
/// Explaining is evaluating again: `explain` runs the code of `evaluate` with a recorder attached.

#include <cstdint>
#include <string>
#include <vector>

#include "timescales/engine.hpp"
#include "timescales/obligation.hpp"
#include "timescales/period.hpp"
#include "timescales/result.hpp"

namespace timescales::inline v0 {

/// One step of the reasoning. Which fields are used depends on `what`; the others are empty.
struct explanation_step {
    enum class kind : std::uint8_t {
        obligation = 1,   ///< the root: `text` is the key
        spell = 2,        ///< the spell runs from `date` to `other`
        exception = 3,    ///< another regime cuts the spell at `date`; `text` is its kind
        anchor = 4,       ///< the step is counted from `date`; `text` says what that is
        version = 5,      ///< the law in force on `date`: `text`
        limit = 6,        ///< the step's limit: `text`, with its citation
        counting = 7,     ///< the count from anchor to limit; children are its steps
        counted = 8,      ///< one step of the count: `date`, `text`
        certainty = 9,    ///< how far the limit can still change: `text`
        plan_by = 10,     ///< the date to plan by: `date`
        history = 11,     ///< what is not known about the past, and what follows: `text`
        met = 12,         ///< the event that met the step: `date`
        not_met = 13,     ///< no event did, up to `date`
        ended = 14,       ///< the spell ended, or was cut, on `date`: `text`
        relaxation = 15,  ///< a temporary deferral: `text`
        outcome = 16,     ///< the answer: `text`, `date` being the limit
        occasion = 17,    ///< the event of `date` from which the duty arose
        extension = 18,   ///< an event put the limit off to `date`
        planned = 19,     ///< an event is planned for `date`
    };
    kind what;
    optional_date date;
    optional_date other;
    std::string text;
    std::vector<explanation_step> children;
};

/// The reasoning for one obligation. The last child of `root` is the answer and agrees with
/// `answer`.
struct explanation {
    obligation answer;
    explanation_step root;
};

/// Explains the obligation whose `key_of` is `key`, under the same options as it was evaluated.
///
///     const auto why = explain(built_in_rule_book(), child, options,
///                              "1234|england/looked-after-review|2017-12-04|first|1");
///     why->root.children.back().text;   // "outstanding: Due by Thursday 4 January 2018."
///
/// Errors: `not_found` when evaluation gives no such obligation.
[[nodiscard]] TIMESCALES_EXPORT result<explanation> explain(const rule_book&, const timeline&,
                                                            const evaluation_options&,
                                                            std::string_view key);

/// Explains an obligation that `evaluate` gave. Errors: `wrong_rule_book` when `rule_book_hash` is
/// not that of the book; `not_found`.
[[nodiscard]] TIMESCALES_EXPORT result<explanation> explain(const rule_book&, const timeline&,
                                                            const evaluation_options&,
                                                            const obligation&,
                                                            std::uint64_t rule_book_hash);

/// The outcome in one sentence: "Held on Tuesday 9 January 2018, 3 days (3 working days) late."
[[nodiscard]] TIMESCALES_EXPORT std::string sentence(const rule_book&, const timeline&,
                                                     const obligation&);

/// "Monday 4 December 2017".
[[nodiscard]] TIMESCALES_EXPORT std::string long_date(civil_date);

}  // namespace timescales::inline v0
