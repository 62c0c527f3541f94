#include <algorithm>
#include <string>

#include "timescales/govuk_holidays.hpp"

namespace timescales::inline v0 {

namespace {

std::string names_of(const govuk_list& list) {
    std::string names;
    for (const govuk_division& division : list.divisions) {
        names += names.empty() ? "" : ", ";
        names += division.name;
    }
    return names;
}

}  // namespace

result<holiday_comparison> compare_holidays(const working_calendar& calendar,
                                            const govuk_list& list) {
    const auto division =
        std::find_if(list.divisions.begin(), list.divisions.end(),
                     [&](const govuk_division& d) { return d.name == calendar.name(); });
    if (division == list.divisions.end()) {
        return error{error_code::not_found, list.path + " has no division '" +
                                                std::string(calendar.name()) +
                                                "'; those that it has are " + names_of(list)};
    }
    const auto& published = division->holidays;
    holiday_comparison answer{
        .calendar = std::string(calendar.name()),
        .from = civil_date::from_ymd(published.front().date.ymd().year, 1, 1).value(),
        .to = civil_date::from_ymd(published.back().date.ymd().year, 12, 31).value(),
        .differences = {}};
    if (!calendar.covers(answer.from) || !calendar.covers(answer.to)) {
        return error{error_code::outside_coverage,
                     "the calendar " + std::string(calendar.name()) + " covers " +
                         std::string(to_text(calendar.covered_from())) + " to " +
                         std::string(to_text(calendar.covered_to())) + ", and the list has " +
                         std::string(to_text(answer.from)) + " to " +
                         std::string(to_text(answer.to))};
    }
    answer.newly_published = calendar.recorded_to() < answer.to;
    const auto differs = [&](holiday_difference::kind what, civil_date date, std::string name) {
        answer.differences.push_back(
            {what, date, std::move(name), calendar.certainty_of(date) == certainty::settled});
    };
    const auto recorded = calendar.holidays(answer.from, answer.to);
    auto ours = recorded.begin();
    auto theirs = published.begin();
    while (ours != recorded.end() || theirs != published.end()) {
        if (theirs == published.end() || (ours != recorded.end() && ours->date < theirs->date)) {
            differs(holiday_difference::kind::only_recorded, ours->date, std::string(ours->name));
            ++ours;
        } else if (ours == recorded.end() || theirs->date < ours->date) {
            differs(holiday_difference::kind::only_published, theirs->date, theirs->title);
            ++theirs;
        } else {
            ++answer.shared;
            ++ours;
            ++theirs;
        }
    }
    return answer;
}

}  // namespace timescales::inline v0
