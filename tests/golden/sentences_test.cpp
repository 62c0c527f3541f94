// Every version of every timescale compiled in, as the one sentence that the rule itself makes. A
// change of a rule, or of the words, shows here beside what it was.

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "timescales/rule_book.hpp"

namespace {

using namespace timescales;

std::string sentences() {
    std::string text;
    const rule_book all = built_in_rule_book(built_in_packs()).value();
    for (const timescale& t : all.timescales()) {
        for (const version& v : t.versions) {
            text += std::string(t.name) + " (" + std::string(v.instrument.number) + ")\n    " +
                    describe(t, v) + '\n';
        }
    }
    return text;
}

TEST(Golden, EveryTimescaleReadsAsItsSentence) {
    const std::string path = TIMESCALES_SOURCE_DIR "/tests/golden/sentences.txt";
    std::ifstream file(path);
    std::ostringstream pinned;
    pinned << file.rdbuf();
    std::istringstream now(sentences());
    std::istringstream before(pinned.str());
    std::size_t lines = 0;
    for (std::string is, was; std::getline(now, is); ++lines) {
        std::getline(before, was);
        EXPECT_EQ(is, was) << "tests/golden/sentences.txt:" << lines + 1;
    }
    std::string more;
    EXPECT_FALSE(std::getline(before, more)) << more;
    EXPECT_GE(lines, 2U * 120U);
}

}  // namespace
