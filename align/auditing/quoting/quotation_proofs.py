"""Places of a lost quotation mark that grammar and the source's quotation prove together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import log

from align.auditing.lexicon import is_a, is_role

RATIO = 1.05  # characters of English for one of Czech or Russian
_WORD = re.compile(r"['’]?[^\W_](?:[\w'’-]*[^\W_])?")
_NEAR, _SHORT_NEAR = 0.45, 0.8  # how far a length may be off, as a logarithm; where a speaker follows
_CALLED = frozenset(
    ("called", "named", "codenamed", "code-named", "titled", "entitled", "dubbed", "nicknamed", "so-called", "branded")
)
_THEIR_PREPOSITIONS = frozenset(
    ("bez", "do", "k", "ke", "mezi", "na", "nad", "o", "od", "po", "pod", "pro", "proti", "před", "přes", "při", "s",
     "se", "u", "v", "ve", "z", "ze", "za", "без", "в", "во", "для", "до", "за", "из", "к", "ко", "между", "на", "над",
     "о", "об", "от", "перед", "по", "под", "при", "про", "против", "с", "со", "у", "через")
)  # fmt: skip
_FEW = 5  # words of a quotation that is one adverbial
_LONGEST_SPEAKER, _TITLE_REACH = 12, 120
_SMALL = 2  # letters of a source's preposition or conjunction


def speaks(text: str, place: int) -> bool:
    """Whether a verb of saying with its speaker follows: ``said Novak``, ``the mayor of Tula said``."""
    words = re.findall(r"[\w'’-]+|[^\w\s]", text[place : place + 60])[:6]
    for index, word in enumerate(words):
        if word in ".,;:!?" and (word != "." or not index or len(words[index - 1]) > 1):
            return False
        if word == "say" or is_a(word, "reporting"):
            inverted = word == "say" and is_a("".join(words[1:2]), "determiners")  # say the rules
            return index > 0 or inverted or _has_subject_behind(words[1:])
    return False


def _has_subject_behind(words: Sequence[str]) -> bool:
    """Whether a speaker follows his verb: said Novak, said the mayor; not: Novak, the mayor, said that."""
    if not words or not words[0][0].isalpha():
        return False
    if words[0][0].isupper() or is_a(words[0], "subject_pronouns"):
        return True
    return any(is_role(word) for word in words)


def proved_end(text: str, opened: int, places: Sequence[int], original: tuple[int, str, str]) -> int | None:
    """The only end before a speaker, or the only comma, where the source's quotation has the same behind it.

    ``original``: the length of the source's quotation, its last character, and the first one behind its end.
    """
    length, last, after = original
    spoken = [place for place in places if text[place - 1] in ",?!" and speaks(text, place)]
    if (
        len(spoken) == 1
        and (after in tuple(",-–—") or last in ",?!")
        and _off(spoken[0] - opened, length) < _SHORT_NEAR
    ):
        return spoken[0]
    commas = [place for place in places if text[place - 1] == ","]
    if not spoken and len(commas) == 1 and after == "," and _off(commas[0] - opened, length) < _NEAR:
        return commas[0]
    return None


def has_as_many_words(title: str, original: str) -> bool:
    """Whether a title has as many words as the source's, the small ones left out, so that it ends where that does."""
    ours = [word for word in re.findall(r"[\w-]+", title) if not is_a(word, "title_words")]
    theirs = [word for word in re.findall(r"[\w-]+", original) if len(word) > _SMALL or word[0].isdigit()]
    return len(ours) == len(theirs)


def title_end(text: str, opened: int, stop: int) -> int | None:
    """The end of the capitalised words and figures behind the mark, two at least; None where a sentence is quoted."""
    if not text[max(0, opened - 2) : opened].strip()[-1:].isalnum():
        return None
    end, count, last = None, 0, opened + 1
    for word in _WORD.finditer(text, opened + 1, stop):
        bare = word[0].lstrip("'’")
        large = bare[0].isupper() or bare[0].isdigit()
        if text[last : word.start()].strip() or not (large or (count and is_a(bare, "title_words"))):
            break
        last = word.end()
        if large:
            end, count = word.end(), count + 1
    return end if count > 1 else None


def named_start(text: str, closed: int, floor: int, original: str) -> int | None:
    """The beginning of a title right before the mark: behind "called" or a work, or one word as in the source."""
    run: list[int] = []
    for word in reversed(list(_WORD.finditer(text, max(floor, closed - _TITLE_REACH), closed))):
        behind = text[word.end() : run[-1] if run else closed]
        if behind.strip(" " if run else ".,!? ") or not (word[0][0].isupper() or word[0][0].isdigit()):
            break
        run.append(word.start())
    if not run or run[-1] <= floor:
        return None
    before = re.findall(r"[\w-]+", text[floor : run[-1]])[-1:]
    if not before or not before[0].islower() or text[run[-1] - 1] != " " or not text[run[-1] - 2].isalnum():
        return None
    theirs = len(re.findall(r"[\w-]+", re.split(r"[\"“”»«]", original[1:])[0]))
    if before[0] in _CALLED or is_a(before[0], "works"):
        return run[-1] if abs(len(run) - theirs) <= 1 else None
    return run[-1] if len(run) == theirs == 1 else None


def adverbial_start(text: str, closed: int, places: Sequence[int], original: str) -> int | None:
    """The only preposition before the mark where it may begin, if the source's quotation begins with one, too."""
    inside = re.split(r"[\"“”»«]", original[1:])[0]
    first = re.match(r"[^\W\d_]+(?=[ \u00a0])", inside)
    if first is None or first[0] not in _THEIR_PREPOSITIONS or len(re.findall(r"[\w-]+", inside)) > _FEW:
        return None
    fitting = [
        place
        for place in places
        if is_a(_WORD.findall(text[place:closed])[0], "prepositions")
        and _off(closed - place, len(inside)) < _SHORT_NEAR
    ]
    return fitting[0] if len(fitting) == 1 and _off(closed - fitting[0], len(inside)) < _NEAR else None


def resumed_start(text: str, closed: int, floor: int) -> int | None:
    """Where a quotation goes on behind its speaker, if no other place may be: ``"The dam," he said, holds."``."""
    if floor < 2 or text[floor - 1] not in '"”' or text[floor - 2] not in ",.?!…":
        return None
    between = re.finditer(r"[,.;:!?] (?=[^\W_])", text[floor:closed])
    cuts = [found.end() + floor for found in between]
    if not cuts or text[cuts[0] - 2] != ",":
        return None
    speaker = _WORD.findall(text, floor, cuts[0])
    if len(speaker) > _LONGEST_SPEAKER or not any(is_a(word, "reporting") for word in speaker):
        return None
    # A further comma may end an apposition to the speaker, unless what follows the first begins as a clause goes on.
    return cuts[0] if len(cuts) == 1 and text[cuts[0]].islower() else None


def _off(length: int, theirs: int) -> float:
    """How far a length in English is from what the source's makes expect."""
    return abs(log((length + 2) / (theirs * RATIO + 3)))
