#pragma once

/// The interpreter: one timescale over one timeline. `evaluate` runs it with `no_recorder`,
/// `explain` with one that keeps the reasoning; there is no second code path.

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "lib/engine/chain.hpp"
#include "lib/time/calendar_queries.hpp"
#include "lib/time/month_starts.hpp"

namespace timescales::inline v0 {

/// Buffers of the interpreter, kept between timelines.
struct interpreter_buffers {
    std::vector<held_event> events;
    std::vector<std::uint32_t> spells;  // indices, in order of beginning
    std::vector<exception_stretch> exceptions;
};

template <class Recorder>
class interpreter {
  public:
    interpreter(const resolved_timescale& plan, std::uint16_t timescale_index,
                const timeline& whose, const evaluation_options& options,
                interpreter_buffers& buffers, evaluation& into, Recorder& recorder)
        : plan_(plan),
          rule_(*plan.definition),
          timescale_index_(timescale_index),
          whose_(whose),
          as_at_(options.as_at),
          project_(std::clamp(options.project, 0, 100)),
          event_buffer_(buffers.events),
          spells_(buffers.spells),
          exceptions_(buffers.exceptions),
          into_(into),
          recorder_(recorder) {
        for (const relaxation& r : rule_.relaxations) {
            relaxed_from_ = std::min(relaxed_from_, r.due_from);
            relaxed_to_ = std::max(relaxed_to_, r.due_to);
        }
    }

    void run() {
        gather_spells();
        gather_exceptions();
        gather_events();
        if (rule_.until_age && !spells_.empty()) {
            find_age_limit();
        }
        for (const std::uint32_t spell : spells_) {
            run_spell(spell);
        }
        notice_unused_events();
    }

  private:
    // What the timescale sees of the timeline.

    [[nodiscard]] const spell& spell_at(std::uint32_t index) const { return whose_.spells[index]; }

    /// What is known at `as_at`: a later end leaves the spell open.
    [[nodiscard]] optional_date known_end(const spell& s) const noexcept {
        return s.end && *s.end <= as_at_ ? s.end : optional_date();
    }

    void notice(notice::kind what, civil_date date, std::size_t index) {
        into_.notices.push_back({what, date, static_cast<std::uint32_t>(index), timescale_index_});
    }

    void gather_spells() {
        spells_.clear();
        for (std::size_t i = 0; i < whose_.spells.size(); ++i) {
            const spell& s = whose_.spells[i];
            if (!(s.kind == rule_.arises_per)) {
                continue;
            }
            if (s.end && *s.end <= s.known_from) {
                notice(notice::kind::spell_empty, s.known_from, i);
            } else if (s.known_from > as_at_) {
                notice(notice::kind::spell_after_as_at, s.known_from, i);
            } else {
                spells_.push_back(static_cast<std::uint32_t>(i));
            }
        }
        if (spells_.size() > 1) {
            put_spells_in_order();
        }
    }

    void put_spells_in_order() {
        std::sort(spells_.begin(), spells_.end(), [this](std::uint32_t a, std::uint32_t b) {
            const civil_date first = spell_at(a).known_from;
            const civil_date second = spell_at(b).known_from;
            return first != second ? first < second : a < b;
        });
        for (std::size_t i = 1; i < spells_.size(); ++i) {
            const spell& before = spell_at(spells_[i - 1]);
            const spell& s = spell_at(spells_[i]);
            if (!before.end || s.known_from < *before.end) {
                notice(notice::kind::spells_overlap, s.known_from, spells_[i]);
            }
        }
    }

    void gather_exceptions() {
        exceptions_.clear();
        if (spells_.empty() || rule_.except_while.empty()) {
            return;
        }
        for (std::size_t i = 0; i < whose_.spells.size(); ++i) {
            const spell& s = whose_.spells[i];
            for (const kind_name& kind : rule_.except_while) {
                if (!(s.kind == kind) || s.known_from > as_at_) {
                    continue;
                }
                if (s.end && *s.end <= s.known_from) {
                    notice(notice::kind::spell_empty, s.known_from, i);
                    continue;
                }
                exceptions_.push_back({s.known_from, known_end(s), &kind});
            }
        }
        std::sort(exceptions_.begin(), exceptions_.end(),
                  [](const exception_stretch& a, const exception_stretch& b) {
                      return a.begin < b.begin;
                  });
    }

