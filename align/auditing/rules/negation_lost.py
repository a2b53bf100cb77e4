"""A negation of the original that the English version has lost."""

from __future__ import annotations

import re
from collections.abc import Iterator

from align.auditing.context import Context
from align.auditing.denying.denials import lost_denials
from align.auditing.denying.denied_verbs import asserted_verbs
from align.auditing.denying.negation import NUMBERED, denied_words, denies, may_deny, may_recast, negated_verbs
from align.auditing.denying.ruled_out import ruled_out
from align.auditing.denying.said_otherwise import said_otherwise
from align.auditing.denying.verb_clauses import CLAUSE, clause_around, clause_start, list_start
from align.auditing.lexicon import is_a, is_past, is_third_person
from align.auditing.rule import Example, Mark, Rule
from align.auditing.stems import content_bases
from align.types import Bead, Segment

_CONFIRMED, _ALONE = 0.85, 0.6
_LEAST_CONFIDENCE = 0.3
_QUOTES = '"“«'
_NEGATORS = re.compile(r"\b(?:not|no|never|nor|none|without|cannot|nobody|nothing)\b|n['’]t\b", re.IGNORECASE)
_LINKS = ("to", "of", "from", "with", "for", "at", "by", "as")
_OTHERS = ("determiners", "conjunctions", "relatives", "subject_pronouns")
_UNABLE = re.compile(r"\b(?:unable|fail(?:s|ed)?|refus\w+|declin\w+|impossible)\b")
_STAYS = re.compile(r"\b(?:stay|remain|keep|continu)\w*")  # "intends to stay" for "does not intend to leave"
_UNDONE = re.compile(r"\bun(?!it|less|der|cover|veil|lock|fold|leash|load)[a-z]{3,}(?:ed|en|known|paid|sold)\b")
_UNTIL = re.compile(r"\b(?:until|till|unless|before)\s+(?:[^\W\d_]+\s+){1,3}\Z", re.IGNORECASE)
_LONGEST_SOURCE = 30
_WHOLE = 0.75  # of the length of the fresh translation
_DENIED = re.compile(
    rf"(?:\b(?:not|never|no(?!\.?{NUMBERED})|nor|cannot)|n't)\W+(?:\w+\W+){{0,2}}?(\w{{4,}})", re.IGNORECASE
)


def check(context: Context) -> Iterator[Mark]:
    """The original denies what the English version asserts.

    Only where the English has no word at all that could stand for the negation. The fresh translation is the second
    witness; where it is silent, a short sentence is reported with less confidence.
    """
    source = context.aligned.source
    if source is None or context.aligned.english_origin == "translation":
        return
    for index, bead in enumerate(context.aligned.beads):
        if not (bead.source_ids and bead.target_ids) or bead.confidence < _LEAST_CONFIDENCE:
            continue
        english = context.target_of(bead)
        told = " ".join(segment.text for segment in english)
        for start, end, denied_by in ruled_out(context.source_of(bead), english, source.lang):
            yield _mark(start, end, denied_by, _CONFIRMED, context.hypothesis_of(bead))
        if lost := list(_lost(context, bead, source.lang)):
            yield from lost
            continue
        if may_deny(told):
            yield from _opposite(context, bead, told, source.lang) or _asserted(context, bead, source.lang)
            continue
        denied = [verb for segment in context.source_of(bead) for verb in negated_verbs(segment.text, source.lang)]
        left = any(verb in told.lower() for verb in denied)  # the bead is not translated
        if told_verbs := [] if left else list(asserted_verbs(context.source_of(bead), english, source.lang)):
            for start, end, verb in told_verbs[:1]:
                begin = _with_auxiliary(context.text, start)
                yield _mark(begin, end, verb, _CONFIRMED, context.hypothesis_of(bead))
            continue
        confidence = _confidence(context, bead) if denied and not left else 0.0
        theirs = " ".join(segment.text for segment in context.source_of(bead))
        if confidence and not said_otherwise(theirs, told, source.lang) and not _is_denied_beside(context, index):
            fresh = context.hypothesis_of(bead)
            start, end = _clause(english, fresh, _share(context, bead, denied[0]))
            clause = clause_around(context.text, start, end)
            if _STAYS.search(clause) or (not _same_verb(fresh, told) and (may_recast(clause) or _is_cut(told, fresh))):
                continue
            yield _mark(start, end, denied[0], confidence, fresh)


def _is_denied_beside(context: Context, index: int) -> bool:
    """Whether the English of the sentence before or behind has a denial that its own original has not."""
    beads = context.aligned.beads
    for bead in (*beads[max(0, index - 1) : index], *beads[index + 1 : index + 2]):
        told = " ".join(segment.text for segment in context.target_of(bead))
        theirs = context.source_of(bead)
        plain = not any(True for one in theirs for _ in negated_verbs(one.text, one.lang))
        denied = denies(told) or _UNDONE.search(told)
        if theirs and plain and denied and not may_deny(context.hypothesis_of(bead)):
            return True
    return False


