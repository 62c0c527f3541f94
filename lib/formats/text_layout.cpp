#include "lib/formats/text_layout.hpp"

#include <algorithm>

#include "timescales/explanation.hpp"

namespace timescales::inline v0::reports {

namespace {

constexpr std::size_t page_width = 100;

std::string_view code_of(ink colour) noexcept {
    switch (colour) {
        case ink::bold:
            return "\033[1m";
        case ink::red:
            return "\033[31m";
        case ink::yellow:
            return "\033[33m";
        case ink::green:
            return "\033[32m";
    }
    return "";
}

}  // namespace

std::string with_weekday(civil_date day) {
    std::string text(to_text(day).view());
    text += " (";
    text += to_string(day.day_of_week());
    text += ')';
    return text;
}

std::string counted(std::int64_t number, std::string_view one, std::string_view many) {
    std::string text = std::to_string(number);
    text += ' ';
    text += number == 1 ? one : many;
    return text;
}

std::size_t width_of(std::string_view text) noexcept {
    std::size_t width = 0;
    for (const char c : text) {
        // Every byte of UTF-8 but the first of a character is 10xxxxxx.
        width += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
    }
    return width;
}

std::string padded(std::string_view text, std::size_t width) {
    std::string out(text);
    const std::size_t taken = width_of(text);
    if (taken < width) {
        out.append(width - taken, ' ');
    }
    return out;
}

std::string paragraph(std::string_view lead, std::string_view text) {
    const std::size_t indent = width_of(lead);
    std::string out(lead);
    std::size_t column = indent;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        const std::string_view word = text.substr(0, end);
        const std::size_t width = width_of(word);
        if (column > indent && column + 1 + width > page_width) {
            out += '\n';
            out.append(indent, ' ');
            column = indent;
        } else if (column > indent) {
            out += ' ';
            ++column;
        }
        out += word;
        column += width;
        text.remove_prefix(end == text.size() ? end : end + 1);
    }
    out += '\n';
    return out;
}

std::string printable(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20U || byte == 0x7FU) {
            c = ' ';
        }
    }
    return out;
}

std::string painted(std::string_view text, ink colour, text_style style) {
    if (!style.colour) {
        return std::string(text);
    }
    std::string out(code_of(colour));
    out += text;
    out += "\033[0m";
    return out;
}

std::string painted(outcome o, text_style style, std::size_t width) {
    std::string text = padded(to_string(o), width);
    if (is_failure(o)) {
        return painted(text, ink::red, style);
    }
    if (o == outcome::indeterminate) {
        return painted(text, ink::yellow, style);
    }
    if (o == outcome::on_time) {
        return painted(text, ink::green, style);
    }
    return text;
}

}  // namespace timescales::inline v0::reports
