/// Mistakes in what the rule language adds to plain limits: occasions and fulfilments, options,
/// forms of limits, conditions, and an authority's own limits over another timescale. Each is one
/// change to a good file, with everything that is said about it.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "tests/formats/yaml_test_support.hpp"
#include "timescales/rules_yaml.hpp"

namespace timescales_tests {

namespace {

using testing::IsEmpty;

const broken_line broken_lines[] = {
    {"OccasionWithoutKind",
     "arises_per: looked-after",
     "arises_per: {where: {type: foster}}",
     {"pack.yaml:7:17: error TS1040: timescales[0].arises_per needs either 'spell' or 'event', and "
      "a kind of it"}},
    {"OccasionOfSpellAndEvent",
     "arises_per: looked-after",
     "arises_per: {spell: looked-after, event: review}",
     {"pack.yaml:7:17: error TS1040: timescales[0].arises_per needs either 'spell' or 'event', and "
      "a kind of it"}},
    {"OccasionOfSpellPlanned",
     "arises_per: looked-after",
     "arises_per: {spell: looked-after, planned: true}",
     {"pack.yaml:7:48: error TS1040: timescales[0].arises_per.planned is about events, and the "
      "duty arises per spell; remove it"}},
    {"OccasionOfSpellDated",
     "arises_per: looked-after",
     "arises_per: {spell: looked-after, dated: notified}",
     {"pack.yaml:7:46: error TS1040: timescales[0].arises_per.dated is about events, and the duty "
      "arises per spell; remove it"}},
    {"OccasionOfSpellRepeated",
     "arises_per: looked-after",
     "arises_per: {spell: looked-after, repeated: joins}",
     {"pack.yaml:7:49: error TS1040: timescales[0].arises_per.repeated is about events, and the "
      "duty arises per spell; remove it"}},
    {"OccasionRepeatedUnknown",
     "arises_per: looked-after\n    except_while: [short-breaks]\n",
     "arises_per: {event: referral, repeated: join}\n",
     {"pack.yaml:7:45: error TS1011: unknown value 'join' at timescales[0].arises_per.repeated; "
      "use each, joins or restarts; did you mean 'joins'?"}},
    {"OccasionDatedUnknown",
     "arises_per: looked-after\n    except_while: [short-breaks]\n",
     "arises_per: {event: referral, dated: told}\n",
     {"pack.yaml:7:42: error TS1011: unknown value 'told' at timescales[0].arises_per.dated; use "
      "happened or notified"}},
    {"OccasionUnknownKey",
     "arises_per: looked-after",
     "arises_per: {spell: looked-after, with: {type: foster}}",
     {"pack.yaml:7:39: error TS1006: unknown key 'with' in timescales[0].arises_per; use spell, "
      "event, where, planned, dated or repeated"}},
    {"OccasionOfEventWithException",
     "arises_per: looked-after",
     "arises_per: {event: referral}",
     {"pack.yaml:8:19: error TS1040: timescales[0].except_while cuts spells, and the duty arises "
      "per event; remove it"}},
    {"WhereIsText",
     "arises_per: looked-after",
     "arises_per: {spell: looked-after, where: foster}",
     {"pack.yaml:7:46: error TS1005: expected a map of keys and values ({key: value}) at "
      "timescales[0].arises_per.where, found a text"}},
    {"WhereIsEmpty",
     "arises_per: looked-after",
     "arises_per: {spell: looked-after, where: {}}",
     {"pack.yaml:7:46: error TS1009: no attribute in timescales[0].arises_per.where; write one, or "
      "remove it"}},
    {"WhereTwice",
     "arises_per: looked-after",
     "arises_per: {spell: looked-after, where: {type: foster, type: kinship}}",
     {"pack.yaml:7:61: error TS1008: the key 'type' stands twice in "
      "timescales[0].arises_per.where; keep one"}},
    {"WhereWithMapAsValue",
     "arises_per: looked-after",
     "arises_per: {spell: looked-after, where: {type: {a: b}}}",
     {"pack.yaml:7:53: error TS1005: expected a text at timescales[0].arises_per.where.type, the "
      "value of an attribute, or a list of them"}},
    {"WhereWithEmptyList",
     "arises_per: looked-after",
     "arises_per: {spell: looked-after, where: {type: []}}",
     {"pack.yaml:7:53: error TS1005: expected a text at timescales[0].arises_per.where.type, the "
      "value of an attribute, or a list of them"}},
    {"WhereWithNothing",
     "arises_per: looked-after",
     "arises_per: {spell: looked-after, where: {type: ~}}",
     {"pack.yaml:7:53: error TS1005: expected a text at timescales[0].arises_per.where.type, the "
      "value of an attribute, or a list of them"}},
    {"WhereWithListInList",
     "arises_per: looked-after",
     "arises_per: {spell: looked-after, where: {type: [foster, [kinship]]}}",
     {"pack.yaml:7:62: error TS1005: expected a text at timescales[0].arises_per.where.type, the "
      "value of an attribute, or a list of them"}},
    {"WhereNameWithSpace",
     "arises_per: looked-after",
     "arises_per: {spell: looked-after, where: {Placement type: foster}}",
     {"pack.yaml:7:47: error TS1014: 'Placement type' at timescales[0].arises_per.where is not a "
      "name: use 1 to 31 lower-case letters, digits and hyphens, such as 'looked-after'"}},
    {"LapsesOnIsText",
     "    met_by: review\n",
     "    lapses_on: closed\n    met_by: review\n",
     {"pack.yaml:10:16: error TS1005: expected a list ([one, two]) at timescales[0].lapses_on, "
      "found a text"}},
    {"LapsesOnTwice",
     "    met_by: review\n",
     "    lapses_on: [closed, closed]\n    met_by: review\n",
     {"pack.yaml:10:25: error TS1015: 'closed' at timescales[0].lapses_on[1] is in this list "
      "already; keep one"}},
    {"OnlyIfIsText",
     "    met_by: review\n",
     "    only_if: young\n    met_by: review\n",
     {"pack.yaml:10:14: error TS1005: expected a map of keys and values ({key: value}) at "
      "timescales[0].only_if, found a text"}},
    {"OnlyIfIsEmpty",
     "    met_by: review\n",
     "    only_if: {}\n    met_by: review\n",
     {"pack.yaml:10:14: error TS1009: no condition in timescales[0].only_if; write one, or remove "
      "it"}},
    {"MetByList",
     "    met_by: review\n",
     "    met_by: [review]\n",
     {"pack.yaml:10:13: error TS1005: expected a name such as 'looked-after' at "
      "timescales[0].met_by, found a list"}},
    {"MetByWithoutEvent",
     "    met_by: review\n",
     "    met_by: {part: first}\n",
     {"pack.yaml:10:13: error TS1009: the key 'event' is missing in timescales[0].met_by; add it"}},
    {"MetByUnknownKey",
     "    met_by: review\n",
     "    met_by: {event: review, parts: first}\n",
     {"pack.yaml:10:29: error TS1006: unknown key 'parts' in timescales[0].met_by; use event, "
      "where, dated, part or early; did you mean 'part'?"}},
    {"MetByPartUnknown",
     "    met_by: review\n",
     "    met_by: {event: review, part: middle}\n",
     {"pack.yaml:10:35: error TS1011: unknown value 'middle' at timescales[0].met_by.part; use "
      "first or last"}},
    {"MetByEarlyUnknown",
     "    met_by: review\n",
     "    met_by: {event: review, early: soon}\n",
     {"pack.yaml:10:36: error TS1007: the period 'soon' does not begin with a number in "
      "timescales[0].met_by.early; write for example '20 working days' or '6 months'"}},
    {"MetByEndWithTwoSteps",
     "    met_by: review\n",
     "    met_by: end\n",
     {"pack.yaml:10:13: error TS1040: timescales[0].met_by is 'end', and a spell ends once; let "
      "each version have one step that does not repeat"}},
    {"MetByWhereEmpty",
     "    met_by: review\n",
     "    met_by: {event: review, where: {}}\n",
     {"pack.yaml:10:36: error TS1009: no attribute in timescales[0].met_by.where; write one, or "
      "remove it"}},
    {"OptionNotListed",
     "    met_by: review\n",
     "    met_by: {event: review, part: {option: counted-part, first: first, last: last}}\n",
     {"pack.yaml:10:44: error TS1035: unknown option 'counted-part' at timescales[0].met_by.part; "
      "list it in 'options' first"}},
    {"OptionMisspelt",
     "    met_by: review\n",
     "    options:\n      - {id: counted-part, asks: \"Which part counts?\", choices: [first, "
     "last]}\n    met_by: {event: review, part: {option: counted-parts, first: first, last: "
     "last}}\n",
     {"pack.yaml:12:44: error TS1035: unknown option 'counted-parts' at timescales[0].met_by.part; "
      "use counted-part; did you mean 'counted-part'?"}},
    {"OptionWithoutAChoice",
     "    met_by: review\n",
     "    options:\n      - {id: counted-part, asks: \"Which part counts?\", choices: [first, "
     "last]}\n    met_by: {event: review, part: {option: counted-part, first: first}}\n",
     {"pack.yaml:12:35: error TS1036: timescales[0].met_by.part has no value for the choice 'last' "
      "of the option 'counted-part'; add it"}},
    {"OptionWithAnotherChoice",
     "    met_by: review\n",
     "    options:\n      - {id: counted-part, asks: \"Which part counts?\", choices: [first, "
     "last]}\n    met_by: {event: review, part: {option: counted-part, first: first, last: last, "
     "lst: last}}\n",
     {"pack.yaml:12:84: error TS1036: 'lst' at timescales[0].met_by.part is no choice of the "
      "option 'counted-part'; use first or last; did you mean 'last'?"}},
    {"OptionThatNothingHangsOn",
     "    met_by: review\n",
     "    options:\n      - {id: counted-part, asks: \"Which part counts?\", choices: [first, "
     "last]}\n    met_by: review\n",
     {"pack.yaml:11:7: error TS1037: nothing in timescales[0] hangs on the option 'counted-part'; "
      "write a value as {option: counted-part, …}, or remove it"}},
    {"OptionOfOneChoice",
     "    met_by: review\n",
     "    options:\n      - {id: counted-part, asks: \"Which part counts?\", choices: [first]}\n   "
     " met_by: {event: review, part: {option: counted-part, first: first}}\n",
     {"pack.yaml:11:65: error TS1009: timescales[0].options[0].choices needs two answers or more"}},
    {"OptionChoiceTwice",
     "    met_by: review\n",
     "    options:\n      - {id: counted-part, asks: \"Which part counts?\", choices: [first, "
     "last, last]}\n    met_by: {event: review, part: {option: counted-part, first: first, last: "
     "last}}\n",
     {"pack.yaml:11:79: error TS1015: 'last' at timescales[0].options[0].choices[2] is in this "
      "list already; keep one"}},
    {"OptionTwice",
     "    met_by: review\n",
     "    options:\n      - {id: counted-part, asks: \"Which part counts?\", choices: [first, "
     "last]}\n      - {id: counted-part, asks: \"Which part counts?\", choices: [first, last]}\n   "
     " met_by: {event: review, part: {option: counted-part, first: first, last: last}}\n",
     {"pack.yaml:12:14: error TS1015: there is an option 'counted-part' already in this timescale; "
      "give each its own id"}},
    {"OptionsIsMap",
     "    met_by: review\n",
     "    options: {id: counted-part}\n    met_by: review\n",
     {"pack.yaml:10:14: error TS1005: expected a list ([one, two]) at timescales[0].options"}},
    {"LimitOfTwoForms",
     "within: 6 months, of: previous",
     "within: 6 months, of: previous, each: calendar-month",
     {"pack.yaml:26:62: error TS1040: timescales[0].versions[1].steps[1].each stands beside "
      "'within'; a limit is one of them: write both under 'earliest_of' or 'latest_of', or keep "
      "one"}},
    {"LimitWithoutForm",
     "within: 6 months, of: previous",
     "of: previous",
     {"pack.yaml:26:13: error TS1009: the key 'within' is missing in "
      "timescales[0].versions[1].steps[1]; add it"}},
    {"LimitOfAndBeginningWith",
     "within: 6 months, of: previous",
     "within: 6 months, of: previous, beginning_with: previous",
     {"pack.yaml:26:46: error TS1040: timescales[0].versions[1].steps[1].of stands beside "
      "'beginning_with'; keep 'of' where the day itself is not counted, else the other"}},
    {"LimitClearBeginningWith",
     "within: 6 months, of: previous",
     "within: 6 months, beginning_with: previous, clear: true",
     {"pack.yaml:26:75: error TS1040: timescales[0].versions[1].steps[1].clear leaves out both "
      "ends, and 'beginning_with' counts the first; keep one"}},
    {"LimitAtLeastWithoutBefore",
     "within: 6 months, of: previous",
     "at_least: 6 months",
     {"pack.yaml:26:13: error TS1009: the key 'before' is missing in "
      "timescales[0].versions[1].steps[1]; add it"}},
    {"LimitClearWithBy",
     "within: 6 months, of: previous",
     "by: birthday 18, clear: true",
     {"pack.yaml:26:48: error TS1040: timescales[0].versions[1].steps[1].clear goes with 'within' "
      "or 'at_least'; remove it"}},
    {"LimitRollWithEach",
     "within: 6 months, of: previous",
     "each: calendar-month, of: previous, roll: next",
     {"pack.yaml:26:66: error TS1040: timescales[0].versions[1].steps[1].roll goes with 'within' "
      "or 'at_least'; remove it"}},
    {"LimitMonthEndWithBefore",
     "within: 6 months, of: previous",
     "before: next review, month_end: next-day",
     {"pack.yaml:26:56: error TS1040: timescales[0].versions[1].steps[1].month_end goes with "
      "'within' or 'at_least'; remove it"}},
    {"LimitRollUnknown",
     "within: 6 months, of: previous",
     "within: 6 months, of: previous, roll: forward",
     {"pack.yaml:26:62: error TS1011: unknown value 'forward' at "
      "timescales[0].versions[1].steps[1].roll; use none, next, previous or sunday-or-holiday"}},
    {"LimitMonthEndUnknown",
     "within: 6 months, of: previous",
     "within: 6 months, of: previous, month_end: last",
     {"pack.yaml:26:67: error TS1011: unknown value 'last' at "
      "timescales[0].versions[1].steps[1].month_end; use corresponding or next-day"}},
    {"LimitEachUnknown",
     "within: 6 months, of: previous",
     "each: month, of: previous",
     {"pack.yaml:26:30: error TS1011: unknown value 'month' at "
      "timescales[0].versions[1].steps[1].each; use calendar-month or school-term"}},
    {"LimitEachOfBirthday",
     "within: 6 months, of: previous",
     "each: calendar-month, of: birthday 16",
     {"pack.yaml:26:50: error TS1040: timescales[0].versions[1].steps[1].of goes with 'each', "
      "which follows 'start' or 'previous'; use one of them"}},
    {"LimitEachWithoutOf",
     "within: 6 months, of: previous",
     "each: school-term",
     {"pack.yaml:26:13: error TS1009: the key 'of' is missing in "
      "timescales[0].versions[1].steps[1]; add it"}},
    {"DayOfBirthdayWithoutAge",
     "within: 6 months, of: previous",
     "by: birthday",
     {"pack.yaml:26:28: error TS1041: unknown day 'birthday' at "
      "timescales[0].versions[1].steps[1].by; use start, previous, birthday and an age from 1 to "
      "30, first, last or next and a kind of event, or limit of and a timescale"}},
    {"DayOfBirthdayTooLate",
     "within: 6 months, of: previous",
     "by: birthday 31",
     {"pack.yaml:26:28: error TS1041: unknown day 'birthday 31' at "
      "timescales[0].versions[1].steps[1].by; use start, previous, birthday and an age from 1 to "
      "30, first, last or next and a kind of event, or limit of and a timescale"}},
    {"DayOfBirthdayWithZero",
     "within: 6 months, of: previous",
     "by: birthday 016",
     {"pack.yaml:26:28: error TS1041: unknown day 'birthday 016' at "
      "timescales[0].versions[1].steps[1].by; use start, previous, birthday and an age from 1 to "
      "30, first, last or next and a kind of event, or limit of and a timescale"}},
    {"DayOfEventWithoutKind",
     "within: 6 months, of: previous",
     "by: next",
     {"pack.yaml:26:28: error TS1041: unknown day 'next' at timescales[0].versions[1].steps[1].by; "
      "use start, previous, birthday and an age from 1 to 30, first, last or next and a kind of "
      "event, or limit of and a timescale"}},
    {"DayOfEventWithBadKind",
     "within: 6 months, of: previous",
     "by: last Review",
     {"pack.yaml:26:28: error TS1041: unknown day 'last Review' at "
      "timescales[0].versions[1].steps[1].by; use start, previous, birthday and an age from 1 to "
      "30, first, last or next and a kind of event, or limit of and a timescale"}},
    {"DayOfLimitWithoutName",
     "within: 6 months, of: previous",
     "by: limit of",
     {"pack.yaml:26:28: error TS1041: unknown day 'limit of' at "
      "timescales[0].versions[1].steps[1].by; use start, previous, birthday and an age from 1 to "
      "30, first, last or next and a kind of event, or limit of and a timescale"}},
    {"DayMisspelt",
     "within: 6 months, of: previous",
     "by: brithday 16",
     {"pack.yaml:26:28: error TS1041: unknown day 'brithday 16' at "
      "timescales[0].versions[1].steps[1].by; use start, previous, birthday and an age from 1 to "
      "30, first, last or next and a kind of event, or limit of and a timescale; did you mean "
      "'birthday'?"}},
    {"DayOfLimitThatIsNotThere",
     "within: 6 months, of: previous",
     "before: limit of sample/case-reviews",
     {"pack.yaml:26:32: error TS1042: sample/case-review counts from the limit of "
      "'sample/case-reviews', which is no timescale of the packs loaded together; name one that "
      "is, or load its pack too; did you mean 'sample/case-review'?"}},
    {"DayOfLimitOfItself",
     "within: 6 months, of: previous",
     "before: limit of sample/case-review",
     {"pack.yaml:26:32: error TS1042: sample/case-review counts from the limit of "
      "'sample/case-review', which comes back to itself; let one of them be counted from the "
      "case"}},
    {"TotalWithoutWindow",
     "within: 6 months, of: previous",
     "at_most: 75 days",
     {"pack.yaml:26:13: error TS1009: the key 'in_any' is missing in "
      "timescales[0].versions[1].steps[1]; add it"}},
    {"TotalInMonths",
     "within: 6 months, of: previous",
     "at_most: 3 months, in_any: 1 year",
     {"pack.yaml:26:33: error TS1040: timescales[0].versions[1].steps[1].at_most is 3 months; a "
      "total is a number of days, weeks or hours"}},
    {"TotalInWorkingDays",
     "within: 6 months, of: previous",
     "at_most: 75 days, in_any: 200 working days",
     {"pack.yaml:26:50: error TS1040: timescales[0].versions[1].steps[1].in_any is 200 working "
      "days; a window is a number of days, weeks, months or years"}},
    {"TotalOfZero",
     "within: 6 months, of: previous",
     "at_most: 0 days, in_any: 12 months",
     {"pack.yaml:10:13: error TS1040: a step counts a total ('at_most'), which the end of a spell "
      "keeps; let timescales[0].met_by be 'end'",
      "pack.yaml:26:33: error TS1013: timescales[0].versions[1].steps[1].at_most is 0 days; a "
      "limit has to be at least 1"}},
    {"TotalMetByEvent",
     "within: 6 months, of: previous",
     "at_most: 75 days, in_any: 12 months",
     {"pack.yaml:10:13: error TS1040: a step counts a total ('at_most'), which the end of a spell "
      "keeps; let timescales[0].met_by be 'end'"}},
    {"EarliestOfOne",
     "within: 6 months, of: previous",
     "earliest_of: [{within: 6 months, of: previous}]",
     {"pack.yaml:26:37: error TS1009: timescales[0].versions[1].steps[1].earliest_of needs two "
      "limits or more; write a single one without it"}},
    {"EarliestOfIsMap",
     "within: 6 months, of: previous",
     "earliest_of: {within: 6 months, of: previous}",
     {"pack.yaml:26:37: error TS1005: expected a list ([one, two]) at "
      "timescales[0].versions[1].steps[1].earliest_of, found a map"}},
    {"LatestOfWithCondition",
     "within: 6 months, of: previous",
     "latest_of: [{within: 6 months, of: previous}, {by: birthday 16, when: {age: under 16}}]",
     {"pack.yaml:26:88: error TS1006: unknown key 'when' in "
      "timescales[0].versions[1].steps[1].latest_of[1]; use within, of, beginning_with, at_least, "
      "before, by, each, at_most, in_any, earliest_of, latest_of, clear, roll or month_end"}},
    {"LatestOfWithTwoForms",
     "within: 6 months, of: previous",
     "latest_of: [{within: 6 months, of: previous}, {by: birthday 16, each: school-term, of: "
     "start}]",
     {"pack.yaml:26:94: error TS1040: timescales[0].versions[1].steps[1].latest_of[1].each stands "
      "beside 'by'; a limit is one of them: write both under 'earliest_of' or 'latest_of', or keep "
      "one"}},
    {"OneOfBesideLimit",
     "within: 6 months, of: previous",
     "within: 6 months, of: previous, one_of: [{when: {age: under 5}, within: 3 months, of: "
     "previous}, {within: 6 months, of: previous}]",
     {"pack.yaml:26:32: error TS1040: timescales[0].versions[1].steps[1].within stands beside "
      "'one_of'; write each limit and what goes with it in one of its entries",
      "pack.yaml:26:46: error TS1040: timescales[0].versions[1].steps[1].of stands beside "
      "'one_of'; write each limit and what goes with it in one of its entries"}},
    {"OneOfOne",
     "within: 6 months, of: previous",
     "one_of: [{within: 6 months, of: previous}]",
     {"pack.yaml:26:32: error TS1009: timescales[0].versions[1].steps[1].one_of needs two "
      "alternatives or more; write a single limit without it"}},
    {"OneOfThatIsNeverReached",
     "within: 6 months, of: previous",
     "one_of: [{within: 3 months, of: previous}, {within: 6 months, of: previous}]",
     {"pack.yaml:26:33: error TS1018: timescales[0].versions[1].steps[1].one_of[0] applies always, "
      "so the alternatives after it are never reached; give it a 'when', or put it last"}},
    {"OneOfIsMap",
     "within: 6 months, of: previous",
     "one_of: {within: 6 months, of: previous}",
     {"pack.yaml:26:32: error TS1005: expected a list ([one, two]) at "
      "timescales[0].versions[1].steps[1].one_of, found a map"}},
    {"OneOfUnknownKey",
     "within: 6 months, of: previous",
     "one_of: [{when: {age: under 5}, within: 3 months, off: previous}, {within: 6 months, of: "
     "previous}]",
     {"pack.yaml:26:33: error TS1009: the key 'of' is missing in "
      "timescales[0].versions[1].steps[1].one_of[0]; add it",
      "pack.yaml:26:74: error TS1006: unknown key 'off' in "
      "timescales[0].versions[1].steps[1].one_of[0]; use when, judged_on, within, of, "
      "beginning_with, at_least, before, by, each, at_most, in_any, earliest_of, latest_of, clear, "
      "roll, month_end, cite, read, source or read_on; did you mean 'of'?"}},
    {"OneOfCitedWithoutRead",
     "within: 6 months, of: previous",
     "one_of: [{when: {age: under 5}, within: 3 months, of: previous, cite: reg 6}, {within: 6 "
     "months, of: previous}]",
     {"pack.yaml:26:33: error TS1009: the key 'read' is missing in "
      "timescales[0].versions[1].steps[1].one_of[0]; add it"}},
    {"OneOfFirstOfPrevious",
     "within: 20 working days, of: start",
     "one_of: [{when: {age: under 5}, within: 10 working days, of: previous}, {within: 20 working "
     "days, of: start}]",
     {"pack.yaml:25:86: error TS1018: timescales[0].versions[1].steps[0].one_of[0].of is "
      "'previous', and nothing comes before a first step; use 'start'"}},
    {"JudgedOnNothing",
     "within: 6 months, of: previous",
     "within: 6 months, of: previous, judged_on: limit",
     {"pack.yaml:26:67: error TS1040: timescales[0].versions[1].steps[1].judged_on judges no "
      "condition; remove it, or write one in 'when'"}},
    {"JudgedOnUnknown",
     "within: 6 months, of: previous",
     "within: 6 months, of: previous, when: {age: under 5}, judged_on: due",
     {"pack.yaml:26:89: error TS1011: unknown value 'due' at "
      "timescales[0].versions[1].steps[1].judged_on; use anchor or limit"}},
    {"NotBeforeUnknown",
     "within: 6 months, of: previous",
     "within: 6 months, of: previous, not_before: soon",
     {"pack.yaml:26:68: error TS1007: the period 'soon' does not begin with a number in "
      "timescales[0].versions[1].steps[1].not_before; write for example '20 working days' or '6 "
      "months'"}},
    {"ExtendedByIsMap",
     "within: 6 months, of: previous",
     "within: 6 months, of: previous, extended_by: {event: extension}",
     {"pack.yaml:26:69: error TS1005: expected a list ([one, two]) at "
      "timescales[0].versions[1].steps[1].extended_by, found a map"}},
    {"ExtendedWithoutLength",
     "within: 6 months, of: previous",
     "within: 6 months, of: previous, extended_by: [{event: extension, cite: reg 9, read: "
     "unverified}]",
     {"pack.yaml:26:70: error TS1009: the key 'for' is missing in "
      "timescales[0].versions[1].steps[1].extended_by[0]; add it"}},
    {"ExtendedByZero",
     "within: 6 months, of: previous",
     "within: 6 months, of: previous, extended_by: [{event: extension, for: 0 days, cite: reg 9, "
     "read: unverified}]",
     {"pack.yaml:26:94: error TS1013: timescales[0].versions[1].steps[1].extended_by[0].for is 0 "
      "days; a limit has to be at least 1"}},
    {"ExtendedNoTimes",
     "within: 6 months, of: previous",
     "within: 6 months, of: previous, extended_by: [{event: extension, for: 8 weeks, times: 0, "
     "cite: reg 9, read: unverified}]",
     {"pack.yaml:26:110: error TS1013: '0' at "
      "timescales[0].versions[1].steps[1].extended_by[0].times is not a whole number from 1 to "
      "99"}},
    {"ExtendedWithoutCite",
     "within: 6 months, of: previous",
     "within: 6 months, of: previous, extended_by: [{event: extension, for: 8 weeks}]",
     {"pack.yaml:26:70: error TS1009: the key 'cite' is missing in "
      "timescales[0].versions[1].steps[1].extended_by[0]; add it",
      "pack.yaml:26:70: error TS1009: the key 'read' is missing in "
      "timescales[0].versions[1].steps[1].extended_by[0]; add it"}},
    {"ConditionIsText",
     "within: 6 months, of: previous",
     "within: 6 months, of: previous, when: under 5",
     {"pack.yaml:26:62: error TS1005: expected a map of keys and values ({key: value}) at "
      "timescales[0].versions[1].steps[1].when, found a text"}},
    {"ConditionIsEmpty",
     "within: 6 months, of: previous",
     "within: 6 months, of: previous, when: {}",
     {"pack.yaml:26:62: error TS1009: no condition in timescales[0].versions[1].steps[1].when; "
      "write one, or remove it"}},
    {"ConditionUnknownKey",
     "within: 6 months, of: previous",
     "within: 6 months, of: previous, when: {aged: under 5}",
     {"pack.yaml:26:63: error TS1006: unknown key 'aged' in "
      "timescales[0].versions[1].steps[1].when; use age, during, held, where, with, first, all, "
      "any, none or not; did you mean 'age'?"}},
    {"ConditionAgeUnknown",
     "within: 6 months, of: previous",
     "within: 6 months, of: previous, when: {age: over 5}",
     {"pack.yaml:26:68: error TS1041: unknown age 'over 5' at "
      "timescales[0].versions[1].steps[1].when.age; use 'under' or 'from' and an age from 1 to 30, "
      "as in 'under 5'"}},
    {"ConditionAgeNumber",
     "within: 6 months, of: previous",
     "within: 6 months, of: previous, when: {age: 5}",
     {"pack.yaml:26:68: error TS1041: unknown age '5' at "
      "timescales[0].versions[1].steps[1].when.age; use 'under' or 'from' and an age from 1 to 30, "
      "as in 'under 5'"}},
    {"ConditionAgeOutOfRange",
     "within: 6 months, of: previous",
     "within: 6 months, of: previous, when: {age: under 31}",
     {"pack.yaml:26:68: error TS1041: unknown age 'under 31' at "
      "timescales[0].versions[1].steps[1].when.age; use 'under' or 'from' and an age from 1 to 30, "
      "as in 'under 5'"}},
    {"ConditionDuringAndHeld",
     "within: 6 months, of: previous",
     "within: 6 months, of: previous, when: {during: placement, held: review}",
     {"pack.yaml:26:88: error TS1040: timescales[0].versions[1].steps[1].when.held stands beside "
      "'during'; write both under 'all', so that it is clear which of them 'where' is about"}},
    {"ConditionWhereAlone",
     "within: 6 months, of: previous",
     "within: 6 months, of: previous, when: {age: under 5, where: {type: foster}}",
     {"pack.yaml:26:84: error TS1040: timescales[0].versions[1].steps[1].when.where goes with "
      "'during' or 'held'; for what the duty arises from, use 'with'"}},
    {"ConditionWithEmpty",
     "within: 6 months, of: previous",
     "within: 6 months, of: previous, when: {with: {}}",
     {"pack.yaml:26:69: error TS1009: no attribute in "
      "timescales[0].versions[1].steps[1].when.with; write one, or remove it"}},
    {"ConditionWithTwice",
     "within: 6 months, of: previous",
     "within: 6 months, of: previous, when: {with: {type: foster, type: kinship}}",
     {"pack.yaml:26:84: error TS1008: the key 'type' stands twice in "
      "timescales[0].versions[1].steps[1].when.with; keep one"}},
    {"ConditionWithMapAsValue",
     "within: 6 months, of: previous",
     "within: 6 months, of: previous, when: {with: {type: {a: b}}}",
     {"pack.yaml:26:76: error TS1005: expected a text at "
      "timescales[0].versions[1].steps[1].when.with.type, the value of an attribute, or a list of "
      "them"}},
    {"ConditionWithIsText",
     "within: 6 months, of: previous",
     "within: 6 months, of: previous, when: {with: foster}",
     {"pack.yaml:26:69: error TS1005: expected a map of keys and values ({key: value}) at "
      "timescales[0].versions[1].steps[1].when.with, found a text"}},
    {"ConditionDuringNoName",
     "within: 6 months, of: previous",
     "within: 6 months, of: previous, when: {during: In care}",
     {"pack.yaml:26:71: error TS1014: 'In care' at timescales[0].versions[1].steps[1].when.during "
      "is not a name: use 1 to 31 lower-case letters, digits and hyphens, such as 'looked-after'"}},
    {"ConditionHeldIsList",
     "within: 6 months, of: previous",
     "within: 6 months, of: previous, when: {held: [review]}",
     {"pack.yaml:26:69: error TS1005: expected a name such as 'looked-after' at "
      "timescales[0].versions[1].steps[1].when.held, found a list"}},
    {"ConditionFirstZero",
     "within: 6 months, of: previous",
     "within: 6 months, of: previous, when: {first: 0 days}",
     {"pack.yaml:26:70: error TS1013: timescales[0].versions[1].steps[1].when.first is 0 days; a "
      "limit has to be at least 1"}},
    {"ConditionAnyOfNone",
     "within: 6 months, of: previous",
     "within: 6 months, of: previous, when: {any: []}",
     {"pack.yaml:26:68: error TS1009: no condition in timescales[0].versions[1].steps[1].when.any; "
      "write one, or remove it"}},
    {"ConditionAllIsMap",
     "within: 6 months, of: previous",
     "within: 6 months, of: previous, when: {all: {age: under 5}}",
     {"pack.yaml:26:68: error TS1005: expected a list ([one, two]) at "
      "timescales[0].versions[1].steps[1].when.all, found a map"}},
    {"ConditionNoneHoldsText",
     "within: 6 months, of: previous",
     "within: 6 months, of: previous, when: {none: [young]}",
     {"pack.yaml:26:70: error TS1005: expected a map of keys and values ({key: value}) at "
      "timescales[0].versions[1].steps[1].when.none[0], found a text"}},
    {"ConditionNotIsList",
     "within: 6 months, of: previous",
     "within: 6 months, of: previous, when: {not: [{age: under 5}]}",
     {"pack.yaml:26:68: error TS1005: expected a map of keys and values ({key: value}) at "
      "timescales[0].versions[1].steps[1].when.not, found a list"}},
    {"ConditionNotEmpty",
     "within: 6 months, of: previous",
     "within: 6 months, of: previous, when: {not: {}}",
     {"pack.yaml:26:68: error TS1009: no condition in timescales[0].versions[1].steps[1].when.not; "
      "write one, or remove it"}},
    {"ConditionDeepInside",
     "within: 6 months, of: previous",
     "within: 6 months, of: previous, when: {any: [{age: under 5}, {not: {during: placement, "
     "where: {type: []}}}]}",
     {"pack.yaml:26:125: error TS1005: expected a text at "
      "timescales[0].versions[1].steps[1].when.any[1].not.where.type, the value of an attribute, "
      "or a list of them"}},
    {"ReviewByNoDate",
     "pack: sample\n",
     "pack: sample\nreview_by: next year\n",
     {"pack.yaml:3:12: error TS1010: 'next year' at review_by is not a date; write YYYY-MM-DD, a "
      "day that exists, from 1900 to 2199"}},
    {"OptionWithoutQuestion",
     "    met_by: review\n",
     "    options:\n      - {id: counted-part, choices: [first, last]}\n    met_by: {event: "
     "review, part: {option: counted-part, first: first, last: last}}\n",
     {"pack.yaml:11:9: error TS1009: the key 'asks' is missing in timescales[0].options[0]; add "
      "it"}},
    {"OptionsAreEmpty",
     "    met_by: review\n",
     "    options: []\n    met_by: review\n",
     {"pack.yaml:10:14: error TS1009: no option in timescales[0].options; write one, or remove "
      "it"}},
    {"LimitOfWithBy",
     "within: 6 months, of: previous",
     "by: birthday 18, of: previous",
     {"pack.yaml:26:45: error TS1040: timescales[0].versions[1].steps[1].of goes with 'within' or "
      "'each'; remove it"}},
    {"LimitBeginningWithEach",
     "within: 6 months, of: previous",
     "each: calendar-month, of: previous, beginning_with: previous",
     {"pack.yaml:26:76: error TS1040: timescales[0].versions[1].steps[1].beginning_with goes with "
      "'within'; remove it"}},
    {"LimitOfWithAtLeast",
     "within: 6 months, of: previous",
     "at_least: 6 months, before: next review, of: previous",
     {"pack.yaml:26:69: error TS1040: timescales[0].versions[1].steps[1].of goes with 'within' or "
      "'each'; remove it"}},
    {"LimitInAnyWithWithin",
     "within: 6 months, of: previous",
     "within: 6 months, of: previous, in_any: 12 months",
     {"pack.yaml:26:64: error TS1040: timescales[0].versions[1].steps[1].in_any goes with "
      "'at_most'; remove it"}},
    {"LimitOfWithEarliest",
     "within: 6 months, of: previous",
     "of: previous, earliest_of: [{within: 6 months, of: previous}, {by: birthday 18}]",
     {"pack.yaml:26:28: error TS1040: timescales[0].versions[1].steps[1].of goes with 'within' or "
      "'each'; remove it"}},
    {"OneOfBesideCondition",
     "within: 6 months, of: previous",
     "when: {age: under 5}, one_of: [{when: {held: visit}, within: 3 months, of: previous}, "
     "{within: 6 months, of: previous}]",
     {"pack.yaml:26:30: error TS1040: timescales[0].versions[1].steps[1].when stands beside "
      "'one_of'; write each limit and what goes with it in one of its entries"}},
    {"OneOfReadWithoutCite",
     "within: 6 months, of: previous",
     "one_of: [{when: {age: under 5}, within: 3 months, of: previous, read: unverified}, {within: "
     "6 months, of: previous}]",
     {"pack.yaml:26:33: error TS1009: the key 'cite' is missing in "
      "timescales[0].versions[1].steps[1].one_of[0]; add it"}},
};

/// A policy of an authority, over the sample pack.
constexpr const char* policy = R"(format: timescales/1
pack: local
timescales:
  - id: early-review
    says: A case is reviewed every 3 months.
    kind: local
    based_on: sample/case-review
    in_force: {from: 2015-01-01, to: 2020-12-31, cite: paragraph 1, read: unverified}
    instrument: {title: Policy, number: P 1}
    replaces:
      - {step: next, within: 3 months, of: previous, cite: paragraph 2, read: unverified}
)";

const broken_line broken_policies[] = {
    {"NotLocal",
     "kind: local",
     "kind: statutory",
     {"pack.yaml:6:11: error TS1038: timescales[0].kind is not 'local', and what is based on "
      "another timescale is an authority's own; write local"}},
    {"BaseMisspelt",
     "sample/case-review",
     "sample/case-reviews",
     {"pack.yaml:7:15: error TS1038: there is no statutory or guidance timescale "
      "'sample/case-reviews' among the packs loaded together, for timescales[0].based_on; name "
      "one that is, or load its pack too; did you mean 'sample/case-review'?"}},
    {"BaseIsItself",
     "sample/case-review",
     "local/early-review",
     {"pack.yaml:7:15: error TS1038: there is no statutory or guidance timescale "
      "'local/early-review' among the packs loaded together, for timescales[0].based_on; name one "
      "that is, or load its pack too"}},
    {"BaseIsList",
     "based_on: sample/case-review",
     "based_on: [sample/case-review]",
     {"pack.yaml:7:15: error TS1005: expected a text at timescales[0].based_on, found a list"}},
    {"UnknownKey",
     "    replaces:\n",
     "    until_age: 16\n    replaces:\n",
     {"pack.yaml:10:5: error TS1006: unknown key 'until_age' in timescales[0]; use id, says, kind, "
      "based_on, in_force, instrument, replaces or moves"}},
    {"NeitherReplacesNorMoves",
     "    replaces:\n      - {step: next, within: 3 months, of: previous, cite: paragraph 2, read: "
     "unverified}\n",
     "",
     {"pack.yaml:4:5: error TS1040: timescales[0] needs either 'replaces', the authority's own "
      "limits, or 'moves', its own dates"}},
    {"ReplacesAndMoves",
     "    replaces:\n      - {step: next, within: 3 months, of: previous, cite: paragraph 2, read: "
     "unverified}\n",
     "    replaces:\n      - {step: next, within: 3 months, of: previous, cite: paragraph 2, read: "
     "unverified}\n    moves:\n      - {version: SI 1991/1, to: 2012-03-31}\n      - {version: SI "
     "2010/1, from: 2012-04-01}\n",
     {"pack.yaml:4:5: error TS1040: timescales[0] needs either 'replaces', the authority's own "
      "limits, or 'moves', its own dates"}},
    {"ReplacesNothing",
     "    replaces:\n      - {step: next, within: 3 months, of: previous, cite: paragraph 2, read: "
     "unverified}\n",
     "    replaces: []\n",
     {"pack.yaml:10:15: error TS1009: timescales[0].replaces is empty; list at least one"}},
    {"ReplacesIsMap",
     "      - {step",
     "        {step",
     {"pack.yaml:11:9: error TS1005: expected a list ([one, two]) at timescales[0].replaces, found "
      "a map"}},
    {"StepMisspelt",
     "step: next",
     "step: nxt",
     {"pack.yaml:11:16: error TS1038: sample/case-review has no step 'nxt', for "
      "timescales[0].replaces[0].step; use first or next; did you mean 'next'?"}},
    {"StepMissing",
     "step: next, ",
     "",
     {"pack.yaml:11:9: error TS1009: the key 'step' is missing in timescales[0].replaces[0]; add "
      "it"}},
    {"InForceMissing",
     "    in_force: {from: 2015-01-01, to: 2020-12-31, cite: paragraph 1, read: unverified}\n",
     "",
     {"pack.yaml:4:5: error TS1009: the key 'in_force' is missing in timescales[0]; add it"}},
    {"InForceEndsBeforeItBegins",
     "to: 2020-12-31",
     "to: 2014-12-31",
     {"pack.yaml:8:38: error TS1027: timescales[0].in_force.to, 2014-12-31, is before "
      "timescales[0].in_force.from, 2015-01-01; give the last day on which the policy is in "
      "force"}},
    {"InstrumentMissing",
     "    instrument: {title: Policy, number: P 1}\n",
     "",
     {"pack.yaml:4:5: error TS1009: the key 'instrument' is missing in timescales[0]; add it"}},
    {"Later",
     "within: 3 months",
     "within: 7 months",
     {"pack.yaml:11:9: error TS1039: timescales[0].replaces[0] is later than sample/case-review, "
      "step next: counted from 2015-01-01 it is 2015-08-01, and the limit of the base is "
      "2015-07-01; an authority can tighten a limit, not loosen it"}},
    {"LaterByTheEndOfAMonth",
     "within: 3 months",
     "within: 184 days",
     {"pack.yaml:11:9: error TS1039: timescales[0].replaces[0] is later than sample/case-review, "
      "step next: counted from 2015-01-01 it is 2015-07-04, and the limit of the base is "
      "2015-07-01; an authority can tighten a limit, not loosen it"}},
    {"FirstOfPrevious",
     "step: next, within: 3 months",
     "step: first, within: 1 week",
     {"pack.yaml:11:9: error TS1018: timescales[0].replaces[0] is counted from 'previous', and "
      "nothing comes before a first step; use 'start'"}},
    {"CountedFromAnEvent",
     "of: previous",
     "of: last visit",
     {"pack.yaml:11:9: error TS1039: timescales[0].replaces[0] cannot be compared with "
      "sample/case-review, step next; an authority's own limit is counted from 'start' or "
      "'previous', as that of its base is"}},
    {"CycleCannotBeCompared",
     "within: 3 months, of: previous",
     "each: calendar-month, of: previous",
     {"pack.yaml:11:9: error TS1039: timescales[0].replaces[0] cannot be compared with "
      "sample/case-review, step next; an authority's own limit is counted from 'start' or "
      "'previous', as that of its base is"}},
    {"CiteMissing",
     "cite: paragraph 2, read: unverified",
     "read: unverified",
     {"pack.yaml:11:9: error TS1009: the key 'cite' is missing in timescales[0].replaces[0]; add "
      "it"}},
    {"MovesOfStatutory",
     "    in_force: {from: 2015-01-01, to: 2020-12-31, cite: paragraph 1, read: unverified}\n    "
     "instrument: {title: Policy, number: P 1}\n    replaces:\n      - {step: next, within: 3 "
     "months, of: previous, cite: paragraph 2, read: unverified}\n",
     "    moves:\n      - {version: SI 1991/1, to: 2012-03-31}\n      - {version: SI 2010/1, from: "
     "2012-04-01}\n",
     {"pack.yaml:9:7: error TS1038: timescales[0].moves moves dates of sample/case-review, which "
      "is statutory; the law is in force when it says"}},
};

/// Over the same pack, as guidance.
const broken_line broken_moves[] = {
    {"MovesWithInstrument",
     "    in_force: {from: 2015-01-01, to: 2020-12-31, cite: paragraph 1, read: unverified}\n    "
     "instrument: {title: Policy, number: P 1}\n    replaces:\n      - {step: next, within: 3 "
     "months, of: previous, cite: paragraph 2, read: unverified}\n",
     "    instrument: {title: Policy, number: P 1}\n    moves:\n      - {version: SI 1991/1, to: "
     "2012-03-31}\n      - {version: SI 2010/1, from: 2012-04-01}\n",
     {"pack.yaml:8:17: error TS1040: timescales[0].instrument goes with 'replaces'; 'moves' leaves "
      "the instruments of the base what they are, so remove it"}},
    {"MovesNothing",
     "    in_force: {from: 2015-01-01, to: 2020-12-31, cite: paragraph 1, read: unverified}\n    "
     "instrument: {title: Policy, number: P 1}\n    replaces:\n      - {step: next, within: 3 "
     "months, of: previous, cite: paragraph 2, read: unverified}\n",
     "    moves: []\n",
     {"pack.yaml:8:12: error TS1009: timescales[0].moves is empty; list at least one"}},
    {"VersionMisspelt",
     "    in_force: {from: 2015-01-01, to: 2020-12-31, cite: paragraph 1, read: unverified}\n    "
     "instrument: {title: Policy, number: P 1}\n    replaces:\n      - {step: next, within: 3 "
     "months, of: previous, cite: paragraph 2, read: unverified}\n",
     "    moves:\n      - {version: SI 1991/1, to: 2012-03-31}\n      - {version: SI 2010/2, from: "
     "2012-04-01}\n",
     {"pack.yaml:10:19: error TS1038: sample/case-review has no version 'SI 2010/2', for "
      "timescales[0].moves[1].version; use SI 1991/1 or SI 2010/1; did you mean 'SI 2010/1'?"}},
    {"MovesOneOfTwo",
     "    in_force: {from: 2015-01-01, to: 2020-12-31, cite: paragraph 1, read: unverified}\n    "
     "instrument: {title: Policy, number: P 1}\n    replaces:\n      - {step: next, within: 3 "
     "months, of: previous, cite: paragraph 2, read: unverified}\n",
     "    moves:\n      - {version: SI 1991/1, to: 2012-03-31}\n",
     {"pack.yaml:9:7: error TS1017: after timescales[0].moves the version of SI 2010/1 begins on "
      "2011-04-01, which is not the day after the one before it ends; move both of them"}},
    {"MovedEndBeforeBeginning",
     "    in_force: {from: 2015-01-01, to: 2020-12-31, cite: paragraph 1, read: unverified}\n    "
     "instrument: {title: Policy, number: P 1}\n    replaces:\n      - {step: next, within: 3 "
     "months, of: previous, cite: paragraph 2, read: unverified}\n",
     "    moves:\n      - {version: SI 1991/1, to: 1990-03-31}\n      - {version: SI 2010/1, from: "
     "2012-04-01}\n",
     {"pack.yaml:9:9: error TS1027: timescales[0].moves[0].version would end on 1990-03-31, before "
      "it begins on 1991-10-14; give the days on which the authority followed it"}},
    {"MoveWithoutVersion",
     "    in_force: {from: 2015-01-01, to: 2020-12-31, cite: paragraph 1, read: unverified}\n    "
     "instrument: {title: Policy, number: P 1}\n    replaces:\n      - {step: next, within: 3 "
     "months, of: previous, cite: paragraph 2, read: unverified}\n",
     "    moves:\n      - {to: 2012-03-31}\n      - {version: SI 2010/1, from: 2012-04-01}\n",
     {"pack.yaml:9:9: error TS1009: the key 'version' is missing in timescales[0].moves[0]; add "
      "it"}},
};

loaded<rule_book> load_beside(const std::string& text, const std::string& base) {
    const source_file packs[] = {{"pack.yaml", text}, {"base.yaml", base}};
    return load_rule_book(packs, built_in_calendars());
}

loaded<rule_book> load_alone(const std::string& text) {
    const source_file pack{"pack.yaml", text};
    return load_rule_book({&pack, 1}, built_in_calendars());
}

std::string as_guidance() {
    return with_mistake(sample_pack, {"Guidance", "kind: statutory", "kind: guidance", {}});
}

/// What is wrong with each file, in the order of the tables.
std::vector<loaded<rule_book>> load_all() {
    std::vector<loaded<rule_book>> all;
    for (const broken_line& broken : broken_lines) {
        all.push_back(load_alone(with_mistake(sample_pack, broken)));
    }
    for (const broken_line& broken : broken_policies) {
        all.push_back(load_beside(with_mistake(policy, broken), sample_pack));
    }
    for (const broken_line& broken : broken_moves) {
        all.push_back(load_beside(with_mistake(policy, broken), as_guidance()));
    }
    return all;
}

/// Of one step, counted back from a limit.
std::string counted_from(const std::string& id, const std::string& day) {
    return "  - id: " + id +
           "\n    says: One comes before another.\n    kind: local\n    arises_per: {event: "
           "asked}\n"
           "    met_by: review\n    calendar: england-and-wales\n    versions:\n"
           "      - in_force: {from: 2011-04-01, cite: para 1, read: unverified}\n"
           "        instrument: {title: Policy, number: P 1}\n        steps:\n"
           "          - {id: review, before: " +
           day + ", cite: para 2, read: unverified}\n";
}

}  // namespace

