#include "lib/formats/yaml_document.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <istream>
#include <streambuf>

#include "lib/formats/suggestion.hpp"
#include "lib/formats/utf8.hpp"

namespace timescales::inline v0 {

namespace {

// yaml-cpp keeps about 180 bytes for each byte of a bracket that is never closed. The calendar of
// England and Wales has 70 KB.
constexpr std::size_t max_bytes = 1U << 20U;
constexpr std::size_t max_depth = 32;
constexpr std::size_t max_scalar = 4'000;
constexpr std::size_t max_values = 100'000;  // a calendar of 300 years has a third of that

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// Lets a stream read a string in place.
class view_buffer : public std::streambuf {
  public:
    explicit view_buffer(std::string_view text) {
        char* begin = const_cast<char*>(text.data());  // streambuf wants it; nothing is written
        setg(begin, begin, begin + text.size());
    }
};

/// Thrown, after the reason was reported, where reading on makes no sense.
struct give_up {};

/// Finds in the text what yaml-cpp's marks point at. They count bytes; people count characters.
class marked_text {
  public:
    explicit marked_text(std::string_view text) : text_(text) {}

    [[nodiscard]] std::size_t offset(const YAML::Mark& mark) const {
        return mark.is_null() ? text_.size()
                              : std::min(static_cast<std::size_t>(mark.pos), text_.size());
    }

    /// '\0' at the end.
    [[nodiscard]] char character(const YAML::Mark& mark) const {
        const std::size_t at = offset(mark);
        return at < text_.size() ? text_[at] : '\0';
    }

    /// What stands there, up to the next space or line, or to the next mark of a list or map.
    [[nodiscard]] std::string_view word(const YAML::Mark& mark) const {
        const std::string_view rest = text_.substr(offset(mark));
        return rest.substr(0, std::min(rest.find_first_of(" \t\r\n,[]{}"), rest.size()));
    }

    /// Everything is counted from the offset: at the end of the file a mark's column is 0.
    [[nodiscard]] yaml_position position(const YAML::Mark& mark) {
        if (mark.is_null()) {
            return {};
        }
        // Marks go forward, so counting on from the last one keeps the whole linear.
        const std::size_t at = offset(mark);
        if (at < counted_to_) {
            counted_to_ = 0;
            line_ = column_ = 1;
        }
        for (; counted_to_ < at; ++counted_to_) {
            if (text_[counted_to_] == '\n') {
                ++line_;
                column_ = 1;
            } else {
                column_ += continues_character(text_[counted_to_]) ? 0U : 1U;
            }
        }
        return {line_, column_};
    }

    /// The last character before the mark that is no space or line break: yaml-cpp's mark of a
    /// value that is not there is where the next one begins.
    [[nodiscard]] yaml_position position_before(const YAML::Mark& mark) {
        const yaml_position at = position(mark);
        std::size_t i = offset(mark);
        std::uint32_t blanks = 1;
        std::uint32_t lines = 0;
        for (; i > 0 && is_blank(text_[i - 1]); --i, ++blanks) {
            lines += text_[i - 1] == '\n' ? 1U : 0U;
        }
        if (i == 0 || at.line == 0) {
            return at;
        }
        if (lines == 0) {
            return {at.line, at.column - blanks};
        }
        const std::size_t line_break = text_.rfind('\n', i - 1);
        const std::size_t begin = line_break == std::string_view::npos ? 0 : line_break + 1;
        return {at.line - lines,
                static_cast<std::uint32_t>(count_characters(text_.substr(begin, i - begin)))};
    }

    /// Whether the quotation mark that stands there is closed: yaml-cpp takes the end of the file
    /// for one when it follows a line break.
    [[nodiscard]] bool is_closed_quote(const YAML::Mark& mark) const {
        const char quote = character(mark);
        for (std::size_t i = offset(mark) + 1; i < text_.size(); ++i) {
            if (quote == '"' && text_[i] == '\\') {
                ++i;
            } else if (text_[i] == quote) {
                const bool doubled = quote == '\'' && i + 1 < text_.size() && text_[i + 1] == quote;
                if (!doubled) {
                    return true;
                }
                ++i;
            }
        }
        return false;
    }

