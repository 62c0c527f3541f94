#include <algorithm>
#include <string>

#include "lib/model/built_in_rules.hpp"
#include "timescales/calendar_set.hpp"
#include "timescales/rule_book.hpp"

namespace timescales::inline v0 {

namespace {

std::string_view pack_of(const timescale& t) noexcept {
    return t.name.substr(0, t.name.find('/'));
}

std::vector<timescale> timescales_of(std::span<const std::string_view> packs) {
    std::vector<timescale> chosen;
    for (const timescale& t : detail::built_in_timescales()) {
        if (std::find(packs.begin(), packs.end(), pack_of(t)) != packs.end()) {
            chosen.push_back(t);
        }
    }
    return chosen;
}

void add_calendar(std::string_view name, std::vector<working_calendar>& calendars) {
    const auto same = [name](const working_calendar& c) { return c.name() == name; };
    if (std::none_of(calendars.begin(), calendars.end(), same)) {
        calendars.push_back(calendar_named(name, built_in_calendars()).value());
    }
}

/// The built-in calendars, and those that the rules put together from them.
std::vector<working_calendar> calendars_of(std::span<const timescale> timescales) {
    const auto built_in = built_in_calendars();
    std::vector<working_calendar> calendars(built_in.begin(), built_in.end());
    for (const timescale& t : timescales) {
        add_calendar(t.calendar, calendars);
        for (const version& v : t.versions) {
            if (v.working_days) {
                add_calendar(v.working_days->calendar, calendars);
            }
        }
    }
    std::sort(
        calendars.begin(), calendars.end(),
        [](const working_calendar& a, const working_calendar& b) { return a.name() < b.name(); });
    return calendars;
}

rule_book made_of(std::span<const std::string_view> packs) {
    auto owned = std::make_shared<std::vector<timescale>>(timescales_of(packs));
    const std::span<const timescale> timescales = *owned;
    return rule_book({.timescales = timescales,
                      .calendars = calendars_of(timescales),
                      .owner = std::move(owned)});
}

}  // namespace

const rule_book& built_in_rule_book() {
    constexpr std::string_view pack = "england";
    static const rule_book rules = made_of({&pack, 1});
    return rules;
}

std::span<const std::string_view> built_in_packs() noexcept {
    static const std::vector<std::string_view> packs = [] {
        std::vector<std::string_view> names;
        for (const timescale& t : detail::built_in_timescales()) {
            if (names.empty() || names.back() != pack_of(t)) {
                names.push_back(pack_of(t));
            }
        }
        return names;
    }();
    return packs;
}

result<rule_book> built_in_rule_book(std::span<const std::string_view> packs) {
    const auto known = built_in_packs();
    for (const std::string_view pack : packs) {
        if (std::find(known.begin(), known.end(), pack) == known.end()) {
            std::string names;
            for (const std::string_view name : known) {
                names += (names.empty() ? "" : ", ") + std::string(name);
            }
            return error{error_code::not_found, "there is no built-in pack '" + std::string(pack) +
                                                    "'; there are " + names};
        }
    }
    return made_of(packs);
}

}  // namespace timescales::inline v0
