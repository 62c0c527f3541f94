#include "timescales/explanation.hpp"

#include <optional>

#include "lib/engine/interpreter.hpp"
#include "lib/model/wording.hpp"

namespace timescales::inline v0 {

namespace {

std::string capitalised(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') {
        text[0] = static_cast<char>(text[0] - 'a' + 'A');
    }
    return text;
}

std::string days(std::int32_t count) {
    return std::to_string(count) + (count == 1 ? " day" : " days");
}

/// "3 days (1 working day)".
std::string lateness(const obligation& o) {
    std::string text = days(o.days_late.value_or(0));
    if (o.working_days_late) {
        text += " (" + std::to_string(*o.working_days_late) +
                (*o.working_days_late == 1 ? " working day)" : " working days)");
    }
    return text;
}

/// "the limit of Friday 5 January 2018", or what is known of it.
std::string the_limit(const obligation& o) {
    if (o.deferred_to) {
        return "the limit, deferred to " + long_date(*o.deferred_to);
    }
    if (o.due) {
        return "the limit of " + long_date(*o.due);
    }
    if (o.due_latest) {
        return "the limit, which was " + long_date(*o.due_latest) + " at the latest";
    }
    return "the limit";
}

std::string ended(const timescale& rule, const obligation& o) {
    switch (o.reason) {
        case reason::age_reached:
        case reason::age_reached_after:
            return "the child reaches " + std::to_string(rule.until_age.value_or(0)) + " on " +
                   long_date(*o.ends_on);
        case reason::exception_began:
        case reason::exception_began_after:
            return "another regime applies from " + long_date(*o.ends_on);
        case reason::duty_ended:
        case reason::duty_ended_after:
            return "the duty ended on " + long_date(*o.ends_on);
        default:
            return "the child ceased to be " + words(rule.arises_per.kind.view()) + " on " +
                   long_date(*o.ends_on);
    }
}

/// "Held", or for the end of a spell "Ended".
std::string done(const timescale& rule) {
    return rule.met_by.kind ? "Held" : "Ended";
}

std::string not_done(const timescale& rule) {
    return rule.met_by.kind ? "held" : "ended";
}

std::string held_sentence(const timescale& rule, const obligation& o) {
    const std::string held = done(rule) + " on " + long_date(*o.met_on) + ", ";
    if (o.outcome == outcome::relaxed) {
        return held + "after the limit of " + long_date(*o.due) + ", which was deferred to " +
               long_date(*o.deferred_to) + ".";
    }
    if (o.outcome == outcome::late) {
        return o.days_late ? held + lateness(o) + " after " + the_limit(o) + "."
                           : held + "after " + the_limit(o) + ".";
    }
    const optional_date limit = o.due ? o.due : o.due_earliest;
    const std::int32_t early = limit ? *limit - *o.met_on : 0;
    const std::string named = o.due ? "the limit of " + long_date(*o.due)
                                    : "the earliest that the limit can have been, " +
                                          (limit ? long_date(*limit) : std::string());
    return held +
           (early == 0 ? "on the last day in time." : days(early) + " before " + named + ".");
}

std::string undecided_sentence(const timescale& rule, const timeline& whose, const obligation& o) {
    const std::string held = o.met_on ? done(rule) + " on " + long_date(*o.met_on) + "; " : "";
    std::string why;
    switch (o.reason) {
        case reason::no_version:
            why = "no version of the law was in force on " +
                  (o.anchor ? long_date(*o.anchor) : std::string("the day it is counted from"));
            break;
        case reason::calendar_coverage:
            why = "the limit depends on days that the calendar " + std::string(rule.calendar) +
                  " does not know";
            break;
        case reason::date_range:
            why = "the limit lies beyond the year 2199";
            break;
        case reason::birth_unknown:
            why = "the date of birth decides it, and is not known";
            if (o.due_earliest && o.due_latest) {
                why += ": the limit was between " + long_date(*o.due_earliest) + " and " +
                       long_date(*o.due_latest);
            }
            break;
        case reason::terms_unknown:
            why = "it depends on school terms that were not given";
            break;
        case reason::start_unknown:
            why = "when the child became " + words(rule.arises_per.kind.view()) + " is not known";
            break;
        default:
            why = "what happened before the records begin" +
                  (whose.history_from ? " on " + long_date(*whose.history_from) : std::string()) +
                  " decides it";
            if (o.due_earliest && o.due_latest) {
                const std::string earliest = long_date(*o.due_earliest);
                const std::string latest = long_date(*o.due_latest);
                why += o.anchor ? ": the limit was " + earliest + " or " + latest
                                : ": the limit lay between " + earliest + " and " + latest;
            }
            break;
    }
    return capitalised(held + "cannot be determined: " + why + ".");
}

}  // namespace

