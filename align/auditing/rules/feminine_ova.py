"""The Czech feminine ending on women who do not bear it: Merkelová, von der Leyenová."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from align.auditing.compatriots import is_compatriot
from align.auditing.context import Context, Token
from align.auditing.lexicon import frequency, is_a, is_role
from align.auditing.originals import Originals
from align.auditing.rule import Example, Mark, Rule
from align.names.cases import fold, without_possessive
from align.names.given import czech_women, is_country, is_foreign_nationality, is_given_name, looks_slovak
from align.names.persons import english_name, is_east_slavic_given, is_listed
from align.names.tables import read_table

_ENDINGS = ("ovou", "ové", "ová")
_SHORTEST = 5
_REACH = 4
_PRICE = 0.8
_OF_PLACES = frozenset(("in", "near", "from", "outside", "around", "into", "via", "town", "city", "village"))
_ADDRESS = frozenset(("Ms", "Mrs", "Miss", "Madam", "Madame", "Mme", "Lady", "Dr", "Prof"))
_EASTERN = ("ov", "ev", "ěv", "jev", "enk", "čuk")
_SURE, _LIKELY, _ALONE = 0.96, 0.92, 0.9
_RATHER = 0.5  # on the Zipf scale: how much more a language has a word than another
_KNOWN, _HEARD, _PRINTED = 3.0, 2.4, 1.8


def check(context: Context) -> Iterator[Mark]:
    """A foreign woman's surname has the Czech feminine ending.

    Czech and Slovak women keep it. Who is foreign follows from the given name, in the text or in the original, from a
    nationality before it, or from a surname that English knows without the ending.
    """
    originals = context.originals
    tokens = context.tokens
    for index in context.places(_ends_so):
        token = tokens[index]
        name = without_possessive(token.text)
        if len(name) < _SHORTEST or context.protected(token.start, token.end):
            continue
        stem = name.removesuffix(next(each for each in _ENDINGS if name.endswith(each)))
        if _is_town(context, stem):
            continue
        given = _given(tokens, index)
        confidence = _foreign(context, originals, (given, stem), index)
        if confidence:
            written = _base(context, stem, _introduced(context, originals, stem) or given)
            yield Mark(
                token.start,
                token.start + len(name),
                f"“{name}” has the Czech feminine ending: in English {written}",
                written,
                confidence,
                {"given": given} if given else {},
            )


def _ends_so(word: str) -> bool:
    """Whether a capitalised word has the ending."""
    return word[0].isupper() and without_possessive(word).endswith(_ENDINGS)


def _first(tokens: Sequence[Token], index: int) -> int:
    """The index of the first of the capitalised words that end at ``index``."""
    first = index
    while first and index - first < _REACH:
        before = _unglued(tokens[first - 1].text)
        if not before[0].isalpha() or not (before[0].isupper() or is_a(before, "particles")):
            break
        first -= 1
    return first


def _given(tokens: Sequence[Token], index: int) -> str:
    """The first capitalised word of the name that ends at ``index``; empty where the surname stands alone."""
    first = _first(tokens, index)
    words = [_unglued(token.text) for token in tokens[first:index]]
    names = [word for word in words if word[0].isupper() and not is_a(word, "particles") and not _is_adjective(word)]
    plain = [
        name
        for name in names
        if not (name.endswith("ová") or is_role(name) or name in _ADDRESS or is_foreign_nationality(name))
    ]
    return plain[-1] if plain else ""


def _unglued(word: str) -> str:
    """The given name that a word ends with (``JudgeMonika``), or the word."""
    inner = max((at for at, letter in enumerate(word) if at and letter.isupper()), default=0)
    return word[inner:] if is_given_name(word[inner:]) else word


def _is_adjective(word: str) -> bool:
    """Whether a capitalised word is a Czech adjective, as in ``Česká Třebová``, and no given name."""
    return word[0].isupper() and word.endswith(("á", "ní")) and not is_given_name(word)


def _is_town(context: Context, stem: str) -> bool:
    """Whether the name is a town's at one place: behind a preposition of place, or behind an adjective alone.

    A surname that has a given name somewhere, or that English news is known to write without the ending, is none.
    """
    if _introduced(context, None, stem) or women().get(stem, "=") != "=" or is_listed(f"{stem}ová"):
        return False
    for at in context.places(_ends_so):
        name = context.texts[at]
        if at and without_possessive(name).startswith(stem) and without_possessive(name)[len(stem) :] in _ENDINGS:
            before = context.texts[at - 1]
            if before.lower() in _OF_PLACES or _is_adjective(before):
                return True
    return False


def _foreign(context: Context, originals: Originals | None, name: tuple[str, str], index: int) -> float:
    """How sure it is that the woman is neither Czech nor Slovak; 0 where nothing says so."""
    given, stem = name
    before = context.tokens[index - 1].text if index else ""
    if is_a(before, "particles") and before.islower():
        return _SURE
    if is_compatriot(context, stem, _first(context.tokens, index)):
        return 0.0
    if any(is_foreign_nationality(token.text) for token in context.tokens[max(0, index - _REACH) : index]):
        return _SURE
    if _is_of_country(context.tokens, index):
        return _SURE
    given = given or _introduced(context, originals, stem)
    if given:
        czech, common = czech_women()
        written = women().get(stem, "")
        if given.lower() in czech or written == "=" or looks_slovak(given):
            return 0.0
        if written or is_listed(f"{stem}ová"):
            return _SURE
        if stem.endswith(_EASTERN) and (given.lower() in common or is_east_slavic_given(given)):
            return _LIKELY
        if given.lower() in common:
            if any(is_a(without_possessive(token.text), "czech_lands") for token in _around(context, index)):
                return 0.0
            known = len(stem) > 3 and frequency(stem) >= _HEARD and frequency(fold(f"{stem}ová")) < _PRINTED
            return _LIKELY if known and not _is_czech(stem) else 0.0
        return 0.0 if frequency(f"{stem}ová") >= _PRINTED else _SURE
    if women().get(stem, "=") != "=" or is_listed(f"{stem}ová"):
        return _LIKELY
    if originals is None or women().get(stem) or frequency(stem) < _KNOWN or frequency(fold(f"{stem}ová")) >= _PRINTED:
        return 0.0
    return 0.0 if _is_czech(stem) else _ALONE


def _is_of_country(tokens: Sequence[Token], index: int) -> bool:
    """Whether the name is that of a woman "of Latvia", as sports reports say, or has the country in brackets behind."""
    words = [token.text for token in tokens[index + 1 : index + 5]] + [""] * 4
    bracketed = words[0] == "(" and is_country(words[1]) and words[2] == ")"
    country = words[1:3] if words[1] != "the" else words[2:4]
    named = is_country(country[0]) or is_a("-".join(country), "countries_in_two_words")
    return bracketed or (words[0] == "of" and named)


def _around(context: Context, index: int) -> Sequence[Token]:
    return context.tokens[max(0, index - _REACH) : index + _REACH]


def _introduced(context: Context, originals: Originals | None, stem: str) -> str:
    """The given name with which the text, or else the original in the nominative, introduces the woman."""
    for at in context.places(_ends_so):
        text = context.texts[at]
        if text.startswith(stem) and text[len(stem) :] in _ENDINGS:
            given = _given(context.tokens, at)
            if given:
                return given
    original = originals.forms.get(f"{stem}ová") if originals else None
    return next((before for before in original.before if before and _may_be_given(before)), "") if original else ""


def _may_be_given(word: str) -> bool:
    """Whether a capitalised word of the original is no word of Czech, such as Paní or Ministryně."""
    from wordfreq import zipf_frequency

    return is_given_name(word) or zipf_frequency(word, "cs") < _KNOWN


def _is_czech(stem: str) -> bool:
    """Whether the stem is in use in Czech as a word or a name, and not chiefly as a foreigner's."""
    from wordfreq import zipf_frequency

    return bool(stem != fold(stem).capitalize() or zipf_frequency(stem, "cs") > zipf_frequency(stem, "en") + _RATHER)


