// Episodes to spells: where a spell of being looked after begins and ends, and what suspends it.

#include <algorithm>

#include "lib/formats/ssda903_rows.hpp"

namespace timescales::inline v0::ssda903 {

namespace {

constexpr kind_name looked_after{"looked-after"};
constexpr kind_name placed_for_adoption{"placed-for-adoption"};
constexpr kind_name short_breaks{"short-breaks"};

/// The longest single short break, in days: Care Planning, Placement and Case Review (England)
/// Regulations 2010, reg 48; validation rule 365 of the return.
constexpr std::int32_t longest_short_break = 17;

/// What REC says of the end of an episode.
enum class ending {
    open_or_blank,  ///< nothing
    change,         ///< X1: another episode follows
    ceased,         ///< an E code: no longer looked after
};

ending ending_of(const episode_row& row) {
    if (row.rec.empty()) {
        return ending::open_or_blank;
    }
    return row.rec == "X1" ? ending::change : ending::ceased;
}

bool is_start(const episode_row& row) {
    return row.rne == "S";
}

enum class continuation { one_spell, one_spell_bridged, new_spell, new_spell_of_unknown_start };

/// How an episode continues what went before.
struct link {
    continuation how;
    std::optional<problem> reported;
};

/// `gap` is the number of days from the end of the episode before, the one that ends last so far,
/// to DECOM; negative when they overlap. `before` is how that one ended; `start`, whether RNE is S.
link link_of(std::int32_t gap, ending before, bool start) {
    if (gap < 0) {
        return {continuation::one_spell, problem::episodes_overlap};
    }
    if (gap == 0 && before != ending::ceased && !start) {
        return {continuation::one_spell, std::nullopt};
    }
    if (gap == 0 && before != ending::ceased) {
        return {continuation::one_spell, problem::start_without_end};
    }
    if (gap == 0 && !start) {
        return {continuation::one_spell, problem::end_without_start};
    }
    if (gap == 0) {
        return {continuation::new_spell, problem::end_and_start_on_a_day};
    }
    if (gap == 1 && before == ending::change && !start) {
        return {continuation::one_spell_bridged, problem::gap_bridged};
    }
    if (start && before == ending::change) {
        return {continuation::new_spell, problem::gap_after_change};
    }
    if (start) {
        return {continuation::new_spell, std::nullopt};
    }
    return {continuation::new_spell_of_unknown_start, problem::gap_without_start};
}

std::string shown_code(const std::string& code) {
    return code.empty() ? "blank" : code;
}

std::string days(std::int32_t n) {
    return std::to_string(n) + (n == 1 ? " day" : " days");
}

std::string describe_link(problem what, const episode_row& before, civil_date ended,
                          const episode_row& row) {
    const std::string that =
        "the episode before it, from " + written(before.decom) + " to " + written(ended);
    const std::string rec = "REC " + shown_code(before.rec);
    const std::string gap = days(row.decom - ended);
    switch (what) {
        case problem::episodes_overlap:
            return "the episode begins on " + written(row.decom) +
                   ", before the end of an earlier "
                   "one, from " +
                   written(before.decom) + " to " + written(ended) +
                   "; both are one spell: correct DECOM or DEC";
        case problem::start_without_end:
            return "RNE is S, but " + that + ", has " + rec +
                   "; both are one spell: if the child left care, give that one its E code";
        case problem::end_without_start:
            return "RNE is " + shown_code(row.rne) + ", but " + that + ", has " + rec +
                   "; both are one spell: if the child left care, RNE should be S";
        case problem::end_and_start_on_a_day:
            return "the child left care and came back on one day: " + that + ", has " + rec +
                   ", and RNE is S; a new spell begins: check that the child did leave";
        case problem::gap_bridged:
            return "there is a gap of 1 day after " + that + ", which has REC X1, and RNE is " +
                   shown_code(row.rne) +
                   "; both are one spell: an episode begins on the day the "
                   "one before it ends";
        case problem::gap_after_change:
            return "RNE is S after a gap of " + gap + ", but " + that +
                   ", has REC X1; a new spell begins: give that one its E code, or add the episode "
                   "between";
        default:
            return "RNE is " + shown_code(row.rne) + " after a gap of " + gap + " since " + that +
                   ", with " + rec +
                   "; a new spell of unknown beginning: add the missing "
                   "episode, or make RNE S if the child came into care";
    }
}

/// Later or equal, an open end being the latest.
bool ends_no_earlier(optional_date a, optional_date b) {
    return !a || (b && *a >= *b);
}

/// Reads the episodes of one child.
class spell_reader {
  public:
    spell_reader(std::span<const episode_row> episodes, row_set& rows)
        : episodes_(episodes), rows_(rows) {}

