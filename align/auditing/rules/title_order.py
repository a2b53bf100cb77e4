"""The office behind which the name follows: the President of France Emmanuel Macron."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from align.auditing.context import Context, Token
from align.auditing.lexicon import is_a, is_past, is_role
from align.auditing.persons import persons, renders
from align.auditing.rule import Example, Mark, Rule
from align.names.given import is_country, is_given_name

_OFFICES = frozenset(
    ("president", "chancellor", "premier", "minister", "chairman", "chairwoman", "chairperson", "chair", "governor",
     "mayor", "secretary", "speaker", "commissioner", "ambassador", "rector", "king", "queen", "monarch", "patriarch",
     "emir", "sultan", "director", "dean", "head", "leader", "chief",
     "ombudsman", "ombudswoman", "ombudsperson", "economist")
)  # fmt: skip
_SPEAKING = frozenset(
    ("spokesman", "spokeswoman", "spokesperson", "commander", "coach", "captain", "prosecutor", "envoy")
)
_WHOLE = ("staff", "state", "government")  # chief of staff, head of state: the office itself
_ARTICLES = ("the", "a", "an")
_INSIDE = frozenset(["the", "of", "and", "for", "in", "on", "to"])
_LONGEST = 14
_CONFIDENCE = 0.85
_ALIKE = 0.8


def check(context: Context) -> Iterator[Mark]:
    """An office with "of" or "for" stands before a name without a comma.

    English puts what the office is over before it: European Commission President Ursula von der Leyen.
    """
    tokens = context.tokens
    for index in (place + 1 for place in context.places(_may_be_office)):
        if index == len(tokens) or tokens[index].text not in ("of", "for") or not _is_office(tokens, index - 1):
            continue
        if index + 1 < len(tokens) and tokens[index + 1].text.lower() in _WHOLE:
            continue
        end = _name(tokens, index, context.text) or _named_in_source(context, index)
        start = _start(tokens, index)
        if end is None or start is None:
            continue
        first, last = tokens[start], tokens[end]
        if context.protected(first.start, last.end) or "\n" in context.text[first.start : last.end]:
            continue
        yield Mark(
            first.start,
            last.end,
            "English puts what the office is over first (Lviv Mayor, not the mayor of Lviv), or a comma behind it",
            None,
            _CONFIDENCE,
            review=True,
        )


def _may_be_office(word: str) -> bool:
    word = word.lower()
    return word == "general" or word.partition("-")[0] in _OFFICES or word in _SPEAKING


def _name(tokens: Sequence[Token], of: int, text: str) -> int | None:
    """The given name of a person who follows ``of`` and what the office is over, without a comma; None for none."""
    place = of + 1
    while place < min(len(tokens) - 1, of + _LONGEST):
        token = tokens[place]
        if not (token.is_word and (token.is_capitalised or token.text in _INSIDE or token.text.islower())):
            return None
        if token.text.endswith(("'s", "’s")) or (token.text.islower() and _ends(token.text)):
            return None
        country = is_country(tokens[place - 1].text) or _is_country(tokens[place - 2].text, tokens[place - 1].text)
        behind_country = country and tokens[place + 1].is_capitalised
        if place > of + 1 and token.is_capitalised and (is_given_name(token.text) or behind_country):
            before, following = tokens[place - 1], tokens[place + 1]
            proper = any(each.is_capitalised for each in tokens[of + 1 : place])
            apart = (
                proper and before.text not in _INSIDE and not is_role(before.text) and not is_given_name(before.text)
            )
            if tokens[of - 1].text.lower() in _SPEAKING and not before.is_capitalised:
                return None  # the coach of tennis star Jana Novak
            named = following.is_capitalised or is_a(following.text, "particles")
            joined = following.is_word and text[token.end : following.start] == " "
            return place if apart and named and joined and before.text.lower() not in ("saint", "st") else None
        place += 1
    return None


def _is_country(first: str, second: str) -> bool:
    """Whether two words are a country's name: South Korea."""
    return second[:1].isupper() and is_a(f"{first}-{second}", "countries_in_two_words")


