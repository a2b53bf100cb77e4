"""Where a document belongs: its outlet, its pair of languages, and whether its English was published or made here."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from align.types import Aligned, Document

UNKNOWN = "unknown"
_LONGEST = 100


@dataclass(frozen=True, slots=True, order=True)
class Group:
    """``pair`` is ``cs-en``, ``ru-en`` or ``en`` (no original); ``origin`` is ``published`` or ``translation``.

    An empty field stands for all there are.
    """

    outlet: str = ""
    pair: str = ""
    origin: str = ""

    @property
    def by(self) -> str:
        """What the group is one of: ``outlet``, ``pair``, ``origin``, ``cell`` (all three) or ``all``."""
        named = [name for name in ("outlet", "pair", "origin") if getattr(self, name)]
        return "all" if not named else named[0] if len(named) == 1 else "cell"


def group_of(aligned: Aligned) -> Group:
    """The finest group of a document."""
    pair = f"{aligned.source.lang}-{aligned.english.lang}" if aligned.source else aligned.english.lang
    return Group(outlet_of(aligned), pair, aligned.english_origin)


def outlet_of(aligned: Aligned) -> str:
    """Who brought out the English version, by its metadata: the outlet, else the host of its address.

    Where the English version says neither, the original is asked; ``unknown`` where nobody knows.
    """
    for document in (aligned.english, aligned.source):
        if document and (named := _named(document) or _host(document)):
            return named[:_LONGEST]
    return UNKNOWN


def _named(document: Document) -> str:
    outlet = document.meta.get("outlet")
    return " ".join(outlet.split()) if isinstance(outlet, str) else ""


def _host(document: Document) -> str:
    url = document.meta.get("url")
    try:
        host = urlsplit(url).hostname if isinstance(url, str) else None
    except ValueError:  # a bracket that no IPv6 address closes
        return ""
    return (host or "").lower().removeprefix("www.").rstrip(".")
