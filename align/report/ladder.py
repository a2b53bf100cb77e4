"""An alignment as one web page that asks no network for anything: both texts side by side, bead by bead, and the gaps.

What stands on the page is data and escaped as in the report of a run (see ``align.report.html``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from align.report.html import LANGUAGES, page_policy, template, text_asset
from align.types import Bead, Document, Signature

_SURE = 0.9
_LIKELY = 0.7


@dataclass(frozen=True, slots=True)
class Row:
    """One bead on the page: its number, the sentences of both sides with their numbers from 1, and how sure it is."""

    number: int
    kind: str
    source: tuple[tuple[int, str], ...]
    target: tuple[tuple[int, str], ...]
    score: float
    confidence: float

    @property
    def gap(self) -> str:
        """``left out`` or ``added`` for a sentence without counterpart, else nothing."""
        return "" if self.source and self.target else "left out" if self.source else "added"

    @property
    def certainty(self) -> str:
        """``sure``, ``likely`` or ``doubtful``."""
        return "sure" if self.confidence >= _SURE else "likely" if self.confidence >= _LIKELY else "doubtful"


def render_alignment(sides: tuple[Document, Document], beads: Sequence[Bead], signature: Signature) -> str:
    """The page for the segmented ``sides`` and their beads; every line of the page is a bead, in the order given."""
    rows = _rows(sides, beads)
    gaps = Counter(row.gap for row in rows)
    languages = tuple(LANGUAGES.get(side.lang, side.lang) for side in sides)
    style, script = text_asset("report.css") + text_asset("ladder.css"), text_asset("ladder.js")
    return template("ladder.html.j2").render(
        title=sides[0].id,
        languages=languages,
        codes=tuple(side.lang for side in sides),
        counts=tuple(len(side.segments) for side in sides),
        rows=rows,
        kinds=sorted(Counter(row.kind for row in rows if not row.gap).items(), key=lambda item: (-item[1], item[0])),
        left_out=gaps["left out"],
        added=gaps["added"],
        doubtful=sum(row.certainty == "doubtful" for row in rows),
        signature=signature,
        style=style,
        script=script,
        policy=page_policy(style, script),
    )


def _rows(sides: tuple[Document, Document], beads: Sequence[Bead]) -> list[Row]:
    places = [{x.id: (number, x.text) for number, x in enumerate(side.segments, 1)} for side in sides]
    return [
        Row(
            number,
            f"{len(bead.source_ids)}:{len(bead.target_ids)}",
            tuple(places[0][x] for x in bead.source_ids),
            tuple(places[1][x] for x in bead.target_ids),
            bead.score,
            bead.confidence,
        )
        for number, bead in enumerate(beads, 1)
    ]
