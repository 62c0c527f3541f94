#include "timescales/rules_yaml.hpp"

#include <algorithm>
#include <deque>
#include <iterator>

#include "lib/formats/owned_rules.hpp"
#include "lib/formats/rules_documents.hpp"
#include "lib/formats/rules_schema.hpp"
#include "lib/formats/rules_yaml_limits.hpp"
#include "lib/formats/rules_yaml_options.hpp"
#include "lib/formats/rules_yaml_overlays.hpp"
#include "lib/formats/rules_yaml_references.hpp"
#include "lib/formats/suggestion.hpp"
#include "lib/formats/yaml_fields.hpp"
#include "lib/model/steps.hpp"
#include "timescales/calendar_set.hpp"

namespace timescales::inline v0 {

namespace {

std::string day(civil_date date) {
    return std::string(to_text(date));
}

class pack_reader {
  public:
    pack_reader(const yaml_value& document, std::span<const working_calendar> calendars,
                std::span<const calendar_layer> layers, yaml_problems& problems, owned_rules& into,
                std::vector<pending_overlay>& overlays)
        : problems_(problems),
          calendars_(calendars),
          layers_(layers),
          into_(into),
          overlays_(overlays),
          limits_(problems, into),
          top_(document, "", rules_schema::pack().names, problems) {}

    void read() {
        const auto pack = top_.kind("pack");
        const std::string_view name = pack ? into_.keep(pack->view()) : std::string_view();
        review_by_ = top_.date_if_given("review_by");
        const auto* items = top_.list("timescales");
        if (items == nullptr) {
            return;
        }
        if (items->empty()) {
            problems_.error(top_.at("timescales"), "TS1009",
                            "the pack holds no timescale; list at least one");
        }
        for (std::size_t i = 0; i < items->size(); ++i) {
            const std::string place = "timescales[" + std::to_string(i) + "]";
            const auto options = read_options((*items)[i], place, problems_, into_);
            const yaml_value chosen = with_choices((*items)[i], place, options, problems_);
            if (is_overlay(chosen)) {
                overlays_.push_back({chosen, place, name, &problems_, review_by_});
            } else {
                read_timescale(chosen, place, name, options);
            }
        }
    }

  private:
    void read_timescale(const yaml_value& value, const std::string& place, std::string_view pack,
                        std::span<const rule_option> options) {
        yaml_fields fields(value, place, rules_schema::timescale().names, problems_);
        const auto id = fields.kind("id");
        const auto says = fields.text("says");
        const auto kind = fields.choice("kind", rules_schema::kinds());
        statutory_ = kind && static_cast<timescale_kind>(*kind + 1) == timescale_kind::statutory;
        const auto arises_per = read_occasion(fields);
        const auto met_by = read_fulfilment(fields, arises_per);
        const auto only_if = limits_.read_condition(fields, "only_if");
        const auto until_age = fields.has("until_age") ? fields.whole_number("until_age", 1, 30)
                                                       : std::optional<std::int32_t>();
        const auto lapses_on = kinds_in(fields, "lapses_on");
        const auto calendar = read_calendar(fields);
        const auto except_while = read_exceptions(fields, arises_per);
        const std::size_t before_versions = problems_.count();
        const auto versions = read_versions(fields);
        const bool steps_known = problems_.count() == before_versions;
        const auto relaxations = read_relaxations(fields, versions, steps_known);
        if (arises_per && met_by) {
            check_ends(fields, *arises_per, *met_by, versions);
        }
        const std::string_view name =
            id ? into_.keep(std::string(pack) + "/" + std::string(id->view())) : std::string_view();
        if (id && !pack.empty() && !into_.timescale_names.insert(name).second) {
            problems_.error(
                fields.at("id"), "TS1015",
                "there is a timescale " + in_quotes(name) + " already; give each its own id");
        }
        if (!id || !says || !kind || !arises_per || !met_by || !calendar) {
            return;
        }
        into_.timescales.push_back({.name = name,
                                    .says = into_.keep(*says),
                                    .kind = static_cast<timescale_kind>(*kind + 1),
                                    .arises_per = *arises_per,
                                    .only_if = only_if,
                                    .except_while = into_.keep(into_.kinds, except_while),
                                    .until_age = until_age,
                                    .lapses_on = into_.keep(into_.kinds, lapses_on),
                                    .met_by = *met_by,
                                    .calendar = *calendar,
                                    .versions = into_.keep(into_.versions, versions),
                                    .relaxations = into_.keep(into_.relaxations, relaxations),
                                    .options = options,
                                    .based_on = {},
                                    .review_by = review_by_});
    }

