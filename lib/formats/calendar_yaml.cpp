#include <algorithm>
#include <array>
#include <deque>
#include <map>

#include "lib/formats/yaml_fields.hpp"
#include "timescales/rules_yaml.hpp"

namespace timescales::inline v0 {

namespace {

constexpr std::string_view calendar_keys[] = {"format", "calendar",    "definition",
                                              "covers", "verified_on", "holidays"};
constexpr std::string_view covers_keys[] = {"from", "to"};
constexpr std::string_view holiday_keys[] = {"date",     "name",      "basis",
                                             "attested", "announced", "source"};

/// In the order of `holiday_basis` and `attestation`, which count from 1.
constexpr std::string_view basis_names[] = {"statute", "proclamation", "common-law", "substitute",
                                            "one-off"};
constexpr std::string_view attestation_names[] = {"high", "medium", "low", "announced"};
constexpr std::string_view definition_names[] = {"sat-sun-christmas-goodfriday-bankholiday"};

/// No calendar comes near it; it bounds what the tables have to hold.
constexpr int most_holidays_a_year = 40;

class calendar_reader {
  public:
    calendar_reader(const yaml_value& document, yaml_problems& problems)
        : problems_(problems), top_(document, "", calendar_keys, problems) {}

    std::optional<working_calendar> read() {
        const auto name = top_.kind("calendar");
        const auto definition = top_.choice("definition", definition_names);
        const auto verified_on = top_.date("verified_on");
        read_coverage();
        if (const auto* items = top_.list("holidays")) {
            for (std::size_t i = 0; i < items->size(); ++i) {
                read_holiday((*items)[i], "holidays[" + std::to_string(i) + "]");
            }
        }
        check_years();
        if (problems_.any()) {
            return {};
        }
        return make_calendar({name->view(), static_cast<working_day_definition>(*definition + 1),
                              *from_, *to_, *verified_on, std::move(holidays_)});
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
        if (date) {
            check_date(fields.at("date"), *date, place);
        }
        if (date && announced && *announced > *date) {
            problems_.error(fields.at("announced"), "TS1027",
                            place + ".announced, " + std::string(to_text(*announced)) +
                                ", is after the holiday, " + std::string(to_text(*date)) +
                                "; give the day on which the public was told");
        }
        if (!date || !name || !basis || !attested || !source) {
            return;
        }
        const std::string& kept_name = texts_.emplace_back(*name);
        const std::string& kept_source = texts_.emplace_back(*source);
        holidays_.push_back({*date, kept_name, static_cast<holiday_basis>(*basis + 1),
                             static_cast<attestation>(*attested + 1), kept_source, announced});
    }

    void check_date(yaml_position at, civil_date date, const std::string& place) {
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
        if (++in_year_[date.ymd().year] == most_holidays_a_year + 1) {
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
    std::deque<std::string> texts_;
    std::map<std::int32_t, int> in_year_;
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
