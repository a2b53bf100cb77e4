"""Where the commas of an original sentence stand, seen from the names and figures that the English has as well."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from align.auditing.context import Context
from align.names import NameIndex

_BEHIND = re.compile(r"[\"”“»’)]*(?:[ \u00a0](?:г\.|года?|году|roku))?,")
# A comma, and perhaps the verb that stands before its subject behind a clause: ", vyhrála Sparta".
_BEFORE = re.compile(
    r",[ \u00a0](?:(?:se|si|by|to) )?(?:[^\W\d_A-ZÀ-ÖØ-ÞА-ЯЁ]+(?:l[aoiy]?|л[аои]?)(?:с[яь])?[ \u00a0])?[\"„“«(]*\Z"
)
_NAME = re.compile(r"\b[A-ZÀ-ÖØ-ÞĀ-Ž\u0410-\u042fЁ]\w*\.?[ \u00a0-]\Z")
_BESIDE = re.compile(r"[\s\"„“”«»-]*(?:\w{1,2}\.[ \u00a0]?)*\Z")
# Conjunctions with a comma inside, which parts nothing.
_INNER = re.compile(
    r"\b(?:poté|potom|předtím|dříve|místo toho|kvůli tomu|díky tomu|navzdory tomu|bez ohledu na to|vzhledem k tomu"
    r"|после того|до того|перед тем|прежде|несмотря на то|с тех пор|в то время|по мере того|вместо того|из-за того"
    r"|благодаря тому|в связи с тем|ввиду того|в случае|потому|для того)(?P<comma>,)",
    re.IGNORECASE,
)


class SourceSentence:
    """The original of one English sentence; all offsets are into ``text``."""

    def __init__(self, text: str, lang: str) -> None:
        self.text = text
        self.lang = lang

    @cached_property
    def commas(self) -> Sequence[int]:
        """The commas, without those inside conjunctions ("poté, co")."""
        inner = {found.start("comma") for found in _INNER.finditer(self.text)}
        return [found.start() for found in re.finditer(r",(?!\d)", self.text) if found.start() not in inner]

    @cached_property
    def _names(self) -> NameIndex:
        return NameIndex((self.text,), self.lang)

    def spots(self, word: str) -> Sequence[tuple[int, int]]:
        """Where an English name or figure stands; empty where it does not, or is neither."""
        if word.isdecimal():
            form = word
        elif word[0].isupper() and (match := self._names.find(word)) is not None:
            form = match.source
        else:
            return ()
        return [found.span() for found in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", self.text)]

    def comma_behind(self, word: str) -> int | None:
        """The comma right behind a name or figure; None where there is none."""
        found = (_BEHIND.match(self.text, end) for _, end in self.spots(word))
        return next((each.end() - 1 for each in found if each), None)

    def comma_before(self, word: str) -> int | None:
        """The comma right before a name or figure; None where there is none."""
        found = (_BEFORE.search(self.text[:start]) for start, _ in self.spots(word))
        return next((each.start() for each in found if each), None)

    def parts(self, first: str, second: str) -> bool:
        """Whether the original has both names and nowhere side by side, in either order."""
        ones, others = self.spots(first), self.spots(second)
        pairs = [(min(one, other), max(one, other)) for one in ones for other in others]
        return bool(pairs) and not any(_BESIDE.match(self.text[one[1] : other[0]]) for one, other in pairs)

    def stands_alone(self, first: str, second: str) -> bool:
        """Whether the original has the second name, behind no other name, and has not the first."""
        places = self.spots(second)
        return bool(places) and not self.spots(first) and not any(_NAME.search(self.text[:at]) for at, _ in places)


def source_sentence(context: Context, place: int) -> SourceSentence | None:
    """The original of the sentence that token ``place`` stands in; None where nothing is aligned to it."""
    bead = context.bead_at(context.tokens[place].start)
    segments = context.source_of(bead) if bead is not None else ()
    if not segments:
        return None
    return SourceSentence(" ".join(segment.text for segment in segments), segments[0].lang)