  private:
    static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

    std::string_view text_;
    std::size_t counted_to_ = 0;
    std::uint32_t line_ = 1;    // of the character at `counted_to_`
    std::uint32_t column_ = 1;  // of the same
};

/// Builds the tree from yaml-cpp's events, before any alias could be expanded.
class tree_builder : public YAML::EventHandler {
  public:
    tree_builder(marked_text& text, yaml_problems& problems) : text_(text), problems_(problems) {}

    [[nodiscard]] yaml_value take() { return std::move(root_); }

    /// The innermost list or map that was not closed; null at the top.
    [[nodiscard]] const yaml_value* innermost() const {
        return stack_.empty() ? nullptr : &stack_.back().value;
    }
    /// Of the last value; the beginning where there is none.
    [[nodiscard]] yaml_position last_position() const { return last_; }

    void OnDocumentStart(const YAML::Mark& mark) override {
        if (++documents_ > 1) {
            refuse(mark, "TS1001", "a second document begins here; keep one in each file");
            throw give_up{};
        }
    }
    void OnDocumentEnd() override {}

    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        refuse_anchor(mark, anchor);
        yaml_value nothing = value_at(mark, yaml_value::kind::null);
        if (!is_written_null(text_.word(mark))) {
            const bool has_key = !stack_.empty() && stack_.back().key;
            nothing.at = has_key ? stack_.back().key->at : text_.position_before(mark);
        }
        add(std::move(nothing));
    }

    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
        refuse(mark, "TS1002",
               "aliases are not used in these files; write out the value that " +
                   in_quotes(text_.word(mark)) + " stands for");
        add(value_at(mark, yaml_value::kind::null));
    }

    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& text) override {
        refuse_properties(mark, tag, anchor);
        if (text.size() > max_scalar) {
            refuse(mark, "TS1003",
                   "a text of " + std::to_string(text.size()) + " bytes; at most " +
                       std::to_string(max_scalar) + " are read");
        }
        yaml_value value = value_at(mark, yaml_value::kind::text);
        value.quoted = text_.character(mark) == '"' || text_.character(mark) == '\'';
        if (value.quoted && !text_.is_closed_quote(mark)) {
            refuse(mark, "TS1001", "the quotation mark that opens here is never closed");
            throw give_up{};
        }
        value.text = text.substr(0, max_scalar);
        add(std::move(value));
    }

    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override {
        open(mark, tag, anchor, yaml_value::kind::list);
    }
    void OnSequenceEnd() override { close(); }

    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override {
        open(mark, tag, anchor, yaml_value::kind::map);
    }
    void OnMapEnd() override { close(); }

  private:
    struct open_node {
        yaml_value value;
        std::optional<yaml_value> key;  // of a map, waiting for its value
    };

    static bool is_written_null(std::string_view word) {
        return word == "~" || word == "null" || word == "Null" || word == "NULL";
    }

    void refuse(const YAML::Mark& mark, const char* code, std::string message) {
        problems_.error(text_.position(mark), code, std::move(message));
    }

    void refuse_anchor(const YAML::Mark& mark, YAML::anchor_t anchor) {
        if (anchor != 0) {
            refuse(mark, "TS1002", "anchors (&name) are not used in these files; remove it");
        }
    }

    /// yaml-cpp marks a plain value with the tag "?" or "", a quoted one with "!", and takes those
    /// two when they are written out as well.
    void refuse_properties(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
        refuse_anchor(mark, anchor);
        if (text_.character(mark) == '!') {
            refuse(mark, "TS1002",
                   "tags are not used in these files; remove " + in_quotes(text_.word(mark)));
        } else if (!tag.empty() && tag != "?" && tag != "!") {
            refuse(mark, "TS1002", "tags are not used in these files; remove " + in_quotes(tag));
        }
    }

    yaml_value value_at(const YAML::Mark& mark, yaml_value::kind what) {
        if (++values_ > max_values) {
            refuse(mark, "TS1003",
                   "more than " + std::to_string(max_values) + " values; no such file needs them");
            throw give_up{};
        }
        yaml_value value;
        value.what = what;
        value.at = last_ = text_.position(mark);
        return value;
    }

    void open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
              yaml_value::kind what) {
        refuse_properties(mark, tag, anchor);
        if (stack_.size() == max_depth) {
            refuse(
                mark, "TS1003",
                "nested more than " + std::to_string(max_depth) + " deep; no such file needs that");
            throw give_up{};
        }
        stack_.push_back({value_at(mark, what), {}});
    }

    void close() {
        yaml_value done = std::move(stack_.back().value);
        stack_.pop_back();
        add(std::move(done));
    }

    void add(yaml_value value) {
        if (stack_.empty()) {
            root_ = std::move(value);
            return;
        }
        open_node& parent = stack_.back();
        if (parent.value.what == yaml_value::kind::list) {
            parent.value.items.push_back(std::move(value));
        } else if (parent.key) {
            parent.value.entries.push_back({std::move(*parent.key), std::move(value)});
            parent.key.reset();
        } else {
            parent.key = std::move(value);
        }
    }

    marked_text& text_;
    yaml_problems& problems_;
    std::vector<open_node> stack_;
    yaml_value root_;
    yaml_position last_{1, 1};
    std::size_t values_ = 0;
    std::size_t documents_ = 0;
};

