/// `due` and `explain`: one person's obligations, and the reasoning behind them.

#include <algorithm>
#include <array>
#include <map>

#include "lib/cli/cli.hpp"
#include "timescales/engine.hpp"
#include "timescales/explanation.hpp"
#include "timescales/rules_yaml.hpp"

namespace timescales_cli {

using namespace timescales;

namespace {

/// The kinds that a rule book gives a meaning to.
struct known_kinds {
    std::vector<std::string_view> spells;
    std::vector<std::string_view> events;

    [[nodiscard]] bool has_spell(std::string_view kind) const {
        return std::find(spells.begin(), spells.end(), kind) != spells.end();
    }
    [[nodiscard]] bool has_event(std::string_view kind) const {
        return std::find(events.begin(), events.end(), kind) != events.end();
    }
    [[nodiscard]] std::vector<std::string_view> all() const {
        std::vector<std::string_view> kinds = spells;
        for (const std::string_view kind : events) {
            if (!has_spell(kind)) {
                kinds.push_back(kind);
            }
        }
        return kinds;
    }
};

void add_once(std::vector<std::string_view>& kinds, std::string_view kind) {
    if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) {
        kinds.push_back(kind);
    }
}

/// Everything that the rules of a book ask a case for.
class asked_for {
  public:
    explicit asked_for(const rule_book& book) {
        for (const timescale& duty : book.timescales()) {
            ask(duty);
        }
    }

    [[nodiscard]] const known_kinds& kinds() const noexcept { return kinds_; }
    [[nodiscard]] const std::vector<std::string_view>& attributes() const noexcept {
        return attributes_;
    }
    /// The values of an attribute that a rule asks for; others may well be given.
    [[nodiscard]] std::span<const std::string_view> values_of(std::string_view attribute) const {
        const auto found = values_.find(attribute);
        return found == values_.end() ? std::span<const std::string_view>() : found->second;
    }

  private:
    void ask(const timescale& duty) {
        add_once(duty.arises_per.what == occasion_kind::spell ? kinds_.spells : kinds_.events,
                 duty.arises_per.kind.view());
        ask(duty.arises_per.where);
        for (const kind_name& exception : duty.except_while) {
            add_once(kinds_.spells, exception.view());
        }
        for (const kind_name& kind : duty.lapses_on) {
            add_once(kinds_.events, kind.view());
        }
        if (duty.met_by.kind) {
            add_once(kinds_.events, duty.met_by.kind->view());
        }
        ask(duty.met_by.where);
        ask(duty.only_if);
        for (const version& v : duty.versions) {
            for (const step& s : v.steps) {
                ask(s.limits);
                for (const extension& e : s.extensions) {
                    add_once(kinds_.events, e.by.view());
                }
            }
        }
    }

    void ask(std::span<const limit> limits) {
        for (const limit& l : limits) {
            if (l.from.kind) {
                add_once(kinds_.events, l.from.kind->view());
            }
            ask(l.when);
            ask(l.of);
        }
    }

    void ask(std::span<const condition> conditions) {
        for (const condition& c : conditions) {
            if (c.kind) {
                add_once(c.what == condition_kind::during ? kinds_.spells : kinds_.events,
                         c.kind->view());
            }
            ask(c.where);
            ask(c.of);
        }
    }

    void ask(std::span<const attribute_match> where) {
        for (const attribute_match& m : where) {
            add_once(attributes_, m.name);
            for (const std::string_view value : m.values) {
                add_once(values_[m.name], value);
            }
        }
    }

