"""A document as its readers see it, without soft hyphens and zero-width characters, and findings carried back from it.

The readers of pages drop such characters. A plain text keeps them, and a name with one inside would be no name there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from align.auditing.edits import Edit, Revision, carried, revised
from align.types import Aligned, Finding, Side

_ZERO = "\u200b-\u200f\u2060-\u2064\ufeff"
# A soft hyphen behind any other letter may be half of one that was misread: "Ã" and it are "í".
_UNSEEN = re.compile(f"(?<=[a-zA-Zа-яёáčďéěíňóřšťúůýž])[\u00ad{_ZERO}]+(?=[^\\W\\d_])|[{_ZERO}]+")
_PLAIN_WORD = re.compile(r"[\w'’-]+")


def seen(aligned: Aligned) -> tuple[Aligned, Mapping[Side, Revision]]:
    """The document without what nobody sees, and how each side's text came to it; a side without such is left out.

    So is one with a sentence of nothing else, which would be none.
    """
    english, source = aligned.english, aligned.source
    ways: dict[Side, Revision] = {}
    if _UNSEEN.search(english.text):
        way = _way(english.text)
        plain = revised(english, way)
        if len(plain.segments) == len(english.segments):
            ways["english"], english = way, plain
    if source is not None and _UNSEEN.search(source.text):
        way = _way(source.text)
        plain = revised(source, way)
        if len(plain.segments) == len(source.segments):
            ways["source"], source = way, plain
    return (replace(aligned, english=english, source=source) if ways else aligned), ways


def _way(text: str) -> Revision:
    return Revision.by(text, [Edit(*found.span(), "") for found in _UNSEEN.finditer(text)])


def unseen(finding: Finding, ways: Mapping[Side, Revision]) -> Finding:
    """A finding of the text as it is seen as one of the text as it is.

    A word is repaired whole; of what is more than a word only what changes, so that two findings may share a word.
    """
    way = ways.get(finding.side)
    if way is None:
        return finding
    if not _PLAIN_WORD.fullmatch(finding.text):
        return carried(finding, way)
    start, end = way.back(finding.start, finding.end)
    return replace(finding, start=start, end=end, text=way.before[start:end])
