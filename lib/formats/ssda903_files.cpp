// Folders to files.

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <system_error>
#include <utility>

#include "lib/formats/ssda903_rows.hpp"

namespace timescales::inline v0::ssda903 {

namespace {

namespace fs = std::filesystem;

/// A file `rows.csv`, in any case. A link to nothing counts, so that it is reported.
bool is_csv(const fs::directory_entry& entry) {
    std::error_code ignored;
    return trimmed_upper(entry.path().extension().string()) == ".CSV" &&
           !entry.is_directory(ignored) && !entry.is_other(ignored);
}

/// The CSV files of a folder in order of name; empty when it cannot be read.
std::optional<std::vector<std::string>> csv_files(const std::string& folder) {
    std::error_code failed;
    std::vector<std::string> paths;
    fs::directory_iterator entry(folder, failed);
    while (!failed && entry != fs::directory_iterator()) {
        if (is_csv(*entry)) {
            paths.push_back(entry->path().string());
        }
        entry.increment(failed);
    }
    if (failed) {
        return std::nullopt;
    }
    std::sort(paths.begin(), paths.end());
    return paths;
}

void refuse_folder(row_set& rows, problem what, std::string message, const std::string& folder) {
    rows.unusable = true;
    rows.problems.push_back(describe(what, std::move(message), folder));
}

std::vector<std::size_t> in_order_of_name(const csv_table& table) {
    std::vector<std::size_t> order(table.columns().size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        order[i] = i;
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return table.columns()[a] < table.columns()[b];
    });
    return order;
}

/// Reads one file; returns what it is, if it could be read.
std::optional<ssda903_module> read_file(row_set& rows, const std::string& path,
                                        std::uint32_t folder) {
    loaded<csv_table> read = read_csv_file(path);
    std::move(read.problems.begin(), read.problems.end(), std::back_inserter(rows.problems));
    if (!read) {
        rows.unusable = true;
        return std::nullopt;
    }
    const ssda903_module module = recognise(*read.value, path, rows.problems);
    const auto set_aside = static_cast<std::int64_t>(read.value->rows_set_aside());
    ssda903_file facts{.path = path, .module = module, .folder = folder};
    facts.rows = static_cast<std::int64_t>(read.value->rows()) + set_aside;
    facts.set_aside = set_aside;
    auto order = in_order_of_name(*read.value);
    rows.files.push_back({std::move(facts), std::move(*read.value), std::move(order)});
    read_module(rows, static_cast<std::uint32_t>(rows.files.size() - 1));
    return module;
}

void read_folder(row_set& rows, const std::string& folder, std::uint32_t index) {
    const auto paths = csv_files(folder);
    if (!paths) {
        refuse_folder(rows, problem::folder_unreadable,
                      "the folder does not exist or cannot be read: check its name", folder);
        return;
    }
    if (paths->empty()) {
        refuse_folder(rows, problem::no_csv_file,
                      "the folder holds no CSV file: give the folder that holds the modules of one "
                      "year's return, each a file whose name ends in .csv",
                      folder);
        return;
    }
    bool has_episodes = false;
    bool all_read = true;
    for (const std::string& path : *paths) {
        const auto module = read_file(rows, path, index);
        has_episodes |= module == ssda903_module::episodes;
        all_read &= module.has_value();
    }
    // A file that cannot be read may be the Episodes: its own problem says enough.
    if (!has_episodes && all_read) {
        refuse_folder(rows, problem::no_episodes_file,
                      "no file of the folder has the columns of Episodes (CHILD, DECOM, RNE, LS, "
                      "PLACE, DEC and REC), without which nobody is looked after: add it",
                      folder);
    }
}

}  // namespace

row_set read_rows(std::span<const std::string> folders) {
    row_set rows;
    for (std::size_t i = 0; i < folders.size(); ++i) {
        read_folder(rows, folders[i], static_cast<std::uint32_t>(i));
    }
    return rows;
}

}  // namespace timescales::inline v0::ssda903
