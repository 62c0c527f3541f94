// Reading an SSDA903 return of about 10,000 reviews from a folder. `items_per_second` counts rows.

#include <benchmark/benchmark.h>

#include <filesystem>
#include <fstream>
#include <random>
#include <string>

#include "bench/inputs.hpp"
#include "timescales/ssda903.hpp"

namespace {

using namespace timescales_bench;

/// A folder with one return, removed at the end.
class return_folder {
  public:
    explicit return_folder(const ssda903_text& text) {
        std::random_device random;
        do {
            path_ = std::filesystem::temp_directory_path() /
                    ("timescales-bench-" + std::to_string(random()) + std::to_string(random()));
        } while (!std::filesystem::create_directory(path_));
        write("header.csv", text.header);
        write("episodes.csv", text.episodes);
        write("reviews.csv", text.reviews);
    }
    ~return_folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    return_folder(const return_folder&) = delete;
    return_folder& operator=(const return_folder&) = delete;

    [[nodiscard]] std::string path() const { return path_.string(); }

  private:
    void write(const char* name, const std::string& text) const {
        std::ofstream(path_ / name, std::ios::binary) << text;
    }

    std::filesystem::path path_;
};

constexpr std::size_t children_with_10000_reviews = 1'330;

void read_return(benchmark::State& state) {
    const ssda903_text text = to_ssda903(random_children(children_with_10000_reviews));
    const return_folder folder(text);
    const std::string folders[] = {folder.path()};
    const timescales::ssda903_options options{.reference_date = as_at(),
                                              .history_from = first_start()};
    std::size_t children = 0;
    for (auto _ : state) {
        const auto read = timescales::read_ssda903(folders, options);
        children = read ? read.value->children.size() : 0;
        benchmark::DoNotOptimize(children);
    }
    if (children != children_with_10000_reviews) {
        state.SkipWithError("the return was not read whole");
    }
    const auto visits = static_cast<std::int64_t>(state.iterations());
    state.SetItemsProcessed(visits * text.rows);
    state.SetBytesProcessed(
        visits *
        static_cast<std::int64_t>(text.header.size() + text.episodes.size() + text.reviews.size()));
}
BENCHMARK(read_return)->Name("read an SSDA903 return/library")->Unit(benchmark::kMillisecond);

}  // namespace
