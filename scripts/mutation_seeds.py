# ruff: noqa: E501  rows of data
"""Good inputs to begin with, and one attack on one of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random

from mutations import Lure, mutated

CZECH = """Ministr otevřel nový most

PRAHA (ČTK) – Ministr dopravy Karel Dvořák dnes otevřel nový most. Stavba stála 1 200 milionů korun.
Odjel do Kyjeva.
"""
ENGLISH = """Minister opens new bridge

PRAGUE (CTK) – Transport Minister. Karel Dvorak opened a new bridge today. It cost 1,200 million crowns.
He left for Kiev.
"""
PAGE = """<!DOCTYPE html><html lang="cs"><head><meta charset="utf-8"><title>Ministr otevřel nový most</title>
<meta property="og:title" content="Ministr otevřel nový most"><script type="application/ld+json">
{"@type": "NewsArticle", "headline": "Ministr otevřel nový most", "datePublished": "2025-07-01"}</script></head>
<body><nav><a href="/">Domů</a></nav><article><h1>Ministr otevřel nový most</h1><p>Ministr dopravy <b>Karel Dvořák</b>
dnes otevřel nový most přes řeku, na který lidé ve městě čekali dvacet let.</p><p>Stavba stála 1 200 milionů korun,
řekl <a href="/x">starosta</a> a odjel do Kyjeva.</p><ul><li>Most má čtyři pruhy.</li></ul></article></body></html>
"""
ROW = {"id": "ID", "lang": "cs", "source": CZECH, "english": ENGLISH, "meta": {"outlet": "a", "suppress": ["exonym"]}}
FRESH = """The minister opened a new bridge
PRAGUE (CTK) - Transport Minister Karel Dvořák today opened a new bridge. It cost 1,200 million.
He left for Kyiv.
"""
SEGMENTS = "".join(
    json.dumps({"segment_id": f"story.cs:{place}", "text": text, "score": -0.5, "flags": []}) + "\n"
    for place, text in (
        ("0:1", "A new bridge"),
        ("1:1", "It was opened."),
        ("1:2", "It cost 1,200."),
        ("2:1", "He left."),
    )
)
GOLD = {"id": "g", "lang": "cs", "source": "Odjel do Kyjeva.\n", "english": "He left for Kiev.\n",
        "findings": [{"rule": "exonym", "start": 12, "end": 16, "replacement": "Kyiv"}], "traps": [{"start": 0,
        "end": 2}]}  # fmt: skip
LADDER = "[0]:[0]:0.9\n[1, 2]:[1]:0.8\n[]:[2]:0.0\n[3]:[]:0.0\n"
PROFILE = """inherits = "plain"
apply = ["exonym"]
off = ["omission"]
bar = 0.5
keep = ["Kiev Post"]
quotes = "curly"
[preferred]
Zelensky = ["Zelenskyy"]
[bars]
exonym = 0.4
"""
DEFAULTS = '[audit]\nprofile = "plain"\nfail-on = "never"\n[run]\nthreads = 1\n[rules]\n'
BASELINE = "# newsalign baseline\n0123456789abcdef exonym Kiev\n"
TMX = """<?xml version="1.0" encoding="utf-8"?>
<tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en"
 srclang="cs" datatype="plaintext"/><body>
<tu tuid="1"><prop type="x-model">a</prop><tuv xml:lang="cs"><seg>Odjel <bpt i="1">b</bpt>do Kyjeva<ept i="1"/>.</seg></tuv>
<tuv xml:lang="en"><seg>He left for Kyiv.</seg></tuv></tu></body></tmx>
"""
GOOD: Mapping[str, str] = {
    "story.cs.txt": CZECH, "story.en.txt": ENGLISH, "good.ladder": LADDER, "own.toml": 'inherits = "plain"\n',
    "lines.cs": "Odjel do Kyjeva.\nVrátil se.\n", "lines.en": "He left for Kyiv.\nHe came back.\n",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Attack:
    """One mutated input: its number, and the generator and lure that it is made with."""

    number: int
    form: str
    random: Random
    lure: Lure

    def of(self, good: str | bytes, form: str | None = None) -> bytes:
        """The good input, mutated; ``form`` where it is another than the target's own."""
        data = good.encode() if isinstance(good, str) else good
        return mutated(data, form or self.form, self.random, self.lure)


def put(path: Path, data: bytes) -> None:
    """Write a file, its folders too."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
