#!/usr/bin/env python3
"""The library beside numpy, in one run: adding and counting working days.

    python3 bench/numpy_busday.py build/bench/bench/timescales_working_days_peer [--check]

numpy answers a million random questions in one vectorised call; the library answers them one by one,
each a checked call across the boundary of the shared library. The two take turns, repetition by
repetition, each warming up before the pass that is timed, and medians of processor time count. All
answers must be equal. --check exits with 1 when adding is less than 0.7 times as much faster as the
target says.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy

QUESTIONS = 1_000_000
REPETITIONS = 9
TARGET = 40.0  # times faster than numpy.busday_offset, an element
SLACK = 0.7


def questions():
    """Starts from 1971 to 2027, ends up to a year later, 1 to 60 working days; always the same."""
    random = numpy.random.default_rng(20221119)
    first = numpy.datetime64("1971-01-01", "D").astype("int64")
    last = numpy.datetime64("2027-10-01", "D").astype("int64")
    starts = random.integers(first, last, QUESTIONS, endpoint=True).astype("int32")
    ends = starts + random.integers(0, 365, QUESTIONS, endpoint=True).astype("int32")
    counts = random.integers(1, 60, QUESTIONS, endpoint=True).astype("int32")
    return starts, ends, counts


def nanoseconds(action):
    """Processor time of the second of two passes: the first is for the caches and the processor's speed."""
    action()
    before = time.process_time()
    action()
    return (time.process_time() - before) * 1e9 / QUESTIONS


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("peer", help="the program timescales_working_days_peer")
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()

    listed = subprocess.run([arguments.peer, "holidays"], check=True, capture_output=True, text=True)
    calendar = numpy.busdaycalendar(
        weekmask="1111100", holidays=numpy.array(listed.stdout.split(), dtype="datetime64[D]"))
    starts, ends, counts = questions()
    dates = starts.astype("datetime64[D]")
    # The library counts (start, end], numpy [start, end): a day later on both sides.
    day_after_starts = (starts + 1).astype("datetime64[D]")
    day_after_ends = (ends + 1).astype("datetime64[D]")

    def add():
        return numpy.busday_offset(dates, counts, roll="backward", busdaycal=calendar)

    def count():
        return numpy.busday_count(day_after_starts, day_after_ends, busdaycal=calendar)

    with tempfile.TemporaryDirectory() as folder:
        asked, answered = Path(folder, "questions"), Path(folder, "answers")
        numpy.column_stack([starts, ends, counts]).astype("<i4").tofile(asked)
        with subprocess.Popen([arguments.peer, "answer", asked, answered], stdin=subprocess.PIPE,
                              stdout=subprocess.PIPE, text=True) as peer:
            if peer.stdout.readline() != "ready\n":
                sys.exit("the library's side did not start")
            answers = numpy.fromfile(answered, dtype="<i4").reshape(-1, 2)
            if len(answers) != QUESTIONS:
                sys.exit(f"{len(answers)} answers to {QUESTIONS} questions")
            different = int((answers[:, 0] != add().astype("int64")).sum()
                            + (answers[:, 1] != count()).sum())
            if different:
                sys.exit(f"{different} answers differ")
            ours, theirs = [], []
            for _ in range(REPETITIONS):
                peer.stdin.write("\n")
                peer.stdin.flush()
                ours.append([float(word) for word in peer.stdout.readline().split()[:2]])
                theirs.append([nanoseconds(add), nanoseconds(count)])
            peer.stdin.close()

    print(f"{QUESTIONS:,} questions, all answers equal; numpy {numpy.__version__}, "
          f"{REPETITIONS} repetitions in turn, medians of processor time")
    reached = True
    for place, (name, target) in enumerate([("busday_offset, 1..60 working days", TARGET),
                                            ("busday_count, up to a year", None)]):
        mine = statistics.median(one[place] for one in ours)
        other = statistics.median(one[place] for one in theirs)
        said = "-" if target is None else "yes" if other / mine >= target else "NO"
        goal = "-" if target is None else f"{target:.0f}"
        print(f"{name:<36} ns ours {mine:7.2f}   numpy {other:8.2f}   ratio {other / mine:6.1f}   "
              f"target {goal}   {said}")
        reached = reached and (target is None or other / mine >= SLACK * target)
    if arguments.check and not reached:
        sys.exit(1)


if __name__ == "__main__":
    main()
