#pragma once

/// Tests of rules without programming: given these events, as at this date, expect these
/// obligations. They stand in `*.tests.yaml` beside the rules, are run by `timescales rules test`,
/// and are judged themselves by mutation: each number, unit, date and word of a pack is changed in
/// turn, and a change that no test notices shows what they do not test.
///
/// `rules/README.md` describes the format.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "timescales/calendar_layer.hpp"
#include "timescales/diagnostic.hpp"
#include "timescales/rule_book.hpp"
#include "timescales/rules_yaml.hpp"
#include "timescales/timeline.hpp"

namespace timescales::inline v0 {

/// A field of an obligation as JSON writes it, without quotation marks; empty where it is null.
struct expected_field {
    std::string name;
    std::optional<std::string> value;
};

/// What an obligation has to say. Fields that are not named can be anything.
struct expected_obligation {
    std::vector<expected_field> fields;  // `step` and `outcome` among them
    std::uint32_t line = 0;
    std::uint32_t column = 0;
};

/// One case and what is expected of it.
struct rule_test {
    std::string name;
    std::string timescale;  ///< the one under test; only its obligations are looked at
    timeline who;
    civil_date as_at;
    std::int32_t project = 0;
    std::vector<layer_days> school_terms;
    std::vector<expected_obligation> expected;  ///< in order; none means that none arises
    std::string file;
    std::uint32_t line = 0;
};

/// Reads `format: timescales-tests/1`, or every problem of the file.
[[nodiscard]] TIMESCALES_EXPORT loaded<std::vector<rule_test>> load_rule_tests(const source_file&);

/// What a run of tests found.
struct rule_test_run {
    std::size_t tests = 0;
    std::size_t failed = 0;
    std::vector<diagnostic> problems;  ///< one for each difference, at the place of the expectation
    /// Timescales, versions and steps of the book that no test came to, as "england/visit, SI
    /// 2010/959, first".
    std::vector<std::string> not_exercised;
};

/// Runs the tests with a rule book that holds their timescales.
[[nodiscard]] TIMESCALES_EXPORT rule_test_run run_rule_tests(const rule_book&,
                                                             std::span<const rule_test>);

/// A change made to a pack that no test noticed.
struct surviving_mutant {
    std::string file;
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    std::string place;   ///< "timescales[0].versions[1].steps[0].within"
    std::string change;  ///< "20 working days -> 21 working days"
    /// How many cases gave the same obligations before and after it; 0 where some gave others.
    std::size_t equal_cases = 0;
};

/// What mutation found.
struct mutation_report {
    std::size_t mutants = 0;
    std::size_t killed = 0;                    ///< by a test
    std::size_t refused = 0;                   ///< by the loader
    std::vector<surviving_mutant> equivalent;  ///< the same in every case that was enumerated
    std::vector<surviving_mutant> survived;    ///< tests are missing
};

/// Changes the packs in every way, one at a time, and runs the tests on each. The packs have to
/// load without an error; `beside` as for `load_rule_book`.
[[nodiscard]] TIMESCALES_EXPORT mutation_report
mutate_rules(std::span<const source_file> packs, std::span<const rule_test>,
             std::span<const working_calendar> calendars,
             std::span<const calendar_layer> layers = {}, const rule_book* beside = nullptr);

}  // namespace timescales::inline v0
