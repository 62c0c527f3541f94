#include <cstdio>

#include "timescales/timescales.hpp"

using namespace timescales;

int main() {
    const auto day = [](const char* date) { return civil_date::parse(date).value(); };
    timeline child;
    child.born = day("2009-06-15");
    child.spells.push_back(spell::since("looked-after", day("2017-12-04")));
    child.events.push_back({"review", day("2018-01-05")});

    constexpr std::string_view reviews[] = {"england/looked-after-review"};
    const rule_book rules = built_in_rule_book().only(reviews).value();
    const auto answer = evaluate(rules, child, {.as_at = day("2018-02-10")});
    for (const obligation& o : answer.obligations) {
        std::puts(sentence(rules, child, o).c_str());
    }
}
