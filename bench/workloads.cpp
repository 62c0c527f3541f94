#include "bench/workloads.hpp"

namespace timescales_bench {

namespace {

template <class Day, class Convert>
std::vector<question<Day>> converted(const std::vector<question<timescales::civil_date>>& given,
                                     Convert convert) {
    std::vector<question<Day>> questions;
    questions.reserve(given.size());
    for (const auto& q : given) {
        questions.push_back({convert(q.from), convert(q.to), q.working_days, q.months});
    }
    return questions;
}

}  // namespace

timescales::rule_book review_rules() {
    constexpr std::string_view reviews = "england/looked-after-review";
    return timescales::built_in_rule_book().only({&reviews, 1}).value();
}

namespace {

contest make_contest() {
    const timescales::working_calendar& calendar =
        *timescales::built_in_calendar("england-and-wales");
    auto questions = random_questions(question_count);
    const auto children = random_children(child_count);
    std::int64_t reviews = 0;
    for (const looked_after& child : children) {
        reviews += static_cast<std::int64_t>(child.reviews.size());
    }
    return {.calendar = calendar,
            .rules = review_rules(),
            .options = {.as_at = as_at()},
            .date_hashed = make_day_walk<date_day, hashed_holidays>(calendar),
            .date_sorted = make_day_walk<date_day, sorted_holidays>(calendar),
            .boost_hashed = make_day_walk<boost_day, hashed_holidays>(calendar),
            .boost_sorted = make_day_walk<boost_day, sorted_holidays>(calendar),
            .questions = questions,
            .date_questions = converted<date_day>(questions, to_date),
            .boost_questions = converted<boost_day>(questions, to_boost),
            .children = to_timelines(children),
            .plain_children = to_plain(children),
            .reviews = reviews};
}

}  // namespace

const contest& the_contest() {
    static const contest made = make_contest();
    return made;
}

void evaluate_children(timescales::evaluator& evaluator,
                       std::span<const timescales::timeline> children,
                       const timescales::evaluation_options& options,
                       timescales::evaluation& buffer) {
    for (const timescales::timeline& child : children) {
        evaluator.evaluate(child, options, buffer);
        keep(buffer.obligations.data());
    }
}

}  // namespace timescales_bench
