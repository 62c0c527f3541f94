#include <algorithm>
#include <string>

#include "lib/formats/report_writers.hpp"
#include "lib/formats/text_layout.hpp"
#include "lib/model/wording.hpp"

namespace timescales::inline v0::reports::text {

std::string step_label(const timescale& duty, const obligation& o) {
    if (!duty.met_by.kind) {
        return "end of the " + words(duty.arises_per.kind.view());
    }
    const std::string step = words(step_name(duty, o));
    const std::string event = words(duty.met_by.kind->view());
    // The only step of a duty needs no name: "care plan", not "plan care plan".
    const bool only = o.version < duty.versions.size() &&
                      duty.versions[o.version].steps.size() == 1 &&
                      !duty.versions[o.version].steps.front().repeats;
    return step == "unknown"       ? event + " of unknown step"
           : only || step == event ? event
                                   : step + ' ' + event;
}

std::string count_text(const timescale& duty, const obligation& o) {
    if (!o.anchor || o.version >= duty.versions.size() ||
        o.step >= duty.versions[o.version].steps.size()) {
        return {};
    }
    const step& s = duty.versions[o.version].steps[o.step];
    const limit& only = s.limits.front();
    const bool simple = s.limits.size() == 1 && only.what == limit_kind::counted &&
                        only.policy == counting_policy{} && s.extensions.empty();
    return simple ? to_string(only.length) + " after " + long_date(*o.anchor) + ". "
                  : "Counted from " + long_date(*o.anchor) + ". ";
}

namespace {

constexpr std::string_view names_of_kinds_joint = ", ";

/// The limit as far as it is known, in the form that sorts.
std::string limit_text(const obligation& o) {
    if (o.due) {
        return with_weekday(*o.due);
    }
    if (o.due_earliest && o.due_latest) {
        return std::string(to_text(*o.due_earliest).view()) + " to " +
               std::string(to_text(*o.due_latest).view());
    }
    if (o.due_latest) {
        return std::string(to_text(*o.due_latest).view()) + " at the latest";
    }
    if (o.due_earliest) {
        return std::string(to_text(*o.due_earliest).view()) + " or later";
    }
    return "limit not known";
}

/// The day that a current obligation is sorted by; empty for one that is met, over or projected.
optional_date current_limit(const obligation& o) noexcept {
    const bool current = o.outcome == outcome::outstanding || o.outcome == outcome::overdue;
    if (!current || o.projected) {
        return {};
    }
    return o.due ? o.due : o.due_earliest ? o.due_earliest : o.due_latest;
}

const obligation* earliest_current(std::span<const obligation> all) noexcept {
    const obligation* earliest = nullptr;
    for (const obligation& o : all) {
        const optional_date limit = current_limit(o);
        if (limit && (earliest == nullptr || *limit < *current_limit(*earliest))) {
            earliest = &o;
        }
    }
    return earliest;
}

/// True when something may be due, but nobody can tell.
bool undecided(std::span<const obligation> all) noexcept {
    return std::any_of(all.begin(), all.end(), [](const obligation& o) {
        return o.outcome == outcome::indeterminate && !o.met_on && !o.projected;
    });
}

std::string nothing_due(const rule_book& book, const evaluation& answer,
                        const evaluation_options& options) {
    std::string text = "Nothing is due as at " + long_date(options.as_at);
    if (!answer.obligations.empty()) {
        return text + ".\n";
    }
    text += ": no timescale arises from these events. Timescales of this rule book begin with:";
    std::vector<std::string_view> kinds;
    for (const timescale& duty : book.timescales()) {
        const std::string_view kind = duty.arises_per.kind.view();
        if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) {
            text += kinds.empty() ? " " : names_of_kinds_joint;
            text += kind;
            kinds.push_back(kind);
        }
    }
    return paragraph("", text + ".");
}

std::string headline(const rule_book& book, const evaluation& answer,
                     const evaluation_options& options, text_style style) {
    const std::string as_at = ", as at " + long_date(options.as_at) + ".\n";
    const obligation* next = earliest_current(answer.obligations);
    if (next == nullptr) {
        return undecided(answer.obligations) ? "Undetermined: whether anything is due" + as_at
                                             : nothing_due(book, answer, options);
    }
    const timescale& duty = book.timescales()[next->timescale];
    const bool overdue = next->outcome == outcome::overdue;
    std::string text = painted(limit_text(*next), overdue ? ink::red : ink::bold, style);
    if (!next->due) {
        return text + " is where the limit of the " + step_label(duty, *next) + " lies" +
               (overdue ? ": overdue" : "") + as_at;
    }
    const std::int32_t days = overdue ? options.as_at - *next->due : *next->due - options.as_at;
    text += overdue ? " was the limit of the " : " is the limit of the ";
    text += step_label(duty, *next);
    text += overdue ? ": overdue by " : ": due in ";
    text += counted(days, "day", "days");
    return text + as_at;
}

/// What the obligation arose from.
std::string occasion_heading(const timeline& who, const obligation& o) {
    if (o.event != obligation::none) {
        const event& from = who.events[o.event];
        const std::string planned = from.status == event_status::planned ? " planned for " : " of ";
        return std::string(from.kind.view()) + planned + long_date(from.on);
    }
    const spell& running = who.spells[o.spell];
    std::string text(running.kind.view());
    text += running.start ? " from " : " since before ";
    text += long_date(running.known_from);
    if (running.end) {
        text += " until " + long_date(*running.end);
    }
    return text;
}

/// The next planned event stands beside the limit, never in its place.
std::string planned_text(const obligation& o) {
    if (o.projected || !o.planned_on) {
        return {};
    }
    std::string text = " Planned for " + long_date(*o.planned_on);
    if (o.due && *o.planned_on > *o.due) {
        text += ", which is " + counted(*o.planned_on - *o.due, "day", "days") + " too late";
    }
    return text + ".";
}

/// What a person should know about this limit beside its outcome.
std::string remarks(const obligation& o) {
    std::string text = planned_text(o);
    if (o.degraded) {
        text += " Hours are kept as days, since times of day are not known.";
    }
    if (o.plan_by && o.due && *o.plan_by != *o.due &&
        (o.outcome == outcome::outstanding || o.projected)) {
        text += " Plan by " + long_date(*o.plan_by) + ", the last working day before it.";
    }
    if (o.certainty == certainty::announced && o.outcome == outcome::outstanding) {
        text += " The limit rests on published days still to come, which a proclamation can move.";
    }
    if (o.certainty == certainty::projected) {
        text += " The limit rests on days not published yet";
        text += o.due_earliest && o.due_latest
                    ? ": if at most one is added or moved, it comes to lie between " +
                          long_date(*o.due_earliest) + " and " + long_date(*o.due_latest) + "."
                    : std::string(".");
    }
    if (o.assumed) {
        text += " Assumed to have reached the repeating step, as the spell is long enough for it.";
    }
    if (o.restarted) {
        text += " The chain began afresh after an exception.";
    }
    if (o.projected) {
        text += " Projected, as if the steps before it were held on their limits.";
    }
    return text;
}

struct columns {
    std::size_t limit = 0;
    std::size_t step = 0;
};

columns columns_for(const rule_book& book, std::span<const obligation> all) {
    columns widths;
    for (const obligation& o : all) {
        widths.limit = std::max(widths.limit, limit_text(o).size());
        widths.step = std::max(widths.step, step_label(book.timescales()[o.timescale], o).size());
    }
    return widths;
}

std::string obligation_lines(const rule_book& book, const timeline& who, const obligation& o,
                             const columns& widths, text_style style) {
    const timescale& duty = book.timescales()[o.timescale];
    std::string text = "  " + padded(limit_text(o), widths.limit) + "  " +
                       padded(step_label(duty, o), widths.step) + "  " + painted(o.outcome, style) +
                       '\n';
    return text + paragraph("      ", count_text(duty, o) + sentence(book, who, o) + remarks(o));
}

}  // namespace

