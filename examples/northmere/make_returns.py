#!/usr/bin/env python3
"""Writes the three yearly SSDA903 returns of Northmere, an authority that does not exist.

The returns are shaped like a published annual report: of 300 children looked after on 31 March 2018
for at least 20 working days, 292 had every review of the year on time. This script records how the
data came to be. Using the data does not need it; running it writes the same files again.

Every child lives a life that keeps the law (each review is held on or before its limit), except
those written out by hand below. The lives are then cut into yearly folders as a real return is: the
episodes that touch the year, an ending after the year left blank, and only that year's reviews.
"""
import calendar
import csv
import random
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace

HERE = Path(__file__).resolve().parent
YEAR_END = date(2018, 3, 31)      # the reference date, after which nothing is known
CALENDAR_FROM = date(2012, 1, 1)  # working days are not counted before it

# Bank holidays, Christmas Day and Good Friday in England and Wales, those at a weekend left out.
HOLIDAYS = {date.fromisoformat(text) for text in """
    2012-01-02 2012-04-06 2012-04-09 2012-05-07 2012-06-04 2012-06-05 2012-08-27 2012-12-25
    2012-12-26 2013-01-01 2013-03-29 2013-04-01 2013-05-06 2013-05-27 2013-08-26 2013-12-25
    2013-12-26 2014-01-01 2014-04-18 2014-04-21 2014-05-05 2014-05-26 2014-08-25 2014-12-25
    2014-12-26 2015-01-01 2015-04-03 2015-04-06 2015-05-04 2015-05-25 2015-08-31 2015-12-25
    2015-12-28 2016-01-01 2016-03-25 2016-03-28 2016-05-02 2016-05-30 2016-08-29 2016-12-26
    2016-12-27 2017-01-02 2017-04-14 2017-04-17 2017-05-01 2017-05-29 2017-08-28 2017-12-25
    2017-12-26 2018-01-01 2018-03-30 2018-04-02 2018-05-07 2018-05-28 2018-08-27 2018-12-25
    2018-12-26""".split()}

# ---- dates ----
def day(text):
    return date.fromisoformat(text)

def days(text):
    return [day(word) for word in text.split()]

def is_working(on):
    return on.weekday() < 5 and on not in HOLIDAYS

def back_to_working(on):
    while not is_working(on):
        on -= timedelta(1)
    return on

def add_working_days(start, count):
    """The day of the start is not counted."""
    while count:
        start += timedelta(1)
        count -= is_working(start)
    return start

def add_months(start, count):
    """The corresponding date, else the last day of that month."""
    year, month = divmod(start.year * 12 + start.month - 1 + count, 12)
    return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))

# ---- chance ----
# Only random() is used: Python promises its sequence for a seed, but not that of choice() or
# shuffle(), so the same bytes come out whatever the version.

chance = random.Random(20180331)

def between(low, high):
    """A whole number, both ends included."""
    return low + int(chance.random() * (high - low + 1))

def one_of(options):
    return options[between(0, len(options) - 1)]

def happens(percent):
    return chance.random() * 100 < percent

def date_between(low, high):
    return low + timedelta(between(0, (high - low).days))

# ---- lives ----
children = []

def new_child(born):
    child = SimpleNamespace(
        born=born, sex=one_of("12"), need=one_of(["N1"] * 6 + "N2 N3 N4 N5 N5 N6 N8".split()),
        ethnic=one_of(["WBRI"] * 9 + ["WOTH", "MWBC", "MWAS", "BAFR", "APKN", "AOTH"]),
        episodes=[], reviews=[], adoption=None)  # adoption: (placed, ceased, reason)
    children.append(child)
    return child

def born_for(start, until, oldest=16):
    """A birth date that makes a child at most that old at the start, and under 18 throughout."""
    latest = min(start, date(2018, 3, 1))
    under_18 = date(until.year - 18, until.month, 1) + timedelta(45)
    earliest = max(start - timedelta(oldest * 365), under_18)
    born = latest - timedelta(int((latest - earliest).days * chance.random() ** 0.7))
    return born - timedelta(born.month == 2 and born.day == 29)

