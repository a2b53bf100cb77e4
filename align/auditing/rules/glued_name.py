"""A name and the next word written as one, or two other words."""

from __future__ import annotations

from collections.abc import Iterator

from align.auditing.clauses import word_at
from align.auditing.context import Context, Token
from align.auditing.gluing.glued_appositions import apposed
from align.auditing.gluing.glued_commas import needs_comma
from align.auditing.gluing.glued_small import may_be_small, small
from align.auditing.gluing.gluing import (
    LOOSE,
    cuts,
    may_be_compound,
    may_be_dated,
    may_be_office,
    may_be_plain,
    may_be_possessive,
    may_begin_glued,
    may_begin_small,
    may_end_camel,
    may_end_glued,
    may_end_in_noun,
)
from align.auditing.gluing.joints import JOINTS, lost_blanks
from align.auditing.gluing.splits import ALIKE, Split, before_name, beside, is_rather, office
from align.auditing.learned import parted_by_comma
from align.auditing.lexicon import frequency, is_a, is_finite, is_past, is_regular_past, is_role
from align.auditing.rule import Example, Mark, Rule
from align.names.cases import fold
from align.names.given import is_given_name

_SHORT = 3
_FAIR = 3.5
_RARE = 1.5
_COMMON = 4.0
_COMMON_SHORT, _SHORT_WORD = 4.3, 4  # Hospitalin: before two letters the word must be commoner and longer
_RELATIVES = frozenset(("who", "whom", "whose", "which"))  # no name ends so
_NEVER = 99.0
_ALONE = (
    may_end_glued,
    may_be_office,
    may_be_plain,
    may_be_possessive,
    may_end_camel,
    may_begin_small,
    may_be_compound,
    may_be_dated,
    may_be_small,
)
_WATCHES = (*_ALONE, may_begin_glued, may_end_in_noun)  # the last two rest on the source


def check(context: Context) -> Iterator[Mark]:
    """A name is glued to the word after it.

    The name is one of the source's, or stands elsewhere in the text, or is a known word; the rest must be a word that
    can follow a name. A comma goes between where grammar asks for one.
    """
    yield from lost_blanks(context)
    watches = _WATCHES if context.names is not None else _ALONE
    found = {place for watch in watches for place in context.places(watch)}
    for index in sorted(found):
        token = context.tokens[index]
        split = (
            small(context, index) or office(context, token) or split_of(context, token) or before_name(context, token)
        )
        split = split or apposed(context, index) or beside(context, index)
        if split is None:
            continue
        name, rest = token.text[: split.at], token.text[split.at :]
        joins = rest[0].islower() and "particle" not in split.evidence
        comma = joins and (
            rest == "one" or needs_comma(context, index, rest) or parted_by_comma(context, token, split.at)
        )
        yield Mark(
            token.start,
            token.end,
            f"“{name}” and “{rest}” are written as one word",
            f"{name}, {rest}" if comma else f"{name} {rest}",
            split.confidence,
            split.evidence,
        )


def split_of(context: Context, token: Token) -> Split | None:
    """How a token comes apart into a name and another word; None for one word."""
    word = token.text
    places = cuts(word)
    if not places or context.protected(token.start, token.end):
        return None
    splits = [split for end in places if (split := _judge(context, token, end))]
    if not splits:
        return None
    exact = [split for split in splits if split.evidence.get("score") == 1]
    return max(exact or splits, key=lambda split: (split.confidence + _weight(word[split.at :]), split.at))


def _weight(rest: str) -> float:
    """How much the second word speaks for a split: a common word, and a long one, is rarely the end of a name."""
    return frequency(rest) / 40 + min(len(rest), 5) / 100


def _judge(context: Context, token: Token, end: int) -> Split | None:
    """The split of a token at ``end`` by the strongest evidence: the source, the page's markup, the text, frequency."""
    word, name, rest = token.text, token.text[:end], token.text[end:]
    if len(rest) <= _SHORT and not _fits_around(context, token, rest):
        return None
    if len(rest) == 2 and frequency(word) > 0:
        return None
    if context.names is not None:
        whole, part = context.names.find(word), context.names.find(name)
        if whole and fold(whole.source) == f"{fold(name)}ova" and not rest.startswith("ov"):  # Sanduwho, of Sanduová
            return Split(end, 0.96, {"source": whole.source, "source_start": whole.start})
        if whole and not (part and is_rather(part.score, whole.score, rest)):
            return None
        if part and part.score >= ALIKE:
            evidence: dict[str, str | float] = {"source": part.source, "source_start": part.start, "score": part.score}
            return Split(end, 0.9 + part.score / 11, evidence)
    if rest in LOOSE:
        return None
    if token.start + end in context.markup_edges:
        return Split(end, 0.99, {"markup": "an inline element ends inside the word"})
    if frequency(word) > 0 or word in context.profile.keep or is_role(rest):
        return None  # a Wonderworker is one word unless the original has somebody called Wonder
    if name in context.words and len(name) > 3:
        return Split(end, 0.96 if _is_telling(rest) else 0.85, {"elsewhere": name})
    return _by_frequency(context, token, end)


