#include "lib/engine/limits.hpp"

#include <algorithm>

namespace timescales::inline v0 {

bool matches(std::span<const attribute_match> wanted,
             const std::vector<attribute>& given) noexcept {
    return std::all_of(wanted.begin(), wanted.end(), [&](const attribute_match& m) {
        const std::string_view value = value_of(given, m.name);
        return !value.empty() &&
               std::find(m.values.begin(), m.values.end(), value) != m.values.end();
    });
}

namespace {

/// Parts of a meeting and meetings outside the series are no events of their own to a case date.
bool stands_alone(const event& e) noexcept {
    return value_of(e.attributes, "part-of").empty() &&
           value_of(e.attributes, "outside-series") != "yes";
}

bool is_held(const event& e, const kind_name& kind, const case_view& view) noexcept {
    return e.kind == kind && e.status == event_status::held && e.on <= view.as_at &&
           (!view.whose.history_from || e.on >= *view.whose.history_from);
}

verdict opposite(verdict v) noexcept {
    return v == verdict::yes ? verdict::no : v == verdict::no ? verdict::yes : v;
}

/// `decisive` as soon as one of them is; else unknown if one is; else the opposite.
verdict judge_each(const condition& c, const case_view& view, civil_date on, verdict decisive) {
    verdict so_far = opposite(decisive);
    for (const condition& part : c.of) {
        const verdict one = judge(part, view, on);
        if (one == decisive) {
            return decisive;
        }
        if (one == verdict::unknown) {
            so_far = verdict::unknown;
        }
    }
    return so_far;
}

verdict judge_age(const condition& c, const case_view& view, civil_date on) {
    if (!view.whose.born) {
        return verdict::unknown;
    }
    const optional_date birthday = attains_age(*view.whose.born, c.years);
    const bool reached = birthday && on >= *birthday;
    return reached == (c.what == condition_kind::age_from) ? verdict::yes : verdict::no;
}

bool is_during(const condition& c, const case_view& view, civil_date on) {
    return std::any_of(view.whose.spells.begin(), view.whose.spells.end(), [&](const spell& s) {
        const bool ended = s.end && *s.end <= view.as_at && *s.end <= on;
        return s.kind == *c.kind && s.known_from <= on && s.known_from <= view.as_at && !ended &&
               matches(c.where, s.attributes);
    });
}

bool was_held(const condition& c, const case_view& view, civil_date on) {
    return std::any_of(view.whose.events.begin(), view.whose.events.end(), [&](const event& e) {
        return is_held(e, *c.kind, view) && e.on >= view.start && e.on <= on &&
               matches(c.where, e.attributes);
    });
}

verdict known(bool holds) noexcept {
    return holds ? verdict::yes : verdict::no;
}

verdict judge_first(const condition& c, const case_view& view, civil_date on) {
    const result<reckoning> over = add(view.start, *c.length, {}, view.plan.advice);
    return known(!over || on < over->date);
}

}  // namespace

verdict judge(const condition& c, const case_view& view, civil_date on) {
    switch (c.what) {
        case condition_kind::all:
            return judge_each(c, view, on, verdict::no);
        case condition_kind::any:
            return judge_each(c, view, on, verdict::yes);
        case condition_kind::none:
            return opposite(judge_each(c, view, on, verdict::yes));
        case condition_kind::age_under:
        case condition_kind::age_from:
            return judge_age(c, view, on);
        case condition_kind::during:
            return known(is_during(c, view, on));
        case condition_kind::held:
            return known(was_held(c, view, on));
        case condition_kind::with:
            return known(matches(c.where, view.attributes));
        case condition_kind::first:
            return judge_first(c, view, on);
    }
    return verdict::unknown;
}

namespace {

using kind = found_limit::kind;

found_limit unknown_because(reason why) {
    found_limit none;
    none.what = kind::unknown;
    none.why = why;
    return none;
}

found_limit at(civil_date due, civil_date anchor, const limit& by) {
    found_limit found;
    found.what = kind::known;
    found.due = found.earliest = found.latest = due;
    found.anchor = anchor;
    found.by = &by;
    return found;
}

/// Works out the limits of one step.
class limit_finder {
  public:
    limit_finder(const case_view& view, civil_date anchor, std::size_t version)
        : view_(view), anchor_(anchor), calendar_(view.plan.version_calendars[version]) {}

