#include <algorithm>
#include <cstddef>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>

#include "lib/formats/suggestion.hpp"
#include "timescales/govuk_holidays.hpp"

namespace timescales::inline v0 {

namespace {

constexpr std::size_t most_bytes = 4 << 20;
constexpr std::size_t deepest = 16;

using nlohmann::json;

struct json_entry;

/// JSON as a plain tree with lines. The document of nlohmann-json would keep the last of two equal
/// keys and forget where anything stood.
struct json_value {
    enum class kind : std::uint8_t { text, list, map, other };
    kind what = kind::other;
    std::uint32_t line = 0;
    std::string text;
    std::vector<json_entry> entries;  // of a map
    std::vector<json_value> items;    // of a list
};

struct json_entry {
    std::string name;
    json_value value;
};

/// Goes through the text and counts its lines.
struct counting_iterator {
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    const char* at;
    std::uint32_t* line;

    reference operator*() const noexcept { return *at; }
    counting_iterator& operator++() noexcept {
        *line += *at == '\n' ? 1 : 0;
        ++at;
        return *this;
    }
    friend bool operator==(const counting_iterator& a, const counting_iterator& b) noexcept {
        return a.at == b.at;
    }
};

/// Builds the tree from the events of nlohmann's parser, which checks the text: its encoding, too.
class tree_builder : public nlohmann::json_sax<json> {
  public:
    explicit tree_builder(const std::uint32_t& line) : line_(line) {}

    [[nodiscard]] const json_value& root() const noexcept { return root_; }
    [[nodiscard]] bool too_deep() const noexcept { return too_deep_; }

    bool null() override { return add(json_value::kind::other, {}); }
    bool boolean(bool) override { return add(json_value::kind::other, {}); }
    bool number_integer(number_integer_t) override { return add(json_value::kind::other, {}); }
    bool number_unsigned(number_unsigned_t) override { return add(json_value::kind::other, {}); }
    bool number_float(number_float_t, const string_t&) override {
        return add(json_value::kind::other, {});
    }
    bool string(string_t& text) override { return add(json_value::kind::text, text); }
    bool binary(binary_t&) override { return add(json_value::kind::other, {}); }
    bool start_object(std::size_t) override { return open(json_value::kind::map); }
    bool key(string_t& name) override {
        open_.back()->entries.push_back({name, {}});
        return true;
    }
    bool end_object() override { return close(); }
    bool start_array(std::size_t) override { return open(json_value::kind::list); }
    bool end_array() override { return close(); }
    bool parse_error(std::size_t, const std::string&, const json::exception&) override {
        return false;
    }

  private:
    json_value& next() {
        if (open_.empty()) {
            return root_;
        }
        json_value& parent = *open_.back();
        return parent.what == json_value::kind::map ? parent.entries.back().value
                                                    : parent.items.emplace_back();
    }

    bool add(json_value::kind what, std::string text) {
        json_value& value = next();
        value.what = what;
        value.line = line_;
        value.text = std::move(text);
        return true;
    }

    bool open(json_value::kind what) {
        if (open_.size() == deepest) {
            too_deep_ = true;
            return false;
        }
        json_value& value = next();
        value.what = what;
        value.line = line_;
        open_.push_back(&value);  // stays where it is: its siblings come after it is closed
        return true;
    }

    bool close() {
        open_.pop_back();
        return true;
    }

    const std::uint32_t& line_;
    json_value root_;
    std::vector<json_value*> open_;
    bool too_deep_ = false;
};

class list_reader {
  public:
    explicit list_reader(std::string path) : path_(std::move(path)) {}

    loaded<govuk_list> read(std::string_view text) {
        loaded<govuk_list> answer;
        if (const std::optional<json_value> root = parse(text)) {
            govuk_list list{path_, {}};
            read_divisions(*root, list);
            if (problems_.empty()) {
                answer.value = std::move(list);
            }
        }
        sort_by_position(problems_);
        answer.problems = std::move(problems_);
        return answer;
    }

  private:
    void error(std::uint32_t line, const char* code, std::string message) {
        problems_.push_back({severity::error, code, std::move(message), path_, line, 0, {}});
    }

    std::optional<json_value> parse(std::string_view text) {
        if (text.size() > most_bytes) {
            error(0, "TS4002", "the file is larger than 4 MiB; GOV.UK's list has a few kilobytes");
            return {};
        }
        std::uint32_t line = 1;
        tree_builder tree(line);
        const char* const end = text.data() + text.size();
        if (json::sax_parse(counting_iterator{text.data(), &line}, counting_iterator{end, &line},
                            &tree)) {
            return tree.root();
        }
        if (tree.too_deep()) {
            error(line, "TS4002", "lists and maps lie more than 16 deep; GOV.UK's list has 4");
        } else {
            error(line, "TS4001",
                  "this is not JSON, or not all of it; save "
                  "https://www.gov.uk/bank-holidays.json again");
        }
        return {};
    }

    static std::string_view name_of(json_value::kind what) noexcept {
        switch (what) {
            case json_value::kind::text:
                return "a text";
            case json_value::kind::list:
                return "a list";
            case json_value::kind::map:
                return "an object";
            case json_value::kind::other:
                return "a number, true, false or null";
        }
        return "nothing";
    }

