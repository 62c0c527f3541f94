#include "lib/time/built_in_calendars.hpp"

#include <algorithm>
#include <vector>

namespace timescales::inline v0 {

std::span<const working_calendar> built_in_calendars() noexcept {
    static const std::vector<working_calendar> calendars = [] {
        std::vector<working_calendar> made;
        for (const detail::calendar_tables& tables : detail::built_in_calendar_tables()) {
            made.emplace_back(tables);
        }
        return made;
    }();
    return calendars;
}

const working_calendar* built_in_calendar(std::string_view name) noexcept {
    const auto all = built_in_calendars();
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const working_calendar& c) { return c.name() == name; });
    return found == all.end() ? nullptr : &*found;
}

}  // namespace timescales::inline v0
