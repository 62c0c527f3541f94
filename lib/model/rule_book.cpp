#include "timescales/rule_book.hpp"

#include <algorithm>

#include "lib/model/resolved_rules.hpp"
#include "lib/support/fingerprint.hpp"

namespace timescales::inline v0 {

namespace {

std::int64_t number(optional_date date) noexcept {
    return date ? (*date).days_since_epoch() : INT64_MAX;
}

void add(fingerprint& print, const citation& cite) {
    print.add(cite.provision)
        .add(static_cast<std::int64_t>(cite.read))
        .add(cite.source)
        .add(number(cite.read_on));
}

void add(fingerprint& print, const instrument& named) {
    print.add(named.title).add(named.number);
}

void add(fingerprint& print, std::span<const attribute_match> where) {
    print.add(static_cast<std::int64_t>(where.size()));
    for (const attribute_match& m : where) {
        print.add(m.name).add(static_cast<std::int64_t>(m.values.size()));
        for (const std::string_view value : m.values) {
            print.add(value);
        }
    }
}

void add(fingerprint& print, std::span<const kind_name> kinds) {
    print.add(static_cast<std::int64_t>(kinds.size()));
    for (const kind_name& kind : kinds) {
        print.add(kind.view());
    }
}

void add(fingerprint& print, const std::optional<kind_name>& kind) {
    print.add(kind ? kind->view() : std::string_view());
}

void add(fingerprint& print, period p) {
    print.add(p.amount()).add(static_cast<std::int64_t>(p.unit()));
}

void add(fingerprint& print, const std::optional<period>& p) {
    print.add(p.has_value());
    if (p) {
        add(print, *p);
    }
}

void add(fingerprint& print, std::span<const condition> conditions) {
    print.add(static_cast<std::int64_t>(conditions.size()));
    for (const condition& c : conditions) {
        print.add(static_cast<std::int64_t>(c.what)).add(c.years);
        add(print, c.kind);
        add(print, c.where);
        add(print, c.length);
        add(print, c.of);
    }
}

void add(fingerprint& print, std::span<const limit> limits) {
    print.add(static_cast<std::int64_t>(limits.size()));
    for (const limit& l : limits) {
        print.add(static_cast<std::int64_t>(l.what))
            .add(static_cast<std::int64_t>(l.from.what))
            .add(l.from.age)
            .add(l.from.timescale)
            .add(static_cast<std::int64_t>(l.policy.first))
            .add(static_cast<std::int64_t>(l.policy.month_end))
            .add(static_cast<std::int64_t>(l.policy.direction))
            .add(static_cast<std::int64_t>(l.policy.roll))
            .add(l.policy.clear)
            .add(static_cast<std::int64_t>(l.cycle))
            .add(static_cast<std::int64_t>(l.judged_on));
        add(print, l.length);
        add(print, l.from.kind);
        add(print, l.window);
        add(print, l.of);
        add(print, l.when);
        add(print, l.cite);
    }
}

void add(fingerprint& print, const step& s) {
    print.add(s.id).add(s.repeats);
    add(print, s.limits);
    add(print, s.not_before);
    print.add(static_cast<std::int64_t>(s.extensions.size()));
    for (const extension& e : s.extensions) {
        print.add(e.by.view()).add(e.times);
        add(print, e.length);
        add(print, e.cite);
    }
    add(print, s.cite);
}

void add(fingerprint& print, const version& v) {
    print.add(v.in_force_from.days_since_epoch()).add(number(v.in_force_to));
    add(print, v.commencement);
    add(print, v.instrument);
    print.add(v.working_days.has_value());
    if (v.working_days) {
        print.add(static_cast<std::int64_t>(v.working_days->definition));
        print.add(v.working_days->calendar);
        add(print, v.working_days->cite);
    }
    print.add(static_cast<std::int64_t>(v.steps.size()));
    for (const step& s : v.steps) {
        add(print, s);
    }
}

void add(fingerprint& print, const occasion& o) {
    print.add(static_cast<std::int64_t>(o.what))
        .add(o.kind.view())
        .add(o.planned)
        .add(o.notified)
        .add(static_cast<std::int64_t>(o.repeated));
    add(print, o.where);
}

void add(fingerprint& print, const fulfilment& f) {
    add(print, f.kind);
    add(print, f.where);
    print.add(f.notified).add(static_cast<std::int64_t>(f.part));
    add(print, f.early);
}

void add(fingerprint& print, const rule_option& o) {
    print.add(o.id).add(o.asks).add(static_cast<std::int64_t>(o.choices.size()));
    for (const std::string_view choice : o.choices) {
        print.add(choice);
    }
    print.add(o.chosen);
}

void add(fingerprint& print, const relaxation& r) {
    print.add(r.says).add(static_cast<std::int64_t>(r.steps.size()));
    for (const std::string_view id : r.steps) {
        print.add(id);
    }
    print.add(r.due_from.days_since_epoch()).add(r.due_to.days_since_epoch());
    add(print, r.instrument);
    add(print, r.cite);
}

std::uint64_t hash_of(std::span<const timescale> timescales,
                      std::span<const working_calendar> calendars,
                      std::span<const working_calendar> planning,
                      std::span<const layer_days> school_terms) {
    fingerprint print;
    for (const timescale& t : timescales) {
        print.add(static_cast<std::int64_t>(content_hash(t)));
    }
    for (const working_calendar& c : calendars) {
        print.add(static_cast<std::int64_t>(c.content_hash()));
    }
    for (const working_calendar& c : planning) {
        print.add(static_cast<std::int64_t>(c.content_hash()));
    }
    for (const layer_days& term : school_terms) {
        print.add(term.from.days_since_epoch()).add(term.to.days_since_epoch());
    }
    return print.value();
}

const working_calendar* find_calendar(std::span<const working_calendar> calendars,
                                      std::string_view name) noexcept {
    const auto found = std::find_if(calendars.begin(), calendars.end(),
                                    [&](const working_calendar& c) { return c.name() == name; });
    return found == calendars.end() ? nullptr : &*found;
}

}  // namespace

std::uint64_t content_hash(const timescale& t) noexcept {
    fingerprint print;
    print.add(t.name).add(t.says).add(static_cast<std::int64_t>(t.kind));
    add(print, t.arises_per);
    add(print, t.only_if);
    add(print, t.except_while);
    print.add(t.until_age ? *t.until_age : INT64_MAX);
    add(print, t.lapses_on);
    add(print, t.met_by);
    print.add(t.calendar);
    print.add(static_cast<std::int64_t>(t.versions.size()));
    for (const version& v : t.versions) {
        add(print, v);
    }
    print.add(static_cast<std::int64_t>(t.relaxations.size()));
    for (const relaxation& r : t.relaxations) {
        add(print, r);
    }
    print.add(static_cast<std::int64_t>(t.options.size()));
    for (const rule_option& o : t.options) {
        add(print, o);
    }
    print.add(t.based_on).add(number(t.review_by));
    return print.value();
}

namespace {

/// The usual limit: one period after the start or the event before, and nothing else to it.
bool is_plain(const step& s, bool first) {
    if (s.limits.size() != 1 || s.not_before || !s.extensions.empty()) {
        return false;
    }
    const limit& l = s.limits.front();
    const case_date_kind usual = first ? case_date_kind::start : case_date_kind::previous;
    return l.what == limit_kind::counted && l.when.empty() && l.from.what == usual &&
           l.policy == counting_policy{} && l.length.unit() != period_unit::hours &&
           l.length.amount() != 0;
}

bool is_counted_back(const step& s) {
    return std::any_of(s.limits.begin(), s.limits.end(), [](const limit& l) {
        return l.what == limit_kind::counted && l.policy.direction == direction::before &&
               l.from.what == case_date_kind::start;
    });
}

void resolve_steps(const timescale& t, resolved_timescale& plan) {
    for (const version& v : t.versions) {
        std::vector<resolved_step> steps;
        for (const step& s : v.steps) {
            const bool plain = is_plain(s, steps.empty());
            steps.push_back({&s, plain, plain ? s.limits.front().length : period::days(0)});
            plan.plain = plan.plain && plain;
        }
        plan.looks_back = plan.looks_back || is_counted_back(v.steps.front());
        plan.version_steps.push_back(std::move(steps));
    }
    plan.plain = plan.plain && t.met_by.kind.has_value();
}

}  // namespace

rule_book::rule_book(contents given) {
    auto made = std::make_shared<resolved>();
    made->timescales = given.timescales;
    made->calendars = std::move(given.calendars);
    made->owner = std::move(given.owner);
    made->planning = std::move(given.planning);
    made->school_terms = std::move(given.school_terms);
    made->content_hash =
        hash_of(made->timescales, made->calendars, made->planning, made->school_terms);
    for (const timescale& t : made->timescales) {
        const working_calendar* advice = find_calendar(made->calendars, t.calendar);
        const working_calendar* planning =
            advice == nullptr || made->planning.empty()
                ? advice
                : &made->planning[static_cast<std::size_t>(advice - made->calendars.data())];
        resolved_timescale plan{.definition = &t,
                                .book = made.get(),
                                .advice = advice,
                                .planning = planning,
                                .version_calendars = {},
                                .version_steps = {}};
        for (const version& v : t.versions) {
            plan.version_calendars.push_back(
                v.working_days ? find_calendar(made->calendars, v.working_days->calendar) : advice);
        }
        resolve_steps(t, plan);
        made->plans.push_back(std::move(plan));
    }
    resolved_ = std::move(made);
}

std::span<const timescale> rule_book::timescales() const noexcept {
    return resolved_->timescales;
}

std::span<const working_calendar> rule_book::calendars() const noexcept {
    return resolved_->calendars;
}

const timescale* rule_book::find(std::string_view name) const noexcept {
    const auto all = resolved_->timescales;
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const timescale& t) { return t.name == name; });
    return found == all.end() ? nullptr : &*found;
}

