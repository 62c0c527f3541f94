#include "timescales/calendar_layer.hpp"

#include <algorithm>
#include <deque>
#include <memory>
#include <optional>

#include "lib/time/calendar_builder.hpp"

namespace timescales::inline v0 {

namespace {

bool is_for(const layer_days& days, std::string_view calendar) {
    return days.calendars.empty() || std::find(days.calendars.begin(), days.calendars.end(),
                                               calendar) != days.calendars.end();
}

/// The layer's stretch that the day lies in, or null.
const layer_days* stretch_with(const calendar_layer& layer, std::string_view calendar,
                               civil_date day) {
    const auto found =
        std::find_if(layer.days.begin(), layer.days.end(), [&](const layer_days& stretch) {
            return stretch.from <= day && day <= stretch.to && is_for(stretch, calendar);
        });
    return found == layer.days.end() ? nullptr : &*found;
}

/// What closes the day.
struct closing {
    std::string_view name;
    std::string_view source;
};

std::optional<closing> closing_of(const calendar_layer& layer, std::string_view calendar,
                                  civil_date day) {
    const layer_days* stretch = stretch_with(layer, calendar, day);
    if (layer.kind == layer_kind::school_term) {
        return stretch == nullptr ? std::optional(closing{"Outside term", ""}) : std::nullopt;
    }
    return stretch == nullptr ? std::nullopt
                              : std::optional(closing{stretch->name, stretch->source});
}

error wrong(std::string message) {
    return {error_code::invalid_argument, std::move(message)};
}

/// "Head of Facilities, offices closed over Christmas", and where it is written down.
std::string decided_by(const calendar_layer& layer, std::string_view source) {
    return layer.author + ", " + layer.reason +
           (source.empty() ? std::string() : "; " + std::string(source));
}

/// `layered` is `calendar` with the layers before this one.
result<detail::calendar_content> content_with(const working_calendar& layered,
                                              std::string_view calendar,
                                              const calendar_layer& layer,
                                              std::deque<std::string>& sources) {
    for (const layer_days& stretch : layer.days) {
        if (stretch.to < stretch.from) {
            return wrong("in the layer " + layer.name + ", '" + stretch.name + "' ends on " +
                         std::string(to_text(stretch.to)) + ", before it begins on " +
                         std::string(to_text(stretch.from)) + "; swap the two");
        }
    }
    detail::calendar_content content = detail::content_of(layered);
    content.covered_from = std::max(content.covered_from, layer.covered_from);
    content.covered_to = std::min(content.covered_to, layer.covered_to);
    if (content.covered_to < content.covered_from) {
        return wrong("the layer " + layer.name + " covers " +
                     std::string(to_text(layer.covered_from)) + " to " +
                     std::string(to_text(layer.covered_to)) + ", no day of the calendar " +
                     std::string(layered.name()) + "; let the layer cover days of the calendar");
    }
    content.recorded_to = std::clamp(content.recorded_to, content.covered_from, content.covered_to);
    content.published_to = std::min(content.published_to, content.covered_to);
    content.holidays.clear();
    for (civil_date day = content.covered_from;; day = *day.plus_days(1)) {
        if (const bank_holiday* known = layered.holiday_on(day)) {
            content.holidays.push_back(*known);
        } else if (const auto closed = closing_of(layer, calendar, day);
                   closed && !day.is_weekend()) {
            content.holidays.push_back(
                {.date = day,
                 .name = closed->name,
                 .basis = holiday_basis::layer,
                 .attested = attestation::high,
                 .source = sources.emplace_back(decided_by(layer, closed->source)),
                 .listed_by = layer.name});
        }
        if (day == content.covered_to) {
            break;
        }
    }
    return content;
}

/// "scotland with northmere-closures, northmere-terms".
std::string joint_name(const working_calendar& calendar, std::span<const calendar_layer> layers) {
    std::string name(calendar.name());
    std::string_view between = " with ";
    for (const calendar_layer& layer : layers) {
        name += between;
        name += layer.name;
        between = ", ";
    }
    return name;
}

}  // namespace

std::string_view to_string(layer_kind kind) noexcept {
    switch (kind) {
        case layer_kind::closure:
            return "closure";
        case layer_kind::school_term:
            return "school-term";
        case layer_kind::disputed:
            return "disputed";
    }
    return "unknown";
}

result<working_calendar> with_layers(const working_calendar& calendar,
                                     std::span<const calendar_layer> layers) {
    if (layers.empty()) {
        return calendar;
    }
    auto made = std::make_shared<detail::calendar_composition>(detail::calendar_composition{
        detail::calendar_composition::kind::layers, {calendar}, {layers.begin(), layers.end()}});
    std::sort(made->layers.begin(), made->layers.end(),
              [](const calendar_layer& a, const calendar_layer& b) { return a.name < b.name; });
    const auto twice = std::adjacent_find(
        made->layers.begin(), made->layers.end(),
        [](const calendar_layer& a, const calendar_layer& b) { return a.name == b.name; });
    if (twice != made->layers.end()) {
        return wrong("the layer " + twice->name + " is given twice; give each layer once");
    }
    const std::string name = joint_name(calendar, made->layers);
    working_calendar layered = calendar;
    for (const calendar_layer& layer : made->layers) {
        std::deque<std::string> sources;
        result<detail::calendar_content> content =
            content_with(layered, calendar.name(), layer, sources);
        if (!content) {
            return content.error();
        }
        detail::calendar_content whole = std::move(content).value();
        whole.name = name;
        whole.composed_of = made;
        result<working_calendar> next = detail::build_calendar(std::move(whole));
        if (!next) {
            return next;
        }
        layered = *next;
    }
    return layered;
}

}  // namespace timescales::inline v0
