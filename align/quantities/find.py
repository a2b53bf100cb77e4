"""Finding the numbers of a text: figures by one regular expression, words by the language's lexicon."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from align.quantities.figures import label, readings, times_apart
from align.quantities.fractions import and_part, counted_parts, part_of_scale, times_scale
from align.quantities.idioms import in_idiom, may_open_idiom
from align.quantities.neighbours import added_up, further_readings, shared
from align.quantities.quantity import Kind, Quantity
from align.quantities.tokens import BLANK, GAP, tokens_of
from align.quantities.units import Unit, unit_in_compound, unit_of
from align.quantities.words import Word, continues, look_up, marks, read, roman, stem_and_tail

_GLYPHS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_BEFORE = re.compile(r"[^\W\d_]+|[~≈]")
_REACH = 30
_TENS = 20
_THOUSAND, _LARGEST = 1000, 1e18
_IDIOM = 6  # words of an idiom, at most
_DOZEN = 12.0
_LONGEST = 30  # digits beyond that are a key or a checksum
_PERCENT = re.compile(rf"(?:[-‑]|{BLANK})?%|(?:[-‑]|{BLANK})(per cent\b|[^\W\d_]+)")
_KINDS: dict[str, Kind] = {
    "ordinal": "ordinal", "part": "part", "group": "group", "set": "set", "month": "month",
}  # fmt: skip
_YEARS = re.compile(rf"{BLANK}(?:let\b|léta\b|letech\b|лет\b|год)")


def find_quantities(text: str, lang: str) -> tuple[Quantity, ...]:
    """The numbers of a text in ``cs``, ``ru`` or ``en``, in order, without overlap.

    Dates, times, scores and ranges give their members one by one: 4.7.2025 gives 4, 7 and 2025, 3:30 gives 3 and 30.
    """
    tokens = tokens_of(text, lang)
    found: list[Quantity] = []
    position = 0
    while position < len(tokens):
        token = tokens[position]
        if token.lastgroup == "word":
            if not _may_begin(token[0], lang):
                position += 1
                continue
            if told := in_idiom(text, lang, token.start()):
                found += told
                position += sum(one.start() < told[-1].end for one in tokens[position : position + _IDIOM])
                continue
            quantity, used = _from_words(text, lang, tokens, position)
            if quantity:
                found.append(quantity)
            position += used
            continue
        members = list(_from_figure(text, lang, token))
        position += 1
        if members and position < len(tokens) and tokens[position].start() == token.end():
            position += _add_glyph(members, tokens[position])
        if members and members[-1].end >= token.end():
            members[-1], used = _scaled(text, lang, members[-1], tokens, position)
            position += used
        found += members
    return tuple(shared(text, lang, [_dressed(text, lang, quantity) for quantity in added_up(text, found)]))


@lru_cache(maxsize=2**14)
def _may_begin(word: str, lang: str) -> bool:
    """Whether a number may begin with a word; it spares most words the patterns."""
    return look_up(word, lang) is not None or may_open_idiom(word, lang) or roman(word) is not None


def _from_figure(text: str, lang: str, token: re.Match[str]) -> Iterator[Quantity]:
    whole, start = token[0], token.start()
    if len(whole) > _LONGEST:
        return
    if whole in _GLYPHS:
        yield Quantity(whole, start, token.end(), (_GLYPHS[whole],))
        return
    if label(text, (start, token.end()), tuple(marks(lang, "tail"))):
        yield Quantity(whole, start, token.end(), readings(whole, lang), "label")
        return
    for part, offset in times_apart(text, token, lang, marks(lang, "time")):
        yield Quantity(part, start + offset, start + offset + len(part), readings(part, lang))


def _add_glyph(members: list[Quantity], token: re.Match[str]) -> int:
    """How many tokens were read: 1 where a glyph stands close to the figure (2½), which is added to it."""
    if token.lastgroup != "glyph" or members[-1].kind == "label":
        return 0
    one = members[-1]
    values = tuple(value + _GLYPHS[token[0]] for value in one.values)
    members[-1] = one._replace(text=one.text + token[0], end=token.end(), values=values)
    return 1


def _scaled(
    text: str, lang: str, quantity: Quantity, tokens: list[re.Match[str]], position: int
) -> tuple[Quantity, int]:
    """The figure with the scale words behind it: 1,2 tisíce, 10 тыс., 2.5 million."""
    used, end = 0, quantity.end
    if part := and_part(text, lang, end, quantity.values[0]):
        quantity = quantity._replace(values=tuple(value + part.value for value in quantity.values), end=part.end)
        used, end = part.words, part.end
    scale = 1.0
    while position + used < len(tokens):
        token = tokens[position + used]
        word = look_up(token[0], lang) if token.lastgroup == "word" else None
        if word is None or not GAP.fullmatch(text, end, token.start()):
            break
        joined = text[end : token.start()] in ("", "-", "‑") and word.value >= _THOUSAND  # 500-тысячный, 400tisícový
        if word.kind not in ("scale", "hundred") and not (joined and word.kind == "ordinal"):
            break
        if scale * word.value > _LARGEST:  # a translation that goes round in circles: million million million
            break
        scale, end, used = scale * word.value, token.end(), used + 1
    if quantity.kind == "label" or not used:
        return quantity, 0
    return quantity._replace(scale=scale, end=end, text=text[quantity.start : end]), used


def _from_words(text: str, lang: str, tokens: list[re.Match[str]], position: int) -> tuple[Quantity | None, int]:
    token = tokens[position]
    word = look_up(token[0], lang)
    if word is None or (word.kind == "month" and token[0].islower() and lang == "en"):
        return _roman(token), 1
    if word.kind == "part" and (scaled := part_of_scale(text, lang, tokens, position, word)):
        return scaled
    if word.kind == "ordinal" and lang != "en":
        return _from_ordinal(text, lang, tokens, position, word)
    if word.kind in _KINDS:
        return Quantity(token[0], token.start(), token.end(), (word.value,), _KINDS[word.kind], digits=False), 1
    if parts := counted_parts(text, lang, tokens, position, word):
        return parts
    words, used, end = _numeral(text, lang, tokens, position, word)
    value = read(words)
    kind: Kind = "number"
    if words[-1].kind == "ordinal":
        kind = "ordinal"
    elif all(each.kind in ("scale", "hundred") for each in words):
        kind = "round" if len(words) == 1 and _is_one(lang, tokens, position) else "indefinite"
    whole = words[-1].value if words[-1].kind == "scale" else 1.0  # a million and a half
    if part := and_part(text, lang, end, value / whole):
        value, used, end = value + whole * part.value, used + part.words, part.end
        value, used, end = times_scale(text, lang, tokens, position + used, (value, used, end))
    values = (value, value / 1.2) if words[-1].value == _DOZEN else (value,)  # a desítka, too, is called a dozen
    return Quantity(text[token.start() : end], token.start(), end, values, kind, digits=False), used


def _is_one(lang: str, tokens: list[re.Match[str]], position: int) -> bool:
    """Whether a scale word alone means one of it: ``sto lidí``, ``a hundred``; not ``několik tisíc``."""
    before = tokens[position - 1][0].lower() if position else ""
    exact = tokens[position][0].lower() in marks(lang, "exact") and before not in marks(lang, "vague")
    return exact and (lang != "en" or before in ("a", "one"))


def _from_ordinal(text: str, lang: str, tokens: list[re.Match[str]], position: int, word: Word) -> tuple[Quantity, int]:
    """``dvacátý první``, of which both words are ordinals; a decade (``osmdesátých let``)."""
    token, used, value = tokens[position], 1, word.value
    end = token.end()
    following = tokens[position + 1] if position + 1 < len(tokens) else None
    unit = look_up(following[0], lang) if following and following.lastgroup == "word" else None
    tens = value >= _TENS and value % 10 == 0
    if (
        following
        and unit
        and unit.kind == "ordinal"
        and tens
        and unit.value < 10
        and text[end : following.start()] == " "
    ):
        value, used, end = value + unit.value, 2, following.end()
    kind: Kind = "decade" if tens and used == 1 and _YEARS.match(text, end) else "ordinal"
    return Quantity(text[token.start() : end], token.start(), end, (value,), kind, digits=False), used


def _numeral(
    text: str, lang: str, tokens: list[re.Match[str]], position: int, first: Word
) -> tuple[list[Word], int, int]:
    words, used, end = [first], 1, tokens[position].end()
    while position + used < len(tokens):
        token = tokens[position + used]
        skipped = 0
        if (
            lang == "en"
            and token[0] == "and"
            and words[-1].kind in ("hundred", "scale")
            and position + used + 1 < len(tokens)
        ):
            skipped, token = 1, tokens[position + used + 1]
        word = look_up(token[0], lang) if token.lastgroup == "word" else None
        gap = text[end : token.start()].replace("and", "").strip(" \u00a0-‑") if word else "no"
        if (
            word is None
            or gap
            or word.kind not in ("unit", "hundred", "scale", "ordinal")
            or not continues(words, word)
        ):
            break
        words.append(word)
        used, end = used + 1 + skipped, token.end()
    return words, used, end


def _roman(token: re.Match[str]) -> Quantity | None:
    value = roman(token[0])
    return Quantity(token[0], token.start(), token.end(), (value,), "label", digits=False) if value else None


def _dressed(text: str, lang: str, quantity: Quantity) -> Quantity:
    """The quantity with what stands around it: a percent sign, rounding words, a unit that English converts into."""
    before = _BEFORE.findall(text[max(0, quantity.start - _REACH) : quantity.start].lower())[-2:]
    handed_over = before[-1:] == ["over"] and before[0].endswith(("ed", "en", "ing", "hand", "took", "take"))
    rounded = not handed_over and any(word in marks(lang, "approx") or word in "~≈" for word in before)
    behind = _PERCENT.match(text, quantity.end)
    kind, end = quantity.kind, quantity.end
    if (
        behind
        and quantity.kind == "number"
        and (behind[1] is None or behind[1].lower().replace(" ", "") in marks(lang, "percent"))
    ):
        kind, end = "percent", behind.end() if behind[1] is None else quantity.end
    values = (*quantity.values, *further_readings(text, lang, quantity))
    return quantity._replace(
        values=values,
        kind=kind,
        end=end,
        text=text[quantity.start : end],
        approximate=rounded,
        unit=_unit(text, lang, quantity),
    )


def _unit(text: str, lang: str, quantity: Quantity) -> Unit | None:
    if quantity.kind not in ("number", "round"):
        return None
    parts = None if quantity.digits else stem_and_tail(quantity.text.lower(), lang)
    if parts is None:
        return unit_of(text, quantity.start, quantity.end, lang)
    unit = unit_in_compound(parts[1], lang)
    return Unit(*unit, quantity.start, quantity.end) if unit else None
