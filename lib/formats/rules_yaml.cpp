#include "timescales/rules_yaml.hpp"

#include <algorithm>
#include <deque>
#include <iterator>
#include <set>

#include "lib/formats/suggestion.hpp"
#include "lib/formats/yaml_fields.hpp"
#include "timescales/calendar_set.hpp"

namespace timescales::inline v0 {

namespace {

constexpr std::string_view pack_keys[] = {"format", "pack", "timescales"};
constexpr std::string_view timescale_keys[] = {"id",           "says",       "kind",   "arises_per",
                                               "except_while", "until_age",  "met_by", "calendar",
                                               "versions",     "relaxations"};
constexpr std::string_view version_keys[] = {"in_force", "instrument", "working_days", "steps"};
constexpr std::string_view in_force_keys[] = {"from", "to", "cite", "read", "source", "read_on"};
constexpr std::string_view instrument_keys[] = {"title", "number"};
constexpr std::string_view working_days_keys[] = {"definition", "calendar", "cite",
                                                  "read",       "source",   "read_on"};
constexpr std::string_view step_keys[] = {"id",   "within", "of",     "repeats",
                                          "cite", "read",   "source", "read_on"};
constexpr std::string_view relaxation_keys[] = {"says", "steps", "due",    "instrument",
                                                "cite", "read",  "source", "read_on"};
constexpr std::string_view due_keys[] = {"from", "to"};

/// In the order of `timescale_kind`, `anchor_kind`, `reading` and `working_day_definition`, which
/// count from 1.
constexpr std::string_view kind_names[] = {"statutory", "guidance", "local"};
constexpr std::string_view anchor_names[] = {"start", "previous"};
constexpr std::string_view reading_names[] = {"verified", "secondary", "unverified"};
constexpr std::string_view definition_names[] = {"sat-sun-christmas-goodfriday-bankholiday"};

/// Owns everything that the timescales of a rule book point to. Deques, so that nothing moves.
struct owned_rules {
    std::deque<std::string> texts;
    std::deque<std::vector<step>> steps;
    std::deque<std::vector<version>> versions;
    std::deque<std::vector<relaxation>> relaxations;
    std::deque<std::vector<kind_name>> kinds;
    std::deque<std::vector<std::string_view>> names;
    std::vector<timescale> timescales;
    std::vector<working_calendar> calendars;     // put together from others
    std::set<std::string_view> timescale_names;  // of those with a mistake, too
};

std::string day(civil_date date) {
    return std::string(to_text(date));
}

class pack_reader {
  public:
    pack_reader(const yaml_value& document, std::span<const working_calendar> calendars,
                std::span<const calendar_layer> layers, yaml_problems& problems, owned_rules& into)
        : problems_(problems),
          calendars_(calendars),
          layers_(layers),
          into_(into),
          top_(document, "", pack_keys, problems) {}

    void read() {
        const auto pack = top_.kind("pack");
        const auto* items = top_.list("timescales");
        if (items == nullptr) {
            return;
        }
        if (items->empty()) {
            problems_.error(top_.at("timescales"), "TS1009",
                            "the pack holds no timescale; list at least one");
        }
        for (std::size_t i = 0; i < items->size(); ++i) {
            read_timescale((*items)[i], "timescales[" + std::to_string(i) + "]",
                           pack ? pack->view() : std::string_view());
        }
    }

  private:
    std::string_view keep(std::string text) { return into_.texts.emplace_back(std::move(text)); }

    template <class T>
    std::span<const T> keep(std::deque<std::vector<T>>& where, std::vector<T> list) {
        return where.emplace_back(std::move(list));
    }

