#include "timescales/ssda903.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "lib/formats/ssda903_rows.hpp"

namespace timescales::inline v0 {

namespace ssda903 {
namespace {

constexpr kind_name review{"review"};

/// The first 1 April after the day `years` years before `day`.
civil_date first_april_after(civil_date day, std::size_t years) {
    const year_month_day date = day.ymd();
    const auto back = static_cast<std::int32_t>(std::min<std::size_t>(years, 300));
    const std::int32_t year = date.year - back + (date.month >= 4 ? 1 : 0);
    return civil_date::from_ymd(year, 4, 1).value_or(min_date);
}

/// The rows at the front whose child is `id`; they are taken off `rows`, which is in order of
/// child.
template <class Row>
std::span<const Row> take(std::span<const Row>& rows, const std::string& id) {
    std::size_t length = 0;
    while (length < rows.size() && rows[length].child == id) {
        ++length;
    }
    const auto taken = rows.first(length);
    rows = rows.subspan(length);
    return taken;
}

template <class Row>
const std::string* first_child(std::span<const Row> rows, const std::string* so_far) {
    if (rows.empty() || (so_far != nullptr && *so_far <= rows[0].child)) {
        return so_far;
    }
    return &rows[0].child;
}

/// Everything that the merged rows say of one child.
struct rows_of_child {
    std::string id;
    std::span<const episode_row> episodes;
    std::span<const review_row> reviews;
    std::span<const adoption_row> adoptions;
    std::span<const birth_row> header;  // at most one
    std::span<const birth_row> births_elsewhere;

    [[nodiscard]] bool has_record() const noexcept { return !episodes.empty() || !reviews.empty(); }
    [[nodiscard]] row_place first_record() const noexcept {
        return episodes.empty() ? reviews[0].at : episodes[0].at;
    }
};

/// Makes timelines of merged rows.
class timeline_builder {
  public:
    timeline_builder(row_set& rows, ssda903_return& into) : rows_(rows), into_(into) {}

    void build() {
        std::stable_sort(rows_.births_elsewhere.begin(), rows_.births_elsewhere.end(),
                         [](const birth_row& a, const birth_row& b) { return a.child < b.child; });
        std::span<const episode_row> episodes(rows_.episodes);
        std::span<const review_row> reviews(rows_.reviews);
        std::span<const adoption_row> adoptions(rows_.adoptions);
        std::span<const birth_row> headers(rows_.headers);
        std::span<const birth_row> births(rows_.births_elsewhere);
        for (;;) {
            const std::string* next = first_child(episodes, nullptr);
            next = first_child(reviews, next);
            next = first_child(adoptions, next);
            next = first_child(headers, next);
            next = first_child(births, next);
            if (next == nullptr) {
                return;
            }
            const std::string id = *next;
            add({.id = id,
                 .episodes = take(episodes, id),
                 .reviews = take(reviews, id),
                 .adoptions = take(adoptions, id),
                 .header = take(headers, id),
                 .births_elsewhere = take(births, id)});
        }
    }

  private:
    void add(const rows_of_child& rows) {
        const auto spells = read_spells(rows.episodes, rows_);
        compare_adoptions(rows.adoptions, spells, rows_);
        if (!rows.has_record()) {
            return;
        }
        timeline child;
        child.id = rows.id;
        child.born = date_of_birth(rows);
        child.history_from = into_.history_from;
        std::vector<ssda903_origin> spell_origins;
        for (const placed_spell& s : spells) {
            child.spells.push_back(s.what);
            spell_origins.push_back(origin_of(s.at));
        }
        std::vector<ssda903_origin> event_origins;
        for (const review_row& row : rows.reviews) {
            child.events.push_back({review, row.on});
            event_origins.push_back(origin_of(row.at));
        }
        into_.children.push_back(std::move(child));
        into_.spell_origins.push_back(std::move(spell_origins));
        into_.event_origins.push_back(std::move(event_origins));
    }

    [[nodiscard]] ssda903_origin origin_of(row_place at) const {
        return {at.file, rows_.line_of(at)};
    }

    optional_date date_of_birth(const rows_of_child& rows) {
        if (rows.header.empty()) {
            report_no_header(rows);
        } else if (rows.header[0].born) {
            report_other_births(rows.header[0], rows.births_elsewhere);
            return rows.header[0].born;
        }
        return latest_birth(rows.births_elsewhere);
    }

    void report_no_header(const rows_of_child& rows) {
        rows_.report(problem::no_header_row, rows.first_record(), rows.id,
                     std::string("the child has no row in Header; the child is counted, with ") +
                         (rows.births_elsewhere.empty() ? "no date of birth"
                                                        : "the DOB of Reviews or PlacedAdoption") +
                         ": add the row");
    }