def reviews_kept(start, end=date.max):
    """Reviews of a spell that keeps the law: days to weeks before each limit, on working days."""
    held, anchor, step = [], start, 0
    if start < CALENDAR_FROM:  # such early reviews are in no file: join the chain in 2012
        anchor, step = back_to_working(date_between(date(2012, 1, 9), date(2012, 6, 29))), 2
    while True:
        limit = add_months(anchor, 3 if step == 1 else 6) if step else add_working_days(anchor, 20)
        # one in twenty-five is held on the very last day
        spare = 0 if happens(4) else between(0, 8) if step == 0 else between(1, 24)
        on = back_to_working(limit - timedelta(spare))
        # none on the day a spell ends: which spell it belongs to would be a matter of rules
        if on >= end or on > YEAR_END:
            return held
        held.append(on)
        anchor, step = on, step + 1

# Legal status at the start, and what it becomes after so many days: police protection lasts at most
# three days and an emergency order eight. An interim order (C1) becomes a full one (C2) later on.
OPENINGS = [("V2",)] * 4 + [("C1",)] * 3 + [("V2", 90, "C1"), ("L1", 2, "C1"), ("L2", 8, "C1")]

def legal_path(start, end):
    """Changes of legal status: (date, status)."""
    first, *later = one_of(OPENINGS)
    path = [(start, first)] + ([(start + timedelta(later[0]), later[1])] if later else [])
    if path[-1][1] == "C1":
        path.append((back_to_working(path[-1][0] + timedelta(between(170, 270))), "C2"))
    return [step for step in path if step[0] < end]

def placement_path(born, start, end):
    """Changes of placement: (date, placement, provider, whether the carer stays, why)."""
    def choose(on):
        age = (on - born).days // 365
        if age >= 16 and happens(45):
            return one_of([("P2", "PR4"), ("H5", "PR4"), ("H5", "PR5")])
        if age >= 11 and happens(35):
            return one_of([("K2", "PR1"), ("K2", "PR4")])
        return one_of([("U6", "PR1"), ("U6", "PR1"), ("U6", "PR4"), ("U3", "PR1"), ("U5", "PR1")])
    path, at = [(start, *choose(start), False, "")], start
    while len(path) < 5:
        at += timedelta(between(40, 900))
        if at >= end or happens(25):
            break
        if path[-1][1] == "U6" and happens(30):  # matched long term with the same carer
            path.append((at, "U4", path[-1][2], True, "CARPL"))
        else:
            path.append((at, *choose(at), False, one_of("CARPL CREQB CREQO CHILD STAND".split())))
    return path

def add_spell(child, start, end=None, rec="", legal=None, places=None):
    """Cuts a spell into episodes: a new one at every change of legal status or placement."""
    places = places or placement_path(child.born, start, end or YEAR_END)
    if not legal:
        legal = legal_path(start, end or YEAR_END)
        if len(legal) > 1 < len(places) and happens(25):  # some move on the day of the order
            if is_working(places[1][0]) and places[1][0] > legal[-2][0]:
                legal[-1] = (places[1][0], legal[-1][1])
    for on in sorted({step[0] for step in legal + places}):
        changed, status = [step for step in legal if step[0] <= on][-1]
        moved, place, provider, same_carer, why = [step for step in places if step[0] <= on][-1]
        rne = "L" if moved != on else "PT"[same_carer] if changed != on else "BU"[same_carer]
        if on != start:
            before = child.episodes[-1]
            before.end, before.rec, before.why_moved = on, "X1", why if moved == on else ""
        child.episodes.append(SimpleNamespace(
            start=on, rne="S" if on == start else rne, status=status, place=place,
            provider=provider, end=end, rec=rec, why_moved=""))

def live(start, end=None, rec="", born=None, reviews=None, **paths):
    """One child with one spell, who keeps the law unless the reviews are given."""
    child = new_child(born or born_for(start, end or YEAR_END))
    add_spell(child, start, end, rec, **paths)
    child.reviews = reviews_kept(start, end or date.max) if reviews is None else reviews
    return child