    void read_timescale(const yaml_value& value, const std::string& place, std::string_view pack) {
        yaml_fields fields(value, place, timescale_keys, problems_);
        const auto id = fields.kind("id");
        const auto says = fields.text("says");
        const auto kind = fields.choice("kind", kind_names);
        statutory_ = kind && static_cast<timescale_kind>(*kind + 1) == timescale_kind::statutory;
        const auto arises_per = fields.kind("arises_per");
        const auto met_by = fields.kind("met_by");
        const auto until_age = fields.has("until_age") ? fields.whole_number("until_age", 1, 30)
                                                       : std::optional<std::int32_t>();
        const auto calendar = read_calendar(fields);
        const auto except_while = read_exceptions(fields, arises_per);
        const std::size_t before_versions = problems_.count();
        const auto versions = read_versions(fields);
        const bool steps_known = problems_.count() == before_versions;
        const auto relaxations = read_relaxations(fields, versions, steps_known);
        const std::string_view name =
            id ? keep(std::string(pack) + "/" + std::string(id->view())) : std::string_view();
        if (id && !pack.empty() && !into_.timescale_names.insert(name).second) {
            problems_.error(
                fields.at("id"), "TS1015",
                "there is a timescale " + in_quotes(name) + " already; give each its own id");
        }
        if (!id || !says || !kind || !arises_per || !met_by || !calendar) {
            return;
        }
        into_.timescales.push_back({name, keep(*says), static_cast<timescale_kind>(*kind + 1),
                                    *arises_per, keep(into_.kinds, except_while), until_age,
                                    *met_by, *calendar, keep(into_.versions, versions),
                                    keep(into_.relaxations, relaxations)});
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
        return keep(std::string(calendar.name()));
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
                                           const std::optional<kind_name>& arises_per) {
        std::vector<kind_name> kinds;
        for (const named_kind& exception : read_kinds(fields, "except_while")) {
            if (exception.kind == arises_per) {
                problems_.error(exception.at, "TS1018",
                                in_quotes(exception.kind.view()) + " at " + exception.place +
                                    " is also what the timescale arises per, so none of its steps "
                                    "could ever be reached; remove it");
            }
            kinds.push_back(exception.kind);
        }
        return kinds;
    }

    /// The provision in `cite`, and how far it was read. What is `verified` says where and when.
    citation read_citation(yaml_fields& fields) {
        citation cite{{}, reading::unverified, {}, {}};
        if (const auto provision = fields.text("cite")) {
            cite.provision = keep(*provision);
        }
        const auto read = fields.choice("read", reading_names);
        if (read) {
            cite.read = static_cast<reading>(*read + 1);
        }
        if (fields.has("source")) {
            cite.source = keep(fields.text("source").value_or(""));
        }
        cite.read_on = fields.date_if_given("read_on");
        const bool verified = cite.read == reading::verified;
        if (verified && (!fields.has("source") || !fields.has("read_on"))) {
            problems_.error(fields.at("read"), "TS1021",
                            fields.place_of("read") +
                                " is 'verified': give the address in 'source' and the day in "
                                "'read_on', or say 'unverified'");
        }
        if (cite.read == reading::secondary && !fields.has("source")) {
            problems_.error(
                fields.at("read"), "TS1021",
                fields.place_of("read") + " is 'secondary': name in 'source' who quotes it");
        }
        const bool sourced = fields.has("source") || fields.has("read_on");
        if (read && cite.read == reading::unverified && sourced) {
            problems_.error(fields.at("read"), "TS1021",
                            fields.place_of("read") +
                                " is 'unverified', yet a source or a day of reading is given; say "
                                "'verified' or 'secondary', or remove them");
        }
        return cite;
    }

