#include "timescales/timeliness.hpp"

#include <algorithm>
#include <array>

#include "lib/model/steps.hpp"

namespace timescales::inline v0 {

window year_ending(civil_date reference_date) {
    const auto [year, month, day] = reference_date.ymd();
    const optional_date next = reference_date.plus_days(1);
    const bool at_month_end = !next || (*next).ymd().month != month;
    civil_date year_before = add_months(reference_date, -12).value_or(min_date);
    if (at_month_end) {
        // 28 February 2025 answers to 29 February 2024.
        while ((*year_before.plus_days(1)).ymd().month == month) {
            year_before = *year_before.plus_days(1);
        }
    }
    return {year_before.plus_days(1).value_or(max_date), reference_date};
}

std::optional<std::string> figure::percent() const {
    return percentage(numerator, denominator);
}

std::optional<std::string> figure::lowest() const {
    return percentage(numerator, denominator + undetermined);
}

std::optional<std::string> figure::highest() const {
    return percentage(numerator + undetermined, denominator + undetermined);
}

cohort_evaluation evaluate_cohort(const rule_book& rules, std::span<const timeline> children,
                                  const evaluation_options& options) {
    cohort_evaluation all;
    all.rule_book_hash = rules.content_hash();
    all.obligations_from.reserve(children.size() + 1);
    all.notices_from.reserve(children.size() + 1);
    evaluator interpreter(rules);
    evaluation one;
    const auto mark = [&all] {
        all.obligations_from.push_back(static_cast<std::uint32_t>(all.obligations.size()));
        all.notices_from.push_back(static_cast<std::uint32_t>(all.notices.size()));
    };
    mark();
    for (const timeline& child : children) {
        interpreter.evaluate(child, options, one);
        all.obligations.insert(all.obligations.end(), one.obligations.begin(),
                               one.obligations.end());
        all.notices.insert(all.notices.end(), one.notices.begin(), one.notices.end());
        mark();
    }
    return all;
}

namespace {

constexpr kind_name placed_for_adoption{"placed-for-adoption"};
constexpr kind_name short_breaks{"short-breaks"};

/// A spell as it was known on a day: a later end leaves it open. `[begin, end)`.
struct known_stretch {
    civil_date begin;
    civil_date end;  // `max_date` while open
};

class indicator_count {
  public:
    indicator_count(const indicator& measured, const rule_book& rules,
                    std::span<const timeline> children, const cohort_evaluation& evaluated,
                    const timeliness_options& options, const timescale& rule,
                    const working_calendar& calendar)
        : measured_(measured),
          children_(children),
          evaluated_(evaluated),
          options_(options),
          rule_(rule),
          rule_index_(static_cast<std::uint16_t>(&rule - rules.timescales().data())),
          calendar_(calendar) {
        figure_.indicator = &measured;
        figure_.window = year_ending(options.reference_date);
    }

    result<figure> count() {
        for (std::uint32_t child = 0; child < children_.size(); ++child) {
            if (measured_.unit == counted_unit::child) {
                count_child(child);
            } else {
                count_reviews(child);
            }
        }
        for (std::size_t i = 0; i < excluded_.size(); ++i) {
            if (excluded_[i] != 0) {
                figure_.excluded.push_back({static_cast<exclusion>(i), excluded_[i]});
            }
        }
        std::sort(figure_.unread.begin(), figure_.unread.end());
        return std::move(figure_);
    }

  private:
    // ---- Obligations
    // --------------------------------------------------------------------------------

    /// The year's obligations, and those that entered it already overdue.
    [[nodiscard]] bool in_window(const obligation& o) const noexcept {
        const civil_date from = figure_.window.from;
        if (o.outcome == outcome::indeterminate) {
            return o.met_on ? *o.met_on >= from : !o.ends_on || *o.ends_on > from;
        }
        const optional_date due = falls_due(o);
        if (!due || *due > figure_.window.to) {
            return false;
        }
        if (*due >= from) {
            return true;
        }
        const bool was_unmet = !o.met_on || *o.met_on >= from;
        const bool ran_on = !o.ends_on || *o.ends_on > from;
        return is_failure(o.outcome) && *judged_from(o) < from && was_unmet && ran_on;
    }

    [[nodiscard]] const version* version_of(const obligation& o) const noexcept {
        return o.version == obligation::unknown ? nullptr : &rule_.versions[o.version];
    }

    [[nodiscard]] const step* step_of(const obligation& o) const noexcept {
        const version* v = version_of(o);
        return v == nullptr || o.step == obligation::unknown ? nullptr : &v->steps[o.step];
    }

    [[nodiscard]] bool has_unread_limit(const obligation& o) const noexcept {
        const step* s = step_of(o);
        return s != nullptr && (s->cite.read == reading::unverified ||
                                std::any_of(s->limits.begin(), s->limits.end(), [](const limit& l) {
                                    return !l.cite.provision.empty() &&
                                           l.cite.read == reading::unverified;
                                }));
    }

