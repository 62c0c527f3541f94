#include "timescales/diagnostic.hpp"

#include <algorithm>
#include <tuple>

namespace timescales::inline v0 {

std::string_view to_string(severity s) noexcept {
    switch (s) {
        case severity::error:
            return "error";
        case severity::warning:
            return "warning";
        case severity::note:
            return "note";
    }
    return "unknown";
}

std::string to_string(const diagnostic& d) {
    std::string text;
    if (!d.file.empty()) {
        text += d.file;
        text += ':';
    }
    if (d.line != 0) {
        text += std::to_string(d.line) + ':';
        if (d.column != 0) {
            text += std::to_string(d.column) + ':';
        }
    }
    if (!text.empty()) {
        text += ' ';
    }
    text += to_string(d.severity);
    if (!d.code.empty()) {
        text += ' ' + d.code;
    }
    return text + ": " + d.message;
}

void sort_by_position(std::vector<diagnostic>& problems) {
    std::stable_sort(problems.begin(), problems.end(),
                     [](const diagnostic& a, const diagnostic& b) {
                         return std::tie(a.file, a.line, a.column, a.code) <
                                std::tie(b.file, b.line, b.column, b.code);
                     });
}

}  // namespace timescales::inline v0
