#pragma once

/// The rules that most tests evaluate: reviews of looked-after children, and nothing beside them.

#include <string_view>

#include "timescales/rule_book.hpp"

namespace timescales_tests {

inline constexpr std::string_view review_timescale = "england/looked-after-review";

inline const timescales::rule_book& review_rules() {
    static const timescales::rule_book rules =
        timescales::built_in_rule_book().only({&review_timescale, 1}).value();
    return rules;
}

}  // namespace timescales_tests
