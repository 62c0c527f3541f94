#pragma once

/// Content hashes: FNV-1a with 64 bits over an unambiguous byte sequence. They tell whether two
/// rule books say the same; they are no defence against somebody who wants a collision.

#include <cstdint>
#include <string_view>

namespace timescales::inline v0 {

class fingerprint {
  public:
    constexpr fingerprint& add(std::int64_t value) noexcept {
        for (int shift = 0; shift < 64; shift += 8) {
            add_byte(static_cast<std::uint8_t>(static_cast<std::uint64_t>(value) >> shift));
        }
        return *this;
    }

    /// The length goes first, so that "ab" + "c" and "a" + "bc" differ.
    constexpr fingerprint& add(std::string_view text) noexcept {
        add(static_cast<std::int64_t>(text.size()));
        for (const char c : text) {
            add_byte(static_cast<std::uint8_t>(c));
        }
        return *this;
    }

    [[nodiscard]] constexpr std::uint64_t value() const noexcept { return state_; }

  private:
    constexpr void add_byte(std::uint8_t byte) noexcept {
        state_ = (state_ ^ byte) * 0x0000'0100'0000'01b3;
    }

    std::uint64_t state_ = 0xcbf2'9ce4'8422'2325;
};

}  // namespace timescales::inline v0
