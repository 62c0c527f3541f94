/// The parser of the command line: the only file that knows CLI11. It fills plain structs and hands
/// them to the commands, which read and check every value themselves.

#include <CLI/CLI.hpp>
#include <csignal>
#include <exception>
#include <functional>

#include "lib/cli/cli.hpp"
#include "timescales/version.hpp"

namespace timescales_cli {

namespace {

// ---- the commands and their options ------------------------------------------------------------

/// A command that can be run, as opposed to a group of them.
struct runnable {
    const CLI::App* app;
    std::function<int()> run;
};

struct parser {
    CLI::App app{
        "Statutory timescales in children's social care: due dates, outcomes, explanations and\n"
        "timeliness figures. Dates are YYYY-MM-DD.",
        "timescales"};
    person_options due_person;
    person_options explained_person;
    validate_options authority;
    figures_options figures;
    working_days_options working_days;
    period_options period;
    calendar_options calendar;
    rules_command_options rules;
    std::vector<runnable> commands;
};

/// The arguments of a command are all needed; that they are missing is told by the command.
class help_formatter : public CLI::Formatter {
  public:
    std::string make_option_usage(const CLI::Option* option) const override {
        return option->get_name(true) + (option->get_expected_max() > 1 ? "..." : "");
    }
};

/// Extra arguments are allowed here, to be refused afterwards with a suggestion.
CLI::App& add_command(CLI::App& to, const std::string& name, const std::string& says) {
    CLI::App& command = *to.add_subcommand(name, says);
    command.allow_extras();
    command.require_subcommand(0, 1);
    command.group("Commands");
    command.set_help_flag("-h,--help", "Print this help");
    return command;
}

/// A command that only holds others.
CLI::App& add_group(parser& p, const std::string& name, const std::string& says) {
    CLI::App& group = add_command(p.app, name, says);
    group.footer("'timescales " + name + " COMMAND --help' says more.");
    return group;
}

/// Broken between words, as the help of CLI11 breaks no line by itself.
std::string wrapped(const std::string& says) {
    constexpr std::size_t width = 68;
    std::string text;
    std::size_t column = 0;
    for (std::size_t begin = 0; begin < says.size();) {
        const std::size_t end = std::min(says.find(' ', begin), says.size());
        if (column > 0 && column + 1 + end - begin > width) {
            text += '\n';
            column = 0;
        } else if (column > 0) {
            text += ' ';
            ++column;
        }
        text.append(says, begin, end - begin);
        column += end - begin;
        begin = end + 1;
    }
    return text;
}

/// An option that is given once for each value.
void add_list(CLI::App& command, const std::string& name, std::vector<std::string>& into,
              const std::string& says, const std::string& type) {
    command.add_option(name, into, wrapped(says))
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
        ->allow_extra_args(false)
        ->type_name(type);
}

template <class T>
void add_value(CLI::App& command, const std::string& name, T& into, const std::string& says,
               const std::string& type) {
    command.add_option(name, into, wrapped(says))->type_name(type);
}

void add_format(CLI::App& command, std::string& into, const std::string& formats) {
    add_value(command, "--format", into, formats + "; text is for people", "FORMAT");
}

void add_rules(CLI::App& command, rules_options& into) {
    add_list(command, "--rules", into.rules,
             "The rule book: a built-in pack ('england' unless given), or a YAML pack; repeatable",
             "PACK");
    add_list(command, "--calendar", into.calendars,
             "A YAML calendar to add, or to use in place of the built-in one of its name; "
             "repeatable",
             "FILE");
    add_list(command, "--layer", into.layers,
             "A YAML layer of local days that plan-by dates keep clear of, and that local packs "
             "can count with; never part of a statutory finding; repeatable",
             "FILE");
    add_value(command, "--known-on", into.known_on,
              "Count with the calendars as they stood on that day; the final ones unless given",
              "DATE");
}

void add_calendar_choice(CLI::App& command, calendar_choice& into) {
    add_value(command, "--calendar", into.calendar,
              "england-and-wales (unless given), scotland or northern-ireland; \"any of …, …\" or "
              "\"all of …, …\"; or the path of a YAML calendar",
              "CALENDAR");
    add_list(command, "--layer", into.layers, "A YAML layer of days to close as well; repeatable",
             "FILE");
    add_value(command, "--known-on", into.known_on,
              "Answer as the calendar stood on that day; the final one unless given", "DATE");
}

void add_person(CLI::App& command, person_options& into) {
    add_list(command, "--event", into.events,
             "KIND=DATE[,name=value…] for an event, such as review=2018-01-04,status=planned; "
             "KIND=START..END[,name=value…] or KIND=START.. for a spell, END being the day it "
             "ceased; repeatable",
             "EVENT");
    add_value(command, "--events", into.events_file, "A timeline in YAML or JSON", "FILE");
    add_value(command, "--born", into.born, "Date of birth, for age limits", "DATE");
    add_value(command, "--as-at", into.as_at, "Nothing after this day is known; today unless given",
              "DATE");
    add_value(command, "--history-from", into.history_from,
              "The first day from which every event is given; all of them are unless given",
              "DATE");
    add_value(command, "--child", into.child, "The child's identifier, part of every key", "ID");
    add_value(command, "--project", into.project,
              "Further steps to project, as if each were held on its limit (0 to 100)", "N");
    add_list(command, "--timescale", into.timescales,
             "Only this timescale, such as england/looked-after-review; repeatable", "ID");
    add_rules(command, into.book);
}

void add_due(parser& p) {
    CLI::App& command = add_command(p.app, "due", "Due dates and outcomes of one person");
    add_person(command, p.due_person);
    add_format(command, p.due_person.format, "text, json or csv");
    command.footer(
        "Examples:\n"
        "  timescales due --event looked-after=2017-12-04\n"
        "  timescales due --event looked-after=2017-12-04 --event review=2018-01-09 \\\n"
        "      --born 2009-06-01 --as-at 2018-03-31 --project 2\n"
        "  timescales due --events child.yaml --format json");
    p.commands.push_back({&command, [&p] { return due(p.due_person); }});
}

void add_explain(parser& p) {
    CLI::App& command =
        add_command(p.app, "explain", "The reasoning behind due dates and outcomes");
    add_person(command, p.explained_person);
    add_value(command, "--key", p.explained_person.key, "Explain only the obligation of this key",
              "KEY");
    add_format(command, p.explained_person.format, "text or json");
    command.footer(
        "Examples:\n"
        "  timescales explain --event looked-after=2017-12-04 --as-at 2018-01-10\n"
        "  timescales explain --events child.yaml \\\n"
        "      --key '1234|england/looked-after-review|2017-12-04|first|1'");
    p.commands.push_back({&command, [&p] { return explain(p.explained_person); }});
}

void add_validate(parser& p) {
    CLI::App& command = add_command(
        p.app, "validate", "Timeliness figures of a whole authority, from its SSDA903 returns");
    validate_options& into = p.authority;
    add_list(command, "--ssda903", into.folders,
             "The folder of one year's return; repeatable, the oldest first", "DIR");
    add_value(command, "--year-ending", into.year_ending,
              "The last day of the year to report on, such as 2018-03-31", "DATE");
    add_value(command, "--as-at", into.as_at,
              "Nothing after this day is known; the year's end unless given", "DATE");
    add_value(command, "--history-from", into.history_from,
              "The first day from which every review is in the folders; worked out from their "
              "number unless given",
              "DATE");
    add_list(command, "--indicator", into.indicators,
             "child-all-on-time, child-all-on-time-28-days or review-on-time; repeatable, all "
             "three unless given",
             "ID");
    command.add_flag("--include-unverified", into.include_unverified,
                     "Count obligations under limits that nobody has read");
    add_rules(command, into.book);
    add_format(command, into.format, "text, json or csv (the obligations)");
    command.footer(
        "Examples:\n"
        "  timescales validate --ssda903 returns/2016-17 --ssda903 returns/2017-18 \\\n"
        "      --year-ending 2018-03-31\n"
        "  timescales validate --ssda903 returns/2017-18 --year-ending 2018-03-31 --format json");
    p.commands.push_back({&command, [&p] { return validate(p.authority); }});
}

void add_figures(parser& p) {
    CLI::App& command = add_command(
        p.app, "figures", "Whether published counts and percentages agree; status 1 if not");
    add_value(command, "FIGURE", p.figures.texts, "In quotes: \"143/157 = 91.7%\"", "");
    add_value(command, "--file", p.figures.file,
              "A CSV table with the columns numerator, denominator and percent", "FILE");
    add_format(command, p.figures.format, "text, json or csv");
    command.footer(
        "Examples:\n"
        "  timescales figures \"143/157 = 91.7%\" \"292 of 300 children, 97.3 %\"\n"
        "  timescales figures --file annual-report.csv");
    p.commands.push_back({&command, [&p] { return figures(p.figures); }});
}

void add_working_days_command(parser& p, CLI::App& group, const std::string& name,
                              const std::string& says, const std::string& first,
                              const std::string& second, const std::string& example,
                              int (*run)(const working_days_options&)) {
    CLI::App& command = add_command(group, name, says);
    add_value(command, first, p.working_days.first, "YYYY-MM-DD", "");
    add_value(command, second, p.working_days.second,
              second == "N" ? "A whole number, 0 or more" : "YYYY-MM-DD", "");
    if (second == "N") {
        command.add_flag("--before", p.working_days.before, "Count back");
    }
    add_calendar_choice(command, p.working_days.calendar);
    add_format(command, p.working_days.format, "text, json or csv");
    command.footer("Example:\n  " + example);
    p.commands.push_back({&command, [&p, run] { return run(p.working_days); }});
}

void add_working_days(parser& p) {
    CLI::App& group = add_group(p, "working-days", "Arithmetic on working days");
    add_working_days_command(p, group, "add", "The date N working days after DATE", "DATE", "N",
                             "timescales working-days add 2017-12-04 20", working_days_add);
    add_working_days_command(p, group, "count", "Working days after FROM, up to and including TO",
                             "FROM", "TO", "timescales working-days count 2017-12-04 2018-01-04",
                             working_days_count);
    add_working_days_command(p, group, "list", "The working days from FROM to TO, both included",
                             "FROM", "TO", "timescales working-days list 2017-12-22 2018-01-02",
                             working_days_list);
}

void add_period(parser& p) {
    CLI::App& group = add_group(p, "period", "Arithmetic on periods");
    CLI::App& command = add_command(group, "add", "The date on which a period from DATE ends");
    period_options& into = p.period;
    add_value(command, "DATE", into.date, "YYYY-MM-DD", "");
    add_value(command, "PERIOD", into.length,
              "In quotes: \"20 working days\", \"4 weeks\", \"6 months\", \"1 year 6 months\"", "");
    add_value(command, "--month-end", into.month_end,
              "Where the last month has no such day: corresponding (its last day, which is English "
              "law), next-day, or refuse",
              "POLICY");
    command.add_flag("--beginning-with", into.beginning_with, "DATE itself is the first day");
    command.add_flag("--before", into.before, "Count back");
    command.add_flag("--clear", into.clear, "Clear days: both ends are left out");
    add_value(command, "--roll", into.roll,
              "Where the last day is no working day: none (it stays), next, previous, or "
              "sunday-or-holiday (Northern Ireland: a Saturday stays)",
              "POLICY");
    add_calendar_choice(command, into.calendar);
    add_format(command, into.format, "text, json or csv");
    command.footer(
        "Examples:\n"
        "  timescales period add 2018-08-31 \"6 months\"\n"
        "  timescales period add 2018-08-31 \"6 months\" --month-end refuse");
    p.commands.push_back({&command, [&p] { return period_add(p.period); }});
}

/// The calendar as an argument, with what can be said of it beside.
void add_calendar_argument(CLI::App& command, calendar_choice& into, const std::string& name) {
    add_value(command, name, into.calendar,
              "england-and-wales, scotland, northern-ireland, \"any of …, …\", \"… as known on "
              "DATE\", or the path of a YAML calendar",
              "");
    add_list(command, "--layer", into.layers, "A YAML layer of days to close as well; repeatable",
             "FILE");
    add_value(command, "--known-on", into.known_on,
              "As the calendar stood on that day; the final one unless given", "DATE");
}

void add_calendar_list(parser& p, CLI::App& group) {
    CLI::App& command = add_command(group, "list", "The holidays of a calendar");
    add_calendar_argument(command, p.calendar.calendar, "CALENDAR");
    add_value(command, "--from", p.calendar.from, "First day, included", "DATE");
    add_value(command, "--to", p.calendar.to,
              "Last day, included; the last that is recorded unless given", "DATE");
    add_format(command, p.calendar.format, "text, json or csv");
    command.footer(
        "Examples:\n"
        "  timescales calendar list england-and-wales --from 2018-01-01 --to 2018-12-31\n"
        "  timescales calendar list scotland --from 2030-01-01 --to 2030-12-31");
    p.commands.push_back({&command, [&p] { return calendar_list(p.calendar); }});
}

void add_calendar_compare(parser& p, CLI::App& group) {
    CLI::App& command =
        add_command(group, "compare", "What differs from GOV.UK's list; status 1 if anything");
    add_calendar_argument(command, p.calendar.calendar, "CALENDAR");
    add_value(command, "FILE", p.calendar.file, "https://www.gov.uk/bank-holidays.json, saved", "");
    add_format(command, p.calendar.format, "text, json or csv");
    command.footer("Example:\n  timescales calendar compare scotland bank-holidays.json");
    p.commands.push_back({&command, [&p] { return calendar_compare(p.calendar); }});
}

void add_calendar_merge(parser& p, CLI::App& group) {
    CLI::App& command =
        add_command(group, "merge", "A calendar's YAML brought up to date with GOV.UK's list");
    add_value(command, "CALENDAR", p.calendar.calendar.calendar, "The path of a YAML calendar", "");
    add_value(command, "FILE", p.calendar.file, "https://www.gov.uk/bank-holidays.json, saved", "");
    add_value(command, "--on", p.calendar.on,
              "The day on which the list was fetched, which is when its news was learned; today "
              "unless given",
              "DATE");
    add_value(command, "--output", p.calendar.output,
              "The file to write, which can be CALENDAR itself: whole, or not at all; standard "
              "output unless given",
              "FILE");
    command.footer(
        "Example:\n"
        "  timescales calendar merge rules/calendars/scotland.yaml bank-holidays.json \\\n"
        "      --output rules/calendars/scotland.yaml");
    p.commands.push_back({&command, [&p] { return calendar_merge(p.calendar); }});
}

void add_calendar_diff(parser& p, CLI::App& group) {
    CLI::App& command =
        add_command(group, "diff", "The starts for which two calendars give different dates");
    add_value(command, "A", p.calendar.calendar.calendar,
              "england-and-wales, scotland, northern-ireland, \"any of …, …\", \"… with LAYER\", "
              "\"… as known on DATE\", or the path of a YAML calendar",
              "");
    add_value(command, "B", p.calendar.second, "The calendar to set beside it", "");
    add_list(command, "--layer", p.calendar.calendar.layers,
             "A YAML layer that A or B names; repeatable", "FILE");
    add_value(command, "--from", p.calendar.from, "First start, included; the first day covered",
              "DATE");
    add_value(command, "--to", p.calendar.to, "Last start, included; the last day recorded",
              "DATE");
    add_value(command, "--add", p.calendar.length,
              "What is counted from each start; \"20 working days\" unless given", "PERIOD");
    add_format(command, p.calendar.format, "text, json or csv");
    command.footer(
        "Example:\n"
        "  timescales calendar diff \"england-and-wales as known on 2022-09-09\" \\\n"
        "      england-and-wales --from 2022-01-01 --to 2022-12-31 --add \"20 working days\"");
    p.commands.push_back({&command, [&p] { return calendar_diff(p.calendar); }});
}

void add_calendar_outdated(parser& p, CLI::App& group) {
    CLI::App& command =
        add_command(group, "outdated", "Calendars to bring up to date; status 1 if there are any");
    add_value(command, "CALENDAR", p.calendar.several,
              "Names or paths; every built-in calendar unless given", "");
    add_value(command, "--on", p.calendar.on, "As at that day; today unless given", "DATE");
    add_format(command, p.calendar.format, "text, json or csv");
    command.footer("Example:\n  timescales calendar outdated --on 2026-12-01");
    p.commands.push_back({&command, [&p] { return calendar_outdated(p.calendar); }});
}

void add_calendar(parser& p) {
    CLI::App& group = add_group(p, "calendar", "What calendars know, and keeping them current");
    add_calendar_list(p, group);
    add_calendar_compare(p, group);
    add_calendar_merge(p, group);
    add_calendar_diff(p, group);
    add_calendar_outdated(p, group);
}

void add_rules_commands(parser& p) {
    CLI::App& group = add_group(p, "rules", "The rule book");
    CLI::App& list = add_command(group, "list", "Every timescale, a line each");
    add_rules(list, p.rules.book);
    add_format(list, p.rules.format, "text, json or csv");
    list.footer("Example:\n  timescales rules list");
    p.commands.push_back({&list, [&p] { return rules_list(p.rules); }});

    CLI::App& show = add_command(group, "show", "One timescale: versions, steps, citations");
    add_value(show, "ID", p.rules.id, "The timescale, as 'rules list' names it", "");
    add_rules(show, p.rules.book);
    add_format(show, p.rules.format, "text, json or csv");
    show.footer("Example:\n  timescales rules show england/looked-after-review");
    p.commands.push_back({&show, [&p] { return rules_show(p.rules); }});

    CLI::App& check = add_command(group, "check", "Problems of YAML packs, calendars and layers");
    add_value(check, "FILE", p.rules.files, "Packs, calendars and layers, taken together", "");
    add_list(check, "--calendar", p.rules.book.calendars,
             "A YAML calendar that the packs name; repeatable", "FILE");
    add_list(check, "--layer", p.rules.book.layers, "A YAML layer that the packs name; repeatable",
             "FILE");
    add_list(check, "--rules", p.rules.book.rules,
             "What the packs rest on: a built-in pack or a YAML pack; repeatable", "PACK");
    add_value(check, "--on", p.rules.on,
              "The day of looking, for rules that were to be read again; today unless given",
              "DATE");
    add_format(check, p.rules.format, "text, json or csv");
    check.footer("Example:\n  timescales rules check rules/*/*.yaml");
    p.commands.push_back({&check, [&p] { return rules_check(p.rules); }});

    CLI::App& test = add_command(group, "test", "Tests of rules, and what they do not test");
    add_value(test, "FILE", p.rules.files,
              "Tests, with the packs they are about; the built-in ones if no pack is named", "");
    add_list(test, "--rules", p.rules.book.rules,
             "What the packs rest on: a built-in pack or a YAML pack; repeatable", "PACK");
    test.add_flag("--mutate", p.rules.mutate,
                  "Change the packs in every way, one at a time, and name the changes that no test "
                  "notices");
    add_format(test, p.rules.format, "text, json or csv");
    test.footer(
        "Examples:\n"
        "  timescales rules test rules/england/*.tests.yaml\n"
        "  timescales rules test --mutate rules/england/*.yaml");
    p.commands.push_back({&test, [&p] { return rules_test(p.rules); }});

    CLI::App& diff =
        add_command(group, "diff", "What two packs say differently, and whose dates move");
    add_value(diff, "A", p.rules.before, "A built-in pack, or a YAML pack", "");
    add_value(diff, "B", p.rules.after, "The same, to compare it with", "");
    add_value(diff, "--events", p.rules.events_file, "A timeline, to see which of its dates move",
              "FILE");
    add_list(diff, "--ssda903", p.rules.folders,
             "The folder of a year's return, to see whose dates move; repeatable", "DIR");
    add_value(diff, "--as-at", p.rules.as_at, "Nothing after this day is known; today unless given",
              "DATE");
    add_format(diff, p.rules.format, "text, json or csv");
    diff.footer("Example:\n  timescales rules diff england my-england.yaml --events child.yaml");
    p.commands.push_back({&diff, [&p] { return rules_diff(p.rules); }});

    CLI::App& table =
        add_command(group, "table", "Every timescale and what it rests on, in Markdown");
    add_rules(table, p.rules.book);
    table.footer("Example:\n  timescales rules table");
    p.commands.push_back({&table, [&p] { return rules_table(p.rules); }});

    CLI::App& schema = add_command(group, "schema", "A JSON Schema of packs, for editors");
    schema.footer("Example:\n  timescales rules schema > timescales.schema.json");
    p.commands.push_back({&schema, [&p] { return rules_schema(p.rules); }});
}

void build(parser& p) {
    auto formatter = std::make_shared<help_formatter>();
    formatter->label("SUBCOMMAND", "COMMAND");
    formatter->label("Positionals", "Arguments");
    p.app.formatter(formatter);
    p.app.allow_extras();
    p.app.require_subcommand(0, 1);
    p.app.set_help_flag("-h,--help", "Print this help");
    p.app.set_version_flag("--version", "timescales " TIMESCALES_VERSION, "Print the version");
    p.app.footer(
        "Exit status: 0 done, 1 a check found something, 2 wrong usage, 3 unusable input.\n\n"
        "Examples:\n"
        "  timescales due --event looked-after=2017-12-04\n"
        "  timescales working-days add 2017-12-04 20\n"
        "  timescales validate --ssda903 returns/2017-18 --year-ending 2018-03-31\n\n"
        "'timescales COMMAND --help' says more.");
    add_due(p);
    add_explain(p);
    add_validate(p);
    add_figures(p);
    add_working_days(p);
    add_period(p);
    add_calendar(p);
    add_rules_commands(p);
}

// ---- what was typed wrongly --------------------------------------------------------------------

std::vector<std::string_view> command_names(const CLI::App& app) {
    std::vector<std::string_view> names;
    for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
        names.push_back(command->get_name());
    }
    return names;
}

std::vector<std::string> option_names(const CLI::App& app) {
    std::vector<std::string> names;
    for (const CLI::Option* option : app.get_options()) {
        for (const std::string& name : option->get_lnames()) {
            names.push_back("--" + name);
        }
    }
    return names;
}

/// "timescales working-days".
std::string full_name(const CLI::App& app) {
    return app.get_parent() == nullptr ? app.get_name()
                                       : full_name(*app.get_parent()) + ' ' + app.get_name();
}

[[noreturn]] void refuse_option(const CLI::App& app, const std::string& typed) {
    const std::string name = typed.substr(0, typed.find('='));
    const std::vector<std::string> names = option_names(app);
    const std::vector<std::string_view> views(names.begin(), names.end());
    throw stop{wrong_usage, "unknown option '" + name + "' of '" + full_name(app) + "'" +
                                suggestion(name, views) + " ('" + full_name(app) +
                                " --help' lists the options)"};
}

[[noreturn]] void refuse_argument(const CLI::App& app, const std::string& typed) {
    std::string message = "unexpected argument '" + typed + "' of '" + full_name(app) + "'";
    if (full_name(app) == "timescales period add") {
        message += "; put the period in quotes, as in \"6 months\"";
    } else {
        message += "; an option that takes several values is repeated before each of them";
    }
    throw stop{wrong_usage, message};
}

[[noreturn]] void refuse_command(const CLI::App& app, const std::string& typed) {
    const std::vector<std::string_view> names = command_names(app);
    throw stop{wrong_usage, "unknown command '" + full_name(app) + ' ' + typed + "', use " +
                                one_of(names) + suggestion(typed, names)};
}

/// What no option and no argument took, without the mark that ends the options.
std::vector<std::string> left_over(const CLI::App& app) {
    std::vector<std::string> extras = app.remaining();
    extras.erase(std::remove(extras.begin(), extras.end(), "--"), extras.end());
    return extras;
}

void refuse_extras(const CLI::App& app) {
    const std::vector<std::string> extras = left_over(app);
    for (const std::string& extra : extras) {
        if (extra.size() > 1 && extra.front() == '-') {
            refuse_option(app, extra);
        }
    }
    if (extras.empty()) {
        return;
    }
    if (command_names(app).empty()) {
        refuse_argument(app, extras.front());
    }
    refuse_command(app, extras.front());
}

/// The command that was typed; refuses whatever was typed beside it.
const CLI::App& command_typed(const CLI::App& app) {
    refuse_extras(app);
    const auto typed = app.get_subcommands();
    return typed.empty() ? app : command_typed(*typed.front());
}

int run_typed(const parser& p) {
    const CLI::App& typed = command_typed(p.app);
    for (const runnable& command : p.commands) {
        if (command.app == &typed) {
            return command.run();
        }
    }
    const std::vector<std::string_view> names = command_names(typed);
    throw stop{wrong_usage, "'" + full_name(typed) + "' needs a command: " + one_of(names) + " ('" +
                                full_name(typed) + " --help' says more)"};
}

/// CLI11's own messages, in our words where they are about counts.
std::string message_of(const CLI::ParseError& problem) {
    std::string message = problem.what();
    if (dynamic_cast<const CLI::ArgumentMismatch*>(&problem) == nullptr) {
        return message;
    }
    const std::string option = message.substr(0, message.find(':'));
    return message.find("At Most") != std::string::npos ? option + " is given more than once"
                                                        : option + " needs a value";
}

int run(int argc, char** argv) {
    parser p;
    build(p);
    try {
        p.app.parse(argc, argv);
    } catch (const CLI::CallForHelp&) {
        print(p.app.help());
        return done;
    } catch (const CLI::CallForVersion& version) {
        print(std::string(version.what()) + '\n');
        return done;
    } catch (const CLI::ParseError& problem) {
        throw stop{wrong_usage, message_of(problem)};
    }
    return run_typed(p);
}

}  // namespace

}  // namespace timescales_cli

int main(int argc, char** argv) {
    using namespace timescales_cli;
#ifdef SIGPIPE
    std::signal(SIGPIPE, SIG_IGN);  // a reader that went away is noticed when writing
#endif
    try {
        return run(argc, argv);
    } catch (const stop& reason) {
        complain(reason.message);
        return reason.status;
    } catch (const std::exception& unexpected) {
        complain(unexpected.what());
        return unusable_input;
    }
}