bool is_bad_escape(const std::string& message) {
    return message.starts_with(YAML::ErrorMsg::INVALID_ESCAPE);
}

/// What yaml-cpp's shorter messages mean to somebody who did not write a YAML parser.
std::string explained(const std::string& message) {
    using namespace YAML;
    struct meaning {
        std::string_view message;
        std::string_view says;
    };
    const meaning meanings[] = {
        {ErrorMsg::MAP_VALUE,
         "no ':' can stand here; put a text that contains ': ' in quotation marks, and indent the "
         "keys of one map alike"},
        {ErrorMsg::MAP_KEY,
         "no '?' can stand here; put a text that begins with it in quotation "
         "marks"},
        {ErrorMsg::BLOCK_ENTRY,
         "no list can begin here with '-'; check the indentation, which is "
         "by spaces, and put a text that begins with it in quotation marks"},
        {ErrorMsg::UNKNOWN_TOKEN,
         "no text can begin with this character; put the text in "
         "quotation marks"},
        {ErrorMsg::TAB_IN_INDENTATION, "indented by a tab; use spaces"},
        {ErrorMsg::FLOW_END, "this bracket closes none that is open"},
        {ErrorMsg::END_OF_MAP,
         "a 'key: value' on a line of its own was expected here; check the "
         "indentation and the quotation marks"},
        {ErrorMsg::END_OF_SEQ,
         "a '- ' indented like the one before it was expected here; check "
         "the indentation"},
    };
    for (const meaning& m : meanings) {
        if (message == m.message) {
            return std::string(m.says);
        }
    }
    if (is_bad_escape(message)) {
        return "'\\" + message.substr(std::string_view(ErrorMsg::INVALID_ESCAPE).size()) +
               "' has no meaning between double quotation marks; write '\\\\' for a backslash, or "
               "use single ones";
    }
    return message;
}

/// Reports what stopped yaml-cpp, where the mistake was made rather than where it was noticed.
void report(const YAML::Exception& stopped, const tree_builder& builder, marked_text& text,
            yaml_problems& problems) {
    yaml_position noticed = text.position(stopped.mark);
    if (is_bad_escape(stopped.msg) && noticed.column > 2) {
        noticed.column -= 2;  // the mark is behind the two characters
    }
    const yaml_value* open = builder.innermost();
    if (stopped.msg == YAML::ErrorMsg::UNKNOWN_ANCHOR) {
        problems.error(noticed, "TS1002",
                       "aliases are not used in these files; write out the value that " +
                           in_quotes(text.word(stopped.mark)) + " stands for");
    } else if (stopped.msg == YAML::ErrorMsg::EOF_IN_SCALAR) {
        problems.error(builder.last_position(), "TS1001",
                       "this is not YAML: a quotation mark opens after this and is never closed");
    } else if (open != nullptr && stopped.msg == YAML::ErrorMsg::END_OF_SEQ_FLOW) {
        problems.error(open->at, "TS1001",
                       "this is not YAML: the list that begins here with '[' has no ']', or no ',' "
                       "between two of its values");
    } else if (open != nullptr && stopped.msg == YAML::ErrorMsg::END_OF_MAP_FLOW) {
        problems.error(open->at, "TS1001",
                       "this is not YAML: the map that begins here with '{' has no '}', or no ',' "
                       "between two of its keys");
    } else {
        problems.error(noticed, "TS1001", "this is not YAML: " + explained(stopped.msg));
    }
}