std::string long_date(civil_date day) {
    return std::string(to_string(day.day_of_week())) + ' ' + timescales::in_words(day);
}

std::string sentence(const rule_book& rules, const timeline& whose, const obligation& o) {
    const timescale& rule = rules.timescales()[o.timescale];
    switch (o.outcome) {
        case outcome::indeterminate:
            return undecided_sentence(rule, whose, o);
        case outcome::on_time:
        case outcome::late:
            return held_sentence(rule, o);
        case outcome::relaxed:
            return o.met_on ? held_sentence(rule, o)
                            : "Not " + not_done(rule) + " by the limit of " + long_date(*o.due) +
                                  ", which was deferred to " + long_date(*o.deferred_to) + ".";
        case outcome::not_required:
            return "Not required: " + ended(rule, o) + ", on or before " +
                   (o.due ? "the limit of " + long_date(*o.due) : std::string("the limit")) + ".";
        case outcome::missed:
            return "Missed: " + ended(rule, o) + ", " + (o.days_late ? lateness(o) + " " : "") +
                   "after " + the_limit(o) + (rule.met_by.kind ? ", and none was held." : ".");
        case outcome::outstanding:
            return o.due ? "Due by " + long_date(*o.due) + "."
                         : "Due by " + long_date(*o.due_earliest) + " or " +
                               long_date(*o.due_latest) + ", depending on what came before.";
        case outcome::overdue:
            return "Overdue: " + (o.days_late ? lateness(o) + " " : std::string()) + "after " +
                   the_limit(o) + ", and not " + not_done(rule) + ".";
    }
    return {};
}

namespace {

using step_kind = explanation_step::kind;

explanation_step plain(step_kind what, std::string text, optional_date date = {},
                       optional_date other = {}) {
    return {what, date, other, std::move(text), {}};
}

std::string read_mark(const citation& cite) {
    switch (cite.read) {
        case reading::verified:
            return "read on " + (cite.read_on ? long_date(*cite.read_on) : std::string()) + " at " +
                   std::string(cite.source);
        case reading::secondary:
            return "not read; quoted by " + std::string(cite.source);
        case reading::unverified:
            return "not read";
    }
    return {};
}

std::string provision(const instrument& of, const citation& cite) {
    return std::string(of.number) + " " + std::string(cite.provision) + " (" + read_mark(cite) +
           ")";
}

/// "Monday 19 September 2022, State Funeral … (one-off, proclaimed 10 September 2022)".
std::string dated(const bank_holiday& h, const working_calendar* calendar) {
    return long_date(h.date) + ", " + (calendar != nullptr ? describe(h, *calendar) : describe(h));
}

std::string in_words(const counting_step& s, period length, const working_calendar* calendar) {
    const std::string day = long_date(s.date);
    switch (s.what) {
        case counting_step::kind::starts:
            return day + " is where the count starts; the day itself is not counted";
        case counting_step::kind::day_before:
            return "beginning with the day, so counted from " + day;
        case counting_step::kind::skipped:
            return "not a working day: " + dated(*s.holiday, calendar);
        case counting_step::kind::counted:
            return to_string(length) + " lead to " + day;
        case counting_step::kind::month_end:
            return "that month has no such day, so it ends on " + day;
        case counting_step::kind::clear_day:
            return "both ends are left out, so one further: " + day;
        case counting_step::kind::rolled:
            return "not a working day, so moved to " + day;
        case counting_step::kind::not_extended:
            return day + " is not a working day" +
                   (s.holiday != nullptr ? " (" + std::string(s.holiday->name) + ")"
                                         : std::string()) +
                   "; the limit stays, as nothing in the regulations extends it";
        case counting_step::kind::answer:
            return "the last day in time is " + day;
    }
    return {};
}

/// Turns one judgement of the interpreter into the tree.
class explainer {
  public:
    explainer(const rule_book& rules, const timeline& whose) : rules_(rules), whose_(whose) {}

