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
};

/// How well the day is attested.
enum class attestation : std::uint8_t {
    high = 1,
    medium = 2,
    low = 3,
    announced = 4,  ///< published for a day to come; a proclamation can still move it
};

[[nodiscard]] TIMESCALES_EXPORT std::string_view to_string(holiday_basis) noexcept;
[[nodiscard]] TIMESCALES_EXPORT std::string_view to_string(attestation) noexcept;

/// One weekday that is not worked. The texts belong to the calendar that holds the day.
///
///     built_in_calendar("england-and-wales")
///         ->holiday_on(civil_date::from_ymd(2022, 9, 19).value())
///         ->announced;   // 2022-09-10
struct bank_holiday {
    civil_date date;
    std::string_view name;
    holiday_basis basis;
    attestation attested;
    std::string_view source;
    optional_date announced;  ///< when the public was told; empty where that is not recorded

    friend constexpr bool operator==(const bank_holiday&, const bank_holiday&) = default;
};

}  // namespace timescales::inline v0
