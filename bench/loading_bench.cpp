// From rules to a rule book: out of YAML, and as compiled in.

#include <benchmark/benchmark.h>

#include <chrono>
#include <string>

#include "bench/first_use.hpp"
#include "timescales/rules_yaml.hpp"
#include "timescales/timescales.hpp"

namespace timescales_bench {

namespace {

double first_use_seconds = 0;

timescales::source_file rules_file(const std::string& name) {
    return timescales::read_file(TIMESCALES_SOURCE_DIR "/rules/" + name).value();
}

void load_calendar(benchmark::State& state) {
    const auto file = rules_file("calendars/england-and-wales.yaml");
    for (auto _ : state) {
        const auto calendar = timescales::load_calendar(file);
        benchmark::DoNotOptimize(calendar.value.value().content_hash());
    }
}
BENCHMARK(load_calendar)
    ->Name("load the calendar of England and Wales from YAML/library")
    ->Unit(benchmark::kMicrosecond);

void load_pack(benchmark::State& state) {
    const timescales::source_file packs[] = {rules_file("england/looked-after-reviews.yaml")};
    const auto calendars = timescales::built_in_calendars();
    for (auto _ : state) {
        const auto rules = timescales::load_rule_book(packs, calendars);
        benchmark::DoNotOptimize(rules.value.value().content_hash());
    }
}
BENCHMARK(load_pack)
    ->Name("load the reviews of England from YAML/library")
    ->Unit(benchmark::kMicrosecond);

void first_use(benchmark::State& state) {
    for (auto _ : state) {
        state.SetIterationTime(first_use_seconds);
    }
}
BENCHMARK(first_use)
    ->Name("first use of the compiled-in rule book/library")
    ->Iterations(1)
    ->UseManualTime()
    ->Unit(benchmark::kMicrosecond);

}  // namespace

void time_first_use() {
    const auto before = std::chrono::steady_clock::now();
    benchmark::DoNotOptimize(timescales::built_in_rule_book().content_hash());
    first_use_seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - before).count();
}

}  // namespace timescales_bench
