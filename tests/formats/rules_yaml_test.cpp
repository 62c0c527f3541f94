#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "tests/formats/yaml_test_support.hpp"
#include "timescales/rules_yaml.hpp"

namespace timescales_tests {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// The least that a pack can have.
constexpr const char* least_pack = R"(format: timescales/1
pack: local
timescales:
  - id: visit
    says: A child is visited every 4 weeks.
    kind: local
    arises_per: looked-after
    met_by: visit
    calendar: england-and-wales
    versions:
      - in_force: {from: 2020-01-01, cite: policy 1, read: unverified}
        instrument: {title: Visiting policy, number: none}
        steps:
          - {id: every, within: 4 weeks, of: start, cite: policy 2, read: unverified}
)";

const broken_file broken_packs[] = {
    {"Empty", "", {"pack.yaml: error TS1001: the file is empty"}},
    {"OnlyComments", "# nothing yet\n", {"pack.yaml: error TS1001: the file is empty"}},
    {"List",
     "- format: timescales/1\n",
     {"pack.yaml:1:1: error TS1005: expected a map of keys and values ({key: value}) at the top of "
      "the file, found a list"}},
    {"QuoteNeverClosed",
     R"(format: timescales/1
pack: "sample
)",
     {"pack.yaml:2:7: error TS1001: the quotation mark that opens here is never closed"}},
    {"BracketNeverClosed",
     R"(format: timescales/1
timescales: [
)",
     {"pack.yaml:2:13: error TS1001: this is not YAML: the list that begins here with '[' has no "
      "']', or no ',' between two of its values"}},
    {"ColonInText",
     R"(format: timescales/1
pack: sample: england
)",
     {"pack.yaml:2:13: error TS1001: this is not YAML: no ':' can stand here; put a text that "
      "contains ': ' in quotation marks, and indent the keys of one map alike"}},
    {"TabIndentation",
     "format: timescales/1\n"
     "timescales:\n"
     "\t- id: first\n",
     {"pack.yaml:3:2: error TS1001: this is not YAML: no list can begin here with '-'; check the "
      "indentation, which is by spaces, and put a text that begins with it in quotation marks"}},
    {"TwoDocuments",
     R"(format: timescales/1
---
format: timescales/1
)",
     {"pack.yaml:2:1: error TS1001: a second document begins here; keep one in each file"}},
    {"Anchor",
     R"(format: timescales/1
pack: &name sample
)",
     {"pack.yaml:2:7: error TS1002: anchors (&name) are not used in these files; remove it"}},
    {"Alias",
     R"(format: timescales/1
pack: *name
)",
     {"pack.yaml:2:7: error TS1002: aliases are not used in these files; write out the value that "
      "'*name' stands for"}},
    {"Tag",
     R"(format: timescales/1
pack: !!str sample
)",
     {"pack.yaml:2:7: error TS1002: tags are not used in these files; remove '!!str'"}},
    {"FormatMissing",
     R"(pack: sample
timescales: []
)",
     {"pack.yaml:1:1: error TS1009: the key 'format' is missing; begin the file with 'format: "
      "timescales/1'",
      "pack.yaml:2:13: error TS1009: the pack holds no timescale; list at least one"}},
    {"FormatOfCalendar",
     R"(format: timescales-calendar/1
calendar: sample
)",
     {"pack.yaml:1:9: error TS1012: the format of this file is 'timescales-calendar/1'; "
      "'timescales/1' is needed here"}},
    {"FormatOfLaterVersion",
     R"(format: timescales/2
pack: sample
)",
     {"pack.yaml:1:9: error TS1012: the format of this file is 'timescales/2'; 'timescales/1' is "
      "needed here"}},
    {"FormatEmpty",
     R"(format:
pack: sample
)",
     {"pack.yaml:1:1: error TS1005: expected 'timescales/1' at format, found nothing; fill it in "
      "or remove it"}},
    {"EverythingElseMissing",
     "format: timescales/1\n",
     {"pack.yaml:1:1: error TS1009: the key 'pack' is missing; add it",
      "pack.yaml:1:1: error TS1009: the key 'timescales' is missing; add it"}},
    {"NoTimescale",
     R"(format: timescales/1
pack: sample
timescales: []
)",
     {"pack.yaml:3:13: error TS1009: the pack holds no timescale; list at least one"}},
    {"TimescaleIsText",
     R"(format: timescales/1
pack: sample
timescales: [review]
)",
     {"pack.yaml:3:14: error TS1005: expected a map of keys and values ({key: value}) at "
      "timescales[0], found a text"}},
    {"NoVersion",
     R"(format: timescales/1
pack: sample
timescales:
  - {id: visit, says: A visit., kind: local, arises_per: looked-after, met_by: visit,
     calendar: england-and-wales, versions: []}
)",
     {"pack.yaml:5:45: error TS1009: no version in timescales[0].versions; list at least one"}},
    {"VersionsIsMap",
     R"(format: timescales/1
pack: sample
timescales:
  - {id: visit, says: A visit., kind: local, arises_per: looked-after, met_by: visit,
     calendar: england-and-wales, versions: {}}
)",
     {"pack.yaml:5:45: error TS1005: expected a list ([one, two]) at timescales[0].versions, found "
      "a map"}},
    {"TimescalesIsMap",
     R"(format: timescales/1
pack: sample
timescales: {id: review}
)",
     {"pack.yaml:3:13: error TS1005: expected a list ([one, two]) at timescales, found a map"}},
    {"EmptyTimescale",
     R"(format: timescales/1
pack: sample
timescales: [{}]
)",
     {"pack.yaml:3:14: error TS1009: the key 'id' is missing in timescales[0]; add it",
      "pack.yaml:3:14: error TS1009: the key 'says' is missing in timescales[0]; add it",
      "pack.yaml:3:14: error TS1009: the key 'kind' is missing in timescales[0]; add it",
      "pack.yaml:3:14: error TS1009: the key 'arises_per' is missing in timescales[0]; add it",
      "pack.yaml:3:14: error TS1009: the key 'met_by' is missing in timescales[0]; add it",
      "pack.yaml:3:14: error TS1009: the key 'calendar' is missing in timescales[0]; add it",
      "pack.yaml:3:14: error TS1009: the key 'versions' is missing in timescales[0]; add it"}},
};

