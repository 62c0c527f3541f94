/// The JSON Schema of packs is made from the loader's tables, and the file in `rules/` is it.

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "lib/formats/rules_schema.hpp"
#include "tests/formats/yaml_test_support.hpp"
#include "timescales/rules_yaml.hpp"

namespace timescales_tests {

namespace {

using nlohmann::json;

/// The names after "#/definitions/", wherever a schema refers to one.
void collect_references(const json& schema, std::set<std::string>& into) {
    constexpr std::string_view start = "#/definitions/";
    for (const auto& [key, inner] : schema.items()) {
        if (schema.is_object() && key == "$ref") {
            const std::string target = inner.get<std::string>();
            ASSERT_TRUE(target.starts_with(start)) << target;
            into.insert(target.substr(start.size()));
        } else if (inner.is_structured()) {
            collect_references(inner, into);
        }
    }
}

void expect_keys(const json& schema, const rules_schema::map_rule& map) {
    SCOPED_TRACE(map.name);
    ASSERT_TRUE(schema.is_object());
    EXPECT_EQ(schema["additionalProperties"], false);
    ASSERT_EQ(schema["properties"].size(), map.keys.size());
    std::set<std::string> required;
    for (const rules_schema::key_rule& key : map.keys) {
        ASSERT_TRUE(schema["properties"].contains(key.key)) << key.key;
        EXPECT_EQ(schema["properties"][std::string(key.key)]["description"], key.meaning);
        if (key.required) {
            required.insert(std::string(key.key));
        }
    }
    EXPECT_EQ(schema.value("required", std::set<std::string>()), required);
}

}  // namespace

TEST(RulesJsonSchema, FileIsWhatTheTablesSay) {
    EXPECT_EQ(project_file("rules/timescales.schema.json").text, rules_json_schema())
        << "write it again: timescales rules schema > rules/timescales.schema.json";
}

TEST(RulesJsonSchema, EveryMapHasItsKeys) {
    const json schema = json::parse(rules_json_schema());
    EXPECT_EQ(schema["$schema"], "http://json-schema.org/draft-07/schema#");
    expect_keys(schema, rules_schema::pack());
    std::size_t visited = 0;
    for (const rules_schema::map_rule* map :
         {&rules_schema::timescale(), &rules_schema::overlay(), &rules_schema::option(),
          &rules_schema::occasion(), &rules_schema::fulfilment(), &rules_schema::version(),
          &rules_schema::in_force(), &rules_schema::instrument(), &rules_schema::working_days(),
          &rules_schema::step(), &rules_schema::alternative(), &rules_schema::limit(),
          &rules_schema::condition(), &rules_schema::extension(), &rules_schema::relaxation(),
          &rules_schema::due(), &rules_schema::replacement(), &rules_schema::move()}) {
        const std::string name(map->name);
        ASSERT_TRUE(schema["definitions"].contains(name)) << name;
        expect_keys(schema["definitions"][name], *map);
        ++visited;
    }
    EXPECT_EQ(visited, 18U);
}

TEST(RulesJsonSchema, EveryReferenceIsDefinedAndEveryDefinitionIsUsed) {
    const json schema = json::parse(rules_json_schema());
    std::set<std::string> used;
    collect_references(schema, used);
    std::set<std::string> defined;
    for (const auto& [name, definition] : schema["definitions"].items()) {
        defined.insert(name);
    }
    EXPECT_EQ(used, defined);
}

TEST(RulesJsonSchema, WordsAreThoseOfTheLoader) {
    const json schema = json::parse(rules_json_schema());
    const json& kind = schema["definitions"]["timescale"]["properties"]["kind"];
    EXPECT_EQ(kind["anyOf"][0]["enum"], json({"statutory", "guidance", "local"}));
    EXPECT_EQ(kind["anyOf"][1]["$ref"], "#/definitions/by_option");
    EXPECT_EQ(schema["properties"]["format"]["enum"], json::array({"timescales/1"}));
}

TEST(RulesJsonSchema, PackOfReviewsNamesItForEditors) {
    EXPECT_TRUE(project_file(rules_path)
                    .text.starts_with("# yaml-language-server: "
                                      "$schema=../timescales.schema.json\n"));
}

}  // namespace timescales_tests
