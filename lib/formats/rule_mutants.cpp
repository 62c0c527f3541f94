#include "lib/formats/rule_mutants.hpp"

#include <algorithm>
#include <map>

#include "lib/formats/rules_schema.hpp"
#include "lib/formats/suggestion.hpp"
#include "timescales/period.hpp"

namespace timescales::inline v0 {

namespace {

using rules_schema::key_rule;
using rules_schema::map_rule;
using rules_schema::value_type;

/// What says where a rule comes from and how it is called, not what it asks for; and the definition
/// of working days, whose two wordings mean the same days.
constexpr std::string_view no_behaviour[] = {
    "id",       "says",       "kind",     "options",   "cite",   "read", "source",
    "read_on",  "title",      "number",   "review_by", "format", "pack", "instrument",
    "calendar", "definition", "based_on", "version",   "step"};

bool has_behaviour(std::string_view key) {
    return std::find(std::begin(no_behaviour), std::end(no_behaviour), key) ==
           std::end(no_behaviour);
}

yaml_value* value_in(yaml_value& map, std::string_view key) {
    for (yaml_entry& entry : map.entries) {
        if (entry.key.text == key) {
            return &entry.value;
        }
    }
    return nullptr;
}

const key_rule* rule_of(const map_rule& map, std::string_view key) {
    const auto found = std::find_if(map.keys.begin(), map.keys.end(),
                                    [key](const key_rule& k) { return k.key == key; });
    return found == map.keys.end() ? nullptr : &*found;
}

class mutant_maker {
  public:
    std::vector<pack_edit> make(yaml_value& pack) {
        yaml_value* timescales = value_in(pack, "timescales");
        for (std::size_t i = 0; timescales != nullptr && i < timescales->items.size(); ++i) {
            yaml_value& one = timescales->items[i];
            read_choices(one);
            const bool overlay = value_in(one, "based_on") != nullptr;
            walk_map(one, overlay ? rules_schema::overlay() : rules_schema::timescale(),
                     "timescales[" + std::to_string(i) + "]");
        }
        return std::move(edits_);
    }

  private:
    /// The choice taken of each option of the timescale at hand.
    void read_choices(yaml_value& timescale) {
        choices_.clear();
        yaml_value* options = value_in(timescale, "options");
        for (std::size_t i = 0; options != nullptr && i < options->items.size(); ++i) {
            yaml_value* id = value_in(options->items[i], "id");
            yaml_value* choices = value_in(options->items[i], "choices");
            if (id != nullptr && choices != nullptr && !choices->items.empty()) {
                choices_[id->text] = choices->items.front().text;
            }
        }
    }

    /// The value that counts, where it hangs on an option.
    yaml_value& chosen(yaml_value& value) {
        yaml_value* option = value_in(value, "option");
        if (option == nullptr) {
            return value;
        }
        yaml_value* taken = value_in(value, choices_[option->text]);
        return taken != nullptr ? *taken : value;
    }

    void walk_map(yaml_value& map, const map_rule& rules, const std::string& place) {
        for (yaml_entry& entry : map.entries) {
            const key_rule* rule = rule_of(rules, entry.key.text);
            if (rule == nullptr || !has_behaviour(rule->key)) {
                continue;
            }
            const std::string here = place + "." + entry.key.text;
            walk_value(chosen(entry.value), *rule, here);
            if (!rule->required && rule->type != value_type::flag) {
                without_key(map, entry, here);
            }
        }
        swap_key(map, "earliest_of", "latest_of", place);
        swap_key(map, "of", "beginning_with", place);
        swap_key(map, "all", "any", place);
    }

    void walk_value(yaml_value& value, const key_rule& rule, const std::string& here) {
        switch (rule.type) {
            case value_type::length:
                change_length(value, here);
                return;
            case value_type::date:
                change_date(value, here);
                return;
            case value_type::whole_number:
                change_number(value, here);
                return;
            case value_type::age:
                change_age(value, here);
                return;
            case value_type::flag:
                replace_text(value, value.text == "true" ? "false" : "true", here);
                return;
            case value_type::word:
                for (const std::string_view word : rule.words) {
                    if (word != value.text) {
                        replace_text(value, std::string(word), here);
                    }
                }
                return;
            case value_type::case_date:
                change_case_date(value, here);
                return;
            case value_type::name:
                replace_text(value, "another-kind", here);
                return;
            case value_type::names:
                without_each(value, here);
                return;
            case value_type::attributes:
                change_attributes(value, here);
                return;
            case value_type::map:
                change_map(value, rule, here);
                return;
            case value_type::maps:
                change_maps(value, rule, here);
                return;
            case value_type::name_or_map:
                if (value.what == yaml_value::kind::map) {
                    walk_map(value, *rule.map, here);
                } else {
                    replace_text(value, "another-kind", here);
                }
                return;
            case value_type::text:
            case value_type::format:
            case value_type::timescale_name:
                return;
        }
    }

    // ---- Changes of a text

    void replace_text(yaml_value& value, std::string text, const std::string& place) {
        yaml_value changed = value;
        changed.text = std::move(text);
        const std::string change = value.text + " -> " + changed.text;
        edits_.push_back({&value, std::move(changed), value.at, place, change});
    }

