#pragma once

/// A rule book from packs that have been parsed: what `load_rule_book` does after reading their
/// text, and mutation with texts that it has changed.

#include <span>
#include <string>

#include "lib/formats/yaml_document.hpp"

namespace timescales::inline v0 {

struct pack_document {
    std::string path;
    yaml_value document;
};

[[nodiscard]] loaded<rule_book> build_rule_book(std::span<const pack_document>,
                                                std::span<const working_calendar> calendars,
                                                std::span<const calendar_layer> layers,
                                                const rule_book* beside);

}  // namespace timescales::inline v0
