#include "lib/model/wording.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace timescales::inline v0 {

namespace {

// ---- words -------------------------------------------------------------------------------------

/// Whether it is read letter by letter: "sdq".
bool is_spelled_out(std::string_view word) {
    return !word.empty() && word.find_first_of("aeiouy") == std::string_view::npos &&
           word.find_first_of("0123456789") == std::string_view::npos;
}

/// "a visit", "an assessment", "a unit", "an sdq"; "representations" have no article.
std::string with_article(std::string_view noun) {
    constexpr std::array<std::string_view, 4> spoken_as_consonants{"uni", "use", "one", "eu"};
    constexpr std::array<std::string_view, 3> spoken_as_vowels{"8", "11", "18"};
    const auto begins = [noun](std::string_view with) { return noun.starts_with(with); };
    const bool plural = noun.ends_with('s') && !noun.ends_with("ss") && !noun.ends_with("us") &&
                        !noun.ends_with("is");
    if (noun.empty() || plural) {
        return std::string(noun);
    }
    const std::string_view vowels =
        is_spelled_out(noun.substr(0, noun.find(' '))) ? "fhlmnrsx" : "aeiou";
    const bool vowel =
        std::any_of(spoken_as_vowels.begin(), spoken_as_vowels.end(), begins) ||
        (vowels.find(noun.front()) != std::string_view::npos &&
         std::none_of(spoken_as_consonants.begin(), spoken_as_consonants.end(), begins));
    return (vowel ? "an " : "a ") + std::string(noun);
}

/// "16th", "21st".
std::string ordinal(std::int32_t number) {
    const std::int32_t tens = number % 100;
    const std::int32_t ones = number % 10;
    const bool teen = tens >= 11 && tens <= 13;
    const std::string_view ending = teen        ? "th"
                                    : ones == 1 ? "st"
                                    : ones == 2 ? "nd"
                                    : ones == 3 ? "rd"
                                                : "th";
    return std::to_string(number).append(ending);
}

/// "once", "up to twice", "up to 3 times".
std::string at_most_times(std::int32_t number) {
    return number == 1   ? "once"
           : number == 2 ? "up to twice"
                         : "up to " + std::to_string(number) + " times";
}

/// "a, b or c".
std::string joined(const std::vector<std::string>& parts, std::string_view conjunction) {
    std::string text;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i != 0) {
            text += i + 1 == parts.size() ? " " + std::string(conjunction) + " " : ", ";
        }
        text += parts[i];
    }
    return text;
}

std::string joined(std::span<const std::string_view> parts, std::string_view conjunction) {
    return joined(std::vector<std::string>(parts.begin(), parts.end()), conjunction);
}

/// "type: foster or kinship", one for each attribute.
std::vector<std::string> attributes_in_words(std::span<const attribute_match> where) {
    std::vector<std::string> parts;
    for (const attribute_match& m : where) {
        parts.push_back(words(m.name) + ": " + joined(m.values, "or"));
    }
    return parts;
}

/// "visit (seen alone: yes; dated by the day it was notified)".
std::string with_remarks(std::string noun, const std::vector<std::string>& remarks) {
    if (remarks.empty()) {
        return noun;
    }
    noun += " (";
    for (std::size_t i = 0; i < remarks.size(); ++i) {
        noun += i == 0 ? "" : "; ";
        noun += remarks[i];
    }
    return noun + ')';
}

std::string with_attributes(std::string noun, std::span<const attribute_match> where) {
    return with_remarks(std::move(noun), attributes_in_words(where));
}

/// "looked-after spell": the kind stays one word, as it says what sort of spell it is.
std::string spell_of(const kind_name& kind) {
    return std::string(kind.view()) + " spell";
}

/// What the duty arises from, as the thing that one counts from or asks about.
std::string occasion_noun(const occasion& o) {
    return o.what == occasion_kind::spell ? spell_of(o.kind) : words(o.kind.view());
}

// ---- limits ------------------------------------------------------------------------------------

/// "20 working days", "2 clear working days".
std::string length_in_words(const limit& l) {
    std::string text = to_string(l.length);
    if (l.policy.clear) {
        text.insert(text.find(' '), " clear");
    }
    return text;
}

