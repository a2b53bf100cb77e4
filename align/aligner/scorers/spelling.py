"""The original itself against the target: names, numbers and loan words look alike once they are in one alphabet."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from align.aligner.lattice import MOST_A_SIDE
from align.aligner.ngrams import vectorize
from align.aligner.overlap import Overlap
from align.aligner.products import sparse_products
from align.aligner.scorer import Ground
from align.letters import without_marks
from align.tables import read_lines


class Spelled(Overlap):
    """The second witness: it does not depend on what the translation made of a name."""

    def __init__(self, ground: Ground) -> None:
        source, target = ([romanized(text) for text in side] for side in (ground.sides.source, ground.sides.target))
        super().__init__(sparse_products(*vectorize(source, target), ground.band, MOST_A_SIDE), ground.band)


def romanized(text: str) -> str:
    """The text in plain Latin letters as far as the table goes, case folded, diacritics dropped."""
    return without_marks(text.casefold().translate(_letters()))


@cache
def _letters() -> dict[int, str]:
    pairs = (line.partition(" ") for line in read_lines(Path(__file__).parent / "cyrillic.txt"))
    return str.maketrans({letter: latin.strip() for letter, _, latin in pairs})
