// Laws that hold for every calendar, tried on made-up ones, and on the announcements there have
// been.

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "tests/time/days.hpp"
#include "tests/time/walker.hpp"
#include "timescales/calendar_change.hpp"
#include "timescales/calendar_layer.hpp"
#include "timescales/calendar_set.hpp"
#include "timescales/period.hpp"
#include "timescales/working_calendar.hpp"

namespace {

using namespace timescales;
using timescales_tests::case_count;
using timescales_tests::day;
using timescales_tests::expect_all_right;
using timescales_tests::for_each_day;
using timescales_tests::on_a_weekend;
using timescales_tests::text;
using timescales_tests::walker;

class numbers {
  public:
    explicit numbers(std::uint64_t seed) : engine_(seed) {}

    /// A whole number in [least:most].
    int number(int least, int most) {
        // Plain remainder: the distributions of the standard library differ between libraries.
        return least + static_cast<int>(engine_() % static_cast<std::uint64_t>(most - least + 1));
    }
    bool chance(int percent) { return number(1, 100) <= percent; }

    civil_date date(civil_date first, civil_date last) {
        return *civil_date::from_days(number(first.days_since_epoch(), last.days_since_epoch()));
    }

  private:
    std::mt19937_64 engine_;
};

bank_holiday holiday(civil_date on) {
    return {.date = on,
            .name = "Closed",
            .basis = holiday_basis::one_off,
            .attested = attestation::high,
            .source = "made up"};
}

/// "4 December", as a yearly day is written.
std::string day_and_month(civil_date d) {
    const std::string written = in_words(d);
    return written.substr(0, written.rfind(' '));
}

const working_calendar& calendar_named(std::string_view name) {
    return *built_in_calendar(name);
}

/// A working day of the calendar, in a stretch of days.
civil_date working_day(numbers& random, const working_calendar& calendar, civil_date first,
                       civil_date last) {
    for (;;) {
        const civil_date d = random.date(first, last);
        if (calendar.is_working_day(d).value()) {
            return d;
        }
    }
}

// ---- adding and moving a holiday ---------------------------------------------------------------

TEST(CalendarLaws, AddingAHolidayNeverMakesADueDateEarlier) {
    numbers random(101);
    case_count cases;
    std::int64_t later = 0;
    for (int i = 0; i < 120; ++i) {
        const working_calendar& before =
            built_in_calendars()[static_cast<std::size_t>(random.number(0, 2))];
        const civil_date added = working_day(random, before, day("2012-01-01"), day("2060-12-31"));
        const working_calendar after =
            with_announcement(before,
                              {*added.plus_days(-random.number(1, 30)), {holiday(added)}, {}})
                .value();
        for_each_day(*added.plus_days(-70), *added.plus_days(70), [&](civil_date start) {
            for (int n = 0; n <= 40; ++n) {
                const optional_date was = before.add(start, n);
                const optional_date is = after.add(start, n);
                later += *is > *was;
                // Later if the day lies between, and only then.
                const bool between = n > 0 && start < added && added <= *was;
                cases.check((*is > *was) == between && *is >= *was,
                            [&] { return text(added) + ": " + text(start); });
                cases.check(*after.add(start, -n) <= *before.add(start, -n),
                            [&] { return text(added) + ": " + text(start) + " back"; });
            }
        });
    }
    expect_all_right(cases, std::int64_t{120} * 141 * 41 * 2);
    EXPECT_GT(later, 100'000);
}

TEST(CalendarLaws, MovingAHolidayCanMakeADueDateEarlier) {
    // 4 May 2020 moved to 8 May: the twentieth working day after 3 April came a day sooner.
    const working_calendar& calendar = calendar_named("england-and-wales");
    const working_calendar before = calendar.as_known_on(day("2019-06-06")).value();
    EXPECT_EQ(text(before.add(day("2020-04-03"), 20)), "2020-05-06");
    EXPECT_EQ(text(calendar.add(day("2020-04-03"), 20)), "2020-05-05");
}

// ---- what was known when -----------------------------------------------------------------------

constexpr std::array known_days{"2006-11-29", "2019-06-06", "2019-06-07", "2019-06-13",
                                "2019-06-14", "2020-11-11", "2020-11-12", "2022-09-09",
                                "2022-09-10", "2022-11-05", "2022-11-06", "2026-02-03",
                                "2026-02-04", "2026-11-22"};

TEST(CalendarLaws, DueDatesDifferOnlyByWhatWasAnnouncedBetweenTheTwoDays) {
    case_count cases;
    std::int64_t moved = 0;
    for (const working_calendar& final : built_in_calendars()) {
        for (std::size_t i = 0; i + 1 < known_days.size(); ++i) {
            const civil_date first = day(known_days[i]);
            const civil_date second = day(known_days[i + 1]);
            const working_calendar a = final.as_known_on(first).value();
            const working_calendar b = final.as_known_on(second).value();
            // Told after the first day and not after the second.
            const auto told = [&](optional_date on) { return on && first < *on && *on <= second; };
            const auto touched = [&](civil_date from, civil_date to) {
                for (const auto& list : {final.holidays(), final.withdrawn()}) {
                    for (const bank_holiday& h : list) {
                        if (from <= h.date && h.date <= to &&
                            (told(h.announced) || told(h.withdrawn))) {
                            return true;
                        }
                    }
                }
                return false;
            };
            for_each_day(day("2020-03-01"), day("2020-06-15"), [&](civil_date start) {
                // The same weeks of each year with an announcement.
                for (const int years : {0, 2, 3, 6}) {
                    const civil_date from = *add_months(start, 12 * years);
                    for (const int n : {-20, -10, -1, 1, 10, 20}) {
                        const civil_date x = a.add(from, n).value();
                        const civil_date y = b.add(from, n).value();
                        moved += x != y;
                        const civil_date low = n > 0 ? *from.plus_days(1) : std::min(x, y);
                        const civil_date high = n > 0 ? std::max(x, y) : *from.plus_days(-1);
                        cases.check(x == y || touched(low, high),
                                    [&] { return text(from) + " " + std::to_string(n); });
                    }
                }
            });
        }
    }
    expect_all_right(cases, std::int64_t{3} * 13 * 107 * 4 * 6);
    EXPECT_GT(moved, 700);
}

TEST(CalendarLaws, EveryAnnouncementStayedWithinTheRangeThatWasGiven) {
    struct row {
        std::string_view calendar;
        std::string_view told;
        std::string_view day;  // one day added, or one moved
        std::size_t changes;
    };
    constexpr row rows[] = {
        {"england-and-wales", "2019-06-07", "2020-05-08", 2},
        {"northern-ireland", "2019-06-07", "2020-05-08", 2},
        {"england-and-wales", "2010-11-23", "2011-04-29", 1},
        {"northern-ireland", "2010-11-23", "2011-04-29", 1},
        {"scotland", "2010-11-23", "2011-04-29", 1},
        {"scotland", "2019-06-14", "2020-05-08", 2},
        {"england-and-wales", "2022-09-10", "2022-09-19", 1},
        {"northern-ireland", "2022-09-10", "2022-09-19", 1},
        {"scotland", "2022-09-10", "2022-09-19", 1},
        {"england-and-wales", "2022-11-06", "2023-05-08", 1},
        {"northern-ireland", "2022-11-06", "2023-05-08", 1},
        {"scotland", "2022-11-06", "2023-05-08", 1},
        {"scotland", "2026-02-04", "2026-06-15", 1},
    };
    case_count cases;
    std::int64_t moved = 0;
    for (const auto& [name, told, when, changes] : rows) {
        const working_calendar& final = calendar_named(name);
        const working_calendar before = final.as_known_on(*day(told).plus_days(-1)).value();
        const working_calendar after = final.as_known_on(day(told)).value();
        for_each_day(*day(when).plus_days(-60), *day(when).plus_days(60), [&](civil_date start) {
            for (int n = -30; n <= 30; ++n) {
                const date_range range = before.range_of(start, n).value();
                const civil_date now = after.add(start, n).value();
                moved += now != *before.add(start, n);
                cases.check(range.earliest && range.latest && *range.earliest <= now &&
                                now <= *range.latest,
                            [&] {
                                return text(start) + " " + std::to_string(n) + " is " + text(now) +
                                       ", not in " + text(range.earliest) + " to " +
                                       text(range.latest);
                            });
            }
        });
    }
    expect_all_right(cases, std::int64_t{13} * 121 * 61);
    EXPECT_GT(moved, 5'000);
}

TEST(CalendarLaws, WhatIsSettledNeverChanges) {
    numbers random(303);
    case_count cases;
    for (int i = 0; i < 60; ++i) {
        const working_calendar& before =
            built_in_calendars()[static_cast<std::size_t>(random.number(0, 2))];
        const civil_date verified = before.verified_on();
        working_calendar after = before;
        for (int told = 0; told < 4; ++told) {
            const civil_date on = *verified.plus_days(random.number(0, 40));
            announcement news{on, {}, {}};
            if (random.chance(70)) {
                news.added.push_back(
                    holiday(working_day(random, after, *on.plus_days(1), *on.plus_days(120))));
            }
            const auto coming = after.holidays(*on.plus_days(1), *on.plus_days(400));
            if (random.chance(50)) {
                news.withdrawn.push_back(coming[static_cast<std::size_t>(random.number(
                                                    0, static_cast<int>(coming.size()) - 1))]
                                             .date);
            }
            after = with_announcement(after, news).value();
        }
        for_each_day(*verified.plus_days(-100), *verified.plus_days(60), [&](civil_date start) {
            for (int n = -30; n <= 30; ++n) {
                const reckoning was =
                    add(start, period::working_days(n < 0 ? -n : n),
                        {.direction = n < 0 ? direction::before : direction::after}, &before)
                        .value();
                if (was.certainty == certainty::settled) {
                    cases.check(after.add(start, n) == optional_date(was.date),
                                [&] { return text(start) + " " + std::to_string(n); });
                }
            }
        });
    }
    EXPECT_EQ(cases.wrong(), 0) << cases.first_wrong();
    // 60 times 161 starts with 61 counts, of which the settled ones depend on the calendar alone.
    EXPECT_GT(cases.cases(), 60 * 161 * 61 / 2);
}

// ---- the range of a projected answer, and its two ends -----------------------------------------

/// A calendar of a few months, whose later days are not settled, with every way of adding one day
/// to its holidays or moving one among them.
class changeable {
  public:
    explicit changeable(numbers& random, int density) {
        const civil_date first = random.date(day("2024-01-01"), day("2024-12-31"));
        length_ = random.number(40, 130);
        const int recorded = random.number(1, length_ - 1);
        const civil_date last = *first.plus_days(length_ - 1);
        settled_ = random.number(-5, length_ + 5);
        const civil_date verified = *first.plus_days(settled_);
        std::vector<bank_holiday> holidays;
        for (int i = 0; i < recorded; ++i) {
            const civil_date d = *first.plus_days(i);
            if (!on_a_weekend(d) && random.chance(density)) {
                holidays.push_back(holiday(d));
            }
        }
        calendar_projection rules{last, {}, {}};
        for (int i = recorded; i < length_; ++i) {
            const civil_date d = *first.plus_days(i);
            if (random.chance(density)) {
                const std::string written = day_and_month(d);
                if (written != "29 February") {
                    rules.holidays.push_back({"Yearly", yearly_day::parse(written).value(),
                                              holiday_basis::proclamation, "made up"});
                }
            }
        }
        calendar_.emplace(make_calendar(
            {.name = "made up",
             .definition = working_day_definition::sat_sun_christmas_goodfriday_bankholiday,
             .covered_from = first,
             .covered_to = *first.plus_days(recorded - 1),
             .verified_on = verified,
             .holidays = holidays,
             .projection = rules}));
        first_ = first.days_since_epoch();
        for (int i = 0; i < length_; ++i) {
            works_.push_back(!on_a_weekend(*first.plus_days(i)) &&
                             calendar_->holiday_on(*first.plus_days(i)) == nullptr);
        }
        std::vector<int> working;
        std::vector<int> closed;
        for (int i = std::max(settled_, 0); i < length_; ++i) {
            if (!on_a_weekend(*first.plus_days(i))) {
                (works_[static_cast<std::size_t>(i)] ? working : closed).push_back(i);
            }
        }
        variants_.push_back(works_);
        const auto with = [this](int at, bool works) {
            variants_.back()[static_cast<std::size_t>(at)] = works;
        };
        for (const int added : working) {
            variants_.push_back(works_);
            with(added, false);
        }
        for (const int moved : closed) {
            variants_.push_back(works_);  // to a day beyond those covered
            with(moved, true);
            for (const int to : working) {
                variants_.push_back(works_);
                with(moved, true);
                with(to, false);
            }
        }
    }

    [[nodiscard]] const working_calendar& calendar() const { return *calendar_; }
    [[nodiscard]] int length() const { return length_; }
    [[nodiscard]] int settled() const { return settled_; }
    [[nodiscard]] civil_date date(int at) const { return *civil_date::from_days(first_ + at); }
    [[nodiscard]] const std::vector<std::vector<bool>>& variants() const { return variants_; }

    /// The place `count` working days from `start`, outside coverage none.
    [[nodiscard]] std::optional<int> add(const std::vector<bool>& works, int start,
                                         int count) const {
        const int step = count < 0 ? -1 : 1;
        for (int left = count < 0 ? -count : count; left > 0;) {
            start += step;
            if (start < 0 || start >= length_) {
                return {};
            }
            left -= works[static_cast<std::size_t>(start)];
        }
        return start;
    }

    [[nodiscard]] std::optional<int> nearest(const std::vector<bool>& works, int at,
                                             int step) const {
        for (; 0 <= at && at < length_; at += step) {
            if (works[static_cast<std::size_t>(at)]) {
                return at;
            }
        }
        return {};
    }

  private:
    std::optional<working_calendar> calendar_;
    int first_ = 0;
    int length_;
    int settled_;  // the place of the first day that is not settled
    std::vector<bool> works_;
    std::vector<std::vector<bool>> variants_;  // as it is, and every change
};

/// The earliest and the latest of some answers; an end is empty where an answer beyond it is none.
struct ends {
    std::optional<int> least;
    std::optional<int> most;
    bool none = false;

    void take(std::optional<int> answer) {
        if (!answer) {
            none = true;
            return;
        }
        least = std::min(least.value_or(*answer), *answer);
        most = std::max(most.value_or(*answer), *answer);
    }
};

TEST(CalendarLaws, ARangeIsExactlyWhatOneChangeCanMake) {
    numbers random(404);
    case_count cases;
    std::int64_t wide = 0;
    std::int64_t open = 0;
    for (int i = 0; i < 60; ++i) {
        const changeable made(random, std::array{0, 4, 12, 30}[static_cast<std::size_t>(i % 4)]);
        for (int start = -3; start < made.length() + 3; start += 1 + i % 2) {
            for (const int n : {-25, -12, -5, -3, -2, -1, 0, 1, 2, 3, 5, 12, 25}) {
                const auto actual = made.calendar().range_of(made.date(start), n);
                const auto base = made.add(made.variants().front(), start, n);
                ends expected;
                for (const auto& works : made.variants()) {
                    expected.take(made.add(works, start, n));
                }
                const auto as_date = [&](std::optional<int> at) {
                    return at ? optional_date(made.date(*at)) : optional_date();
                };
                const date_range range{
                    expected.none && n < 0 ? optional_date() : as_date(expected.least),
                    expected.none && n > 0 ? optional_date() : as_date(expected.most)};
                wide += base && range.earliest != range.latest;
                open += base && expected.none;
                cases.check(base ? actual == range : !actual.has_value(), [&] {
                    return text(made.date(start)) + " " + std::to_string(n) + " from " +
                           text(made.calendar().covered_from()) + " to " +
                           text(made.calendar().covered_to()) + ", not settled from " +
                           text(made.date(made.settled())) + ": " + text(range.earliest) + " to " +
                           text(range.latest) + ", not " +
                           (actual ? text(actual->earliest) + " to " + text(actual->latest)
                                   : "none");
                });
            }
        }
    }
    EXPECT_EQ(cases.wrong(), 0) << cases.first_wrong();
    EXPECT_GT(cases.cases(), 50'000);
    EXPECT_GT(wide, 10'000);
    EXPECT_GT(open, 100);
}

TEST(CalendarLaws, ARangeOfACountIsExactlyWhatOneChangeCanMake) {
    numbers random(505);
    case_count cases;
    std::int64_t wide = 0;
    for (int i = 0; i < 40; ++i) {
        const changeable made(random, std::array{0, 4, 12, 30}[static_cast<std::size_t>(i % 4)]);
        // Working days among the first so many, for every variant.
        std::vector<std::vector<int>> ranks;
        for (const auto& works : made.variants()) {
            ranks.emplace_back(1, 0);
            for (const bool worked : works) {
                ranks.back().push_back(ranks.back().back() + worked);
            }
        }
        for (int pair = 0; pair < 400; ++pair) {
            const int from = random.number(-3, made.length() + 2);
            int to = random.number(-3, made.length() + 2);
            to += from == to;  // no day at all lies between one and itself
            const auto actual = made.calendar().count_range_of(made.date(from), made.date(to));
            const int low = std::min(from, to);
            const int high = std::max(from, to);
            std::optional<count_range> expected;
            if (low >= -1 && high < made.length()) {
                const int sign = from < to ? 1 : -1;
                for (const auto& rank : ranks) {
                    const int n = sign * (rank[static_cast<std::size_t>(high + 1)] -
                                          rank[static_cast<std::size_t>(low + 1)]);
                    expected = expected ? count_range{std::min(expected->lowest, n),
                                                      std::max(expected->highest, n)}
                                        : count_range{n, n};
                }
            }
            wide += expected && expected->lowest != expected->highest;
            cases.check(actual == expected, [&] {
                return text(made.date(from)) + " to " + text(made.date(to)) +
                       ", not settled from " + text(made.date(made.settled())) + ": " +
                       (expected ? std::to_string(expected->lowest) + " to " +
                                       std::to_string(expected->highest)
                                 : "none") +
                       ", not " +
                       (actual ? std::to_string(actual->lowest) + " to " +
                                     std::to_string(actual->highest)
                               : "none");
            });
        }
    }
    expect_all_right(cases, 40 * 400);
    EXPECT_GT(wide, 4'000);
}

TEST(CalendarLaws, APeriodIsProjectedWithTheEndsThatOneChangeCanMake) {
    numbers random(606);
    case_count cases;
    std::int64_t projected = 0;
    std::int64_t rolled = 0;
    constexpr roll rolls[] = {roll::none, roll::next, roll::previous};
    for (int i = 0; i < 60; ++i) {
        const changeable made(random, std::array{0, 4, 12, 30}[static_cast<std::size_t>(i % 4)]);
        const working_calendar& calendar = made.calendar();
        for (int start = 0; start < made.length(); start += 1 + i % 3) {
            for (const int amount : {0, 1, 2, 7, 20}) {
                for (const bool in_working_days : {false, true}) {
                    for (const bool back : {false, true}) {
                        for (const roll how : rolls) {
                            const bool included = amount > 0 && (start + amount) % 5 == 0;
                            const counting_policy policy{
                                .first = included ? first_day::included : first_day::excluded,
                                .direction = back ? direction::before : direction::after,
                                .roll = how};
                            const int sign = back ? -1 : 1;
                            const int from = included ? start - sign : start;
                            const auto reckon =
                                [&](const std::vector<bool>& works) -> std::optional<int> {
                                const auto at = in_working_days
                                                    ? made.add(works, from, sign * amount)
                                                    : std::optional(from + sign * amount);
                                return !at || how == roll::none ? at
                                       : how == roll::next      ? made.nearest(works, *at, 1)
                                                                : made.nearest(works, *at, -1);
                            };
                            const auto actual = add(made.date(start),
                                                    in_working_days ? period::working_days(amount)
                                                                    : period::days(amount),
                                                    policy, &calendar);
                            const auto base = reckon(made.variants().front());
                            const auto told = [&] {
                                return text(made.date(start)) + " " + std::to_string(amount) +
                                       (in_working_days ? " working days" : " days") +
                                       (back ? " back" : "") + (included ? " included" : "") +
                                       " roll " + std::to_string(static_cast<int>(how));
                            };
                            if (!base) {
                                cases.check(!actual.has_value(), told);
                                continue;
                            }
                            ends expected;
                            for (const auto& works : made.variants()) {
                                expected.take(reckon(works));
                            }
                            const bool same = expected.least == expected.most && !expected.none;
                            if (!actual || actual->date != made.date(*base)) {
                                cases.check(false, told);
                                continue;
                            }
                            if (actual->certainty == certainty::settled) {
                                cases.check(same &&
                                                actual->earliest == optional_date(actual->date) &&
                                                actual->latest == optional_date(actual->date),
                                            [&] { return told() + " is not settled"; });
                                continue;
                            }
                            if (actual->certainty == certainty::announced) {
                                cases.check(actual->earliest == optional_date(actual->date) &&
                                                actual->latest == optional_date(actual->date),
                                            told);
                                continue;
                            }
                            // Which way an answer leaves the coverage.
                            const bool onwards =
                                in_working_days && amount > 0 ? !back : how == roll::next;
                            const optional_date earliest = expected.none && !onwards
                                                               ? optional_date()
                                                               : made.date(*expected.least);
                            const optional_date latest = expected.none && onwards
                                                             ? optional_date()
                                                             : made.date(*expected.most);
                            ++projected;
                            rolled += how != roll::none && !in_working_days;
                            cases.check(
                                actual->earliest == earliest && actual->latest == latest, [&] {
                                    return told() + " is " + text(earliest) + " to " +
                                           text(latest) + ", not " + text(actual->earliest) +
                                           " to " + text(actual->latest) + "; not settled from " +
                                           text(made.date(made.settled())) + ", covered to " +
                                           text(calendar.covered_to());
                                });
                        }
                    }
                }
            }
        }
    }
    EXPECT_EQ(cases.wrong(), 0) << cases.first_wrong();
    EXPECT_GT(cases.cases(), 100'000);
    EXPECT_GT(projected, 30'000);
    EXPECT_GT(rolled, 5'000);
}

TEST(CalendarLaws, ARangeIsLeftByTwoChangesOnly) {
    // The assumption is one change. The Platinum Jubilee moved a day and added one: where the moved
    // day comes into a count and the added one too, an answer can leave the range.
    const working_calendar& final = calendar_named("england-and-wales");
    const working_calendar then = final.as_known_on(day("2020-11-11")).value();
    const date_range range = then.range_of(day("2022-05-31"), 3).value();
    EXPECT_EQ(text(then.add(day("2022-05-31"), 3)), "2022-06-03");
    EXPECT_EQ(text(range.latest), "2022-06-06");
    EXPECT_EQ(text(final.add(day("2022-05-31"), 3)), "2022-06-07");
}

// ---- sets of calendars -------------------------------------------------------------------------

TEST(CalendarLaws, AUnionHoldsWhatAnyHoldsAndAnIntersectionWhatAllHold) {
    numbers random(707);
    case_count cases;
    constexpr std::array<std::string_view, 4> names{"a", "b", "c", "d"};
    for (int i = 0; i < 200; ++i) {
        const int parts = random.number(1, 4);
        std::vector<working_calendar> calendars;
        std::vector<std::set<civil_date>> lists;
        civil_date from = min_date;
        civil_date to = max_date;
        for (int part = 0; part < parts; ++part) {
            calendar_definition definition{
                .name = names[static_cast<std::size_t>(part)],
                .definition = working_day_definition::sat_sun_christmas_goodfriday_bankholiday,
                .covered_from = random.date(day("2024-01-01"), day("2024-02-15")),
                .covered_to = random.date(day("2024-04-01"), day("2024-06-30")),
                .verified_on = day("2024-03-01"),
                .holidays = {}};
            lists.emplace_back();
            for_each_day(definition.covered_from, definition.covered_to, [&](civil_date d) {
                if (!on_a_weekend(d) && random.chance(25)) {
                    definition.holidays.push_back(holiday(d));
                    lists.back().insert(d);
                }
            });
            from = std::max(from, definition.covered_from);
            to = std::min(to, definition.covered_to);
            calendars.push_back(make_calendar(definition));
        }
        const working_calendar any = any_of(calendars).value();
        const working_calendar all = all_of(calendars).value();
        std::set<civil_date> in_any;
        std::set<civil_date> in_all;
        for_each_day(from, to, [&](civil_date d) {
            const auto holding =
                std::count_if(lists.begin(), lists.end(),
                              [d](const std::set<civil_date>& list) { return list.contains(d); });
            if (holding > 0) {
                in_any.insert(d);
            }
            if (holding == parts) {
                in_all.insert(d);
            }
        });
        const walker walk_any(from, to, in_any);
        const walker walk_all(from, to, in_all);
        for_each_day(day("2024-01-01"), day("2024-06-30"), [&](civil_date d) {
            const int n = d.days_since_epoch();
            const bool covered = walk_any.covers(n);
            bool right = any.is_working_day(d).has_value() == covered &&
                         all.is_working_day(d).has_value() == covered &&
                         (any.holiday_on(d) != nullptr) == in_any.contains(d) &&
                         (all.holiday_on(d) != nullptr) == in_all.contains(d);
            if (covered) {
                right = right && any.is_working_day(d) == walk_any.works(n) &&
                        all.is_working_day(d) == walk_all.works(n);
            }
            if (const bank_holiday* h = any.holiday_on(d)) {
                // Listed by the first that has it.
                std::size_t first = 0;
                while (!lists[first].contains(d)) {
                    ++first;
                }
                right = right && (parts == 1 || h->listed_by == names[first]);
            }
            for (const int amount : {-9, -1, 1, 9}) {
                right = right && any.add(d, amount) == walk_any.add(d, amount) &&
                        all.add(d, amount) == walk_all.add(d, amount);
            }
            cases.check(right, [&] { return std::to_string(parts) + " parts: " + text(d); });
        });
    }
    expect_all_right(cases, 200 * 182);
}

// ---- the tables, whatever the days -------------------------------------------------------------

/// A calendar over any days, recorded and projected to any length: dense, sparse, or empty.
working_calendar any_calendar(numbers& random, int shape) {
    const civil_date from = random.date(day("1990-01-01"), day("2010-12-31"));
    const bool one_day = shape % 8 == 0;
    const civil_date recorded =
        one_day ? from : *from.plus_days(random.number(0, shape % 3 == 0 ? 90 : 4'000));
    const int recorded_density = std::array{0, 2, 20, 45}[static_cast<std::size_t>(shape % 4)];
    const int yearly = std::array{0, 8, 60, 130}[static_cast<std::size_t>((shape / 4) % 4)];
    calendar_definition definition{
        .name = "any",
        .definition = working_day_definition::sat_sun_christmas_goodfriday_bankholiday,
        .covered_from = from,
        .covered_to = recorded,
        .verified_on = recorded,
        .holidays = {}};
    for_each_day(from, recorded, [&](civil_date d) {
        if (!on_a_weekend(d) && random.chance(recorded_density)) {
            definition.holidays.push_back(holiday(d));
        }
    });
    // Ten years after the recorded days the tables change: end before, about, and after that.
    const int beyond = shape % 5;
    if (beyond > 0) {
        calendar_projection rules{
            beyond == 1   ? *recorded.plus_days(random.number(1, 3'000))
            : beyond == 2 ? *recorded.plus_days(3'652 + random.number(-70, 70))
            : beyond == 3 ? *recorded.plus_days(3'652 + random.number(70, 9'000))
                          : *civil_date::from_ymd(recorded.ymd().year + 10 + random.number(0, 1),
                                                  random.chance(50) ? 12 : 1, 31),
            {},
            {}};
        std::set<std::string> written;
        for (int i = 0; i < yearly; ++i) {
            const civil_date d = random.date(day("2023-01-01"), day("2023-12-31"));
            if (written.insert(day_and_month(d)).second) {
                rules.holidays.push_back({"Yearly", yearly_day::parse(day_and_month(d)).value(),
                                          holiday_basis::proclamation, "made up"});
            }
        }
        definition.projection = rules;
    }
    return make_calendar(definition);
}

TEST(CalendarLaws, TablesOfAnyCalendarCountAsAWalkDoes) {
    numbers random(808);
    case_count cases;
    std::int64_t calendars = 0;
    std::int64_t without_holidays = 0;
    std::int64_t of_one_day = 0;
    std::int64_t beyond_the_border = 0;
    for (int shape = 0; shape < 400; ++shape) {
        const working_calendar calendar = any_calendar(random, shape);
        ++calendars;
        std::set<civil_date> holidays;
        for (const bank_holiday& h : calendar.holidays()) {
            holidays.insert(h.date);
        }
        without_holidays += holidays.empty();
        of_one_day += calendar.covered_from() == calendar.covered_to();
        const int first = calendar.covered_from().days_since_epoch();
        const int last = calendar.covered_to().days_since_epoch();
        const int border = calendar.recorded_to().days_since_epoch() + 3'652;
        beyond_the_border += border < last;
        const walker walk(calendar.covered_from(), calendar.covered_to(), holidays);
        std::vector<int> working;
        for (int n = first; n <= last; ++n) {
            if (walk.works(n)) {
                working.push_back(n);
            }
        }
        const auto up_to = [&](int n) {
            return static_cast<int>(std::upper_bound(working.begin(), working.end(), n) -
                                    working.begin());
        };
        const auto check = [&](int from, int to, int amount) {
            const civil_date a = *civil_date::from_days(from);
            const civil_date b = *civil_date::from_days(to);
            const bool counted = std::min(from, to) + 1 >= first && std::max(from, to) <= last;
            const auto count =
                counted ? std::optional<std::int32_t>(up_to(to) - up_to(from)) : std::nullopt;
            cases.check(calendar.count(a, b) == count,
                        [&] { return std::to_string(shape) + ": " + text(a) + " to " + text(b); });
            optional_date reached;
            const bool outside = amount > 0 ? from < first - 1 : from > last + 1;
            const int at = amount > 0 ? up_to(from) + amount - 1 : up_to(from - 1) + amount;
            if (amount == 0) {
                reached = a;
            } else if (!outside && at >= 0 && at < static_cast<int>(working.size())) {
                reached = civil_date::from_days(working[static_cast<std::size_t>(at)]);
            }
            cases.check(calendar.add(a, amount) == reached, [&] {
                return std::to_string(shape) + ": " + text(a) + " + " + std::to_string(amount) +
                       " is " + text(reached) + ", not " + text(calendar.add(a, amount));
            });
            cases.check(calendar.on_or_after(a) == walk.nearest(a, 1) &&
                            calendar.on_or_before(a) == walk.nearest(a, -1),
                        [&] { return std::to_string(shape) + ": nearest " + text(a); });
        };
        for (int i = 0; i < 300; ++i) {
            // Anywhere, about the border, and about the two ends.
            const int about = i % 4 == 0   ? random.number(first - 3, last + 3)
                              : i % 4 == 1 ? std::min(border, last) + random.number(-70, 70)
                              : i % 4 == 2 ? first + random.number(-3, 70)
                                           : last + random.number(-70, 3);
            const int from = std::clamp(about, first - 5, last + 5);
            const auto another = [from](int to) { return to == from ? to + 1 : to; };
            check(from, another(random.number(first - 2, last + 2)), random.number(-200, 200));
            check(from, another(std::clamp(from + random.number(-90, 90), first - 5, last + 5)),
                  random.number(-6'000, 6'000));
        }
    }
    expect_all_right(cases, std::int64_t{400} * 300 * 2 * 3);
    EXPECT_EQ(calendars, 400);
    EXPECT_GT(without_holidays, 10);
    EXPECT_GT(of_one_day, 5);
    EXPECT_GT(beyond_the_border, 100);
}

TEST(CalendarLaws, AnnouncementsInTheFarYearsCountAsAWalkDoes) {
    numbers random(909);
    case_count cases;
    for (int i = 0; i < 12; ++i) {
        working_calendar calendar = built_in_calendars()[static_cast<std::size_t>(i % 3)];
        std::set<civil_date> holidays;
        for (const bank_holiday& h : calendar.holidays()) {
            holidays.insert(h.date);
        }
        const civil_date centre = random.date(day("2036-01-01"), day("2190-12-31"));
        for (int told = 0; told < 3; ++told) {
            const civil_date added =
                working_day(random, calendar, *centre.plus_days(-50), *centre.plus_days(50));
            calendar =
                with_announcement(calendar, {*added.plus_days(-200), {holiday(added)}, {}}).value();
            holidays.insert(added);
        }
        const walker walk(calendar.covered_from(), calendar.covered_to(), holidays);
        for_each_day(*centre.plus_days(-80), *centre.plus_days(80), [&](civil_date start) {
            for (int n = -70; n <= 70; n += 5) {
                cases.check(calendar.add(start, n) == walk.add(start, n),
                            [&] { return text(start) + " + " + std::to_string(n); });
            }
        });
    }
    expect_all_right(cases, 12 * 161 * 29);
}

TEST(CalendarLaws, YearsWithoutAWorkingDayAreStridden) {
    // The compact tables of the far years have no limit to how sparse working days can be.
    const calendar_layer closed{.name = "closed",
                                .kind = layer_kind::closure,
                                .author = "nobody",
                                .reason = "made up",
                                .covered_from = day("2095-01-01"),
                                .covered_to = day("2125-12-31"),
                                .days = {{day("2100-01-01"), day("2109-12-30"), "Ten years"},
                                         {day("2110-01-02"), day("2111-02-01"), "One more"}}};
    // In a layered calendar the recorded days end where it begins, so all but ten years are far.
    const working_calendar calendar = with_layers(calendar_named("scotland"), {&closed, 1}).value();
    std::set<civil_date> holidays;
    for (const bank_holiday& h : calendar_named("scotland").holidays()) {
        holidays.insert(h.date);
    }
    for (const layer_days& stretch : closed.days) {
        for_each_day(stretch.from, stretch.to, [&](civil_date d) { holidays.insert(d); });
    }
    const walker walk(closed.covered_from, closed.covered_to, holidays);
    case_count cases;
    std::int64_t far = 0;
    for_each_day(day("2098-01-01"), day("2114-12-31"), [&](civil_date start) {
        for (const int n : {-300, -64, -2, -1, 1, 2, 63, 64, 65, 300}) {
            const optional_date expected = walk.add(start, n);
            far += expected && (*expected - start > 3'600 || start - *expected > 3'600);
            cases.check(calendar.add(start, n) == expected,
                        [&] { return text(start) + " + " + std::to_string(n); });
        }
    });
    expect_all_right(cases, std::int64_t{6'208} * 10);
    EXPECT_GT(far, 100);
}

}  // namespace