    /// The value of a key that is a name or a map; a problem where it is neither.
    const yaml_value* name_or_map(yaml_fields& fields, std::string_view key) {
        const yaml_value* value = fields.value(key);
        if (value != nullptr && value->what != yaml_value::kind::text &&
            value->what != yaml_value::kind::map) {
            (void)fields.kind(key);  // says what is wrong with it
            return nullptr;
        }
        return value;
    }

    std::optional<occasion> read_occasion(yaml_fields& parent) {
        const yaml_value* value = name_or_map(parent, "arises_per");
        if (value == nullptr) {
            return {};
        }
        if (value->what == yaml_value::kind::text) {
            const auto kind = parent.kind("arises_per");
            return kind ? std::optional(occasion{occasion_kind::spell, *kind}) : std::nullopt;
        }
        yaml_fields fields(*value, parent.place_of("arises_per"), rules_schema::occasion().names,
                           problems_);
        const bool by_event = fields.has("event");
        if (by_event == fields.has("spell")) {
            problems_.error(fields.at(), "TS1040",
                            parent.place_of("arises_per") +
                                " needs either 'spell' or 'event', and a kind of it");
            return {};
        }
        const auto kind = fields.kind(by_event ? "event" : "spell");
        const auto where = limits_.read_attributes(fields, "where");
        for (const std::string_view key : {"planned", "dated", "repeated"}) {
            if (fields.has(key) && !by_event) {
                problems_.error(fields.at(key), "TS1040",
                                fields.place_of(key) +
                                    " is about events, and the duty arises "
                                    "per spell; remove it");
            }
        }
        const auto repeated = fields.has("repeated")
                                  ? fields.choice("repeated", rules_schema::repeats())
                                  : std::optional<std::size_t>(0);
        if (!kind || !repeated) {
            return {};
        }
        return occasion{by_event ? occasion_kind::event : occasion_kind::spell,
                        *kind,
                        where,
                        fields.flag("planned"),
                        is_notified(fields),
                        static_cast<repeat_rule>(*repeated + 1)};
    }

    bool is_notified(yaml_fields& fields) {
        return fields.has("dated") &&
               fields.choice("dated", rules_schema::dated()) == std::size_t{1};
    }

    std::optional<fulfilment> read_fulfilment(yaml_fields& parent,
                                              const std::optional<occasion>& arises_per) {
        const yaml_value* value = name_or_map(parent, "met_by");
        if (value == nullptr) {
            return {};
        }
        if (value->what == yaml_value::kind::text && value->text == "end") {
            if (arises_per && arises_per->what == occasion_kind::event) {
                problems_.error(parent.at("met_by"), "TS1040",
                                parent.place_of("met_by") +
                                    " is 'end', and an event has none; "
                                    "name a kind of event");
            }
            return fulfilment{};
        }
        if (value->what == yaml_value::kind::text) {
            const auto kind = parent.kind("met_by");
            return kind ? std::optional(fulfilment{.kind = *kind}) : std::nullopt;
        }
        yaml_fields fields(*value, parent.place_of("met_by"), rules_schema::fulfilment().names,
                           problems_);
        const auto kind = fields.kind("event");
        const auto where = limits_.read_attributes(fields, "where");
        const auto part = fields.has("part") ? fields.choice("part", rules_schema::parts())
                                             : std::optional<std::size_t>(0);
        const auto early = fields.has("early") ? fields.length("early") : std::optional<period>();
        const bool notified = is_notified(fields);
        if (!kind || !part) {
            return {};
        }
        return fulfilment{*kind, where, notified, static_cast<counted_part>(*part + 1), early};
    }

