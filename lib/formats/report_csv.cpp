#include <string>

#include "lib/formats/report_writers.hpp"

namespace timescales::inline v0::reports::csv {

namespace {

/// RFC 4180: quoted where a comma, a quote or a line break asks for it.
void append_cell(std::string& out, std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
        out += text;
        return;
    }
    out += '"';
    for (const char c : text) {
        if (c == '"') {
            out += '"';
        }
        out += c;
    }
    out += '"';
}

void append_value(std::string& out, const field_value& value) {
    if (const auto* truth = std::get_if<bool>(&value)) {
        out += *truth ? "true" : "false";
    } else if (const auto* number = std::get_if<std::int64_t>(&value)) {
        out += std::to_string(*number);
    } else if (const auto* text = std::get_if<std::string>(&value)) {
        append_cell(out, *text);
    }
}

void append_line(std::string& out, const record& one) {
    bool first = true;
    for (const field& f : one) {
        if (!first) {
            out += ',';
        }
        first = false;
        append_value(out, f.value);
    }
    out += '\n';
}

/// A table has its line of names even when it has no other line.
std::string names(std::string_view line) {
    return std::string(line) + '\n';
}

std::string with_names(const record& one) {
    std::string out;
    for (const field& f : one) {
        out += out.empty() ? "" : ",";
        out += f.name;
    }
    out += '\n';
    append_line(out, one);
    return out;
}

constexpr std::string_view obligation_names =
    "key,child,timescale,kind,version,step,anchor,due,due_earliest,due_latest,plan_by,certainty,"
    "outcome,reason,met_on,planned_on,days_late,working_days_late,assumed,projected,"
    "precision";

}  // namespace

std::string obligations(const rule_book& book, const timeline& who, const evaluation& answer) {
    std::string out = names(obligation_names);
    for (const obligation& o : answer.obligations) {
        append_line(out, record_of(book, who, o));
    }
    return out;
}

std::string of_validation(const rule_book& book, const validation& answer) {
    std::string out = names(obligation_names);
    const auto& children = answer.records->children;
    for (std::size_t child = 0; child < children.size(); ++child) {
        for (const obligation& o : answer.evaluated->of_child(child)) {
            append_line(out, record_of(book, children[child], o));
        }
    }
    return out;
}

std::string of_reckoning(const reckoning_question& question, const reckoning& answer) {
    return with_names(record_of(question, answer));
}

std::string working_day_count(const working_calendar& calendar, civil_date from_exclusive,
                              civil_date to_inclusive, std::int32_t count) {
    return with_names(record_of_count(calendar, from_exclusive, to_inclusive, count));
}

std::string working_days(const working_calendar& calendar, civil_date from_inclusive,
                         civil_date to_inclusive) {
    std::string out = names("date,weekday");
    for (const civil_date day : working_days_between(calendar, from_inclusive, to_inclusive)) {
        append_line(out, record_of_working_day(day));
    }
    return out;
}

std::string holidays(const working_calendar& calendar, civil_date from_inclusive,
                     civil_date to_inclusive) {
    std::string out =
        names("date,name,basis,attested,source,announced,proclaimed,withdrawn,listed_by");
    for (const bank_holiday& h : calendar.holidays(from_inclusive, to_inclusive)) {
        append_line(out, record_of(h));
    }
    return out;
}

std::string comparison(const holiday_comparison& given) {
    std::string out = names("date,only_in,name,settled");
    for (const holiday_difference& d : given.differences) {
        append_line(out, record_of(d));
    }
    return out;
}

std::string figures(const figure_table& given) {
    std::string out = names(
        "line,label,numerator,denominator,percent,percent_of_counts,consistent,"
        "numerator_from,numerator_to,denominator_from,denominator_to");
    for (const located_figure& f : given.figures) {
        append_line(out, record_of(f));
    }
    return out;
}

std::string moved_dates(const date_comparison& found) {
    std::string out = names("start,before,after,days");
    for (const moved_date& m : found.moved) {
        append_line(out, record_of(m));
    }
    return out;
}

std::string freshness(std::span<const calendar_freshness> given) {
    std::string out = names(
        "calendar,outdated,published_to,needed_to,year_missing,verified_on,review_by,review_due");
    for (const calendar_freshness& c : given) {
        append_line(out, record_of(c));
    }
    return out;
}

std::string every_timescale(const rule_book& book) {
    std::string out = names(
        "id,kind,arises_per,met_by,until_age,calendar,version,in_force_from,in_force_to,says");
    for (const timescale& duty : book.timescales()) {
        append_line(out, record_of(duty));
    }
    return out;
}

std::string one_timescale(const timescale& duty) {
    std::string out = names(
        "timescale,version,in_force_from,in_force_to,step,limit,repeats,provision,read,source,"
        "read_on");
    for (const version& law : duty.versions) {
        for (const step& limit : law.steps) {
            append_line(out, record_of(duty, law, limit));
        }
    }
    return out;
}

std::string rule_tests(const rule_test_run& run) {
    return problems(run.problems);
}

std::string mutation(const mutation_report& report) {
    std::string out = names("file,line,column,place,change,equivalent,equal_cases");
    for (const surviving_mutant& m : report.survived) {
        append_line(out, record_of(m, false));
    }
    for (const surviving_mutant& m : report.equivalent) {
        append_line(out, record_of(m, true));
    }
    return out;
}

/// Those whose dates move where some were looked at, else what the rules say.
std::string rule_change(std::span<const rule_difference> differences,
                        std::span<const moved_obligation> moved) {
    std::string out =
        names(moved.empty() ? "timescale,place,before,after"
                            : "key,due_before,due_after,days,outcome_before,outcome_after");
    for (const moved_obligation& m : moved) {
        append_line(out, record_of(m));
    }
    if (moved.empty()) {
        for (const rule_difference& d : differences) {
            append_line(out, record_of(d));
        }
    }
    return out;
}

std::string problems(std::span<const diagnostic> found) {
    std::string out = names("severity,code,message,file,line,column,child");
    for (const diagnostic& d : found) {
        append_line(out, record_of(d));
    }
    return out;
}

}  // namespace timescales::inline v0::reports::csv
