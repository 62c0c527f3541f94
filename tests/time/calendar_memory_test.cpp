/// How much memory a calendar takes: few enough bytes for a host to keep one for every day that it
/// asks about, and a first-level cache full of near years.

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "lib/time/calendar_tables.hpp"
#include "tests/time/days.hpp"
#include "tests/time/divisions.hpp"
#include "timescales/calendar_set.hpp"

namespace timescales {
namespace {

using timescales_tests::day;

constexpr std::size_t most = std::size_t{400} * 1'024;

std::vector<std::pair<std::string, working_calendar>> measured() {
    std::vector<std::pair<std::string, working_calendar>> all;
    for (const working_calendar& calendar : built_in_calendars()) {
        all.emplace_back(calendar.name(), calendar);
        all.emplace_back(std::string(calendar.name()) + " as known on 2022-09-09",
                         calendar.as_known_on(day("2022-09-09")).value());
    }
    const working_calendar uk = any_of(built_in_calendars()).value();
    all.emplace_back(uk.name(), uk);
    all.emplace_back("union as known on 2022-09-09", uk.as_known_on(day("2022-09-09")).value());
    return all;
}

std::string as_property(std::string name) {
    for (char& c : name) {
        c = c == ' ' || c == ',' || c == '-' ? '_' : c;
    }
    return name;
}

TEST(CalendarMemory, AtMost400KibibytesEach) {
    const auto all = measured();
    for (const auto& [name, calendar] : all) {
        const std::size_t used = calendar.memory_used();
        RecordProperty(as_property(name), static_cast<int>(used));
        EXPECT_LE(used, most) << name;
        // Far less would mean that something was not counted: every holiday is stored.
        EXPECT_GE(used, calendar.holidays().size() * sizeof(bank_holiday)) << name;
    }
    EXPECT_EQ(all.size(), 8U);
}

TEST(CalendarMemory, TheNearTablesFitIntoTheFirstLevelCache) {
    std::size_t visited = 0;
    for (const auto& [name, calendar] : measured()) {
        const detail::calendar_tables& tables = calendar.tables();
        const auto blocks = [](std::uint32_t entries) {
            return std::size_t{entries} / detail::rising_sequence::block + 1;
        };
        const std::size_t near =
            (std::size_t{tables.near_days} + 1) + (std::size_t{tables.near_working_days} + 1) +
            sizeof(std::uint32_t) * (blocks(tables.near_days) + blocks(tables.near_working_days));
        RecordProperty("near_" + as_property(name), static_cast<int>(near));
        EXPECT_LT(near, std::size_t{48} * 1'024) << name;
        // 1971 to 2038: the recorded years and ten more.
        EXPECT_EQ(tables.near_days, 24'837U) << name;
        ++visited;
    }
    EXPECT_EQ(visited, 8U);
}

}  // namespace
}  // namespace timescales
