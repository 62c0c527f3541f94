#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace timescales::inline v0 {

/// The offset of the first byte that is not part of well-formed UTF-8 (RFC 3629), or none.
[[nodiscard]] std::optional<std::size_t> first_bad_utf8(std::string_view text) noexcept;

/// A character and where it stands.
struct found_character {
    std::size_t offset;
    std::uint32_t code_point;
};

/// The first character that no line of text has: U+0000 to U+001F but for tab, line feed and the
/// carriage return before one; U+007F to U+009F; the line separators U+2028 and U+2029, at which
/// editors break a line and YAML readers may not; the byte order mark U+FEFF.
/// Precondition: well-formed UTF-8.
[[nodiscard]] std::optional<found_character> first_control_character(
    std::string_view text) noexcept;

/// Whether the byte is part of a character that began before it.
[[nodiscard]] constexpr bool continues_character(char byte) noexcept {
    return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

/// How many characters the text has. Precondition: well-formed UTF-8.
[[nodiscard]] std::size_t count_characters(std::string_view text) noexcept;

}  // namespace timescales::inline v0
