#pragma once

/// "Did you mean …?": the nearest of the words that would have been right.

#include <span>
#include <string>
#include <string_view>

namespace timescales::inline v0 {

/// The candidate nearest to `word` by edits (insert, delete, replace one letter), or empty where
/// none is near enough to be what was meant: at most a third of its letters differ.
[[nodiscard]] std::string_view nearest(std::string_view word,
                                       std::span<const std::string_view> candidates);

/// "a, b and c"; the last joined by `conjunction`.
[[nodiscard]] std::string list_of(std::span<const std::string_view> words,
                                  std::string_view conjunction);

}  // namespace timescales::inline v0
