"""Which spellings are of one name: what profiles prefer, East Slavic given names, and what the audit itself found.

Nothing is listed here: the packaged profiles say that Zelenskyy, Zelensky and Zelenskiy are one, the tables of
``align.names`` that Yuri and Yury are, and a run's own findings that Ušakov is Ushakov.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from functools import cache

from align.auditing import load_profile, profile_names
from align.decisions.honour import undecided
from align.names.given import is_other_given
from align.names.persons import given_spellings, is_accepted
from align.types import Finding

log = logging.getLogger(__name__)

NAME_RULES = ("romanization", "feminine-ova", "name-variant")
"""The rules whose repair is another spelling of the same name."""

MOST_FOUND = 20_000
"""So many different misspelled names of a run are kept; what comes later is left out of the tables."""


class Families:
    """Spellings of names, joined where they are of one name; each family goes by one of them."""

    def __init__(self) -> None:
        self._label: dict[str, str] = {}
        self._members: dict[str, list[str]] = {}
        self._faulty: set[str] = set()
        self._found = 0
        for name in dict.fromkeys(("plain", *profile_names())):
            for variant, preferred in load_profile(name).preferred.items():
                self.join(preferred, variant)
        for spelled, english in _given().items():
            self.join(english, spelled)
            if not is_accepted(spelled):
                self._faulty.add(spelled)

    @classmethod
    def of(cls, findings: Iterable[Finding]) -> Families:
        """The families, with those that the findings of a run add."""
        families = cls()
        for finding in findings:
            families.add(finding)
        return families

    def add(self, finding: Finding) -> None:
        """Take in what a finding says of a name; findings about anything else, and mere suggestions, say nothing.

        Nor does one that a reviewer rejected, or put a text of their own in: that may be anything.
        """
        if finding.evidence.get("decision") in ("rejected", "edited"):
            return
        finding = undecided(finding)
        if finding.rule not in NAME_RULES or finding.replacement is None or self._found > MOST_FOUND:
            return
        old, new = finding.text.split(), finding.replacement.split()
        if len(old) != len(new):
            return
        for variant, spelled in zip(old, new, strict=True):
            if variant != spelled and variant.isalpha() and spelled.isalpha():
                self._learn(variant, spelled, finding.rule)

    def _learn(self, variant: str, spelled: str, rule: str) -> None:
        self._found += variant not in self._label
        if self._found > MOST_FOUND:
            log.warning("more than %d names in several spellings: the tables leave out the rest", MOST_FOUND)
            return
        self.join(spelled, variant)
        if rule != "name-variant":
            self._faulty.add(variant)

    def join(self, spelled: str, variant: str) -> None:
        """Make two spellings one family; the first keeps its family's name."""
        label = self._label.setdefault(spelled, spelled)
        members = self._members.setdefault(label, [spelled])
        other = self._label.get(variant)
        if other == label:
            return
        joining = self._members.pop(other) if other is not None else [variant]
        members += joining
        self._label.update(dict.fromkeys(joining, label))

    def of_word(self, word: str) -> str | None:
        """The family of a spelling; None for a word that is no name with several spellings."""
        return self._label.get(word)

    def is_faulty(self, word: str) -> bool:
        """Whether a rule holds this spelling to be wrong in English, whatever an outlet prefers."""
        return word in self._faulty


@cache
def _given() -> Mapping[str, str]:
    """East Slavic given names with the spelling that names their family; none that others bear in that spelling."""
    return {
        spelled: english
        for spelled, english in given_spellings().items()
        if not is_other_given(english) and not is_other_given(spelled)
    }
