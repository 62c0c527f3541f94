#pragma once

/// Words for messages: what somebody wrote, the words that would have been right, and the nearest
/// of them.

#include <span>
#include <string>
#include <string_view>

namespace timescales::inline v0 {

/// The candidate nearest to `word` by edits (insert, delete, replace one letter), or empty where
/// none is near enough to be what was meant. Near enough is one edit, two in a word of four letters
/// or more, or a third of a longer word's letters; at least one letter of the candidate has to
/// stay.
///
///     nearest("form", {"to", "from"});  // "from"
[[nodiscard]] std::string_view nearest(std::string_view word,
                                       std::span<const std::string_view> candidates);

/// "; did you mean 'from'?", or nothing where no candidate is near.
[[nodiscard]] std::string did_you_mean(std::string_view word,
                                       std::span<const std::string_view> candidates);

/// "a, b and c"; the last joined by `conjunction`.
[[nodiscard]] std::string list_of(std::span<const std::string_view> words,
                                  std::string_view conjunction);

/// The text as messages quote it, on one line: in quotation marks, at most 60 bytes and then "…",
/// control characters as `\n`, `\t` or `\x1b`. Precondition: well-formed UTF-8.
[[nodiscard]] std::string in_quotes(std::string_view text);

}  // namespace timescales::inline v0
