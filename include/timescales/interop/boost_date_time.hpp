#pragma once

/// Conversions between `civil_date` and Boost.Date_Time. Dates only: Boost's `months` moves the
/// last day of a month to the last day of a month, which English law does not (28 February + 6
/// months is 28 August), so add periods here and convert the answer.

#include <boost/date_time/gregorian/gregorian_types.hpp>

#include "timescales/civil_date.hpp"

namespace timescales::inline v0 {

///     to_boost_date(civil_date::from_ymd(2017, 12, 4).value());   // 2017-Dec-04
[[nodiscard]] inline boost::gregorian::date to_boost_date(civil_date day) {
    const year_month_day fields = day.ymd();
    return {static_cast<unsigned short>(fields.year), static_cast<unsigned short>(fields.month),
            static_cast<unsigned short>(fields.day)};
}

/// Empty outside 1900 to 2199, and for Boost's not-a-date and infinities.
[[nodiscard]] inline optional_date from_boost_date(const boost::gregorian::date& day) {
    if (day.is_special()) {
        return {};
    }
    const auto fields = day.year_month_day();
    return civil_date::from_ymd(fields.year, fields.month, fields.day);
}

}  // namespace timescales::inline v0