    void gather_events() {
        const std::span<const event> given = whose_.events;
        if (event_buffer_.size() < given.size()) {
            event_buffer_.resize(given.size(), {min_date, 0, false});
        }
        const kind_name& met_by = rule_.met_by;
        const civil_date known_from = whose_.history_from.value_or(min_date);
        held_event* next = event_buffer_.data();
        civil_date last = min_date;
        bool in_order = true;  // and no two on one day
        for (std::size_t i = 0; i < given.size(); ++i) {
            const event& e = given[i];
            if (!(e.kind == met_by) || e.status != event_status::held) {
                continue;
            }
            if (e.on > as_at_) {
                notice(notice::kind::event_after_as_at, e.on, i);
            } else if (e.on < known_from) {
                notice(notice::kind::event_before_history, e.on, i);
            } else {
                in_order = in_order && last < e.on;
                last = e.on;
                next->on = e.on;
                next->index = static_cast<std::uint32_t>(i);
                next->used = false;
                ++next;
            }
        }
        events_ = {event_buffer_.data(), next};
        if (!in_order) {
            put_events_in_order();
        }
    }

    /// Two on one day are one.
    void put_events_in_order() {
        std::sort(events_.begin(), events_.end(), [](const held_event& a, const held_event& b) {
            return a.on != b.on ? a.on < b.on : a.index < b.index;
        });
        std::size_t kept = 0;
        for (const held_event& e : events_) {
            if (kept != 0 && events_[kept - 1].on == e.on) {
                notice(notice::kind::event_repeated, e.on, e.index);
            } else {
                events_[kept++] = e;
            }
        }
        events_ = events_.first(kept);
    }

    void find_age_limit() {
        if (!whose_.born) {
            notice(notice::kind::born_unknown, as_at_, 0);
            return;
        }
        age_limit_ = attains_age(*whose_.born, *rule_.until_age);
        std::erase_if(spells_, [this](std::uint32_t i) {
            return age_limit_ && spell_at(i).known_from >= *age_limit_;
        });
    }

    [[nodiscard]] bool another_begins_on(civil_date day, std::uint32_t spell) const {
        for (const std::uint32_t other : spells_) {
            if (other != spell && spell_at(other).known_from == day) {
                return true;
            }
        }
        return std::any_of(exceptions_.begin(), exceptions_.end(),
                           [day](const exception_stretch& x) { return x.begin == day; });
    }

    /// Runs a chain in each segment of a spell.
    void run_spell(std::uint32_t index) {
        ordinal_ = 0;
        const spell& s = spell_at(index);
        segment rest{
            s.known_from, s.start.has_value(), false, known_end(s), ended_by::open, false, nullptr,
            index};
        if (rest.end) {
            rest.why_ended = ended_by::spell_end;
        }
        if (age_limit_ && (!rest.end || *age_limit_ < *rest.end)) {
            rest.end = age_limit_;
            rest.why_ended = ended_by::age;
        }
        rest.end_day_counts = rest.end && !another_begins_on(*rest.end, index);
        for (const exception_stretch& x : exceptions_) {
            if (rest.end && x.begin >= *rest.end) {
                break;
            }
            if (x.end && *x.end <= rest.begin) {
                continue;
            }
            if (x.begin > rest.begin) {
                segment before = rest;
                before.end = x.begin;
                before.why_ended = ended_by::exception;
                before.end_day_counts = false;
                before.exception = x.kind;
                run_chain(before);
            }
            if (!x.end) {
                return;
            }
            rest.begin = *x.end;
            rest.start_known = true;
            rest.restarted = true;
        }
        if (!rest.end || rest.begin < *rest.end) {
            run_chain(rest);
        }
    }

    [[nodiscard]] bool belongs(const held_event& e, const segment& s) const noexcept {
        return e.on >= s.begin && (!s.end || e.on < *s.end || (s.end_day_counts && e.on == *s.end));
    }

    // The chain.

    /// Where a chain stands: the last thing that happened, and which step may come next.
    struct position {
        civil_date since;  // the start, or the event before
        bool from_previous;
        std::size_t earliest;  // of the steps that may be next: the only one unless `uncertain`
        bool uncertain;
        bool assumed;
        std::int32_t projected;  // how many steps were taken as if held on their limits
    };

