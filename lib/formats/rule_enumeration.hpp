#pragma once

/// Whether two rule books ever say different things, found out by trying.

#include <cstdint>
#include <optional>

#include "timescales/rule_book.hpp"

namespace timescales::inline v0 {

/// Evaluates cases made up from what the two versions of a timescale ask for: each start in a range
/// of days, at the edges of versions and relaxations, with and without each event, spell and
/// attribute. The number of cases where both gave the same obligations in all of them; empty where
/// one differs.
[[nodiscard]] std::optional<std::size_t> equal_cases(const rule_book& before,
                                                     const rule_book& after,
                                                     std::string_view timescale);

}  // namespace timescales::inline v0
