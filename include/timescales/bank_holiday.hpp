#pragma once

/// A bank holiday, or one of the two common-law holidays that definitions of "working day" name
/// beside them (Christmas Day and Good Friday): a dated fact with its legal basis and source.
///
/// Source: Banking and Financial Dealings Act 1971, s 1 and Sch 1.

#include <cstdint>
#include <string_view>

#include "timescales/civil_date.hpp"

namespace timescales::inline v0 {

/// Why the day is a holiday.
enum class holiday_basis : std::uint8_t {
    statute = 1,       ///< named in Schedule 1 of the 1971 Act (before it: the Act of 1871)
    proclamation = 2,  ///< appointed by the yearly royal proclamation, s 1(3)
    common_law = 3,    ///< Christmas Day and Good Friday in England, Wales and Northern Ireland
    substitute = 4,    ///< stands in for a holiday that falls on a weekend
    one_off = 5,       ///< appointed for one occasion
    layer = 6,         ///< no bank holiday: a layer that a host added closes the day
};

/// How well the day is attested.
enum class attestation : std::uint8_t {
    high = 1,
    medium = 2,
    low = 3,
    announced = 4,  ///< published for a day to come; a proclamation can still move it
    derived = 5,    ///< not yet published; follows from statute or common law as they stand
    projected = 6,  ///< not yet published; rests on a proclamation that is still to be made
};

[[nodiscard]] TIMESCALES_EXPORT std::string_view to_string(holiday_basis) noexcept;
[[nodiscard]] TIMESCALES_EXPORT std::string_view to_string(attestation) noexcept;

/// One weekday that is not worked, or that for a time was expected not to be. The texts belong to
/// the calendar that holds the day.
///
///     const bank_holiday& funeral = *built_in_calendar("england-and-wales")
///                                        ->holiday_on(civil_date::from_ymd(2022, 9, 19).value());
///     funeral.announced;   // 2022-09-10
struct bank_holiday {
    civil_date date;
    std::string_view name;
    holiday_basis basis;
    attestation attested;
    std::string_view source;

    /// When the public was told. Empty where the day was expected all along, following from the
    /// rules that the calendar projects by.
    optional_date announced = {};

    /// The day of the royal proclamation, where it is recorded.
    optional_date proclaimed = {};

    /// When the public was told that the day would be worked after all.
    optional_date withdrawn = {};

    /// The calendar or layer that lists the day: "scotland", "northmere-closures".
    std::string_view listed_by = {};

    /// True if the day counted as a holiday by what was known at the end of `day`.
    [[nodiscard]] constexpr bool known_on(civil_date day) const noexcept {
        return (!announced || *announced <= day) && (!withdrawn || day < *withdrawn);
    }

    friend constexpr bool operator==(const bank_holiday&, const bank_holiday&) = default;
};

}  // namespace timescales::inline v0