    void run_chain(const segment& s) {
        blank_.spell = s.spell;
        blank_.timescale = timescale_index_;
        blank_.restarted = s.restarted;
        blank_.ends_on = s.end;
        next_event_ = 0;
        while (next_event_ < events_.size() && events_[next_event_].on < s.begin) {
            ++next_event_;
        }
        position at{s.begin, false, 0, false, false, 0};
        const bool began_unseen = whose_.history_from && s.begin < *whose_.history_from;
        if ((began_unseen || !s.start_known) && !first_seen(s, at)) {
            return;
        }
        while (one_step(s, at)) {
        }
    }

    [[nodiscard]] const held_event* take_event(const segment& s) {
        if (next_event_ == events_.size() || !belongs(events_[next_event_], s)) {
            return nullptr;
        }
        held_event& taken = events_[next_event_];
        taken.used = true;
        ++used_events_;
        notice_if_close(s, next_event_);
        ++next_event_;
        return &taken;
    }

    /// Two reviews so close together may be two parts of one: a person should look.
    void notice_if_close(const segment& s, std::size_t place) {
        constexpr std::int32_t parts_within = 20;  // working days
        if (place == 0) {
            return;
        }
        const civil_date before = events_[place - 1].on;
        const civil_date on = events_[place].on;
        if (on - before > 3 * parts_within || !belongs(events_[place - 1], s)) {
            return;
        }
        const auto apart = detail::count_working_days(plan_.advice->tables(), before, on);
        if (apart && *apart < parts_within) {
            notice(notice::kind::events_close, on, events_[place].index);
        }
    }

    [[nodiscard]] std::size_t version_on(civil_date day) const noexcept {
        for (std::size_t i = rule_.versions.size(); i-- > 0;) {
            if (rule_.versions[i].in_force_on(day)) {
                return i;
            }
        }
        return obligation::unknown;
    }

    /// Empty where the limit cannot be counted.
    [[nodiscard]] optional_date limit_of(civil_date anchor, std::size_t version,
                                         const step& s) const {
        if (const std::int32_t months = s.within.in_months(); months != 0) {
            return detail::corresponding_date(anchor, months);
        }
        if (s.within.unit() == period_unit::working_days) {
            return detail::add_working_days(plan_.version_calendars[version]->tables(), anchor,
                                            s.within.amount());
        }
        return anchor.plus_days(s.within.in_days());
    }

    [[nodiscard]] static reason why_no_limit(const step& s) noexcept {
        return s.within.unit() == period_unit::working_days ? reason::calendar_coverage
                                                            : reason::date_range;
    }

    [[nodiscard]] certainty certainty_of(civil_date limit, std::size_t version,
                                         const step& s) const {
        return s.within.unit() == period_unit::working_days
                   ? detail::certainty_of(plan_.version_calendars[version]->tables(), limit)
                   : certainty::settled;
    }

    /// Made in place: it is some 70 bytes, and copying it as it is being written would cost as much
    /// as judging it. The reference holds until the next one is made.
    [[nodiscard]] obligation& new_obligation() {
        obligation& o = into_.obligations.emplace_back(blank_);
        o.ordinal = ++ordinal_;
        return o;
    }

    [[nodiscard]] judgement new_judgement(const segment& s) const noexcept {
        judgement j{};
        j.plan = &plan_;
        j.within = &s;
        j.whose = &whose_;
        j.as_at = as_at_;
        return j;
    }

    /// The first event seen (or none) of a chain whose beginning lies before what is known.
    /// True when an event met it, `at` then being where the chain stands.
    bool first_seen(const segment& s, position& at) {
        obligation& o = new_obligation();
        judgement j = new_judgement(s);
        j.first_seen = true;
        const bool has_unseen = whose_.history_from && s.begin < *whose_.history_from;
        o.reason = has_unseen ? reason::history_unknown : reason::start_unknown;
        // The last event that was not seen was at the latest on the day before `history_from`; the
        // limit that it set was at the latest that day plus the repeating step's period.
        if (has_unseen) {
            o.due_latest = latest_limit_after((*whose_.history_from).plus_days(-1), o, j);
        }
        if (s.start_known) {
            o.due_earliest = first_limit(s.begin);
        }
        const held_event* met = take_event(s);
        if (met != nullptr) {
            judge_first_met(o, met->on);
        } else {
            judge_first_unmet(o, s);
        }
        if (met != nullptr) {
            at = position_after_first(s.begin, met->on, j);
        }
        recorder_.record(o, j);
        return met != nullptr;
    }

