"""What a rule sees: one aligned document with all that several rules need, computed once and only when asked for."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from align.auditing.gluing.gluing import may_end_glued
from align.auditing.guards import guarded
from align.auditing.suppression import ignored_lines
from align.auditing.tokens import Token, parts_of, tokenize
from align.auditing.watching import Pair, Places, Watch
from align.types import Aligned, Bead, Segment

if TYPE_CHECKING:
    from align.auditing.edits import Revision
    from align.auditing.numbers.bead_sides import BeadSides
    from align.auditing.originals import Originals
    from align.auditing.profile import Profile
    from align.auditing.spelling.spellings import Leanings
    from align.names import NameIndex
    from align.punctuation import Judgement

__all__ = ["Context", "Token", "tokenize"]


class Context:
    """One document for the rules: its text, tokens, beads, the names of its source, and what must not be touched."""

    def __init__(self, aligned: Aligned, profile: Profile, revision: Revision | None = None) -> None:
        self.aligned = aligned
        self.profile = profile
        self._revision = revision
        self.text = aligned.english.text
        parts = parts_of(self.text)
        self.texts: Sequence[str] = parts.texts
        """The tokens as they are written."""
        self.tokens = parts.tokens()
        """The tokens of the English text, shared by all rules."""
        self._token_starts = parts.starts
        self._places = Places(self.texts)

    @cached_property
    def lowered(self) -> Sequence[str]:
        """The tokens in small letters."""
        return list(map(str.lower, self.texts))

    @cached_property
    def commas(self) -> Sequence[int]:
        """The indices of the tokens that are commas."""
        return [at for at, text in enumerate(self.texts) if text == ","]

    def places(self, watch: Watch | Pair) -> Sequence[int]:
        """The indices of the tokens that set off a watch; it must be one of those that some rule names."""
        return self._places[watch]

    def fresh_places(self, watch: Watch | Pair) -> Sequence[int]:
        """Those of ``places`` in sentences that the last repairs may have changed something for; at first, all.

        For rules that look at no more than a sentence, and that have seen all the others before the repairs.
        """
        if self._revision is None:
            return self.places(watch)
        found = self.places(watch)
        return [at for low, high in self._changed for at in found[bisect_left(found, low) : bisect_left(found, high)]]

    @cached_property
    def _changed(self) -> Sequence[tuple[int, int]]:
        """Ranges of tokens: the sentences that repairs were made in, those beside them, and those of other suspects.

        Suspects are words that may be glued: whether they are depends on the words of the whole text.
        """
        spots = [(self.tokens[at].start, self.tokens[at].start) for at in self.places(may_end_glued)]
        spots += self._revision.spots() if self._revision else []
        ranges: list[tuple[int, int]] = []
        for start, end in sorted(spots):
            first, last = (bisect_right(self._sentence_starts, self.token_at(at)) - 1 for at in (start, end))
            low, high = self._sentences[max(0, first - 1)][0], self._sentences[last + 1 : last + 2]
            stop = high[0][1] if high else len(self.tokens)
            if ranges and low <= ranges[-1][1]:
                low, stop = ranges[-1][0], max(ranges.pop()[1], stop)
            ranges.append((low, stop))
        return ranges

    @property
    def fired(self) -> int:
        """The watches that some word sets off, as bits (see ``watching.mask``)."""
        return self._places.fired

    @cached_property
    def words(self) -> frozenset[str]:
        """The different words of the English text, as they are written."""
        return frozenset(text for text in set(self.texts) if text[0].isalpha())

    def token_at(self, offset: int) -> int:
        """The index in ``tokens`` of the first token that ends behind ``offset``."""
        index = bisect_right(self._token_starts, offset) - 1
        return index if index >= 0 and self.tokens[index].end > offset else index + 1

    @cached_property
    def names(self) -> NameIndex | None:
        """The index of the names in the source; None without a source."""
        source = self.aligned.source
        return _names_of(source.text, source.lang) if source is not None else None

    @cached_property
    def originals(self) -> Originals | None:
        """The capitalised words of the source, to look an English one up; None without a source."""
        source = self.aligned.source
        return _originals_of(source.text, source.lang) if source is not None else None

    @cached_property
    def leanings(self) -> Leanings:
        """Which dialect of English the text writes."""
        from align.auditing.spelling.spellings import leanings_of

        return leanings_of(self)

    @cached_property
    def sides(self) -> BeadSides:
        """The sides of the beads with their numbers."""
        from align.auditing.numbers.bead_sides import BeadSides

        return BeadSides(self)

    def sentence_of(self, index: int) -> tuple[int, int]:
        """The token indices, start and exclusive end, of the sentence (or else the line) that holds token ``index``."""
        place = bisect_right(self._sentence_starts, index) - 1
        return self._sentences[place]

    @cached_property
    def _sentences(self) -> Sequence[tuple[int, int]]:
        """Sentences as token ranges; they cover all tokens."""
        starts = {segment.start for segment in self._ordered}
        starts |= {found.end() for found in re.finditer("\n", self.text)}
        cuts = sorted({*map(self.token_at, starts), 0})
        return list(zip(cuts, [*cuts[1:], len(self.tokens)], strict=True))

    @cached_property
    def _sentence_starts(self) -> Sequence[int]:
        return [start for start, _ in self._sentences]

    @cached_property
    def punctuation(self) -> Judgement:
        """What the punctuation network says of each token; after repairs, 0 outside the lines that they changed."""
        from align.punctuation import Judgement, judge

        if self._revision is None:
            return judge(self.text, self.texts, self._token_starts)
        fresh: list[int] = []
        for low, high in sorted({self._line_around(*spot) for spot in self._revision.spots()}):
            fresh += range(max(low, fresh[-1] + 1 if fresh else 0), high)
        found = judge(self.text, [self.texts[at] for at in fresh], [self._token_starts[at] for at in fresh])
        whole = Judgement.nothing(len(self.texts))
        for column, values in zip(whole, found, strict=True):
            column[fresh] = values
        return whole

    def _line_around(self, start: int, end: int) -> tuple[int, int]:
        """The tokens of the lines that hold the characters from ``start`` to ``end``."""
        behind = self.text.find("\n", end)
        return self.token_at(self.text.rfind("\n", 0, start) + 1), self.token_at(
            behind if behind >= 0 else len(self.text)
        )

    @cached_property
    def markup_edges(self) -> frozenset[int]:
        """The offsets where inline markup of the page begins or ends: there words get glued."""
        spans = self.aligned.english.meta.get("spans", ())
        return frozenset(offset for span in spans for offset in (span["start"], span["end"]))

    def bead_at(self, offset: int) -> Bead | None:
        """The bead whose English segments hold the character at ``offset``; None between segments."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return None
        segment = self._ordered[index]
        return self._by_target.get(segment.id) if offset < segment.end else None

    def source_of(self, bead: Bead) -> tuple[Segment, ...]:
        """The bead's segments of the original, in order."""
        return tuple(self._sources[name] for name in bead.source_ids if name in self._sources)

    def target_of(self, bead: Bead) -> tuple[Segment, ...]:
        """The bead's segments of the English version, in order."""
        return tuple(self._targets[name] for name in bead.target_ids if name in self._targets)

    def hypothesis_of(self, bead: Bead) -> str:
        """The fresh translations of the bead's source segments, joined by a space; empty where there are none."""
        return " ".join(self._hypotheses[name] for name in bead.source_ids if name in self._hypotheses)

    def fresh(self, segment: Segment) -> str:
        """The fresh translation of one segment of the original; empty where there is none."""
        return self._hypotheses.get(segment.id, "")

    def protected(self, start: int, end: int) -> bool:
        """Whether the span touches a URL, an e-mail address, a hashtag, a handle, or something that a guard names."""
        index = bisect_right(self._guard_starts, end - 1) - 1
        return index >= 0 and self._guards[index][1] > start

    @cached_property
    def ignored(self) -> Sequence[tuple[int, int, frozenset[str]]]:
        """The lines that comments in the text silence, with the rules they name."""
        return ignored_lines(self.text, self.aligned.english.meta)

    @cached_property
    def _guards(self) -> Sequence[tuple[int, int]]:
        return guarded(self.text, self.tokens, self.profile.guards)

    @cached_property
    def _guard_starts(self) -> Sequence[int]:
        return [start for start, _ in self._guards]

    @cached_property
    def _ordered(self) -> Sequence[Segment]:
        return sorted(self.aligned.english.segments, key=lambda segment: segment.start)

    @cached_property
    def _starts(self) -> Sequence[int]:
        return [segment.start for segment in self._ordered]

    @cached_property
    def _by_target(self) -> Mapping[str, Bead]:
        return {name: bead for bead in self.aligned.beads for name in bead.target_ids}

    @cached_property
    def _sources(self) -> Mapping[str, Segment]:
        source = self.aligned.source
        return {segment.id: segment for segment in source.segments} if source else {}

    @cached_property
    def _targets(self) -> Mapping[str, Segment]:
        return {segment.id: segment for segment in self.aligned.english.segments}

    @cached_property
    def _hypotheses(self) -> Mapping[str, str]:
        return {translation.segment_id: translation.text for translation in self.aligned.translations}


# After repairs a document is looked at again, beside the same source.
@lru_cache(maxsize=2)
def _names_of(text: str, lang: str) -> NameIndex:
    from align.names import NameIndex

    return NameIndex((text,), lang)


@lru_cache(maxsize=2)
def _originals_of(text: str, lang: str) -> Originals:
    from align.auditing.originals import Originals

    return Originals(text, lang)
