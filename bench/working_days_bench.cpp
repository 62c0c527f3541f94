// Calendar arithmetic: one question at a time, over the same questions. `items_per_second` counts
// questions.

#include <benchmark/benchmark.h>

#include "bench/workloads.hpp"

namespace {

using namespace timescales_bench;

/// Runs `visit` over all questions until the time is up.
template <class Visit>
void visit_questions(benchmark::State& state, Visit visit) {
    for (auto _ : state) {
        benchmark::DoNotOptimize(visit(the_contest()));
    }
    const auto visits = static_cast<std::int64_t>(state.iterations());
    state.SetItemsProcessed(visits * static_cast<std::int64_t>(question_count));
}

void add_library(benchmark::State& state) {
    visit_questions(state,
                    [](const contest& c) { return add_working_days(c.calendar, c.questions); });
}
void add_date_hashed(benchmark::State& state) {
    visit_questions(
        state, [](const contest& c) { return add_working_days(c.date_hashed, c.date_questions); });
}
void add_date_sorted(benchmark::State& state) {
    visit_questions(
        state, [](const contest& c) { return add_working_days(c.date_sorted, c.date_questions); });
}
void add_boost_hashed(benchmark::State& state) {
    visit_questions(state, [](const contest& c) {
        return add_working_days(c.boost_hashed, c.boost_questions);
    });
}
void add_boost_sorted(benchmark::State& state) {
    visit_questions(state, [](const contest& c) {
        return add_working_days(c.boost_sorted, c.boost_questions);
    });
}

void count_library(benchmark::State& state) {
    visit_questions(state,
                    [](const contest& c) { return count_working_days(c.calendar, c.questions); });
}
void count_date_hashed(benchmark::State& state) {
    visit_questions(state, [](const contest& c) {
        return count_working_days(c.date_hashed, c.date_questions);
    });
}
void count_date_sorted(benchmark::State& state) {
    visit_questions(state, [](const contest& c) {
        return count_working_days(c.date_sorted, c.date_questions);
    });
}
void count_boost_hashed(benchmark::State& state) {
    visit_questions(state, [](const contest& c) {
        return count_working_days(c.boost_hashed, c.boost_questions);
    });
}
void count_boost_sorted(benchmark::State& state) {
    visit_questions(state, [](const contest& c) {
        return count_working_days(c.boost_sorted, c.boost_questions);
    });
}

void months_library(benchmark::State& state) {
    visit_questions(state, [](const contest& c) { return add_calendar_months(c.questions); });
}
void months_date(benchmark::State& state) {
    visit_questions(state, [](const contest& c) { return add_calendar_months(c.date_questions); });
}
void months_boost(benchmark::State& state) {
    visit_questions(state, [](const contest& c) { return add_calendar_months(c.boost_questions); });
}

BENCHMARK(add_library)->Name("add 1..60 working days/library");
BENCHMARK(add_date_hashed)->Name("add 1..60 working days/date, hashed set");
BENCHMARK(add_date_sorted)->Name("add 1..60 working days/date, sorted vector");
BENCHMARK(add_boost_hashed)->Name("add 1..60 working days/Boost, hashed set");
BENCHMARK(add_boost_sorted)->Name("add 1..60 working days/Boost, sorted vector");

BENCHMARK(count_library)->Name("count working days of up to a year/library");
BENCHMARK(count_date_hashed)->Name("count working days of up to a year/date, hashed set");
BENCHMARK(count_date_sorted)->Name("count working days of up to a year/date, sorted vector");
BENCHMARK(count_boost_hashed)->Name("count working days of up to a year/Boost, hashed set");
BENCHMARK(count_boost_sorted)->Name("count working days of up to a year/Boost, sorted vector");

BENCHMARK(months_library)->Name("add 1..24 months/library");
BENCHMARK(months_date)->Name("add 1..24 months/date");
BENCHMARK(months_boost)->Name("add 1..24 months/Boost");

}  // namespace
