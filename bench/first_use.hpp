#pragma once

namespace timescales_bench {

/// Times the first use of the compiled-in rule book, which a process can do only once: before
/// anything else.
void time_first_use();

}  // namespace timescales_bench
