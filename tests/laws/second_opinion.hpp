// A second opinion on the review chain and on the timeliness figures: a slow, plainly written
// implementation of the design, sections 4, 5 and 8, that shares nothing with the library. Laws
// compare the two on made-up children; where they differ, one of them misreads the design.
//
// Everything counts by walking from day to day. Only the conversion between a day number and a
// year, month and day comes from elsewhere (Howard Hinnant's date).
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace second_opinion {

// Dates are days since 1970-01-01.

// Half-open: `end` is the day that it ceased. When `start` is absent the beginning is unknown and
// `known_from` is the first day that it is known to hold; otherwise `known_from` equals `start`.
// Kinds: "looked-after", "placed-for-adoption", "short-breaks".
struct spell {
    std::string kind;
    std::optional<int> start;
    int known_from;
    std::optional<int> end;
};

// `held` is false for a planned or a cancelled event.
struct event {
    std::string kind;
    int on;
    bool held;
};

struct child {
    std::string id;
    std::optional<int> born;
    std::vector<spell> spells;
    std::vector<event> events;
    std::optional<int> history_from;
};

// Units: "working days", "days", "weeks", "months", "years".
struct step {
    std::string id;
    int amount;
    std::string unit;
    bool repeats;
};

// In force on every day from `from` to `to`, both included. The last step, and only it, repeats.
struct version {
    int from;
    std::optional<int> to;
    std::vector<step> steps;
};

// The steps that it names, when due from `due_from` to `due_to`, both included, are deferred.
struct relaxation {
    std::set<std::string> steps;
    int due_from;
    int due_to;
};

// After an exception the chain restarts with its first step, the design's default.
struct rule {
    std::string spell_kind;
    std::vector<std::string> except_while;
    std::string met_by;
    std::optional<int> until_age;
    std::vector<version> versions;
    std::vector<relaxation> relaxations;
};

// Knows the days from `first` to `last`, both included. `holidays` are the weekdays that are not
// working days; Saturdays and Sundays never are.
struct calendar {
    int first;
    int last;
    std::set<int> holidays;
};

struct obligation {
    std::optional<std::string> step;  // absent when unknown, or when no version is in force
    std::optional<int> anchor;
    std::optional<int> due;
    std::optional<int> due_earliest;
    std::optional<int> due_latest;
    std::optional<int> plan_by;
    std::optional<int> met_on;
    std::optional<int> days_late;
    std::optional<int> working_days_late;
    std::string outcome;
    bool assumed;
    int spell_began;  // start of the spell, or the first day that it is known to hold
    int spell_index;  // in child.spells
};

// By spell in order of beginning, then in the order of the chain.
std::vector<obligation> evaluate(const rule& duty, const calendar& days, const child& who,
                                 int as_at);

// `percent`, `lowest` and `highest` are half-up with one decimal, such as "97.3"; absent when
// there is nothing to divide by. The two sets hold child ids, whatever the unit: the children who
// failed or are undetermined, or who have at least one such review.
struct figure {
    int numerator;
    int denominator;
    int undetermined;
    std::optional<std::string> percent;
    std::optional<std::string> lowest;
    std::optional<std::string> highest;
    std::set<std::string> not_on_time;
    std::set<std::string> undetermined_children;
};

enum class qualifying { twenty_working_days, twenty_eight_days };

figure child_all_on_time(const rule& duty, const calendar& days, const std::vector<child>& children,
                         int reference_date, int as_at, qualifying length);

figure review_on_time(const rule& duty, const calendar& days, const std::vector<child>& children,
                      int reference_date, int as_at);

}  // namespace second_opinion
