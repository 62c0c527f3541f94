#include "timescales/calendar_change.hpp"

#include <algorithm>
#include <string>

#include "lib/time/calendar_builder.hpp"

namespace timescales::inline v0 {

namespace {

std::string text(civil_date day) {
    return std::string(to_text(day));
}

error wrong(std::string message) {
    return {error_code::invalid_argument, std::move(message)};
}

std::vector<bank_holiday>::iterator place_of(std::vector<bank_holiday>& holidays, civil_date day) {
    return std::lower_bound(holidays.begin(), holidays.end(), day,
                            [](const bank_holiday& h, civil_date d) { return h.date < d; });
}

bool holds(std::vector<bank_holiday>& holidays, civil_date day) {
    const auto at = place_of(holidays, day);
    return at != holidays.end() && at->date == day;
}

/// Why the day cannot be announced, or nothing.
std::optional<error> problem_with(const detail::calendar_content& content, civil_date day,
                                  civil_date on) {
    if (day <= on) {
        return wrong(text(day) + " is not after the announcement of " + text(on) +
                     "; what has passed is not announced");
    }
    if (day < content.covered_from || content.covered_to < day) {
        return error{error_code::outside_coverage,
                     text(day) + " lies outside the days that the calendar " +
                         std::string(content.name) + " covers, " + text(content.covered_from) +
                         " to " + text(content.covered_to)};
    }
    return {};
}

}  // namespace

result<working_calendar> with_announcement(const working_calendar& calendar,
                                           const announcement& told) {
    if (calendar.tables().composed_of != nullptr || calendar.known_on()) {
        return wrong("the calendar " + std::string(calendar.name()) +
                     " is made from others, or from what was known on a date; announce the days "
                     "to the calendar of each division");
    }
    detail::calendar_content content = detail::content_of(calendar);
    for (const civil_date day : told.withdrawn) {
        if (auto problem = problem_with(content, day, told.on)) {
            return std::move(*problem);
        }
        const auto at = place_of(content.holidays, day);
        if (at == content.holidays.end() || at->date != day) {
            return wrong(text(day) + " is no holiday in " + std::string(content.name) +
                         ", so it cannot be withdrawn");
        }
        bank_holiday gone = *at;
        gone.withdrawn = told.on;
        content.holidays.erase(at);
        content.withdrawn.insert(place_of(content.withdrawn, day), gone);
    }
    for (bank_holiday added : told.added) {
        if (auto problem = problem_with(content, added.date, told.on)) {
            return std::move(*problem);
        }
        if (added.date.is_weekend()) {
            return wrong(text(added.date) + " is a " +
                         std::string(to_string(added.date.day_of_week())) +
                         ", which is no working day anyway; give the substitute day");
        }
        if (holds(content.holidays, added.date)) {
            return wrong(text(added.date) + " is a holiday in " + std::string(content.name) +
                         " already: " + describe(*place_of(content.holidays, added.date)));
        }
        added.announced = told.on;
        added.withdrawn = {};
        added.listed_by = content.name;
        content.holidays.insert(place_of(content.holidays, added.date), added);
    }
    return detail::build_calendar(std::move(content));
}

calendar_freshness freshness_of(const working_calendar& calendar, civil_date on) {
    const civil_date needed_to = civil_date::from_ymd(on.ymd().year + 1, 12, 31).value_or(max_date);
    const optional_date review_by = calendar.review_by();
    return {.calendar = std::string(calendar.name()),
            .published_to = calendar.published_to(),
            .needed_to = needed_to,
            .verified_on = calendar.verified_on(),
            .review_by = review_by,
            .year_missing = calendar.published_to() < needed_to,
            .review_due = review_by && *review_by < on};
}

result<date_comparison> compare_dates(const working_calendar& before, const working_calendar& after,
                                      civil_date from_inclusive, civil_date to_inclusive,
                                      period length, const counting_policy& policy) {
    if (to_inclusive < from_inclusive) {
        return wrong("the first start, " + text(from_inclusive) + ", lies after the last, " +
                     text(to_inclusive) + "; swap the two");
    }
    date_comparison answer;
    for (civil_date start = from_inclusive;; start = *start.plus_days(1)) {
        const result<reckoning> first = add(start, length, policy, &before);
        const result<reckoning> second = add(start, length, policy, &after);
        for (const auto* one : {&first, &second}) {
            if (!*one && one->error().code == error_code::invalid_argument) {
                return one->error();
            }
        }
        if (!first || !second) {
            ++answer.undetermined;
        } else {
            ++answer.examined;
            if (first->date != second->date) {
                answer.moved.push_back({start, first->date, second->date});
            }
        }
        if (start == to_inclusive) {
            return answer;
        }
    }
}

}  // namespace timescales::inline v0