    bool is(const json_value& value, json_value::kind wanted, const std::string& place) {
        if (value.what == wanted) {
            return true;
        }
        error(value.line, "TS4003",
              "expected " + std::string(name_of(wanted)) + " at " + place + ", found " +
                  std::string(name_of(value.what)));
        return false;
    }

    void check_keys(const json_value& map, const std::string& place) {
        for (std::size_t i = 0; i < map.entries.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j) {
                if (map.entries[i].name == map.entries[j].name) {
                    error(map.entries[i].value.line, "TS4005",
                          "the key " + in_quotes(map.entries[i].name) + " stands twice in " +
                              place + "; one of them is lost to most readers");
                    break;
                }
            }
        }
    }

    /// The value of a key; null where it is missing, which is a problem if it is needed.
    const json_value* find(const json_value& map, std::string_view key, const std::string& place,
                           bool needed) {
        for (const auto& [name, value] : map.entries) {
            if (name == key) {
                return &value;
            }
        }
        if (needed) {
            error(map.line, "TS4004", "the key " + in_quotes(key) + " is missing in " + place);
        }
        return nullptr;
    }

    /// Further keys are let pass: GOV.UK adds some from time to time, as it did with 'bunting'.
    void read_divisions(const json_value& root, govuk_list& list) {
        if (!is(root, json_value::kind::map, "the top of the file")) {
            return;
        }
        check_keys(root, "the file");
        if (root.entries.empty()) {
            error(root.line, "TS4009", "the list has no division");
        }
        for (const auto& [name, value] : root.entries) {
            if (!is(value, json_value::kind::map, name)) {
                continue;
            }
            check_keys(value, name);
            const json_value* division = find(value, "division", name, true);
            if (division != nullptr && is(*division, json_value::kind::text, name + ".division") &&
                division->text != name) {
                error(division->line, "TS4003",
                      "the division under the key " + in_quotes(name) + " calls itself " +
                          in_quotes(division->text));
            }
            const json_value* events = find(value, "events", name, true);
            if (events != nullptr && is(*events, json_value::kind::list, name + ".events")) {
                list.divisions.push_back({name, read_events(*events, name)});
            }
        }
    }

    std::vector<govuk_holiday> read_events(const json_value& events, const std::string& name) {
        std::vector<govuk_holiday> holidays;
        if (events.items.empty()) {
            error(events.line, "TS4009", "the division " + in_quotes(name) + " has no events");
        }
        for (std::size_t i = 0; i < events.items.size(); ++i) {
            read_event(events.items[i], name + ".events[" + std::to_string(i) + "]", holidays);
        }
        std::stable_sort(
            holidays.begin(), holidays.end(),
            [](const govuk_holiday& a, const govuk_holiday& b) { return a.date < b.date; });
        for (std::size_t i = 1; i < holidays.size(); ++i) {
            if (holidays[i - 1].date == holidays[i].date) {
                error(holidays[i].line, "TS4007",
                      std::string(to_text(holidays[i].date)) + " stands twice in " + name +
                          ".events");
            }
        }
        return holidays;
    }

    void read_event(const json_value& event, const std::string& place,
                    std::vector<govuk_holiday>& holidays) {
        if (!is(event, json_value::kind::map, place)) {
            return;
        }
        check_keys(event, place);
        const auto title = text_of(event, "title", place, true);
        const auto date = text_of(event, "date", place, true);
        const auto notes = text_of(event, "notes", place, false);
        const optional_date day = date ? civil_date::parse(*date) : optional_date();
        if (title && title->empty()) {
            error(event.line, "TS4003", "the title at " + place + ".title is empty");
        }
        if (date && !day) {
            error(event.line, "TS4006",
                  in_quotes(*date) + " at " + place +
                      ".date is not a date; it should be YYYY-MM-DD, a day that exists, from 1900 "
                      "to 2199");
        }
        if (day && (*day).is_weekend()) {
            error(event.line, "TS4008",
                  *date + " at " + place + ".date is a " +
                      std::string(to_string((*day).day_of_week())) +
                      "; GOV.UK lists the weekday that is held instead");
        }
        if (title && day && notes) {
            holidays.push_back({*day, *title, *notes, event.line});
        }
    }

    /// Empty where it is missing and not needed; nothing where there is a problem.
    std::optional<std::string> text_of(const json_value& event, std::string_view key,
                                       const std::string& place, bool needed) {
        const json_value* value = find(event, key, place, needed);
        const std::string here = place + "." + std::string(key);
        if (value == nullptr) {
            return needed ? std::nullopt : std::optional<std::string>("");
        }
        if (!is(*value, json_value::kind::text, here)) {
            return {};
        }
        const bool control = std::any_of(value->text.begin(), value->text.end(), [](char c) {
            return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
        });
        if (control) {
            error(value->line, "TS4003", "the text at " + here + " has a control character");
            return {};
        }
        return value->text;
    }

    std::string path_;
    std::vector<diagnostic> problems_;
};

}  // namespace

loaded<govuk_list> load_govuk_list(const source_file& source) {
    return list_reader(source.path).read(source.text);
}

}  // namespace timescales::inline v0
