#include "lib/formats/csv_file.hpp"

#include <csv.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <new>
#include <system_error>
#include <utility>

#include "lib/formats/ssda903_problems.hpp"
#include "lib/formats/utf8.hpp"

namespace timescales::inline v0 {

namespace {

using ssda903::describe;
using ssda903::problem;

constexpr const char* how_to_save =
    "in Excel, save as \"CSV UTF-8 (Comma delimited)\", and in other programs choose UTF-8";

constexpr bool is_blank(char c) noexcept {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

std::string number(std::size_t n) {
    return std::to_string(n);
}

loaded<csv_table> refused(problem what, std::string message, const std::string& path,
                          std::uint32_t line = 0) {
    return {std::nullopt, {describe(what, std::move(message), path, line)}};
}

loaded<csv_table> too_large(const std::string& path) {
    return refused(problem::file_too_large,
                   "the file is larger than 256 MiB, far more than a return: check what it is",
                   path);
}

struct close_file {
    void operator()(std::FILE* file) const noexcept { std::fclose(file); }
};

/// The end of the line that begins at `from`, past its LF, CRLF or CR.
std::size_t past_line(std::string_view text, std::size_t from) noexcept {
    const std::size_t end = text.find_first_of("\r\n", from);
    if (end == std::string_view::npos) {
        return text.size();
    }
    const bool crlf = text[end] == '\r' && end + 1 < text.size() && text[end + 1] == '\n';
    return end + (crlf ? 2 : 1);
}

std::uint32_t line_of(std::string_view text, std::size_t position) noexcept {
    std::uint32_t line = 1;
    for (std::size_t next = past_line(text, 0); next <= position && next < text.size();
         next = past_line(text, next)) {
        ++line;
    }
    return line;
}

/// A byte order mark, or every other byte of the beginning zero, as Latin letters have it.
bool looks_like_utf16(std::string_view text) noexcept {
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
        return true;
    }
    if (text.size() < 4) {
        return false;
    }
    const bool even = text[0] == '\0' && text[2] == '\0' && text[1] != '\0' && text[3] != '\0';
    const bool odd = text[1] == '\0' && text[3] == '\0' && text[0] != '\0' && text[2] != '\0';
    return even || odd;
}

std::string hexadecimal(char c) {
    constexpr char digits[] = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(c);
    return {digits[byte / 16], digits[byte % 16]};
}

/// Why a text cannot be CSV at all.
std::optional<diagnostic> not_text(std::string_view text, const std::string& path) {
    if (looks_like_utf16(text)) {
        return describe(problem::file_is_utf16,
                        std::string("the file is UTF-16, and UTF-8 is needed: ") + how_to_save,
                        path);
    }
    if (const std::size_t nul = text.find('\0'); nul != std::string_view::npos) {
        return describe(problem::file_is_binary,
                        std::string("the file holds a NUL byte, so it is no text; if it is a "
                                    "spreadsheet, save it as CSV: ") +
                            how_to_save,
                        path, line_of(text, nul));
    }
    if (const auto bad = first_bad_utf8(text)) {
        return describe(
            problem::file_not_utf8,
            "byte 0x" + hexadecimal(text[*bad]) +
                " is not UTF-8, so the file was saved in another encoding: " + how_to_save,
            path, line_of(text, *bad));
    }
    return std::nullopt;
}

}  // namespace

std::string_view trimmed(std::string_view text) noexcept {
    while (!text.empty() && is_blank(text.front())) {
        text.remove_prefix(1);
    }
    while (!text.empty() && is_blank(text.back())) {
        text.remove_suffix(1);
    }
    return text;
}

std::string trimmed_upper(std::string_view text) {
    std::string upper(trimmed(text));
    for (char& c : upper) {
        if (c >= 'a' && c <= 'z') {
            c = static_cast<char>(c - 'a' + 'A');
        }
    }
    return upper;
}

std::optional<std::size_t> csv_table::column(std::string_view name) const noexcept {
    const auto found = std::find(columns_.begin(), columns_.end(), name);
    if (found == columns_.end()) {
        return std::nullopt;
    }
    return static_cast<std::size_t>(found - columns_.begin());
}

/// Receives fields and rows from libcsv, and keeps count of lines: libcsv is handed one line after
/// the other, so that the line of a row is the one that was handed over when it began.
class csv_table_builder {
  public:
    csv_table_builder(std::string_view content, const std::string& path)
        : content_(content), path_(path) {
        csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI);
        // RFC 4180, 2.4: spaces are part of a field.
        csv_set_space_func(&parser_, [](unsigned char) { return 0; });
        csv_set_blk_size(&parser_, std::size_t{1} << 16);
    }
    ~csv_table_builder() { csv_free(&parser_); }
    csv_table_builder(const csv_table_builder&) = delete;
    csv_table_builder& operator=(const csv_table_builder&) = delete;

    loaded<csv_table> build() {
        table_.text_.reserve(content_.size());
        parse();
        if (out_of_memory_) {
            throw std::bad_alloc();
        }
        if (refusal_) {
            problems_.push_back(std::move(*refusal_));
            return {std::nullopt, std::move(problems_)};
        }
        if (table_.columns_.empty()) {
            return refused(problem::file_empty,
                           "the file is empty: its first line should name the columns", path_);
        }
        return {std::move(table_), std::move(problems_)};
    }

  private:
    void parse() {
        for (std::size_t from = 0; from < content_.size();) {
            const std::size_t to = past_line(content_, from);
            ++line_;
            if (!in_row_) {
                row_line_ = line_;
                quote_line_ = line_;
                in_row_ = content_[from] != '\r' && content_[from] != '\n';
            }
            if (csv_parse(&parser_, content_.data() + from, to - from, on_field, on_row, this) !=
                to - from) {
                refuse_quotation();
            }
            if (stopped()) {
                return;
            }
            from = to;
        }
        if (csv_fini(&parser_, on_field, on_row, this) != 0) {
            refuse(problem::quote_not_closed,
                   "the quotation mark that opens a field on this line is never closed; close it, "
                   "or double it if it belongs to the text",
                   quote_line_);
        }
    }

