#include <gtest/gtest.h>

#include <string>
#include <type_traits>

#include "timescales/event.hpp"
#include "timescales/result.hpp"

namespace timescales {
namespace {

static_assert(!std::is_default_constructible_v<kind_name>);
static_assert(!std::is_constructible_v<kind_name, std::string>);  // only by `from`, which checks
static_assert(std::is_trivially_copyable_v<kind_name>);
static_assert(sizeof(kind_name) == 32);
static_assert(kind_name::max_length == 31);
static_assert(kind_name("review") == kind_name("review"));
static_assert(!(kind_name("review") == kind_name("reviews")));

constexpr std::string_view of_31 = "abcdefghijklmnopqrstuvwxyz-0123";
static_assert(of_31.size() == 31);

TEST(KindName, LettersDigitsAndHyphens) {
    for (const std::string_view name : {"a", "0", "-", "review", "looked-after", "section-47",
                                        "placed-for-adoption", "0123456789", "a-b-c"}) {
        const result<kind_name> kind = kind_name::from(name);
        ASSERT_TRUE(kind.has_value()) << name;
        EXPECT_EQ(kind->view(), name);
    }
}

TEST(KindName, ThirtyOneCharactersAreTheMost) {
    const result<kind_name> longest = kind_name::from(of_31);
    ASSERT_TRUE(longest.has_value());
    EXPECT_EQ(longest->view(), of_31);
    EXPECT_EQ(longest->view().size(), 31U);
    EXPECT_FALSE(kind_name::from(std::string(of_31) + "4").has_value());
    EXPECT_FALSE(kind_name::is_valid(std::string(32, 'a')));
    EXPECT_FALSE(kind_name::is_valid(std::string(10'000, 'a')));
}

TEST(KindName, EveryOtherCharacterIsRefused) {
    int refused = 0;
    for (int c = 0; c < 256; ++c) {
        const bool allowed = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
        const std::string name{'x', static_cast<char>(c), 'y'};
        EXPECT_EQ(kind_name::is_valid(name), allowed) << "character " << c;
        EXPECT_EQ(kind_name::from(name).has_value(), allowed) << "character " << c;
        refused += !allowed;
    }
    EXPECT_EQ(refused, 256 - 26 - 10 - 1);
}

TEST(KindName, RefusalSaysWhatToUse) {
    const result<kind_name> refused = kind_name::from("Looked After");
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, error_code::invalid_text);
    EXPECT_EQ(refused.error().message,
              "'Looked After' is not a kind: use 1 to 31 lower-case letters, digits and hyphens, "
              "such as 'looked-after'");
    EXPECT_EQ(kind_name::from("").error().message,
              "'' is not a kind: use 1 to 31 lower-case letters, digits and hyphens, such as "
              "'looked-after'");
}

TEST(KindName, EqualOnlyWhenEveryCharacterIs) {
    const kind_name base = kind_name::from(of_31).value();
    EXPECT_EQ(base, kind_name::from(of_31).value());
    for (std::size_t i = 0; i < of_31.size(); ++i) {
        std::string other(of_31);
        other[i] = other[i] == 'x' ? 'y' : 'x';
        EXPECT_FALSE(base == kind_name::from(other).value()) << "character " << i;
    }
    EXPECT_FALSE(base == kind_name::from(of_31.substr(0, 30)).value());
    EXPECT_FALSE(kind_name("review") == kind_name("reviews"));
}

TEST(Spell, SinceAKnownDay) {
    const civil_date start = civil_date::from_ymd(2017, 12, 4).value();
    const spell open = spell::since("looked-after", start);
    EXPECT_EQ(open.start, optional_date(start));
    EXPECT_EQ(open.known_from, start);
    EXPECT_FALSE(open.end.has_value());
    const spell ended = spell::since("looked-after", start, start.plus_days(10));
    EXPECT_EQ(ended.end, start.plus_days(10));
}

TEST(Spell, WithAnUnknownStart) {
    const civil_date known = civil_date::from_ymd(2017, 12, 4).value();
    const spell before = spell::with_unknown_start("looked-after", known);
    EXPECT_FALSE(before.start.has_value());
    EXPECT_EQ(before.known_from, known);
    EXPECT_FALSE(before == spell::since("looked-after", known));
}

TEST(Event, IsHeldUnlessSaidOtherwise) {
    const civil_date on = civil_date::from_ymd(2018, 1, 4).value();
    EXPECT_EQ((event{"review", on}.status), event_status::held);
    EXPECT_EQ(to_string(event_status::held), "held");
    EXPECT_EQ(to_string(event_status::planned), "planned");
    EXPECT_EQ(to_string(event_status::cancelled), "cancelled");
}

}  // namespace
}  // namespace timescales
