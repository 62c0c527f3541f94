#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/formats/yaml_test_support.hpp"
#include "timescales/rules_yaml.hpp"

namespace timescales_tests {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// Each broken line below is one change to it.
constexpr const char* sample_timeline = R"(format: timescales-timeline/1
child: "1234"
born: 2006-03-15
history_from: 2016-04-01
spells:
  - {kind: looked-after, known_from: 2016-04-01, end: 2016-12-24}
  - {kind: looked-after, start: 2017-12-04}
events:
  - {kind: review, on: 2018-01-04}
  - {kind: review, on: 2018-04-04, status: planned}
)";

/// The same in JSON, indented by tabs as some programs do.
constexpr const char* sample_json =
    "{\n"
    "\t\"format\": \"timescales-timeline/1\",\n"
    "\t\"child\": \"1234\",\n"
    "\t\"born\": \"2006-03-15\",\n"
    "\t\"history_from\": \"2016-04-01\",\n"
    "\t\"spells\": [\n"
    "\t\t{\"kind\": \"looked-after\", \"known_from\": \"2016-04-01\", \"end\": \"2016-12-24\"},\n"
    "\t\t{\"kind\": \"looked-after\", \"start\": \"2017-12-04\"}\n"
    "\t],\n"
    "\t\"events\": [\n"
    "\t\t{\"kind\": \"review\", \"on\": \"2018-01-04\"},\n"
    "\t\t{\"kind\": \"review\", \"on\": \"2018-04-04\", \"status\": \"planned\"}\n"
    "\t]\n"
    "}\n";

const broken_file broken_timelines[] = {
    {"Empty", "", {"child.yaml: error TS1001: the file is empty"}},
    {"List",
     "- {kind: review, on: 2018-01-04}\n",
     {"child.yaml:1:1: error TS1005: expected a map of keys and values ({key: value}) at the top "
      "of the file, found a list"}},
    {"Nothing", "~\n", {"child.yaml: error TS1001: the file is empty"}},
    {"JsonNotClosed",
     "{\"format\": \"timescales-timeline/1\", \"child\": \"1\"\n",
     {"child.yaml:1:1: error TS1001: this is not YAML: the map that begins here with '{' has no "
      "'}', or no ',' between two of its keys"}},
    {"JsonWithoutComma",
     "{\"format\": \"timescales-timeline/1\" \"child\": \"1\"}\n",
     {"child.yaml:1:1: error TS1001: this is not YAML: the map that begins here with '{' has no "
      "'}', or no ',' between two of its keys"}},
    {"JsonWithSecondValue",
     R"({"format": "timescales-timeline/1"}
{}
)",
     {"child.yaml:2:1: error TS1001: a second document begins here; keep one in each file"}},
    {"JsonWithoutFormat",
     "{\"child\": \"1\"}\n",
     {"child.yaml:1:1: error TS1009: the key 'format' is missing; begin the file with 'format: "
      "timescales-timeline/1'"}},
    {"JsonNumberForDate",
     "{\"format\": \"timescales-timeline/1\", \"born\": 20060315}\n",
     {"child.yaml:1:45: error TS1010: '20060315' at born is not a date; write YYYY-MM-DD, a day "
      "that exists, from 1900 to 2199"}},
    {"JsonNull",
     "{\"format\": \"timescales-timeline/1\", \"born\": null}\n",
     {"child.yaml:1:45: error TS1005: expected a date (YYYY-MM-DD) at born, found nothing; fill it "
      "in or remove it"}},
    {"JsonKeyTwice",
     "{\"format\": \"timescales-timeline/1\", \"child\": \"1\", \"child\": \"2\"}\n",
     {"child.yaml:1:51: error TS1008: the key 'child' stands twice; keep one"}},
    {"FormatOfPack",
     "format: timescales/1\n",
     {"child.yaml:1:9: error TS1012: the format of this file is 'timescales/1'; "
      "'timescales-timeline/1' is needed here"}},
    {"FormatOfLaterVersion",
     "format: timescales-timeline/2\n",
     {"child.yaml:1:9: error TS1012: the format of this file is 'timescales-timeline/2'; "
      "'timescales-timeline/1' is needed here"}},
};

