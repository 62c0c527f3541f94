#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>

#include "lib/formats/report_writers.hpp"
#include "lib/model/wording.hpp"

namespace timescales::inline v0::reports::json {

namespace {

using value = nlohmann::ordered_json;

value to_json(const field_value& given) {
    if (const auto* truth = std::get_if<bool>(&given)) {
        return *truth;
    }
    if (const auto* number = std::get_if<std::int64_t>(&given)) {
        return *number;
    }
    if (const auto* text = std::get_if<std::string>(&given)) {
        return *text;
    }
    return nullptr;
}

value to_json(optional_date date) {
    return to_json(value_of(date));
}

value to_json(const record& one) {
    value object = value::object();
    for (const field& f : one) {
        object[std::string(f.name)] = to_json(f.value);
    }
    return object;
}

value to_json(std::span<const std::string_view> texts) {
    value list = value::array();
    for (const std::string_view text : texts) {
        list.push_back(std::string(text));
    }
    return list;
}

/// A text that is not UTF-8 is repaired, never refused: the answer matters more.
std::string scalar(const value& given) {
    return given.dump(-1, ' ', false, value::error_handler_t::replace);
}

/// Most texts of a report need no escaping, and there are millions of them in a national one.
bool is_plain(std::string_view text) noexcept {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return c >= ' ' && c <= '~' && c != '"' && c != '\\'; });
}

void write(std::string& out, std::string_view text) {
    if (!is_plain(text)) {
        out += scalar(std::string(text));
        return;
    }
    out += '"';
    out += text;
    out += '"';
}

/// The same line as for the object that the record stands for.
void write(std::string& out, const record& one) {
    out += '{';
    bool first = true;
    for (const field& f : one) {
        out += first ? "" : ", ";
        first = false;
        write(out, f.name);
        out += ": ";
        if (const auto* text = std::get_if<std::string>(&f.value)) {
            write(out, std::string_view(*text));
        } else {
            out += scalar(to_json(f.value));
        }
    }
    out += '}';
}

bool holds_containers(const value& given) {
    for (const value& inner : given) {
        if (inner.is_structured() && !inner.empty()) {
            return true;
        }
    }
    return false;
}

/// What holds only plain values stands on one line, everything else on a line for each member,
/// indented by two spaces: short to read, and each row of a list is one line of a comparison.
void write(std::string& out, const value& given, std::size_t indent) {
    if (!given.is_structured()) {
        out += scalar(given);
        return;
    }
    const bool object = given.is_object();
    out += object ? '{' : '[';
    const bool lines = holds_containers(given);
    bool first = true;
    for (const auto& [name, inner] : given.items()) {
        if (!first) {
            out += lines ? "," : ", ";
        }
        first = false;
        if (lines) {
            out += '\n';
            out.append(indent + 2, ' ');
        }
        if (object) {
            out += scalar(name) + ": ";
        }
        write(out, inner, indent + 2);
    }
    if (lines) {
        out += '\n';
        out.append(indent, ' ');
    }
    out += object ? '}' : ']';
}

/// The outermost object, written member by member, so that a long list never stands in memory as
/// a tree.
class document {
  public:
    void member(std::string_view name, const value& given) {
        begin(name);
        write(out_, given, 2);
    }

    void members(const record& one) {
        for (const field& f : one) {
            member(f.name, to_json(f.value));
        }
    }

    void begin_list(std::string_view name) {
        begin(name);
        out_ += '[';
        first_row_ = true;
    }

    void row(const value& given) {
        begin_row();
        write(out_, given, 4);
    }

    void row(const record& one) {
        begin_row();
        write(out_, one);
    }

    void end_list() { out_ += first_row_ ? "]" : "\n  ]"; }

    [[nodiscard]] std::string text() && {
        out_ += "\n}\n";
        return std::move(out_);
    }

  private:
    void begin_row() {
        out_ += first_row_ ? "\n    " : ",\n    ";
        first_row_ = false;
    }

    void begin(std::string_view name) {
        out_ += first_ ? "\n  " : ",\n  ";
        first_ = false;
        out_ += scalar(std::string(name)) + ": ";
    }

    std::string out_ = "{";
    bool first_ = true;
    bool first_row_ = true;
};

