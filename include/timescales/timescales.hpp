#pragma once

/// The core of the library in one include: time, model, engine and assurance. What reads files and
/// writes text (`rules_yaml.hpp`, `ssda903.hpp`, `report.hpp`) is included, and linked, apart.

#include "timescales/bank_holiday.hpp"
#include "timescales/calendar_change.hpp"
#include "timescales/calendar_layer.hpp"
#include "timescales/calendar_projection.hpp"
#include "timescales/calendar_set.hpp"
#include "timescales/citation.hpp"
#include "timescales/civil_date.hpp"
#include "timescales/diagnostic.hpp"
#include "timescales/engine.hpp"
#include "timescales/event.hpp"
#include "timescales/explanation.hpp"
#include "timescales/limit.hpp"
#include "timescales/obligation.hpp"
#include "timescales/period.hpp"
#include "timescales/published_figure.hpp"
#include "timescales/result.hpp"
#include "timescales/rule_book.hpp"
#include "timescales/rule_change.hpp"
#include "timescales/timeline.hpp"
#include "timescales/timeliness.hpp"
#include "timescales/timescale.hpp"
#include "timescales/version.hpp"
#include "timescales/working_calendar.hpp"