const broken_line broken_lines[] = {
    {"UnknownKeyAtTop",
     "child: \"1234\"",
     "name: A Child",
     {"child.yaml:2:1: error TS1006: unknown key 'name'; use format, child, born, history_from, "
      "spells or events"}},
    {"KeyTwiceAtTop",
     "child: \"1234\"",
     "child: \"1234\"\n"
     "child: \"1234\"",
     {"child.yaml:3:1: error TS1008: the key 'child' stands twice; keep one"}},
    {"ChildEmpty",
     "child: \"1234\"",
     "child: \"\"",
     {"child.yaml:2:8: error TS1005: the text at child is empty; fill it in or remove it"}},
    {"ChildNothing",
     "child: \"1234\"",
     "child:",
     {"child.yaml:2:1: error TS1005: expected a text at child, found nothing; fill it in or remove "
      "it"}},
    {"ChildIsList",
     "child: \"1234\"",
     "child: [1234]",
     {"child.yaml:2:8: error TS1005: expected a text at child, found a list"}},
    {"BornAsInExport",
     "born: 2006-03-15",
     "born: 15/03/2006",
     {"child.yaml:3:7: error TS1010: '15/03/2006' at born is not a date; write YYYY-MM-DD, a day "
      "that exists, from 1900 to 2199"}},
    {"BornIsNotADay",
     "born: 2006-03-15",
     "born: 2006-02-29",
     {"child.yaml:3:7: error TS1010: '2006-02-29' at born is not a date; write YYYY-MM-DD, a day "
      "that exists, from 1900 to 2199"}},
    {"BornIsMap",
     "born: 2006-03-15",
     "born: {year: 2006}",
     {"child.yaml:3:7: error TS1005: expected a date (YYYY-MM-DD) at born, found a map"}},
    {"HistoryFromIsYear",
     "history_from: 2016-04-01",
     "history_from: 2016",
     {"child.yaml:4:15: error TS1010: '2016' at history_from is not a date; write YYYY-MM-DD, a "
      "day that exists, from 1900 to 2199"}},
    {"SpellsIsMap",
     "spells:\n"
     "  - {kind: looked-after, known_from: 2016-04-01, end: 2016-12-24}\n"
     "  - {kind: looked-after, start: 2017-12-04}\n",
     "spells: {looked-after: 2017-12-04}\n",
     {"child.yaml:5:9: error TS1005: expected a list ([one, two]) at spells, found a map"}},
    {"SpellIsDate",
     "{kind: looked-after, start: 2017-12-04}",
     "2017-12-04",
     {"child.yaml:7:5: error TS1005: expected a map of keys and values ({key: value}) at "
      "spells[1], found a text"}},
    {"UnknownKeyOfSpell",
     "start: 2017-12-04",
     "since: 2017-12-04, start: 2017-12-04",
     {"child.yaml:7:26: error TS1006: unknown key 'since' in spells[1]; use kind, start, "
      "known_from, end or with"}},
    {"KeyOfSpellTwice",
     "start: 2017-12-04",
     "start: 2017-12-04, start: 2017-12-05",
     {"child.yaml:7:45: error TS1008: the key 'start' stands twice in spells[1]; keep one"}},
    {"SpellWithoutKind",
     "{kind: looked-after, start: 2017-12-04}",
     "{start: 2017-12-04}",
     {"child.yaml:7:5: error TS1009: the key 'kind' is missing in spells[1]; add it"}},
    {"SpellWithoutBeginning",
     "{kind: looked-after, start: 2017-12-04}",
     "{kind: looked-after}",
     {"child.yaml:7:5: error TS1028: spells[1] has neither 'start' nor 'known_from'; give 'start', "
      "the day it began, or where that is not known 'known_from', the first day it is known to "
      "hold"}},
    {"SpellWithTwoBeginnings",
     "start: 2017-12-04",
     "start: 2017-12-04, known_from: 2017-12-04",
     {"child.yaml:7:5: error TS1028: spells[1] has both 'start' and 'known_from'; give 'start', "
      "the day it began, or where that is not known 'known_from', the first day it is known to "
      "hold"}},
    {"SpellEndsBeforeItBegins",
     "start: 2017-12-04",
     "start: 2017-12-04, end: 2017-12-03",
     {"child.yaml:7:50: error TS1027: spells[1].end, 2017-12-03, is before spells[1].start, "
      "2017-12-04; give the day it ceased"}},
    {"SpellEndsBeforeItIsKnown",
     "end: 2016-12-24",
     "end: 2016-03-31",
     {"child.yaml:6:55: error TS1027: spells[0].end, 2016-03-31, is before spells[0].known_from, "
      "2016-04-01; give the day it ceased"}},
    {"SpellEndsNever",
     "end: 2016-12-24",
     "end: never",
     {"child.yaml:6:55: error TS1010: 'never' at spells[0].end is not a date; write YYYY-MM-DD, a "
      "day that exists, from 1900 to 2199"}},
    {"EventsIsText",
     "events:\n"
     "  - {kind: review, on: 2018-01-04}\n"
     "  - {kind: review, on: 2018-04-04, status: planned}\n",
     "events: none\n",
     {"child.yaml:8:9: error TS1005: expected a list ([one, two]) at events, found a text"}},
    {"EventIsDate",
     "{kind: review, on: 2018-01-04}",
     "2018-01-04",
     {"child.yaml:9:5: error TS1005: expected a map of keys and values ({key: value}) at "
      "events[0], found a text"}},
    {"UnknownKeyOfEvent",
     "on: 2018-01-04",
     "date: 2018-01-04, on: 2018-01-04",
     {"child.yaml:9:20: error TS1006: unknown key 'date' in events[0]; use kind, on, status, "
      "notified_on or with"}},
    {"KeyOfEventTwice",
     "on: 2018-01-04",
     "on: 2018-01-04, on: 2018-01-04",
     {"child.yaml:9:36: error TS1008: the key 'on' stands twice in events[0]; keep one"}},
    {"EventWithoutDay",
     "{kind: review, on: 2018-01-04}",
     "{kind: review}",
     {"child.yaml:9:5: error TS1009: the key 'on' is missing in events[0]; add it"}},
    {"EventWithoutKind",
     "{kind: review, on: 2018-01-04}",
     "{on: 2018-01-04}",
     {"child.yaml:9:5: error TS1009: the key 'kind' is missing in events[0]; add it"}},
    {"EventKindWithCapital",
     "{kind: review, on: 2018-01-04}",
     "{kind: Review, on: 2018-01-04}",
     {"child.yaml:9:12: error TS1014: 'Review' at events[0].kind is not a name: use 1 to 31 "
      "lower-case letters, digits and hyphens, such as 'looked-after'"}},
    {"EventKindEmpty",
     "{kind: review, on: 2018-01-04}",
     "{kind: \"\", on: 2018-01-04}",
     {"child.yaml:9:12: error TS1014: '' at events[0].kind is not a name: use 1 to 31 lower-case "
      "letters, digits and hyphens, such as 'looked-after'"}},
    {"EventOnNoDay",
     "on: 2018-01-04",
     "on: yesterday",
     {"child.yaml:9:24: error TS1010: 'yesterday' at events[0].on is not a date; write YYYY-MM-DD, "
      "a day that exists, from 1900 to 2199"}},
    {"StatusUnknown",
     "status: planned",
     "status: plannned",
     {"child.yaml:10:44: error TS1011: unknown value 'plannned' at events[1].status; use held, "
      "planned or cancelled; did you mean 'planned'?"}},
    {"StatusTrue",
     "status: planned",
     "status: true",
     {"child.yaml:10:44: error TS1011: unknown value 'true' at events[1].status; use held, planned "
      "or cancelled"}},
    {"StatusNothing",
     "status: planned",
     "status: ~",
     {"child.yaml:10:44: error TS1005: expected a text at events[1].status, found nothing; fill it "
      "in or remove it"}},
};

