#include "tests/laws/random_authority.hpp"

#include <algorithm>

#include "timescales/period.hpp"
#include "timescales/timescales.hpp"

namespace timescales_tests {

using namespace timescales;

namespace {

civil_date later(civil_date day, int days) {
    return day.plus_days(days).value();
}

}  // namespace

std::vector<timeline> random_authority::children(std::size_t count, civil_date from) {
    std::vector<timeline> all;
    for (std::size_t i = 0; i < count; ++i) {
        timeline one = child(from);
        one.id = "C" + std::to_string(i);
        all.push_back(std::move(one));
    }
    return all;
}

timeline random_authority::child(civil_date from) {
    timeline made;
    made.id = "C";
    add_care(made, from);
    if (chance(85)) {
        // Ages from birth to 18 in care, and often a birthday in the middle of it.
        const civil_date around = made.spells.front().known_from;
        const int age = chance(30) ? number(17 * 365, 18 * 366) : number(0, 18 * 366);
        made.born = chance(3) ? civil_date::from_ymd(2000, 2, 29) : around.plus_days(-age);
    }
    add_exceptions(made);
    add_reviews(made);
    if (chance(60)) {
        made.history_from = later(made.spells.front().known_from, number(-60, 500));
    }
    std::shuffle(made.spells.begin(), made.spells.end(), engine_);
    std::shuffle(made.events.begin(), made.events.end(), engine_);
    return made;
}

void random_authority::add_care(timeline& into, civil_date from) {
    civil_date at = later(from, number(0, 900));
    const int spells = chance(75) ? 1 : number(2, 3);
    for (int i = 0; i < spells; ++i) {
        const int length = chance(30) ? number(0, 45) : number(20, 900);
        const bool open = i + 1 == spells && chance(50);
        const optional_date end = open ? optional_date() : later(at, length);
        into.spells.push_back(chance(20) ? spell::with_unknown_start("looked-after", at, end)
                                         : spell::since("looked-after", at, end));
        // Sometimes the next spell begins on the day this one ends, or before it.
        at = later(at, length + (chance(40) ? 0 : number(-10, 120)));
    }
}

void random_authority::add_exceptions(timeline& into) {
    if (!chance(35)) {
        return;
    }
    const int count = number(1, 3);
    const spell care = into.spells.front();
    for (int i = 0; i < count; ++i) {
        const civil_date begin = later(care.known_from, number(-5, 400));
        const optional_date end =
            chance(25) ? optional_date() : optional_date(later(begin, number(0, 120)));
        into.spells.push_back(chance(50) ? spell::since("placed-for-adoption", begin, end)
                                         : spell::since("short-breaks", begin, end));
    }
}

void random_authority::add_reviews(timeline& into) {
    civil_date at = into.spells.front().known_from;
    const int count = number(0, 9);
    for (int i = 0; i < count; ++i) {
        // Around the limits themselves: 20 working days, 3 months, 6 months.
        const int gaps[] = {0, 1, 27, 28, 29, 30, 90, 91, 92, 93, 181, 182, 183, 184, 185};
        const int gap = chance(60) ? gaps[number(0, 14)] : number(0, 240);
        at = later(at, gap);
        const event_status status = chance(90)   ? event_status::held
                                    : chance(50) ? event_status::planned
                                                 : event_status::cancelled;
        into.events.push_back({"review", at, status});
    }
    // One on a boundary of a spell.
    if (chance(30)) {
        const spell& s = into.spells[static_cast<std::size_t>(
            number(0, static_cast<int>(into.spells.size()) - 1))];
        into.events.push_back({"review", s.end.value_or(s.known_from)});
    }
}

}  // namespace timescales_tests
