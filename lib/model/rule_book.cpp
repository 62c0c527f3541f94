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
        print.add(s.id)
            .add(s.within.amount())
            .add(static_cast<std::int64_t>(s.within.unit()))
            .add(static_cast<std::int64_t>(s.of))
            .add(s.repeats);
        add(print, s.cite);
    }
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
                      std::span<const working_calendar> planning) {
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
    print.add(t.name)
        .add(t.says)
        .add(static_cast<std::int64_t>(t.kind))
        .add(t.arises_per.view())
        .add(static_cast<std::int64_t>(t.except_while.size()));
    for (const kind_name& kind : t.except_while) {
        print.add(kind.view());
    }
    print.add(t.until_age ? *t.until_age : INT64_MAX).add(t.met_by.view()).add(t.calendar);
    print.add(static_cast<std::int64_t>(t.versions.size()));
    for (const version& v : t.versions) {
        add(print, v);
    }
    print.add(static_cast<std::int64_t>(t.relaxations.size()));
    for (const relaxation& r : t.relaxations) {
        add(print, r);
    }
    return print.value();
}

rule_book::rule_book(contents given) {
    auto made = std::make_shared<resolved>();
    made->timescales = given.timescales;
    made->calendars = std::move(given.calendars);
    made->owner = std::move(given.owner);
    made->planning = std::move(given.planning);
    made->content_hash = hash_of(made->timescales, made->calendars, made->planning);
    for (const timescale& t : made->timescales) {
        const working_calendar* advice = find_calendar(made->calendars, t.calendar);
        const working_calendar* planning =
            advice == nullptr || made->planning.empty()
                ? advice
                : &made->planning[static_cast<std::size_t>(advice - made->calendars.data())];
        resolved_timescale plan{&t, advice, planning, {}};
        for (const version& v : t.versions) {
            plan.version_calendars.push_back(
                v.working_days ? find_calendar(made->calendars, v.working_days->calendar)
                               : nullptr);
        }
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
                      .planning = std::move(planning).value()});
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
                      .planning = std::move(planning).value()});
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
