#include <algorithm>
#include <array>
#include <deque>
#include <map>

#include "lib/formats/yaml_fields.hpp"
#include "timescales/rules_yaml.hpp"

namespace timescales::inline v0 {

namespace {

constexpr std::string_view calendar_keys[] = {
    "format",    "calendar",       "definition", "covers",     "verified_on",
    "review_by", "knowledge_from", "published",  "projection", "holidays"};
constexpr std::string_view covers_keys[] = {"from", "to"};
constexpr std::string_view published_keys[] = {"to", "on"};
constexpr std::string_view projection_keys[] = {"to", "statutory_substitutes", "holidays"};
constexpr std::string_view yearly_keys[] = {"name", "on", "basis", "source"};
constexpr std::string_view holiday_keys[] = {"date",      "name",       "basis",     "attested",
                                             "announced", "proclaimed", "withdrawn", "source"};

/// In the order of `holiday_basis` and `attestation`, which count from 1.
constexpr std::string_view basis_names[] = {"statute", "proclamation", "common-law", "substitute",
                                            "one-off"};
constexpr std::string_view attestation_names[] = {"high", "medium", "low", "announced"};
constexpr std::string_view definition_names[] = {"sat-sun-christmas-goodfriday-bankholiday"};

/// What returns every year rests on one of the first three.
constexpr std::span yearly_basis_names(basis_names, 3);

/// No calendar comes near it; it bounds what the tables have to hold.
constexpr std::size_t most_holidays_a_year = 40;

class calendar_reader {
  public:
    calendar_reader(const yaml_value& document, yaml_problems& problems)
        : problems_(problems), top_(document, "", calendar_keys, problems) {}

    std::optional<working_calendar> read() {
        const auto name = top_.kind("calendar");
        const auto definition = top_.choice("definition", definition_names);
        const auto verified_on = top_.date("verified_on");
        const auto review_by = top_.date_if_given("review_by");
        const auto knowledge_from = top_.date_if_given("knowledge_from");
        read_coverage();
        if (verified_on && review_by && *review_by <= *verified_on) {
            problems_.error(top_.at("review_by"), "TS1027",
                            "review_by, " + std::string(to_text(*review_by)) +
                                ", is not after verified_on, " +
                                std::string(to_text(*verified_on)) +
                                "; give the day by which the list is to be checked again");
        }
        read_publications();
        read_projection();
        if (const auto* items = top_.list("holidays")) {
            for (std::size_t i = 0; i < items->size(); ++i) {
                read_holiday((*items)[i], "holidays[" + std::to_string(i) + "]");
            }
        }
        check_years();
        if (problems_.any()) {
            return {};
        }
        return make_calendar({.name = name->view(),
                              .definition = static_cast<working_day_definition>(*definition + 1),
                              .covered_from = *from_,
                              .covered_to = *to_,
                              .verified_on = *verified_on,
                              .holidays = std::move(holidays_),
                              .review_by = review_by,
                              .knowledge_from = knowledge_from,
                              .published = std::move(published_),
                              .projection = std::move(projection_)});
    }

  private:
    void read_coverage() {
        const yaml_value* covers = top_.map("covers");
        if (covers == nullptr) {
            return;
        }
        yaml_fields fields(*covers, "covers", covers_keys, problems_);
        from_ = fields.date("from");
        to_ = fields.date("to");
        if (from_ && to_ && *to_ < *from_) {
            problems_.error(fields.at("to"), "TS1027",
                            "covers.to, " + std::string(to_text(*to_)) +
                                ", is before covers.from, " + std::string(to_text(*from_)) +
                                "; give the first and the last day that the calendar knows");
            from_ = to_ = optional_date();
        }
    }

    void read_publications() {
        const auto* items = top_.has("published") ? top_.list("published") : nullptr;
        for (std::size_t i = 0; items != nullptr && i < items->size(); ++i) {
            const std::string place = "published[" + std::to_string(i) + "]";
            yaml_fields fields((*items)[i], place, published_keys, problems_);
            const auto to = fields.date("to");
            const auto on = fields.date("on");
            if (!to || !on) {
                continue;
            }
            if (to_ && *to_ < *to) {
                problems_.error(fields.at("to"), "TS1024",
                                place + ".to, " + std::string(to_text(*to)) +
                                    ", lies outside the days that the calendar covers; correct "
                                    "the date, or list the holidays published");
            }
            if (!published_.empty() &&
                (*to <= published_.back().to || *on <= published_.back().on)) {
                problems_.error(fields.at(), "TS1033",
                                place +
                                    " is not later than the one before it in both its dates; list "
                                    "each publication once, in order");
            }
            published_.push_back({*to, *on});
        }
    }