const broken_line broken_lines[] = {
    {"PackUpperCase",
     "pack: sample",
     "pack: Sample",
     {"pack.yaml:2:7: error TS1014: 'Sample' at pack is not a name: use 1 to 31 lower-case "
      "letters, digits and hyphens, such as 'looked-after'"}},
    {"PackIsNumberWithPoint",
     "pack: sample",
     "pack: 1.5",
     {"pack.yaml:2:7: error TS1014: '1.5' at pack is not a name: use 1 to 31 lower-case letters, "
      "digits and hyphens, such as 'looked-after'"}},
    {"KeyIsList",
     "pack: sample",
     "pack: sample\n"
     "[a]: b",
     {"pack.yaml:3:1: error TS1005: expected a key at the top of the file, found a list"}},
    {"KeyTwiceAtTop",
     "pack: sample",
     "pack: sample\n"
     "pack: sample",
     {"pack.yaml:3:1: error TS1008: the key 'pack' stands twice; keep one"}},
    {"UnknownKeyAtTop",
     "pack: sample",
     "pack: sample\n"
     "owner: me",
     {"pack.yaml:3:1: error TS1006: unknown key 'owner'; use format, pack, review_by or "
      "timescales"}},
    {"UnknownKeyOfTimescale",
     "    kind: statutory",
     "    kind: statutory\n"
     "    due_in: 3",
     {"pack.yaml:7:5: error TS1006: unknown key 'due_in' in timescales[0]; use id, says, kind, "
      "options, arises_per, only_if, except_while, until_age, lapses_on, met_by, calendar, "
      "versions or relaxations"}},
    {"KeyOfTimescaleMisspelt",
     "    met_by: review",
     "    metby: review",
     {"pack.yaml:4:5: error TS1009: the key 'met_by' is missing in timescales[0]; add it",
      "pack.yaml:10:5: error TS1006: unknown key 'metby' in timescales[0]; use id, says, kind, "
      "options, arises_per, only_if, except_while, until_age, lapses_on, met_by, calendar, "
      "versions or relaxations; did you mean 'met_by'?"}},
    {"KeyOfTimescaleTwice",
     "    kind: statutory",
     "    kind: statutory\n"
     "    kind: guidance",
     {"pack.yaml:7:5: error TS1008: the key 'kind' stands twice in timescales[0]; keep one"}},
    {"IdTooLong",
     "id: case-review",
     "id: a-name-of-thirty-two-characters1",
     {"pack.yaml:4:9: error TS1014: 'a-name-of-thirty-two-characters1' at timescales[0].id is not "
      "a name: use 1 to 31 lower-case letters, digits and hyphens, such as 'looked-after'"}},
    {"IdMissing",
     "  - id: case-review\n"
     "    says:",
     "  - says:",
     {"pack.yaml:4:5: error TS1009: the key 'id' is missing in timescales[0]; add it"}},
    {"SaysMissing",
     "    says: A case is reviewed within 20 working days, then every 6 months.\n",
     "",
     {"pack.yaml:4:5: error TS1009: the key 'says' is missing in timescales[0]; add it"}},
    {"SaysEmpty",
     "says: A case is reviewed within 20 working days, then every 6 months.",
     "says: \"\"",
     {"pack.yaml:5:11: error TS1005: the text at timescales[0].says is empty; fill it in or remove "
      "it"}},
    {"SaysNothing",
     "says: A case is reviewed within 20 working days, then every 6 months.",
     "says:",
     {"pack.yaml:5:5: error TS1005: expected a text at timescales[0].says, found nothing; fill it "
      "in or remove it"}},
    {"SaysOnlySpaces",
     "says: A case is reviewed within 20 working days, then every 6 months.",
     "says: \"  \"",
     {"pack.yaml:5:11: error TS1005: the text at timescales[0].says is empty; fill it in or remove "
      "it"}},
    {"SaysIsList",
     "says: A case is reviewed within 20 working days, then every 6 months.",
     "says: [A case, is reviewed]",
     {"pack.yaml:5:11: error TS1005: expected a text at timescales[0].says, found a list"}},
    {"SaysIsMap",
     "says: A case is reviewed within 20 working days, then every 6 months.",
     "says: {en: A case}",
     {"pack.yaml:5:11: error TS1005: expected a text at timescales[0].says, found a map"}},
    {"SaysTwoLines",
     "says: A case is reviewed within 20 working days, then every 6 months.",
     "says: |\n"
     "      A case\n"
     "      is reviewed.",
     {"pack.yaml:5:11: error TS1005: the text at timescales[0].says has a line break; write it as "
      "one line, or begin it with '>-'"}},
    {"SaysWithSpaceAround",
     "says: A case is reviewed within 20 working days, then every 6 months.",
     "says: \" A case is reviewed.\"",
     {"pack.yaml:5:11: error TS1005: the text at timescales[0].says has spaces around it; remove "
      "them"}},
    {"SaysWithControlCharacter",
     "says: A case is reviewed within 20 working days, then every 6 months.",
     "says: \"A case\\x07\"",
     {"pack.yaml:5:11: error TS1005: the text at timescales[0].says has a tab or another control "
      "character; use spaces"}},
    {"KindUnknown",
     "kind: statutory",
     "kind: statuary",
     {"pack.yaml:6:11: error TS1011: unknown value 'statuary' at timescales[0].kind; use "
      "statutory, guidance or local; did you mean 'statutory'?"}},
    {"KindIsNumber",
     "kind: statutory",
     "kind: 1",
     {"pack.yaml:6:11: error TS1011: unknown value '1' at timescales[0].kind; use statutory, "
      "guidance or local"}},
    {"ArisesPerSentence",
     "arises_per: looked-after",
     "arises_per: Looked after",
     {"pack.yaml:7:17: error TS1014: 'Looked after' at timescales[0].arises_per is not a name: use "
      "1 to 31 lower-case letters, digits and hyphens, such as 'looked-after'"}},
    {"ArisesPerList",
     "arises_per: looked-after",
     "arises_per: [review]",
     {"pack.yaml:7:17: error TS1005: expected a name such as 'looked-after' at "
      "timescales[0].arises_per, found a list"}},
    {"ExceptWhileIsText",
     "except_while: [short-breaks]",
     "except_while: short-breaks",
     {"pack.yaml:8:19: error TS1005: expected a list ([one, two]) at timescales[0].except_while, "
      "found a text"}},
    {"ExceptWhileHoldsNothing",
     "except_while: [short-breaks]",
     "except_while: [short-breaks, ~]",
     {"pack.yaml:8:34: error TS1005: expected a name such as 'looked-after' at "
      "timescales[0].except_while[1], found nothing; fill it in or remove it"}},
    {"ExceptWhileTwice",
     "except_while: [short-breaks]",
     "except_while: [short-breaks, short-breaks]",
     {"pack.yaml:8:34: error TS1015: 'short-breaks' at timescales[0].except_while[1] is in this "
      "list already; keep one"}},
    {"ExceptWhileWhatItArisesPer",
     "except_while: [short-breaks]",
     "except_while: [looked-after]",
     {"pack.yaml:8:20: error TS1018: 'looked-after' at timescales[0].except_while[0] is also what "
      "the timescale arises per, so none of its steps could ever be reached; remove it"}},
    {"UntilAgeZero",
     "until_age: 18",
     "until_age: 0",
     {"pack.yaml:9:16: error TS1013: '0' at timescales[0].until_age is not a whole number from 1 "
      "to 30"}},
    {"UntilAgeNegative",
     "until_age: 18",
     "until_age: -18",
     {"pack.yaml:9:16: error TS1013: '-18' at timescales[0].until_age is not a whole number from 1 "
      "to 30"}},
    {"UntilAgeTooHigh",
     "until_age: 18",
     "until_age: 31",
     {"pack.yaml:9:16: error TS1013: '31' at timescales[0].until_age is not a whole number from 1 "
      "to 30"}},
    {"UntilAgeQuoted",
     "until_age: 18",
     "until_age: \"18\"",
     {"pack.yaml:9:16: error TS1013: timescales[0].until_age is in quotation marks, which make it "
      "a text; write 18 without them"}},
    {"UntilAgeOctal",
     "until_age: 18",
     "until_age: 022",
     {"pack.yaml:9:16: error TS1013: '022' at timescales[0].until_age is not a whole number from 1 "
      "to 30"}},
    {"UntilAgeHexadecimal",
     "until_age: 18",
     "until_age: 0x12",
     {"pack.yaml:9:16: error TS1013: '0x12' at timescales[0].until_age is not a whole number from "
      "1 to 30"}},
    {"UntilAgeFraction",
     "until_age: 18",
     "until_age: 18.0",
     {"pack.yaml:9:16: error TS1013: '18.0' at timescales[0].until_age is not a whole number from "
      "1 to 30"}},
    {"UntilAgeWithSign",
     "until_age: 18",
     "until_age: +18",
     {"pack.yaml:9:16: error TS1013: '+18' at timescales[0].until_age is not a whole number from 1 "
      "to 30"}},
    {"UntilAgeWord",
     "until_age: 18",
     "until_age: eighteen",
     {"pack.yaml:9:16: error TS1013: 'eighteen' at timescales[0].until_age is not a whole number "
      "from 1 to 30"}},
    {"UntilAgeNothing",
     "until_age: 18",
     "until_age:",
     {"pack.yaml:9:5: error TS1005: expected a text at timescales[0].until_age, found nothing; "
      "fill it in or remove it"}},
    {"MetByMissing",
     "    met_by: review\n",
     "",
     {"pack.yaml:4:5: error TS1009: the key 'met_by' is missing in timescales[0]; add it"}},
    {"CalendarMissing",
     "    met_by: review\n"
     "    calendar: england-and-wales\n",
     "    met_by: review\n",
     {"pack.yaml:4:5: error TS1009: the key 'calendar' is missing in timescales[0]; add it"}},
    {"CalendarUnknown",
     "    met_by: review\n"
     "    calendar: england-and-wales\n",
     "    met_by: review\n"
     "    calendar: england-and-whales\n",
     {"pack.yaml:11:15: error TS1019: unknown calendar 'england-and-whales' at "
      "timescales[0].calendar; use england-and-wales, northern-ireland or scotland; did you mean "
      "'england-and-wales'?"}},
    {"UnknownKeyOfVersion",
     "        instrument: {title: Old",
     "        law: old\n"
     "        instrument: {title: Old",
     {"pack.yaml:14:9: error TS1006: unknown key 'law' in timescales[0].versions[0]; use in_force, "
      "instrument, working_days or steps"}},
    {"InForceMissing",
     "      - in_force: {from: 1991-10-14, to: 2011-03-31, cite: reg 1, read: unverified}\n"
     "        instrument",
     "      - instrument",
     {"pack.yaml:13:9: error TS1009: the key 'in_force' is missing in timescales[0].versions[0]; "
      "add it"}},
    {"InForceIsDate",
     "in_force: {from: 2011-04-01, cite: reg 3, read: unverified}",
     "in_force: 2011-04-01",
     {"pack.yaml:17:19: error TS1005: expected a map of keys and values ({key: value}) at "
      "timescales[0].versions[1].in_force, found a text"}},
    {"UnknownKeyOfInForce",
     "{from: 2011-04-01, cite",
     "{since: 2011-04-01, from: 2011-04-01, cite",
     {"pack.yaml:17:20: error TS1006: unknown key 'since' in timescales[0].versions[1].in_force; "
      "use from, to, cite, read, source or read_on"}},
    {"KeyOfInForceTwice",
     "{from: 2011-04-01, cite",
     "{from: 2011-04-01, from: 2011-04-01, cite",
     {"pack.yaml:17:38: error TS1008: the key 'from' stands twice in "
      "timescales[0].versions[1].in_force; keep one"}},
    {"DateWithoutZeros",
     "{from: 2011-04-01, cite",
     "{from: 2011-4-1, cite",
     {"pack.yaml:17:26: error TS1010: '2011-4-1' at timescales[0].versions[1].in_force.from is not "
      "a date; write YYYY-MM-DD, a day that exists, from 1900 to 2199"}},
    {"DateOfExport",
     "{from: 2011-04-01, cite",
     "{from: 01/04/2011, cite",
     {"pack.yaml:17:26: error TS1010: '01/04/2011' at timescales[0].versions[1].in_force.from is "
      "not a date; write YYYY-MM-DD, a day that exists, from 1900 to 2199"}},
    {"DateThatDoesNotExist",
     "to: 2011-03-31",
     "to: 2011-02-29",
     {"pack.yaml:13:42: error TS1010: '2011-02-29' at timescales[0].versions[0].in_force.to is not "
      "a date; write YYYY-MM-DD, a day that exists, from 1900 to 2199"}},
    {"DateWithTime",
     "{from: 2011-04-01, cite",
     "{from: 2011-04-01T00:00:00, cite",
     {"pack.yaml:17:26: error TS1010: '2011-04-01T00:00:00' at "
      "timescales[0].versions[1].in_force.from is not a date; write YYYY-MM-DD, a day that exists, "
      "from 1900 to 2199"}},
    {"DateBefore1900",
     "{from: 1991-10-14",
     "{from: 1899-12-31",
     {"pack.yaml:13:26: error TS1010: '1899-12-31' at timescales[0].versions[0].in_force.from is "
      "not a date; write YYYY-MM-DD, a day that exists, from 1900 to 2199"}},
    {"DateIsYear",
     "{from: 2011-04-01, cite",
     "{from: 2011, cite",
     {"pack.yaml:17:26: error TS1010: '2011' at timescales[0].versions[1].in_force.from is not a "
      "date; write YYYY-MM-DD, a day that exists, from 1900 to 2199"}},
    {"DateIsList",
     "{from: 2011-04-01, cite",
     "{from: [2011, 4, 1], cite",
     {"pack.yaml:17:26: error TS1005: expected a date (YYYY-MM-DD) at "
      "timescales[0].versions[1].in_force.from, found a list"}},
    {"EndNothing",
     "to: 2011-03-31",
     "to: ~",
     {"pack.yaml:13:42: error TS1005: expected a date (YYYY-MM-DD) at "
      "timescales[0].versions[0].in_force.to, found nothing; fill it in or remove it"}},
    {"EndBeforeBeginning",
     "{from: 1991-10-14, to: 2011-03-31",
     "{from: 1991-10-14, to: 1990-03-31",
     {"pack.yaml:13:42: error TS1027: timescales[0].versions[0].in_force.to, 1990-03-31, is before "
      "timescales[0].versions[0].in_force.from, 1991-10-14; give the last day on which the version "
      "is in force"}},
    {"EndMissingBeforeAnotherVersion",
     ", to: 2011-03-31",
     "",
     {"pack.yaml:13:26: error TS1016: timescales[0].versions[0].in_force has no 'to', and another "
      "version is in force from 2011-04-01; give the last day on which this one is in force"}},
    {"VersionsOverlapByOneDay",
     "to: 2011-03-31",
     "to: 2011-04-01",
     {"pack.yaml:17:26: error TS1016: timescales[0].versions[1].in_force.from, 2011-04-01, "
      "overlaps the version before it, which is in force to 2011-04-01; end each version before "
      "the next begins"}},
    {"VersionsLeaveOneDay",
     "to: 2011-03-31",
     "to: 2011-03-30",
     {"pack.yaml:17:26: error TS1017: timescales[0].versions[1].in_force.from, 2011-04-01, leaves "
      "a gap after 2011-03-30, the end of the version before it; let each version begin on the day "
      "after"}},
    {"VersionsOutOfOrder",
     "{from: 2011-04-01, cite",
     "{from: 1991-10-14, cite",
     {"pack.yaml:17:26: error TS1016: timescales[0].versions[1].in_force.from, 1991-10-14, is not "
      "after timescales[0].versions[0].in_force.from, 1991-10-14; list versions in order of date"}},
    {"InstrumentMissing",
     "        instrument: {title: Old Regulations 1991, number: SI 1991/1}\n",
     "",
     {"pack.yaml:13:9: error TS1009: the key 'instrument' is missing in timescales[0].versions[0]; "
      "add it"}},
    {"InstrumentIsText",
     "instrument: {title: Old Regulations 1991, number: SI 1991/1}",
     "instrument: SI 1991/1",
     {"pack.yaml:14:21: error TS1005: expected a map of keys and values ({key: value}) at "
      "timescales[0].versions[0].instrument, found a text"}},
    {"InstrumentWithoutNumber",
     "{title: Old Regulations 1991, number: SI 1991/1}",
     "{title: Old Regulations 1991}",
     {"pack.yaml:14:21: error TS1009: the key 'number' is missing in "
      "timescales[0].versions[0].instrument; add it"}},
    {"UnknownKeyOfInstrument",
     "number: SI 1991/1",
     "no: SI 1991/1",
     {"pack.yaml:14:21: error TS1009: the key 'number' is missing in "
      "timescales[0].versions[0].instrument; add it",
      "pack.yaml:14:51: error TS1006: unknown key 'no' in timescales[0].versions[0].instrument; "
      "use title or number"}},
    {"WorkingDaysMissing",
     "        working_days:\n"
     "          definition: sat-sun-christmas-goodfriday-bankholiday\n"
     "          calendar: england-and-wales\n"
     "          cite: reg 4\n"
     "          read: unverified\n",
     "",
     {"pack.yaml:17:9: error TS1020: timescales[0].versions[1].steps counts working days; say in "
      "'working_days' what the instrument means by them"}},
    {"WorkingDaysOfNoUse",
     "within: 20 working days",
     "within: 28 days",
     {"pack.yaml:20:11: error TS1020: no step counts working days, so "
      "timescales[0].versions[1].working_days does nothing; remove it"}},
    {"DefinitionUnknown",
     "definition: sat-sun-christmas-goodfriday-bankholiday",
     "definition: sat-sun-christmas-goodfriday",
     {"pack.yaml:20:23: error TS1011: unknown value 'sat-sun-christmas-goodfriday' at "
      "timescales[0].versions[1].working_days.definition; use "
      "sat-sun-christmas-goodfriday-bankholiday or "
      "sat-sun-christmas-boxing-goodfriday-bankholiday"}},
    {"UnknownKeyOfWorkingDays",
     "          cite: reg 4",
     "          cites: reg 4",
     {"pack.yaml:20:11: error TS1009: the key 'cite' is missing in "
      "timescales[0].versions[1].working_days; add it",
      "pack.yaml:22:11: error TS1006: unknown key 'cites' in "
      "timescales[0].versions[1].working_days; use definition, calendar, cite, read, source or "
      "read_on; did you mean 'cite'?"}},
    {"CalendarOfWorkingDaysUnknown",
     "          calendar: england-and-wales",
     "          calendar: wales",
     {"pack.yaml:21:21: error TS1019: unknown calendar 'wales' at "
      "timescales[0].versions[1].working_days.calendar; use england-and-wales, northern-ireland or "
      "scotland"}},
    {"NoStep",
     "        steps:\n"
     "          - {id: first, within: 4 weeks, of: start, cite: reg 2, read: unverified}\n",
     "        steps: []\n",
     {"pack.yaml:15:16: error TS1009: no step in timescales[0].versions[0].steps; list at least "
      "one"}},
    {"StepsMissing",
     "        steps:\n"
     "          - {id: first, within: 4 weeks, of: start, cite: reg 2, read: unverified}\n",
     "",
     {"pack.yaml:13:9: error TS1009: the key 'steps' is missing in timescales[0].versions[0]; add "
      "it"}},
    {"StepIsText",
     "{id: first, within: 4 weeks, of: start, cite: reg 2, read: unverified}",
     "within 4 weeks",
     {"pack.yaml:16:13: error TS1005: expected a map of keys and values ({key: value}) at "
      "timescales[0].versions[0].steps[0], found a text"}},
    {"UnknownKeyOfStep",
     "within: 6 months, of",
     "within: 6 months, off: previous, of",
     {"pack.yaml:26:42: error TS1006: unknown key 'off' in timescales[0].versions[1].steps[1]; use "
      "id, within, of, beginning_with, at_least, before, by, each, at_most, in_any, earliest_of, "
      "latest_of, clear, roll, month_end, when, judged_on, one_of, repeats, not_before, "
      "extended_by, cite, read, source or read_on; did you mean 'of'?"}},
    {"StepTwice",
     "{id: next, within",
     "{id: first, within",
     {"pack.yaml:26:18: error TS1015: there is a step 'first' already in this version; give each "
      "its own id"}},
    {"UnitUnknown",
     "within: 4 weeks",
     "within: 20 workdays",
     {"pack.yaml:16:33: error TS1007: unknown unit 'workdays' in "
      "timescales[0].versions[0].steps[0].within; use working days, days, weeks, months, years or "
      "hours"}},
    {"UnitMissing",
     "within: 4 weeks",
     "within: 4",
     {"pack.yaml:16:33: error TS1007: the unit is missing in '4' in "
      "timescales[0].versions[0].steps[0].within; use working days, days, weeks, months, years or "
      "hours"}},
    {"NumberMissing",
     "within: 4 weeks",
     "within: weeks",
     {"pack.yaml:16:33: error TS1007: the period 'weeks' does not begin with a number in "
      "timescales[0].versions[0].steps[0].within; write for example '20 working days' or '6 "
      "months'"}},
    {"NumberNegative",
     "within: 4 weeks",
     "within: -4 weeks",
     {"pack.yaml:16:33: error TS1007: the period '-4 weeks' does not begin with a number in "
      "timescales[0].versions[0].steps[0].within; write for example '20 working days' or '6 "
      "months'"}},
    {"NumberTooLarge",
     "within: 4 weeks",
     "within: 100000 weeks",
     {"pack.yaml:16:33: error TS1007: the number in '100000 weeks' is too large in "
      "timescales[0].versions[0].steps[0].within; use at most 99999"}},
    {"NumberWithLeadingZero",
     "within: 20 working days",
     "within: 020 working days",
     {"pack.yaml:25:33: error TS1007: a number in '020 working days' at "
      "timescales[0].versions[1].steps[0].within begins with 0; write it without"}},
    {"NumberFraction",
     "within: 4 weeks",
     "within: 4.5 weeks",
     {"pack.yaml:16:33: error TS1007: '4.5 weeks' at timescales[0].versions[0].steps[0].within is "
      "not a whole number of one unit; write for example '20 working days' or '6 months'"}},
    {"UnitsMixed",
     "within: 4 weeks",
     "within: 4 weeks 1 day",
     {"pack.yaml:16:33: error TS1007: '4 weeks 1 day' mixes units in "
      "timescales[0].versions[0].steps[0].within; only years and months go together, as in '1 year "
      "6 months'"}},
    {"UnitWithSemicolon",
     "within: 4 weeks",
     "within: 4 weeks; or less",
     {"pack.yaml:16:33: error TS1007: unknown unit 'weeks; or less' in "
      "timescales[0].versions[0].steps[0].within; use working days, days, weeks, months, years or "
      "hours"}},
    {"LimitZero",
     "within: 4 weeks",
     "within: 0 weeks",
     {"pack.yaml:16:33: error TS1013: timescales[0].versions[0].steps[0].within is 0 weeks; a "
      "limit has to be at least 1"}},
    {"FirstStepOfPrevious",
     "of: start, cite: reg 5",
     "of: previous, cite: reg 5",
     {"pack.yaml:25:54: error TS1018: timescales[0].versions[1].steps[0].of is 'previous', and "
      "nothing comes before a first step; use 'start'"}},
    {"LaterStepOfStart",
     "of: previous",
     "of: start",
     {"pack.yaml:26:46: error TS1018: timescales[0].versions[1].steps[1].of is 'start', which only "
      "the first step is counted from; use 'previous'"}},
    {"AnchorUnknown",
     "of: previous",
     "of: prevoius",
     {"pack.yaml:26:46: error TS1041: unknown day 'prevoius' at "
      "timescales[0].versions[1].steps[1].of; use start, previous, birthday and an age from 1 to "
      "30, first, last or next and a kind of event, or limit of and a timescale; did you mean "
      "'previous'?"}},
    {"RepeatsBeforeLast",
     "of: start, cite: reg 5",
     "of: start, repeats: true, cite: reg 5",
     {"pack.yaml:25:70: error TS1018: timescales[0].versions[1].steps[0] repeats for ever, so the "
      "steps after it are never reached; only the last step can repeat"}},
    {"RepeatsYes",
     "repeats: true",
     "repeats: yes",
     {"pack.yaml:26:65: error TS1011: unknown value 'yes' at "
      "timescales[0].versions[1].steps[1].repeats; use true or false"}},
    {"RepeatsQuoted",
     "repeats: true",
     "repeats: \"true\"",
     {"pack.yaml:26:65: error TS1011: timescales[0].versions[1].steps[1].repeats is in quotation "
      "marks, which make it a text; write true without them"}},
    {"RepeatsCapital",
     "repeats: true",
     "repeats: True",
     {"pack.yaml:26:65: error TS1011: unknown value 'True' at "
      "timescales[0].versions[1].steps[1].repeats; use true or false; did you mean 'true'?"}},
    {"CiteMissing",
     "cite: reg 2, ",
     "",
     {"pack.yaml:16:13: error TS1009: the key 'cite' is missing in "
      "timescales[0].versions[0].steps[0]; add it"}},
    {"ReadMissing",
     "cite: reg 2, read: unverified",
     "cite: reg 2",
     {"pack.yaml:16:13: error TS1009: the key 'read' is missing in "
      "timescales[0].versions[0].steps[0]; add it"}},
    {"ReadUnknown",
     "cite: reg 2, read: unverified",
     "cite: reg 2, read: yes",
     {"pack.yaml:16:72: error TS1011: unknown value 'yes' at "
      "timescales[0].versions[0].steps[0].read; use verified, secondary or unverified"}},
    {"VerifiedWithoutSource",
     "cite: reg 2, read: unverified",
     "cite: reg 2, read: verified, read_on: 2026-11-22",
     {"pack.yaml:16:72: error TS1021: timescales[0].versions[0].steps[0].read is 'verified': give "
      "the address in 'source' and the day in 'read_on', or say 'unverified'"}},
    {"VerifiedWithoutDay",
     "cite: reg 2, read: unverified",
     "cite: reg 2, read: verified, source: a",
     {"pack.yaml:16:72: error TS1021: timescales[0].versions[0].steps[0].read is 'verified': give "
      "the address in 'source' and the day in 'read_on', or say 'unverified'"}},
    {"SecondaryWithoutSource",
     "cite: reg 2, read: unverified",
     "cite: reg 2, read: secondary",
     {"pack.yaml:16:72: error TS1021: timescales[0].versions[0].steps[0].read is 'secondary': name "
      "in 'source' who quotes it"}},
    {"UnverifiedWithSource",
     "cite: reg 2, read: unverified",
     "cite: reg 2, read: unverified, source: a",
     {"pack.yaml:16:72: error TS1021: timescales[0].versions[0].steps[0].read is 'unverified', yet "
      "a source or a day of reading is given; say 'verified' or 'secondary', or remove them"}},
    {"SourceEmpty",
     "cite: reg 2, read: unverified",
     "cite: reg 2, read: secondary, source: \"\"",
     {"pack.yaml:16:91: error TS1005: the text at timescales[0].versions[0].steps[0].source is "
      "empty; fill it in or remove it"}},
    {"RelaxationsIsMap",
     "      - says: In the summer of 2020",
     "        says: In the summer of 2020",
     {"pack.yaml:28:9: error TS1005: expected a list ([one, two]) at timescales[0].relaxations, "
      "found a map"}},
    {"UnknownKeyOfRelaxation",
     "        cite: reg 7",
     "        cite: reg 7\n"
     "        until: 2020-09-25",
     {"pack.yaml:33:9: error TS1006: unknown key 'until' in timescales[0].relaxations[0]; use "
      "says, steps, due, instrument, cite, read, source or read_on"}},
    {"RelaxationWithoutSteps",
     "        steps: [next]\n",
     "",
     {"pack.yaml:28:9: error TS1009: the key 'steps' is missing in timescales[0].relaxations[0]; "
      "add it"}},
    {"RelaxationOfNoStep",
     "steps: [next]",
     "steps: []",
     {"pack.yaml:29:16: error TS1009: no step in timescales[0].relaxations[0].steps; name those "
      "that are relaxed"}},
    {"RelaxationOfUnknownStep",
     "steps: [next]",
     "steps: [nest]",
     {"pack.yaml:29:17: error TS1026: unknown step 'nest' at "
      "timescales[0].relaxations[0].steps[0]; use first or next; did you mean 'next'?"}},
    {"RelaxationOfStepTwice",
     "steps: [next]",
     "steps: [next, next]",
     {"pack.yaml:29:23: error TS1015: 'next' at timescales[0].relaxations[0].steps[1] is in this "
      "list already; keep one"}},
    {"DueMissing",
     "        due: {from: 2020-04-24, to: 2020-09-25}\n",
     "",
     {"pack.yaml:28:9: error TS1009: the key 'due' is missing in timescales[0].relaxations[0]; add "
      "it"}},
    {"DueWithoutEnd",
     "due: {from: 2020-04-24, to: 2020-09-25}",
     "due: {from: 2020-04-24}",
     {"pack.yaml:30:14: error TS1009: the key 'to' is missing in timescales[0].relaxations[0].due; "
      "add it"}},
    {"DueEndsBeforeItBegins",
     "due: {from: 2020-04-24, to: 2020-09-25}",
     "due: {from: 2020-09-25, to: 2020-04-24}",
     {"pack.yaml:30:37: error TS1027: timescales[0].relaxations[0].due.to, 2020-04-24, is before "
      "timescales[0].relaxations[0].due.from, 2020-09-25; give the first and the last due date "
      "that it defers"}},
    {"UnknownKeyOfDue",
     "due: {from: 2020-04-24, to: 2020-09-25}",
     "due: {from: 2020-04-24, to: 2020-09-25, on: 2020-05-01}",
     {"pack.yaml:30:49: error TS1006: unknown key 'on' in timescales[0].relaxations[0].due; use "
      "from or to"}},
    {"RelaxationsOverlap",
     "        cite: reg 7\n"
     "        read: unverified\n",
     "        cite: reg 7\n"
     "        read: unverified\n"
     "      - says: In the autumn of 2020 as well.\n"
     "        steps: [first, next]\n"
     "        due: {from: 2020-09-25, to: 2020-12-31}\n"
     "        instrument: {title: Second Regulations 2020, number: SI 2020/2}\n"
     "        cite: reg 1\n"
     "        read: unverified\n",
     {"pack.yaml:34:9: error TS1026: timescales[0].relaxations[1] overlaps an earlier relaxation "
      "of the same step; let each due date fall in one"}},
    {"TimescaleTwice",
     "timescales:\n",
     "timescales:\n"
     "  - id: case-review\n"
     "    says: A case is reviewed within 4 weeks.\n"
     "    kind: local\n"
     "    arises_per: looked-after\n"
     "    met_by: review\n"
     "    calendar: england-and-wales\n"
     "    versions:\n"
     "      - in_force: {from: 2011-04-01, cite: reg 1, read: unverified}\n"
     "        instrument: {title: Sample, number: none}\n"
     "        steps: [{id: one, within: 4 weeks, of: start, cite: reg 1, read: unverified}]\n",
     {"pack.yaml:14:9: error TS1015: there is a timescale 'sample/case-review' already; give each "
      "its own id"}},
};

