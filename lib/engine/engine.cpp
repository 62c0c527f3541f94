#include "timescales/engine.hpp"

#include <algorithm>

#include "lib/engine/interpreter.hpp"

namespace timescales::inline v0 {

namespace {

/// Records nothing and costs nothing. Being local to this file, it makes the interpreter that runs
/// with it local too, which the compiler can then inline whole.
struct no_recorder {
    void record(const obligation&, const judgement&) const noexcept {}
};

}  // namespace

namespace {

/// Whether an event that one timescale had no use for met a step of another.
bool met_another(const notice& n, const rule_book::resolved& rules, const timeline& whose,
                 const evaluation& answer) {
    const bool unused =
        n.what == notice::kind::event_outside_spells || n.what == notice::kind::event_in_exception;
    if (!unused) {
        return false;
    }
    const kind_name& kind = whose.events[n.index].kind;
    return std::any_of(answer.obligations.begin(), answer.obligations.end(),
                       [&](const obligation& o) {
                           const fulfilment& met_by = rules.plans[o.timescale].definition->met_by;
                           return o.met_on == optional_date(n.date) && met_by.kind == kind;
                       });
}

/// Several timescales look at one event: what none of them could use is said once.
void say_once(const rule_book::resolved& rules, const timeline& whose, evaluation& answer) {
    std::vector<notice>& notices = answer.notices;
    std::size_t kept = 0;
    for (const notice& n : notices) {
        const bool said = std::any_of(
            notices.begin(), notices.begin() + static_cast<std::ptrdiff_t>(kept),
            [&](const notice& before) {
                return before.what == n.what && before.date == n.date && before.index == n.index;
            });
        if (!said && !met_another(n, rules, whose, answer)) {
            notices[kept++] = n;
        }
    }
    notices.resize(kept, notice{notice::kind::born_unknown, min_date, 0, 0});
}

}  // namespace

struct evaluator::state {
    explicit state(const rule_book& given) : rules(given) {}

    rule_book rules;
    interpreter_buffers buffers;
};

evaluator::evaluator(const rule_book& rules) : state_(std::make_unique<state>(rules)) {}
evaluator::~evaluator() = default;
evaluator::evaluator(evaluator&&) noexcept = default;
evaluator& evaluator::operator=(evaluator&&) noexcept = default;

void evaluator::evaluate(const timeline& whose, const evaluation_options& options,
                         evaluation& into) {
    into.obligations.clear();
    into.notices.clear();
    const rule_book::resolved& rules = state_->rules.resolution();
    into.rule_book_hash = rules.content_hash;
    const auto& plans = rules.plans;
    no_recorder recorder;
    for (std::size_t i = 0; i < plans.size(); ++i) {
        interpreter<no_recorder>(plans[i], static_cast<std::uint16_t>(i), whose, options,
                                 state_->buffers, into, recorder)
            .run();
    }
    if (plans.size() > 1 && !into.notices.empty()) {
        say_once(rules, whose, into);
    }
}

evaluation evaluate(const rule_book& rules, const timeline& whose,
                    const evaluation_options& options) {
    evaluation answer;
    evaluator(rules).evaluate(whose, options, answer);
    return answer;
}

optional_date pending_limit(const rule_book::resolved& rules, std::string_view timescale,
                            const timeline& whose, civil_date as_at, civil_date on) {
    interpreter_buffers buffers;
    evaluation answer;
    no_recorder recorder;
    for (std::size_t i = 0; i < rules.plans.size(); ++i) {
        if (rules.plans[i].definition->name == timescale) {
            interpreter<no_recorder>(rules.plans[i], static_cast<std::uint16_t>(i), whose,
                                     {.as_at = as_at}, buffers, answer, recorder)
                .run();
        }
    }
    for (const obligation& o : answer.obligations) {
        const bool begun = o.anchor && *o.anchor <= on;
        const bool over = (o.met_on && *o.met_on < on) || (o.ends_on && *o.ends_on <= on);
        if (begun && !over && o.due) {
            return o.due;
        }
    }
    return {};
}

std::string key_of(const rule_book& rules, const timeline& whose, const obligation& o) {
    const timescale& rule = rules.timescales()[o.timescale];
    std::string key = whose.id;
    key += '|';
    key += rule.name;
    if (o.event != obligation::none) {
        const event& from = whose.events[o.event];
        key += '|';
        key += to_text(rule.arises_per.notified && from.notified_on ? *from.notified_on : from.on);
    } else {
        const spell& within = whose.spells[o.spell];
        key += within.start ? "|" : "|before ";
        key += to_text(within.known_from);
    }
    key += '|';
    key += o.step == obligation::unknown ? std::string_view("unknown")
                                         : rule.versions[o.version].steps[o.step].id;
    key += '|' + std::to_string(o.ordinal);
    return key;
}

std::string_view to_string(outcome o) noexcept {
    switch (o) {
        case outcome::indeterminate:
            return "indeterminate";
        case outcome::on_time:
            return "on-time";
        case outcome::relaxed:
            return "relaxed";
        case outcome::late:
            return "late";
        case outcome::not_required:
            return "not-required";
        case outcome::missed:
            return "missed";
        case outcome::outstanding:
            return "outstanding";
        case outcome::overdue:
            return "overdue";
    }
    return "unknown";
}

std::string_view to_string(reason r) noexcept {
    switch (r) {
        case reason::met_in_time:
            return "met-in-time";
        case reason::met_after_limit:
            return "met-after-limit";
        case reason::awaiting:
            return "awaiting";
        case reason::limit_passed:
            return "limit-passed";
        case reason::spell_ended:
            return "spell-ended";
        case reason::spell_ended_after:
            return "spell-ended-after";
        case reason::age_reached:
            return "age-reached";
        case reason::age_reached_after:
            return "age-reached-after";
        case reason::exception_began:
            return "exception-began";
        case reason::exception_began_after:
            return "exception-began-after";
        case reason::relaxation:
            return "relaxation";
        case reason::no_version:
            return "no-version";
        case reason::calendar_coverage:
            return "calendar-coverage";
        case reason::history_unknown:
            return "history-unknown";
        case reason::start_unknown:
            return "start-unknown";
        case reason::date_range:
            return "date-range";
        case reason::duty_ended:
            return "duty-ended";
        case reason::duty_ended_after:
            return "duty-ended-after";
        case reason::birth_unknown:
            return "birth-unknown";
        case reason::terms_unknown:
            return "terms-unknown";
    }
    return "unknown";
}

}  // namespace timescales::inline v0