    void change_length(yaml_value& value, const std::string& place) {
        const result<period> length = parse_period(value.text);
        if (!length) {
            return;
        }
        const auto of = [](period_unit unit, std::int32_t amount) {
            switch (unit) {
                case period_unit::working_days:
                    return period::working_days(amount);
                case period_unit::days:
                    return period::days(amount);
                case period_unit::weeks:
                    return period::weeks(amount);
                case period_unit::months:
                    return period::months(amount);
                case period_unit::years:
                    return period::years(amount);
                case period_unit::hours:
                    break;
            }
            return period::hours(amount);
        };
        const std::int32_t amount = length->amount();
        replace_text(value, to_string(of(length->unit(), amount + 1)), place);
        if (amount > 1) {
            replace_text(value, to_string(of(length->unit(), amount - 1)), place);
        }
        constexpr period_unit units[] = {period_unit::working_days, period_unit::days,
                                         period_unit::weeks, period_unit::months};
        for (const period_unit unit : units) {
            if (unit != length->unit()) {
                replace_text(value, to_string(of(unit, amount)), place);
            }
        }
    }

    void change_date(yaml_value& value, const std::string& place) {
        const optional_date day = civil_date::parse(value.text);
        for (const std::int32_t days : {-1, 1}) {
            const optional_date other = day ? (*day).plus_days(days) : optional_date();
            if (other) {
                replace_text(value, std::string(to_text(*other).view()), place);
            }
        }
    }

    void change_number(yaml_value& value, const std::string& place) {
        const std::int32_t number = std::stoi(value.text);
        replace_text(value, std::to_string(number + 1), place);
        if (number > 1) {
            replace_text(value, std::to_string(number - 1), place);
        }
    }

    void change_age(yaml_value& value, const std::string& place) {
        const std::size_t space = value.text.find(' ');
        if (space == std::string::npos) {
            return;
        }
        const std::string side = value.text.substr(0, space);
        const std::int32_t years = std::stoi(value.text.substr(space));
        replace_text(value, side + " " + std::to_string(years + 1), place);
        if (years > 1) {
            replace_text(value, side + " " + std::to_string(years - 1), place);
        }
        replace_text(value, (side == "under" ? "from " : "under ") + std::to_string(years), place);
    }

    void change_case_date(yaml_value& value, const std::string& place) {
        const std::string& text = value.text;
        const std::size_t space = std::min(text.find(' '), text.size());
        const std::string what = text.substr(0, space);
        const std::string rest = text.substr(space);
        if (what == "birthday") {
            const std::int32_t years = std::stoi(rest);
            replace_text(value, "birthday " + std::to_string(years + 1), place);
            replace_text(value, "birthday " + std::to_string(years - 1), place);
        }
        if (what == "first" || what == "last" || what == "next") {
            for (const std::string_view other : {"first", "last", "next"}) {
                if (other != what) {
                    replace_text(value, std::string(other) + rest, place);
                }
            }
        }
        if (text != "start") {
            replace_text(value, "start", place);
        }
        if (text != "previous") {
            replace_text(value, "previous", place);
        }
    }

    // ---- Changes of a list or a map

    void without_each(yaml_value& list, const std::string& place) {
        for (std::size_t i = 0; i < list.items.size(); ++i) {
            yaml_value changed = list;
            changed.items.erase(changed.items.begin() + static_cast<std::ptrdiff_t>(i));
            const yaml_value& gone = list.items[i];
            edits_.push_back({&list, std::move(changed), gone.at,
                              place + "[" + std::to_string(i) + "]",
                              (gone.text.empty() ? "entry" : gone.text) + " removed"});
        }
    }

    void without_key(yaml_value& map, const yaml_entry& entry, const std::string& place) {
        yaml_value changed = map;
        std::erase_if(changed.entries,
                      [&](const yaml_entry& e) { return e.key.text == entry.key.text; });
        edits_.push_back(
            {&map, std::move(changed), entry.key.at, place, entry.key.text + " removed"});
    }

    void swap_key(yaml_value& map, std::string_view one, std::string_view other,
                  const std::string& place) {
        for (std::size_t i = 0; i < map.entries.size(); ++i) {
            const std::string& key = map.entries[i].key.text;
            if (key != one && key != other) {
                continue;
            }
            yaml_value changed = map;
            changed.entries[i].key.text = key == one ? other : one;
            const std::string change = key + " -> " + changed.entries[i].key.text;
            edits_.push_back({&map, std::move(changed), map.entries[i].key.at,
                              std::string(place).append(".").append(key), change});
        }
    }

    void change_attributes(yaml_value& map, const std::string& place) {
        for (yaml_entry& entry : map.entries) {
            const std::string here = place + "." + entry.key.text;
            if (entry.value.what == yaml_value::kind::list) {
                without_each(entry.value, here);
            } else {
                replace_text(entry.value, "another-value", here);
            }
            if (map.entries.size() > 1) {
                without_key(map, entry, here);
            }
        }
    }

    void change_map(yaml_value& value, const key_rule& rule, const std::string& place) {
        if (rule.map == &rules_schema::condition()) {
            yaml_value denied = value;
            denied.entries.clear();
            yaml_value key;
            key.what = yaml_value::kind::text;
            key.text = "not";
            key.at = value.at;
            denied.entries.push_back({std::move(key), value});
            edits_.push_back({&value, std::move(denied), value.at, place, "denied"});
        }
        walk_map(value, *rule.map, place);
    }

    void change_maps(yaml_value& list, const key_rule& rule, const std::string& place) {
        if (list.items.size() > 1 || !rule.required) {
            without_each(list, place);
        }
        for (std::size_t i = 0; i < list.items.size(); ++i) {
            walk_map(list.items[i], *rule.map, place + "[" + std::to_string(i) + "]");
        }
    }

    std::vector<pack_edit> edits_;
    std::map<std::string, std::string> choices_;
};

}  // namespace

std::vector<pack_edit> edits_of(yaml_value& pack) {
    return mutant_maker().make(pack);
}

}  // namespace timescales::inline v0
