#pragma once

/// Reads limits, conditions and attributes of rule packs: the parts of the language that nest.

#include <optional>
#include <string>
#include <vector>

#include "lib/formats/owned_rules.hpp"
#include "lib/formats/yaml_fields.hpp"

namespace timescales::inline v0 {

/// The provision in `cite`, and how far it was read. What is `verified` says where and when.
[[nodiscard]] citation read_citation(yaml_fields&, yaml_problems&, owned_rules&);

/// Where a limit stands, which decides what it can be counted from.
struct limit_place {
    bool first_step = false;  // nothing comes before it
    bool nested = false;      // inside another, or one of several alternatives
};

class limit_reader {
  public:
    limit_reader(yaml_problems& problems, owned_rules& into) : problems_(problems), into_(into) {}

    /// The limit whose keys stand in a map, beside others.
    std::optional<limit> read_limit(yaml_fields&, limit_place);

    /// The alternatives of a step: those in `one_of`, or the one in the step itself.
    std::vector<limit> read_alternatives(yaml_fields& step, bool first_step);

    /// A limit with its condition.
    std::optional<limit> read_alternative(yaml_fields&, limit_place);

    /// A condition under a key; none where the key is missing.
    std::span<const condition> read_condition(yaml_fields& parent, std::string_view key);

    /// The attributes under a key; none where it is missing.
    std::span<const attribute_match> read_attributes(yaml_fields& parent, std::string_view key);

    std::span<const extension> read_extensions(yaml_fields& step);

  private:
    std::optional<case_date> read_case_date(yaml_fields&, std::string_view key, limit_place);
    std::optional<limit> read_counted(yaml_fields&, limit_place);
    std::optional<limit> read_counted_back(yaml_fields&, limit_place);
    std::optional<limit> read_day(yaml_fields&, std::string_view key, limit_place);
    std::optional<limit> read_cycle(yaml_fields&, limit_place);
    std::optional<limit> read_total(yaml_fields&);
    std::optional<limit> read_several(yaml_fields&, std::string_view key, limit_kind, limit_place);
    void read_policy(yaml_fields&, limit&);
    std::optional<period> read_length(yaml_fields&, std::string_view key);
    std::optional<condition> read_condition_map(const yaml_value&, const std::string& place);
    void read_condition_list(yaml_fields&, std::string_view key, condition_kind,
                             std::vector<condition>& into);
    std::optional<condition> read_age(yaml_fields&);

    yaml_problems& problems_;
    owned_rules& into_;
};

}  // namespace timescales::inline v0
