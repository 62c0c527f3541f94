// `figures`: whether published counts and percentages agree.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "tests/cli/the_program.hpp"

namespace {

using namespace timescales_tests;

}  // namespace

TEST(Figures, OneThatDoesNotAgreeIsPutRightAndExitsWithOne) {
    const answer got = run({"figures", "143/157 = 91.7%"});
    EXPECT_EQ(got.status, 1);
    EXPECT_EQ(got.err, "");
    EXPECT_EQ(got.out,
              "143/157 = 91.7 % does not agree: 143 of 157 is 91.1 %\n"
              "  144 of 157 gives 91.7 %\n"
              "  143 of 156 gives 91.7 %\n");
}

TEST(Figures, ThoseThatAgreeAreCounted) {
    EXPECT_EQ(answered({"figures", "292 of 300 children, 97.3 %", "194/199 = 97.5%"}),
              "292/300 = 97.3 % agrees\n"
              "194/199 = 97.5 % agrees\n"
              "2 figures: 2 agree, 0 do not\n");
}

TEST(Figures, TableIsCheckedRowByRow) {
    const temporary_folder folder;
    const std::string table = folder.write("t.csv",
                                           "what,n,d,%\n"
                                           "a,160,164,98.2\n"
                                           "b,0,0,100\n"
                                           "c,3,2,150\n"
                                           "d,,,\n"
                                           "e,x,2,50\n");
    const answer got = run({"figures", "--file", table});
    EXPECT_EQ(got.status, 1);
    EXPECT_EQ(got.out,
              "line 2: a: 160/164 = 98.2 % does not agree: 160 of 164 is 97.6 %\n"
              "  161 of 164 gives 98.2 %\n"
              "  160 of 163 gives 98.2 %\n"
              "line 3: b: 0/0 = 100 % does not agree: of none there is no percentage\n"
              "line 4: c: 3/2 = 150 % does not agree: the part is larger than the whole\n"
              "  no count gives 150 %\n" +
                  table +
                  ":6: error TS5002: cannot read 'x/2 = 50%' as a figure: a number is missing "
                  "before '/2 = 50%'; write it as in '143/157 = 91.7%'\n"
                  "3 figures: 0 agree, 3 do not; 1 row not readable; 1 row without a figure\n");
    const json answered = json::parse(run({"figures", "--file", table, "--format", "json"}).out);
    EXPECT_EQ(answered["figures"].size(), 3U);
    EXPECT_EQ(answered["figures"][0],
              json::parse(R"({"line": 2, "label": "a", "numerator": 160, "denominator": 164,
                "percent": "98.2", "percent_of_counts": "97.6", "consistent": false,
                "numerator_from": 161, "numerator_to": 161, "denominator_from": 163,
                "denominator_to": 163})"));
    EXPECT_EQ(answered["figures"][1]["percent_of_counts"], nullptr);
    EXPECT_EQ(answered["without_figure"], 1);
    EXPECT_EQ(answered["problems"][0]["code"], "TS5002");
    const answer csv = run({"figures", "--file", table, "--format", "csv"});
    EXPECT_EQ(csv.status, 1);
    EXPECT_THAT(csv.err, testing::StartsWith(table + ":6: error TS5002: "));
    EXPECT_EQ(std::count(csv.out.begin(), csv.out.end(), '\n'), 4);
}

TEST(Figures, CsvHasALineForEach) {
    EXPECT_EQ(answered({"figures", "1/2 = 50%", "--format", "csv"}),
              "line,label,numerator,denominator,percent,percent_of_counts,consistent,"
              "numerator_from,numerator_to,denominator_from,denominator_to\n"
              ",1/2 = 50%,1,2,50,50,true,1,1,2,2\n");
}

TEST(Figures, NeedsFiguresOrAFileThatCanBeRead) {
    EXPECT_EQ(refused({"figures"}),
              "timescales: FIGURE is missing: give one as in \"143/157 = 91.7%\", or a table of "
              "them with --file\n");
    EXPECT_EQ(refused({"figures", "1/2 = 50%", "--file", "t.csv"}),
              "timescales: give figures or --file, not both\n");
    EXPECT_EQ(refused({"figures", "1/2"}),
              "timescales: cannot read '1/2' as a figure: the percentage is missing; write it as "
              "in '143/157 = 91.7%'\n");
    EXPECT_THAT(refused({"figures", "--file", "no-such-file.csv"}, 3),
                testing::HasSubstr("nothing was computed"));
}
