#include "timescales/rule_change.hpp"

#include <algorithm>
#include <map>

#include "lib/model/wording.hpp"

namespace timescales::inline v0 {

namespace {

constexpr std::int32_t years_in_cycle = 400;
constexpr std::int32_t days_in_cycle = 146'097;

std::int32_t length_of(std::int32_t year, std::int32_t month) noexcept {
    constexpr std::int32_t lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 1 && leap ? 29 : lengths[month];
}

}  // namespace

std::int32_t ambiguous_starts(std::int32_t months) noexcept {
    std::int32_t count = 0;
    for (std::int32_t m = 0; m < 12 * years_in_cycle; ++m) {
        const std::int32_t end = m + months;
        const std::int32_t target = length_of((end / 12) % years_in_cycle, end % 12);
        count += std::max(0, length_of(m / 12, m % 12) - target);
    }
    return count;
}

// ---- Lint

namespace {

class rule_lint {
  public:
    explicit rule_lint(civil_date on) : on_(on) {}

    std::vector<diagnostic> look(const rule_book& rules) {
        for (const timescale& t : rules.timescales()) {
            look(t);
        }
        return std::move(found_);
    }

  private:
    void look(const timescale& t) {
        if (t.review_by && *t.review_by < on_) {
            say(severity::warning, "TS1502",
                std::string(t.name) + " was to be read again by " +
                    std::string(to_text(*t.review_by)) +
                    "; read the law, correct the rule, and set 'review_by'");
        }
        for (const version& v : t.versions) {
            look(t, v);
        }
    }

    void look(const timescale& t, const version& v) {
        look(t, v.instrument, v.commencement);
        if (v.working_days) {
            look(t, v.instrument, v.working_days->cite);
        }
        for (const step& s : v.steps) {
            look(t, v.instrument, s.cite);
            for (const limit& l : s.limits) {
                if (!l.cite.provision.empty()) {
                    look(t, v.instrument, l.cite);
                }
                look_at_months(t, v, s, l);
            }
            for (const extension& e : s.extensions) {
                look(t, v.instrument, e.cite);
            }
        }
    }

    void look(const timescale& t, const instrument& of, const citation& cite) {
        if (t.kind == timescale_kind::statutory && cite.read == reading::unverified) {
            say(severity::warning, "TS1501",
                std::string(t.name) + " rests on " + std::string(of.number) + " " +
                    std::string(cite.provision) +
                    ", which nobody has read; read it, and say where in 'source'");
        }
    }

    void look_at_months(const timescale& t, const version& v, const step& s, const limit& l) {
        for (const limit& part : l.of) {
            look_at_months(t, v, s, part);
        }
        const std::int32_t months = l.length.in_months();
        const std::int32_t starts = months == 0 ? 0 : ambiguous_starts(months);
        if (l.what == limit_kind::counted && starts != 0) {
            say(severity::note, "TS1503",
                std::string(t.name) + ", " + std::string(v.instrument.number) + ", step " +
                    std::string(s.id) + ": " + to_string(l.length) + " from " +
                    std::to_string(starts) + " of " + std::to_string(days_in_cycle) +
                    " start days end where the month is too short, on its last day by English "
                    "law ('month_end')");
        }
    }

    void say(severity how, std::string_view code, std::string message) {
        diagnostic d{how, std::string(code), std::move(message), {}, 0, 0, {}};
        if (std::find(found_.begin(), found_.end(), d) == found_.end()) {
            found_.push_back(std::move(d));
        }
    }

