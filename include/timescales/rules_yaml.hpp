#pragma once

/// Reads rule packs, calendars and timelines from YAML, strictly: unknown and repeated keys, values
/// of the wrong kind, dates that do not exist and rules that contradict each other are errors.
/// Every problem of a file is reported with its position, and a file with an error yields nothing.
///
/// `rules/README.md` describes the formats and lists the codes of the problems.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "timescales/calendar_layer.hpp"
#include "timescales/diagnostic.hpp"
#include "timescales/result.hpp"
#include "timescales/rule_book.hpp"
#include "timescales/timeline.hpp"
#include "timescales/working_calendar.hpp"

namespace timescales::inline v0 {

/// A text and the name under which its problems are reported.
struct source_file {
    std::string path;
    std::string text;
};

/// Reads a file whole. Errors: `unreadable_file`, also above 64 MiB. The loaders below read at most
/// 1 MiB of it, and say so.
[[nodiscard]] TIMESCALES_EXPORT result<source_file> read_file(const std::string& path);

/// A calendar from `format: timescales-calendar/1`. How a host takes in a new bank holiday without
/// another build of the library: it loads the corrected file and uses the calendar instead.
[[nodiscard]] TIMESCALES_EXPORT loaded<working_calendar> load_calendar(const source_file&);

/// Days laid over a calendar, from `format: timescales-layer/1`.
[[nodiscard]] TIMESCALES_EXPORT loaded<calendar_layer> load_layer(const source_file&);

/// A rule book from packs of `format: timescales/1`, or every problem of all of them. The calendars
/// that they name are looked for among `calendars`, as `calendar_named` does, and `layers`; those
/// that it puts together join the book's. The timescales of `beside`, if given, are in the book
/// too: those of the packs can be based on them.
///
///     const source_file pack = read_file("visits.yaml").value();
///     const auto rules = load_rule_book({&pack, 1}, built_in_calendars());
///     to_string(rules.problems[0]);
///     // visits.yaml:14:31: error TS1007: unknown unit 'workdays' in
///     // timescales[0].versions[0].steps[0].within; use working days, days, weeks, months, years
///     or hours
[[nodiscard]] TIMESCALES_EXPORT loaded<rule_book> load_rule_book(
    std::span<const source_file> packs, std::span<const working_calendar> calendars,
    std::span<const calendar_layer> layers = {}, const rule_book* beside = nullptr);

/// What a pack can say, as a JSON Schema (draft-07) for editors: `rules/timescales.schema.json`.
/// It is made from the tables that `load_rule_book` reads by, and knows less: whether the parts of
/// a pack go together, only loading it tells.
[[nodiscard]] TIMESCALES_EXPORT std::string rules_json_schema();

/// A timeline from `format: timescales-timeline/1`, in YAML or JSON.
[[nodiscard]] TIMESCALES_EXPORT loaded<timeline> load_timeline(const source_file&);

}  // namespace timescales::inline v0
