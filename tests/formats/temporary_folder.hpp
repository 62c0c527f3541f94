#pragma once

#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <random>
#include <string>
#include <string_view>

namespace timescales_tests {

/// A folder of its own for one test, removed with everything in it at the end.
class temporary_folder {
  public:
    temporary_folder() {
        std::random_device random;
        do {
            root_ = std::filesystem::temp_directory_path() /
                    ("timescales-" + std::to_string(random()) + std::to_string(random()));
        } while (!std::filesystem::create_directory(root_));
    }
    ~temporary_folder() {
        std::error_code ignored;
        std::filesystem::remove_all(root_, ignored);
    }
    temporary_folder(const temporary_folder&) = delete;
    temporary_folder& operator=(const temporary_folder&) = delete;

    [[nodiscard]] std::string path(std::string_view name = {}) const {
        return name.empty() ? root_.string() : (root_ / name).string();
    }

    /// Writes a file, byte for byte, and the folders that lead to it.
    std::string write(std::string_view name, std::string_view content) const {
        const std::string to = path(name);
        std::filesystem::create_directories(std::filesystem::path(to).parent_path());
        std::FILE* file = std::fopen(to.c_str(), "wb");
        if (file == nullptr) {
            ADD_FAILURE() << "cannot write " << to;
            return to;
        }
        EXPECT_EQ(std::fwrite(content.data(), 1, content.size(), file), content.size());
        std::fclose(file);
        return to;
    }

    /// The text with the path of this folder taken out, so that it can be compared.
    [[nodiscard]] std::string relative(std::string text) const {
        const std::string prefix = root_.string() + "/";
        for (std::size_t at = text.find(prefix); at != std::string::npos; at = text.find(prefix)) {
            text.erase(at, prefix.size());
        }
        return text;
    }

  private:
    std::filesystem::path root_;
};

}  // namespace timescales_tests
