#pragma once

/// The rows of an SSDA903 return, typed, on their way from files to timelines. Data flows one way:
///
///     folders → `read_rows` → rows of each module, in order of folder, file and line
///             → `merge_…`   → one row for each thing that the return says, in order of child
///             → `read_spells` → spells
///
/// Every row of every file ends in exactly one count of its `ssda903_file`: reading counts those
/// that are set aside, blank or not read, merging those that are repeated, replaced or used.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/formats/csv_file.hpp"
#include "lib/formats/ssda903_problems.hpp"
#include "timescales/ssda903.hpp"

namespace timescales::inline v0::ssda903 {

/// Where a row stands.
struct row_place {
    std::uint32_t file;  ///< index into `row_set::files`
    std::uint32_t row;   ///< index into the file's table
};

struct episode_row {
    std::string child;
    civil_date decom;
    optional_date dec;
    std::string rne;
    std::string ls;
    std::string place;
    std::string rec;
    row_place at;
};

struct review_row {
    std::string child;
    civil_date on;
    row_place at;
};

/// A row of Header; and the DOB of a row of another module.
struct birth_row {
    std::string child;
    optional_date born;
    row_place at;
};

/// A row of PlacedAdoption.
struct adoption_row {
    std::string child;
    civil_date placed;
    optional_date ceased;
    row_place at;
};

/// A CSV file of the return. The table is kept while rows are compared.
struct return_file {
    ssda903_file facts;
    csv_table table;
    std::vector<std::size_t> columns_by_name;
};

/// What the files say, and every problem so far.
struct row_set {
    std::vector<return_file> files;
    std::vector<episode_row> episodes;
    std::vector<review_row> reviews;
    std::vector<birth_row> headers;
    std::vector<adoption_row> adoptions;
    std::vector<birth_row> births_elsewhere;  ///< the DOB of Reviews and PlacedAdoption
    std::vector<diagnostic> problems;
    bool unusable = false;  ///< a folder or file cannot be read: there is no answer

    [[nodiscard]] ssda903_file& file_of(row_place at) { return files[at.file].facts; }
    [[nodiscard]] const ssda903_file& file_of(row_place at) const { return files[at.file].facts; }
    [[nodiscard]] std::uint32_t folder_of(row_place at) const { return file_of(at).folder; }
    [[nodiscard]] std::uint32_t line_of(row_place at) const {
        return files[at.file].table.line(at.row);
    }

    /// "2016-17/episodes.csv:12"
    [[nodiscard]] std::string describe_place(row_place) const;

    /// Everything that the row says, whatever the order of its columns: two rows are the same when
    /// these are.
    [[nodiscard]] std::string content_of(row_place) const;

    void report(problem what, row_place at, const std::string& child, std::string message);
};

/// Reads every CSV file of the folders. Reports what cannot be read, in full, before it gives up.
[[nodiscard]] row_set read_rows(std::span<const std::string> folders);

/// Decides by its columns which module a file is, and reports a file that is not read.
[[nodiscard]] ssda903_module recognise(const csv_table&, const std::string& path,
                                       std::vector<diagnostic>& problems);

/// Reads the rows of a file as those of its module.
void read_module(row_set&, std::uint32_t file);

/// Leaves one row for each child and DECOM: the last of the latest folder.
void merge_episodes(row_set&);

/// Leaves the reviews of each child and day that the latest folder has.
void merge_reviews(row_set&);

/// Leaves one row for each child, with the latest date of birth that can be read.
void merge_headers(row_set&);

/// Leaves one row for each child and DATE_PLACED: the last of the latest folder.
void merge_adoptions(row_set&);

/// A spell and the row at which it begins.
struct placed_spell {
    spell what;
    row_place at;
};

/// The spells of one child, from its merged episodes in order of DECOM.
[[nodiscard]] std::vector<placed_spell> read_spells(std::span<const episode_row> of_one_child,
                                                    row_set&);

/// Reports where PlacedAdoption says something else than the spells.
void compare_adoptions(std::span<const adoption_row> of_one_child,
                       std::span<const placed_spell> spells, row_set&);

/// A date as messages write it: `YYYY-MM-DD`.
[[nodiscard]] std::string written(civil_date);
[[nodiscard]] std::string written(optional_date, std::string_view otherwise);

/// A text from a file, in quotation marks, without what would upset a terminal, cut when long.
[[nodiscard]] std::string shown(std::string_view);

}  // namespace timescales::inline v0::ssda903