value coverage(const working_calendar& calendar) {
    return {{"from", to_json(optional_date(calendar.covered_from()))},
            {"to", to_json(optional_date(calendar.covered_to()))},
            {"recorded_to", to_json(optional_date(calendar.recorded_to()))},
            {"published_to", to_json(optional_date(calendar.published_to()))}};
}

value to_json(const citation& cite) {
    return {{"provision", to_json(value_of(cite.provision))},
            {"read", std::string(to_string(cite.read))},
            {"source", to_json(value_of(cite.source))},
            {"read_on", to_json(cite.read_on)}};
}

value to_json(const instrument& named) {
    return {{"title", to_json(value_of(named.title))}, {"number", to_json(value_of(named.number))}};
}

value to_json(const limit& one, const timescale& duty) {
    return {{"limit", in_words(one, duty)},
            {"when", one.when.empty() ? value(nullptr) : value(in_words(one.when.front(), duty))},
            {"judged_on", one.judged_on == judged_on::anchor ? "anchor" : "limit"},
            {"cite", one.cite.provision.empty() ? value(nullptr) : to_json(one.cite)}};
}

value to_json(const extension& e) {
    return {{"event", std::string(e.by.view())},
            {"for", to_string(e.length)},
            {"times", e.times},
            {"cite", to_json(e.cite)}};
}

value to_json(const step& s, const timescale& duty) {
    value alternatives = value::array();
    for (const limit& one : s.limits) {
        alternatives.push_back(to_json(one, duty));
    }
    value extended_by = value::array();
    for (const extension& e : s.extensions) {
        extended_by.push_back(to_json(e));
    }
    return {{"id", std::string(s.id)},
            {"limit", in_words(s, duty)},
            {"alternatives", std::move(alternatives)},
            {"repeats", s.repeats},
            {"not_before", s.not_before ? value(to_string(*s.not_before)) : value(nullptr)},
            {"extended_by", std::move(extended_by)},
            {"cite", to_json(s.cite)}};
}

value to_json(std::span<const attribute_match> where) {
    value matches = value::object();
    for (const attribute_match& m : where) {
        matches[std::string(m.name)] = to_json(m.values);
    }
    return matches;
}

value to_json(const occasion& o) {
    return {{"what", std::string(to_string(o.what))},
            {"kind", std::string(o.kind.view())},
            {"where", to_json(o.where)},
            {"planned", o.planned},
            {"dated", o.notified ? "notified" : "happened"},
            {"repeated", std::string(to_string(o.repeated))}};
}

value to_json(const fulfilment& f) {
    return {{"event", f.kind ? value(std::string(f.kind->view())) : value(nullptr)},
            {"where", to_json(f.where)},
            {"dated", f.notified ? "notified" : "happened"},
            {"part", std::string(to_string(f.part))},
            {"early", f.early ? value(to_string(*f.early)) : value(nullptr)}};
}

value to_json(const rule_option& o) {
    return {{"id", std::string(o.id)},
            {"asks", std::string(o.asks)},
            {"choices", to_json(o.choices)},
            {"chosen", std::string(o.chosen)}};
}

value to_json(const std::optional<working_days_rule>& rule) {
    if (!rule) {
        return nullptr;
    }
    return {{"definition", std::string(to_string(rule->definition))},
            {"calendar", std::string(rule->calendar)},
            {"cite", to_json(rule->cite)}};
}

value to_json(const version& law, const timescale& duty) {
    value steps = value::array();
    for (const step& s : law.steps) {
        steps.push_back(to_json(s, duty));
    }
    return {{"says", describe(duty, law)},
            {"in_force_from", to_json(optional_date(law.in_force_from))},
            {"in_force_to", to_json(law.in_force_to)},
            {"commencement", to_json(law.commencement)},
            {"instrument", to_json(law.instrument)},
            {"working_days", to_json(law.working_days)},
            {"steps", std::move(steps)}};
}

value to_json(const relaxation& deferral) {
    return {{"says", std::string(deferral.says)},
            {"steps", to_json(deferral.steps)},
            {"due_from", to_json(optional_date(deferral.due_from))},
            {"due_to", to_json(optional_date(deferral.due_to))},
            {"instrument", to_json(deferral.instrument)},
            {"cite", to_json(deferral.cite)}};
}

