#pragma once

/// Timelines written the way a test reads, and obligations written out in a line each.

#include <string>
#include <vector>

#include "tests/review_rules.hpp"
#include "timescales/timescales.hpp"

namespace timescales_tests {

inline timescales::civil_date on(const char* date) {
    return timescales::civil_date::parse(date).value();
}

/// a_child().looked_after("2017-12-04").review("2018-01-03")
class a_child {
  public:
    a_child& born(const char* date) {
        timeline_.born = on(date);
        return *this;
    }
    a_child& history_from(const char* date) {
        timeline_.history_from = on(date);
        return *this;
    }
    a_child& looked_after(const char* start, const char* end = nullptr) {
        return spell("looked-after", start, end);
    }
    a_child& looked_after_since_before(const char* known_from, const char* end = nullptr) {
        timeline_.spells.push_back(timescales::spell::with_unknown_start(
            "looked-after", on(known_from),
            end != nullptr ? on(end) : timescales::optional_date()));
        return *this;
    }
    a_child& placed_for_adoption(const char* start, const char* end = nullptr) {
        return spell("placed-for-adoption", start, end);
    }
    a_child& short_breaks(const char* start, const char* end = nullptr) {
        return spell("short-breaks", start, end);
    }
    a_child& review(const char* date,
                    timescales::event_status status = timescales::event_status::held) {
        timeline_.events.push_back({"review", on(date), status});
        return *this;
    }

    [[nodiscard]] const timescales::timeline& timeline() const { return timeline_; }

  private:
    a_child& spell(timescales::kind_name kind, const char* start, const char* end) {
        timeline_.spells.push_back(timescales::spell::since(
            kind, on(start), end != nullptr ? on(end) : timescales::optional_date()));
        return *this;
    }

    timescales::timeline timeline_;
};

inline std::string text_of(timescales::optional_date day) {
    return day ? std::string(to_text(*day).view()) : "-";
}

/// "first 2017-12-04 > 2018-01-04: late 5/3 held 2018-01-09", leaving out what is empty.
inline std::string line(const timescales::rule_book& rules, const timescales::obligation& o) {
    using namespace timescales;
    const timescale& rule = rules.timescales()[o.timescale];
    std::string text(o.step == obligation::unknown ? std::string_view("unknown")
                                                   : rule.versions[o.version].steps[o.step].id);
    text += ' ' + text_of(o.anchor) + " > " +
            (o.due ? text_of(o.due) : text_of(o.due_earliest) + ".." + text_of(o.due_latest)) +
            ": " + std::string(to_string(o.outcome));
    if (o.days_late && *o.days_late != 0) {
        text += ' ' + std::to_string(*o.days_late) + '/' + std::to_string(*o.working_days_late);
    }
    if (o.met_on) {
        text += " held " + text_of(o.met_on);
    }
    text += o.assumed ? " assumed" : "";
    text += o.projected ? " projected" : "";
    text += o.restarted ? " restarted" : "";
    return text;
}

using lines = std::vector<std::string>;

/// The obligations of the built-in rule book as at a day.
inline lines obligations(const a_child& child, const char* as_at, std::int32_t project = 0) {
    const timescales::rule_book& rules = timescales_tests::review_rules();
    lines all;
    for (const timescales::obligation& o :
         evaluate(rules, child.timeline(), {.as_at = on(as_at), .project = project}).obligations) {
        all.push_back(line(rules, o));
    }
    return all;
}

}  // namespace timescales_tests
