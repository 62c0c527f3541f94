#include "lib/generate/source_text.hpp"

#include "lib/time/calendar_tables.hpp"

namespace timescales::inline v0 {

namespace {

constexpr std::string_view head =
    "// Generated from rules/ by lib/generate. Do not edit: edit the YAML.\n\n";

constexpr std::string_view helper =
    "constexpr civil_date day(std::int32_t days) {\n    return "
    "*civil_date::from_days(days);\n}\n\n";

/// A string literal; what is not plain ASCII is written in octal, which no following digit can
/// join.
std::string literal(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (byte < 0x20 || byte > 0x7e) {
            out += '\\';
            out += static_cast<char>('0' + byte / 64);
            out += static_cast<char>('0' + byte / 8 % 8);
            out += static_cast<char>('0' + byte % 8);
        } else {
            out += c;
        }
    }
    return out + '"';
}

std::string date(civil_date d) {
    return "day(" + std::to_string(d.days_since_epoch()) + ")";
}

std::string date(optional_date d) {
    return d ? date(*d) : std::string("optional_date()");
}

template <class Enum>
std::string value(std::string_view type, Enum e) {
    return "static_cast<" + std::string(type) + ">(" + std::to_string(static_cast<int>(e)) + ")";
}

std::string text_of(std::uint32_t number) {
    return std::to_string(number);
}

std::string text_of(const std::string& number) {
    return number;
}

template <class Number>
std::string numbers(std::string_view type, const std::string& name, std::size_t count, Number at) {
    std::string out = "constexpr " + std::string(type) + " " + name + "[] = {";
    for (std::size_t i = 0; i < count; ++i) {
        out += i % 24 == 0 ? "\n    " : " ";
        out += text_of(at(i)) + ",";
    }
    return out + "\n};\n";
}

std::string sequence(const std::string& name, const detail::rising_sequence& s, std::size_t count) {
    constexpr std::size_t block = detail::rising_sequence::block;
    return numbers("std::uint32_t", name + "_bases", (count + block - 1) / block,
                   [&](std::size_t i) { return s.bases[i]; }) +
           numbers("std::uint8_t", name + "_offsets", count,
                   [&](std::size_t i) { return s.offsets[i]; });
}

/// An array, or nothing where it would be empty, which C++ has no arrays for.
std::string array_of(const std::string& type, const std::string& name, const std::string& entries) {
    return entries.empty() ? "" : "constexpr " + type + " " + name + "[] = {\n" + entries + "};\n";
}

std::string span_or_nothing(bool empty, const std::string& name) {
    return empty ? "{}" : name;
}

/// The arguments for a pointer and a count.
std::string counted(std::size_t count, const std::string& name) {
    return (count == 0 ? "nullptr" : name) + ", " + std::to_string(count);
}

std::string holiday_entries(std::span<const bank_holiday> holidays) {
    std::string out;
    for (const bank_holiday& h : holidays) {
        out += "    {" + date(h.date) + ", " + literal(h.name) + ", " +
               value("holiday_basis", h.basis) + ", " + value("attestation", h.attested) +
               ",\n     " + literal(h.source) + ", " + date(h.announced) + ", " +
               date(h.proclaimed) + ", " + date(h.withdrawn) + ", " + literal(h.listed_by) + "},\n";
    }
    return out;
}

std::string publication_entries(std::span<const publication> publications) {
    std::string out;
    for (const publication& p : publications) {
        out += "    {" + date(p.to) + ", " + date(p.on) + "},\n";
    }
    return out;
}

std::string calendar_arrays(const working_calendar& calendar, const std::string& id) {
    const detail::calendar_tables& t = calendar.tables();
    const std::size_t words = t.far.word_count;
    const std::size_t far_working_days = t.working_days - t.near_working_days;
    constexpr std::size_t block = detail::day_bits::block;
    std::string out =
        array_of("bank_holiday", "holidays_" + id, holiday_entries(calendar.holidays()));
    out += array_of("bank_holiday", "withdrawn_" + id, holiday_entries(calendar.withdrawn()));
    out +=
        array_of("publication", "publications_" + id, publication_entries(calendar.publications()));
    out += sequence("rank_" + id, t.near_rank, std::size_t{t.near_days} + 1);
    out += sequence("select_" + id, t.near_select, std::size_t{t.near_working_days} + 1);
    if (words != 0) {
        out += numbers("std::uint64_t", "words_" + id, words,
                       [&](std::size_t i) { return std::to_string(t.far.words[i]) + "U"; });
        out += numbers("std::uint32_t", "word_ranks_" + id, words + 1,
                       [&](std::size_t i) { return t.far.ranks[i]; });
        out +=
            numbers("std::uint16_t", "select_words_" + id, (far_working_days + block - 1) / block,
                    [&](std::size_t i) { return t.far.select_words[i]; });
    }
    return out + "\n";
}

std::string calendar_entry(const detail::calendar_tables& t, const std::string& id) {
    const std::string far = t.far.word_count == 0
                                ? "{}"
                                : "{words_" + id + ", word_ranks_" + id + ", select_words_" + id +
                                      ", " + std::to_string(t.far.word_count) + "U}";
    std::string dates;
    for (const civil_date d : {t.covered_from, t.covered_to, t.recorded_to, t.published_to,
                               t.verified_on, t.settled_before}) {
        dates += date(d) + ", ";
    }
    for (const optional_date d : {t.review_by, t.knowledge_from, t.known_on}) {
        dates += date(d) + ", ";
    }
    return "    {" + literal(t.name) + ", " + value("working_day_definition", t.definition) +
           ",\n     " + dates + "\n     " + counted(t.holiday_count, "holidays_" + id) + ", " +
           counted(t.withdrawn_count, "withdrawn_" + id) + ", " +
           counted(t.publication_count, "publications_" + id) + ",\n     " +
           std::to_string(t.near_days) + "U, " + std::to_string(t.near_working_days) + "U, {rank_" +
           id + "_bases, rank_" + id + "_offsets}, {select_" + id + "_bases, select_" + id +
           "_offsets},\n     " + far + ", " + std::to_string(t.working_days) + "U, " +
           std::to_string(t.content_hash) + "U, " + std::to_string(t.text_size) + "U, nullptr},\n";
}

std::string cite(const citation& c) {
    return "{" + literal(c.provision) + ", " + value("reading", c.read) + ", " + literal(c.source) +
           ", " + date(c.read_on) + "}";
}

std::string named(const instrument& i) {
    return "{" + literal(i.title) + ", " + literal(i.number) + "}";
}

std::string length(period p) {
    constexpr std::string_view factories[] = {"working_days", "days", "weeks", "months", "years"};
    return "period::" + std::string(factories[static_cast<std::size_t>(p.unit()) - 1]) + "(" +
           std::to_string(p.amount()) + ")";
}

std::string step_array(std::span<const step> steps, const std::string& name) {
    std::string out = "constexpr step " + name + "[] = {\n";
    for (const step& s : steps) {
        out += "    {" + literal(s.id) + ", " + length(s.within) + ", " +
               value("anchor_kind", s.of) + ", " + (s.repeats ? "true" : "false") + ", " +
               cite(s.cite) + "},\n";
    }
    return out + "};\n";
}

std::string version_entry(const version& v, const std::string& steps) {
    std::string working_days = "std::nullopt";
    if (v.working_days) {
        working_days = "working_days_rule{" +
                       value("working_day_definition", v.working_days->definition) + ", " +
                       literal(v.working_days->calendar) + ", " + cite(v.working_days->cite) + "}";
    }
    return "    {" + date(v.in_force_from) + ", " + date(v.in_force_to) + ", " +
           cite(v.commencement) + ", " + named(v.instrument) + ", " + working_days + ", " + steps +
           "},\n";
}

std::string relaxation_entry(const relaxation& r, const std::string& steps) {
    return "    {" + literal(r.says) + ", " + steps + ", " + date(r.due_from) + ", " +
           date(r.due_to) + ", " + named(r.instrument) + ", " + cite(r.cite) + "},\n";
}

std::string timescale_arrays(const timescale& t, const std::string& id) {
    std::string out;
    std::string versions;
    for (std::size_t i = 0; i < t.versions.size(); ++i) {
        const std::string steps = "steps_" + id + "_" + std::to_string(i);
        out += step_array(t.versions[i].steps, steps);
        versions += version_entry(t.versions[i], steps);
    }
    std::string relaxations;
    for (std::size_t i = 0; i < t.relaxations.size(); ++i) {
        const std::string steps = "relaxed_steps_" + id + "_" + std::to_string(i);
        std::string names;
        for (const std::string_view name : t.relaxations[i].steps) {
            names += "    " + literal(name) + ",\n";
        }
        out += array_of("std::string_view", steps, names);
        relaxations += relaxation_entry(t.relaxations[i], steps);
    }
    std::string exceptions;
    for (const kind_name& kind : t.except_while) {
        exceptions += "    " + literal(kind.view()) + ",\n";
    }
    out += array_of("kind_name", "exceptions_" + id, exceptions);
    out += array_of("version", "versions_" + id, versions);
    out += array_of("relaxation", "relaxations_" + id, relaxations);
    return out;
}

std::string timescale_entry(const timescale& t, const std::string& id) {
    return "    {" + literal(t.name) + ", " + literal(t.says) + ",\n     " +
           value("timescale_kind", t.kind) + ", " + literal(t.arises_per.view()) + ", " +
           span_or_nothing(t.except_while.empty(), "exceptions_" + id) + ", " +
           (t.until_age ? std::to_string(*t.until_age) : std::string("std::nullopt")) + ", " +
           literal(t.met_by.view()) + ", " + literal(t.calendar) + ", versions_" + id + ", " +
           span_or_nothing(t.relaxations.empty(), "relaxations_" + id) + "},\n";
}

}  // namespace