std::string month_end_in_words(month_end policy) {
    switch (policy) {
        case month_end::corresponding:
            return "";
        case month_end::next_day:
            return ", or on the first of the next month if its month has no such day";
        case month_end::refuse:
            return ", with no limit if its month has no such day";
    }
    return "";
}

std::string roll_in_words(roll policy) {
    switch (policy) {
        case roll::none:
            return "";
        case roll::next:
            return ", moved to the next working day if it is none";
        case roll::previous:
            return ", moved back to the last working day if it is none";
        case roll::sunday_or_holiday:
            return ", moved to the next day that is neither if it is a Sunday or a public holiday";
    }
    return "";
}

std::string counted_in_words(const limit& l, const timescale& of) {
    const std::string from = in_words(l.from, of);
    const bool included = l.policy.first == first_day::included;
    std::string text;
    if (l.length.amount() == 0 && !l.policy.clear) {
        text = "by " + from;
    } else if (l.policy.direction == direction::after) {
        text = "within " + length_in_words(l) + (included ? " beginning with " : " of ") + from;
    } else if (l.length == period::days(1) && !l.policy.clear && !included) {
        text = "before " + from;
    } else {
        text = "at least " + length_in_words(l) + " before " + from +
               (included ? ", that day counted" : "");
    }
    return text + month_end_in_words(l.policy.month_end) + roll_in_words(l.policy.roll);
}

/// In the month or term of a date, or in the one after that of the event before.
std::string cycle_in_words(const limit& l, const timescale& of) {
    const std::string each = words(to_string(l.cycle));
    return l.from.what == case_date_kind::previous
               ? "once in each " + each
               : "once in the " + each + " of " + in_words(l.from, of);
}

std::string several_in_words(const limit& l, const timescale& of) {
    std::vector<std::string> parts;
    for (const limit& part : l.of) {
        const std::string text = in_words(part, of);
        const bool itself_several =
            part.what == limit_kind::earliest_of || part.what == limit_kind::latest_of;
        parts.push_back(itself_several ? '(' + text + ')' : text);
    }
    const bool earliest = l.what == limit_kind::earliest_of;
    const std::string_view which =
        parts.size() == 2 ? (earliest ? "earlier" : "later") : (earliest ? "earliest" : "latest");
    return "by the " + std::string(which) + " of: " + joined(parts, "and");
}

// ---- conditions --------------------------------------------------------------------------------

/// How a spell that holds is put: in "within 1 week while fragile placement", or after "as long as"
/// and "if".
enum class spell_wording : std::uint8_t { during = 1, running = 2 };

std::string in_words(const condition& c, bool holds, spell_wording style, const timescale& of);

/// Whether a condition reads as several, which belong together when joined with others.
bool reads_as_several(const condition& c) {
    if (c.what == condition_kind::with) {
        return c.where.size() > 1 || (c.where.size() == 1 && c.where.front().values.size() > 1);
    }
    return c.of.size() > 1 || (c.of.size() == 1 && reads_as_several(c.of.front()));
}

/// "(A or B) and C": brackets show what belongs together.
std::string all_or_any_in_words(const condition& c, bool all, bool holds, spell_wording style,
                                const timescale& of) {
    if (c.of.empty()) {
        return all ? "in every case" : "in no case";
    }
    std::vector<std::string> parts;
    for (const condition& part : c.of) {
        const std::string text = in_words(part, holds, style, of);
        parts.push_back(c.of.size() > 1 && reads_as_several(part) ? '(' + text + ')' : text);
    }
    return joined(parts, all ? "and" : "or");
}

std::string with_in_words(const condition& c, bool holds, const timescale& of) {
    std::vector<std::string> parts;
    for (std::string& attribute : attributes_in_words(c.where)) {
        parts.push_back("the " + occasion_noun(of.arises_per) +
                        (holds ? " has " : " does not have ") + std::move(attribute));
    }
    return joined(parts, holds ? "and" : "or");
}

std::string during_in_words(const condition& c, bool holds, spell_wording style) {
    if (style == spell_wording::running) {
        const std::string noun = spell_of(*c.kind);
        return with_attributes(holds ? with_article(noun) : "no " + noun, c.where) + " is running";
    }
    return (holds ? "while " : "not while ") + with_attributes(words(c.kind->view()), c.where);
}