    /// True for an obligation that a figure counts, or that leaves it open.
    bool counts(const obligation& o) {
        if (o.timescale != rule_index_ || o.projected || !in_window(o)) {
            return false;
        }
        if (o.outcome == outcome::not_required) {
            exclude_obligation(exclusion::not_required);
            return false;
        }
        if (has_unread_limit(o) && !options_.include_unverified) {
            exclude_obligation(exclusion::unverified_limit);
            return false;
        }
        return true;
    }

    void exclude_obligation(exclusion why) {
        if (measured_.unit == counted_unit::review) {
            exclude(why);
        }
    }

    void exclude(exclusion why) { ++excluded_[static_cast<std::size_t>(why)]; }

    void add_unread(const instrument& of, const citation& cite) {
        if (cite.read == reading::verified) {
            return;
        }
        std::string text = std::string(of.number) + " " + std::string(cite.provision) + " (" +
                           std::string(to_string(cite.read)) + ")";
        if (std::find(figure_.unread.begin(), figure_.unread.end(), text) == figure_.unread.end()) {
            figure_.unread.push_back(std::move(text));
        }
    }

    /// The provisions that an obligation rests on and that nobody has read.
    void add_unread(const obligation& o) {
        const version* v = version_of(o);
        if (v == nullptr) {
            return;
        }
        add_unread(v->instrument, v->commencement);
        if (const step* s = step_of(o)) {
            add_unread(v->instrument, s->cite);
            for (const limit& l : s->limits) {
                if (!l.cite.provision.empty()) {
                    add_unread(v->instrument, l.cite);
                }
            }
            if (counts_working_days(*s)) {
                add_unread(v->instrument, v->working_days->cite);
            }
        }
        for (const relaxation& r : rule_.relaxations) {
            if (o.deferred_to == optional_date(r.due_to)) {
                add_unread(r.instrument, r.cite);
            }
        }
    }

    // ---- Children
    // -----------------------------------------------------------------------------------

    [[nodiscard]] std::optional<known_stretch> known(const spell& s) const noexcept {
        if (s.known_from > options_.as_at || (s.end && *s.end <= s.known_from)) {
            return {};
        }
        const bool ended = s.end && *s.end <= options_.as_at;
        return known_stretch{s.known_from, ended ? *s.end : max_date};
    }

    [[nodiscard]] bool holds_on(const timeline& child, const kind_name& kind,
                                civil_date day) const {
        return std::any_of(child.spells.begin(), child.spells.end(), [&](const spell& s) {
            const auto stretch = s.kind == kind ? known(s) : std::nullopt;
            return stretch && stretch->begin <= day && day < stretch->end;
        });
    }

    [[nodiscard]] bool is_grown_up(const timeline& child) const noexcept {
        if (!child.born || !rule_.until_age) {
            return false;
        }
        const optional_date birthday = attains_age(*child.born, *rule_.until_age);
        return birthday && *birthday <= options_.reference_date;
    }

    /// When the spell that runs at the reference date began, as far as it is known.
    [[nodiscard]] optional_date running_since(const timeline& child) const {
        optional_date since;
        for (const spell& s : child.spells) {
            const auto stretch = s.kind == rule_.arises_per.kind ? known(s) : std::nullopt;
            if (stretch && stretch->begin <= options_.reference_date &&
                options_.reference_date < stretch->end && (!since || stretch->begin < *since)) {
                since = stretch->begin;
            }
        }
        return since;
    }

    [[nodiscard]] bool is_long_enough(civil_date since) const noexcept {
        const period needed = *measured_.qualifying;
        if (needed.unit() == period_unit::working_days) {
            // What began before the calendar does is longer still.
            const civil_date counted_from = std::max(since, calendar_.covered_from());
            const auto days = calendar_.count(counted_from, options_.reference_date);
            return days && *days >= needed.amount();
        }
        return options_.reference_date - since >= needed.in_days();
    }

    /// Every day looked after within the window was a short break.
    [[nodiscard]] bool is_only_on_short_breaks(const timeline& child) const {
        std::vector<known_stretch> breaks;
        for (const spell& s : child.spells) {
            if (const auto stretch = s.kind == short_breaks ? known(s) : std::nullopt) {
                breaks.push_back(*stretch);
            }
        }
        if (breaks.empty()) {
            return false;
        }
        std::sort(breaks.begin(), breaks.end(),
                  [](const known_stretch& a, const known_stretch& b) { return a.begin < b.begin; });
        const civil_date after_window = figure_.window.to.plus_days(1).value_or(max_date);
        return std::all_of(child.spells.begin(), child.spells.end(), [&](const spell& s) {
            const auto stretch = s.kind == rule_.arises_per.kind ? known(s) : std::nullopt;
            if (!stretch) {
                return true;
            }
            // The part within the window, eaten away by the breaks from its beginning.
            civil_date rest = std::max(stretch->begin, figure_.window.from);
            const civil_date end = std::min(stretch->end, after_window);
            for (const known_stretch& b : breaks) {
                if (b.begin <= rest && rest < b.end) {
                    rest = b.end;
                }
            }
            return rest >= end;
        });
    }

