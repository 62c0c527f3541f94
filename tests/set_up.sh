# Sourced by examples/run.sh and tests/run.sh: installs what is missing, on Debian and its relatives.

# What the library and its command line are built with, and what the tests need beyond that.
build_packages="g++ cmake ninja-build pkg-config libhowardhinnant-date-dev libyaml-cpp-dev libcsv-dev nlohmann-json3-dev libcli11-dev"
test_packages="libgtest-dev libgmock-dev libboost-date-time-dev libboost-dev"
full_packages="clang clang-format clang-tidy libbenchmark-dev python3 python3-numpy"

# set_up PACKAGE…
set_up() {
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        echo "This script installs packages on Debian. Elsewhere, install what these Debian packages hold:"
        echo "    $*"
        if command -v cmake >/dev/null && command -v ninja >/dev/null && command -v c++ >/dev/null; then
            echo "A compiler, CMake and Ninja are here; going on."
            return 0
        fi
        echo "No compiler, CMake or Ninja was found; stopping." >&2
        return 1
    fi
    local missing=()
    local package
    for package in "$@"; do
        if ! dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed'; then
            missing+=("$package")
        fi
    done
    if [ ${#missing[@]} -eq 0 ]; then
        return 0
    fi
    local as_root=""
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null; then
            echo "Missing packages, and neither root nor sudo to install them. Run as root:" >&2
            echo "    apt-get install -y --no-install-recommends ${missing[*]}" >&2
            return 1
        fi
        as_root="sudo"
    fi
    echo "Installing: ${missing[*]}"
    local log
    log=$(mktemp)
    if ! { $as_root apt-get update &&
        DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y --no-install-recommends \
            "${missing[@]}"; } >"$log" 2>&1; then
        cat "$log" >&2
        echo "Installing failed. By hand: apt-get install ${missing[*]}" >&2
        return 1
    fi
    rm -f "$log"
}

# quietly MESSAGE COMMAND…: prints the message, and the command's output only if it fails.
quietly() {
    local message=$1
    shift
    local log
    log=$(mktemp)
    printf '%s … ' "$message"
    local began=$SECONDS
    if "$@" >"$log" 2>&1; then
        printf 'done (%d s)\n' $((SECONDS - began))
        rm -f "$log"
    else
        local status=$?
        printf 'FAILED\n'
        cat "$log"
        rm -f "$log"
        return $status
    fi
}
