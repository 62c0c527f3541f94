#include "timescales/working_calendar.hpp"

#include <algorithm>
#include <string>

#include "lib/support/fingerprint.hpp"
#include "lib/time/calendar_queries.hpp"
#include "timescales/result.hpp"

namespace timescales::inline v0 {

namespace {

/// Owns what `calendar_tables` points into.
struct owned_calendar {
    detail::calendar_tables tables;
    std::vector<bank_holiday> holidays;
    std::string texts;
    std::vector<std::uint32_t> rank_bases;
    std::vector<std::uint8_t> rank_offsets;
    std::vector<std::uint32_t> select_bases;
    std::vector<std::uint8_t> select_offsets;
};

void append(std::vector<std::uint32_t>& bases, std::vector<std::uint8_t>& offsets,
            std::uint32_t value) {
    if (offsets.size() % detail::rising_sequence::block == 0) {
        bases.push_back(value);
    }
    const std::uint32_t above = value - bases.back();
    if (above > UINT8_MAX) {
        throw_failure(
            {error_code::invalid_argument,
             "too many holidays close together: 64 working days span more than 255 days"});
    }
    offsets.push_back(static_cast<std::uint8_t>(above));
}

std::uint64_t hash_of(const calendar_definition& d) {
    fingerprint print;
    print.add(d.name)
        .add(static_cast<std::int64_t>(d.definition))
        .add(d.covered_from.days_since_epoch())
        .add(d.covered_to.days_since_epoch())
        .add(d.verified_on.days_since_epoch());
    for (const bank_holiday& h : d.holidays) {
        print.add(h.date.days_since_epoch())
            .add(h.name)
            .add(static_cast<std::int64_t>(h.basis))
            .add(static_cast<std::int64_t>(h.attested))
            .add(h.source)
            .add(h.announced ? (*h.announced).days_since_epoch() : INT64_MAX);
    }
    return print.value();
}

/// Copies the texts into one string, so that the calendar outlives what it was read from.
void own_texts(owned_calendar& owned, const calendar_definition& definition) {
    std::size_t length = definition.name.size();
    for (const bank_holiday& h : definition.holidays) {
        length += h.name.size() + h.source.size();
    }
    owned.texts.reserve(length);  // the views below stay valid: no reallocation after this
    const auto keep = [&owned](std::string_view text) {
        const std::size_t begin = owned.texts.size();
        owned.texts += text;
        return std::string_view(owned.texts).substr(begin);
    };
    owned.tables.name = keep(definition.name);
    owned.holidays = definition.holidays;
    for (bank_holiday& h : owned.holidays) {
        h.name = keep(h.name);
        h.source = keep(h.source);
    }
}

void build_tables(owned_calendar& owned, const calendar_definition& definition) {
    append(owned.rank_bases, owned.rank_offsets, 0);
    append(owned.select_bases, owned.select_offsets, 0);
    auto holiday = owned.holidays.begin();
    std::uint32_t working_days = 0;
    std::uint32_t place = 0;
    for (std::int32_t day = definition.covered_from.days_since_epoch();
         day <= definition.covered_to.days_since_epoch(); ++day) {
        ++place;
        const civil_date date = *civil_date::from_days(day);
        const bool is_holiday = holiday != owned.holidays.end() && holiday->date == date;
        if (is_holiday) {
            ++holiday;
        }
        if (!is_holiday && !date.is_weekend()) {
            ++working_days;
            append(owned.select_bases, owned.select_offsets, place);
        }
        append(owned.rank_bases, owned.rank_offsets, working_days);
    }
    owned.tables.working_days = working_days;
}

}  // namespace

working_calendar make_calendar(const calendar_definition& definition) {
    auto owned = std::make_shared<owned_calendar>(
        owned_calendar{.tables = {.name = {},
                                  .definition = definition.definition,
                                  .covered_from = definition.covered_from,
                                  .covered_to = definition.covered_to,
                                  .verified_on = definition.verified_on,
                                  .holidays = nullptr,
                                  .holiday_count = definition.holidays.size(),
                                  .rank = {},
                                  .select = {},
                                  .working_days = 0,
                                  .content_hash = hash_of(definition)},
                       .holidays = {},
                       .texts = {},
                       .rank_bases = {},
                       .rank_offsets = {},
                       .select_bases = {},
                       .select_offsets = {}});
    own_texts(*owned, definition);
    build_tables(*owned, definition);
    owned->tables.holidays = owned->holidays.data();
    owned->tables.rank = {owned->rank_bases.data(), owned->rank_offsets.data()};
    owned->tables.select = {owned->select_bases.data(), owned->select_offsets.data()};
    const detail::calendar_tables& tables = owned->tables;
    return working_calendar(tables, std::move(owned));
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

civil_date working_calendar::verified_on() const noexcept {
    return tables_->verified_on;
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
    const auto place = static_cast<std::uint32_t>(detail::place_of(*tables_, day));
    return tables_->rank[place] != tables_->rank[place - 1];
}

optional_date working_calendar::on_or_before(civil_date day) const noexcept {
    return detail::last_working_day(*tables_, day);
}

optional_date working_calendar::on_or_after(civil_date day) const noexcept {
    if (!detail::covers(*tables_, day)) {
        return {};
    }
    const auto place = static_cast<std::uint32_t>(detail::place_of(*tables_, day));
    const std::uint32_t rank = tables_->rank[place - 1];
    if (rank == tables_->working_days) {
        return {};
    }
    return detail::day_at(*tables_, tables_->select[rank + 1]);
}

std::string_view to_string(working_day_definition) noexcept {
    return "sat-sun-christmas-goodfriday-bankholiday";
}

std::string_view to_string(certainty c) noexcept {
    return c == certainty::settled ? "settled" : "announced";
}

std::string_view to_string(holiday_basis basis) noexcept {
    switch (basis) {
        case holiday_basis::statute:
            return "statute";
        case holiday_basis::proclamation:
            return "proclamation";
        case holiday_basis::common_law:
            return "common-law";
        case holiday_basis::substitute:
            return "substitute";
        case holiday_basis::one_off:
            return "one-off";
    }
    return "unknown";
}

std::string_view to_string(attestation a) noexcept {
    switch (a) {
        case attestation::high:
            return "high";
        case attestation::medium:
            return "medium";
        case attestation::low:
            return "low";
        case attestation::announced:
            return "announced";
    }
    return "unknown";
}

}  // namespace timescales::inline v0
