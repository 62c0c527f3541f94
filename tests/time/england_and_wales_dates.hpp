#pragma once

/// The bank holidays of England and Wales, Good Friday and Christmas Day from 1971 to 2028, where
/// they fall on a weekday: dates only, kept apart from the rules so that the two can be compared.
///
/// From 2012 on they are those of GOV.UK's published lists; before, those of the Banking and
/// Financial Dealings Act 1971 and of each year's proclamation, checked against the days on which
/// London fixed no gold price. The moved and the extra days, which tell a right list from a wrong
/// one, are asserted one by one in working_calendar_test.cpp.

#include <array>
#include <string_view>

namespace timescales_tests {

struct holidays_of_year {
    int year;
    std::string_view days;  // MM-DD, with a space between
};

inline constexpr std::size_t england_and_wales_holiday_count = 462;

inline constexpr std::array england_and_wales_holidays{
    holidays_of_year{1971, "04-09 04-12 05-31 08-30 12-27"},
    holidays_of_year{1972, "03-31 04-03 05-29 08-28 12-25 12-26"},
    holidays_of_year{1973, "04-20 04-23 05-28 08-27 12-25 12-26"},
    holidays_of_year{1974, "01-01 04-12 04-15 05-27 08-26 12-25 12-26"},
    holidays_of_year{1975, "01-01 03-28 03-31 05-26 08-25 12-25 12-26"},
    holidays_of_year{1976, "01-01 04-16 04-19 05-31 08-30 12-27 12-28"},
    holidays_of_year{1977, "01-03 04-08 04-11 06-06 06-07 08-29 12-26 12-27"},
    holidays_of_year{1978, "01-02 03-24 03-27 05-01 05-29 08-28 12-25 12-26"},
    holidays_of_year{1979, "01-01 04-13 04-16 05-07 05-28 08-27 12-25 12-26"},
    holidays_of_year{1980, "01-01 04-04 04-07 05-05 05-26 08-25 12-25 12-26"},
    holidays_of_year{1981, "01-01 04-17 04-20 05-04 05-25 07-29 08-31 12-25 12-28"},
    holidays_of_year{1982, "01-01 04-09 04-12 05-03 05-31 08-30 12-27 12-28"},
    holidays_of_year{1983, "01-03 04-01 04-04 05-02 05-30 08-29 12-26 12-27"},
    holidays_of_year{1984, "01-02 04-20 04-23 05-07 05-28 08-27 12-25 12-26"},
    holidays_of_year{1985, "01-01 04-05 04-08 05-06 05-27 08-26 12-25 12-26"},
    holidays_of_year{1986, "01-01 03-28 03-31 05-05 05-26 08-25 12-25 12-26"},
    holidays_of_year{1987, "01-01 04-17 04-20 05-04 05-25 08-31 12-25 12-28"},
    holidays_of_year{1988, "01-01 04-01 04-04 05-02 05-30 08-29 12-26 12-27"},
    holidays_of_year{1989, "01-02 03-24 03-27 05-01 05-29 08-28 12-25 12-26"},
    holidays_of_year{1990, "01-01 04-13 04-16 05-07 05-28 08-27 12-25 12-26"},
    holidays_of_year{1991, "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26"},
    holidays_of_year{1992, "01-01 04-17 04-20 05-04 05-25 08-31 12-25 12-28"},
    holidays_of_year{1993, "01-01 04-09 04-12 05-03 05-31 08-30 12-27 12-28"},
    holidays_of_year{1994, "01-03 04-01 04-04 05-02 05-30 08-29 12-26 12-27"},
    holidays_of_year{1995, "01-02 04-14 04-17 05-08 05-29 08-28 12-25 12-26"},
    holidays_of_year{1996, "01-01 04-05 04-08 05-06 05-27 08-26 12-25 12-26"},
    holidays_of_year{1997, "01-01 03-28 03-31 05-05 05-26 08-25 12-25 12-26"},
    holidays_of_year{1998, "01-01 04-10 04-13 05-04 05-25 08-31 12-25 12-28"},
    holidays_of_year{1999, "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28 12-31"},
    holidays_of_year{2000, "01-03 04-21 04-24 05-01 05-29 08-28 12-25 12-26"},
    holidays_of_year{2001, "01-01 04-13 04-16 05-07 05-28 08-27 12-25 12-26"},
    holidays_of_year{2002, "01-01 03-29 04-01 05-06 06-03 06-04 08-26 12-25 12-26"},
    holidays_of_year{2003, "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26"},
    holidays_of_year{2004, "01-01 04-09 04-12 05-03 05-31 08-30 12-27 12-28"},
    holidays_of_year{2005, "01-03 03-25 03-28 05-02 05-30 08-29 12-26 12-27"},
    holidays_of_year{2006, "01-02 04-14 04-17 05-01 05-29 08-28 12-25 12-26"},
    holidays_of_year{2007, "01-01 04-06 04-09 05-07 05-28 08-27 12-25 12-26"},
    holidays_of_year{2008, "01-01 03-21 03-24 05-05 05-26 08-25 12-25 12-26"},
    holidays_of_year{2009, "01-01 04-10 04-13 05-04 05-25 08-31 12-25 12-28"},
    holidays_of_year{2010, "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28"},
    holidays_of_year{2011, "01-03 04-22 04-25 04-29 05-02 05-30 08-29 12-26 12-27"},
    holidays_of_year{2012, "01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26"},
    holidays_of_year{2013, "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26"},
    holidays_of_year{2014, "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26"},
    holidays_of_year{2015, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"},
    holidays_of_year{2016, "01-01 03-25 03-28 05-02 05-30 08-29 12-26 12-27"},
    holidays_of_year{2017, "01-02 04-14 04-17 05-01 05-29 08-28 12-25 12-26"},
    holidays_of_year{2018, "01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26"},
    holidays_of_year{2019, "01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26"},
    holidays_of_year{2020, "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28"},
    holidays_of_year{2021, "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28"},
    holidays_of_year{2022, "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27"},
    holidays_of_year{2023, "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26"},
    holidays_of_year{2024, "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26"},
    holidays_of_year{2025, "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26"},
    holidays_of_year{2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"},
    holidays_of_year{2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28"},
    holidays_of_year{2028, "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26"},
};

}  // namespace timescales_tests
