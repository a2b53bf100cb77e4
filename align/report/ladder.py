"""An alignment as one web page that asks no network for anything: the alignment view of the report, alone.

What stands on the page is data and escaped as in the report of a run (see ``align.report.html``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from align.report.html import SCRIPTS, Anchors, article, page
from align.report.passages import DOUBTFUL
from align.report.tally import entry_of, language
from align.types import Aligned, Audited, Bead, Document, Signature


def render_alignment(sides: tuple[Document, Document], beads: Sequence[Bead], signature: Signature) -> str:
    """The page for the segmented ``sides`` and their beads; every row of the page is a bead, in the order given."""
    source, target = sides
    aligned = Aligned(source.id, source, target, (), tuple(beads))
    anchors = Anchors()
    entry = entry_of(Audited(aligned, (), target.text), (), anchors.take(f"doc-{source.id}"))
    kinds = Counter((len(bead.source_ids), len(bead.target_ids)) for bead in beads)
    joined = {f"{n}:{m}": count for (n, m), count in kinds.items() if n and m}
    content = {
        "entry": entry,
        "languages": (language(source), language(target)),
        "counts": (len(source.segments), len(target.segments)),
        "kinds": sorted(joined.items(), key=lambda item: (-item[1], item[0])),
        "left_out": sum(n * count for (n, m), count in kinds.items() if not m),
        "added": sum(m * count for (n, m), count in kinds.items() if not n),
        "doubtful_beads": sum(bead.confidence < DOUBTFUL for bead in beads),
        "article": article(aligned, (), entry, anchors, {}, alone=True),
    }
    return "".join(page("ladder.html.j2", SCRIPTS, beads=len(beads), signature=signature, **content))
