#pragma once

/// The version and the export macro: the only macros of the library.
///
/// Everything lives in namespace `timescales`, inside an inline namespace named after the major
/// version (`v0`), so that objects built against two incompatible majors cannot be linked together
/// by mistake.

#define TIMESCALES_VERSION_MAJOR 0
#define TIMESCALES_VERSION_MINOR 1
#define TIMESCALES_VERSION_PATCH 0
#define TIMESCALES_VERSION "0.1.0"

#if defined(TIMESCALES_STATIC)
#define TIMESCALES_EXPORT
#elif defined(_WIN32) && defined(TIMESCALES_BUILDING)
#define TIMESCALES_EXPORT __declspec(dllexport)
#elif defined(_WIN32)
#define TIMESCALES_EXPORT __declspec(dllimport)
#else
#define TIMESCALES_EXPORT [[gnu::visibility("default")]]
#endif