TEST(RulesLanguage, LimitsThatComeBackToThemselvesAreRefusedWhereTheyAreCounted) {
    const auto loaded = load_alone("format: timescales/1\npack: local\ntimescales:\n" +
                                   counted_from("one", "limit of local/two") +
                                   counted_from("two", "limit of local/one") +
                                   counted_from("three", "limit of local/one") +
                                   counted_from("four", "limit of sample/case-review"));
    ASSERT_FALSE(loaded.value);
    std::vector<std::string> said;
    for (const diagnostic& d : loaded.problems) {
        said.push_back(to_string(d));
    }
    const std::string circle =
        "', which comes back to itself; let one of them be counted from the case";
    EXPECT_EQ(said, (std::vector<std::string>{
                        "pack.yaml:14:34: error TS1042: local/one counts from the limit of "
                        "'local/two" +
                            circle,
                        "pack.yaml:25:34: error TS1042: local/two counts from the limit of "
                        "'local/one" +
                            circle,
                        "pack.yaml:47:34: error TS1042: local/four counts from the limit of "
                        "'sample/case-review', which is no timescale of the packs loaded together; "
                        "name one that is, or load its pack too"}));
}

TEST(RulesLanguage, EveryMistakeIsRefusedInItsWords) {
    std::vector<broken_line> lines(std::begin(broken_lines), std::end(broken_lines));
    lines.insert(lines.end(), std::begin(broken_policies), std::end(broken_policies));
    lines.insert(lines.end(), std::begin(broken_moves), std::end(broken_moves));
    const std::vector<loaded<rule_book>> all = load_all();
    ASSERT_EQ(all.size(), lines.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        SCOPED_TRACE(lines[i].name);
        EXPECT_FALSE(all[i]);
        EXPECT_EQ(messages(all[i].problems), lines[i].expected);
    }
}

