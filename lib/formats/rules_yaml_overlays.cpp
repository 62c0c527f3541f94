#include "lib/formats/rules_yaml_overlays.hpp"

#include <algorithm>

#include "lib/formats/rules_schema.hpp"
#include "lib/formats/rules_yaml_limits.hpp"
#include "lib/formats/suggestion.hpp"

namespace timescales::inline v0 {

namespace {

std::string day(civil_date date) {
    return std::string(to_text(date));
}

/// One limit of the authority's own, and where it stands in the file.
struct replacement {
    std::string_view step;
    limit own;
    citation cite;
    yaml_position at;
    std::string place;
};

class overlay_reader {
  public:
    overlay_reader(const pending_overlay& pending, std::span<const working_calendar> calendars,
                   owned_rules& into)
        : fields_(pending.value, pending.place, rules_schema::overlay().names, *pending.problems),
          pending_(pending),
          problems_(*pending.problems),
          calendars_(calendars),
          into_(into),
          limits_(problems_, into) {}

    void read() {
        const auto id = fields_.kind("id");
        const auto says = fields_.text("says");
        const auto kind = fields_.choice("kind", rules_schema::kinds());
        if (kind && static_cast<timescale_kind>(*kind + 1) != timescale_kind::local) {
            problems_.error(fields_.at("kind"), "TS1038",
                            fields_.place_of("kind") +
                                " is not 'local', and what is based on "
                                "another timescale is an authority's own; "
                                "write local");
        }
        const timescale* base = find_base();
        if (base == nullptr || !id || !says || !kind) {
            return;
        }
        const std::string name = std::string(pending_.pack) + "/" + std::string(id->view());
        timescale own = *base;
        own.name = into_.keep(name);
        own.says = into_.keep(*says);
        own.kind = timescale_kind::local;
        own.based_on = base->name;
        own.relaxations = {};
        own.review_by = pending_.review_by;
        if (!into_.timescale_names.insert(own.name).second) {
            problems_.error(
                fields_.at("id"), "TS1015",
                "there is a timescale " + in_quotes(name) + " already; give each its own id");
        }
        const bool replaces = fields_.has("replaces");
        if (replaces == fields_.has("moves")) {
            problems_.error(fields_.at(), "TS1040",
                            pending_.place +
                                " needs either 'replaces', the authority's own "
                                "limits, or 'moves', its own dates");
            return;
        }
        for (const std::string_view key : {"in_force", "instrument"}) {
            if (!replaces && fields_.has(key)) {
                problems_.error(fields_.at(key), "TS1040",
                                fields_.place_of(key) +
                                    " goes with 'replaces'; 'moves' leaves the instruments of the "
                                    "base what they are, so remove it");
            }
        }
        const std::string_view list = replaces ? "replaces" : "moves";
        const auto* entries = fields_.list(list);
        if (entries == nullptr) {
            return;
        }
        if (entries->empty()) {
            problems_.error(fields_.at(list), "TS1009",
                            fields_.place_of(list) + " is empty; list at least one");
        }
        const std::size_t before = problems_.count();
        own.versions = into_.keep(into_.versions, replaces ? tightened(*base) : moved(*base));
        if (problems_.count() == before) {
            into_.timescales.push_back(own);
        }
    }

  private:
    const timescale* find_base() {
        const auto name = fields_.text("based_on");
        if (!name) {
            return nullptr;
        }
        std::vector<std::string_view> names;
        for (const timescale& t : into_.timescales) {
            if (t.name == *name && t.kind != timescale_kind::local) {
                return &t;
            }
            if (t.kind != timescale_kind::local) {
                names.push_back(t.name);
            }
        }
        problems_.error(
            fields_.at("based_on"), "TS1038",
            "there is no statutory or guidance timescale " + in_quotes(*name) +
                " among the packs loaded together, for " + fields_.place_of("based_on") +
                "; name one that is, or load its pack too" + did_you_mean(*name, names));
        return nullptr;
    }

    // ---- The authority's own limits

    std::vector<version> tightened(const timescale& base) {
        const auto [from, to, commencement] = read_in_force();
        const instrument policy = read_instrument();
        const std::vector<replacement> own = read_replacements(base);
        std::vector<version> versions;
        if (!from) {
            return versions;
        }
        const civil_date last = to.value_or(max_date);
        for (const version& v : base.versions) {
            const civil_date ends = v.in_force_to.value_or(max_date);
            if (ends < *from || last < v.in_force_from) {
                versions.push_back(v);
                continue;
            }
            if (v.in_force_from < *from) {
                versions.push_back(v);
                versions.back().in_force_to = (*from).plus_days(-1);
            }
            version during = v;
            during.in_force_from = std::max(v.in_force_from, *from);
            during.in_force_to = last < ends ? optional_date(last) : v.in_force_to;
            during.commencement = commencement;
            during.instrument = policy;
            during.steps = into_.keep(into_.steps, with_replacements(base, during, own));
            versions.push_back(during);
            if (last < ends) {
                versions.push_back(v);
                versions.back().in_force_from = last.plus_days(1).value_or(max_date);
            }
        }
        return versions;
    }

