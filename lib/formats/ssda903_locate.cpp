// Notices of an evaluation as problems at the rows that they concern.

#include <algorithm>
#include <tuple>
#include <utility>

#include "lib/formats/ssda903_rows.hpp"

namespace timescales::inline v0 {

namespace ssda903 {
namespace {

problem problem_of(notice::kind what) {
    switch (what) {
        case notice::kind::event_after_as_at:
            return problem::event_after_as_at;
        case notice::kind::event_before_history:
            return problem::event_before_history;
        case notice::kind::event_outside_spells:
            return problem::event_outside_spells;
        case notice::kind::event_in_exception:
            return problem::event_in_exception;
        case notice::kind::event_repeated:
            return problem::event_repeated;
        case notice::kind::events_close:
            return problem::events_close;
        case notice::kind::spell_after_as_at:
            return problem::spell_after_as_at;
        case notice::kind::spell_empty:
            return problem::spell_empty;
        case notice::kind::spells_overlap:
            return problem::spells_overlap;
        case notice::kind::event_is_part:
            return problem::event_is_part;
        case notice::kind::event_outside_series:
            return problem::event_outside_series;
        case notice::kind::event_too_soon:
            return problem::event_too_soon;
        case notice::kind::born_unknown:
            break;
    }
    return problem::born_unknown;
}

/// The last day of the return's year in which a day lies: 31 March.
std::string end_of_year(civil_date day) {
    const year_month_day date = day.ymd();
    return std::to_string(date.month >= 4 ? date.year + 1 : date.year) + "-03-31";
}

/// Whether a spell can be what put an event on that day aside. The last day counts: an event on it
/// can belong to the spell that ends.
bool touches(const spell& s, civil_date day) {
    return s.known_from <= day && (!s.end || day <= *s.end);
}

std::string exception_on(const timeline& child, civil_date day) {
    for (const spell& s : child.spells) {
        if (s.kind == kind_name("placed-for-adoption") && touches(s, day)) {
            return "while the child was placed for adoption";
        }
        if (s.kind == kind_name("short-breaks") && touches(s, day)) {
            return "while the child had only short breaks";
        }
    }
    return "while other duties applied";
}

std::string describe_notice(const notice& n, const timeline& child, const ssda903_return& records,
                            const evaluation_options& options) {
    const std::string on = written(n.date);
    switch (n.what) {
        case notice::kind::event_after_as_at:
            return "the review of " + on + " is later than " + written(options.as_at) +
                   ", the day up to which is looked, and set aside: correct REVIEW if it has been "
                   "held, or look as at a later day";
        case notice::kind::event_before_history:
            return "the review of " + on + " is before " + written(records.history_from) +
                   ", from which day all reviews are known, and set aside: to have it counted, add "
                   "the folders from the year ending " +
                   end_of_year(n.date) + " on";
        case notice::kind::event_outside_spells:
            if (child.spells.empty()) {
                return "the child has a review on " + on +
                       " but no episode, so the review counts for nothing: correct CHILD, or add "
                       "the missing episodes";
            }
            return "the child was not looked after on " + on +
                   ", so the review counts for nothing: correct REVIEW, or DECOM and DEC of the "
                   "episodes";
        case notice::kind::event_in_exception:
            return "the review of " + on + " was held " + exception_on(child, n.date) +
                   ", when reviews fall under other duties; it counts for none of these";
        case notice::kind::event_repeated:
            return "the child has another review on " + on +
                   "; the two count as one: remove one if it is a duplicate, or correct its date";
        case notice::kind::events_close:
            return "the review of " + on +
                   " is nearer to the one before it than the first limit (20 working days for a "
                   "child looked after) and may be a part of it; the two count as two: if they are "
                   "one review, leave only the part that counts";
        case notice::kind::spell_after_as_at:
            return "the episode from " + on + " is later than " + written(options.as_at) +
                   ", the day up to which is looked, and set aside";
        case notice::kind::spell_empty:
            return "the spell from " + on +
                   " ends on or before that day, and is set aside: "
                   "correct DECOM or DEC";
        case notice::kind::spells_overlap:
            return "the spell from " + on +
                   " begins before the one before it ended; each is "
                   "evaluated: correct DECOM or DEC";
        case notice::kind::event_is_part:
            return "the review of " + on + " is a part of an earlier one; the two count as one";
        case notice::kind::event_outside_series:
            return "the review of " + on + " is outside the series and counts for nothing";
        case notice::kind::event_too_soon:
            return "the review of " + on +
                   " is before the first day on which it could count, and counts for nothing";
        case notice::kind::born_unknown:
            break;
    }
    return "the child's date of birth is not known, so duties are not taken to end at 18: add DOB "
           "in Header";
}

bool concerns_event(notice::kind what) {
    return what == notice::kind::event_after_as_at || what == notice::kind::event_before_history ||
           what == notice::kind::event_outside_spells || what == notice::kind::event_in_exception ||
           what == notice::kind::event_repeated || what == notice::kind::events_close ||
           what == notice::kind::event_is_part || what == notice::kind::event_outside_series ||
           what == notice::kind::event_too_soon;
}

/// The row that a notice concerns; for one about a child as a whole, the first that there is.
const ssda903_origin* origin_of(const notice& n, const ssda903_return& records, std::size_t child) {
    const auto& events = records.event_origins[child];
    const auto& spells = records.spell_origins[child];
    if (n.what != notice::kind::born_unknown) {
        const auto& rows = concerns_event(n.what) ? events : spells;
        return n.index < rows.size() ? &rows[n.index] : nullptr;
    }
    if (!spells.empty()) {
        return &spells[0];
    }
    return events.empty() ? nullptr : &events[0];
}

auto subject_of(const notice& n) {
    return std::tuple(n.what, n.index, n.date);
}

/// Several timescales can say the same of one row: it is said once.
std::vector<notice> without_repeats(std::span<const notice> notices) {
    std::vector<notice> once(notices.begin(), notices.end());
    std::stable_sort(once.begin(), once.end(), [](const notice& a, const notice& b) {
        return subject_of(a) < subject_of(b);
    });
    const auto last = std::unique(once.begin(), once.end(), [](const notice& a, const notice& b) {
        return subject_of(a) == subject_of(b);
    });
    once.erase(last, once.end());
    return once;
}

}  // namespace
}  // namespace ssda903

std::vector<diagnostic> locate(const ssda903_return& records, const cohort_evaluation& evaluated,
                               const evaluation_options& options) {
    using namespace ssda903;
    std::vector<diagnostic> problems;
    for (std::size_t i = 0; i < records.children.size(); ++i) {
        if (i + 1 >= evaluated.notices_from.size()) {
            break;
        }
        const timeline& child = records.children[i];
        for (const notice& n : without_repeats(evaluated.notices_of_child(i))) {
            const ssda903_origin* origin = origin_of(n, records, i);
            problems.push_back(
                describe(problem_of(n.what), describe_notice(n, child, records, options),
                         origin == nullptr ? std::string() : records.files[origin->file].path,
                         origin == nullptr ? 0 : origin->line, child.id));
        }
    }
    sort_by_position(problems);
    return problems;
}

}  // namespace timescales::inline v0