std::string age_in_words(std::int32_t years, bool under) {
    return "the child is " +
           (under ? "under " + std::to_string(years) : std::to_string(years) + " or over");
}

/// "it is in the first year", "it is after the first 6 months".
std::string first_in_words(period length, bool holds) {
    const std::string text = to_string(length);
    const bool one = length.amount() == 1;
    return std::string("it is ") + (holds ? "in" : "after") + " the first " +
           (one ? text.substr(text.find(' ') + 1) : text);
}

/// A condition, or that it does not hold: what is said of several is then said of each.
std::string in_words(const condition& c, bool holds, spell_wording style, const timescale& of) {
    switch (c.what) {
        case condition_kind::all:
            return all_or_any_in_words(c, holds, holds, style, of);
        case condition_kind::any:
            return all_or_any_in_words(c, !holds, holds, style, of);
        case condition_kind::none:
            return all_or_any_in_words(c, holds, !holds, style, of);
        case condition_kind::age_under:
            return age_in_words(c.years, holds);
        case condition_kind::age_from:
            return age_in_words(c.years, !holds);
        case condition_kind::during:
            return during_in_words(c, holds, style);
        case condition_kind::held: {
            const std::string noun = words(c.kind->view());
            return with_attributes(holds ? with_article(noun) : "no " + noun, c.where) +
                   " was held";
        }
        case condition_kind::with:
            return with_in_words(c, holds, of);
        case condition_kind::first:
            return first_in_words(*c.length, holds);
    }
    return "";
}

/// "if the child is under 5", "while fragile placement", "as long as no review was held".
std::string when_in_words(const limit& l, const timescale& of) {
    const condition& c = l.when.front();
    if (l.judged_on == judged_on::limit) {
        return "as long as " + in_words(c, true, spell_wording::running, of);
    }
    const std::string text = in_words(c, true, spell_wording::during, of);
    const bool joins_by_itself = text.starts_with("while ") || text.starts_with("not while ");
    return joins_by_itself ? text : "if " + text;
}

// ---- steps -------------------------------------------------------------------------------------

std::string not_before_in_words(const step& s, const timescale& of) {
    if (!s.not_before) {
        return "";
    }
    const case_date_kind from =
        s.limits.empty() ? case_date_kind::start : s.limits.front().from.what;
    const bool said = from == case_date_kind::start || from == case_date_kind::previous;
    return ", not sooner than " + to_string(*s.not_before) + " after " +
           (said ? in_words(s.limits.empty() ? case_date{} : s.limits.front().from, of)
                 : std::string("the step began"));
}

std::string extensions_in_words(const step& s) {
    std::string text;
    for (const extension& e : s.extensions) {
        text += ", put off by up to " + to_string(e.length) + ' ' + at_most_times(e.times) +
                " by " + with_article(words(e.by.view()));
    }
    return text;
}

// ---- the whole ---------------------------------------------------------------------------------

/// ", except while placed for adoption and until the 18th birthday".
std::string bounds_in_words(const timescale& t) {
    std::vector<std::string> bounds;
    if (!t.except_while.empty()) {
        std::vector<std::string> kinds;
        for (const kind_name& kind : t.except_while) {
            kinds.push_back(words(kind.view()));
        }
        bounds.push_back("except while " + joined(kinds, "or"));
    }
    if (t.until_age) {
        bounds.push_back("until the " + ordinal(*t.until_age) + " birthday");
    }
    if (!t.lapses_on.empty()) {
        std::vector<std::string> kinds;
        for (const kind_name& kind : t.lapses_on) {
            kinds.push_back(with_article(words(kind.view())));
        }
        bounds.push_back("unless ended by " + joined(kinds, "or"));
    }
    std::string text;
    if (!t.only_if.empty()) {
        text += ", only if on that day " + only_if_in_words(t);
    }
    return bounds.empty() ? text : text + ", " + joined(bounds, "and");
}

std::vector<std::string> remarks_on(const fulfilment& f) {
    std::vector<std::string> remarks = attributes_in_words(f.where);
    if (f.part == counted_part::last) {
        remarks.emplace_back("its last part");
    }
    if (f.notified) {
        remarks.emplace_back("dated by the day it was notified");
    }
    if (f.early) {
        remarks.push_back("one up to " + to_string(*f.early) + " before the start counts");
    }
    return remarks;
}