    [[nodiscard]] found_limit find(const step& s) const {
        found_limit found = choose(s.limits);
        if (found.what == kind::known) {
            extend(found, s.extensions);
        }
        return found;
    }

  private:
    /// The first alternative whose condition holds; where it is not known whether one does, the
    /// limit is open between those that it can be.
    [[nodiscard]] found_limit choose(std::span<const limit> alternatives) const {
        std::vector<found_limit> possible;
        for (const limit& alternative : alternatives) {
            found_limit found = work_out(alternative);
            const verdict applies = applies_to(alternative, found);
            if (applies == verdict::no) {
                continue;
            }
            if (applies == verdict::yes && possible.empty()) {
                return found;
            }
            possible.push_back(std::move(found));
            if (applies == verdict::yes) {
                return between(possible);
            }
        }
        return possible.empty() ? found_limit() : between(possible);
    }

    [[nodiscard]] verdict applies_to(const limit& alternative, const found_limit& found) const {
        if (alternative.when.empty()) {
            return verdict::yes;
        }
        const optional_date day =
            alternative.judged_on == judged_on::limit ? found.due : optional_date(anchor_);
        return day ? judge(alternative.when.front(), view_, *day) : verdict::no;
    }

    /// Only the date of birth leaves a condition open.
    [[nodiscard]] static found_limit between(const std::vector<found_limit>& possible) {
        found_limit open = unknown_because(reason::birth_unknown);
        for (const found_limit& one : possible) {
            if (one.what != kind::known) {
                return open;
            }
        }
        open.what = kind::open;
        open.anchor = possible.front().anchor;
        for (const found_limit& one : possible) {
            open.earliest = !open.earliest || *one.due < *open.earliest ? one.due : open.earliest;
            open.latest = !open.latest || *one.due > *open.latest ? one.due : open.latest;
        }
        return open;
    }

    [[nodiscard]] found_limit work_out(const limit& l) const {
        switch (l.what) {
            case limit_kind::counted:
                return counted(l);
            case limit_kind::cycle:
                return end_of_cycle(l);
            case limit_kind::total:
                return end_of_total(l);
            case limit_kind::earliest_of:
            case limit_kind::latest_of:
                return one_of(l);
        }
        return {};
    }

    /// The day that a case date is; `absent` or `unknown` where there is none.
    [[nodiscard]] found_limit day_of(const case_date& d, const limit& by) const {
        switch (d.what) {
            case case_date_kind::start:
                return at(view_.start, view_.start, by);
            case case_date_kind::previous:
                return at(anchor_, anchor_, by);
            case case_date_kind::birthday: {
                if (!view_.whose.born) {
                    return unknown_because(reason::birth_unknown);
                }
                const optional_date day = attains_age(*view_.whose.born, d.age);
                return day ? at(*day, *day, by) : unknown_because(reason::date_range);
            }
            case case_date_kind::first_event:
            case case_date_kind::last_event:
            case case_date_kind::next_event: {
                const optional_date day = event_day(d);
                return day ? at(*day, *day, by) : found_limit();
            }
            case case_date_kind::limit_of: {
                const optional_date day =
                    pending_limit(*view_.plan.book, d.timescale, view_.whose, view_.as_at, anchor_);
                return day ? at(*day, *day, by) : found_limit();
            }
        }
        return {};
    }

