#pragma once

/// The limit of a step in a case: which alternative applies, what it is counted from, where it
/// ends, and how events have put it off. The interpreter asks here for every step that is not
/// plain.

#include <cstdint>
#include <optional>
#include <vector>

#include "lib/model/resolved_rules.hpp"
#include "timescales/obligation.hpp"
#include "timescales/timeline.hpp"

namespace timescales::inline v0 {

/// The case as a limit or a condition sees it.
struct case_view {
    const resolved_timescale& plan;
    const timeline& whose;
    civil_date as_at;
    civil_date start;  // of what the duty arises from, or of the chain in it
    const std::vector<attribute>& attributes;  // of what the duty arises from
};

/// Whether something holds; it is `unknown` where the data cannot tell.
enum class verdict : std::uint8_t { no, yes, unknown };

[[nodiscard]] verdict judge(const condition&, const case_view&, civil_date on);

/// One event that put a limit off.
struct applied_extension {
    const extension* rule;
    civil_date by_event_on;
    civil_date to;
};

/// Where the limit of a step lies.
struct found_limit {
    enum class kind : std::uint8_t {
        known,    // `due` is the limit
        open,     // it is one of several, between `earliest` and `latest` where these are known
        absent,   // no date to count from is there yet, or no alternative applies
        unknown,  // it cannot be worked out; `why` says what is missing
    };
    kind what = kind::absent;
    optional_date due;
    optional_date anchor;       // what `due` is counted from
    const limit* by = nullptr;  // the counted limit that gave it
    timescales::certainty certainty = certainty::settled;
    optional_date earliest;  // how far a projected limit can still move, or an open one lies
    optional_date latest;
    reason why = reason::date_range;
    bool degraded = false;  // counted in hours
    std::vector<applied_extension> extensions = {};
};

/// `anchor` is the day that the step as such is counted from: the start, or the event before.
[[nodiscard]] found_limit find_limit(const step&, const case_view&, civil_date anchor,
                                     std::size_t version);

/// The limit that is pending on a day under another timescale of the book, as the case is known at
/// `as_at`. Empty where none is.
[[nodiscard]] optional_date pending_limit(const rule_book::resolved&, std::string_view timescale,
                                          const timeline&, civil_date as_at, civil_date on);

/// Whether every one of `wanted` is among `given`.
[[nodiscard]] bool matches(std::span<const attribute_match> wanted,
                           const std::vector<attribute>& given) noexcept;

}  // namespace timescales::inline v0
