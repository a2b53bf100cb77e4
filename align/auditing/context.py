"""What a rule sees: one aligned document with all that several rules need, computed once and only when asked for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, repeat
from typing import TYPE_CHECKING, NamedTuple, cast

from align.auditing.guards import guarded
from align.auditing.suppression import ignored_lines
from align.auditing.watching import Watch, places
from align.types import Aligned, Bead, Segment

if TYPE_CHECKING:
    from align.auditing.profile import Profile
    from align.names import NameIndex

# A number, a word with inner apostrophes and hyphens, or one character of punctuation; accents may stand apart. Most
# tokens are plain small words with a blank, comma or stop behind them, which the first alternative is quick to see.
_LETTERS = r"[^\W_]++(?:[\u0300-\u036f]++[^\W_]*+)*+"
_TOKEN = re.compile(
    rf"([a-z]++(?=[ ,.\n])|\d++(?:[.,:]\d++)*+(?:{_LETTERS})?|{_LETTERS}(?:['’ʼ\-‑]{_LETTERS})*+|[^\w\s]|_)"
)


class Token(NamedTuple):
    """A word, a number or one punctuation character of the English text; ``text == context.text[start:end]``."""

    text: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """A word, not a number and not punctuation."""
        return self.text[0].isalpha()

    @property
    def is_capitalised(self) -> bool:
        """A word whose first letter is a capital."""
        return self.text[0].isupper()


def tokenize(text: str) -> tuple[Token, ...]:
    """The tokens of a text, in order and without overlap; linear in its length."""
    return _tokens(*_parted(text))


def _parted(text: str) -> tuple[list[str], list[int], list[int]]:
    """What the tokens of a text are, where each begins, and where it ends."""
    pieces = _TOKEN.split(text)  # gap, token, gap, token, ..., gap
    ends = list(accumulate(map(len, pieces)))
    return pieces[1::2], ends[0:-1:2], ends[1::2]


def _tokens(texts: list[str], starts: list[int], ends: list[int]) -> tuple[Token, ...]:
    # As Token(*each), without a call of Python for every one.
    return tuple(cast(Iterator[Token], map(tuple.__new__, repeat(Token), zip(texts, starts, ends, strict=True))))


class Context:
    """One document for the rules: its text, tokens, beads, the names of its source, and what must not be touched."""

    def __init__(self, aligned: Aligned, profile: Profile) -> None:
        self.aligned = aligned
        self.profile = profile
        self.text = aligned.english.text

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the English text, shared by all rules."""
        return _tokens(*self._parted)

    @cached_property
    def texts(self) -> Sequence[str]:
        """The tokens as they are written."""
        return self._parted[0]

    @cached_property
    def lowered(self) -> Sequence[str]:
        """The tokens in small letters."""
        return [text.lower() for text in self.texts]

    @cached_property
    def _parted(self) -> tuple[list[str], list[int], list[int]]:
        return _parted(self.text)

    def places(self, watch: Watch) -> Sequence[int]:
        """The indices of the tokens that set off a watch; it must be one of those that some rule names."""
        return self._places[watch]

    @cached_property
    def _places(self) -> Mapping[Watch, Sequence[int]]:
        return places(self.texts)

    @cached_property
    def words(self) -> frozenset[str]:
        """The different words of the English text, as they are written."""
        return frozenset(text for text in set(self.texts) if text[0].isalpha())

    def token_at(self, offset: int) -> int:
        """The index in ``tokens`` of the first token that ends behind ``offset``."""
        return bisect_right(self._token_ends, offset)

    @property
    def _token_ends(self) -> Sequence[int]:
        return self._parted[2]

    @cached_property
    def names(self) -> NameIndex | None:
        """The index of the names in the source; None without a source."""
        if self.aligned.source is None:
            return None
        from align.names import NameIndex

        return NameIndex((self.aligned.source.text,), self.aligned.source.lang)

    def sentence_of(self, index: int) -> tuple[int, int]:
        """The token indices, start and exclusive end, of the sentence (or else the line) that holds token ``index``."""
        place = bisect_right(self._sentence_starts, index) - 1
        return self._sentences[place]

    @cached_property
    def _sentences(self) -> Sequence[tuple[int, int]]:
        """Sentences as token ranges; they cover all tokens."""
        starts = {segment.start for segment in self._ordered}
        starts |= {found.end() for found in re.finditer("\n", self.text)}
        cuts = sorted({bisect_right(self._token_ends, start) for start in starts} | {0})
        return list(zip(cuts, [*cuts[1:], len(self.tokens)], strict=True))

    @cached_property
    def _sentence_starts(self) -> Sequence[int]:
        return [start for start, _ in self._sentences]

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
