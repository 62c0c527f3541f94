#include "bench/calendar_costs.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "timescales/rules_yaml.hpp"
#include "timescales/timescales.hpp"

namespace timescales_bench {

namespace {

using namespace timescales;

constexpr double slack = 0.7;
constexpr int repetitions = 9;

double first_use_ms = 0;

double milliseconds(const std::function<void()>& action) {
    const std::clock_t before = std::clock();
    action();
    return static_cast<double>(std::clock() - before) * 1e3 / CLOCKS_PER_SEC;
}

double median_ms(const std::function<void()>& action) {
    std::vector<double> all;
    for (int i = 0; i < repetitions; ++i) {
        all.push_back(milliseconds(action));
    }
    std::sort(all.begin(), all.end());
    return all[all.size() / 2];
}

bool print_time(const char* what, double ms, std::optional<double> at_most) {
    const bool reached = !at_most || ms <= *at_most;
    std::printf("%-52s %9.3f ms   at most %8s   %s\n", what, ms,
                at_most ? (std::to_string(static_cast<int>(*at_most)) + " ms").c_str() : "-",
                !at_most  ? "-"
                : reached ? "yes"
                          : "NO");
    return !at_most || ms <= *at_most / slack;
}

void print_memory(const working_calendar& calendar) {
    std::printf("%-52s %9zu bytes\n", ("memory: " + full_name(calendar)).c_str(),
                calendar.memory_used());
}

void load_all() {
    for (const char* name : {"england-and-wales", "northern-ireland", "scotland"}) {
        const std::string path =
            std::string(TIMESCALES_SOURCE_DIR "/rules/calendars/") + name + ".yaml";
        if (!load_calendar(read_file(path).value())) {
            std::fprintf(stderr, "cannot load %s\n", path.c_str());
            std::exit(1);
        }
    }
}

}  // namespace

void time_built_in_calendars() {
    first_use_ms = milliseconds([] {
        for (const working_calendar& calendar : built_in_calendars()) {
            if (!calendar.add(calendar.covered_from(), 1)) {
                std::exit(1);
            }
        }
    });
}

bool print_calendar_costs() {
    const auto& calendars = built_in_calendars();
    const civil_date then = civil_date::from_ymd(2022, 9, 9).value();
    const working_calendar view = calendars[0].as_known_on(then).value();
    const working_calendar joint = any_of(calendars).value();
    std::puts("");
    bool all_near = print_time("three compiled-in calendars, first use (once)", first_use_ms, 1);
    all_near = print_time("three calendars from YAML", median_ms(load_all), 100) && all_near;
    print_time("a calendar as known on a day",
               median_ms([&] { static_cast<void>(calendars[0].as_known_on(then)); }), {});
    print_time("the union of three", median_ms([&] { static_cast<void>(any_of(calendars)); }), {});
    for (const working_calendar& calendar : calendars) {
        print_memory(calendar);
    }
    print_memory(view);
    print_memory(joint);
    return all_near;
}

}  // namespace timescales_bench
