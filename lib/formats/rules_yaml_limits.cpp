#include "lib/formats/rules_yaml_limits.hpp"

#include <algorithm>
#include <charconv>

#include "lib/formats/rules_schema.hpp"
#include "lib/formats/suggestion.hpp"

namespace timescales::inline v0 {

namespace {

constexpr std::string_view forms[] = {"within", "at_least", "by",          "before",
                                      "each",   "at_most",  "earliest_of", "latest_of"};

/// A key of a limit, and the forms that it belongs to.
struct companion {
    std::string_view key;
    std::string_view with;
    std::string_view or_with = {};
};
constexpr companion companions[] = {
    {"of", "within", "each"},       {"beginning_with", "within"},
    {"in_any", "at_most"},          {"clear", "within", "at_least"},
    {"roll", "within", "at_least"}, {"month_end", "within", "at_least"},
};

/// What a day begins with.
constexpr std::string_view day_words[] = {"start", "previous", "birthday", "first",
                                          "last",  "next",     "limit"};

/// "birthday" and "16", of "birthday 16".
std::pair<std::string_view, std::string_view> first_word(std::string_view text) {
    const std::size_t space = std::min(text.find(' '), text.size());
    const std::string_view rest = text.substr(std::min(space + 1, text.size()));
    return {text.substr(0, space), rest};
}

std::optional<std::int32_t> age_in(std::string_view text) {
    std::int32_t years = 0;
    const char* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, years);
    const bool whole = read.ec == std::errc() && read.ptr == end && text.front() != '0';
    return whole && years >= 1 && years <= 30 ? std::optional(years) : std::nullopt;
}

}  // namespace

citation read_citation(yaml_fields& fields, yaml_problems& problems, owned_rules& into) {
    citation cite;
    if (const auto provision = fields.text("cite")) {
        cite.provision = into.keep(*provision);
    }
    const auto read = fields.choice("read", rules_schema::readings());
    if (read) {
        cite.read = static_cast<reading>(*read + 1);
    }
    if (fields.has("source")) {
        cite.source = into.keep(fields.text("source").value_or(""));
    }
    cite.read_on = fields.date_if_given("read_on");
    const bool verified = cite.read == reading::verified;
    if (verified && (!fields.has("source") || !fields.has("read_on"))) {
        problems.error(fields.at("read"), "TS1021",
                       fields.place_of("read") +
                           " is 'verified': give the address in 'source' and the day in "
                           "'read_on', or say 'unverified'");
    }
    if (cite.read == reading::secondary && !fields.has("source")) {
        problems.error(fields.at("read"), "TS1021",
                       fields.place_of("read") + " is 'secondary': name in 'source' who quotes it");
    }
    const bool sourced = fields.has("source") || fields.has("read_on");
    if (read && cite.read == reading::unverified && sourced) {
        problems.error(fields.at("read"), "TS1021",
                       fields.place_of("read") +
                           " is 'unverified', yet a source or a day of reading is given; say "
                           "'verified' or 'secondary', or remove them");
    }
    return cite;
}

std::vector<limit> limit_reader::read_alternatives(yaml_fields& step, bool first_step) {
    std::vector<limit> alternatives;
    if (!step.has("one_of")) {
        if (auto only = read_alternative(step, {.first_step = first_step})) {
            alternatives.push_back(*only);
        }
        return alternatives;
    }
    for (const std::string_view key : rules_schema::alternative().names) {
        const bool cites = key == "cite" || key == "read" || key == "source" || key == "read_on";
        if (!cites && step.has(key)) {
            problems_.error(step.at(key), "TS1040",
                            step.place_of(key) +
                                " stands beside 'one_of'; write each limit and "
                                "what goes with it in one of its entries");
        }
    }
    const auto* items = step.list("one_of");
    if (items != nullptr && items->size() < 2) {
        problems_.error(step.at("one_of"), "TS1009",
                        step.place_of("one_of") +
                            " needs two alternatives or more; write a "
                            "single limit without it");
    }
    for (std::size_t i = 0; items != nullptr && i < items->size(); ++i) {
        const std::string place = step.place_of("one_of") + "[" + std::to_string(i) + "]";
        yaml_fields fields((*items)[i], place, rules_schema::alternative().names, problems_);
        if (!fields.has("when") && i + 1 != items->size()) {
            problems_.error(fields.at(), "TS1018",
                            place +
                                " applies always, so the alternatives after it are never "
                                "reached; give it a 'when', or put it last");
        }
        auto one = read_alternative(fields, {.first_step = first_step, .nested = true});
        const bool cites = fields.has("cite") || fields.has("read") || fields.has("source") ||
                           fields.has("read_on");
        const citation cite = cites ? read_citation(fields, problems_, into_) : citation{};
        if (one) {
            one->cite = cite;
        }
        if (one) {
            alternatives.push_back(*one);
        }
    }
    return alternatives;
}

