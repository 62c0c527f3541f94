#pragma once

/// What a careful programmer writes without this library: a walk from day to day, asking of each
/// whether it is a weekend or a holiday. In two date libraries, `date` and Boost.Date_Time, and
/// with two kinds of holiday set, because it depends on the machine which is faster.
///
/// Everything is in this header, so that the compiler can inline what it likes; the library under
/// test is called across a shared-library boundary.

#include <date/date.h>

#include <algorithm>
#include <boost/date_time/gregorian/gregorian_types.hpp>
#include <cstdint>
#include <optional>
#include <span>
#include <unordered_set>
#include <vector>

#include "bench/inputs.hpp"
#include "timescales/interop/boost_date_time.hpp"
#include "timescales/interop/date.hpp"

namespace timescales_bench {

// ---- Days
// -----------------------------------------------------------------------------------------

using date_day = date::sys_days;
using boost_day = boost::gregorian::date;

[[nodiscard]] inline bool is_weekend(date_day day) {
    const date::weekday weekday{day};
    return weekday == date::Saturday || weekday == date::Sunday;
}

[[nodiscard]] inline bool is_weekend(const boost_day& day) {
    const auto weekday = day.day_of_week().as_number();  // 0 is Sunday
    return weekday == 0 || weekday == 6;
}

[[nodiscard]] inline date_day plus_days(date_day day, std::int32_t count) {
    return day + date::days{count};
}

[[nodiscard]] inline boost_day plus_days(const boost_day& day, std::int32_t count) {
    return day + boost::gregorian::days{count};
}

/// Tells days apart within one library; the libraries count from different days.
[[nodiscard]] inline std::int32_t number_of(date_day day) {
    return static_cast<std::int32_t>(day.time_since_epoch().count());
}

[[nodiscard]] inline std::int32_t number_of(const boost_day& day) {
    return static_cast<std::int32_t>(day.day_number());
}

[[nodiscard]] inline date_day to_date(timescales::civil_date day) {
    return timescales::to_date_sys_days(day);
}

[[nodiscard]] inline boost_day to_boost(timescales::civil_date day) {
    return timescales::to_boost_date(day);
}

/// The corresponding date, or the last day of that month.
[[nodiscard]] inline date_day add_months(date_day day, std::int32_t months) {
    const date::year_month_day moved = date::year_month_day{day} + date::months{months};
    return moved.ok() ? date_day{moved} : date_day{moved.year() / moved.month() / date::last};
}

/// The same; Boost's own `months` would move 28 February to 31 August.
[[nodiscard]] inline boost_day add_months(const boost_day& day, std::int32_t months) {
    const auto fields = day.year_month_day();
    const int total = fields.year * 12 + fields.month - 1 + months;
    const auto year = static_cast<unsigned short>(total / 12);
    const auto month = static_cast<unsigned short>(total % 12 + 1);
    const auto last = boost::gregorian::gregorian_calendar::end_of_month_day(year, month);
    return {year, month, std::min(static_cast<unsigned short>(fields.day), last)};
}

// ---- Holidays
// -------------------------------------------------------------------------------------

class hashed_holidays {
  public:
    void insert(std::int32_t day) { days_.insert(day); }
    [[nodiscard]] bool contains(std::int32_t day) const { return days_.count(day) != 0; }

  private:
    std::unordered_set<std::int32_t> days_;
};

class sorted_holidays {
  public:
    /// In order of date.
    void insert(std::int32_t day) { days_.push_back(day); }
    [[nodiscard]] bool contains(std::int32_t day) const {
        return std::binary_search(days_.begin(), days_.end(), day);
    }

  private:
    std::vector<std::int32_t> days_;
};

// ---- The walk
// -------------------------------------------------------------------------------------

/// Working days by walking. It has no coverage and no certainty: it answers any question.
template <class Day, class Holidays>
class day_walk {
  public:
    explicit day_walk(Holidays holidays) : holidays_(std::move(holidays)) {}

    [[nodiscard]] bool is_working_day(const Day& day) const {
        return !is_weekend(day) && !holidays_.contains(number_of(day));
    }

    /// The `count`-th working day after `day`.
    [[nodiscard]] Day add(Day day, std::int32_t count) const {
        while (count > 0) {
            day = plus_days(day, 1);
            if (is_working_day(day)) {
                --count;
            }
        }
        return day;
    }

    /// How many working days lie after `from_exclusive` and not after `to_inclusive`.
    [[nodiscard]] std::int32_t count(const Day& from_exclusive, const Day& to_inclusive) const {
        std::int32_t found = 0;
        for (Day day = from_exclusive; day < to_inclusive;) {
            day = plus_days(day, 1);
            found += is_working_day(day) ? 1 : 0;
        }
        return found;
    }

    [[nodiscard]] Day on_or_before(Day day) const {
        while (!is_working_day(day)) {
            day = plus_days(day, -1);
        }
        return day;
    }

