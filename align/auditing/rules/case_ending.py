"""Names that kept the case of the original: Putinovi, Likhachevym, Kyjevem."""

from __future__ import annotations

from collections.abc import Iterator

from align.auditing.cases.evidence import AGREED, SEEN, SURE, USUAL, evidence
from align.auditing.cases.given_cases import (
    behind_nominative,
    joined,
    with_given,
)
from align.auditing.cases.inflected import (
    goes_on,
    is_before_womans,
    is_czech_or_russian,
    is_inflected_elsewhere,
    is_mans_of_woman,
    is_womans,
    joined_place,
)
from align.auditing.cases.nominative import is_seen, spelled
from align.auditing.cases.place_cases import governed_place, long_places, plural_place
from align.auditing.cases.respelled_cases import as_borne, of_possessive, respelled
from align.auditing.cases.russian_cases import governed_russian
from align.auditing.context import Context
from align.auditing.lexicon import frequency
from align.auditing.originals import Original, Originals
from align.auditing.romanizing.letter_by_letter import may_be_romanian
from align.auditing.rule import Example, Mark, Rule
from align.auditing.russian_tellers import told_by
from align.names.cases import Reading, fold, readings, without_possessive
from align.names.given import is_given_name

_SHORTEST = 4
_KNOWN, _COMMON, _FOREIGN = 2.2, 5.0, 2.5
_UNBENT = ("oglu", "oğlu")  # Turkish and Azerbaijani surnames: Russian does not inflect them
_CZECH_PREPOSITIONS = frozenset(
    ("nad", "pod", "u", "v", "ve", "na", "při", "za", "z", "ze", "do", "od", "pro", "o", "k", "ke", "s", "se", "po",
     "před")
)  # fmt: skip


def check(context: Context) -> Iterator[Mark]:
    """A name keeps the case ending that it has in the original.

    Read off the original: the given name before it stands there in another form than in English, the ending is none
    of a nominative, or the nominative stands elsewhere. Endings that are part of the name are left alone.
    """
    originals = context.originals
    if originals is None:
        return
    last: Mark | None = None
    places = list(long_places(context, originals))
    yield from places
    for mark in _marks(context, originals):
        if any(mark.start < place.end and place.start < mark.end for place in places):
            continue
        if last and is_given_name(last.replacement or "") and context.text[last.end : mark.start] == " ":
            last = joined(context, last, mark)
            continue
        if last:
            yield last
        last = with_given(context, originals, mark)
    if last:
        yield last


def _marks(context: Context, originals: Originals) -> Iterator[Mark]:
    for index in context.places(_may_be):
        token = context.tokens[index]
        if context.protected(token.start, token.end) or _inside_foreign(context, originals, index):
            continue
        name = without_possessive(token.text)
        found = _judge(context, originals, index, name)
        if found:
            reading, original, confidence = found
            yield Mark(
                token.start,
                token.start + len(name),
                f"“{name}” keeps the case ending of "
                + ("the original" if name == original.form else f"“{original.form}”"),
                as_borne(context, index, spelled(context, originals, reading)),
                confidence,
                {"source": original.form, "source_start": original.starts[0], "nominative": reading.nominative},
            )


def _may_be(word: str) -> bool:
    name = without_possessive(word)
    return (
        len(name) >= _SHORTEST
        and name[0].isupper()
        and not name.isupper()
        and name.isalpha()
        and not name.endswith(_UNBENT)
        and frequency(name) < _COMMON
    )


def _inside_foreign(context: Context, originals: Originals, index: int) -> bool:
    """Whether the word belongs to something left in Czech: ``Kralupy nad Vltavou``, a sentence not translated."""
    beside = [token.text for token in context.tokens[max(0, index - 1) : index + 2] if token.text[0].islower()]
    return any(
        word in originals.words and (frequency(word) < _FOREIGN or word in _CZECH_PREPOSITIONS) for word in beside
    )


def _judge(context: Context, originals: Originals, index: int, name: str) -> tuple[Reading, Original, float] | None:
    lang = originals.lang
    found: list[tuple[float, Reading, Original]] = []
    for original in originals.like(name):
        if name.endswith("u") and behind_nominative(context, index, original, lang):
            return None
        place = _placed(context, originals, (index, name), original) if lang == "ru" else None
        if place:
            return place, original, SEEN
        if lang == "ru" and may_be_romanian(context, original):
            continue
        options = [each for each in readings(name, original.form, lang) if _may_inflect(original, each, lang)]
        best = evidence(context, originals, index, (name, original), options) if options else None
        if best is None and lang == "cs":
            best = governed_place(context, name, original)
        if best is None and not options:
            continue
        same = fold(original.form) == fold(name)
        if same and (
            is_inflected_elsewhere(originals, name)
            or is_before_womans(context, original)
            or (best is None and _is_nominative_there(context, index, original))
        ):
            return None
        if best:
            found.append((best[0], best[1], original))
    if not found and lang == "cs":
        found += respelled(context, originals, name)
        found += filter(None, [of_possessive(name, originals)])
    if not found:
        return None
    confidence, reading, original = max(found, key=lambda each: each[0])
    known = frequency(name)
    if confidence <= SURE and not reading.sure and is_given_name(name) and goes_on(context, index):
        return None
    told = reading.sure or is_womans(original, reading) or (confidence >= AGREED and name.endswith("u"))
    if not told and not _is_likelier(context, originals, name, reading):
        return None
    if known >= _KNOWN and (known > frequency(reading.english) or known >= USUAL):
        return None  # a name that English knows as it is: Shoigu, Modi, Grande
    return reading, original, confidence