std::optional<limit> limit_reader::read_alternative(yaml_fields& fields, limit_place place) {
    auto one = read_limit(fields, place);
    const auto when = read_condition(fields, "when");
    if (fields.has("judged_on") && !fields.has("when")) {
        problems_.error(fields.at("judged_on"), "TS1040",
                        fields.place_of("judged_on") +
                            " judges no condition; remove it, or write "
                            "one in 'when'");
    }
    const auto judged = fields.has("judged_on")
                            ? fields.choice("judged_on", rules_schema::judged_on())
                            : std::optional<std::size_t>(0);
    if (one && judged) {
        one->when = when;
        one->judged_on = static_cast<judged_on>(*judged + 1);
    }
    return one;
}

std::optional<limit> limit_reader::read_limit(yaml_fields& fields, limit_place place) {
    std::vector<std::string_view> given;
    for (const std::string_view form : forms) {
        // `before` belongs to `at_least` where both stand.
        if (fields.has(form) && !(form == "before" && fields.has("at_least"))) {
            given.push_back(form);
        }
    }
    if (given.size() > 1) {
        problems_.error(fields.at(given[1]), "TS1040",
                        fields.place_of(given[1]) + " stands beside '" + std::string(given[0]) +
                            "'; a limit is one of them: write both under 'earliest_of' or "
                            "'latest_of', or keep one");
        return {};
    }
    const std::string_view form = given.empty() ? "within" : given.front();
    std::optional<limit> read;
    if (form == "within") {
        read = read_counted(fields, place);
    } else if (form == "at_least") {
        read = read_counted_back(fields, place);
    } else if (form == "by" || form == "before") {
        read = read_day(fields, form, place);
    } else if (form == "each") {
        read = read_cycle(fields, place);
    } else if (form == "at_most") {
        read = read_total(fields);
    } else {
        read = read_several(fields, form,
                            form == "earliest_of" ? limit_kind::earliest_of : limit_kind::latest_of,
                            place);
    }
    for (const companion& c : companions) {
        const bool goes = form == c.with || form == c.or_with;
        if (fields.has(c.key) && !goes) {
            problems_.error(
                fields.at(c.key), "TS1040",
                fields.place_of(c.key) + " goes with '" + std::string(c.with) + "'" +
                    (c.or_with.empty() ? std::string() : " or '" + std::string(c.or_with) + "'") +
                    "; remove it");
        }
    }
    return read;
}

std::optional<period> limit_reader::read_length(yaml_fields& fields, std::string_view key) {
    const auto length = fields.length(key);
    if (length && length->amount() == 0) {
        problems_.error(
            fields.at(key), "TS1013",
            fields.place_of(key) + " is " + to_string(*length) + "; a limit has to be at least 1");
    }
    return length;
}

std::optional<limit> limit_reader::read_counted(yaml_fields& fields, limit_place place) {
    const auto length = read_length(fields, "within");
    const bool included = fields.has("beginning_with");
    if (included && fields.has("of")) {
        problems_.error(fields.at("of"), "TS1040",
                        fields.place_of("of") +
                            " stands beside 'beginning_with'; keep 'of' where "
                            "the day itself is not counted, else the other");
    }
    const auto from = read_case_date(fields, included ? "beginning_with" : "of", place);
    limit read;
    read.policy.first = included ? first_day::included : first_day::excluded;
    read_policy(fields, read);
    if (!length || !from) {
        return {};
    }
    read.length = *length;
    read.from = *from;
    return read;
}

std::optional<limit> limit_reader::read_counted_back(yaml_fields& fields, limit_place place) {
    const auto length = read_length(fields, "at_least");
    const auto from = read_case_date(fields, "before", place);
    limit read;
    read.policy.direction = direction::before;
    read_policy(fields, read);
    if (!length || !from) {
        return {};
    }
    read.length = *length;
    read.from = *from;
    return read;
}

