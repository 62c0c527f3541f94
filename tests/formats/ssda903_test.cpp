#include "timescales/ssda903.hpp"

#include <gtest/gtest.h>

#include <initializer_list>
#include <utility>

#include "tests/formats/temporary_folder.hpp"

namespace timescales {
namespace {

using texts = std::vector<std::string>;
using timescales_tests::temporary_folder;

const std::string episode_columns = "CHILD,DECOM,RNE,LS,PLACE,DEC,REC\n";
const std::string review_columns = "CHILD,DOB,REVIEW,REVIEW_CODE\n";
const std::string adoption_columns =
    "CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED\n";
const std::string header_columns = "CHILD,SEX,DOB,ETHNIC\n";
const std::string header_of_a = header_columns + "A,1,05/06/2010,WBRI\n";
const std::string episode_of_a = episode_columns + "A,01/05/2017,S,C2,U1,,\n";

civil_date day(std::string_view text) {
    return civil_date::parse(text).value();
}

std::string text_of(const spell& s) {
    return std::string(s.kind.view()) + (s.start ? " " : " before ") +
           to_text(s.known_from).characters + ".." + (s.end ? to_text(*s.end).characters : "");
}

/// Folders of CSV files, and what the reader makes of them for the year to 31 March 2018.
class Ssda903 : public testing::Test {
  protected:
    using named_file = std::pair<std::string, std::string>;

    void folder(const std::string& name, std::initializer_list<named_file> files) {
        for (const auto& [file, content] : files) {
            root_.write(name + "/" + file, content);
        }
        folders_.push_back(root_.path(name));
    }

    void read(optional_date history_from = {}, std::string_view year_ending = "2018-03-31") {
        answer_ = read_ssda903(folders_, {day(year_ending), history_from});
        if (answer_) {
            for (const ssda903_file& file : answer_.value->files) {
                EXPECT_EQ(file.rows, file.used + file.repeated + file.replaced + file.blank +
                                         file.set_aside + file.not_read)
                    << file.path;
            }
            EXPECT_EQ(answer_.value->problems, answer_.problems);
        }
    }

    /// Reads one folder, "y".
    void read_year(std::initializer_list<named_file> files) {
        folder("y", files);
        read();
    }

    /// Reads the episodes of child A, with a header row and nothing else.
    void read_episodes(const std::string& rows) {
        read_year({{"e.csv", episode_columns + rows}, {"h.csv", header_of_a}});
    }

    [[nodiscard]] texts problems(const std::vector<diagnostic>& found) const {
        texts all;
        for (const diagnostic& d : found) {
            all.push_back(root_.relative(to_string(d)) +
                          (d.child.empty() ? "" : " [" + d.child + "]"));
        }
        return all;
    }
    [[nodiscard]] texts problems() const { return problems(answer_.problems); }

    [[nodiscard]] const ssda903_return& records() const { return answer_.value.value(); }

    [[nodiscard]] texts spells(std::size_t child = 0) const {
        texts all;
        for (const spell& s : records().children.at(child).spells) {
            all.push_back(text_of(s));
        }
        return all;
    }

    [[nodiscard]] texts reviews(std::size_t child = 0) const {
        texts all;
        for (const event& e : records().children.at(child).events) {
            EXPECT_EQ(e.kind.view(), "review");
            EXPECT_EQ(e.status, event_status::held);
            all.emplace_back(to_text(e.on).characters);
        }
        return all;
    }

    /// "y/e.csv Episodes: 3 rows, 1 used, 2 set aside"
    [[nodiscard]] texts files() const {
        texts all;
        for (const ssda903_file& f : records().files) {
            std::string text = root_.relative(f.path) + " " + std::string(to_string(f.module)) +
                               ": " + std::to_string(f.rows) + " rows";
            const auto add = [&](std::int64_t count, const char* what) {
                text += count == 0 ? "" : ", " + std::to_string(count) + " " + what;
            };
            add(f.used, "used");
            add(f.repeated, "repeated");
            add(f.replaced, "replaced");
            add(f.blank, "blank");
            add(f.set_aside, "set aside");
            add(f.not_read, "not read");
            all.push_back(text);
        }
        return all;
    }

