#!/usr/bin/env bash
# The main job on example files: bash examples/run.sh
#
# Installs what is missing (on Debian), builds, shows one child's due dates and why, what a bank holiday at
# short notice changed, validates the year 2017-18 of Northmere, a made-up authority, and checks printed figures.
set -euo pipefail
cd "$(dirname "$0")/.."
. tests/set_up.sh

# shellcheck disable=SC2086  # a list of words
set_up $build_packages
quietly "Configuring" cmake -S . -B build/examples -G Ninja -DCMAKE_BUILD_TYPE=Release \
    -DTIMESCALES_TESTS=OFF -DTIMESCALES_EXAMPLES=ON
quietly "Building" cmake --build build/examples
timescales=build/examples/lib/cli/timescales

say() {
    printf '\n\033[1m%s\033[0m\n' "$*"
}
[ -t 1 ] || say() { printf '\n%s\n' "$*"; }

say "1. A child becomes looked after on Monday 4 December 2017. When are the reviews due?"
echo "\$ timescales due --timescale england/looked-after-review \\"
echo "      --event looked-after=2017-12-04 --born 2009-06-15 --as-at 2017-12-10 --project 2"
$timescales due --timescale england/looked-after-review \
    --event looked-after=2017-12-04 --born 2009-06-15 --as-at 2017-12-10 --project 2

say "2. Why 4 January, and not 1 January, which is 28 days?"
echo "\$ timescales explain --timescale england/looked-after-review \\"
echo "      --event looked-after=2017-12-04 --born 2009-06-15 --as-at 2017-12-10"
$timescales explain --timescale england/looked-after-review \
    --event looked-after=2017-12-04 --born 2009-06-15 --as-at 2017-12-10

say "3. Looked after since 22 August 2022: what could be known on 9 September, and what is the limit?"
for known_on in "--known-on 2022-09-09" ""; do
    echo "\$ timescales working-days add 2022-08-22 20 $known_on"
    # shellcheck disable=SC2086  # an option and its value, or nothing
    $timescales working-days add 2022-08-22 20 $known_on
done

say "4. The same as 1 from C++ (examples/host/main.cpp)"
build/examples/examples/host/due_dates

say "5. Were Northmere's reviews on time in the year ending 31 March 2018?"
echo "\$ timescales validate --ssda903 examples/northmere/2015-16 --ssda903 examples/northmere/2016-17 \\"
echo "      --ssda903 examples/northmere/2017-18 --year-ending 2018-03-31"
$timescales validate --ssda903 examples/northmere/2015-16 --ssda903 examples/northmere/2016-17 \
    --ssda903 examples/northmere/2017-18 --year-ending 2018-03-31

say "6. What else is due for a child placed with a connected person on 5 March 2024, as at 20 March?"
placed="--event looked-after=2024-03-05 --event placement=2024-03-05,order=first,basis=reg-24 \
--event temporary-approval=2024-03-05 --event care-plan=2024-03-12 --event visit=2024-03-08 \
--born 2019-08-01 --as-at 2024-03-20"
echo "\$ timescales due $placed"
# shellcheck disable=SC2086  # a list of options
$timescales due $placed

say "7. What does the rule on that approval say, and are the rules tested?"
echo "\$ timescales rules show england/temporary-approval"
$timescales rules show england/temporary-approval
echo "\$ timescales rules test --mutate rules/england/*.yaml"
$timescales rules test --mutate rules/england/*.yaml

say "8. Do the figures that a report prints agree?"
echo "\$ timescales figures \"143/157 = 91.7%\" \"292 of 300 children, 97.3 %\""
$timescales figures "143/157 = 91.7%" "292 of 300 children, 97.3 %" || echo "(exit status $?: one does not)"
