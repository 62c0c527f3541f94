#include "lib/formats/csv_file.hpp"

#include <gtest/gtest.h>

#include "lib/formats/ssda903_problems.hpp"
#include "tests/formats/temporary_folder.hpp"

namespace timescales {
namespace {

using namespace std::string_literals;
using timescales_tests::temporary_folder;

/// Every row as "line: [field][field]".
std::vector<std::string> rows_of(const loaded<csv_table>& read) {
    std::vector<std::string> rows;
    if (!read) {
        return rows;
    }
    for (std::size_t i = 0; i < read.value->rows(); ++i) {
        std::string row = std::to_string(read.value->line(i)) + ": ";
        for (std::size_t j = 0; j < read.value->columns().size(); ++j) {
            row += "[" + std::string(read.value->cell(i, j)) + "]";
        }
        rows.push_back(row);
    }
    return rows;
}

std::vector<std::string> problems_of(const loaded<csv_table>& read) {
    std::vector<std::string> texts;
    for (const diagnostic& d : read.problems) {
        texts.push_back(to_string(d));
    }
    return texts;
}

using texts = std::vector<std::string>;

TEST(CsvFile, ColumnNamesAreTrimmedAndUpperCased) {
    const auto read = read_csv(" Child ,decom\nx,y\n", "a.csv");
    ASSERT_TRUE(read);
    EXPECT_EQ(read.value->columns()[0], "CHILD");
    EXPECT_EQ(read.value->column("DECOM"), 1U);
    EXPECT_EQ(read.value->column("DEC"), std::nullopt);
    EXPECT_EQ(rows_of(read), (texts{"2: [x][y]"}));
}

TEST(CsvFile, LineEndsAreLfCrlfOrCr) {
    for (const std::string& end : {"\n"s, "\r\n"s, "\r"s}) {
        const auto read = read_csv("A,B" + end + "1,2" + end + "3,4" + end, "a.csv");
        EXPECT_EQ(rows_of(read), (texts{"2: [1][2]", "3: [3][4]"}));
        EXPECT_TRUE(read.problems.empty());
    }
}

TEST(CsvFile, LastLineNeedsNoEnd) {
    EXPECT_EQ(rows_of(read_csv("A,B\n1,2", "a.csv")), (texts{"2: [1][2]"}));
    EXPECT_EQ(rows_of(read_csv("A,B\n1,", "a.csv")), (texts{"2: [1][]"}));
    EXPECT_EQ(rows_of(read_csv("A,B\n1,\"2\"", "a.csv")), (texts{"2: [1][2]"}));
}

TEST(CsvFile, ByteOrderMarkOfUtf8IsNoPartOfTheFirstName) {
    const auto read = read_csv(
        "\xEF\xBB\xBF"
        "A,B\n1,2\n",
        "a.csv");
    ASSERT_TRUE(read);
    EXPECT_EQ(read.value->columns()[0], "A");
}

TEST(CsvFile, QuotedFieldsHoldCommasQuotesAndLineEnds) {
    const auto read = read_csv("A,B\n\"x,\"\"y\"\"\",\"1\r\n2\"\n3,4\n", "a.csv");
    EXPECT_EQ(rows_of(read), (texts{"2: [x,\"y\"][1\r\n2]", "4: [3][4]"}));
}

TEST(CsvFile, ARowBeginsWhereItsFirstQuotedFieldDoes) {
    const auto read = read_csv("A,B\n\"1\n\n2\",x\n\n\"3\",\"4\n\"\n5,6\n", "a.csv");
    EXPECT_EQ(rows_of(read), (texts{"2: [1\n\n2][x]", "6: [3][4\n]", "8: [5][6]"}));
}

TEST(CsvFile, SpacesBelongToTheField) {
    EXPECT_EQ(rows_of(read_csv("A,B\n 1 ,2 \n", "a.csv")), (texts{"2: [ 1 ][2 ]"}));
}

TEST(CsvFile, EmptyLinesAreSkippedAndCounted) {
    const auto read = read_csv("\nA,B\n\n  \n1,2\r\n\r\n3,4\n\n", "a.csv");
    EXPECT_EQ(rows_of(read), (texts{"5: [1][2]", "7: [3][4]"}));
    EXPECT_TRUE(read.problems.empty());
    EXPECT_EQ(read.value->rows_set_aside(), 0U);
}

TEST(CsvFile, RowOfOtherLengthIsSetAsideAndTheOthersAreRead) {
    const auto read = read_csv("A,B,C\n1,2\n1,2,3\n1,2,3,4\nx\n4,5,6\n", "a.csv");
    EXPECT_EQ(rows_of(read), (texts{"3: [1][2][3]", "6: [4][5][6]"}));
    EXPECT_EQ(read.value->rows_set_aside(), 3U);
    EXPECT_EQ(problems_of(read),
              (texts{"a.csv:2: error TS2013: the row has 2 fields, and there are 3 columns: it is "
                     "set aside; put a field that holds a comma in quotation marks",
                     "a.csv:4: error TS2013: the row has 4 fields, and there are 3 columns: it is "
                     "set aside; put a field that holds a comma in quotation marks",
                     "a.csv:5: error TS2013: the row has 1 field, and there are 3 columns: it is "
                     "set aside; put a field that holds a comma in quotation marks"}));
}

TEST(CsvFile, OnlyColumnNamesIsATableWithoutRows) {
    const auto read = read_csv("A,B\n", "a.csv");
    ASSERT_TRUE(read);
    EXPECT_EQ(read.value->rows(), 0U);
}

TEST(CsvFile, EmptyFileIsRefused) {
    for (const std::string& content : {""s, "\n\r\n"s, "\xEF\xBB\xBF"s}) {
        const auto read = read_csv(content, "a.csv");
        EXPECT_FALSE(read);
        EXPECT_EQ(problems_of(read),
                  (texts{"a.csv: error TS2009: the file is empty: its first line should name the "
                         "columns"}));
    }
}

TEST(CsvFile, RepeatedColumnIsRefusedWhateverItsCase) {
    const auto read = read_csv("CHILD,DEC,child\n1,2,3\n", "a.csv");
    EXPECT_FALSE(read);
    EXPECT_EQ(
        problems_of(read),
        (texts{"a.csv:1: error TS2010: two columns are named CHILD: which one is meant cannot "
               "be told; rename or remove one"}));
}

TEST(CsvFile, ColumnsWithoutNameMayRepeat) {
    EXPECT_TRUE(read_csv("A,,\n1,,\n", "a.csv"));
}

TEST(CsvFile, Utf16IsRefusedWithOrWithoutItsMark) {
    const texts expected{
        "a.csv: error TS2006: the file is UTF-16, and UTF-8 is needed: in Excel, save as \"CSV "
        "UTF-8 (Comma delimited)\", and in other programs choose UTF-8"};
    EXPECT_EQ(problems_of(read_csv("\xFF\xFE"
                                   "A\0,\0B\0\n\0"s,
                                   "a.csv")),
              expected);
    EXPECT_EQ(problems_of(read_csv("\xFE\xFF\0A\0,\0B\0\n"s, "a.csv")), expected);
    EXPECT_EQ(problems_of(read_csv("A\0,\0B\0\n\0"s, "a.csv")), expected);
    EXPECT_EQ(problems_of(read_csv("\0A\0,\0B\0\n"s, "a.csv")), expected);
}

TEST(CsvFile, NulByteIsRefusedAtItsLine) {
    EXPECT_EQ(problems_of(read_csv("A,B\n1,2\n3,\0\n"s, "a.csv")),
              (texts{"a.csv:3: error TS2007: the file holds a NUL byte, so it is no text; if it is "
                     "a spreadsheet, save it as CSV: in Excel, save as \"CSV UTF-8 (Comma "
                     "delimited)\", and in other programs choose UTF-8"}));
}

TEST(CsvFile, OtherEncodingsAreRefusedAtTheFirstBadByte) {
    EXPECT_EQ(problems_of(read_csv("A,B\nZo\xC3\xAB,x\nZo\xEB,x\n", "a.csv")),
              (texts{"a.csv:3: error TS2008: byte 0xEB is not UTF-8, so the file was saved in "
                     "another encoding: in Excel, save as \"CSV UTF-8 (Comma delimited)\", and in "
                     "other programs choose UTF-8"}));
}

TEST(CsvFile, QuoteNeverClosedIsRefusedAtTheLineThatOpensIt) {
    const texts expected{
        "a.csv:3: error TS2011: the quotation mark that opens a field on this line is never "
        "closed; "
        "close it, or double it if it belongs to the text"};
    EXPECT_EQ(problems_of(read_csv("A,B\n1,2\n3,\"4\n5,6\n", "a.csv")), expected);
    EXPECT_EQ(problems_of(read_csv("A,B\n1,2\n\"3,4\n\n5,6\n", "a.csv")), expected);
    EXPECT_EQ(problems_of(read_csv("A,B\n1,2\n3,\"4", "a.csv")), expected);
    EXPECT_EQ(problems_of(read_csv("A,B\n\"1\n1\",\"2\n", "a.csv")), expected);
}

TEST(CsvFile, TextAfterAClosingQuoteIsRefused) {
    EXPECT_EQ(problems_of(read_csv("A,B\n\"1\"x,2\n", "a.csv")),
              (texts{"a.csv:2: error TS2012: text follows the quotation mark that closes a field; "
                     "double the quotation marks that belong to the text"}));
    EXPECT_EQ(problems_of(read_csv("A,B\n1,\"2\n3,\"4\"\n", "a.csv")),
              (texts{"a.csv:3: error TS2012: text follows the quotation mark that closes a field "
                     "opened on line 2; double the quotation marks that belong to the text"}));
}

TEST(CsvFile, QuoteWithinAnUnquotedFieldIsRefused) {
    EXPECT_EQ(
        problems_of(read_csv("A,B\n1,2\"\n", "a.csv")),
        (texts{"a.csv:2: error TS2012: a quotation mark stands in a field that does not begin "
               "with one; put the whole field in quotation marks and double those within it"}));
}

TEST(CsvFile, ProblemsBeforeARefusalAreKept) {
    const auto read = read_csv("A,B\n1\n\"2\n", "a.csv");
    EXPECT_FALSE(read);
    ASSERT_EQ(read.problems.size(), 2U);
    EXPECT_EQ(read.problems[0].code, "TS2013");
    EXPECT_EQ(read.problems[1].code, "TS2011");
}

TEST(CsvFile, MoreThan256MiBIsRefusedUnread) {
    const temporary_folder folder;
    const std::string path = folder.write("a.csv", "A,B\n");
    std::filesystem::resize_file(path, max_csv_bytes + 1);  // sparse: takes no room
    EXPECT_EQ(problems_of(read_csv_file(path)),
              (texts{path + ": error TS2005: the file is larger than 256 MiB, far more than a "
                            "return: check what it is"}));
}

TEST(CsvFile, FileIsReadByteForByte) {
    const temporary_folder folder;
    const std::string path = folder.write("a.csv", "A,B\r\n1,\"x\r\ny\"\r\n");
    EXPECT_EQ(rows_of(read_csv_file(path)), (texts{"2: [1][x\r\ny]"}));
}

TEST(CsvFile, LargeFileIsReadToItsEnd) {
    std::string content = "A,B\n";
    for (int i = 0; i < 200'000; ++i) {
        content += "1,2\n";
    }
    const temporary_folder folder;
    const auto read = read_csv_file(folder.write("a.csv", content));
    ASSERT_TRUE(read);
    EXPECT_EQ(read.value->rows(), 200'000U);
    EXPECT_EQ(read.value->line(199'999), 200'001U);
}

TEST(CsvFile, MissingFileIsRefused) {
    EXPECT_EQ(
        problems_of(read_csv_file("/nowhere/a.csv")),
        (texts{"/nowhere/a.csv: error TS2004: the file cannot be opened: check that it may be "
               "read"}));
}

TEST(CsvFile, FolderInsteadOfAFileIsRefused) {
    const temporary_folder folder;
    const auto read = read_csv_file(folder.path());
    EXPECT_FALSE(read);
    ASSERT_EQ(read.problems.size(), 1U);
    EXPECT_EQ(read.problems[0].code, "TS2004");
}

TEST(ProblemTable, EveryCodeIsListedOnceInOrderWithItsMeaning) {
    unsigned last = 0;
    for (const ssda903::problem_kind& kind : ssda903::problem_kinds) {
        EXPECT_LT(last, static_cast<unsigned>(kind.what));
        EXPECT_FALSE(kind.meaning.empty());
        last = static_cast<unsigned>(kind.what);
    }
    EXPECT_EQ(std::size(ssda903::problem_kinds), 55U);
}

}  // namespace
}  // namespace timescales
