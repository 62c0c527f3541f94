#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "lib/formats/yaml_document.hpp"
#include "timescales/govuk_holidays.hpp"

namespace timescales::inline v0 {

namespace {

std::string text_of(civil_date day) {
    return std::string(to_text(day));
}

/// Lines of a text with their ends, so that joined they are the text again.
std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return lines;
}

std::string_view without_spaces(std::string_view line) {
    const std::size_t begin = line.find_first_not_of(" \t");
    if (begin == std::string_view::npos) {
        return {};
    }
    return line.substr(begin, line.find_last_not_of(" \t\r\n") - begin + 1);
}

/// The byte at which the character of that column (from 1) begins.
std::size_t byte_of_column(std::string_view line, std::uint32_t column) {
    std::size_t at = 0;
    for (std::uint32_t passed = 1; passed < column && at < line.size(); ++passed) {
        ++at;
        while (at < line.size() && (static_cast<unsigned char>(line[at]) & 0xc0) == 0x80) {
            ++at;
        }
    }
    return at;
}

const yaml_value* find(const yaml_value& map, std::string_view key) {
    for (const yaml_entry& entry : map.entries) {
        if (entry.key.text == key) {
            return &entry.value;
        }
    }
    return nullptr;
}

const yaml_entry* find_entry(const yaml_value& map, std::string_view key) {
    for (const yaml_entry& entry : map.entries) {
        if (entry.key.text == key) {
            return &entry;
        }
    }
    return nullptr;
}

/// A name as a YAML text in a flow map.
std::string yaml_text(std::string_view text) {
    if (text.find_first_of(",:#[]{}\"'&*!|>%@`\\?-") == std::string_view::npos) {
        return std::string(text);
    }
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            quoted += '\\';
        }
        quoted += c;
    }
    return quoted + '"';
}

/// The lines of a calendar's file, edited by the positions of its YAML.
class calendar_file {
  public:
    calendar_file(const source_file& source, const yaml_value& document)
        : document_(document), lines_(lines_of(source.text)) {
        line_end_ = source.text.find("\r\n") == std::string::npos ? "\n" : "\r\n";
    }

    /// False where the value does not stand where it is said to.
    bool replace(const yaml_value& value, const std::string& by) {
        if (value.at.line == 0 || value.at.line > lines_.size()) {
            return false;
        }
        std::string& line = lines_[value.at.line - 1];
        const std::size_t at = byte_of_column(line, value.at.column);
        if (line.compare(at, value.text.size(), value.text) != 0) {
            return false;
        }
        line.replace(at, value.text.size(), by);
        return true;
    }

    bool set_verified_on(civil_date day) {
        const yaml_value* value = find(document_, "verified_on");
        return value != nullptr && replace(*value, text_of(day));
    }

    bool set_covered_to(civil_date day) {
        const yaml_value* covers = find(document_, "covers");
        const yaml_value* to = covers != nullptr ? find(*covers, "to") : nullptr;
        return to != nullptr && replace(*to, text_of(day));
    }

    bool add_publication(civil_date to, civil_date on) {
        const std::string item = "- {to: " + text_of(to) + ", on: " + text_of(on) + "}";
        const yaml_value* list = find(document_, "published");
        if (list == nullptr) {
            const yaml_entry* holidays = find_entry(document_, "holidays");
            insert(holidays->key.at.line, "published:" + line_end_ + "  " + item + line_end_);
            return true;
        }
        if (list->items.empty()) {
            return false;
        }
        const yaml_value& last = list->items.back();
        const yaml_value* last_on = find(last, "on");
        const yaml_value* last_to = find(last, "to");
        if (last_on->text == text_of(on)) {
            return replace(*last_to, text_of(to));
        }
        insert(last.at.line + 1, indentation_of(last) + item + line_end_);
        return true;
    }

