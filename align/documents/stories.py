"""Whole documents for the formats that need more than pairs of text: XLIFF, XCES, Parquet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from align.documents.units import Head, TextChoice, Unit, units
from align.registry import Registry
from align.types import Audited


@dataclass(frozen=True, slots=True)
class Story:
    """A finished document and its units, in the ``text`` chosen."""

    audited: Audited
    units: tuple[Unit, ...]
    text: TextChoice

    @property
    def id(self) -> str:
        """The document's id."""
        return self.audited.aligned.id

    @property
    def source_lang(self) -> str:
        """The language of the original; empty where there is none."""
        source = self.audited.aligned.source
        return source.lang if source else ""


class StoryWriter(Protocol):
    """Writes stories to a stream of bytes as they come, in order, holding one at a time."""

    def __call__(self, stories: Iterable[Story], out: BinaryIO, head: Head) -> None:
        """Write all ``stories`` to ``out``."""


STORY_WRITERS: Registry[StoryWriter] = Registry(
    "story format",
    "story_writers",
    {
        "parquet": "align.documents.parquet:write",
        "xces": "align.documents.xces:write_links",
        "xliff": "align.documents.xliff:write",
    },
)


def stories(documents: Iterable[Audited], text: TextChoice = "normalized", *, nulls: bool = False) -> Iterator[Story]:
    """The documents that have units, one at a time; ``nulls`` adds the units with one empty side."""
    for audited in documents:
        found = tuple(units(audited, text, nulls=nulls))
        if found:
            yield Story(audited, found, text)