value names(std::span<const kind_name> kinds) {
    value list = value::array();
    for (const kind_name& kind : kinds) {
        list.push_back(std::string(kind.view()));
    }
    return list;
}

value to_json(const timescale& duty) {
    const std::string only_if = only_if_in_words(duty);
    value options = value::array();
    for (const rule_option& o : duty.options) {
        options.push_back(to_json(o));
    }
    value versions = value::array();
    for (const version& law : duty.versions) {
        versions.push_back(to_json(law, duty));
    }
    value relaxations = value::array();
    for (const relaxation& deferral : duty.relaxations) {
        relaxations.push_back(to_json(deferral));
    }
    return {{"id", std::string(duty.name)},
            {"says", std::string(duty.says)},
            {"kind", std::string(to_string(duty.kind))},
            {"based_on", to_json(value_of(duty.based_on))},
            {"options", std::move(options)},
            {"arises_per", to_json(duty.arises_per)},
            {"only_if", to_json(value_of(std::string_view(only_if)))},
            {"except_while", names(duty.except_while)},
            {"until_age", duty.until_age ? value(*duty.until_age) : value(nullptr)},
            {"lapses_on", names(duty.lapses_on)},
            {"met_by", to_json(duty.met_by)},
            {"review_by", to_json(duty.review_by)},
            {"calendar", to_json(value_of(duty.calendar))},
            {"hash", hash_text(content_hash(duty))},
            {"versions", std::move(versions)},
            {"relaxations", std::move(relaxations)}};
}

value to_json(const counting_step& taken) {
    value holiday = nullptr;
    if (taken.holiday != nullptr) {
        holiday = {{"name", std::string(taken.holiday->name)},
                   {"basis", std::string(to_string(taken.holiday->basis))}};
    }
    return {{"what", std::string(name_of(taken.what))},
            {"date", to_json(optional_date(taken.date))},
            {"amount", taken.amount},
            {"holiday", std::move(holiday)}};
}

value to_json(const explanation_step& step) {
    value children = value::array();
    for (const explanation_step& child : step.children) {
        children.push_back(to_json(child));
    }
    return {{"what", std::string(name_of(step.what))},
            {"date", to_json(step.date)},
            {"other", to_json(step.other)},
            {"text", to_json(value_of(std::string_view(step.text)))},
            {"children", std::move(children)}};
}

value to_json(const std::optional<std::string>& text) {
    return text ? value(*text) : value(nullptr);
}

value keys_of(const rule_book& book, const validation& answer,
              std::span<const obligation_place> places) {
    value keys = value::array();
    for (const obligation_place& place : places) {
        keys.push_back(key_of(book, answer.records->children[place.child],
                              answer.evaluated->obligations[place.obligation]));
    }
    return keys;
}

value to_json(const rule_book& book, const validation& answer, const figure& f) {
    value excluded = value::object();
    for (const exclusion_count& e : f.excluded) {
        excluded[std::string(to_string(e.why))] = e.count;
    }
    return {{"id", std::string(f.indicator->id)},
            {"says", std::string(f.indicator->says)},
            {"unit", std::string(to_string(f.indicator->unit))},
            {"window",
             {{"from", to_json(optional_date(f.window.from))},
              {"to", to_json(optional_date(f.window.to))}}},
            {"numerator", f.numerator},
            {"denominator", f.denominator},
            {"percent", to_json(f.percent())},
            {"undetermined", f.undetermined},
            {"lowest", to_json(f.lowest())},
            {"highest", to_json(f.highest())},
            {"relaxed", f.relaxed},
            {"excluded", std::move(excluded)},
            {"unread", f.unread},
            {"not_on_time", keys_of(book, answer, f.not_on_time)},
            {"not_determined", keys_of(book, answer, f.not_determined)}};
}

value receipt(const rule_book& book, const validation& answer) {
    value calendars = value::array();
    for (const working_calendar* c : calendars_in_use(book)) {
        calendars.push_back({{"name", std::string(c->name())},
                             {"hash", hash_text(c->content_hash())},
                             {"coverage", coverage(*c)},
                             {"verified_on", to_json(optional_date(c->verified_on()))},
                             {"known_on", to_json(c->known_on())}});
    }
    value files = value::array();
    for (const ssda903_file& f : answer.records->files) {
        files.push_back(to_json(record_of(f)));
    }
    return {{"engine", TIMESCALES_VERSION},
            {"rule_book", hash_text(book.content_hash())},
            {"calendars", std::move(calendars)},
            {"options",
             {{"reference_date", to_json(optional_date(answer.options.reference_date))},
              {"as_at", to_json(optional_date(answer.options.as_at))},
              {"history_from", to_json(optional_date(answer.records->history_from))},
              {"include_unverified", answer.options.include_unverified}}},
            {"folders", answer.records->folders},
            {"files", std::move(files)}};
}

}  // namespace

