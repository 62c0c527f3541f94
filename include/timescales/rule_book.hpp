#pragma once

/// A rule book: a resolved, immutable set of timescales and calendars, with a content hash.

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "timescales/result.hpp"
#include "timescales/timescale.hpp"
#include "timescales/working_calendar.hpp"

namespace timescales::inline v0 {

/// Immutable, cheap to copy, and safe to share between threads.
///
///     const auto& rules = built_in_rule_book();
///     rules.find("england/looked-after-review")->versions.size();   // 2
class TIMESCALES_EXPORT rule_book {
  public:
    /// In order of name.
    [[nodiscard]] std::span<const timescale> timescales() const noexcept;
    [[nodiscard]] std::span<const working_calendar> calendars() const noexcept;

    /// Null when there is none of that name ("england/looked-after-review").
    [[nodiscard]] const timescale* find(std::string_view name) const noexcept;
    [[nodiscard]] const working_calendar* calendar(std::string_view name) const noexcept;

    /// Hash of every timescale and calendar: equal hashes, equal answers.
    [[nodiscard]] std::uint64_t content_hash() const noexcept;

    /// For the library's own use; `make_rule_book` checks what this takes on trust.
    struct contents {
        std::span<const timescale> timescales;
        std::vector<working_calendar> calendars;
        std::shared_ptr<const void> owner;
    };
    explicit rule_book(contents);

    /// The part of a rule book that evaluation uses. Opaque.
    struct resolved;
    [[nodiscard]] const resolved& resolution() const noexcept { return *resolved_; }

  private:
    std::shared_ptr<const resolved> resolved_;
};

/// The rule book compiled into the library: pack `england`, statutory, with its calendars.
/// Costs next to nothing, needs no file.
[[nodiscard]] TIMESCALES_EXPORT const rule_book& built_in_rule_book();

/// Hash of what one timescale says.
[[nodiscard]] TIMESCALES_EXPORT std::uint64_t content_hash(const timescale&) noexcept;

/// A number as sixteen hexadecimal digits, the way hashes are shown.
[[nodiscard]] TIMESCALES_EXPORT std::string hash_text(std::uint64_t);

}  // namespace timescales::inline v0