    [[nodiscard]] explanation explain(const obligation& o, const judgement& j) {
        root_ = plain(step_kind::obligation, key_of(rules_, whose_, o));
        explain_spell(j);
        if (j.first_seen) {
            explain_first_seen(o, j);
        } else {
            explain_anchor(o, j);
            explain_limit(o, j);
        }
        explain_end(j);
        explain_events(o, j);
        add(plain(step_kind::outcome,
                  std::string(to_string(o.outcome)) + ": " + sentence(rules_, whose_, o), o.due));
        return {o, std::move(root_)};
    }

  private:
    void add(explanation_step step) { root_.children.push_back(std::move(step)); }

    void explain_spell(const judgement& j) {
        if (j.within->event != obligation::none) {
            const kind_name& kind = whose_.events[j.within->event].kind;
            add(plain(step_kind::occasion,
                      "Arose from the " + words(kind.view()) + " of " + long_date(j.within->begin),
                      j.within->begin));
            return;
        }
        const spell& s = whose_.spells[j.within->spell];
        const std::string kind = capitalised(words(s.kind.view()));
        const std::string text = s.start ? kind + " from " + long_date(*s.start)
                                         : kind + " since before " + long_date(s.known_from) +
                                               ", from which it is known";
        add(plain(step_kind::spell, text, s.known_from, s.end));
        if (j.within->restarted) {
            add(plain(step_kind::exception,
                      "Another regime applied until " + long_date(j.within->begin) +
                          "; the chain starts afresh from that day, which is this rule's choice",
                      j.within->begin));
        }
    }

    void explain_first_seen(const obligation& o, const judgement& j) {
        std::string text = "What happened before is not known";
        if (whose_.history_from) {
            text += ": events are known from " + long_date(*whose_.history_from);
        }
        add(plain(step_kind::history, text, whose_.history_from));
        if (o.due_latest) {
            add(plain(
                step_kind::history,
                "The last event that was not seen was at the latest on the day before, so the "
                "limit was at the latest " +
                    to_string(j.law->steps.back().limits.back().length) + " after that, " +
                    long_date(*o.due_latest),
                o.due_latest));
        }
        if (o.due_earliest) {
            add(plain(step_kind::history,
                      "No limit came before that of the first step, " + long_date(*o.due_earliest),
                      o.due_earliest));
        }
    }

    [[nodiscard]] static std::string anchor_in_words(const obligation& o, const judgement& j) {
        if (o.projected) {
            return "the limit of the step before, as if it were held on that day";
        }
        if (j.found != nullptr && j.found->by != nullptr &&
            j.found->by->from.what != case_date_kind::previous &&
            j.found->by->from.what != case_date_kind::start) {
            return in_words(j.found->by->from, *j.plan->definition);
        }
        if (j.from_previous) {
            return "the " + what_meets(j) + " before it";
        }
        return j.within->restarted ? "the day on which the exception ended" : "the start";
    }

    [[nodiscard]] static std::string what_meets(const judgement& j) {
        const auto& kind = j.plan->definition->met_by.kind;
        return kind ? words(kind->view()) : "end";
    }

    void explain_anchor(const obligation& o, const judgement& j) {
        const civil_date from = o.anchor.value_or(*j.counted_from);
        const std::string what = anchor_in_words(o, j);
        add(plain(step_kind::anchor, "Counted from " + long_date(from) + ", " + what, from));
        if (j.law == nullptr) {
            add(plain(step_kind::version,
                      "No version of the law was in force on " + long_date(from), from));
            return;
        }
        add(plain(step_kind::version,
                  "In force on that day: " + std::string(j.law->instrument.title) + ", " +
                      provision(j.law->instrument, j.law->commencement),
                  from));
    }

    void explain_limit(const obligation& o, const judgement& j) {
        if (o.assumed) {
            add(plain(step_kind::history,
                      "How many came before is not known, but the spell had run longer than the "
                      "steps before the repeating one take; so that step is assumed"));
        }
        if (j.law != nullptr && j.limited_by == nullptr) {
            add(plain(step_kind::history,
                      "How many came before is not known, so the limit is one of several" +
                          (o.due_earliest && o.due_latest ? ": from " + long_date(*o.due_earliest) +
                                                                " to " + long_date(*o.due_latest)
                                                          : std::string()),
                      o.due_earliest, o.due_latest));
            return;
        }
        if (j.limited_by == nullptr) {
            return;
        }
        const step& s = *j.limited_by;
        const std::string limit = j.found == nullptr
                                      ? "within " + to_string(s.limits.front().length)
                                      : in_words(s, *j.plan->definition);
        add(plain(step_kind::limit, "Step '" + std::string(s.id) + "': " + limit + ", " +
                                        provision(j.law->instrument, s.cite)));
        explain_counting(o, j);
        explain_extensions(j);
        explain_certainty(o, j);
        explain_plan_by(o, j);
        if (j.deferred_by != nullptr) {
            add(plain(step_kind::relaxation,
                      std::string(j.deferred_by->says) + " " +
                          provision(j.deferred_by->instrument, j.deferred_by->cite),
                      j.deferred_by->due_to));
        }
    }