std::string obligations(const rule_book& book, const timeline& who, const evaluation& answer,
                        const evaluation_options& options) {
    document out;
    out.member("as_at", to_json(optional_date(options.as_at)));
    out.member("rule_book", hash_text(book.content_hash()));
    out.begin_list("obligations");
    for (const obligation& o : answer.obligations) {
        out.row(record_of(book, who, o));
    }
    out.end_list();
    out.begin_list("notices");
    for (const notice& n : answer.notices) {
        out.row(record_of(book, who, n));
    }
    out.end_list();
    return std::move(out).text();
}

std::string explanations(const rule_book& book, const timeline& who,
                         std::span<const explanation> answers) {
    document out;
    out.member("rule_book", hash_text(book.content_hash()));
    out.begin_list("explanations");
    for (const explanation& e : answers) {
        out.row(value{{"obligation", to_json(record_of(book, who, e.answer))},
                      {"sentence", sentence(book, who, e.answer)},
                      {"reasoning", to_json(e.root)}});
    }
    out.end_list();
    return std::move(out).text();
}

std::string of_validation(const rule_book& book, const validation& answer) {
    document out;
    out.begin_list("indicators");
    for (const figure& f : answer.figures) {
        out.row(to_json(book, answer, f));
    }
    out.end_list();
    out.begin_list("obligations");
    const auto& children = answer.records->children;
    for (std::size_t child = 0; child < children.size(); ++child) {
        for (const obligation& o : answer.evaluated->of_child(child)) {
            out.row(record_of(book, children[child], o));
        }
    }
    out.end_list();
    out.begin_list("problems");
    for (const diagnostic& d : answer.problems) {
        out.row(record_of(d));
    }
    out.end_list();
    out.member("receipt", receipt(book, answer));
    return std::move(out).text();
}

std::string of_reckoning(const reckoning_question& question, const reckoning& answer,
                         std::span<const counting_step> steps) {
    value skipped = value::array();
    value taken = value::array();
    for (const counting_step& s : steps) {
        taken.push_back(to_json(s));
        if (s.what == counting_step::kind::skipped && s.holiday != nullptr) {
            skipped.push_back({{"date", to_json(optional_date(s.date))},
                               {"name", std::string(s.holiday->name)},
                               {"basis", std::string(to_string(s.holiday->basis))}});
        }
    }
    document out;
    out.members(record_of(question, answer));
    out.member("skipped", skipped);
    out.member("steps", taken);
    return std::move(out).text();
}

std::string working_day_count(const working_calendar& calendar, civil_date from_exclusive,
                              civil_date to_inclusive, std::int32_t count) {
    document out;
    out.members(record_of_count(calendar, from_exclusive, to_inclusive, count));
    return std::move(out).text();
}

std::string working_days(const working_calendar& calendar, civil_date from_inclusive,
                         civil_date to_inclusive) {
    document out;
    out.member("calendar", std::string(calendar.name()));
    out.member("certainty", std::string(to_string(calendar.certainty_of(to_inclusive))));
    out.begin_list("working_days");
    for (const civil_date day : working_days_between(calendar, from_inclusive, to_inclusive)) {
        out.row(to_json(record_of_working_day(day)));
    }
    out.end_list();
    return std::move(out).text();
}

std::string holidays(const working_calendar& calendar, civil_date from_inclusive,
                     civil_date to_inclusive) {
    document out;
    out.member("calendar", std::string(calendar.name()));
    out.member("definition", std::string(to_string(calendar.definition())));
    out.member("coverage", coverage(calendar));
    out.member("verified_on", to_json(optional_date(calendar.verified_on())));
    out.member("review_by", to_json(calendar.review_by()));
    out.member("knowledge_from", to_json(calendar.knowledge_from()));
    out.member("known_on", to_json(calendar.known_on()));
    out.member("hash", hash_text(calendar.content_hash()));
    out.begin_list("holidays");
    for (const bank_holiday& h : calendar.holidays(from_inclusive, to_inclusive)) {
        out.row(record_of(h));
    }
    out.end_list();
    out.begin_list("withdrawn");
    for (const bank_holiday& h : calendar.withdrawn()) {
        if (from_inclusive <= h.date && h.date <= to_inclusive) {
            out.row(record_of(h));
        }
    }
    out.end_list();
    return std::move(out).text();
}