    temporary_folder root_;
    std::vector<std::string> folders_;
    loaded<ssda903_return> answer_;
};

// Files and modules

TEST_F(Ssda903, ModulesAreToldByTheirColumnsInAnyOrderCaseAndFileName) {
    read_year({{"one.CSV",
                "rec,dec,place,ls,rne,decom,child\r\nE4A,01/06/2017,u1,c2,s,"
                "01/05/2017,a1\r\n"},
               {"two.Csv", "\xEF\xBB\xBFREVIEW, Child \n20/05/2017,A1\n"},
               {"three.csv", "MOTHER,DOB,SEX,CHILD\n,05/06/2010,1,A1\n"},
               {"four.csv", "DATE_PLACED_CEASED,DATE_PLACED,CHILD\n"},
               {"notes.txt", "not a module"}});
    EXPECT_EQ(problems(), texts{});
    EXPECT_EQ(files(),
              (texts{"y/four.csv PlacedAdoption: 0 rows", "y/one.CSV Episodes: 1 rows, 1 used",
                     "y/three.csv Header: 1 rows, 1 used", "y/two.Csv Reviews: 1 rows, 1 used"}));
    ASSERT_EQ(records().children.size(), 1U);
    EXPECT_EQ(records().children[0].id, "A1");
    EXPECT_EQ(records().children[0].born, optional_date(day("2010-06-05")));
    EXPECT_EQ(spells(), (texts{"looked-after 2017-05-01..2017-06-01"}));
    EXPECT_EQ(reviews(), (texts{"2017-05-20"}));
}

TEST_F(Ssda903, OriginsNameTheFileAndLineOfEverySpellAndEvent) {
    read_year({{"e.csv", episode_columns + "\nA,01/05/2017,S,C2,A3,01/08/2017,E11\n"},
               {"h.csv", header_of_a},
               {"r.csv", review_columns + "A,,20/06/2017,PN1\nA,,20/05/2017,PN1\n"}});
    EXPECT_EQ(spells(), (texts{"looked-after 2017-05-01..2017-08-01",
                               "placed-for-adoption 2017-05-01..2017-08-01"}));
    ASSERT_EQ(records().spell_origins.at(0).size(), 2U);
    EXPECT_EQ(records().spell_origins[0][1].file, 0U);
    EXPECT_EQ(records().spell_origins[0][1].line, 3U);
    EXPECT_EQ(reviews(), (texts{"2017-05-20", "2017-06-20"}));
    ASSERT_EQ(records().event_origins.at(0).size(), 2U);
    EXPECT_EQ(records().event_origins[0][0].file, 2U);
    EXPECT_EQ(records().event_origins[0][0].line, 3U);
    EXPECT_EQ(records().event_origins[0][1].line, 2U);
}

TEST_F(Ssda903, OtherModulesAreNotedAndNotRead) {
    read_year({{"e.csv", episode_of_a},
               {"h.csv", header_of_a},
               {"m.csv", "CHILD,DOB,MISSING,MIS_START,MIS_END\nA,,M,,\nB,,A,,\n"},
               {"u.csv", "CHILD,SEX,DOB,DUC\nA,1,05/06/2010,05/06/2028\n"}});
    EXPECT_EQ(problems(),
              (texts{"y/m.csv: note TS2016: this is module Missing, which says nothing about "
                     "reviews; its 2 rows were not read",
                     "y/u.csv: note TS2016: this is module UASC, which says nothing about reviews; "
                     "its row was not read"}));
    EXPECT_EQ(files()[2], "y/m.csv other: 2 rows, 2 not read");
}

TEST_F(Ssda903, UnknownFileIsReportedWithWhatTheNearestModuleAlsoNeeds) {
    read_year({{"e.csv", episode_of_a},
               {"f.csv", "CHILD,DECOM,RNE,LS,PLACE\nA,01/05/2017,S,C2,U1\n"},
               {"g.csv", "CHILD;DOB;REVIEW\nA;05/06/2010;01/05/2017\n"},
               {"h.csv", header_of_a},
               {"i.csv", "CHILD,SEX,DOB\n"}});
    EXPECT_EQ(problems(),
              (texts{"y/f.csv:1: warning TS2014: these are the columns of no module of SSDA903: "
                     "\"CHILD\", \"DECOM\", \"RNE\", \"LS\", \"PLACE\"; the nearest is Episodes, "
                     "which also needs DEC and REC; its row was not read",
                     "y/g.csv:1: warning TS2014: this is no module of SSDA903: its fields seem to "
                     "be separated by semicolons or tabs; save it with commas",
                     "y/i.csv:1: warning TS2014: these are the columns of no module of SSDA903: "
                     "\"CHILD\", \"SEX\", \"DOB\"; the nearest is Header, which also needs one of "
                     "ETHNIC, UPN and MOTHER; its 0 rows were not read"}));
    EXPECT_EQ(files()[1], "y/f.csv other: 1 rows, 1 not read");
}

TEST_F(Ssda903, FileWithTheColumnsOfTwoModulesIsNotRead) {
    read_year({{"e.csv", episode_of_a},
               {"f.csv", "CHILD,SEX,DOB,ETHNIC,REVIEW\nA,1,05/06/2010,WBRI,01/06/2017\n"},
               {"h.csv", header_of_a}});
    EXPECT_EQ(
        problems(),
        (texts{"y/f.csv:1: warning TS2015: the file has the columns of Reviews and of Header; "
               "give each a file of its own; its row was not read"}));
}

TEST_F(Ssda903, TwoFilesOfOneModuleAreBothRead) {
    read_year({{"e1.csv", episode_columns + "A,01/05/2017,S,C2,U1,01/06/2017,X1\n"},
               {"e2.csv", "DECOM,CHILD,RNE,LS,PLACE,REC,DEC\n01/06/2017,A,P,C2,U2,,\n"},
               {"h.csv", header_of_a}});
    EXPECT_EQ(problems(), texts{});
    EXPECT_EQ(spells(), (texts{"looked-after 2017-05-01.."}));
}

TEST_F(Ssda903, MissingFolderIsUnusable) {
    folders_ = {root_.path("nowhere")};
    read();
    EXPECT_FALSE(answer_);
    EXPECT_EQ(problems(), (texts{"nowhere: error TS2001: the folder does not exist or cannot be "
                                 "read: check its name"}));
}

TEST_F(Ssda903, NoFolderIsUnusable) {
    read();
    EXPECT_FALSE(answer_);
    EXPECT_EQ(problems(), (texts{"error TS2001: no folder was given: name the folder of the year's "
                                 "return, or one for each year, the oldest first"}));
}

TEST_F(Ssda903, FolderWithoutCsvIsUnusable) {
    read_year({{"episodes.xlsx", "PK"}});
    EXPECT_FALSE(answer_);
    EXPECT_EQ(problems(), (texts{"y: error TS2002: the folder holds no CSV file: give the folder "
                                 "that holds the modules of one year's return, each a file whose "
                                 "name ends in .csv"}));
}

TEST_F(Ssda903, EveryFolderNeedsEpisodes) {
    folder("a", {{"e.csv", episode_of_a}, {"h.csv", header_of_a}});
    folder("b", {{"h.csv", header_of_a}});
    read();
    EXPECT_FALSE(answer_);
    EXPECT_EQ(problems(),
              (texts{"b: error TS2003: no file of the folder has the columns of Episodes (CHILD, "
                     "DECOM, RNE, LS, PLACE, DEC and REC), without which nobody is looked after: "
                     "add it"}));
}

TEST_F(Ssda903, BrokenFileIsUnusableAndEveryProblemOfTheOthersIsStillReported) {
    read_year({{"e.csv", episode_columns + "A,31/02/2017,S,C2,U1,,\n"},
               {"m.csv", std::string("\xFF\xFE"
                                     "A\0",
                                     4)},
               {"r.csv", review_columns + "A,,1/4/2017,PN1\n"}});
    EXPECT_FALSE(answer_);
    EXPECT_EQ(problems(),
              (texts{"y/e.csv:2: error TS2021: DECOM is \"31/02/2017\", which is no day of the "
                     "years 1900 to 2199; the row is set aside [A]",
                     "y/m.csv: error TS2006: the file is UTF-16, and UTF-8 is needed: in Excel, "
                     "save as \"CSV UTF-8 (Comma delimited)\", and in other programs choose UTF-8",
                     "y/r.csv:2: error TS2021: REVIEW is \"1/4/2017\", and a date is written "
                     "dd/mm/yyyy, as in 01/04/2017; the row is set aside [A]"}));
}

// Fields

TEST_F(Ssda903, DatesAreExactlyDayMonthYearAndReal) {
    read_episodes(
        "A,31/02/2017,S,C2,U1,,\n"
        "A,1/4/2017,S,C2,U1,,\n"
        "A,01/04/17,S,C2,U1,,\n"
        "A,2017-04-01,S,C2,U1,,\n"
        "A,,S,C2,U1,,\n"
        "A,01/04/2017,S,C2,U1,29/02/2018,E4A\n"
        "A, 29/02/2016 ,S,C2,U1,,\n");
    EXPECT_EQ(problems(),
              (texts{"y/e.csv:2: error TS2021: DECOM is \"31/02/2017\", which is no day of the "
                     "years 1900 to 2199; the row is set aside [A]",
                     "y/e.csv:3: error TS2021: DECOM is \"1/4/2017\", and a date is written "
                     "dd/mm/yyyy, as in 01/04/2017; the row is set aside [A]",
                     "y/e.csv:4: error TS2021: DECOM is \"01/04/17\", and a date is written "
                     "dd/mm/yyyy, as in 01/04/2017; the row is set aside [A]",
                     "y/e.csv:5: error TS2021: DECOM is \"2017-04-01\", and a date is written "
                     "dd/mm/yyyy, as in 01/04/2017; the row is set aside [A]",
                     "y/e.csv:6: error TS2021: DECOM is blank, and a date dd/mm/yyyy is needed; "
                     "the row is set aside [A]",
                     "y/e.csv:7: error TS2021: DEC is \"29/02/2018\", which is no day of the years "
                     "1900 to 2199; the row is set aside [A]"}));
    EXPECT_EQ(files()[0], "y/e.csv Episodes: 7 rows, 1 used, 6 set aside");
    EXPECT_EQ(spells(), (texts{"looked-after 2016-02-29.."}));
}

TEST_F(Ssda903, BlankChildSetsTheRowAsideWithEveryProblemOfIt) {
    read_year({{"e.csv", episode_of_a + " ,x,S,C2,U1,,\n"},
               {"h.csv", header_of_a + ",1,05/06/2010,WBRI\n"},
               {"r.csv", review_columns + ",05/06/2010,01/06/2017,PN1\n,,,\n"},
               {"z.csv", adoption_columns + ",,01/06/2017,,\n"}});
    EXPECT_EQ(
        problems(),
        (texts{"y/e.csv:3: error TS2020: CHILD is blank, so nobody can be told whom the row is "
               "about; the row is set aside",
               "y/e.csv:3: error TS2021: DECOM is \"x\", and a date is written dd/mm/yyyy, as "
               "in 01/04/2017; the row is set aside",
               "y/h.csv:3: error TS2020: CHILD is blank, so nobody can be told whom the row is "
               "about; the row is set aside",
               "y/r.csv:2: error TS2020: CHILD is blank, so nobody can be told whom the row is "
               "about; the row is set aside",
               "y/r.csv:3: error TS2020: CHILD is blank, so nobody can be told whom the row is "
               "about; the row is set aside",
               "y/z.csv:2: error TS2020: CHILD is blank, so nobody can be told whom the row is "
               "about; the row is set aside"}));
    EXPECT_EQ(files(), (texts{"y/e.csv Episodes: 2 rows, 1 used, 1 set aside",
                              "y/h.csv Header: 2 rows, 1 used, 1 set aside",
                              "y/r.csv Reviews: 2 rows, 2 set aside",
                              "y/z.csv PlacedAdoption: 1 rows, 1 set aside"}));
}

TEST_F(Ssda903, RowWithOtherNumberOfFieldsIsCountedAsSetAside) {
    read_episodes("A,01/05/2017,S,C2,U1,,\nA,02/05/2017\n");
    EXPECT_EQ(
        problems(),
        (texts{"y/e.csv:3: error TS2013: the row has 2 fields, and there are 7 columns: it is "
               "set aside; put a field that holds a comma in quotation marks"}));
    EXPECT_EQ(files()[0], "y/e.csv Episodes: 2 rows, 1 used, 1 set aside");
}

TEST_F(Ssda903, UnknownCodesAreReportedAndUsed) {
    read_year({{"e.csv", episode_columns + "A,01/05/2017,Q,C9,U9,01/06/2017,E99\n"
                                           "B,01/05/2017,,,,,\n"
                                           "C,01/05/2017,S,L3,Z14,01/06/2017,E4A\n"},
               {"h.csv", header_of_a + "B,1,05/06/2010,X\nC,1,05/06/2010,X\n"},
               {"r.csv", review_columns + "A,,20/05/2017,PN8\nA,,21/05/2017,\n"}});
    EXPECT_EQ(
        problems(),
        (texts{"y/e.csv:2: warning TS2023: RNE is \"Q\", which is no code of the return; it "
               "is read as a change, and not as S [A]",
               "y/e.csv:2: warning TS2023: LS is \"C9\", which is no code of the return; it "
               "is read as ordinary care, neither V3 nor V4 [A]",
               "y/e.csv:2: warning TS2023: PLACE is \"U9\", which is no code of the return; "
               "it is read as not placed for adoption [A]",
               "y/e.csv:2: warning TS2023: REC is \"E99\", which is no code of the return; it "
               "is read as an E code [A]",
               "y/e.csv:3: warning TS2023: RNE is blank, which is no code of the return; it "
               "is read as a change, and not as S [B]",
               "y/e.csv:3: warning TS2023: LS is blank, which is no code of the return; it is "
               "read as ordinary care, neither V3 nor V4 [B]",
               "y/e.csv:3: warning TS2023: PLACE is blank, which is no code of the return; it "
               "is read as not placed for adoption [B]",
               "y/r.csv:2: warning TS2023: REVIEW_CODE is \"PN8\", which is no code of the "
               "return; the review is used all the same [A]"}));
    EXPECT_EQ(spells(0), (texts{"looked-after before 2017-05-01..2017-06-01"}));
    EXPECT_EQ(reviews(0), (texts{"2017-05-20", "2017-05-21"}));
}

TEST_F(Ssda903, TextOfAFileIsShownWithoutControlCharactersAndCutWhenLong) {
    read_year(
        {{"e.csv", episode_columns + "A,\x1B[31m,S,C2,U1,,\n"
                                     "A,0123456789012345678901234567890123456789\xC3\xA9,S,C2,"
                                     "U1,,\nA,01/05/2017,S,C2,U1,,\n"},
         {"h.csv", header_of_a}});
    EXPECT_EQ(
        problems(),
        (texts{"y/e.csv:2: error TS2021: DECOM is \"?[31m\", and a date is written dd/mm/yyyy, "
               "as in 01/04/2017; the row is set aside [A]",
               "y/e.csv:3: error TS2021: DECOM is "
               "\"0123456789012345678901234567890123456789…\", and a date is written "
               "dd/mm/yyyy, as in 01/04/2017; the row is set aside [A]"}));
}

TEST_F(Ssda903, EpisodeOfLessThanADayIsSetAsideAndOverridesNothing) {
    folder("a", {{"e.csv", episode_columns + "A,01/05/2016,S,C2,U1,,\n"}, {"h.csv", header_of_a}});
    folder("b", {{"e.csv", episode_columns + "A,01/05/2016,S,C2,U1,01/05/2016,E4A\n"
                                             "A,01/05/2016,S,C2,U1,30/04/2016,E4A\n"}});
    read();
    EXPECT_EQ(
        problems(),
        (texts{"b/e.csv:2: error TS2024: DECOM and DEC are both 2016-05-01: less than a day is "
               "not being looked after; the row is set aside [A]",
               "b/e.csv:3: error TS2025: DEC 2016-04-30 is before DECOM 2016-05-01: correct "
               "the one that is wrong; the row is set aside [A]"}));
    EXPECT_EQ(spells(), (texts{"looked-after 2016-05-01.."}));
    EXPECT_EQ(files(), (texts{"a/e.csv Episodes: 1 rows, 1 used", "a/h.csv Header: 1 rows, 1 used",
                              "b/e.csv Episodes: 2 rows, 2 set aside"}));
}

TEST_F(Ssda903, BlankReviewIsNoReview) {
    read_year({{"e.csv", episode_of_a},
               {"h.csv", header_of_a},
               {"r.csv", review_columns + "A,05/06/2010, ,PN1\nA,05/06/2010,20/05/2017,PN1\n"}});
    EXPECT_EQ(problems(), texts{});
    EXPECT_EQ(files()[2], "y/r.csv Reviews: 2 rows, 1 used, 1 blank");
    EXPECT_EQ(reviews(), (texts{"2017-05-20"}));
}

// Rows against each other

TEST_F(Ssda903, EpisodesRepeatedExactlyAreOne) {
    read_year({{"e.csv", episode_of_a + "a, 01/05/2017,S,C2,U1,,\n"},
               {"f.csv", "REC,DEC,PLACE,LS,RNE,DECOM,CHILD,URN\n,,U1,C2,S,01/05/2017,A,\n"},
               {"h.csv", header_of_a}});
    EXPECT_EQ(problems(), texts{});
    EXPECT_EQ(files(),
              (texts{"y/e.csv Episodes: 2 rows, 1 used, 1 repeated",
                     "y/f.csv Episodes: 1 rows, 1 repeated", "y/h.csv Header: 1 rows, 1 used"}));
}

TEST_F(Ssda903, DifferentEpisodesOfOneDayAreReportedAndTheLastIsUsed) {
    read_episodes("A,01/05/2017,S,C2,U1,,\nA,01/05/2017,S,C2,A3,,\nA,01/05/2017,S,C2,U1,,\n");
    EXPECT_EQ(problems(),
              (texts{"y/e.csv:2: warning TS2030: 2 different rows have this CHILD and DECOM; the "
                     "last, at y/e.csv:3, is used: remove the wrong ones [A]",
                     "y/e.csv:3: warning TS2030: 2 different rows have this CHILD and DECOM; the "
                     "last, at y/e.csv:3, is used: remove the wrong ones [A]"}));
    EXPECT_EQ(files()[0], "y/e.csv Episodes: 3 rows, 1 used, 1 repeated, 1 replaced");
    EXPECT_EQ(spells(), (texts{"looked-after 2017-05-01..", "placed-for-adoption 2017-05-01.."}));
}

TEST_F(Ssda903, LaterFolderFillsInWhatWasBlankWithoutAReport) {
    folder("a", {{"e.csv", episode_columns + "A,01/05/2016,S,C2,U1,,\n"}, {"h.csv", header_of_a}});
    folder("b", {{"e.csv", episode_columns + "A,01/05/2016,S,C2,U1,01/06/2017,E4A\n"},
                 {"h.csv", header_of_a}});
    read();
    EXPECT_EQ(problems(), texts{});
    EXPECT_EQ(spells(), (texts{"looked-after 2016-05-01..2017-06-01"}));
    EXPECT_EQ(files(),
              (texts{"a/e.csv Episodes: 1 rows, 1 replaced", "a/h.csv Header: 1 rows, 1 replaced",
                     "b/e.csv Episodes: 1 rows, 1 used", "b/h.csv Header: 1 rows, 1 used"}));
}

TEST_F(Ssda903, LaterFolderWinsAndAContradictionIsReported) {
    folder("a", {{"e.csv", episode_columns + "A,01/05/2016,S,C2,U1,01/06/2016,E4A\n"},
                 {"h.csv", header_of_a}});
    folder("b", {{"e.csv", episode_columns + "A,01/05/2016,L,C1,U2,02/06/2016,\n"}});
    read();
    EXPECT_EQ(problems(),
              (texts{"b/e.csv:2: warning TS2031: the row contradicts that of an earlier folder, at "
                     "a/e.csv:2: RNE L instead of S, LS C1 instead of C2, PLACE U2 instead of U1, "
                     "DEC 2016-06-02 instead of 2016-06-01, REC blank instead of E4A; the later "
                     "folder is used [A]",
                     "b/e.csv:2: warning TS2048: the last episode of the child ends on 2016-06-02 "
                     "with REC blank, and none follows; the child is taken to have left care then: "
                     "give the E code, or add the next episode [A]"}));
    EXPECT_EQ(spells(), (texts{"looked-after before 2016-05-01..2016-06-02"}));
}

TEST_F(Ssda903, ReviewsRepeatedExactlyAreOne) {
    read_year({{"e.csv", episode_of_a},
               {"h.csv", header_of_a},
               {"r.csv", review_columns + "A,,20/05/2017,PN1\nA,,20/05/2017,pn1\n"}});
    EXPECT_EQ(problems(), texts{});
    EXPECT_EQ(files()[2], "y/r.csv Reviews: 2 rows, 1 used, 1 repeated");
    EXPECT_EQ(reviews(), (texts{"2017-05-20"}));
}

TEST_F(Ssda903, DifferentReviewsOfOneDayAreBothUsedAndReported) {
    read_year({{"e.csv", episode_of_a},
               {"h.csv", header_of_a},
               {"r.csv", review_columns + "A,,20/05/2017,PN1\nA,,20/05/2017,PN2\n"}});
    EXPECT_EQ(
        problems(),
        (texts{"y/r.csv:3: warning TS2032: a different row, at y/r.csv:2, has a review of this "
               "child on the same day, 2017-05-20; both are used, and count as one review: "
               "remove the wrong one [A]"}));
    EXPECT_EQ(reviews(), (texts{"2017-05-20", "2017-05-20"}));
}

TEST_F(Ssda903, TheSameReviewInALaterFolderReplacesSilentlyADifferentOneIsReported) {
    folder("a", {{"e.csv", episode_columns + "A,01/04/2016,S,C2,U1,,\n"},
                 {"h.csv", header_of_a},
                 {"r.csv", review_columns + "A,,20/04/2016,PN1\nA,,20/07/2016,PN1\n"}});
    folder("b", {{"e.csv", episode_columns + "A,01/04/2016,S,C2,U1,,\n"},
                 {"r.csv", review_columns + "A,,20/04/2016,PN1\nA,,20/07/2016,PN2\n"
                                            "A,,20/04/2017,PN2\nA,,20/05/2017,PN2\n"}});
    read();
    EXPECT_EQ(problems(),
              (texts{"b/r.csv:3: warning TS2033: the review of 2016-07-20 is also in an earlier "
                     "folder, at a/r.csv:3, where its row is different; the later folder is used "
                     "[A]"}));
    EXPECT_EQ(reviews(), (texts{"2016-04-20", "2016-07-20", "2017-04-20", "2017-05-20"}));
    EXPECT_EQ(files()[2], "a/r.csv Reviews: 2 rows, 2 replaced");
    EXPECT_EQ(files()[4], "b/r.csv Reviews: 4 rows, 4 used");
}

// Dates of birth

TEST_F(Ssda903, HeaderRowsThatDifferInBirthAreReportedAndTheLaterIsUsed) {
    folder("a", {{"e.csv", episode_of_a},
                 {"h.csv", header_of_a + "A,2,05/06/2010,WBRI\nA,2,06/06/2010,WBRI\n"}});
    folder("b", {{"e.csv", episode_of_a}, {"h.csv", header_columns + "A,2,07/06/2010,WBRI\n"}});
    read();
    EXPECT_EQ(problems(), (texts{"a/h.csv:4: warning TS2034: DOB is 2010-06-06 here and 2010-06-05 "
                                 "at a/h.csv:3; the later row is used: correct the other [A]",
                                 "b/h.csv:2: warning TS2034: DOB is 2010-06-07 here and 2010-06-06 "
                                 "at a/h.csv:4; the later row is used: correct the other [A]"}));
    EXPECT_EQ(records().children[0].born, optional_date(day("2010-06-07")));
    EXPECT_EQ(files()[1], "a/h.csv Header: 3 rows, 3 replaced");
}

TEST_F(Ssda903, UnreadableBirthIsReportedAndTheRowUsed) {
    read_year({{"e.csv", episode_of_a + "B,01/05/2017,S,C2,U1,,\n"},
               {"h.csv", header_columns + "A,1,5/6/2010,WBRI\nB,1,,WBRI\n"},
               {"r.csv", review_columns + "B,30/02/2010,20/05/2017,PN1\n"}});
    EXPECT_EQ(
        problems(),
        (texts{"y/h.csv:2: warning TS2022: DOB is \"5/6/2010\", and a date is written "
               "dd/mm/yyyy, as in 01/04/2017; the row is used without it [A]",
               "y/h.csv:3: warning TS2022: DOB is blank, and a date dd/mm/yyyy is needed; the "
               "row is used without it [B]",
               "y/r.csv:2: warning TS2022: DOB is \"30/02/2010\", which is no day of the years "
               "1900 to 2199; the row is used without it [B]"}));
    EXPECT_FALSE(records().children[0].born);
    EXPECT_FALSE(records().children[1].born);
    EXPECT_EQ(files()[1], "y/h.csv Header: 2 rows, 2 used");
    EXPECT_EQ(reviews(1), (texts{"2017-05-20"}));
}

TEST_F(Ssda903, BirthOfHeaderGoesBeforeThatOfOtherModulesAndADifferenceIsReportedOnce) {
    read_year({{"e.csv", episode_of_a},
               {"h.csv", header_of_a},
               {"r.csv", review_columns + "A,06/06/2010,20/05/2017,PN1\n"
                                          "A,06/06/2010,20/06/2017,PN1\n"
                                          "A,05/06/2010,20/07/2017,PN1\n"}});
    EXPECT_EQ(
        problems(),
        (texts{"y/r.csv:2: warning TS2035: DOB is 2010-06-06 here and 2010-06-05 in Header, at "
               "y/h.csv:2, which is used: correct the one that is wrong [A]"}));
    EXPECT_EQ(records().children[0].born, optional_date(day("2010-06-05")));
}

TEST_F(Ssda903, ChildrenWithoutHeaderRowAreReportedAndUsed) {
    read_year({{"e.csv", episode_of_a + "B,01/05/2017,S,C2,U1,,\n"},
               {"h.csv", header_columns + "Z,1,01/01/2010,WBRI\n"},
               {"r.csv", review_columns + "A,06/06/2010,20/05/2017,PN1\n"
                                          "C,07/06/2010,20/06/2017,PN1\n"
                                          "C,08/06/2010,20/07/2017,PN1\n"}});
    EXPECT_EQ(problems(),
              (texts{"y/e.csv:2: warning TS2036: the child has no row in Header; the child is "
                     "counted, with the DOB of Reviews or PlacedAdoption: add the row [A]",
                     "y/e.csv:3: warning TS2036: the child has no row in Header; the child is "
                     "counted, with no date of birth: add the row [B]",
                     "y/r.csv:3: warning TS2036: the child has no row in Header; the child is "
                     "counted, with the DOB of Reviews or PlacedAdoption: add the row [C]",
                     "y/r.csv:4: warning TS2034: DOB is 2010-06-08 here and 2010-06-07 at "
                     "y/r.csv:3; the later row is used: correct the other [C]"}));
    ASSERT_EQ(records().children.size(), 3U);
    EXPECT_EQ(records().children[0].born, optional_date(day("2010-06-06")));
    EXPECT_FALSE(records().children[1].born);
    EXPECT_EQ(records().children[2].born, optional_date(day("2010-06-08")));
    EXPECT_TRUE(records().children[2].spells.empty());
}

// Episodes to spells: the eight rows of the table, and what surrounds it

TEST_F(Ssda903, FirstEpisodeWithStartBeginsASpell) {
    read_episodes("A,01/05/2017,S,C2,U1,,\n");
    EXPECT_EQ(problems(), texts{});
    EXPECT_EQ(spells(), (texts{"looked-after 2017-05-01.."}));
}

TEST_F(Ssda903, FirstEpisodeWithoutStartBeginsASpellOfUnknownBeginning) {
    read_episodes("A,01/05/2017,P,C2,U1,,\n");
    EXPECT_EQ(problems(), texts{});
    EXPECT_EQ(spells(), (texts{"looked-after before 2017-05-01.."}));
}

TEST_F(Ssda903, NoGapAfterX1OrBlankWithoutStartIsOneSpell) {
    read_episodes(
        "A,01/05/2017,S,C2,U1,01/06/2017,X1\n"
        "A,01/06/2017,P,C2,U2,01/07/2017,\n"
        "A,01/07/2017,L,E1,U2,01/08/2017,E4A\n");
    EXPECT_EQ(problems(), texts{});
    EXPECT_EQ(spells(), (texts{"looked-after 2017-05-01..2017-08-01"}));
}

TEST_F(Ssda903, NoGapAfterX1OrBlankWithStartIsOneSpellAndReported) {
    read_episodes(
        "A,01/05/2017,S,C2,U1,01/06/2017,X1\n"
        "A,01/06/2017,S,C2,U2,01/07/2017,\n"
        "A,01/07/2017,S,C2,U2,,\n");
    EXPECT_EQ(
        problems(),
        (texts{"y/e.csv:3: warning TS2040: RNE is S, but the episode before it, from "
               "2017-05-01 to 2017-06-01, has REC X1; both are one spell: if the child left "
               "care, give that one its E code [A]",
               "y/e.csv:4: warning TS2040: RNE is S, but the episode before it, from "
               "2017-06-01 to 2017-07-01, has REC blank; both are one spell: if the child left "
               "care, give that one its E code [A]"}));
    EXPECT_EQ(spells(), (texts{"looked-after 2017-05-01.."}));
}

TEST_F(Ssda903, NoGapAfterECodeWithoutStartIsOneSpellAndReported) {
    read_episodes("A,01/05/2017,S,C2,U1,01/06/2017,E4A\nA,01/06/2017,P,C2,U2,,\n");
    EXPECT_EQ(problems(),
              (texts{"y/e.csv:3: warning TS2041: RNE is P, but the episode before it, from "
                     "2017-05-01 to 2017-06-01, has REC E4A; both are one spell: if the child left "
                     "care, RNE should be S [A]"}));
    EXPECT_EQ(spells(), (texts{"looked-after 2017-05-01.."}));
}

TEST_F(Ssda903, NoGapAfterECodeWithStartIsANewSpellAndReported) {
    read_episodes("A,01/05/2017,S,C2,U1,01/06/2017,E4A\nA,01/06/2017,S,C2,U2,,\n");
    EXPECT_EQ(
        problems(),
        (texts{"y/e.csv:3: warning TS2042: the child left care and came back on one day: the "
               "episode before it, from 2017-05-01 to 2017-06-01, has REC E4A, and RNE is S; a "
               "new spell begins: check that the child did leave [A]"}));
    EXPECT_EQ(spells(),
              (texts{"looked-after 2017-05-01..2017-06-01", "looked-after 2017-06-01.."}));
}

TEST_F(Ssda903, GapOfOneDayAfterX1WithoutStartIsBridgedAndReported) {
    read_episodes("A,01/05/2017,S,C2,A3,31/05/2017,X1\nA,01/06/2017,P,C2,A5,,\n");
    EXPECT_EQ(problems(),
              (texts{"y/e.csv:3: warning TS2043: there is a gap of 1 day after the episode before "
                     "it, from 2017-05-01 to 2017-05-31, which has REC X1, and RNE is P; both are "
                     "one spell: an episode begins on the day the one before it ends [A]"}));
    EXPECT_EQ(spells(), (texts{"looked-after 2017-05-01..", "placed-for-adoption 2017-05-01.."}));
}

TEST_F(Ssda903, GapOfTwoDaysAfterX1WithoutStartIsNotBridged) {
    read_episodes("A,01/05/2017,S,C2,U1,30/05/2017,X1\nA,01/06/2017,P,C2,U2,,\n");
    EXPECT_EQ(
        problems(),
        (texts{"y/e.csv:3: warning TS2045: RNE is P after a gap of 2 days since the episode "
               "before it, from 2017-05-01 to 2017-05-30, with REC X1; a new spell of unknown "
               "beginning: add the missing episode, or make RNE S if the child came into care "
               "[A]"}));
    EXPECT_EQ(spells(),
              (texts{"looked-after 2017-05-01..2017-05-30", "looked-after before 2017-06-01.."}));
}

TEST_F(Ssda903, GapOfOneDayAfterECodeOrBlankWithoutStartIsNotBridged) {
    read_episodes(
        "A,01/05/2017,S,C2,U1,31/05/2017,E4A\n"
        "A,01/06/2017,P,C2,U2,30/06/2017,\n"
        "A,01/07/2017,P,C2,U2,,\n");
    EXPECT_EQ(
        problems(),
        (texts{"y/e.csv:3: warning TS2045: RNE is P after a gap of 1 day since the episode "
               "before it, from 2017-05-01 to 2017-05-31, with REC E4A; a new spell of unknown "
               "beginning: add the missing episode, or make RNE S if the child came into care "
               "[A]",
               "y/e.csv:4: warning TS2045: RNE is P after a gap of 1 day since the episode "
               "before it, from 2017-06-01 to 2017-06-30, with REC blank; a new spell of "
               "unknown beginning: add the missing episode, or make RNE S if the child came "
               "into care [A]"}));
    EXPECT_EQ(spells(), (texts{"looked-after 2017-05-01..2017-05-31",
                               "looked-after before 2017-06-01..2017-06-30",
                               "looked-after before 2017-07-01.."}));
}

TEST_F(Ssda903, GapBeforeAStartIsANewSpellReportedOnlyAfterX1) {
    read_episodes(
        "A,01/05/2017,S,C2,U1,31/05/2017,E4A\n"
        "A,01/06/2017,S,C2,U2,30/06/2017,\n"
        "A,02/07/2017,S,C2,U2,30/07/2017,X1\n"
        "A,31/07/2017,S,C2,U2,,\n");
    EXPECT_EQ(
        problems(),
        (texts{"y/e.csv:5: warning TS2044: RNE is S after a gap of 1 day, but the episode "
               "before it, from 2017-07-02 to 2017-07-30, has REC X1; a new spell begins: give "
               "that one its E code, or add the episode between [A]"}));
    EXPECT_EQ(spells(),
              (texts{"looked-after 2017-05-01..2017-05-31", "looked-after 2017-06-01..2017-06-30",
                     "looked-after 2017-07-02..2017-07-30", "looked-after 2017-07-31.."}));
}

TEST_F(Ssda903, OverlapIsOneSpellWhateverTheCodes) {
    read_episodes("A,01/05/2017,S,C2,U1,01/07/2017,E4A\nA,30/06/2017,S,C2,U2,01/08/2017,E4A\n");
    EXPECT_EQ(
        problems(),
        (texts{"y/e.csv:3: warning TS2046: the episode begins on 2017-06-30, before the end "
               "of an earlier one, from 2017-05-01 to 2017-07-01; both are one spell: correct "
               "DECOM or DEC [A]"}));
    EXPECT_EQ(spells(), (texts{"looked-after 2017-05-01..2017-08-01"}));
}

TEST_F(Ssda903, OverlapIsMeasuredAgainstTheEpisodeThatEndsLastSoFar) {
    read_episodes(
        "A,01/05/2017,S,C2,U1,01/09/2017,E4A\n"
        "A,01/06/2017,P,C2,U2,01/07/2017,X1\n"
        "A,01/08/2017,S,C2,U2,15/08/2017,E4A\n"
        "A,01/09/2017,S,C2,U2,01/10/2017,E4A\n");
    ASSERT_EQ(answer_.problems.size(), 3U);
    EXPECT_EQ(
        problems()[1],
        "y/e.csv:4: warning TS2046: the episode begins on 2017-08-01, before the end of an "
        "earlier one, from 2017-05-01 to 2017-09-01; both are one spell: correct DECOM or DEC "
        "[A]");
    EXPECT_EQ(answer_.problems[2].code, "TS2042");
    EXPECT_EQ(spells(), (texts{"looked-after 2017-05-01..2017-09-01",
                               "looked-after 2017-09-01..2017-10-01"}));
}

TEST_F(Ssda903, BlankEndBeforeAnotherEpisodeIsFilledInAndReported) {
    read_episodes("A,01/05/2017,S,C2,A3,,\nA,01/06/2017,P,C2,U2,,\n");
    EXPECT_EQ(problems(),
              (texts{"y/e.csv:2: warning TS2047: DEC is blank, but another episode begins on "
                     "2017-06-01; this one is taken to end then: fill in DEC and REC [A]"}));
    EXPECT_EQ(spells(),
              (texts{"looked-after 2017-05-01..", "placed-for-adoption 2017-05-01..2017-06-01"}));
}

TEST_F(Ssda903, X1WithNothingAfterItEndsTheSpellAndIsReported) {
    read_episodes("A,01/05/2017,S,C2,U1,01/06/2017,X1\n");
    EXPECT_EQ(
        problems(),
        (texts{"y/e.csv:2: warning TS2048: the last episode of the child ends on 2017-06-01 "
               "with REC X1, and none follows; the child is taken to have left care then: give "
               "the E code, or add the next episode [A]"}));
    EXPECT_EQ(spells(), (texts{"looked-after 2017-05-01..2017-06-01"}));
}

TEST_F(Ssda903, ReasonWithoutEndLeavesTheSpellOpenAndIsReported) {
    read_episodes("A,01/05/2017,S,C2,U1,,E4A\n");
    EXPECT_EQ(problems(),
              (texts{"y/e.csv:2: warning TS2049: REC is E4A, but DEC is blank and no episode "
                     "follows; the child is taken to be still looked after: fill in DEC, or clear "
                     "REC [A]"}));
    EXPECT_EQ(spells(), (texts{"looked-after 2017-05-01.."}));
}

TEST_F(Ssda903, RowsNeedNotBeInOrder) {
    read_episodes("A,01/06/2017,P,C2,U2,,\nA,01/05/2017,S,C2,U1,01/06/2017,X1\n");
    EXPECT_EQ(problems(), texts{});
    EXPECT_EQ(spells(), (texts{"looked-after 2017-05-01.."}));
}

// What suspends reviews

TEST_F(Ssda903, PlacesA3ToA6ArePlacedForAdoptionAndTouchingOnesAreOne) {
    read_episodes(
        "A,01/05/2017,S,C2,A3,01/06/2017,X1\n"
        "A,01/06/2017,P,C2,A4,01/07/2017,X1\n"
        "A,01/07/2017,P,C2,U2,01/08/2017,X1\n"
        "A,01/08/2017,P,C2,A5,01/09/2017,X1\n"
        "A,01/09/2017,P,C2,A6,,\n");
    EXPECT_EQ(problems(), texts{});
    EXPECT_EQ(spells(),
              (texts{"looked-after 2017-05-01..", "placed-for-adoption 2017-05-01..2017-07-01",
                     "placed-for-adoption 2017-08-01.."}));
}

TEST_F(Ssda903, V3AndV4AreShortBreaksAndOrdinaryCareStartsAfterThem) {
    read_episodes(
        "A,01/05/2017,S,V3,U1,04/05/2017,E4A\n"
        "A,11/05/2017,S,V4,U1,14/05/2017,X1\n"
        "A,14/05/2017,L,V2,U1,,\n");
    EXPECT_EQ(problems(), texts{});
    EXPECT_EQ(spells(), (texts{"looked-after 2017-05-01..2017-05-04", "looked-after 2017-05-11..",
                               "short-breaks 2017-05-01..2017-05-04",
                               "short-breaks 2017-05-11..2017-05-14"}));
}

TEST_F(Ssda903, ShortBreakOfMoreThan17DaysIsReported) {
    read_episodes(
        "A,01/05/2017,S,V3,U1,18/05/2017,E4A\n"
        "A,01/06/2017,S,V3,U1,19/06/2017,E4A\n"
        "A,01/07/2017,S,V4,U1,19/07/2017,E4A\n");
    EXPECT_EQ(
        problems(),
        (texts{"y/e.csv:3: warning TS2050: the short break (LS V3) lasts 18 days, and none may "
               "last more than 17; it is still read as a short break, to which other limits "
               "apply: check LS and DEC [A]"}));
}

TEST_F(Ssda903, PlacedAdoptionIsComparedWithTheEpisodesAndNeverUsed) {
    read_year({{"e.csv", episode_columns + "A,01/05/2017,S,C2,A3,01/07/2017,X1\n"
                                           "A,01/07/2017,P,C2,U1,01/08/2017,X1\n"
                                           "A,01/08/2017,P,C2,A5,,\n"
                                           "B,01/05/2017,S,C2,U1,,\n"},
               {"h.csv", header_of_a + "B,1,05/06/2010,WBRI\n"},
               {"p.csv", adoption_columns + "A,05/06/2010,01/05/2017,01/07/2017,RD1\n"
                                            "A,05/06/2010,31/07/2017,,\n"
                                            "B,05/06/2010,01/06/2017,,\n"
                                            "C,05/06/2010,01/06/2017,,\n"
                                            "A,05/06/2010,,,\n"}});
    EXPECT_EQ(
        problems(),
        (texts{"y/p.csv:3: warning TS2051: DATE_PLACED is 2017-07-31, but the nearest episode "
               "with PLACE A3 to A6 begins on 2017-08-01; the episodes are used: correct the "
               "one that is wrong [A]",
               "y/p.csv:4: warning TS2051: DATE_PLACED is 2017-06-01, but no episode of the "
               "child has PLACE A3 to A6; the episodes are used: correct the one that is wrong "
               "[B]",
               "y/p.csv:5: warning TS2051: DATE_PLACED is 2017-06-01, but no episode of the "
               "child has PLACE A3 to A6; the episodes are used: correct the one that is wrong "
               "[C]",
               "y/p.csv:6: error TS2021: DATE_PLACED is blank, and a date dd/mm/yyyy is "
               "needed; the row is set aside [A]"}));
    ASSERT_EQ(records().children.size(), 2U);
    EXPECT_EQ(files()[2], "y/p.csv PlacedAdoption: 5 rows, 4 used, 1 set aside");
}

TEST_F(Ssda903, PlacedAdoptionCeasedIsComparedWhereGiven) {
    read_year({{"e.csv", episode_columns + "A,01/05/2017,S,C2,A3,01/07/2017,X1\n"
                                           "A,01/07/2017,P,C2,U1,01/08/2017,X1\n"
                                           "A,01/08/2017,P,C2,A5,,\n"},
               {"h.csv", header_of_a},
               {"p.csv", adoption_columns + "A,,01/05/2017,30/06/2017,RD1\n"
                                            "A,,01/08/2017,01/09/2017,RD1\n"}});
    EXPECT_EQ(
        problems(),
        (texts{"y/p.csv:2: warning TS2051: DATE_PLACED_CEASED is 2017-06-30, but the episodes "
               "with PLACE A3 to A6 since 2017-05-01 end on 2017-07-01; the episodes are used: "
               "correct the one that is wrong [A]",
               "y/p.csv:3: warning TS2051: DATE_PLACED_CEASED is 2017-09-01, but the episodes "
               "with PLACE A3 to A6 since 2017-08-01 have no end; the episodes are used: "
               "correct the one that is wrong [A]"}));
}

// History and folders

TEST_F(Ssda903, HistoryBeginsAsManyYearsBackAsThereAreFolders) {
    folder("a", {{"e.csv", episode_of_a}, {"h.csv", header_of_a}});
    read({}, "2018-03-31");
    EXPECT_EQ(records().history_from, day("2017-04-01"));
    EXPECT_EQ(records().children[0].history_from, optional_date(day("2017-04-01")));
    read({}, "2018-06-30");
    EXPECT_EQ(records().history_from, day("2018-04-01"));
    read({}, "2018-04-01");
    EXPECT_EQ(records().history_from, day("2018-04-01"));
    read(day("2010-01-01"), "2018-03-31");
    EXPECT_EQ(records().history_from, day("2010-01-01"));
    folder("b", {{"e.csv", episode_of_a}});
    folder("c", {{"e.csv", episode_of_a}});
    read({}, "2018-03-31");
    EXPECT_EQ(records().history_from, day("2015-04-01"));
    EXPECT_EQ(records().folders, folders_);
}

TEST_F(Ssda903, FoldersInTheWrongOrderAreReported) {
    const auto reviews_in = [](const std::string& year) {
        return review_columns + "A,,01/05/" + year + ",PN1\nA,,31/12/" + year + ",PN1\n";
    };
    folder("b", {{"e.csv", episode_of_a}, {"h.csv", header_of_a}, {"r.csv", reviews_in("2017")}});
    folder("a", {{"e.csv", episode_of_a}, {"h.csv", header_of_a}, {"r.csv", reviews_in("2016")}});
    read();
    EXPECT_EQ(
        problems(),
        (texts{"a: warning TS2017: the folder is taken for the year from 2017-04-01 to "
               "2018-03-31, but 2 of its 2 reviews lie outside it: give one folder for each "
               "year, the oldest first, or say with --history-from from which day all reviews "
               "are in the folders",
               "b: warning TS2017: the folder is taken for the year from 2016-04-01 to "
               "2017-03-31, but 2 of its 2 reviews lie outside it: give one folder for each "
               "year, the oldest first, or say with --history-from from which day all reviews "
               "are in the folders"}));
    read(day("2016-04-01"));
    EXPECT_EQ(problems(), texts{});
}

TEST_F(Ssda903, HalfOfTheReviewsOutsideTheYearIsNotMostOfThem) {
    read_year({{"e.csv", episode_of_a},
               {"h.csv", header_of_a},
               {"r.csv", review_columns + "A,,31/03/2017,PN1\nA,,01/04/2017,PN1\n"
                                          "A,,31/03/2018,PN1\nA,,01/04/2018,PN1\n"}});
    EXPECT_EQ(problems(), texts{});
    EXPECT_EQ(reviews().size(), 4U);
}

// Notices of the evaluation

TEST_F(Ssda903, NoticesAreToldAtTheRowThatTheyConcern) {
    read_year({{"e.csv", episode_columns + "A,01/05/2017,S,C2,U1,01/07/2017,X1\n"
                                           "A,01/07/2017,P,C2,A3,01/08/2017,X1\n"
                                           "A,01/08/2017,P,V4,U1,01/09/2017,E4A\n"},
               {"h.csv", header_of_a},
               {"r.csv", review_columns + "A,,20/03/2017,\nA,,20/04/2017,\nA,,20/05/2017,\n"
                                          "A,,25/05/2017,\nA,,20/07/2017,\nA,,20/08/2017,\n"
                                          "B,,20/05/2017,\nA,,20/05/2018,\n"}});
    ASSERT_EQ(records().children.size(), 2U);
    const auto at = [&](std::size_t child, std::uint32_t i) {
        return records().children[child].events[i].on;
    };
    using enum notice::kind;
    cohort_evaluation evaluated;
    evaluated.notices = {{event_after_as_at, at(0, 6), 6, 0},
                         {event_before_history, at(0, 0), 0, 0},
                         {event_outside_spells, at(0, 1), 1, 0},
                         {event_outside_spells, at(0, 1), 1, 1},
                         {event_repeated, at(0, 2), 2, 0},
                         {events_close, at(0, 3), 3, 0},
                         {event_in_exception, at(0, 4), 4, 0},
                         {event_in_exception, at(0, 5), 5, 0},
                         {spell_after_as_at, day("2017-05-01"), 0, 0},
                         {spell_empty, day("2017-07-01"), 1, 0},
                         {spells_overlap, day("2017-08-01"), 2, 0},
                         {event_outside_spells, at(1, 0), 0, 0},
                         {born_unknown, day("2018-03-31"), 0, 0}};
    evaluated.notices_from = {0, 11, 13};
    EXPECT_EQ(
        problems(locate(records(), evaluated, {.as_at = day("2018-03-31")})),
        (texts{
            "y/e.csv:2: note TS3007: the episode from 2017-05-01 is later than 2018-03-31, the day "
            "up to which is looked, and set aside [A]",
            "y/e.csv:3: warning TS3008: the spell from 2017-07-01 ends on or before that day, and "
            "is "
            "set aside: correct DECOM or DEC [A]",
            "y/e.csv:4: warning TS3009: the spell from 2017-08-01 begins before the one before it "
            "ended; each is evaluated: correct DECOM or DEC [A]",
            "y/r.csv:2: note TS3002: the review of 2017-03-20 is before 2017-04-01, from which day "
            "all reviews are known, and set aside: to have it counted, add the folders from the "
            "year "
            "ending 2017-03-31 on [A]",
            "y/r.csv:3: warning TS3003: the child was not looked after on 2017-04-20, so the "
            "review "
            "counts for nothing: correct REVIEW, or DECOM and DEC of the episodes [A]",
            "y/r.csv:4: warning TS3005: the child has another review on 2017-05-20; the two count "
            "as "
            "one: remove one if it is a duplicate, or correct its date [A]",
            "y/r.csv:5: warning TS3006: the review of 2017-05-25 is nearer to the one before it "
            "than "
            "the first limit (20 working days for a child looked after) and may be a part of it; "
            "the "
            "two count as two: if they are one review, leave only the part that counts [A]",
            "y/r.csv:6: note TS3004: the review of 2017-07-20 was held while the child was placed "
            "for adoption, when reviews fall under other duties; it counts for none of these [A]",
            "y/r.csv:7: note TS3004: the review of 2017-08-20 was held while the child had only "
            "short breaks, when reviews fall under other duties; it counts for none of these [A]",
            "y/r.csv:8: warning TS3003: the child has a review on 2017-05-20 but no episode, so "
            "the "
            "review counts for nothing: correct CHILD, or add the missing episodes [B]",
            "y/r.csv:8: warning TS3010: the child's date of birth is not known, so duties are not "
            "taken to end at 18: add DOB in Header [B]",
            "y/r.csv:9: note TS3001: the review of 2018-05-20 is later than 2018-03-31, the day up "
            "to which is looked, and set aside: correct REVIEW if it has been held, or look as at "
            "a "
            "later day [A]"}));
}

TEST_F(Ssda903, NothingToLocateInAnEvaluationWithoutNotices) {
    read_year({{"e.csv", episode_of_a}, {"h.csv", header_of_a}});
    EXPECT_TRUE(locate(records(), {}, {.as_at = day("2018-03-31")}).empty());
}

TEST(Ssda903Module, NamesAreThoseOfTheReturn) {
    EXPECT_EQ(to_string(ssda903_module::header), "Header");
    EXPECT_EQ(to_string(ssda903_module::episodes), "Episodes");
    EXPECT_EQ(to_string(ssda903_module::reviews), "Reviews");
    EXPECT_EQ(to_string(ssda903_module::placed_adoption), "PlacedAdoption");
    EXPECT_EQ(to_string(ssda903_module::other), "other");
}

}  // namespace
}  // namespace timescales
