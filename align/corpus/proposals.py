"""What a run suggests for an outlet's profile: the way it writes where it clearly has one. A person decides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from align.auditing import load_profile, profile_names
from align.corpus.census import Cell, Census, Concept
from align.corpus.groups import UNKNOWN
from align.corpus.intervals import Occurrences, share_interval
from align.names.exonyms import load_exonyms
from align.toml_values import toml_comment, toml_value

_FEWEST_DOCUMENTS = 2


@dataclass(frozen=True, slots=True)
class Choice:
    """One spelling that an outlet clearly prefers, with the count that says so and the interval of its share."""

    written: str
    count: int
    total: int
    documents: int
    low: float
    high: float

    @property
    def because(self) -> str:
        """The count in words, for a comment."""
        share = f"{100 * self.low:.0f} to {100 * self.high:.0f} %"
        return f"{self.count} of {self.total} in {self.documents} documents; 95 % interval {share}"


def proposals(census: Census, outlet: str = "") -> str:
    """Profiles as TOML, one for each outlet (or for the one named) that published something, parted by comments.

    A choice is proposed where the interval of its share lies above one half and at least two documents make it. Fresh
    translations are left out. Each outlet's part is a profile by itself.
    """
    return "\n".join(
        _profile(name, cell)
        for name in census.outlets()
        if outlet in ("", name) and (cell := census.chosen(name)).documents
    )


def _profile(outlet: str, cell: Cell) -> str:
    head = "no outlet named" if outlet == UNKNOWN else toml_comment(outlet)
    lines = [f"# {head}: {cell.documents} documents, {cell.words} words", 'inherits = "plain"']
    concepts = _concepts(cell)
    lines += _settings(concepts)
    lines += _kept(concepts)
    preferred = list(_preferred(concepts))
    if preferred:
        lines += ["", "[preferred]", *preferred]
    return "\n".join(lines) + "\n"


@dataclass(slots=True)
class _Uses:
    """The spellings of a concept, and how many documents have any of them."""

    documents: int = 0
    spellings: dict[str, Occurrences] = field(default_factory=dict)

    def choice(self) -> Choice | None:
        """The spelling that is clearly the commonest, if there is one."""
        if not self.spellings:
            return None
        written, seen = max(self.spellings.items(), key=lambda item: item[1].count)
        total = sum(each.count for each in self.spellings.values())
        low, high = share_interval(seen, total, self.documents)
        if low <= 0.5 or seen.documents < _FEWEST_DOCUMENTS:
            return None
        return Choice(written, seen.count, total, seen.documents, low, high)


def _concepts(cell: Cell) -> dict[Concept, _Uses]:
    found = {concept: _Uses(cell.concepts[concept].documents) for concept in sorted(cell.concepts)}
    for variant, seen in sorted(cell.variants.items(), key=lambda item: item[0].spelling):
        found[variant.kind, variant.concept].spellings[variant.spelling] = seen
    return found


def _settings(concepts: Mapping[Concept, _Uses]) -> Iterator[str]:
    found = {
        "dialect": concepts.get(("dialect", "American or British"), _Uses()),
        "abbreviations": concepts.get(("abbreviation", "stops"), _Uses()),
        "quotes": concepts.get(("quotes", "quotation marks"), _Uses()),
    }
    for key, uses in found.items():
        if choice := uses.choice():
            yield f"{key} = {toml_value(choice.written)}  # {choice.because}"


def _kept(concepts: Mapping[Concept, _Uses]) -> Iterator[str]:
    """Places that the outlet writes by the name that English has given up."""
    old = {row.spelled for row in load_exonyms()}
    choices = [choice for (kind, _), uses in concepts.items() if kind == "place" and (choice := uses.choice())]
    kept = [choice for choice in choices if choice.written in old]
    if kept:
        yield "keep = ["
        yield from (f"  {toml_value(choice.written)},  # {choice.because}" for choice in kept)
        yield "]"


def _preferred(concepts: Mapping[Concept, _Uses]) -> Iterator[str]:
    """Names with a spelling that the outlet prefers, over the others that it writes or that a packaged profile knows.

    A spelling that a rule repairs anyway was not counted, and is neither proposed nor listed.
    """
    for (kind, _), uses in concepts.items():
        if kind != "person":
            continue
        choice = uses.choice()
        others = {*uses.spellings, *_packaged(choice.written)} - {choice.written} if choice else set()
        if choice and others:
            yield f"{toml_value(choice.written)} = {toml_value(sorted(others))}  # {choice.because}"


def _packaged(word: str) -> set[str]:
    """All spellings of a name that the packaged profiles know."""
    found: set[str] = set()
    for name in profile_names():
        preferred = load_profile(name).preferred
        label = preferred.get(word, word)
        found |= {spelled for old, new in preferred.items() if new == label for spelled in (old, new)}
    return found
