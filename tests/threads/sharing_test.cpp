// Calendars, rule books and what is made of them, shared between threads that ask everything at
// once. Each thread must get the answers that one alone gets; the thread sanitizer sees to it that
// nobody writes what another reads.

#include <gtest/gtest.h>

#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include "timescales/timescales.hpp"

namespace {

using namespace timescales;

constexpr int threads = 4;

civil_date day(std::string_view text) {
    return civil_date::parse(text).value();
}

/// Runs the same in several threads, which all begin at once, and gives what each made.
template <class Make>
auto in_threads(const Make& make) {
    std::vector<decltype(make())> made(threads);
    std::atomic<int> ready = 0;
    std::vector<std::thread> running;
    for (int i = 0; i < threads; ++i) {
        running.emplace_back([&, i] {
            ++ready;
            while (ready < threads) {
            }
            made[static_cast<std::size_t>(i)] = make();
        });
    }
    for (std::thread& one : running) {
        one.join();
    }
    return made;
}

/// Every query of a calendar over days near and far, as one text.
std::string everything_of(const working_calendar& calendar) {
    std::string all(full_name(calendar));
    const auto add = [&all](optional_date date) {
        all += date ? std::string(to_text(*date)) : std::string("none");
        all += ' ';
    };
    for (const char* from :
         {"1976-12-24", "2022-09-01", "2028-12-20", "2038-12-20", "2150-04-01"}) {
        for (int i = 0; i < 40; ++i) {
            const civil_date d = *day(from).plus_days(i);
            add(calendar.add(d, 20));
            add(calendar.add(d, -20));
            add(calendar.on_or_after(d));
            add(calendar.on_or_before(d));
            const auto range = calendar.range_of(d, 20);
            add(range ? range->earliest : optional_date());
            add(range ? range->latest : optional_date());
            const auto counts = calendar.count_range_of(d, *d.plus_days(40));
            all += counts ? std::to_string(counts->lowest + counts->highest) : "";
            all += std::to_string(calendar.count(d, *d.plus_days(40)).value_or(-1));
            all += calendar.is_working_day(d).value_or(false) ? 'w' : '-';
            all += to_string(calendar.certainty_of(d));
            if (const bank_holiday* holiday = calendar.holiday_on(d)) {
                all += describe(*holiday, calendar);
            }
            all += std::to_string(calendar.holidays(d, *d.plus_days(60)).size());
        }
    }
    return all + std::to_string(calendar.memory_used()) + hash_text(calendar.content_hash());
}

calendar_layer closures() {
    return {.name = "closures",
            .kind = layer_kind::closure,
            .author = "the caretaker",
            .reason = "painting",
            .covered_from = day("1971-01-01"),
            .covered_to = day("2199-12-31"),
            .days = {{day("2022-09-05"), day("2022-09-09"), "Painting"}}};
}

TEST(Sharing, TheBuiltInCalendarsAreFirstUsedByAllAtOnce) {
    const auto seen = in_threads([] { return built_in_calendars().data(); });
    for (const working_calendar* calendars : seen) {
        EXPECT_EQ(calendars, built_in_calendars().data());
    }
    const auto books = in_threads([] { return built_in_rule_book().content_hash(); });
    for (const std::uint64_t hash : books) {
        EXPECT_EQ(hash, built_in_rule_book().content_hash());
    }
}

TEST(Sharing, EveryQueryOfEveryKindOfCalendar) {
    const auto parts = built_in_calendars();
    const calendar_layer layer = closures();
    const std::vector<working_calendar> shared{parts[0],
                                               parts[1],
                                               parts[2],
                                               any_of(parts).value(),
                                               all_of(parts).value(),
                                               parts[0].as_known_on(day("2022-09-09")).value(),
                                               with_layers(parts[0], {&layer, 1}).value()};
    std::string expected;
    for (const working_calendar& calendar : shared) {
        expected += everything_of(calendar);
    }
    EXPECT_GT(expected.size(), 100'000U);
    const auto answers = in_threads([&shared] {
        std::string all;
        for (const working_calendar& calendar : shared) {
            all += everything_of(calendar);
        }
        return all;
    });
    for (const std::string& answer : answers) {
        EXPECT_EQ(answer == expected, true);
    }
}

TEST(Sharing, MakingCalendarsFromSharedOnes) {
    const auto parts = built_in_calendars();
    const calendar_layer layer = closures();
    const announcement news{day("2027-01-04"),
                            {{.date = day("2027-09-06"),
                              .name = "A day for everybody",
                              .basis = holiday_basis::one_off,
                              .attested = attestation::announced,
                              .source = "made up"}},
                            {}};
    const auto make = [&] {
        return everything_of(any_of(parts)->as_known_on(day("2019-06-10")).value()) +
               everything_of(with_layers(parts[2], {&layer, 1}).value()) +
               everything_of(with_announcement(parts[1], news).value()) +
               everything_of(calendar_named("all of england-and-wales, scotland", parts).value());
    };
    const std::string expected = make();
    for (const std::string& answer : in_threads(make)) {
        EXPECT_EQ(answer == expected, true);
    }
}

TEST(Sharing, EvaluatingAndExplainingWithOneRuleBook) {
    const rule_book& rules = built_in_rule_book();
    const rule_book then = rules.as_known_on(day("2022-09-09")).value();
    timeline child;
    child.spells.push_back(spell::since("looked-after", day("2022-08-22")));
    child.events.push_back({"review", day("2022-09-21")});
    const evaluation_options options{.as_at = day("2023-03-01"), .project = 3};
    const auto make = [&] {
        std::string all;
        for (const rule_book& book : {rules, then}) {
            const evaluation answer = evaluate(book, child, options);
            for (const obligation& o : answer.obligations) {
                all += key_of(book, child, o) + sentence(book, child, o);
                const auto why = explain(book, child, options, o, answer.rule_book_hash).value();
                for (const explanation_step& step : why.root.children) {
                    all += step.text;
                }
            }
        }
        return all;
    };
    const std::string expected = make();
    EXPECT_GT(expected.size(), 1'000U);
    for (const std::string& answer : in_threads(make)) {
        EXPECT_EQ(answer == expected, true);
    }
}

}  // namespace
