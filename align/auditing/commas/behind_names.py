"""The comma between a name and the clause or phrase inserted right behind it: "Merz according to the paper, said"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from align.auditing.clauses import (
    closing_comma,
    follows_speech,
    governor,
    introduces,
    is_defining,
    is_verb_form,
    name_start,
    noun_phrase_start,
    word_at,
)
from align.auditing.commas.inserted import OPENS_ALONE, OPENS_WITH, is_apposition, is_aside, is_inserted_phrase
from align.auditing.commas.only_there import is_base, is_half, is_only_there
from align.auditing.commas.relatives import (
    agrees,
    goes_on,
    has_verb,
    is_kind,
    leaves_verb,
    main_verb,
    opens_by_name,
    rest_verb,
    verb_of,
)
from align.auditing.commas.subjects import is_surname, opens_clause
from align.auditing.commas.witnesses import source_acronym, source_clause, source_comma
from align.auditing.context import Context, Token
from align.auditing.lexicon import (
    frequency,
    has_word_forms,
    is_a,
    is_finite,
    is_function,
    is_role,
    is_third_person,
)
from align.auditing.rule import Mark
from align.auditing.rules.glued_name import split_of
from align.names.exonyms import given_names
from align.names.given import is_given_name

_GUESSED = 0.7
_WHERE = frozenset(
    ("in", "at", "near", "on", "into", "inside", "outside", "around", "across", "within", "throughout", "over")
)
_SHORTEST = 3  # tokens of a clause


def behind_names(context: Context) -> Iterator[Mark]:
    """The marks for commas that are missing right behind a name."""
    tokens = context.tokens
    behind = (place - 1 for place in context.fresh_places(OPENS_WITH))
    for index in sorted({*context.fresh_places(OPENS_ALONE), *behind}):
        token, before = tokens[index], tokens[index - 1]
        if not index or not before.is_capitalised or token.start != before.end + 1 or context.text[before.end] != " ":
            continue
        confidence, why = _judge(context, index) if before.is_word else (0.0, "")
        if confidence and not context.protected(before.end, token.end):  # behind "Odessa, Texas" a comma may go
            yield Mark(
                before.start,
                token.end,
                f"a comma is missing between “{before.text}” and {why}",
                f"{before.text}, {token.text}",
                confidence,
                _source(context, before.text),
            )


def _judge(context: Context, index: int) -> tuple[float, str]:
    """How certainly a comma is missing before token ``index`` (0: not at all), and before what."""
    tokens, word = context.tokens, context.tokens[index].text
    start, end = context.sentence_of(index)
    if index - 1 < start:
        return 0.0, ""
    if word in ("who", "whose", "whom", "which", "where"):
        return _clause(context, index, (start, end)), "the clause behind it"
    if is_inserted_phrase(tokens, index, end):
        return _phrase(context, index, (start, end)), "the phrase behind it"
    if is_aside(tokens, index, end):
        return _aside(context, index, (start, end)), "what is said of it in passing"
    if _is_introduced(context, index, (start, end)):
        return 0.93, "the main clause"
    if is_apposition(tokens, index, end):
        return _apposition(context, index, (start, end)), "the words that say who it is"
    return 0.0, ""


def _clause(context: Context, index: int, sentence: tuple[int, int]) -> float:
    tokens, (start, end) = context.tokens, sentence
    name = name_start(tokens, index - 1, start)
    placed = tokens[index].text == "where" and name > start and not is_function(tokens[index - 1].text)
    if not (placed or _is_name(context, name, index)):
        return 0.0
    if is_kind(tokens, name, index):
        return 0.0
    if is_defining(tokens, name, start):
        return 0.93 if _is_institution(context, (name, index), sentence) else 0.0
    word = tokens[index].text
    whose = word in ("whose", "whom", "where")  # no subject of its clause
    verb = verb_of(tokens, index, end)
    if verb >= end or not (whose or _is_verb_of(word, tokens[verb].text)):
        return 0.0
    if word in ("whom", "where") and not has_verb(tokens, verb, end):
        return 0.0
    phrase = noun_phrase_start(tokens, name, start)
    if not whose and not agrees(tokens, (start, phrase, name), word_at(tokens, verb)):
        return 0.0
    governed = governor(tokens, phrase, start)
    if word == "where":
        if is_only_there(tokens, phrase, index, sentence):
            return 0.94
        if not source_clause(context, name, index) or is_half(tokens, index, sentence):
            return 0.0
        region = governed and phrase - 2 > start and tokens[phrase - 2].text.islower()  # "the country in Europe"
        return 0.0 if region else 0.94
    placed = tokens[index].text != "which" and governed in (*_WHERE, "of", "from")
    if governed and not placed and source_clause(context, name, index):
        return 0.94
    if governed in ("of", "from") and word != "which" and _is_from(tokens, phrase - 1, start):
        return 0.95 if closing_comma(tokens, index, end) is not None else _GUESSED
    if governed and not _is_person(tokens, phrase, name, index):
        return 0.0 if governed in _WHERE or tokens[index].text != "which" else _GUESSED
    if closing_comma(tokens, index, end) is not None:
        return 0.97
    ends = main_verb(tokens, index, end) or rest_verb(tokens, index, end)
    if ends is not None and opens_by_name(context, start, index - 1):
        return 0.97
    if ends is not None or leaves_verb(tokens, verb, end) or goes_on(tokens, verb, end):  # half a pair
        return _GUESSED
    known = tokens[index].text != "which" or source_comma(context, tokens[index - 1].text)
    return 0.93 if known and phrase != start else _GUESSED


def _is_verb_of(relative: str, word: str) -> bool:
    """Whether the word is the verb of a clause; behind "who" any in "-ed" is: who appraised."""
    return is_finite(word) or is_third_person(word) or (relative == "who" and word.islower() and word.endswith("ed"))


def _is_institution(context: Context, places: tuple[int, int], sentence: tuple[int, int]) -> bool:
    """Whether "The Kladno Court which" opens the sentence, and the clause has its comma before the main verb."""
    (name, index), (start, end), tokens = places, sentence, context.tokens
    last, verb = tokens[index - 1].text, tokens[min(index + 1, end - 1)].text
    if tokens[index].text != "which" or name != start + 1 or tokens[start].text != "The":
        return False
    known = index - name > 1 or (context.names is not None and context.names.find(last) is not None)
    plural = last.endswith("s") and not last.endswith("ss")
    begins = is_finite(verb) or is_third_person(verb)
    return known and begins and not plural and closing_comma(tokens, index, end) is not None


def _is_from(tokens: Sequence[Token], preposition: int, start: int) -> bool:
    """Whether a person's full name stands before "of" and a place, so that "who" speaks of the person."""
    if preposition - 2 < start or not tokens[preposition - 1].is_capitalised:
        return False
    name = name_start(tokens, preposition - 1, start)
    phrase = noun_phrase_start(tokens, name, start)
    return preposition - name > 1 and _is_person(tokens, phrase, name, preposition)