    [[nodiscard]] optional_date latest_limit_after(optional_date unseen, obligation& o,
                                                   judgement& j) const {
        const std::size_t v = unseen ? version_on(*unseen) : obligation::unknown;
        if (v == obligation::unknown) {
            o.reason = reason::no_version;
            return {};
        }
        j.law = &rule_.versions[v];
        const step& last = j.law->steps.back();
        return last.repeats ? limit_of(*unseen, v, last) : optional_date();
    }

    [[nodiscard]] optional_date first_limit(civil_date start) const {
        const std::size_t v = version_on(start);
        return v == obligation::unknown ? optional_date()
                                        : limit_of(start, v, rule_.versions[v].steps.front());
    }

    void judge_first_met(obligation& o, civil_date on) {
        o.met_on = on;
        if (o.due_earliest && on <= *o.due_earliest) {
            set_on_time(o);
        } else if (o.due_latest && on > *o.due_latest) {
            o.outcome = outcome::late;
            o.reason = reason::met_after_limit;
        }
    }

    void judge_first_unmet(obligation& o, const segment& s) {
        if (!o.due_latest) {
            return;
        }
        if (s.end && *s.end <= as_at_) {
            if (*s.end > *o.due_latest) {
                o.outcome = outcome::missed;
                o.reason = reason_ended_after(s);
            }
        } else if (as_at_ > *o.due_latest) {
            o.outcome = outcome::overdue;
            o.reason = reason::limit_passed;
        }
    }

    /// Which step comes after the first event seen. A spell that is known to have run longer than
    /// the steps before the repeating one take has reached the repeating step.
    [[nodiscard]] position position_after_first(civil_date begin, civil_date met,
                                                judgement& j) const {
        position at{met, true, 1, true, false, 0};
        const std::size_t v = version_on(met);
        if (v == obligation::unknown) {
            return at;
        }
        const auto steps = rule_.versions[v].steps;
        if (steps.size() <= 2) {
            return at;  // whatever came before, only the last step is left
        }
        optional_date over = begin;
        for (std::size_t i = 0; over && i + 1 < steps.size(); ++i) {
            over = limit_of(*over, v, steps[i]);
        }
        j.steps_take_until = over;
        if (over && met > *over) {
            at.earliest = steps.size() - 1;
            at.uncertain = false;
            at.assumed = true;
        }
        return at;
    }

    /// Makes the obligation that is pending at `at`. True when another step follows, `at` then
    /// being where the chain stands.
    bool one_step(const segment& s, position& at) {
        const std::size_t v = version_on(at.since);
        if (v == obligation::unknown) {
            return at.projected == 0 && step_without_law(s, at);
        }
        const auto steps = rule_.versions[v].steps;
        const std::size_t last = steps.size() - 1;
        if (at.earliest > last && !steps[last].repeats) {
            return false;
        }
        at.earliest = std::min(at.earliest, last);
        at.uncertain = at.uncertain && at.earliest != last;

        const obligation& o = at.uncertain ? uncertain_step(s, at, v) : known_step(s, at, v);
        if (o.met_on) {
            advance(at, *o.met_on);
            return true;
        }
        if (!is_projected_beyond(o, s, at)) {
            return false;
        }
        advance(at, *o.due);
        ++at.projected;
        return true;
    }

    /// Whether the chain goes on beyond a step that was not met, as if it were held on its limit.
    [[nodiscard]] bool is_projected_beyond(const obligation& o, const segment& s,
                                           const position& at) const noexcept {
        return at.projected < project_ && o.due && o.outcome != outcome::not_required &&
               o.outcome != outcome::missed && (!s.end || *s.end > as_at_);
    }

    static void advance(position& at, civil_date met) noexcept {
        at.since = met;
        at.from_previous = true;
        ++at.earliest;
        at.assumed = false;
    }

    bool step_without_law(const segment& s, position& at) {
        obligation& o = new_obligation();
        judgement j = new_judgement(s);
        j.counted_from = at.since;
        j.from_previous = at.from_previous;
        o.anchor = at.since;
        o.reason = reason::no_version;
        if (const held_event* met = take_event(s)) {
            o.met_on = met->on;
        }
        recorder_.record(o, j);
        if (o.met_on) {
            advance(at, *o.met_on);
        }
        return o.met_on.has_value();
    }

