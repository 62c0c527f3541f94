#pragma once

/// Reads SSDA903 returns, the yearly return on children looked after by local authorities in
/// England, from CSV files: the modules Header, Episodes, Reviews and PlacedAdoption, recognised by
/// their columns, in folders of one year each, merged into one timeline per child.
///
/// Every row is used or reported with file, line and reason.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "timescales/diagnostic.hpp"
#include "timescales/timeline.hpp"
#include "timescales/timeliness.hpp"

namespace timescales::inline v0 {

struct ssda903_options {
    civil_date reference_date;  ///< the last day of the year reported on

    /// The first day from which every review is in the folders. By default the 1 April that follows
    /// the day as many years before the reference date as there are folders.
    optional_date history_from;
};

enum class ssda903_module : std::uint8_t {
    header = 1,
    episodes = 2,
    reviews = 3,
    placed_adoption = 4,
    other = 5,  ///< a module of the return that says nothing about reviews; its rows are not used
};

/// "Header", …
[[nodiscard]] TIMESCALES_EXPORT std::string_view to_string(ssda903_module) noexcept;

/// What became of the rows of one file. The numbers after `rows` add up to it.
struct ssda903_file {
    std::string path;
    ssda903_module module;
    std::uint32_t folder;   ///< index into the folders given
    std::int64_t rows = 0;  ///< data rows, without the line of column names and empty lines
    std::int64_t used = 0;
    std::int64_t repeated = 0;   ///< the same as an earlier row of the folder
    std::int64_t replaced = 0;   ///< overridden by a later row or folder
    std::int64_t blank = 0;      ///< a review row without a date, which is no review
    std::int64_t set_aside = 0;  ///< not usable, each with a problem
    std::int64_t not_read = 0;   ///< rows of a module that is not used
};

/// Where a record came from.
struct ssda903_origin {
    std::uint32_t file;  ///< index into `ssda903_return::files`
    std::uint32_t line;  ///< counting from 1
};

/// An authority's records.
struct ssda903_return {
    std::vector<timeline> children;  ///< those with an episode or a review, in order of id
    /// `event_origins[i][j]` is where `children[i].events[j]` came from; `spell_origins` likewise.
    std::vector<std::vector<ssda903_origin>> event_origins;
    std::vector<std::vector<ssda903_origin>> spell_origins;
    std::vector<ssda903_file> files;
    std::vector<std::string> folders;
    civil_date history_from;
    std::vector<diagnostic> problems;  ///< by file and line
};

/// Reads the folders, the oldest year first. Nothing is returned when a folder cannot be read, has
/// no Episodes file, or holds a file that is not CSV: `problems` says which and why.
///
///     const std::vector<std::string> folders{"returns/2016-17", "returns/2017-18"};
///     const civil_date year_end = civil_date::from_ymd(2018, 3, 31).value();
///     const auto read = read_ssda903(folders, {.reference_date = year_end, .history_from = {}});
///     read.value->history_from;   // 2016-04-01: two folders
///     const auto evaluated = evaluate_cohort(built_in_rule_book(), read.value->children,
///                                            {.as_at = year_end});
[[nodiscard]] TIMESCALES_EXPORT loaded<ssda903_return> read_ssda903(
    std::span<const std::string> folders, const ssda903_options&);

/// The notices of an evaluation as problems, each at the row that it concerns.
[[nodiscard]] TIMESCALES_EXPORT std::vector<diagnostic> locate(const ssda903_return&,
                                                               const cohort_evaluation&,
                                                               const evaluation_options&);

}  // namespace timescales::inline v0
