#pragma once

/// The golden rows: examples with their answers, in a file that every door of the library reads.
///
/// `vectors.csv` has a line an example: id, kind, start, period, policy, expected, why. Several
/// values of one column are separated by '|'. The policy is a list of words with a space between:
///
///     beginning-with  before  clear  roll=next  roll=previous  how the period is counted
///     month-end=a|b|c                     asked with each; one expected value may stand for all
///     and-back                            then the same period back again
///     birthday=1-march|28-february        of those born on 29 February
///     held=date|date                      reviews that took place
///     episodes=S:start..end|P:start..     episodes of the SSDA903 return
///     timescale=pack/id spell=kind        of a `duty`: what is asked for, and what it arises from
///
/// `left-out.csv` has the ids of the examples that today's library does not cover, and the reason.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace timescales_tests {

struct golden_row {
    std::string id;
    std::string kind;
    std::string start;
    std::string period;
    std::string policy;
    std::string expected;
    std::string why;
};

struct left_out_row {
    std::string id;
    std::string reason;
};

[[nodiscard]] const std::vector<golden_row>& golden_rows();
[[nodiscard]] std::vector<left_out_row> left_out_rows();

/// The row of that id; fails the test when there is none.
[[nodiscard]] const golden_row& golden_row_of(std::string_view id);

/// The parts between the separators; none for an empty text.
[[nodiscard]] std::vector<std::string> split(std::string_view text, char separator);

/// Is the word in the policy?
[[nodiscard]] bool says(const golden_row&, std::string_view word);

/// The values of "word=value|value" in the policy; none when it is not there.
[[nodiscard]] std::vector<std::string> values_of(const golden_row&, std::string_view word);

// ---- rows that are sums of a date and a period -------------------------------------------------

struct sum {
    std::string start;
    std::string period;
    bool beginning_with = false;
    bool before = false;
    bool clear = false;
    std::string month_end;  // "corresponding", "next-day", "refuse"; empty for the default
    std::string roll;       // "next", "previous"; empty for the default
    std::string calendar;   // empty for England and Wales
    std::string known_on;   // empty for the final calendar
};

/// Answers a sum with the date, "AMBIGUOUS" where it was refused, or else with what went wrong.
using sum_door = std::function<std::string(const sum&)>;

[[nodiscard]] bool is_sum(const golden_row&);

/// Asks the door everything that the row says.
void expect_sum(const golden_row&, const sum_door&);

// ---- rows about one person ---------------------------------------------------------------------

struct stretch {
    std::string start;
    std::string end;  // empty while open
};

struct person {
    std::string timescale;  // whose obligations are asked for, with its pack
    std::string kind;       // of the spells
    std::vector<stretch> spells;
    std::vector<std::string> reviews;
    std::string born;  // empty when not known
    std::string as_at;
};

/// What became of one obligation: dates as text, "none" for an empty one.
struct judged {
    std::string due;
    std::string outcome;
    std::string days_late;

    friend bool operator==(const judged&, const judged&) = default;
};

/// Answers with the person's obligations, in order.
using person_door = std::function<std::vector<judged>(const person&)>;

[[nodiscard]] bool is_about_a_person(const golden_row&);

/// Asks the door for the obligations of the person whom the row describes.
void expect_person(const golden_row&, const person_door&);

}  // namespace timescales_tests
