#include "lib/formats/suggestion.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "lib/formats/utf8.hpp"

namespace timescales_tests {

namespace {

using namespace timescales;

constexpr std::string_view kinds[] = {"statutory", "guidance", "local"};
constexpr std::string_view keys[] = {"id", "of", "from", "to", "within"};

}  // namespace

TEST(Nearest, OneLetterWrongMissingOrTooMany) {
    EXPECT_EQ(nearest("stututory", kinds), "statutory");
    EXPECT_EQ(nearest("statutry", kinds), "statutory");
    EXPECT_EQ(nearest("statuttory", kinds), "statutory");
}

TEST(Nearest, WordItself) {
    EXPECT_EQ(nearest("local", kinds), "local");
}

TEST(Nearest, TwoLettersSwappedInAWordOfFour) {
    EXPECT_EQ(nearest("form", keys), "from");
}

TEST(Nearest, TwoEditsInAWordOfThreeAreTooMany) {
    EXPECT_EQ(nearest("frm", keys), "from");
    EXPECT_EQ(nearest("fom", keys), "from");
    EXPECT_EQ(nearest("cat", keys), "");
    EXPECT_EQ(nearest("fxm", keys), "");
}

TEST(Nearest, AThirdOfALongWord) {
    EXPECT_EQ(nearest("statatury", kinds), "statutory");  // 2 of 9
    EXPECT_EQ(nearest("sattutroy", kinds), "");           // 4 of 9
    EXPECT_EQ(nearest("stautotry", kinds), "statutory");  // 3 of 9
}

TEST(Nearest, OneLetterOfTheCandidateHasToStay) {
    EXPECT_EQ(nearest("x", keys), "");
    EXPECT_EQ(nearest("o", keys), "of");
    EXPECT_EQ(nearest("", keys), "");
    constexpr std::string_view letters[] = {"a", "b"};
    EXPECT_EQ(nearest("c", letters), "");
}

TEST(Nearest, NearestOfSeveral) {
    constexpr std::string_view words[] = {"review", "reviews", "revised"};
    EXPECT_EQ(nearest("reviewz", words), "review");  // as near as `reviews`, and comes first
    EXPECT_EQ(nearest("revisd", words), "revised");
}

TEST(Nearest, CapitalsAreOtherLetters) {
    EXPECT_EQ(nearest("Local", kinds), "local");
    EXPECT_EQ(nearest("LOCAL", kinds), "");
}

TEST(Nearest, NothingToChooseFrom) {
    EXPECT_EQ(nearest("local", {}), "");
}

TEST(Nearest, WordOfMoreThanSixtyFourLettersIsNotExamined) {
    const std::string word(65, 'a');
    const std::string other = word.substr(1);
    const std::vector<std::string_view> candidates = {other};
    EXPECT_EQ(nearest(word, candidates), "");
    EXPECT_EQ(nearest(word.substr(1), candidates), other);
}

TEST(DidYouMean, NamesTheNearestOrNothing) {
    EXPECT_EQ(did_you_mean("lokal", kinds), "; did you mean 'local'?");
    EXPECT_EQ(did_you_mean("national", kinds), "");
}

TEST(ListOf, NoneOneTwoAndThree) {
    EXPECT_EQ(list_of({}, "or"), "");
    EXPECT_EQ(list_of(std::span(kinds).first(1), "or"), "statutory");
    EXPECT_EQ(list_of(std::span(kinds).first(2), "or"), "statutory or guidance");
    EXPECT_EQ(list_of(kinds, "and"), "statutory, guidance and local");
}

TEST(InQuotes, IsOneLine) {
    EXPECT_EQ(in_quotes("review"), "'review'");
    EXPECT_EQ(in_quotes(""), "''");
    EXPECT_EQ(in_quotes("a\nb\r\tc"), "'a\\nb\\r\\tc'");
    EXPECT_EQ(in_quotes(std::string_view("\0\x1b\x7f", 3)), "'\\x00\\x1b\\x7f'");
    EXPECT_EQ(in_quotes("Été"), "'Été'");
}

TEST(InQuotes, SixtyBytesAreShownAndSixtyOneCut) {
    const std::string sixty(60, 'a');
    EXPECT_EQ(in_quotes(sixty), "'" + sixty + "'");
    EXPECT_EQ(in_quotes(sixty + "b"), "'" + sixty + "…'");
}

TEST(InQuotes, NeverShowsHalfACharacter) {
    const std::string text = std::string(59, 'a') + "é" + "b";
    EXPECT_EQ(in_quotes(text), "'" + std::string(59, 'a') + "…'");
    const std::string fits = std::string(58, 'a') + "é" + "b";
    EXPECT_EQ(in_quotes(fits), "'" + std::string(58, 'a') + "é…'");
}

TEST(Utf8, FirstBadByte) {
    EXPECT_EQ(first_bad_utf8(""), std::nullopt);
    EXPECT_EQ(first_bad_utf8("plain"), std::nullopt);
    EXPECT_EQ(first_bad_utf8("é € 𝄞 \xF4\x8F\xBF\xBF"), std::nullopt);
    EXPECT_EQ(first_bad_utf8("caf\xE9"), 3U);           // Latin-1
    EXPECT_EQ(first_bad_utf8("a\xC3"), 1U);             // cut off
    EXPECT_EQ(first_bad_utf8("a\xE2\x82"), 1U);         // cut off
    EXPECT_EQ(first_bad_utf8("\xC0\x80"), 0U);          // overlong
    EXPECT_EQ(first_bad_utf8("\xE0\x9F\xBF"), 0U);      // overlong
    EXPECT_EQ(first_bad_utf8("\xF0\x8F\xBF\xBF"), 0U);  // overlong
    EXPECT_EQ(first_bad_utf8("\xED\xA0\x80"), 0U);      // surrogate
    EXPECT_EQ(first_bad_utf8("\xF4\x90\x80\x80"), 0U);  // beyond U+10FFFF
    EXPECT_EQ(first_bad_utf8("ab\x80"), 2U);            // continues nothing
}

/// Every code point: those that are characters are well formed, the surrogates are not.
TEST(Utf8, EveryCodePoint) {
    const auto encoded = [](std::uint32_t c) {
        const auto byte = [](std::uint32_t b) { return static_cast<char>(b); };
        std::string text;
        if (c < 0x80) {
            text = {byte(c)};
        } else if (c < 0x800) {
            text = {byte(0xC0 | (c >> 6)), byte(0x80 | (c & 63))};
        } else if (c < 0x10000) {
            text = {byte(0xE0 | (c >> 12)), byte(0x80 | ((c >> 6) & 63)), byte(0x80 | (c & 63))};
        } else {
            text = {byte(0xF0 | (c >> 18)), byte(0x80 | ((c >> 12) & 63)),
                    byte(0x80 | ((c >> 6) & 63)), byte(0x80 | (c & 63))};
        }
        return text;
    };
    std::uint32_t good = 0;
    std::uint32_t controls = 0;
    for (std::uint32_t c = 0; c < 0x110000; ++c) {
        const std::string text = encoded(c);
        if (!first_bad_utf8(text)) {
            ++good;
            const auto control = first_control_character(text);
            ASSERT_TRUE(!control || control->code_point == c) << c;
            controls += control ? 1U : 0U;
        }
    }
    EXPECT_EQ(good, 0x110000U - 0x800U);
    // U+0000 to U+001F without tab and line feed, U+007F to U+009F, U+2028, U+2029, U+FEFF.
    EXPECT_EQ(controls, 30U + 33U + 3U);
}

TEST(Utf8, FirstControlCharacter) {
    EXPECT_FALSE(first_control_character("a\tb\r\nc\n"));
    EXPECT_EQ(first_control_character("a\rb")->offset, 1U);
    EXPECT_EQ(first_control_character("a\r")->code_point, 0x0DU);
    EXPECT_EQ(first_control_character("é\u0085")->offset, 2U);
    EXPECT_EQ(first_control_character("é\u0085")->code_point, 0x85U);
    EXPECT_FALSE(first_control_character("\u00A0"));  // a space that does not break
}

TEST(Utf8, CharactersAreCountedNotBytes) {
    EXPECT_EQ(count_characters(""), 0U);
    EXPECT_EQ(count_characters("é€𝄞a"), 4U);
}

}  // namespace timescales_tests