def _fits_around(context: Context, token: Token, rest: str) -> bool:
    """Whether a short second word (is, as, in, ran), which many names end with, makes sense where it would stand.

    A word must follow that may stand behind it, and no article may precede: "the Avestas" is no "Avest as".
    """
    index = context.token_at(token.start)
    before, after = word_at(context.tokens, index - 1), word_at(context.tokens, index + 1)
    following = context.text[token.end : token.end + 1]
    known = frequency(token.text[: -len(rest)]) >= _COMMON
    if (is_a(before, "determiners") and not known) or not after[:1].isalnum() or following not in (" ", "\u00a0"):
        return False
    if is_a(rest, "prepositions"):
        return not is_a(after, "auxiliaries", "reporting", "conjunctions", "relatives") and after != "to"
    if is_a(rest, "auxiliaries"):
        perfect = rest in ("has", "had") and is_past(after)
        follows = after not in ("and", "or", "but", "who", "which", "said", "says") and not is_a(after, "auxiliaries")
        return perfect or follows
    return True


def _by_frequency(context: Context, token: Token, end: int) -> Split | None:
    """A split that only word frequencies speak for: certain where both halves are well known and the whole is not.

    Behind a title or a given name less is enough; and if there is a source, it would have matched a name as a whole.
    """
    name, rest = token.text[:end], token.text[end:]
    known = frequency(name)
    if (
        len(name) > 3
        and known >= _least(context, token, rest)
        and (len(rest) > 2 or not _is_like_source(context, token))
    ):
        return Split(end, 0.92, {"frequency": known})
    if context.names is None and known >= _RARE and len(rest) > 2 and not _is_surname(context, token):
        return Split(end, 0.8, {"frequency": known})
    if rest in _RELATIVES and (len(name) > 3 or known):
        return Split(end, 0.94, {"frequency": known})
    if len(rest) > 2 and len(name) > 3 and (is_finite(rest) or is_a(rest, "relatives")):
        return Split(end, 0.6, {})
    return None


def _is_surname(context: Context, token: Token) -> bool:
    """Whether a form of address or a given name stands before the word: Mr. Bessent, Scott Bessent."""
    index = context.token_at(token.start)
    before = index - 1 - (word_at(context.tokens, index - 1) == ".")
    if before < 0:
        return False
    word = context.tokens[before].text
    return word in ("Mr", "Mrs", "Ms", "Dr") or is_given_name(word)


def _is_like_source(context: Context, token: Token) -> bool:
    """Whether the whole word may be a name of the source after all."""
    return context.names is not None and context.names.find(token.text) is not None


def _least(context: Context, token: Token, rest: str) -> float:
    """The frequency that a name must have for its glued word to be taken apart without asking."""
    if rest == "of":
        return _COMMON  # Bankof England: no name ends so behind a common word
    if not _is_telling(rest):
        if context.names is None:
            return _NEVER
        return _COMMON if len(rest) > 2 else _COMMON_SHORT if len(token.text) - len(rest) > _SHORT_WORD else _NEVER
    if len(rest) > 4 or is_a(rest, "relatives"):
        return _RARE
    index = context.token_at(token.start)
    before = context.tokens[index - 1].text if index else ""
    titled = is_role(before) or (before[:1].isupper() and before[1:].islower() and frequency(before) < _COMMON)
    return _RARE if titled and rest != "and" else _FAIR


def _is_telling(rest: str) -> bool:
    """Whether the second word cannot be the end of a name: names end in ``-ran`` and ``-won``, not in ``-quoted``."""
    return is_a(rest, "telling") or (len(rest) > 4 and is_regular_past(rest))


