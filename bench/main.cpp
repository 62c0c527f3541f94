// Runs the benchmarks, once it is certain that the library and its peers give the same answers.

#include <benchmark/benchmark.h>

#include "bench/agreement.hpp"
#include "bench/first_use.hpp"

int main(int argc, char** argv) {
    timescales_bench::time_first_use();
    timescales_bench::require_agreement(timescales_bench::the_contest());
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) {
        return 2;
    }
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
}
