// The library's side of numpy_busday.py: answers a million questions through the shared library's
// interface, one checked call each, and says how long it took.
//
//     timescales_working_days_peer holidays
//
// prints the holidays of England and Wales, a line each.
//
//     timescales_working_days_peer answer IN OUT
//
// reads questions and writes answers; then, for each line on standard input, answers all of them
// for a while, once more, and prints the time of that last pass in nanoseconds a question: add,
// count.
//
// IN holds three 32-bit numbers a question: a start and an end in days since 1970-01-01, and how
// many working days to add. OUT holds two an answer: the date, and how many working days lie
// between.

#include <cstdint>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <string>
#include <vector>

#include "timescales/timescales.hpp"

namespace {

using namespace timescales;

struct question {
    civil_date from;
    civil_date to;
    std::int32_t working_days;
};

const working_calendar& england_and_wales() {
    return *built_in_calendar("england-and-wales");
}

int print_holidays() {
    const working_calendar& calendar = england_and_wales();
    for (const bank_holiday& h :
         calendar.holidays(calendar.covered_from(), calendar.recorded_to())) {
        std::puts(to_text(h.date).characters);
    }
    return 0;
}

std::vector<question> questions_in(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::vector<question> questions;
    std::int32_t numbers[3];
    while (file.read(reinterpret_cast<char*>(numbers), sizeof numbers)) {
        questions.push_back({civil_date::from_days(numbers[0]).value(),
                             civil_date::from_days(numbers[1]).value(), numbers[2]});
    }
    return questions;
}

bool write_answers(const std::string& path, const std::vector<question>& questions) {
    std::ofstream file(path, std::ios::binary);
    const working_calendar& calendar = england_and_wales();
    for (const question& q : questions) {
        const std::int32_t answer[2] = {
            calendar.add(q.from, q.working_days).value().days_since_epoch(),
            calendar.count(q.from, q.to).value()};
        file.write(reinterpret_cast<const char*>(answer), sizeof answer);
    }
    return static_cast<bool>(file);
}

/// How long a turn goes on before it is timed: the processor of a virtual machine needs a few
/// milliseconds after idling before it runs at full speed, and the other side has used the caches.
constexpr std::clock_t warming_up = CLOCKS_PER_SEC / 20;

/// Processor time of answering all questions, a question. The sum keeps the answers from being
/// optimised away; it is printed.
template <class Answer>
double nanoseconds(const std::vector<question>& questions, std::int64_t& sum,
                   const Answer& answer) {
    const auto pass = [&] {
        const std::clock_t before = std::clock();
        for (const question& q : questions) {
            sum += answer(q);
        }
        return std::clock() - before;
    };
    for (std::clock_t spent = 0; spent < warming_up;) {
        spent += pass();
    }
    return static_cast<double>(pass()) * 1e9 / CLOCKS_PER_SEC /
           static_cast<double>(questions.size());
}

int answer(const std::string& in, const std::string& out) {
    const std::vector<question> questions = questions_in(in);
    if (questions.empty() || !write_answers(out, questions)) {
        std::fprintf(stderr, "cannot read %s or write %s\n", in.c_str(), out.c_str());
        return 1;
    }
    const working_calendar& calendar = england_and_wales();
    std::puts("ready");
    std::fflush(stdout);
    for (int c = std::getchar(); c != EOF; c = std::getchar()) {
        std::int64_t sum = 0;
        const double add = nanoseconds(questions, sum, [&](const question& q) {
            return (*calendar.add(q.from, q.working_days)).days_since_epoch();
        });
        const double count = nanoseconds(
            questions, sum, [&](const question& q) { return *calendar.count(q.from, q.to); });
        std::printf("%.4f %.4f %lld\n", add, count, static_cast<long long>(sum));
        std::fflush(stdout);
    }
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc == 2 && std::string(argv[1]) == "holidays") {
        return print_holidays();
    }
    if (argc == 4 && std::string(argv[1]) == "answer") {
        return answer(argv[2], argv[3]);
    }
    std::fprintf(stderr, "usage: timescales_working_days_peer holidays | answer IN OUT\n");
    return 2;
}