    std::vector<placed_spell> read() {
        find_ends();
        read_care();
        read_suspensions(placed_for_adoption, [](const episode_row& row) {
            return row.place == "A3" || row.place == "A4" || row.place == "A5" || row.place == "A6";
        });
        read_suspensions(short_breaks,
                         [](const episode_row& row) { return row.ls == "V3" || row.ls == "V4"; });
        report_long_breaks();
        return std::move(spells_);
    }

  private:
    void report(problem what, const episode_row& row, std::string message) {
        rows_.report(what, row.at, row.child, std::move(message));
    }

    /// A blank DEC followed by another episode ends where that begins.
    void find_ends() {
        for (std::size_t i = 0; i < episodes_.size(); ++i) {
            ends_.push_back(episodes_[i].dec);
            if (episodes_[i].dec || i + 1 == episodes_.size()) {
                continue;
            }
            ends_[i] = episodes_[i + 1].decom;
            report(problem::end_filled_in, episodes_[i],
                   "DEC is blank, but another episode begins on " +
                       written(episodes_[i + 1].decom) +
                       "; this one is taken to end then: fill in DEC and REC");
        }
    }

    void read_care() {
        std::size_t last = 0;  // the episode that ends last so far
        if (is_start(episodes_[0])) {
            begin_spell(0);
        } else {
            begin_spell_of_unknown_start(0);
        }
        for (std::size_t i = 1; i < episodes_.size(); ++i) {
            read_link(last, i);
            if (ends_no_earlier(ends_[i], ends_[last])) {
                last = i;
            }
        }
        spells_.back().what.end = ends_[last];
        report_last(episodes_[last]);
    }

    void read_link(std::size_t last, std::size_t i) {
        const episode_row& row = episodes_[i];
        const civil_date ended = *ends_[last];  // only the last episode can be open
        const link found = link_of(row.decom - ended, ending_of(episodes_[last]), is_start(row));
        if (found.reported) {
            report(*found.reported, row,
                   describe_link(*found.reported, episodes_[last], ended, row));
        }
        switch (found.how) {
            case continuation::one_spell:
                return;
            case continuation::one_spell_bridged:
                ends_[last] = row.decom;
                return;
            case continuation::new_spell:
                spells_.back().what.end = ended;
                return begin_spell(i);
            case continuation::new_spell_of_unknown_start:
                spells_.back().what.end = ended;
                return begin_spell_of_unknown_start(i);
        }
    }

    void begin_spell(std::size_t i) {
        spells_.push_back({spell::since(looked_after, episodes_[i].decom), episodes_[i].at});
    }

    void begin_spell_of_unknown_start(std::size_t i) {
        spells_.push_back(
            {spell::with_unknown_start(looked_after, episodes_[i].decom), episodes_[i].at});
    }

    void report_last(const episode_row& row) {
        const ending how = ending_of(row);
        if (row.dec && how != ending::ceased) {
            report(problem::change_to_nothing, row,
                   "the last episode of the child ends on " + written(*row.dec) + " with REC " +
                       shown_code(row.rec) +
                       ", and none follows; the child is taken to have left care then: give the E "
                       "code, or add the next episode");
        }
        if (!row.dec && how != ending::open_or_blank) {
            report(problem::reason_without_end, row,
                   "REC is " + row.rec +
                       ", but DEC is blank and no episode follows; the child is taken to be still "
                       "looked after: fill in DEC, or clear REC");
        }
    }

