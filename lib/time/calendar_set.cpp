#include "timescales/calendar_set.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "lib/time/calendar_builder.hpp"

namespace timescales::inline v0 {

namespace {

using composition = detail::calendar_composition;

error wrong(std::string message) {
    return {error_code::invalid_argument, std::move(message)};
}

/// What stands in the way of taking the calendars together; they are in order of name.
std::optional<error> mismatch(std::span<const working_calendar> parts) {
    const working_calendar& first = parts.front();
    for (std::size_t i = 1; i < parts.size(); ++i) {
        const std::string both = std::string(first.name()) + " and " + std::string(parts[i].name());
        if (parts[i - 1].name() == parts[i].name()) {
            return wrong("the calendar " + std::string(parts[i].name()) +
                         " is given twice; give each once");
        }
        if (parts[i].definition() != first.definition()) {
            return wrong("the calendars " + both +
                         " mean different things by a working day; take together calendars of one "
                         "definition");
        }
        if (parts[i].known_on() != first.known_on()) {
            return wrong("the calendars " + both +
                         " are as known on different days; take them together first, and ask "
                         "then what was known");
        }
    }
    return {};
}

std::string joint_name(composition::kind how, std::span<const working_calendar> parts) {
    std::string name = how == composition::kind::any_of ? "any of " : "all of ";
    for (const working_calendar& part : parts) {
        name += &part == parts.data() ? "" : ", ";
        name += part.name();
    }
    return name;
}

/// The later of two, an empty one being never.
optional_date later(optional_date a, optional_date b) {
    return a && b ? optional_date(std::max(*a, *b)) : optional_date();
}

/// The earlier of two, an empty one being none.
optional_date earlier(optional_date a, optional_date b) {
    return !a ? b : !b ? a : optional_date(std::min(*a, *b));
}

/// What all of them cover and know.
detail::calendar_content joint_content(std::span<const working_calendar> parts) {
    detail::calendar_content joint = detail::content_of(parts.front());
    joint.holidays.clear();
    joint.withdrawn.clear();
    joint.published.clear();
    for (const working_calendar& part : parts) {
        joint.covered_from = std::max(joint.covered_from, part.covered_from());
        joint.covered_to = std::min(joint.covered_to, part.covered_to());
        joint.recorded_to = std::min(joint.recorded_to, part.recorded_to());
        joint.published_to = std::min(joint.published_to, part.published_to());
        joint.verified_on = std::min(joint.verified_on, part.verified_on());
        joint.settled_before = std::min(joint.settled_before, part.tables().settled_before);
        joint.review_by = earlier(joint.review_by, part.review_by());
        joint.knowledge_from = later(joint.knowledge_from, part.knowledge_from());
    }
    joint.recorded_to = std::max(joint.recorded_to, joint.covered_from);
    return joint;
}

/// The days of the parts together, each with how many of them have it.
void join_holidays(detail::calendar_content& joint, std::span<const working_calendar> parts,
                   std::size_t needed) {
    std::vector<bank_holiday> all;
    for (const working_calendar& part : parts) {
        const auto covered = part.holidays(joint.covered_from, joint.covered_to);
        all.insert(all.end(), covered.begin(), covered.end());
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const bank_holiday& a, const bank_holiday& b) { return a.date < b.date; });
    for (std::size_t first = 0; first < all.size();) {
        std::size_t next = first + 1;
        while (next < all.size() && all[next].date == all[first].date) {
            ++next;
        }
        if (next - first >= needed) {
            joint.holidays.push_back(all[first]);
        }
        first = next;
    }
}

result<working_calendar> taken_together(composition::kind how,
                                        std::span<const working_calendar> given) {
    if (given.empty()) {
        return wrong("there is no calendar to take together; give at least one");
    }
    if (given.size() == 1) {
        return given.front();
    }
    auto made = std::make_shared<composition>(composition{how, {given.begin(), given.end()}, {}});
    std::sort(
        made->parts.begin(), made->parts.end(),
        [](const working_calendar& a, const working_calendar& b) { return a.name() < b.name(); });
    if (auto problem = mismatch(made->parts)) {
        return std::move(*problem);
    }
    const std::string name = joint_name(how, made->parts);
    detail::calendar_content joint = joint_content(made->parts);
    if (joint.covered_to < joint.covered_from) {
        return wrong("the calendars of '" + name + "' cover no day together");
    }
    join_holidays(joint, made->parts, how == composition::kind::any_of ? 1 : made->parts.size());
    joint.name = name;
    joint.composed_of = made;
    return detail::build_calendar(std::move(joint));
}

// ---- names in text -----------------------------------------------------------------------------

std::string quoted(std::string_view text) {
    return "'" + std::string(text) + "'";
}

/// What stands before `mark`, the text being cut to what follows; nothing if it is not there.
std::optional<std::string_view> take_before(std::string_view& text, std::string_view mark) {
    const std::size_t at = text.find(mark);
    if (at == std::string_view::npos) {
        return {};
    }
    const std::string_view before = text.substr(0, at);
    text.remove_prefix(at + mark.size());
    return before;
}

/// "a, b and c" as three names. Empty where one of them is.
std::vector<std::string_view> names_in(std::string_view list) {
    std::vector<std::string_view> names;
    while (auto name = take_before(list, ", ")) {
        names.push_back(*name);
    }
    if (auto name = take_before(list, " and ")) {
        names.push_back(*name);
    }
    names.push_back(list);
    const bool incomplete = std::any_of(names.begin(), names.end(), [](std::string_view name) {
        return name.empty() || name.find(' ') != std::string_view::npos;
    });
    return incomplete ? std::vector<std::string_view>() : names;
}

template <class Named>
std::string names_at_hand(std::span<const Named> all, auto name_of) {
    std::string names;
    for (const Named& one : all) {
        names += names.empty() ? "" : ", ";
        names += name_of(one);
    }
    return names.empty() ? "none" : names;
}

result<std::vector<working_calendar>> calendars_in(std::string_view list,
                                                   std::span<const working_calendar> known) {
    const auto name_of = [](const working_calendar& c) { return std::string(c.name()); };
    std::vector<working_calendar> found;
    const std::vector<std::string_view> names = names_in(list);
    if (names.empty()) {
        return error{error_code::invalid_text, quoted(list) +
                                                   " is no list of calendars; write their names "
                                                   "with commas between: england-and-wales, "
                                                   "scotland"};
    }
    for (const std::string_view name : names) {
        const auto same = std::find_if(known.begin(), known.end(),
                                       [name](const auto& c) { return c.name() == name; });
        if (same == known.end()) {
            return error{error_code::not_found, "unknown calendar " + quoted(name) +
                                                    "; those at hand are " +
                                                    names_at_hand(known, name_of)};
        }
        found.push_back(*same);
    }
    return found;
}

result<working_calendar> division_set(std::string_view text,
                                      std::span<const working_calendar> known) {
    const bool any = text.starts_with("any of ");
    if (!any && !text.starts_with("all of ")) {
        const auto found = calendars_in(text, known);
        if (!found) {
            return found.error();
        }
        if (found->size() > 1) {
            return error{error_code::invalid_text,
                         quoted(text) + " names several calendars; write 'any of " +
                             std::string(text) + "' for the days on which one of them has a " +
                             "holiday, or 'all of …' for those on which each has"};
        }
        return found->front();
    }
    const auto found = calendars_in(text.substr(7), known);
    if (!found) {
        return found.error();
    }
    return any ? any_of(*found) : all_of(*found);
}

result<working_calendar> layered(const working_calendar& calendar, std::string_view list,
                                 std::span<const calendar_layer> known) {
    std::vector<calendar_layer> found;
    for (const std::string_view name : names_in(list)) {
        const auto same = std::find_if(known.begin(), known.end(),
                                       [name](const auto& layer) { return layer.name == name; });
        if (same == known.end()) {
            return error{error_code::not_found,
                         "unknown layer " + quoted(name) + "; those at hand are " +
                             names_at_hand(known, [](const auto& layer) { return layer.name; })};
        }
        found.push_back(*same);
    }
    if (found.empty()) {
        return error{error_code::invalid_text,
                     quoted(list) + " is no list of layers; write their names with commas between"};
    }
    return with_layers(calendar, found);
}

}  // namespace

result<working_calendar> any_of(std::span<const working_calendar> calendars) {
    return taken_together(composition::kind::any_of, calendars);
}

result<working_calendar> all_of(std::span<const working_calendar> calendars) {
    return taken_together(composition::kind::all_of, calendars);
}

result<working_calendar> calendar_named(std::string_view text,
                                        std::span<const working_calendar> calendars,
                                        std::span<const calendar_layer> layers) {
    std::string_view rest = text;
    optional_date known_on;
    if (const auto before = take_before(rest, " as known on ")) {
        known_on = civil_date::parse(rest);
        if (!known_on) {
            return error{error_code::invalid_text,
                         quoted(rest) +
                             " is not a date; write 'as known on' and a date as "
                             "YYYY-MM-DD, such as 2022-09-09"};
        }
        rest = *before;
    }
    std::optional<std::string_view> with;
    if (const auto before = take_before(rest, " with ")) {
        with = rest;
        rest = *before;
    }
    result<working_calendar> calendar = division_set(rest, calendars);
    if (calendar && with) {
        calendar = layered(*calendar, *with, layers);
    }
    return calendar && known_on ? calendar->as_known_on(*known_on) : calendar;
}

}  // namespace timescales::inline v0
