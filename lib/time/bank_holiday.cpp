#include "timescales/bank_holiday.hpp"

#include "lib/time/month_names.hpp"
#include "timescales/working_calendar.hpp"

namespace timescales::inline v0 {

std::string_view to_string(holiday_basis basis) noexcept {
    switch (basis) {
        case holiday_basis::statute:
            return "statute";
        case holiday_basis::proclamation:
            return "proclamation";
        case holiday_basis::common_law:
            return "common-law";
        case holiday_basis::substitute:
            return "substitute";
        case holiday_basis::one_off:
            return "one-off";
        case holiday_basis::layer:
            return "layer";
    }
    return "unknown";
}

std::string_view to_string(attestation a) noexcept {
    switch (a) {
        case attestation::high:
            return "high";
        case attestation::medium:
            return "medium";
        case attestation::low:
            return "low";
        case attestation::announced:
            return "announced";
        case attestation::derived:
            return "derived";
        case attestation::projected:
            return "projected";
    }
    return "unknown";
}

namespace {

/// `division` is named where it is not empty.
std::string described(const bank_holiday& holiday, std::string_view division) {
    std::string text(holiday.name);
    if (holiday.basis == holiday_basis::layer) {
        return text + " (layer " + std::string(holiday.listed_by) + ": " +
               std::string(holiday.source) + ")";
    }
    text += " (" + std::string(to_string(holiday.basis));
    if (!division.empty()) {
        text += ", " + std::string(division);
    }
    if (holiday.proclaimed) {
        text += ", proclaimed " + in_words(*holiday.proclaimed);
    } else if (holiday.announced) {
        text += ", announced " + in_words(*holiday.announced);
    } else if (holiday.attested == attestation::derived) {
        text += ", not yet published";
    } else if (holiday.attested == attestation::projected) {
        text += ", not yet proclaimed";
    }
    return text + ")";
}

}  // namespace

std::string in_words(civil_date date) {
    const auto [year, month, day] = date.ymd();
    return std::to_string(day) + ' ' + std::string(detail::name_of_month(month)) + ' ' +
           std::to_string(year);
}

std::string describe(const bank_holiday& holiday) {
    return described(holiday, {});
}

std::string describe(const bank_holiday& holiday, const working_calendar& calendar) {
    return described(holiday,
                     holiday.listed_by == calendar.name() ? std::string_view() : holiday.listed_by);
}

std::string full_name(const working_calendar& calendar) {
    return std::string(calendar.name()) +
           (calendar.known_on() ? " as known on " + std::string(to_text(*calendar.known_on()))
                                : std::string());
}

}  // namespace timescales::inline v0
