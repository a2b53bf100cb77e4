"""Twice the text is about twice the work, whatever the text is full of."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from rule_cases import lines
from work import profiled

import align
from align.auditing import RULES, audit, load_profile
from align.quantities import compare, find_quantities
from align.types import Aligned, Bead, Translation

LETTERS = str.maketrans("0123456789", "abcdefghij")
FEW, MANY = range(2000, 2050), (*range(3000, 3050), *range(4000, 4050))
PACKAGE = str(Path(align.__file__).parent)
SLACK = 1500
# "@" stands for letters and "#" for a figure that nothing else has
NAMES = (
    "Aa@", "Novák@", "Putinovi@", "Jurij Ušakov@", "von der Leyenová@", "OSN@", "IAEA@ and NATO", "Kiev and Odessa@",
    "Pavel@. Rohan", "Minister Pavel. Rohan@ agreed.", "A Kremlin spokesman Dmitry@ Belov@ said,", "However@ he left",
    "a town@, which lay in Perm@, and", "Рutin@ said",
)  # fmt: skip
PIECES = (
    "The colour fair # opened on 4.7.2025 at 19.30.", "It was open from 3.-5. 10. 2025 on.", "They sold # tons.",
    "They sold one million two thousand tons.", "It cost $# million or # percent.", '"We won@", he said of the 2".',
    "“We won”. „They won“", 'He said "', "(see the note@)", "[@]", "Minister Pavel. Rohan agreed.", "the the the",
    "U.S. and US, Mr. and Mr", "the сat@ said", "Å¡@ said", "schoolâ€™s", "called the call", "It was not signed",
    "He left for Kiev.",
)  # fmt: skip


def calls(work):
    """How many calls of each function some work takes: of the package's own, and of Python's that those call."""
    counts = Counter()

    def counted(frame, event, what):
        if event in ("call", "c_call") and frame.f_code.co_filename.startswith(PACKAGE):
            counts[frame.f_code if event == "call" else what.__qualname__] += 1

    profiled(work, counted)
    return counts


def assert_about_twice(many, few):
    """Neither all calls together nor those of any one function are many times as many."""
    assert many.total() < 3 * few.total()
    assert not {what: (few[what], count) for what, count in many.items() if count > 3 * few[what] + SLACK}


def written(piece, numbers):
    """The piece over and over, a line each, with letters and figures of its own."""
    return [piece.replace("@", str(n)[::-1].translate(LETTERS)).replace("#", str(n)) for n in numbers]


def paired(english, source):
    """Two texts whose lines are beads one to one, with the English as the fresh translation too."""
    ours, theirs = lines("\n".join(english), "en"), lines("\n".join(source), "cs")
    pairs = list(zip(theirs.segments, ours.segments, strict=True))
    beads = tuple(Bead(f"a:{n}", (one.id,), (other.id,), 0.9, 0.9, "test") for n, (one, other) in enumerate(pairs))
    return Aligned("a", theirs, ours, tuple(Translation(one.id, other.text, -0.1) for one, other in pairs), beads)


def work(piece, numbers, *, sourced):
    apart = 10_000 * (1 + 2 * (*NAMES, *PIECES).index(piece) + sourced)  # so that no other piece's words are met again
    pieces = written(piece, [apart + number for number in numbers])
    aligned = paired(pieces, pieces) if sourced else Aligned("a", None, lines("\n".join(pieces), "en"))
    return calls(lambda: audit(aligned, load_profile(), list(RULES)))


@pytest.mark.parametrize("piece", NAMES)
@pytest.mark.parametrize("sourced", [False, True])
def test_twice_the_names_are_about_twice_the_work(piece, sourced):
    work(piece, range(1000, 1010), sourced=sourced)  # tables are read once
    assert work(piece, MANY, sourced=sourced).total() < 3 * work(piece, FEW, sourced=sourced).total()


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("sourced", [False, True])
def test_twice_the_text_calls_nothing_many_times_as_often(piece, sourced):
    work(piece, range(1000, 1010), sourced=sourced)
    assert_about_twice(work(piece, MANY, sourced=sourced), work(piece, FEW, sourced=sourced))


def test_the_numbers_of_a_long_table_are_compared_in_order():
    def compared(most):
        english = find_quantities(" and ".join(str(1000 + 7 * n) for n in range(most)), "en")
        source = find_quantities(" a ".join(str(200000 + 11 * n) for n in range(most)), "cs")
        return calls(lambda: compare(source, english))

    assert_about_twice(compared(300), compared(150))


def test_the_words_behind_a_name_are_looked_up_once_for_all_its_stops():
    def parted(most):
        aligned = paired(["Minister Pavel. Kolář agreed."] * most, ["Souhlasil ministr Pavel Rohan."] * most)
        return calls(lambda: audit(aligned, load_profile(), ["stray-stop"]))

    parted(3)
    assert_about_twice(parted(100), parted(50))
