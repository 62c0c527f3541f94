#pragma once

/// The slow way to count: from day to day over a list of holidays. The answer of a calendar is
/// right if a walk gives the same one.

#include <date/date.h>

#include <cstdint>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "timescales/civil_date.hpp"

namespace timescales_tests {

[[nodiscard]] inline std::optional<std::int32_t> no_count() {
    return std::nullopt;
}

[[nodiscard]] inline std::string shown(std::optional<std::int32_t> number) {
    return number ? std::to_string(*number) : "none";
}

/// Saturday or Sunday, by way of `date` alone.
[[nodiscard]] inline bool on_a_weekend(timescales::civil_date d) {
    return date::weekday{date::sys_days{date::days{d.days_since_epoch()}}}.iso_encoding() > 5;
}

/// Answers every question by walking from day to day over a list of holidays, and stops with no
/// answer where a day that it steps on is not covered.
class walker {
  public:
    walker(timescales::civil_date covered_from, timescales::civil_date covered_to,
           const std::set<timescales::civil_date>& holidays)
        : first_(covered_from.days_since_epoch()), last_(covered_to.days_since_epoch()) {
        for (int n = first_; n <= last_; ++n) {
            const timescales::civil_date d = *timescales::civil_date::from_days(n);
            works_.push_back(!on_a_weekend(d) && !holidays.contains(d));
        }
    }

    [[nodiscard]] bool covers(int n) const { return first_ <= n && n <= last_; }
    [[nodiscard]] bool works(int n) const { return works_[static_cast<std::size_t>(n - first_)]; }

    /// The days 1, 2, … `most` working days after `start` (before it, when `step` is -1).
    [[nodiscard]] std::vector<timescales::optional_date> walk(timescales::civil_date start,
                                                              int step, int most) const {
        std::vector<timescales::optional_date> reached;
        for (int n = start.days_since_epoch() + step; covers(n) && std::ssize(reached) < most;
             n += step) {
            if (works(n)) {
                reached.push_back(timescales::civil_date::from_days(n));
            }
        }
        reached.resize(static_cast<std::size_t>(most));
        return reached;
    }

    /// The day `count` working days after `start`, before it when `count` is negative.
    [[nodiscard]] timescales::optional_date add(timescales::civil_date start, int count) const {
        const int step = count < 0 ? -1 : 1;
        int left = count < 0 ? -count : count;
        int n = start.days_since_epoch();
        while (left > 0) {
            n += step;
            if (!covers(n)) {
                return {};
            }
            left -= works(n);
        }
        return timescales::civil_date::from_days(n);
    }

    /// The day itself if it is a working day, else the next in that direction.
    [[nodiscard]] timescales::optional_date nearest(timescales::civil_date start, int step) const {
        for (int n = start.days_since_epoch(); covers(n); n += step) {
            if (works(n)) {
                return timescales::civil_date::from_days(n);
            }
        }
        return {};
    }

    /// Working days after `from` and not after `to`; for `to` before `from` the other way round,
    /// negative.
    [[nodiscard]] std::optional<std::int32_t> count(timescales::civil_date from,
                                                    timescales::civil_date to) const {
        if (to < from) {
            const auto other_way = count(to, from);
            return other_way ? std::optional(-*other_way) : no_count();
        }
        std::int32_t counted = 0;
        for (int n = from.days_since_epoch() + 1; n <= to.days_since_epoch(); ++n) {
            if (!covers(n)) {
                return no_count();
            }
            counted += works(n);
        }
        return counted;
    }

  private:
    int first_;
    int last_;
    std::vector<bool> works_;
};

}  // namespace timescales_tests