    /// What goes with the end of a spell: one step, which a total needs.
    void check_ends(yaml_fields& fields, const occasion& arises_per, const fulfilment& met_by,
                    const std::vector<version>& versions) {
        const bool by_end = !met_by.kind;
        for (const version& v : versions) {
            if (by_end && (v.steps.size() > 1 || (!v.steps.empty() && v.steps.front().repeats))) {
                problems_.error(fields.at("met_by"), "TS1040",
                                fields.place_of("met_by") +
                                    " is 'end', and a spell ends once; let each version have one "
                                    "step that does not repeat");
            }
            const bool total = std::any_of(v.steps.begin(), v.steps.end(), [](const step& s) {
                return std::any_of(s.limits.begin(), s.limits.end(), has_total);
            });
            if (total && (!by_end || arises_per.what != occasion_kind::spell)) {
                problems_.error(fields.at("met_by"), "TS1040",
                                "a step counts a total ('at_most'), which the end of a spell "
                                "keeps; let " +
                                    fields.place_of("met_by") + " be 'end'");
            }
        }
    }

    static bool has_total(const limit& l) {
        return l.what == limit_kind::total || std::any_of(l.of.begin(), l.of.end(), has_total);
    }

    std::vector<kind_name> kinds_in(yaml_fields& fields, std::string_view key) {
        std::vector<kind_name> kinds;
        for (const named_kind& named : read_kinds(fields, key)) {
            kinds.push_back(named.kind);
        }
        return kinds;
    }

    /// The name of the calendar that the text asks for. One that is put together from others joins
    /// those of the rule book.
    std::optional<std::string_view> read_calendar(yaml_fields& fields) {
        const auto text = fields.text("calendar");
        if (!text) {
            return {};
        }
        const auto calendar = calendar_named(*text, calendars_, layers_);
        if (!calendar) {
            report_calendar(fields, *text, calendar.error());
            return {};
        }
        if (calendar->known_on()) {
            problems_.error(fields.at("calendar"), "TS1031",
                            fields.place_of("calendar") +
                                " asks what was known on a date; a rule counts with the calendar "
                                "as it is, and whoever evaluates it says what was known");
            return {};
        }
        if (statutory_ && calendar->has_layers()) {
            problems_.error(fields.at("calendar"), "TS1032",
                            "a statutory timescale never counts with a layer, and " +
                                fields.place_of("calendar") +
                                " names one; leave it out, or make the timescale local");
            return {};
        }
        return keep_calendar(*calendar);
    }

    void report_calendar(yaml_fields& fields, const std::string& text, const error& why) {
        std::vector<std::string_view> known;
        for (const working_calendar& c : calendars_) {
            known.push_back(c.name());
        }
        const bool one_name = text.find(' ') == std::string::npos;
        problems_.error(fields.at("calendar"), "TS1019",
                        one_name ? "unknown calendar " + in_quotes(text) + " at " +
                                       fields.place_of("calendar") +
                                       (known.empty() ? "; no calendar was loaded"
                                                      : "; use " + list_of(known, "or")) +
                                       did_you_mean(text, known)
                                 : why.message + ", at " + fields.place_of("calendar"));
    }

    std::string_view keep_calendar(const working_calendar& calendar) {
        const auto same = [&](const working_calendar& c) { return c.name() == calendar.name(); };
        if (std::none_of(calendars_.begin(), calendars_.end(), same) &&
            std::none_of(into_.calendars.begin(), into_.calendars.end(), same)) {
            into_.calendars.push_back(calendar);
        }
        return into_.keep(calendar.name());
    }

    struct named_kind {
        kind_name kind;
        yaml_position at;
        std::string place;
    };

    /// The names in a list, each once.
    std::vector<named_kind> read_kinds(yaml_fields& fields, std::string_view key) {
        std::vector<named_kind> kinds;
        const auto* items = fields.has(key) ? fields.list(key) : nullptr;
        for (std::size_t i = 0; items != nullptr && i < items->size(); ++i) {
            const yaml_value& item = (*items)[i];
            const std::string place = fields.place_of(key) + "[" + std::to_string(i) + "]";
            const auto kind = yaml_kind(item, place, problems_);
            if (!kind) {
                continue;
            }
            const bool repeated = std::any_of(kinds.begin(), kinds.end(),
                                              [&](const auto& k) { return k.kind == *kind; });
            if (repeated) {
                problems_.error(item.at, "TS1015",
                                in_quotes(kind->view()) + " at " + place +
                                    " is in this list already; keep one");
            }
            kinds.push_back({*kind, item.at, place});
        }
        return kinds;
    }

