#include <algorithm>
#include <string>

#include "lib/formats/report_writers.hpp"
#include "lib/formats/text_layout.hpp"

namespace timescales::inline v0::reports::text {

namespace {

/// "144", "144 to 146".
std::string numbers(const count_span& span) {
    const std::string lowest = std::to_string(span.lowest);
    return span.lowest == span.highest ? lowest : lowest + " to " + std::to_string(span.highest);
}

/// What would be right, a line each.
std::string alternatives(const published_figure& f, const figure_check& found) {
    const std::string printed = percent_text(f) + " %";
    std::string text;
    if (found.numerators) {
        text += "  " + numbers(*found.numerators) + " of " + std::to_string(f.denominator) +
                " gives " + printed + '\n';
    }
    if (found.denominators) {
        text += "  " + std::to_string(f.numerator) + " of " + numbers(*found.denominators) +
                " gives " + printed + '\n';
    }
    return text.empty() ? "  no count gives " + printed + '\n' : text;
}

std::string line_of(const located_figure& f, text_style style) {
    const figure_check found = check_figure(f.figure);
    std::string text = f.line == 0 ? std::string() : "line " + std::to_string(f.line) + ": ";
    if (f.line != 0 && !f.label.empty()) {
        text += printable(f.label) + ": ";
    }
    text += to_string(f.figure);
    if (found.consistent) {
        return text + painted(" agrees", ink::green, style) + '\n';
    }
    text += painted(" does not agree", ink::red, style) + ": ";
    const std::string counts =
        std::to_string(f.figure.numerator) + " of " + std::to_string(f.figure.denominator);
    if (!found.percent) {
        return text + "of none there is no percentage\n";
    }
    if (f.figure.numerator > f.figure.denominator) {
        return text + "the part is larger than the whole\n" + alternatives(f.figure, found);
    }
    return text + counts + " is " + *found.percent + " %\n" + alternatives(f.figure, found);
}

}  // namespace

std::string figures(const figure_table& given, text_style style) {
    std::string text;
    for (const located_figure& f : given.figures) {
        text += line_of(f, style);
    }
    for (const diagnostic& d : given.problems) {
        text += printable(to_string(d)) + '\n';
    }
    const auto agree =
        std::count_if(given.figures.begin(), given.figures.end(),
                      [](const located_figure& f) { return check_figure(f.figure).consistent; });
    if (given.figures.size() + given.problems.size() == 1 && given.without_figure == 0) {
        return text;
    }
    text += counted(static_cast<std::int64_t>(given.figures.size()), "figure", "figures") + ": " +
            std::to_string(agree) + " agree, " +
            std::to_string(static_cast<std::int64_t>(given.figures.size()) - agree) + " do not";
    if (!given.problems.empty()) {
        text += "; " + counted(static_cast<std::int64_t>(given.problems.size()), "row", "rows") +
                " not readable";
    }
    if (given.without_figure != 0) {
        text += "; " + counted(given.without_figure, "row", "rows") + " without a figure";
    }
    return text + '\n';
}

}  // namespace timescales::inline v0::reports::text