    [[nodiscard]] optional_date event_day(const case_date& d) const {
        optional_date best;
        for (const event& e : view_.whose.events) {
            if (!(e.kind == *d.kind) || !stands_alone(e)) {
                continue;
            }
            const bool held = is_held(e, *d.kind, view_);
            if (d.what == case_date_kind::last_event) {
                if (held && e.on <= anchor_ && (!best || e.on > *best)) {
                    best = e.on;
                }
                continue;
            }
            const bool counts = d.what == case_date_kind::first_event
                                    ? held && e.on >= view_.start
                                    : (held || e.status == event_status::planned) && e.on > anchor_;
            if (counts && (!best || e.on < *best)) {
                best = e.on;
            }
        }
        return best;
    }

    [[nodiscard]] static reason why_not(const error& e) noexcept {
        return e.code == error_code::outside_coverage ? reason::calendar_coverage
                                                      : reason::date_range;
    }

    [[nodiscard]] found_limit counted(const limit& l) const {
        found_limit from = day_of(l.from, l);
        if (from.what != kind::known) {
            return from;
        }
        const result<reckoning> end = add(*from.due, l.length, l.policy, calendar_);
        if (!end) {
            return unknown_because(why_not(end.error()));
        }
        found_limit found = at(end->date, *from.due, l);
        found.certainty = end->certainty;
        found.earliest = end->earliest;
        found.latest = end->latest;
        found.degraded = l.length.unit() == period_unit::hours;
        return found;
    }

    [[nodiscard]] found_limit end_of_cycle(const limit& l) const {
        found_limit from = day_of(l.from, l);
        if (from.what != kind::known) {
            return from;
        }
        const bool next = l.from.what == case_date_kind::previous;
        const optional_date end = l.cycle == cycle::calendar_month ? end_of_month(*from.due, next)
                                                                   : end_of_term(*from.due, next);
        if (!end) {
            return unknown_because(l.cycle == cycle::calendar_month ? reason::date_range
                                                                    : reason::terms_unknown);
        }
        return at(*end, *from.due, l);
    }

    [[nodiscard]] static optional_date end_of_month(civil_date day, bool next) {
        const auto [year, month, number] = day.ymd();
        const auto first = civil_date::from_ymd(year, static_cast<int>(month), 1);
        const optional_date after = first ? add_months(*first, next ? 2 : 1) : optional_date();
        return after ? (*after).plus_days(-1) : optional_date();
    }

    /// The term in which the day lies, or the first after it; or the one following that.
    [[nodiscard]] optional_date end_of_term(civil_date day, bool next) const {
        const auto& terms = view_.plan.book->school_terms;
        auto term = std::find_if(terms.begin(), terms.end(),
                                 [day](const layer_days& t) { return day <= t.to; });
        // A day before the first term that is known can lie in one that is not.
        if (term == terms.end() || (term == terms.begin() && day < term->from)) {
            return {};
        }
        if (next && term->from <= day) {
            ++term;
        }
        return term == terms.end() ? optional_date() : optional_date(term->to);
    }

    struct stretch {
        civil_date begin;
        civil_date end;
    };

    /// The stretches that a running total counts, as far as they are known, merged.
    [[nodiscard]] std::vector<stretch> counted_stretches() const {
        const occasion& of = view_.plan.definition->arises_per;
        std::vector<stretch> all;
        for (const spell& s : view_.whose.spells) {
            if (s.kind == of.kind && s.known_from <= view_.as_at &&
                matches(of.where, s.attributes)) {
                all.push_back({s.known_from, s.end.value_or(max_date)});
            }
        }
        std::sort(all.begin(), all.end(),
                  [](const stretch& a, const stretch& b) { return a.begin < b.begin; });
        std::vector<stretch> merged;
        for (const stretch& s : all) {
            if (!merged.empty() && s.begin <= merged.back().end) {
                merged.back().end = std::max(merged.back().end, s.end);
            } else {
                merged.push_back(s);
            }
        }
        return merged;
    }

    /// The last day on which the spell can end without the total being exceeded, were it to go on
    /// from day to day.
    [[nodiscard]] found_limit end_of_total(const limit& l) const {
        const std::vector<stretch> counts = counted_stretches();
        const std::int32_t allowed = l.length.in_days();
        for (optional_date day = view_.start; day; day = (*day).plus_days(1)) {
            const std::int32_t used = days_used(counts, window_before(*day, l.window), *day);
            if (used > allowed) {
                found_limit found = at(*day, view_.start, l);
                found.degraded = l.length.unit() == period_unit::hours;
                return found;
            }
        }
        return unknown_because(reason::date_range);
    }