    void read_projection() {
        const yaml_value* value = top_.has("projection") ? top_.map("projection") : nullptr;
        if (value == nullptr) {
            return;
        }
        yaml_fields fields(*value, "projection", projection_keys, problems_);
        const auto to = fields.date("to");
        if (to && to_ && *to <= *to_) {
            problems_.error(fields.at("to"), "TS1027",
                            "projection.to, " + std::string(to_text(*to)) +
                                ", is not after covers.to, " + std::string(to_text(*to_)) +
                                "; give the last day to project");
        }
        projection_.emplace(calendar_projection{to.value_or(max_date), {}, {}});
        read_statutory_substitutes(fields);
        const auto* items = fields.list("holidays");
        for (std::size_t i = 0; items != nullptr && i < items->size(); ++i) {
            read_yearly((*items)[i], "projection.holidays[" + std::to_string(i) + "]");
        }
        if (items != nullptr && (items->empty() || items->size() > most_holidays_a_year)) {
            problems_.error(fields.at("holidays"), "TS1025",
                            "projection.holidays has " + std::to_string(items->size()) +
                                " rules; give 1 to " + std::to_string(most_holidays_a_year));
        }
    }

    void read_statutory_substitutes(yaml_fields& fields) {
        constexpr std::string_view key = "statutory_substitutes";
        const auto* items = fields.has(key) ? fields.list(key) : nullptr;
        for (std::size_t i = 0; items != nullptr && i < items->size(); ++i) {
            const yaml_value& item = (*items)[i];
            const std::string place = fields.place_of(key) + "[" + std::to_string(i) + "]";
            if (const auto day = yearly(item.text, item.at, place)) {
                projection_->statutory_substitutes.push_back(*day);
            }
        }
    }

    void read_yearly(const yaml_value& value, const std::string& place) {
        yaml_fields fields(value, place, yearly_keys, problems_);
        const auto name = fields.text("name");
        const auto on = fields.text("on");
        const auto basis = fields.choice("basis", yearly_basis_names);
        const auto source = fields.text("source");
        const auto day = on ? yearly(*on, fields.at("on"), place + ".on") : std::nullopt;
        if (!name || !day || !basis || !source) {
            return;
        }
        const auto same = [&](const yearly_holiday& h) { return h.on == *day; };
        if (std::any_of(projection_->holidays.begin(), projection_->holidays.end(), same)) {
            problems_.error(fields.at("on"), "TS1015",
                            "there is a rule for '" + *on + "' already; keep one");
        }
        projection_->holidays.push_back({texts_.emplace_back(*name), *day,
                                         static_cast<holiday_basis>(*basis + 1),
                                         texts_.emplace_back(*source)});
    }

    std::optional<yearly_day> yearly(const std::string& text, yaml_position at,
                                     const std::string& place) {
        const auto day = yearly_day::parse(text);
        if (!day) {
            problems_.error(at, "TS1034", place + ": " + day.error().message);
            return {};
        }
        return *day;
    }

    /// A year without holidays is a year that nobody has entered yet, and would count every weekday
    /// as a working day. Examined last: a holiday with another mistake is a holiday all the same.
    void check_years() {
        if (problems_.any()) {
            return;
        }
        for (std::int32_t year = (*from_).ymd().year; year <= (*to_).ymd().year; ++year) {
            const bool whole = *from_ <= *civil_date::from_ymd(year, 1, 1) &&
                               *civil_date::from_ymd(year, 12, 31) <= *to_;
            if (whole && !in_year_.contains(year)) {
                problems_.error(top_.at("covers"), "TS1030",
                                "no holiday in " + std::to_string(year) +
                                    ", a year that the calendar covers; list its holidays, or let "
                                    "covers leave it out");
            }
        }
    }