    void explain_plan_by(const obligation& o, const judgement& j) {
        if (!o.due) {
            return;
        }
        const working_calendar& planning = *j.plan->planning;
        if (!o.plan_by) {
            add(plain(step_kind::plan_by, "No day to plan for: the calendar " +
                                              std::string(planning.name()) +
                                              " does not know the days before the limit"));
            return;
        }
        std::string text =
            "Plan for " + long_date(*o.plan_by) +
            " at the latest, the last working day not after the limit (advice, not law)";
        for (const bank_holiday& h : planning.holidays(*o.plan_by, *o.due)) {
            if (h.basis == holiday_basis::layer) {
                text += "; " + dated(h, &planning);
            }
        }
        add(plain(step_kind::plan_by, text, o.plan_by));
    }

    [[nodiscard]] const working_calendar* calendar_of(const judgement& j) const {
        return j.law->working_days ? rules_.calendar(j.law->working_days->calendar)
                                   : j.plan->advice;
    }

    void explain_counting(const obligation& o, const judgement& j) {
        const limit* by = j.found == nullptr ? &j.limited_by->limits.front() : j.found->by;
        if (by == nullptr) {
            return;
        }
        if (by->what != limit_kind::counted) {
            add(plain(step_kind::counting,
                      capitalised(in_words(*by, *j.plan->definition)) +
                          ": the last day in time is " +
                          (j.found->due ? long_date(*j.found->due) : std::string("not known")),
                      j.found->due));
            return;
        }
        std::vector<counting_step> steps;
        const working_calendar* calendar = calendar_of(j);
        const auto counted = timescales::add(o.anchor.value_or(*j.counted_from), by->length,
                                             by->policy, calendar, &steps);
        explanation_step count = plain(step_kind::counting, "Counting", o.due);
        if (by->length.unit() == period_unit::working_days && j.law->working_days) {
            count.text = "Counting working days" + as_known(*calendar) + ": " +
                         provision(j.law->instrument, j.law->working_days->cite);
        } else if (by->length.unit() == period_unit::hours) {
            count.text = "Counting hours as whole days, since times of day are not known";
        }
        if (!counted) {
            count.text += "; " + counted.error().message;
        } else {
            for (const counting_step& c : steps) {
                count.children.push_back(
                    plain(step_kind::counted, in_words(c, by->length, calendar), c.date));
            }
        }
        add(std::move(count));
    }

    void explain_extensions(const judgement& j) {
        if (j.found == nullptr) {
            return;
        }
        for (const applied_extension& e : j.found->extensions) {
            add(plain(step_kind::extension,
                      "Put off by " + to_string(e.rule->length) + " to " + long_date(e.to) +
                          " by the " + words(e.rule->by.view()) + " of " +
                          long_date(e.by_event_on) + ", " +
                          provision(j.law->instrument, e.rule->cite),
                      e.to));
        }
    }

    void explain_certainty(const obligation& o, const judgement& j) {
        if (!o.certainty) {
            return;
        }
        add(plain(step_kind::certainty, certainty_of(o, *calendar_of(j)), o.due_earliest,
                  o.due_latest));
    }

    /// " by the calendar as known on …", or nothing for the final one.
    [[nodiscard]] static std::string as_known(const working_calendar& calendar) {
        return calendar.known_on()
                   ? " by the calendar as known on " + long_date(*calendar.known_on())
                   : std::string();
    }