    [[nodiscard]] std::optional<exclusion> excluded_from_cohort(const timeline& child) const {
        const optional_date since = running_since(child);
        if (!since || is_grown_up(child)) {
            return exclusion::not_looked_after;
        }
        if (!is_long_enough(*since)) {
            return exclusion::too_short;
        }
        if (holds_on(child, placed_for_adoption, options_.reference_date)) {
            return exclusion::placed_for_adoption;
        }
        if (is_only_on_short_breaks(child)) {
            return exclusion::only_short_breaks;
        }
        return {};
    }

    void count_child(std::uint32_t child) {
        if (const auto why = excluded_from_cohort(children_[child])) {
            exclude(*why);
            return;
        }
        std::vector<std::uint32_t> counted;
        const std::uint32_t end = evaluated_.obligations_from[child + 1];
        for (std::uint32_t i = evaluated_.obligations_from[child]; i < end; ++i) {
            if (counts(evaluated_.obligations[i])) {
                counted.push_back(i);
            }
        }
        if (counted.empty()) {
            exclude(exclusion::nothing_due);
            return;
        }
        const auto any = [&](auto condition) {
            return std::any_of(counted.begin(), counted.end(), [&](std::uint32_t i) {
                return condition(evaluated_.obligations[i].outcome);
            });
        };
        for (const std::uint32_t i : counted) {
            add_unread(evaluated_.obligations[i]);
        }
        if (any([](outcome o) { return is_failure(o); })) {
            ++figure_.denominator;
            list(child, counted, figure_.not_on_time, [](outcome o) { return is_failure(o); });
            return;
        }
        if (any([](outcome o) { return o == outcome::indeterminate; })) {
            ++figure_.undetermined;
            list(child, counted, figure_.not_determined,
                 [](outcome o) { return o == outcome::indeterminate; });
            return;
        }
        ++figure_.denominator;
        ++figure_.numerator;
        figure_.relaxed += any([](outcome o) { return o == outcome::relaxed; });
    }

    template <class Condition>
    void list(std::uint32_t child, const std::vector<std::uint32_t>& counted,
              std::vector<obligation_place>& into, Condition condition) {
        for (const std::uint32_t i : counted) {
            if (condition(evaluated_.obligations[i].outcome)) {
                into.push_back({child, i});
            }
        }
    }

    void count_reviews(std::uint32_t child) {
        const std::uint32_t end = evaluated_.obligations_from[child + 1];
        for (std::uint32_t i = evaluated_.obligations_from[child]; i < end; ++i) {
            const obligation& o = evaluated_.obligations[i];
            if (!counts(o)) {
                continue;
            }
            add_unread(o);
            if (o.outcome == outcome::indeterminate) {
                ++figure_.undetermined;
                figure_.not_determined.push_back({child, i});
                continue;
            }
            ++figure_.denominator;
            if (is_failure(o.outcome)) {
                figure_.not_on_time.push_back({child, i});
            } else {
                ++figure_.numerator;
                figure_.relaxed += o.outcome == outcome::relaxed;
            }
        }
    }

    const indicator& measured_;
    std::span<const timeline> children_;
    const cohort_evaluation& evaluated_;
    const timeliness_options& options_;
    const timescale& rule_;
    std::uint16_t rule_index_;
    const working_calendar& calendar_;
    figure figure_{};
    std::array<std::int64_t, 8> excluded_{};  // by `exclusion`
};

}  // namespace

result<figure> measure(const indicator& measured, const rule_book& rules,
                       std::span<const timeline> children, const cohort_evaluation& evaluated,
                       const timeliness_options& options) {
    if (evaluated.rule_book_hash != rules.content_hash() ||
        evaluated.obligations_from.size() != children.size() + 1) {
        return error{error_code::wrong_rule_book,
                     "the obligations come from another rule book or from other children; evaluate "
                     "these children with this rule book first"};
    }
    const timescale* rule = rules.find(measured.timescale);
    if (rule == nullptr) {
        return error{error_code::not_found,
                     "the rule book has no timescale '" + std::string(measured.timescale) +
                         "', which the indicator " + std::string(measured.id) + " counts"};
    }
    const working_calendar* calendar = rules.calendar(rule->calendar);
    if (calendar == nullptr || !calendar->covers(options.reference_date)) {
        return error{error_code::outside_coverage,
                     "the calendar " + std::string(rule->calendar) +
                         " does not cover the reference "
                         "date, " +
                         std::string(to_text(options.reference_date))};
    }
    return indicator_count(measured, rules, children, evaluated, options, *rule, *calendar).count();
}

}  // namespace timescales::inline v0
