#include "timescales/result.hpp"

namespace timescales::inline v0 {

failure::failure(error cause) : cause_(std::move(cause)) {}

failure::~failure() = default;

const char* failure::what() const noexcept {
    return cause_.message.c_str();
}

void throw_failure(error cause) {
    throw failure(std::move(cause));
}

}  // namespace timescales::inline v0