loaded<rule_book> load(const std::vector<source_file>& packs) {
    return load_rule_book(packs, built_in_calendars());
}

loaded<rule_book> load_text(const std::string& text) {
    return load({{"pack.yaml", text}});
}

std::string codes_text(const std::set<std::string>& codes) {
    std::string text;
    for (const std::string& code : codes) {
        text += (text.empty() ? "" : " ") + code;
    }
    return text;
}

void expect_citation(const citation& cite, std::string_view provision, reading read,
                     std::string_view source, optional_date read_on) {
    EXPECT_EQ(cite.provision, provision);
    EXPECT_EQ(cite.read, read);
    EXPECT_EQ(cite.source, source);
    EXPECT_EQ(cite.read_on, read_on);
}

/// A step with one limit, counted from a date in the usual way.
void expect_step(const step& found, std::string_view id, period within, case_date_kind of,
                 bool repeats) {
    EXPECT_EQ(found.id, id);
    EXPECT_EQ(found.repeats, repeats);
    ASSERT_EQ(found.limits.size(), 1U);
    const limit& only = found.limits.front();
    EXPECT_EQ(only.what, limit_kind::counted);
    EXPECT_EQ(only.length, within);
    EXPECT_EQ(only.from.what, of);
    EXPECT_EQ(only.policy, counting_policy());
    EXPECT_TRUE(only.when.empty());
}

}  // namespace