const working_calendar* rule_book::calendar(std::string_view name) const noexcept {
    return find_calendar(resolved_->calendars, name);
}

namespace {

/// Each calendar changed, or the first error.
template <class Change>
result<std::vector<working_calendar>> each(std::span<const working_calendar> calendars,
                                           const Change& change) {
    std::vector<working_calendar> changed;
    for (const working_calendar& c : calendars) {
        result<working_calendar> next = change(c);
        if (!next) {
            return next.error();
        }
        changed.push_back(*next);
    }
    return changed;
}

bool is_counted_with(const rule_book::resolved& rules, const working_calendar& calendar) {
    return std::any_of(rules.plans.begin(), rules.plans.end(), [&](const auto& plan) {
        return plan.advice == &calendar ||
               std::find(plan.version_calendars.begin(), plan.version_calendars.end(), &calendar) !=
                   plan.version_calendars.end();
    });
}

}  // namespace

result<rule_book> rule_book::as_known_on(civil_date day) const {
    const auto then = [day](const working_calendar& c) { return c.as_known_on(day); };
    // What is not counted with need not have been recorded.
    std::vector<working_calendar> counted;
    std::vector<working_calendar> planned;
    for (std::size_t i = 0; i < resolved_->calendars.size(); ++i) {
        if (!is_counted_with(*resolved_, resolved_->calendars[i])) {
            continue;
        }
        counted.push_back(resolved_->calendars[i]);
        if (!resolved_->planning.empty()) {
            planned.push_back(resolved_->planning[i]);
        }
    }
    auto calendars = each(counted, then);
    auto planning = each(planned, then);
    if (!calendars || !planning) {
        return !calendars ? calendars.error() : planning.error();
    }
    return rule_book({.timescales = resolved_->timescales,
                      .calendars = std::move(calendars).value(),
                      .owner = resolved_,
                      .planning = std::move(planning).value(),
                      .school_terms = resolved_->school_terms});
}

