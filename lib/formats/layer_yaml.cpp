#include <algorithm>

#include "lib/formats/yaml_fields.hpp"
#include "timescales/rules_yaml.hpp"

namespace timescales::inline v0 {

namespace {

constexpr std::string_view layer_keys[] = {"format", "layer",  "kind", "author",
                                           "reason", "covers", "days"};
constexpr std::string_view covers_keys[] = {"from", "to"};
constexpr std::string_view days_keys[] = {"date", "from", "to", "name", "calendars", "source"};

/// In the order of `layer_kind`, which counts from 1.
constexpr std::string_view kind_names[] = {"closure", "school-term", "disputed"};

class layer_reader {
  public:
    layer_reader(const yaml_value& document, yaml_problems& problems)
        : problems_(problems), top_(document, "", layer_keys, problems) {}

    std::optional<calendar_layer> read() {
        const auto name = top_.kind("layer");
        const auto kind = top_.choice("kind", kind_names);
        const auto author = top_.text("author");
        const auto reason = top_.text("reason");
        const yaml_value* covers = top_.map("covers");
        if (covers != nullptr) {
            yaml_fields fields(*covers, "covers", covers_keys, problems_);
            covered_ = stretch_of(fields);
        }
        const auto* items = top_.list("days");
        for (std::size_t i = 0; items != nullptr && i < items->size(); ++i) {
            read_days((*items)[i], "days[" + std::to_string(i) + "]");
        }
        if (items != nullptr && items->empty()) {
            problems_.error(top_.at("days"), "TS1009",
                            "the layer has no days; list at least one, or leave the layer out");
        }
        if (problems_.any()) {
            return {};
        }
        return calendar_layer{.name = std::string(name->view()),
                              .kind = static_cast<layer_kind>(*kind + 1),
                              .author = *author,
                              .reason = *reason,
                              .covered_from = covered_->from,
                              .covered_to = covered_->to,
                              .days = std::move(days_)};
    }

  private:
    struct stretch {
        civil_date from;
        civil_date to;
    };

    std::optional<stretch> stretch_of(yaml_fields& fields) {
        const auto from = fields.date("from");
        const auto to = fields.date("to");
        if (!from || !to) {
            return {};
        }
        if (*to < *from) {
            problems_.error(fields.at("to"), "TS1027",
                            fields.place_of("to") + ", " + std::string(to_text(*to)) +
                                ", is before " + fields.place_of("from") + ", " +
                                std::string(to_text(*from)) + "; swap the two");
            return {};
        }
        return stretch{*from, *to};
    }

    void read_days(const yaml_value& value, const std::string& place) {
        yaml_fields fields(value, place, days_keys, problems_);
        const auto name = fields.text("name");
        const auto source = fields.has("source") ? fields.text("source") : std::string();
        std::vector<std::string> calendars = read_calendars(fields);
        const std::optional<stretch> days = days_of(fields);
        if (days && covered_ && (days->from < covered_->from || covered_->to < days->to)) {
            problems_.error(fields.at(), "TS1024",
                            place + " lies outside the days that the layer covers, " +
                                std::string(to_text(covered_->from)) + " to " +
                                std::string(to_text(covered_->to)) +
                                "; correct the date, or what it covers");
        }
        if (name && source && days) {
            days_.push_back({days->from, days->to, *name, std::move(calendars), *source});
        }
    }

    /// One day, or from one to another.
    std::optional<stretch> days_of(yaml_fields& fields) {
        if (!fields.has("date")) {
            return stretch_of(fields);
        }
        if (fields.has("from") || fields.has("to")) {
            problems_.error(fields.at("date"), "TS1028",
                            fields.place_of("date") +
                                " stands beside 'from' or 'to'; give one day as 'date', or "
                                "several as 'from' and 'to'");
            return {};
        }
        const auto date = fields.date("date");
        return date ? std::optional(stretch{*date, *date}) : std::nullopt;
    }

    std::vector<std::string> read_calendars(yaml_fields& fields) {
        std::vector<std::string> names;
        const auto* items = fields.has("calendars") ? fields.list("calendars") : nullptr;
        for (std::size_t i = 0; items != nullptr && i < items->size(); ++i) {
            const std::string place = fields.place_of("calendars[" + std::to_string(i) + "]");
            if (const auto name = yaml_kind((*items)[i], place, problems_)) {
                names.emplace_back(name->view());
            }
        }
        if (items != nullptr && items->empty()) {
            problems_.error(fields.at("calendars"), "TS1009",
                            fields.place_of("calendars") +
                                " is empty; name a calendar, or leave it out for every one");
        }
        return names;
    }

    yaml_problems& problems_;
    yaml_fields top_;
    std::optional<stretch> covered_;
    std::vector<layer_days> days_;
};

}  // namespace

loaded<calendar_layer> load_layer(const source_file& source) {
    yaml_problems problems(source.path);
    const std::optional<yaml_value> document = read_yaml(source, problems);
    loaded<calendar_layer> answer;
    if (document && expect_format(*document, "timescales-layer/1", problems)) {
        answer.value = layer_reader(*document, problems).read();
    }
    answer.problems = problems.take();
    return answer;
}

}  // namespace timescales::inline v0
