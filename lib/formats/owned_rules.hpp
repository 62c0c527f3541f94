#pragma once

/// What a loaded rule book owns: everything that its timescales point to. Deques, so that nothing
/// moves.

#include <deque>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "timescales/rule_book.hpp"
#include "timescales/timescale.hpp"
#include "timescales/working_calendar.hpp"

namespace timescales::inline v0 {

struct owned_rules {
    std::deque<std::string> texts;
    std::deque<std::vector<std::string_view>> names;
    std::deque<std::vector<kind_name>> kinds;
    std::deque<std::vector<attribute_match>> matches;
    std::deque<std::vector<condition>> conditions;
    std::deque<std::vector<limit>> limits;
    std::deque<std::vector<extension>> extensions;
    std::deque<std::vector<step>> steps;
    std::deque<std::vector<version>> versions;
    std::deque<std::vector<relaxation>> relaxations;
    std::deque<std::vector<rule_option>> options;
    std::vector<timescale> timescales;
    std::vector<working_calendar> calendars;     // put together from others
    std::set<std::string_view> timescale_names;  // of those with a mistake, too
    std::optional<rule_book> beside;             // whose timescales are among these

    std::string_view keep(std::string_view text) { return texts.emplace_back(text); }

    template <class T>
    std::span<const T> keep(std::deque<std::vector<T>>& where, std::vector<T> list) {
        return list.empty() ? std::span<const T>() : where.emplace_back(std::move(list));
    }
};

}  // namespace timescales::inline v0