TEST(RulesYaml, RealPackOfReviews) {
    const auto rules = load({project_file(rules_path)});
    ASSERT_THAT(messages(rules.problems), IsEmpty());
    ASSERT_EQ(rules.value->timescales().size(), 6U);
    ASSERT_EQ(rules.value->calendars().size(), built_in_calendars().size());
    const timescale& t = *rules.value->find("england/looked-after-review");
    EXPECT_EQ(t.name, "england/looked-after-review");
    EXPECT_EQ(t.says,
              "A looked-after child's case is reviewed within 20 working days, again within 3 "
              "months, then every 6 months.");
    EXPECT_EQ(t.kind, timescale_kind::statutory);
    EXPECT_EQ(t.arises_per.what, occasion_kind::spell);
    EXPECT_EQ(t.arises_per.kind, kind_name("looked-after"));
    EXPECT_THAT(t.except_while,
                ElementsAre(kind_name("placed-for-adoption"), kind_name("short-breaks")));
    EXPECT_EQ(t.until_age, 18);
    EXPECT_EQ(t.met_by.kind, kind_name("review"));
    EXPECT_EQ(t.met_by.part, counted_part::first);
    ASSERT_EQ(t.options.size(), 1U);
    EXPECT_EQ(t.options[0].id, "counted-part");
    EXPECT_THAT(t.options[0].choices, ElementsAre("first", "last"));
    EXPECT_EQ(t.options[0].chosen, "first");
    EXPECT_EQ(t.review_by, day("2027-11-30"));
    EXPECT_EQ(t.calendar, "england-and-wales");
    EXPECT_EQ(t.versions.size(), 2U);
    EXPECT_EQ(t.relaxations.size(), 1U);
}

