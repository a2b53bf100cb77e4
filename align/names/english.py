"""What a name of a Czech or Russian text is in English: from names seen on both sides of parallel text, and rules.

A table says what English wrote for a form (``Путину``: Putin), and which forms of capitalised words are better left to
whoever translates (``-``). For all others the form, romanized, gets the ending that forms with the same ending have
got in the table, where several are possible the one that English text knows, or for Russian the dictionary's
nominative. Endings are learned as in lemmatizers by suffix classes (Juršič et al. 2010, "LemmaGen").
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from align.errors import ModelError
from align.files import lines_of
from align.names.cases import nominative_forms
from align.names.foreign_places import english_place
from align.names.inflection import nominatives, parses
from align.names.listed_persons import russian_surnames
from align.names.persons import english_name, given, is_transcribed
from align.names.sounds import is_cyrillic
from align.names.transliteration import romanize_russian
from align.quantities.words import look_up

LEFT_ALONE = "-"
NAMES = "names.tsv"
"""The file of the table: FORM TAB ENGLISH, or ``-`` for a form to be left alone."""

Ending = tuple[int, str]
"""How many letters a form loses at its end, and what it gets instead."""

_LONGEST_CONTEXT, _MOST_LOST, _MOST_GOT = 6, 4, 3
_FEWEST, _LEAST = 4, 0.02
_PROPER = frozenset({"Name", "Surn", "Patr", "Geox", "Orgn"})
_NOMINATIVE = re.compile(r"(?:[оеё]в|[иы]н|ский|цкий|енко|ч?ук|юк|ич|ян|дзе|швили)\Z", re.IGNORECASE)
_KNOWN_IN_ENGLISH = 1.2
_SEEN, _KNOWN, _DICTIONARY = 10.0, 7.0, 0.3
_UNCHANGED = 1.5
_CERTAIN = 0.4
_COMMON_AT_START = 1.5
_KNOWN_NAME = 1.5
_COMMON, _COMMON_ADJECTIVE, _COMMON_RUSSIAN, _HARDLY_PROPER = 4.5, 3.8, 4.3, 0.1
_CZECH_ADJECTIVE = re.compile(r"(?<!ov)(?<!ic)(?:[ýáéí]|é(?:ho|mu|m)|í(?:ho|mu|m|ch|mi)|ý(?:m|ch|mi))\Z")
_MAN = re.compile(r"(?:in|ov|ev|yov)a\Z")  # a man's name in the genitive, or a woman's: of him there is more news
_ADJECTIVAL = re.compile(r"(?<=[sc]k)(?:ým|ém|ému)\Z")
_SHORTEST, _LONGEST_ACRONYM = 3, 6
_SHORTEST_NOMINATIVE = 4


class EnglishNames:
    """``table`` (form to English, None for one to be left alone) and the endings that it teaches."""

    def __init__(self, table: Mapping[str, str | None]) -> None:
        self.table = dict(table)
        self._seen = frozenset(filter(None, table.values()))
        self._endings: dict[str, dict[str, Counter[Ending]]] = {}
        self._find = lru_cache(maxsize=2**14)(self._by_rule)

    @classmethod
    def read(cls, path: Path) -> EnglishNames:
        """The table in a file. Raises ModelError, with the line, for a file of another form."""
        table: dict[str, str | None] = {}
        try:
            lines = lines_of(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            raise ModelError(f"{path}: cannot be read ({error})", "Make or fetch the model again.") from error
        for number, line in enumerate(lines, 1):
            form, tab, english = line.partition("\t")
            if not (form and tab and english):
                raise ModelError(f"{path}:{number}: not a name and its English", "Make or fetch the model again.")
            table[form] = None if english == LEFT_ALONE else english
        return cls(table)

    def english(self, word: str, opens: bool = False, quoted: bool = False, follows: bool = False) -> str | None:
        """What English writes for a capitalised word; None where it is no name, or nothing certain can be said.

        ``opens`` says that the word begins a sentence, where any word has a capital; ``quoted`` that it stands alone in
        quotation marks, as teams, ships and papers do; ``follows`` that a name of the table stands before it.
        """
        if word in self.table:
            return self.table[word]
        if len(word) < _SHORTEST or not word[0].isupper():
            return None
        if opens and word in self._seen:
            return word
        if not (quoted or _may_be_name(word, opens)):
            return None
        if not (quoted or follows) and (place := english_place(word)):
            return place
        english = self._find(word)
        return None if english and not (quoted or follows) and _is_common(word, english) else english

    def knows(self, word: str) -> bool:
        """Whether the table has the word as a name."""
        return self.table.get(word) is not None

    def _by_rule(self, word: str) -> str | None:
        lang = "ru" if is_cyrillic(word) else "cs"
        plain = romanize_russian(word) if lang == "ru" else word
        if word.isupper():
            return word if len(word) <= _LONGEST_ACRONYM and lang != "ru" else None  # English has its own: OPEC
        if lang == "ru" and (listed := _listed_surname(word)):
            return listed
        if lang == "ru" and _NOMINATIVE.search(word):
            return plain
        if lang == "cs" and (eastern := _eastern_given(word)):
            return eastern
        if lang == "cs" and is_transcribed(word) and not word.endswith(("a", "á", "č")):
            return english_name(word)  # a nominative; -ič may be South Slavic
        if lang == "cs" and (genitive := _ADJECTIVAL.sub("ého", word)) != word:
            return self._by_rule(genitive)  # Zelenským and Zelenskému as Zelenského, which texts have most
        chances = self._candidates(plain, lang)
        more = _from_dictionary(word) if lang == "ru" else self._nominatives(word)
        for spelled, chance in more.items():
            chances[spelled] = chances.get(spelled, 0.0) + chance
        weights = {spelled: chance * self._weight(spelled) for spelled, chance in chances.items()}
        if plain in weights and not (lang == "ru" and _MAN.search(plain) and plain[:-1] in weights):
            weights[plain] *= _UNCHANGED
        best = max(weights, key=weights.__getitem__, default="")
        if not best or weights[best] < _CERTAIN * sum(weights.values()) or _is_cut_short(best, word):
            return None
        return english_name(best) if lang == "cs" and is_transcribed(best) else best

    def _candidates(self, word: str, lang: str) -> dict[str, float]:
        """The word with each ending that forms like it have got, and the share of those that did."""
        found: dict[str, float] = {}
        if lang not in self._endings:
            self._endings[lang] = _learned(self.table, lang)
        for length in range(_LONGEST_CONTEXT, -1, -1):
            counts = self._endings[lang].get(_context(word, length))
            total = counts.total() if counts else 0
            if counts and total >= _FEWEST:
                for (lost, got), count in counts.items():
                    spelled = word[: len(word) - lost] + got
                    if count >= _LEAST * total and len(spelled) >= _SHORTEST:
                        found[spelled] = max(found.get(spelled, 0.0), count / total)
                break
        return found

    def _nominatives(self, word: str) -> dict[str, float]:
        """The nominatives that a Czech form may come from, if the table has them: Paroubek for Paroubkem."""
        forms = {form.capitalize() for form, _ in nominative_forms(word, "cs")} & self._seen
        return dict.fromkeys((form for form in forms if form[-1] != "o" or not _known(form[:-1])), _DICTIONARY)

    def _weight(self, spelled: str) -> float:
        if spelled in self._seen:
            return _SEEN
        return _KNOWN if _known(spelled) else 1.0


def _learned(table: Mapping[str, str | None], lang: str) -> dict[str, Counter[Ending]]:
    endings: defaultdict[str, Counter[Ending]] = defaultdict(Counter)
    for form, english in table.items():
        if english is None or is_cyrillic(form) != (lang == "ru"):
            continue
        plain = romanize_russian(form) if lang == "ru" else form
        lost, got = _ending(plain, english)
        if lost <= _MOST_LOST and len(got) <= _MOST_GOT:
            for length in range(min(_LONGEST_CONTEXT, len(plain) + 1) + 1):
                endings[_context(plain, length)][lost, got] += 1
    return dict(endings)


def _context(word: str, length: int) -> str:
    """The last letters of a word, its beginning marked."""
    return f"^{word.lower()}"[-length:] if length else ""


def _ending(form: str, english: str) -> Ending:
    shared = next((n for n, (a, b) in enumerate(zip(form, english, strict=False)) if a != b), None)
    shared = min(len(form), len(english)) if shared is None else shared
    return len(form) - shared, english[shared:]


@lru_cache(maxsize=2**14)
def _known(spelled: str) -> bool:
    from wordfreq import zipf_frequency

    return bool(zipf_frequency(spelled, "en") >= _KNOWN_IN_ENGLISH)


def _from_dictionary(form: str) -> dict[str, float]:
    """The nominatives that pymorphy3 gives a Russian form, romanized, by how likely they are."""
    readings = parses(form.lower())
    names = [each for each in readings if _PROPER & set(each.tag.grammemes)] or list(readings)
    total = sum(each.score for each in names) or 1.0
    found: dict[str, float] = {}
    for each in names:
        nominative = each.inflect({"nomn", "sing"}) or each.inflect({"nomn"})
        spelled = romanize_russian(nominative.word if nominative else each.normal_form).capitalize()
        weight = _DICTIONARY * (2.0 if each.is_known else 0.7) * each.score / total
        spelled = re.sub("iya$", "ia", spelled)
        found[spelled] = found.get(spelled, 0.0) + weight
    return found


def _is_cut_short(spelled: str, form: str) -> bool:
    """Whether an ending was taken for a shorter one: Novotném and Ústavním for Novotnému and Ústavnímu."""
    return form.endswith(("ému", "ímu")) and spelled == form[:-1]


def _listed_surname(form: str) -> str | None:
    """The surname of a person of the table that a Russian form may be one of."""
    forms = (form.lower(), *(each for each, _ in nominative_forms(form, "ru") if len(each) >= _SHORTEST_NOMINATIVE))
    found = {russian_surnames()[each] for each in forms if each in russian_surnames()}
    return found.pop() if len(found) == 1 else None


def _may_be_name(word: str, opens: bool) -> bool:
    """Whether a capitalised word that the table lacks can be a name.

    Inside a sentence Czech and Russian write nothing else with a capital; Russian, whose dictionary tells, is asked
    all the same.
    """
    from wordfreq import zipf_frequency

    if is_cyrillic(word):
        if word.isupper():
            return not opens
        readings = parses(word.lower())
        surname = not opens and _NOMINATIVE.search(word) is not None
        return surname or any(_PROPER & set(each.tag.grammemes) or not each.is_known for each in readings)
    if not opens or is_transcribed(word):
        return True
    return bool(zipf_frequency(word, "cs") < _COMMON_AT_START and look_up(word, "cs") is None)


@lru_cache(maxsize=2**14)
def _is_common(word: str, english: str) -> bool:
    """Whether a word is so common that its capital is that of a title or an office: Organizace, Státní, Spolková.

    A model knows such words and translates them, while a hint makes it copy them. A Czech word that English knows, as
    it does Škoda, is a name all the same.
    """
    from wordfreq import zipf_frequency

    if word.isupper():
        return False
    if is_cyrillic(word):
        proper = sum(each.score for each in parses(word.lower()) if _PROPER & set(each.tag.grammemes))
        return bool(zipf_frequency(word, "ru") >= _COMMON_RUSSIAN and proper < _HARDLY_PROPER)
    if zipf_frequency(english, "en") >= _KNOWN_NAME:
        return False
    return bool(zipf_frequency(word, "cs") >= (_COMMON_ADJECTIVE if _CZECH_ADJECTIVE.search(word) else _COMMON))


def _eastern_given(word: str) -> str | None:
    """The English of an East Slavic given name in Czech transcription that no Czech bears: Jurije, Sergejem."""
    forms = (form.capitalize() for form in nominatives(word, "cs") if "j" in form[1:])
    found = next((name for form in forms if (name := given(form))), None)
    return found.english(found.is_ukrainian) if found else None
