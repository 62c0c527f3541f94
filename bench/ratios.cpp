// One table: what an operation costs here, what it costs a peer, how many times as much, and
// whether the target is reached.
//
//     timescales_ratios            prints the table
//     timescales_ratios --check    and exits 1 when a ratio is far below its target
//
// Contestants take turns in one process, repetition by repetition, so that a busy neighbour or a
// change of clock frequency disturbs all alike. The medians of the processor time count.

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "bench/agreement.hpp"
#include "bench/calendar_costs.hpp"
#include "bench/workloads.hpp"

namespace {

using namespace timescales_bench;

constexpr int repetitions = 21;
constexpr double shortest_seconds = 0.02;  // so that each warms up anew within its turn

struct contestant {
    std::string name;
    std::function<void()> run;        // answers every question (evaluates every child) once
    std::int64_t passes = 1;          // a repetition runs it so many times
    std::vector<double> nanoseconds;  // of one answer, one for each repetition
};

struct peer {
    contestant who;
    std::optional<double> target = {};   // at least so many times slower than the library,
    std::optional<double> at_most = {};  // or at most: the library itself under another load
};

struct comparison {
    std::string name;
    std::size_t answers;  // given by one `run`
    contestant ours;
    std::vector<peer> peers;
};

/// Of processor time: what other processes do meanwhile is not counted.
double seconds(const contestant& who) {
    const std::clock_t before = std::clock();
    for (std::int64_t i = 0; i < who.passes; ++i) {
        who.run();
    }
    return static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC;
}

/// Warms up, and finds how many passes take long enough to be timed.
void calibrate(contestant& who) {
    while (seconds(who) < shortest_seconds) {
        who.passes *= 2;
    }
}

void repeat_once(contestant& who, std::size_t answers) {
    const auto count = static_cast<double>(who.passes) * static_cast<double>(answers);
    who.nanoseconds.push_back(seconds(who) * 1e9 / count);
}

double median(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

void run(std::vector<comparison>& all) {
    for (comparison& one : all) {
        calibrate(one.ours);
        for (peer& p : one.peers) {
            calibrate(p.who);
        }
    }
    for (int i = 0; i < repetitions; ++i) {
        for (comparison& one : all) {
            repeat_once(one.ours, one.answers);
            for (peer& p : one.peers) {
                repeat_once(p.who, one.answers);
            }
        }
    }
}

/// On a busy machine a ratio swings by a tenth and more; a check that fails by chance is soon
/// ignored. What loses a third has been broken.
constexpr double slack = 0.7;

struct verdict {
    std::string target;
    bool reached;
    bool near;
};

verdict judge(const peer& p, double ratio) {
    if (p.target) {
        return {std::to_string(static_cast<int>(*p.target)), ratio >= *p.target,
                ratio >= slack * *p.target};
    }
    char most[16];
    std::snprintf(most, sizeof most, "<= %.1f", *p.at_most);
    return {most, ratio <= *p.at_most, ratio <= *p.at_most / slack};
}

/// True when no ratio is below `slack` times its target.
bool print(const std::vector<comparison>& all) {
    bool all_near = true;
    std::printf("%-34s %-32s %10s %10s %8s %8s  %s\n", "operation", "peer", "ns ours", "ns theirs",
                "ratio", "target", "reached");
    for (const comparison& one : all) {
        const double ours = median(one.ours.nanoseconds);
        for (const peer& p : one.peers) {
            const double theirs = median(p.who.nanoseconds);
            const bool judged = p.target || p.at_most;
            const verdict v = judged ? judge(p, theirs / ours) : verdict{"-", true, true};
            all_near = all_near && v.near;
            std::printf("%-34s %-32s %10.2f %10.2f %8.1f %8s  %s\n", one.name.c_str(),
                        p.who.name.c_str(), ours, theirs, theirs / ours, v.target.c_str(),
                        !judged     ? "-"
                        : v.reached ? "yes"
                                    : "NO");
        }
    }
    return all_near;
}

contestant summing(std::string name, std::function<std::int64_t()> sum) {
    return {std::move(name), [sum = std::move(sum)] { keep(sum()); }, 1, {}};
}

comparison working_day_addition(const contest& c) {
    constexpr double target = 70;
    return {"add 1..60 working days",
            question_count,
            summing("library", [&c] { return add_working_days(c.calendar, c.questions); }),
            {{summing("date, hashed set",
                      [&c] { return add_working_days(c.date_hashed, c.date_questions); }),
              target},
             {summing("date, sorted vector",
                      [&c] { return add_working_days(c.date_sorted, c.date_questions); }),
              target},
             {summing("Boost, hashed set",
                      [&c] { return add_working_days(c.boost_hashed, c.boost_questions); }),
              {}},
             {summing("Boost, sorted vector",
                      [&c] { return add_working_days(c.boost_sorted, c.boost_questions); }),
              {}}}};
}

comparison working_day_count(const contest& c) {
    return {"count working days, up to a year",
            question_count,
            summing("library", [&c] { return count_working_days(c.calendar, c.questions); }),
            {{summing("date, hashed set",
                      [&c] { return count_working_days(c.date_hashed, c.date_questions); }),
              {}},
             {summing("date, sorted vector",
                      [&c] { return count_working_days(c.date_sorted, c.date_questions); }),
              {}},
             {summing("Boost, hashed set",
                      [&c] { return count_working_days(c.boost_hashed, c.boost_questions); }),
              {}},
             {summing("Boost, sorted vector",
                      [&c] { return count_working_days(c.boost_sorted, c.boost_questions); }),
              {}}}};
}

comparison month_addition(const contest& c) {
    return {"add 1..24 months",
            question_count,
            summing("library", [&c] { return add_calendar_months(c.questions); }),
            {{summing("date", [&c] { return add_calendar_months(c.date_questions); }), {}},
             {summing("Boost, clamped by hand",
                      [&c] { return add_calendar_months(c.boost_questions); }),
              {}}}};
}

/// Questions of one kind: starts between two years, ends so many days later.
std::vector<question<timescales::civil_date>> questions_between(std::int32_t first_year,
                                                                std::int32_t last_year,
                                                                std::int32_t days) {
    const std::int32_t first =
        timescales::civil_date::from_ymd(first_year, 1, 1).value().days_since_epoch();
    const std::int32_t last =
        timescales::civil_date::from_ymd(last_year, 12, 31).value().days_since_epoch();
    std::mt19937 random(20221119);
    std::vector<question<timescales::civil_date>> questions;
    for (std::size_t i = 0; i < question_count; ++i) {
        const std::int32_t from =
            first + static_cast<std::int32_t>(random() % static_cast<unsigned>(last - first + 1));
        questions.push_back({timescales::civil_date::from_days(from).value(),
                             timescales::civil_date::from_days(from + days).value(),
                             static_cast<std::int32_t>(random() % 60 + 1), 1});
    }
    return questions;
}

/// Constant time: however many days lie between, and in the compact tables of later years too.
comparison count_over_spans(const contest& c) {
    constexpr double at_most = 1.2;
    const auto spanning = [&c](const char* name, std::int32_t days) {
        return summing(name, [&c, asked = questions_between(1971, 2006, days)] {
            return count_working_days(c.calendar, asked);
        });
    };
    return {"count working days, over a year",
            question_count,
            spanning("library", 365),
            {{spanning("library, over 20 years", 7'305), {}, at_most}}};
}

comparison addition_in_later_years(const contest& c) {
    constexpr double at_most = 15;
    const auto starting = [&c](const char* name, std::int32_t first, std::int32_t last) {
        return summing(name, [&c, asked = questions_between(first, last, 0)] {
            return add_working_days(c.calendar, asked);
        });
    };
    return {"add 1..60, years 1971 to 2037",
            question_count,
            starting("library", 1971, 2037),
            {{starting("library, years 2039 to 2198", 2039, 2198), {}, at_most}}};
}

template <class Holidays, class Child>
contestant chain_by_hand(std::string name, const contest& c,
                         const day_walk<date_day, Holidays>& walk,
                         const std::vector<Child>& children) {
    auto run = [&children, chain = plain_chain<Holidays>(walk, to_date(c.options.as_at)),
                buffer = std::vector<review_limit>()]() mutable {
        evaluate_children(chain, children, buffer);
    };
    return {std::move(name), std::move(run), 1, {}};
}

comparison child_evaluation(const contest& c) {
    constexpr double target = 5;
    auto evaluator = std::make_shared<timescales::evaluator>(c.rules);
    auto run = [&c, evaluator, buffer = timescales::evaluation()]() mutable {
        evaluate_children(*evaluator, c.children, c.options, buffer);
    };
    return {
        "evaluate a child of 5..10 reviews",
        c.children.size(),
        {"library", std::move(run), 1, {}},
        {{chain_by_hand("date, hashed set", c, c.date_hashed, c.children), target},
         {chain_by_hand("date, sorted vector", c, c.date_sorted, c.children), target},
         {chain_by_hand("date, hashed set, bare dates", c, c.date_hashed, c.plain_children), {}},
         {chain_by_hand("date, sorted vector, bare dates", c, c.date_sorted, c.plain_children),
          {}}}};
}

}  // namespace

int main(int argc, char** argv) {
    const bool check = argc == 2 && std::string(argv[1]) == "--check";
    if (argc > 1 && !check) {
        std::fprintf(stderr, "usage: timescales_ratios [--check]\n");
        return 2;
    }
    time_built_in_calendars();
    const contest& c = the_contest();
    require_agreement(c);
    std::vector<comparison> all = {working_day_addition(c), working_day_count(c),
                                   count_over_spans(c),     addition_in_later_years(c),
                                   month_addition(c),       child_evaluation(c)};
    run(all);
    const bool ratios_near = print(all);
    const bool costs_near = print_calendar_costs();
    return check && !(ratios_near && costs_near) ? 1 : 0;
}
