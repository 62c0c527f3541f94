#!/usr/bin/env bash
# Every source file of the library is clean under clang-tidy: bash tests/architecture/tidy.sh BUILD
#
# BUILD is a build folder of clang++ with its compile commands, as the preset `clang` makes it.
set -euo pipefail
cd "$(dirname "$0")/../.."
find lib -name '*.cpp' -print0 | sort -z |
    xargs -0 -n 1 -P "$(nproc)" clang-tidy -p "$1" --quiet
