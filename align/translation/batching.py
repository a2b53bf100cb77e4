"""Which sentences are decoded together: those of one length, so that none depends on its neighbours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from align.translation.engine import Batch, Pieces, Search


@dataclass(frozen=True, slots=True)
class Budget:
    """The most source pieces of a batch, the beam, the most pieces to write, and n-grams that must not come twice.

    ``hypotheses`` is how many are asked for.
    """

    max_tokens: int
    beam_size: int
    most_written: int
    no_repeat_ngram_size: int = 0
    hypotheses: int = 1

    def search(self, length: int) -> Search:
        """How sentences of ``length`` pieces are decoded."""
        most = min(output_limit(length), self.most_written)
        return Search(self.beam_size, most, self.no_repeat_ngram_size, self.hypotheses)


def batches(sources: Sequence[Pieces], budget: Budget) -> Iterator[tuple[list[int], Batch]]:
    """Batches with the places of their sentences in ``sources``: the longest first, else in the order given.

    A batch holds sentences of one length and stays within the budget (a sentence beyond it stands alone).
    """
    places: dict[int, list[int]] = {}
    for place, pieces in enumerate(sources):
        places.setdefault(len(pieces), []).append(place)
    for length in sorted(places, reverse=True):
        size = max(1, budget.max_tokens // (length + 1))
        for first in range(0, len(places[length]), size):
            chosen = places[length][first : first + size]
            yield chosen, Batch(tuple(sources[place] for place in chosen), budget.search(length))


def output_limit(length: int) -> int:
    """The most pieces to write for a source of ``length`` pieces: twice as many, and some for the shortest.

    The references of WMT 2021's 4,000 lines never have more than twice their source's pieces and one.
    """
    return 2 * length + 10