    struct policy_dates {
        optional_date from;
        optional_date to;
        citation cite;
    };

    policy_dates read_in_force() {
        const yaml_value* value = fields_.map("in_force");
        if (value == nullptr) {
            return {};
        }
        yaml_fields dates(*value, fields_.place_of("in_force"), rules_schema::in_force().names,
                          problems_);
        const optional_date from = dates.date("from");
        const optional_date to = dates.date_if_given("to");
        if (from && to && *to < *from) {
            problems_.error(dates.at("to"), "TS1027",
                            dates.place_of("to") + ", " + day(*to) + ", is before " +
                                dates.place_of("from") + ", " + day(*from) +
                                "; give the last day on which the policy is in force");
        }
        return {from, to, read_citation(dates, problems_, into_)};
    }

    instrument read_instrument() {
        const yaml_value* value = fields_.map("instrument");
        if (value == nullptr) {
            return {};
        }
        yaml_fields named(*value, fields_.place_of("instrument"), rules_schema::instrument().names,
                          problems_);
        const auto title = named.text("title");
        const auto number = named.text("number");
        return {into_.keep(title.value_or("")), into_.keep(number.value_or(""))};
    }

    std::vector<replacement> read_replacements(const timescale& base) {
        std::vector<std::string_view> ids;
        for (const version& v : base.versions) {
            for (const step& s : v.steps) {
                if (std::find(ids.begin(), ids.end(), s.id) == ids.end()) {
                    ids.push_back(s.id);
                }
            }
        }
        std::vector<replacement> own;
        const auto* items = fields_.list("replaces");
        for (std::size_t i = 0; items != nullptr && i < items->size(); ++i) {
            const std::string place = fields_.place_of("replaces") + "[" + std::to_string(i) + "]";
            yaml_fields one((*items)[i], place, rules_schema::replacement().names, problems_);
            const auto id = one.kind("step");
            const auto limit = limits_.read_alternative(one, {.nested = true});
            const citation cite = read_citation(one, problems_, into_);
            if (id && std::find(ids.begin(), ids.end(), id->view()) == ids.end()) {
                problems_.error(one.at("step"), "TS1038",
                                std::string(base.name) + " has no step " + in_quotes(id->view()) +
                                    ", for " + one.place_of("step") + "; use " +
                                    list_of(ids, "or") + did_you_mean(id->view(), ids));
            } else if (id && limit) {
                own.push_back({into_.keep(id->view()), *limit, cite, one.at(), place});
            }
        }
        return own;
    }

    std::vector<step> with_replacements(const timescale& base, const version& during,
                                        const std::vector<replacement>& own) {
        std::vector<step> steps;
        for (const step& s : during.steps) {
            step changed = s;
            std::vector<limit> alternatives;
            bool always = false;
            for (const replacement& r : own) {
                if (r.step != s.id || always) {
                    continue;
                }
                if (steps.empty() && r.own.from.what == case_date_kind::previous) {
                    problems_.error(r.at, "TS1018",
                                    r.place +
                                        " is counted from 'previous', and nothing comes "
                                        "before a first step; use 'start'");
                    continue;
                }
                prove(base, during, s, r);
                alternatives.push_back(r.own);
                alternatives.back().cite = r.cite;
                always = r.own.when.empty();
                if (always) {
                    changed.cite = r.cite;
                }
            }
            if (!always) {
                alternatives.insert(alternatives.end(), s.limits.begin(), s.limits.end());
            }
            changed.limits = into_.keep(into_.limits, std::move(alternatives));
            steps.push_back(changed);
        }
        return steps;
    }

    // ---- The proof

    [[nodiscard]] const working_calendar* calendar(std::string_view name) const {
        const auto named = [&](const working_calendar& c) { return c.name() == name; };
        const auto given = std::find_if(calendars_.begin(), calendars_.end(), named);
        if (given != calendars_.end()) {
            return &*given;
        }
        const auto made = std::find_if(into_.calendars.begin(), into_.calendars.end(), named);
        return made == into_.calendars.end() ? nullptr : &*made;
    }

    /// Counted from the start or the event before, so that both limits have one anchor.
    static bool can_be_compared(const limit& l) {
        return l.what == limit_kind::counted &&
               (l.from.what == case_date_kind::start || l.from.what == case_date_kind::previous);
    }

