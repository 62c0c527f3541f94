#include "lib/time/calendar_builder.hpp"

#include <algorithm>
#include <string>
#include <unordered_set>
#include <utility>

#include "lib/support/fingerprint.hpp"

namespace timescales::inline v0::detail {

namespace {

/// Years after the recorded ones that the fast tables hold too.
constexpr std::int32_t years_kept_near = 10;

/// Owns what `calendar_tables` points into.
struct owned_calendar {
    calendar_tables tables;
    std::vector<bank_holiday> holidays;
    std::vector<bank_holiday> withdrawn;
    std::vector<publication> publications;
    std::string texts;
    std::vector<std::uint32_t> rank_bases;
    std::vector<std::uint8_t> rank_offsets;
    std::vector<std::uint32_t> select_bases;
    std::vector<std::uint8_t> select_offsets;
    std::vector<std::uint64_t> words;
    std::vector<std::uint32_t> word_ranks;
    std::vector<std::uint16_t> select_words;
    std::shared_ptr<const calendar_composition> composed_of;
};

std::int64_t number(optional_date date) noexcept {
    return date ? (*date).days_since_epoch() : INT64_MAX;
}

void add(fingerprint& print, const std::vector<bank_holiday>& holidays) {
    print.add(static_cast<std::int64_t>(holidays.size()));
    for (const bank_holiday& h : holidays) {
        print.add(h.date.days_since_epoch())
            .add(h.name)
            .add(static_cast<std::int64_t>(h.basis))
            .add(static_cast<std::int64_t>(h.attested))
            .add(h.source)
            .add(number(h.announced))
            .add(number(h.proclaimed))
            .add(number(h.withdrawn))
            .add(h.listed_by);
    }
}

std::uint64_t hash_of(const calendar_content& c) {
    fingerprint print;
    print.add(c.name).add(static_cast<std::int64_t>(c.definition));
    for (const civil_date d : {c.covered_from, c.covered_to, c.recorded_to, c.published_to,
                               c.verified_on, c.settled_before}) {
        print.add(d.days_since_epoch());
    }
    for (const optional_date d : {c.review_by, c.knowledge_from, c.known_on}) {
        print.add(number(d));
    }
    add(print, c.holidays);
    add(print, c.withdrawn);
    print.add(static_cast<std::int64_t>(c.published.size()));
    for (const publication& p : c.published) {
        print.add(p.to.days_since_epoch()).add(p.on.days_since_epoch());
    }
    return print.value();
}

/// Copies every text once into one string, so that the calendar outlives what it was read from.
class text_keeper {
  public:
    text_keeper(std::string& into, const calendar_content& content) : into_(into) {
        std::size_t length = note(content.name);
        for (const auto* list : {&content.holidays, &content.withdrawn}) {
            for (const bank_holiday& h : *list) {
                length += note(h.name) + note(h.source) + note(h.listed_by);
            }
        }
        into_.reserve(length);  // the views stay valid: no reallocation after this
        kept_.clear();
    }

    std::string_view keep(std::string_view text) {
        const auto found = kept_.find(text);
        if (found != kept_.end()) {
            return *found;
        }
        const std::size_t begin = into_.size();
        into_ += text;
        return *kept_.insert(std::string_view(into_).substr(begin)).first;
    }

    void keep(std::vector<bank_holiday>& holidays) {
        for (bank_holiday& h : holidays) {
            h.name = keep(h.name);
            h.source = keep(h.source);
            h.listed_by = keep(h.listed_by);
        }
    }

  private:
    std::size_t note(std::string_view text) { return kept_.insert(text).second ? text.size() : 0; }

    std::string& into_;
    std::unordered_set<std::string_view> kept_;
};

/// False where the entry lies more than 255 above its base.
bool append(std::vector<std::uint32_t>& bases, std::vector<std::uint8_t>& offsets,
            std::uint32_t value) {
    if (offsets.size() % rising_sequence::block == 0) {
        bases.push_back(value);
    }
    const std::uint32_t above = value - bases.back();
    offsets.push_back(static_cast<std::uint8_t>(above));
    return above <= UINT8_MAX;
}

/// Goes through the days from the first covered to the last.
class table_builder {
  public:
    table_builder(owned_calendar& owned, const calendar_content& content)
        : owned_(owned), content_(content) {
        const civil_date near_to =
            civil_date::from_ymd(content.recorded_to.ymd().year + years_kept_near, 12, 31)
                .value_or(max_date);
        near_days_ = std::min(content.covered_to, near_to) - content.covered_from + 1;
    }

    /// False where working days are too far apart for the tables.
    bool build() {
        bool fits = append(owned_.rank_bases, owned_.rank_offsets, 0) &&
                    append(owned_.select_bases, owned_.select_offsets, 0);
        const std::int32_t days = content_.covered_to - content_.covered_from + 1;
        for (std::int32_t place = 1; fits && place <= days; ++place) {
            if (place <= near_days_) {
                fits = add_near(is_working_day(place), static_cast<std::uint32_t>(place));
            } else {
                add_far(is_working_day(place), static_cast<std::uint32_t>(place - near_days_ - 1));
            }
        }
        owned_.word_ranks.push_back(far_working_days_);
        owned_.tables.near_days = static_cast<std::uint32_t>(near_days_);
        owned_.tables.near_working_days = near_working_days_;
        owned_.tables.working_days = near_working_days_ + far_working_days_;
        return fits;
    }

