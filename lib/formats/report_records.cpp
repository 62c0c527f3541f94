#include <algorithm>
#include <string>

#include "lib/formats/report_writers.hpp"
#include "lib/model/wording.hpp"

namespace timescales::inline v0::reports {

namespace {

field_value value_of(std::optional<std::int32_t> number) {
    return number ? field_value(std::int64_t{*number}) : field_value();
}

/// Positions count from 1; 0 means unknown.
field_value position(std::uint32_t number) {
    return number == 0 ? field_value() : field_value(std::int64_t{number});
}

const version* version_of(const timescale& duty, const obligation& o) noexcept {
    return o.version < duty.versions.size() ? &duty.versions[o.version] : nullptr;
}

}  // namespace

field_value value_of(optional_date date) {
    return date ? field_value(std::string(to_text(*date).view())) : field_value();
}

field_value value_of(std::string_view text) {
    return text.empty() ? field_value() : field_value(std::string(text));
}

std::string_view what_meets(const timescale& duty) noexcept {
    return duty.met_by.kind ? duty.met_by.kind->view() : std::string_view("end");
}

std::string_view step_name(const timescale& duty, const obligation& o) noexcept {
    const version* law = version_of(duty, o);
    return law != nullptr && o.step < law->steps.size() ? law->steps[o.step].id : "unknown";
}

record record_of(const rule_book& book, const timeline& who, const obligation& o) {
    const timescale& duty = book.timescales()[o.timescale];
    const version* law = version_of(duty, o);
    const bool step_known = law != nullptr && o.step < law->steps.size();
    return {
        {"key", key_of(book, who, o)},
        {"child", value_of(std::string_view(who.id))},
        {"timescale", std::string(duty.name)},
        {"kind", std::string(to_string(duty.kind))},
        {"version", value_of(law != nullptr ? law->instrument.number : std::string_view())},
        {"step", value_of(step_known ? law->steps[o.step].id : std::string_view())},
        {"anchor", value_of(o.anchor)},
        {"due", value_of(o.due)},
        {"due_earliest", value_of(o.due_earliest)},
        {"due_latest", value_of(o.due_latest)},
        {"plan_by", value_of(o.plan_by)},
        {"certainty", value_of(o.certainty ? to_string(*o.certainty) : std::string_view())},
        {"outcome", std::string(to_string(o.outcome))},
        {"reason", std::string(to_string(o.reason))},
        {"met_on", value_of(o.met_on)},
        {"planned_on", value_of(o.planned_on)},
        {"days_late", value_of(o.days_late)},
        {"working_days_late", value_of(o.working_days_late)},
        {"assumed", o.assumed},
        {"projected", o.projected},
        {"precision", std::string(o.degraded ? "day" : "exact")},
    };
}

record record_of(const rule_book& book, const timeline& who, const notice& n) {
    return {
        {"what", std::string(name_of(n.what))},
        {"date", value_of(n.date)},
        {"timescale", std::string(book.timescales()[n.timescale].name)},
        {"message", message_of(book, who, n)},
    };
}

record record_of(const bank_holiday& h) {
    return {
        {"date", value_of(h.date)},
        {"name", std::string(h.name)},
        {"basis", std::string(to_string(h.basis))},
        {"attested", std::string(to_string(h.attested))},
        {"source", value_of(h.source)},
        {"announced", value_of(h.announced)},
        {"proclaimed", value_of(h.proclaimed)},
        {"withdrawn", value_of(h.withdrawn)},
        {"listed_by", value_of(h.listed_by)},
    };
}

record record_of(const diagnostic& d) {
    return {
        {"severity", std::string(to_string(d.severity))},
        {"code", value_of(std::string_view(d.code))},
        {"message", d.message},
        {"file", value_of(std::string_view(d.file))},
        {"line", position(d.line)},
        {"column", position(d.column)},
        {"child", value_of(std::string_view(d.child))},
    };
}

record record_of(const ssda903_file& f) {
    return {
        {"path", f.path},
        {"module", std::string(to_string(f.module))},
        {"folder", std::int64_t{f.folder}},
        {"rows", f.rows},
        {"used", f.used},
        {"repeated", f.repeated},
        {"replaced", f.replaced},
        {"blank", f.blank},
        {"set_aside", f.set_aside},
        {"not_read", f.not_read},
    };
}

record record_of(const reckoning_question& question, const reckoning& answer) {
    const counting_policy& policy = question.policy;
    return {
        {"date", value_of(answer.date)},
        {"certainty", std::string(to_string(answer.certainty))},
        {"earliest", value_of(answer.earliest)},
        {"latest", value_of(answer.latest)},
        {"from", value_of(question.from)},
        {"period", to_string(question.length)},
        {"amount", std::int64_t{question.length.amount()}},
        {"unit", std::string(name_of(question.length.unit()))},
        {"direction", std::string(name_of(policy.direction))},
        {"beginning_with", policy.first == first_day::included},
        {"clear", policy.clear},
        {"month_end", std::string(name_of(policy.month_end))},
        {"roll", std::string(name_of(policy.roll))},
        {"calendar",
         value_of(question.calendar != nullptr ? question.calendar->name() : std::string_view())},
        {"known_on",
         value_of(question.calendar != nullptr ? question.calendar->known_on() : optional_date())},
        {"before_roll", value_of(answer.before_roll)},
        {"month_end_mattered", answer.month_end_mattered},
    };
}

record record_of_count(const working_calendar& calendar, civil_date from_exclusive,
                       civil_date to_inclusive, std::int32_t count) {
    const certainty known = calendar.certainty_of(std::max(from_exclusive, to_inclusive));
    const count_range exact{count, count};
    const count_range range =
        known == certainty::projected
            ? calendar.count_range_of(from_exclusive, to_inclusive).value_or(exact)
            : exact;
    return {
        {"count", std::int64_t{count}},
        {"certainty", std::string(to_string(known))},
        {"lowest", std::int64_t{range.lowest}},
        {"highest", std::int64_t{range.highest}},
        {"from_exclusive", value_of(from_exclusive)},
        {"to_inclusive", value_of(to_inclusive)},
        {"calendar", std::string(calendar.name())},
        {"known_on", value_of(calendar.known_on())},
    };
}

record record_of_working_day(civil_date day) {
    return {{"date", value_of(day)}, {"weekday", std::string(to_string(day.day_of_week()))}};
}

record record_of(const holiday_difference& d) {
    const bool published = d.what == holiday_difference::kind::only_published;
    return {
        {"date", value_of(d.date)},
        {"only_in", std::string(published ? "gov.uk" : "calendar")},
        {"name", d.name},
        {"settled", d.settled},
    };
}

record record_of(const located_figure& f) {
    const figure_check found = check_figure(f.figure);
    const auto end = [](const std::optional<count_span>& span, std::int64_t count_span::*which) {
        return span ? field_value((*span).*which) : field_value();
    };
    return {
        {"line", f.line == 0 ? field_value() : field_value(std::int64_t{f.line})},
        {"label", value_of(f.label)},
        {"numerator", f.figure.numerator},
        {"denominator", f.figure.denominator},
        {"percent", percent_text(f.figure)},
        {"percent_of_counts", value_of(found.percent.value_or(""))},
        {"consistent", found.consistent},
        {"numerator_from", end(found.numerators, &count_span::lowest)},
        {"numerator_to", end(found.numerators, &count_span::highest)},
        {"denominator_from", end(found.denominators, &count_span::lowest)},
        {"denominator_to", end(found.denominators, &count_span::highest)},
    };
}

record record_of(const moved_date& m) {
    return {
        {"start", value_of(m.start)},
        {"before", value_of(m.before)},
        {"after", value_of(m.after)},
        {"days", std::int64_t{m.after - m.before}},
    };
}

record record_of(const calendar_freshness& c) {
    return {
        {"calendar", c.calendar},
        {"outdated", c.outdated()},
        {"published_to", value_of(c.published_to)},
        {"needed_to", value_of(c.needed_to)},
        {"year_missing", c.year_missing},
        {"verified_on", value_of(c.verified_on)},
        {"review_by", value_of(c.review_by)},
        {"review_due", c.review_due},
    };
}

record record_of(const timescale& duty) {
    const version& latest = duty.versions.back();
    return {
        {"id", std::string(duty.name)},
        {"kind", std::string(to_string(duty.kind))},
        {"arises_per", std::string(duty.arises_per.kind.view())},
        {"met_by", std::string(what_meets(duty))},
        {"until_age", value_of(duty.until_age)},
        {"calendar", value_of(duty.calendar)},
        {"version", value_of(latest.instrument.number)},
        {"in_force_from", value_of(latest.in_force_from)},
        {"in_force_to", value_of(latest.in_force_to)},
        {"says", std::string(duty.says)},
    };
}

record record_of(const timescale& duty, const version& law, const step& limit) {
    return {
        {"timescale", std::string(duty.name)},
        {"version", value_of(law.instrument.number)},
        {"in_force_from", value_of(law.in_force_from)},
        {"in_force_to", value_of(law.in_force_to)},
        {"step", std::string(limit.id)},
        {"limit", in_words(limit, duty)},
        {"repeats", limit.repeats},
        {"provision", value_of(limit.cite.provision)},
        {"read", std::string(to_string(limit.cite.read))},
        {"source", value_of(limit.cite.source)},
        {"read_on", value_of(limit.cite.read_on)},
    };
}

record record_of(const surviving_mutant& m, bool equivalent) {
    return {
        {"file", m.file},
        {"line", position(m.line)},
        {"column", position(m.column)},
        {"place", m.place},
        {"change", m.change},
        {"equivalent", equivalent},
        {"equal_cases", static_cast<std::int64_t>(m.equal_cases)},
    };
}

namespace {

field_value value_of(const std::optional<std::string>& text) {
    return text ? field_value(*text) : field_value();
}

field_value value_of(std::optional<outcome> o) {
    return o ? field_value(std::string(to_string(*o))) : field_value();
}

}  // namespace

record record_of(const rule_difference& d) {
    return {
        {"timescale", d.timescale},
        {"place", value_of(std::string_view(d.place))},
        {"before", value_of(d.before)},
        {"after", value_of(d.after)},
    };
}

record record_of(const moved_obligation& m) {
    const bool both = m.due_before && m.due_after;
    return {
        {"key", m.key},
        {"due_before", value_of(m.due_before)},
        {"due_after", value_of(m.due_after)},
        {"days", both ? field_value(std::int64_t{*m.due_after - *m.due_before}) : field_value()},
        {"outcome_before", value_of(m.before)},
        {"outcome_after", value_of(m.after)},
    };
}

std::vector<const working_calendar*> calendars_in_use(const rule_book& book) {
    std::vector<const working_calendar*> used;
    for (const working_calendar& c : book.calendars()) {
        const bool counted = std::any_of(
            book.timescales().begin(), book.timescales().end(), [&](const timescale& t) {
                return t.calendar == c.name() ||
                       std::any_of(t.versions.begin(), t.versions.end(), [&](const version& v) {
                           return v.working_days && v.working_days->calendar == c.name();
                       });
            });
        if (counted) {
            used.push_back(&c);
        }
    }
    return used;
}

std::map<std::int32_t, std::int64_t> moves_by_length(const date_comparison& found) {
    std::map<std::int32_t, std::int64_t> lengths;
    for (const moved_date& m : found.moved) {
        ++lengths[m.after - m.before];
    }
    return lengths;
}

std::vector<civil_date> working_days_between(const working_calendar& calendar,
                                             civil_date from_inclusive, civil_date to_inclusive) {
    std::vector<civil_date> days;
    for (optional_date day = from_inclusive; day && *day <= to_inclusive;
         day = (*day).plus_days(1)) {
        if (calendar.is_working_day(*day).value_or(false)) {
            days.push_back(*day);
        }
    }
    return days;
}

std::string_view name_of(notice::kind what) noexcept {
    switch (what) {
        case notice::kind::event_after_as_at:
            return "event-after-as-at";
        case notice::kind::event_before_history:
            return "event-before-history";
        case notice::kind::event_outside_spells:
            return "event-outside-spells";
        case notice::kind::event_in_exception:
            return "event-in-exception";
        case notice::kind::event_repeated:
            return "event-repeated";
        case notice::kind::events_close:
            return "events-close";
        case notice::kind::spell_after_as_at:
            return "spell-after-as-at";
        case notice::kind::spell_empty:
            return "spell-empty";
        case notice::kind::spells_overlap:
            return "spells-overlap";
        case notice::kind::born_unknown:
            return "born-unknown";
        case notice::kind::event_is_part:
            return "event-is-part";
        case notice::kind::event_outside_series:
            return "event-outside-series";
        case notice::kind::event_too_soon:
            return "event-too-soon";
    }
    return "unknown";
}

std::string_view name_of(counting_step::kind what) noexcept {
    switch (what) {
        case counting_step::kind::starts:
            return "starts";
        case counting_step::kind::day_before:
            return "day-before";
        case counting_step::kind::skipped:
            return "skipped";
        case counting_step::kind::counted:
            return "counted";
        case counting_step::kind::month_end:
            return "month-end";
        case counting_step::kind::clear_day:
            return "clear-day";
        case counting_step::kind::rolled:
            return "rolled";
        case counting_step::kind::not_extended:
            return "not-extended";
        case counting_step::kind::answer:
            return "answer";
    }
    return "unknown";
}

std::string_view name_of(explanation_step::kind what) noexcept {
    switch (what) {
        case explanation_step::kind::obligation:
            return "obligation";
        case explanation_step::kind::spell:
            return "spell";
        case explanation_step::kind::exception:
            return "exception";
        case explanation_step::kind::anchor:
            return "anchor";
        case explanation_step::kind::version:
            return "version";
        case explanation_step::kind::limit:
            return "limit";
        case explanation_step::kind::counting:
            return "counting";
        case explanation_step::kind::counted:
            return "counted";
        case explanation_step::kind::certainty:
            return "certainty";
        case explanation_step::kind::plan_by:
            return "plan-by";
        case explanation_step::kind::history:
            return "history";
        case explanation_step::kind::met:
            return "met";
        case explanation_step::kind::not_met:
            return "not-met";
        case explanation_step::kind::ended:
            return "ended";
        case explanation_step::kind::relaxation:
            return "relaxation";
        case explanation_step::kind::outcome:
            return "outcome";
        case explanation_step::kind::occasion:
            return "occasion";
        case explanation_step::kind::extension:
            return "extension";
        case explanation_step::kind::planned:
            return "planned";
    }
    return "unknown";
}

std::string_view name_of(direction d) noexcept {
    return d == direction::after ? "after" : "before";
}

std::string_view name_of(month_end policy) noexcept {
    switch (policy) {
        case month_end::corresponding:
            return "corresponding";
        case month_end::next_day:
            return "next-day";
        case month_end::refuse:
            return "refuse";
    }
    return "unknown";
}

std::string_view name_of(roll policy) noexcept {
    switch (policy) {
        case roll::none:
            return "none";
        case roll::next:
            return "next";
        case roll::previous:
            return "previous";
        case roll::sunday_or_holiday:
            return "sunday-or-holiday";
    }
    return "unknown";
}

std::string_view name_of(period_unit unit) noexcept {
    switch (unit) {
        case period_unit::working_days:
            return "working days";
        case period_unit::days:
            return "days";
        case period_unit::weeks:
            return "weeks";
        case period_unit::months:
            return "months";
        case period_unit::years:
            return "years";
        case period_unit::hours:
            return "hours";
    }
    return "unknown";
}

std::string message_of(const rule_book& book, const timeline& who, const notice& n) {
    const timescale& duty = book.timescales()[n.timescale];
    const bool about_event = n.index < who.events.size();
    const std::string event(about_event ? who.events[n.index].kind.view() : what_meets(duty));
    const std::string on = long_date(n.date);
    const bool about_spell = n.index < who.spells.size();
    const std::string spell(about_spell ? who.spells[n.index].kind.view()
                                        : duty.arises_per.kind.view());
    switch (n.what) {
        case notice::kind::event_after_as_at:
            return "The " + event + " on " + on +
                   " is later than the day of evaluation and is not known yet.";
        case notice::kind::event_before_history:
            return "The " + event + " on " + on +
                   " is earlier than the day from which events are known and is set aside.";
        case notice::kind::event_outside_spells:
            return duty.arises_per.what == occasion_kind::spell
                       ? "The " + event + " on " + on + " falls in no " +
                             std::string(duty.arises_per.kind.view()) + " spell and meets nothing."
                       : "The " + event + " on " + on + " answers no " +
                             std::string(duty.arises_per.kind.view()) + " and meets nothing.";
        case notice::kind::event_in_exception:
            return "The " + event + " on " + on +
                   " was held while another regime applied and belongs to its chain.";
        case notice::kind::event_repeated:
            return "There are two of " + event + " on " + on + "; they count as one.";
        case notice::kind::events_close:
            return "The " + event + " on " + on +
                   " follows closely on the one before; it counts as another, and may be a part of "
                   "it.";
        case notice::kind::spell_after_as_at:
            return "The " + spell + " spell from " + on +
                   " begins later than the day of evaluation and is not known yet.";
        case notice::kind::spell_empty:
            return "The " + spell + " spell from " + on +
                   " ends on the day it began or earlier and is set aside.";
        case notice::kind::spells_overlap:
            return "The " + spell + " spell from " + on +
                   " begins before the one before it ended; each is evaluated.";
        case notice::kind::born_unknown:
            return "No date of birth is given, so the age limit of " +
                   std::to_string(duty.until_age.value_or(0)) + " was not applied.";
        case notice::kind::event_is_part:
            return "The " + event + " on " + on +
                   " is a part of an earlier one; the two count as one.";
        case notice::kind::event_outside_series:
            return "The " + event + " on " + on +
                   " is marked as outside the series and meets "
                   "nothing.";
        case notice::kind::event_too_soon:
            return "The " + event + " on " + on +
                   " is sooner than the first day on which it "
                   "could meet the duty, and meets nothing.";
    }
    return "Unknown notice.";
}

}  // namespace timescales::inline v0::reports
