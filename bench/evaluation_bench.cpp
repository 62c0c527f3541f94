// Evaluation of children, of whole authorities, and the explanation of one obligation.

#include <benchmark/benchmark.h>

#include "bench/workloads.hpp"

namespace {

using namespace timescales_bench;

/// `items_per_second` counts children; `reviews` is reviews a second.
void count_children(benchmark::State& state) {
    const auto visits = static_cast<std::int64_t>(state.iterations());
    const contest& c = the_contest();
    state.SetItemsProcessed(visits * static_cast<std::int64_t>(c.children.size()));
    state.counters["reviews"] =
        benchmark::Counter(static_cast<double>(visits * c.reviews), benchmark::Counter::kIsRate);
}

void evaluate_library(benchmark::State& state) {
    const contest& c = the_contest();
    timescales::evaluator evaluator(c.rules);
    timescales::evaluation buffer;
    for (auto _ : state) {
        evaluate_children(evaluator, c.children, c.options, buffer);
    }
    count_children(state);
}

template <class Holidays, class Child>
void evaluate_by_hand(benchmark::State& state, const day_walk<date_day, Holidays>& walk,
                      const std::vector<Child>& children) {
    plain_chain<Holidays> chain(walk, to_date(the_contest().options.as_at));
    std::vector<review_limit> buffer;
    for (auto _ : state) {
        evaluate_children(chain, children, buffer);
    }
    count_children(state);
}

void evaluate_date_hashed(benchmark::State& state) {
    evaluate_by_hand(state, the_contest().date_hashed, the_contest().children);
}
void evaluate_date_sorted(benchmark::State& state) {
    evaluate_by_hand(state, the_contest().date_sorted, the_contest().children);
}
void evaluate_bare_hashed(benchmark::State& state) {
    evaluate_by_hand(state, the_contest().date_hashed, the_contest().plain_children);
}
void evaluate_bare_sorted(benchmark::State& state) {
    evaluate_by_hand(state, the_contest().date_sorted, the_contest().plain_children);
}

BENCHMARK(evaluate_library)->Name("evaluate 1000 children/library");
BENCHMARK(evaluate_date_hashed)->Name("evaluate 1000 children/date, hashed set");
BENCHMARK(evaluate_date_sorted)->Name("evaluate 1000 children/date, sorted vector");
BENCHMARK(evaluate_bare_hashed)->Name("evaluate 1000 children/date, hashed set, bare dates");
BENCHMARK(evaluate_bare_sorted)->Name("evaluate 1000 children/date, sorted vector, bare dates");

/// From timelines to the three built-in indicators, nothing being kept between two runs.
void whole_authority(benchmark::State& state) {
    const auto children = to_timelines(random_children(static_cast<std::size_t>(state.range(0))));
    const auto rules = review_rules();
    const timescales::evaluation_options options{.as_at = as_at()};
    const timescales::timeliness_options year{.reference_date = as_at(), .as_at = as_at()};
    for (auto _ : state) {
        const auto evaluated = timescales::evaluate_cohort(rules, children, options);
        for (const timescales::indicator& indicator : timescales::built_in_indicators()) {
            const auto figure =
                timescales::measure(indicator, rules, children, evaluated, year).value();
            benchmark::DoNotOptimize(figure.numerator);
        }
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * state.range(0));
}
BENCHMARK(whole_authority)
    ->Name("evaluate an authority and measure three indicators/library")
    ->Arg(300)
    ->Arg(10'000)
    ->Unit(benchmark::kMicrosecond);

/// The first review of the first child: 20 working days, with every holiday skipped.
void explain_one(benchmark::State& state) {
    const contest& c = the_contest();
    const timescales::timeline& child = c.children.front();
    const auto answer = timescales::evaluate(c.rules, child, c.options);
    for (auto _ : state) {
        const auto explained = timescales::explain(
            c.rules, child, c.options, answer.obligations.front(), answer.rule_book_hash);
        benchmark::DoNotOptimize(explained.value().root.children.size());
    }
}
BENCHMARK(explain_one)->Name("explain one obligation/library")->Unit(benchmark::kMicrosecond);

}  // namespace