    /// Once for each other date, at the first row that has it.
    void report_other_births(const birth_row& header, std::span<const birth_row> elsewhere) {
        std::set<civil_date> reported;
        for (const birth_row& row : elsewhere) {
            if (row.born == header.born || !reported.insert(*row.born).second) {
                continue;
            }
            rows_.report(problem::birth_not_of_header, row.at, row.child,
                         "DOB is " + written(*row.born) + " here and " + written(*header.born) +
                             " in Header, at " + rows_.describe_place(header.at) +
                             ", which is used: correct the one that is wrong");
        }
    }

    optional_date latest_birth(std::span<const birth_row> births) {
        const birth_row* known = nullptr;
        for (const birth_row& row : births) {
            if (known != nullptr && known->born != row.born) {
                rows_.report(problem::births_differ, row.at, row.child,
                             "DOB is " + written(*row.born) + " here and " + written(*known->born) +
                                 " at " + rows_.describe_place(known->at) +
                                 "; the later row is used: correct the other");
            }
            known = &row;
        }
        return known == nullptr ? optional_date() : known->born;
    }

    row_set& rows_;
    ssda903_return& into_;
};

/// How many reviews a folder has, and how many of them in the year that it is taken for.
struct folder_reviews {
    std::int64_t all = 0;
    std::int64_t outside = 0;
};

/// Reports folders that seem to be those of other years: given in the wrong order, or extracts of
/// many years.
void check_folder_years(row_set& rows, std::span<const std::string> folders,
                        civil_date history_from) {
    std::vector<folder_reviews> counts(folders.size());
    std::vector<civil_date> begins;
    for (std::size_t i = 0; i <= folders.size(); ++i) {
        const year_month_day first = history_from.ymd();
        begins.push_back(civil_date::from_ymd(first.year + static_cast<std::int32_t>(i), 4, 1)
                             .value_or(max_date));
    }
    for (const review_row& row : rows.reviews) {
        const std::uint32_t folder = rows.folder_of(row.at);
        const bool inside = begins[folder] <= row.on && row.on < begins[folder + 1];
        ++counts[folder].all;
        counts[folder].outside += inside ? 0 : 1;
    }
    for (std::size_t i = 0; i < folders.size(); ++i) {
        if (counts[i].outside * 2 <= counts[i].all) {
            continue;
        }
        rows.problems.push_back(describe(
            problem::folder_of_other_year,
            "the folder is taken for the year from " + written(begins[i]) + " to " +
                written(begins[i + 1].plus_days(-1), "") + ", but " +
                std::to_string(counts[i].outside) + " of its " + std::to_string(counts[i].all) +
                " reviews lie outside it: give one folder for each year, the oldest first, or say "
                "with --history-from from which day all reviews are in the folders",
            folders[i]));
    }
}

void merge(row_set& rows) {
    merge_episodes(rows);
    merge_reviews(rows);
    merge_headers(rows);
    merge_adoptions(rows);
}

void take_files(row_set& rows, ssda903_return& into) {
    for (return_file& file : rows.files) {
        into.files.push_back(std::move(file.facts));
    }
}

}  // namespace
}  // namespace ssda903

std::string_view to_string(ssda903_module m) noexcept {
    switch (m) {
        case ssda903_module::header:
            return "Header";
        case ssda903_module::episodes:
            return "Episodes";
        case ssda903_module::reviews:
            return "Reviews";
        case ssda903_module::placed_adoption:
            return "PlacedAdoption";
        case ssda903_module::other:
            return "other";
    }
    return "unknown";
}

loaded<ssda903_return> read_ssda903(std::span<const std::string> folders,
                                    const ssda903_options& options) {
    using namespace ssda903;
    if (folders.empty()) {
        return {std::nullopt,
                {describe(problem::folder_unreadable,
                          "no folder was given: name the folder of the year's return, or one for "
                          "each year, the oldest first",
                          {})}};
    }
    row_set rows = read_rows(folders);
    if (rows.unusable) {
        sort_by_position(rows.problems);
        return {std::nullopt, std::move(rows.problems)};
    }
    const civil_date default_history = first_april_after(options.reference_date, folders.size());
    // A person who says from when reviews are known says that folders are no years of the return.
    if (!options.history_from) {
        check_folder_years(rows, folders, default_history);
    }
    ssda903_return answer{{},
                          {},
                          {},
                          {},
                          {folders.begin(), folders.end()},
                          options.history_from.value_or(default_history),
                          {}};
    merge(rows);
    timeline_builder(rows, answer).build();
    take_files(rows, answer);
    sort_by_position(rows.problems);
    answer.problems = rows.problems;
    return {std::move(answer), std::move(rows.problems)};
}

}  // namespace timescales::inline v0
