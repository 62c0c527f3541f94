#include "tests/golden/golden_rows.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <ostream>

#include "timescales/civil_date.hpp"

namespace timescales_tests {

namespace {

const std::string folder = TIMESCALES_SOURCE_DIR "/tests/golden/";

/// The lines of a file after the first, which must be `columns`. No field holds a comma or a
/// quotation mark, so that any language reads the file in a few lines.
std::vector<std::vector<std::string>> read_lines(const std::string& name,
                                                 const std::string& columns) {
    std::ifstream file(folder + name);
    std::string line;
    if (!std::getline(file, line) || line != columns) {
        ADD_FAILURE() << folder + name << " does not begin with " << columns;
        return {};
    }
    const auto width = std::count(columns.begin(), columns.end(), ',') + 1;
    std::vector<std::vector<std::string>> rows;
    while (std::getline(file, line)) {
        EXPECT_EQ(line.find('"'), std::string::npos) << line;
        rows.push_back(split(line, ','));
        EXPECT_EQ(std::ssize(rows.back()), width) << line;
    }
    return rows;
}

constexpr std::array<std::string_view, 10> kinds_of_sums{
    "working_days_within", "working_days_before",
    "clear_days_before",   "within_days",
    "calendar_within",     "months_beginning_with",
    "months_within",       "years_within",
    "add_period",          "property"};

sum sum_of(const golden_row& row, const std::string& start, const std::string& period) {
    sum asked{.start = start,
              .period = period,
              .beginning_with = says(row, "beginning-with"),
              .before = says(row, "before"),
              .clear = says(row, "clear"),
              .month_end = {},
              .roll = {},
              .calendar = {},
              .known_on = {}};
    const auto take = [&row](std::string_view word, std::string& into) {
        if (const auto values = values_of(row, word); !values.empty()) {
            into = values.front();
        }
    };
    take("roll", asked.roll);
    take("calendar", asked.calendar);
    take("known-on", asked.known_on);
    return asked;
}

/// The days of "first..last", or the one day.
std::vector<std::string> days_of(const std::string& start) {
    const std::size_t dots = start.find("..");
    if (dots == std::string::npos) {
        return {start};
    }
    using timescales::civil_date;
    const civil_date last = civil_date::parse(start.substr(dots + 2)).value();
    std::vector<std::string> days;
    for (civil_date day = civil_date::parse(start.substr(0, dots)).value(); day <= last;
         day = day.plus_days(1).value()) {
        days.emplace_back(timescales::to_text(day));
    }
    return days;
}

/// Reviews whose outcome is not the subject, which put a chain on its six-monthly step.
person eighteen_soon(const golden_row& row) {
    return {.timescale = "england/looked-after-review",
            .kind = "looked-after",
            .spells = {{"2023-04-03", ""}},
            .reviews = {"2023-04-28", "2023-07-20", values_of(row, "held").at(0)},
            .born = row.start,
            .as_at = {}};
}

person looked_after(std::vector<stretch> spells, std::vector<std::string> reviews,
                    std::string as_at) {
    return {.timescale = "england/looked-after-review",
            .kind = "looked-after",
            .spells = std::move(spells),
            .reviews = std::move(reviews),
            .born = {},
            .as_at = std::move(as_at)};
}

std::vector<stretch> stretches_of(const golden_row& row) {
    std::vector<stretch> all;
    for (const std::string& episode : values_of(row, "episodes")) {
        const std::string dates = episode.substr(episode.find(':') + 1);
        const std::size_t dots = dates.find("..");
        all.push_back({dates.substr(0, dots), dates.substr(dots + 2)});
    }
    return all;
}

void expect_chain(const golden_row& row, const person_door& door) {
    const bool short_breaks = row.id == "CH-014";
    const std::vector<std::string> held = values_of(row, "held");
    const std::vector<std::string> due = split(row.expected, '|');
    ASSERT_EQ(due.size(), held.size() + 1) << row.id;
    person who = looked_after({{row.start, ""}}, held, held.back());
    if (short_breaks) {
        who.timescale = "england/short-breaks-review";
        who.kind = "short-breaks";
    }
    std::vector<judged> expected;
    for (std::size_t i = 0; i < held.size(); ++i) {
        expected.push_back({due[i], "on-time", "0"});
    }
    expected.push_back({due.back(), "outstanding", "none"});
    EXPECT_EQ(door(who), expected) << row.id << ": " << row.why;
}

/// A duty of any pack: the limits of its chain, in order, as at the day after the last event.
void expect_duty(const golden_row& row, const person_door& door) {
    const std::vector<std::string> held = values_of(row, "held");
    person who = looked_after({{row.start, ""}}, held, held.empty() ? row.start : held.back());
    who.timescale = values_of(row, "timescale").at(0);
    who.kind = values_of(row, "spell").at(0);
    std::vector<std::string> limits;
    for (const judged& one : door(who)) {
        limits.push_back(one.due);
    }
    EXPECT_EQ(limits, split(row.expected, '|')) << row.id << ": " << row.why;
}

void expect_timeliness(const golden_row& row, const person_door& door) {
    const std::vector<std::string> expected = split(row.expected, '|');
    const std::vector<std::string> held = values_of(row, "held");
    ASSERT_EQ(expected.size(), 3U) << row.id;
    const std::vector<judged> answer = door(looked_after({{row.start, ""}}, held, held.at(0)));
    ASSERT_EQ(answer.size(), 2U) << row.id;
    EXPECT_EQ(answer.front(), (judged{expected[0], expected[1], expected[2]}))
        << row.id << ": " << row.why;
}

/// The limit is the last day before the birthday, and the duty binds until the end of it.
void expect_limit_on_the_eve(const golden_row& row, const person_door& door) {
    person who = eighteen_soon(row);
    who.as_at = row.expected;
    std::vector<judged> answer = door(who);
    ASSERT_EQ(answer.size(), 4U) << row.id;
    EXPECT_EQ(answer.back(), (judged{row.expected, "outstanding", "none"})) << row.id;
    who.as_at = row.start;
    who.as_at.replace(0, 4, "2024");  // the birthday itself
    answer = door(who);
    ASSERT_EQ(answer.size(), 4U) << row.id;
    EXPECT_EQ(answer.back(), (judged{row.expected, "missed", "1"})) << row.id;
    who.born = row.expected;
    who.born.replace(0, 4, "2006");  // a day older: the birthday is on the limit
    answer = door(who);
    ASSERT_EQ(answer.size(), 4U) << row.id;
    EXPECT_EQ(answer.back(), (judged{row.expected, "not-required", "none"})) << row.id;
}

}  // namespace

void PrintTo(const judged& one, std::ostream* out);
void PrintTo(const judged& one, std::ostream* out) {
    *out << one.due << ' ' << one.outcome << ' ' << one.days_late;
}

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    while (!text.empty() || !parts.empty()) {
        const std::size_t end = std::min(text.find(separator), text.size());
        parts.emplace_back(text.substr(0, end));
        if (end == text.size()) {
            break;
        }
        text.remove_prefix(end + 1);
    }
    return parts;
}