TEST(RulesLanguage, AtLeastSixtyBrokenFilesAreExamined) {
    std::set<std::string> different;
    for (const loaded<rule_book>& one : load_all()) {
        ASSERT_FALSE(one.problems.empty());
        different.insert(to_string(one.problems.front()));
    }
    EXPECT_GE(std::size(broken_lines) + std::size(broken_policies) + std::size(broken_moves), 60U);
    EXPECT_GE(different.size(), 60U);
}

TEST(RulesLanguage, MistakesReachEveryCodeOfTheLanguage) {
    std::set<std::string> codes;
    for (const loaded<rule_book>& one : load_all()) {
        for (const diagnostic& problem : one.problems) {
            codes.insert(problem.code);
        }
    }
    for (const char* code : {"TS1005", "TS1008", "TS1009", "TS1018", "TS1035", "TS1036", "TS1037",
                             "TS1038", "TS1039", "TS1040", "TS1041", "TS1042"}) {
        EXPECT_TRUE(codes.contains(code)) << code;
    }
}

TEST(RulesLanguage, PolicyTightensWhileItIsInForce) {
    const auto rules = load_beside(policy, sample_pack);
    ASSERT_THAT(messages(rules.problems), IsEmpty());
    const timescale* own = rules.value->find("local/early-review");
    ASSERT_NE(own, nullptr);
    EXPECT_EQ(own->based_on, "sample/case-review");
    EXPECT_EQ(own->kind, timescale_kind::local);
    EXPECT_THAT(own->relaxations, IsEmpty());
    ASSERT_EQ(own->versions.size(), 4U);
    const char* begins[] = {"1991-10-14", "2011-04-01", "2015-01-01", "2021-01-01"};
    const std::int32_t months[] = {0, 6, 3, 6};
    for (std::size_t i = 0; i < own->versions.size(); ++i) {
        EXPECT_EQ(own->versions[i].in_force_from, day(begins[i]));
        if (months[i] != 0) {
            ASSERT_EQ(own->versions[i].steps[1].limits.size(), 1U);
            EXPECT_EQ(own->versions[i].steps[1].limits[0].length, period::months(months[i]));
        }
    }
    EXPECT_EQ(own->versions[2].instrument.number, "P 1");
    EXPECT_EQ(own->versions[3].instrument.number, "SI 2010/1");
}