std::optional<limit> limit_reader::read_day(yaml_fields& fields, std::string_view key,
                                            limit_place place) {
    const auto from = read_case_date(fields, key, place);
    if (!from) {
        return {};
    }
    limit read;
    read.from = *from;
    if (key == "before") {
        read.length = period::days(1);
        read.policy.direction = direction::before;
    }
    return read;
}

std::optional<limit> limit_reader::read_cycle(yaml_fields& fields, limit_place place) {
    const auto each = fields.choice("each", rules_schema::cycles());
    const auto from = read_case_date(fields, "of", place);
    if (!each || !from) {
        return {};
    }
    if (from->what != case_date_kind::start && from->what != case_date_kind::previous) {
        problems_.error(fields.at("of"), "TS1040",
                        fields.place_of("of") +
                            " goes with 'each', which follows 'start' or "
                            "'previous'; use one of them");
        return {};
    }
    limit read;
    read.what = limit_kind::cycle;
    read.cycle = static_cast<cycle>(*each + 1);
    read.from = *from;
    return read;
}

std::optional<limit> limit_reader::read_total(yaml_fields& fields) {
    const auto length = read_length(fields, "at_most");
    const auto window = read_length(fields, "in_any");
    if (length && length->in_days() == 0 && length->amount() != 0) {
        problems_.error(fields.at("at_most"), "TS1040",
                        fields.place_of("at_most") + " is " + to_string(*length) +
                            "; a total is a number of days, weeks or hours");
        return {};
    }
    if (window && window->unit() == period_unit::working_days) {
        problems_.error(fields.at("in_any"), "TS1040",
                        fields.place_of("in_any") + " is " + to_string(*window) +
                            "; a window is a number of days, weeks, months or years");
        return {};
    }
    if (!length || !window) {
        return {};
    }
    limit read;
    read.what = limit_kind::total;
    read.length = *length;
    read.window = *window;
    return read;
}

std::optional<limit> limit_reader::read_several(yaml_fields& fields, std::string_view key,
                                                limit_kind what, limit_place place) {
    const auto* items = fields.list(key);
    if (items == nullptr) {
        return {};
    }
    if (items->size() < 2) {
        problems_.error(fields.at(key), "TS1009",
                        fields.place_of(key) +
                            " needs two limits or more; write a single one "
                            "without it");
    }
    std::vector<limit> parts;
    for (std::size_t i = 0; i < items->size(); ++i) {
        const std::string at = fields.place_of(key) + "[" + std::to_string(i) + "]";
        yaml_fields part((*items)[i], at, rules_schema::limit().names, problems_);
        if (auto read = read_limit(part, {.first_step = place.first_step, .nested = true})) {
            parts.push_back(*read);
        }
    }
    limit read;
    read.what = what;
    read.of = into_.keep(into_.limits, std::move(parts));
    return read;
}

void limit_reader::read_policy(yaml_fields& fields, limit& into) {
    into.policy.clear = fields.flag("clear");
    if (into.policy.clear && into.policy.first == first_day::included) {
        problems_.error(fields.at("clear"), "TS1040",
                        fields.place_of("clear") +
                            " leaves out both ends, and 'beginning_with' "
                            "counts the first; keep one");
    }
    if (fields.has("roll")) {
        const auto chosen = fields.choice("roll", rules_schema::rolls());
        into.policy.roll = static_cast<roll>(chosen.value_or(0) + 1);
    }
    if (fields.has("month_end")) {
        const auto chosen = fields.choice("month_end", rules_schema::month_ends());
        into.policy.month_end = static_cast<month_end>(chosen.value_or(0) + 1);
    }
}