    std::vector<kind_name> read_exceptions(yaml_fields& fields,
                                           const std::optional<occasion>& arises_per) {
        std::vector<kind_name> kinds;
        if (fields.has("except_while") && arises_per && arises_per->what == occasion_kind::event) {
            problems_.error(fields.at("except_while"), "TS1040",
                            fields.place_of("except_while") +
                                " cuts spells, and the duty arises per event; remove it");
        }
        for (const named_kind& exception : read_kinds(fields, "except_while")) {
            if (arises_per && exception.kind == arises_per->kind) {
                problems_.error(exception.at, "TS1018",
                                in_quotes(exception.kind.view()) + " at " + exception.place +
                                    " is also what the timescale arises per, so none of its steps "
                                    "could ever be reached; remove it");
            }
            kinds.push_back(exception.kind);
        }
        return kinds;
    }

    instrument read_instrument(yaml_fields& parent) {
        const yaml_value* value = parent.map("instrument");
        if (value == nullptr) {
            return {};
        }
        yaml_fields fields(*value, parent.place_of("instrument"), rules_schema::instrument().names,
                           problems_);
        const auto title = fields.text("title");
        const auto number = fields.text("number");
        return {into_.keep(title.value_or("")), into_.keep(number.value_or(""))};
    }

    std::vector<version> read_versions(yaml_fields& parent) {
        std::vector<version> versions;
        const auto* items = parent.list("versions");
        if (items == nullptr) {
            return versions;
        }
        if (items->empty()) {
            problems_.error(parent.at("versions"), "TS1009",
                            "no version in " + parent.place_of("versions") + "; list at least one");
        }
        version_dates before;
        for (std::size_t i = 0; i < items->size(); ++i) {
            read_version((*items)[i], parent.place_of("versions") + "[" + std::to_string(i) + "]",
                         before, versions);
        }
        return versions;
    }

    /// When a version is in force, as far as that could be read, and where the file says so.
    struct version_dates {
        optional_date from;
        optional_date to;
        bool has_no_end = false;  // `to` is not there, rather than unreadable
        yaml_position at;
        std::string place;
    };

    void read_version(const yaml_value& value, const std::string& place, version_dates& before,
                      std::vector<version>& versions) {
        yaml_fields fields(value, place, rules_schema::version().names, problems_);
        const instrument named = read_instrument(fields);
        const auto working_days = read_working_days(fields);
        const std::size_t before_steps = problems_.count();
        const auto steps = read_steps(fields);
        if (problems_.count() == before_steps) {  // a step that was not read may count them
            check_working_days(fields, steps);
        }
        version_dates dates;
        const citation commencement = read_in_force(fields, dates);
        check_follows(before, dates);
        before = dates;
        if (dates.from) {
            versions.push_back({*dates.from, dates.to, commencement, named, working_days,
                                into_.keep(into_.steps, steps)});
        }
    }

    citation read_in_force(yaml_fields& parent, version_dates& into) {
        const yaml_value* value = parent.map("in_force");
        if (value == nullptr) {
            return {{}, reading::unverified, {}, {}};
        }
        yaml_fields fields(*value, parent.place_of("in_force"), rules_schema::in_force().names,
                           problems_);
        into = {fields.date("from"), fields.date_if_given("to"), !fields.has("to"),
                fields.at("from"), parent.place_of("in_force")};
        if (into.from && into.to && *into.to < *into.from) {
            problems_.error(fields.at("to"), "TS1027",
                            fields.place_of("to") + ", " + day(*into.to) + ", is before " +
                                fields.place_of("from") + ", " + day(*into.from) +
                                "; give the last day on which the version is in force");
            into.to = optional_date();
        }
        return read_citation(fields, problems_, into_);
    }

