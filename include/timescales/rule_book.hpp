#pragma once

/// A rule book: a resolved, immutable set of timescales and calendars, with a content hash.

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "timescales/calendar_layer.hpp"
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

    /// The same rules over the calendars as they stood at the end of a day: what a due date was by
    /// what could be known then. `evaluation_options::as_at` says what had happened, this what had
    /// been announced. Calendars that no timescale counts with are left out. Errors: those of
    /// `working_calendar::as_known_on`.
    ///
    ///     const auto day = [](int y, int m, int d) { return civil_date::from_ymd(y, m, d).value();
    ///     }; timeline child; child.spells.push_back(spell::since("looked-after", day(2022, 8,
    ///     22))); const auto then = built_in_rule_book().as_known_on(day(2022, 9, 9)).value();
    ///     evaluate(then, child, {.as_at = day(2022, 9, 9)}).obligations[0].due;   // 2022-09-20
    [[nodiscard]] result<rule_book> as_known_on(civil_date) const;

    /// The same rules, their plan-by dates keeping clear of the layers' days as well. Due dates and
    /// outcomes stay what they are: a layer is never part of a statutory finding. Errors: those of
    /// `with_layers`.
    [[nodiscard]] result<rule_book> planned_with(std::span<const calendar_layer>) const;

    /// The book with these timescales only, and those whose limits they count from.
    /// Errors: `not_found` for a name that the book does not have.
    [[nodiscard]] result<rule_book> only(std::span<const std::string_view> names) const;

    /// The book with the school terms of a layer, which limits "in each school term" end with.
    /// Without them such a limit is `indeterminate`. Errors: `invalid_argument` for a layer of
    /// another kind, and for terms that overlap.
    [[nodiscard]] result<rule_book> with_school_terms(const calendar_layer&) const;

    /// Hash of every timescale and calendar: equal hashes, equal answers.
    [[nodiscard]] std::uint64_t content_hash() const noexcept;

    /// For the library's own use; `make_rule_book` checks what this takes on trust.
    struct contents {
        std::span<const timescale> timescales;
        std::vector<working_calendar> calendars;
        std::shared_ptr<const void> owner;
        /// What plan-by dates are counted with, in the order of `calendars`; empty for those.
        std::vector<working_calendar> planning = {};
        std::vector<layer_days> school_terms = {};  // in order of date, never overlapping
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

/// The names of the packs compiled into the library: "england", "england-guidance",
/// "northern-ireland", "scotland", "wales".
[[nodiscard]] TIMESCALES_EXPORT std::span<const std::string_view> built_in_packs() noexcept;

/// A rule book of packs compiled into the library, several together if asked for.
/// Errors: `not_found` for a name that is not among `built_in_packs()`.
[[nodiscard]] TIMESCALES_EXPORT result<rule_book> built_in_rule_book(
    std::span<const std::string_view> packs);

/// Hash of what one timescale says.
[[nodiscard]] TIMESCALES_EXPORT std::uint64_t content_hash(const timescale&) noexcept;

/// A number as sixteen hexadecimal digits, the way hashes are shown.
[[nodiscard]] TIMESCALES_EXPORT std::string hash_text(std::uint64_t);

}  // namespace timescales::inline v0