def _mark(start: int, end: int, denied: str, confidence: float, fresh: str) -> Mark:
    evidence = {"source": denied, "translation": fresh}
    return Mark(start, end, f"the original denies it: “{denied}”", None, confidence, evidence, review=True)


def _lost(context: Context, bead: Bead, lang: str) -> Iterator[Mark]:
    """What the original denies with a word of its own: invalid, refused, hardly, without."""
    english, fresh = context.target_of(bead), context.hypothesis_of(bead)
    for denial in lost_denials(context.source_of(bead), english, lang):
        start, end = denial.start, denial.end
        if start < 0:
            start, end = _clause(english, fresh, _share(context, bead, denial.denied_by.lower()))
        yield _mark(start, end, denial.denied_by, _CONFIRMED, fresh)


def _asserted(context: Context, bead: Bead, lang: str) -> Iterator[Mark]:
    """A verb that the fresh translation denies and the English asserts, though the English denies something else."""
    denied = [verb for segment in context.source_of(bead) for verb in negated_verbs(segment.text, lang)]
    english = context.target_of(bead)
    told = " ".join(segment.text for segment in english)
    wanted = {stem for word in denied_words(context.hypothesis_of(bead)) for stem in content_bases(word)}
    wanted -= {stem for word in denied_words(told) for stem in content_bases(word)}
    if not wanted or len(denied) <= len(_NEGATORS.findall(told)):
        return
    for segment in english:
        for word in re.finditer(r"[^\W\d_]{4,}", segment.text):
            if wanted & content_bases(word[0]) and not _is_denied(segment.text, word):
                start, end = _from(segment, _with_auxiliary(segment.text, word.start()), exact=True)
                yield _mark(start, end, denied[0], _CONFIRMED, context.hypothesis_of(bead))
                return


def _is_denied(text: str, verb: re.Match[str]) -> bool:
    """Whether the clause around a verb denies it: by any word before it ("refused to leave"), by "no" behind it."""
    clause, start = clause_around(text, verb.start(), verb.end()), list_start(text, verb)
    told, rest = text[start : verb.end()], clause[verb.end() - clause_start(text, verb.start()) :]
    if _UNTIL.search(text[: verb.start()]):
        return True
    return may_deny(told) or denies(rest) or _STAYS.search(rest) is not None


def _opposite(context: Context, bead: Bead, told: str, lang: str) -> list[Mark]:
    """A verb such as "abandoned" for the original's denial of it, where nothing else in the English can deny."""
    found = asserted_verbs(context.source_of(bead), context.target_of(bead), lang)
    return [
        _mark(_with_auxiliary(context.text, start), end, verb, _CONFIRMED, context.hypothesis_of(bead))
        for start, end, verb in found
        if may_deny(context.text[start:end]) and not may_deny(told.replace(context.text[start:end], " ", 1))
    ][:1]


def _confidence(context: Context, bead: Bead) -> float:
    fresh = context.hypothesis_of(bead)
    if denies(fresh) or _UNABLE.search(fresh):
        return _CONFIRMED
    words = sum(len(segment.text.split()) for segment in context.source_of(bead))
    return _ALONE if words <= _LONGEST_SOURCE and not fresh else 0.0


def _same_verb(fresh: str, told: str) -> bool:
    """Whether the English version has a word that the fresh translation denies."""
    wanted = {stem for word in denied_words(fresh) for stem in content_bases(word)}
    return any(wanted & content_bases(word) for word in re.findall(r"[^\W\d_]{3,}", told))


def _is_cut(told: str, fresh: str) -> bool:
    """Whether the English is so short that the clause with the denial may have been left out."""
    return bool(fresh) and len(told) < _WHOLE * len(fresh)


def _share(context: Context, bead: Bead, denied: str) -> float:
    """How far into its original a bead's denied verb stands, from 0 to 1."""
    text = " ".join(segment.text for segment in context.source_of(bead)).lower()
    return max(0, text.find(denied)) / max(1, len(text))


def _clause(english: tuple[Segment, ...], fresh: str, share: float) -> tuple[int, int]:
    """The verb phrase that should be denied: by the word that the fresh translation denies, else by its place.

    ``share`` says how far into the original the denied verb stands; of several clauses the nearest is taken.
    """
    found = _DENIED.search(fresh)
    wanted = content_bases(found[1]) if found else set()
    best = _segment_at(english, share)
    for segment in english:
        for word in re.finditer(r"[^\W\d_]+", segment.text):
            if wanted and wanted & content_bases(word[0]):
                return _from(segment, _with_auxiliary(segment.text, word.start()), exact=True)
    opening = _said(best.text)
    if not opening and (verb_at := _nearest(best.text, share)) is not None:
        return _from(best, verb_at)
    verbs = re.finditer(r"\w+", best.text[opening:])
    verb = next((word for word in verbs if _is_verb(word[0]) and not is_a(word[0], "reporting")), None)
    return _from(
        best, opening if opening and best.text[opening - 1] in _QUOTES else opening + (verb.start() if verb else 0)
    )


