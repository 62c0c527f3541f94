// Tables of published figures.

#include "timescales/figure_table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/formats/temporary_folder.hpp"

namespace {

using namespace timescales;
using timescales_tests::temporary_folder;

loaded<figure_table> read(const std::string& text) {
    static const temporary_folder folder;
    return load_figure_table(folder.write("figures.csv", text));
}

/// Without the folder, which has another name each time.
std::vector<std::string> messages(const std::vector<diagnostic>& problems) {
    std::vector<std::string> all;
    for (const diagnostic& d : problems) {
        all.push_back(std::to_string(d.line) + " " + d.code + ": " + d.message);
    }
    return all;
}

}  // namespace

TEST(FigureTable, EveryRowIsAFigureOrReported) {
    const auto table = read(
        "Measure,Year,Numerator,Denominator,Percent\n"
        "Children,2017-18,292,300,97.3\n"
        "Participation,2013-14,143,157,91.7 %\n"
        "Reviews,2015-16,,,\n"
        "Reviews,2016-17,12,ten,91.7\n"
        "\"Reviews, all\",,\"1,234\",\"1,300\",94.9%\n"
        "Short,1,2\n"
        "Reviews,2018-19,-,-,-\n");
    ASSERT_TRUE(table);
    EXPECT_EQ(table.problems, std::vector<diagnostic>());
    EXPECT_EQ(table.value->figures,
              (std::vector<located_figure>{{"Children, 2017-18", {292, 300, 973, 1}, 2},
                                           {"Participation, 2013-14", {143, 157, 917, 1}, 3},
                                           {"Reviews, all", {1234, 1300, 949, 1}, 6}}));
    EXPECT_EQ(table.value->without_figure, 2);
    EXPECT_EQ(
        messages(table.value->problems),
        (std::vector<std::string>{
            "5 TS5002: cannot read '12/ten = 91.7%' as a figure: a number is missing before "
            "'ten = 91.7%'; write it as in '143/157 = 91.7%'",
            "7 TS2013: the row has 3 fields, and there are 5 columns: it is set aside; put a field "
            "that holds a comma in quotation marks"}));
}

TEST(FigureTable, ColumnsAreKnownByOtherNamesInAnyOrder) {
    const auto table = read("%,Of,N\n97.3,300,292\n");
    ASSERT_TRUE(table);
    EXPECT_EQ(table.value->figures, (std::vector<located_figure>{{"", {292, 300, 973, 1}, 2}}));
}

TEST(FigureTable, ColumnsThatAreMissingOrTwiceThereAreNamed) {
    EXPECT_EQ(messages(read("numerator,whole,percent\n1,2,50\n").problems),
              std::vector<std::string>{
                  "1 TS5001: no column is called denominator; give the columns the names "
                  "numerator, denominator and percent"});
    EXPECT_EQ(
        messages(read("n,count,d,percent\n1,1,2,50\n").problems),
        std::vector<std::string>{"1 TS5001: two columns can be the numerator; rename one of them"});
    EXPECT_FALSE(read("numerator,whole,percent\n1,2,50\n"));
    EXPECT_FALSE(read(""));
}
