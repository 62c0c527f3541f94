// Which module of the return a file is, told by its columns.

#include <algorithm>
#include <array>
#include <utility>

#include "lib/formats/ssda903_rows.hpp"

namespace timescales::inline v0::ssda903 {

namespace {

constexpr std::size_t most_names = 20;  // column names shown of an unknown file

/// The columns that tell a module from the others. Which optional columns a module has differs from
/// year to year, so these are as few as will do.
struct module_columns {
    std::string_view name;
    ssda903_module module;
    std::array<std::string_view, 7> needed;  // filled up with empty names
    std::array<std::string_view, 3> one_of;  // likewise; none means no such need
};

constexpr module_columns modules[] = {
    {"Episodes",
     ssda903_module::episodes,
     {"CHILD", "DECOM", "RNE", "LS", "PLACE", "DEC", "REC"},
     {}},
    {"Reviews", ssda903_module::reviews, {"CHILD", "REVIEW"}, {}},
    {"PlacedAdoption",
     ssda903_module::placed_adoption,
     {"CHILD", "DATE_PLACED", "DATE_PLACED_CEASED"},
     {}},
    {"Header", ssda903_module::header, {"CHILD", "SEX", "DOB"}, {"ETHNIC", "UPN", "MOTHER"}},
    {"UASC", ssda903_module::other, {"CHILD", "DUC"}, {}},
    {"OC2", ssda903_module::other, {"CHILD", "HEALTH_CHECK"}, {}},
    {"OC3", ssda903_module::other, {"CHILD", "IN_TOUCH"}, {}},
    {"AD1", ssda903_module::other, {"CHILD", "DATE_INT"}, {}},
    {"PrevPerm", ssda903_module::other, {"CHILD", "PREV_PERM"}, {}},
    {"Missing", ssda903_module::other, {"CHILD", "MIS_START"}, {}},
    {"SWEpisodes", ssda903_module::other, {"CHILD", "SW_DECOM"}, {}},
    {"DoLo", ssda903_module::other, {"CHILD", "DOLO_START"}, {}},
};

/// How many of the columns that a module needs a file has, and which it lacks.
struct likeness {
    int has = 0;
    std::vector<std::string> lacks;
};

likeness compare(const csv_table& table, const module_columns& module) {
    likeness found;
    for (const std::string_view name : module.needed) {
        if (name.empty()) {
            break;
        }
        if (table.column(name)) {
            ++found.has;
        } else {
            found.lacks.emplace_back(name);
        }
    }
    if (module.one_of[0].empty()) {
        return found;
    }
    if (std::any_of(module.one_of.begin(), module.one_of.end(),
                    [&](std::string_view name) { return table.column(name).has_value(); })) {
        ++found.has;
    } else {
        found.lacks.emplace_back("one of ETHNIC, UPN and MOTHER");
    }
    return found;
}

std::string joined(std::span<const std::string> names) {
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        text += i == 0 ? "" : i + 1 == names.size() ? " and " : ", ";
        text += names[i];
    }
    return text;
}

std::string column_list(const csv_table& table) {
    const auto columns = table.columns();
    std::string text;
    for (std::size_t i = 0; i < columns.size() && i < most_names; ++i) {
        text += (i == 0 ? "" : ", ") + shown(columns[i]);
    }
    if (columns.size() > most_names) {
        text += " and " + std::to_string(columns.size() - most_names) + " more";
    }
    return text;
}

std::string row_count(std::size_t rows) {
    return rows == 1 ? "its row was" : "its " + std::to_string(rows) + " rows were";
}

std::string unknown_module(const csv_table& table) {
    const module_columns* nearest = nullptr;
    likeness best;
    for (const module_columns& module : modules) {
        likeness found = compare(table, module);
        const auto score = [](const likeness& l) {
            return l.has - static_cast<int>(l.lacks.size());
        };
        if (nearest == nullptr || score(found) > score(best)) {
            nearest = &module;
            best = std::move(found);
        }
    }
    const auto columns = table.columns();
    if (columns.size() == 1 && columns[0].find_first_of(";\t") != std::string::npos) {
        return "this is no module of SSDA903: its fields seem to be separated by semicolons or "
               "tabs; save it with commas";
    }
    return "these are the columns of no module of SSDA903: " + column_list(table) +
           "; the nearest is " + std::string(nearest->name) + ", which also needs " +
           joined(best.lacks) + "; " + row_count(table.rows()) + " not read";
}

}  // namespace

ssda903_module recognise(const csv_table& table, const std::string& path,
                         std::vector<diagnostic>& problems) {
    const module_columns* found = nullptr;
    for (const module_columns& module : modules) {
        if (!compare(table, module).lacks.empty()) {
            continue;
        }
        const bool both_used = found != nullptr && module.module != ssda903_module::other;
        if (both_used) {
            problems.push_back(describe(problem::module_ambiguous,
                                        "the file has the columns of " + std::string(found->name) +
                                            " and of " + std::string(module.name) +
                                            "; give each a file of its own; " +
                                            row_count(table.rows()) + " not read",
                                        path, 1));
            return ssda903_module::other;
        }
        found = found == nullptr ? &module : found;
    }
    if (found == nullptr) {
        problems.push_back(describe(problem::module_unknown, unknown_module(table), path, 1));
        return ssda903_module::other;
    }
    if (found->module == ssda903_module::other) {
        problems.push_back(describe(problem::module_not_used,
                                    "this is module " + std::string(found->name) +
                                        ", which says nothing about reviews; " +
                                        row_count(table.rows()) + " not read",
                                    path));
    }
    return found->module;
}

}  // namespace timescales::inline v0::ssda903
