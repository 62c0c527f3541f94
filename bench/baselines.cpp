#include "bench/baselines.hpp"

namespace timescales_bench {

std::vector<plain_child> to_plain(std::span<const looked_after> children) {
    std::vector<plain_child> plain;
    plain.reserve(children.size());
    for (const looked_after& child : children) {
        plain_child p{to_date(child.born), to_date(child.start), {}, {}};
        if (child.end) {
            p.end = to_date(*child.end);
        }
        for (const timescales::civil_date review : child.reviews) {
            p.reviews.push_back(to_date(review));
        }
        plain.push_back(std::move(p));
    }
    return plain;
}

}  // namespace timescales_bench
