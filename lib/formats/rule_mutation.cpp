#include <algorithm>

#include "lib/formats/rule_enumeration.hpp"
#include "lib/formats/rule_mutants.hpp"
#include "lib/formats/rule_tests_run.hpp"
#include "lib/formats/rules_documents.hpp"

namespace timescales::inline v0 {

namespace {

class mutation {
  public:
    mutation(std::vector<pack_document>& packs, std::span<const rule_test> tests,
             std::span<const working_calendar> calendars, std::span<const calendar_layer> layers,
             const rule_book* beside)
        : packs_(packs), tests_(tests), calendars_(calendars), layers_(layers), beside_(beside) {}

    mutation_report run() {
        const loaded<rule_book> original = build();
        if (!original) {
            return {};
        }
        for (pack_document& pack : packs_) {
            for (pack_edit& edit : edits_of(pack.document)) {
                edit.exchange();
                examine(*original.value, pack.path, edit);
                edit.exchange();
            }
        }
        return std::move(report_);
    }

  private:
    [[nodiscard]] loaded<rule_book> build() const {
        return build_rule_book(packs_, calendars_, layers_, beside_);
    }

    void examine(const rule_book& original, const std::string& path, const pack_edit& edit) {
        ++report_.mutants;
        const loaded<rule_book> changed = build();
        if (!changed) {
            ++report_.refused;
            return;
        }
        const std::vector<std::string_view> affected = changes(original, *changed.value);
        if (is_killed(*changed.value, affected)) {
            ++report_.killed;
            return;
        }
        surviving_mutant survivor{path, edit.at.line, edit.at.column, edit.place, edit.change, 0};
        for (const std::string_view name : affected) {
            const auto cases = equal_cases(original, *changed.value, name);
            if (!cases) {
                survivor.equal_cases = 0;
                report_.survived.push_back(std::move(survivor));
                return;
            }
            survivor.equal_cases += *cases;
        }
        report_.equivalent.push_back(std::move(survivor));
    }

    /// The timescales that say something else than before, and those that count from their limits.
    [[nodiscard]] static std::vector<std::string_view> changes(const rule_book& before,
                                                               const rule_book& after) {
        std::vector<std::string_view> names;
        for (const timescale& t : before.timescales()) {
            const timescale* now = after.find(t.name);
            if (now == nullptr || content_hash(*now) != content_hash(t)) {
                names.push_back(t.name);
            }
        }
        return names;
    }

    /// Tests of the timescales changed run first; others can notice only what counts from them.
    [[nodiscard]] bool is_killed(const rule_book& changed,
                                 const std::vector<std::string_view>& affected) const {
        rule_test_runner runner(changed);
        for (const bool directly : {true, false}) {
            for (const rule_test& test : tests_) {
                const bool concerned =
                    std::find(affected.begin(), affected.end(), test.timescale) != affected.end();
                if (concerned == directly && !runner.run(test).empty()) {
                    return true;
                }
            }
        }
        return false;
    }

    std::vector<pack_document>& packs_;
    std::span<const rule_test> tests_;
    std::span<const working_calendar> calendars_;
    std::span<const calendar_layer> layers_;
    const rule_book* beside_;
    mutation_report report_;
};

}  // namespace

mutation_report mutate_rules(std::span<const source_file> packs, std::span<const rule_test> tests,
                             std::span<const working_calendar> calendars,
                             std::span<const calendar_layer> layers, const rule_book* beside) {
    std::vector<pack_document> documents;
    for (const source_file& pack : packs) {
        yaml_problems problems(pack.path);
        if (auto document = read_yaml(pack, problems)) {
            documents.push_back({pack.path, std::move(*document)});
        }
    }
    return mutation(documents, tests, calendars, layers, beside).run();
}

}  // namespace timescales::inline v0