result<rule_book> rule_book::planned_with(std::span<const calendar_layer> layers) const {
    auto planning = each(resolved_->calendars,
                         [layers](const working_calendar& c) { return with_layers(c, layers); });
    if (!planning) {
        return planning.error();
    }
    return rule_book({.timescales = resolved_->timescales,
                      .calendars = resolved_->calendars,
                      .owner = resolved_,
                      .planning = std::move(planning).value(),
                      .school_terms = resolved_->school_terms});
}

namespace {

/// Timescales picked from those of a book, which keeps them alive.
struct picked_timescales {
    std::vector<timescale> timescales;
    std::shared_ptr<const rule_book::resolved> from;
};

void pick(const rule_book& book, const timescale& wanted, std::vector<timescale>& picked);

/// Those whose limits a limit counts from.
void pick_references(const rule_book& book, const limit& l, std::vector<timescale>& picked) {
    if (const timescale* other = book.find(l.from.timescale)) {
        pick(book, *other, picked);
    }
    for (const limit& part : l.of) {
        pick_references(book, part, picked);
    }
}

void pick(const rule_book& book, const timescale& wanted, std::vector<timescale>& picked) {
    if (std::any_of(picked.begin(), picked.end(),
                    [&](const timescale& t) { return t.name == wanted.name; })) {
        return;
    }
    picked.push_back(wanted);
    for (const version& v : wanted.versions) {
        for (const step& s : v.steps) {
            for (const limit& l : s.limits) {
                pick_references(book, l, picked);
            }
        }
    }
}

}  // namespace

