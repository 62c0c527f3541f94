#pragma once

/// Made-up children for the laws: every mixture of spells, exceptions, reviews, unknown beginnings
/// and birthdays that the rules speak of, close together, so that boundaries meet often.

#include <cstdint>
#include <random>
#include <vector>

#include "timescales/timeline.hpp"

namespace timescales_tests {

class random_authority {
  public:
    explicit random_authority(std::uint64_t seed) : engine_(seed) {}

    /// Children with care between `from` and some years after it.
    std::vector<timescales::timeline> children(std::size_t count, timescales::civil_date from);

    timescales::timeline child(timescales::civil_date from);

    /// A whole number in [least:most].
    int number(int least, int most) {
        // Plain remainder: the distributions of the standard library differ between libraries.
        return least + static_cast<int>(engine_() % static_cast<std::uint64_t>(most - least + 1));
    }

    bool chance(int percent) { return number(1, 100) <= percent; }

  private:
    void add_care(timescales::timeline& into, timescales::civil_date from);
    void add_exceptions(timescales::timeline& into);
    void add_reviews(timescales::timeline& into);

    std::mt19937_64 engine_;
};

}  // namespace timescales_tests