TEST(RulesYaml, RealPackBefore2011) {
    constexpr std::string_view manual =
        "Oxfordshire Safeguarding Children Board manual, glossary: looked after review";
    const auto rules = load({project_file(rules_path)});
    ASSERT_TRUE(rules);
    const version& v = rules.value->find("england/looked-after-review")->versions[0];
    EXPECT_EQ(v.in_force_from, day("1991-10-14"));
    EXPECT_EQ(v.in_force_to, day("2011-03-31"));
    expect_citation(v.commencement, "reg 1(1)", reading::verified,
                    "https://legislation.gov.uk/uksi/1991/895/regulation/1/made",
                    day("2026-11-22"));
    EXPECT_EQ(v.instrument.title, "Review of Children's Cases Regulations 1991");
    EXPECT_EQ(v.instrument.number, "SI 1991/895");
    EXPECT_FALSE(v.working_days.has_value());
    ASSERT_EQ(v.steps.size(), 3U);
    expect_step(v.steps[0], "first", period::weeks(4), case_date_kind::start, false);
    expect_step(v.steps[1], "second", period::months(3), case_date_kind::previous, false);
    expect_step(v.steps[2], "subsequent", period::months(6), case_date_kind::previous, true);
    for (const step& s : v.steps) {
        expect_citation(s.cite, "reg 3", reading::secondary, manual, {});
    }
}