def settled(start, status="V2"):
    """Paths of a spell with one legal status and one foster home."""
    return {"legal": [(start, status)], "places": [(start, "U6", "PR1", False, "")]}

def live_twice(start, end, rec, again, end_again=None, rec_again="", born=None):
    """Leaves care and comes back: the chain of reviews starts afresh."""
    child = live(start, end, rec, born=born or born_for(start, YEAR_END, oldest=12))
    add_spell(child, again, end_again, rec_again)
    child.reviews += reviews_kept(again, end_again or date.max)

def live_placed(placed, place, adopted=None):
    """A young child placed for adoption, whose adoption reviews are in the return too."""
    began = date_between(placed - timedelta(600), placed - timedelta(330))
    if place in ("A3", "A4"):  # with consent; A5 and A6 under a placement order
        legal = [(began, "V2")]
    else:
        legal = [(began, "C1"), (back_to_working(began + timedelta(between(150, 180))), "C2"),
                 (back_to_working(placed - timedelta(between(50, 90))), "E1")]
    stays = place in ("A3", "A5")  # with the foster carer who has the child already
    places = [(began, "U5" if stays else "U6", "PR1", False, ""),
              (placed, place, "PR1", stays, "CARPL")]
    child = live(began, adopted, "E12" if adopted else "", born=began - timedelta(between(0, 900)),
                 reviews=reviews_kept(began, placed), legal=legal, places=places)
    child.adoption = (placed, None, "")
    if (placed - child.reviews[-1]).days < 13:
        child.reviews.pop()  # with the one at four weeks it would read as one meeting in two parts
    limit = placed + timedelta(28)
    for months in (3, 6, 6):
        held = back_to_working(limit - timedelta(between(0, 3)))
        if held < min(adopted or date.max, YEAR_END):
            child.reviews.append(held)
        limit = add_months(held, months)

# ---- the cohort: 300 children, 292 of them on time ----
# Start, and the reviews in the files: one of each is not on time. README.md says what happened.
LATE = [
    ("2017-06-04", "2017-07-03 2017-09-19 2018-03-08"),
    ("2017-12-07", "2018-01-12"),
    ("2016-05-09", "2016-06-01 2016-08-24 2017-02-15 2017-08-17 2018-02-08"),
    ("2013-09-12", "2015-06-17 2015-12-09 2016-06-02 2016-11-30 2017-05-31 2017-11-22"),
    ("2017-11-10", "2017-12-05 2018-03-07"),
    ("2014-10-20", "2015-05-20 2015-11-11 2016-04-27 2016-10-19 2017-04-10 2017-10-13 2018-03-28"),
    ("2016-01-11", "2016-02-03 2016-04-26 2016-10-12 2017-04-04 2017-09-26"),
    ("2012-05-21", "2015-08-05 2016-01-27 2016-07-20 2017-01-13 2017-07-05 2018-01-09"),
]
# Late in an earlier year and on time since: the year ending March 2018 must not notice.
LATE_EARLIER = [
    ("2015-06-08", "2015-07-02 2015-09-25 2016-04-05 2016-09-21 2017-03-09 2017-09-06 2018-02-27"),
    ("2013-02-25", "2015-07-15 2016-01-20 2016-07-12 2017-01-04 2017-06-21 2017-12-13"),
    ("2016-07-18", "2016-08-18 2016-11-10 2017-05-03 2017-10-25"),
]
AT_THE_EDGE = [
    ("2017-12-04", "2018-01-03"),  # the child of the demonstration: limit 4 January
    ("2018-03-01", "2018-03-22"),  # the last start with 20 working days by 31 March: limit 29 March
]
for began, held in LATE + LATE_EARLIER + AT_THE_EDGE:
    live(day(began), reviews=days(held), **settled(day(began)))

live_twice(day("2016-02-15"), day("2016-11-18"), "E4A", day("2017-05-16"))
live_twice(day("2015-09-21"), day("2017-06-23"), "E4A", day("2017-10-09"))