    known_kinds kinds_;
    std::vector<std::string_view> attributes_{"id", "for", "part-of", "outside-series"};
    std::map<std::string_view, std::vector<std::string_view>> values_;
};

/// One `--event`, taken apart: KIND=WHEN[,key=value]…
struct typed_event {
    std::string_view whole;
    std::string_view kind;
    std::string_view when;
    std::vector<std::string_view> attributes;
};

[[noreturn]] void refuse(const typed_event& typed, const std::string& why) {
    throw stop{wrong_usage, "--event " + std::string(typed.whole) + ": " + why};
}

typed_event take_apart(std::string_view text) {
    typed_event typed{.whole = text, .kind = {}, .when = {}, .attributes = {}};
    const std::size_t equals = text.find('=');
    if (equals == std::string_view::npos) {
        refuse(typed, "write it as KIND=DATE, such as review=2018-01-04, or KIND=START..END");
    }
    typed.kind = text.substr(0, equals);
    std::string_view rest = text.substr(equals + 1);
    const std::size_t comma = std::min(rest.find(','), rest.size());
    typed.when = rest.substr(0, comma);
    rest.remove_prefix(comma);
    while (!rest.empty()) {
        rest.remove_prefix(1);
        const std::size_t next = std::min(rest.find(','), rest.size());
        typed.attributes.push_back(rest.substr(0, next));
        rest.remove_prefix(next);
    }
    return typed;
}

event_status status_from(const typed_event& typed, std::string_view value) {
    constexpr std::array<std::string_view, 3> names{"held", "planned", "cancelled"};
    constexpr std::array statuses{event_status::held, event_status::planned,
                                  event_status::cancelled};
    const auto found = std::find(names.begin(), names.end(), value);
    if (found == names.end()) {
        refuse(typed, "unknown status '" + std::string(value) + "', use " + one_of(names) +
                          suggestion(value, names));
    }
    return statuses[static_cast<std::size_t>(found - names.begin())];
}

/// "type" and "foster", of "type=foster".
std::pair<std::string_view, std::string_view> name_and_value(const typed_event& typed,
                                                             std::string_view attribute) {
    const std::size_t equals = attribute.find('=');
    if (equals == std::string_view::npos || equals == 0 || equals + 1 == attribute.size()) {
        refuse(typed, "'" + std::string(attribute) +
                          "' is no attribute; write it as name=value, such as status=planned");
    }
    return {attribute.substr(0, equals), attribute.substr(equals + 1)};
}

/// An attribute that some rule asks for, or that every event can have.
attribute attribute_from(const typed_event& typed, std::string_view name, std::string_view value,
                         const asked_for& asked) {
    const auto& known = asked.attributes();
    if (std::find(known.begin(), known.end(), name) == known.end()) {
        std::vector<std::string_view> all{"status", "notified-on"};
        all.insert(all.end(), known.begin(), known.end());
        refuse(typed, "unknown attribute '" + std::string(name) + "', use " + one_of(all) +
                          suggestion(name, all));
    }
    return {std::string(name), std::string(value)};
}

civil_date date_of(const typed_event& typed, std::string_view text) {
    return date_from(text, "--event " + std::string(typed.whole));
}

/// START..END or START.. or START.
spell stretch_from(const typed_event& typed, kind_name kind) {
    const std::size_t dots = typed.when.find("..");
    if (dots == std::string_view::npos) {
        return spell::since(kind, date_of(typed, typed.when));
    }
    if (dots == 0) {
        refuse(typed,
               "the spell has no start; write START..END, or START.. while it has not ended");
    }
    const civil_date start = date_of(typed, typed.when.substr(0, dots));
    const std::string_view last = typed.when.substr(dots + 2);
    if (last.empty()) {
        return spell::since(kind, start);
    }
    const civil_date end = date_of(typed, last);
    if (end < start) {
        refuse(typed,
               "the spell ends before it begins; END is the day it ceased, so write the "
               "earlier date first");
    }
    return spell::since(kind, start, end);
}

spell spell_from(const typed_event& typed, kind_name kind, const asked_for& asked) {
    spell stretch = stretch_from(typed, kind);
    for (const std::string_view text : typed.attributes) {
        const auto [name, value] = name_and_value(typed, text);
        if (name == "status" || name == "notified-on") {
            refuse(typed, "'" + std::string(name) + "' is about events; '" +
                              std::string(typed.kind) +
                              "' is a spell, which begins on one day and ends on another");
        }
        stretch.attributes.push_back(attribute_from(typed, name, value, asked));
    }
    return stretch;
}

event event_from(const typed_event& typed, kind_name kind, const asked_for& asked) {
    if (typed.when.find("..") != std::string_view::npos) {
        refuse(typed, "'" + std::string(typed.kind) +
                          "' is an event, which happens on one day: write " +
                          std::string(typed.kind) + "=DATE");
    }
    event happened{.kind = kind, .on = date_of(typed, typed.when)};
    for (const std::string_view text : typed.attributes) {
        const auto [name, value] = name_and_value(typed, text);
        if (name == "status") {
            happened.status = status_from(typed, value);
        } else if (name == "notified-on") {
            happened.notified_on = date_of(typed, value);
        } else {
            happened.attributes.push_back(attribute_from(typed, name, value, asked));
        }
    }
    return happened;
}

[[noreturn]] void refuse_kind(const typed_event& typed, const known_kinds& kinds) {
    const std::vector<std::string_view> all = kinds.all();
    refuse(typed, "unknown kind '" + std::string(typed.kind) + "'; the rules know " + one_of(all) +
                      suggestion(typed.kind, all));
}

void add_event(timeline& who, std::string_view text, const asked_for& asked) {
    const known_kinds& kinds = asked.kinds();
    const typed_event typed = take_apart(text);
    const bool as_spell = kinds.has_spell(typed.kind);
    const bool as_event = kinds.has_event(typed.kind);
    if (!as_spell && !as_event) {
        refuse_kind(typed, kinds);
    }
    const kind_name kind = value_or_stop(kind_name::from(typed.kind));
    // A kind that is both is an event on one day and a spell over several.
    const bool range = typed.when.find("..") != std::string_view::npos;
    if (as_spell && (range || !as_event)) {
        who.spells.push_back(spell_from(typed, kind, asked));
    } else {
        who.events.push_back(event_from(typed, kind, asked));
    }
}

/// A misspelt kind in a file would be a review that never took place: say so.
void warn_of_unused_kinds(const timeline& who, const std::string& path, const known_kinds& kinds) {
    const std::vector<std::string_view> all = kinds.all();
    std::vector<std::string_view> warned;
    const auto warn = [&](std::string_view kind, std::string_view what, bool used) {
        if (used || std::find(warned.begin(), warned.end(), kind) != warned.end()) {
            return;
        }
        warned.push_back(kind);
        complain(path + ": no rule uses " + std::string(what) + " of the kind '" +
                 std::string(kind) + "', so they count for nothing" + suggestion(kind, all));
    };
    for (const spell& s : who.spells) {
        warn(s.kind.view(), "spells", kinds.has_spell(s.kind.view()));
    }
    for (const event& e : who.events) {
        warn(e.kind.view(), "events", kinds.has_event(e.kind.view()));
    }
}

/// An attribute misspelt would be a visit of another kind. Names and values that no rule asks for
/// are a case's own business, unless they are nearly one that a rule does ask for.
void warn_of_misspelt_attributes(const timeline& who, const asked_for& asked) {
    std::vector<std::string> warned;
    const auto warn = [&](const kind_name& kind, const std::string& what, const std::string& given,
                          const std::string& meant) {
        std::string text =
            std::string(kind.view()) + ": no rule asks for " + what + " '" + given + "'" + meant;
        if (!meant.empty() && std::find(warned.begin(), warned.end(), text) == warned.end()) {
            complain(text);
            warned.push_back(std::move(text));
        }
    };
    const auto check = [&](const kind_name& kind, const std::vector<attribute>& attributes) {
        for (const attribute& a : attributes) {
            const auto& names = asked.attributes();
            const auto values = asked.values_of(a.name);
            if (std::find(names.begin(), names.end(), a.name) == names.end()) {
                warn(kind, "an attribute", a.name, suggestion(a.name, names));
            } else if (std::find(values.begin(), values.end(), a.value) == values.end()) {
                warn(kind, "the " + a.name, a.value, suggestion(a.value, values));
            }
        }
    };
    for (const spell& s : who.spells) {
        check(s.kind, s.attributes);
    }
    for (const event& e : who.events) {
        check(e.kind, e.attributes);
    }
}

timeline timeline_from(const person_options& options, const rule_book& book) {
    const asked_for asked(book);
    timeline who;
    if (options.events_file) {
        who = loaded_or_stop(load_timeline(value_or_stop(read_file(*options.events_file))));
        warn_of_unused_kinds(who, *options.events_file, asked.kinds());
    }
    for (const std::string& text : options.events) {
        add_event(who, text, asked);
    }
    warn_of_misspelt_attributes(who, asked);
    if (options.child) {
        who.id = *options.child;
    }
    if (const optional_date born = date_from(options.born, "--born")) {
        who.born = born;
    }
    if (const optional_date from = date_from(options.history_from, "--history-from")) {
        who.history_from = from;
    }
    return who;
}

evaluation_options evaluation_options_from(const person_options& options) {
    constexpr std::int32_t furthest = 100;
    const optional_date as_at = date_from(options.as_at, "--as-at");
    evaluation_options chosen{.as_at = as_at ? *as_at : today()};
    if (options.project) {
        chosen.project = number_from(*options.project, "--project", furthest);
    }
    return chosen;
}

struct question {
    rule_book book;
    timeline who;
    evaluation_options options;
};

/// The timescales that `--timescale` names, or all of them.
rule_book only_asked(rule_book book, const std::vector<std::string>& timescales) {
    if (timescales.empty()) {
        return book;
    }
    std::vector<std::string_view> known;
    for (const timescale& duty : book.timescales()) {
        known.push_back(duty.name);
    }
    for (const std::string& name : timescales) {
        (void)choice_from(name, "--timescale", known);
    }
    const std::vector<std::string_view> wanted(timescales.begin(), timescales.end());
    return value_or_stop(book.only(wanted));
}

question question_from(const person_options& options) {
    if (options.events.empty() && !options.events_file) {
        throw stop{wrong_usage,
                   "no events are given; begin with --event looked-after=DATE, or read "
                   "them with --events FILE"};
    }
    const evaluation_options chosen = evaluation_options_from(options);
    rule_book book = only_asked(rule_book_from(options.book), options.timescales);
    timeline who = timeline_from(options, book);
    return {std::move(book), std::move(who), chosen};
}

[[noreturn]] void refuse_key(const question& asked, const evaluation& answer,
                             const std::string& key) {
    std::vector<std::string> keys;
    for (const obligation& o : answer.obligations) {
        keys.push_back(key_of(asked.book, asked.who, o));
    }
    const std::vector<std::string_view> views(keys.begin(), keys.end());
    throw stop{wrong_usage, "--key: no obligation has the key '" + key +
                                "'; 'timescales due --format json' gives the keys" +
                                suggestion(key, views)};
}

}  // namespace

int due(const person_options& options) {
    const report_format format = format_from(options.format);
    const question asked = question_from(options);
    const evaluation answer = evaluate(asked.book, asked.who, asked.options);
    print(
        report_obligations(asked.book, asked.who, answer, asked.options, format, terminal_style()));
    return done;
}

int explain(const person_options& options) {
    const report_format format = format_from(options.format);
    if (format == report_format::csv) {
        throw stop{wrong_usage,
                   "--format csv: an explanation is a tree, which is no table; use text or json"};
    }
    const question asked = question_from(options);
    const evaluation answer = evaluate(asked.book, asked.who, asked.options);
    std::vector<explanation> explanations;
    for (const obligation& o : answer.obligations) {
        if (!options.key || key_of(asked.book, asked.who, o) == *options.key) {
            explanations.push_back(value_or_stop(timescales::explain(
                asked.book, asked.who, asked.options, o, answer.rule_book_hash)));
        }
    }
    if (options.key && explanations.empty()) {
        refuse_key(asked, answer, *options.key);
    }
    print(report_explanations(asked.book, asked.who, explanations, format, terminal_style()));
    return done;
}

}  // namespace timescales_cli
