/// Writes the rules and calendars as constant data, at build time:
///
///     generate CALENDARS.cpp RULES.cpp --calendars FILE… --packs FILE…
///
/// It reads them with the library's own loader, so that what is compiled in and what a file says
/// cannot differ; a test compares their hashes.

#include <cstdio>
#include <string>
#include <vector>

#include "lib/generate/source_text.hpp"
#include "timescales/rules_yaml.hpp"

namespace {

using namespace timescales;

int fail(const std::string& message) {
    std::fprintf(stderr, "generate: %s\n", message.c_str());
    return 1;
}

bool write_file(const std::string& path, const std::string& text) {
    std::FILE* file = std::fopen(path.c_str(), "wb");
    if (file == nullptr) {
        return false;
    }
    const bool written = std::fwrite(text.data(), 1, text.size(), file) == text.size();
    return std::fclose(file) == 0 && written;
}

void print(const std::vector<diagnostic>& problems) {
    for (const diagnostic& problem : problems) {
        std::fprintf(stderr, "%s\n", to_string(problem).c_str());
    }
}

int generate(const std::string& calendars_cpp, const std::string& rules_cpp,
             const std::vector<std::string>& calendar_paths,
             const std::vector<std::string>& pack_paths) {
    std::vector<working_calendar> calendars;
    for (const std::string& path : calendar_paths) {
        const auto source = read_file(path);
        if (!source) {
            return fail(source.error().message);
        }
        auto calendar = load_calendar(*source);
        print(calendar.problems);
        if (!calendar) {
            return fail("no calendar in " + path);
        }
        calendars.push_back(std::move(*calendar.value));
    }
    std::vector<source_file> packs;
    for (const std::string& path : pack_paths) {
        auto source = read_file(path);
        if (!source) {
            return fail(source.error().message);
        }
        packs.push_back(*source);
    }
    const auto rules = load_rule_book(packs, calendars);
    print(rules.problems);
    if (!rules) {
        return fail("the packs have errors");
    }
    if (!write_file(calendars_cpp, calendars_source(rules.value->calendars())) ||
        !write_file(rules_cpp, rules_source(rules.value->timescales()))) {
        return fail("cannot write " + calendars_cpp + " or " + rules_cpp);
    }
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    std::vector<std::string> outputs;
    std::vector<std::string> calendars;
    std::vector<std::string> packs;
    std::vector<std::string>* into = &outputs;
    for (int i = 1; i < argc; ++i) {
        const std::string argument = argv[i];
        if (argument == "--calendars") {
            into = &calendars;
        } else if (argument == "--packs") {
            into = &packs;
        } else {
            into->push_back(argument);
        }
    }
    if (outputs.size() != 2) {
        return fail("usage: generate CALENDARS.cpp RULES.cpp --calendars FILE… --packs FILE…");
    }
    return generate(outputs[0], outputs[1], calendars, packs);
}
