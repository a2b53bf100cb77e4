"""Abbreviations with stops and without: ``U.S.`` and ``US``, ``Mr.`` and ``Mr``."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from align.auditing.context import Context
from align.auditing.lexicon import is_a
from align.auditing.rule import Example, Mark, Rule
from align.letters import UPPER

# States and bodies whose abbreviation is written both ways, and the forms of address.
_BODIES = ("US", "UN", "EU", "UK", "USA", "USSR", "UAE")
_CONTRACTED = ("Mr", "Mrs", "Ms", "Dr", "Lt", "Sgt")
_CUT = ("Prof", "Sen", "Rep", "Gov", "Gen", "Col", "Capt")
_FURTHER = ("Ph", "PhD", "DC", "No", "Nos", "St")
_DOTTED = {"".join(f"{letter}." for letter in name): name for name in _BODIES} | {"Ph.D.": "PhD", "D.C.": "DC"}
_TITLE = rf"(?:{'|'.join((*_CONTRACTED, *_CUT))})\.?"
# A name stands behind a title, or another title that shares it: "Mr. and Mrs. Hall".
_NAMED = rf"(?=[ \u00a0](?:(?:and|or|&)[ \u00a0]{_TITLE}[ \u00a0])?[{UPPER}](?:[^\W\d_]|\.))"
_FORMS = re.compile(
    r"(?<![\w.@#/&])(?:"
    + "|".join(re.escape(form) for form in sorted((*_DOTTED, *_BODIES), key=len, reverse=True))
    + rf"|{_TITLE}{_NAMED}|(?<=Washington, )DC|(?<=Washington )DC|PhD"
    + rf"|Nos?\.?(?=[ \u00a0]\d)(?!..10\b)(?!...10\b)|St\.?(?=[ \u00a0][{UPPER}]))(?![\w@/&])"
)
_TIME = re.compile(r"(?<=\d)[ \u00a0]?(?P<form>[ap]\.m\.|[ap]m)(?![\w@/&])")
_TIMES = {"a.m.": "am", "p.m.": "pm", "am": "am", "pm": "pm"}
_HEADS = re.compile(rf"(?<![^\W_])(?:{'|'.join((*_BODIES, *_CONTRACTED, *_CUT, *_FURTHER))}|[UED])(?![^\W_])")
_LETTERED = (*_BODIES, "am", "pm", "PhD", "DC")  # which have a stop behind each letter
_WITH_STOPS = {name: form for form, name in _DOTTED.items()} | {"am": "a.m.", "pm": "p.m."}
# The house that writes U.S. writes EU and UAE: stops only where AP and Reuters have them.
NEVER_DOTTED = frozenset(("EU", "UAE", "USSR", "USA"))
# Those of which no house's stops in U.S. can be told.
OWN_WAY = frozenset(("No", "Nos", "St"))
_CAPITALS_AROUND = 10
# "US Open", "UN Women": the abbreviation belongs to a name.
_NAMES_BEHIND = frozenset(
    ("Open", "Airways", "Steel", "Bank", "Women", "Habitat", "Weekly", "Today", "Soccer", "Masters")
)
# What a company, a band or a work is introduced by; its name keeps the form that it was given.
_NAMED_THINGS = frozenset(
    (
        "band", "bands", "brand", "brands", "brewery", "chain", "company", "corporation", "developer", "drink", "firm",
        "game", "giant", "group", "label", "maker", "manufacturer", "musical", "outlet", "producer", "retailer",
        "sitcom", "startup", "supermarket", "video",
    )
)  # fmt: skip
# The same in Czech, as beginnings of words: there "Dr." and "Prof." stand before persons too.
_CZECH_THINGS = (
    r"(?:firm|společnost|koncern|značk|výrobc|řetěz|kapel|skupin|seriál|film|alb|sérií|seri|nápoj|limonád|hr[auy]|román|"
    r"knih|komiks|muzikál|píse?[nň]|obchod|prodejn|restaurac|bot|pizz)[^\W\d_]*"
)
_CZECH_TITLES = frozenset(("Dr", "Prof", "Gen"))


@dataclass(frozen=True, slots=True)
class Use:
    """An abbreviation in the text; ``name`` is its form without stops."""

    start: int
    end: int
    text: str
    name: str

    @property
    def dotted(self) -> bool:
        """Whether it has its stops."""
        return self.text.endswith(".")


def check(context: Context) -> Iterator[Mark]:
    """An abbreviation is written with stops here and without them elsewhere.

    Each abbreviation's majority in the document decides (on a tie its first form), Mr, Mrs and their like together; or
    the profile.
    """
    found = list(uses(context))
    if not found:
        return
    stops = {segment.end for segment in context.aligned.english.segments}
    for name in dict.fromkeys(_group(context, use) for use in found):
        group = [use for use in found if _group(context, use) == name]
        dotted = _wants_stops(context, name, group)
        for use in group:
            if use.dotted != dotted:
                yield _mark(context, use, dotted, stops)


def uses(context: Context) -> Iterator[Use]:
    """The abbreviations of a document that are written in two ways, in order, those that no rule may touch left out."""
    text = context.text
    for found in _forms(context):
        start, end = found.span()
        name = _DOTTED.get(found[0], found[0].removesuffix("."))
        if (
            _in_name(context, start, end, name)
            or (name in _BODIES and _is_shouted(text, start, end))
            or context.protected(start, end)
        ):
            continue
        yield Use(start, end, found[0], name)
    for found in _TIME.finditer(text) if "m" in text else ():
        if not context.protected(*found.span("form")):
            yield Use(*found.span("form"), found["form"], _TIMES[found["form"]])


def _forms(context: Context) -> Iterator[re.Match[str]]:
    """What ``_FORMS.finditer`` finds: an abbreviation begins a word, or a part of it behind a hyphen."""
    end = 0
    for index in context.places(_may_abbreviate):
        token = context.tokens[index]
        for head in _HEADS.finditer(token.text):
            start = token.start + head.start()
            found = _FORMS.match(context.text, start) if start >= end else None
            if found:
                end = found.end()
                yield found


def _may_abbreviate(word: str) -> bool:
    """Whether the word, or the first letter of a dotted form in it, may be an abbreviation."""
    return _HEADS.search(word) is not None


def _in_name(context: Context, start: int, end: int, name: str) -> bool:
    """Whether the abbreviation belongs to the name of a company, a band or a work, which keeps its form."""
    following = re.match(rf"[ \u00a0]([{UPPER}][\w'’]*)", context.text[end : end + 40])
    if following is None or name in ("DC", "PhD", "St"):
        return False
    if following[1] in _NAMES_BEHIND:
        return True
    before = context.tokens[max(0, context.token_at(start) - 1)].text
    if name not in _BODIES and (before in _NAMED_THINGS or is_a(before, "works")):
        return True
    return name != "EU" and _is_foreign_name(context, name, following[1])


def _is_foreign_name(context: Context, name: str, following: str) -> bool:
    """Whether the original has the abbreviation in Latin letters before the same word: a name, not an address."""
    source = context.aligned.source
    if source is None:
        return False
    form = r"\.?".join(map(re.escape, name)) if name in _BODIES else re.escape(name)
    things = rf"{_CZECH_THINGS}[ \u00a0„\"“«]+" if source.lang == "cs" and name in _CZECH_TITLES else r"(?<!\w)"
    stem = re.escape(re.split("['’]", following)[0][: max(3, len(following) - 1)])
    return re.search(rf"{things}{form}\.?[ \u00a0]{stem}", source.text) is not None


def _is_shouted(text: str, start: int, end: int) -> bool:
    """Whether the words around are all capitals: there ``US`` may be the pronoun."""
    around = text[max(0, start - _CAPITALS_AROUND) : start] + text[end : end + _CAPITALS_AROUND]
    letters = [letter for letter in around if letter.isalpha()]
    return len(letters) > 5 and all(letter.isupper() for letter in letters)


def _group(context: Context, use: Use) -> str:
    if use.name == "St":  # St Ives and St. Gallen
        return f"St {context.tokens[context.token_at(use.end)].text}"
    name = use.name.removesuffix("s") if use.name == "Nos" else use.name
    return "Mr" if name in _CONTRACTED else "pm" if name in _TIMES else name


def _wants_stops(context: Context, name: str, group: Sequence[Use]) -> bool:
    style: Mapping[str, bool] = {"dotted": name not in NEVER_DOTTED, "plain": False}
    if context.profile.abbreviations and group[0].name != "St":
        return style[context.profile.abbreviations]
    with_stops = sum(use.dotted for use in group)
    if 2 * with_stops == len(group):
        return group[0].dotted
    return 2 * with_stops > len(group)


def _mark(context: Context, use: Use, dotted: bool, stops: Container[int]) -> Mark:
    end, fixed = use.end, use.name
    if dotted:
        fixed = _WITH_STOPS.get(use.name, f"{use.name}.")
        end += context.text[end : end + 1] == "."
    elif _ends_sentence(context, use, stops):
        fixed += "."
    return Mark(use.start, end, f"“{use.text}” is written “{fixed}” elsewhere", fixed, 0.95)


def _ends_sentence(context: Context, use: Use, stops: Container[int]) -> bool:
    """Whether the last stop of ``U.S.`` ends the sentence too."""
    behind = context.text[use.end : use.end + 2]
    if use.name not in _LETTERED:
        return False
    if not behind.strip() or behind[0] in "\r\n":
        return True
    return use.end in stops


RULE = Rule(
    name="abbreviation-style",
    severity="note",
    fix="profile",
    mqm="Inconsistent style",
    check=check,
    bad=(
        Example(
            "The U.S. envoy left. A U.S. plane waited. The [US] is silent.",
            fixed="The U.S. envoy left. A U.S. plane waited. The U.S. is silent.",
        ),
        Example(
            "The UN met. A UN envoy spoke of the [U.N.] budget.", fixed="The UN met. A UN envoy spoke of the UN budget."
        ),
        Example("Mr. Hall met [Mr] Dean.", fixed="Mr. Hall met Mr. Dean."),
        Example("Mr Hall met [Mr.] Škoda.", fixed="Mr Hall met Mr Škoda."),
        Example(
            "Mr. Hall met [Mr] and [Mrs] Dean and Dr. or Mrs. Novak.",
            fixed="Mr. Hall met Mr. and Mrs. Dean and Dr. or Mrs. Novak.",
        ),
        Example(
            "Two earned a PhD. [Ph.D.] students met the PhD panel.",
            fixed="Two earned a PhD. PhD students met the PhD panel.",
        ),
        Example(
            "From Washington, D.C., to Washington, [DC], with a DC-3.",
            fixed="From Washington, D.C., to Washington, D.C., with a DC-3.",
        ),
        Example("Lines No. 2 and No. 3 run, [No] 4 does not.", fixed="Lines No. 2 and No. 3 run, No. 4 does not."),
        Example(
            "From St. Gallen to St Ives, from [St] Gallen to St Ives.",
            fixed="From St. Gallen to St Ives, from St. Gallen to St Ives.",
        ),
        Example("From 8 a.m. to 6 p.m., at 7 [pm] on Fridays.", fixed="From 8 a.m. to 6 p.m., at 7 p.m. on Fridays."),
    ),
    good=(
        Example("The U.S. and the EU and the UN met at the US Open."),
        Example("Mr Hall and Mr Dean play in the band Mr. Blue.", "Pan Hall a pan Dean hrají v Mr. Blue."),
        Example("Dr Hall and Dr Dean shop at Dr. Bell.", "Lékaři Hall a Dean nakupují v řetězci Dr. Bell."),
        Example("Mr. Hall and Mr. Dean drink Mr Fizz.", "Господа Холл и Дин пьют Mr Fizz.", "ru"),
        Example("The U.K. left. A U.K. firm met UK Decay.", "Británie odešla. Firma se sešla s UK Decay."),
        Example("GIVE IT TO US NOW, THEY SAID. The U.S. did not."),
    ),
    signs=(_may_abbreviate, "a.m.", "p.m.", "pm", "am "),
)
