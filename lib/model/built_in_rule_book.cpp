#include "lib/model/built_in_rules.hpp"
#include "timescales/rule_book.hpp"

namespace timescales::inline v0 {

const rule_book& built_in_rule_book() {
    static const rule_book rules = [] {
        const auto calendars = built_in_calendars();
        return rule_book(
            {detail::built_in_timescales(), {calendars.begin(), calendars.end()}, nullptr});
    }();
    return rules;
}

}  // namespace timescales::inline v0