    instrument read_instrument(yaml_fields& parent) {
        const yaml_value* value = parent.map("instrument");
        if (value == nullptr) {
            return {};
        }
        yaml_fields fields(*value, parent.place_of("instrument"), instrument_keys, problems_);
        const auto title = fields.text("title");
        const auto number = fields.text("number");
        return {keep(title.value_or("")), keep(number.value_or(""))};
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
        yaml_fields fields(value, place, version_keys, problems_);
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
                                keep(into_.steps, steps)});
        }
    }

    citation read_in_force(yaml_fields& parent, version_dates& into) {
        const yaml_value* value = parent.map("in_force");
        if (value == nullptr) {
            return {{}, reading::unverified, {}, {}};
        }
        yaml_fields fields(*value, parent.place_of("in_force"), in_force_keys, problems_);
        into = {fields.date("from"), fields.date_if_given("to"), !fields.has("to"),
                fields.at("from"), parent.place_of("in_force")};
        if (into.from && into.to && *into.to < *into.from) {
            problems_.error(fields.at("to"), "TS1027",
                            fields.place_of("to") + ", " + day(*into.to) + ", is before " +
                                fields.place_of("from") + ", " + day(*into.from) +
                                "; give the last day on which the version is in force");
            into.to = optional_date();
        }
        return read_citation(fields);
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
        yaml_fields fields(*value, parent.place_of("working_days"), working_days_keys, problems_);
        const auto definition = fields.choice("definition", definition_names);
        const auto calendar = read_calendar(fields);
        const citation cite = read_citation(fields);
        if (!definition || !calendar) {
            return {};
        }
        return working_days_rule{static_cast<working_day_definition>(*definition + 1), *calendar,
                                 cite};
    }

    void check_working_days(yaml_fields& fields, const std::vector<step>& steps) {
        const bool counted = std::any_of(steps.begin(), steps.end(), [](const step& s) {
            return s.within.unit() == period_unit::working_days;
        });
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
        yaml_fields fields(value, place, step_keys, problems_);
        const auto id = fields.kind("id");
        const auto within = fields.length("within");
        const auto of = fields.choice("of", anchor_names);
        const bool repeats = fields.flag("repeats");
        const citation cite = read_citation(fields);
        if (of && (*of == 0) != (index == 0)) {
            problems_.error(fields.at("of"), "TS1018",
                            index == 0
                                ? fields.place_of("of") +
                                      " is 'previous', and nothing comes before a first step; "
                                      "use 'start'"
                                : fields.place_of("of") +
                                      " is 'start', which only the first step is counted from; "
                                      "use 'previous'");
        }
        if (repeats && index + 1 != count) {
            problems_.error(fields.at("repeats"), "TS1018",
                            place +
                                " repeats for ever, so the steps after it are never reached; "
                                "only the last step can repeat");
        }
        if (within && within->amount() == 0) {
            problems_.error(fields.at("within"), "TS1013",
                            fields.place_of("within") + " is " + to_string(*within) +
                                "; a limit has to be at least 1");
        }
        if (id && std::find(ids.begin(), ids.end(), *id) != ids.end()) {
            problems_.error(fields.at("id"), "TS1015",
                            "there is a step " + in_quotes(id->view()) +
                                " already in this version; give each its own id");
        }
        if (id) {
            ids.push_back(*id);
        }
        if (!id || !within || !of) {
            return;
        }
        steps.push_back({keep(std::string(id->view())), *within, static_cast<anchor_kind>(*of + 1),
                         repeats, cite});
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
        yaml_fields fields(value, place, relaxation_keys, problems_);
        const auto says = fields.text("says");
        const auto steps = read_step_ids(fields, known);
        const instrument named = read_instrument(fields);
        const citation cite = read_citation(fields);
        const yaml_value* due = fields.map("due");
        if (due == nullptr) {
            return;
        }
        yaml_fields window(*due, fields.place_of("due"), due_keys, problems_);
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
        relaxations.push_back({keep(*says), keep(into_.names, steps), *from, *to, named, cite});
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
            steps.push_back(keep(std::string(id)));
        }
        return steps;
    }

    yaml_problems& problems_;
    std::span<const working_calendar> calendars_;
    std::span<const calendar_layer> layers_;
    bool statutory_ = false;  // the timescale that is being read
    owned_rules& into_;
    yaml_fields top_;
};

}  // namespace

loaded<rule_book> load_rule_book(std::span<const source_file> packs,
                                 std::span<const working_calendar> calendars,
                                 std::span<const calendar_layer> layers) {
    loaded<rule_book> answer;
    auto owned = std::make_shared<owned_rules>();
    for (const source_file& source : packs) {
        yaml_problems problems(source.path);
        const auto document = read_yaml(source, problems);
        if (document && expect_format(*document, "timescales/1", problems)) {
            pack_reader(*document, calendars, layers, problems, *owned).read();
        }
        std::vector<diagnostic> found = problems.take();
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
    std::sort(kept.begin(), kept.end(), [](const working_calendar& a, const working_calendar& b) {
        return a.name() < b.name();
    });
    const std::span<const timescale> timescales = owned->timescales;
    answer.value = rule_book({timescales, std::move(kept), std::move(owned)});
    return answer;
}

}  // namespace timescales::inline v0
