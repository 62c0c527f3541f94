#pragma once

/// The work that is measured: the library and its peers over the same inputs. Both programs, the
/// benchmarks and the table of ratios, time these functions and no others.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "bench/baselines.hpp"
#include "bench/inputs.hpp"

namespace timescales_bench {

inline constexpr std::size_t question_count = 4'096;
inline constexpr std::size_t child_count = 1'000;

/// Everything that is asked and everybody who answers, made once.
struct contest {
    // The library, by its own interface.
    const timescales::working_calendar& calendar;
    timescales::rule_book rules;
    timescales::evaluation_options options;

    // The peers.
    day_walk<date_day, hashed_holidays> date_hashed;
    day_walk<date_day, sorted_holidays> date_sorted;
    day_walk<boost_day, hashed_holidays> boost_hashed;
    day_walk<boost_day, sorted_holidays> boost_sorted;

    // The same questions in three date types, the same children in two forms.
    std::vector<question<timescales::civil_date>> questions;
    std::vector<question<date_day>> date_questions;
    std::vector<question<boost_day>> boost_questions;
    std::vector<timescales::timeline> children;
    std::vector<plain_child> plain_children;
    std::int64_t reviews;
};
[[nodiscard]] const contest& the_contest();

/// Keeps the compiler from leaving out work whose result nobody reads.
template <class T>
inline void keep(const T& value) {
    asm volatile("" : : "r,m"(value) : "memory");
}

// One answer of the library, as a number of days. The questions stay inside coverage.
[[nodiscard]] inline std::int32_t number_of(timescales::civil_date day) noexcept {
    return day.days_since_epoch();
}
[[nodiscard]] inline std::int32_t number_of(timescales::optional_date day) noexcept {
    return (*day).days_since_epoch();
}
[[nodiscard]] inline std::int32_t number_of(std::int32_t count) noexcept {
    return count;
}
[[nodiscard]] inline std::int32_t number_of(std::optional<std::int32_t> count) noexcept {
    return *count;
}

// Each visits every question once and adds the answers up.

template <class Calendar, class Day>
[[nodiscard]] std::int64_t add_working_days(const Calendar& calendar,
                                            const std::vector<question<Day>>& questions) {
    std::int64_t sum = 0;
    for (const question<Day>& q : questions) {
        sum += number_of(calendar.add(q.from, q.working_days));
    }
    return sum;
}

template <class Calendar, class Day>
[[nodiscard]] std::int64_t count_working_days(const Calendar& calendar,
                                              const std::vector<question<Day>>& questions) {
    std::int64_t sum = 0;
    for (const question<Day>& q : questions) {
        sum += number_of(calendar.count(q.from, q.to));
    }
    return sum;
}

/// `add_months` is the library's or a peer's, by the type of the day.
template <class Day>
[[nodiscard]] std::int64_t add_calendar_months(const std::vector<question<Day>>& questions) {
    std::int64_t sum = 0;
    for (const question<Day>& q : questions) {
        sum += number_of(add_months(q.from, q.months));
    }
    return sum;
}

// Each evaluates every child once, into a buffer that is used again for the next.

void evaluate_children(timescales::evaluator&, std::span<const timescales::timeline>,
                       const timescales::evaluation_options&, timescales::evaluation& buffer);

/// `Child` is a timeline or a `plain_child`.
template <class Holidays, class Child>
void evaluate_children(plain_chain<Holidays>& chain, const std::vector<Child>& children,
                       std::vector<review_limit>& buffer) {
    for (const Child& child : children) {
        chain.evaluate(child, buffer);
        keep(buffer.data());
    }
}

/// The rules on reviews alone, which is what the peers evaluate.
[[nodiscard]] timescales::rule_book review_rules();

}  // namespace timescales_bench
