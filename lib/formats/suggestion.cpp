#include "lib/formats/suggestion.hpp"

#include <algorithm>
#include <vector>

#include "lib/formats/utf8.hpp"

namespace timescales::inline v0 {

namespace {

/// Levenshtein distance, one row at a time.
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) {
        row[j] = j;
    }
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t above = row[j];
            const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({above + 1, row[j - 1] + 1, replaced});
            diagonal = above;
        }
    }
    return row[b.size()];
}

std::string escaped(char c) {
    constexpr std::string_view digits = "0123456789abcdef";
    switch (c) {
        case '\n':
            return "\\n";
        case '\r':
            return "\\r";
        case '\t':
            return "\\t";
        default:
            break;
    }
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && byte != 0x7F) {
        return std::string(1, c);
    }
    return std::string("\\x") + digits[byte / 16] + digits[byte % 16];
}

}  // namespace

std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates) {
    constexpr std::size_t longest = 64;  // nobody types more by accident
    if (word.size() > longest) {
        return {};
    }
    std::string_view best;
    std::size_t best_distance = std::max<std::size_t>(word.size() < 4 ? 1 : 2, word.size() / 3) + 1;
    for (const std::string_view candidate : candidates) {
        const std::size_t d = distance(word, candidate);
        if (d < best_distance && d < candidate.size()) {
            best = candidate;
            best_distance = d;
        }
    }
    return best;
}

std::string did_you_mean(std::string_view word, std::span<const std::string_view> candidates) {
    const std::string_view near = nearest(word, candidates);
    return near.empty() ? "" : "; did you mean '" + std::string(near) + "'?";
}

std::string list_of(std::span<const std::string_view> words, std::string_view conjunction) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i != 0) {
            text += i + 1 == words.size() ? " " + std::string(conjunction) + " " : ", ";
        }
        text += words[i];
    }
    return text;
}

std::string in_quotes(std::string_view text) {
    constexpr std::size_t most_shown = 60;
    std::size_t length = std::min(text.size(), most_shown);
    while (length < text.size() && length > 0 && continues_character(text[length])) {
        --length;  // never half a character
    }
    std::string out = "'";
    for (const char c : text.substr(0, length)) {
        out += escaped(c);
    }
    return out + (length < text.size() ? "…'" : "'");
}

}  // namespace timescales::inline v0
