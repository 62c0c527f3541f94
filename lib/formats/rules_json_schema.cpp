#include <nlohmann/json.hpp>

#include "lib/formats/rules_schema.hpp"
#include "timescales/rules_yaml.hpp"

namespace timescales::inline v0 {

namespace {

using value = nlohmann::ordered_json;
using rules_schema::key_rule;
using rules_schema::map_rule;
using rules_schema::value_type;

const std::string name_part = "[a-z0-9-]{1,31}";
const std::string age_part = "([1-9]|[12][0-9]|30)";
const std::string number_part = "(0|[1-9][0-9]{0,4})";

value reference(std::string_view definition) {
    return {{"$ref", "#/definitions/" + std::string(definition)}};
}

value pattern(const std::string& description, const std::string& inner) {
    return {{"description", description}, {"type", "string"}, {"pattern", "^(" + inner + ")$"}};
}

value list_of(value items) {
    return {{"type", "array"}, {"minItems", 1}, {"items", std::move(items)}};
}

/// What is not a map of the table.
value simple_definitions() {
    value all = value::object();
    // An editor takes 2020 for a number, which is a text here.
    all["text"] = {{"type", {"string", "number"}}};
    all["name"] = pattern("1 to 31 lower-case letters, digits and hyphens", name_part);
    all["timescale_name"] = pattern("pack and id: england/visit", name_part + "/" + name_part);
    all["date"] = pattern("YYYY-MM-DD", "(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-[0-3][0-9]");
    all["period"] = pattern("20 working days, 6 months, 1 year 6 months, 72 hours",
                            number_part + " (working day|day|week|month|year|hour)s?|" +
                                number_part + " years? " + number_part + " months?");
    all["day"] = pattern(
        "start, previous, birthday 16, first, last or next and a kind of event, "
        "or limit of and a timescale",
        "start|previous|birthday " + age_part + "|(first|last|next) " + name_part + "|limit of " +
            name_part + "/" + name_part);
    all["age"] = pattern("under 5, or from 16", "(under|from) " + age_part);
    const value one = reference("text");
    all["attributes"] = {{"description", "a value for each name, or a list of which one matches"},
                         {"type", "object"},
                         {"minProperties", 1},
                         {"propertyNames", reference("name")},
                         {"additionalProperties", {{"anyOf", {one, list_of(one)}}}}};
    all["by_option"] = {
        {"description", "a value for each choice of an option, by the name of the choice"},
        {"type", "object"},
        {"required", {"option"}},
        {"properties", {{"option", reference("name")}}},
        {"propertyNames", reference("name")}};
    return all;
}

value or_by_option(value schema) {
    return {{"anyOf", {std::move(schema), reference("by_option")}}};
}

/// A value that a key takes. In a timescale each can depend on an option.
class key_schemas {
  public:
    explicit key_schemas(bool options) : options_(options) {}

    [[nodiscard]] value of(const key_rule& key) const {
        value schema = chosen(bare(key));
        value described = {{"description", key.meaning}};
        if (schema.contains("$ref")) {
            described["allOf"] = value::array({std::move(schema)});  // nothing stands beside $ref
        } else {
            described.update(schema);
        }
        return described;
    }

  private:
    [[nodiscard]] value chosen(value schema) const {
        return options_ ? or_by_option(std::move(schema)) : schema;
    }

    [[nodiscard]] value bare(const key_rule& key) const {
        switch (key.type) {
            case value_type::text:
                return reference("text");
            case value_type::name:
                return reference("name");
            case value_type::timescale_name:
                return reference("timescale_name");
            case value_type::date:
                return reference("date");
            case value_type::length:
                return reference("period");
            case value_type::case_date:
                return reference("day");
            case value_type::age:
                return reference("age");
            case value_type::attributes:
                return reference("attributes");
            case value_type::flag:
                return {{"type", "boolean"}};
            case value_type::whole_number:
                return {{"type", "integer"}, {"minimum", key.least}, {"maximum", key.most}};
            case value_type::format:
            case value_type::word:
                return {{"enum", key.words}};
            case value_type::names:
                return list_of(chosen(reference("name")));
            case value_type::map:
                return reference(key.map->name);
            case value_type::maps:
                return list_of(chosen(reference(key.map->name)));
            case value_type::name_or_map:
                return {{"anyOf", {reference("name"), reference(key.map->name)}}};
        }
        return value::object();
    }

    bool options_;
};

value definition_of(const map_rule& map, bool options) {
    const key_schemas schemas(options);
    value properties = value::object();
    value required = value::array();
    for (const key_rule& key : map.keys) {
        properties[std::string(key.key)] = schemas.of(key);
        if (key.required) {
            required.push_back(key.key);
        }
    }
    value schema = {{"description", map.meaning}, {"type", "object"}};
    if (!required.empty()) {
        schema["required"] = std::move(required);
    }
    schema["properties"] = std::move(properties);
    schema["additionalProperties"] = false;
    return schema;
}

/// What has `based_on` is an overlay, as for the loader.
value any_timescale() {
    return {{"if", {{"type", "object"}, {"required", {"based_on"}}}},
            {"then", reference(rules_schema::overlay().name)},
            {"else", reference(rules_schema::timescale().name)}};
}

}  // namespace

std::string rules_json_schema() {
    value schema = {{"$schema", "http://json-schema.org/draft-07/schema#"},
                    {"title", "A pack of rules for timescales"}};
    schema.update(definition_of(rules_schema::pack(), false));
    schema["properties"]["timescales"]["items"] = any_timescale();
    value definitions = simple_definitions();
    for (const map_rule* map :
         {&rules_schema::timescale(), &rules_schema::overlay(), &rules_schema::occasion(),
          &rules_schema::fulfilment(), &rules_schema::version(), &rules_schema::in_force(),
          &rules_schema::instrument(), &rules_schema::working_days(), &rules_schema::step(),
          &rules_schema::alternative(), &rules_schema::limit(), &rules_schema::condition(),
          &rules_schema::extension(), &rules_schema::relaxation(), &rules_schema::due(),
          &rules_schema::replacement(), &rules_schema::move()}) {
        definitions[std::string(map->name)] = definition_of(*map, true);
    }
    const map_rule& option = rules_schema::option();
    definitions[std::string(option.name)] = definition_of(option, false);
    schema["definitions"] = std::move(definitions);
    return schema.dump(2) + '\n';
}

}  // namespace timescales::inline v0
