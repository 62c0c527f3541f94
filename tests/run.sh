#!/usr/bin/env bash
# Every test: bash tests/run.sh [--full]
#
# Builds with warnings as errors and runs the suite, then builds with the address and
# undefined-behaviour sanitizers and runs it again. --full adds what is slower: what threads share under
# the thread sanitizer, the same sources with clang++, clang-tidy, the shared library and the benchmarks
# with their targets (numpy among the peers), the formatting, and the examples from end to end.
set -euo pipefail
cd "$(dirname "$0")/.."
. tests/set_up.sh

full=no
case "${1:-}" in
    "") ;;
    --full) full=yes ;;
    *)
        echo "usage: bash tests/run.sh [--full]" >&2
        exit 2
        ;;
esac

# run_tests PRESET OPTION…: the preset's tests, printing the result and what failed, in full.
run_tests() {
    local preset=$1
    shift
    local log status=0
    log=$(mktemp)
    printf 'Testing (%s) … ' "$preset"
    ctest --preset "$preset" --parallel "$(nproc)" "$@" >"$log" 2>&1 || status=$?
    if [ $status -eq 0 ]; then
        grep 'tests passed' "$log"
    else
        printf 'FAILED\n'
        cat "$log"
    fi
    rm -f "$log"
    return $status
}

# build_and_test PRESET: the preset's build, then its tests.
build_and_test() {
    quietly "Configuring ($1)" cmake --preset "$1"
    quietly "Building ($1)" cmake --build --preset "$1"
    run_tests "$1"
}

if [ $full = no ]; then
    # shellcheck disable=SC2086  # lists of words
    set_up $build_packages $test_packages
    build_and_test release
    build_and_test sanitize
    echo "All tests passed: release, and under the address and undefined-behaviour sanitizers."
    exit 0
fi

# shellcheck disable=SC2086
set_up $build_packages $test_packages $full_packages
quietly "Formatting" bash tests/architecture/format.sh
build_and_test release
build_and_test sanitize
quietly "Configuring (threads)" cmake --preset threads
quietly "Building (threads)" cmake --build --preset threads
quietly "Testing (threads, under the thread sanitizer)" build/threads/tests/threads/threads_tests
build_and_test clang
quietly "Checking with clang-tidy" bash tests/architecture/tidy.sh build/clang
quietly "Configuring (bench)" cmake --preset bench
quietly "Building (bench, shared library)" cmake --build --preset bench
build/bench/bench/timescales_ratios --check
/usr/bin/python3 bench/numpy_busday.py build/bench/bench/timescales_working_days_peer --check
quietly "Examples" bash examples/run.sh
# In another order, time zone and locale, none of which may matter.
TZ=Pacific/Kiritimati LC_ALL=C.UTF-8 run_tests release --schedule-random
echo "All tests passed: release, sanitizers, threads, clang++, benchmarks, examples."