std::string comparison(const holiday_comparison& given) {
    document out;
    out.member("calendar", given.calendar);
    out.member("from", to_json(optional_date(given.from)));
    out.member("to", to_json(optional_date(given.to)));
    out.member("shared", given.shared);
    out.member("newly_published", given.newly_published);
    out.begin_list("differences");
    for (const holiday_difference& d : given.differences) {
        out.row(record_of(d));
    }
    out.end_list();
    return std::move(out).text();
}

std::string figures(const figure_table& given) {
    document out;
    out.begin_list("figures");
    for (const located_figure& f : given.figures) {
        out.row(record_of(f));
    }
    out.end_list();
    out.member("without_figure", given.without_figure);
    out.begin_list("problems");
    for (const diagnostic& d : given.problems) {
        out.row(record_of(d));
    }
    out.end_list();
    return std::move(out).text();
}

std::string moved_dates(const date_question& asked, const date_comparison& found) {
    document out;
    out.member("before", full_name(*asked.before));
    out.member("after", full_name(*asked.after));
    out.member("from", to_json(optional_date(asked.from)));
    out.member("to", to_json(optional_date(asked.to)));
    out.member("period", to_string(asked.length));
    out.member("examined", found.examined);
    out.member("undetermined", found.undetermined);
    out.member("moved_count", found.moved.size());
    out.begin_list("moved");
    for (const moved_date& m : found.moved) {
        out.row(record_of(m));
    }
    out.end_list();
    return std::move(out).text();
}

std::string freshness(std::span<const calendar_freshness> given) {
    document out;
    out.begin_list("calendars");
    for (const calendar_freshness& c : given) {
        out.row(record_of(c));
    }
    out.end_list();
    return std::move(out).text();
}

std::string every_timescale(const rule_book& book) {
    document out;
    out.member("rule_book", hash_text(book.content_hash()));
    out.begin_list("timescales");
    for (const timescale& duty : book.timescales()) {
        out.row(to_json(duty));
    }
    out.end_list();
    return std::move(out).text();
}

std::string one_timescale(const timescale& duty) {
    std::string out;
    write(out, to_json(duty), 0);
    return out + '\n';
}

std::string rule_tests(const rule_test_run& run) {
    document out;
    out.member("tests", run.tests);
    out.member("failed", run.failed);
    out.begin_list("problems");
    for (const diagnostic& d : run.problems) {
        out.row(record_of(d));
    }
    out.end_list();
    value missing = value::array();
    for (const std::string& step : run.not_exercised) {
        missing.push_back(step);
    }
    out.member("not_exercised", missing);
    return std::move(out).text();
}

std::string mutation(const mutation_report& report) {
    document out;
    out.member("mutants", report.mutants);
    out.member("killed", report.killed);
    out.member("refused", report.refused);
    out.begin_list("survivors");
    for (const surviving_mutant& m : report.survived) {
        out.row(record_of(m, false));
    }
    for (const surviving_mutant& m : report.equivalent) {
        out.row(record_of(m, true));
    }
    out.end_list();
    return std::move(out).text();
}

std::string rule_change(std::span<const rule_difference> differences,
                        std::span<const moved_obligation> moved) {
    document out;
    out.begin_list("differences");
    for (const rule_difference& d : differences) {
        out.row(record_of(d));
    }
    out.end_list();
    out.begin_list("moved");
    for (const moved_obligation& m : moved) {
        out.row(record_of(m));
    }
    out.end_list();
    return std::move(out).text();
}

std::string problems(std::span<const diagnostic> found) {
    document out;
    out.begin_list("problems");
    for (const diagnostic& d : found) {
        out.row(record_of(d));
    }
    out.end_list();
    return std::move(out).text();
}

}  // namespace timescales::inline v0::reports::json
