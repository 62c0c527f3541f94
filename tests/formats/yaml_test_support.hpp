#pragma once

/// What the tests of the YAML loaders share.

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "timescales/diagnostic.hpp"
#include "timescales/rules_yaml.hpp"

namespace timescales_tests {

using namespace timescales;

inline constexpr const char* rules_path = "rules/england/looked-after-reviews.yaml";
inline constexpr const char* calendar_path = "rules/calendars/england-and-wales.yaml";

/// In order of name.
inline constexpr const char* calendar_paths[] = {"rules/calendars/england-and-wales.yaml",
                                                 "rules/calendars/northern-ireland.yaml",
                                                 "rules/calendars/scotland.yaml"};

/// A file of the project, under the name that it has there.
inline source_file project_file(const std::string& name) {
    auto file = read_file(std::string(TIMESCALES_SOURCE_DIR) + "/" + name);
    if (!file) {
        ADD_FAILURE() << file.error().message;
        return {name, {}};
    }
    return {name, file->text};
}

/// The first timescale of the pack of reviews, by itself: what follows names it.
inline source_file reviews_alone() {
    source_file file = project_file(rules_path);
    const std::size_t end = file.text.find("\n  - id: early-review");
    if (end == std::string::npos) {
        ADD_FAILURE() << "no second timescale in " << rules_path;
        return file;
    }
    file.text.resize(end + 1);
    return file;
}

inline civil_date day(std::string_view text) {
    return civil_date::parse(text).value();
}

/// A pack with the usual things in it. Each broken line of the tests is one change to it.
inline constexpr const char* sample_pack = R"(format: timescales/1
pack: sample
timescales:
  - id: case-review
    says: A case is reviewed within 20 working days, then every 6 months.
    kind: statutory
    arises_per: looked-after
    except_while: [short-breaks]
    until_age: 18
    met_by: review
    calendar: england-and-wales
    versions:
      - in_force: {from: 1991-10-14, to: 2011-03-31, cite: reg 1, read: unverified}
        instrument: {title: Old Regulations 1991, number: SI 1991/1}
        steps:
          - {id: first, within: 4 weeks, of: start, cite: reg 2, read: unverified}
      - in_force: {from: 2011-04-01, cite: reg 3, read: unverified}
        instrument: {title: New Regulations 2010, number: SI 2010/1}
        working_days:
          definition: sat-sun-christmas-goodfriday-bankholiday
          calendar: england-and-wales
          cite: reg 4
          read: unverified
        steps:
          - {id: first, within: 20 working days, of: start, cite: reg 5, read: unverified}
          - {id: next, within: 6 months, of: previous, repeats: true, cite: reg 6, read: unverified}
    relaxations:
      - says: In the summer of 2020 reviews could be later.
        steps: [next]
        due: {from: 2020-04-24, to: 2020-09-25}
        instrument: {title: Relaxing Regulations 2020, number: SI 2020/1}
        cite: reg 7
        read: unverified
)";

/// The problems as a person sees them.
inline std::vector<std::string> messages(const std::vector<diagnostic>& problems) {
    std::vector<std::string> texts;
    for (const diagnostic& problem : problems) {
        texts.push_back(to_string(problem));
    }
    return texts;
}

/// A whole file with a mistake, and everything that is said about it.
struct broken_file {
    const char* name;
    const char* text;
    std::vector<std::string> expected;
};

/// A mistake made in a good file: what is replaced by what, and everything that is said about it.
struct broken_line {
    const char* name;
    const char* good;
    const char* bad;
    std::vector<std::string> expected;
};

/// `text` with its only occurrence of `good` replaced.
inline std::string with_mistake(std::string text, const broken_line& mistake) {
    const std::string_view good = mistake.good;
    const std::size_t at = text.find(good);
    if (at == std::string::npos || text.find(good, at + 1) != std::string::npos) {
        ADD_FAILURE() << mistake.name << ": not exactly once in the file: " << good;
        return text;
    }
    return text.replace(at, good.size(), mistake.bad);
}

}  // namespace timescales_tests
