#pragma once

/// The interpreter: one timescale over one timeline. `evaluate` runs it with `no_recorder`,
/// `explain` with one that keeps the reasoning; there is no second code path.

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "lib/engine/gathered_case.hpp"
#include "lib/time/calendar_queries.hpp"
#include "lib/time/month_starts.hpp"

namespace timescales::inline v0 {

template <class Recorder>
class interpreter : private gathered_case {
  public:
    interpreter(const resolved_timescale& plan, std::uint16_t timescale_index,
                const timeline& whose, const evaluation_options& options,
                interpreter_buffers& buffers, evaluation& into, Recorder& recorder)
        : gathered_case(plan, timescale_index, whose, options.as_at, buffers, into),
          project_(std::clamp(options.project, 0, 100)),
          recorder_(recorder) {
        for (const relaxation& r : rule_.relaxations) {
            relaxed_from_ = std::min(relaxed_from_, r.due_from);
            relaxed_to_ = std::max(relaxed_to_, r.due_to);
        }
    }

    void run() {
        if (rule_.arises_per.what == occasion_kind::event) {
            run_triggers();
            return;
        }
        gather_spells();
        gather_exceptions();
        gather_events();
        if (rule_.until_age && !spells_.empty()) {
            find_age_limit();
            std::erase_if(spells_, [this](std::uint32_t i) {
                return age_limit_ && spell_at(i).known_from >= *age_limit_;
            });
        }
        for (const std::uint32_t spell : spells_) {
            run_spell(spell);
        }
        notice_unused_events();
    }

  private:
    /// Runs a chain in each segment of a spell.
    void run_spell(std::uint32_t index) {
        ordinal_ = 0;
        const spell& s = spell_at(index);
        segment rest{.begin = s.known_from,
                     .start_known = s.start.has_value(),
                     .restarted = false,
                     .end = known_end(s),
                     .why_ended = ended_by::open,
                     .end_day_counts = false,
                     .exception = nullptr,
                     .spell = index,
                     .event = obligation::none,
                     .counts_from = s.known_from};
        attributes_ = &s.attributes;
        if (rest.end) {
            rest.why_ended = ended_by::spell_end;
        }
        end_at_age(rest);
        rest.end_day_counts = rest.end && !another_begins_on(*rest.end, index);
        if (!rule_.lapses_on.empty()) {
            end_at_event(rest);
        }
        if (!plan_.plain || rule_.met_by.early) {
            rest.counts_from = first_that_counts(rest.begin, min_date);
        }
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
            rest.counts_from = rest.begin;
            rest.start_known = true;
            rest.restarted = true;
        }
        if (!rest.end || rest.begin < *rest.end) {
            run_chain(rest);
        }
    }

    void end_at_age(segment& s) const {
        if (age_limit_ && (!s.end || *age_limit_ < *s.end)) {
            s.end = age_limit_;
            s.why_ended = ended_by::age;
        }
    }

    /// An event that ends the duty; what happens on the same day still counts.
    void end_at_event(segment& s) const {
        const std::string_view id = s.event == obligation::none
                                        ? std::string_view()
                                        : value_of(whose_.events[s.event].attributes, "id");
        for (const event& e : whose_.events) {
            const auto kind = std::find(rule_.lapses_on.begin(), rule_.lapses_on.end(), e.kind);
            if (kind == rule_.lapses_on.end() || e.status != event_status::held || e.on > as_at_ ||
                e.on < s.begin || (s.end && e.on >= *s.end) || !answers(e, id)) {
                continue;
            }
            s.end = e.on;
            s.why_ended = ended_by::event;
            s.end_day_counts = true;
            s.exception = &*kind;
        }
    }

    /// Whether an event can be about the one with that id: it names it, or names none.
    [[nodiscard]] static bool answers(const event& e, std::string_view id) noexcept {
        const std::string_view about = value_of(e.attributes, "for");
        return about.empty() || about == id;
    }

    /// From when on an event can meet the first step: the start, unless the rule lets an earlier
    /// one count, or the step is counted back, when what meets it comes after the occasion before.
    [[nodiscard]] civil_date first_that_counts(civil_date start, civil_date before) const {
        if (plan_.looks_back) {
            return before;
        }
        if (!rule_.met_by.early) {
            return start;
        }
        const counting_policy back{.direction = direction::before};
        const result<reckoning> from = add(start, *rule_.met_by.early, back, plan_.advice);
        return from ? from->date : start;
    }

    // Duties per event.

