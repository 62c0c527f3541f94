#include "lib/formats/rules_schema.hpp"

#include <array>

namespace timescales::inline v0::rules_schema {

namespace {

using enum value_type;

constexpr std::string_view format_words[] = {"timescales/1"};
constexpr std::string_view kind_words[] = {"statutory", "guidance", "local"};
constexpr std::string_view reading_words[] = {"verified", "secondary", "unverified"};
constexpr std::string_view definition_words[] = {"sat-sun-christmas-goodfriday-bankholiday",
                                                 "sat-sun-christmas-boxing-goodfriday-bankholiday"};
constexpr std::string_view repeat_words[] = {"each", "joins", "restarts"};
constexpr std::string_view part_words[] = {"first", "last"};
constexpr std::string_view cycle_words[] = {"calendar-month", "school-term"};
constexpr std::string_view judged_words[] = {"anchor", "limit"};
constexpr std::string_view roll_words[] = {"none", "next", "previous", "sunday-or-holiday"};
constexpr std::string_view month_end_words[] = {"corresponding", "next-day"};
constexpr std::string_view dated_words[] = {"happened", "notified"};

constexpr key_rule cite_key{"cite", text, true, "the provision in the instrument: reg 33(1)"};
constexpr key_rule read_key{"read", word, true,
                            "how far somebody saw the words: verified at source on read_on, quoted "
                            "by source, or neither",
                            reading_words};
constexpr key_rule source_key{"source", text, false, "an address, or a title that names the place"};
constexpr key_rule read_on_key{"read_on", date, false, "the day on which the words were read"};

constexpr key_rule optional_cite{"cite", text, false, cite_key.meaning};
constexpr key_rule optional_read{"read", word, false, read_key.meaning, reading_words};

// A map and its limits refer to one another.
extern const map_rule limit_map;
extern const map_rule condition_map;
extern const map_rule alternative_map;

template <const auto& keys>
constexpr auto names_of = [] {
    std::array<std::string_view, std::size(keys)> names{};
    for (std::size_t i = 0; i < names.size(); ++i) {
        names[i] = keys[i].key;
    }
    return names;
}();

constexpr key_rule instrument_keys[] = {
    {"title", text, true, "of the instrument"},
    {"number", text, true, "SI 2010/959"},
};
constexpr map_rule instrument_map{"instrument", "where the law is laid down", instrument_keys,
                                  names_of<instrument_keys>};

constexpr key_rule in_force_keys[] = {
    {"from", date, true, "the first day in force"},
    {"to", date, false, "the last day in force; only the last version can do without"},
    cite_key,
    read_key,
    source_key,
    read_on_key,
};
constexpr map_rule in_force_map{"in_force", "between which days this is the law", in_force_keys,
                                names_of<in_force_keys>};

constexpr key_rule working_days_keys[] = {
    {"definition", word, true, "what the instrument calls a working day", definition_words},
    {"calendar", text, true, "whose bank holidays it means: england-and-wales"},
    cite_key,
    read_key,
    source_key,
    read_on_key,
};
constexpr map_rule working_days_map{"working_days", "which days are working days",
                                    working_days_keys, names_of<working_days_keys>};

constexpr key_rule within_key{"within", length, false, "counted after the day that `of` names"};
constexpr key_rule of_key{"of", case_date, false,
                          "what the limit is counted from; that day is not counted"};
constexpr key_rule beginning_key{"beginning_with", case_date, false,
                                 "instead of `of`: the day that is counted as the first"};
constexpr key_rule at_least_key{"at_least", length, false,
                                "counted back from the day that `before` names"};
constexpr key_rule before_key{"before", case_date, false,
                              "with `at_least`, what is counted back from; alone, the day that it "
                              "has to come before"};
constexpr key_rule by_key{"by", case_date, false, "on that day at the latest"};
constexpr key_rule each_key{"each", word, false, "once in each of these", cycle_words};
constexpr key_rule at_most_key{"at_most", length, false,
                               "with `in_any`: how many days of such spells there can be"};
constexpr key_rule in_any_key{"in_any", length, false, "the window that `at_most` holds for"};
constexpr key_rule earliest_key{"earliest_of",
                                maps,
                                false,
                                "the earliest of these limits; those whose day has not come are "
                                "passed over",
                                {},
                                &limit_map};
constexpr key_rule latest_key{
    "latest_of", maps,      false, "the latest of these limits, once the days of all have come",
    {},          &limit_map};
constexpr key_rule clear_key{"clear", flag, false, "clear days: both ends are left out"};
constexpr key_rule roll_key{"roll", word, false,
                            "what happens where the last day is no working day", roll_words};
constexpr key_rule month_end_key{
    "month_end", word, false, "what happens where the last month has no such day", month_end_words};
constexpr key_rule when_key{
    "when", map, false, "the condition under which this limit applies", {}, &condition_map};
constexpr key_rule judged_key{"judged_on", word, false,
                              "the day on which `when` is judged: the one counted from, or the one "
                              "on which this limit would fall",
                              judged_words};

constexpr key_rule limit_keys[] = {within_key, of_key,    beginning_key, at_least_key, before_key,
                                   by_key,     each_key,  at_most_key,   in_any_key,   earliest_key,
                                   latest_key, clear_key, roll_key,      month_end_key};
constexpr map_rule limit_map{"limit", "the last day in time", limit_keys, names_of<limit_keys>};

constexpr key_rule alternative_keys[] = {
    when_key, judged_key,    within_key,    of_key,        beginning_key, at_least_key, before_key,
    by_key,   each_key,      at_most_key,   in_any_key,    earliest_key,  latest_key,   clear_key,
    roll_key, month_end_key, optional_cite, optional_read, source_key,    read_on_key};
constexpr map_rule alternative_map{"alternative", "a limit, and when it is the one that applies",
                                   alternative_keys, names_of<alternative_keys>};

constexpr key_rule extension_keys[] = {
    {"event", name, true, "the kind of event that puts the limit off"},
    {"for", length, true, "by how much, counted from the limit"},
    {"times", whole_number, false, "how often at most; once, if left out", {}, nullptr, 1, 99},
    cite_key,
    read_key,
    source_key,
    read_on_key,
};
constexpr map_rule extension_map{"extension", "an event that puts the limit off", extension_keys,
                                 names_of<extension_keys>};

constexpr key_rule step_keys[] = {
    {"id", name, true, "what answers call it: first"},
    within_key,
    of_key,
    beginning_key,
    at_least_key,
    before_key,
    by_key,
    each_key,
    at_most_key,
    in_any_key,
    earliest_key,
    latest_key,
    clear_key,
    roll_key,
    month_end_key,
    when_key,
    judged_key,
    {"one_of",
     maps,
     false,
     "alternatives: the first whose condition holds applies",
     {},
     &alternative_map},
    {"repeats", flag, false, "it follows itself; only the last step can"},
    {"not_before", length, false,
     "an event sooner than this after the day counted from does not meet it"},
    {"extended_by", maps, false, "events that put the limit off", {}, &extension_map},
    cite_key,
    read_key,
    source_key,
    read_on_key,
};
constexpr map_rule step_map{"step", "one limit of the duty", step_keys, names_of<step_keys>};

constexpr key_rule condition_keys[] = {
    {"age", age, false, "under 5, or from 16: whether that birthday has been reached"},
    {"during", name, false, "a spell of the kind holds on that day"},
    {"held", name, false, "an event of the kind was held since the start, and by that day"},
    {"where", attributes, false, "attributes that the spell or event of `during` or `held` has"},
    {"with", attributes, false, "attributes of what the duty arises from"},
    {"first", length, false, "the day is in the first such period from the start"},
    {"all", maps, false, "every one of these holds", {}, &condition_map},
    {"any", maps, false, "one of these holds at least", {}, &condition_map},
    {"none", maps, false, "not one of these holds", {}, &condition_map},
    {"not", map, false, "this does not hold", {}, &condition_map},
};
constexpr map_rule condition_map{"condition",
                                 "what holds in the case; several keys mean all of them",
                                 condition_keys, names_of<condition_keys>};

constexpr key_rule occasion_keys[] = {
    {"spell", name, false, "the duty arises for each spell of this kind"},
    {"event", name, false, "the duty arises for each event of this kind"},
    {"where", attributes, false, "attributes that the spell or event has"},
    {"planned", flag, false, "planned events give rise to it as well"},
    {"dated", word, false, "by the day it happened, or the day it was notified", dated_words},
    {"repeated", word, false,
     "what another event does while the duty is pending: has a duty of its own, joins the pending "
     "one, or restarts it",
     repeat_words},
};
constexpr map_rule occasion_map{"occasion", "what gives rise to the duty", occasion_keys,
                                names_of<occasion_keys>};

constexpr key_rule fulfilment_keys[] = {
    {"event", name, true, "the kind of event that meets the duty"},
    {"where", attributes, false, "attributes that it has"},
    {"dated", word, false, "by the day it happened, or the day it was notified", dated_words},
    {"part", word, false, "which part of a meeting held in parts counts", part_words},
    {"early", length, false, "one up to this long before the start meets the first step too"},
};
constexpr map_rule fulfilment_map{"fulfilment", "what meets the duty", fulfilment_keys,
                                  names_of<fulfilment_keys>};

constexpr key_rule option_keys[] = {
    {"id", name, true, "what the choice is called in this timescale"},
    {"asks", text, true, "the question that the text leaves open"},
    {"choices", names, true, "the answers; the first is the one taken unless another is asked for"},
};
constexpr map_rule option_map{"option", "a question that the text of the law leaves open",
                              option_keys, names_of<option_keys>};

constexpr key_rule version_keys[] = {
    {"in_force", map, true, "when", {}, &in_force_map},
    {"instrument", map, true, "where it is laid down", {}, &instrument_map},
    {"working_days", map, false, "needed where working days are counted", {}, &working_days_map},
    {"steps", maps, true, "the limits, in the order in which they apply", {}, &step_map},
};
constexpr map_rule version_map{"version", "the law as it stood between two dates", version_keys,
                               names_of<version_keys>};

constexpr key_rule due_keys[] = {
    {"from", date, true, "the first due date that it defers"},
    {"to", date, true, "the last due date that it defers, to which it defers them"},
};
constexpr map_rule due_map{"due", "the due dates that it defers", due_keys, names_of<due_keys>};

constexpr key_rule relaxation_keys[] = {
    {"says", text, true, "what it did, in plain English"},
    {"steps", names, true, "the ids of the steps that it defers"},
    {"due", map, true, "the due dates that it defers", {}, &due_map},
    {"instrument", map, true, "where it is laid down", {}, &instrument_map},
    cite_key,
    read_key,
    source_key,
    read_on_key,
};
constexpr map_rule relaxation_map{"relaxation", "a temporary deferral of limits", relaxation_keys,
                                  names_of<relaxation_keys>};

constexpr key_rule id_key{"id", name, true, "the second half of its name"};
constexpr key_rule says_key{"says", text, true, "the duty in plain English, one sentence"};
constexpr key_rule kind_key{"kind", word, true, "what gives it its force", kind_words};

constexpr key_rule timescale_keys[] = {
    id_key,
    says_key,
    kind_key,
    {"options", maps, false, "what the text leaves open", {}, &option_map},
    {"arises_per",
     name_or_map,
     true,
     "a kind of spell, or what gives rise to the duty",
     {},
     &occasion_map},
    {"only_if",
     map,
     false,
     "judged on the day it would arise; where it does not hold, it does not",
     {},
     &condition_map},
    {"except_while", names, false, "kinds of spell that suspend it"},
    {"until_age", whole_number, false, "it ends at the start of this birthday", {}, nullptr, 1, 30},
    {"lapses_on", names, false, "kinds of event that end it"},
    {"met_by",
     name_or_map,
     true,
     "a kind of event, `end` for the end of the spell, or more exactly",
     {},
     &fulfilment_map},
    {"calendar", text, true, "the calendar of plan-by dates and working days late"},
    {"versions", maps, true, "the law as it stood, in order of date", {}, &version_map},
    {"relaxations", maps, false, "temporary deferrals", {}, &relaxation_map},
};
constexpr map_rule timescale_map{"timescale", "a duty with a time limit", timescale_keys,
                                 names_of<timescale_keys>};

constexpr key_rule replacement_keys[] = {
    {"step", name, true, "the id of the step of the base that is tightened"},
    when_key,
    judged_key,
    within_key,
    of_key,
    beginning_key,
    at_least_key,
    before_key,
    by_key,
    each_key,
    at_most_key,
    in_any_key,
    earliest_key,
    latest_key,
    clear_key,
    roll_key,
    month_end_key,
    cite_key,
    read_key,
    source_key,
    read_on_key,
};
constexpr map_rule replacement_map{"replacement", "a limit that goes before those of the base",
                                   replacement_keys, names_of<replacement_keys>};

constexpr key_rule move_keys[] = {
    {"version", text, true, "the number of the instrument whose dates are the authority's own"},
    {"from", date, false, "the first day on which the authority followed it"},
    {"to", date, false, "the last day"},
};
constexpr map_rule move_map{"move", "an authority's own dates for a version of guidance", move_keys,
                            names_of<move_keys>};

constexpr key_rule overlay_keys[] = {
    id_key,
    says_key,
    kind_key,
    {"based_on", timescale_name, true, "the timescale that it tightens: england/visit"},
    {"in_force", map, false, "since when the authority's policy holds", {}, &in_force_map},
    {"instrument", map, false, "the authority's policy", {}, &instrument_map},
    {"replaces", maps, false, "the authority's own limits", {}, &replacement_map},
    {"moves", maps, false, "the authority's own dates of versions of guidance", {}, &move_map},
};
constexpr map_rule overlay_map{"overlay", "an authority's own limits over another timescale",
                               overlay_keys, names_of<overlay_keys>};

constexpr key_rule pack_keys[] = {
    {"format", format, true, "what the file is", format_words},
    {"pack", name, true, "the first half of every timescale's name"},
    {"review_by", date, false, "the day by which somebody reads the law of this pack again"},
    {"timescales", maps, true, "the duties", {}, &timescale_map},
};
constexpr map_rule pack_map{"pack", "a pack of rules", pack_keys, names_of<pack_keys>};

}  // namespace

const map_rule& pack() noexcept {
    return pack_map;
}
const map_rule& timescale() noexcept {
    return timescale_map;
}
const map_rule& overlay() noexcept {
    return overlay_map;
}
const map_rule& option() noexcept {
    return option_map;
}
const map_rule& occasion() noexcept {
    return occasion_map;
}
const map_rule& fulfilment() noexcept {
    return fulfilment_map;
}
const map_rule& version() noexcept {
    return version_map;
}
const map_rule& in_force() noexcept {
    return in_force_map;
}
const map_rule& instrument() noexcept {
    return instrument_map;
}
const map_rule& working_days() noexcept {
    return working_days_map;
}
const map_rule& step() noexcept {
    return step_map;
}
const map_rule& alternative() noexcept {
    return alternative_map;
}
const map_rule& limit() noexcept {
    return limit_map;
}
const map_rule& condition() noexcept {
    return condition_map;
}
const map_rule& extension() noexcept {
    return extension_map;
}
const map_rule& relaxation() noexcept {
    return relaxation_map;
}
const map_rule& due() noexcept {
    return due_map;
}
const map_rule& replacement() noexcept {
    return replacement_map;
}
const map_rule& move() noexcept {
    return move_map;
}

std::span<const std::string_view> kinds() noexcept {
    return kind_words;
}
std::span<const std::string_view> readings() noexcept {
    return reading_words;
}
std::span<const std::string_view> definitions() noexcept {
    return definition_words;
}
std::span<const std::string_view> repeats() noexcept {
    return repeat_words;
}
std::span<const std::string_view> parts() noexcept {
    return part_words;
}
std::span<const std::string_view> cycles() noexcept {
    return cycle_words;
}
std::span<const std::string_view> judged_on() noexcept {
    return judged_words;
}
std::span<const std::string_view> rolls() noexcept {
    return roll_words;
}
std::span<const std::string_view> month_ends() noexcept {
    return month_end_words;
}
std::span<const std::string_view> dated() noexcept {
    return dated_words;
}

}  // namespace timescales::inline v0::rules_schema
