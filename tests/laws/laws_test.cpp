// Named laws that hold for every timeline, tried on thousands of made-up ones.

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "tests/laws/random_authority.hpp"
#include "tests/review_rules.hpp"
#include "timescales/timescales.hpp"

namespace {

using namespace timescales;
using timescales_tests::random_authority;

civil_date on(std::int32_t year, std::int32_t month, std::int32_t day) {
    return civil_date::from_ymd(year, month, day).value();
}

const rule_book& rules() {
    return timescales_tests::review_rules();
}

std::vector<std::string> keys_of(const timeline& child, const evaluation& answer) {
    std::vector<std::string> keys;
    for (const obligation& o : answer.obligations) {
        keys.push_back(key_of(rules(), child, o));
    }
    return keys;
}

TEST(Laws, DueDatesAreWeaklyMonotoneInTheAnchor) {
    const working_calendar& calendar = *rules().calendar("england-and-wales");
    const period lengths[] = {period::working_days(20), period::days(28),  period::weeks(4),
                              period::months(3),        period::months(6), period::years(1)};
    std::size_t visited = 0;
    std::size_t broken = 0;
    for (const period length : lengths) {
        optional_date before;
        for (civil_date day = on(1971, 1, 1); day < on(2027, 11, 1); day = *day.plus_days(1)) {
            const civil_date due = add(day, length, {}, &calendar).value().date;
            broken += before && due < *before;
            before = due;
            ++visited;
        }
    }
    EXPECT_EQ(broken, 0U);
    EXPECT_EQ(visited, 6U * 20'758U);
}

TEST(Laws, CountingBeginningWithTheDayIsNeverLater) {
    const working_calendar& calendar = *rules().calendar("england-and-wales");
    std::size_t visited = 0;
    std::size_t broken = 0;
    for (civil_date day = on(1971, 2, 1); day < on(2027, 11, 1); day = *day.plus_days(1)) {
        const auto after = add(day, period::working_days(20), {}, &calendar).value().date;
        const auto with =
            add(day, period::working_days(20), {.first = first_day::included}, &calendar)
                .value()
                .date;
        // The same exactly where the day itself is not a working day.
        broken += with > after || (with == after) == *calendar.is_working_day(day);
        ++visited;
    }
    EXPECT_EQ(broken, 0U);
    EXPECT_EQ(visited, 20'727U);
}

TEST(Laws, TheOrderOfRowsNeverMatters) {
    random_authority random(7);
    std::mt19937_64 shuffler(11);
    std::size_t compared = 0;
    for (int i = 0; i < 3'000; ++i) {
        timeline child = random.child(on(2015, 1, 1));
        const evaluation_options options{.as_at = on(2018, 3, 31), .project = 2};
        const evaluation first = evaluate(rules(), child, options);
        const auto keys = keys_of(child, first);
        std::shuffle(child.events.begin(), child.events.end(), shuffler);
        std::shuffle(child.spells.begin(), child.spells.end(), shuffler);
        const evaluation second = evaluate(rules(), child, options);
        // Overlapping spells that begin on one day have no order but that of the rows.
        auto sorted = [](std::vector<std::string> list) {
            std::sort(list.begin(), list.end());
            return list;
        };
        ASSERT_EQ(sorted(keys), sorted(keys_of(child, second)));
        std::vector<outcome> a;
        std::vector<outcome> b;
        for (const obligation& o : first.obligations) {
            a.push_back(o.outcome);
        }
        for (const obligation& o : second.obligations) {
            b.push_back(o.outcome);
        }
        std::sort(a.begin(), a.end());
        std::sort(b.begin(), b.end());
        ASSERT_EQ(a, b);
        compared += a.size();
    }
    EXPECT_GT(compared, 9'000U);
}

TEST(Laws, LaterEventsNeverChangeWhatIsSettled) {
    random_authority random(13);
    std::size_t compared = 0;
    for (int i = 0; i < 3'000; ++i) {
        timeline child = random.child(on(2015, 1, 1));
        const civil_date as_at = on(2017, 6, 30);
        const evaluation before = evaluate(rules(), child, {.as_at = as_at});
        // Whatever happens after the day of evaluation.
        child.events.push_back({"review", *as_at.plus_days(random.number(1, 300))});
        child.events.push_back({"review", *as_at.plus_days(1)});
        const evaluation after = evaluate(rules(), child, {.as_at = as_at});
        ASSERT_EQ(before.obligations, after.obligations);
        // And a review held after a step was met does not touch that step, looking back from later.
        const evaluation from_later = evaluate(rules(), child, {.as_at = on(2019, 6, 30)});
        for (std::size_t k = 0; k < before.obligations.size(); ++k) {
            const obligation& o = before.obligations[k];
            if (!o.met_on || o.outcome == outcome::indeterminate) {
                continue;
            }
            const auto key = key_of(rules(), child, o);
            const auto same = std::find_if(
                from_later.obligations.begin(), from_later.obligations.end(),
                [&](const obligation& other) { return key_of(rules(), child, other) == key; });
            ASSERT_NE(same, from_later.obligations.end()) << key;
            EXPECT_EQ(same->due, o.due) << key;
            EXPECT_EQ(same->outcome, o.outcome) << key;
            ++compared;
        }
    }
    EXPECT_GT(compared, 2'000U);
}

TEST(Laws, EveryObligationHasOneOutcomeAndTheOutcomesAddUp) {
    random_authority random(17);
    const auto children = random.children(4'000, on(2015, 1, 1));
    const civil_date as_at = on(2018, 3, 31);
    const auto evaluated = evaluate_cohort(rules(), children, {.as_at = as_at});
    std::vector<std::size_t> by_outcome(9);
    for (const obligation& o : evaluated.obligations) {
        ++by_outcome[static_cast<std::size_t>(o.outcome)];
        // What each outcome says of the dates.
        switch (o.outcome) {
            case outcome::on_time:
                ASSERT_TRUE(o.met_on && o.days_late == 0 && o.working_days_late == 0);
                ASSERT_TRUE(!o.due || *o.met_on <= *o.due);
                break;
            case outcome::late:
                ASSERT_TRUE(o.met_on && *o.met_on > *judged_from(o));
                ASSERT_TRUE(!o.due || o.days_late == *o.met_on - *judged_from(o));
                break;
            case outcome::overdue:
                ASSERT_TRUE(!o.met_on && *judged_from(o) < as_at);
                break;
            case outcome::missed:
                ASSERT_TRUE(!o.met_on && o.ends_on && *o.ends_on > *judged_from(o));
                break;
            case outcome::outstanding:
                ASSERT_TRUE(!o.met_on && !o.days_late && (!o.due || *o.due >= as_at));
                break;
            case outcome::not_required:
                ASSERT_TRUE(!o.met_on && o.ends_on && !o.days_late);
                break;
            case outcome::relaxed:
                ASSERT_TRUE(o.deferred_to.has_value() && !o.days_late);
                break;
            case outcome::indeterminate:
                ASSERT_TRUE(!o.days_late);
                break;
        }
    }
    std::size_t total = 0;
    for (std::size_t o = 1; o < by_outcome.size(); ++o) {
        total += by_outcome[o];
        // The generator reaches every outcome but the one that needs 2020.
        EXPECT_EQ(by_outcome[o] == 0, static_cast<outcome>(o) == outcome::relaxed) << o;
    }
    EXPECT_EQ(by_outcome[0], 0U);
    EXPECT_EQ(total, evaluated.obligations.size());

    // And in the figures: every review in the window is on time, failed, undetermined or excluded.
    const timeliness_options options{.reference_date = as_at, .as_at = as_at};
    for (const indicator& i : built_in_indicators()) {
        const figure f = measure(i, rules(), children, evaluated, options).value();
        EXPECT_LE(f.numerator, f.denominator) << i.id;
        if (i.unit == counted_unit::child) {
            std::int64_t excluded = 0;
            for (const exclusion_count& e : f.excluded) {
                excluded += e.count;
            }
            EXPECT_EQ(f.denominator + f.undetermined + excluded,
                      static_cast<std::int64_t>(children.size()))
                << i.id;
        } else {
            EXPECT_EQ(f.denominator - f.numerator, static_cast<std::int64_t>(f.not_on_time.size()));
            EXPECT_EQ(f.undetermined, static_cast<std::int64_t>(f.not_determined.size()));
        }
    }
}

TEST(Laws, EveryObligationIsExplainedByTheSameEvaluation) {
    random_authority random(19);
    std::size_t explained = 0;
    for (int i = 0; i < 400; ++i) {
        const timeline child = random.child(i % 2 == 0 ? on(2015, 1, 1) : on(2019, 1, 1));
        const evaluation_options options{.as_at = on(2021, 3, 31), .project = 1};
        const evaluation answer = evaluate(rules(), child, options);
        for (const obligation& o : answer.obligations) {
            const auto why = explain(rules(), child, options, o, answer.rule_book_hash);
            ASSERT_TRUE(why.has_value());
            ASSERT_EQ(why->answer, o);
            const explanation_step& last = why->root.children.back();
            ASSERT_EQ(last.what, explanation_step::kind::outcome);
            ASSERT_EQ(last.date, o.due);
            ASSERT_EQ(last.text,
                      std::string(to_string(o.outcome)) + ": " + sentence(rules(), child, o));
            // The count in the explanation ends on the due date that evaluation gave.
            for (const explanation_step& s : why->root.children) {
                if (s.what == explanation_step::kind::counting && o.due) {
                    ASSERT_EQ(s.children.back().date, o.due);
                }
            }
            ++explained;
        }
    }
    EXPECT_GT(explained, 1'000U);
}

}  // namespace