def _placed(context: Context, originals: Originals, place: tuple[int, str], original: Original) -> Reading | None:
    """The nominative that the words around a Russian name prove by themselves."""
    joined = joined_place(context, *place, original) or plural_place(place[1], original)
    governed = joined or governed_russian(context, originals, place, original)
    return governed or told_by(context, originals, place[1], original)


def _is_likelier(context: Context, originals: Originals, name: str, reading: Reading) -> bool:
    """Whether the nominative is better known than the form: foreign names end in -a and -e as well (Tejada, Lesage)."""
    from wordfreq import zipf_frequency

    known, wanted = frequency(name), frequency(fold(reading.english))
    if is_seen(context, originals, reading):
        return True
    if not known and name.endswith(("em", "om", "ou", "ym", "ým", "ovi", "im")):
        return True
    if known:
        return wanted >= known or (wanted > 0 and is_czech_or_russian(reading.nominative, originals.lang))
    return wanted > 0 or zipf_frequency(reading.nominative, originals.lang) > 0 or name.endswith("a")


def _may_inflect(original: Original, reading: Reading, lang: str) -> bool:
    """Whether the form is no nominative that its language knows as it is: Шойгу, Нетаньяху."""
    from wordfreq import zipf_frequency

    if lang == "ru" and is_mans_of_woman(original, reading):
        return False
    return reading.sure or zipf_frequency(original.form, lang) < 2.5 or zipf_frequency(reading.nominative, lang) > 0


def _is_nominative_there(context: Context, index: int, original: Original) -> bool:
    """Whether the source has the same full name, given name and all, so that nothing is inflected."""
    before = context.tokens[index - 1].text if index else ""
    return bool(before) and before in original.before


RULE = Rule(
    name="case-ending",
    severity="warning",
    fix="profile",
    mqm="Untranslated",
    check=check,
    bad=(
        Example("He thanked [Stalinovi] for it.", "Poděkoval za to Stalinovi.", fixed=None),
        Example("The coach of Tomáš [Berdycha] left.", "Trenér Tomáše Berdycha odešel."),
        Example("It was said by Yegor [Gaidarom].", "Об этом сказано Егором Гайдаром.", "ru"),
        Example(
            "He spoke with [Nikolayem Petrovym] by phone.",
            "Он поговорил по телефону с Николаем Петровым.",
            "ru",
            fixed="He spoke with Nikolay Petrov by phone.",
        ),
        Example(
            "He spoke with [Emmanuelem Macronem] about it.",
            "Mluvil o tom s Emmanuelem Macronem.",
            fixed="He spoke with Emmanuel Macron about it.",
        ),
        Example("He met Viktor [Chernomyrdinym].", "Он встретился с Виктором Черномырдиным.", "ru"),
        Example(
            "Repin painted [Pavla Tretyakova].",
            "Репин написал Павла Третьякова.",
            "ru",
            "Repin painted Pavel Tretyakov.",
        ),
        Example("He came with Nodira [Akhrarovoy].", "Он пришёл с Нодирой Ахраровой.", "ru"),
        Example("They came from Tver and [Ivanova].", "Они приехали из Твери и Иванова.", "ru"),
        Example("They asked Jan [Hrbolku].", "Pozvali Jana Hrbolku.", fixed="They asked Jan Hrbolka."),
        Example("The river rose in [Benešově].", "Řeka v Benešově stoupla. Benešov je pod vodou."),
    ),
    good=(
        Example("John Coale came. Coale left.", "Přijel John Coale, Johna Coalea uvítali. Coale odjel."),
        Example("Alesya Kolas works for Marco Filipi.", "Алеся Колас работает у Марко Филипи.", "ru"),
        Example("They live in Kralupy nad Vltavou.", "Žijí v Kralupech nad Vltavou."),
        Example("He bought it from Popov and Ivanova.", "Он купил это у Попова и Ивановой.", "ru"),
        Example("Deputy Ivana Novákovápointed it out.", "Náměstkyně Ivana Nováková na to upozornila."),
        Example("He met Aleksandra Petrova.", "Он встретил Александру Петрову.", "ru"),
        Example("Maria Sharapova won.", "Победила Мария Шарапова.", "ru"),
        Example("He met Sergei Shoigu.", "Он встретился с Сергеем Шойгу.", "ru"),
    ),
    watches=(_may_be,),
    needs_source=True,
)
