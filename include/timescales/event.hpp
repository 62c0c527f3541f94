#pragma once

/// What happened to a person: events on a day, and spells during which something holds.

#include <array>
#include <bit>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "timescales/civil_date.hpp"
#include "timescales/result.hpp"

namespace timescales::inline v0 {

/// The name of a kind of event or spell: `review`, `looked-after`, `placed-for-adoption`.
/// 1 to 31 lower-case letters, digits and hyphens, held in place: comparing two is four words' work
/// and copying one allocates nothing.
class TIMESCALES_EXPORT kind_name {
  public:
    static constexpr std::size_t max_length = 31;

    /// Checked while compiling: `kind_name review{"review"};`
    template <std::size_t size>
    consteval kind_name(const char (&text)[size]) : kind_name(std::string_view(text, size - 1), 0) {
        if (!is_valid({text, size - 1})) {
            throw "a kind is 1 to 31 lower-case letters, digits and hyphens";
        }
    }

    /// Errors: `invalid_text`.
    [[nodiscard]] static result<kind_name> from(std::string_view text);

    [[nodiscard]] static constexpr bool is_valid(std::string_view text) noexcept {
        if (text.empty() || text.size() > max_length) {
            return false;
        }
        for (const char c : text) {
            if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-')) {
                return false;
            }
        }
        return true;
    }

    /// The characters, without the zeros that fill up the rest. Valid as long as the kind is.
    [[nodiscard]] std::string_view view() const noexcept {
        const char* begin = reinterpret_cast<const char*>(words_.data());
        std::size_t length = 0;
        while (length < max_length && begin[length] != '\0') {
            ++length;
        }
        return {begin, length};
    }

    friend constexpr bool operator==(const kind_name& a, const kind_name& b) noexcept {
        // The first eight letters tell nearly all kinds apart.
        return a.words_[0] == b.words_[0] &&
               ((a.words_[1] ^ b.words_[1]) | (a.words_[2] ^ b.words_[2]) |
                (a.words_[3] ^ b.words_[3])) == 0;
    }

  private:
    constexpr kind_name(std::string_view text, int) noexcept {
        std::array<char, max_length + 1> characters{};
        for (std::size_t i = 0; i < text.size(); ++i) {
            characters[i] = text[i];
        }
        words_ = std::bit_cast<std::array<std::uint64_t, 4>>(characters);
    }

    std::array<std::uint64_t, 4> words_;  // the characters, in order, filled up with zeros
};

/// Whether an event took place. Only held events meet a duty.
enum class event_status : std::uint8_t { held = 1, planned = 2, cancelled = 3 };

[[nodiscard]] TIMESCALES_EXPORT std::string_view to_string(event_status) noexcept;

/// Something that the data say about an event or a spell: `placement-type` is `foster`. Rules ask
/// for attributes by name and value, both of which are the rule pack's.
///
/// A few names mean the same for every kind of event:
/// - `id` is what other events call it by;
/// - `for` is the `id` of the event that it answers: the referral that an assessment is about;
/// - `part-of` is the `id` of the earlier meeting that it goes on with;
/// - `outside-series`, with the value `yes`, says that it meets no duty.
struct attribute {
    std::string name;
    std::string value;

    friend bool operator==(const attribute&, const attribute&) = default;
};

/// The value of the attribute of that name; empty where it is not given. Where it is given twice,
/// the first counts.
[[nodiscard]] TIMESCALES_EXPORT std::string_view value_of(const std::vector<attribute>&,
                                                          std::string_view name) noexcept;

/// Something that happened on a civil date.
struct event {
    kind_name kind;
    civil_date on;
    event_status status = event_status::held;
    optional_date notified_on = {};  ///< the day on which the authority was told of it
    std::vector<attribute> attributes = {};

    friend bool operator==(const event&, const event&) = default;
};

/// A stretch of days during which something holds: `[start, end)`, `end` being the day it ceased.
/// What an attribute says holds for the whole stretch; where it changes, another spell begins.
struct spell {
    kind_name kind;
    optional_date start;    ///< empty when it began before anything that is known
    civil_date known_from;  ///< the first day it is known to hold: `start`, where that is known
    optional_date end;      ///< empty while it is open
    std::vector<attribute> attributes = {};

    /// A spell whose start is known.
    [[nodiscard]] static spell since(kind_name kind, civil_date start, optional_date end = {}) {
        return {kind, start, start, end};
    }

    /// A spell that already held on `known_from`, since a day that is not known.
    [[nodiscard]] static spell with_unknown_start(kind_name kind, civil_date known_from,
                                                  optional_date end = {}) {
        return {kind, optional_date(), known_from, end};
    }

    friend bool operator==(const spell&, const spell&) = default;
};

}  // namespace timescales::inline v0
