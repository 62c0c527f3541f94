#include "bench/agreement.hpp"

#include <cstdio>
#include <cstdlib>

namespace timescales_bench {

namespace {

using timescales::civil_date;
using timescales::optional_date;

// Every peer's day becomes a civil date, so that answers can be compared and shown.
optional_date to_civil(date_day day) {
    return timescales::from_date_sys_days(day);
}
optional_date to_civil(const boost_day& day) {
    return timescales::from_boost_date(day);
}

std::string shown(optional_date day) {
    return day ? std::string(timescales::to_text(*day)) : std::string("no date");
}

std::string shown(std::optional<std::int32_t> number) {
    return number ? std::to_string(*number) : std::string("nothing");
}

template <class Answer>
std::string disagreement(const std::string& what, const std::string& peer, Answer ours,
                         Answer theirs) {
    return what + ": the library says " + shown(ours) + ", " + peer + " says " + shown(theirs);
}

template <class Day, class Walk>
std::optional<std::string> check_questions(const contest& c, const std::string& peer,
                                           const Walk& walk,
                                           const std::vector<question<Day>>& questions) {
    for (std::size_t i = 0; i < questions.size(); ++i) {
        const auto& ours = c.questions[i];
        const auto& theirs = questions[i];
        const std::string from = shown(ours.from);
        const optional_date sum = c.calendar.add(ours.from, ours.working_days);
        const optional_date walked = to_civil(walk.add(theirs.from, theirs.working_days));
        if (sum != walked || !sum) {
            return disagreement(from + " + " + std::to_string(ours.working_days) + " working days",
                                peer, sum, walked);
        }
        const std::optional<std::int32_t> count = c.calendar.count(ours.from, ours.to);
        const std::optional<std::int32_t> counted = walk.count(theirs.from, theirs.to);
        if (count != counted || !count) {
            return disagreement("working days after " + from + " to " + shown(ours.to), peer, count,
                                counted);
        }
        const optional_date months = timescales::add_months(ours.from, ours.months);
        const optional_date moved = to_civil(add_months(theirs.from, theirs.months));
        if (months != moved || !months) {
            return disagreement(from + " + " + std::to_string(ours.months) + " months", peer,
                                months, moved);
        }
    }
    return {};
}

timescales::outcome to_outcome(review_outcome o) {
    switch (o) {
        case review_outcome::on_time:
            return timescales::outcome::on_time;
        case review_outcome::late:
            return timescales::outcome::late;
        case review_outcome::not_required:
            return timescales::outcome::not_required;
        case review_outcome::missed:
            return timescales::outcome::missed;
        case review_outcome::outstanding:
            return timescales::outcome::outstanding;
        case review_outcome::overdue:
            return timescales::outcome::overdue;
    }
    return timescales::outcome::indeterminate;
}

std::optional<std::string> compare(const timescales::obligation& ours, const review_limit& theirs,
                                   const std::string& which, const std::string& peer) {
    if (ours.due != to_civil(theirs.due)) {
        return disagreement(which + ", due", peer, ours.due, to_civil(theirs.due));
    }
    if (ours.plan_by != to_civil(theirs.plan_by)) {
        return disagreement(which + ", plan by", peer, ours.plan_by, to_civil(theirs.plan_by));
    }
    if (ours.outcome != to_outcome(theirs.outcome)) {
        return which + ": the library says " + std::string(to_string(ours.outcome)) + ", " + peer +
               " says " + std::string(to_string(to_outcome(theirs.outcome)));
    }
    if (ours.days_late != theirs.days_late) {
        return disagreement(which + ", days late", peer, ours.days_late, theirs.days_late);
    }
    if (ours.working_days_late != theirs.working_days_late) {
        return disagreement(which + ", working days late", peer, ours.working_days_late,
                            theirs.working_days_late);
    }
    return {};
}

/// `given(c, i)` is child i in a form that the chain takes.
template <class Holidays, class Given>
std::optional<std::string> check_children(const contest& c, const std::string& peer,
                                          const day_walk<date_day, Holidays>& walk, Given given) {
    timescales::evaluator evaluator(c.rules);
    timescales::evaluation ours;
    plain_chain<Holidays> chain(walk, to_date(c.options.as_at));
    std::vector<review_limit> theirs;
    for (std::size_t i = 0; i < c.children.size(); ++i) {
        evaluator.evaluate(c.children[i], c.options, ours);
        chain.evaluate(given(c, i), theirs);
        const std::string& id = c.children[i].id;
        if (ours.obligations.size() != theirs.size()) {
            return "child " + id + ": the library has " + std::to_string(ours.obligations.size()) +
                   " obligations, " + peer + " has " + std::to_string(theirs.size());
        }
        for (std::size_t j = 0; j < theirs.size(); ++j) {
            const std::string which = "child " + id + ", review " + std::to_string(j + 1);
            if (auto found = compare(ours.obligations[j], theirs[j], which, peer)) {
                return found;
            }
        }
    }
    return {};
}

}  // namespace

std::optional<std::string> first_disagreement(const contest& c) {
    const auto timeline = [](const contest& all, std::size_t i) -> const auto& {
        return all.children[i];
    };
    const auto plain = [](const contest& all, std::size_t i) -> const auto& {
        return all.plain_children[i];
    };
    const std::optional<std::string> found[] = {
        check_questions(c, "date with a hashed set", c.date_hashed, c.date_questions),
        check_questions(c, "date with a sorted vector", c.date_sorted, c.date_questions),
        check_questions(c, "Boost with a hashed set", c.boost_hashed, c.boost_questions),
        check_questions(c, "Boost with a sorted vector", c.boost_sorted, c.boost_questions),
        check_children(c, "the chain with a hashed set, from timelines", c.date_hashed, timeline),
        check_children(c, "the chain with a sorted vector, from timelines", c.date_sorted,
                       timeline),
        check_children(c, "the chain with a hashed set, from bare dates", c.date_hashed, plain),
        check_children(c, "the chain with a sorted vector, from bare dates", c.date_sorted, plain),
    };
    for (const auto& one : found) {
        if (one) {
            return one;
        }
    }
    return {};
}

void require_agreement(const contest& c) {
    if (const auto found = first_disagreement(c)) {
        std::fprintf(stderr,
                     "The answers differ, so no times are compared; find out who is right.\n%s\n",
                     found->c_str());
        std::exit(1);
    }
}

}  // namespace timescales_bench
