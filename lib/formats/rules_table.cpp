#include <algorithm>
#include <string>
#include <vector>

#include "timescales/report.hpp"

namespace timescales::inline v0 {

namespace {

/// "SI 2010/959 reg 33(1) verified".
std::string cited(const instrument& of, const citation& cite) {
    return std::string(of.number) + " " + std::string(cite.provision) + " " +
           std::string(to_string(cite.read));
}

void add_once(std::vector<std::string>& list, std::string text) {
    if (std::find(list.begin(), list.end(), text) == list.end()) {
        list.push_back(std::move(text));
    }
}

std::string provisions_of(const timescale& t) {
    std::vector<std::string> all;
    for (const version& v : t.versions) {
        for (const step& s : v.steps) {
            add_once(all, cited(v.instrument, s.cite));
            for (const limit& l : s.limits) {
                if (!l.cite.provision.empty()) {
                    add_once(all, cited(v.instrument, l.cite));
                }
            }
            for (const extension& e : s.extensions) {
                add_once(all, cited(v.instrument, e.cite));
            }
        }
        if (v.working_days) {
            add_once(all, cited(v.instrument, v.working_days->cite));
        }
    }
    for (const relaxation& r : t.relaxations) {
        add_once(all, cited(r.instrument, r.cite));
    }
    std::string text;
    for (const std::string& one : all) {
        text += (text.empty() ? "" : "; ") + one;
    }
    return text;
}

}  // namespace

std::string rules_table(const rule_book& rules) {
    std::string table =
        "| timescale | kind | says | provisions, and how far they were read |\n"
        "| --- | --- | --- | --- |\n";
    for (const timescale& t : rules.timescales()) {
        table += "| `" + std::string(t.name) + "` | " + std::string(to_string(t.kind)) + " | " +
                 std::string(t.says) + " | " + provisions_of(t) + " |\n";
    }
    return table;
}

}  // namespace timescales::inline v0
