#include "bench/inputs.hpp"

#include <random>

namespace timescales_bench {

using timescales::civil_date;
using timescales::optional_date;

namespace {

/// `std::uniform_int_distribution` differs between standard libraries; this does not.
class random_numbers {
  public:
    explicit random_numbers(std::uint64_t seed) : engine_(seed) {}

    /// [`low`:`high`]
    [[nodiscard]] std::int32_t between(std::int32_t low, std::int32_t high) {
        const auto width = static_cast<std::uint64_t>(high - low) + 1;
        return low + static_cast<std::int32_t>(engine_() % width);
    }

    [[nodiscard]] bool one_in(std::int32_t n) { return between(1, n) == 1; }

  private:
    std::mt19937_64 engine_;
};

civil_date day(std::int32_t year, std::int32_t month, std::int32_t day_of_month) {
    return civil_date::from_ymd(year, month, day_of_month).value();
}

civil_date plus(civil_date from, std::int32_t days) {
    return from.plus_days(days).value();
}

/// Reviews are held on weekdays.
civil_date weekday_on_or_before(civil_date date) {
    while (date.is_weekend()) {
        date = plus(date, -1);
    }
    return date;
}

/// Roughly the limit of the review after `held` others, in days from the last of them. Only the
/// programs under test work out the real one.
std::int32_t usual_gap(std::size_t held) {
    return held == 0 ? 28 : held == 1 ? 91 : 183;
}

std::int32_t usual_length(std::int32_t reviews) {
    return 28 + 91 + 183 * (reviews - 2);
}

civil_date next_review(random_numbers& random, civil_date after, std::size_t held) {
    const std::int32_t off = random.one_in(6) ? random.between(1, 28) : random.between(-25, 0);
    return weekday_on_or_before(plus(after, usual_gap(held) + off));
}

std::vector<civil_date> hold_reviews(random_numbers& random, civil_date start, std::size_t most) {
    std::vector<civil_date> reviews;
    civil_date last = start;
    while (reviews.size() < most) {
        last = next_review(random, last, reviews.size());
        if (last > as_at()) {
            break;
        }
        reviews.push_back(last);
    }
    return reviews;
}

/// Still looked after at `as_at`, the next review being awaited or somewhat overdue.
looked_after staying_child(random_numbers& random) {
    const std::int32_t length = usual_length(random.between(5, 10)) + random.between(0, 170);
    const civil_date start = plus(as_at(), -length);
    return {{}, start, start, {}, hold_reviews(random, start, SIZE_MAX)};
}

/// Left some time after the last review, in one case of ten when the next was past its limit.
looked_after leaving_child(random_numbers& random) {
    const std::int32_t reviews = random.between(5, 10);
    const std::int32_t latest_start = as_at() - first_start() - usual_length(reviews) - 500;
    const civil_date start = plus(first_start(), random.between(0, latest_start));
    looked_after child{
        {}, start, start, {}, hold_reviews(random, start, static_cast<std::size_t>(reviews))};
    child.end = plus(child.reviews.back(),
                     random.one_in(10) ? random.between(185, 215) : random.between(1, 180));
    return child;
}

/// Nobody is looked after from the 18th birthday on.
void leave_at_18(looked_after& child) {
    const civil_date birthday = timescales::attains_age(child.born, 18).value();
    if (birthday > as_at() || (child.end && *child.end <= birthday)) {
        return;
    }
    child.end = birthday;
    std::erase_if(child.reviews, [birthday](civil_date held) { return held >= birthday; });
}

std::string padded(std::size_t number) {
    const std::string digits = std::to_string(number);
    return "C" + std::string(6 - std::min<std::size_t>(6, digits.size()), '0') + digits;
}

/// dd/mm/yyyy
std::string british(civil_date date) {
    const auto text = timescales::to_text(date);
    const std::string_view iso = text;
    return std::string(iso.substr(8, 2)) + '/' + std::string(iso.substr(5, 2)) + '/' +
           std::string(iso.substr(0, 4));
}

}  // namespace

std::vector<question<civil_date>> random_questions(std::size_t count) {
    random_numbers random(20'171'204);
    const civil_date first = day(1995, 1, 1);
    // 60 working days and 15 weeks more lead to 2028-12-31 at the latest.
    const civil_date last = day(2028, 9, 15);
    const civil_date covered_to = day(2028, 12, 31);
    std::vector<question<civil_date>> questions;
    questions.reserve(count);
    while (questions.size() < count) {
        const civil_date from = plus(first, random.between(0, last - first));
        const civil_date to = std::min(plus(from, random.between(0, 365)), covered_to);
        questions.push_back({from, to, random.between(1, 60), random.between(1, 24)});
    }
    return questions;
}

civil_date as_at() {
    return day(2019, 3, 31);
}

civil_date first_start() {
    return day(2011, 4, 1);
}

std::vector<looked_after> random_children(std::size_t count) {
    random_numbers random(33'1);
    std::vector<looked_after> children;
    children.reserve(count);
    while (children.size() < count) {
        looked_after child = random.one_in(2) ? staying_child(random) : leaving_child(random);
        child.born = plus(child.start, -random.between(0, 17 * 365));
        leave_at_18(child);
        if (child.reviews.size() < 5 || child.reviews.size() > 10) {
            continue;
        }
        child.id = padded(children.size() + 1);
        children.push_back(std::move(child));
    }
    return children;
}

std::vector<timescales::timeline> to_timelines(std::span<const looked_after> children) {
    std::vector<timescales::timeline> timelines;
    timelines.reserve(children.size());
    for (const looked_after& child : children) {
        timescales::timeline line;
        line.id = child.id;
        line.born = child.born;
        line.spells.push_back(timescales::spell::since("looked-after", child.start, child.end));
        for (const civil_date review : child.reviews) {
            line.events.push_back({"review", review});
        }
        timelines.push_back(std::move(line));
    }
    return timelines;
}

ssda903_text to_ssda903(std::span<const looked_after> children) {
    ssda903_text text{
        "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n",
        "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,"
        "URN\n",
        "CHILD,DOB,REVIEW,REVIEW_CODE\n"};
    for (const looked_after& child : children) {
        const std::string born = british(child.born);
        text.header += child.id + ",2," + born + ",WBRI,,,\n";
        text.episodes += child.id + ',' + british(child.start) + ",S,C2,N1,U6,PR1," +
                         (child.end ? british(*child.end) + ",E4A" : ",") + ",,,,\n";
        for (const civil_date review : child.reviews) {
            text.reviews += child.id + ',' + born + ',' + british(review) + ",PN1\n";
        }
        text.rows += 2 + static_cast<std::int64_t>(child.reviews.size());
    }
    return text;
}

}  // namespace timescales_bench
