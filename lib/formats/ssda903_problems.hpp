#pragma once

/// Every problem that reading an SSDA903 return, or locating the notices of its evaluation, can
/// report: its code, how much it matters, and what it means. Codes are stable: a number is never
/// given a second meaning. TS20xx is about the return, TS30xx about its evaluation.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "timescales/diagnostic.hpp"

namespace timescales::inline v0::ssda903 {

enum class problem : std::uint16_t {
    // Files. Up to `text_after_quote`, any of these makes the whole input unusable.
    folder_unreadable = 2001,
    no_csv_file = 2002,
    no_episodes_file = 2003,
    file_unreadable = 2004,
    file_too_large = 2005,
    file_is_utf16 = 2006,
    file_is_binary = 2007,
    file_not_utf8 = 2008,
    file_empty = 2009,
    column_repeated = 2010,
    quote_not_closed = 2011,
    text_after_quote = 2012,
    wrong_number_of_fields = 2013,
    module_unknown = 2014,
    module_ambiguous = 2015,
    module_not_used = 2016,
    folder_of_other_year = 2017,
    // Rows.
    child_blank = 2020,
    date_unreadable = 2021,
    birth_unreadable = 2022,
    code_unknown = 2023,
    less_than_a_day = 2024,
    ends_before_it_begins = 2025,
    // Rows against each other.
    rows_differ_in_folder = 2030,
    rows_differ_between_folders = 2031,
    reviews_differ_in_folder = 2032,
    reviews_differ_between_folders = 2033,
    births_differ = 2034,
    birth_not_of_header = 2035,
    no_header_row = 2036,
    // Episodes read as spells.
    start_without_end = 2040,
    end_without_start = 2041,
    end_and_start_on_a_day = 2042,
    gap_bridged = 2043,
    gap_after_change = 2044,
    gap_without_start = 2045,
    episodes_overlap = 2046,
    end_filled_in = 2047,
    change_to_nothing = 2048,
    reason_without_end = 2049,
    short_break_too_long = 2050,
    adoption_differs = 2051,
    // Notices of the evaluation.
    event_after_as_at = 3001,
    event_before_history = 3002,
    event_outside_spells = 3003,
    event_in_exception = 3004,
    event_repeated = 3005,
    events_close = 3006,
    spell_after_as_at = 3007,
    spell_empty = 3008,
    spells_overlap = 3009,
    born_unknown = 3010,
    event_is_part = 3011,
    event_outside_series = 3012,
    event_too_soon = 3013,
};

struct problem_kind {
    problem what;
    timescales::severity severity;
    std::string_view meaning;
};

inline constexpr problem_kind problem_kinds[] = {
    {problem::folder_unreadable, severity::error, "the folder is missing or cannot be read"},
    {problem::no_csv_file, severity::error, "the folder holds no CSV file"},
    {problem::no_episodes_file, severity::error, "no file of the folder has the Episodes columns"},
    {problem::file_unreadable, severity::error, "the file cannot be read"},
    {problem::file_too_large, severity::error, "the file is larger than 256 MiB"},
    {problem::file_is_utf16, severity::error, "the file is UTF-16 instead of UTF-8"},
    {problem::file_is_binary, severity::error, "the file holds NUL bytes: it is no text"},
    {problem::file_not_utf8, severity::error, "the file is not valid UTF-8"},
    {problem::file_empty, severity::error, "the file has no line of column names"},
    {problem::column_repeated, severity::error, "two columns have one name"},
    {problem::quote_not_closed, severity::error, "a quotation mark is opened and never closed"},
    {problem::text_after_quote, severity::error,
     "text follows a closing quotation mark, or one stands in a field that does not begin with "
     "one"},
    {problem::wrong_number_of_fields, severity::error,
     "the row has more or fewer fields than there are columns; it is set aside"},
    {problem::module_unknown, severity::warning,
     "the columns are those of no module; the file is not read"},
    {problem::module_ambiguous, severity::warning,
     "the columns are those of two modules; the file is not read"},
    {problem::module_not_used, severity::note, "the module says nothing about reviews; not read"},
    {problem::folder_of_other_year, severity::warning,
     "most reviews of the folder lie outside the year that it is taken for"},
    {problem::child_blank, severity::error, "CHILD is blank; the row is set aside"},
    {problem::date_unreadable, severity::error,
     "a date that the row needs is no day written dd/mm/yyyy; the row is set aside"},
    {problem::birth_unreadable, severity::warning,
     "DOB is no day written dd/mm/yyyy; the row is used without it"},
    {problem::code_unknown, severity::warning, "a code that the return does not know; used"},
    {problem::less_than_a_day, severity::error,
     "DEC is DECOM: less than a day, not looked after; the row is set aside"},
    {problem::ends_before_it_begins, severity::error, "DEC is before DECOM; the row is set aside"},
    {problem::rows_differ_in_folder, severity::warning,
     "different rows of a folder have one CHILD and date; the last is used"},
    {problem::rows_differ_between_folders, severity::warning,
     "a later folder contradicts an earlier one; the later is used"},
    {problem::reviews_differ_in_folder, severity::warning,
     "different rows of a folder have one CHILD and REVIEW; all are used"},
    {problem::reviews_differ_between_folders, severity::warning,
     "a later folder has the same review in other words; the later is used"},
    {problem::births_differ, severity::warning,
     "rows give one child different dates of birth; the later is used"},
    {problem::birth_not_of_header, severity::warning,
     "DOB is another one than in Header, which is used"},
    {problem::no_header_row, severity::warning, "the child has no Header row; used"},
    {problem::start_without_end, severity::warning,
     "RNE is S although the episode before, ending that day, has X1 or no REC; one spell"},
    {problem::end_without_start, severity::warning,
     "RNE is not S although the episode before, ending that day, has an E code; one spell"},
    {problem::end_and_start_on_a_day, severity::warning,
     "an E code and RNE S on one day; a new spell"},
    {problem::gap_bridged, severity::warning, "a gap of one day after X1; one spell"},
    {problem::gap_after_change, severity::warning,
     "RNE is S after a gap, although the episode before it has X1; a new spell"},
    {problem::gap_without_start, severity::warning,
     "RNE is not S after a gap; a new spell with unknown beginning"},
    {problem::episodes_overlap, severity::warning,
     "the episode begins before an earlier one ended; one spell"},
    {problem::end_filled_in, severity::warning,
     "DEC is blank and another episode follows; it ends where that begins"},
    {problem::change_to_nothing, severity::warning,
     "the last episode has DEC but no E code; the spell ends at DEC"},
    {problem::reason_without_end, severity::warning,
     "the last episode has REC but no DEC; the spell is open"},
    {problem::short_break_too_long, severity::warning, "a V3 episode of more than 17 days"},
    {problem::adoption_differs, severity::warning,
     "PlacedAdoption differs from the episodes placed for adoption, which are used"},
    {problem::event_after_as_at, severity::note, "a review later than the day of evaluation"},
    {problem::event_before_history, severity::note,
     "a review before the day from which all reviews are known"},
    {problem::event_outside_spells, severity::warning,
     "a review while the child was not looked after; it counts for nothing"},
    {problem::event_in_exception, severity::note,
     "a review while placed for adoption or on short breaks; it belongs to other duties"},
    {problem::event_repeated, severity::warning, "a second review on one day; the two are one"},
    {problem::events_close, severity::warning,
     "a review less than the first limit after the one before; perhaps a part of it"},
    {problem::spell_after_as_at, severity::note, "a spell later than the day of evaluation"},
    {problem::spell_empty, severity::warning, "a spell that ends on or before its first day"},
    {problem::spells_overlap, severity::warning, "a spell that begins before the last one ended"},
    {problem::born_unknown, severity::warning,
     "no date of birth is known; the age limit was not applied"},
    {problem::event_is_part, severity::note, "a part of a review that counts already"},
    {problem::event_outside_series, severity::note,
     "a review marked as outside the series; it counts for nothing"},
    {problem::event_too_soon, severity::warning,
     "a review before the first day on which it could count; it counts for nothing"},
};

/// The severity of a problem; each has exactly one, as the table says.
[[nodiscard]] constexpr severity severity_of(problem what) noexcept {
    for (const problem_kind& kind : problem_kinds) {
        if (kind.what == what) {
            return kind.severity;
        }
    }
    return severity::error;
}

/// "TS2001".
[[nodiscard]] inline std::string code_of(problem what) {
    return "TS" + std::to_string(static_cast<unsigned>(what));
}

/// A problem at a place. `line` 0 is the file or folder as a whole.
[[nodiscard]] inline diagnostic describe(problem what, std::string message, std::string file,
                                         std::uint32_t line = 0, std::string child = {}) {
    return {.severity = severity_of(what),
            .code = code_of(what),
            .message = std::move(message),
            .file = std::move(file),
            .line = line,
            .column = 0,
            .child = std::move(child)};
}

}  // namespace timescales::inline v0::ssda903
