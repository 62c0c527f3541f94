#pragma once

/// The files that `rules check` and `rules test` are given, told apart by their `format:` line.

#include <vector>

#include "lib/cli/cli.hpp"
#include "timescales/rules_yaml.hpp"

namespace timescales_cli {

struct rule_files {
    std::vector<timescales::source_file> packs;
    std::vector<timescales::source_file> tests;
    std::vector<timescales::working_calendar> calendars;  // the built-in ones and those given
    std::vector<timescales::calendar_layer> layers;
    std::vector<timescales::diagnostic> problems;  // of calendars and layers
    std::size_t count = 0;
    std::size_t unreadable = 0;
};

/// Reads them; what cannot be read is complained of and counted.
[[nodiscard]] rule_files rule_files_from(const rules_command_options&);

}  // namespace timescales_cli