    civil_date on_;
    std::vector<diagnostic> found_;
};

}  // namespace

std::vector<diagnostic> lint_rules(const rule_book& rules, civil_date on) {
    return rule_lint(on).look(rules);
}

// ---- Differences

namespace {

using statements = std::map<std::string, std::string>;

std::string text_of(const citation& c) {
    std::string text = std::string(c.provision) + ", " + std::string(to_string(c.read));
    if (!c.source.empty()) {
        text += ", " + std::string(c.source);
    }
    return c.read_on ? text + ", read on " + std::string(to_text(*c.read_on)) : text;
}

/// Everything that a timescale says, by place.
statements statements_of(const timescale& t) {
    statements all;
    all["says"] = t.says;
    all["kind"] = to_string(t.kind);
    all["calendar"] = t.calendar;
    if (!t.based_on.empty()) {
        all["based on"] = t.based_on;
    }
    if (t.review_by) {
        all["review by"] = to_text(*t.review_by);
    }
    for (const rule_option& o : t.options) {
        all["option " + std::string(o.id)] = o.chosen;
    }
    for (const relaxation& r : t.relaxations) {
        std::string steps;
        for (const std::string_view id : r.steps) {
            steps += (steps.empty() ? "" : ", ") + std::string(id);
        }
        all["relaxation " + std::string(r.instrument.number)] =
            steps + " due from " + std::string(to_text(r.due_from)) + " to " +
            std::string(to_text(r.due_to)) + ": " + text_of(r.cite);
    }
    for (const version& v : t.versions) {
        const std::string law(v.instrument.number);
        all[law + ", in force"] =
            "from " + std::string(to_text(v.in_force_from)) +
            (v.in_force_to ? " to " + std::string(to_text(*v.in_force_to)) : std::string());
        all[law + ", commencement"] = text_of(v.commencement);
        all[law + ", in a sentence"] = describe(t, v);
        if (v.working_days) {
            all[law + ", working days"] = std::string(to_string(v.working_days->definition)) +
                                          " in " + std::string(v.working_days->calendar) + ": " +
                                          text_of(v.working_days->cite);
        }
        for (const step& s : v.steps) {
            const std::string place = law + ", step " + std::string(s.id);
            all[place] = (s.repeats ? "repeatedly " : "") + in_words(s, t);
            all[place + ", provision"] = text_of(s.cite);
        }
    }
    return all;
}

void compare(const timescale& before, const timescale& after, std::vector<rule_difference>& into) {
    const statements old = statements_of(before);
    const statements now = statements_of(after);
    const std::string name(before.name);
    for (const auto& [place, text] : old) {
        const auto other = now.find(place);
        if (other == now.end()) {
            into.push_back({name, place, text, {}});
        } else if (other->second != text) {
            into.push_back({name, place, text, other->second});
        }
    }
    for (const auto& [place, text] : now) {
        if (old.find(place) == old.end()) {
            into.push_back({name, place, {}, text});
        }
    }
}

}  // namespace

std::vector<rule_difference> compare_rules(const rule_book& before, const rule_book& after) {
    std::vector<rule_difference> found;
    for (const timescale& t : before.timescales()) {
        const timescale* other = after.find(t.name);
        if (other == nullptr) {
            found.push_back({std::string(t.name), {}, std::string(t.says), {}});
        } else if (content_hash(t) != content_hash(*other)) {
            compare(t, *other, found);
        }
    }
    for (const timescale& t : after.timescales()) {
        if (before.find(t.name) == nullptr) {
            found.push_back({std::string(t.name), {}, {}, std::string(t.says)});
        }
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const rule_difference& a, const rule_difference& b) {
                         return a.timescale < b.timescale;
                     });
    return found;
}

std::vector<moved_obligation> moved_obligations(const rule_book& before, const rule_book& after,
                                                std::span<const timeline> cases,
                                                const evaluation_options& options) {
    std::vector<moved_obligation> moved;
    for (const timeline& who : cases) {
        std::map<std::string, const obligation*> now;
        const evaluation is = evaluate(after, who, options);
        for (const obligation& o : is.obligations) {
            now[key_of(after, who, o)] = &o;
        }
        const evaluation was = evaluate(before, who, options);
        for (const obligation& o : was.obligations) {
            const std::string key = key_of(before, who, o);
            const auto other = now.find(key);
            if (other == now.end()) {
                moved.push_back({key, o.due, {}, o.outcome, {}});
                continue;
            }
            const obligation& changed = *other->second;
            if (changed.due != o.due || changed.outcome != o.outcome) {
                moved.push_back({key, o.due, changed.due, o.outcome, changed.outcome});
            }
            now.erase(other);
        }
        for (const obligation& o : is.obligations) {
            const std::string key = key_of(after, who, o);
            if (now.find(key) != now.end()) {
                moved.push_back({key, {}, o.due, {}, o.outcome});
            }
        }
    }
    return moved;
}

}  // namespace timescales::inline v0