    bool withdraw(civil_date day, civil_date on) {
        const yaml_value* item = item_of(day);
        const yaml_entry* source = item != nullptr ? find_entry(*item, "source") : nullptr;
        if (source == nullptr) {
            return false;
        }
        std::string& line = lines_[source->key.at.line - 1];
        line.insert(byte_of_column(line, source->key.at.column),
                    "withdrawn: " + text_of(on) + ", ");
        return true;
    }

    /// `item` is the flow map, from "{" to "}".
    bool add_holiday(civil_date day, const std::string& item) {
        const yaml_value* list = find(document_, "holidays");
        if (list == nullptr || list->items.empty()) {
            return false;
        }
        const auto after = std::find_if(
            list->items.begin(), list->items.end(),
            [day](const yaml_value& other) { return text_of(day) < find(other, "date")->text; });
        const bool at_end = after == list->items.end();
        const yaml_value& beside = at_end ? list->items.back() : *after;
        if (!is_one_line(beside)) {
            return false;
        }
        const bool same_year = beside_year(beside) == day.ymd().year;
        std::uint32_t line = beside.at.line + (at_end ? 1 : 0);
        while (!at_end && !same_year && line > 1 &&
               without_spaces(lines_[line - 2]).starts_with('#')) {
            --line;  // the comment belongs to the year that follows
        }
        std::string text = indentation_of(beside) + "- " + item + line_end_;
        if (!has_year(day.ymd().year) && names_years() &&
            years_named_.insert(day.ymd().year).second) {
            text =
                indentation_of(beside) + "# " + std::to_string(day.ymd().year) + line_end_ + text;
        }
        insert(line, text);
        return true;
    }

    [[nodiscard]] std::string text() const {
        std::string whole;
        for (std::size_t i = 0; i <= lines_.size(); ++i) {
            if (const auto added = inserted_.find(static_cast<std::uint32_t>(i + 1));
                added != inserted_.end()) {
                if (!whole.empty() && whole.back() != '\n') {
                    whole += line_end_;
                }
                whole += added->second;
            }
            whole += i < lines_.size() ? lines_[i] : "";
        }
        return whole;
    }

  private:
    /// Before the line of that number, after what was inserted there already.
    void insert(std::uint32_t line, std::string_view text) { inserted_[line] += text; }

    [[nodiscard]] std::string indentation_of(const yaml_value& item) const {
        const std::string& line = lines_[item.at.line - 1];
        return line.substr(0, line.find_first_not_of(" \t"));
    }

    [[nodiscard]] bool is_one_line(const yaml_value& item) const {
        const std::string_view line = without_spaces(lines_[item.at.line - 1]);
        return line.starts_with("- {") && line.ends_with('}');
    }

    [[nodiscard]] const yaml_value* item_of(civil_date day) const {
        const yaml_value* list = find(document_, "holidays");
        for (const yaml_value& item : list->items) {
            if (find(item, "date")->text == text_of(day)) {
                return &item;
            }
        }
        return nullptr;
    }

    [[nodiscard]] static std::int32_t beside_year(const yaml_value& item) {
        return civil_date::parse(find(item, "date")->text).value().ymd().year;
    }

    [[nodiscard]] bool has_year(std::int32_t year) const {
        const auto& items = find(document_, "holidays")->items;
        return std::any_of(items.begin(), items.end(),
                           [year](const yaml_value& item) { return beside_year(item) == year; });
    }

    /// Whether the file has a comment "# 1972" before a year.
    [[nodiscard]] bool names_years() const {
        const yaml_value& last = find(document_, "holidays")->items.back();
        const std::string comment = "# " + std::to_string(beside_year(last));
        return std::any_of(lines_.begin(), lines_.end(), [&](const std::string& line) {
            return without_spaces(line) == comment;
        });
    }

    const yaml_value& document_;
    std::vector<std::string> lines_;
    std::string line_end_;
    std::map<std::uint32_t, std::string> inserted_;
    std::set<std::int32_t> years_named_;
};

/// A day that is written as a line of its own.
struct new_line {
    civil_date date;
    std::string item;
};

