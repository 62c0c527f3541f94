#include <algorithm>
#include <string>

#include "lib/formats/report_writers.hpp"
#include "lib/formats/text_layout.hpp"

namespace timescales::inline v0::reports::text {

namespace {

/// "20 working days after Monday 4 December 2017".
std::string question_text(const reckoning_question& question) {
    const counting_policy& policy = question.policy;
    std::string text = to_string(question.length);
    if (policy.clear) {
        text.insert(text.find(' ') + 1, "clear ");
    }
    if (policy.first == first_day::included) {
        text += policy.direction == direction::after ? " beginning with " : " ending with ";
    } else {
        text += policy.direction == direction::after ? " after " : " before ";
    }
    return text + long_date(question.from);
}

std::string holiday_text(const bank_holiday& h, const working_calendar* calendar) {
    return printable(calendar != nullptr ? describe(h, *calendar) : describe(h));
}

/// How far the answer can still change; nothing where it cannot.
std::string certainty_text(const working_calendar& calendar, certainty known) {
    std::string text;
    if (calendar.known_on()) {
        text += "  by the calendar as known on " + long_date(*calendar.known_on()) + '\n';
    }
    if (known == certainty::announced) {
        text += "  rests on published days still to come, which a proclamation can move\n";
    }
    if (known == certainty::projected) {
        text += "  projected: rests on days after " + long_date(calendar.published_to()) +
                ", which follow from the rules and are not published yet\n";
    }
    return text;
}

/// "2030-01-04 (Friday) to 2030-01-08 (Tuesday)", an end that is not covered left open.
std::string range_text(optional_date earliest, optional_date latest) {
    return (earliest ? with_weekday(*earliest) : std::string("before the days covered")) + " to " +
           (latest ? with_weekday(*latest) : std::string("after the days covered"));
}

std::string step_text(const counting_step& taken, const reckoning_question& question) {
    switch (taken.what) {
        case counting_step::kind::skipped:
            return "skipped " + long_date(taken.date) + ": " +
                   (taken.holiday != nullptr ? holiday_text(*taken.holiday, question.calendar)
                                             : "not a working day");
        case counting_step::kind::day_before:
            return "counted from " + long_date(taken.date) + ", so that " +
                   long_date(question.from) + " itself counts";
        case counting_step::kind::month_end:
            return "the month has no such day: " + long_date(taken.date) + " under the policy '" +
                   std::string(name_of(question.policy.month_end)) + "'";
        case counting_step::kind::clear_day:
            return "both ends are left out, so one further: " + long_date(taken.date);
        case counting_step::kind::rolled:
            return "not a working day, so moved to " + long_date(taken.date);
        case counting_step::kind::not_extended:
            return long_date(taken.date) + " is not a working day" +
                   (taken.holiday != nullptr
                        ? ", " + holiday_text(*taken.holiday, question.calendar)
                        : "") +
                   ", and the limit is not extended for that";
        case counting_step::kind::starts:
        case counting_step::kind::counted:
        case counting_step::kind::answer:
            break;
    }
    return {};
}

}  // namespace

std::string of_reckoning(const reckoning_question& question, const reckoning& answer,
                         std::span<const counting_step> steps, text_style style) {
    std::string text = painted(with_weekday(answer.date), ink::bold, style) + ", " +
                       question_text(question) + '\n';
    for (const counting_step& taken : steps) {
        const std::string line = step_text(taken, question);
        if (!line.empty()) {
            text += "  " + line + '\n';
        }
    }
    if (question.calendar != nullptr) {
        text += certainty_text(*question.calendar, answer.certainty);
    }
    if (answer.certainty == certainty::projected) {
        text += "  " + range_text(answer.earliest, answer.latest) +
                " if at most one day is added or moved\n";
    }
    return text;
}

std::string working_day_count(const working_calendar& calendar, civil_date from_exclusive,
                              civil_date to_inclusive, std::int32_t count, text_style style) {
    const std::string number = std::to_string(count);
    std::string text = painted(number, ink::bold, style) +
                       counted(count, "working day", "working days").substr(number.size()) +
                       " after " + long_date(from_exclusive) + ", up to and including " +
                       long_date(to_inclusive) + '\n';
    for (const bank_holiday& h : calendar.holidays(from_exclusive, to_inclusive)) {
        if (h.date != from_exclusive) {
            text += "  skipped " + long_date(h.date) + ": " + holiday_text(h, &calendar) + '\n';
        }
    }
    const certainty known = calendar.certainty_of(std::max(from_exclusive, to_inclusive));
    text += certainty_text(calendar, known);
    const auto range = calendar.count_range_of(from_exclusive, to_inclusive);
    if (known == certainty::projected && range) {
        text += "  " + std::to_string(range->lowest) + " to " + std::to_string(range->highest) +
                " if at most one day is added or moved\n";
    }
    return text;
}

std::string working_days(const working_calendar& calendar, civil_date from_inclusive,
                         civil_date to_inclusive, text_style) {
    const std::vector<civil_date> days =
        working_days_between(calendar, from_inclusive, to_inclusive);
    if (days.empty()) {
        return "No working day from " + long_date(from_inclusive) + " to " +
               long_date(to_inclusive) + ".\n";
    }
    std::string text;
    for (const civil_date day : days) {
        text += with_weekday(day) + '\n';
    }
    return text;
}

namespace {

/// "statute", and what is to be known of the day beside it.
std::string holiday_remarks(const working_calendar& calendar, const bank_holiday& h) {
    std::string text(to_string(h.basis));
    if (h.basis == holiday_basis::layer) {
        return text + " " + printable(h.listed_by) + ": " + printable(h.source);
    }
    switch (h.attested) {
        case attestation::announced:
            text += ", announced";
            break;
        case attestation::derived:
            text += ", not yet published";
            break;
        case attestation::projected:
            text += ", not yet proclaimed";
            break;
        case attestation::high:
        case attestation::medium:
        case attestation::low:
            break;
    }
    text += h.announced ? ", made public " + in_words(*h.announced) : "";
    text += h.proclaimed ? ", proclaimed " + in_words(*h.proclaimed) : "";
    text += h.listed_by == calendar.name() ? "" : ", " + printable(h.listed_by);
    return text;
}

}  // namespace

std::string holidays(const working_calendar& calendar, civil_date from_inclusive,
                     civil_date to_inclusive, text_style style) {
    const auto listed = calendar.holidays(from_inclusive, to_inclusive);
    std::string text =
        counted(static_cast<std::int64_t>(listed.size()), "holiday", "holidays") + " of " +
        painted(full_name(calendar), ink::bold, style) + " from " + long_date(from_inclusive) +
        " to " + long_date(to_inclusive) + '\n' +
        paragraph("", "The calendar " + coverage_text(calendar) +
                          ". Holidays at a weekend change nothing and are not listed.");
    std::size_t widest = 0;
    for (const bank_holiday& h : listed) {
        widest = std::max(widest, width_of(h.name));
    }
    for (const bank_holiday& h : listed) {
        text += "  " + padded(with_weekday(h.date), 22) + "  " + padded(printable(h.name), widest) +
                "  " + holiday_remarks(calendar, h) + '\n';
    }
    return text;
}

std::string coverage_text(const working_calendar& calendar) {
    const auto day = [](civil_date date) { return std::string(to_text(date)); };
    std::string text =
        "knows " + day(calendar.covered_from()) + " to " + day(calendar.recorded_to());
    if (calendar.recorded_to() < calendar.covered_to()) {
        text += ", projects to " + day(calendar.covered_to());
    }
    text += " and was last verified on " + day(calendar.verified_on());
    return calendar.known_on() ? text + "; it stands as known on " + day(*calendar.known_on())
                               : text;
}

std::string comparison(const holiday_comparison& given, text_style style) {
    const auto many = static_cast<std::int64_t>(given.differences.size());
    std::string text =
        (many == 0 ? std::string("No difference")
                   : painted(counted(many, "difference", "differences"), ink::red, style)) +
        " between GOV.UK's list and " + given.calendar + " from " + long_date(given.from) + " to " +
        long_date(given.to) + "; " + counted(given.shared, "day", "days") + " in both\n";
    for (const holiday_difference& d : given.differences) {
        const bool published = d.what == holiday_difference::kind::only_published;
        text += "  " + padded(with_weekday(d.date), 22) + "  " +
                (published ? "only in GOV.UK's list: " : "only in the calendar: ") +
                printable(d.name) + (d.settled ? " (had passed when last verified)" : "") + '\n';
    }
    if (given.newly_published) {
        text += "GOV.UK's list reaches beyond the years that the calendar records: merge it.\n";
    }
    return text;
}

std::string moved_dates(const date_question& asked, const date_comparison& found,
                        text_style style) {
    const auto many = static_cast<std::int64_t>(found.moved.size());
    std::string text = painted(std::to_string(many), ink::bold, style) + " of " +
                       counted(found.examined, "start", "starts") + " from " +
                       long_date(asked.from) + " to " + long_date(asked.to) +
                       (many == 1 ? " moves: " : " move: ") + to_string(asked.length) + " by " +
                       full_name(*asked.before) + ", then by " + full_name(*asked.after) + '\n';
    for (const auto& [days, starts] : moves_by_length(found)) {
        text += "  " + counted(starts, "start", "starts") + " by " + (days > 0 ? "+" : "") +
                counted(days, "day", "days") + '\n';
    }
    for (const moved_date& m : found.moved) {
        text += "  " + with_weekday(m.start) + ": " + with_weekday(m.before) + " -> " +
                with_weekday(m.after) + '\n';
    }
    if (found.undetermined > 0) {
        text += counted(found.undetermined, "start has", "starts have") +
                " no answer by one of the calendars, which do not cover it\n";
    }
    return text;
}

std::string freshness(std::span<const calendar_freshness> given, text_style style) {
    std::string text;
    for (const calendar_freshness& c : given) {
        text += c.outdated() ? painted("outdated", ink::red, style) : "up to date";
        text += "  " + c.calendar + ": holidays published to " + in_words(c.published_to);
        text += c.year_missing ? ", needed to " + in_words(c.needed_to) : "";
        text += c.review_by ? "; to be reviewed by " + in_words(*c.review_by) : "";
        text += c.review_due ? ", which has passed" : "";
        text += '\n';
    }
    return text;
}

}  // namespace timescales::inline v0::reports::text