    void run_triggers() {
        gather_triggers();
        gather_events();
        if (rule_.until_age && !triggers_.empty()) {
            find_age_limit();
        }
        optional_date pending_until;  // the day that met the last duty; `max_date` while unmet
        civil_date before = min_date;
        for (std::size_t i = 0; i < triggers_.size(); ++i) {
            const bool joined = rule_.arises_per.repeated != repeat_rule::each && pending_until &&
                                triggers_[i].on <= *pending_until;
            if (joined) {
                continue;
            }
            if (rule_.arises_per.repeated == repeat_rule::restarts) {
                i = last_before_met(i);
            }
            pending_until = run_trigger(triggers_[i], before);
            before = triggers_[i].on;
        }
        notice_unused_events();
    }

    /// Of the events that come one after another while the duty is pending, the last.
    [[nodiscard]] std::size_t last_before_met(std::size_t first) const {
        const auto met = std::find_if(events_.begin(), events_.end(), [&](const held_event& e) {
            return !e.used && e.on >= triggers_[first].on;
        });
        std::size_t last = first;
        while (last + 1 < triggers_.size() &&
               (met == events_.end() || triggers_[last + 1].on <= met->on)) {
            ++last;
        }
        return last;
    }

    /// The day on which the duty was met; `max_date` where it was not.
    civil_date run_trigger(const trigger& from, civil_date before) {
        ordinal_ = from.on == before ? ordinal_ : 0;  // so that no two have one key
        const event& e = whose_.events[from.index];
        attributes_ = &e.attributes;
        segment s{.begin = from.on,
                  .start_known = true,
                  .restarted = false,
                  .end = {},
                  .why_ended = ended_by::open,
                  .end_day_counts = false,
                  .exception = nullptr,
                  .spell = obligation::none,
                  .event = from.index,
                  .counts_from = first_that_counts(from.on, before.plus_days(1).value_or(before))};
        end_at_age(s);
        if (plan_.looks_back && s.begin <= as_at_) {
            // What was to be done before it is too late once it has come.
            s.end = s.begin;
            s.why_ended = ended_by::event;
            s.end_day_counts = true;
            s.exception = &rule_.arises_per.kind;
        }
        end_at_event(s);
        if (s.end && *s.end <= s.begin && s.why_ended == ended_by::age) {
            return max_date;
        }
        const std::size_t first = into_.obligations.size();
        run_chain(s);
        const bool met = into_.obligations.size() != first && into_.obligations.back().met_on;
        return met ? *into_.obligations.back().met_on : max_date;
    }

    [[nodiscard]] bool belongs(const held_event& e, const segment& s) const noexcept {
        return e.on >= s.counts_from &&
               (!s.end || e.on < *s.end || (s.end_day_counts && e.on == *s.end));
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
        blank_.event = s.event;
        blank_.timescale = timescale_index_;
        blank_.restarted = s.restarted;
        blank_.ends_on = s.end;
        next_event_ = 0;
        while (next_event_ < events_.size() && events_[next_event_].on < s.counts_from) {
            ++next_event_;
        }
        if (!rule_.only_if.empty() && !is_called_for(s)) {
            return;
        }
        position at{s.begin, false, 0, false, false, 0};
        const bool began_unseen = whose_.history_from && s.begin < *whose_.history_from;
        if ((began_unseen || !s.start_known) && !first_seen(s, at)) {
            return;
        }
        if (plan_.plain) {
            while (plain_step(s, at)) {
            }
        } else {
            while (stated_step(s, at)) {
            }
        }
    }

    /// Whether the duty arises at all. Where that cannot be known, one obligation says so.
    [[nodiscard]] bool is_called_for(const segment& s) {
        const verdict holds = judge(rule_.only_if.front(), view_of(s), s.begin);
        if (holds == verdict::unknown) {
            obligation& o = new_obligation();
            o.anchor = s.begin;
            o.reason = reason::birth_unknown;
            judgement j = new_judgement(s);
            j.counted_from = s.begin;
            recorder_.record(o, j);
        }
        return holds == verdict::yes;
    }

    [[nodiscard]] case_view view_of(const segment& s) const noexcept {
        return {plan_, whose_, as_at_, s.begin, *attributes_};
    }

    /// Whether there is an event that can meet the pending step; it is the next one then.
    [[nodiscard]] bool has_event(const segment& s) {
        if (s.event != obligation::none) [[unlikely]] {
            move_to_answer(s);
        }
        return next_event_ != events_.size() && belongs(events_[next_event_], s);
    }

    /// The event that meets the pending step; null where none does.
    [[nodiscard]] const held_event* take_event(const segment& s) {
        if (!has_event(s)) {
            return nullptr;
        }
        held_event& taken = events_[next_event_];
        use(taken);
        notice_if_close(s, next_event_);
        ++next_event_;
        return &taken;
    }