    [[nodiscard]] static std::string certainty_of(const obligation& o,
                                                  const working_calendar& calendar) {
        switch (*o.certainty) {
            case certainty::settled:
                return "Settled: it rests on no day that can still become a holiday";
            case certainty::announced:
                return "Announced: it rests on days that had not passed " +
                       (calendar.known_on() ? "on " + long_date(*calendar.known_on())
                                            : "when the calendar was last verified, on " +
                                                  long_date(calendar.verified_on())) +
                       "; a proclamation can still move it";
            case certainty::projected:
                break;
        }
        const std::string could_be =
            o.due_earliest && o.due_latest
                ? "it comes to lie between " + long_date(*o.due_earliest) + " and " +
                      long_date(*o.due_latest)
                : std::string("it can leave the years that the calendar covers");
        return "Projected: it rests on days after " + long_date(calendar.published_to()) +
               ", the last whose holidays had been published; those are generated from the rules. "
               "If at most one day is added or moved, " +
               could_be;
    }

    void explain_end(const judgement& j) {
        const segment& s = *j.within;
        if (!s.end) {
            return;
        }
        const timescale& rule = *j.plan->definition;
        std::string text;
        switch (s.why_ended) {
            case ended_by::exception:
                text = capitalised(words(s.exception->view())) + " from " + long_date(*s.end) +
                       ", which suspends this timescale";
                break;
            case ended_by::age:
                text = "The child reaches " + std::to_string(*rule.until_age) + " on " +
                       long_date(*s.end) + ", which ends this timescale";
                break;
            case ended_by::event:
                text = capitalised(words(s.exception->view())) + " on " + long_date(*s.end) +
                       ", which ends this duty";
                break;
            default:
                text = "Ceased to be " + words(rule.arises_per.kind.view()) + " on " +
                       long_date(*s.end);
                break;
        }
        add(plain(step_kind::ended, text, s.end));
    }

    void explain_events(const obligation& o, const judgement& j) {
        const std::string kind = what_meets(j);
        const bool by_event = j.plan->definition->met_by.kind.has_value();
        if (o.met_on) {
            add(plain(
                step_kind::met,
                (by_event ? capitalised(kind) + " held on " : "Ended on ") + long_date(*o.met_on),
                o.met_on));
            return;
        }
        add(plain(step_kind::not_met,
                  (by_event ? "No " + kind + " held by " : "Not ended by ") + long_date(j.as_at) +
                      ", the day from which this is judged",
                  j.as_at));
        if (o.planned_on) {
            add(plain(step_kind::planned,
                      "A " + kind + " is planned for " + long_date(*o.planned_on) +
                          ", which is no limit and meets none until it is held",
                      o.planned_on));
        }
    }

    const rule_book& rules_;
    const timeline& whose_;
    explanation_step root_{step_kind::obligation, {}, {}, {}, {}};
};

/// Keeps the reasoning for the obligation with one key.
class key_recorder {
  public:
    key_recorder(const rule_book& rules, const timeline& whose, std::string_view key)
        : rules_(rules), whose_(whose), key_(key) {}

    void record(const obligation& o, const judgement& j) {
        if (!found_ && key_of(rules_, whose_, o) == key_) {
            found_ = explainer(rules_, whose_).explain(o, j);
        }
    }

    [[nodiscard]] std::optional<explanation>& found() noexcept { return found_; }

  private:
    const rule_book& rules_;
    const timeline& whose_;
    std::string_view key_;
    std::optional<explanation> found_;
};

}  // namespace

result<explanation> explain(const rule_book& rules, const timeline& whose,
                            const evaluation_options& options, std::string_view key) {
    interpreter_buffers buffers;
    evaluation answer;
    key_recorder recorder(rules, whose, key);
    const auto& plans = rules.resolution().plans;
    for (std::size_t i = 0; i < plans.size() && !recorder.found(); ++i) {
        interpreter<key_recorder>(plans[i], static_cast<std::uint16_t>(i), whose, options, buffers,
                                  answer, recorder)
            .run();
    }
    if (!recorder.found()) {
        return error{error_code::not_found,
                     "there is no obligation '" + std::string(key) + "' as at " +
                         std::string(to_text(options.as_at)) +
                         "; keys are those that evaluation gives for this timeline"};
    }
    return std::move(*recorder.found());
}

result<explanation> explain(const rule_book& rules, const timeline& whose,
                            const evaluation_options& options, const obligation& o,
                            std::uint64_t rule_book_hash) {
    if (rule_book_hash != rules.content_hash()) {
        return error{error_code::wrong_rule_book,
                     "the obligation was evaluated with the rule book " +
                         hash_text(rule_book_hash) + ", and this one is " +
                         hash_text(rules.content_hash()) +
                         "; explain with the rule book that evaluated it"};
    }
    return explain(rules, whose, options, key_of(rules, whose, o));
}

}  // namespace timescales::inline v0