RULE = Rule(
    name="glued-name",
    severity="error",
    fix="auto",
    mqm="Spelling",
    check=check,
    bad=(
        Example("Maia [Sanduwho] came.", "Maia Sanduová, která přišla.", fixed="Maia Sandu, who came."),
        Example("It was built [bythe] army.", fixed="It was built by the army."),
        Example("The [ministersaid] no.", fixed="The minister said no."),
        Example(
            "Government spokesman Karel [Dvorskýquoted] by the radio, denied it.",
            "Mluvčí vlády Karel Dvorský, kterého citoval rozhlas, to popřel.",
            fixed="Government spokesman Karel Dvorský, quoted by the radio, denied it.",
        ),
        Example(
            "Regional governor Oleg [Savelyevwho] declined to comment, left for Tula.",
            "Губернатор Олег Савельев, который отказался от комментариев, уехал в Тулу.",
            "ru",
            "Regional governor Oleg Savelyev, who declined to comment, left for Tula.",
        ),
        Example(
            "[Norwegianveteran] Ole Berg won.",
            "Norský veterán Ole Berg vyhrál.",
            fixed="Norwegian veteran Ole Berg won.",
        ),
        Example(
            "It was won by [RussianKsenia] Orlova.",
            "Vyhrála Ruska Xenie Orlovová.",
            fixed="It was won by Russian Ksenia Orlova.",
        ),
        Example(
            "It rained on [Sněžkaaccording] to Karel Dvorský.",
            "Na Sněžce pršelo, řekl Karel Dvorský.",
            fixed="It rained on Sněžka, according to Karel Dvorský.",
        ),
        Example(
            "They rebuilt [Sněžkaaccording] to the plan.",
            "Sněžku přestavěli podle plánu.",
            fixed="They rebuilt Sněžka according to the plan.",
        ),
        Example("According [toSavelyev], the road is open.", "По словам Савельева, дорога открыта.", "ru"),
        Example(
            "The main seller [remainsKenya] today.",
            "Hlavním prodejcem zůstává Keňa.",
            fixed="The main seller remains Kenya today.",
        ),
        Example(
            "[Lithuania'sTransport] Ministry paid.",
            "Platilo litevské ministerstvo.",
            fixed="Lithuania's Transport Ministry paid.",
        ),
        Example(
            "The European Union has money. The road was paid by the [EuropeanUnion] in full.",
            fixed="The European Union has money. The road was paid by the European Union in full.",
        ),
        Example(
            "[TASSon] Friday quoted him.",
            "ТАСС в пятницу привел его слова.",
            "ru",
            "TASS on Friday quoted him.",
        ),
        Example("The road is [open.Savelyev] left.", fixed="The road is open. Savelyev left."),
        Example("Jana Malá (ODS[)said] so.", fixed="Jana Malá (ODS) said so."),
        Example("Jana [Malá(]ODS) said so.", fixed="Jana Malá (ODS) said so."),
        Example("It was built [in2019] there.", fixed="It was built in 2019 there."),
        Example(
            "Olga [Malá,according] to her office, agreed.",
            "Olga Malá podle svého úřadu souhlasila.",
            fixed="Olga Malá, according to her office, agreed.",
        ),
        Example("At the [Kremlin,Savelyev] said no.", fixed="At the Kremlin, Savelyev said no."),
        Example('It was [late,and] in [2019,the] road went [on.It] was "late[".The] road ends.'),
    ),
    good=(
        Example("See Node.js, Booking.com and St.Petersburg, or page f(X) of minister(s)."),
        Example("The report v2.Final and the site mesto.Brno are gone."),
        Example("A BioTech firm and PetroChina.", "Firma BioTech a PetroChina."),
        Example("He bought PetroChina shares.", "Он купил акции ПетроЧайны.", "ru"),
        Example("Ewan McGregor shared the video on YouTube.", "Ewan McGregor sdílel video na YouTube."),
        Example(
            "Paul Newman met Harold Goodwin in Cumberland.", "Paul Newman se v Cumberlandu setkal s Haroldem Goodwinem."
        ),
        Example("Ole Berg met Jan Germanmeister.", "Ole Berg se setkal s Janem Germanmeisterem."),
        Example("They elected Oleg Saburin.", "Они выбрали Олега Сабура.", "ru"),
        Example("See x,y and the file Data,raw.csv.", "Viz x,y a soubor Data,raw.csv."),
        Example("Under war,peace,talks or 1,000, or x.It."),
        Example("The children saw the Bambaras there.", "Děti tam viděly Bambary."),
    ),
    signs=(*_WATCHES, *JOINTS),
)
