#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

#include "lib/formats/report_writers.hpp"
#include "lib/formats/text_layout.hpp"

/// The report on a whole authority, for the analyst who made it and the director who asks.

namespace timescales::inline v0::reports::text {

namespace {

constexpr std::size_t listed_at_most = 10;
constexpr std::size_t examples_of_a_code = 3;

std::string per_cent(const std::optional<std::string>& number) {
    return number ? *number + " %" : "no result";
}

std::string_view units(const figure& f) noexcept {
    return f.indicator->unit == counted_unit::child ? "children" : "reviews";
}

std::string counted_units(const figure& f, std::int64_t number) {
    return f.indicator->unit == counted_unit::child ? counted(number, "child", "children")
                                                    : counted(number, "review", "reviews");
}

std::string fraction(const figure& f) {
    return std::to_string(f.numerator) + " of " + std::to_string(f.denominator);
}

std::string headline(const figure& f) {
    const bool children = f.indicator->unit == counted_unit::child;
    if (f.denominator == 0) {
        return f.undetermined == 0
                   ? "No result: there are no " + std::string(units(f)) + " to count"
                   : "No result: none of the " + counted_units(f, f.undetermined) +
                         " could be determined";
    }
    std::string text = per_cent(f.percent()) + " of " + std::string(units(f)) + " (" + fraction(f) +
                       ")" + (children ? " had all their reviews on time" : " were on time");
    if (f.undetermined > 0) {
        // The percentage of those that are known must not pass for that of all.
        text += "; " + std::to_string(f.undetermined) + " more could not be determined";
    }
    return text;
}

std::string cohort(const figure& f, civil_date reference_date) {
    if (f.indicator->unit == counted_unit::review) {
        return "every review obligation in the window, of every child, those who have left too";
    }
    const std::string on = in_words(reference_date);
    std::string text = "children looked after on " + on;
    if (f.indicator->qualifying) {
        text += ", for at least " + to_string(*f.indicator->qualifying) + " by then";
    }
    return text +
           ", not placed for adoption then, not only on short breaks, with at least one review "
           "obligation in the window";
}

std::string exclusion_text(exclusion why, const figure& f, civil_date reference_date) {
    switch (why) {
        case exclusion::not_looked_after:
            return "not looked after, or 18, on " + in_words(reference_date);
        case exclusion::too_short:
            return "looked after for less than " + (f.indicator->qualifying
                                                        ? to_string(*f.indicator->qualifying)
                                                        : std::string("the qualifying period"));
        case exclusion::placed_for_adoption:
            return "placed for adoption";
        case exclusion::only_short_breaks:
            return "only on short breaks";
        case exclusion::nothing_due:
            return "with no review obligation in the window";
        case exclusion::not_required:
            return "lapsed before their limit";
        case exclusion::unverified_limit:
            return "under a limit that nobody has read";
    }
    return std::string(to_string(why));
}

std::string exclusions(const figure& f, civil_date reference_date) {
    std::string text;
    for (const exclusion_count& e : f.excluded) {
        text += text.empty() ? "" : "; ";
        text += std::to_string(e.count) + ' ' + exclusion_text(e.why, f, reference_date);
    }
    return text.empty() ? "none" : text;
}

// ---- what could not be determined --------------------------------------------------------------

/// Why units are undetermined, in the order in which the reasons outrank one another.
struct gaps {
    std::int64_t start_unknown = 0;
    std::int64_t history_unknown = 0;
    std::int64_t rules_or_calendar = 0;
};

/// One unit of a figure that is open: a child with the reasons of its obligations, or one review.
enum class gap : std::uint8_t { rules_or_calendar, history_unknown, start_unknown };

gap gap_of(const obligation& o) noexcept {
    if (o.reason == reason::start_unknown) {
        return gap::start_unknown;
    }
    return o.reason == reason::history_unknown ? gap::history_unknown : gap::rules_or_calendar;
}

gaps gaps_of(const figure& f, const cohort_evaluation& evaluated) {
    const bool children = f.indicator->unit == counted_unit::child;
    std::vector<std::tuple<std::uint32_t, gap>> units_open;
    for (const obligation_place& place : f.not_determined) {
        const gap why = gap_of(evaluated.obligations[place.obligation]);
        if (children && !units_open.empty() && std::get<0>(units_open.back()) == place.child) {
            std::get<1>(units_open.back()) = std::max(std::get<1>(units_open.back()), why);
        } else {
            units_open.emplace_back(place.child, why);
        }
    }
    gaps counts;
    for (const auto& [child, why] : units_open) {
        (why == gap::start_unknown     ? counts.start_unknown
         : why == gap::history_unknown ? counts.history_unknown
                                       : counts.rules_or_calendar) += 1;
    }
    return counts;
}

std::string what_would_settle(const figure& f, const validation& answer) {
    const gaps counts = gaps_of(f, *answer.evaluated);
    const civil_date history_from = answer.records->history_from;
    std::string text;
    if (counts.history_unknown > 0) {
        text += " For " + std::to_string(counts.history_unknown) + " the reviews before " +
                in_words(history_from) + " decide it";
        const optional_date year_before = history_from.plus_days(-1);
        text += year_before ? ": the return for the year ending " + in_words(*year_before) +
                                  " would settle them, given as a further --ssda903 folder."
                            : ".";
    }
    if (counts.start_unknown > 0) {
        text += " For " + std::to_string(counts.start_unknown) +
                " it is not known when the spell began: correct the episodes, or add the return "
                "that holds its first one.";
    }
    if (counts.rules_or_calendar > 0) {
        text += " For " + std::to_string(counts.rules_or_calendar) +
                " the rules or the calendar do not reach far enough.";
    }
    return text;
}

std::string range(const figure& f) {
    return "between " + per_cent(f.lowest()) + " and " + per_cent(f.highest()) + ", as " +
           counted_units(f, f.undetermined) + " could not be determined";
}

// ---- figures -----------------------------------------------------------------------------------

std::string headline_figure(const validation& answer, const figure& f, text_style style) {
    const civil_date reference = answer.options.reference_date;
    std::string text = painted(headline(f), ink::bold, style) + "\n\n";
    text += paragraph("  Measure   ",
                      std::string(f.indicator->id) + ": " + std::string(f.indicator->says));
    text += paragraph("  Counted   ", cohort(f, reference));
    text += paragraph("  Window    ", long_date(f.window.from) + " to " + long_date(f.window.to) +
                                          ", as known on " + long_date(answer.options.as_at));
    text += paragraph("  Left out  ", exclusions(f, reference));
    if (f.undetermined > 0) {
        text += paragraph("  Range     ", range(f) + "." + what_would_settle(f, answer));
    }
    if (f.relaxed > 0) {
        text +=
            paragraph("  Relaxed   ", counted_units(f, f.relaxed) +
                                          " under a temporary relaxation, counted as no failure");
    }
    for (const std::string& provision : f.unread) {
        text += paragraph("  Not read  ",
                          provision + ": it rests on these words, which nobody has checked");
    }
    return text;
}

std::string other_figure(const validation& answer, const figure& f) {
    std::string text = "  " + headline(f) + '\n';
    text +=
        paragraph("      ", std::string(f.indicator->id) + ": " + std::string(f.indicator->says));
    text += paragraph("      ", "Left out: " + exclusions(f, answer.options.reference_date) + ".");
    if (f.undetermined > 0) {
        text += paragraph("      ", "Range: " + range(f) + ".");
    }
    if (f.relaxed > 0) {
        text += paragraph("      ", counted_units(f, f.relaxed) +
                                        " under a temporary relaxation, counted as no failure.");
    }
    return text;
}

bool mixes_units(const std::vector<figure>& figures) noexcept {
    for (const figure& f : figures) {
        if (f.indicator->unit != figures.front().indicator->unit) {
            return true;
        }
    }
    return false;
}

std::string other_figures(const validation& answer, text_style style) {
    if (answer.figures.size() < 2) {
        return {};
    }
    std::string text = '\n' + painted("Other measures of the same year", ink::bold, style) + '\n';
    if (mixes_units(answer.figures)) {
        text += paragraph("  ",
                          "Figures per child and per review count different things: never compare "
                          "one with the other.");
    }
    for (std::size_t i = 1; i < answer.figures.size(); ++i) {
        text += other_figure(answer, answer.figures[i]);
    }
    return text;
}

// ---- lists -------------------------------------------------------------------------------------

/// The child, how the limit came about, and what became of it.
std::string item(const rule_book& book, const validation& answer, const obligation_place& place,
                 text_style style) {
    const timeline& child = answer.records->children[place.child];
    const obligation& o = answer.evaluated->obligations[place.obligation];
    const timescale& duty = book.timescales()[o.timescale];
    const std::string id = printable(child.id);
    const std::string lead = "  " + padded(id, 10) + "  ";
    const std::string text = paragraph(
        lead, step_label(duty, o) + ": " + count_text(duty, o) + sentence(book, child, o));
    return "  " + painted(id, ink::bold, style) + text.substr(2 + id.size());
}

std::int64_t children_in(std::span<const obligation_place> places) {
    std::int64_t children = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
        children += i == 0 || places[i].child != places[i - 1].child ? 1 : 0;
    }
    return children;
}

std::string heading(std::string_view title, std::span<const obligation_place> places,
                    text_style style) {
    return '\n' + painted(title, ink::bold, style) + ": " +
           counted(children_in(places), "child", "children") + ", " +
           counted(static_cast<std::int64_t>(places.size()), "review", "reviews") + '\n';
}

bool comes_before(const obligation_place& a, const obligation_place& b) noexcept {
    return a.obligation < b.obligation;
}

std::vector<obligation_place> sorted(std::vector<obligation_place> places) {
    std::sort(places.begin(), places.end(), comes_before);
    places.erase(std::unique(places.begin(), places.end()), places.end());
    return places;
}

std::string not_on_time(const rule_book& book, const validation& answer, text_style style) {
    const std::vector<obligation_place> first = sorted(answer.figures.front().not_on_time);
    std::string text = heading("Not on time", first, style);
    for (const obligation_place& place : first) {
        text += item(book, answer, place, style);
    }
    // What a measure of another unit or cohort counts, such as the reviews of those who have left.
    std::vector<obligation_place> others;
    for (const figure& f : answer.figures) {
        for (const obligation_place& place : f.not_on_time) {
            if (!std::binary_search(first.begin(), first.end(), place, comes_before)) {
                others.push_back(place);
            }
        }
    }
    others = sorted(std::move(others));
    if (others.empty()) {
        return text;
    }
    text += heading("Not on time, counted by the other measures only", others, style);
    for (const obligation_place& place : others) {
        text += item(book, answer, place, style);
    }
    return text;
}

std::string not_determined(const rule_book& book, const validation& answer, text_style style) {
    const std::vector<obligation_place> open = sorted(answer.figures.front().not_determined);
    if (open.empty()) {
        return {};
    }
    std::string text = heading("Not determined", open, style);
    for (std::size_t i = 0; i < std::min(open.size(), listed_at_most); ++i) {
        text += item(book, answer, open[i], style);
    }
    if (open.size() > listed_at_most) {
        text += "  and " + std::to_string(open.size() - listed_at_most) +
                " more: --format json lists them all\n";
    }
    return text;
}

// ---- problems ----------------------------------------------------------------------------------

struct code_group {
    severity how_bad;
    std::string_view code;
    std::vector<const diagnostic*> found;
};

std::vector<code_group> by_code(std::span<const diagnostic> problems) {
    std::vector<code_group> groups;
    for (const diagnostic& d : problems) {
        auto same = std::find_if(groups.begin(), groups.end(), [&](const code_group& g) {
            return g.code == d.code && g.how_bad == d.severity;
        });
        if (same == groups.end()) {
            groups.push_back({d.severity, d.code, {}});
            same = groups.end() - 1;
        }
        same->found.push_back(&d);
    }
    std::stable_sort(groups.begin(), groups.end(), [](const code_group& a, const code_group& b) {
        return std::tie(a.how_bad, a.code) < std::tie(b.how_bad, b.code);
    });
    return groups;
}

std::string position_of(const diagnostic& d) {
    std::string text = d.file;
    if (d.line != 0) {
        text += (text.empty() ? "line " : ":") + std::to_string(d.line);
    }
    return text.empty() ? text : text + ": ";
}

std::string group_lines(const code_group& group, text_style style) {
    std::string title(to_string(group.how_bad));
    title += ' ';
    title += group.code;
    std::string text =
        "  " + (group.how_bad == severity::error ? painted(title, ink::red, style) : title) + ", " +
        counted(static_cast<std::int64_t>(group.found.size()), "time", "times") + '\n';
    for (std::size_t i = 0; i < std::min(group.found.size(), examples_of_a_code); ++i) {
        const diagnostic& d = *group.found[i];
        text += paragraph("      ", printable(position_of(d) + d.message));
    }
    return text;
}

std::string problem_summary(const validation& answer, text_style style) {
    if (answer.problems.empty()) {
        return '\n' + painted("Problems in the records", ink::bold, style) + ": none\n";
    }
    std::string text = '\n' + painted("Problems in the records", ink::bold, style) + ": " +
                       std::to_string(answer.problems.size()) + " (--format json lists them all)\n";
    for (const code_group& group : by_code(answer.problems)) {
        text += group_lines(group, style);
    }
    return text;
}

// ---- receipt -----------------------------------------------------------------------------------

std::string rows_text(std::span<const ssda903_file> files) {
    ssda903_file sum{.path = {}, .module = ssda903_module::other, .folder = 0};
    for (const ssda903_file& f : files) {
        sum.rows += f.rows;
        sum.used += f.used;
        sum.repeated += f.repeated;
        sum.replaced += f.replaced;
        sum.blank += f.blank;
        sum.set_aside += f.set_aside;
        sum.not_read += f.not_read;
    }
    std::string text = counted(sum.rows, "row", "rows") + ": " + std::to_string(sum.used) + " used";
    const auto add = [&text](std::int64_t number, std::string_view what) {
        if (number > 0) {
            text += ", " + std::to_string(number) + ' ' + std::string(what);
        }
    };
    add(sum.repeated, "repeated");
    add(sum.replaced, "replaced");
    add(sum.blank, "blank");
    add(sum.set_aside, "set aside");
    add(sum.not_read, "not read");
    return text;
}

std::string receipt(const rule_book& book, const validation& answer) {
    std::string text = "timescales " TIMESCALES_VERSION ", rules " + hash_text(book.content_hash());
    for (const working_calendar* c : calendars_in_use(book)) {
        text += "; calendar " + std::string(c->name()) + ' ' + hash_text(c->content_hash()) +
                ", which " + coverage_text(*c);
    }
    const ssda903_return& records = *answer.records;
    text += '\n' + counted(static_cast<std::int64_t>(records.files.size()), "file", "files") +
            " in " +
            counted(static_cast<std::int64_t>(records.folders.size()), "folder", "folders") + ", " +
            rows_text(records.files) + "; reviews known from " +
            std::string(to_text(records.history_from).view()) + '\n';
    return text;
}

}  // namespace

std::string of_validation(const rule_book& book, const validation& answer, text_style style) {
    std::string text;
    if (!answer.figures.empty()) {
        text += headline_figure(answer, answer.figures.front(), style);
        text += other_figures(answer, style);
        text += not_on_time(book, answer, style);
        text += not_determined(book, answer, style);
    }
    text += problem_summary(answer, style);
    return text + '\n' + receipt(book, answer);
}

}  // namespace timescales::inline v0::reports::text
