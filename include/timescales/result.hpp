#pragma once

/// How the library reports what went wrong: a closed list of codes, a message written for the
/// person who made the mistake, and a `result` that a host may read with or without exceptions.

#include <cstdint>
#include <exception>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "timescales/version.hpp"

namespace timescales::inline v0 {

/// What kind of failure it was. Values are stable.
enum class error_code : std::uint8_t {
    invalid_text = 1,         ///< a text could not be read as a date, a period, a name
    invalid_argument = 2,     ///< a value or a combination of options that has no meaning
    date_out_of_range = 3,    ///< the answer lies outside 1900 to 2199
    outside_coverage = 4,     ///< the answer depends on days that the calendar does not know
    ambiguous_month_end = 5,  ///< `month_end::refuse`, and the policies differ on this date
    calendar_required = 6,    ///< working days were asked for, and no calendar was given
    not_found = 7,            ///< no timescale, calendar or obligation has that name
    wrong_rule_book = 8,      ///< an answer of one rule book was handed to another
    unreadable_file = 9,      ///< a file is missing, not readable, or not what it claims to be
};

/// A failure: the code for the program, the message for the person.
struct error {
    error_code code;
    std::string message;
};

/// Thrown by `value()` when there is no value, and never otherwise.
class TIMESCALES_EXPORT failure : public std::exception {
  public:
    explicit failure(error cause);
    ~failure() override;

    [[nodiscard]] const char* what() const noexcept override;
    [[nodiscard]] const error& cause() const noexcept { return cause_; }

  private:
    error cause_;
};

[[noreturn]] TIMESCALES_EXPORT void throw_failure(error cause);

/// A value or the reason why there is none.
///
///     if (auto answer = parse_period("20 workdays"); !answer) {
///         answer.error().message;  // "unknown unit 'workdays'; use working days, days, …"
///     }
template <class T>
class [[nodiscard]] result {
  public:
    result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    result(struct error cause) : state_(std::in_place_index<1>, std::move(cause)) {}

    [[nodiscard]] bool has_value() const noexcept { return state_.index() == 0; }
    explicit operator bool() const noexcept { return has_value(); }

    /// The value; throws `failure` when there is none.
    [[nodiscard]] const T& value() const& {
        require();
        return *std::get_if<0>(&state_);
    }
    [[nodiscard]] T value() && {
        require();
        return std::move(*std::get_if<0>(&state_));
    }

    /// Precondition: there is a value.
    [[nodiscard]] const T& operator*() const noexcept { return *std::get_if<0>(&state_); }
    [[nodiscard]] const T* operator->() const noexcept { return std::get_if<0>(&state_); }

    /// Precondition: there is none.
    [[nodiscard]] const struct error& error() const noexcept { return *std::get_if<1>(&state_); }

  private:
    void require() const {
        if (!has_value()) {
            throw_failure(*std::get_if<1>(&state_));
        }
    }

    std::variant<T, struct error> state_;
};

}  // namespace timescales::inline v0