@cache
def women() -> dict[str, str]:
    """What English news writes for a stem: a surname, or "=" where it keeps the Czech form."""
    return {row[0]: row[1] for row in read_table("women.tsv")}


def _base(context: Context, stem: str, given: str) -> str:
    """The surname without the ending: as English news was seen to write it, by the names of the East, by frequency."""
    head, hyphen, tail = stem.partition("-")
    if hyphen and head.endswith("ová"):  # Czech puts the ending to both halves of a double name
        return f"{_base(context, head.removesuffix('ová'), given)}-{_base(context, tail, given)}"
    if is_listed(f"{stem}ová"):
        return english_name(f"{stem}ová")
    if women().get(stem, "=") != "=":
        return women()[stem]
    if is_east_slavic_given(given) or (stem.endswith(_EASTERN) and stem != fold(stem)):
        return english_name(f"{stem}{_vowel(stem)}")
    if stem.endswith(_EASTERN[:4]):
        return f"{stem}a"
    best = max(
        (stem, *(f"{stem}{vowel}" for vowel in "aoei")), key=lambda each: frequency(each) - _PRICE * (each != stem)
    )
    return best if frequency(stem) < _KNOWN else stem


def _vowel(stem: str) -> str:
    """What the nominative of an East Slavic woman's surname ends in, behind its stem."""
    return "a" if stem.endswith(("ov", "ev", "ěv", "in", "yn")) else "o" if stem.endswith("enk") else ""


RULE = Rule(
    name="feminine-ova",
    severity="warning",
    fix="profile",
    mqm="Inconsistent with termbase",
    check=check,
    bad=(
        Example("Madeleine [Albrightová] agreed.", "Madeleine Albrightová souhlasila.", fixed=None),
        Example("The author J. K. [Rowlingová] agreed.", "Spisovatelka J. K. Rowlingová souhlasila."),
        Example("Sweden's Magdalena [Anderssonová] agreed.", "Švédka Magdalena Anderssonová souhlasila."),
        Example("Sweden's Magdalena [Anderssonová] heard from [Anderssonová].", "Švédka Magdalena Anderssonová."),
        Example("Michelle [Obamová] agreed.", "Michelle Obamová souhlasila."),
    ),
    good=(
        Example("Oľga Feldeková came to Trenčín.", "Oľga Feldeková přijela do Trenčína."),
        Example("German tourists in Česká Třebová and in Orlová.", "Němečtí turisté v České Třebové a v Orlové."),
        Example("Trains from Orlová go to Třebová near Brno.", "Vlaky z Orlové jedou do Třebové."),
        Example("JudgeMonika Havránková left.", "Soudkyně Monika Havránková odešla."),
        Example("Alena Schillerová disagreed with Schillerová.", "Alena Schillerová."),
        Example("Eva Rothová of Prague's hospital agreed.", "Eva Rothová z pražské nemocnice souhlasila."),
        Example("Ms Nováková came. Minister Nováková left.", "Paní Nováková přišla. Ministryně Nováková odešla."),
        Example("Czech minister Jana Černochová agreed.", "Ministryně Jana Černochová souhlasila."),
    ),
    signs=(_ends_so,),
)