const std::vector<golden_row>& golden_rows() {
    static const std::vector<golden_row> rows = [] {
        std::vector<golden_row> read;
        for (const auto& f :
             read_lines("vectors.csv", "id,kind,start,period,policy,expected,why")) {
            read.push_back({f.at(0), f.at(1), f.at(2), f.at(3), f.at(4), f.at(5), f.at(6)});
        }
        return read;
    }();
    return rows;
}

std::vector<left_out_row> left_out_rows() {
    std::vector<left_out_row> read;
    for (const auto& f : read_lines("left-out.csv", "id,reason")) {
        read.push_back({f.at(0), f.at(1)});
    }
    return read;
}

const golden_row& golden_row_of(std::string_view id) {
    static const golden_row none{};
    for (const golden_row& row : golden_rows()) {
        if (row.id == id) {
            return row;
        }
    }
    ADD_FAILURE() << "no golden row " << id;
    return none;
}

bool says(const golden_row& row, std::string_view word) {
    const std::vector<std::string> words = split(row.policy, ' ');
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::vector<std::string> values_of(const golden_row& row, std::string_view word) {
    const std::string name = std::string(word) + '=';
    for (const std::string& one : split(row.policy, ' ')) {
        if (one.starts_with(name)) {
            return split(std::string_view(one).substr(name.size()), '|');
        }
    }
    return {};
}

bool is_sum(const golden_row& row) {
    return std::find(kinds_of_sums.begin(), kinds_of_sums.end(), row.kind) != kinds_of_sums.end();
}

void expect_sum(const golden_row& row, const sum_door& door) {
    const std::vector<std::string> expected = split(row.expected, '|');
    const std::vector<std::string> periods = split(row.period, '|');
    ASSERT_FALSE(expected.empty()) << row.id;
    std::vector<std::string> answers;
    for (const std::string& start : days_of(row.start)) {
        for (const std::string& period : periods) {
            sum asked = sum_of(row, start, period);
            const std::vector<std::string> month_ends = values_of(row, "month-end");
            for (const std::string& policy : month_ends) {
                asked.month_end = policy;
                answers.push_back(door(asked));
            }
            if (month_ends.empty()) {
                answers.push_back(door(asked));
            }
            if (says(row, "and-back")) {
                asked.start = answers.back();
                asked.before = true;
                answers.back() = door(asked);
            }
        }
    }
    if (expected.size() == 1) {
        EXPECT_THAT(answers, testing::Each(expected.front())) << row.id << ": " << row.why;
        EXPECT_FALSE(answers.empty()) << row.id;
    } else {
        EXPECT_EQ(answers, expected) << row.id << ": " << row.why;
    }
}

bool is_about_a_person(const golden_row& row) {
    constexpr std::array<std::string_view, 4> spells{"PE-003", "PE-008", "PE-009", "PE-012"};
    return row.kind == "review_chain" || row.kind == "timeliness" || row.kind == "duty" ||
           std::find(spells.begin(), spells.end(), row.id) != spells.end();
}

void expect_person(const golden_row& row, const person_door& door) {
    if (row.kind == "review_chain") {
        expect_chain(row, door);
    } else if (row.kind == "duty") {
        expect_duty(row, door);
    } else if (row.kind == "timeliness") {
        expect_timeliness(row, door);
    } else if (row.id == "PE-003") {
        // The first spell ended before its limit; the second has a first review of its own.
        const std::vector<judged> expected{{"2023-02-06", "not-required", "none"},
                                           {row.expected, "outstanding", "none"}};
        EXPECT_EQ(door(looked_after(stretches_of(row), {}, row.expected)), expected) << row.id;
    } else if (row.id == "PE-008") {
        EXPECT_EQ(row.expected, "NOT_DUE");
        const std::vector<judged> expected{{"2023-02-06", "not-required", "none"}};
        EXPECT_EQ(door(looked_after(stretches_of(row), {}, "2023-03-31")), expected) << row.id;
    } else if (row.id == "PE-009") {
        EXPECT_EQ(row.expected, "MISSED");
        const std::vector<judged> expected{{"2023-02-06", "missed", "1"}};
        EXPECT_EQ(door(looked_after(stretches_of(row), {}, "2023-03-31")), expected) << row.id;
    } else if (row.id == "PE-012") {
        expect_limit_on_the_eve(row, door);
    } else {
        ADD_FAILURE() << row.id << " is about no person";
    }
}

}  // namespace timescales_tests