TEST(RulesYaml, RealPackSince2011) {
    constexpr std::string_view part_6 =
        "https://legislation.gov.uk/cy/uksi/2010/959/part/6/made?timeline=false";
    const auto rules = load({project_file(rules_path)});
    ASSERT_TRUE(rules);
    const version& v = rules.value->find("england/looked-after-review")->versions[1];
    EXPECT_EQ(v.in_force_from, day("2011-04-01"));
    EXPECT_EQ(v.in_force_to, optional_date());
    expect_citation(v.commencement, "reg 1(1)", reading::verified,
                    "https://legislation.gov.uk/uksi/2010/959/part/1/made/data.html",
                    day("2026-11-26"));
    EXPECT_EQ(v.instrument.title,
              "Care Planning, Placement and Case Review (England) Regulations 2010");
    EXPECT_EQ(v.instrument.number, "SI 2010/959");
    ASSERT_TRUE(v.working_days.has_value());
    EXPECT_EQ(v.working_days->definition,
              working_day_definition::sat_sun_christmas_goodfriday_bankholiday);
    EXPECT_EQ(v.working_days->calendar, "england-and-wales");
    expect_citation(v.working_days->cite, "reg 2(1)", reading::unverified, "", {});
    ASSERT_EQ(v.steps.size(), 3U);
    expect_step(v.steps[0], "first", period::working_days(20), case_date_kind::start, false);
    expect_step(v.steps[1], "second", period::months(3), case_date_kind::previous, false);
    expect_step(v.steps[2], "subsequent", period::months(6), case_date_kind::previous, true);
    expect_citation(v.steps[0].cite, "reg 33(1)", reading::verified, part_6, day("2026-11-26"));
    expect_citation(v.steps[1].cite, "reg 33(2)", reading::verified, part_6, day("2026-11-26"));
    expect_citation(v.steps[2].cite, "reg 33(2)", reading::verified, part_6, day("2026-11-26"));
}

