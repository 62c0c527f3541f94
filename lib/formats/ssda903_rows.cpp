// Fields to typed rows: dates, codes, and rows that cannot be used.

#include <algorithm>
#include <utility>

#include "lib/formats/ssda903_rows.hpp"

namespace timescales::inline v0::ssda903 {

namespace {

constexpr std::size_t longest_quote = 40;  // characters shown of a text from a file

// The codes of the return, in any year: some were dropped and others added from year to year.
constexpr std::string_view rne_codes[] = {"S", "L", "P", "T", "B", "U"};
constexpr std::string_view ls_codes[] = {"C1", "C2", "D1", "E1", "V2", "V3", "V4",
                                         "J1", "J2", "J3", "L1", "L2", "L3"};
constexpr std::string_view place_codes[] = {"A3", "A4", "A5", "A6", "H5",  "K1",  "K2",  "K3",
                                            "P1", "P2", "P3", "R1", "R2",  "R3",  "R5",  "S1",
                                            "T0", "T1", "T2", "T3", "T4",  "U1",  "U2",  "U3",
                                            "U4", "U5", "U6", "Z1", "Z11", "Z12", "Z13", "Z14"};
constexpr std::string_view rec_codes[] = {"X1",  "E11", "E12", "E13", "E14", "E15", "E16", "E17",
                                          "E2",  "E3",  "E41", "E45", "E46", "E47", "E48", "E4A",
                                          "E4B", "E5",  "E6",  "E7",  "E8",  "E9"};
constexpr std::string_view review_codes[] = {"PN0", "PN1", "PN2", "PN3",
                                             "PN4", "PN5", "PN6", "PN7"};

bool is_digit(char c) noexcept {
    return c >= '0' && c <= '9';
}

std::int32_t number_at(std::string_view text, std::size_t from, std::size_t length) noexcept {
    std::int32_t number = 0;
    for (const char c : text.substr(from, length)) {
        number = number * 10 + (c - '0');
    }
    return number;
}

bool has_shape_of_date(std::string_view text) noexcept {
    constexpr std::string_view shape = "dd/dd/dddd";
    if (text.size() != shape.size()) {
        return false;
    }
    for (std::size_t i = 0; i < shape.size(); ++i) {
        if (shape[i] == '/' ? text[i] != '/' : !is_digit(text[i])) {
            return false;
        }
    }
    return true;
}

/// Exactly dd/mm/yyyy, and a day that exists.
optional_date parse_date(std::string_view text) noexcept {
    if (!has_shape_of_date(text)) {
        return {};
    }
    return civil_date::from_ymd(number_at(text, 6, 4), number_at(text, 3, 2),
                                number_at(text, 0, 2));
}

std::string why_no_date(std::string_view column, std::string_view text) {
    const std::string name(column);
    if (text.empty()) {
        return name + " is blank, and a date dd/mm/yyyy is needed";
    }
    if (has_shape_of_date(text)) {
        return name + " is " + shown(text) + ", which is no day of the years 1900 to 2199";
    }
    return name + " is " + shown(text) + ", and a date is written dd/mm/yyyy, as in 01/04/2017";
}

/// Reads the rows of one file of a module that is used.
class module_reader {
  public:
    module_reader(row_set& rows, std::uint32_t file)
        : rows_(rows), file_(file), table_(rows.files[file].table) {}

    void read_episodes() {
        for (row_ = 0; row_ < count(); ++row_) {
            begin_row();
            const optional_date decom = needed_date("DECOM");
            const optional_date dec = date_or_blank("DEC");
            if (decom && dec && *dec <= *decom) {
                report_no_length(*decom, *dec);
            }
            if (!end_row()) {
                continue;
            }
            rows_.episodes.push_back(
                {child_, *decom, dec,
                 code("RNE", rne_codes, "; it is read as a change, and not as S"),
                 code("LS", ls_codes, "; it is read as ordinary care, neither V3 nor V4"),
                 code("PLACE", place_codes, "; it is read as not placed for adoption"),
                 code_or_blank("REC", rec_codes, "; it is read as an E code"), at()});
        }
    }

    void read_reviews() {
        for (row_ = 0; row_ < count(); ++row_) {
            begin_row();
            const bool blank = field("REVIEW").empty();
            const optional_date on = date_or_blank("REVIEW");
            if (!end_row()) {
                continue;
            }
            read_birth_elsewhere();
            if (blank) {
                ++rows_.file_of(at()).blank;
                continue;
            }
            code_or_blank("REVIEW_CODE", review_codes, "; the review is used all the same");
            rows_.reviews.push_back({child_, *on, at()});
        }
    }

    void read_headers() {
        for (row_ = 0; row_ < count(); ++row_) {
            begin_row();
            if (!end_row()) {
                continue;
            }
            const optional_date born = parse_date(field("DOB"));
            if (!born) {
                report_birth();
            }
            rows_.headers.push_back({child_, born, at()});
        }
    }

    void read_adoptions() {
        for (row_ = 0; row_ < count(); ++row_) {
            begin_row();
            const optional_date placed = needed_date("DATE_PLACED");
            const optional_date ceased = date_or_blank("DATE_PLACED_CEASED");
            if (end_row()) {
                read_birth_elsewhere();
                rows_.adoptions.push_back({child_, *placed, ceased, at()});
            }
        }
    }