    void read_holiday(const yaml_value& value, const std::string& place) {
        yaml_fields fields(value, place, holiday_keys, problems_);
        const auto date = fields.date("date");
        const auto name = fields.text("name");
        const auto basis = fields.choice("basis", basis_names);
        const auto attested = fields.choice("attested", attestation_names);
        const auto source = fields.text("source");
        const auto announced = fields.date_if_given("announced");
        const auto proclaimed = fields.date_if_given("proclaimed");
        const auto withdrawn = fields.date_if_given("withdrawn");
        if (date) {
            check_date(fields.at("date"), *date, place, withdrawn.has_value());
            check_knowledge(fields, *date, announced, proclaimed, withdrawn);
        }
        if (!date || !name || !basis || !attested || !source) {
            return;
        }
        holidays_.push_back({.date = *date,
                             .name = texts_.emplace_back(*name),
                             .basis = static_cast<holiday_basis>(*basis + 1),
                             .attested = static_cast<attestation>(*attested + 1),
                             .source = texts_.emplace_back(*source),
                             .announced = announced,
                             .proclaimed = proclaimed,
                             .withdrawn = withdrawn});
    }

    /// Announced, proclaimed and withdrawn before it took place, in this order.
    void check_knowledge(yaml_fields& fields, civil_date date, optional_date announced,
                         optional_date proclaimed, optional_date withdrawn) {
        const auto told_after = [&](std::string_view key, optional_date told,
                                    std::string_view instead) {
            if (told && date < *told) {
                problems_.error(fields.at(key), "TS1027",
                                fields.place_of(key) + ", " + std::string(to_text(*told)) +
                                    ", is after the holiday, " + std::string(to_text(date)) +
                                    "; give the day on which " + std::string(instead));
            }
        };
        told_after("announced", announced, "the public was told");
        told_after("proclaimed", proclaimed, "it was proclaimed");
        told_after("withdrawn", withdrawn, "the public was told that it would be worked");
        if (announced && withdrawn && *withdrawn <= *announced) {
            problems_.error(fields.at("withdrawn"), "TS1027",
                            fields.place_of("withdrawn") + ", " + std::string(to_text(*withdrawn)) +
                                ", is not after the announcement, " +
                                std::string(to_text(*announced)) +
                                "; what was withdrawn had been announced before");
        }
    }

    void check_date(yaml_position at, civil_date date, const std::string& place, bool withdrawn) {
        const std::string day(to_text(date));
        if (date.is_weekend()) {
            problems_.error(at, "TS1023",
                            day + " in " + place + " is a " +
                                std::string(to_string(date.day_of_week())) +
                                ", which is no working day anyway; leave it out, or give the "
                                "substitute day");
        }
        if (from_ && to_ && (date < *from_ || *to_ < date)) {
            problems_.error(at, "TS1024",
                            day + " in " + place +
                                " lies outside the days that the calendar covers, " +
                                std::string(to_text(*from_)) + " to " + std::string(to_text(*to_)) +
                                "; correct the date, or what it covers");
        }
        if (last_ && date <= *last_) {
            problems_.error(at, "TS1022",
                            day + " in " + place + " does not come after " +
                                std::string(to_text(*last_)) +
                                "; list each holiday once, in order of date");
        }
        last_ = date;
        if (!withdrawn && ++in_year_[date.ymd().year] == most_holidays_a_year + 1) {
            problems_.error(at, "TS1025",
                            "more than " + std::to_string(most_holidays_a_year) + " holidays in " +
                                std::to_string(date.ymd().year) + ", at " + place +
                                "; no calendar has that many, so check the dates");
        }
    }

    yaml_problems& problems_;
    yaml_fields top_;
    optional_date from_;
    optional_date to_;
    optional_date last_;
    std::vector<bank_holiday> holidays_;
    std::vector<publication> published_;
    std::optional<calendar_projection> projection_;
    std::deque<std::string> texts_;
    std::map<std::int32_t, std::size_t> in_year_;
};

}  // namespace

loaded<working_calendar> load_calendar(const source_file& source) {
    yaml_problems problems(source.path);
    const std::optional<yaml_value> document = read_yaml(source, problems);
    loaded<working_calendar> answer;
    if (document && expect_format(*document, "timescales-calendar/1", problems)) {
        answer.value = calendar_reader(*document, problems).read();
    }
    answer.problems = problems.take();
    return answer;
}

}  // namespace timescales::inline v0