class merger {
  public:
    merger(const source_file& file, const govuk_list& list, civil_date today)
        : file_(file), list_(list), today_(today) {}

    loaded<merged_calendar> merge() {
        loaded<working_calendar> before = load_calendar(file_);
        if (!before) {
            problems_ = std::move(before.problems);
            return refuse();
        }
        const working_calendar& calendar = *before.value;
        const auto compared = compare_holidays(calendar, list_);
        if (!compared) {
            error(0, "TS4010", compared.error().message, list_.path);
            return refuse();
        }
        if (today_ < calendar.verified_on()) {
            error(0, "TS4015",
                  "the calendar was last verified on " + text_of(calendar.verified_on()) +
                      ", after the day of the list, " + text_of(today_) + "; merge a newer list",
                  file_.path);
        }
        check(calendar, *compared);
        if (!problems_.empty()) {
            return refuse();
        }
        return write(calendar, *compared);
    }

  private:
    void error(std::uint32_t line, const char* code, std::string message, const std::string& path) {
        problems_.push_back({severity::error, code, std::move(message), path, line, 0, {}});
    }

    loaded<merged_calendar> refuse() { return {{}, std::move(problems_)}; }

    [[nodiscard]] const govuk_holiday* published(civil_date day) const {
        for (const govuk_division& division : list_.divisions) {
            for (const govuk_holiday& h : division.holidays) {
                if (division.name == name_ && h.date == day) {
                    return &h;
                }
            }
        }
        return nullptr;
    }

    void check(const working_calendar& calendar, const holiday_comparison& compared) {
        name_ = compared.calendar;
        for (const holiday_difference& d : compared.differences) {
            const bool added = d.what == holiday_difference::kind::only_published;
            const govuk_holiday* line = added ? published(d.date) : nullptr;
            const std::string& path = added ? list_.path : file_.path;
            if (d.date <= today_) {
                error(line != nullptr ? line->line : 0, "TS4011",
                      text_of(d.date) + ", " + d.name + ", is only in " +
                          (added ? "GOV.UK's list" : "the calendar") +
                          " and has passed, which no announcement of " + text_of(today_) +
                          " explains; look at both, and correct the calendar by hand",
                      path);
                continue;
            }
            const auto gone = calendar.withdrawn();
            const bool withdrawn = std::any_of(gone.begin(), gone.end(),
                                               [&](const auto& h) { return h.date == d.date; });
            if (added && withdrawn) {
                error(line->line, "TS4012",
                      text_of(d.date) + ", " + d.name +
                          ", is in GOV.UK's list again after the calendar recorded it as "
                          "withdrawn; look at both, and correct the calendar by hand",
                      path);
            }
        }
    }

    loaded<merged_calendar> write(const working_calendar& calendar,
                                  const holiday_comparison& compared) {
        yaml_problems ignored(file_.path);  // it was loaded, so it can be read
        const std::optional<yaml_value> document = read_yaml(file_, ignored);
        calendar_file into(file_, *document);
        merged_calendar merged;
        bool written = into.set_verified_on(today_);
        if (compared.newly_published) {
            written = into.set_covered_to(compared.to) &&
                      into.add_publication(compared.to, today_) && written;
            merged.changes.push_back("holidays published to " + in_words(compared.to));
        }
        for (const new_line& line : new_lines(calendar, compared, merged.changes)) {
            written = into.add_holiday(line.date, line.item) && written;
        }
        for (const holiday_difference& d : compared.differences) {
            if (d.what == holiday_difference::kind::only_recorded &&
                d.date <= calendar.recorded_to()) {
                written = into.withdraw(d.date, today_) && written;
                merged.changes.push_back(text_of(d.date) + " withdrawn: " + d.name);
            }
        }
        merged.text = into.text();
        if (!written) {
            error(0, "TS4013",
                  "the file is laid out so that a line cannot be added to it; write each holiday "
                  "on a line of its own, as '- {date: …, …}'",
                  file_.path);
            return refuse();
        }
        if (!says_both(calendar, compared, merged.text)) {
            error(0, "TS4014",
                  "the file that came of it does not say what the calendar and the list say; the "
                  "old one is laid out in a way that cannot be added to, so add the days by hand",
                  file_.path);
            return refuse();
        }
        return {std::move(merged), {}};
    }