/// What the sentence says is to be done: "a review", "it ends".
std::string deed_in_words(const timescale& t, const version& v) {
    const fulfilment& f = t.met_by;
    if (!f.kind) {
        const bool total = !v.steps.empty() && !v.steps.front().limits.empty() &&
                           v.steps.front().limits.front().what == limit_kind::total;
        return total ? "it comes to" : "it ends";
    }
    return with_remarks(with_article(words(f.kind->view())), remarks_on(f));
}

/// One after another; a semicolon where a step has commas of its own.
std::string steps_in_words(const timescale& t, const version& v) {
    std::string text;
    bool commas = false;
    for (const step& s : v.steps) {
        const std::string one = in_words(s, t);
        if (!text.empty()) {
            text += commas ? "; then " : ", then ";
        }
        text += s.repeats ? "again and again " : "";
        text += one;
        commas = commas || one.find(',') != std::string::npos;
    }
    return text;
}

}  // namespace

std::string words(std::string_view kind) {
    std::string text(kind);
    std::replace(text.begin(), text.end(), '-', ' ');
    return text;
}

std::string in_words(const case_date& d, const timescale& of) {
    switch (d.what) {
        case case_date_kind::start:
            return of.arises_per.what == occasion_kind::spell
                       ? "the start"
                       : "the " + occasion_noun(of.arises_per);
        case case_date_kind::previous:
            return of.met_by.kind ? "the previous " + words(of.met_by.kind->view())
                                  : "the previous one";
        case case_date_kind::birthday:
            return "the " + ordinal(d.age) + " birthday";
        case case_date_kind::first_event:
            return "the first " + words(d.kind->view());
        case case_date_kind::last_event:
            return "the last " + words(d.kind->view());
        case case_date_kind::next_event:
            return "the next " + words(d.kind->view());
        case case_date_kind::limit_of:
            return "the limit of " + std::string(d.timescale);
    }
    return "";
}

std::string in_words(const limit& l, const timescale& of) {
    switch (l.what) {
        case limit_kind::counted:
            return counted_in_words(l, of);
        case limit_kind::cycle:
            return cycle_in_words(l, of);
        case limit_kind::total: {
            const std::string window = to_string(l.window);
            const bool one = l.window.amount() == 1;
            return "at most " + to_string(l.length) + " in any " +
                   (one ? window.substr(window.find(' ') + 1) : window);
        }
        case limit_kind::earliest_of:
        case limit_kind::latest_of:
            return several_in_words(l, of);
    }
    return "";
}

std::string in_words(const condition& c, const timescale& of) {
    return in_words(c, true, spell_wording::during, of);
}

std::string in_words(const occasion& o) {
    std::vector<std::string> remarks = attributes_in_words(o.where);
    if (o.planned) {
        remarks.emplace_back("planned ones too");
    }
    if (o.notified) {
        remarks.emplace_back("counted from the day it was notified");
    }
    if (o.repeated == repeat_rule::joins) {
        remarks.emplace_back("further ones join the one that is pending");
    }
    if (o.repeated == repeat_rule::restarts) {
        remarks.emplace_back("a further one restarts the one that is pending");
    }
    return with_remarks(occasion_noun(o), remarks);
}

std::string in_words(const fulfilment& f) {
    return f.kind ? with_remarks(words(f.kind->view()), remarks_on(f)) : "its end";
}

std::string only_if_in_words(const timescale& t) {
    return t.only_if.empty() ? std::string()
                             : in_words(t.only_if.front(), true, spell_wording::running, t);
}

std::string alternative_in_words(const limit& l, const timescale& of) {
    const std::string text = in_words(l, of);
    return l.when.empty() ? text : text + ' ' + when_in_words(l, of);
}

std::string in_words(const step& s, const timescale& of) {
    std::string text;
    for (const limit& l : s.limits) {
        text += text.empty() ? "" : ", otherwise ";
        text += alternative_in_words(l, of);
    }
    return text + not_before_in_words(s, of) + extensions_in_words(s);
}

std::string describe(const timescale& t, const version& v) {
    return "For each " + in_words(t.arises_per) + bounds_in_words(t) + ": " + deed_in_words(t, v) +
           ' ' + steps_in_words(t, v) + '.';
}

}  // namespace timescales::inline v0
