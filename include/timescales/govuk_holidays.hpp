#pragma once

/// GOV.UK's list of bank holidays (https://www.gov.uk/bank-holidays.json) beside a calendar: what
/// differs, and the calendar's file brought up to date.
///
/// The list covers a few years and drops old ones; it names days in changing words. So only dates
/// are compared, and only within the years that it has for the division.

#include <cstdint>
#include <string>
#include <vector>

#include "timescales/civil_date.hpp"
#include "timescales/diagnostic.hpp"
#include "timescales/result.hpp"
#include "timescales/rules_yaml.hpp"
#include "timescales/working_calendar.hpp"

namespace timescales::inline v0 {

/// One day of the list.
struct govuk_holiday {
    civil_date date;
    std::string title;
    std::string notes;       ///< "Substitute day", "Extra bank holiday", or nothing
    std::uint32_t line = 0;  ///< in the file, from 1

    friend bool operator==(const govuk_holiday&, const govuk_holiday&) = default;
};

/// One division of the list: its days in order of date, each once.
struct govuk_division {
    std::string name;  ///< "england-and-wales"
    std::vector<govuk_holiday> holidays;

    friend bool operator==(const govuk_division&, const govuk_division&) = default;
};

/// The list. Immutable data, safe to share between threads.
struct govuk_list {
    std::string path;
    std::vector<govuk_division> divisions;
};

/// Reads the list, strictly: a division without events, a date that is none, a day twice or on a
/// Saturday or Sunday, and anything that is not the list's shape are errors with their line; the
/// file is used whole or not at all. At most 4 MiB.
[[nodiscard]] TIMESCALES_EXPORT loaded<govuk_list> load_govuk_list(const source_file&);

/// A day that only one of the two has.
struct holiday_difference {
    enum class kind : std::uint8_t {
        only_published = 1,  ///< GOV.UK lists it, the calendar does not
        only_recorded = 2,   ///< the calendar lists it, GOV.UK does not
    };
    kind what;
    civil_date date;
    std::string name;  ///< as the one that has it calls it
    bool
        settled;  ///< it had passed when the calendar was last verified: no announcement, a mistake

    friend bool operator==(const holiday_difference&, const holiday_difference&) = default;
};

/// A calendar beside the list, from the first day of the first year that the list has for it to the
/// last day of the last.
struct holiday_comparison {
    std::string calendar;
    civil_date from;
    civil_date to;                                ///< inclusive
    std::int64_t shared = 0;                      ///< days that both have
    std::vector<holiday_difference> differences;  ///< in order of date
    bool newly_published = false;  ///< the list reaches beyond the years that the calendar records
};

/// Compares by date, never by title. Days that the calendar projects count as its own, so that a
/// list with a new year shows where the projection was wrong. Errors: `not_found` when the list has
/// no division of the calendar's name; `outside_coverage`.
///
///     const auto list = load_govuk_list(read_file("bank-holidays.json").value());
///     compare_holidays(*built_in_calendar("scotland"), *list.value)->differences.size();   // 0
[[nodiscard]] TIMESCALES_EXPORT result<holiday_comparison> compare_holidays(const working_calendar&,
                                                                            const govuk_list&);

/// A calendar's file brought up to date.
struct merged_calendar {
    std::string text;                  ///< the YAML, comments and order kept
    std::vector<std::string> changes;  ///< one sentence each, in order of date; empty if none
};

/// Writes into the calendar's YAML what the list has and the file has not, as learned on `today`:
/// new days with `announced: today`, days that the list no longer has with `withdrawn: today`, new
/// years with a line under `published`, and `verified_on: today`. What the file knows already,
/// its dates of announcement and withdrawal among them, is kept as it stands.
///
/// Nothing is half merged. Errors, with no value: problems of the file; a day that had passed when
/// the file was last verified and now differs, which no announcement can explain and a person must
/// look at; a file laid out so that a line cannot be added to it; a result that would not load, or
/// would not say what the list says.
[[nodiscard]] TIMESCALES_EXPORT loaded<merged_calendar> merge_holidays(
    const source_file& calendar_yaml, const govuk_list&, civil_date today);

}  // namespace timescales::inline v0
