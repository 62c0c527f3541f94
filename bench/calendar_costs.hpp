#pragma once

namespace timescales_bench {

/// Times the first use of the compiled-in calendars, which a process can do only once: before
/// anything else.
void time_built_in_calendars();

/// What calendars cost to build and to keep, a line each. True when none takes more than 1.43 times
/// as long as it may (the inverse of the slack of the ratios).
bool print_calendar_costs();

}  // namespace timescales_bench
