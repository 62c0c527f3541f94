#include "timescales/period.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "lib/time/month_starts.hpp"

namespace timescales::inline v0 {

namespace {

struct unit_name {
    std::string_view singular;
    std::string_view plural;
    period_unit unit;
};

constexpr std::array<unit_name, 6> unit_names{{
    {"working day", "working days", period_unit::working_days},
    {"day", "days", period_unit::days},
    {"week", "weeks", period_unit::weeks},
    {"month", "months", period_unit::months},
    {"year", "years", period_unit::years},
    {"hour", "hours", period_unit::hours},
}};

std::string quoted(std::string_view text) {
    return "'" + std::string(text) + "'";
}

/// What is wrong, then what to do instead, with a semicolon between them.
error unreadable(std::string what, std::string_view instead) {
    return {error_code::invalid_text, std::move(what) + "; " + std::string(instead)};
}

constexpr std::string_view known_units = "use working days, days, weeks, months, years or hours";

std::string_view trimmed(std::string_view text) noexcept {
    while (!text.empty() && text.front() == ' ') {
        text.remove_prefix(1);
    }
    while (!text.empty() && text.back() == ' ') {
        text.remove_suffix(1);
    }
    return text;
}

/// Takes one "number unit" off the front of `rest`.
result<period> take_term(std::string_view whole, std::string_view& rest) {
    std::int32_t amount = 0;
    const auto [end, failed] = std::from_chars(rest.data(), rest.data() + rest.size(), amount);
    if (rest.empty() || rest.front() < '0' || rest.front() > '9') {
        return unreadable("the period " + quoted(whole) + " does not begin with a number",
                          "write for example '20 working days' or '6 months'");
    }
    if (failed != std::errc() || amount > period::max_amount) {
        return unreadable("the number in " + quoted(whole) + " is too large",
                          "use at most " + std::to_string(period::max_amount));
    }
    rest = rest.substr(static_cast<std::size_t>(end - rest.data()));
    if (!rest.empty() && rest.front() != ' ') {
        return unreadable("there is no space after the number in " + quoted(whole),
                          "write a whole number, a space and a unit, such as '20 working days'");
    }
    rest = trimmed(rest);
    // The unit runs to the next number.
    const std::size_t length = std::min(rest.find_first_of("0123456789"), rest.size());
    const std::string_view unit = trimmed(rest.substr(0, length));
    rest = rest.substr(length);
    for (const unit_name& known : unit_names) {
        if (unit != known.singular && unit != known.plural) {
            continue;
        }
        switch (known.unit) {
            case period_unit::working_days:
                return period::working_days(amount);
            case period_unit::days:
                return period::days(amount);
            case period_unit::weeks:
                return period::weeks(amount);
            case period_unit::months:
                return period::months(amount);
            case period_unit::years:
                return period::years(amount);
            case period_unit::hours:
                return period::hours(amount);
        }
    }
    return unreadable(
        unit.empty() ? "the unit is missing in " + quoted(whole) : "unknown unit " + quoted(unit),
        known_units);
}

}  // namespace

result<period> parse_period(std::string_view text) {
    std::string_view rest = trimmed(text);
    result<period> first = take_term(text, rest);
    if (!first || rest.empty()) {
        return first;
    }
    result<period> second = take_term(text, rest);
    if (!second) {
        return second;
    }
    if (!rest.empty() || first->unit() != period_unit::years ||
        second->unit() != period_unit::months) {
        return unreadable(quoted(text) + " mixes units",
                          "only years and months go together, as in '1 year 6 months'");
    }
    const std::int32_t months = first->in_months() + second->in_months();
    if (months > period::max_amount) {
        return unreadable(quoted(text) + " is too long",
                          "use at most " + std::to_string(period::max_amount) + " months");
    }
    return period::months(months);
}

std::string to_string(period length) {
    const unit_name& name = unit_names[static_cast<std::size_t>(length.unit()) - 1];
    return std::to_string(length.amount()) + ' ' +
           std::string(length.amount() == 1 ? name.singular : name.plural);
}

optional_date add_months(civil_date day, std::int32_t months) noexcept {
    return detail::corresponding_date(day, months);
}

optional_date attains_age(civil_date born, std::int32_t years, leap_birthday convention) noexcept {
    constexpr std::int32_t widest = detail::month_count / 12;
    if (years < -widest || years > widest) {
        return {};
    }
    const detail::month_sum birthday = detail::sum_months(born, 12 * years);
    if (!detail::in_table(birthday.target)) {
        return {};
    }
    // Only 29 February can be missing; the month after it begins on 1 March.
    const bool missing = birthday.day_index >= detail::length_of_month(birthday.target);
    return missing && convention == leap_birthday::first_of_march
               ? civil_date::from_days(
                     detail::month_starts[static_cast<std::size_t>(birthday.target) + 1])
               : detail::corresponding_date(born, 12 * years);
}

namespace {

/// One count, from the anchor to the answer.
class counter {
  public:
    counter(civil_date anchor, period length, const counting_policy& policy,
            const working_calendar* calendar, std::vector<counting_step>* steps)
        : anchor_(anchor),
          length_(length),
          policy_(policy),
          calendar_(calendar),
          steps_(steps),
          sign_(policy.direction == direction::after ? 1 : -1) {}