    const obligation& known_step(const segment& s, const position& at, std::size_t v) {
        obligation& o = new_obligation();
        const step& pending = rule_.versions[v].steps[at.earliest];
        o.anchor = at.since;
        o.version = static_cast<std::uint16_t>(v);
        o.step = static_cast<std::uint16_t>(at.earliest);
        o.assumed = at.assumed;
        o.projected = at.projected != 0;
        set_due(o, v, pending);
        const relaxation* deferred_by = relaxation_of(o, pending);
        if (deferred_by != nullptr) {
            o.deferred_to = deferred_by->due_to;
        }
        const held_event* met = take_event(s);
        if (met != nullptr) {
            o.met_on = met->on;
        }
        if (o.due && met != nullptr) {
            judge_met(o);
        } else if (o.due) {
            judge_unmet(o, s);
        }
        judgement j = judgement_of_step(s, at, v);
        j.limited_by = &pending;
        j.deferred_by = deferred_by;
        recorder_.record(o, j);
        return o;
    }

    [[nodiscard]] judgement judgement_of_step(const segment& s, const position& at,
                                              std::size_t v) const noexcept {
        judgement j = new_judgement(s);
        j.law = &rule_.versions[v];
        j.counted_from = at.since;
        j.from_previous = at.from_previous;
        return j;
    }

    void set_due(obligation& o, std::size_t v, const step& pending) const {
        o.due = limit_of(*o.anchor, v, pending);
        if (!o.due) {
            o.reason = why_no_limit(pending);
            return;
        }
        o.certainty = certainty_of(*o.due, v, pending);
        if (o.certainty == certainty::projected) {
            set_range(o, v, pending);
        }
        o.plan_by = detail::last_working_day(plan_.planning->tables(), *o.due);
    }

    void set_range(obligation& o, std::size_t v, const step& pending) const {
        const auto range = plan_.version_calendars[v]->range_of(*o.anchor, pending.within.amount());
        if (range) {
            o.due_earliest = range->earliest;
            o.due_latest = range->latest;
        }
    }

    /// Null when none defers the limit.
    [[nodiscard]] const relaxation* relaxation_of(const obligation& o, const step& pending) const {
        if (!o.due || *o.due < relaxed_from_ || *o.due > relaxed_to_) {
            return nullptr;
        }
        for (const relaxation& r : rule_.relaxations) {
            if (r.due_from <= *o.due && *o.due <= r.due_to &&
                std::find(r.steps.begin(), r.steps.end(), pending.id) != r.steps.end()) {
                return &r;
            }
        }
        return nullptr;
    }

    static void set_on_time(obligation& o) noexcept {
        o.outcome = outcome::on_time;
        o.reason = reason::met_in_time;
        o.days_late = 0;
        o.working_days_late = 0;
    }

    void set_late(obligation& o, outcome what, reason why, civil_date from,
                  civil_date until) const {
        o.outcome = what;
        o.reason = why;
        o.days_late = until - from;
        o.working_days_late = detail::count_working_days(plan_.advice->tables(), from, until);
    }

    void judge_met(obligation& o) const {
        if (*o.met_on <= *o.due) {
            set_on_time(o);
        } else if (o.deferred_to && *o.met_on <= *o.deferred_to) {
            o.outcome = outcome::relaxed;
            o.reason = reason::relaxation;
        } else {
            set_late(o, outcome::late, reason::met_after_limit, *judged_from(o), *o.met_on);
        }
    }

    [[nodiscard]] static reason reason_ended(const segment& s) noexcept {
        return s.why_ended == ended_by::age         ? reason::age_reached
               : s.why_ended == ended_by::exception ? reason::exception_began
                                                    : reason::spell_ended;
    }

    [[nodiscard]] static reason reason_ended_after(const segment& s) noexcept {
        return s.why_ended == ended_by::age         ? reason::age_reached_after
               : s.why_ended == ended_by::exception ? reason::exception_began_after
                                                    : reason::spell_ended_after;
    }

