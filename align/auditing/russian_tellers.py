"""Men's surnames left in the genitive of the words that name a source: According to Sadkova, of по словам Садкова."""

from __future__ import annotations

import re

from align.auditing.context import Context
from align.auditing.lexicon import frequency
from align.auditing.originals import Original, Originals
from align.names.cases import Reading
from align.names.inflection import parses
from align.names.listed_persons import letters_of, loose
from align.names.transliteration import romanize_russian

_UNKNOWN = 2.2  # in English, on the Zipf scale
_REACH = 100
_WORD = r"[^\W\d_]+(?:-[^\W\d_]+)?"
_TELLER = re.compile(
    r"(?<!\w)(?:по[ ](?:словам|мнению|утверждению|признанию|убеждению|воспоминаниям|наблюдениям|выражению|замыслу)"
    r"|со[ ]слов|в[ ]адрес|от[ ]имени|при[ ]участии)[ ]"
    rf"(?:(?:{_WORD}|[«\"][^«»\"\n]{{1,40}}[»\"]|[^\W\d_]\.)[ ]?){{0,8}}\Z"
    rf"|(?<!\w)(?:у|от|для|против|вместо|кроме|без)[ ](?:[^\W\d_]+[аяуыи][ ])?\Z",
    re.IGNORECASE,
)
_SURNAME = re.compile(r"(?:[оеё]в|[иы]н)а$")
_VERB = re.compile(r"(?<!\w)[а-яё]+(?:л|ла|ло|ли|ет|ит|ют|ят|ся)[ ]")


def told_by(context: Context, originals: Originals, name: str, original: Original) -> Reading | None:
    """The nominative of a man's surname whose every place in the original asks for the genitive.

    A woman's of these letters would have another ending there: ``по словам Садковой``.
    """
    form = original.form
    if frequency(name) >= _UNKNOWN or loose(name) not in letters_of(form) or f"{form[:-1]}ой" in originals.forms:
        return None
    if not all(_is_told(context, start) for start in original.starts):
        return None
    if _SURNAME.search(form):
        return Reading(form[:-1].lower(), name[:-1], frozenset("g"), True)
    nominative = _of_a_man(form.lower())
    if not nominative:
        return None
    english = romanize_russian(nominative.capitalize())
    written = (word for word in sorted(context.words) if word.istitle() and loose(word) == loose(english))
    return Reading(nominative, next(written, english), frozenset("g"), True)


def _is_told(context: Context, start: int) -> bool:
    source = context.aligned.source
    found = _TELLER.search(source.text, max(0, start - _REACH), start) if source is not None else None
    return found is not None and _VERB.search(found[0]) is None


def _of_a_man(form: str) -> str:
    """The nominative of a form that can be nothing but a man's, or a male thing's, genitive; else empty."""
    known = [parse for parse in parses(form) if parse.is_known]
    if not known or any({"nomn", "Fixd", "femn", "plur", "neut"} & set(parse.tag.grammemes) for parse in known):
        return ""
    men = [parse for parse in known if "gent" in parse.tag and {"anim", "Surn"} & set(parse.tag.grammemes)]
    return str(men[0].normal_form) if men else ""