    result<reckoning> count() {
        if (steps_ != nullptr) {
            steps_->clear();
        }
        if (policy_.clear && policy_.first == first_day::included) {
            return error{error_code::invalid_argument,
                         "a period cannot both begin with the day and count clear days: the first "
                         "counts the day itself, the second leaves both ends out"};
        }
        if (needs_calendar() && calendar_ == nullptr) {
            return error{error_code::calendar_required, "working days are needed to count " +
                                                            to_string(length_) +
                                                            ", and no calendar was given"};
        }
        const optional_date start = start_of_count();
        const result<civil_date> limit = start ? length_from(*start) : out_of_range();
        if (!limit) {
            return limit.error();
        }
        const result<civil_date> further = policy_.clear ? one_further(*limit) : limit;
        if (!further) {
            return further.error();
        }
        const result<civil_date> rolled = roll_from(*further);
        if (!rolled) {
            return rolled.error();
        }
        record(counting_step::kind::answer, *rolled);
        // Rolled back, the answer still rests on the limit that it left.
        const certainty sure = certainty_of(std::max(*rolled, *further));
        const date_range range = sure == certainty::projected ? range_of(*start, *further)
                                                              : date_range{*rolled, *rolled};
        return reckoning{*rolled,        *further,    sure, month_end_mattered_,
                         range.earliest, range.latest};
    }

  private:
    [[nodiscard]] bool in_working_days() const noexcept {
        return length_.unit() == period_unit::working_days;
    }

    [[nodiscard]] bool needs_calendar() const noexcept {
        return in_working_days() || policy_.roll != roll::none;
    }

    /// Whether working days are counted at all: 0 working days is the start itself.
    [[nodiscard]] bool counts_working_days() const noexcept {
        return in_working_days() && (length_.amount() != 0 || policy_.clear);
    }

    optional_date start_of_count() {
        record(counting_step::kind::starts, anchor_);
        if (policy_.first == first_day::excluded || length_.amount() == 0) {
            last_counted_back_ = anchor_.plus_days(-1).value_or(anchor_);
            return anchor_;
        }
        const optional_date beside = anchor_.plus_days(-sign_);
        if (beside) {
            record(counting_step::kind::day_before, *beside);
        }
        return beside;
    }

    result<civil_date> length_from(civil_date start) {
        switch (length_.unit()) {
            case period_unit::working_days:
                return working_days_from(start, length_.amount());
            case period_unit::days:
            case period_unit::weeks:
            case period_unit::hours: {
                const optional_date end = start.plus_days(std::int64_t{sign_} * length_.in_days());
                if (!end) {
                    return out_of_range();
                }
                record(counting_step::kind::counted, *end, length_.amount());
                return *end;
            }
            case period_unit::months:
            case period_unit::years:
                return months_from(start);
        }
        return out_of_range();
    }

    result<civil_date> working_days_from(civil_date start, std::int32_t count) {
        const optional_date end = calendar_->add(start, sign_ * count);
        if (!end) {
            return outside_coverage(start);
        }
        if (steps_ != nullptr && count != 0) {
            record_skipped(start, *end);
        }
        record(counting_step::kind::counted, *end, count);
        return *end;
    }

    result<civil_date> months_from(civil_date start) {
        const optional_date corresponding = add_months(start, sign_ * length_.in_months());
        if (!corresponding) {
            return out_of_range();
        }
        // Clamped or not: 31 August + 6 months is, 28 August + 6 months is not.
        month_end_mattered_ = (*corresponding).ymd().day != start.ymd().day;
        record(counting_step::kind::counted, *corresponding, length_.amount());
        if (!month_end_mattered_) {
            return *corresponding;
        }
        if (policy_.month_end == month_end::refuse) {
            return error{error_code::ambiguous_month_end,
                         std::string(to_text(start)) + (sign_ > 0 ? " plus " : " minus ") +
                             to_string(length_) +
                             " depends on the month-end policy: the month has no day " +
                             std::to_string(start.ymd().day) + "; 'corresponding' gives " +
                             std::string(to_text(*corresponding)) + ", which is English law" +
                             (sign_ > 0 ? ", 'next-day' the day after" : "")};
        }
        if (policy_.month_end == month_end::next_day && policy_.direction == direction::after) {
            const optional_date next = (*corresponding).plus_days(1);
            if (!next) {
                return out_of_range();
            }
            record(counting_step::kind::month_end, *next);
            return *next;
        }
        record(counting_step::kind::month_end, *corresponding);
        return *corresponding;
    }

    result<civil_date> one_further(civil_date limit) {
        const optional_date further =
            in_working_days() ? calendar_->add(limit, sign_) : limit.plus_days(sign_);
        if (!further) {
            return in_working_days() ? outside_coverage(limit) : out_of_range();
        }
        if (steps_ != nullptr && in_working_days()) {
            record_skipped(limit, *further);
        }
        record(counting_step::kind::clear_day, *further);
        return *further;
    }

