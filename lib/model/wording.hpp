#pragma once

/// Rules in plain English, as explanations and the rule book show them. Rules that differ in what
/// they ask read differently: whoever compares two texts compares the rules.

#include <string>
#include <string_view>

#include "timescales/timescale.hpp"

namespace timescales::inline v0 {

/// A kind in running text: "placed for adoption".
[[nodiscard]] std::string words(std::string_view kind);

/// "the start", "the previous review", "the 16th birthday", "the next review". The start of a duty
/// that arises per event is the event: "the referral".
[[nodiscard]] std::string in_words(const case_date&, const timescale&);

/// "within 20 working days of the start", "before the next review".
[[nodiscard]] std::string in_words(const limit&, const timescale&);

/// "the child is under 5", "no review was held", "while fragile placement".
[[nodiscard]] std::string in_words(const condition&, const timescale&);

/// A limit with the condition under which it applies: "within 6 months of the previous review if
/// the child is under 5", "… as long as no review was held".
[[nodiscard]] std::string alternative_in_words(const limit&, const timescale&);

/// "looked-after spell", "referral (outcome: assessment; planned ones too)".
[[nodiscard]] std::string in_words(const occasion&);

/// "review", "visit (seen alone: yes; its last part)", "its end".
[[nodiscard]] std::string in_words(const fulfilment&);

/// What must hold on the day on which the duty would arise: "a looked-after spell is running".
/// Empty without a condition.
[[nodiscard]] std::string only_if_in_words(const timescale&);

/// The limit of a step with its alternatives, and what puts it off.
[[nodiscard]] std::string in_words(const step&, const timescale&);

}  // namespace timescales::inline v0