result<rule_book> rule_book::only(std::span<const std::string_view> names) const {
    auto picked = std::make_shared<picked_timescales>();
    picked->from = resolved_;
    for (const std::string_view name : names) {
        const timescale* wanted = find(name);
        if (wanted == nullptr) {
            return error{error_code::not_found,
                         "there is no timescale '" + std::string(name) +
                             "' in the rule book; name one of its own, as in "
                             "'england/looked-after-review'"};
        }
        pick(*this, *wanted, picked->timescales);
    }
    std::sort(picked->timescales.begin(), picked->timescales.end(),
              [](const timescale& a, const timescale& b) { return a.name < b.name; });
    const std::span<const timescale> timescales = picked->timescales;
    return rule_book({.timescales = timescales,
                      .calendars = resolved_->calendars,
                      .owner = std::move(picked),
                      .planning = resolved_->planning,
                      .school_terms = resolved_->school_terms});
}

result<rule_book> rule_book::with_school_terms(const calendar_layer& layer) const {
    if (layer.kind != layer_kind::school_term) {
        return error{error_code::invalid_argument,
                     "the layer '" + layer.name + "' is a " + std::string(to_string(layer.kind)) +
                         " layer, and school terms are asked for; give one of the kind "
                         "school-term"};
    }
    std::vector<layer_days> terms = layer.days;
    std::sort(terms.begin(), terms.end(),
              [](const layer_days& a, const layer_days& b) { return a.from < b.from; });
    for (std::size_t i = 1; i < terms.size(); ++i) {
        if (terms[i].from <= terms[i - 1].to) {
            return error{error_code::invalid_argument,
                         "the school terms of '" + layer.name + "' overlap: '" + terms[i].name +
                             "' begins on " + std::string(to_text(terms[i].from)) + " and '" +
                             terms[i - 1].name + "' ends on " +
                             std::string(to_text(terms[i - 1].to)) +
                             "; let each end before the "
                             "next begins"};
        }
    }
    return rule_book({.timescales = resolved_->timescales,
                      .calendars = resolved_->calendars,
                      .owner = resolved_,
                      .planning = resolved_->planning,
                      .school_terms = std::move(terms)});
}

std::uint64_t rule_book::content_hash() const noexcept {
    return resolved_->content_hash;
}

std::string hash_text(std::uint64_t hash) {
    std::string text(16, '0');
    for (auto digit = text.rbegin(); digit != text.rend(); ++digit) {
        *digit = "0123456789abcdef"[hash & 15];
        hash >>= 4;
    }
    return text;
}

}  // namespace timescales::inline v0