std::string obligations(const rule_book& book, const timeline& who, const evaluation& answer,
                        const evaluation_options& options, text_style style) {
    std::string text = headline(book, answer, options, style);
    const columns widths = columns_for(book, answer.obligations);
    const obligation* before = nullptr;
    for (const obligation& o : answer.obligations) {
        const bool same_timescale = before != nullptr && before->timescale == o.timescale;
        if (!same_timescale || before->spell != o.spell || before->event != o.event) {
            const std::string name(book.timescales()[o.timescale].name);
            text += '\n' + painted(name, ink::bold, style) + ", " + occasion_heading(who, o) + '\n';
        }
        text += obligation_lines(book, who, o, widths, style);
        before = &o;
    }
    if (!answer.notices.empty()) {
        text += "\nNoted\n";
    }
    for (const notice& n : answer.notices) {
        text += paragraph("  ", message_of(book, who, n));
    }
    return text;
}

// ---- explanations ------------------------------------------------------------------------------

namespace {

void append_steps(std::string& out, std::span<const explanation_step> steps, std::size_t depth,
                  text_style style) {
    for (const explanation_step& step : steps) {
        const std::string line =
            paragraph(std::string(2 * depth, ' ') + "- ", printable(step.text));
        const bool answer = step.what == explanation_step::kind::outcome;
        out += answer ? painted(line, ink::bold, style) : line;
        append_steps(out, step.children, depth + 1, style);
    }
}

}  // namespace

