"""What needs no translation passes around the model: addresses of pages and mail, handles, hashtags, emoji, datelines.

A small model takes an address to pieces and writes another. So a number that the sentence does not have stands in its
place while the model reads, and the address is put back where the number came out; numbers are what models copy best.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from align.translation.datelines import english_dateline

_DOMAINS = (
    "aero|app|by|ch|com|cz|de|dev|edu|eu|fr|gov|info|int|io|kz|media|mil|net|news|online|org|pl|press|pro|ru|site|sk|su"
    "|tv|ua|uk|us|рф|укр"
)
_PATH = r"[^\s<>\"„“”«»]*[\w/=&#-]"
_ADDRESS = re.compile(
    rf"(?:https?://|(?<![\w@.])www\.){_PATH}"  # pages
    r"|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,5}(?![\w-])"  # mail
    r"|(?<![\w@#&/])[@#][^\W_][\w.]{0,60}\w(?!\w)"  # handles, hashtags
    r"|(?<![\w+])\+\d{1,3}(?:[ \u00a0-]?\(\d{2,4}\))?(?:[ \u00a0-]\d{2,4}){3,5}(?![\w-])"  # telephone numbers
    rf"|(?<![\w@.-])[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{0,4}}\.(?-i:{_DOMAINS}|{_DOMAINS.upper()})(?:/{_PATH})?(?![\w@-])",
    re.IGNORECASE,
)
PICTURE = "\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff"
"""The emoji, as a class of characters in a pattern has them."""

_EMOJI = re.compile(f"[{PICTURE}][\ufe0e\ufe0f\u200d\U000e0020-\U000e007f{PICTURE}]*")  # tags end some flags
_LETTER_OR_FIGURE = re.compile(r"[^\W_]")
_PROSE = re.compile("[0-9A-Za-zªºÀ-ÖØ-öø-ɏḀ-ỿЀ-ԯ]")  # figures, Latin and Cyrillic letters
# A number beside one of these would be read as a part of it, so the address stays.
_FIGURE_BEFORE, _FIGURE_BEHIND = re.compile(r"\d[.,]?\Z"), re.compile(r"[.,]\d")
_FIRST, _STEP, _LAST = 7391, 11, 9999


@dataclass(frozen=True, slots=True)
class Masked:
    """A sentence as the model is to read it, with what its numbers stand for, and its emoji: before, inside, behind.

    ``dateline`` is in English already.
    """

    text: str
    held: tuple[tuple[str, str], ...] = ()
    before: str = ""
    inside: str = ""
    behind: str = ""
    dateline: str = ""

    @property
    def is_prose(self) -> bool:
        """Whether anything is left for a model to translate: a figure, or a letter of a script that it reads."""
        text = self.text
        for number, _ in self.held:
            text = text.replace(number, "")
        return _PROSE.search(text) is not None

    def restored(self, translation: str) -> str:
        """The translation with everything put back; what it lost stands at its end."""
        lost: list[str] = []
        for number, address in self.held:
            written = re.compile(rf"(?<!\d)(?<!\d[,.])(?:{number}|{number[0]},{number[1:]})(?!\d|[,.]\d)")
            if found := written.search(translation):
                translation = translation[: found.start()] + address + translation[found.end() :]
            else:
                lost.append(address)
        cut = len(translation.rstrip(".!?…"))
        body = " ".join(filter(None, (self.dateline, self.before, translation[:cut], *lost, self.inside)))
        return " ".join(filter(None, (body + translation[cut:], self.behind)))


def mask(text: str) -> Masked:
    """The sentence with its addresses as numbers and without its emoji."""
    dateline, text = english_dateline(text) or ("", text)
    before, inside, behind = "", "", ""
    emoji = list(_EMOJI.finditer(text))
    if emoji:
        opens, closes = _ends(text)
        before = "".join(one[0] for one in emoji if one.end() <= opens)
        inside = "".join(one[0] for one in emoji if opens < one.end() <= closes)
        behind = "".join(one[0] for one in emoji if one.end() > max(opens, closes))
        text = re.sub(r" +([.,!?…])", r"\1", " ".join(_EMOJI.sub(" ", text).split()))
    held: list[tuple[str, str]] = []
    free = (str(number) for number in range(_FIRST, _LAST, _STEP) if str(number) not in text)

    last = len(text)  # where the address before ends; there is none

    def number(found: re.Match[str]) -> str:
        nonlocal last
        start, end = found.span()
        beside = text[last:start] in (".", ",") or _FIGURE_BEFORE.search(text[max(0, start - 2) : start])
        one = None if beside or _FIGURE_BEHIND.match(text, end) else next(free, None)
        if one is None:
            return found[0]
        held.append((one, found[0]))
        last = end
        return one

    return Masked(_ADDRESS.sub(number, text), tuple(held), before, inside, behind, dateline)


def _ends(text: str) -> tuple[int, int]:
    """Where the first letter or figure of a text stands, and where its last character that is no emoji ends."""
    first = _LETTER_OR_FIGURE.search(text)
    plain = _EMOJI.sub(lambda found: " " * len(found[0]), text)
    return first.start() if first else len(text), len(plain.rstrip())