std::string calendars_source(std::span<const working_calendar> calendars) {
    std::string arrays;
    std::string entries;
    for (std::size_t i = 0; i < calendars.size(); ++i) {
        arrays += calendar_arrays(calendars[i], std::to_string(i));
        entries += calendar_entry(calendars[i].tables(), std::to_string(i));
    }
    return std::string(head) +
           "#include <iterator>\n\n#include \"lib/time/built_in_calendars.hpp\"\n\n"
           "namespace timescales::inline v0 {\n\nnamespace {\n\n" +
           std::string(helper) + arrays + "constexpr detail::calendar_tables calendars[] = {\n" +
           entries +
           "};\n\n}  // namespace\n\n"
           "std::span<const detail::calendar_tables> detail::built_in_calendar_tables() noexcept "
           "{\n"
           "    return calendars;\n}\n\n}  // namespace timescales::inline v0\n";
}

std::string rules_source(std::span<const timescale> timescales) {
    std::string arrays;
    std::string entries;
    for (std::size_t i = 0; i < timescales.size(); ++i) {
        arrays += timescale_arrays(timescales[i], std::to_string(i));
        entries += timescale_entry(timescales[i], std::to_string(i));
    }
    return std::string(head) +
           "#include <optional>\n\n#include \"lib/model/built_in_rules.hpp\"\n\n"
           "namespace timescales::inline v0 {\n\nnamespace {\n\n" +
           std::string(helper) + arrays + "\nconstexpr timescale timescales_in_order[] = {\n" +
           entries +
           "};\n\n}  // namespace\n\n"
           "std::span<const timescale> detail::built_in_timescales() noexcept {\n"
           "    return timescales_in_order;\n}\n\n}  // namespace timescales::inline v0\n";
}

}  // namespace timescales::inline v0