std::string explanations(const rule_book& book, const timeline& who,
                         std::span<const explanation> answers, text_style style) {
    if (answers.empty()) {
        return "Nothing to explain: no timescale arises from these events.\n";
    }
    std::string text;
    for (const explanation& e : answers) {
        const timescale& duty = book.timescales()[e.answer.timescale];
        text += text.empty() ? "" : "\n";
        text += painted(limit_text(e.answer), ink::bold, style) + ", " +
                step_label(duty, e.answer) + ": " + painted(e.answer.outcome, style) + '\n';
        text += paragraph("  ", printable(key_of(book, who, e.answer)));
        append_steps(text, e.root.children, 1, style);
    }
    return text;
}

// ---- rules -------------------------------------------------------------------------------------

namespace {

std::string in_force_text(const version& law) {
    std::string text = "from " + in_words(law.in_force_from);
    if (law.in_force_to) {
        text += " to " + in_words(*law.in_force_to);
    }
    return text;
}

std::string citation_text(const citation& cite) {
    std::string text(cite.provision);
    text += " [";
    text += to_string(cite.read);
    if (cite.read_on) {
        text += ' ';
        text += to_text(*cite.read_on).view();
    }
    text += ']';
    return text;
}

/// The source of a citation on its own line; nothing where none is given.
std::string source_line(std::string_view indent, const citation& cite) {
    return cite.source.empty() ? "" : paragraph(indent, printable(cite.source));
}

std::string instrument_text(const instrument& named) {
    std::string text(named.title);
    if (!named.number.empty()) {
        text += ", ";
        text += named.number;
    }
    return text;
}

constexpr std::string_view beside_steps = "                  ";

/// The citations that an alternative or an extension has of its own.
std::string own_citation(std::string_view of, const citation& cite) {
    return cite.provision.empty()
               ? std::string()
               : paragraph(beside_steps, std::string(of) + ": " + citation_text(cite)) +
                     source_line(beside_steps, cite);
}

std::string step_lines(const timescale& duty, const step& s) {
    std::string text = paragraph(
        "    " + padded(s.id, 12) + "  ",
        in_words(s, duty) + (s.repeats ? ", repeatedly: " : ": ") + citation_text(s.cite));
    text += source_line(beside_steps, s.cite);
    for (const limit& l : s.limits) {
        text += own_citation(alternative_in_words(l, duty), l.cite);
    }
    for (const extension& e : s.extensions) {
        text += own_citation("put off by " + to_string(e.length), e.cite);
    }
    return text;
}

std::string version_lines(const timescale& duty, const version& law, text_style style) {
    std::string text = "\n  " + painted("In force " + in_force_text(law), ink::bold, style) + '\n';
    text += paragraph("    ", describe(duty, law));
    text += paragraph("    ", instrument_text(law.instrument));
    text += paragraph("    commencement  ", citation_text(law.commencement));
    if (law.working_days) {
        text +=
            paragraph("    working days  ", std::string(to_string(law.working_days->definition)) +
                                                " in " + std::string(law.working_days->calendar) +
                                                ", " + citation_text(law.working_days->cite));
        text += source_line("                  ", law.working_days->cite);
    }
    for (const step& s : law.steps) {
        text += step_lines(duty, s);
    }
    return text;
}

std::string relaxation_lines(const relaxation& deferral) {
    std::string steps;
    for (const std::string_view id : deferral.steps) {
        steps += steps.empty() ? "" : ", ";
        steps += id;
    }
    std::string text = "\n  Relaxed for limits from " + in_words(deferral.due_from) + " to " +
                       in_words(deferral.due_to) + '\n';
    text += paragraph("    ", deferral.says);
    text += paragraph("    ", instrument_text(deferral.instrument) + ", " +
                                  citation_text(deferral.cite) + "; steps: " + steps);
    return text;
}

/// "counted-part: Which part counts? first (the other choice: last)".
std::string option_text(const rule_option& o) {
    std::string text = std::string(o.id) + ": " + std::string(o.asks) + ' ' + std::string(o.chosen);
    std::string others;
    std::size_t count = 0;
    for (const std::string_view choice : o.choices) {
        if (choice != o.chosen) {
            others += others.empty() ? "" : ", ";
            others += choice;
            ++count;
        }
    }
    return text + (count == 1 ? " (the other choice: " : " (the other choices: ") + others + ')';
}

std::string kinds_text(std::span<const kind_name> kinds) {
    std::string text;
    for (const kind_name& kind : kinds) {
        text += text.empty() ? "" : names_of_kinds_joint;
        text += kind.view();
    }
    return text;
}

}  // namespace

