// Rows against each other: repeats and contradictions within a folder and between folders.

#include <algorithm>
#include <tuple>
#include <unordered_set>
#include <utility>

#include "lib/formats/ssda903_rows.hpp"

namespace timescales::inline v0::ssda903 {

namespace {

auto key_of(const episode_row& row) {
    return std::tie(row.child, row.decom);
}
auto key_of(const review_row& row) {
    return std::tie(row.child, row.on);
}
auto key_of(const birth_row& row) {
    return std::tie(row.child);
}
auto key_of(const adoption_row& row) {
    return std::tie(row.child, row.placed);
}

/// Sorts by key; rows of one key stay in order of folder, file and line, as they were read.
template <class Row>
void sort_by_key(std::vector<Row>& rows) {
    std::stable_sort(rows.begin(), rows.end(),
                     [](const Row& a, const Row& b) { return key_of(a) < key_of(b); });
}

/// The rows at the front that are like the first one.
template <class Row, class Alike>
std::span<Row> leading(std::span<Row> rows, Alike alike) {
    std::size_t length = 1;
    while (length < rows.size() && alike(rows[0], rows[length])) {
        ++length;
    }
    return rows.first(length);
}

/// Calls `visit` with the rows of each key.
template <class Row, class Visit>
void for_each_key(std::span<Row> rows, Visit visit) {
    while (!rows.empty()) {
        const auto group =
            leading(rows, [](const Row& a, const Row& b) { return key_of(a) == key_of(b); });
        visit(group);
        rows = rows.subspan(group.size());
    }
}

/// Calls `visit` with the rows of each folder, of rows that have one key.
template <class Row, class Visit>
void for_each_folder(const row_set& set, std::span<Row> rows, Visit visit) {
    while (!rows.empty()) {
        const auto group = leading(rows, [&](const Row& a, const Row& b) {
            return set.folder_of(a.at) == set.folder_of(b.at);
        });
        visit(group);
        rows = rows.subspan(group.size());
    }
}

/// The rows that say something new; those that repeat an earlier one are counted.
template <class Row>
std::vector<const Row*> distinct(row_set& set, std::span<Row> rows) {
    std::vector<const Row*> kept;
    if (rows.size() == 1) {
        kept.push_back(&rows[0]);
        return kept;
    }
    std::unordered_set<std::string> seen;
    for (const Row& row : rows) {
        if (seen.insert(set.content_of(row.at)).second) {
            kept.push_back(&row);
        } else {
            ++set.file_of(row.at).repeated;
        }
    }
    return kept;
}

template <class Row>
void count_replaced(row_set& set, std::span<const Row* const> rows) {
    for (const Row* row : rows) {
        ++set.file_of(row->at).replaced;
    }
}

std::string rows_at(const row_set& set, row_place used) {
    return "; the last, at " + set.describe_place(used) + ", is used";
}

/// Reports at each of several rows that a folder has for one thing. `what` names it.
template <class Row>
void report_differing(row_set& set, std::span<const Row* const> rows, const std::string& what) {
    if (rows.size() < 2) {
        return;
    }
    for (const Row* row : rows) {
        set.report(problem::rows_differ_in_folder, row->at, row->child,
                   std::to_string(rows.size()) + " different rows have this CHILD and " + what +
                       rows_at(set, rows.back()->at) + ": remove the wrong ones");
    }
}

/// One column in which a later folder contradicts an earlier one. Filling in what was blank is
/// none.
void add_contradiction(std::string& text, std::string_view column, const std::string& before,
                       const std::string& now) {
    if (before.empty() || before == now) {
        return;
    }
    text += text.empty() ? "" : ", ";
    text += std::string(column) + " " + (now.empty() ? "blank" : now) + " instead of " + before;
}

std::string contradictions(const episode_row& before, const episode_row& now) {
    std::string text;
    add_contradiction(text, "RNE", before.rne, now.rne);
    add_contradiction(text, "LS", before.ls, now.ls);
    add_contradiction(text, "PLACE", before.place, now.place);
    add_contradiction(text, "DEC", written(before.dec, ""), written(now.dec, ""));
    add_contradiction(text, "REC", before.rec, now.rec);
    return text;
}

std::string contradictions(const adoption_row& before, const adoption_row& now) {
    std::string text;
    add_contradiction(text, "DATE_PLACED_CEASED", written(before.ceased, ""),
                      written(now.ceased, ""));
    return text;
}

template <class Row>
void report_contradiction(row_set& set, const Row& before, const Row& now) {
    const std::string text = contradictions(before, now);
    if (!text.empty()) {
        set.report(problem::rows_differ_between_folders, now.at, now.child,
                   "the row contradicts that of an earlier folder, at " +
                       set.describe_place(before.at) + ": " + text + "; the later folder is used");
    }
}

/// Leaves one row for each key: the last one of the latest folder.
template <class Row>
void keep_latest(row_set& set, std::vector<Row>& rows, const std::string& date_column) {
    sort_by_key(rows);
    std::vector<Row> kept;
    for_each_key(std::span<Row>(rows), [&](std::span<Row> of_key) {
        const Row* current = nullptr;
        for_each_folder(set, of_key, [&](std::span<Row> of_folder) {
            const auto versions = distinct(set, of_folder);
            report_differing<Row>(set, versions, date_column);
            count_replaced<Row>(set, std::span(versions).first(versions.size() - 1));
            if (current != nullptr) {
                ++set.file_of(current->at).replaced;
                report_contradiction(set, *current, *versions.back());
            }
            current = versions.back();
        });
        ++set.file_of(current->at).used;
        kept.push_back(*current);
    });
    rows = std::move(kept);
}

std::vector<std::string> contents(const row_set& set, std::span<const review_row* const> rows) {
    std::vector<std::string> all;
    for (const review_row* row : rows) {
        all.push_back(set.content_of(row->at));
    }
    std::sort(all.begin(), all.end());
    return all;
}

void report_same_day(row_set& set, std::span<const review_row* const> reviews) {
    for (const review_row* row : reviews.subspan(1)) {
        set.report(problem::reviews_differ_in_folder, row->at, row->child,
                   "a different row, at " + set.describe_place(reviews[0]->at) +
                       ", has a review of this child on the same day, " + written(row->on) +
                       "; both are used, and count as one review: remove the wrong one");
    }
}

void replace_reviews(row_set& set, std::span<const review_row* const> before,
                     std::span<const review_row* const> now) {
    count_replaced(set, before);
    if (contents(set, before) == contents(set, now)) {
        return;
    }
    const review_row& row = *now.front();
    set.report(problem::reviews_differ_between_folders, row.at, row.child,
               "the review of " + written(row.on) + " is also in an earlier folder, at " +
                   set.describe_place(before.front()->at) +
                   ", where its row is different; the later folder is used");
}

/// Takes the later of two dates of birth, and reports when they contradict each other.
void take_birth(row_set& set, birth_row& known, const birth_row& next) {
    if (!next.born) {
        return;
    }
    if (known.born && known.born != next.born) {
        set.report(problem::births_differ, next.at, next.child,
                   "DOB is " + written(*next.born) + " here and " + written(*known.born) + " at " +
                       set.describe_place(known.at) + "; the later row is used: correct the other");
    }
    known = next;
}

}  // namespace

void merge_episodes(row_set& set) {
    keep_latest(set, set.episodes, "DECOM");
}

void merge_adoptions(row_set& set) {
    keep_latest(set, set.adoptions, "DATE_PLACED");
}

void merge_reviews(row_set& set) {
    sort_by_key(set.reviews);
    std::vector<review_row> kept;
    for_each_key(std::span(set.reviews), [&](std::span<review_row> of_day) {
        std::vector<const review_row*> current;
        for_each_folder(set, of_day, [&](std::span<review_row> of_folder) {
            auto reviews = distinct(set, of_folder);
            report_same_day(set, reviews);
            if (!current.empty()) {
                replace_reviews(set, current, reviews);
            }
            current = std::move(reviews);
        });
        for (const review_row* row : current) {
            ++set.file_of(row->at).used;
            kept.push_back(*row);
        }
    });
    set.reviews = std::move(kept);
}

void merge_headers(row_set& set) {
    sort_by_key(set.headers);
    std::vector<birth_row> kept;
    for_each_key(std::span(set.headers), [&](std::span<birth_row> of_child) {
        std::optional<birth_row> known;
        const birth_row* current = nullptr;
        for_each_folder(set, of_child, [&](std::span<birth_row> of_folder) {
            for (const birth_row* row : distinct(set, of_folder)) {
                if (current != nullptr) {
                    ++set.file_of(current->at).replaced;
                    take_birth(set, *known, *row);
                } else {
                    known = *row;
                }
                current = row;
            }
        });
        ++set.file_of(current->at).used;
        kept.push_back(*known);
    });
    set.headers = std::move(kept);
}

}  // namespace timescales::inline v0::ssda903