# An adoptive placement that broke down in 2016: from then, reviews as a looked-after child afresh.
began, placed, broke_down = days("2014-06-02 2015-09-21 2016-01-25")
child = live(began, born=day("2013-12-19"), reviews=days("2015-05-13 2015-10-15 2016-01-12"),
             legal=[(began, "C1"), (day("2014-12-10"), "C2"), (day("2015-07-08"), "E1")],
             places=[(began, "U6", "PR1", False, ""), (placed, "A6", "PR1", False, "CARPL"),
                     (broke_down, "U6", "PR1", False, "OTHER")])
child.adoption = (placed, broke_down, "RD1")
child.reviews += reviews_kept(broke_down)

while len(children) < 300:
    year = one_of([2017] * 26 + [2016] * 22 + [2015] * 15 + [2014] * 10 + [2013] * 8 + [2012] * 7
                  + [2011, 2010, 2009] * 4)
    began = date_between(date(year, 3, 1), date(year + 1, 2, 20))
    # some come in at a weekend, in an emergency
    live(began if happens(40) else back_to_working(began))

# ---- looked after on 31 March 2018, but not in the cohort ----
# 25 for less than 20 working days. The first, back after months at home, has been there for 28
# days (19 working days): counted in days, the cohort is another one.
live_twice(day("2016-09-05"), day("2017-08-25"), "E4A", day("2018-03-02"), born=day("2009-11-03"))
live(day("2018-03-02"))
for _ in range(23):
    live(date_between(date(2018, 3, 5), date(2018, 3, 29)))

for place in "A6 A6 A5 A6 A6 A4 A6 A5 A6 A6 A3 A6".split():  # 12 placed for adoption
    live_placed(back_to_working(date_between(date(2017, 5, 1), date(2018, 3, 20))), place)

for _ in range(9):  # an agreed series of short breaks (V4) is one long episode without reviews
    began = back_to_working(date_between(date(2014, 1, 6), date(2017, 12, 1)))
    live(began, born=date(between(2002, 2010), between(1, 12), between(1, 28)), reviews=[],
         **settled(began, "V4"))

# ---- left before 31 March 2018 ----
def leave(low, high, count):
    for _ in range(count):
        left = back_to_working(date_between(low, high))
        live(date_between(left - timedelta(1500), left - timedelta(45)), left,
             one_of("E4A E4A E4A E4B E13 E41 E45 E46 E47 E3".split()))

def come_of_age(low, high, count):
    """Care ends at the start of the eighteenth birthday, whatever day of the week that is."""
    for _ in range(count):
        birthday = date_between(low, high).replace(day=between(11, 24))
        live(date_between(birthday - timedelta(2400), birthday - timedelta(200)), birthday,
             one_of("E5 E6 E7 E17 E17".split()), born=birthday.replace(year=birthday.year - 18))

# During 2017-18: seventy. Two left with a review missed, one had a late first review.
live(day("2016-02-22"), day("2018-01-26"), "E4A",  # limit 12 January 2018
     reviews=days("2016-03-16 2016-06-08 2016-12-01 2017-05-23 2017-07-12"))
live(day("2017-08-01"), day("2017-09-04"), "E4B", reviews=[])  # limit 30 August
live(day("2017-09-18"), day("2018-02-16"), "E45",  # limit 16 October
     reviews=days("2017-10-20 2018-01-10"))
for began, stayed in zip(days("2017-05-05 2017-06-27 2017-08-19 2017-10-11 2017-12-15 2018-02-06"),
                         (6, 12, 3, 9, 18, 10)):  # gone before the first limit
    live(began, began + timedelta(stayed), "E4B", reviews=[])
live_twice(day("2015-11-02"), day("2016-08-12"), "E4A", day("2017-02-13"), day("2017-11-17"), "E46")
for adopted in days("2017-05-16 2017-07-25 2017-09-27 2017-11-14 2018-01-17 2018-03-06"):
    placed = back_to_working(adopted - timedelta(between(120, 300)))
    live_placed(placed, one_of(["A5", "A6"]), adopted)
