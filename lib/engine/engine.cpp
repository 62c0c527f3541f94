#include "timescales/engine.hpp"

#include "lib/engine/interpreter.hpp"

namespace timescales::inline v0 {

namespace {

/// Records nothing and costs nothing. Being local to this file, it makes the interpreter that runs
/// with it local too, which the compiler can then inline whole.
struct no_recorder {
    void record(const obligation&, const judgement&) const noexcept {}
};

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
}

evaluation evaluate(const rule_book& rules, const timeline& whose,
                    const evaluation_options& options) {
    evaluation answer;
    evaluator(rules).evaluate(whose, options, answer);
    return answer;
}

std::string key_of(const rule_book& rules, const timeline& whose, const obligation& o) {
    const timescale& rule = rules.timescales()[o.timescale];
    const spell& within = whose.spells[o.spell];
    std::string key = whose.id;
    key += '|';
    key += rule.name;
    key += within.start ? "|" : "|before ";
    key += to_text(within.known_from);
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
    }
    return "unknown";
}

}  // namespace timescales::inline v0
