/// Files that nobody would write by mistake, and what is left of good ones after damage. Whatever
/// the text, a loader gives either a value or problems, and never fails in another way.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "lib/formats/utf8.hpp"
#include "tests/formats/yaml_test_support.hpp"
#include "timescales/rules_yaml.hpp"

namespace timescales_tests {

namespace {

using testing::Each;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

std::string repeated(std::string_view text, std::size_t times) {
    std::string all;
    all.reserve(text.size() * times);
    for (std::size_t i = 0; i < times; ++i) {
        all += text;
    }
    return all;
}

/// What holds of every problem, so that it can be printed and found.
void expect_presentable(const diagnostic& problem, std::size_t lines) {
    EXPECT_EQ(problem.severity, severity::error);
    EXPECT_THAT(problem.code, SizeIs(6));
    EXPECT_EQ(problem.file, "hostile.yaml");
    EXPECT_FALSE(problem.message.empty());
    EXPECT_FALSE(first_bad_utf8(problem.message)) << problem.message;
    EXPECT_EQ(problem.message.find('\n'), std::string::npos) << problem.message;
    EXPECT_LE(problem.line, lines);
    EXPECT_EQ(problem.line == 0, problem.column == 0);
}

template <class T>
void expect_all_or_nothing(const loaded<T>& read, std::size_t lines) {
    EXPECT_EQ(read.value.has_value(), read.problems.empty());
    for (const diagnostic& problem : read.problems) {
        expect_presentable(problem, lines);
    }
    EXPECT_TRUE(std::is_sorted(read.problems.begin(), read.problems.end(),
                               [](const diagnostic& a, const diagnostic& b) {
                                   return std::pair(a.line, a.column) < std::pair(b.line, b.column);
                               }));
}

std::size_t lines_of(const std::string& text) {
    return 1 + static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

loaded<rule_book> load_pack(const std::string& text) {
    const std::vector<source_file> packs = {{"hostile.yaml", text}};
    auto read = load_rule_book(packs, built_in_calendars());
    expect_all_or_nothing(read, lines_of(text));
    return read;
}

loaded<working_calendar> load_holidays(const std::string& text) {
    auto read = load_calendar({"hostile.yaml", text});
    expect_all_or_nothing(read, lines_of(text));
    return read;
}

loaded<timeline> load_child(const std::string& text) {
    auto read = load_timeline({"hostile.yaml", text});
    expect_all_or_nothing(read, lines_of(text));
    return read;
}

/// What all three loaders say, which has to be the same.
std::vector<std::string> said_of(const std::string& text) {
    const std::vector<std::string> said = messages(load_pack(text).problems);
    EXPECT_EQ(messages(load_holidays(text).problems), said);
    EXPECT_EQ(messages(load_child(text).problems), said);
    return said;
}

constexpr const char* child = R"(format: timescales-timeline/1
child: "12 34"
born: 2006-03-15
spells:
  - kind: looked-after
    start: 2017-12-04
  - {kind: 'placed-for-adoption', known_from: 2018-12-04, end: 2019-01-31}
events:
- kind: review # the first
  on: 2018-01-04
  status: >-
    held
)";

constexpr const char* child_in_json =
    "{\"format\": \"timescales-timeline/1\", \"child\": \"12\\u00e9\",\n"
    " \"spells\": [{\"kind\": \"looked-after\", \"start\": \"2017-12-04\"}],\n"
    " \"events\": [{\"kind\": \"review\", \"on\": \"2018-01-04\", \"status\": \"planned\"}]}\n";

/// Bytes that mean something to YAML, end something, or belong in no text.
constexpr char hostile[] =
    "\0\t\n\r \"#%&'*,-.:>?@[]`{|}!~\\\x04\x1b\x7f\x80\xbf\xc2\xe2\xed\xf0\xff"
    "0a";
constexpr std::string_view hostile_bytes(hostile, sizeof hostile - 1);

}  // namespace

TEST(HostileYaml, BillionLaughs) {
    EXPECT_THAT(
        said_of("a: &a [lol, lol]\nb: &b [*a, *a]\nc: [*b, *b]\n"),
        ElementsAre("hostile.yaml:1:4: error TS1002: anchors (&name) are not used in these files; "
                    "remove it",
                    "hostile.yaml:2:4: error TS1002: anchors (&name) are not used in these files; "
                    "remove it",
                    "hostile.yaml:2:8: error TS1002: aliases are not used in these files; write "
                    "out the value that '*a' stands for",
                    "hostile.yaml:2:12: error TS1002: aliases are not used in these files; write "
                    "out the value that '*a' stands for",
                    "hostile.yaml:3:5: error TS1002: aliases are not used in these files; write "
                    "out the value that '*b' stands for",
                    "hostile.yaml:3:9: error TS1002: aliases are not used in these files; write "
                    "out the value that '*b' stands for"));
}

TEST(HostileYaml, AliasOfItself) {
    EXPECT_THAT(said_of("a: &a [*a]\n"), Each(testing::HasSubstr("error TS1002")));
}

TEST(HostileYaml, MergeKey) {
    EXPECT_THAT(messages(load_child("format: timescales-timeline/1\n<<: {child: x}\n").problems),
                ElementsAre("hostile.yaml:2:1: error TS1006: unknown key '<<'; use format, child, "
                            "born, history_from, spells or events"));
}

TEST(HostileYaml, Tags) {
    struct tag {
        const char* text;
        const char* expected;
    };
    constexpr tag tags[] = {
        {"a: !!python/object/apply:os.system [ls]\n",
         "hostile.yaml:1:4: error TS1002: tags are not used in these files; remove "
         "'!!python/object/apply:os.system'"},
        {"a: !!binary aGVsbG8=\n",
         "hostile.yaml:1:4: error TS1002: tags are not used in these files; remove '!!binary'"},
        {"a: !!str b\n",
         "hostile.yaml:1:4: error TS1002: tags are not used in these files; remove '!!str'"},
        {"a: ! b\n",
         "hostile.yaml:1:4: error TS1002: tags are not used in these files; remove '!'"},
        {"a: !<?> b\n",
         "hostile.yaml:1:4: error TS1002: tags are not used in these files; remove '!<?>'"},
        {"!!map {a: b}\n",
         "hostile.yaml:1:1: error TS1002: tags are not used in these files; remove '!!map'"},
    };
    std::size_t visited = 0;
    for (const tag& t : tags) {
        EXPECT_THAT(said_of(t.text), ElementsAre(t.expected));
        ++visited;
    }
    EXPECT_EQ(visited, 6U);
}

TEST(HostileYaml, NestingOf33) {
    EXPECT_THAT(said_of(repeated("[", 33) + repeated("]", 33)),
                ElementsAre("hostile.yaml:1:33: error TS1003: nested more than 32 deep; no such "
                            "file needs that"));
}

TEST(HostileYaml, NestingOf32IsReadAndNoMap) {
    EXPECT_THAT(said_of(repeated("[", 32) + repeated("]", 32)),
                ElementsAre("hostile.yaml:1:1: error TS1005: expected a map of keys and values "
                            "({key: value}) at the top of the file, found a list"));
}

TEST(HostileYaml, NestingOfTenThousand) {
    std::string maps;
    for (std::size_t depth = 0; depth < 1'400; ++depth) {  // just under 1 MiB
        maps += std::string(depth, ' ') + "a:\n";
    }
    const std::string files[] = {
        repeated("[", 10'000) + repeated("]", 10'000),
        repeated("[", 10'000),
        repeated("{a: ", 10'000) + repeated("}", 10'000),
        repeated("{", 10'000),
        repeated("[{", 5'000),
        repeated("- ", 10'000) + "a\n",
        repeated("? ", 10'000) + "a\n",
        maps,
    };
    std::size_t visited = 0;
    for (const std::string& file : files) {
        const auto said = said_of(file);
        ASSERT_THAT(said, SizeIs(1)) << file.substr(0, 8);
        EXPECT_THAT(said[0], testing::EndsWith("error TS1003: nested more than 32 deep; no such "
                                               "file needs that"));
        ++visited;
    }
    EXPECT_EQ(visited, 8U);
}

TEST(HostileYaml, TextOfFourThousandBytesIsTheLongest) {
    const std::string start = "format: timescales-timeline/1\nchild: ";
    const auto longest = load_child(start + std::string(4'000, 'x'));
    ASSERT_TRUE(longest);
    EXPECT_EQ(longest.value->id, std::string(4'000, 'x'));
    EXPECT_THAT(said_of(start + std::string(4'001, 'x')),
                ElementsAre("hostile.yaml:2:8: error TS1003: a text of 4001 bytes; at most 4000 "
                            "are read"));
}

TEST(HostileYaml, TextOfAMegabyte) {
    EXPECT_THAT(said_of("child: " + std::string(1'000'000, 'x') + "\n"),
                ElementsAre("hostile.yaml:1:8: error TS1003: a text of 1000000 bytes; at most 4000 "
                            "are read"));
    EXPECT_THAT(said_of("child: \"" + repeated("\\x41", 250'000) + "\"\n"),
                ElementsAre("hostile.yaml:1:8: error TS1003: a text of 250000 bytes; at most 4000 "
                            "are read"));
}

TEST(HostileYaml, FileOfNineMegabytes) {
    EXPECT_THAT(said_of(std::string(9'000'000, '#')),
                ElementsAre("hostile.yaml: error TS1003: the file has 9000000 bytes; at most "
                            "1048576 are read"));
}

TEST(HostileYaml, FileOfOneMebibyteIsRead) {
    std::string text = child;
    text += '#' + std::string((1U << 20U) - text.size() - 2, '-') + '\n';
    ASSERT_EQ(text.size(), 1U << 20U);
    EXPECT_TRUE(load_child(text));
    EXPECT_FALSE(load_child(text + '\n'));
}

TEST(HostileYaml, HundredThousandValuesAreTheMost) {
    EXPECT_THAT(said_of("[" + repeated("a,", 100'000) + "]"),
                ElementsAre("hostile.yaml:1:200000: error TS1003: more than 100000 values; no such "
                            "file needs them"));
}

/// A problem for each of a hundred thousand values would fill the memory and help nobody.
TEST(HostileYaml, ThousandProblemsAreShown) {
    const auto read = load_child("format: timescales-timeline/1\nevents:\n" +
                                 repeated("- {kind: review}\n", 1'500));
    ASSERT_THAT(read.problems, SizeIs(1'001));
    EXPECT_EQ(to_string(read.problems[0]),
              "hostile.yaml: error TS1029: 1500 problems, of which 1000 are shown; correct these "
              "and check again");
    EXPECT_EQ(to_string(read.problems[1]),
              "hostile.yaml:3:3: error TS1009: the key 'on' is missing in events[0]; add it");
    EXPECT_EQ(to_string(read.problems[1'000]),
              "hostile.yaml:1002:3: error TS1009: the key 'on' is missing in events[999]; add it");
}

TEST(HostileYaml, ThousandProblemsExactly) {
    const auto read = load_child("format: timescales-timeline/1\nevents:\n" +
                                 repeated("- {kind: review}\n", 1'000));
    EXPECT_THAT(read.problems, SizeIs(1'000));
    EXPECT_EQ(read.problems[0].code, "TS1009");
}

TEST(HostileYaml, SameKeyThirtyThousandTimes) {
    EXPECT_THAT(load_child("x: 1\n" + repeated("format: timescales-timeline/1\n", 30'000)).problems,
                SizeIs(1'001));
}

TEST(HostileYaml, TextThatIsNotUtf8) {
    EXPECT_THAT(said_of("format: x\nchild: caf\xE9\n"),
                ElementsAre("hostile.yaml:2:11: error TS1004: this is not UTF-8 text; save the "
                            "file as UTF-8"));
    EXPECT_THAT(said_of("é: \xC0\x80\n"),
                ElementsAre("hostile.yaml:1:4: error TS1004: this is not UTF-8 text; save the file "
                            "as UTF-8"));
    EXPECT_THAT(said_of("a: \xED\xA0\x80\n"), SizeIs(1));
}

TEST(HostileYaml, Utf16) {
    const std::string ascii = "format: timescales-timeline/1\n";
    std::string little = "\xFF\xFE";
    std::string big = "\xFE\xFF";
    for (const char c : ascii) {
        little += std::string{c, '\0'};
        big += std::string{'\0', c};
    }
    EXPECT_THAT(said_of(little), ElementsAre("hostile.yaml:1:1: error TS1004: this is UTF-16 text; "
                                             "save the file as UTF-8"));
    EXPECT_EQ(said_of(big), said_of(little));
    EXPECT_THAT(said_of(little.substr(2)),
                ElementsAre("hostile.yaml:1:2: error TS1004: the control character U+0000 has no "
                            "place in a line of text; remove it"));
}

TEST(HostileYaml, ByteOrderMarkIsPassedOver) {
    const auto read = load_child("\xEF\xBB\xBF" + std::string(child));
    ASSERT_TRUE(read);
    EXPECT_EQ(*read.value, *load_child(child).value);
    EXPECT_THAT(messages(load_child("\xEF\xBB\xBF"
                                    "format: x\n")
                             .problems),
                ElementsAre("hostile.yaml:1:9: error TS1012: the format of this file is 'x'; "
                            "'timescales-timeline/1' is needed here"));
    EXPECT_THAT(said_of("\xEF\xBB\xBF"),
                ElementsAre("hostile.yaml: error TS1001: the file is empty"));
    EXPECT_THAT(said_of("a: \xEF\xBB\xBF"
                        "b\n"),
                ElementsAre("hostile.yaml:1:4: error TS1004: the control character U+FEFF has no "
                            "place in a line of text; remove it"));
}

/// Some end a line in an editor and not in YAML, some end the file for the parser.
TEST(HostileYaml, ControlCharacters) {
    struct control {
        std::string text;
        const char* name;
    };
    const control controls[] = {
        {std::string(1, '\0'), "U+0000"},
        {"\x04", "U+0004"},
        {"\x1b", "U+001B"},
        {"\r", "U+000D"},
        {"\x7f", "U+007F"},
        {"\u0085", "U+0085"},
        {"\u2028", "U+2028"},
        {"\u2029", "U+2029"},
    };
    std::size_t visited = 0;
    for (const control& c : controls) {
        for (const char* place : {"a: é", "# é"}) {
            EXPECT_THAT(said_of(place + c.text + "b: c\n"),
                        ElementsAre("hostile.yaml:1:" + std::to_string(*place == 'a' ? 5 : 4) +
                                    ": error TS1004: the control character " + c.name +
                                    " has no place in a line of text; remove it"));
            ++visited;
        }
    }
    EXPECT_EQ(visited, 16U);
}

TEST(HostileYaml, ControlCharactersFromEscapes) {
    constexpr std::string_view escapes[] = {"\\0", "\\x07", "\\t", "\\e", "\\u2028", "\\x85"};
    std::size_t visited = 0;
    for (const std::string_view escape : escapes) {
        const auto read =
            load_child("format: timescales-timeline/1\nchild: \"1" + std::string(escape) + "2\"\n");
        EXPECT_THAT(messages(read.problems),
                    ElementsAre("hostile.yaml:2:8: error TS1005: the text at child has a tab or "
                                "another control character; use spaces"));
        ++visited;
    }
    EXPECT_EQ(visited, 6U);
}

TEST(HostileYaml, Tabs) {
    EXPECT_THAT(said_of("spells:\n\t- a\n"),
                ElementsAre("hostile.yaml:2:2: error TS1001: this is not YAML: no list can begin "
                            "here with '-'; check the indentation, which is by spaces, and put a "
                            "text that begins with it in quotation marks"));
    EXPECT_THAT(said_of("spells:\n\t\ta: b\n"), SizeIs(1));
    const std::string tab_between = "format:\ttimescales-timeline/1\n";
    EXPECT_TRUE(load_child(tab_between));  // between words they are spaces
}

TEST(HostileYaml, NothingAtAll) {
    constexpr const char* texts[] = {
        "", "\n\n\n", "   \n", "# only\n# comments\n", "\xEF\xBB\xBF", "---\n", "%YAML 1.2\n---\n"};
    std::size_t visited = 0;
    for (const char* text : texts) {
        EXPECT_THAT(said_of(text), ElementsAre("hostile.yaml: error TS1001: the file is empty"))
            << text;
        ++visited;
    }
    EXPECT_EQ(visited, 7U);
}

TEST(HostileYaml, SeveralDocuments) {
    for (const char* text : {"a: b\n---\na: c\n", "a: b\n...\n# c\n---\n", "{a: b}\n{a: c}\n"}) {
        EXPECT_THAT(said_of(text),
                    ElementsAre(testing::EndsWith(
                        "error TS1001: a second document begins here; keep one in each file")))
            << text;
    }
    EXPECT_TRUE(load_child("---\n" + std::string(child) + "...\n"));
}

TEST(HostileYaml, QuotationMarkNeverClosed) {
    const std::string never = "error TS1001: the quotation mark that opens here is never closed";
    const std::string after =
        "error TS1001: this is not YAML: a quotation mark opens after this and is never closed";
    EXPECT_THAT(said_of("a: b\nc: \"d\ne: f\n"), ElementsAre("hostile.yaml:2:4: " + never));
    EXPECT_THAT(said_of("a: b\nc: 'd\ne: f\n"), ElementsAre("hostile.yaml:2:4: " + never));
    EXPECT_THAT(said_of("a: b\nc: 'd''\n"), ElementsAre("hostile.yaml:2:4: " + never));
    EXPECT_THAT(said_of("a: b\nc: \"d\\\"\n"), ElementsAre("hostile.yaml:2:4: " + never));
    EXPECT_THAT(said_of("a: b\nc: \"d"), ElementsAre("hostile.yaml:2:1: " + after));
    EXPECT_THAT(said_of("a: b\nc: 'd"), ElementsAre("hostile.yaml:2:1: " + after));
    EXPECT_THAT(said_of("\"a"), ElementsAre("hostile.yaml:1:1: " + after));
}

TEST(HostileYaml, QuotationMarkClosedOnALaterLineIsClosed) {
    const auto read = load_child("format: timescales-timeline/1\nchild: 'it''s\n  \"one\"'\n");
    ASSERT_TRUE(read);
    EXPECT_EQ(read.value->id, "it's \"one\"");
}

TEST(HostileYaml, BracketsNeverClosed) {
    EXPECT_THAT(said_of("a: b\nc: [d,\n"),
                ElementsAre("hostile.yaml:2:4: error TS1001: this is not YAML: the list that "
                            "begins here with '[' has no ']', or no ',' between two of its "
                            "values"));
    EXPECT_THAT(said_of("a: b\nc: {d: e,\n"),
                ElementsAre("hostile.yaml:2:4: error TS1001: this is not YAML: the map that begins "
                            "here with '{' has no '}', or no ',' between two of its keys"));
    EXPECT_THAT(said_of("a: ]\n"), ElementsAre("hostile.yaml:1:4: error TS1001: this is not YAML: "
                                               "this bracket closes none that is open"));
}

TEST(HostileYaml, WhatYamlCannotRead) {
    struct text_and_message {
        const char* text;
        const char* expected;
    };
    constexpr text_and_message texts[] = {
        {"é: é: a\n",
         "hostile.yaml:1:5: error TS1001: this is not YAML: no ':' can stand here; put a text that "
         "contains ': ' in quotation marks, and indent the keys of one map alike"},
        {"a: @b\n",
         "hostile.yaml:1:4: error TS1001: this is not YAML: no text can begin with this character; "
         "put the text in quotation marks"},
        {"a: \"b\" c\n",
         "hostile.yaml:1:8: error TS1001: this is not YAML: a 'key: value' on a line of its own "
         "was "
         "expected here; check the indentation and the quotation marks"},
        {"a: \"\\q\"\n",
         "hostile.yaml:1:5: error TS1001: this is not YAML: '\\q' has no meaning between double "
         "quotation marks; write '\\\\' for a backslash, or use single ones"},
        {"a:\n- b\n  - c: d\n - e\n",
         "hostile.yaml:3:6: error TS1001: this is not YAML: no ':' can stand here; put a text that "
         "contains ': ' in quotation marks, and indent the keys of one map alike"},
        {"a: *b\n",
         "hostile.yaml:1:4: error TS1002: aliases are not used in these files; write out the value "
         "that '*b' stands for"},
    };
    std::size_t visited = 0;
    for (const auto& [text, expected] : texts) {
        EXPECT_THAT(said_of(text), ElementsAre(expected));
        ++visited;
    }
    EXPECT_EQ(visited, 6U);
}

TEST(HostileYaml, NumbersThatOthersWouldRead) {
    constexpr std::string_view numbers[] = {"018", "0o22", "022",  "0x12", "0b1",
                                            "1_8", "18.0", "1e1",  "+18",  "1,8",
                                            "18a", "١٨",   ".inf", "true", "99999999999999999999",
                                            "-0",  "0"};
    const source_file real = reviews_alone();
    std::size_t visited = 0;
    for (const std::string_view number : numbers) {
        const std::string bad = "until_age: " + std::string(number);
        const auto read =
            load_pack(with_mistake(real.text, {"Number", "until_age: 18", bad.c_str(), {}}));
        EXPECT_THAT(messages(read.problems),
                    ElementsAre("hostile.yaml:22:16: error TS1013: '" + std::string(number) +
                                "' at timescales[0].until_age is not a whole number from 1 to 30"));
        ++visited;
    }
    EXPECT_EQ(visited, 17U);
}

TEST(HostileYaml, PeriodsThatOthersWouldRead) {
    constexpr std::string_view periods[] = {"020 working days",
                                            "0x14 working days",
                                            "20.5 working days",
                                            "-20 working days",
                                            "20",
                                            "P3M",
                                            "twenty working days",
                                            "20 Working Days",
                                            "99999999999999999999 days",
                                            "20 working days 00",
                                            "\"1,000 days\"",
                                            "20 business days"};
    const source_file real = project_file(rules_path);
    std::size_t visited = 0;
    for (const std::string_view length : periods) {
        const std::string bad = "within: " + std::string(length) + ", of: start, cite: reg 33(1)";
        const auto read = load_pack(with_mistake(
            real.text,
            {"Period", "within: 20 working days, of: start, cite: reg 33(1)", bad.c_str(), {}}));
        ASSERT_THAT(read.problems, SizeIs(1)) << length;
        EXPECT_EQ(read.problems[0].code, "TS1007") << to_string(read.problems[0]);
        ++visited;
    }
    EXPECT_EQ(visited, 12U);
}

TEST(HostileYaml, WordsThatOthersReadAsTrue) {
    constexpr std::string_view words[] = {"yes", "Yes", "y",    "on",   "On",   "no", "off",
                                          "n",   "1",   "True", "TRUE", "tRue", "0",  "\"true\""};
    const source_file real = project_file(rules_path);
    std::size_t visited = 0;
    for (const std::string_view word : words) {
        const std::string bad = "repeats: " + std::string(word) + ", cite: reg 33(2)";
        const auto read = load_pack(
            with_mistake(real.text, {"Flag", "repeats: true, cite: reg 33(2)", bad.c_str(), {}}));
        ASSERT_THAT(read.problems, SizeIs(1)) << word;
        EXPECT_EQ(read.problems[0].code, "TS1011") << to_string(read.problems[0]);
        ++visited;
    }
    EXPECT_EQ(visited, 14U);
}

TEST(HostileYaml, DatesThatOthersWouldRead) {
    constexpr std::string_view dates[] = {
        "2011-4-1",   "2011-04-1",           "31/03/2011",  "03/31/2011",  "2011-03-31T00:00:00Z",
        "2011-02-29", "2011-13-01",          "2011-00-01",  "2011-01-00",  "2011-04-31",
        "20110331",   "2011-03-31 00:00:00", "11-03-31",    "2011-W13-4",  "2011-090",
        "1899-12-31", "2200-01-01",          "40633",       "+2011-03-31", "2011‐03‐31",
        "today",      "31 March 2011",       "2011-03-31.", "2011-03-3l",  "0000-00-00"};
    std::size_t visited = 0;
    for (const std::string_view date : dates) {
        for (const std::string quote : {"", "\""}) {
            const auto read = load_child("format: timescales-timeline/1\nborn: " + quote +
                                         std::string(date) + quote + "\n");
            EXPECT_THAT(messages(read.problems),
                        ElementsAre("hostile.yaml:2:7: error TS1010: '" + std::string(date) +
                                    "' at born is not a date; write YYYY-MM-DD, a day that exists, "
                                    "from 1900 to 2199"));
            ++visited;
        }
    }
    EXPECT_EQ(visited, 50U);
}

TEST(HostileYaml, FirstAndLastDayThereIs) {
    for (const std::string date : {"1900-01-01", "2199-12-31", "2000-02-29"}) {
        const auto read = load_child("format: timescales-timeline/1\nborn: " + date + "\n");
        ASSERT_TRUE(read);
        EXPECT_EQ(read.value->born, day(date));
    }
}

TEST(HostileYaml, MessagesNeverQuoteHalfACharacterOrALineBreak) {
    const std::string word = std::string(59, 'a') + "é";
    EXPECT_THAT(
        messages(
            load_child("format: timescales-timeline/1\n" + word + "b: 1\n\"c\\nd\": 1\n").problems),
        ElementsAre("hostile.yaml:2:1: error TS1006: unknown key '" + std::string(59, 'a') +
                        "…'; use format, child, born, history_from, spells or events",
                    "hostile.yaml:3:1: error TS1006: unknown key 'c\\nd'; use format, "
                    "child, born, history_from, spells or events"));
}

/// A file cut off by a full disk or an interrupted copy.
TEST(DamagedYaml, RealPackCutAtEveryByte) {
    const std::string text = project_file(rules_path).text;
    const std::uint64_t whole = load_pack(text).value->content_hash();
    std::size_t visited = 0;
    std::size_t loaded_whole = 0;
    for (std::size_t length = 0; length < text.size(); ++length) {
        SCOPED_TRACE(length);
        const auto rules = load_pack(text.substr(0, length));
        loaded_whole += rules && rules.value->content_hash() == whole ? 1U : 0U;
        ++visited;
        if (HasFailure()) {
            break;
        }
    }
    EXPECT_EQ(visited, text.size());
    EXPECT_EQ(loaded_whole, 1U);  // without the last line break
}

TEST(DamagedYaml, TimelinesCutAtEveryByte) {
    std::size_t visited = 0;
    for (const std::string text : {child, child_in_json}) {
        ASSERT_TRUE(load_child(text));
        for (std::size_t length = 0; length < text.size() && !HasFailure(); ++length) {
            SCOPED_TRACE(length);
            load_child(text.substr(0, length));
            ++visited;
        }
    }
    EXPECT_EQ(visited, std::string_view(child).size() + std::string_view(child_in_json).size());
}

/// Every byte replaced in turn, each time by two of the hostile bytes, so that over the file each
/// of them meets every kind of place.
TEST(DamagedYaml, RealPackWithEveryByteReplaced) {
    const std::string text = project_file(rules_path).text;
    std::size_t visited = 0;
    std::size_t turn = 0;
    for (std::size_t at = 0; at < text.size() && !HasFailure(); ++at) {
        SCOPED_TRACE(at);
        std::string damaged = text;
        for (int i = 0; i < 2; ++i, ++turn) {
            damaged[at] = hostile_bytes[turn % hostile_bytes.size()];
            load_pack(damaged);
            ++visited;
        }
    }
    EXPECT_EQ(visited, 2 * text.size());
}

TEST(DamagedYaml, TimelinesWithEveryByteReplacedByEveryHostileByte) {
    std::size_t visited = 0;
    for (const std::string text : {child, child_in_json}) {
        for (std::size_t at = 0; at < text.size() && !HasFailure(); ++at) {
            SCOPED_TRACE(at);
            std::string damaged = text;
            for (const char byte : hostile_bytes) {
                damaged[at] = byte;
                load_child(damaged);
                ++visited;
            }
        }
    }
    EXPECT_EQ(visited, hostile_bytes.size() * (std::string_view(child).size() +
                                               std::string_view(child_in_json).size()));
}

/// The calendar is long: a sample, the same each time.
TEST(DamagedYaml, RealCalendarCutAndReplacedInPlaces) {
    const std::string text = project_file(calendar_path).text;
    std::mt19937 random(20'261'122);
    std::size_t visited = 0;
    for (std::size_t at = 0; at < text.size() && !HasFailure(); at += 1 + random() % 2'500) {
        SCOPED_TRACE(at);
        load_holidays(text.substr(0, at));
        std::string damaged = text;
        damaged[at] = hostile_bytes[random() % hostile_bytes.size()];
        load_holidays(damaged);
        ++visited;
    }
    EXPECT_GT(visited, text.size() / 2'500);
}

/// Several wounds at once: bytes removed, doubled, moved and replaced.
TEST(DamagedYaml, ManyWounds) {
    std::mt19937 random(1'989);
    const std::string texts[] = {project_file(rules_path).text, child, child_in_json};
    std::size_t visited = 0;
    for (int round = 0; round < 2'000 && !HasFailure(); ++round) {
        std::string text = texts[random() % std::size(texts)];
        for (auto wound = 1 + random() % 6; wound > 0 && !text.empty(); --wound) {
            const std::size_t at = random() % text.size();
            const std::size_t length = 1 + random() % 12;
            switch (random() % 4) {
                case 0:
                    text.erase(at, length);
                    break;
                case 1:
                    text.insert(at, text.substr(random() % text.size(), length));
                    break;
                case 2:
                    text[at] = hostile_bytes[random() % hostile_bytes.size()];
                    break;
                default:
                    text.insert(at, 1, hostile_bytes[random() % hostile_bytes.size()]);
                    break;
            }
        }
        SCOPED_TRACE(text);
        load_pack(text);
        load_child(text);
        ++visited;
    }
    EXPECT_EQ(visited, 2'000U);
}

}  // namespace timescales_tests
