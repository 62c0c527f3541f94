/// `figures`: whether published counts and percentages agree.

#include <algorithm>

#include "lib/cli/cli.hpp"
#include "timescales/figure_table.hpp"

namespace timescales_cli {

using namespace timescales;

namespace {

figure_table figures_typed(std::span<const std::string> texts) {
    figure_table typed;
    for (const std::string& text : texts) {
        typed.figures.push_back({text, value_or_stop(parse_published_figure(text)), 0});
    }
    return typed;
}

}  // namespace

int figures(const figures_options& options) {
    const report_format format = format_from(options.format);
    if (options.texts.empty() == !options.file.has_value()) {
        throw stop{wrong_usage, options.file
                                    ? "give figures or --file, not both"
                                    : "FIGURE is missing: give one as in \"143/157 = 91.7%\", or a "
                                      "table of them with --file"};
    }
    const figure_table given = options.file ? loaded_or_stop(load_figure_table(*options.file))
                                            : figures_typed(options.texts);
    if (format == report_format::csv) {
        print_problems(given.problems);  // a table of figures has no room for them
    }
    print(report_figures(given, format, terminal_style()));
    const bool agree =
        std::all_of(given.figures.begin(), given.figures.end(),
                    [](const located_figure& f) { return check_figure(f.figure).consistent; });
    return agree && given.problems.empty() ? done : check_found;
}

}  // namespace timescales_cli