    /// Days of the list that the calendar has not, all days of years that it does not record yet,
    /// and those projected ones among them that the list has not; in order of date.
    std::vector<new_line> new_lines(const working_calendar& calendar,
                                    const holiday_comparison& compared,
                                    std::vector<std::string>& changes) const {
        std::vector<new_line> lines;
        for (civil_date day = compared.from;; day = *day.plus_days(1)) {
            const govuk_holiday* listed = published(day);
            const bank_holiday* known = calendar.holiday_on(day);
            const bool recorded = known != nullptr && day <= calendar.recorded_to();
            if (listed != nullptr && !recorded) {
                lines.push_back({day, item(*listed, known)});
                changes.push_back(text_of(day) + " added: " + listed->title);
            } else if (listed == nullptr && known != nullptr && !recorded) {
                lines.push_back({day, withdrawn_item(*known)});
                changes.push_back(text_of(day) +
                                  " expected and not published: " + std::string(known->name));
            }
            if (day == compared.to) {
                return lines;
            }
        }
    }

    /// `expected` is the day as it was projected, or null where nobody expected it.
    [[nodiscard]] std::string item(const govuk_holiday& listed,
                                   const bank_holiday* expected) const {
        constexpr std::string_view substitute = "substitute day";
        const bool stands_in =
            listed.notes == "Substitute day" ||
            listed.title.find(substitute) != std::string::npos ||
            (expected != nullptr && expected->basis == holiday_basis::substitute);
        std::string name = listed.title;
        if (stands_in && name.find(substitute) == std::string::npos) {
            name += " (substitute day)";
        }
        const holiday_basis basis = stands_in             ? holiday_basis::substitute
                                    : expected != nullptr ? expected->basis
                                                          : holiday_basis::one_off;
        return "{date: " + text_of(listed.date) + ", name: " + yaml_text(name) +
               ", basis: " + std::string(to_string(basis)) + ", attested: announced, " +
               (expected == nullptr ? "announced: " + text_of(today_) + ", " : std::string()) +
               "source: GOV.UK bank holidays}";
    }

    [[nodiscard]] std::string withdrawn_item(const bank_holiday& expected) const {
        return "{date: " + text_of(expected.date) + ", name: " + yaml_text(expected.name) +
               ", basis: " + std::string(to_string(expected.basis)) +
               ", attested: announced, withdrawn: " + text_of(today_) +
               ", source: expected by rule and not in GOV.UK bank holidays}";
    }

    /// The check on everything above: the new file loads, has the list's days where the list
    /// speaks, and the old days where it does not.
    [[nodiscard]] bool says_both(const working_calendar& before, const holiday_comparison& compared,
                                 const std::string& text) const {
        const loaded<working_calendar> after = load_calendar({file_.path, text});
        if (!after || !(after.value->verified_on() == today_)) {
            return false;
        }
        const auto same = compare_holidays(*after.value, list_);
        if (!same || !same->differences.empty() || same->newly_published) {
            return false;
        }
        const auto dates_outside = [&](const working_calendar& calendar) {
            std::vector<bank_holiday> days;
            for (const bank_holiday& h : calendar.holidays()) {
                if (h.date < compared.from || compared.to < h.date) {
                    days.push_back(h);
                }
            }
            return days;
        };
        return dates_outside(before) == dates_outside(*after.value);
    }

    const source_file& file_;
    const govuk_list& list_;
    civil_date today_;
    std::string name_;
    std::vector<diagnostic> problems_;
};

}  // namespace

loaded<merged_calendar> merge_holidays(const source_file& calendar_yaml, const govuk_list& list,
                                       civil_date today) {
    return merger(calendar_yaml, list, today).merge();
}

}  // namespace timescales::inline v0