    result<civil_date> roll_from(civil_date limit) {
        if (policy_.roll == roll::none) {
            const bool known_free =
                calendar_ != nullptr && !calendar_->is_working_day(limit).value_or(true);
            if (known_free || limit.is_weekend()) {
                record(counting_step::kind::not_extended, limit, 0,
                       calendar_ != nullptr ? calendar_->holiday_on(limit) : nullptr);
            }
            return limit;
        }
        const optional_date rolled = rolled_from(limit);
        if (!rolled) {
            return outside_coverage(limit);
        }
        if (*rolled != limit) {
            record(counting_step::kind::rolled, *rolled);
        }
        return *rolled;
    }

    [[nodiscard]] optional_date rolled_from(civil_date limit) const {
        switch (policy_.roll) {
            case roll::none:
                break;
            case roll::next:
                return calendar_->on_or_after(limit);
            case roll::previous:
                return calendar_->on_or_before(limit);
            case roll::sunday_or_holiday:
                return first_open(limit);
        }
        return limit;
    }

    /// The first day from `day` on that is neither a Sunday nor a public holiday. Empty outside
    /// coverage.
    [[nodiscard]] optional_date first_open(optional_date day) const {
        while (day && calendar_->is_working_day(*day).has_value()) {
            if ((*day).day_of_week() != weekday::sunday && calendar_->holiday_on(*day) == nullptr) {
                return day;
            }
            day = (*day).plus_days(1);
        }
        return {};
    }

    /// An answer rests on every day counted, of which the latest decides.
    [[nodiscard]] certainty certainty_of(civil_date answer) const noexcept {
        const bool counted = counts_working_days();
        if (!counted && policy_.roll == roll::none) {
            return certainty::settled;
        }
        const civil_date latest =
            counted && sign_ < 0 ? std::max(last_counted_back_, answer) : answer;
        return calendar_->certainty_of(latest);
    }

    /// Of an answer that rests on the calendar: a count of working days, which no roll moves, or a
    /// roll, which counts one working day from the day beside the limit.
    [[nodiscard]] date_range range_of(civil_date start, civil_date limit) const {
        if (policy_.roll == roll::sunday_or_holiday && !counts_working_days()) {
            // One day less is no holiday, or the first that is open is one as well.
            const bool sunday = limit.day_of_week() == weekday::sunday;
            const optional_date open = first_open(limit);
            return {sunday ? limit.plus_days(1) : optional_date(limit),
                    open ? first_open((*open).plus_days(1)) : optional_date()};
        }
        const bool forward = policy_.roll == roll::next;
        const optional_date from =
            counts_working_days() ? start : limit.plus_days(forward ? -1 : 1);
        const std::int32_t count = counts_working_days()
                                       ? sign_ * (length_.amount() + (policy_.clear ? 1 : 0))
                                       : (forward ? 1 : -1);
        return from ? calendar_->range_of(*from, count).value_or(date_range{}) : date_range{};
    }

    void record(counting_step::kind what, civil_date day, std::int32_t amount = 0,
                const bank_holiday* holiday = nullptr) {
        if (steps_ != nullptr) {
            steps_->push_back({what, day, amount, holiday});
        }
    }

    void record_skipped(civil_date from, civil_date to) {
        // In the order in which the count meets them.
        const auto met = [&](const bank_holiday& h) {
            if (h.date != from) {
                record(counting_step::kind::skipped, h.date, 0, &h);
            }
        };
        if (sign_ > 0) {
            const auto holidays = calendar_->holidays(from, to);
            std::for_each(holidays.begin(), holidays.end(), met);
        } else {
            const auto holidays = calendar_->holidays(to, from);
            std::for_each(holidays.rbegin(), holidays.rend(), met);
        }
    }

    static error out_of_range() {
        return {error_code::date_out_of_range,
                "the answer lies outside 1900-01-01 to 2199-12-31, the dates that are supported"};
    }

    [[nodiscard]] error outside_coverage(civil_date from) const {
        return {error_code::outside_coverage,
                "the answer depends on days that the calendar " + std::string(calendar_->name()) +
                    " does not know: counting from " + std::string(to_text(from)) + ", it covers " +
                    std::string(to_text(calendar_->covered_from())) + " to " +
                    std::string(to_text(calendar_->covered_to())) +
                    "; use a calendar that covers more years"};
    }

    civil_date anchor_;
    period length_;
    counting_policy policy_;
    const working_calendar* calendar_;
    std::vector<counting_step>* steps_;
    std::int32_t sign_;
    civil_date last_counted_back_ = anchor_;  // counting back, the latest day that is counted
    bool month_end_mattered_ = false;
};

}  // namespace

result<reckoning> add(civil_date anchor, period length, const counting_policy& policy,
                      const working_calendar* calendar, std::vector<counting_step>* steps) {
    return counter(anchor, length, policy, calendar, steps).count();
}

}  // namespace timescales::inline v0