loaded<timeline> load_text(const std::string& text) {
    return load_timeline({"child.yaml", text});
}

timeline sample() {
    timeline child;
    child.id = "1234";
    child.born = day("2006-03-15");
    child.history_from = day("2016-04-01");
    child.spells.push_back(
        spell::with_unknown_start("looked-after", day("2016-04-01"), day("2016-12-24")));
    child.spells.push_back(spell::since("looked-after", day("2017-12-04")));
    child.events.push_back({"review", day("2018-01-04")});
    child.events.push_back({"review", day("2018-04-04"), event_status::planned});
    return child;
}

}  // namespace

TEST(TimelineYaml, SampleTimelineInEveryField) {
    const auto read = load_text(sample_timeline);
    ASSERT_THAT(messages(read.problems), IsEmpty());
    EXPECT_EQ(*read.value, sample());
}

TEST(TimelineYaml, SameFromJson) {
    const auto read = load_text(sample_json);
    ASSERT_THAT(messages(read.problems), IsEmpty());
    EXPECT_EQ(*read.value, sample());
}

TEST(TimelineYaml, JsonOnOneLine) {
    const auto read = load_text(
        R"({"format":"timescales-timeline/1","child":"A\u00e9\/\"","events":[{"kind":"review","on":"2018-01-04","status":"cancelled"}]})");
    ASSERT_THAT(messages(read.problems), IsEmpty());
    EXPECT_EQ(read.value->id, "Aé/\"");
    EXPECT_THAT(read.value->events,
                ElementsAre(event{"review", day("2018-01-04"), event_status::cancelled}));
}