    /// The same, not sooner than a day.
    [[nodiscard]] const held_event* take_event_from(const segment& s, civil_date not_before) {
        while (has_event(s) && events_[next_event_].on < not_before) {
            notice(notice::kind::event_too_soon, events_[next_event_].on,
                   events_[next_event_].index);
            use(events_[next_event_++]);
        }
        return take_event(s);
    }

    void use(held_event& e) noexcept {
        used_events_ += e.used ? 0 : 1;
        e.used = true;
    }

    /// Goes on to the event that answers the one the duty arose from: by its reference if one
    /// refers to it, else the next that refers to none and met no other duty.
    void move_to_answer(const segment& s) {
        const std::string_view id = value_of(whose_.events[s.event].attributes, "id");
        std::size_t unnamed = events_.size();
        for (std::size_t i = next_event_; i < events_.size(); ++i) {
            const std::string_view about =
                value_of(whose_.events[events_[i].index].attributes, "for");
            if (!id.empty() && about == id) {
                next_event_ = i;
                return;
            }
            if (about.empty() && !events_[i].used && unnamed == events_.size()) {
                unnamed = i;
            }
        }
        next_event_ = unnamed;
    }

    /// Two reviews so close together may be two parts of one: a person should look.
    void notice_if_close(const segment& s, std::size_t place) {
        constexpr std::int32_t parts_within = 20;  // working days
        if (place == 0) {
            return;
        }
        const civil_date before = events_[place - 1].on;
        const civil_date on = events_[place].on;
        if (on - before > 3 * parts_within) [[likely]] {
            return;
        }
        if (s.event != obligation::none || !belongs(events_[place - 1], s)) {
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
    [[nodiscard]] optional_date limit_of(civil_date anchor, std::size_t version, std::size_t step,
                                         const segment& s) const {
        const resolved_step& r = plan_.version_steps[version][step];
        if (r.plain) [[likely]] {
            return plain_limit(anchor, version, r.within);
        }
        return find_limit(*r.definition, view_of(s), anchor, version).due;
    }

    [[nodiscard]] optional_date plain_limit(civil_date anchor, std::size_t version,
                                            period within) const {
        if (const std::int32_t months = within.in_months(); months != 0) {
            return detail::corresponding_date(anchor, months);
        }
        if (within.unit() == period_unit::working_days) {
            return detail::add_working_days(plan_.version_calendars[version]->tables(), anchor,
                                            within.amount());
        }
        return anchor.plus_days(within.in_days());
    }

    [[nodiscard]] reason why_no_limit(std::size_t version, std::size_t step) const noexcept {
        const resolved_step& r = plan_.version_steps[version][step];
        return r.plain && r.within.unit() == period_unit::working_days ? reason::calendar_coverage
                                                                       : reason::date_range;
    }

    [[nodiscard]] certainty certainty_of(civil_date limit, std::size_t version,
                                         period within) const {
        return within.unit() == period_unit::working_days
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
            o.due_latest = latest_limit_after((*whose_.history_from).plus_days(-1), s, o, j);
        }
        if (s.start_known) {
            o.due_earliest = first_limit(s);
        }
        const held_event* met = take_event(s);
        if (met != nullptr) {
            judge_first_met(o, met->on);
        } else {
            judge_first_unmet(o, s);
        }
        if (met != nullptr) {
            at = position_after_first(s, met->on, j);
        }
        recorder_.record(o, j);
        return met != nullptr;
    }

    [[nodiscard]] optional_date latest_limit_after(optional_date unseen, const segment& s,
                                                   obligation& o, judgement& j) const {
        const std::size_t v = unseen ? version_on(*unseen) : obligation::unknown;
        if (v == obligation::unknown) {
            o.reason = reason::no_version;
            return {};
        }
        j.law = &rule_.versions[v];
        const std::size_t last = j.law->steps.size() - 1;
        return j.law->steps[last].repeats ? limit_of(*unseen, v, last, s) : optional_date();
    }

    [[nodiscard]] optional_date first_limit(const segment& s) const {
        const std::size_t v = version_on(s.begin);
        return v == obligation::unknown ? optional_date() : limit_of(s.begin, v, 0, s);
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
    [[nodiscard]] position position_after_first(const segment& s, civil_date met,
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
        optional_date over = s.begin;
        for (std::size_t i = 0; over && i + 1 < steps.size(); ++i) {
            over = limit_of(*over, v, i, s);
        }
        j.steps_take_until = over;
        if (over && met > *over) {
            at.earliest = steps.size() - 1;
            at.uncertain = false;
            at.assumed = true;
        }
        return at;
    }

    /// The limit of a plain step is that of the version in force on its anchor.
    bool plain_step(const segment& s, position& at) {
        const std::size_t v = version_on(at.since);
        if (v == obligation::unknown) [[unlikely]] {
            return at.projected == 0 && step_without_law(s, at);
        }
        return reach_step(v, at) &&
               goes_on(s, at, at.uncertain ? uncertain_step(s, at, v) : known_step<true>(s, at, v));
    }

    [[gnu::noinline]] bool stated_step(const segment& s, position& at) {
        found_limit found;
        const std::size_t v = version_of_limit(s, at, found);
        if (v == obligation::unknown) {
            const bool waits = found.what == found_limit::kind::absent;
            return at.projected == 0 && !waits && step_without_law(s, at);
        }
        if (!reach_step(v, at)) {
            return false;
        }
        if (!at.uncertain && found.what == found_limit::kind::absent) {
            return false;
        }
        return goes_on(
            s, at, at.uncertain ? uncertain_step(s, at, v) : known_step<false>(s, at, v, &found));
    }

    /// Moves to the step of a version for where the chain stands: the last one, if it repeats, over
    /// and over. False where the version has none.
    [[nodiscard]] bool reach_step(std::size_t v, position& at) const noexcept {
        const auto steps = rule_.versions[v].steps;
        const std::size_t last = steps.size() - 1;
        if (at.earliest > last && !steps[last].repeats) {
            return false;
        }
        at.earliest = std::min(at.earliest, last);
        at.uncertain = at.uncertain && at.earliest != last;
        return true;
    }

    /// Whether another step follows an obligation.
    [[nodiscard]] bool goes_on(const segment& s, position& at, const obligation& o) const noexcept {
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

    /// The version in force on the day that its own limit is counted from, and that limit. Where a
    /// limit is counted from the start or the event before, that is the version in force then.
    /// `found` is left `unknown` where the chain stands on a day without law.
    [[nodiscard]] std::size_t version_of_limit(const segment& s, const position& at,
                                               found_limit& found) const {
        const std::size_t usual = version_on(at.since);
        bool all_absent = true;
        for (std::size_t v = rule_.versions.size(); v-- > 0;) {
            const auto& steps = plan_.version_steps[v];
            const std::size_t last = steps.size() - 1;
            if (at.earliest > last && !steps[last].definition->repeats) {
                continue;
            }
            found =
                find_limit(*steps[std::min(at.earliest, last)].definition, view_of(s), at.since, v);
            all_absent = all_absent && found.what == found_limit::kind::absent;
            const bool counted = found.what != found_limit::kind::absent;
            if (counted && rule_.versions[v].in_force_on(found.anchor.value_or(at.since))) {
                return v;
            }
        }
        found = {};
        found.what = all_absent ? found_limit::kind::absent : found_limit::kind::unknown;
        return all_absent ? usual : std::size_t{obligation::unknown};
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

    /// `found` is the limit of a step that is not plain; null for one that is. Inlined, since with
    /// a call for every obligation an evaluation takes a fifth longer.
    template <bool plain>
    [[gnu::always_inline]] const obligation& known_step(const segment& s, const position& at,
                                                        std::size_t v,
                                                        const found_limit* found = nullptr) {
        obligation& o = new_obligation();
        const step& pending = rule_.versions[v].steps[at.earliest];
        o.anchor = at.since;
        o.version = static_cast<std::uint16_t>(v);
        o.step = static_cast<std::uint16_t>(at.earliest);
        o.assumed = at.assumed;
        o.projected = at.projected != 0;
        if constexpr (plain) {
            set_due(o, v, plan_.version_steps[v][at.earliest].within);
        } else {
            set_found(o, *found);
        }
        const relaxation* deferred_by = relaxation_of(o, pending);
        if (deferred_by != nullptr) {
            o.deferred_to = deferred_by->due_to;
        }
        o.met_on = day_met(s, at, pending);
        if (o.due && o.met_on) {
            judge_met(o);
        } else if (o.due) {
            judge_unmet(o, s);
        } else if (!plain && found->what == found_limit::kind::open) {
            judge_open(o, s);
        }
        if (has_planned_ && !o.met_on) {
            o.planned_on = next_planned(s, at.since);
        }
        judgement j = judgement_of_step(s, at, v);
        j.limited_by = &pending;
        j.found = found;
        j.deferred_by = deferred_by;
        recorder_.record(o, j);
        return o;
    }

    [[nodiscard]] optional_date day_met(const segment& s, const position& at, const step& pending) {
        if (!rule_.met_by.kind) {
            return s.why_ended == ended_by::spell_end ? s.end : optional_date();
        }
        const held_event* met =
            pending.not_before ? take_event_from(s, first_allowed(at.since, *pending.not_before))
                               : take_event(s);
        return met != nullptr ? optional_date(met->on) : optional_date();
    }

    [[nodiscard]] civil_date first_allowed(civil_date anchor, period not_before) const {
        const result<reckoning> from = add(anchor, not_before, {}, plan_.advice);
        return from ? from->date : anchor;
    }

    /// The first day, from the day of evaluation on, for which an event is planned that would meet
    /// the step.
    [[nodiscard]] optional_date next_planned(const segment& s, civil_date since) const {
        optional_date next;
        const std::string_view id = s.event == obligation::none
                                        ? std::string_view()
                                        : value_of(whose_.events[s.event].attributes, "id");
        for (const event& e : whose_.events) {
            if (e.kind == *rule_.met_by.kind && e.status == event_status::planned &&
                e.on >= as_at_ && e.on >= since && matches(rule_.met_by.where, e.attributes) &&
                answers(e, id) && (!next || e.on < *next)) {
                next = e.on;
            }
        }
        return next;
    }

    [[nodiscard]] judgement judgement_of_step(const segment& s, const position& at,
                                              std::size_t v) const noexcept {
        judgement j = new_judgement(s);
        j.law = &rule_.versions[v];
        j.counted_from = at.since;
        j.from_previous = at.from_previous;
        return j;
    }

    void set_due(obligation& o, std::size_t v, period within) const {
        o.due = plain_limit(*o.anchor, v, within);
        if (!o.due) {
            o.reason = within.unit() == period_unit::working_days ? reason::calendar_coverage
                                                                  : reason::date_range;
            return;
        }
        o.certainty = certainty_of(*o.due, v, within);
        if (o.certainty == certainty::projected) {
            set_range(o, v, within);
        }
        o.plan_by = detail::last_working_day(plan_.planning->tables(), *o.due);
    }

    void set_range(obligation& o, std::size_t v, period within) const {
        const auto range = plan_.version_calendars[v]->range_of(*o.anchor, within.amount());
        if (range) {
            o.due_earliest = range->earliest;
            o.due_latest = range->latest;
        }
    }

    void set_found(obligation& o, const found_limit& found) const {
        o.anchor = found.anchor ? found.anchor : o.anchor;
        o.due = found.due;
        o.degraded = found.degraded;
        if (!o.due) {
            o.reason = found.what == found_limit::kind::open ? reason::birth_unknown : found.why;
            o.due_earliest = found.earliest;
            o.due_latest = found.latest;
            return;
        }
        o.certainty = found.certainty;
        if (o.certainty == certainty::projected) {
            o.due_earliest = found.earliest;
            o.due_latest = found.latest;
        }
        o.plan_by = detail::last_working_day(plan_.planning->tables(), *o.due);
    }

    void judge_open(obligation& o, const segment& s) const {
        if (o.met_on) {
            judge_range_met(o);
        } else {
            judge_range_unmet(o, s);
        }
    }

    /// Null when none defers the limit.
    [[nodiscard]] const relaxation* relaxation_of(const obligation& o, const step& pending) const {
        if (!o.due || *o.due < relaxed_from_ || *o.due > relaxed_to_) {
            return nullptr;
        }
        return find_relaxation(o, pending);
    }

    [[nodiscard]] const relaxation* find_relaxation(const obligation& o,
                                                    const step& pending) const {
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
               : s.why_ended == ended_by::event     ? reason::duty_ended
                                                    : reason::spell_ended;
    }

    [[nodiscard]] static reason reason_ended_after(const segment& s) noexcept {
        return s.why_ended == ended_by::age         ? reason::age_reached_after
               : s.why_ended == ended_by::exception ? reason::exception_began_after
               : s.why_ended == ended_by::event     ? reason::duty_ended_after
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
            const optional_date possible = limit_of(at.since, v, i, s);
            if (!possible) {
                known = false;
                o.reason = why_no_limit(v, i);
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

    std::int32_t project_;
    Recorder& recorder_;
    civil_date relaxed_from_ = max_date;                  // no relaxation defers a limit before it
    civil_date relaxed_to_ = min_date;                    // or after it
    const std::vector<attribute>* attributes_ = nullptr;  // of the spell or event at hand
    std::size_t next_event_ = 0;
    std::size_t used_events_ = 0;
    std::uint32_t ordinal_ = 0;
    obligation blank_;  // what the obligations of a segment have in common
};

}  // namespace timescales::inline v0
