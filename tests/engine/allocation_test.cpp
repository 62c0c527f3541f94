// Once its buffers are warm, an evaluator allocates no memory for a child. The program replaces the
// global `operator new` to count, which is why it is one of its own.

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdlib>
#include <new>
#include <vector>

#include "tests/review_rules.hpp"
#include "timescales/timescales.hpp"

namespace {

std::size_t allocations = 0;

void* counted(std::size_t size) {
    ++allocations;
    if (void* memory = std::malloc(size == 0 ? 1 : size)) {
        return memory;
    }
    throw std::bad_alloc();
}

}  // namespace

void* operator new(std::size_t size) {
    return counted(size);
}
void* operator new[](std::size_t size) {
    return counted(size);
}
void operator delete(void* memory) noexcept {
    std::free(memory);
}
void operator delete[](void* memory) noexcept {
    std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
    std::free(memory);
}
void operator delete[](void* memory, std::size_t) noexcept {
    std::free(memory);
}

namespace {

using timescales::civil_date;
using timescales::spell;
using timescales::timeline;

civil_date day(int year, int month, int day_of_month) {
    return civil_date::from_ymd(year, month, day_of_month).value();
}

timeline child_since(civil_date start, timescales::optional_date end = {}) {
    timeline child;
    child.born = day(2008, 2, 29);
    child.spells.push_back(spell::since("looked-after", start, end));
    return child;
}

timeline with_reviews_on_time() {
    timeline child = child_since(day(2017, 12, 4));
    child.events = {{"review", day(2018, 1, 4)}, {"review", day(2018, 4, 3)}};
    return child;
}

timeline with_late_reviews_out_of_order() {
    timeline child = child_since(day(2014, 1, 6), day(2018, 3, 1));
    child.events = {{"review", day(2014, 9, 1)},
                    {"review", day(2014, 3, 3)},
                    {"review", day(2014, 3, 3)},
                    {"visit", day(2014, 4, 1)},
                    {"review", day(2019, 1, 1)}};
    return child;
}

timeline with_an_exception_and_two_spells() {
    timeline child = child_since(day(2012, 5, 1), day(2013, 2, 1));
    child.spells.push_back(spell::since("looked-after", day(2014, 7, 7)));
    child.spells.push_back(spell::since("placed-for-adoption", day(2015, 1, 5), day(2016, 1, 5)));
    child.events = {{"review", day(2012, 5, 20)}, {"review", day(2015, 6, 1)}};
    return child;
}

timeline with_unknown_beginning() {
    timeline child = child_since(day(2009, 3, 2));
    child.history_from = day(2015, 4, 1);
    child.events = {{"review", day(2014, 1, 1)}, {"review", day(2015, 8, 1)}};
    return child;
}

TEST(Allocation, NoneForAChildOnceTheBuffersAreWarm) {
    const std::vector<timeline> children = {
        with_reviews_on_time(), with_late_reviews_out_of_order(),
        with_an_exception_and_two_spells(), with_unknown_beginning(), timeline{}};
    const timescales::evaluation_options options{.as_at = day(2018, 6, 30), .project = 3};
    timescales::evaluator evaluator(timescales_tests::review_rules());
    timescales::evaluation answer;
    std::size_t obligations = 0;
    std::size_t notices = 0;
    for (const timeline& child : children) {
        evaluator.evaluate(child, options, answer);
        obligations += answer.obligations.size();
        notices += answer.notices.size();
    }
    ASSERT_GT(obligations, 15U);
    ASSERT_GT(notices, 3U);

    const std::size_t before = allocations;
    for (const timeline& child : children) {
        evaluator.evaluate(child, options, answer);
    }
    EXPECT_EQ(allocations, before);
}

TEST(Allocation, TheCountIsReal) {
    const std::size_t before = allocations;
    const auto answer = timescales::evaluate(timescales_tests::review_rules(),
                                             with_reviews_on_time(), {.as_at = day(2018, 6, 30)});
    EXPECT_FALSE(answer.obligations.empty());
    EXPECT_GT(allocations, before);
}

}  // namespace
