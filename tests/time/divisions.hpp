#pragma once

/// The three divisions, written a second time and another way: the recorded dates of
/// recorded_holidays.hpp, and beyond them each year from the tables of the law. Nothing here asks
/// the library anything but what date a number of days is.
///
/// Source: Banking and Financial Dealings Act 1971, Sch 1, and the yearly proclamations; for Easter
/// the algorithm of Meeus, Astronomical Algorithms, chapter 8, after Butcher's Ecclesiastical
/// Calendar (1876).

#include <date/date.h>

#include <array>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>

#include "tests/time/recorded_holidays.hpp"
#include "tests/time/walker.hpp"
#include "timescales/calendar_projection.hpp"
#include "timescales/civil_date.hpp"
#include "timescales/working_calendar.hpp"

namespace timescales_tests {

enum class division { england_and_wales, northern_ireland, scotland };

inline constexpr std::array divisions{division::england_and_wales, division::northern_ireland,
                                      division::scotland};

[[nodiscard]] inline std::string name_of(division which) {
    switch (which) {
        case division::england_and_wales:
            return "england-and-wales";
        case division::northern_ireland:
            return "northern-ireland";
        case division::scotland:
            return "scotland";
    }
    return "none";
}

[[nodiscard]] inline const timescales::working_calendar& calendar_of(division which) {
    const timescales::working_calendar* found = timescales::built_in_calendar(name_of(which));
    return found != nullptr ? *found : throw std::logic_error(name_of(which) + " is not built in");
}

[[nodiscard]] inline timescales::civil_date civil(date::sys_days when) {
    return timescales::civil_date::from_days(when.time_since_epoch().count()).value();
}

/// The dates of recorded_holidays.hpp, 1971 to 2028.
[[nodiscard]] inline std::set<timescales::civil_date> recorded_holidays(division which) {
    std::set<timescales::civil_date> all;
    const auto read = [&all](const auto& years) {
        for (const auto& [year, days] : years) {
            for (std::size_t at = 0; at < days.size(); at += 6) {
                const auto month =
                    static_cast<unsigned>(std::stoi(std::string(days.substr(at, 2))));
                const auto number =
                    static_cast<unsigned>(std::stoi(std::string(days.substr(at + 3, 2))));
                all.insert(civil(date::year{year} / date::month{month} / date::day{number}));
            }
        }
    };
    switch (which) {
        case division::england_and_wales:
            read(england_and_wales_holidays);
            break;
        case division::northern_ireland:
            read(northern_ireland_holidays);
            break;
        case division::scotland:
            read(scotland_holidays);
            break;
    }
    return all;
}

[[nodiscard]] inline date::sys_days easter_by_meeus(int year) {
    const int a = year % 19;
    const int b = year / 100;
    const int c = year % 100;
    const int d = b / 4;
    const int e = b % 4;
    const int f = (b + 8) / 25;
    const int g = (b - f + 1) / 3;
    const int h = (19 * a + b - d - g + 15) % 30;
    const int i = c / 4;
    const int k = c % 4;
    const int l = (32 + 2 * e + 2 * i - h - k) % 7;
    const int m = (a + 11 * h + 22 * l) / 451;
    const int n = h + l - 7 * m + 114;
    return date::year{year} / date::month{static_cast<unsigned>(n / 31)} /
           date::day{static_cast<unsigned>(n % 31 + 1)};
}

/// What 25 and 26 December become: Friday {25, 28}, Saturday {27, 28}, Sunday {26, 27}.
[[nodiscard]] inline std::array<int, 2> christmas_days(date::weekday of_the_25th) {
    switch (of_the_25th.iso_encoding()) {
        case 5:
            return {25, 28};
        case 6:
            return {27, 28};
        case 7:
            return {26, 27};
        default:
            return {25, 26};
    }
}

/// What 1 and 2 January become in Scotland: Friday {1, 4}, Saturday {3, 4}, Sunday {2, 3}.
[[nodiscard]] inline std::array<int, 2> scottish_new_year_days(date::weekday of_the_1st) {
    switch (of_the_1st.iso_encoding()) {
        case 5:
            return {1, 4};
        case 6:
            return {3, 4};
        case 7:
            return {2, 3};
        default:
            return {1, 2};
    }
}

/// The holidays of a year by today's rules, as if nothing were moved or added.
[[nodiscard]] inline std::set<timescales::civil_date> holidays_by_rule(division which, int number) {
    using namespace date::literals;
    const date::year year{number};
    std::set<timescales::civil_date> days;
    const auto hold = [&days](date::sys_days when) { days.insert(civil(when)); };
    const auto hold_alone = [&hold](date::sys_days when) {
        const unsigned weekday = date::weekday{when}.iso_encoding();
        hold(when + date::days{weekday == 6 ? 2 : weekday == 7 ? 1 : 0});
    };
    const auto hold_pair = [&](date::month month, std::array<int, 2> pair) {
        for (const int day : pair) {
            hold(year / month / date::day{static_cast<unsigned>(day)});
        }
    };

    const date::sys_days easter = easter_by_meeus(number);
    hold(easter - date::days{2});
    hold(year / date::may / date::Monday[1]);
    hold(year / date::may / date::Monday[date::last]);
    hold_pair(date::December, christmas_days(date::weekday{year / date::December / 25}));
    if (which == division::scotland) {
        hold_pair(date::January, scottish_new_year_days(date::weekday{year / date::January / 1}));
        hold(year / date::August / date::Monday[1]);
        hold_alone(year / date::November / 30);
        return days;
    }
    hold_alone(year / date::January / 1);
    hold(easter + date::days{1});
    hold(year / date::August / date::Monday[date::last]);
    if (which == division::northern_ireland) {
        hold_alone(year / date::March / 17);
        hold_alone(year / date::July / 12);
    }
    return days;
}

/// Recorded to 2028, by rule to 2199.
[[nodiscard]] inline std::set<timescales::civil_date> all_holidays(division which) {
    std::set<timescales::civil_date> all = recorded_holidays(which);
    for (int year = 2029; year <= 2199; ++year) {
        all.merge(holidays_by_rule(which, year));
    }
    return all;
}

[[nodiscard]] inline walker walker_over(division which) {
    return {civil(date::year{1971} / 1 / 1), civil(date::year{2199} / 12 / 31),
            all_holidays(which)};
}

/// The rules by which a division's calendar is projected, as its file has them.
[[nodiscard]] inline timescales::calendar_projection projection_of(division which,
                                                                   timescales::civil_date to) {
    using timescales::holiday_basis;
    timescales::calendar_projection rules{.to = to, .holidays = {}, .statutory_substitutes = {}};
    const auto on = [](std::string_view text) {
        return timescales::yearly_day::parse(text).value();
    };
    const auto holiday = [&](std::string_view name, std::string_view day, holiday_basis basis) {
        rules.holidays.push_back({name, on(day), basis, "rule"});
    };
    const bool scottish = which == division::scotland;
    constexpr auto statute = holiday_basis::statute;
    constexpr auto proclamation = holiday_basis::proclamation;
    constexpr auto common_law = holiday_basis::common_law;
    holiday("New Year’s Day", "1 January", scottish ? statute : proclamation);
    if (scottish) {
        holiday("2nd January", "2 January", statute);
        rules.statutory_substitutes = {on("3 January"), on("1 December"), on("2 December")};
    } else {
        rules.statutory_substitutes = {on("27 December")};
    }
    if (which == division::northern_ireland) {
        holiday("St Patrick’s Day", "17 March", statute);
        rules.statutory_substitutes.push_back(on("18 March"));
    }
    holiday("Good Friday", "Good Friday", scottish ? statute : common_law);
    if (!scottish) {
        holiday("Easter Monday", "Easter Monday", statute);
    }
    holiday("Early May bank holiday", "first Monday in May", scottish ? statute : proclamation);
    holiday("Spring bank holiday", "last Monday in May", scottish ? proclamation : statute);
    if (which == division::northern_ireland) {
        holiday("Battle of the Boyne (Orangemen’s Day)", "12 July", proclamation);
    }
    if (scottish) {
        holiday("Summer bank holiday", "first Monday in August", statute);
        holiday("St Andrew’s Day", "30 November", statute);
    } else {
        holiday("Summer bank holiday", "last Monday in August", statute);
    }
    holiday("Christmas Day", "25 December", scottish ? statute : common_law);
    holiday("Boxing Day", "26 December", scottish ? proclamation : statute);
    return rules;
}

}  // namespace timescales_tests
