#pragma once

/// Rules under a person's eye: what a rule book should be looked at for, and what a change of rules
/// changes.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "timescales/diagnostic.hpp"
#include "timescales/engine.hpp"
#include "timescales/rule_book.hpp"
#include "timescales/timeline.hpp"

namespace timescales::inline v0 {

/// Start days, of the 146,097 of a 400-year cycle, from which a period of months ends on a day that
/// depends on the month-end policy, since its last month has no day of that number.
///
///     ambiguous_starts(3);   // 1903
///     ambiguous_starts(6);   // 2703
[[nodiscard]] TIMESCALES_EXPORT std::int32_t ambiguous_starts(std::int32_t months) noexcept;

/// What is no mistake and yet worth a look: law of a statutory timescale that nobody has read,
/// rules past the day by which somebody was to read the law again, and periods of months whose end
/// depends on the month-end policy. `on` is the day of looking.
[[nodiscard]] TIMESCALES_EXPORT std::vector<diagnostic> lint_rules(const rule_book&, civil_date on);

/// One thing that two rule books say differently.
struct rule_difference {
    std::string timescale;
    std::string place;                  ///< "SI 2010/959, step second"; empty for the whole
    std::optional<std::string> before;  ///< empty where only the other has it
    std::optional<std::string> after;

    friend bool operator==(const rule_difference&, const rule_difference&) = default;
};

/// In order of timescale. Citations are compared as well as limits.
[[nodiscard]] TIMESCALES_EXPORT std::vector<rule_difference> compare_rules(const rule_book& before,
                                                                           const rule_book& after);

/// An obligation whose limit or outcome another rule book changes.
struct moved_obligation {
    std::string key;
    optional_date due_before;
    optional_date due_after;
    std::optional<outcome> before;  ///< empty where it arises only under the other book
    std::optional<outcome> after;

    friend bool operator==(const moved_obligation&, const moved_obligation&) = default;
};

/// By timeline, then in the order of evaluation before; those that arise only after come last.
[[nodiscard]] TIMESCALES_EXPORT std::vector<moved_obligation> moved_obligations(
    const rule_book& before, const rule_book& after, std::span<const timeline>,
    const evaluation_options&);

}  // namespace timescales::inline v0