come_of_age(date(2017, 4, 1), date(2018, 3, 20), 16)
leave(date(2017, 4, 10), date(2018, 3, 23), 70 - 3 - 6 - 1 - 6 - 16)

for year, count in [(2015, 44), (2016, 49)]:  # in the two years before: in earlier folders only
    come_of_age(date(year, 4, 1), date(year + 1, 3, 20), 14)
    leave(date(year, 4, 10), date(year + 1, 3, 20), count)

# Single short breaks (V3): each weekend is a spell of its own; none runs over 31 March 2018.
for born, breaks in [("2006-07-14", "2017-05-12 2017-07-14 2017-09-08 2017-11-17 2018-02-09"),
                     ("2004-10-02", "2016-10-21 2017-02-17 2017-06-02 2017-10-20"),
                     ("2009-01-25", "2017-08-04 2017-12-08 2018-03-09")]:
    child = new_child(day(born))
    for began in days(breaks):
        add_spell(child, began, began + timedelta(3), "E4A", **settled(began, "V3"))

# ---- the returns ----
children.sort(key=lambda child: (child.episodes[0].start, child.born))
for number, child in enumerate(children, 1):
    child.id = f"NM{number:04}"

def text(on):
    return on.strftime("%d/%m/%Y") if on else ""

def part_taken(child, on):
    """Nobody under four takes part; older children mostly come and speak for themselves."""
    if on < child.born.replace(year=child.born.year + 4):
        return "PN0"
    return one_of(["PN1"] * 10 + "PN2 PN2 PN3 PN4 PN5 PN5 PN6 PN6 PN6 PN7".split())

def add_faults(year, reviews):
    """Three small faults, as real returns have them: to be reported, and to change no figure."""
    def nth(code, n):
        return [at for at, row in enumerate(reviews) if row[3] == code][n]
    if year == 2016:
        at = nth("PN6", 22)
        reviews.insert(at + 1, [*reviews[at][:2], "", "PN6"])  # the date never filled in
    if year == 2017:
        at = nth("PN1", 70)
        reviews.insert(at, reviews[at])                        # keyed twice
        at = nth("PN1", 120)
        reviews.insert(at + 1, [*reviews[at][:3], "PN5"])      # two forms for one meeting

def write_year(year):
    begins, ends = date(year, 4, 1), date(year + 1, 3, 31)
    header, episodes, reviews, placed = [], [], [], []
    for child in children:
        seen = [e for e in child.episodes if e.start <= ends and (not e.end or e.end >= begins)]
        if not seen:
            continue
        born = text(child.born)
        header.append([child.id, child.sex, born, child.ethnic, "", "", ""])
        for e in seen:  # an ending after the year is not known yet
            ending = [text(e.end), e.rec, e.why_moved] if e.end and e.end <= ends else [""] * 3
            episodes.append([child.id, text(e.start), e.rne, e.status, child.need, e.place,
                             e.provider, *ending, "", "", ""])
        reviews += [[child.id, born, text(on), part_taken(child, on)]
                    for on in child.reviews if begins <= on <= ends]
        if child.adoption:
            on, ceased, why = child.adoption
            if on <= ends and (not ceased or ceased >= begins):
                ending = [text(ceased), why] if ceased and ceased <= ends else [""] * 2
                placed.append([child.id, born, text(on), *ending])
    add_faults(year, reviews)
    for name, columns, rows in [
            ("header", "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB", header),
            ("episodes", "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,"
                         "HOME_POST,PL_POST,URN", episodes),
            ("reviews", "CHILD,DOB,REVIEW,REVIEW_CODE", reviews),
            ("placed_for_adoption",
             "CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED", placed)]:
        path = HERE / f"{year}-{(year + 1) % 100}" / f"{name}.csv"
        path.parent.mkdir(exist_ok=True)
        with path.open("w", newline="", encoding="ascii") as file:
            csv.writer(file, lineterminator="\n").writerows([columns.split(","), *rows])

for year in (2015, 2016, 2017):
    write_year(year)
