"""Places by the name that English has given up: Kiev, Kharkov, Artyomovsk, Belorussia."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from align.auditing.context import Context, Token
from align.auditing.places.exonym_guards import choose
from align.auditing.places.surroundings import Surroundings
from align.auditing.rule import Example, Mark, Rule
from align.names.exonyms import Candidates, Exonym, exonym_table, load_exonyms

_PARTS = re.compile(r"[^\W\d_]+")
_JOINTS = frozenset((" ", "\u00a0", "-", "\u2011"))
_CONFIDENCE, _WITH_SOURCE = 0.96, 0.99


@dataclass(frozen=True, slots=True)
class _Part:
    """A word of the text without its hyphenated neighbours and its possessive ending."""

    text: str
    start: int
    end: int


def check(context: Context) -> Iterator[Mark]:
    """A place stands under an exonym that English has given up.

    Case and possessive stay as they are. Guards keep dishes, clubs, titles, surnames, namesakes and history.
    """
    table, taken = exonym_table(), 0
    for index in context.places(_may_begin):
        parts = list(_parts(context.tokens[index : index + _longest_name()]))
        for at, part in enumerate(parts):
            if part.end > context.tokens[index].end:
                break
            rows, length = (
                _longest(context.text, parts, at, table.get(part.text, ())) if part.start >= taken else ((), 0)
            )
            if rows:
                taken = parts[at + length - 1].end
                yield from _mark(context, (part.start, taken), rows, _kept(context.profile.keep))


def _may_begin(word: str) -> bool:
    """Whether a word, or a part of it between hyphens, is the first of an exonym."""
    return any(part in exonym_table() for part in _PARTS.findall(word))


@cache
def _longest_name() -> int:
    """The words of the longest exonym."""
    return max(len(row.parts) for row in load_exonyms())


def _parts(tokens: Sequence[Token]) -> Iterator[_Part]:
    for token in tokens:
        if token.text.isalpha():
            yield _Part(token.text, token.start, token.end)
        elif token.is_word:
            for found in _PARTS.finditer(token.text):
                yield _Part(found[0], token.start + found.start(), token.start + found.end())


def _longest(text: str, parts: list[_Part], at: int, candidates: Candidates) -> tuple[tuple[Exonym, ...], int]:
    """The rows of the longest name that begins at ``parts[at]``, and how many words it has."""
    for wanted, rows in candidates:
        window = parts[at : at + len(wanted)]
        if tuple(part.text for part in window) == wanted and all(
            text[one.end : other.start] in _JOINTS for one, other in pairwise(window)
        ):
            return rows, len(wanted)
    return (), 0


@cache
def _kept(keep: tuple[str, ...]) -> Mapping[str, str]:
    """What the profile writes instead of the preferred form: Chernobyl for Chornobyl."""
    return {row.preferred: row.spelled for row in load_exonyms() if row.spelled in keep}


def _mark(context: Context, span: tuple[int, int], rows: tuple[Exonym, ...], kept: Mapping[str, str]) -> Iterator[Mark]:
    start, end = span
    text = context.text[start:end]
    if context.protected(start, end):
        return
    around = Surroundings(context, start, end)
    chosen = choose(rows, around)
    if chosen is None:
        return
    row, confidence = chosen
    written = kept.get(row.preferred, row.before if around.older_than(row.since) and row.before else row.preferred)
    if written.lower() == text.lower():
        return
    written = written.upper() if text.isupper() and len(text) > 1 else written
    source = context.names.find(text) if context.names else None
    yield Mark(
        start,
        end,
        f"“{text}” is now written “{written}”" + (f" (renamed {row.since})" if row.since else ""),
        written,
        min(confidence, _WITH_SOURCE if source else _CONFIDENCE),
        {"exonym": row.spelled, "where": row.where} | ({"source": source.source} if source else {}),
    )


RULE = Rule(
    name="exonym",
    severity="warning",
    fix="profile",
    mqm="Company style",
    check=check,
    bad=(
        Example("Talks were held in [Kiev] on Friday.", fixed="Talks were held in Kyiv on Friday."),
        Example("[KIEV]'s envoy left for [Kharkov].", fixed="KYIV's envoy left for Kharkiv."),
        Example("A [Kiev]-based group and [Odessa]’s port.", fixed="A Kyiv-based group and Odesa’s port."),
        Example("Fighting went on near [Artyomovsk].", fixed="Fighting went on near Bakhmut."),
        Example("Oil is to flow through the [Odessa]-Brody pipeline."),
        Example("Shells fell on [Krivoy Rog] and [Chasov Yar].", fixed="Shells fell on Kryvyi Rih and Chasiv Yar."),
        Example(
            "The [Dnepropetrovsk] Region was hit, and in [Dnepropetrovsk] the lights went out.",
            fixed="The Dnipropetrovsk Region was hit, and in Dnipro the lights went out.",
        ),
        Example("Grain left the port of [Nikolaev].", fixed="Grain left the port of Mykolaiv."),
        Example("Delegations from [Belorussia] and [Moldavia].", fixed="Delegations from Belarus and Moldova."),
    ),
    good=(
        Example("He reviewed the film Donbass and the novel Kiev for a weekly."),
        Example("We had chicken Kiev and watched Dynamo Kiev."),
        Example("Kievan Rus and the Kiev Military District."),
        Example("According to rescuer Ivan Nikolaev, the water kept rising."),
        Example("Forsyth's novel “The Odessa File” has nothing to do with it."),
        Example("The Third Battle of Kharkov was fought in 1943."),
        Example("Oil workers in Odessa, Texas, and the town of Volchansk in Russia's Sverdlovsk Region."),
        Example("They took part in the Lvov-Sandomierz Offensive."),
        Example("Gas flowed through the Urengoy-Pomary-Uzhgorod pipeline."),
        Example("They crossed the Dnieper and the Dnepr rapids."),
        Example("KIEV, July 4. /TASS/. A statement was made."),
        Example("Write to desk@Kiev.example.org or see https://example.org/Kiev and #Kiev."),
    ),
    signs=(_may_begin,),
)
