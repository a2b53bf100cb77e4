"""Russian, Ukrainian and Chinese names left in Czech transcription: Jurij Ušakov, Si Ťin-pching."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from align.auditing.context import Context, Token
from align.auditing.lexicon import is_a, is_finite
from align.auditing.originals import Originals
from align.auditing.romanizing.bearers import is_told_ukrainian, writes_latin
from align.auditing.romanizing.chinese import czech_chinese, is_chinese
from align.auditing.romanizing.greek import greek, is_greek
from align.auditing.romanizing.japanese import is_transcribed_japanese, japanese
from align.auditing.romanizing.letter_by_letter import letter_by_letter
from align.auditing.romanizing.listed import begins_listed, listed
from align.auditing.romanizing.southern import is_southern, southern
from align.auditing.romanizing.world_places import begins_place, world_places
from align.auditing.rule import Example, Mark, Rule
from align.auditing.spelling.schemes import bare, before_southern, has_own_j, other_schemes, respelled, with_given
from align.names.cases import fold, without_possessive
from align.names.exonyms import is_ukrainian_place
from align.names.given import is_czech_woman
from align.names.persons import (
    english_name,
    given,
    is_accepted,
    is_listed,
    is_transcribed,
    is_western,
    looks_eastern,
)

_SURE, _LIKELY, _GUESS = 0.96, 0.92, 0.8
_TELLING = re.compile(r"(?:[sc]k[iy]j|enko|[dtnrlvm]ěv|[^aeiouyáéíóúýěů]jov|ščov)$")
_UKRAINE = re.compile(r"Ukrain|VSU$|AFU$|ZSU$|SBU$|Kyiv$|Kiev$|Kyjev$|Verkhovna$")
_ELSEWHERE = re.compile(
    r"Russia|Kremlin|Moscow|Belarus|Soviet|TASS$|Armenia|Azerbaijan|Kazakh|Kyrgyz|Uzbek|Tajik|Turkmen|Georgian|Bulgaria"
)
_CZECH_LETTER = re.compile("[šžčěňťď]", re.IGNORECASE)
_REACH = 9
_KNOWN = 2.0
_OVA = ("ová", "ovou", "ové")


def check(context: Context) -> Iterator[Mark]:
    """A Russian or Ukrainian name stands in Czech or scholarly transcription.

    Who is Russian or Ukrainian follows from the given name, the surname's ending and what the sentence says; Czechs,
    Slovaks and others with the same given name keep their spelling.
    """
    originals = context.originals
    tokens = context.tokens
    marks, known, single = _names(context, originals)
    for index in single:
        name = bare(tokens[index])
        marks += _alone(context, originals, tokens[index], (name, known.get(name)))
    others = list(other_schemes(context, originals)) if originals is not None and originals.lang == "ru" else []
    sure = [mark for mark in marks if mark.confidence >= _LIKELY]
    others = [other for other in others if not any(_meet(mark, other) for mark in sure)]
    named = [*listed(context, originals), *world_places(context, originals)]
    found = chain(
        (mark for mark in with_given(context, originals, marks) if not any(_meet(mark, other) for other in others)),
        others,
        southern(context),
        greek(context, originals),
        letter_by_letter(context, originals),
        czech_chinese(context),
        japanese(context, originals),
    )
    yield from named
    yield from (mark for mark in found if not any(_meet(mark, other) for other in named))


def _names(context: Context, originals: Originals | None) -> tuple[list[Mark], dict[str, bool], list[int]]:
    """The marks of full names, their surnames (whether a Ukrainian's), and the places of surnames that stand alone."""
    marks: list[Mark] = []
    known: dict[str, bool] = {}
    single: set[int] = set()
    taken: set[int] = set()
    introduced: dict[str, int] = {}
    for index in sorted({*context.places(_may_begin), *context.places(_is_telling)}):
        found = _full_name(context, originals, index) if index not in taken else None
        if found:
            mark, surname, known[found[1]], length = found
            marks += [mark] if mark else []
            taken.update(range(index, index + length))
            introduced.setdefault(surname, index)
        elif index not in taken and _is_telling(context.texts[index]):
            single.add(index)
    forms = {f"{surname}{ending}": place for surname, place in introduced.items() for ending in ("", "'s", "’s")}
    for index, text in enumerate(context.texts) if known else ():
        if text in forms and index not in taken and index > forms[text]:
            single.add(index)
    return marks, known, sorted(single)


def _may_begin(word: str) -> bool:
    """Whether the word is a given name of the East."""
    return word[0].isupper() and given(word) is not None


def _is_telling(word: str) -> bool:
    """Whether the word looks like a surname in transcription, or is listed as one."""
    name = without_possessive(word)
    return word[0].isupper() and (is_transcribed(name) or is_listed(name)) and not name.endswith(_OVA)


def _meet(one: Mark, other: Mark) -> bool:
    return one.start < other.end and other.start < one.end


def _full_name(context: Context, originals: Originals | None, index: int) -> tuple[Mark | None, str, bool, int] | None:
    """The full name that begins at ``index``: its mark, its surname, whether a Ukrainian's, how many words."""
    tokens = context.tokens
    first = tokens[index]
    name = given(first.text) if first.is_capitalised else None
    if name is None:
        return None
    length = _length(context.text, tokens, index)
    if length < 2:
        return None
    last = tokens[index + length - 1]
    surname = bare(last)
    if surname.endswith(_OVA):
        return _before_ova(first, surname, name.english(name.is_ukrainian))
    source = context.aligned.source
    accepted = is_accepted(first.text) or (first.text == "Alexandr" and source is not None and source.lang != "cs")
    if writes_latin(tokens, index, length):
        return None
    placed = _place(context, tokens, index) or ("Ukraine" if is_told_ukrainian(context, index, length) else "")
    telling = not accepted or (_CZECH_LETTER.search(surname) is not None and not is_western(surname))
    confidence = max(_confidence((first.text, accepted), surname), _LIKELY if placed and telling else 0.0)
    if not confidence:
        return None
    ukrainian = name.is_ukrainian if not _is_both(first.text) else False
    ukrainian = ukrainian or placed == "Ukraine"
    start, end = first.start, last.start + len(surname)
    others = [bare(token) for token in tokens[index + 1 : index + length]]
    if confidence > _GUESS:  # else nothing says that the surname is transcribed
        others = [english_name(word, ukrainian) for word in others]
    kept = is_accepted(first.text) and not ukrainian and first.text.isascii() and "j" not in first.text
    written = " ".join([first.text if kept else name.english(ukrainian), *others])
    if surname in context.profile.preferred or has_own_j(surname, originals) or context.protected(start, end):
        return None
    return respelled(context.text[start:end], (start, end), written, confidence), surname, ukrainian, length


def _before_ova(first: Token, surname: str, written: str) -> tuple[Mark | None, str, bool, int] | None:
    """The given name before a surname that has the Czech feminine ending, which is another rule's."""
    if is_accepted(first.text) or is_czech_woman(first.text) or first.text == written:
        return None
    return respelled(first.text, (first.start, first.end), written, _LIKELY), surname, False, 2


def _length(text: str, tokens: Sequence[Token], index: int) -> int:
    """How many words the name has: a given name, perhaps a patronymic, a surname, with single spaces between."""
    length = 1
    while index + length < len(tokens) and length < 3:
        token, before = tokens[index + length], tokens[index + length - 1]
        if not (token.is_word and token.is_capitalised and text[before.end : token.start] in (" ", "\u00a0")):
            break
        if length == 2 and not tokens[index + 1].text.endswith(("ič", "ovna", "evna", "yč")):
            break
        length += 1
    return length


def _is_both(word: str) -> bool:
    """Whether Russian and Ukrainian share the form (Jurij, Anton), so that it does not tell one from the other."""
    found = given(word)
    return found is not None and not found.is_ukrainian


def _confidence(name: tuple[str, bool], surname: str) -> float:
    """How sure it is that the bearer is from the East; 0 for names that Czechs, Slovaks and Slovenes bear too."""
    first, accepted = name
    if is_listed(surname):
        return _SURE
    if is_czech_woman(first) and not is_transcribed(surname):
        return 0.0
    if looks_eastern(surname):
        return _SURE if is_transcribed(surname) or not accepted else 0.0
    own = given(first)
    if own is not None and own.is_ukrainian and _CZECH_LETTER.search(surname) and not is_western(surname):
        return _LIKELY
    if first.endswith("ij") and first != "Jurij" and not is_western(surname):
        return _LIKELY
    return _GUESS if surname.isascii() and first in ("Sergej", "Jurij", "Michail") else 0.0


def _place(context: Context, tokens: Sequence[Token], index: int) -> str:
    """Where the words right before the name place its bearer: "Ukraine", "East" (Russia, Belarus), or ""."""
    start, _ = context.sentence_of(index)
    for token in reversed(tokens[max(start, index - _REACH) : index]):
        if is_a(token.text, "czech_lands"):
            return ""
        if token.text in (",", ";", ":") or (token.text.islower() and is_finite(token.text)):
            return ""
        if _ELSEWHERE.match(token.text):
            return "East"
        if _UKRAINE.match(token.text) or is_ukrainian_place(token.text):
            return "Ukraine"
    return ""


def _alone(
    context: Context, originals: Originals | None, token: Token, name: tuple[str, bool | None]
) -> Iterator[Mark]:
    """A surname without its given name: known from a full name of the text or the original, or telling by itself."""
    surname, ukrainian = name
    kept = surname in context.profile.preferred or has_own_j(surname, originals)
    if kept or before_southern(context, context.token_at(token.start)) or context.protected(token.start, token.end):
        return
    confidence = _SURE if ukrainian is not None else 0.0
    if not confidence and is_listed(surname):
        confidence = _LIKELY
    if not confidence and is_transcribed(surname):
        confidence = _introduced(originals, surname) or (_LIKELY if _TELLING.search(surname) else 0.0)
    if not confidence and is_transcribed(surname):
        index = context.token_at(token.start)
        confidence = _LIKELY if _place(context, context.tokens, index) else 0.0
    if confidence:
        span = (token.start, token.start + len(surname))
        mark = respelled(surname, span, english_name(surname, bool(ukrainian)), confidence)
        if mark:
            yield mark


def _introduced(originals: Originals | None, surname: str) -> float:
    """Whether the original gives the surname an East Slavic given name, or writes it in Cyrillic."""
    if originals is None:
        return 0.0
    for original in originals.like(surname):
        if fold(original.form).startswith(fold(surname)[:-1]) and any(given(_nominative(b)) for b in original.before):
            return _SURE
    if originals.lang == "ru":
        from align.names.sounds import similarity, sounds

        wanted = sounds(surname)
        if any(similarity(wanted, sounds(each.form), 0.9) for each in originals.like(surname)):
            return _LIKELY
    return 0.0


def _nominative(form: str) -> str:
    """The given name of a Czech oblique form, if it is an Eastern one: Sergeje, Sergejem give Sergej."""
    return next((stem for cut in range(4) if given(stem := form[: len(form) - cut])), form)


RULE = Rule(
    name="romanization",
    severity="warning",
    fix="profile",
    mqm="Inconsistent with termbase",
    check=check,
    bad=(
        Example("It was said by [Anatolij Čubajs].", fixed=None),
        Example("The physicist [Andrej Sacharov] was exiled.", fixed=None),
        Example("[Jurij Gagarin] and [Valerij Bykovskij] met.", fixed=None),
        Example("The playwright [Michail Šatrov] wrote it. [Šatrov] died in 2010.", fixed=None),
        Example("Ukrainian General [Serhij Šaptala] resigned.", fixed=None),
        Example("It was said by [Sergej Kowaljow].", "Об этом сказал Сергей Ковалёв.", "ru", fixed=None),
        Example(
            "He met [Si Ťin-pching] and Premier [Li Čchiang]. [Si] agreed.",
            "Setkal se se Si Ťin-pchingem a premiérem Li Čchiangem. Si souhlasil.",
            fixed="He met Xi Jinping and Premier Li Qiang. Xi agreed.",
        ),
        Example(
            "[Jošiko Macui] met [Kim Čong-un].",
            "Jošiko Macui se setkala s Kim Čong-unem.",
            fixed="Yoshiko Matsui met Kim Jong Un.",
        ),
        Example("[Denys Čaus] left.", "Denys Čaus odjel.", fixed="Denys Chaus left."),
        Example("Said [Iouri] Lebedev.", "Сказал Юрий Лебедев.", "ru", "Said Yuri Lebedev."),
        Example("He met [Chzhou Enlay].", "Он встретился с Чжоу Эньлаем.", "ru", "He met Zhou Enlai."),
    ),
    good=(
        Example("A fire broke out in Prostějov.", "V Prostějově hořelo."),
        Example("Andrej Babiš, Andrej Kiska and Alexandr Vondra met Slovene Jurij Tepeš."),
        Example("Sergei Prokofiev, Oleksandr Usyk and Judge Mirjana Đurić."),
        Example("Wolfgang Schmidt and Louis Bülow.", "Вольфганг Шмидт и Луи Бюлов.", "ru"),
        Example("Peter Tchaikovsky and Sergei Rachmaninoff.", "Пётр Чайковский и Сергей Рахманинов.", "ru"),
        Example("A film by Sergei Parajanov.", "Фильм Сергея Параджанова.", "ru"),
        Example("Ko Wen-če of Taiwan met Sin Won-sik.", "Tchajwanec Ko Wen-če a Sin Won-sik."),
        Example("They went to Benešov, Prešov and Tišnov."),
    ),
    watches=(
        _may_begin,
        _is_telling,
        is_southern,
        is_chinese,
        is_transcribed_japanese,
        begins_listed,
        begins_place,
        is_greek,
    ),
)