std::optional<case_date> limit_reader::read_case_date(yaml_fields& fields, std::string_view key,
                                                      limit_place place) {
    const auto text = fields.text(key);
    if (!text) {
        return {};
    }
    const auto [what, rest] = first_word(*text);
    const auto event_of = [name_text = rest](case_date_kind kind) -> std::optional<case_date> {
        const auto name = kind_name::from(name_text);
        if (!name) {
            return {};
        }
        return case_date{.what = kind, .kind = *name};
    };
    std::optional<case_date> found;
    if (*text == "start") {
        found = case_date{};
    } else if (*text == "previous") {
        found = case_date{.what = case_date_kind::previous};
    } else if (what == "birthday" && !rest.empty()) {
        if (const auto years = age_in(rest)) {
            found = case_date{.what = case_date_kind::birthday, .age = *years};
        }
    } else if (what == "first") {
        found = event_of(case_date_kind::first_event);
    } else if (what == "last") {
        found = event_of(case_date_kind::last_event);
    } else if (what == "next") {
        found = event_of(case_date_kind::next_event);
    } else if (text->starts_with("limit of ") && text->size() > 9) {
        found =
            case_date{.what = case_date_kind::limit_of, .timescale = into_.keep(text->substr(9))};
    }
    if (!found) {
        const bool is_day_word =
            std::find(std::begin(day_words), std::end(day_words), what) != std::end(day_words);
        problems_.error(fields.at(key), "TS1041",
                        "unknown day " + in_quotes(*text) + " at " + fields.place_of(key) +
                            "; use start, previous, birthday and an age from 1 to 30, first, last "
                            "or next and a kind of event, or limit of and a timescale" +
                            (is_day_word ? std::string() : did_you_mean(what, day_words)));
        return {};
    }
    if (found->what == case_date_kind::previous && place.first_step) {
        problems_.error(fields.at(key), "TS1018",
                        fields.place_of(key) +
                            " is 'previous', and nothing comes before a first "
                            "step; use 'start'");
    }
    if (found->what == case_date_kind::start && !place.first_step && !place.nested) {
        problems_.error(fields.at(key), "TS1018",
                        fields.place_of(key) +
                            " is 'start', which only the first step is counted "
                            "from; use 'previous'");
    }
    return found;
}

std::span<const extension> limit_reader::read_extensions(yaml_fields& step) {
    std::vector<extension> extensions;
    const auto* items = step.has("extended_by") ? step.list("extended_by") : nullptr;
    for (std::size_t i = 0; items != nullptr && i < items->size(); ++i) {
        const std::string place = step.place_of("extended_by") + "[" + std::to_string(i) + "]";
        yaml_fields fields((*items)[i], place, rules_schema::extension().names, problems_);
        const auto by = fields.kind("event");
        const auto length = read_length(fields, "for");
        const auto times =
            fields.has("times") ? fields.whole_number("times", 1, 99) : std::optional(1);
        const citation cite = read_citation(fields, problems_, into_);
        if (by && length && times) {
            extensions.push_back({*by, *length, *times, cite});
        }
    }
    return into_.keep(into_.extensions, std::move(extensions));
}

// ---- Conditions

std::span<const condition> limit_reader::read_condition(yaml_fields& parent, std::string_view key) {
    if (!parent.has(key)) {
        return {};
    }
    const yaml_value* value = parent.map(key);
    const auto read =
        value != nullptr ? read_condition_map(*value, parent.place_of(key)) : std::nullopt;
    return read ? into_.keep(into_.conditions, std::vector<condition>{*read})
                : std::span<const condition>();
}

std::optional<condition> limit_reader::read_condition_map(const yaml_value& value,
                                                          const std::string& place) {
    yaml_fields fields(value, place, rules_schema::condition().names, problems_);
    std::vector<condition> all;
    if (fields.has("age")) {
        if (const auto age = read_age(fields)) {
            all.push_back(*age);
        }
    }
    const bool during = fields.has("during");
    if (during && fields.has("held")) {
        problems_.error(fields.at("held"), "TS1040",
                        fields.place_of("held") +
                            " stands beside 'during'; write both under "
                            "'all', so that it is clear which of them "
                            "'where' is about");
        return {};
    }
    const auto where = read_attributes(fields, "where");
    if (fields.has("where") && !during && !fields.has("held")) {
        problems_.error(fields.at("where"), "TS1040",
                        fields.place_of("where") +
                            " goes with 'during' or 'held'; for what the "
                            "duty arises from, use 'with'");
    }
    if (during) {
        if (const auto kind = fields.kind("during")) {
            all.push_back({.what = condition_kind::during, .kind = *kind, .where = where});
        }
    }
    if (fields.has("held")) {
        if (const auto kind = fields.kind("held")) {
            all.push_back({.what = condition_kind::held, .kind = *kind, .where = where});
        }
    }
    if (fields.has("with")) {
        all.push_back({.what = condition_kind::with, .where = read_attributes(fields, "with")});
    }
    if (fields.has("first")) {
        if (const auto length = read_length(fields, "first")) {
            all.push_back({.what = condition_kind::first, .length = *length});
        }
    }
    read_condition_list(fields, "all", condition_kind::all, all);
    read_condition_list(fields, "any", condition_kind::any, all);
    read_condition_list(fields, "none", condition_kind::none, all);
    if (fields.has("not")) {
        const auto denied = read_condition(fields, "not");
        if (!denied.empty()) {
            all.push_back({.what = condition_kind::none, .of = denied});
        }
    }
    if (fields.is_map() && value.entries.empty()) {
        problems_.error(value.at, "TS1009",
                        "no condition in " + place + "; write one, or remove it");
    }
    if (all.empty()) {
        return {};
    }
    if (all.size() == 1) {
        return all.front();
    }
    return condition{.what = condition_kind::all,
                     .of = into_.keep(into_.conditions, std::move(all))};
}

