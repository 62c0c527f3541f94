// Rules made by hand, and the plain English that they are shown in.

#include "lib/model/wording.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "timescales/rule_book.hpp"

namespace timescales {
namespace {

// ---- rules made by hand ------------------------------------------------------------------------

constexpr case_date start{};
constexpr case_date previous{.what = case_date_kind::previous};
constexpr case_date birthday_16{.what = case_date_kind::birthday, .age = 16};

case_date first_event(kind_name kind) {
    return {.what = case_date_kind::first_event, .kind = kind};
}

case_date next_event(kind_name kind) {
    return {.what = case_date_kind::next_event, .kind = kind};
}

limit within(period length, case_date from, counting_policy policy = {}) {
    return {.length = length, .from = from, .policy = policy};
}

limit at_least_before(period length, case_date from) {
    return within(length, from, {.direction = direction::before});
}

timescale reviews() {
    return {.name = "test/review",
            .says = "A case is reviewed.",
            .kind = timescale_kind::statutory,
            .arises_per = {.what = occasion_kind::spell, .kind = "looked-after"},
            .only_if = {},
            .except_while = {},
            .until_age = {},
            .lapses_on = {},
            .met_by = {.kind = kind_name("review")},
            .calendar = "england-and-wales",
            .versions = {},
            .relaxations = {},
            .options = {},
            .based_on = {},
            .review_by = {}};
}

timescale assessments() {
    timescale duty = reviews();
    duty.arises_per = {.what = occasion_kind::event, .kind = "referral"};
    duty.met_by = {.kind = kind_name("assessment")};
    return duty;
}

version version_of(std::span<const step> steps) {
    return {.in_force_from = civil_date::from_ymd(2011, 4, 1).value(),
            .in_force_to = {},
            .commencement = {},
            .instrument = {},
            .working_days = {},
            .steps = steps};
}

/// The sentence for a duty of one step with one limit.
std::string described(const timescale& duty, const limit& one = within(period::weeks(4), start)) {
    const step only{.id = "first", .limits = {&one, 1}};
    return describe(duty, version_of({&only, 1}));
}

std::string said(const limit& one) {
    return in_words(one, reviews());
}

std::string said(const condition& one) {
    return in_words(one, reviews());
}

std::string said(const step& one) {
    return in_words(one, reviews());
}

// ---- words -------------------------------------------------------------------------------------

TEST(Words, OfAKind) {
    EXPECT_EQ(words("placed-for-adoption"), "placed for adoption");
    EXPECT_EQ(words("review"), "review");
    EXPECT_EQ(words(""), "");
}

TEST(Words, OrdinalsOfBirthdays) {
    const auto birthday = [](std::int32_t age) {
        return in_words({.what = case_date_kind::birthday, .age = age}, reviews());
    };
    EXPECT_EQ(birthday(1), "the 1st birthday");
    EXPECT_EQ(birthday(2), "the 2nd birthday");
    EXPECT_EQ(birthday(3), "the 3rd birthday");
    EXPECT_EQ(birthday(4), "the 4th birthday");
    EXPECT_EQ(birthday(11), "the 11th birthday");
    EXPECT_EQ(birthday(12), "the 12th birthday");
    EXPECT_EQ(birthday(13), "the 13th birthday");
    EXPECT_EQ(birthday(18), "the 18th birthday");
    EXPECT_EQ(birthday(21), "the 21st birthday");
    EXPECT_EQ(birthday(111), "the 111th birthday");
}

TEST(Words, ArticlesByWhatIsHeard) {
    const auto held = [](kind_name kind) {
        return said({.what = condition_kind::held, .kind = kind});
    };
    EXPECT_EQ(held("visit"), "a visit was held");
    EXPECT_EQ(held("assessment"), "an assessment was held");
    EXPECT_EQ(held("unit-meeting"), "a unit meeting was held");
    EXPECT_EQ(held("update"), "an update was held");
    EXPECT_EQ(held("one-off"), "a one off was held");
    EXPECT_EQ(held("18-plus-meeting"), "an 18 plus meeting was held");
    EXPECT_EQ(held("sdq"), "an sdq was held");
    EXPECT_EQ(held("pep-meeting"), "a pep meeting was held");
    EXPECT_EQ(held("representations"), "representations was held");
    EXPECT_EQ(held("diagnosis"), "a diagnosis was held");
}

// ---- dates of the case -------------------------------------------------------------------------

TEST(CaseDateInWords, EveryKind) {
    const timescale duty = reviews();
    EXPECT_EQ(in_words(start, duty), "the start");
    EXPECT_EQ(in_words(previous, duty), "the previous review");
    EXPECT_EQ(in_words(birthday_16, duty), "the 16th birthday");
    EXPECT_EQ(in_words(first_event("review"), duty), "the first review");
    EXPECT_EQ(
        in_words({.what = case_date_kind::last_event, .kind = kind_name("health-check")}, duty),
        "the last health check");
    EXPECT_EQ(in_words(next_event("review"), duty), "the next review");
    EXPECT_EQ(
        in_words({.what = case_date_kind::limit_of, .timescale = "england/looked-after-review"},
                 duty),
        "the limit of england/looked-after-review");
}

TEST(CaseDateInWords, StartOfADutyPerEventIsTheEvent) {
    EXPECT_EQ(in_words(start, assessments()), "the referral");
}

TEST(CaseDateInWords, PreviousWhereAnEndMeetsTheDuty) {
    timescale duty = reviews();
    duty.met_by = {};
    EXPECT_EQ(in_words(previous, duty), "the previous one");
}

// ---- limits ------------------------------------------------------------------------------------

TEST(LimitInWords, Counted) {
    EXPECT_EQ(said(within(period::working_days(20), start)), "within 20 working days of the start");
    EXPECT_EQ(said(within(period::months(1), previous)), "within 1 month of the previous review");
    EXPECT_EQ(said(within(period::hours(72), start)), "within 72 hours of the start");
    EXPECT_EQ(said(within(period::weeks(26), start, {.first = first_day::included})),
              "within 26 weeks beginning with the start");
    EXPECT_EQ(said(within(period::days(0), birthday_16)), "by the 16th birthday");
}

TEST(LimitInWords, CountedBack) {
    EXPECT_EQ(said(at_least_before(period::working_days(3), next_event("review"))),
              "at least 3 working days before the next review");
    EXPECT_EQ(said(at_least_before(period::days(1), next_event("review"))),
              "before the next review");
    EXPECT_EQ(said(at_least_before(period::working_days(1), next_event("review"))),
              "at least 1 working day before the next review");
    EXPECT_EQ(said(within(period::days(1), next_event("review"),
                          {.direction = direction::before, .clear = true})),
              "at least 1 clear day before the next review");
    EXPECT_EQ(said(within(period::days(1), next_event("review"),
                          {.first = first_day::included, .direction = direction::before})),
              "at least 1 day before the next review, that day counted");
}

TEST(LimitInWords, ClearDays) {
    EXPECT_EQ(said(within(period::working_days(5), start, {.clear = true})),
              "within 5 clear working days of the start");
    EXPECT_EQ(said(within(period::days(0), start, {.clear = true})),
              "within 0 clear days of the start");
}

TEST(LimitInWords, RollsAndMonthEnds) {
    EXPECT_EQ(said(within(period::months(3), start, {.roll = roll::next})),
              "within 3 months of the start, moved to the next working day if it is none");
    EXPECT_EQ(said(within(period::months(3), start, {.roll = roll::previous})),
              "within 3 months of the start, moved back to the last working day if it is none");
    EXPECT_EQ(said(within(period::months(3), start, {.roll = roll::sunday_or_holiday})),
              "within 3 months of the start, moved to the next day that is neither if it is a "
              "Sunday or a public holiday");
    EXPECT_EQ(said(within(period::months(3), start, {.month_end = month_end::next_day})),
              "within 3 months of the start, or on the first of the next month if its month has "
              "no such day");
    EXPECT_EQ(said(within(period::months(3), start, {.month_end = month_end::refuse})),
              "within 3 months of the start, with no limit if its month has no such day");
}

TEST(LimitInWords, Cycles) {
    EXPECT_EQ(said({.what = limit_kind::cycle, .from = previous}), "once in each calendar month");
    EXPECT_EQ(said({.what = limit_kind::cycle, .from = start}),
              "once in the calendar month of the start");
    EXPECT_EQ(said({.what = limit_kind::cycle, .from = previous, .cycle = cycle::school_term}),
              "once in each school term");
}

TEST(LimitInWords, Totals) {
    EXPECT_EQ(
        said({.what = limit_kind::total, .length = period::days(75), .window = period::months(12)}),
        "at most 75 days in any 12 months");
    EXPECT_EQ(
        said({.what = limit_kind::total, .length = period::days(1), .window = period::years(1)}),
        "at most 1 day in any year");
}

TEST(LimitInWords, EarliestAndLatestOfTwoAndOfThree) {
    const std::vector<limit> two{within(period::months(3), start),
                                 within(period::days(0), birthday_16)};
    EXPECT_EQ(said({.what = limit_kind::earliest_of, .of = two}),
              "by the earlier of: within 3 months of the start and by the 16th birthday");
    EXPECT_EQ(said({.what = limit_kind::latest_of, .of = two}),
              "by the later of: within 3 months of the start and by the 16th birthday");
    std::vector<limit> three = two;
    three.push_back(within(period::days(0), first_event("review")));
    EXPECT_EQ(said({.what = limit_kind::earliest_of, .of = three}),
              "by the earliest of: within 3 months of the start, by the 16th birthday and by the "
              "first review");
    EXPECT_EQ(said({.what = limit_kind::latest_of, .of = three}),
              "by the latest of: within 3 months of the start, by the 16th birthday and by the "
              "first review");
}

TEST(LimitInWords, BracketsHoldTogetherWhatIsNested) {
    const std::vector<limit> inner{within(period::months(3), start),
                                   within(period::days(0), birthday_16)};
    const std::vector<limit> outer{{.what = limit_kind::latest_of, .of = inner},
                                   within(period::days(0), next_event("review"))};
    EXPECT_EQ(said({.what = limit_kind::earliest_of, .of = outer}),
              "by the earlier of: (by the later of: within 3 months of the start and by the 16th "
              "birthday) and by the next review");
}

// ---- conditions --------------------------------------------------------------------------------

constexpr std::string_view types[] = {"foster", "kinship"};
constexpr std::string_view yes[] = {"yes"};
constexpr attribute_match of_type{"placement-type", types};
constexpr attribute_match seen_alone{"seen-alone", yes};

const condition under_5{.what = condition_kind::age_under, .years = 5};
const condition from_16{.what = condition_kind::age_from, .years = 16};
const condition fragile{.what = condition_kind::during, .kind = kind_name("fragile-placement")};
const condition reviewed{.what = condition_kind::held, .kind = kind_name("review")};
const condition first_year{.what = condition_kind::first, .length = period::years(1)};
const condition first_months{.what = condition_kind::first, .length = period::months(6)};

condition none_of(std::span<const condition> of) {
    return {.what = condition_kind::none, .of = of};
}

std::string denied(const condition& one) {
    return said(none_of({&one, 1}));
}

TEST(ConditionInWords, OneByOne) {
    EXPECT_EQ(said(under_5), "the child is under 5");
    EXPECT_EQ(said(from_16), "the child is 16 or over");
    EXPECT_EQ(said(fragile), "while fragile placement");
    EXPECT_EQ(said(reviewed), "a review was held");
    EXPECT_EQ(said(first_year), "it is in the first year");
    EXPECT_EQ(said(first_months), "it is in the first 6 months");
}

TEST(ConditionInWords, DeniedOneByOne) {
    EXPECT_EQ(denied(under_5), "the child is 5 or over");
    EXPECT_EQ(denied(from_16), "the child is under 16");
    EXPECT_EQ(denied(fragile), "not while fragile placement");
    EXPECT_EQ(denied(reviewed), "no review was held");
    EXPECT_EQ(denied(first_year), "it is after the first year");
    const condition once = none_of({&reviewed, 1});
    EXPECT_EQ(denied(once), "a review was held");
}

TEST(ConditionInWords, Attributes) {
    const attribute_match both[] = {of_type, seen_alone};
    const condition held{.what = condition_kind::held, .kind = kind_name("visit"), .where = both};
    EXPECT_EQ(said(held), "a visit (placement type: foster or kinship; seen alone: yes) was held");
    EXPECT_EQ(denied(held),
              "no visit (placement type: foster or kinship; seen alone: yes) was held");
    const condition during{
        .what = condition_kind::during, .kind = kind_name("placement"), .where = {&of_type, 1}};
    EXPECT_EQ(said(during), "while placement (placement type: foster or kinship)");
    const condition with{.what = condition_kind::with, .where = both};
    EXPECT_EQ(said(with),
              "the looked-after spell has placement type: foster or kinship and the looked-after "
              "spell has seen alone: yes");
    EXPECT_EQ(denied(with),
              "the looked-after spell does not have placement type: foster or kinship or the "
              "looked-after spell does not have seen alone: yes");
    const condition with_one{.what = condition_kind::with, .where = {&seen_alone, 1}};
    EXPECT_EQ(in_words(with_one, assessments()), "the referral has seen alone: yes");
}

TEST(ConditionInWords, SeveralTogether) {
    const condition two[] = {under_5, reviewed};
    const condition three[] = {under_5, reviewed, first_year};
    EXPECT_EQ(said({.what = condition_kind::all, .of = two}),
              "the child is under 5 and a review was held");
    EXPECT_EQ(said({.what = condition_kind::any, .of = three}),
              "the child is under 5, a review was held or it is in the first year");
    EXPECT_EQ(said(none_of(two)), "the child is 5 or over and no review was held");
}

TEST(ConditionInWords, DenyingSeveralDeniesEach) {
    const condition two[] = {under_5, reviewed};
    EXPECT_EQ(denied({.what = condition_kind::all, .of = two}),
              "the child is 5 or over or no review was held");
    EXPECT_EQ(denied({.what = condition_kind::any, .of = two}),
              "the child is 5 or over and no review was held");
    EXPECT_EQ(denied(none_of(two)), "the child is under 5 or a review was held");
}

TEST(ConditionInWords, BracketsHoldTogetherWhatIsNested) {
    const condition either[] = {under_5, reviewed};
    const condition any{.what = condition_kind::any, .of = either};
    const condition outer[] = {any, fragile};
    EXPECT_EQ(said({.what = condition_kind::all, .of = outer}),
              "(the child is under 5 or a review was held) and while fragile placement");
    const condition wrapped[] = {none_of({&any, 1}), fragile};
    EXPECT_EQ(said({.what = condition_kind::any, .of = wrapped}),
              "(the child is 5 or over and no review was held) or while fragile placement");
}

TEST(ConditionInWords, OfNothing) {
    EXPECT_EQ(said({.what = condition_kind::all}), "in every case");
    EXPECT_EQ(said({.what = condition_kind::any}), "in no case");
}

// ---- steps -------------------------------------------------------------------------------------

limit when(limit one, const condition& condition, judged_on day = judged_on::anchor) {
    one.when = {&condition, 1};
    one.judged_on = day;
    return one;
}

TEST(StepInWords, Alternatives) {
    const limit one_of[] = {when(within(period::months(6), previous), under_5),
                            within(period::years(1), previous)};
    EXPECT_EQ(said(step{.id = "s", .limits = one_of}),
              "within 6 months of the previous review if the child is under 5, otherwise within "
              "1 year of the previous review");
}

TEST(StepInWords, WhileASpellHoldsOnTheDayCountedFrom) {
    const limit one_of[] = {when(within(period::months(3), previous), fragile),
                            within(period::months(6), previous)};
    EXPECT_EQ(said(step{.id = "s", .limits = one_of}),
              "within 3 months of the previous review while fragile placement, otherwise within "
              "6 months of the previous review");
    const condition never = none_of({&fragile, 1});
    const limit only = when(within(period::months(6), previous), never);
    EXPECT_EQ(said(step{.id = "s", .limits = {&only, 1}}),
              "within 6 months of the previous review not while fragile placement");
}

TEST(StepInWords, AsLongAsItHoldsOnTheLimit) {
    timescale visits = reviews();
    visits.met_by = {.kind = kind_name("visit")};
    const condition unreviewed = none_of({&reviewed, 1});
    const limit one_of[] = {when(within(period::weeks(1), previous), unreviewed, judged_on::limit),
                            within(period::weeks(6), previous)};
    EXPECT_EQ(in_words(step{.id = "s", .limits = one_of}, visits),
              "within 1 week of the previous visit as long as no review was held, otherwise "
              "within 6 weeks of the previous visit");
    const limit running = when(within(period::weeks(1), previous), fragile, judged_on::limit);
    EXPECT_EQ(in_words(step{.id = "s", .limits = {&running, 1}}, visits),
              "within 1 week of the previous visit as long as a fragile-placement spell is "
              "running");
}

TEST(StepInWords, NotBefore) {
    const limit from_start = within(period::days(42), start);
    EXPECT_EQ(said(step{.id = "s", .limits = {&from_start, 1}, .not_before = period::days(28)}),
              "within 42 days of the start, not sooner than 28 days after the start");
    const limit from_birthday = within(period::days(42), birthday_16);
    EXPECT_EQ(said(step{.id = "s", .limits = {&from_birthday, 1}, .not_before = period::days(28)}),
              "within 42 days of the 16th birthday, not sooner than 28 days after the step began");
}

TEST(StepInWords, Extensions) {
    const limit sixteen_weeks = within(period::weeks(16), start);
    const extension several[] = {{"approval-extended", period::weeks(8), 1, {}},
                                 {"court-extension", period::days(1), 2, {}},
                                 {"order-extended", period::days(7), 3, {}}};
    EXPECT_EQ(said(step{.id = "s", .limits = {&sixteen_weeks, 1}, .extensions = several}),
              "within 16 weeks of the start, put off by up to 8 weeks once by an approval "
              "extended, put off by up to 1 day up to twice by a court extension, put off by up "
              "to 7 days up to 3 times by an order extended");
}

// ---- whole sentences ---------------------------------------------------------------------------

TEST(Describe, ChainOfReviews) {
    timescale duty = reviews();
    const kind_name exceptions[] = {"placed-for-adoption", "short-breaks"};
    duty.except_while = exceptions;
    duty.until_age = 18;
    const limit first = within(period::working_days(20), start);
    const limit second = within(period::months(3), previous);
    const limit subsequent = within(period::months(6), previous);
    const step steps[] = {{.id = "first", .limits = {&first, 1}},
                          {.id = "second", .limits = {&second, 1}},
                          {.id = "subsequent", .limits = {&subsequent, 1}, .repeats = true}};
    EXPECT_EQ(describe(duty, version_of(steps)),
              "For each looked-after spell, except while placed for adoption or short breaks and "
              "until the 18th birthday: a review within 20 working days of the start, then within "
              "3 months of the previous review, then again and again within 6 months of the "
              "previous review.");
}

TEST(Describe, SemicolonAfterAStepWithCommas) {
    const limit one_of[] = {when(within(period::months(3), start), under_5),
                            within(period::months(6), start)};
    const limit next = within(period::months(6), previous);
    const step steps[] = {{.id = "first", .limits = one_of},
                          {.id = "second", .limits = {&next, 1}, .repeats = true}};
    EXPECT_EQ(describe(reviews(), version_of(steps)),
              "For each looked-after spell: a review within 3 months of the start if the child is "
              "under 5, otherwise within 6 months of the start; then again and again within 6 "
              "months of the previous review.");
}

TEST(Describe, Occasions) {
    timescale duty = assessments();
    EXPECT_EQ(described(duty), "For each referral: an assessment within 4 weeks of the referral.");
    duty.arises_per.where = {&of_type, 1};
    duty.arises_per.planned = true;
    duty.arises_per.notified = true;
    duty.arises_per.repeated = repeat_rule::joins;
    EXPECT_EQ(described(duty),
              "For each referral (placement type: foster or kinship; planned ones too; counted "
              "from the day it was notified; further ones join the one that is pending): an "
              "assessment within 4 weeks of the referral.");
    duty.arises_per = {
        .what = occasion_kind::event, .kind = "referral", .repeated = repeat_rule::restarts};
    EXPECT_EQ(described(duty),
              "For each referral (a further one restarts the one that is pending): an assessment "
              "within 4 weeks of the referral.");
}

TEST(Describe, Bounds) {
    timescale duty = reviews();
    const kind_name withdrawn[] = {"complaint-withdrawn", "appeal"};
    duty.lapses_on = withdrawn;
    EXPECT_EQ(described(duty),
              "For each looked-after spell, unless ended by a complaint withdrawn or an appeal: a "
              "review within 4 weeks of the start.");
    duty.lapses_on = {};
    duty.only_if = {&fragile, 1};
    EXPECT_EQ(described(duty),
              "For each looked-after spell, only if on that day a fragile-placement spell is "
              "running: a review within 4 weeks of the start.");
    const condition never = none_of({&fragile, 1});
    duty.only_if = {&never, 1};
    duty.until_age = 18;
    EXPECT_EQ(described(duty),
              "For each looked-after spell, only if on that day no fragile-placement spell is "
              "running, until the 18th birthday: a review within 4 weeks of the start.");
}

TEST(Describe, WhatMeetsIt) {
    timescale duty = reviews();
    duty.met_by = {.kind = kind_name("visit"),
                   .where = {&seen_alone, 1},
                   .notified = true,
                   .part = counted_part::last,
                   .early = period::months(3)};
    EXPECT_EQ(described(duty),
              "For each looked-after spell: a visit (seen alone: yes; its last part; dated by the "
              "day it was notified; one up to 3 months before the start counts) within 4 weeks of "
              "the start.");
}

TEST(Describe, EndOfTheSpell) {
    timescale duty = reviews();
    duty.arises_per.kind = "temporary-approval";
    duty.met_by = {};
    EXPECT_EQ(described(duty, within(period::weeks(16), start)),
              "For each temporary-approval spell: it ends within 16 weeks of the start.");
    EXPECT_EQ(described(duty, {.what = limit_kind::total,
                               .length = period::days(75),
                               .window = period::months(12)}),
              "For each temporary-approval spell: it comes to at most 75 days in any 12 months.");
}

/// Each feature alone, beside a rule that has none of them.
TEST(Describe, RulesThatDifferReadDifferently) {
    std::vector<timescale> duties(18, assessments());
    const kind_name withdrawn[] = {"referral-withdrawn"};
    duties[1].arises_per.kind = "contact";
    duties[2].arises_per.what = occasion_kind::spell;
    duties[3].arises_per.where = {&of_type, 1};
    duties[4].arises_per.planned = true;
    duties[5].arises_per.notified = true;
    duties[6].arises_per.repeated = repeat_rule::joins;
    duties[7].arises_per.repeated = repeat_rule::restarts;
    duties[8].only_if = {&fragile, 1};
    duties[9].except_while = withdrawn;
    duties[10].until_age = 18;
    duties[11].lapses_on = withdrawn;
    duties[12].met_by.kind = kind_name("visit");
    duties[13].met_by.where = {&seen_alone, 1};
    duties[14].met_by.notified = true;
    duties[15].met_by.part = counted_part::last;
    duties[16].met_by.early = period::months(3);
    duties[17].met_by = {};
    std::set<std::string> sentences;
    for (const timescale& duty : duties) {
        const std::string sentence = described(duty);
        EXPECT_TRUE(sentences.insert(sentence).second) << sentence << " is said of two";
    }
}

// ---- the built-in rules ------------------------------------------------------------------------

TEST(Describe, TheHeadersExample) {
    const timescale& duty = *built_in_rule_book().find("england/looked-after-review");
    EXPECT_EQ(describe(duty, duty.versions.back()),
              "For each looked-after spell, except while placed for adoption or short breaks and "
              "until the 18th birthday: a review within 20 working days of the start, then within "
              "3 months of the previous review, then again and again within 6 months of the "
              "previous review.");
}

}  // namespace
}  // namespace timescales
