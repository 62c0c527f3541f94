#pragma once

/// Runs tests of rules against one rule book, one after another.

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "timescales/engine.hpp"
#include "timescales/rule_tests.hpp"

namespace timescales::inline v0 {

class rule_test_runner {
  public:
    explicit rule_test_runner(const rule_book&);

    /// What differs from the expectations of a test; nothing where it passes.
    [[nodiscard]] std::vector<diagnostic> run(const rule_test&);

    /// Steps that no test run so far came to.
    [[nodiscard]] std::vector<std::string> not_exercised() const;

  private:
    /// The timescale under test and what it refers to; null where there is none of that name.
    const rule_book* book_for(const rule_test&);
    static evaluation evaluated(const rule_book&, const rule_test&);
    void note_exercised(const timescale&, const obligation&);

    rule_book rules_;
    std::map<std::string, rule_book, std::less<>> books_;
    std::set<std::tuple<std::string_view, std::size_t, std::size_t>> exercised_;
};

}  // namespace timescales::inline v0
