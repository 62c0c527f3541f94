#include "timescales/civil_date.hpp"

#include <date/date.h>

#include "timescales/result.hpp"

namespace timescales::inline v0 {

namespace {

bool is_digit(char c) noexcept {
    return c >= '0' && c <= '9';
}

/// Precondition: `digits` holds digits only, at most nine.
std::int32_t number(std::string_view digits) noexcept {
    std::int32_t value = 0;
    for (const char c : digits) {
        value = 10 * value + (c - '0');
    }
    return value;
}

}  // namespace

optional_date civil_date::from_ymd(std::int32_t year, std::int32_t month,
                                   std::int32_t day) noexcept {
    // Checked here because `date` stores a month and a day in a byte each.
    if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > 31) {
        return {};
    }
    const date::year_month_day fields{date::year{year}, date::month{static_cast<unsigned>(month)},
                                      date::day{static_cast<unsigned>(day)}};
    if (!fields.ok()) {
        return {};
    }
    return from_days(date::sys_days{fields}.time_since_epoch().count());
}

optional_date civil_date::parse(std::string_view text) noexcept {
    if (text.size() != 10) {
        return {};
    }
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool dash = i == 4 || i == 7;
        if (dash ? text[i] != '-' : !is_digit(text[i])) {
            return {};
        }
    }
    return from_ymd(number(text.substr(0, 4)), number(text.substr(5, 2)),
                    number(text.substr(8, 2)));
}

year_month_day civil_date::ymd() const noexcept {
    const date::year_month_day fields{date::sys_days{date::days{days_}}};
    return {int{fields.year()}, static_cast<std::int32_t>(unsigned{fields.month()}),
            static_cast<std::int32_t>(unsigned{fields.day()})};
}

void optional_date::throw_no_date() {
    throw_failure({error_code::invalid_argument,
                   "there is no date: the value is empty; ask has_value() before value()"});
}

date_text to_text(civil_date date) noexcept {
    const auto [year, month, day] = date.ymd();
    const auto digit = [](std::int32_t value) { return static_cast<char>('0' + value % 10); };
    return {{digit(year / 1000), digit(year / 100), digit(year / 10), digit(year), '-',
             digit(month / 10), digit(month), '-', digit(day / 10), digit(day), '\0'}};
}

std::string_view to_string(weekday day) noexcept {
    constexpr std::string_view names[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                          "Friday", "Saturday", "Sunday"};
    return names[static_cast<std::size_t>(day) - 1];
}

}  // namespace timescales::inline v0
