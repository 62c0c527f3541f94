#include "lib/formats/rules_yaml_options.hpp"

#include <algorithm>

#include "lib/formats/rules_schema.hpp"
#include "lib/formats/suggestion.hpp"

namespace timescales::inline v0 {

namespace {

const yaml_value* value_of(const yaml_value& map, std::string_view key) {
    for (const auto& [name, value] : map.entries) {
        if (name.what == yaml_value::kind::text && name.text == key) {
            return &value;
        }
    }
    return nullptr;
}

std::span<const std::string_view> read_choices(yaml_fields& fields, yaml_problems& problems,
                                               owned_rules& into) {
    std::vector<std::string_view> choices;
    const auto* items = fields.list("choices");
    for (std::size_t i = 0; items != nullptr && i < items->size(); ++i) {
        const std::string place = fields.place_of("choices") + "[" + std::to_string(i) + "]";
        const auto name = yaml_kind((*items)[i], place, problems);
        if (!name) {
            continue;
        }
        if (std::find(choices.begin(), choices.end(), name->view()) != choices.end()) {
            problems.error(
                (*items)[i].at, "TS1015",
                in_quotes(name->view()) + " at " + place + " is in this list already; keep one");
            continue;
        }
        choices.push_back(into.keep(name->view()));
    }
    if (items != nullptr && items->size() < 2) {
        problems.error(fields.at("choices"), "TS1009",
                       fields.place_of("choices") + " needs two answers or more");
    }
    return into.keep(into.names, std::move(choices));
}

/// Puts the values of the choices into a copy of a timescale.
class chooser {
  public:
    chooser(std::span<const rule_option> options, yaml_problems& problems)
        : options_(options), problems_(problems), used_(options.size(), false) {}

    void choose(yaml_value& value, const std::string& place) {
        const yaml_value* named = value_of(value, "option");
        if (value.what == yaml_value::kind::map && named != nullptr) {
            take(value, *named, place);
        }
        for (std::size_t i = 0; i < value.items.size(); ++i) {
            choose(value.items[i], place + "[" + std::to_string(i) + "]");
        }
        for (yaml_entry& entry : value.entries) {
            choose(entry.value, place + "." + entry.key.text);
        }
    }

    [[nodiscard]] const std::vector<bool>& used() const noexcept { return used_; }

  private:
    void take(yaml_value& value, const yaml_value& named, const std::string& place) {
        std::vector<std::string_view> ids;
        for (const rule_option& o : options_) {
            ids.push_back(o.id);
        }
        const auto found = std::find(ids.begin(), ids.end(), named.text);
        if (found == ids.end()) {
            problems_.error(
                named.at, "TS1035",
                "unknown option " + in_quotes(named.text) + " at " + place +
                    (ids.empty() ? std::string("; list it in 'options' first")
                                 : "; use " + list_of(ids, "or") + did_you_mean(named.text, ids)));
            used_.assign(used_.size(), true);  // one of them was meant
            take_any(value);
            return;
        }
        const auto index = static_cast<std::size_t>(found - ids.begin());
        used_[index] = true;
        const rule_option& option = options_[index];
        for (const std::string_view choice : option.choices) {
            if (value_of(value, choice) == nullptr) {
                problems_.error(value.at, "TS1036",
                                place + " has no value for the choice '" + std::string(choice) +
                                    "' of the option '" + std::string(option.id) + "'; add it");
            }
        }
        for (const auto& [key, unused] : value.entries) {
            if (key.text != "option" && !option.choices.empty() &&
                std::find(option.choices.begin(), option.choices.end(), key.text) ==
                    option.choices.end()) {
                problems_.error(key.at, "TS1036",
                                in_quotes(key.text) + " at " + place +
                                    " is no choice of the option '" + std::string(option.id) +
                                    "'; use " + list_of(option.choices, "or") +
                                    did_you_mean(key.text, option.choices));
            }
        }
        if (const yaml_value* chosen = value_of(value, option.chosen)) {
            yaml_value kept = *chosen;
            value = std::move(kept);
        } else {
            take_any(value);
        }
    }

    /// Of a choice that cannot be made any answer will do, so that its mistake is reported once.
    static void take_any(yaml_value& value) {
        for (yaml_entry& entry : value.entries) {
            if (entry.key.text != "option") {
                yaml_value kept = std::move(entry.value);
                value = std::move(kept);
                return;
            }
        }
    }

    std::span<const rule_option> options_;
    yaml_problems& problems_;
    std::vector<bool> used_;
};

}  // namespace

std::span<const rule_option> read_options(const yaml_value& timescale, const std::string& place,
                                          yaml_problems& problems, owned_rules& into) {
    const yaml_value* list = value_of(timescale, "options");
    if (list == nullptr) {
        return {};
    }
    if (list->what != yaml_value::kind::list) {
        problems.error(list->at, "TS1005", "expected a list ([one, two]) at " + place + ".options");
        return {};
    }
    if (list->items.empty()) {
        problems.error(list->at, "TS1009",
                       "no option in " + place + ".options; write one, or remove it");
    }
    std::vector<rule_option> options;
    for (std::size_t i = 0; i < list->items.size(); ++i) {
        yaml_fields fields(list->items[i], place + ".options[" + std::to_string(i) + "]",
                           rules_schema::option().names, problems);
        const auto id = fields.kind("id");
        const auto asks = fields.text("asks");
        const auto choices = read_choices(fields, problems, into);
        if (!id) {
            continue;
        }
        const bool repeated = std::any_of(options.begin(), options.end(),
                                          [&](const auto& o) { return o.id == id->view(); });
        if (repeated) {
            problems.error(fields.at("id"), "TS1015",
                           "there is an option " + in_quotes(id->view()) +
                               " already in this timescale; give each its own id");
            continue;
        }
        options.push_back({into.keep(id->view()), into.keep(asks.value_or("")), choices,
                           choices.empty() ? std::string_view() : choices.front()});
    }
    return into.keep(into.options, std::move(options));
}

yaml_value with_choices(const yaml_value& timescale, const std::string& place,
                        std::span<const rule_option> options, yaml_problems& problems) {
    yaml_value chosen = timescale;
    chooser choices(options, problems);
    choices.choose(chosen, place);
    for (std::size_t i = 0; i < options.size(); ++i) {
        if (!choices.used()[i]) {
            problems.error(value_of(timescale, "options")->at, "TS1037",
                           "nothing in " + place + " hangs on the option '" +
                               std::string(options[i].id) + "'; write a value as {option: " +
                               std::string(options[i].id) + ", …}, or remove it");
        }
    }
    return chosen;
}

}  // namespace timescales::inline v0
