"""Twice the text is about twice the work, whatever the text is full of."""

from __future__ import annotations

import sys

import pytest

from align.auditing import RULES, audit, load_profile
from align.quantities import compare, find_quantities
from align.types import Aligned, Bead, Document, Segment, Translation

LETTERS = str.maketrans("0123456789", "abcdefghij")
FEW, MANY = range(2000, 2050), (*range(3000, 3050), *range(4000, 4050))
# "@" stands for letters and "#" for a figure that no other piece has
PIECES = (
    "Aa@", "Novák@", "Putinovi@", "Jurij Ušakov@", "von der Leyenová@", "OSN@", "IAEA@ and NATO", "Kiev and Odessa@",
    "Pavel@. Rohan", "Minister Pavel. Rohan@ agreed.", "A Kremlin spokesman Dmitry@ Belov@ said,", "However@ he left",
    "The colour fair # opened on 4.7.2025 at 19.30.", "It was open from 3.-5. 10. 2025 on.", "They sold # tons.",
    "They sold one million two thousand tons.", "It cost $# million or # percent.", '"We won@", he said of the 2".',
    "“We won”. „They won“", 'He said "', "(see the note@)", "[@]", "a town@, which lay in Perm@, and", "the the the",
    "U.S. and US, Mr. and Mr", "Рutin@ said", "Å¡@ said", "schoolâ€™s", "called the call", "It was not signed",
)  # fmt: skip


def calls(work):
    """How many calls and returns of functions, Python's own too, some work takes."""
    count = 0

    def counted(*_):
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def written(piece, numbers):
    """The piece over and over, a line each, with letters and figures of its own."""
    return [piece.replace("@", str(n)[::-1].translate(LETTERS)).replace("#", str(n)) for n in numbers]


def document(lang, lines):
    text, segments, start = "\n".join(lines), [], 0
    for number, line in enumerate(lines, 1):
        segments.append(Segment(f"a.{lang}:{number}:1", line, lang, start, start + len(line)))
        start += len(line) + 1
    return Document("a", lang, text, tuple(segments))


def paired(english, source):
    """Two texts whose lines are beads one to one, with the English as the fresh translation too."""
    ours, theirs = document("en", english), document("cs", source)
    pairs = list(zip(theirs.segments, ours.segments, strict=True))
    beads = tuple(Bead(f"a:{n}", (one.id,), (other.id,), 0.9, 0.9, "test") for n, (one, other) in enumerate(pairs))
    return Aligned("a", theirs, ours, tuple(Translation(one.id, other.text, -0.1) for one, other in pairs), beads)


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("sourced", [False, True])
def test_twice_the_text_is_about_twice_the_work(piece, sourced):
    def work(numbers):
        lines = written(piece, numbers)
        aligned = paired(lines, lines) if sourced else Aligned("a", None, document("en", lines))
        return calls(lambda: audit(aligned, load_profile(), list(RULES)))

    work(range(1000, 1010))  # tables are read once
    assert work(MANY) < 3 * work(FEW)  # of no word is anything remembered


def test_the_numbers_of_a_long_table_are_compared_in_order():
    def work(most):
        english = find_quantities(" and ".join(str(1000 + 7 * n) for n in range(most)), "en")
        source = find_quantities(" a ".join(str(200000 + 11 * n) for n in range(most)), "cs")
        return calls(lambda: compare(source, english))

    assert work(300) < 3 * work(150)
