#pragma once

/// Dates in tests: written and shown as text, walked one by one, and compared in long loops without
/// an assertion each.

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "timescales/civil_date.hpp"

namespace timescales_tests {

/// day("2017-12-04").
[[nodiscard]] inline timescales::civil_date day(std::string_view text) {
    return timescales::civil_date::parse(text).value();
}

/// "2017-12-04", or "none".
[[nodiscard]] inline std::string text(timescales::optional_date date) {
    return date ? std::string(timescales::to_text(*date)) : "none";
}

/// Calls `visit` with every day from `first` to `last`, both included; returns how many there were.
template <class Visit>
std::int64_t for_each_day(timescales::civil_date first, timescales::civil_date last, Visit visit) {
    std::int64_t visited = 0;
    for (std::int32_t n = first.days_since_epoch(); n <= last.days_since_epoch(); ++n) {
        visit(*timescales::civil_date::from_days(n));
        ++visited;
    }
    return visited;
}

/// The cases of a long loop: how many there were, how many were wrong, and the first few of those.
class case_count {
  public:
    /// `describe` is only called for a wrong case, and says what was asked and answered.
    template <class Describe>
    void check(bool right, Describe describe) {
        ++cases_;
        if (!right && ++wrong_ <= shown) {
            first_wrong_ += "  " + describe() + "\n";
        }
    }

    [[nodiscard]] std::int64_t cases() const { return cases_; }
    [[nodiscard]] std::int64_t wrong() const { return wrong_; }
    [[nodiscard]] const std::string& first_wrong() const { return first_wrong_; }

  private:
    static constexpr std::int64_t shown = 5;

    std::int64_t cases_ = 0;
    std::int64_t wrong_ = 0;
    std::string first_wrong_;
};

/// Every case was right, and there were as many as there should be: a loop that visits nothing
/// proves nothing.
inline void expect_all_right(const case_count& count, std::int64_t expected_cases) {
    EXPECT_EQ(count.wrong(), 0) << "the first of them:\n" << count.first_wrong();
    EXPECT_EQ(count.cases(), expected_cases);
}

}  // namespace timescales_tests