yaml_position position_of(std::string_view text, std::size_t offset) {
    const std::string_view before = text.substr(0, offset);
    const std::size_t line_break = before.rfind('\n');
    const std::string_view line =
        line_break == std::string_view::npos ? before : before.substr(line_break + 1);
    return {static_cast<std::uint32_t>(1 + std::count(before.begin(), before.end(), '\n')),
            static_cast<std::uint32_t>(1 + count_characters(line))};
}

/// "U+0007"
std::string code_point_name(std::uint32_t code_point) {
    std::string digits(4, '0');
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) {
        *digit = "0123456789ABCDEF"[code_point & 15];
        code_point >>= 4;
    }
    return "U+" + digits;
}

bool is_acceptable_text(std::string_view text, yaml_problems& problems) {
    if (text.size() > max_bytes) {
        problems.error({}, "TS1003",
                       "the file has " + std::to_string(text.size()) + " bytes; at most " +
                           std::to_string(max_bytes) + " are read");
        return false;
    }
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
        problems.error({1, 1}, "TS1004", "this is UTF-16 text; save the file as UTF-8");
        return false;
    }
    if (const auto bad = first_bad_utf8(text)) {
        problems.error(position_of(text, *bad), "TS1004",
                       "this is not UTF-8 text; save the file as UTF-8");
        return false;
    }
    if (const auto bad = first_control_character(text)) {
        problems.error(position_of(text, bad->offset), "TS1004",
                       "the control character " + code_point_name(bad->code_point) +
                           " has no place in a line of text; remove it");
        return false;
    }
    return true;
}

}  // namespace

void yaml_problems::error(yaml_position at, const char* code, std::string message) {
    if (++count_ <= most_kept) {
        found_.push_back(
            {severity::error, code, std::move(message), path_, at.line, at.column, {}});
    }
}

std::vector<diagnostic> yaml_problems::take() {
    if (count_ > most_kept) {
        found_.push_back({severity::error,
                          "TS1029",
                          std::to_string(count_) + " problems, of which " +
                              std::to_string(most_kept) +
                              " are shown; correct these and check again",
                          path_,
                          0,
                          0,
                          {}});
    }
    sort_by_position(found_);
    return std::move(found_);
}

std::optional<yaml_value> read_yaml(const source_file& source, yaml_problems& problems) {
    std::string_view content = source.text;
    if (content.starts_with(byte_order_mark)) {
        content.remove_prefix(byte_order_mark.size());
    }
    if (!is_acceptable_text(content, problems)) {
        return {};
    }
    view_buffer buffer(content);
    std::istream stream(&buffer);
    marked_text text(content);
    tree_builder builder(text, problems);
    try {
        YAML::Parser parser(stream);
        if (!parser.HandleNextDocument(builder)) {
            problems.error({}, "TS1001", "the file is empty");
        } else {
            parser.HandleNextDocument(builder);  // there should be none
        }
    } catch (const YAML::Exception& stopped) {
        report(stopped, builder, text, problems);
    } catch (const give_up&) {
        return {};
    }
    if (problems.any()) {
        return {};
    }
    yaml_value root = builder.take();
    if (root.what == yaml_value::kind::null) {
        problems.error({}, "TS1001", "the file is empty");
        return {};
    }
    return root;
}

}  // namespace timescales::inline v0
