#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace timescales::inline v0 {

/// The offset of the first byte that is not part of well-formed UTF-8 (RFC 3629), or none.
[[nodiscard]] std::optional<std::size_t> first_bad_utf8(std::string_view text) noexcept;

}  // namespace timescales::inline v0
