#include "lib/formats/rule_enumeration.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "timescales/engine.hpp"

namespace timescales::inline v0 {

namespace {

/// What a timescale asks a case for.
struct ingredients {
    std::set<std::string> events;  // beside what the duty arises from and what meets it
    std::set<std::string> spells;
    std::set<std::pair<std::string, std::string>> attributes;
    std::set<std::int32_t> ages;
    bool totals = false;  // a running total counts spells before
    std::vector<civil_date> edges;
};

class collector {
  public:
    collector(const rule_book& rules, ingredients& into) : rules_(rules), into_(into) {}

    void collect(const timescale& t) {
        collect(t.arises_per.where);
        collect(t.met_by.where);
        collect(t.only_if);
        for (const kind_name& kind : t.except_while) {
            into_.spells.emplace(kind.view());
        }
        for (const kind_name& kind : t.lapses_on) {
            into_.events.emplace(kind.view());
        }
        if (t.until_age) {
            into_.ages.insert(*t.until_age);
        }
        for (const version& v : t.versions) {
            into_.edges.push_back(v.in_force_from);
            for (const step& s : v.steps) {
                collect(s.limits);
                for (const extension& e : s.extensions) {
                    into_.events.emplace(e.by.view());
                }
            }
        }
        for (const relaxation& r : t.relaxations) {
            into_.edges.push_back(r.due_from);
            into_.edges.push_back(r.due_to);
        }
    }

  private:
    void collect(std::span<const limit> limits) {
        for (const limit& l : limits) {
            if (l.from.kind) {
                into_.events.emplace(l.from.kind->view());
            }
            if (l.from.what == case_date_kind::birthday) {
                into_.ages.insert(l.from.age);
            }
            if (const timescale* other = rules_.find(l.from.timescale)) {
                (other->arises_per.what == occasion_kind::spell ? into_.spells : into_.events)
                    .emplace(other->arises_per.kind.view());
                collect(*other);
            }
            into_.totals = into_.totals || l.what == limit_kind::total;
            collect(l.when);
            collect(l.of);
        }
    }

    void collect(std::span<const condition> conditions) {
        for (const condition& c : conditions) {
            if (c.kind && c.what == condition_kind::during) {
                into_.spells.emplace(c.kind->view());
            } else if (c.kind) {
                into_.events.emplace(c.kind->view());
            }
            if (c.years != 0) {
                into_.ages.insert(c.years);
            }
            collect(c.where);
            collect(c.of);
        }
    }

    void collect(std::span<const attribute_match> where) {
        for (const attribute_match& m : where) {
            for (const std::string_view value : m.values) {
                into_.attributes.emplace(m.name, value);
            }
        }
    }

    const rule_book& rules_;
    ingredients& into_;
};

civil_date later(civil_date day, std::int32_t days) {
    return day.plus_days(days).value_or(day);
}

/// Starts: every day of two years, and the days about each edge.
std::vector<civil_date> starts_for(const ingredients& of) {
    std::vector<civil_date> starts;
    const civil_date from = civil_date::from_ymd(2023, 1, 1).value();
    constexpr std::int32_t two_years = 731;
    starts.reserve(two_years);
    for (std::int32_t i = 0; i < two_years; ++i) {
        starts.push_back(later(from, i));
    }
    for (const civil_date edge : of.edges) {
        for (std::int32_t i = -200; i <= 3; ++i) {
            starts.push_back(later(edge, i));
        }
    }
    return starts;
}

class enumeration {
  public:
    enumeration(const rule_book& before, const rule_book& after, std::string_view name)
        : name_(name),
          before_(before.only({&name, 1}).value()),
          after_(after.only({&name, 1}).value()),
          rule_(*before_.find(name)),
          old_(before_),
          new_(after_) {
        collector(before_, of_).collect(rule_);
        collector(after_, of_).collect(*after_.find(name));
    }

    std::optional<std::size_t> run() {
        // When the duty was met: not at all, soon, about usual limits, in a long chain.
        std::vector<std::vector<std::int32_t>> patterns = {
            {}, {-20}, {2}, {7, 14, 21}, {20, 110, 290}, {28, 119, 300, 480}, {60, 200}, {400}};
        std::vector<std::int32_t> often;
        for (std::int32_t day = 5; day < 480; day += 40) {
            often.push_back(day);
        }
        patterns.push_back(std::move(often));
        for (const civil_date start : starts_for(of_)) {
            for (const auto& pattern : patterns) {
                for (const auto& attributes : attribute_sets()) {
                    if (!same_from(start, pattern, attributes)) {
                        return {};
                    }
                }
            }
        }
        return cases_;
    }

