#pragma once

/// The tables behind a working calendar.
///
/// `rank(i)` is the number of working days among the first i days covered, `select(k)` the place of
/// the k-th working day (counting both from 1, place 1 being the first day covered). Adding n
/// working days is one look-up in each; counting is two look-ups in the first.
///
/// The recorded years and the ten after them are `near`: a byte for each entry above a base for
/// each 64 entries, 45 KB for 1971 to 2038, which stays in a 48 KB first-level cache. Later years
/// are `far`: a bit for each day, with a rank for each word, 11 KB for 160 years.

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "timescales/bank_holiday.hpp"
#include "timescales/working_calendar.hpp"

namespace timescales::inline v0::detail {

/// A rising sequence of numbers, `block` of which never span more than 255.
struct rising_sequence {
    static constexpr std::uint32_t block = 64;

    const std::uint32_t* bases;
    const std::uint8_t* offsets;

    [[nodiscard]] std::uint32_t operator[](std::uint32_t i) const noexcept {
        return bases[i / block] + offsets[i];
    }
};

/// The bits set in each byte and in those below it: byte i counts bits 0 to 8 i + 7. The whole
/// word's count is in the highest. Written out, since not every processor that the library is built
/// for has an instruction for it.
[[nodiscard]] constexpr std::uint64_t running_counts(std::uint64_t bits) noexcept {
    bits -= (bits >> 1) & 0x5555'5555'5555'5555;
    bits = (bits & 0x3333'3333'3333'3333) + ((bits >> 2) & 0x3333'3333'3333'3333);
    bits = (bits + (bits >> 4)) & 0x0f0f'0f0f'0f0f'0f0f;
    return bits * 0x0101'0101'0101'0101;
}

/// The place of the k-th bit set, from 0. k is from 1 to the number of bits set.
[[nodiscard]] constexpr std::uint32_t select_bit(std::uint64_t bits, std::uint32_t k) noexcept {
    constexpr std::uint64_t ones = 0x0101'0101'0101'0101;
    constexpr std::uint64_t tops = 0x8080'8080'8080'8080;
    const std::uint64_t counts = running_counts(bits);
    // The top of each byte whose running count has reached k; the lowest of them holds the bit.
    const std::uint64_t reached = ((counts | tops) - k * ones) & tops;
    const auto shift = static_cast<std::uint32_t>(std::countr_zero(reached)) - 7;
    const auto before = static_cast<std::uint32_t>(((counts << 8) >> shift) & 0xff);
    std::uint64_t byte = bits >> shift;
    for (std::uint32_t left = k - before; left > 1; --left) {
        byte &= byte - 1;
    }
    return shift + static_cast<std::uint32_t>(std::countr_zero(byte));
}

/// Working days as set bits: the compact form. Days and working days are counted from 1 here too.
struct day_bits {
    static constexpr std::uint32_t block = 64;

    const std::uint64_t* words;         // bit i of word w: day 64 w + i + 1 is a working day
    const std::uint32_t* ranks;         // working days before each word; one entry more than words
    const std::uint16_t* select_words;  // the word of the working days 1, 65, 129, …
    std::uint32_t word_count;

    /// Working days among the first `days` days. [0:64 * word_count]
    [[nodiscard]] std::uint32_t rank(std::uint32_t days) const noexcept {
        const std::uint32_t word = days / block;
        const std::uint32_t rest = days % block;
        if (rest == 0) {
            return ranks[word];
        }
        const std::uint64_t before = words[word] << (block - rest);
        return ranks[word] + static_cast<std::uint32_t>(running_counts(before) >> 56);
    }

    /// The day of the k-th working day, k from 1 to all of them.
    [[nodiscard]] std::uint32_t select(std::uint32_t k) const noexcept {
        std::uint32_t word = select_words[(k - 1) / block];
        while (ranks[word + 1] < k) {
            ++word;
        }
        return word * block + select_bit(words[word], k - ranks[word]) + 1;
    }
};

struct calendar_composition;

struct calendar_tables {
    std::string_view name;
    working_day_definition definition;
    civil_date covered_from;
    civil_date covered_to;
    civil_date recorded_to;
    civil_date published_to;
    civil_date verified_on;
    civil_date settled_before;  // `verified_on`, or the day as known on which, if that is earlier
    optional_date review_by;
    optional_date knowledge_from;
    optional_date known_on;
    const bank_holiday* holidays;
    std::size_t holiday_count;
    const bank_holiday* withdrawn;
    std::size_t withdrawn_count;
    const publication* publications;
    std::size_t publication_count;
    std::uint32_t near_days;          // days in the near tables, from the first one covered
    std::uint32_t near_working_days;  // working days among them
    rising_sequence near_rank;        // [0:near_days]
    rising_sequence near_select;      // [0:near_working_days], entry 0 being 0
    day_bits far;                     // the days after the near ones
    std::uint32_t working_days;       // of all days covered
    std::uint64_t content_hash;
    std::size_t text_size;                    // bytes of names and sources
    const calendar_composition* composed_of;  // null for a calendar of its own
};

}  // namespace timescales::inline v0::detail