    [[nodiscard]] bool stopped() const noexcept { return out_of_memory_ || refusal_.has_value(); }

    void refuse(problem what, std::string message, std::uint32_t line) {
        refusal_ = describe(what, std::move(message), path_, line);
    }

    void refuse_quotation() {
        if (csv_error(&parser_) != CSV_EPARSE) {
            out_of_memory_ = true;
            return;
        }
        if (parser_.quoted == 0) {
            refuse(problem::text_after_quote,
                   "a quotation mark stands in a field that does not begin with one; put the whole "
                   "field in quotation marks and double those within it",
                   line_);
            return;
        }
        std::string message = "text follows the quotation mark that closes a field";
        if (quote_line_ != line_) {
            message += " opened on line " + std::to_string(quote_line_);
        }
        message += "; double the quotation marks that belong to the text";
        refuse(problem::text_after_quote, std::move(message), line_);
    }

    static void on_field(void* field, std::size_t length, void* self) {
        static_cast<csv_table_builder*>(self)->add_field({static_cast<const char*>(field), length});
    }
    static void on_row(int, void* self) { static_cast<csv_table_builder*>(self)->end_row(); }

    // libcsv is C: no exception may pass through it.
    void add_field(std::string_view field) noexcept try {
        table_.text_.append(field);
        table_.ends_.push_back(static_cast<std::uint32_t>(table_.text_.size()));
        ++fields_;
        // The next field begins on this line; if it is still open when the line ends, it is quoted.
        quote_line_ = line_;
    } catch (const std::bad_alloc&) {
        out_of_memory_ = true;
    }

    void end_row() noexcept try {
        in_row_ = false;
        if (table_.columns_.empty()) {
            take_columns();
        } else if (fields_ == table_.columns_.size()) {
            table_.lines_.push_back(row_line_);
        } else {
            set_row_aside();
        }
        fields_ = 0;
    } catch (const std::bad_alloc&) {
        out_of_memory_ = true;
    }

    [[nodiscard]] std::string_view last_field() const noexcept {
        const std::size_t last = table_.ends_.size() - 1;
        return std::string_view(table_.text_).substr(table_.ends_[last - 1]);
    }

    void drop_fields() {
        table_.ends_.resize(table_.ends_.size() - fields_);
        table_.text_.resize(table_.ends_.back());
    }

    void take_columns() {
        for (std::size_t i = 0; i < fields_; ++i) {
            const std::size_t from = table_.ends_[i];
            table_.columns_.push_back(trimmed_upper(
                std::string_view(table_.text_).substr(from, table_.ends_[i + 1] - from)));
        }
        drop_fields();
        std::vector<std::string_view> names(table_.columns_.begin(), table_.columns_.end());
        std::erase(names, std::string_view());
        std::sort(names.begin(), names.end());
        const auto twice = std::adjacent_find(names.begin(), names.end());
        if (twice != names.end()) {
            refuse(problem::column_repeated,
                   "two columns are named " + std::string(*twice) +
                       ": which one is meant cannot be told; rename or remove one",
                   row_line_);
        }
    }

    void set_row_aside() {
        if (fields_ == 1 && trimmed(last_field()).empty()) {
            drop_fields();
            return;
        }
        problems_.push_back(describe(
            problem::wrong_number_of_fields,
            "the row has " + number(fields_) + (fields_ == 1 ? " field" : " fields") +
                ", and there are " + number(table_.columns_.size()) +
                " columns: it is set aside; put a field that holds a comma in quotation marks",
            path_, row_line_));
        ++table_.rows_set_aside_;
        drop_fields();
    }

    std::string_view content_;
    const std::string& path_;
    csv_parser parser_{};
    csv_table table_;
    std::vector<diagnostic> problems_;
    std::optional<diagnostic> refusal_;
    std::size_t fields_ = 0;
    std::uint32_t line_ = 0;
    std::uint32_t row_line_ = 0;
    std::uint32_t quote_line_ = 0;
    bool in_row_ = false;
    bool out_of_memory_ = false;
};

loaded<csv_table> read_csv(std::string_view content, const std::string& path) {
    if (content.size() > max_csv_bytes) {
        return too_large(path);
    }
    if (content.starts_with("\xEF\xBB\xBF")) {
        content.remove_prefix(3);
    }
    if (auto why = not_text(content, path)) {
        return {std::nullopt, {std::move(*why)}};
    }
    return csv_table_builder(content, path).build();
}

loaded<csv_table> read_csv_file(const std::string& path) {
    std::error_code size_unknown;
    const auto size = std::filesystem::file_size(path, size_unknown);
    if (!size_unknown && size > max_csv_bytes) {
        return too_large(path);
    }
    const std::unique_ptr<std::FILE, close_file> file(std::fopen(path.c_str(), "rb"));
    if (!file) {
        return refused(problem::file_unreadable,
                       "the file cannot be opened: check that it may be read", path);
    }
    std::string content;
    char block[65'536];
    while (content.size() <= max_csv_bytes) {
        const std::size_t length = std::fread(block, 1, sizeof block, file.get());
        if (length == 0) {
            break;
        }
        content.append(block, length);
    }
    if (std::ferror(file.get()) != 0) {
        return refused(problem::file_unreadable,
                       "the file cannot be read to its end: copy it to this computer and try again",
                       path);
    }
    return read_csv(content, path);
}

}  // namespace timescales::inline v0