    /// The last day before the window that ends with `day`.
    [[nodiscard]] static civil_date window_before(civil_date day, period window) {
        const counting_policy back{.direction = direction::before};
        const result<reckoning> from = add(day, window, back);
        return from ? from->date : min_date;
    }

    /// Days of the stretches in (after, day], the spell at hand going on to `day`.
    [[nodiscard]] std::int32_t days_used(const std::vector<stretch>& counts, civil_date after,
                                         civil_date day) const {
        std::int32_t used = 0;
        for (const stretch& s : counts) {
            const bool goes_on = s.begin <= view_.start && view_.start < s.end;
            // The last day of a stretch is the one before its end.
            const std::int32_t last =
                goes_on ? day.days_since_epoch()
                        : std::min(s.end.days_since_epoch() - 1, day.days_since_epoch());
            const std::int32_t first =
                std::max(s.begin.days_since_epoch(), after.days_since_epoch() + 1);
            used += std::max(0, last - first + 1);
        }
        return used;
    }

    [[nodiscard]] found_limit one_of(const limit& l) const {
        const bool earliest = l.what == limit_kind::earliest_of;
        found_limit best;
        certainty least = certainty::settled;
        bool degraded = false;
        for (const limit& part : l.of) {
            found_limit one = work_out(part);
            if (one.what == kind::absent && earliest) {
                continue;
            }
            if (one.what != kind::known) {
                return one;
            }
            least = std::max(least, one.certainty);
            degraded = degraded || one.degraded;
            best = best.what == kind::absent ? std::move(one) : better(best, one, earliest);
        }
        best.certainty = least;
        best.degraded = degraded;
        return best;
    }

    [[nodiscard]] static found_limit better(const found_limit& a, const found_limit& b,
                                            bool earliest) {
        found_limit chosen = (*b.due < *a.due) == earliest && !(*a.due == *b.due) ? b : a;
        const auto pick = [earliest](optional_date x, optional_date y) {
            return !x || !y ? optional_date() : earliest ? std::min(*x, *y) : std::max(*x, *y);
        };
        chosen.earliest = pick(a.earliest, b.earliest);
        chosen.latest = pick(a.latest, b.latest);
        return chosen;
    }

    void extend(found_limit& found, std::span<const extension> extensions) const {
        for (const extension& rule : extensions) {
            optional_date after;
            for (std::int32_t i = 0; i < rule.times; ++i) {
                const optional_date by = extended_on(rule, after, *found.due);
                if (!by) {
                    break;
                }
                const result<reckoning> to = add(*found.due, rule.length, {}, calendar_);
                if (!to) {
                    found = unknown_because(why_not(to.error()));
                    return;
                }
                found.due = to->date;
                found.certainty = std::max(found.certainty, to->certainty);
                found.earliest = to->earliest;
                found.latest = to->latest;
                found.extensions.push_back({&rule, *by, to->date});
                after = by;
            }
        }
    }

    /// The first event of the kind since the anchor, after another and not after the limit.
    [[nodiscard]] optional_date extended_on(const extension& rule, optional_date after,
                                            civil_date limit) const {
        optional_date first;
        for (const event& e : view_.whose.events) {
            if (is_held(e, rule.by, view_) && e.on >= anchor_ && e.on <= limit &&
                (!after || e.on > *after) && (!first || e.on < *first)) {
                first = e.on;
            }
        }
        return first;
    }

    const case_view& view_;
    civil_date anchor_;
    const working_calendar* calendar_;
};

}  // namespace

found_limit find_limit(const step& s, const case_view& view, civil_date anchor,
                       std::size_t version) {
    return limit_finder(view, anchor, version).find(s);
}

}  // namespace timescales::inline v0
