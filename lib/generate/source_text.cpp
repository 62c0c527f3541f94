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
    constexpr std::string_view factories[] = {"working_days", "days",  "weeks",
                                              "months",       "years", "hours"};
    return "period::" + std::string(factories[static_cast<std::size_t>(p.unit()) - 1]) + "(" +
           std::to_string(p.amount()) + ")";
}

std::string length(const std::optional<period>& p) {
    return p ? length(*p) : "std::nullopt";
}

std::string kind(const std::optional<kind_name>& k) {
    return k ? "kind_name(" + literal(k->view()) + ")" : "std::nullopt";
}

std::string flag(bool given) {
    return given ? "true" : "false";
}

/// Writes the nested parts of rules: each list as an array of its own, before what refers to it.
class nested_writer {
  public:
    explicit nested_writer(std::string id) : id_(std::move(id)) {}

    /// The arrays so far.
    [[nodiscard]] const std::string& arrays() const noexcept { return arrays_; }

    std::string texts(std::span<const std::string_view> list) {
        return array("std::string_view", list, [](std::string_view t) { return literal(t); });
    }

    std::string kinds(std::span<const kind_name> list) {
        return array("kind_name", list, [](const kind_name& k) { return literal(k.view()); });
    }

    std::string matches(std::span<const attribute_match> list) {
        return array("attribute_match", list, [this](const attribute_match& m) {
            return "{" + literal(m.name) + ", " + texts(m.values) + "}";
        });
    }

    std::string conditions(std::span<const condition> list) {
        return array("condition", list, [this](const condition& c) {
            return "{" + value("condition_kind", c.what) + ", " + kind(c.kind) + ", " +
                   matches(c.where) + ", " + std::to_string(c.years) + ", " + length(c.length) +
                   ", " + conditions(c.of) + "}";
        });
    }

    std::string limits(std::span<const limit> list) {
        return array("limit", list, [this](const limit& l) { return one(l); });
    }

    std::string extensions(std::span<const extension> list) {
        return array("extension", list, [](const extension& e) {
            return "{" + literal(e.by.view()) + ", " + length(e.length) + ", " +
                   std::to_string(e.times) + ", " + cite(e.cite) + "}";
        });
    }

    std::string steps(std::span<const step> list) {
        return array("step", list, [this](const step& s) {
            return "{" + literal(s.id) + ", " + limits(s.limits) + ", " + flag(s.repeats) + ", " +
                   cite(s.cite) + ", " + length(s.not_before) + ", " + extensions(s.extensions) +
                   "}";
        });
    }

    std::string versions(std::span<const version> list) {
        return array("version", list, [this](const version& v) { return one(v); });
    }

    std::string relaxations(std::span<const relaxation> list) {
        return array("relaxation", list, [this](const relaxation& r) {
            return "{" + literal(r.says) + ", " + texts(r.steps) + ", " + date(r.due_from) + ", " +
                   date(r.due_to) + ", " + named(r.instrument) + ", " + cite(r.cite) + "}";
        });
    }

    std::string options(std::span<const rule_option> list) {
        return array("rule_option", list, [this](const rule_option& o) {
            return "{" + literal(o.id) + ", " + literal(o.asks) + ", " + texts(o.choices) + ", " +
                   literal(o.chosen) + "}";
        });
    }

  private:
    /// Writes the entries, which may write arrays before this one, and gives the name to refer to.
    template <class T, class Write>
    std::string array(std::string_view type, std::span<const T> list, const Write& write) {
        if (list.empty()) {
            return "{}";
        }
        std::string entries;
        for (const T& entry : list) {
            entries += "    " + write(entry) + ",\n";
        }
        std::string name = "part_" + id_ + "_" + std::to_string(count_++);
        arrays_ += array_of(std::string(type), name, entries);
        return name;
    }

    std::string one(const limit& l) {
        const std::string from = "{" + value("case_date_kind", l.from.what) + ", " +
                                 kind(l.from.kind) + ", " + std::to_string(l.from.age) + ", " +
                                 literal(l.from.timescale) + "}";
        const std::string policy = "{" + value("first_day", l.policy.first) + ", " +
                                   value("month_end", l.policy.month_end) + ", " +
                                   value("direction", l.policy.direction) + ", " +
                                   value("roll", l.policy.roll) + ", " + flag(l.policy.clear) + "}";
        return "{" + value("limit_kind", l.what) + ", " + length(l.length) + ", " + from + ", " +
               policy + ", " + value("cycle", l.cycle) + ", " + length(l.window) + ", " +
               limits(l.of) + ", " + conditions(l.when) + ", " + value("judged_on", l.judged_on) +
               ", " + cite(l.cite) + "}";
    }

    std::string one(const version& v) {
        std::string working_days = "std::nullopt";
        if (v.working_days) {
            working_days =
                "working_days_rule{" + value("working_day_definition", v.working_days->definition) +
                ", " + literal(v.working_days->calendar) + ", " + cite(v.working_days->cite) + "}";
        }
        return "{" + date(v.in_force_from) + ", " + date(v.in_force_to) + ", " +
               cite(v.commencement) + ", " + named(v.instrument) + ", " + working_days + ", " +
               steps(v.steps) + "}";
    }

    std::string id_;
    std::string arrays_;
    std::size_t count_ = 0;
};

/// The entry of a timescale, its parts being written before it.
std::string timescale_entry(const timescale& t, nested_writer& parts) {
    const occasion& o = t.arises_per;
    const std::string arises_per = "{" + value("occasion_kind", o.what) + ", " +
                                   literal(o.kind.view()) + ", " + parts.matches(o.where) + ", " +
                                   flag(o.planned) + ", " + flag(o.notified) + ", " +
                                   value("repeat_rule", o.repeated) + "}";
    const fulfilment& f = t.met_by;
    const std::string met_by = "{" + kind(f.kind) + ", " + parts.matches(f.where) + ", " +
                               flag(f.notified) + ", " + value("counted_part", f.part) + ", " +
                               length(f.early) + "}";
    return "    {" + literal(t.name) + ", " + literal(t.says) + ",\n     " +
           value("timescale_kind", t.kind) + ", " + arises_per + ", " +
           parts.conditions(t.only_if) + ", " + parts.kinds(t.except_while) + ", " +
           (t.until_age ? std::to_string(*t.until_age) : std::string("std::nullopt")) + ", " +
           parts.kinds(t.lapses_on) + ", " + met_by + ", " + literal(t.calendar) + ", " +
           parts.versions(t.versions) + ", " + parts.relaxations(t.relaxations) + ", " +
           parts.options(t.options) + ", " + literal(t.based_on) + ", " + date(t.review_by) +
           "},\n";
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
        nested_writer parts(std::to_string(i));
        entries += timescale_entry(timescales[i], parts);
        arrays += parts.arrays();
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
