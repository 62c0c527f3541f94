#include "lib/formats/yaml_document.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <istream>
#include <streambuf>

#include "lib/formats/utf8.hpp"

namespace timescales::inline v0 {

namespace {

constexpr std::size_t max_bytes = 8U << 20U;
constexpr std::size_t max_depth = 32;
constexpr std::size_t max_scalar = 4'000;

yaml_position position_of(const YAML::Mark& mark) {
    if (mark.is_null()) {
        return {};
    }
    return {static_cast<std::uint32_t>(mark.line + 1), static_cast<std::uint32_t>(mark.column + 1)};
}

/// Lets a stream read a string in place.
class view_buffer : public std::streambuf {
  public:
    explicit view_buffer(std::string_view text) {
        char* begin = const_cast<char*>(text.data());  // streambuf wants it; nothing is written
        setg(begin, begin, begin + text.size());
    }
};

/// Builds the tree from yaml-cpp's events, before any alias could be expanded.
class tree_builder : public YAML::EventHandler {
  public:
    tree_builder(const std::string& path, std::vector<diagnostic>& problems)
        : path_(path), problems_(problems) {}

    [[nodiscard]] bool refused() const noexcept { return refused_; }
    [[nodiscard]] yaml_value take() { return std::move(root_); }

    void OnDocumentStart(const YAML::Mark&) override {}
    void OnDocumentEnd() override {}

    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        check(mark, "", anchor);
        yaml_value value;
        value.at = position_of(mark);
        add(std::move(value));
    }

    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
        refuse(mark, "TS1002", "aliases (*name) are not used in these files; write the value out");
        yaml_value value;
        value.at = position_of(mark);
        add(std::move(value));
    }

    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& text) override {
        // yaml-cpp marks a plain scalar with the tag "?" and a quoted one with "!".
        check(mark, tag, anchor);
        if (text.size() > max_scalar) {
            refuse(mark, "TS1003",
                   "a text of " + std::to_string(text.size()) + " characters; at most " +
                       std::to_string(max_scalar) + " are read");
        }
        yaml_value value;
        value.what = yaml_value::kind::text;
        value.at = position_of(mark);
        value.quoted = tag == "!";
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

    void refuse(const YAML::Mark& mark, const char* code, std::string message) {
        const yaml_position at = position_of(mark);
        problems_.push_back(
            {severity::error, code, std::move(message), path_, at.line, at.column, {}});
        refused_ = true;
    }

    void check(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
        if (anchor != 0) {
            refuse(mark, "TS1002", "anchors (&name) are not used in these files; remove it");
        }
        if (!tag.empty() && tag != "?" && tag != "!") {
            refuse(mark, "TS1002",
                   "tags (!name) are not used in these files; remove '" + tag.substr(0, 64) + "'");
        }
    }

    void open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
              yaml_value::kind what) {
        check(mark, tag, anchor);
        if (stack_.size() == max_depth) {
            refuse(mark, "TS1003", "nested more than " + std::to_string(max_depth) + " deep");
            throw YAML::ParserException(mark, "nested too deep");
        }
        yaml_value value;
        value.what = what;
        value.at = position_of(mark);
        stack_.push_back({std::move(value), {}});
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
            parent.value.entries.emplace_back(std::move(*parent.key), std::move(value));
            parent.key.reset();
        } else {
            parent.key = std::move(value);
        }
    }

    const std::string& path_;
    std::vector<diagnostic>& problems_;
    std::vector<open_node> stack_;
    yaml_value root_;
    bool refused_ = false;
};

diagnostic whole_file(const source_file& source, const char* code, std::string message) {
    return {severity::error, code, std::move(message), source.path, 0, 0, {}};
}

bool is_acceptable_text(const source_file& source, std::vector<diagnostic>& problems) {
    const std::string& text = source.text;
    if (text.size() > max_bytes) {
        problems.push_back(whole_file(source, "TS1003",
                                      "the file has " + std::to_string(text.size()) +
                                          " bytes; at most " + std::to_string(max_bytes) +
                                          " are read"));
        return false;
    }
    std::optional<std::size_t> bad = first_bad_utf8(text);
    if (const std::size_t zero = text.find('\0'); !bad && zero != std::string::npos) {
        bad = zero;
    }
    if (!bad) {
        return true;
    }
    const auto line_begin = text.rfind('\n', *bad);
    const auto line =
        1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(*bad), '\n');
    const std::size_t column = *bad - (line_begin == std::string::npos ? 0 : line_begin + 1) + 1;
    problems.push_back({severity::error,
                        "TS1004",
                        "this is not UTF-8 text; save the file as UTF-8",
                        source.path,
                        static_cast<std::uint32_t>(line),
                        static_cast<std::uint32_t>(column),
                        {}});
    return false;
}

}  // namespace

std::optional<yaml_value> read_yaml(const source_file& source, std::vector<diagnostic>& problems) {
    if (!is_acceptable_text(source, problems)) {
        return {};
    }
    view_buffer buffer(source.text);
    std::istream stream(&buffer);
    tree_builder builder(source.path, problems);
    try {
        YAML::Parser parser(stream);
        if (!parser.HandleNextDocument(builder)) {
            problems.push_back(whole_file(source, "TS1001", "the file is empty"));
            return {};
        }
        if (!builder.refused() && parser.HandleNextDocument(builder)) {
            problems.push_back(
                whole_file(source, "TS1001", "the file holds more than one document; keep one"));
            return {};
        }
    } catch (const YAML::Exception& e) {
        if (!builder.refused()) {
            const yaml_position at = position_of(e.mark);
            problems.push_back({severity::error,
                                "TS1001",
                                "this is not YAML: " + e.msg,
                                source.path,
                                at.line,
                                at.column,
                                {}});
        }
        return {};
    }
    if (builder.refused()) {
        return {};
    }
    return builder.take();
}

}  // namespace timescales::inline v0
