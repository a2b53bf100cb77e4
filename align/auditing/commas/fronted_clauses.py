"""The comma behind a clause or a long phrase that opens the sentence, whatever noun the main clause begins with.

"Once the council signs the permit work on the canal can begin", "If necessary we will appeal", "After nearly ten years
of quarrels over the lease the two clubs agreed", "For Orlova, a nurse by training this was the first flight".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from align.auditing.clauses import word_at
from align.auditing.commas.openings import is_answered, may_be_answered
from align.auditing.commas.own_subjects import may_be_verb, may_end_clause, only_verb, own_verb
from align.auditing.commas.source_commas import SourceSentence, source_sentence
from align.auditing.context import Context, Token
from align.auditing.lexicon import is_a, is_adverb, is_count, is_finite, is_function, is_gerund, is_participle, is_past
from align.auditing.phrases import clause_verb, is_pronoun, is_sure_verb

_SURE = 0.94
_REACH, _LONG_PHRASE = 24, 10
_CLAUSES = frozenset(("once", "while", "when", "if", "although", "though", "because", "unless", "whereas", "since"))
_SHORTENED = frozenset(("if", "when", "unless", "where", "whenever"))
_STATES = frozenset(("necessary", "possible", "needed", "required", "so", "not", "appropriate", "successful", "true"))
_PHRASES = frozenset(
    ("after", "before", "in", "during", "over", "despite", "amid", "following", "within", "throughout", "under")
)
_NO_JOINT = frozenset(
    ("all", "both", "half", "only", "just", "even", "about", "nearly", "almost", "such", "what", "how")
)
# A clause without "that" or "which" may follow: "something I like", "told the crew it was over".
_CONTACT = frozenset(
    (
        *("something", "anything", "everything", "nothing", "someone", "anyone", "everyone", "somebody", "anybody"),
        *("thing", "things", "way", "day", "time", "moment", "reason", "place", "those"),
    )
)
_TELLING = frozenset(
    (
        *("tell", "tells", "told", "show", "shows", "showed", "remind", "reminds", "reminded", "assure", "assured"),
        *("inform", "informed", "convince", "convinced", "warn", "warns", "warned", "promise", "promised", "persuaded"),
    )
)
_COUNTING = frozenset(("many", "several", "most", "some", "few", "other", "more", "any", "new", "own"))
# Verbs that news seldom has without an object (Quirk et al., A Comprehensive Grammar, 1985, 16.26).
_TRANSITIVE = frozenset(
    (
        *("accept", "allow", "announce", "annul", "approve", "arrest", "ban", "bring", "build", "buy", "cancel"),
        *("confirm", "cut", "damage", "demand", "deny", "destroy", "discover", "dismiss", "enact", "endorse"),
        *("extend", "find", "finance", "fix", "grant", "impose", "introduce", "issue", "lift", "overturn", "pass"),
        *("present", "publish", "raise", "ratify", "reach", "receive", "reject", "remove", "renew", "replace"),
        *("repair", "send", "set", "sign", "suspend", "uphold", "veto", "want"),
    )
)
_CLAUSE_SOURCE = {
    "cs": r"(?:jakmile|až|zatímco|když|pokud|jestliže|jestli|kdyby\w*|ačkoliv?|přestože"
    r"|třebaže|protože|jelikož|dokud|nebude-li|li)\b",
    "ru": r"(?:как только|когда|пока|если|в то время,? как|тогда как|хотя|поскольку"
    r"|так как|с тех пор|едва|после того,? как)\b",
}


def unparted_clauses(context: Context) -> Iterator[tuple[int, float]]:
    """The tokens, with a confidence, where the main clause begins without a comma behind what opens the sentence."""
    tokens = context.tokens
    for opening in context.fresh_places(OPENS_SENTENCE):
        start, end = context.sentence_of(opening)
        if opening != start + (tokens[start].text in ('"', "“")) or end - opening < 5:
            continue
        place = (
            _behind_shortened(tokens, opening, end)
            or _behind_described(tokens, opening, end)
            or _behind_long_phrase(tokens, opening, end)
            or _behind_clause(context, opening, end)
        )
        if place is not None and tokens[place].start == tokens[place - 1].end + 1:
            yield place, _SURE


def _opens_sentence(word: str) -> bool:
    small = word.lower()
    return word[0].isupper() and (small in _CLAUSES or small in _SHORTENED or is_a(small, "prepositions"))


OPENS_SENTENCE = _opens_sentence
WATCHES = (OPENS_SENTENCE,)


def _behind_shortened(tokens: Sequence[Token], opening: int, end: int) -> int | None:
    """Behind "If necessary", "When asked": a pronoun, or an article that no such word governs, with its verb."""
    word, second = word_at(tokens, opening), word_at(tokens, opening + 1)
    place = opening + 2
    if word not in _SHORTENED or place + 1 >= end:
        return None
    known = second in _STATES and (word in ("if", "where", "when") or second != "so")
    begins = is_pronoun(tokens[place].text) or (known and second != "not" and tokens[place].text in ("the", "a", "an"))
    if not begins or not (known or (is_participle(second) and not is_a(second, "auxiliaries"))):
        return None
    acts = tokens[place + 1].text.isalpha() and not is_function(tokens[place + 1].text)
    whole = clause_verb(tokens, place, end) is not None or (is_pronoun(tokens[place].text) and acts)
    return place if whole and not is_answered(tokens, place, end) else None


def _behind_described(tokens: Sequence[Token], opening: int, end: int) -> int | None:
    """Behind a phrase with a name and what the name is: "For Orlova, a nurse by training"."""
    if not is_a(word_at(tokens, opening), "prepositions"):
        return None
    comma = next((at for at in range(opening + 1, min(end, opening + _REACH)) if not tokens[at].is_word), end)
    if comma + 3 >= end or tokens[comma].text != "," or not tokens[comma - 1].is_capitalised:
        return None
    if tokens[comma + 1].text not in ("a", "an", "the") or any(is_pronoun(each.text) for each in tokens[opening:comma]):
        return None
    for place in range(comma + 3, min(end - 1, comma + _REACH)):
        if not (tokens[place].is_word or tokens[place].text[0].isdigit()) or (
            may_be_verb(tokens, place) and not is_participle(tokens[place].text)
        ):
            return None
        pointing = tokens[place].text in ("this", "these") and is_a(word_at(tokens, place + 1), "auxiliaries")
        ended = may_end_clause(tokens[place - 1]) or is_a(tokens[place - 2].text, "prepositions")  # "by training"
        if (pointing or is_pronoun(tokens[place].text)) and ended:
            acts = pointing or clause_verb(tokens, place, end) == place + 1
            return place if acts and _is_last(tokens, place + 1, end) else None
    return None


def _behind_long_phrase(tokens: Sequence[Token], opening: int, end: int) -> int | None:
    """Behind at least ten words without a verb: an article, a pronoun or a figure, with the only verb that follows."""
    if word_at(tokens, opening) not in _PHRASES:
        return None
    for place in range(opening + 2, min(end - 2, opening + _REACH)):
        token, before = tokens[place], tokens[place - 1]
        if not (token.is_word or token.text[0].isdigit()) or is_a(token.text, "relatives") or token.text == "that":
            return None
        if _may_be_predicate(tokens, place):
            return None
        begins = token.text in ("the", "a", "an") or is_pronoun(token.text) or token.text[0].isdigit()
        if not begins or not may_end_clause(before) or before.text in _NO_JOINT or is_a(before.text, "time"):
            continue
        if place - opening < _LONG_PHRASE or (before.is_capitalised and token.text[0].isdigit()):
            return None
        verb = own_verb(tokens, place, end)
        if verb is None or any(may_be_verb(tokens, at) for at in range(place + 1, verb)):
            return None
        whole = _is_last(tokens, verb, end) and not is_answered(tokens, place, end)
        return place if whole else None
    return None


def _may_be_predicate(tokens: Sequence[Token], at: int) -> bool:
    word = tokens[at].text
    return may_be_verb(tokens, at) and (is_a(word, "auxiliaries") or (is_past(word) and is_sure_verb(tokens, at)))


def _is_last(tokens: Sequence[Token], verb: int, end: int) -> bool:
    """Whether no verb follows that could have the one before as a clause about a noun: "the war he lost was"."""
    at = verb + 1
    while at < end and (is_adverb(tokens[at].text) or is_a(tokens[at - 1].text, "auxiliaries")):
        at += 1
    for index in range(at, end):
        word, following = tokens[index].text, word_at(tokens, index + 1)
        if not (word[0].isalnum() or word in ("-", "%")) or is_a(word, "conjunctions", "relatives") or word == "that":
            return True
        noun = not is_finite(word) and not is_a(following, "determiners", "auxiliaries")
        if may_be_verb(tokens, index) and not noun:
            return False
    return True


def _behind_clause(context: Context, opening: int, end: int) -> int | None:
    """Behind a clause that the original has too, and its comma: the one place where a second subject may begin."""
    tokens = context.tokens
    if word_at(tokens, opening) not in _CLAUSES or context.aligned.source is None:
        return None
    places = list(_joints(tokens, opening, end))
    apart = [place for place, _ in places if not _is_object(tokens, place)]
    sure = [place for place in apart if is_pronoun(tokens[place].text) or is_a(tokens[place].text, "determiners")]
    found = sure or apart or [place for place, _ in places]
    if len(found) != 1 or may_be_answered(tokens, found[0], end):
        return None
    doubtful = len(places) > len(apart) and bool(apart) and not _needs_object(tokens, found[0], places[0][0])
    if doubtful or not _is_last(tokens, dict(places)[found[0]], end):
        return None
    source = source_sentence(context, opening)
    return found[0] if source is not None and _opens_clause(source) and source.commas else None


def _joints(tokens: Sequence[Token], opening: int, end: int) -> Iterator[tuple[int, int]]:
    """The places where a second subject may begin, with its verb, behind a clause that has its own."""
    for place in range(opening + 3, min(end - 2, opening + _REACH)):
        token, before = tokens[place], tokens[place - 1]
        if not (token.is_word or token.text[0].isdigit()) or is_a(token.text, "relatives") or token.text == "that":
            return
        progressive = is_gerund(before.text) and is_a(word_at(tokens, place - 2), "auxiliaries")
        counted = is_count(before.text) or before.text in _COUNTING or _may_be_told(tokens, opening, place)
        if counted or not (may_end_clause(before) or progressive) or (before.is_capitalised and token.is_capitalised):
            continue
        first = own_verb(tokens, opening + 1, place) or only_verb(tokens, opening + 1, place)
        if first is None and may_be_verb(tokens, place - 1) and not is_function(tokens[place - 2].text):
            first = place - 1
        second = own_verb(tokens, place, end)
        joined = second is None or any(each.text in ("and", "or") for each in tokens[place:second])
        if first is not None and second is not None and not joined:
            yield place, second


def _may_be_told(tokens: Sequence[Token], opening: int, place: int) -> bool:
    """Whether what begins at ``place`` may be a clause about the word before, or what somebody is told."""
    described = tokens[place - 1].text in _CONTACT and is_pronoun(tokens[place].text)
    return described or any(each.text in _TELLING for each in tokens[opening + 1 : place])


def _is_object(tokens: Sequence[Token], place: int) -> bool:
    """Whether a verb stands right before, so that what begins here may be its object."""
    before, word = word_at(tokens, place - 2), tokens[place - 1].text
    return may_be_verb(tokens, place - 1) or is_gerund(word) or is_a(before, "auxiliaries") or before in ("not", "to")


def _needs_object(tokens: Sequence[Token], place: int, first: int) -> bool:
    """Whether the verb before ``first`` takes an object, which stands from there to ``place``."""
    word = tokens[first - 1].text
    forms = (word, word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("ed"), word.removesuffix("d"))
    return place > first and any(form in _TRANSITIVE for form in forms)


def _opens_clause(source: SourceSentence) -> bool:
    pattern = _CLAUSE_SOURCE.get(source.lang, "(?!)")
    return re.match(rf"[\W_]*(?:{pattern})", source.text, re.IGNORECASE) is not None