  private:
    Holidays holidays_;
};

template <class Day, class Holidays>
[[nodiscard]] day_walk<Day, Holidays> make_day_walk(const timescales::working_calendar& calendar) {
    Holidays holidays;
    for (const timescales::bank_holiday& h : calendar.holidays()) {
        if constexpr (std::is_same_v<Day, date_day>) {
            holidays.insert(number_of(to_date(h.date)));
        } else {
            holidays.insert(number_of(to_boost(h.date)));
        }
    }
    return day_walk<Day, Holidays>(std::move(holidays));
}

// ---- The review chain by hand
// -----------------------------------------------------------------------

/// A child as the hand-written chain likes it best: no kinds, no status, no unknown beginning, no
/// exceptions, reviews in order.
struct plain_child {
    date_day born;
    date_day start;
    std::optional<date_day> end;
    std::vector<date_day> reviews;
};

[[nodiscard]] std::vector<plain_child> to_plain(std::span<const looked_after>);

enum class review_outcome : std::uint8_t {
    on_time,
    late,
    not_required,
    missed,
    outstanding,
    overdue
};

struct review_limit {
    date_day due;
    date_day plan_by;
    review_outcome outcome;
    std::optional<std::int32_t> days_late;
    std::optional<std::int32_t> working_days_late;
};

/// The start of the 18th birthday; 1 March for those born on 29 February.
[[nodiscard]] inline date_day eighteenth_birthday(date_day born) {
    const date::year_month_day birthday = date::year_month_day{born} + date::years{18};
    return birthday.ok() ? date_day{birthday} : date_day{birthday.year() / date::March / 1};
}

/// Regulation 33 of SI 2010/959 in the version of 2011, and nothing else: within 20 working days,
/// then 3 months, then every 6, until the child is 18.
template <class Holidays>
class plain_chain {
  public:
    plain_chain(const day_walk<date_day, Holidays>& calendar, date_day as_at)
        : calendar_(calendar), as_at_(as_at) {}

    /// From the timeline that the library takes: finds the spell, keeps the reviews that were held
    /// by then, and puts them in order. Replaces what `into` held.
    void evaluate(const timescales::timeline& whose, std::vector<review_limit>& into) {
        constexpr timescales::kind_name looked_after_spell{"looked-after"};
        constexpr timescales::kind_name review{"review"};
        read_.born = to_date(*whose.born);
        read_.reviews.clear();
        for (const timescales::spell& s : whose.spells) {
            if (s.kind == looked_after_spell) {
                read_.start = to_date(s.known_from);
                read_.end = s.end ? std::optional(to_date(*s.end)) : std::nullopt;
            }
        }
        for (const timescales::event& e : whose.events) {
            if (e.kind == review && e.status == timescales::event_status::held &&
                to_date(e.on) <= as_at_) {
                read_.reviews.push_back(to_date(e.on));
            }
        }
        if (!std::is_sorted(read_.reviews.begin(), read_.reviews.end())) {
            std::sort(read_.reviews.begin(), read_.reviews.end());
        }
        evaluate(read_, into);
    }

    /// From a child whose reviews are those held, in order. Replaces what `into` held.
    void evaluate(const plain_child& child, std::vector<review_limit>& into) const {
        into.clear();
        date_day anchor = child.start;
        for (std::size_t held = 0;; ++held) {
            review_limit limit{};
            limit.due = held == 0   ? calendar_.add(anchor, 20)
                        : held == 1 ? add_months(anchor, 3)
                                    : add_months(anchor, 6);
            limit.plan_by = calendar_.on_or_before(limit.due);
            if (held == child.reviews.size()) {
                judge_unmet(limit, child);
                into.push_back(limit);
                return;
            }
            anchor = child.reviews[held];
            judge_met(limit, anchor);
            into.push_back(limit);
        }
    }

  private:
    void set_late(review_limit& limit, review_outcome what, date_day until) const {
        limit.outcome = what;
        limit.days_late = static_cast<std::int32_t>((until - limit.due).count());
        limit.working_days_late = calendar_.count(limit.due, until);
    }

    void judge_met(review_limit& limit, date_day held) const {
        if (held > limit.due) {
            set_late(limit, review_outcome::late, held);
            return;
        }
        limit.outcome = review_outcome::on_time;
        limit.days_late = 0;
        limit.working_days_late = 0;
    }

    /// The day on which the duty ends: a birthday is known in advance, a later end of the spell is
    /// not.
    [[nodiscard]] date_day end_of_duty(const plain_child& child) const {
        const date_day birthday = eighteenth_birthday(child.born);
        const bool left = child.end && *child.end <= as_at_;
        return left ? std::min(*child.end, birthday) : birthday;
    }

    void judge_unmet(review_limit& limit, const plain_child& child) const {
        const date_day end = end_of_duty(child);
        if (end <= limit.due) {
            limit.outcome = review_outcome::not_required;
        } else if (end <= as_at_) {
            set_late(limit, review_outcome::missed, end);
        } else if (as_at_ > limit.due) {
            set_late(limit, review_outcome::overdue, as_at_);
        } else {
            limit.outcome = review_outcome::outstanding;
        }
    }

    const day_walk<date_day, Holidays>& calendar_;
    date_day as_at_;
    plain_child read_{};  // used again for each timeline
};

}  // namespace timescales_bench