TEST(RulesLanguage, PolicyUnderAConditionGoesBeforeTheLimitsOfItsBase) {
    const auto rules = load_beside(
        with_mistake(policy, {"When", "of: previous", "of: previous, when: {age: under 5}", {}}),
        sample_pack);
    ASSERT_THAT(messages(rules.problems), IsEmpty());
    const auto limits = rules.value->find("local/early-review")->versions[2].steps[1].limits;
    ASSERT_EQ(limits.size(), 2U);
    EXPECT_EQ(limits[0].length, period::months(3));
    EXPECT_EQ(limits[0].when.size(), 1U);
    EXPECT_EQ(limits[1].length, period::months(6));
    EXPECT_THAT(limits[1].when, IsEmpty());
}

TEST(RulesLanguage, OptionIsTheFirstChoice) {
    const auto rules = load_alone(with_mistake(
        sample_pack,
        {"Option",
         "    met_by: review\n",
         "    options: [{id: part, asks: Which one, choices: [last, first]}]\n"
         "    met_by: {event: review, part: {option: part, first: first, last: last}}\n",
         {}}));
    ASSERT_THAT(messages(rules.problems), IsEmpty());
    EXPECT_EQ(rules.value->timescales()[0].met_by.part, counted_part::last);
    EXPECT_EQ(rules.value->timescales()[0].options[0].chosen, "last");
}

}  // namespace timescales_tests