def _is_person(tokens: Sequence[Token], phrase: int, name: int, index: int) -> bool:
    """Whether titles or a given name say that ``tokens[name:index]`` is a person, not a place or a company."""
    if phrase < name:
        return True
    words = [token.text for token in tokens[name:index]]
    return len(words) > 1 and (is_given_name(words[0]) or words[0].lower() in given_names() or is_role(words[0]))


def _phrase(context: Context, index: int, sentence: tuple[int, int]) -> float:
    tokens, (start, end) = context.tokens, sentence
    name = name_start(tokens, index - 1, start)
    if not _is_name(context, name, index):
        return 0.0
    phrase = noun_phrase_start(tokens, name, start)
    if closing_comma(tokens, index, end) is None:
        ending = _is_person(tokens, phrase, name, index) and _has_relative(tokens, index, end)
        return 0.95 if ending and not is_defining(tokens, name, start) else 0.0
    if word_at(tokens, index) != "according" and governor(tokens, phrase, start):
        if source_comma(context, tokens[index - 1].text):
            return 0.94
        return 0.0 if not _is_person(tokens, phrase, name, index) else _GUESSED
    return 0.97 if phrase == start or name == start else 0.92


def _has_relative(tokens: Sequence[Token], index: int, end: int) -> bool:
    """Whether the phrase opens a clause that may end its sentence: "Rudyk according to whom gusts rose"."""
    relative = next((at for at in (index + 1, index + 2) if word_at(tokens, at) in ("whom", "whose")), None)
    return relative is not None and has_verb(tokens, relative + 1, end)