  private:
    /// None, each one alone, each pair, and all of them; of two values of one name the first
    /// counts.
    [[nodiscard]] std::vector<std::vector<attribute>> attribute_sets() const {
        std::vector<std::vector<attribute>> sets{{}};
        std::vector<attribute> all;
        for (const auto& [name, value] : of_.attributes) {
            for (const attribute& other : all) {
                sets.push_back({other, {name, value}});
            }
            all.push_back({name, value});
            sets.push_back({{name, value}});
        }
        sets.push_back(std::move(all));
        return sets;
    }

    bool same_from(civil_date start, const std::vector<std::int32_t>& met,
                   const std::vector<attribute>& attributes) {
        for (const std::int32_t other : {-1000, 0, 5, 30}) {
            timeline who = case_of(start, met, attributes, other);
            for (const std::int32_t age : ages()) {
                who.born = age == 0 ? optional_date() : add_months(later(start, 90), -12 * age);
                for (const std::int32_t as_at : {30, 500}) {
                    if (!same(who, later(start, as_at))) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    [[nodiscard]] std::vector<std::int32_t> ages() const {
        std::vector<std::int32_t> all{0};
        all.insert(all.end(), of_.ages.begin(), of_.ages.end());
        return all;
    }

    /// `other`: days after the start of each other event; without them below -500.
    [[nodiscard]] timeline case_of(civil_date start, const std::vector<std::int32_t>& met,
                                   const std::vector<attribute>& attributes,
                                   std::int32_t other) const {
        timeline who;
        if (rule_.arises_per.what == occasion_kind::spell) {
            who.spells.push_back(spell::since(rule_.arises_per.kind, start));
            if (!rule_.met_by.kind && !met.empty() && met.back() > 0) {
                who.spells.back().end = later(start, met.back());
            }
            who.spells.back().attributes = attributes;
            if (of_.totals && other > -500) {
                who.spells.push_back(
                    spell::since(rule_.arises_per.kind, later(start, -360), later(start, -300)));
                who.spells.back().attributes = attributes;
                who.spells.push_back(spell::since(rule_.arises_per.kind, later(start, -27),
                                                  later(start, -25 - other / 5)));
                who.spells.back().attributes = attributes;
            }
        } else {
            who.events.push_back(
                {rule_.arises_per.kind, start, event_status::held, {}, attributes});
        }
        for (const std::int32_t days : met) {
            if (rule_.met_by.kind) {
                who.events.push_back(
                    {*rule_.met_by.kind, later(start, days), event_status::held, {}, attributes});
            }
        }
        for (const std::string& kind : of_.events) {
            if (other > -500) {
                who.events.push_back({kind_name::from(kind).value(),
                                      later(start, other),
                                      event_status::held,
                                      {},
                                      attributes});
            }
        }
        for (const std::string& kind : of_.spells) {
            if (other == 5 || other == 30) {
                who.spells.push_back(spell::since(kind_name::from(kind).value(),
                                                  later(start, other == 5 ? -10 : 3)));
                who.spells.back().attributes = attributes;
            }
        }
        return who;
    }

    bool same(const timeline& who, civil_date as_at) {
        const evaluation_options options{.as_at = as_at, .project = 1};
        old_.evaluate(who, options, was_);
        new_.evaluate(who, options, is_);
        ++cases_;
        return was_.obligations == is_.obligations;
    }

    std::string_view name_;
    rule_book before_;
    rule_book after_;
    const timescale& rule_;
    evaluator old_;
    evaluator new_;
    ingredients of_;
    evaluation was_;
    evaluation is_;
    std::size_t cases_ = 0;
};

}  // namespace

std::optional<std::size_t> equal_cases(const rule_book& before, const rule_book& after,
                                       std::string_view timescale) {
    if (after.find(timescale) == nullptr) {
        return {};
    }
    return enumeration(before, after, timescale).run();
}

}  // namespace timescales::inline v0