def _named_in_source(context: Context, of: int) -> int | None:
    """The given name behind "of ..." of somebody whom the original names in full; None for none."""
    source, bead = context.aligned.source, context.bead_at(context.tokens[of].start)
    if source is None or bead is None:
        return None
    named = [person for segment in context.source_of(bead) for person in persons(segment.text, source.lang)]
    tokens = context.tokens
    for place in range(of + 2, min(len(tokens) - 1, of + _LONGEST)):
        first, second = tokens[place], tokens[place + 1]
        if _is_owners_mark(tokens, place):
            continue
        if not first.is_word or (first.text.islower() and _ends(first.text)) or first.text.endswith(("'s", "’s")):
            return None
        if tokens[of - 1].text.lower() in _SPEAKING and is_role(tokens[place - 1].text):
            return None  # the spokesman of President Jan Vrba
        joined = first.is_capitalised and second.is_capitalised and context.text[first.end : second.start] == " "
        if (
            joined
            and tokens[place - 1].text not in _INSIDE
            and any(
                renders(first.text, person.given, source.lang, _ALIKE)
                and renders(second.text, person.surname, source.lang, _ALIKE)
                for person in named
            )
        ):
            return place
    return None


def _is_owners_mark(tokens: Sequence[Token], place: int) -> bool:
    """Whether the token is the apostrophe of owners in the plural, before what they own: "the miners' union"."""
    before, following = tokens[place - 1].text, tokens[place + 1].text
    return tokens[place].text in ("'", "’") and before.endswith("s") and before.islower() and following.islower()


def _ends(word: str) -> bool:
    """Whether a small word ends what the office is over."""
    return word not in _INSIDE and (
        is_a(word, "prepositions", "auxiliaries", "relatives", "reporting", "conjunctions", "subject_pronouns")
        or is_past(word)
        or word.endswith("ing")
    )


def _is_office(tokens: Sequence[Token], index: int) -> bool:
    """Whether an office with "of" ends here: President, Secretary General, but not Secretary of State."""
    word = tokens[index].text.lower()
    if word == "general":
        return index > 0 and tokens[index - 1].text.lower() in ("secretary", "director")
    if word == "secretary":
        return index + 2 < len(tokens) and tokens[index + 2].text.lower() not in ("state", "the", "defense", "defence")
    return word.partition("-")[0] in _OFFICES or word in _SPEAKING


def _start(tokens: Sequence[Token], of: int) -> int | None:
    """The article before the office, at most three words away; None where there is none, as in plain news English."""
    for first in range(of - 2, max(-1, of - 6), -1):
        if tokens[first].text.lower() in _ARTICLES:
            return first
        if not tokens[first].is_word or is_a(tokens[first].text, "prepositions", "conjunctions", "auxiliaries"):
            return None
    return None


RULE = Rule(
    name="title-order",
    severity="note",
    fix="review",
    mqm="Unidiomatic",
    check=check,
    bad=(
        Example("[The President of Poland Andrzej] Duda agreed."),
        Example("[The head of Tula Oleg] Orlov agreed."),
        Example("According to [the Deputy Minister for Energy Oleg] Orlov, it is open."),
        Example(
            "It was said by [the deputy mayor for housing Jana] Malá.", "Řekla to náměstkyně pro bydlení Jana Malá."
        ),
        Example("[The Minister of Trade of South Korea Kim] Tae-su agreed."),
        Example("He met [the human rights ombudsman of Serbia Goran] Ilic."),
        Example("It was said by [the chief economist of Orion Bank Oleg] Panin."),
        Example("He met [the chairman of the National Bank Thomas] Jordan."),
        Example(
            "[The head of the miners' union Oleg] Orlov agreed.", "Глава профсоюза шахтеров Олег Орлов согласен.", "ru"
        ),
        Example("It was said by [the Prime Minister of the United Kingdom Winston] Churchill."),
    ),
    good=(
        Example("The President of Poland, Andrzej Duda, agreed."),
        Example("The coach of tennis star Jana Novotna agreed. The spokesman of President Petr Pavel agreed."),
        Example("It was tried by the spokesman of Director Jan Vlk.", "Zkusil to mluvčí ředitele Jana Vlka."),
        Example("The candidates for mayor for Kladno Jana Malá met. He spoke for Oleg Orlov, the Minister for Energy."),
        Example("The mayor for the first time met Oleg Orlov. The Minister for Energy, Oleg Orlov, agreed."),
        Example("French President Charles de Gaulle agreed."),
        Example("The head of the John F. Kennedy Library resigned."),
        Example("The leader of Robert Fico's party agreed."),
        Example("Deputy chief of staff Petr Dvořák agreed. A gift of the mayor of Brno to Petr Dvořák."),
    ),
    signs=(_may_be_office,),
)
