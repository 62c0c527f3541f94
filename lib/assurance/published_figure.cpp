#include "timescales/published_figure.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "timescales/timeliness.hpp"

namespace timescales::inline v0 {

namespace {

constexpr std::array<std::int64_t, published_figure::max_decimals + 1> scales{
    1, 10, 100, 1'000, 10'000, 100'000, 1'000'000};

bool is_digit(char c) noexcept {
    return c >= '0' && c <= '9';
}

/// A number with its decimals: 917 and 1 for "91.7".
struct decimal {
    std::int64_t units;
    std::int32_t decimals;
};

/// Reads a figure from left to right.
class figure_reader {
  public:
    explicit figure_reader(std::string_view text) : text_(text), rest_(text) {}

    [[nodiscard]] result<published_figure> read() {
        skip_filler();
        const result<decimal> first = number();
        if (!first) {
            return first.error();
        }
        return took_percent_sign() ? counts_after(*first) : percentage_after(*first);
    }

  private:
    [[nodiscard]] result<published_figure> counts_after(const decimal& percent) {
        skip_filler();
        const result<decimal> numerator = number();
        if (!numerator) {
            return numerator.error();
        }
        const result<decimal> denominator = denominator_after();
        return denominator ? put_together(*numerator, *denominator, percent) : denominator.error();
    }

    [[nodiscard]] result<published_figure> percentage_after(const decimal& numerator) {
        const result<decimal> denominator = denominator_after();
        if (!denominator) {
            return denominator.error();
        }
        skip_filler();
        if (rest_.empty()) {
            return wrong("the percentage is missing");
        }
        const result<decimal> percent = number();
        if (!percent) {
            return percent.error();
        }
        if (!took_percent_sign()) {
            return wrong("no '%' follows the percentage");
        }
        return put_together(numerator, *denominator, *percent);
    }

    [[nodiscard]] result<decimal> denominator_after() {
        skip_spaces();
        if (!took("/") && !took("out of") && !took("of")) {
            return wrong("'/' or 'of' is missing between the counts");
        }
        skip_spaces();
        return number();
    }

    [[nodiscard]] result<published_figure> put_together(const decimal& numerator,
                                                        const decimal& denominator,
                                                        const decimal& percent) {
        skip_filler();
        if (!rest_.empty()) {
            return wrong("more follows than one figure, from '" + std::string(rest_) + "' on");
        }
        if (numerator.decimals != 0 || denominator.decimals != 0) {
            return wrong("a count has decimals");
        }
        if (percent.units > 1'000 * scales[static_cast<std::size_t>(percent.decimals)]) {
            return wrong("the percentage is above 1,000");
        }
        return published_figure{numerator.units, denominator.units, percent.units,
                                percent.decimals};
    }

    [[nodiscard]] result<decimal> number() {
        if (rest_.empty() || !is_digit(rest_.front())) {
            return wrong(rest_.empty() ? "a number is missing at the end"
                                       : "a number is missing before '" + std::string(rest_) + "'");
        }
        std::string digits;
        while (!rest_.empty() && (is_digit(rest_.front()) || is_thousands_comma(digits))) {
            if (rest_.front() != ',') {
                digits += rest_.front();
            }
            rest_.remove_prefix(1);
        }
        decimal read{0, 0};
        if (rest_.size() > 1 && rest_.front() == '.' && is_digit(rest_[1])) {
            rest_.remove_prefix(1);
            while (!rest_.empty() && is_digit(rest_.front())) {
                digits += rest_.front();
                ++read.decimals;
                rest_.remove_prefix(1);
            }
        }
        if (read.decimals > published_figure::max_decimals) {
            return wrong("a number has more than 6 decimals");
        }
        constexpr std::int64_t highest = published_figure::max_count;
        const auto [end, failed] =
            std::from_chars(digits.data(), digits.data() + digits.size(), read.units);
        if (failed != std::errc() ||
            read.units / scales[static_cast<std::size_t>(read.decimals)] > highest) {
            return wrong("a number is above 999,999,999");
        }
        return read;
    }

    /// A comma after one to three digits, or three more, with three digits after it and no fourth.
    [[nodiscard]] bool is_thousands_comma(std::string_view before) const noexcept {
        return rest_.size() >= 4 && rest_.front() == ',' && !before.empty() &&
               std::all_of(rest_.begin() + 1, rest_.begin() + 4, is_digit) &&
               (rest_.size() == 4 || !is_digit(rest_[4]));
    }

    [[nodiscard]] bool took(std::string_view word) noexcept {
        if (!rest_.starts_with(word)) {
            return false;
        }
        rest_.remove_prefix(word.size());
        return true;
    }

    [[nodiscard]] bool took_percent_sign() noexcept {
        const std::string_view before = rest_;
        skip_spaces();
        if (took("%") || took("per cent") || took("percent")) {
            return true;
        }
        rest_ = before;
        return false;
    }

    void skip_spaces() noexcept {
        while (took(" ") || took("\t") || took("\u00a0") || took("\u202f")) {
        }
    }

    /// What may stand between counts and percentage, and around them: words, brackets, dashes.
    void skip_filler() noexcept {
        while (!rest_.empty() && is_filler()) {
            rest_.remove_prefix(1);
        }
    }

    /// A minus sign, a bare decimal point, "<" and the like belong to a number and change it.
    [[nodiscard]] bool is_filler() const noexcept {
        const char c = rest_.front();
        const bool before_digit = rest_.size() > 1 && is_digit(rest_[1]);
        if (c == '-' || c == '.') {
            return !before_digit;
        }
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                            static_cast<unsigned char>(c) >= 0x80;
        return letter || std::string_view(" \t=:;,()[]'\"").find(c) != std::string_view::npos;
    }

    [[nodiscard]] error wrong(std::string what) const {
        return {error_code::invalid_text, "cannot read '" + std::string(text_) +
                                              "' as a figure: " + std::move(what) +
                                              "; write it as in '143/157 = 91.7%'"};
    }

    std::string_view text_;
    std::string_view rest_;
};

std::string decimal_text(std::int64_t units, std::int32_t decimals) {
    const std::int64_t scale = scales[static_cast<std::size_t>(decimals)];
    std::string text = std::to_string(units / scale);
    if (decimals > 0) {
        const std::string fraction = std::to_string(units % scale);
        text +=
            '.' + std::string(static_cast<std::size_t>(decimals) - fraction.size(), '0') + fraction;
    }
    return text;
}

/// How many units of the last decimal a percentage is, half-up. `denominator` is from 1.
std::int64_t units_of(std::int64_t numerator, std::int64_t denominator, std::int32_t decimals) {
    const std::int64_t hundred = 100 * scales[static_cast<std::size_t>(decimals)];
    return (2 * hundred * numerator + denominator) / (2 * denominator);
}

std::optional<count_span> span_of(std::int64_t lowest, std::int64_t highest) {
    return lowest <= highest ? std::optional(count_span{lowest, highest}) : std::nullopt;
}

/// `dividend / divisor`, rounded up. Both are from 0, the divisor from 1.
std::int64_t divided_up(std::int64_t dividend, std::int64_t divisor) {
    return (dividend + divisor - 1) / divisor;
}

}  // namespace

std::optional<std::string> percentage(std::int64_t numerator, std::int64_t denominator,
                                      std::int32_t decimals) {
    if (denominator <= 0) {
        return {};
    }
    return decimal_text(units_of(numerator, denominator, decimals), decimals);
}

result<published_figure> parse_published_figure(std::string_view text) {
    return figure_reader(text).read();
}

std::string percent_text(const published_figure& f) {
    return decimal_text(f.percent, f.decimals);
}

std::string to_string(const published_figure& f) {
    return std::to_string(f.numerator) + '/' + std::to_string(f.denominator) + " = " +
           percent_text(f) + " %";
}

figure_check check_figure(const published_figure& f) {
    figure_check answer;
    answer.percent = percentage(f.numerator, f.denominator, f.decimals);
    // A percentage of p units stands for all from (2 p - 1) / 2 units on, and below (2 p + 1) / 2.
    const std::int64_t from = std::max<std::int64_t>(2 * f.percent - 1, 0);
    const std::int64_t below = 2 * f.percent + 1;
    const std::int64_t twice = 200 * scales[static_cast<std::size_t>(f.decimals)];
    if (f.denominator > 0) {
        answer.consistent = f.numerator <= f.denominator &&
                            units_of(f.numerator, f.denominator, f.decimals) == f.percent;
        answer.numerators =
            span_of(divided_up(from * f.denominator, twice),
                    std::min(divided_up(below * f.denominator, twice) - 1, f.denominator));
    }
    if (from > 0) {
        const std::int64_t lowest = twice * f.numerator / below + 1;
        answer.denominators =
            span_of(std::max({lowest, f.numerator, std::int64_t{1}}), twice * f.numerator / from);
    }
    return answer;
}

}  // namespace timescales::inline v0