def _segment_at(english: tuple[Segment, ...], share: float) -> Segment:
    """The segment that is as far into the bead as ``share``."""
    left = share * sum(len(segment.text) for segment in english)
    for segment in english:
        if left <= len(segment.text):
            return segment
        left -= len(segment.text)
    return english[-1]


def _nearest(text: str, share: float) -> int | None:
    """The verb that is as far into the sentence as ``share``, of those that open a clause's predicate; None without."""
    found: list[int] = []
    for clause in re.finditer(rf"(?:(?!{CLAUSE.pattern}).)+", text):
        words = list(re.finditer(r"[^\W\d_]+", clause[0]))
        verbs = [word for word in words if is_a(word[0], "auxiliaries")] or [
            word for word in words if _is_verb(word[0])
        ]
        found += [clause.start() + verb.start() for verb in verbs[:1] if not is_a(verb[0], "reporting")]
    return min(found, key=lambda at: abs(at / len(text) - share), default=None)


def _said(text: str) -> int:
    """Where what somebody says begins: inside a quotation, or behind "said that"; 0 where nobody is quoted."""
    quoted = re.search(r'["“«](?=\w)', text)
    if quoted and not quoted.start():
        return quoted.end()
    said = next((word for word in re.finditer(r"\w+", text) if is_a(word[0], "reporting")), None)
    if said is None:
        return 0
    behind = re.compile(r"\s*(?:that\b|[,:]?\s*[\"“«])\s*").match(text, said.end())
    return behind.end() if behind and behind.end() < len(text) else 0


def _with_auxiliary(text: str, start: int) -> int:
    """The place of an auxiliary right before a verb, else of the verb."""
    before = re.search(r"(\w+)\s+\Z", text[:start])
    return before.start() if before and is_a(before[1], "auxiliaries") else start


def _is_verb(word: str) -> bool:
    return word.islower() and (is_a(word, "auxiliaries", "present") or is_past(word) or is_third_person(word))


def _from(segment: Segment, start: int, *, exact: bool = False) -> tuple[int, int]:
    """The verb with its auxiliaries from ``start`` on, in the clause that begins there; ``exact``: right there."""
    stop = CLAUSE.search(segment.text, start + 1)
    end = stop.start() if stop else len(segment.text)
    words = list(re.finditer(r"[^\W\d_]+", segment.text[start:end]))
    auxiliary = 0 if exact else next((at for at, word in enumerate(words) if is_a(word[0], "auxiliaries")), None)
    first = next((at for at, word in enumerate(words) if _is_verb(word[0])), None) if auxiliary is None else auxiliary
    if first is None:
        return segment.start + start, segment.start + max(start + len(segment.text[start:end].rstrip()), start + 1)
    last = first
    while last + 1 < len(words) and is_a(words[last][0], "auxiliaries", "adverbs"):
        last += 1
    # "took part", "back down": a particle or a bare object belongs to the verb
    following = words[last + 1][0] if last + 1 < len(words) else ""
    last += bool(following) and following.islower() and not is_a(following, *_OTHERS) and following not in _LINKS
    return segment.start + start + words[first].start(), segment.start + start + words[last].end()


RULE = Rule(
    name="negation-lost",
    severity="error",
    fix="review",
    mqm="Mistranslation",
    check=check,
    bad=(
        Example("Albania [took part] in the conference.", "Albánie se konference neúčastnila."),
        Example("The pilot [was able] to land.", "Пилот приземлиться не смог.", "ru"),
        Example("Sales [have grown] this year.", "Prodeje letos nevzrostly."),
        Example("The mayor [intends] to leave.", "Starosta nehodlá odejít."),
        Example("The mayor [agrees] with it.", "Starosta s tím nesouhlasí."),
        Example("Sales nevertheless [have grown] this year.", "Prodeje letos přesto nevzrostly."),
        Example("They [will raise] the rent, he said.", "Nájem nezvýší, řekl."),
        Example("The mayor [ruled out] a strike.", "Starosta nevyloučil stávku."),
        Example("The mayor [rules it out].", "Мэр не исключает этого.", "ru"),
        Example("The port [participated in] the initiative.", "Порт в инициативе не участвовал.", "ru"),
    ),
    good=(
        Example("Albania did not take part in the conference.", "Albánie se konference neúčastnila."),
        Example("The mayor would not rule out a strike.", "Starosta nevyloučil stávku."),
        Example("The mayor ruled out a strike but not a march.", "Starosta vyloučil stávku, pochod nevyloučil."),
        Example("People should stay indoors.", "Lidé by neměli vycházet."),
        Example("The damage is slight.", "Škoda není vysoká."),
        Example("Albania was absent from the conference.", "Albánie se konference neúčastnila."),
        Example("More than ten people came.", "Пришло не менее десяти человек.", "ru"),
        Example("The accident happened on Sunday.", "Nehoda se stala v neděli."),
        Example("An independent expert spoke on Sunday.", "V neděli promluvil nezávislý odborník."),
    ),
    needs_source=True,
)