    /// Versions follow one another without a gap and without overlapping.
    void check_follows(const version_dates& before, const version_dates& now) {
        if (!before.from || !now.from) {
            return;
        }
        const std::string begins = now.place + ".from, " + day(*now.from) + ", ";
        if (*now.from <= *before.from) {
            problems_.error(now.at, "TS1016",
                            begins + "is not after " + before.place + ".from, " +
                                day(*before.from) + "; list versions in order of date");
        } else if (before.has_no_end) {
            problems_.error(before.at, "TS1016",
                            before.place + " has no 'to', and another version is in force from " +
                                day(*now.from) +
                                "; give the last day on which this one is in force");
        } else if (before.to && *now.from <= *before.to) {
            problems_.error(now.at, "TS1016",
                            begins + "overlaps the version before it, which is in force to " +
                                day(*before.to) + "; end each version before the next begins");
        } else if (before.to && *now.from - *before.to > 1) {
            problems_.error(now.at, "TS1017",
                            begins + "leaves a gap after " + day(*before.to) +
                                ", the end of the version before it; let each version begin on "
                                "the day after");
        }
    }

    std::optional<working_days_rule> read_working_days(yaml_fields& parent) {
        const yaml_value* value = parent.has("working_days") ? parent.map("working_days") : nullptr;
        if (value == nullptr) {
            return {};
        }
        yaml_fields fields(*value, parent.place_of("working_days"),
                           rules_schema::working_days().names, problems_);
        const auto definition = fields.choice("definition", rules_schema::definitions());
        const auto calendar = read_calendar(fields);
        const citation cite = read_citation(fields, problems_, into_);
        if (!definition || !calendar) {
            return {};
        }
        return working_days_rule{static_cast<working_day_definition>(*definition + 1), *calendar,
                                 cite};
    }

    void check_working_days(yaml_fields& fields, const std::vector<step>& steps) {
        const bool counted = std::any_of(steps.begin(), steps.end(),
                                         [](const step& s) { return counts_working_days(s); });
        if (counted && !fields.has("working_days")) {
            problems_.error(fields.at(), "TS1020",
                            fields.place_of("steps") +
                                " counts working days; say in 'working_days' what the instrument "
                                "means by them");
        }
        if (!counted && fields.has("working_days")) {
            problems_.error(fields.at("working_days"), "TS1020",
                            "no step counts working days, so " + fields.place_of("working_days") +
                                " does nothing; remove it");
        }
    }

    std::vector<step> read_steps(yaml_fields& parent) {
        std::vector<step> steps;
        const auto* items = parent.list("steps");
        if (items == nullptr) {
            return steps;
        }
        if (items->empty()) {
            problems_.error(parent.at("steps"), "TS1009",
                            "no step in " + parent.place_of("steps") + "; list at least one");
        }
        std::vector<kind_name> ids;
        for (std::size_t i = 0; i < items->size(); ++i) {
            read_step((*items)[i], parent.place_of("steps") + "[" + std::to_string(i) + "]", i,
                      items->size(), ids, steps);
        }
        return steps;
    }

    void read_step(const yaml_value& value, const std::string& place, std::size_t index,
                   std::size_t count, std::vector<kind_name>& ids, std::vector<step>& steps) {
        yaml_fields fields(value, place, rules_schema::step().names, problems_);
        const auto id = fields.kind("id");
        const auto limits = limits_.read_alternatives(fields, index == 0);
        const bool repeats = fields.flag("repeats");
        const auto not_before =
            fields.has("not_before") ? fields.length("not_before") : std::optional<period>();
        const auto extensions = limits_.read_extensions(fields);
        const citation cite = read_citation(fields, problems_, into_);
        if (repeats && index + 1 != count) {
            problems_.error(fields.at("repeats"), "TS1018",
                            place +
                                " repeats for ever, so the steps after it are never reached; "
                                "only the last step can repeat");
        }
        if (id && std::find(ids.begin(), ids.end(), *id) != ids.end()) {
            problems_.error(fields.at("id"), "TS1015",
                            "there is a step " + in_quotes(id->view()) +
                                " already in this version; give each its own id");
        }
        if (id) {
            ids.push_back(*id);
        }
        if (!id || limits.empty()) {
            return;
        }
        steps.push_back({.id = into_.keep(id->view()),
                         .limits = into_.keep(into_.limits, limits),
                         .repeats = repeats,
                         .cite = cite,
                         .not_before = not_before,
                         .extensions = extensions});
    }

