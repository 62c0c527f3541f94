#pragma once

/// Inputs of the benchmarks: random, from fixed seeds, the same in every run and on every machine.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "timescales/timescales.hpp"

namespace timescales_bench {

/// One question of calendar arithmetic, in the date type of whoever answers it.
template <class Day>
struct question {
    Day from;
    Day to;                     // up to a year after `from`
    std::int32_t working_days;  // [1:60]
    std::int32_t months;        // [1:24]
};

/// Questions from 1995 to 2028 whose answers the calendar of England and Wales covers.
[[nodiscard]] std::vector<question<timescales::civil_date>> random_questions(std::size_t count);

/// A looked-after child and the reviews of its case.
struct looked_after {
    std::string id;
    timescales::civil_date born;
    timescales::civil_date start;
    timescales::optional_date end;  // empty while looked after
    std::vector<timescales::civil_date> reviews;
};

/// The day from which the children are looked back on, and the first day that any can have started:
/// one version of the law, and no limit within the relaxation of 2020.
[[nodiscard]] timescales::civil_date as_at();
[[nodiscard]] timescales::civil_date first_start();

/// Children with 5 to 10 reviews each, most of them held in the month before the limit and about
/// one in six after it. Half the children are still looked after at `as_at`, half have left, some
/// of them at 18.
[[nodiscard]] std::vector<looked_after> random_children(std::size_t count);

[[nodiscard]] std::vector<timescales::timeline> to_timelines(std::span<const looked_after>);

/// The three files of an SSDA903 return, in the format of `read_ssda903`.
struct ssda903_text {
    std::string header;
    std::string episodes;
    std::string reviews;
    std::int64_t rows = 0;  // without the lines of column names
};
[[nodiscard]] ssda903_text to_ssda903(std::span<const looked_after>);

}  // namespace timescales_bench