TEST(TimelineYaml, OnlyTheFormatIsNeeded) {
    const auto read = load_text("format: timescales-timeline/1\n");
    ASSERT_THAT(messages(read.problems), IsEmpty());
    EXPECT_EQ(*read.value, timeline());
}

TEST(TimelineYaml, EmptyListsAreLists) {
    const auto read = load_text("format: timescales-timeline/1\nspells: []\nevents: []\n");
    ASSERT_THAT(messages(read.problems), IsEmpty());
    EXPECT_EQ(*read.value, timeline());
}

/// An identifier is a text, whatever it looks like.
TEST(TimelineYaml, ChildIsKeptAsWritten) {
    constexpr std::string_view ids[] = {"0012", "1e5", "0x1F", "yes", "2017-12-04", "true", "A B"};
    std::size_t visited = 0;
    for (const std::string_view id : ids) {
        const auto read =
            load_text("format: timescales-timeline/1\nchild: " + std::string(id) + "\n");
        ASSERT_THAT(messages(read.problems), IsEmpty());
        EXPECT_EQ(read.value->id, id);
        ++visited;
    }
    EXPECT_EQ(visited, 7U);
}

TEST(TimelineYaml, SpellMayEndOnTheDayItBegan) {
    const auto read = load_text(with_mistake(
        sample_timeline, {"Same", "start: 2017-12-04", "start: 2017-12-04, end: 2017-12-04", {}}));
    ASSERT_THAT(messages(read.problems), IsEmpty());
    EXPECT_EQ(read.value->spells[1].end, day("2017-12-04"));
}

TEST(TimelineYaml, EveryStatusIsRead) {
    constexpr std::string_view words[] = {"held", "planned", "cancelled"};
    std::size_t visited = 0;
    for (const std::string_view word : words) {
        const std::string written = "status: " + std::string(word);
        const auto read = load_text(
            with_mistake(sample_timeline, {"Status", "status: planned", written.c_str(), {}}));
        ASSERT_THAT(messages(read.problems), IsEmpty());
        EXPECT_EQ(to_string(read.value->events[1].status), word);
        ++visited;
    }
    EXPECT_EQ(visited, 3U);
}

TEST(TimelineYaml, EveryBrokenTimelineIsRefusedInItsWords) {
    std::size_t visited = 0;
    for (const broken_file& broken : broken_timelines) {
        SCOPED_TRACE(broken.name);
        const auto read = load_text(broken.text);
        EXPECT_FALSE(read);
        EXPECT_EQ(messages(read.problems), broken.expected);
        ++visited;
    }
    EXPECT_EQ(visited, 12U);
}

TEST(TimelineYaml, EveryBrokenLineIsRefusedInItsWords) {
    std::size_t visited = 0;
    for (const broken_line& broken : broken_lines) {
        SCOPED_TRACE(broken.name);
        const auto read = load_text(with_mistake(sample_timeline, broken));
        EXPECT_FALSE(read);
        EXPECT_EQ(messages(read.problems), broken.expected);
        ++visited;
    }
    EXPECT_EQ(visited, 31U);
}

TEST(TimelineYaml, EveryProblemIsReportedInOrderOfPosition) {
    const auto read = load_text(R"(format: timescales-timeline/1
events:
  - {kind: review, on: 2018-02-30}
  - {kind: review, at: 2018-02-28}
spells:
  - {kind: looked-after}
born: 2006
born: 2006-03-15
)");
    EXPECT_FALSE(read);
    EXPECT_THAT(
        messages(read.problems),
        ElementsAre("child.yaml:3:24: error TS1010: '2018-02-30' at events[0].on is not a date; "
                    "write YYYY-MM-DD, a day that exists, from 1900 to 2199",
                    "child.yaml:4:5: error TS1009: the key 'on' is missing in events[1]; add it",
                    "child.yaml:4:20: error TS1006: unknown key 'at' in events[1]; use kind, on, "
                    "status, notified_on or with",
                    "child.yaml:6:5: error TS1028: spells[0] has neither 'start' nor 'known_from'; "
                    "give 'start', the day it began, or where that is not known 'known_from', the "
                    "first day it is known to hold",
                    "child.yaml:7:7: error TS1010: '2006' at born is not a date; write YYYY-MM-DD, "
                    "a day that exists, from 1900 to 2199",
                    "child.yaml:8:1: error TS1008: the key 'born' stands twice; keep one"));
}

}  // namespace timescales_tests