    std::vector<relaxation> read_relaxations(yaml_fields& parent,
                                             const std::vector<version>& versions,
                                             bool steps_known) {
        const std::vector<std::string_view> known = step_ids(versions);
        std::vector<relaxation> relaxations;
        const auto* items = parent.has("relaxations") ? parent.list("relaxations") : nullptr;
        for (std::size_t i = 0; items != nullptr && i < items->size(); ++i) {
            read_relaxation((*items)[i],
                            parent.place_of("relaxations") + "[" + std::to_string(i) + "]",
                            steps_known ? &known : nullptr, relaxations);
        }
        return relaxations;
    }

    /// `known` is null where not every version could be read, so that a step may be missing in it.
    void read_relaxation(const yaml_value& value, const std::string& place,
                         const std::vector<std::string_view>* known,
                         std::vector<relaxation>& relaxations) {
        yaml_fields fields(value, place, rules_schema::relaxation().names, problems_);
        const auto says = fields.text("says");
        const auto steps = read_step_ids(fields, known);
        const instrument named = read_instrument(fields);
        const citation cite = read_citation(fields, problems_, into_);
        const yaml_value* due = fields.map("due");
        if (due == nullptr) {
            return;
        }
        yaml_fields window(*due, fields.place_of("due"), rules_schema::due().names, problems_);
        const auto from = window.date("from");
        const auto to = window.date("to");
        if (!from || !to || !says) {
            return;
        }
        if (*to < *from) {
            problems_.error(window.at("to"), "TS1027",
                            window.place_of("to") + ", " + day(*to) + ", is before " +
                                window.place_of("from") + ", " + day(*from) +
                                "; give the first and the last due date that it defers");
        }
        const bool overlaps =
            std::any_of(relaxations.begin(), relaxations.end(), [&](const relaxation& r) {
                return *from <= r.due_to && r.due_from <= *to &&
                       std::find_first_of(r.steps.begin(), r.steps.end(), steps.begin(),
                                          steps.end()) != r.steps.end();
            });
        if (overlaps) {
            problems_.error(value.at, "TS1026",
                            place +
                                " overlaps an earlier relaxation of the same step; let each due "
                                "date fall in one");
        }
        relaxations.push_back(
            {into_.keep(*says), into_.keep(into_.names, steps), *from, *to, named, cite});
    }

    static std::vector<std::string_view> step_ids(const std::vector<version>& versions) {
        std::vector<std::string_view> ids;
        for (const version& v : versions) {
            for (const step& s : v.steps) {
                if (std::find(ids.begin(), ids.end(), s.id) == ids.end()) {
                    ids.push_back(s.id);
                }
            }
        }
        return ids;
    }

    std::vector<std::string_view> read_step_ids(yaml_fields& fields,
                                                const std::vector<std::string_view>* known) {
        const auto* items = fields.list("steps");
        if (items == nullptr) {
            return {};
        }
        if (items->empty()) {
            problems_.error(
                fields.at("steps"), "TS1009",
                "no step in " + fields.place_of("steps") + "; name those that are relaxed");
        }
        std::vector<std::string_view> steps;
        for (const named_kind& named : read_kinds(fields, "steps")) {
            const std::string_view id = named.kind.view();
            if (known != nullptr && std::find(known->begin(), known->end(), id) == known->end()) {
                problems_.error(named.at, "TS1026",
                                "unknown step " + in_quotes(id) + " at " + named.place + "; use " +
                                    list_of(*known, "or") + did_you_mean(id, *known));
            }
            steps.push_back(into_.keep(id));
        }
        return steps;
    }

