"""Two denials of an original of which English has one, or one of which it has two: the sense is the opposite.

``none escaped unhurt`` for "nobody was hurt", ``at the latest`` for "not before", ``will not start once`` for "will not
start until".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from align.auditing.denying.negation import denies, may_deny

_UNHURT = re.compile(
    r"\b(?:none|nobody|no one|no|not|never|neither)\b[^.;:,!?]{0,60}?\b"
    r"(?:un(?:hurt|harmed|injured|scathed|damaged|affected)|without (?:injur\w+|harm|damage))\b",
    re.IGNORECASE,
)
_HURT = {
    "cs": re.compile(
        r"\b(?P<denied>nikdo|nebyl\w*|nebud\w+|žádn\w+|nikomu|není|nejsou)\b[^.;:!?]{0,60}?\b(?:z?raněn\w*|poškozen\w*|zasažen\w*)\b"
        r"|\b(?P<alone>neutrpěl\w*|se nezranil\w*|nebyl\w* z?raněn\w*)\b",
        re.IGNORECASE,
    ),
    "ru": re.compile(
        r"\b(?:никто|не|нет)\s+(?:\w+\s+){0,3}?(?:пострада\w+|ранен\w*|поврежд\w+|травмирован\w*|ранений)\b",
        re.IGNORECASE,
    ),
}
_WITHOUT = {
    "cs": re.compile(r"\bbeze?\b|\bne(?:z?raněn|poškozen|dotčen)\w*", re.IGNORECASE),
    "ru": re.compile(r"\bбезо?\b|\bневредим\w*|\bнетронут\w*|\bцел\w{0,3}\b", re.IGNORECASE),
}
_LATEST = re.compile(r"\bat the (?:very )?latest\b|\bno later than\b", re.IGNORECASE)
_EARLIEST = re.compile(r"\bat the (?:very )?(?:earliest|soonest)\b|\bno (?:earlier|sooner) than\b", re.IGNORECASE)
_NOT_BEFORE = {
    "cs": re.compile(r"\b(?:nejdřív\w*|ne(?:bude)? dřív\w*)\b", re.IGNORECASE),
    "ru": re.compile(r"\bне ран(?:ьше|ее)\b|\bсамое раннее\b", re.IGNORECASE),
}
_NOT_BEHIND = {
    "cs": re.compile(r"\b(?:nejpozději|ne později|nejdéle)\b", re.IGNORECASE),
    "ru": re.compile(r"\bне позд(?:нее|ней)\b|\bне позже\b|\bсамое позднее\b|\bне дольше\b", re.IGNORECASE),
}
_UNTIL_NOT = {
    "cs": re.compile(
        r"\bne\w{3,}\b[^.;:!?]{0,80}?,\s+(?:do)?kud\b[^.;:!?]{0,60}?\bne\w{2,}"
        r"|\bdokud\b[^.;:!?]{0,60}?\bne\w{2,}\b[^.;:!?]{0,60}?,\s+ne\w{3,}",
        re.IGNORECASE,
    ),
    "ru": re.compile(
        r"\bне\s+\w{3,}[^.;:!?]{0,80}?,\s+пока\b[^.;:!?]{0,60}?\bне\s+\w{2,}"
        r"|\bпока\b[^.;:!?]{0,60}?\bне\s+\w{2,}[^.;:!?]{0,60}?,\s+(?:\w+\s+){0,4}?не\s+\w{3,}",
        re.IGNORECASE,
    ),
}
_ONCE = re.compile(
    r"\b(?P<verb>(?:will|would|can|could|shall|should|do|does|did|is|are|may)\s+not\s+(?:be\s+)?\w+"
    r"|(?:won|wouldn|can|couldn|don|doesn|isn|aren)['’]t\s+(?:be\s+)?\w+|cannot\s+(?:be\s+)?\w+)"
    r"[^.;:!?]{0,80}?\b(?:once|as soon as|after|when)\b",
    re.IGNORECASE,
)
_BOUND = re.compile(r"\b(?:until|till|unless|before|without|as long as|so long as|if|while)\b", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till|unless)\b", re.IGNORECASE)
_LASTS = (
    "be|stay|last|apply|hold|live|sit|operate|run|serve|work|rule|keep|continue|remain|wait|fight|strike|protest|insist"
    "|boycott|withhold|block|have|also"
)
_WILL = re.compile(
    rf"\b(?:will|would|shall)\s+(?!not\b|(?:{_LASTS})\b)[a-z]+(?:\s+(?:his|her|its|their)\s+\w+)?", re.IGNORECASE
)


def reversed_denials(original: str, english: str, lang: str) -> Iterator[tuple[int, int, str]]:
    """What turns the sense of an English sentence round: its offsets, and the words of the original that it belies."""
    for look in (_unhurt, _bounds, _once, _until):
        yield from look(original, english, lang)


def _unhurt(original: str, english: str, lang: str) -> Iterator[tuple[int, int, str]]:
    found, told = _HURT[lang].search(original), _UNHURT.search(english)
    if found and told and not _WITHOUT[lang].search(original):
        yield told.start(), told.end(), found[0]


def _bounds(original: str, english: str, lang: str) -> Iterator[tuple[int, int, str]]:
    """The latest for the earliest, and the other way round."""
    for asked, other, wrong, right in (
        (_NOT_BEFORE, _NOT_BEHIND, _LATEST, _EARLIEST),
        (_NOT_BEHIND, _NOT_BEFORE, _EARLIEST, _LATEST),
    ):
        found, told = asked[lang].search(original), wrong.search(english)
        if found and told and not other[lang].search(original) and not right.search(english):
            yield told.start(), told.end(), found[0]


def _once(original: str, english: str, lang: str) -> Iterator[tuple[int, int, str]]:
    found, told = _UNTIL_NOT[lang].search(original), _ONCE.search(english)
    if found and told and not _BOUND.search(english):
        yield told.start("verb"), told.end("verb"), found[0]


def _until(original: str, english: str, lang: str) -> Iterator[tuple[int, int, str]]:
    """``will sign until`` for "will not sign until": only with verbs of what happens at once."""
    found, bounds = _UNTIL_NOT[lang].search(original), list(_UNTIL.finditer(english))
    if found is None or len(bounds) != 1 or denies(english) or may_deny(_UNTIL.sub("", english)):
        return
    told = _WILL.search(english)
    if told and told.end() <= bounds[0].start():
        yield told.start(), told.end(), found[0]
