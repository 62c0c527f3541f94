#include "lib/time/projection.hpp"

#include <algorithm>
#include <charconv>
#include <string>

#include "lib/time/month_names.hpp"

namespace timescales::inline v0 {

optional_date easter_sunday(std::int32_t year) noexcept {
    // The tables of the Act of 1750 as arithmetic: the golden number gives the age of the moon on
    // 22 March, less what the Gregorian calendar has dropped; Easter is the Sunday after the full
    // moon.
    if (year < 1900 || year > 2199) {
        return {};
    }
    const std::int32_t century = year / 100;                            // [19:21]
    const std::int32_t solar = century - century / 4;                   // leap days dropped
    const std::int32_t lunar = (8 * century + 13) / 25;                 // drift of the moon
    std::int32_t epact = (19 * (year % 19) + solar - lunar + 15) % 30;  // [0:29] days to full moon
    if (epact == 29 || (epact == 28 && year % 19 > 10)) {
        --epact;
    }
    const civil_date full_moon = *civil_date::from_ymd(year, 3, 21).value().plus_days(epact);
    // The Sunday after it, never on it.
    const std::int32_t weekday = static_cast<std::int32_t>(full_moon.day_of_week());  // Monday is 1
    return full_moon.plus_days(weekday == 7 ? 7 : 7 - weekday);
}

namespace {

constexpr std::string_view allowed =
    "write a date of the year (26 December), first or last Monday in a month (last Monday in "
    "August), Good Friday or Easter Monday";

error unreadable(std::string_view text) {
    return {error_code::invalid_text,
            "'" + std::string(text) + "' is no day of every year; " + std::string(allowed)};
}

/// [1:12], or 0.
std::int8_t month_named(std::string_view name) noexcept {
    for (std::int32_t month = 1; month <= 12; ++month) {
        if (name == detail::name_of_month(month)) {
            return static_cast<std::int8_t>(month);
        }
    }
    return 0;
}

/// The longest that a month gets.
constexpr std::int8_t longest_month[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

bool take(std::string_view& text, std::string_view beginning) noexcept {
    if (!text.starts_with(beginning)) {
        return false;
    }
    text.remove_prefix(beginning.size());
    return true;
}

}  // namespace

result<yearly_day> yearly_day::parse(std::string_view text) {
    if (text == "Good Friday") {
        return yearly_day(kind::after_easter, 0, -2);
    }
    if (text == "Easter Monday") {
        return yearly_day(kind::after_easter, 0, 1);
    }
    std::string_view rest = text;
    const bool first = take(rest, "first Monday in ");
    if (first || take(rest, "last Monday in ")) {
        const std::int8_t month = month_named(rest);
        return month == 0 ? result<yearly_day>(unreadable(text))
                          : yearly_day(first ? kind::first_monday : kind::last_monday, month, 0);
    }
    int day = 0;
    const auto [end, failed] = std::from_chars(rest.data(), rest.data() + rest.size(), day);
    rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
    const std::int8_t month = take(rest, " ") ? month_named(rest) : std::int8_t{0};
    if (failed != std::errc() || text.front() == '0' || month == 0 || day < 1 ||
        day > longest_month[month - 1]) {
        return unreadable(text);
    }
    return yearly_day(kind::date, month, static_cast<std::int8_t>(day));
}

optional_date yearly_day::in(std::int32_t year) const noexcept {
    switch (kind_) {
        case kind::date:
            return civil_date::from_ymd(year, month_, day_);
        case kind::first_monday: {
            const optional_date first = civil_date::from_ymd(year, month_, 1);
            return first ? (*first).plus_days(
                               (8 - static_cast<std::int32_t>((*first).day_of_week())) % 7)
                         : optional_date();
        }
        case kind::last_monday: {
            optional_date last;
            for (std::int32_t day = 31; !last; --day) {
                last = civil_date::from_ymd(year, month_, day);
                if (day == 28) {
                    break;
                }
            }
            return last ? (*last).plus_days(1 - static_cast<std::int32_t>((*last).day_of_week()))
                        : optional_date();
        }
        case kind::after_easter: {
            const optional_date easter = easter_sunday(year);
            return easter ? (*easter).plus_days(day_) : optional_date();
        }
    }
    return {};
}

namespace detail {

namespace {

attestation attested_by(const yearly_holiday& rule) noexcept {
    return rule.basis == holiday_basis::statute || rule.basis == holiday_basis::common_law
               ? attestation::derived
               : attestation::projected;
}

bool is_on(const std::vector<projected_day>& days, civil_date date) {
    return std::any_of(days.begin(), days.end(),
                       [date](const projected_day& d) { return d.date == date; });
}

attestation attested_by_statute(const calendar_projection& rules, civil_date substitute) {
    const auto& named = rules.statutory_substitutes;
    const bool statutory = std::any_of(named.begin(), named.end(), [&](const yearly_day& day) {
        return day.in(substitute.ymd().year) == optional_date(substitute);
    });
    return statutory ? attestation::derived : attestation::projected;
}

}  // namespace

std::vector<projected_day> projected_days(const calendar_projection& rules, std::int32_t year) {
    std::vector<projected_day> days;
    for (const yearly_holiday& rule : rules.holidays) {
        const optional_date date = rule.on.in(year);
        if (date && !(*date).is_weekend() && !is_on(days, *date)) {
            days.push_back({*date, &rule, false, attested_by(rule)});
        }
    }
    // Only now: 27 December stands for Christmas Day on a Sunday because 26 December is taken.
    for (const yearly_holiday& rule : rules.holidays) {
        optional_date date = rule.on.in(year);
        if (!date || !(*date).is_weekend()) {
            continue;
        }
        while (date && ((*date).is_weekend() || is_on(days, *date))) {
            date = (*date).plus_days(1);
        }
        if (date) {
            days.push_back({*date, &rule, true, attested_by_statute(rules, *date)});
        }
    }
    std::sort(days.begin(), days.end(),
              [](const projected_day& a, const projected_day& b) { return a.date < b.date; });
    return days;
}

}  // namespace detail

}  // namespace timescales::inline v0