  private:
    bool is_working_day(std::int32_t place) {
        const civil_date date = *content_.covered_from.plus_days(place - 1);
        while (next_ < owned_.holidays.size() && owned_.holidays[next_].date < date) {
            ++next_;
        }
        const bool holiday = next_ < owned_.holidays.size() && owned_.holidays[next_].date == date;
        return !holiday && !date.is_weekend();
    }

    bool add_near(bool working, std::uint32_t place) {
        if (working) {
            ++near_working_days_;
        }
        const bool fits = !working || append(owned_.select_bases, owned_.select_offsets, place);
        return append(owned_.rank_bases, owned_.rank_offsets, near_working_days_) && fits;
    }

    void add_far(bool working, std::uint32_t index) {
        if (index % day_bits::block == 0) {
            owned_.words.push_back(0);
            owned_.word_ranks.push_back(far_working_days_);
        }
        if (!working) {
            return;
        }
        owned_.words.back() |= std::uint64_t{1} << (index % day_bits::block);
        if (far_working_days_ % day_bits::block == 0) {
            owned_.select_words.push_back(static_cast<std::uint16_t>(index / day_bits::block));
        }
        ++far_working_days_;
    }

    owned_calendar& owned_;
    const calendar_content& content_;
    std::int32_t near_days_;
    std::size_t next_ = 0;
    std::uint32_t near_working_days_ = 0;
    std::uint32_t far_working_days_ = 0;
};

void point_tables(owned_calendar& owned) {
    calendar_tables& t = owned.tables;
    t.holidays = owned.holidays.data();
    t.holiday_count = owned.holidays.size();
    t.withdrawn = owned.withdrawn.data();
    t.withdrawn_count = owned.withdrawn.size();
    t.publications = owned.publications.data();
    t.publication_count = owned.publications.size();
    t.near_rank = {owned.rank_bases.data(), owned.rank_offsets.data()};
    t.near_select = {owned.select_bases.data(), owned.select_offsets.data()};
    t.far = {owned.words.data(), owned.word_ranks.data(), owned.select_words.data(),
             static_cast<std::uint32_t>(owned.words.size())};
    t.text_size = owned.texts.size();
    t.composed_of = owned.composed_of.get();
}

}  // namespace

calendar_content content_of(const working_calendar& calendar) {
    const calendar_tables& t = calendar.tables();
    return {.name = t.name,
            .definition = t.definition,
            .covered_from = t.covered_from,
            .covered_to = t.covered_to,
            .recorded_to = t.recorded_to,
            .published_to = t.published_to,
            .verified_on = t.verified_on,
            .settled_before = t.settled_before,
            .review_by = t.review_by,
            .knowledge_from = t.knowledge_from,
            .known_on = t.known_on,
            .holidays = {t.holidays, t.holidays + t.holiday_count},
            .withdrawn = {t.withdrawn, t.withdrawn + t.withdrawn_count},
            .published = {t.publications, t.publications + t.publication_count},
            .composed_of = {}};
}

result<working_calendar> build_calendar(calendar_content content) {
    auto owned = std::make_shared<owned_calendar>(
        owned_calendar{.tables = {.name = {},
                                  .definition = content.definition,
                                  .covered_from = content.covered_from,
                                  .covered_to = content.covered_to,
                                  .recorded_to = content.recorded_to,
                                  .published_to = content.published_to,
                                  .verified_on = content.verified_on,
                                  .settled_before = content.settled_before,
                                  .review_by = content.review_by,
                                  .knowledge_from = content.knowledge_from,
                                  .known_on = content.known_on,
                                  .holidays = nullptr,
                                  .holiday_count = 0,
                                  .withdrawn = nullptr,
                                  .withdrawn_count = 0,
                                  .publications = nullptr,
                                  .publication_count = 0,
                                  .near_days = 0,
                                  .near_working_days = 0,
                                  .near_rank = {},
                                  .near_select = {},
                                  .far = {},
                                  .working_days = 0,
                                  .content_hash = hash_of(content),
                                  .text_size = 0,
                                  .composed_of = nullptr},
                       .holidays = {},
                       .withdrawn = {},
                       .publications = std::move(content.published),
                       .texts = {},
                       .rank_bases = {},
                       .rank_offsets = {},
                       .select_bases = {},
                       .select_offsets = {},
                       .words = {},
                       .word_ranks = {},
                       .select_words = {},
                       .composed_of = std::move(content.composed_of)});
    text_keeper texts(owned->texts, content);
    owned->tables.name = texts.keep(content.name);
    owned->holidays = std::move(content.holidays);
    owned->withdrawn = std::move(content.withdrawn);
    texts.keep(owned->holidays);
    texts.keep(owned->withdrawn);
    if (!table_builder(*owned, content).build()) {
        return error{error_code::invalid_argument,
                     "too many days are closed in the calendar '" +
                         std::string(owned->tables.name) +
                         "': 64 working days span more than 255 days; check the dates"};
    }
    point_tables(*owned);
    const calendar_tables& tables = owned->tables;
    return working_calendar(tables, std::move(owned));
}

}  // namespace timescales::inline v0::detail