def _aside(context: Context, index: int, sentence: tuple[int, int]) -> float:
    """A subject, something in passing, a comma and the verb: the comma before it is missing."""
    tokens, (start, end) = context.tokens, sentence
    name = name_start(tokens, index - 1, start)
    if not _is_name(context, name, index):
        return 0.0
    comma = closing_comma(tokens, index, end)
    himself_a = word_at(tokens, index) in ("himself", "herself") and word_at(tokens, index + 1) in ("a", "an")
    if comma is None and himself_a:
        comma = next((at for at in range(index, end) if tokens[at].text == ","), None)
    if comma is None or any(is_verb_form(tokens[at].text) for at in range(index + 1, comma)):
        return 0.0
    if himself_a:
        return 0.95
    phrase = noun_phrase_start(tokens, name, start)
    if phrase > start and word_at(tokens, phrase - 1) in ("the", "a", "an") and phrase == name:
        return 0.0
    opens = opens_clause(tokens, phrase, start) or word_at(tokens, phrase - 1) == "the"
    initials = phrase - 2 >= start and tokens[phrase - 1].text == "." and len(tokens[phrase - 2].text) == 1
    if not (opens or initials):
        return 0.0
    return 0.95 if context.aligned.source is not None or _is_person(tokens, phrase, name, index) else 0.91


def _apposition(context: Context, index: int, sentence: tuple[int, int]) -> float:
    tokens, (start, end) = context.tokens, sentence
    name = name_start(tokens, index - 1, start)
    if not _is_name(context, name, index):
        return 0.0
    phrase = noun_phrase_start(tokens, name, start)
    before = word_at(tokens, phrase - 1) if phrase > start else ""
    if is_a(before, "naming") or before == "as" or _is_work(tokens, phrase, index, start):
        return 0.0
    if follows_speech(tokens, phrase, start):
        return 0.95
    if is_a(before, "prepositions"):
        return 0.92 if before not in _WHERE and _is_person(tokens, phrase, name, index) else 0.0
    opens = phrase == start or not before.isalpha() or before == "that"
    if tokens[index].text not in ("a", "an", "the"):
        opens = opens and closing_comma(tokens, index, end) is not None
    return 0.95 if opens and closing_comma(tokens, index, end) is not None else _GUESSED if opens else 0.0


def _is_work(tokens: Sequence[Token], phrase: int, index: int, start: int) -> bool:
    """Whether a title stands there: "wrote God Save the Tsar"; a speaker in "The road is open, wrote Savelyev"."""
    if word_at(tokens, phrase - 1) in ("wrote", "writes") and phrase - 2 >= start and tokens[phrase - 2].is_word:
        return True
    return tokens[index + 1].is_capitalised and any(is_base(token.text.lower()) for token in tokens[phrase + 1 : index])


def _is_introduced(context: Context, index: int, sentence: tuple[int, int]) -> bool:
    """Whether the main clause begins at ``index``, behind "According to" and a name."""
    tokens, (start, end) = context.tokens, sentence
    if not is_a(tokens[index].text, "determiners", "subject_pronouns"):
        return False
    following = word_at(tokens, index + 1)
    if tokens[index].text == "that" and (is_finite(following) or is_third_person(following)):
        return False
    name = name_start(tokens, index - 1, start)
    return end - index > _SHORTEST and introduces(tokens, name, start) and _is_name(context, name, index)


def _is_name(context: Context, name: int, index: int) -> bool:
    """Whether ``tokens[name:index]`` is the name of somebody: found in the source, of two words, or no English word."""
    words = [token.text for token in context.tokens[name:index]]
    last = words[-1]
    possessive = last.endswith(("'s", "’s"))  # "Clinton's running mate"
    if possessive or is_function(last) or is_role(last) or split_of(context, context.tokens[index - 1]):
        return False
    if len(words) == 1 and _may_be_word(context, name):
        return False
    if context.names is not None and context.names.find(last):
        return True
    if len(last) > 1 and last.isupper():
        return source_acronym(context, last)
    return (len(words) > 1 and words[-2].isalpha()) or frequency(last) < 2.5 or _is_region(context.tokens, name)


def _is_region(tokens: Sequence[Token], name: int) -> bool:
    """Whether the word says where the town before it lies: "Paris, Ontario"."""
    return name > 1 and tokens[name - 1].text == "," and tokens[name - 2].is_capitalised


def _may_be_word(context: Context, at: int) -> bool:
    """Whether a capitalised word that begins the sentence may be a common noun: "Motorists who do not"."""
    start, _ = context.sentence_of(at)
    if any(part.islower() for part in context.tokens[at].text.split("-")):  # "Out-of-towners like"
        return True
    opens = has_word_forms(context.tokens[at].text) and not any(one.is_word for one in context.tokens[start:at])
    return opens and not is_surname(context, at)


def _source(context: Context, name: str) -> dict[str, str]:
    match = context.names.find(name) if context.names is not None else None
    return {"source": match.source} if match else {}