void limit_reader::read_condition_list(yaml_fields& fields, std::string_view key,
                                       condition_kind what, std::vector<condition>& into) {
    const auto* items = fields.has(key) ? fields.list(key) : nullptr;
    if (items == nullptr) {
        return;
    }
    if (items->empty()) {
        problems_.error(fields.at(key), "TS1009",
                        "no condition in " + fields.place_of(key) + "; write one, or remove it");
    }
    std::vector<condition> parts;
    for (std::size_t i = 0; i < items->size(); ++i) {
        const auto part =
            read_condition_map((*items)[i], fields.place_of(key) + "[" + std::to_string(i) + "]");
        if (part) {
            parts.push_back(*part);
        }
    }
    into.push_back({.what = what, .of = into_.keep(into_.conditions, std::move(parts))});
}

std::optional<condition> limit_reader::read_age(yaml_fields& fields) {
    const auto text = fields.text("age");
    if (!text) {
        return {};
    }
    const auto [side, rest] = first_word(*text);
    const auto years = rest.empty() ? std::nullopt : age_in(rest);
    if ((side != "under" && side != "from") || !years) {
        problems_.error(fields.at("age"), "TS1041",
                        "unknown age " + in_quotes(*text) + " at " + fields.place_of("age") +
                            "; use 'under' or 'from' and an age from 1 to 30, as in 'under 5'");
        return {};
    }
    return condition{.what = side == "under" ? condition_kind::age_under : condition_kind::age_from,
                     .years = *years};
}

std::span<const attribute_match> limit_reader::read_attributes(yaml_fields& parent,
                                                               std::string_view key) {
    const yaml_value* value = parent.has(key) ? parent.map(key) : nullptr;
    if (value == nullptr) {
        return {};
    }
    const std::string here = parent.place_of(key);
    if (value->entries.empty()) {
        problems_.error(value->at, "TS1009",
                        "no attribute in " + here + "; write one, or remove it");
    }
    std::vector<attribute_match> matches;
    for (const auto& [name, given] : value->entries) {
        const auto read_name = yaml_kind(name, here, problems_);
        if (!read_name) {
            continue;
        }
        const std::string_view kept = into_.keep(read_name->view());
        if (std::any_of(matches.begin(), matches.end(),
                        [&](const attribute_match& m) { return m.name == kept; })) {
            problems_.error(
                name.at, "TS1008",
                "the key " + in_quotes(kept) + " stands twice in " + here + "; keep one");
            continue;
        }
        std::vector<std::string_view> values;
        const auto take = [&](const yaml_value& one) {
            if (one.what != yaml_value::kind::text || one.text.empty()) {
                problems_.error(one.at, "TS1005",
                                "expected a text at " + here + "." + std::string(kept) +
                                    ", the value of an attribute, or a list of them");
                return;
            }
            values.push_back(into_.keep(one.text));
        };
        if (given.what == yaml_value::kind::list && !given.items.empty()) {
            std::for_each(given.items.begin(), given.items.end(), take);
        } else {
            take(given);
        }
        matches.push_back({kept, into_.keep(into_.names, std::move(values))});
    }
    return into_.keep(into_.matches, std::move(matches));
}

}  // namespace timescales::inline v0