    yaml_problems& problems_;
    std::span<const working_calendar> calendars_;
    std::span<const calendar_layer> layers_;
    bool statutory_ = false;  // the timescale that is being read
    optional_date review_by_;
    owned_rules& into_;
    std::vector<pending_overlay>& overlays_;
    limit_reader limits_;
    yaml_fields top_;
};

/// A pack that is being loaded.
struct pack_in_hand {
    explicit pack_in_hand(const pack_document& pack) : source(&pack), problems(pack.path) {}
    const pack_document* source;
    yaml_problems problems;
    std::size_t first = 0;  // of its timescales, among all
    std::size_t last = 0;
};

}  // namespace

loaded<rule_book> build_rule_book(std::span<const pack_document> packs,
                                  std::span<const working_calendar> calendars,
                                  std::span<const calendar_layer> layers, const rule_book* beside) {
    loaded<rule_book> answer;
    auto owned = std::make_shared<owned_rules>();
    if (beside != nullptr) {
        owned->beside = *beside;
        for (const timescale& t : beside->timescales()) {
            owned->timescales.push_back(t);
            owned->timescale_names.insert(t.name);
        }
    }
    std::deque<pack_in_hand> in_hand;
    std::vector<pending_overlay> overlays;
    for (const pack_document& source : packs) {
        pack_in_hand& pack = in_hand.emplace_back(source);
        pack.first = owned->timescales.size();
        if (expect_format(source.document, "timescales/1", pack.problems)) {
            pack_reader(source.document, calendars, layers, pack.problems, *owned, overlays).read();
        }
        pack.last = owned->timescales.size();
    }
    for (const pending_overlay& overlay : overlays) {
        read_overlay(overlay, calendars, *owned);
    }
    const std::span<const timescale> all = owned->timescales;
    for (pack_in_hand& pack : in_hand) {
        check_references(all.subspan(pack.first, pack.last - pack.first), pack.source->document,
                         all, pack.problems);
    }
    for (pack_in_hand& pack : in_hand) {
        std::vector<diagnostic> found = pack.problems.take();
        answer.problems.insert(answer.problems.end(), std::make_move_iterator(found.begin()),
                               std::make_move_iterator(found.end()));
    }
    sort_by_position(answer.problems);
    if (!answer.problems.empty()) {
        return answer;
    }
    std::sort(owned->timescales.begin(), owned->timescales.end(),
              [](const timescale& a, const timescale& b) { return a.name < b.name; });
    std::vector<working_calendar> kept(calendars.begin(), calendars.end());
    kept.insert(kept.end(), owned->calendars.begin(), owned->calendars.end());
    if (beside != nullptr) {
        for (const working_calendar& c : beside->calendars()) {
            if (std::none_of(kept.begin(), kept.end(),
                             [&](const auto& other) { return other.name() == c.name(); })) {
                kept.push_back(c);
            }
        }
    }
    std::sort(kept.begin(), kept.end(), [](const working_calendar& a, const working_calendar& b) {
        return a.name() < b.name();
    });
    const std::span<const timescale> timescales = owned->timescales;
    answer.value = rule_book({timescales, std::move(kept), std::move(owned)});
    return answer;
}

loaded<rule_book> load_rule_book(std::span<const source_file> packs,
                                 std::span<const working_calendar> calendars,
                                 std::span<const calendar_layer> layers, const rule_book* beside) {
    std::vector<pack_document> documents;
    std::vector<diagnostic> unreadable;
    for (const source_file& source : packs) {
        yaml_problems problems(source.path);
        if (auto document = read_yaml(source, problems)) {
            documents.push_back({source.path, std::move(*document)});
        }
        std::vector<diagnostic> found = problems.take();
        unreadable.insert(unreadable.end(), std::make_move_iterator(found.begin()),
                          std::make_move_iterator(found.end()));
    }
    loaded<rule_book> answer = build_rule_book(documents, calendars, layers, beside);
    if (!unreadable.empty()) {
        answer.value.reset();
        answer.problems.insert(answer.problems.end(), std::make_move_iterator(unreadable.begin()),
                               std::make_move_iterator(unreadable.end()));
        sort_by_position(answer.problems);
    }
    return answer;
}

}  // namespace timescales::inline v0