TEST(RulesYaml, RealPackRelaxationOf2020) {
    const auto rules = load({project_file(rules_path)});
    ASSERT_TRUE(rules);
    const relaxation& r = rules.value->find("england/looked-after-review")->relaxations[0];
    EXPECT_EQ(r.says,
              "From 24 April to 25 September 2020 six-monthly reviews were to be held where "
              "reasonably practicable.");
    EXPECT_THAT(r.steps, ElementsAre("subsequent"));
    EXPECT_EQ(r.due_from, day("2020-04-24"));
    EXPECT_EQ(r.due_to, day("2020-09-25"));
    EXPECT_EQ(r.instrument.title,
              "Adoption and Children (Coronavirus) (Amendment) Regulations 2020");
    EXPECT_EQ(r.instrument.number, "SI 2020/445");
    expect_citation(r.cite, "reg 8(14)", reading::secondary,
                    "womeninfamilylaw.net, which cites reg 8(14)", {});
}

TEST(RulesYaml, LeastPackLeavesOutWhatItCan) {
    const auto rules = load_text(least_pack);
    ASSERT_THAT(messages(rules.problems), IsEmpty());
    const timescale* t = rules.value->find("local/visit");
    ASSERT_NE(t, nullptr);
    EXPECT_EQ(t->kind, timescale_kind::local);
    EXPECT_THAT(t->except_while, IsEmpty());
    EXPECT_FALSE(t->until_age.has_value());
    EXPECT_THAT(t->relaxations, IsEmpty());
    ASSERT_EQ(t->versions.size(), 1U);
    EXPECT_EQ(t->versions[0].in_force_to, optional_date());
    EXPECT_FALSE(t->versions[0].working_days.has_value());
    ASSERT_EQ(t->versions[0].steps.size(), 1U);
    expect_step(t->versions[0].steps[0], "every", period::weeks(4), case_date_kind::start, false);
}

TEST(RulesYaml, SamplePackIsGood) {
    const auto rules = load_text(sample_pack);
    EXPECT_THAT(messages(rules.problems), IsEmpty());
    EXPECT_TRUE(rules);
}

TEST(RulesYaml, LongTextIsFoldedIntoOneLine) {
    const auto rules = load_text(
        with_mistake(least_pack, {"Folded",
                                  "says: A child is visited every 4 weeks.",
                                  "says: >-\n      A child is\n      visited every 4 weeks.",
                                  {}}));
    ASSERT_THAT(messages(rules.problems), IsEmpty());
    EXPECT_EQ(rules.value->timescales()[0].says, "A child is visited every 4 weeks.");
}

TEST(RulesYaml, LinesMayEndAsInWindows) {
    std::string text = sample_pack;
    for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 2)) {
        text.insert(at, "\r");
    }
    const auto rules = load_text(text);
    ASSERT_THAT(messages(rules.problems), IsEmpty());
    EXPECT_EQ(rules.value->content_hash(), load_text(sample_pack).value->content_hash());
}

TEST(RulesYaml, EveryBrokenPackIsRefusedInItsWords) {
    std::size_t visited = 0;
    for (const broken_file& broken : broken_packs) {
        SCOPED_TRACE(broken.name);
        const auto rules = load_text(broken.text);
        EXPECT_FALSE(rules);
        EXPECT_EQ(messages(rules.problems), broken.expected);
        ++visited;
    }
    EXPECT_EQ(visited, 22U);
}

TEST(RulesYaml, EveryBrokenLineIsRefusedInItsWords) {
    std::size_t visited = 0;
    for (const broken_line& broken : broken_lines) {
        SCOPED_TRACE(broken.name);
        const auto rules = load_text(with_mistake(sample_pack, broken));
        EXPECT_FALSE(rules);
        EXPECT_EQ(messages(rules.problems), broken.expected);
        ++visited;
    }
    EXPECT_EQ(visited, 109U);
}

/// What the tables above prove; the other codes belong to hostile files, calendars and timelines.
TEST(RulesYaml, BrokenPacksReachEveryCodeOfPacks) {
    std::set<std::string> codes;
    for (const broken_file& broken : broken_packs) {
        for (const diagnostic& problem : load_text(broken.text).problems) {
            codes.insert(problem.code);
        }
    }
    for (const broken_line& broken : broken_lines) {
        for (const diagnostic& problem : load_text(with_mistake(sample_pack, broken)).problems) {
            codes.insert(problem.code);
        }
    }
    EXPECT_EQ(codes_text(codes),
              "TS1001 TS1002 TS1005 TS1006 TS1007 TS1008 TS1009 TS1010 TS1011 TS1012 TS1013 TS1014 "
              "TS1015 TS1016 TS1017 TS1018 TS1019 TS1020 TS1021 TS1026 TS1027 TS1041");
}

