#pragma once

/// What one timescale sees of a timeline: its spells, the exceptions from them, the events that can
/// meet it and those that it arises from, as far as they are known at a date. The interpreter runs
/// over what is gathered here.

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "lib/engine/chain.hpp"

namespace timescales::inline v0 {

/// Buffers of the interpreter, kept between timelines.
struct interpreter_buffers {
    std::vector<held_event> events;
    std::vector<std::uint32_t> spells;  // indices, in order of beginning
    std::vector<exception_stretch> exceptions;
    std::vector<trigger> triggers;
};

class gathered_case {
  protected:
    gathered_case(const resolved_timescale& plan, std::uint16_t timescale_index,
                  const timeline& whose, civil_date as_at, interpreter_buffers& buffers,
                  evaluation& into)
        : plan_(plan),
          rule_(*plan.definition),
          timescale_index_(timescale_index),
          whose_(whose),
          as_at_(as_at),
          event_buffer_(buffers.events),
          spells_(buffers.spells),
          exceptions_(buffers.exceptions),
          triggers_(buffers.triggers),
          into_(into) {}

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
            if (!(s.kind == rule_.arises_per.kind) ||
                !matches(rule_.arises_per.where, s.attributes)) {
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

    /// The day of an event, which a rule can date by when the authority was told.
    [[nodiscard]] static civil_date day_of(const event& e, bool notified) noexcept {
        return notified && e.notified_on ? *e.notified_on : e.on;
    }

    void gather_events() {
        events_ = {};
        if (!rule_.met_by.kind) {
            return;
        }
        const std::span<const event> given = whose_.events;
        if (event_buffer_.size() < given.size()) {
            event_buffer_.resize(given.size(), {min_date, 0, false});
        }
        const kind_name& met_by = *rule_.met_by.kind;
        const civil_date known_from = whose_.history_from.value_or(min_date);
        held_event* next = event_buffer_.data();
        civil_date last = min_date;
        bool in_order = true;  // and no two on one day
        bool in_parts = false;
        for (std::size_t i = 0; i < given.size(); ++i) {
            const event& e = given[i];
            if (!(e.kind == met_by)) {
                continue;
            }
            if (e.status != event_status::held) {
                has_planned_ = has_planned_ || e.status == event_status::planned;
                continue;
            }
            const civil_date on = day_of(e, rule_.met_by.notified);
            if (on > as_at_) {
                notice(notice::kind::event_after_as_at, on, i);
            } else if (on < known_from) {
                notice(notice::kind::event_before_history, on, i);
            } else if (e.attributes.empty() ? rule_.met_by.where.empty() : counts(e, i, in_parts)) {
                in_order = in_order && last < on;
                last = on;
                next->on = on;
                next->index = static_cast<std::uint32_t>(i);
                next->used = false;
                ++next;
            }
        }
        events_ = {event_buffer_.data(), next};
        if (in_parts) {
            join_parts();
        }
        if (!in_order || in_parts) {
            put_events_in_order();
        }
    }

    /// Whether an event with attributes is one that can meet the duty.
    [[nodiscard]] bool counts(const event& e, std::size_t index, bool& in_parts) {
        if (value_of(e.attributes, "outside-series") == "yes") {
            notice(notice::kind::event_outside_series, e.on, index);
            return false;
        }
        in_parts = in_parts || !value_of(e.attributes, "part-of").empty();
        return matches(rule_.met_by.where, e.attributes);
    }

    /// A meeting held in parts is one event, on the day of the part that counts.
    void join_parts() {
        std::size_t kept = 0;
        for (const held_event& e : events_) {
            held_event* whole = meeting_of(e);
            if (whole == nullptr) {
                events_[kept++] = e;
                continue;
            }
            notice(notice::kind::event_is_part, e.on, e.index);
            if (rule_.met_by.part == counted_part::last) {
                whole->on = std::max(whole->on, e.on);
            }
        }
        events_ = events_.first(kept);
    }

    /// The meeting that a part goes on with; null for what is no part of another that is known.
    [[nodiscard]] held_event* meeting_of(const held_event& part) {
        const std::string_view id = value_of(whose_.events[part.index].attributes, "part-of");
        if (id.empty()) {
            return nullptr;
        }
        const auto found = std::find_if(events_.begin(), events_.end(), [&](const held_event& e) {
            return e.index != part.index && value_of(whose_.events[e.index].attributes, "id") == id;
        });
        return found == events_.end() ? nullptr : &*found;
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

    void gather_triggers() {
        triggers_.clear();
        const occasion& of = rule_.arises_per;
        const civil_date known_from = whose_.history_from.value_or(min_date);
        for (std::size_t i = 0; i < whose_.events.size(); ++i) {
            const event& e = whose_.events[i];
            if (!(e.kind == of.kind) || e.status == event_status::cancelled ||
                (e.status == event_status::planned && !of.planned) ||
                !matches(of.where, e.attributes) || !value_of(e.attributes, "part-of").empty() ||
                value_of(e.attributes, "outside-series") == "yes") {
                continue;
            }
            const civil_date on = day_of(e, of.notified);
            if (e.status == event_status::held && on > as_at_) {
                notice(notice::kind::event_after_as_at, on, i);
            } else if (on < known_from) {
                notice(notice::kind::event_before_history, on, i);
            } else {
                triggers_.push_back({on, static_cast<std::uint32_t>(i)});
            }
        }
        std::sort(triggers_.begin(), triggers_.end(), [](const trigger& a, const trigger& b) {
            return a.on != b.on ? a.on < b.on : a.index < b.index;
        });
    }

    const resolved_timescale& plan_;
    const timescale& rule_;
    std::uint16_t timescale_index_;
    const timeline& whose_;
    civil_date as_at_;
    std::vector<held_event>& event_buffer_;
    std::vector<std::uint32_t>& spells_;
    std::vector<exception_stretch>& exceptions_;
    std::vector<trigger>& triggers_;
    evaluation& into_;
    optional_date age_limit_;
    bool has_planned_ = false;      // there are planned events of the kind that meets the duty
    std::span<held_event> events_;  // those gathered, in the buffer
};

}  // namespace timescales::inline v0