  private:
    [[nodiscard]] std::uint32_t count() const noexcept {
        return static_cast<std::uint32_t>(table_.rows());
    }
    [[nodiscard]] row_place at() const noexcept { return {file_, row_}; }

    /// Trimmed; empty where the file has no such column.
    [[nodiscard]] std::string_view field(std::string_view column) const {
        const auto position = table_.column(column);
        return position ? trimmed(table_.cell(row_, *position)) : std::string_view();
    }

    void begin_row() {
        usable_ = true;
        child_ = trimmed_upper(field("CHILD"));
        if (child_.empty()) {
            set_aside(problem::child_blank,
                      "CHILD is blank, so nobody can be told whom the row is about");
        }
    }

    /// Whether the row can be used; counts it if not.
    bool end_row() {
        if (!usable_) {
            ++rows_.file_of(at()).set_aside;
        }
        return usable_;
    }

    void set_aside(problem what, const std::string& why) {
        usable_ = false;
        rows_.report(what, at(), child_, why + "; the row is set aside");
    }

    optional_date needed_date(std::string_view column) {
        const std::string_view text = field(column);
        const optional_date date = parse_date(text);
        if (!date) {
            set_aside(problem::date_unreadable, why_no_date(column, text));
        }
        return date;
    }

    optional_date date_or_blank(std::string_view column) {
        return field(column).empty() ? optional_date() : needed_date(column);
    }

    void report_no_length(civil_date decom, civil_date dec) {
        if (dec == decom) {
            set_aside(problem::less_than_a_day, "DECOM and DEC are both " + written(dec) +
                                                    ": less than a day is not being looked after");
            return;
        }
        set_aside(problem::ends_before_it_begins, "DEC " + written(dec) + " is before DECOM " +
                                                      written(decom) +
                                                      ": correct the one that is wrong");
    }

    void report_birth() {
        rows_.report(problem::birth_unreadable, at(), child_,
                     why_no_date("DOB", field("DOB")) + "; the row is used without it");
    }

    void read_birth_elsewhere() {
        if (field("DOB").empty()) {
            return;
        }
        const optional_date born = parse_date(field("DOB"));
        if (!born) {
            report_birth();
        } else {
            rows_.births_elsewhere.push_back({child_, born, at()});
        }
    }

    std::string code(std::string_view column, std::span<const std::string_view> known,
                     std::string_view consequence) {
        std::string text = trimmed_upper(field(column));
        if (std::find(known.begin(), known.end(), text) == known.end()) {
            rows_.report(problem::code_unknown, at(), child_,
                         std::string(column) + " is " + (text.empty() ? "blank" : shown(text)) +
                             ", which is no code of the return" + std::string(consequence));
        }
        return text;
    }

    std::string code_or_blank(std::string_view column, std::span<const std::string_view> known,
                              std::string_view consequence) {
        return field(column).empty() ? std::string() : code(column, known, consequence);
    }

    row_set& rows_;
    std::uint32_t file_;
    const csv_table& table_;
    std::uint32_t row_ = 0;
    std::string child_;
    bool usable_ = true;
};

}  // namespace

void read_module(row_set& rows, std::uint32_t file) {
    module_reader reader(rows, file);
    ssda903_file& facts = rows.files[file].facts;
    switch (facts.module) {
        case ssda903_module::header:
            return reader.read_headers();
        case ssda903_module::episodes:
            return reader.read_episodes();
        case ssda903_module::reviews:
            return reader.read_reviews();
        case ssda903_module::placed_adoption:
            return reader.read_adoptions();
        case ssda903_module::other:
            facts.not_read = static_cast<std::int64_t>(rows.files[file].table.rows());
            return;
    }
}

std::string row_set::describe_place(row_place at) const {
    return file_of(at).path + ":" + std::to_string(line_of(at));
}

std::string row_set::content_of(row_place at) const {
    constexpr char separator = '\x1F';
    const return_file& file = files[at.file];
    std::string content;
    for (const std::size_t column : file.columns_by_name) {
        const std::string value = trimmed_upper(file.table.cell(at.row, column));
        if (!value.empty()) {
            content += file.table.columns()[column];
            content += '=';
            content += value;
            content += separator;
        }
    }
    return content;
}

void row_set::report(problem what, row_place at, const std::string& child, std::string message) {
    problems.push_back(describe(what, std::move(message), file_of(at).path, line_of(at), child));
}

std::string written(civil_date date) {
    return std::string(to_text(date).view());
}

std::string written(optional_date date, std::string_view otherwise) {
    return date ? written(*date) : std::string(otherwise);
}

std::string shown(std::string_view text) {
    std::string answer = "\"";
    std::size_t characters = 0;
    for (const char c : text) {
        // A byte 10xxxxxx continues a character of UTF-8.
        const bool begins_character = (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
        if (begins_character && ++characters > longest_quote) {
            return answer + "…\"";
        }
        const bool is_control = static_cast<unsigned char>(c) < 0x20 || c == '\x7F';
        answer += is_control ? '?' : c;
    }
    return answer + "\"";
}

}  // namespace timescales::inline v0::ssda903