    void judge_unmet(obligation& o, const segment& s) const {
        if (s.end && *s.end <= *o.due) {
            o.outcome = outcome::not_required;
            o.reason = reason_ended(s);
            return;
        }
        const bool ended = s.end && *s.end <= as_at_;
        const civil_date until = ended ? *s.end : as_at_;
        if (until <= *o.due) {
            o.outcome = outcome::outstanding;
            o.reason = reason::awaiting;
        } else if (o.deferred_to && until <= *o.deferred_to) {
            o.outcome = outcome::relaxed;
            o.reason = reason::relaxation;
        } else {
            set_late(o, ended ? outcome::missed : outcome::overdue,
                     ended ? reason_ended_after(s) : reason::limit_passed, *judged_from(o), until);
        }
    }

    /// The step is one of several, because it is not known how many came before.
    const obligation& uncertain_step(const segment& s, const position& at, std::size_t v) {
        obligation& o = new_obligation();
        o.anchor = at.since;
        o.version = static_cast<std::uint16_t>(v);
        o.assumed = at.assumed;
        o.reason = reason::history_unknown;
        const auto steps = rule_.versions[v].steps;
        bool known = true;
        for (std::size_t i = at.earliest; i < steps.size(); ++i) {
            const optional_date possible = limit_of(at.since, v, steps[i]);
            if (!possible) {
                known = false;
                o.reason = why_no_limit(steps[i]);
                continue;
            }
            if (!o.due_earliest || *possible < *o.due_earliest) {
                o.due_earliest = possible;
            }
            if (!o.due_latest || *possible > *o.due_latest) {
                o.due_latest = possible;
            }
        }
        if (const held_event* met = take_event(s)) {
            o.met_on = met->on;
        }
        if (!known) {
            o.due_earliest = {};
            o.due_latest = {};
        } else if (o.met_on) {
            judge_range_met(o);
        } else {
            judge_range_unmet(o, s);
        }
        recorder_.record(o, judgement_of_step(s, at, v));
        return o;
    }

    static void judge_range_met(obligation& o) {
        if (*o.met_on <= *o.due_earliest) {
            set_on_time(o);
        } else if (*o.met_on > *o.due_latest) {
            o.outcome = outcome::late;
            o.reason = reason::met_after_limit;
        }
    }

    void judge_range_unmet(obligation& o, const segment& s) const {
        if (s.end && *s.end <= *o.due_earliest) {
            o.outcome = outcome::not_required;
            o.reason = reason_ended(s);
            return;
        }
        if (s.end && *s.end <= *o.due_latest) {
            return;  // lapsed by the later limit, not by the earlier
        }
        const bool ended = s.end && *s.end <= as_at_;
        const civil_date until = ended ? *s.end : as_at_;
        if (until > *o.due_latest) {
            o.outcome = ended ? outcome::missed : outcome::overdue;
            o.reason = ended ? reason_ended_after(s) : reason::limit_passed;
        } else if (until <= *o.due_earliest) {
            o.outcome = outcome::outstanding;
            o.reason = reason::awaiting;
        }
    }

    void notice_unused_events() {
        if (used_events_ == events_.size()) {
            return;
        }
        for (const held_event& e : events_) {
            if (e.used) {
                continue;
            }
            const civil_date on = e.on;
            const bool in_exception = std::any_of(
                exceptions_.begin(), exceptions_.end(), [on](const exception_stretch& x) {
                    return x.begin <= on && (!x.end || on <= *x.end);
                });
            notice(in_exception ? notice::kind::event_in_exception
                                : notice::kind::event_outside_spells,
                   on, e.index);
        }
    }

    const resolved_timescale& plan_;
    const timescale& rule_;
    std::uint16_t timescale_index_;
    const timeline& whose_;
    civil_date as_at_;
    std::int32_t project_;
    std::vector<held_event>& event_buffer_;
    std::vector<std::uint32_t>& spells_;
    std::vector<exception_stretch>& exceptions_;
    evaluation& into_;
    Recorder& recorder_;
    civil_date relaxed_from_ = max_date;  // no relaxation defers a limit before it
    civil_date relaxed_to_ = min_date;    // or after it
    optional_date age_limit_;
    std::span<held_event> events_;  // those gathered, in the buffer
    std::size_t next_event_ = 0;
    std::size_t used_events_ = 0;
    std::uint32_t ordinal_ = 0;
    obligation blank_;  // what the obligations of a segment have in common
};

}  // namespace timescales::inline v0
