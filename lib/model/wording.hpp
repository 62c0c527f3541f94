#pragma once

/// Rules in plain English, as explanations and the rule book show them. Rules that differ in what
/// they ask read differently: whoever compares two texts compares the rules.
///
/// Exported for the reports of `timescales_formats`, which may be a shared library of its own; the
/// header is not installed.

#include <string>
#include <string_view>

#include "timescales/timescale.hpp"
#include "timescales/version.hpp"

namespace timescales::inline v0 {

/// A kind in running text: "placed for adoption".
[[nodiscard]] TIMESCALES_EXPORT std::string words(std::string_view kind);

/// "the start", "the previous review", "the 16th birthday", "the next review". The start of a duty
/// that arises per event is the event: "the referral".
[[nodiscard]] TIMESCALES_EXPORT std::string in_words(const case_date&, const timescale&);

/// "within 20 working days of the start", "before the next review".
[[nodiscard]] TIMESCALES_EXPORT std::string in_words(const limit&, const timescale&);

/// "the child is under 5", "no review was held", "while fragile placement".
[[nodiscard]] TIMESCALES_EXPORT std::string in_words(const condition&, const timescale&);

/// A limit with the condition under which it applies: "within 6 months of the previous review if
/// the child is under 5", "… as long as no review was held".
[[nodiscard]] TIMESCALES_EXPORT std::string alternative_in_words(const limit&, const timescale&);

/// "looked-after spell", "referral (outcome: assessment; planned ones too)".
[[nodiscard]] TIMESCALES_EXPORT std::string in_words(const occasion&);

/// "review", "visit (seen alone: yes; its last part)", "its end".
[[nodiscard]] TIMESCALES_EXPORT std::string in_words(const fulfilment&);

/// What must hold on the day on which the duty would arise: "a looked-after spell is running".
/// Empty without a condition.
[[nodiscard]] TIMESCALES_EXPORT std::string only_if_in_words(const timescale&);

/// The limit of a step with its alternatives, and what puts it off.
[[nodiscard]] TIMESCALES_EXPORT std::string in_words(const step&, const timescale&);

}  // namespace timescales::inline v0
