#pragma once

/// Peers that answer differently are no peers: a comparison counts only while every answer is the
/// same.

#include <optional>
#include <string>

#include "bench/workloads.hpp"

namespace timescales_bench {

/// Puts every question and every child to the library and to each peer. Empty when all answers
/// agree; else a sentence naming the first that does not.
[[nodiscard]] std::optional<std::string> first_disagreement(const contest&);

/// Ends the program with status 1 and that sentence, if there is one.
void require_agreement(const contest&);

}  // namespace timescales_bench