    /// No day in force from which the authority's limit is later than one of the base's.
    void prove(const timescale& base, const version& during, const step& s, const replacement& r) {
        const working_calendar* counts =
            calendar(during.working_days ? during.working_days->calendar : base.calendar);
        const bool comparable = can_be_compared(r.own) && counts != nullptr &&
                                std::all_of(s.limits.begin(), s.limits.end(), can_be_compared);
        if (!comparable) {
            problems_.error(r.at, "TS1039",
                            r.place + " cannot be compared with " + std::string(base.name) +
                                ", step " + std::string(s.id) +
                                "; an authority's own limit is counted from 'start' or "
                                "'previous', as that of its base is");
            return;
        }
        const civil_date first = std::max(during.in_force_from, counts->covered_from());
        const civil_date last =
            std::min(during.in_force_to.value_or(max_date), counts->covered_to());
        for (optional_date from = first; from && *from <= last; from = (*from).plus_days(1)) {
            const auto own = add(*from, r.own.length, r.own.policy, counts);
            for (const limit& l : s.limits) {
                const auto law = add(*from, l.length, l.policy, counts);
                if (own && law && own->date > law->date) {
                    problems_.error(r.at, "TS1039",
                                    r.place + " is later than " + std::string(base.name) +
                                        ", step " + std::string(s.id) + ": counted from " +
                                        day(*from) + " it is " + day(own->date) +
                                        ", and the limit of the base is " + day(law->date) +
                                        "; an authority can tighten a limit, not loosen it");
                    return;
                }
            }
        }
    }

    // ---- The authority's own dates

    std::vector<version> moved(const timescale& base) {
        std::vector<version> versions(base.versions.begin(), base.versions.end());
        if (base.kind == timescale_kind::statutory) {
            problems_.error(fields_.at("moves"), "TS1038",
                            fields_.place_of("moves") + " moves dates of " +
                                std::string(base.name) +
                                ", which is statutory; the law is in force when it says");
            return versions;
        }
        const std::size_t before = problems_.count();
        const auto* items = fields_.list("moves");
        for (std::size_t i = 0; items != nullptr && i < items->size(); ++i) {
            const std::string place = fields_.place_of("moves") + "[" + std::to_string(i) + "]";
            yaml_fields one((*items)[i], place, rules_schema::move().names, problems_);
            move_version(one, base, versions);
        }
        if (problems_.count() == before) {
            check_moved(versions);
        }
        return versions;
    }

    void move_version(yaml_fields& one, const timescale& base, std::vector<version>& versions) {
        const auto number = one.text("version");
        const optional_date from = one.date_if_given("from");
        const optional_date to = one.date_if_given("to");
        const auto found = std::find_if(versions.begin(), versions.end(), [&](const version& v) {
            return number && v.instrument.number == *number;
        });
        if (!number) {
            return;
        }
        if (found == versions.end()) {
            std::vector<std::string_view> numbers;
            for (const version& v : base.versions) {
                numbers.push_back(v.instrument.number);
            }
            problems_.error(one.at("version"), "TS1038",
                            std::string(base.name) + " has no version " + in_quotes(*number) +
                                ", for " + one.place_of("version") + "; use " +
                                list_of(numbers, "or") + did_you_mean(*number, numbers));
            return;
        }
        found->in_force_from = from ? *from : found->in_force_from;
        found->in_force_to = to ? to : found->in_force_to;
        if (found->in_force_to && *found->in_force_to < found->in_force_from) {
            problems_.error(one.at(), "TS1027",
                            one.place_of("version") + " would end on " + day(*found->in_force_to) +
                                ", before it begins on " + day(found->in_force_from) +
                                "; give the days on which the authority followed it");
        }
    }

    void check_moved(const std::vector<version>& versions) {
        for (std::size_t i = 1; i < versions.size(); ++i) {
            const optional_date ends = versions[i - 1].in_force_to;
            if (!ends || (*ends).plus_days(1) != optional_date(versions[i].in_force_from)) {
                problems_.error(fields_.at("moves"), "TS1017",
                                "after " + fields_.place_of("moves") + " the version of " +
                                    std::string(versions[i].instrument.number) + " begins on " +
                                    day(versions[i].in_force_from) +
                                    ", which is not the day after the one before it ends; move "
                                    "both of them");
                return;
            }
        }
    }

    yaml_fields fields_;
    const pending_overlay& pending_;
    yaml_problems& problems_;
    std::span<const working_calendar> calendars_;
    owned_rules& into_;
    limit_reader limits_;
};

}  // namespace

bool is_overlay(const yaml_value& timescale) {
    return std::any_of(timescale.entries.begin(), timescale.entries.end(), [](const auto& entry) {
        return entry.key.what == yaml_value::kind::text && entry.key.text == "based_on";
    });
}

void read_overlay(const pending_overlay& pending, std::span<const working_calendar> calendars,
                  owned_rules& into) {
    overlay_reader(pending, calendars, into).read();
}

}  // namespace timescales::inline v0
