#include "lib/formats/rules_yaml_references.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "lib/formats/suggestion.hpp"

namespace timescales::inline v0 {

namespace {

/// What every `limit of` names is there, and none comes back to where it began.
class reference_check {
  public:
    explicit reference_check(std::span<const timescale> timescales) : timescales_(timescales) {
        for (const timescale& t : timescales) {
            names_.push_back(t.name);
        }
    }

    /// The timescales from whose limits a timescale counts.
    [[nodiscard]] static std::vector<std::string_view> references_of(const timescale& t) {
        std::vector<std::string_view> names;
        for (const version& v : t.versions) {
            for (const step& s : v.steps) {
                collect(s.limits, names);
            }
        }
        return names;
    }

    /// What is wrong with one of them, or nothing.
    [[nodiscard]] std::string problem_of(std::string_view reference, const timescale& in) const {
        if (find(reference) == nullptr) {
            return in_quotes(reference) + ", which is no timescale of the packs loaded together; " +
                   "name one that is, or load its pack too" + did_you_mean(reference, names_);
        }
        std::vector<std::string_view> seen;
        return leads_to(reference, in.name, seen)
                   ? in_quotes(reference) +
                         ", which comes back to itself; let one of them be counted from the case"
                   : std::string();
    }

  private:
    static void collect(std::span<const limit> limits, std::vector<std::string_view>& names) {
        for (const limit& l : limits) {
            collect(l.of, names);
            const std::string_view name = l.from.timescale;
            if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) {
                names.push_back(name);
            }
        }
    }

    [[nodiscard]] const timescale* find(std::string_view name) const {
        const auto found = std::find_if(timescales_.begin(), timescales_.end(),
                                        [name](const timescale& t) { return t.name == name; });
        return found == timescales_.end() ? nullptr : &*found;
    }

    [[nodiscard]] bool leads_to(std::string_view from, std::string_view to,
                                std::vector<std::string_view>& seen) const {
        if (from == to) {
            return true;
        }
        const timescale* next = find(from);
        if (next == nullptr || std::find(seen.begin(), seen.end(), from) != seen.end()) {
            return false;
        }
        seen.push_back(from);
        const std::vector<std::string_view> names = references_of(*next);
        return std::any_of(names.begin(), names.end(),
                           [&](std::string_view name) { return leads_to(name, to, seen); });
    }

    std::span<const timescale> timescales_;
    std::vector<std::string_view> names_;
};

/// Where a text first stands in a value; the value's own place where it does not.
yaml_position place_of_text(const yaml_value& in, std::string_view text) {
    const auto search = [text](const yaml_value& v, const auto& again) -> const yaml_value* {
        if (v.what == yaml_value::kind::text && v.text == text) {
            return &v;
        }
        for (const yaml_value& item : v.items) {
            if (const yaml_value* found = again(item, again)) {
                return found;
            }
        }
        for (const yaml_entry& entry : v.entries) {
            if (const yaml_value* found = again(entry.value, again)) {
                return found;
            }
        }
        return nullptr;
    };
    const yaml_value* found = search(in, search);
    return found != nullptr ? found->at : in.at;
}

const yaml_value* value_at(const yaml_value& map, std::string_view key) {
    const auto found =
        std::find_if(map.entries.begin(), map.entries.end(),
                     [key](const yaml_entry& entry) { return entry.key.text == key; });
    return found == map.entries.end() ? nullptr : &found->value;
}

/// The part of a pack's file that a timescale was read from.
const yaml_value& source_of(const timescale& t, const yaml_value& document) {
    const yaml_value* all = value_at(document, "timescales");
    const std::string_view id = t.name.substr(t.name.rfind('/') + 1);
    if (all != nullptr) {
        for (const yaml_value& item : all->items) {
            const yaml_value* its_id = value_at(item, "id");
            if (its_id != nullptr && its_id->text == id) {
                return item;
            }
        }
    }
    return document;
}

}  // namespace

void check_references(std::span<const timescale> of_pack, const yaml_value& document,
                      std::span<const timescale> all, yaml_problems& problems) {
    const reference_check check(all);
    for (const timescale& t : of_pack) {
        for (const std::string_view name : reference_check::references_of(t)) {
            const std::string problem = check.problem_of(name, t);
            if (!problem.empty()) {
                problems.error(
                    place_of_text(source_of(t, document), "limit of " + std::string(name)),
                    "TS1042", std::string(t.name) + " counts from the limit of " + problem);
            }
        }
    }
}

}  // namespace timescales::inline v0
