#pragma once

/// What every calendar is built from, whether it comes from a definition, from an announcement,
/// from other calendars, or from what was known on a date.

#include <memory>
#include <string_view>
#include <vector>

#include "lib/time/calendar_tables.hpp"
#include "timescales/calendar_layer.hpp"
#include "timescales/result.hpp"
#include "timescales/working_calendar.hpp"

namespace timescales::inline v0::detail {

/// How a calendar was put together from others.
struct calendar_composition {
    enum class kind { any_of, all_of, layers };
    kind how;
    std::vector<working_calendar> parts;  // one for `layers`
    std::vector<calendar_layer> layers;
};

/// A calendar's content, day by day. The texts need live only until it is built.
struct calendar_content {
    std::string_view name;
    working_day_definition definition;
    civil_date covered_from;
    civil_date covered_to;
    civil_date recorded_to;
    civil_date published_to;
    civil_date verified_on;
    civil_date settled_before;
    optional_date review_by = {};
    optional_date knowledge_from = {};
    optional_date known_on = {};
    std::vector<bank_holiday> holidays = {};   // in order of date, weekdays, covered
    std::vector<bank_holiday> withdrawn = {};  // in order of date
    std::vector<publication> published = {};
    std::shared_ptr<const calendar_composition> composed_of = {};
};

/// The content again. Its texts belong to the calendar.
[[nodiscard]] calendar_content content_of(const working_calendar&);

/// Copies the texts, once each, and builds the tables.
/// Errors: `invalid_argument` where 64 working days span more than 255 days.
[[nodiscard]] result<working_calendar> build_calendar(calendar_content);

}  // namespace timescales::inline v0::detail
