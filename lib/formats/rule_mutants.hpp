#pragma once

/// Every change that mutation makes to a pack, one at a time.

#include <string>
#include <vector>

#include "lib/formats/yaml_document.hpp"

namespace timescales::inline v0 {

/// A value of a document and what is put in its place.
struct pack_edit {
    yaml_value* target;
    yaml_value replacement;
    yaml_position at;
    std::string place;
    std::string change;

    /// Makes the change, or takes it back when it is made.
    void exchange() { std::swap(*target, replacement); }
};

/// The edits of a pack that loads without an error. They point into the document, which has to stay
/// where it is; each is to be taken back before the next is made.
[[nodiscard]] std::vector<pack_edit> edits_of(yaml_value& pack);

}  // namespace timescales::inline v0
