#include <cstdio>
#include <memory>

#include "timescales/rules_yaml.hpp"

namespace timescales::inline v0 {

namespace {

struct close_file {
    void operator()(std::FILE* file) const noexcept { std::fclose(file); }
};

error unreadable(const std::string& path, const char* why) {
    return {error_code::unreadable_file, "cannot read '" + path + "': " + why};
}

}  // namespace

result<source_file> read_file(const std::string& path) {
    constexpr std::size_t largest = 64U << 20U;
    const std::unique_ptr<std::FILE, close_file> file(std::fopen(path.c_str(), "rb"));
    if (file == nullptr) {
        return unreadable(path, "there is no such file, or it may not be read");
    }
    source_file read{path, {}};
    char block[65'536];
    while (const std::size_t length = std::fread(block, 1, sizeof block, file.get())) {
        read.text.append(block, length);
        if (read.text.size() > largest) {
            return unreadable(path, "it is larger than 64 MiB");
        }
    }
    if (std::ferror(file.get()) != 0) {
        return unreadable(path, "it is a folder, or reading failed");
    }
    return read;
}

}  // namespace timescales::inline v0