    /// Stretches of episodes of one sort, touching and overlapping ones taken together.
    template <class Predicate>
    void read_suspensions(kind_name kind, Predicate is_of_kind) {
        const std::size_t first = spells_.size();
        for (std::size_t i = 0; i < episodes_.size(); ++i) {
            const episode_row& row = episodes_[i];
            if (!is_of_kind(row)) {
                continue;
            }
            if (spells_.size() > first && ends_no_earlier(spells_.back().what.end, row.decom)) {
                extend(spells_.back().what, ends_[i]);
            } else {
                spells_.push_back({spell::since(kind, row.decom, ends_[i]), row.at});
            }
        }
    }

    static void extend(spell& earlier, optional_date end) {
        if (ends_no_earlier(end, earlier.end)) {
            earlier.end = end;
        }
    }

    void report_long_breaks() {
        for (const episode_row& row : episodes_) {
            if (row.ls != "V3" || !row.dec || *row.dec - row.decom <= longest_short_break) {
                continue;
            }
            report(problem::short_break_too_long, row,
                   "the short break (LS V3) lasts " + days(*row.dec - row.decom) +
                       ", and none may last more than 17; it is still read as a short break, to "
                       "which other limits apply: check LS and DEC");
        }
    }

    std::span<const episode_row> episodes_;
    row_set& rows_;
    std::vector<optional_date> ends_;  // of each episode, as it is read
    std::vector<placed_spell> spells_;
};

void report_adoption(row_set& rows, const adoption_row& row, const std::string& message) {
    rows.report(problem::adoption_differs, row.at, row.child,
                message + "; the episodes are used: correct the one that is wrong");
}

/// The spell whose beginning is nearest to a day, of spells in order of beginning.
const spell* nearest_to(civil_date day, std::span<const spell> spells) {
    if (spells.empty()) {
        return nullptr;
    }
    const auto after = std::partition_point(spells.begin(), spells.end(),
                                            [&](const spell& s) { return s.known_from < day; });
    if (after == spells.begin()) {
        return &*after;
    }
    const auto before = after - 1;
    const bool later_is_nearer =
        after != spells.end() && after->known_from - day <= day - before->known_from;
    return later_is_nearer ? &*after : &*before;
}

void compare_adoption(const adoption_row& row, std::span<const spell> placements, row_set& rows) {
    const spell* nearest = nearest_to(row.placed, placements);
    if (nearest == nullptr) {
        report_adoption(rows, row,
                        "DATE_PLACED is " + written(row.placed) +
                            ", but no episode of the child has PLACE A3 to A6");
        return;
    }
    const spell& placement = *nearest;
    if (placement.known_from != row.placed) {
        report_adoption(rows, row,
                        "DATE_PLACED is " + written(row.placed) +
                            ", but the nearest episode with PLACE A3 to A6 begins on " +
                            written(placement.known_from));
        return;
    }
    if (row.ceased && placement.end != row.ceased) {
        report_adoption(rows, row,
                        "DATE_PLACED_CEASED is " + written(*row.ceased) +
                            ", but the episodes with PLACE A3 to A6 since " + written(row.placed) +
                            (placement.end ? " end on " + written(*placement.end)
                                           : std::string(" have no end")));
    }
}

}  // namespace

std::vector<placed_spell> read_spells(std::span<const episode_row> of_one_child, row_set& rows) {
    if (of_one_child.empty()) {
        return {};
    }
    return spell_reader(of_one_child, rows).read();
}

void compare_adoptions(std::span<const adoption_row> of_one_child,
                       std::span<const placed_spell> spells, row_set& rows) {
    std::vector<spell> placements;
    for (const placed_spell& s : spells) {
        if (s.what.kind == placed_for_adoption) {
            placements.push_back(s.what);
        }
    }
    for (const adoption_row& row : of_one_child) {
        compare_adoption(row, placements, rows);
    }
}

}  // namespace timescales::inline v0::ssda903
