#include <algorithm>

#include "lib/formats/suggestion.hpp"
#include "lib/formats/timeline_fields.hpp"
#include "timescales/rules_yaml.hpp"

namespace timescales::inline v0 {

namespace {

constexpr std::string_view timeline_keys[] = {"format",       "child",  "born",
                                              "history_from", "spells", "events"};
constexpr std::string_view spell_keys[] = {"kind", "start", "known_from", "end", "with"};
constexpr std::string_view event_keys[] = {"kind", "on", "status", "notified_on", "with"};

/// In the order of `event_status`, which counts from 1.
constexpr std::string_view status_names[] = {"held", "planned", "cancelled"};

/// What `with` says of an event or a spell.
std::vector<attribute> read_with(yaml_fields& parent, yaml_problems& problems) {
    std::vector<attribute> attributes;
    const yaml_value* with = parent.has("with") ? parent.map("with") : nullptr;
    if (with == nullptr) {
        return attributes;
    }
    const std::string here = parent.place_of("with");
    for (const auto& [name, value] : with->entries) {
        const auto read = yaml_kind(name, here, problems);
        if (!read) {
            continue;
        }
        const std::string key(read->view());
        if (!value_of(attributes, key).empty()) {
            problems.error(name.at, "TS1008",
                           "the key " + in_quotes(key) + " stands twice in " + here + "; keep one");
        } else if (value.what != yaml_value::kind::text || value.text.empty()) {
            problems.error(value.at, "TS1005",
                           std::string("expected a text at ")
                               .append(here)
                               .append(".")
                               .append(key)
                               .append(", the value of an attribute"));
        } else {
            attributes.push_back({key, value.text});
        }
    }
    return attributes;
}

void read_spell(const yaml_value& value, const std::string& place, yaml_problems& problems,
                timeline& into) {
    yaml_fields fields(value, place, spell_keys, problems);
    const auto kind = fields.kind("kind");
    const auto start = fields.date_if_given("start");
    const auto known_from = fields.date_if_given("known_from");
    const auto end = fields.date_if_given("end");
    std::vector<attribute> with = read_with(fields, problems);
    if (fields.is_map() && fields.has("start") == fields.has("known_from")) {
        problems.error(value.at, "TS1028",
                       place +
                           (fields.has("start") ? " has both 'start' and 'known_from'"
                                                : " has neither 'start' nor 'known_from'") +
                           "; give 'start', the day it began, or where that is not known "
                           "'known_from', the first day it is known to hold");
        return;
    }
    const auto first = start ? start : known_from;
    if (!kind || !first) {
        return;
    }
    if (end && *end < *first) {
        problems.error(fields.at("end"), "TS1027",
                       place + ".end, " + std::string(to_text(*end)) + ", is before " + place +
                           (start ? ".start, " : ".known_from, ") + std::string(to_text(*first)) +
                           "; give the day it ceased");
        return;
    }
    into.spells.push_back(start ? spell::since(*kind, *start, end)
                                : spell::with_unknown_start(*kind, *first, end));
    into.spells.back().attributes = std::move(with);
}

void read_event(const yaml_value& value, const std::string& place, yaml_problems& problems,
                timeline& into) {
    yaml_fields fields(value, place, event_keys, problems);
    const auto kind = fields.kind("kind");
    const auto on = fields.date("on");
    const auto status = fields.has("status") ? fields.choice("status", status_names)
                                             : std::optional<std::size_t>(0);
    const auto notified_on = fields.date_if_given("notified_on");
    std::vector<attribute> with = read_with(fields, problems);
    if (kind && on && status) {
        into.events.push_back(
            {*kind, *on, static_cast<event_status>(*status + 1), notified_on, std::move(with)});
    }
}

timeline read_timeline(const yaml_value& document, yaml_problems& problems) {
    timeline read;
    if (!expect_format(document, "timescales-timeline/1", problems)) {
        return read;
    }
    yaml_fields top(document, "", timeline_keys, problems);
    if (top.has("child")) {
        read.id = top.text("child").value_or("");
    }
    read.born = top.date_if_given("born");
    read.history_from = top.date_if_given("history_from");
    read_happenings(top, problems, read);
    return read;
}

}  // namespace

void read_happenings(yaml_fields& top, yaml_problems& problems, timeline& read) {
    if (const auto* spells = top.has("spells") ? top.list("spells") : nullptr) {
        for (std::size_t i = 0; i < spells->size(); ++i) {
            read_spell((*spells)[i], "spells[" + std::to_string(i) + "]", problems, read);
        }
    }
    if (const auto* events = top.has("events") ? top.list("events") : nullptr) {
        for (std::size_t i = 0; i < events->size(); ++i) {
            read_event((*events)[i], "events[" + std::to_string(i) + "]", problems, read);
        }
    }
}

loaded<timeline> load_timeline(const source_file& source) {
    yaml_problems problems(source.path);
    const std::optional<yaml_value> document = read_yaml(source, problems);
    loaded<timeline> answer;
    if (document) {
        timeline read = read_timeline(*document, problems);
        if (!problems.any()) {
            answer.value = std::move(read);
        }
    }
    answer.problems = problems.take();
    return answer;
}

}  // namespace timescales::inline v0
