// The names by which files and reports call the values of the model.

#include <gtest/gtest.h>

#include <vector>

#include "timescales/event.hpp"
#include "timescales/timescale.hpp"
#include "timescales/working_calendar.hpp"

namespace timescales {
namespace {

TEST(Names, OfOccasionsAndRepeats) {
    EXPECT_EQ(to_string(occasion_kind::spell), "spell");
    EXPECT_EQ(to_string(occasion_kind::event), "event");
    EXPECT_EQ(to_string(repeat_rule::each), "each");
    EXPECT_EQ(to_string(repeat_rule::joins), "joins");
    EXPECT_EQ(to_string(repeat_rule::restarts), "restarts");
}

TEST(Names, OfPartsAndCycles) {
    EXPECT_EQ(to_string(counted_part::first), "first");
    EXPECT_EQ(to_string(counted_part::last), "last");
    EXPECT_EQ(to_string(cycle::calendar_month), "calendar-month");
    EXPECT_EQ(to_string(cycle::school_term), "school-term");
}

TEST(Names, OfDefinitionsOfWorkingDays) {
    EXPECT_EQ(to_string(working_day_definition::sat_sun_christmas_goodfriday_bankholiday),
              "sat-sun-christmas-goodfriday-bankholiday");
    EXPECT_EQ(to_string(working_day_definition::sat_sun_christmas_boxing_goodfriday_bankholiday),
              "sat-sun-christmas-boxing-goodfriday-bankholiday");
}

TEST(Attributes, ValueByName) {
    const std::vector<attribute> given{{"type", "foster"}, {"seen-alone", "yes"}};
    EXPECT_EQ(value_of(given, "seen-alone"), "yes");
    EXPECT_EQ(value_of(given, "type"), "foster");
}

TEST(Attributes, NotGivenIsEmpty) {
    EXPECT_EQ(value_of({}, "type"), "");
    EXPECT_EQ(value_of({{"type", "foster"}}, "Type"), "");
}

TEST(Attributes, GivenTwiceTheFirstCounts) {
    EXPECT_EQ(value_of({{"type", "foster"}, {"type", "kinship"}}, "type"), "foster");
}

}  // namespace
}  // namespace timescales