/// The sentence that the design gives as its example.
TEST(RulesYaml, UnknownUnitIsReportedAsDesigned) {
    const auto rules = load_text(
        with_mistake(least_pack, {"Workdays", "within: 4 weeks", "within: 20 workdays", {}}));
    EXPECT_THAT(messages(rules.problems),
                ElementsAre("pack.yaml:14:33: error TS1007: unknown unit 'workdays' in "
                            "timescales[0].versions[0].steps[0].within; use working days, days, "
                            "weeks, months, years or hours"));
}

TEST(RulesYaml, EveryProblemOfAFileIsReportedInOrderOfPosition) {
    const auto rules = load_text(R"(format: timescales/1
pack: Sample
timescales:
  - id: visit
    says: A visit.
    kind: lokal
    arises_per: looked-after
    until_age: 0
    calendar: england-and-wales
    versions:
      - in_force: {from: 2020-01-01, cite: reg 1, read: unverified}
        instrument: {title: Policy, number: none, number: 2}
        steps:
          - {id: every, within: 4 wekks, of: start, cite: reg 2, read: verified}
    colour: red
)");
    EXPECT_FALSE(rules);
    EXPECT_THAT(
        messages(rules.problems),
        ElementsAre(
            "pack.yaml:2:7: error TS1014: 'Sample' at pack is not a name: use 1 to 31 lower-case "
            "letters, digits and hyphens, such as 'looked-after'",
            "pack.yaml:4:5: error TS1009: the key 'met_by' is missing in timescales[0]; add it",
            "pack.yaml:6:11: error TS1011: unknown value 'lokal' at timescales[0].kind; use "
            "statutory, guidance or local; did you mean 'local'?",
            "pack.yaml:8:16: error TS1013: '0' at timescales[0].until_age is not a whole number "
            "from 1 to 30",
            "pack.yaml:12:51: error TS1008: the key 'number' stands twice in "
            "timescales[0].versions[0].instrument; keep one",
            "pack.yaml:14:33: error TS1007: unknown unit 'wekks' in "
            "timescales[0].versions[0].steps[0].within; use working days, days, weeks, months, "
            "years or hours",
            "pack.yaml:14:72: error TS1021: timescales[0].versions[0].steps[0].read is 'verified': "
            "give the address in 'source' and the day in 'read_on', or say 'unverified'",
            "pack.yaml:15:5: error TS1006: unknown key 'colour' in timescales[0]; use id, says, "
            "kind, options, arises_per, only_if, except_while, until_age, lapses_on, met_by, "
            "calendar, versions or relaxations"));
}

/// A step that cannot be read must not make its neighbours look wrong.
TEST(RulesYaml, OneMistakeIsReportedOnce) {
    const auto rules = load_text(
        with_mistake(sample_pack, {"Unit", "within: 20 working days", "within: 20 workdays", {}}));
    EXPECT_EQ(rules.problems.size(), 1U);  // not also that `working_days` does nothing
    const auto relaxed = load_text(with_mistake(
        sample_pack, {"Step", "{id: next, within: 6 months", "{id: next, within: 6", {}}));
    EXPECT_EQ(relaxed.problems.size(), 1U);  // not also that no version has the step `next`
    const auto dates =
        load_text(with_mistake(sample_pack, {"Date", "to: 2011-03-31", "to: 31/03/2011", {}}));
    EXPECT_EQ(dates.problems.size(), 1U);  // not also that the next version overlaps it
}

TEST(RulesYaml, TwoPacksMakeOneBookInOrderOfName) {
    const auto rules = load({{"sample.yaml", sample_pack}, {"local.yaml", least_pack}});
    ASSERT_THAT(messages(rules.problems), IsEmpty());
    ASSERT_EQ(rules.value->timescales().size(), 2U);
    EXPECT_EQ(rules.value->timescales()[0].name, "local/visit");
    EXPECT_EQ(rules.value->timescales()[1].name, "sample/case-review");
}

TEST(RulesYaml, OrderOfPacksAndCalendarsDoesNotMatter) {
    const source_file a{"sample.yaml", sample_pack};
    const source_file b{"local.yaml", least_pack};
    EXPECT_EQ(load({a, b}).value->content_hash(), load({b, a}).value->content_hash());
}

TEST(RulesYaml, OneMistakeSpoilsTheWholeBook) {
    const std::string broken = with_mistake(least_pack, {"Kind", "kind: local", "kind: lokal", {}});
    for (const bool broken_first : {true, false}) {
        std::vector<source_file> packs = {{"good.yaml", sample_pack}, {"broken.yaml", broken}};
        if (broken_first) {
            std::swap(packs[0], packs[1]);
        }
        const auto rules = load(packs);
        EXPECT_FALSE(rules);
        EXPECT_THAT(messages(rules.problems),
                    ElementsAre("broken.yaml:6:11: error TS1011: unknown value 'lokal' at "
                                "timescales[0].kind; use statutory, guidance or local; did you "
                                "mean 'local'?"));
    }
}

TEST(RulesYaml, SameTimescaleInTwoPacks) {
    const auto rules = load({{"one.yaml", least_pack}, {"two.yaml", least_pack}});
    EXPECT_FALSE(rules);
    EXPECT_THAT(messages(rules.problems),
                ElementsAre("two.yaml:4:9: error TS1015: there is a timescale 'local/visit' "
                            "already; give each its own id"));
}

TEST(RulesYaml, NoCalendarWasGiven) {
    const std::vector<source_file> packs = {{"pack.yaml", least_pack}};
    const auto rules = load_rule_book(packs, {});
    EXPECT_FALSE(rules);
    EXPECT_THAT(messages(rules.problems),
                ElementsAre("pack.yaml:9:15: error TS1019: unknown calendar 'england-and-wales' at "
                            "timescales[0].calendar; no calendar was loaded"));
}

TEST(RulesYaml, NoPackMakesAnEmptyBook) {
    const auto rules = load({});
    EXPECT_THAT(messages(rules.problems), IsEmpty());
    ASSERT_TRUE(rules);
    EXPECT_THAT(rules.value->timescales(), IsEmpty());
}

TEST(RulesYaml, BookOutlivesItsText) {
    auto text = std::make_unique<std::string>(least_pack);
    auto rules = load_text(*text);
    text.reset();
    ASSERT_TRUE(rules);
    const rule_book copy = *rules.value;
    rules.value.reset();
    EXPECT_EQ(copy.timescales()[0].says, "A child is visited every 4 weeks.");
    EXPECT_EQ(copy.timescales()[0].versions[0].steps[0].cite.provision, "policy 2");
}

TEST(RulesYaml, FileThatIsNotThere) {
    const auto file = read_file("no/such/file.yaml");
    ASSERT_FALSE(file);
    EXPECT_EQ(file.error().code, error_code::unreadable_file);
    EXPECT_EQ(file.error().message,
              "cannot read 'no/such/file.yaml': there is no such file, or it may not be read");
}

TEST(RulesYaml, FolderIsNoFile) {
    const auto file = read_file(TIMESCALES_SOURCE_DIR);
    ASSERT_FALSE(file);
    EXPECT_EQ(file.error().message, std::string("cannot read '") + TIMESCALES_SOURCE_DIR +
                                        "': it is a folder, or reading failed");
}

}  // namespace timescales_tests
