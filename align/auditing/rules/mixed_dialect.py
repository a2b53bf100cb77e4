"""British and American spelling in one document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from align.auditing.context import Context
from align.auditing.rule import Example, Mark, Rule
from align.auditing.spelling.spellings import Dialect, dialect_of, tells, uses

_SURE = 0.95


def check(context: Context) -> Iterator[Mark]:
    """A word is spelt the British way in an American document, or the other way round.

    The document's majority decides (on a tie its first form), or the profile. Names are left alone, as are words that
    both write, such as dialogue and advertise.
    """
    found = list(uses(context))
    wanted = (cast(Dialect, context.profile.dialect) or dialect_of(context)) if found else None
    for use in found:
        spelling = use.spelling
        if spelling.dialect == wanted or spelling.shared:
            continue
        other = _in_case(spelling.other, use.text)
        message = f"“{use.text}” is {spelling.dialect.title()}; the document writes {str(wanted).title()} English"
        yield Mark(use.start, use.end, message, other, _SURE, {"dialect": spelling.dialect})


def _in_case(word: str, like: str) -> str:
    return word.capitalize() if like[0].isupper() else word


RULE = Rule(
    name="mixed-dialect",
    severity="note",
    fix="profile",
    mqm="Inconsistent style",
    check=check,
    bad=(
        Example(
            "They criticized the color of the nuclear [programme].",
            fixed="They criticized the color of the nuclear program.",
        ),
        Example(
            "The programme of demilitarisation met with [skepticism].",
            fixed="The programme of demilitarisation met with scepticism.",
        ),
        Example(
            "The colour and the grey of a two-[meter] wall [catalyzes] them; a meter shows it.",
            fixed="The colour and the grey of a two-metre wall catalyses them; a meter shows it.",
        ),
        Example(
            "The theater criticized the [furore]; they had been [weaponised], he said skeptically.",
            fixed="The theater criticized the furor; they had been weaponized, he said skeptically.",
        ),
    ),
    good=(
        Example("A British judgment: the grey yogurt of a story, two analyses, an oversized and prized boat capsized."),
        Example("The Labour Party criticized the program of the World Trade Center."),
        Example("They advertise an exercise in dialogue and improvisation on television."),
        Example("Pearl Harbor and the harbour of Dover."),
        Example("They criticized the color. Tyre was shelled; Grey said so."),
    ),
    signs=(tells,),
)