std::string every_timescale(const rule_book& book, text_style style) {
    std::string text;
    for (const timescale& duty : book.timescales()) {
        const version& latest = duty.versions.back();
        text += painted(duty.name, ink::bold, style) + "  " + std::string(to_string(duty.kind)) +
                ", " +
                counted(static_cast<std::int64_t>(duty.versions.size()), "version", "versions") +
                ", the latest " + in_force_text(latest) + '\n';
        text += paragraph("    ", duty.says);
    }
    return text.empty() ? "The rule book holds no timescale.\n" : text;
}

std::string one_timescale(const timescale& duty, text_style style) {
    std::string text = painted(duty.name, ink::bold, style) + "  " +
                       std::string(to_string(duty.kind)) + '\n' + paragraph("", duty.says) + '\n';
    text += paragraph("  arises for    ", "each " + in_words(duty.arises_per));
    if (!duty.only_if.empty()) {
        text += paragraph("  only if       ", only_if_in_words(duty));
    }
    text += paragraph("  met by        ", in_words(duty.met_by));
    if (!duty.based_on.empty()) {
        text += paragraph("  based on      ", duty.based_on);
    }
    for (const rule_option& o : duty.options) {
        text += paragraph("  option        ", option_text(o));
    }
    if (!duty.except_while.empty()) {
        text += paragraph("  except while  ", kinds_text(duty.except_while));
    }
    if (duty.until_age) {
        text += paragraph("  until         ", "age " + std::to_string(*duty.until_age));
    }
    if (!duty.lapses_on.empty()) {
        text += paragraph("  lapses on     ", kinds_text(duty.lapses_on));
    }
    if (duty.review_by) {
        text += paragraph("  review by     ", in_words(*duty.review_by));
    }
    if (!duty.calendar.empty()) {
        text += paragraph("  calendar      ",
                          std::string(duty.calendar) + ", for plan-by dates and working days late");
    }
    text += paragraph("  hash          ", hash_text(content_hash(duty)));
    for (const version& law : duty.versions) {
        text += version_lines(duty, law, style);
    }
    for (const relaxation& deferral : duty.relaxations) {
        text += relaxation_lines(deferral);
    }
    return text;
}

std::string problems(std::span<const diagnostic> found, text_style style) {
    std::string text;
    for (const diagnostic& d : found) {
        const std::string line = printable(to_string(d));
        text += d.severity == severity::error ? painted(line, ink::red, style) : line;
        text += '\n';
    }
    return text;
}

}  // namespace timescales::inline v0::reports::text
