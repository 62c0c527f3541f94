#include <algorithm>
#include <string>

#include "lib/formats/report_writers.hpp"
#include "lib/formats/text_layout.hpp"

namespace timescales::inline v0::reports::text {

namespace {

std::string place_of(const surviving_mutant& m) {
    return m.file + ":" + std::to_string(m.line) + ":" + std::to_string(m.column) + ": " + m.place;
}

std::string due(optional_date day) {
    return day ? std::string(to_text(*day).view()) : "no limit";
}

std::string outcome_in_words(std::optional<outcome> o) {
    return o ? std::string(to_string(*o)) : "does not arise";
}

}  // namespace

std::string rule_tests(const rule_test_run& run, text_style style) {
    std::string text = problems(run.problems, style);
    for (const std::string& step : run.not_exercised) {
        text += "no test comes to " + step + '\n';
    }
    text += counted(static_cast<std::int64_t>(run.tests), "test", "tests") + ": ";
    text += run.failed == 0 ? painted("all passed", ink::bold, style)
                            : painted(std::to_string(run.failed) + " failed", ink::red, style);
    return text + '\n';
}

std::string mutation(const mutation_report& report, text_style style) {
    std::string text;
    for (const surviving_mutant& m : report.survived) {
        text += painted(place_of(m) + ": survives: " + m.change, ink::red, style) + '\n';
    }
    for (const surviving_mutant& m : report.equivalent) {
        text += place_of(m) + ": " + m.change + ": the same obligations in all " +
                std::to_string(m.equal_cases) + " cases enumerated\n";
    }
    return text + counted(static_cast<std::int64_t>(report.mutants), "mutant", "mutants") + ": " +
           std::to_string(report.killed) + " killed by tests, " + std::to_string(report.refused) +
           " refused by the loader, " + std::to_string(report.equivalent.size()) +
           " equivalent by enumeration, " + std::to_string(report.survived.size()) + " survive\n";
}

std::string rule_change(std::span<const rule_difference> differences,
                        std::span<const moved_obligation> moved, text_style style) {
    std::string text;
    std::string_view last;
    for (const rule_difference& d : differences) {
        if (d.timescale != last) {
            text += painted(d.timescale, ink::bold, style) + '\n';
            last = d.timescale;
        }
        const std::string place = d.place.empty() ? "the timescale" : d.place;
        text += paragraph("  ", place + (!d.before  ? " is new: " + *d.after
                                         : !d.after ? " is gone: " + *d.before
                                                    : ": " + *d.before + " -> " + *d.after));
    }
    if (differences.empty()) {
        text = "The two say the same.\n";
    }
    for (const moved_obligation& m : moved) {
        text += paragraph("", m.key + ": " + due(m.due_before) + ", " + outcome_in_words(m.before) +
                                  " -> " + due(m.due_after) + ", " + outcome_in_words(m.after));
    }
    return text;
}

}  // namespace timescales::inline v0::reports::text
