#include "lib/formats/utf8.hpp"

namespace timescales::inline v0 {

namespace {

/// How many bytes the character at the front takes; 0 when it is not well formed. Unicode Standard,
/// table 3-7: no overlong form, no surrogate, nothing beyond U+10FFFF.
std::size_t character_length(std::string_view text) noexcept {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const auto follows = [&](std::size_t i, unsigned low, unsigned high) {
        return i < text.size() && byte(i) >= low && byte(i) <= high;
    };
    const unsigned first = byte(0);
    if (first < 0x80) {
        return 1;
    }
    if (first >= 0xC2 && first <= 0xDF) {
        return follows(1, 0x80, 0xBF) ? 2 : 0;
    }
    if (first >= 0xE0 && first <= 0xEF) {
        const unsigned low = first == 0xE0 ? 0xA0 : 0x80;
        const unsigned high = first == 0xED ? 0x9F : 0xBF;
        return follows(1, low, high) && follows(2, 0x80, 0xBF) ? 3 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        const unsigned low = first == 0xF0 ? 0x90 : 0x80;
        const unsigned high = first == 0xF4 ? 0x8F : 0xBF;
        return follows(1, low, high) && follows(2, 0x80, 0xBF) && follows(3, 0x80, 0xBF) ? 4 : 0;
    }
    return 0;
}

}  // namespace

std::optional<std::size_t> first_bad_utf8(std::string_view text) noexcept {
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = character_length(text.substr(i));
        if (length == 0) {
            return i;
        }
        i += length;
    }
    return std::nullopt;
}

std::optional<found_character> first_control_character(std::string_view text) noexcept {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::string_view rest = text.substr(i);
        const std::uint32_t first = static_cast<unsigned char>(rest.front());
        const bool line_end = rest.starts_with('\n') || rest.starts_with("\r\n");
        if (first == 0x7F || (first < 0x20 && first != '\t' && !line_end)) {
            return found_character{i, first};
        }
        if (first == 0xC2 && static_cast<unsigned char>(rest[1]) < 0xA0) {
            return found_character{i, static_cast<unsigned char>(rest[1])};
        }
        if (rest.starts_with("\u2028") || rest.starts_with("\u2029")) {
            return found_character{i, rest[2] == '\xA8' ? 0x2028U : 0x2029U};
        }
        if (rest.starts_with("\uFEFF")) {
            return found_character{i, 0xFEFF};
        }
    }
    return std::nullopt;
}

std::size_t count_characters(std::string_view text) noexcept {
    std::size_t count = 0;
    for (const char c : text) {
        count += continues_character(c) ? 0U : 1U;
    }
    return count;
}

}  // namespace timescales::inline v0
