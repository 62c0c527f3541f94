#include "second_opinion.hpp"

#include <date/date.h>

#include <algorithm>
#include <cstddef>
#include <stdexcept>

namespace second_opinion {
namespace {

// ---------------------------------------------------------------------------------------------
// Days, months and ages (design: 4, How time is counted)

date::year_month_day civil(int day) {
    return date::year_month_day{date::sys_days{date::days{day}}};
}

int day_number(date::year_month_day day) {
    return static_cast<int>(date::sys_days{day}.time_since_epoch().count());
}

// The corresponding date; where the month has no such day, its last.
int add_months(int day, int months) {
    const date::year_month_day from = civil(day);
    const date::year_month_day to = from + date::months{months};
    if (to.ok()) {
        return day_number(to);
    }
    return day_number(date::year_month_day{to.year() / to.month() / date::last});
}

bool covers(const calendar& days, int day) {
    return days.first <= day && day <= days.last;
}

bool is_working_day(const calendar& days, int day) {
    const date::weekday weekday{date::sys_days{date::days{day}}};
    if (weekday == date::Saturday || weekday == date::Sunday) {
        return false;
    }
    return days.holidays.count(day) == 0;
}

// The first day counted is the one after the anchor. Absent when it rests on a day that the
// calendar does not know (design: Calendars tell the truth about what they know).
std::optional<int> add_working_days(const calendar& days, int anchor, int amount) {
    int day = anchor;  // 0 working days: the anchor itself
    int counted = 0;
    while (counted < amount) {
        ++day;
        // reading: the anchor is not counted, so only the days after it must be known.
        if (!covers(days, day)) {
            return std::nullopt;
        }
        if (is_working_day(days, day)) {
            ++counted;
        }
    }
    return day;
}

std::optional<int> add_period(const calendar& days, int anchor, const step& length) {
    if (length.unit == "working days") {
        return add_working_days(days, anchor, length.amount);
    }
    if (length.unit == "days") {
        return anchor + length.amount;
    }
    if (length.unit == "weeks") {
        return anchor + 7 * length.amount;
    }
    if (length.unit == "months") {
        return add_months(anchor, length.amount);
    }
    if (length.unit == "years") {
        return add_months(anchor, 12 * length.amount);
    }
    throw std::invalid_argument("unknown unit: " + length.unit);
}

// The working days in (from, to].
std::optional<int> working_days_between(const calendar& days, int from, int to) {
    int counted = 0;
    for (int day = from + 1; day <= to; ++day) {
        if (!covers(days, day)) {
            return std::nullopt;
        }
        if (is_working_day(days, day)) {
            ++counted;
        }
    }
    return counted;
}

// The last working day on or before the due date.
std::optional<int> plan_by_date(const calendar& days, int due) {
    for (int day = due; covers(days, day); --day) {
        if (is_working_day(days, day)) {
            return day;
        }
    }
    return std::nullopt;
}

int birthday(int born, int age) {
    const date::year_month_day birth = civil(born);
    const date::year_month_day day = birth + date::years{age};
    if (day.ok()) {
        return day_number(day);
    }
    // Born on 29 February: 1 March in a common year.
    return day_number(date::year_month_day{day.year() / date::March / 1});
}

// ---------------------------------------------------------------------------------------------
// What is known at as_at (design: Nothing after as_at is known)

// A spell as it is known at as_at.
struct known_spell {
    int index;  // in child.spells
    std::optional<int> start;
    int began;  // start, or the first day that it is known to hold
    std::optional<int> end;
};

bool holds(const known_spell& one, int day) {
    return one.began <= day && (!one.end.has_value() || day < *one.end);
}

bool any_holds(const std::vector<known_spell>& spells, int day) {
    for (const known_spell& one : spells) {
        if (holds(one, day)) {
            return true;
        }
    }
    return false;
}

std::vector<known_spell> spells_known(const child& who, const std::string& kind, int as_at) {
    std::vector<known_spell> known;
    for (std::size_t i = 0; i < who.spells.size(); ++i) {
        const spell& one = who.spells[i];
        if (one.kind != kind) {
            continue;
        }
        known_spell seen{static_cast<int>(i), one.start, one.start.value_or(one.known_from),
                         one.end};
        // reading: nothing holds in an empty stretch, so it is set aside and begins nowhere.
        if (seen.end.has_value() && *seen.end <= seen.began) {
            continue;
        }
        if (seen.began > as_at) {
            continue;
        }
        if (seen.end.has_value() && *seen.end > as_at) {
            seen.end = std::nullopt;
        }
        known.push_back(seen);
    }
    std::stable_sort(known.begin(), known.end(),
                     [](const known_spell& a, const known_spell& b) { return a.began < b.began; });
    return known;
}

// The spells in which the duty arises, cut at the birthday (design: Age). The birthday is an end
// that is known in advance, so it stays even when it is after as_at.
std::vector<known_spell> spells_of_duty(const rule& duty, const child& who, int as_at) {
    std::vector<known_spell> known = spells_known(who, duty.spell_kind, as_at);
    if (!duty.until_age.has_value() || !who.born.has_value()) {
        return known;
    }
    const int cut = birthday(*who.born, *duty.until_age);
    std::vector<known_spell> remaining;
    for (known_spell one : known) {
        // reading: of a spell that begins on or after the birthday nothing is left: it has no
        // obligations, and takes no event of the birthday from a spell that ends on it.
        if (one.began >= cut) {
            continue;
        }
        if (!one.end.has_value() || *one.end > cut) {
            one.end = cut;
        }
        remaining.push_back(one);
    }
    return remaining;
}

std::vector<known_spell> exceptions_of_duty(const rule& duty, const child& who, int as_at) {
    std::vector<known_spell> all;
    for (const std::string& kind : duty.except_while) {
        for (const known_spell& one : spells_known(who, kind, as_at)) {
            all.push_back(one);
        }
    }
    return all;
}

// Held events of the kind, from history_from to as_at. Two on one day are one, hence a set.
std::set<int> events_known(const rule& duty, const child& who, int as_at) {
    std::set<int> known;
    for (const event& one : who.events) {
        const bool too_early = who.history_from.has_value() && one.on < *who.history_from;
        if (one.kind == duty.met_by && one.held && one.on <= as_at && !too_early) {
            known.insert(one.on);
        }
    }
    return known;
}

// ---------------------------------------------------------------------------------------------
// Stretches: what exceptions leave of a spell, each with a chain of its own (design: Exceptions)

struct stretch {
    std::optional<int> start;  // absent: unknown beginning
    int began;                 // start, or the first day that it is known to hold
    std::optional<int> end;    // end of the spell, the birthday, or first day of an exception
};

std::vector<stretch> cut_by_exceptions(const known_spell& whole,
                                       const std::vector<known_spell>& exceptions, int as_at) {
    int last_day = as_at;
    if (whole.end.has_value()) {
        last_day = std::min(last_day, *whole.end - 1);
    }
    std::vector<stretch> pieces;
    std::optional<stretch> running;
    for (int day = whole.began; day <= last_day; ++day) {
        if (any_holds(exceptions, day)) {
            if (running.has_value()) {
                running->end = day;
                pieces.push_back(*running);
                running.reset();
            }
        } else if (!running.has_value()) {
            // reading: the restarted chain is anchored on the day that the exception ceased, and
            // its beginning is known even if that of the spell is not.
            const bool at_beginning = day == whole.began;
            running = stretch{at_beginning ? whole.start : std::optional<int>{day}, day, whole.end};
        }
    }
    if (running.has_value()) {
        pieces.push_back(*running);
    }
    return pieces;
}

bool begins_on(const std::vector<known_spell>& spells, int day) {
    for (const known_spell& one : spells) {
        // reading: a spell with unknown beginning "begins" on the first day that it is known.
        if (one.began == day) {
            return true;
        }
    }
    return false;
}

// The events that may count for a stretch (design: Ends).
std::vector<int> events_of(const stretch& piece, const std::set<int>& events,
                           const std::vector<known_spell>& spells,
                           const std::vector<known_spell>& exceptions) {
    std::vector<int> own;
    for (const int on : events) {
        // reading: where the beginning is unknown, an event before the first day on which the
        // spell is known to hold is not counted for it.
        if (on < piece.began) {
            continue;
        }
        if (piece.end.has_value() && on > *piece.end) {
            continue;
        }
        if (piece.end.has_value() && on == *piece.end &&
            (begins_on(spells, on) || begins_on(exceptions, on))) {
            continue;  // for the later one only
        }
        own.push_back(on);
    }
    return own;
}

// ---------------------------------------------------------------------------------------------
// Judging one obligation

// An obligation, and what the figures need to know besides.
struct finding {
    obligation answer;
    std::optional<int> stretch_end;
    std::optional<int> deferred_to;  // last day of the relaxation's window that it is due in
};

struct setting {
    const rule& duty;
    const calendar& days;
    const child& who;
    int as_at;
};

const version* version_in_force(const rule& duty, int anchor) {
    for (const version& one : duty.versions) {
        const bool expired = one.to.has_value() && anchor > *one.to;
        if (one.from <= anchor && !expired && !one.steps.empty()) {
            return &one;
        }
    }
    return nullptr;
}

finding blank(const known_spell& whole, const stretch& piece, std::optional<int> met_on) {
    finding empty{};
    empty.answer.met_on = met_on;
    empty.answer.outcome = "indeterminate";
    empty.answer.assumed = false;
    empty.answer.spell_began = whole.began;
    empty.answer.spell_index = whole.index;
    empty.stretch_end = piece.end;
    return empty;
}

void settle(obligation& answer, const std::string& outcome) {
    answer.outcome = outcome;
    if (outcome == "on-time") {
        answer.days_late = 0;
        answer.working_days_late = 0;
    }
}

void settle_late(obligation& answer, const calendar& days, const std::string& outcome, int from,
                 int to) {
    answer.outcome = outcome;
    answer.days_late = to - from;
    answer.working_days_late = working_days_between(days, from, to);
}

// One due date (design: the table of outcomes; Relaxations).
void judge_single(const setting& at, finding& found) {
    obligation& answer = found.answer;
    const int due = *answer.due;
    for (const relaxation& one : at.duty.relaxations) {
        if (answer.step.has_value() && one.steps.count(*answer.step) > 0 && one.due_from <= due &&
            due <= one.due_to) {
            // reading: of several windows that a due date is in, the one that ends last.
            found.deferred_to = std::max(found.deferred_to.value_or(one.due_to), one.due_to);
        }
    }
    // The day from which it is judged: late is what is after it.
    const int limit = found.deferred_to.value_or(due);

    if (answer.met_on.has_value()) {
        if (*answer.met_on <= due) {
            settle(answer, "on-time");
        } else if (*answer.met_on <= limit) {
            settle(answer, "relaxed");
        } else {
            settle_late(answer, at.days, "late", limit, *answer.met_on);
        }
        return;
    }
    // reading: `relaxed` comes instead of late, overdue and missed only, so a step that nothing
    // had to defer stays not-required or outstanding even while the window lasts.
    const std::optional<int>& end = found.stretch_end;
    if (end.has_value() && *end <= due) {
        settle(answer, "not-required");  // at once for a birthday still to come (design: Age)
    } else if (end.has_value() && *end <= at.as_at) {
        if (*end <= limit) {
            settle(answer, "relaxed");
        } else {
            settle_late(answer, at.days, "missed", limit, *end);
        }
    } else if (at.as_at <= due) {
        settle(answer, "outstanding");
    } else if (at.as_at <= limit) {
        settle(answer, "relaxed");
    } else {
        settle_late(answer, at.days, "overdue", limit, at.as_at);
    }
}

// One of several due dates, the earliest and the latest of which are known (design: Unknown
// beginnings).
void judge_between(const setting& at, finding& found) {
    obligation& answer = found.answer;
    const int earliest = *answer.due_earliest;
    const int latest = *answer.due_latest;
    const std::optional<int>& end = found.stretch_end;
    if (answer.met_on.has_value()) {
        if (*answer.met_on <= earliest) {
            settle(answer, "on-time");
        } else if (*answer.met_on > latest) {
            settle(answer, "late");
        } else {
            settle(answer, "indeterminate");
        }
    } else if (end.has_value() && *end <= earliest) {
        settle(answer, "not-required");
    } else if (end.has_value() && *end <= latest) {
        // reading: so too for a birthday still to come between the two, although as_at may not be
        // past the earliest: by the one limit it is outstanding, by the other not-required.
        settle(answer, "indeterminate");
    } else if (end.has_value() && *end <= at.as_at) {
        settle(answer, "missed");
    } else if (at.as_at <= earliest) {
        settle(answer, "outstanding");
    } else if (at.as_at > latest) {
        settle(answer, "overdue");
    } else {
        settle(answer, "indeterminate");
    }
}

// How many events came before in this chain: the least and the most that is possible.
struct position {
    int least;
    int most;
};

constexpr int any_number = 1'000'000;

// A step whose anchor is known.
finding judge_step(const setting& at, const known_spell& whole, const stretch& piece, int anchor,
                   position where, bool assumed, std::optional<int> met_on) {
    finding found = blank(whole, piece, met_on);
    obligation& answer = found.answer;
    answer.anchor = anchor;
    const version* in_force = version_in_force(at.duty, anchor);
    if (in_force == nullptr) {
        // reading: the steps belong to the version, so without one the step has no name.
        return found;
    }
    const int last_step = static_cast<int>(in_force->steps.size()) - 1;
    const int least = std::min(where.least, last_step);
    const int most = std::min(where.most, last_step);
    if (least == most) {
        const step& now = in_force->steps[static_cast<std::size_t>(least)];
        answer.step = now.id;
        answer.assumed = assumed;
        answer.due = add_period(at.days, anchor, now);
        if (answer.due.has_value()) {
            answer.plan_by = plan_by_date(at.days, *answer.due);
            judge_single(at, found);
        }
        return found;
    }
    // reading: "one of two" is, for a longer chain, one of as many as are possible.
    std::vector<int> limits;
    for (int i = least; i <= most; ++i) {
        const step& candidate = in_force->steps[static_cast<std::size_t>(i)];
        const std::optional<int> limit = add_period(at.days, anchor, candidate);
        if (!limit.has_value()) {
            return found;
        }
        limits.push_back(*limit);
    }
    answer.due_earliest = *std::min_element(limits.begin(), limits.end());
    answer.due_latest = *std::max_element(limits.begin(), limits.end());
    judge_between(at, found);
    return found;
}

// The first event seen, or none, in a stretch whose beginning was not seen (design: Unknown
// beginnings).
finding judge_unknown(const setting& at, const known_spell& whole, const stretch& piece,
                      std::optional<int> met_on) {
    finding found = blank(whole, piece, met_on);
    obligation& answer = found.answer;

    // The first step's limit of a known start.
    if (piece.start.has_value()) {
        const version* first = version_in_force(at.duty, *piece.start);
        if (first != nullptr) {
            answer.due_earliest = add_period(at.days, *piece.start, first->steps.front());
        }
    }
    // The last unseen event was at the latest on the day before history_from. This says nothing
    // where the stretch is not known to have begun by then.
    // reading: "the start is unknown but not before history_from" is known_from >= history_from,
    // or no history_from at all.
    if (at.who.history_from.has_value() && piece.began < *at.who.history_from) {
        const int last_unseen = *at.who.history_from - 1;
        // reading: the version is the one in force on the day of that last unseen event; without
        // one there is no latest limit.
        const version* then = version_in_force(at.duty, last_unseen);
        if (then != nullptr) {
            answer.due_latest = add_period(at.days, last_unseen, then->steps.back());
        }
    }

    // reading: only the four cases that the design names are decided. Not met, with the end or
    // as_at by the first step's limit, is `indeterminate` too, although no limit can have passed.
    const std::optional<int>& latest = answer.due_latest;
    if (met_on.has_value()) {
        if (answer.due_earliest.has_value() && *met_on <= *answer.due_earliest) {
            settle(answer, "on-time");
        } else if (latest.has_value() && *met_on > *latest) {
            settle(answer, "late");
        }
    } else if (latest.has_value()) {
        const bool ended = piece.end.has_value() && *piece.end <= at.as_at;
        if (ended && *piece.end > *latest) {
            settle(answer, "missed");
        } else if (!ended && at.as_at > *latest) {
            settle(answer, "overdue");
        }
    }
    return found;
}

// Whether the stretch is known to have run longer, before its first event seen, than the steps
// before the repeating one take.
bool ran_past_first_steps(const setting& at, const stretch& piece, int first_seen) {
    // reading: the steps are those of the version that the next obligation goes by.
    const version* in_force = version_in_force(at.duty, first_seen);
    // reading: in a chain of one or two steps whatever follows an event is the repeating step, so
    // there is nothing to assume.
    if (in_force == nullptr || in_force->steps.size() <= 2) {
        return false;
    }
    int taken = piece.began;
    for (std::size_t i = 0; i + 1 < in_force->steps.size(); ++i) {
        const std::optional<int> next = add_period(at.days, taken, in_force->steps[i]);
        // reading: what the calendar cannot count is not known to have run longer.
        if (!next.has_value()) {
            return false;
        }
        taken = *next;
    }
    return first_seen > taken;
}

// ---------------------------------------------------------------------------------------------
// The chain (design: 5, What evaluation means)

void follow_chain(const setting& at, const known_spell& whole, const stretch& piece,
                  const std::vector<int>& events, std::vector<finding>& found) {
    std::size_t next_event = 0;
    int anchor = 0;
    position where{0, 0};
    bool assumed = false;

    // reading: after an exception what counts is whether the end of the exception, the start of
    // the restarted chain, is before history_from; not the start of the spell.
    const std::optional<int>& history = at.who.history_from;
    const bool beginning_seen =
        piece.start.has_value() && (!history.has_value() || *piece.start >= *history);
    if (beginning_seen) {
        anchor = *piece.start;
    } else {
        if (events.empty()) {
            found.push_back(judge_unknown(at, whole, piece, std::nullopt));
            return;
        }
        anchor = events.front();
        next_event = 1;
        found.push_back(judge_unknown(at, whole, piece, anchor));
        assumed = ran_past_first_steps(at, piece, anchor);
        where = assumed ? position{any_number, any_number} : position{1, any_number};
    }

    while (true) {
        // reading: the next step arises even from an event on the day that the spell ended, and
        // is then not-required.
        std::optional<int> met_on;
        if (next_event < events.size()) {
            met_on = events[next_event];
            ++next_event;
        }
        found.push_back(judge_step(at, whole, piece, anchor, where, assumed, met_on));
        if (!met_on.has_value()) {
            return;
        }
        anchor = *met_on;
        ++where.least;
        ++where.most;
        assumed = false;  // reading: only the first obligation after the unknown one is marked
    }
}

std::vector<finding> find_all(const rule& duty, const calendar& days, const child& who, int as_at) {
    const setting at{duty, days, who, as_at};
    const std::vector<known_spell> spells = spells_of_duty(duty, who, as_at);
    const std::vector<known_spell> exceptions = exceptions_of_duty(duty, who, as_at);
    const std::set<int> events = events_known(duty, who, as_at);
    std::vector<finding> found;
    for (const known_spell& whole : spells) {
        for (const stretch& piece : cut_by_exceptions(whole, exceptions, as_at)) {
            // reading: spells that overlap are judged apart, and share the events in both.
            follow_chain(at, whole, piece, events_of(piece, events, spells, exceptions), found);
        }
    }
    return found;
}

// ---------------------------------------------------------------------------------------------
// Figures (design: 8, Indicators)

bool is_failure(const finding& one) {
    const std::string& outcome = one.answer.outcome;
    return outcome == "late" || outcome == "overdue" || outcome == "missed";
}

struct window {
    int first;
    int last;
};

// The year ending at the reference date, from the day after the same month-end a year before.
window year_ending(int reference_date) {
    const date::year_month_day last = civil(reference_date);
    const date::year_month_day_last month_end{last.year() / last.month() / date::last};
    int year_before = 0;
    if (last.day() == month_end.day()) {
        const date::year before = last.year() - date::years{1};
        year_before = day_number(date::year_month_day{before / last.month() / date::last});
    } else {
        // reading: a reference date that is no month-end starts from the same day a year before.
        year_before = day_number(last - date::years{1});
    }
    return window{year_before + 1, reference_date};
}

bool runs_past_first_day(const finding& one, const window& year) {
    // reading: the spell, as cut by exceptions and age, ceased after the window's first day.
    return !one.stretch_end.has_value() || *one.stretch_end > year.first;
}

bool in_window(const finding& one, const window& year) {
    const obligation& answer = one.answer;
    if (answer.outcome == "indeterminate") {
        // reading: no upper bound, so one that arose after the window's last day counts as well.
        if (answer.met_on.has_value()) {
            return *answer.met_on >= year.first;
        }
        return runs_past_first_day(one, year);
    }
    const std::optional<int> limit = answer.due.has_value() ? answer.due : answer.due_latest;
    if (!limit.has_value()) {
        return false;  // reading: seen by the first limit, but with no latest one: in no window
    }
    if (year.first <= *limit && *limit <= year.last) {
        return true;
    }
    // Entered the window already overdue.
    // reading: at the start of its first day the limit had passed (if deferred, the last day of
    // the relaxation's window had), the step was not met, and the spell went on after that day.
    const bool had_passed = one.deferred_to.value_or(*limit) < year.first;
    const bool unmet_then = !answer.met_on.has_value() || *answer.met_on >= year.first;
    return is_failure(one) && had_passed && unmet_then && runs_past_first_day(one, year);
}

struct tally {
    int counted = 0;  // decided and in the denominator, in the unit of reviews
    int failed = 0;
    int undetermined = 0;
};

tally tally_of(const std::vector<finding>& found, const window& year) {
    tally result;
    for (const finding& one : found) {
        if (!in_window(one, year) || one.answer.outcome == "not-required") {
            continue;
        }
        if (one.answer.outcome == "indeterminate") {
            ++result.undetermined;
            continue;
        }
        // reading: `relaxed` is in the denominator and, being no failure, in the numerator.
        ++result.counted;
        if (is_failure(one)) {
            ++result.failed;
        }
    }
    return result;
}

// Half-up, one decimal, in integers.
std::optional<std::string> percentage(int part, int of) {
    if (of == 0) {
        return std::nullopt;
    }
    const long long doubled = 2LL * of;
    const long long tenths = (2000LL * part + of) / doubled;
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

void complete(figure& result) {
    const int all = result.denominator + result.undetermined;
    result.percent = percentage(result.numerator, result.denominator);
    // reading: the range is there whenever anything was counted, also when nothing is undetermined.
    result.lowest = percentage(result.numerator, all);
    result.highest = percentage(result.numerator + result.undetermined, all);
}

bool long_enough(const calendar& days, int began, int reference_date, qualifying length) {
    if (length == qualifying::twenty_eight_days) {
        return reference_date - began >= 28;
    }
    int counted = 0;
    for (int day = began + 1; day <= reference_date; ++day) {
        // reading: days that the calendar does not know add nothing; the known ones may suffice.
        if (covers(days, day) && is_working_day(days, day)) {
            ++counted;
        }
    }
    return counted >= 20;
}

// Looked after at the reference date for long enough, not placed for adoption then, not only on
// short breaks.
bool in_cohort(const rule& duty, const calendar& days, const child& who, const window& year,
               int as_at, qualifying length) {
    const int reference_date = year.last;
    const std::vector<known_spell> care = spells_known(who, duty.spell_kind, as_at);
    bool qualifies = false;
    for (const known_spell& one : care) {
        if (holds(one, reference_date) && long_enough(days, one.began, reference_date, length)) {
            qualifies = true;
        }
    }
    if (!qualifies) {
        return false;
    }
    // reading: a child whose date of birth is unknown is taken as under 18.
    if (who.born.has_value() && birthday(*who.born, 18) <= reference_date) {
        return false;
    }
    if (any_holds(spells_known(who, "placed-for-adoption", as_at), reference_date)) {
        return false;
    }
    // reading: every episode is V3 or V4 when each day of care in the window is a short break.
    const std::vector<known_spell> breaks = spells_known(who, "short-breaks", as_at);
    bool only_short_breaks = true;
    for (int day = year.first; day <= year.last; ++day) {
        if (any_holds(care, day) && !any_holds(breaks, day)) {
            only_short_breaks = false;
        }
    }
    return !only_short_breaks;
}

}  // namespace

std::vector<obligation> evaluate(const rule& duty, const calendar& days, const child& who,
                                 int as_at) {
    std::vector<obligation> answers;
    for (const finding& one : find_all(duty, days, who, as_at)) {
        answers.push_back(one.answer);
    }
    return answers;
}

figure child_all_on_time(const rule& duty, const calendar& days, const std::vector<child>& children,
                         int reference_date, int as_at, qualifying length) {
    const window year = year_ending(reference_date);
    figure result{};
    for (const child& who : children) {
        if (!in_cohort(duty, days, who, year, as_at, length)) {
            continue;
        }
        const tally own = tally_of(find_all(duty, days, who, as_at), year);
        if (own.failed > 0) {  // one certain failure decides
            ++result.denominator;
            result.not_on_time.insert(who.id);
        } else if (own.undetermined > 0) {
            ++result.undetermined;
            result.undetermined_children.insert(who.id);
        } else if (own.counted > 0) {
            ++result.denominator;
            ++result.numerator;
        }
    }
    complete(result);
    return result;
}

figure review_on_time(const rule& duty, const calendar& days, const std::vector<child>& children,
                      int reference_date, int as_at) {
    const window year = year_ending(reference_date);
    figure result{};
    for (const child& who : children) {
        const tally own = tally_of(find_all(duty, days, who, as_at), year);
        result.denominator += own.counted;
        result.numerator += own.counted - own.failed;
        result.undetermined += own.undetermined;
        if (own.failed > 0) {
            result.not_on_time.insert(who.id);
        }
        if (own.undetermined > 0) {
            result.undetermined_children.insert(who.id);
        }
    }
    complete(result);
    return result;
}

}  // namespace second_opinion
