#include "timescales/working_calendar.hpp"

#include <algorithm>
#include <deque>
#include <string>

#include "lib/time/calendar_builder.hpp"
#include "lib/time/calendar_queries.hpp"
#include "lib/time/projection.hpp"
#include "timescales/calendar_set.hpp"
#include "timescales/result.hpp"

namespace timescales::inline v0 {

namespace {

/// The days that the rules give after those recorded. `names` owns the names of substitutes.
void project(detail::calendar_content& content, const calendar_projection& rules,
             std::deque<std::string>& names) {
    content.covered_to = std::max(content.recorded_to, rules.to);
    for (std::int32_t year = content.recorded_to.ymd().year; year <= rules.to.ymd().year; ++year) {
        for (const detail::projected_day& day : detail::projected_days(rules, year)) {
            if (day.date <= content.recorded_to || rules.to < day.date) {
                continue;
            }
            content.holidays.push_back(
                {.date = day.date,
                 .name = day.substitute
                             ? names.emplace_back(std::string(day.rule->name) + " (substitute day)")
                             : day.rule->name,
                 .basis = day.substitute ? holiday_basis::substitute : day.rule->basis,
                 .attested = day.attested,
                 .source = day.rule->source,
                 .listed_by = content.name});
        }
    }
}

std::string unknown_then(const working_calendar& calendar, civil_date day) {
    const std::string name(calendar.name());
    const optional_date from = calendar.knowledge_from();
    return from ? "what was known of the calendar " + name + " on " + std::string(to_text(day)) +
                      " is not recorded; it is from " + std::string(to_text(*from)) + " on"
                : "the calendar " + name +
                      " does not record what was known when; give it a knowledge_from date";
}

/// Up to which day holidays had been published on that day, as far as that is recorded.
civil_date published_by(const working_calendar& calendar, civil_date day) {
    if (day >= calendar.verified_on()) {
        return calendar.published_to();
    }
    civil_date to = day;
    for (const publication& p : calendar.publications()) {
        if (p.on <= day) {
            to = std::max(to, p.to);
        }
    }
    return std::min(to, calendar.recorded_to());
}

/// Those that counted then, in order of date.
std::vector<bank_holiday> holidays_known_on(const working_calendar& calendar, civil_date day) {
    std::vector<bank_holiday> known;
    for (const auto& records : {calendar.holidays(), calendar.withdrawn()}) {
        for (bank_holiday h : records) {
            if (h.known_on(day)) {
                h.withdrawn = {};  // nobody knew yet
                known.push_back(h);
            }
        }
    }
    std::sort(known.begin(), known.end(),
              [](const bank_holiday& a, const bank_holiday& b) { return a.date < b.date; });
    return known;
}

result<working_calendar> composed_as_known_on(const detail::calendar_composition& made,
                                              civil_date day) {
    std::vector<working_calendar> parts;
    for (const working_calendar& part : made.parts) {
        result<working_calendar> then = part.as_known_on(day);
        if (!then) {
            return then;
        }
        parts.push_back(*then);
    }
    switch (made.how) {
        case detail::calendar_composition::kind::any_of:
            return any_of(parts);
        case detail::calendar_composition::kind::all_of:
            return all_of(parts);
        case detail::calendar_composition::kind::layers:
            break;
    }
    return with_layers(parts.front(), made.layers);
}

}  // namespace

working_calendar make_calendar(const calendar_definition& definition) {
    detail::calendar_content content{.name = definition.name,
                                     .definition = definition.definition,
                                     .covered_from = definition.covered_from,
                                     .covered_to = definition.covered_to,
                                     .recorded_to = definition.covered_to,
                                     .published_to = definition.covered_to,
                                     .verified_on = definition.verified_on,
                                     .settled_before = definition.verified_on,
                                     .review_by = definition.review_by,
                                     .knowledge_from = definition.knowledge_from,
                                     .published = definition.published};
    for (bank_holiday h : definition.holidays) {
        if (h.listed_by.empty()) {
            h.listed_by = definition.name;
        }
        (h.withdrawn ? content.withdrawn : content.holidays).push_back(h);
    }
    std::deque<std::string> names;
    if (definition.projection) {
        project(content, *definition.projection, names);
    }
    return detail::build_calendar(std::move(content)).value();
}

result<working_calendar> working_calendar::as_known_on(civil_date day) const {
    if (known_on() && *known_on() < day) {
        return error{error_code::invalid_argument,
                     "the calendar " + std::string(name()) + " is already the one known on " +
                         std::string(to_text(*known_on())) + "; ask the final calendar what was " +
                         "known on " + std::string(to_text(day))};
    }
    if (tables_->composed_of != nullptr) {
        return composed_as_known_on(*tables_->composed_of, day);
    }
    if (!knowledge_from() || day < *knowledge_from()) {
        return error{error_code::outside_coverage, unknown_then(*this, day)};
    }
    detail::calendar_content content = detail::content_of(*this);
    content.known_on = day;
    content.settled_before = std::min(content.settled_before, day);
    content.published_to = published_by(*this, day);
    content.holidays = holidays_known_on(*this, day);
    std::erase_if(content.withdrawn, [day](const bank_holiday& h) { return day < *h.withdrawn; });
    std::erase_if(content.published, [day](const publication& p) { return day < p.on; });
    return detail::build_calendar(std::move(content));
}

optional_date detail::add_far_working_days(const calendar_tables& tables, civil_date day,
                                           std::int32_t count) noexcept {
    const std::int32_t backward = count < 0 ? 1 : 0;
    const std::int32_t place = place_of(tables, day) - backward;
    if (!is_boundary(tables, place)) {
        return {};
    }
    const std::int64_t wanted =
        std::int64_t{rank_of(tables, static_cast<std::uint32_t>(place))} + count + backward;
    if (wanted < 1 || wanted > tables.working_days) {
        return {};
    }
    return day_at(tables, place_of_working_day(tables, static_cast<std::uint32_t>(wanted)));
}

std::string_view working_calendar::name() const noexcept {
    return tables_->name;
}

working_day_definition working_calendar::definition() const noexcept {
    return tables_->definition;
}

civil_date working_calendar::covered_from() const noexcept {
    return tables_->covered_from;
}

civil_date working_calendar::covered_to() const noexcept {
    return tables_->covered_to;
}

bool working_calendar::covers(civil_date day) const noexcept {
    return detail::covers(*tables_, day);
}

civil_date working_calendar::recorded_to() const noexcept {
    return tables_->recorded_to;
}

civil_date working_calendar::published_to() const noexcept {
    return tables_->published_to;
}

civil_date working_calendar::verified_on() const noexcept {
    return tables_->verified_on;
}

optional_date working_calendar::review_by() const noexcept {
    return tables_->review_by;
}

optional_date working_calendar::knowledge_from() const noexcept {
    return tables_->knowledge_from;
}

optional_date working_calendar::known_on() const noexcept {
    return tables_->known_on;
}

bool working_calendar::has_layers() const noexcept {
    const auto* made = tables_->composed_of;
    return made != nullptr &&
           (made->how == detail::calendar_composition::kind::layers ||
            std::any_of(made->parts.begin(), made->parts.end(),
                        [](const working_calendar& part) { return part.has_layers(); }));
}

std::size_t working_calendar::memory_used() const noexcept {
    const auto with_bases = [](std::size_t entries) {
        return entries + (entries + detail::rising_sequence::block - 1) /
                             detail::rising_sequence::block * sizeof(std::uint32_t);
    };
    const std::size_t far_words = tables_->far.word_count;
    const std::size_t far_working_days = tables_->working_days - tables_->near_working_days;
    const std::size_t far = far_words * sizeof(std::uint64_t) +
                            (far_words + 1) * sizeof(std::uint32_t) +
                            (far_working_days + detail::day_bits::block - 1) /
                                detail::day_bits::block * sizeof(std::uint16_t);
    return sizeof(detail::calendar_tables) + with_bases(std::size_t{tables_->near_days} + 1) +
           with_bases(std::size_t{tables_->near_working_days} + 1) + far +
           (tables_->holiday_count + tables_->withdrawn_count) * sizeof(bank_holiday) +
           tables_->publication_count * sizeof(publication) + tables_->text_size;
}

std::uint64_t working_calendar::content_hash() const noexcept {
    return tables_->content_hash;
}

std::span<const bank_holiday> working_calendar::holidays() const noexcept {
    return {tables_->holidays, tables_->holiday_count};
}

std::span<const bank_holiday> working_calendar::holidays(civil_date from_inclusive,
                                                         civil_date to_inclusive) const noexcept {
    const auto all = holidays();
    const auto before = [](const bank_holiday& h, civil_date day) { return h.date < day; };
    const auto after = [](civil_date day, const bank_holiday& h) { return day < h.date; };
    const auto first = std::lower_bound(all.begin(), all.end(), from_inclusive, before);
    const auto last = std::upper_bound(first, all.end(), to_inclusive, after);
    return {first, last};
}

std::span<const bank_holiday> working_calendar::withdrawn() const noexcept {
    return {tables_->withdrawn, tables_->withdrawn_count};
}

std::span<const publication> working_calendar::publications() const noexcept {
    return {tables_->publications, tables_->publication_count};
}

const bank_holiday* working_calendar::holiday_on(civil_date day) const noexcept {
    const auto found = holidays(day, day);
    return found.empty() ? nullptr : found.data();
}

optional_date working_calendar::add(civil_date day, std::int32_t count) const noexcept {
    return detail::add_working_days(*tables_, day, count);
}

std::optional<std::int32_t> working_calendar::count(civil_date from_exclusive,
                                                    civil_date to_inclusive) const noexcept {
    return detail::count_working_days(*tables_, from_exclusive, to_inclusive);
}

std::optional<bool> working_calendar::is_working_day(civil_date day) const noexcept {
    if (!detail::covers(*tables_, day)) {
        return {};
    }
    return detail::is_working_day(*tables_, day);
}

optional_date working_calendar::on_or_before(civil_date day) const noexcept {
    return detail::last_working_day(*tables_, day);
}

optional_date working_calendar::on_or_after(civil_date day) const noexcept {
    if (!detail::covers(*tables_, day)) {
        return {};
    }
    const auto place = static_cast<std::uint32_t>(detail::place_of(*tables_, day));
    const std::uint32_t rank = detail::rank_of(*tables_, place - 1);
    if (rank == tables_->working_days) {
        return {};
    }
    return detail::day_at(*tables_, detail::place_of_working_day(*tables_, rank + 1));
}

certainty working_calendar::certainty_of(civil_date last_day) const noexcept {
    return detail::certainty_of(*tables_, last_day);
}

std::optional<date_range> working_calendar::range_of(civil_date day,
                                                     std::int32_t count) const noexcept {
    const optional_date answer = add(day, count);
    if (!answer) {
        return {};
    }
    if (count == 0) {
        return date_range{day, day};
    }
    // Forward. A day closed in the count moves the answer to the next working day. A holiday opened
    // in it, were it the first that can be, makes the working day before the answer the last one
    // counted, or the opened day itself if that is later. Backward the same, mirrored.
    const civil_date open_from = tables_->settled_before;
    date_range range{answer, answer};
    if (count > 0) {
        if (*answer >= open_from) {
            range.latest = add(day, count + 1);
        }
        const auto between = holidays(std::max(day.plus_days(1).value_or(day), open_from), *answer);
        if (!between.empty()) {
            const optional_date before = count == 1 ? optional_date() : add(day, count - 1);
            range.earliest =
                before ? std::max(between.front().date, *before) : between.front().date;
        }
    } else {
        const optional_date nearest = add(day, -1);
        if (nearest && *nearest >= open_from) {
            range.earliest = add(day, count - 1);
        }
        const auto between =
            holidays(std::max(*answer, open_from), day.plus_days(-1).value_or(day));
        if (!between.empty()) {
            const optional_date before = count == -1 ? optional_date() : add(day, count + 1);
            range.latest = before ? std::min(between.back().date, *before) : between.back().date;
        }
    }
    return range;
}

std::optional<count_range> working_calendar::count_range_of(
    civil_date from_exclusive, civil_date to_inclusive) const noexcept {
    const std::optional<std::int32_t> counted = count(from_exclusive, to_inclusive);
    if (!counted) {
        return {};
    }
    // What is added to a stretch of days is taken off a stretch counted backward.
    const bool forward = from_exclusive <= to_inclusive;
    const civil_date first = forward ? from_exclusive : to_inclusive;
    const civil_date last = forward ? to_inclusive : from_exclusive;
    const civil_date open_from =
        std::max(first.plus_days(1).value_or(first), tables_->settled_before);
    if (last < open_from) {
        return count_range{*counted, *counted};
    }
    const std::int32_t closed = count(*open_from.plus_days(-1), last).value_or(0) > 0 ? 1 : 0;
    const std::int32_t opened = holidays(open_from, last).empty() ? 0 : 1;
    return forward ? count_range{*counted - closed, *counted + opened}
                   : count_range{*counted - opened, *counted + closed};
}

std::string_view to_string(working_day_definition definition) noexcept {
    return definition == working_day_definition::sat_sun_christmas_goodfriday_bankholiday
               ? "sat-sun-christmas-goodfriday-bankholiday"
               : "sat-sun-christmas-boxing-goodfriday-bankholiday";
}

std::string_view to_string(certainty c) noexcept {
    switch (c) {
        case certainty::settled:
            return "settled";
        case certainty::announced:
            return "announced";
        case certainty::projected:
            return "projected";
    }
    return "unknown";
}

}  // namespace timescales::inline v0
