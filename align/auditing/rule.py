"""What a rule is: a function over one aligned document that yields marks, with its class, severity and examples."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from align.auditing.watching import Pair, Watch
from align.types import FixClass, Severity, Side

if TYPE_CHECKING:
    from align.auditing.context import Context


@dataclass(frozen=True, slots=True)
class Mark:
    """What a rule found, before profile and precedence have had their say.

    ``replacement`` is what should stand at ``[start, end)``; whether it becomes the finding's replacement or only a
    suggestion follows from the rule's fix class, from ``confidence`` (probability that the mark is right, 0 to 1), and
    from ``review``, which lowers this one mark to a matter for a person.
    """

    start: int
    end: int
    message: str
    replacement: str | None = None
    confidence: float = 1.0
    evidence: Mapping[str, Any] = field(default_factory=dict)
    side: Side = "english"
    review: bool = False


@dataclass(frozen=True, slots=True)
class Example:
    """English text with the artefact between ``[`` and ``]`` (bad) or without one (good), and the original if needed.

    ``fixed`` is the English text after the repair; None where the rule only reports.
    """

    english: str
    source: str = ""
    lang: str = "cs"
    fixed: str | None = None


Check = Callable[["Context"], Iterator[Mark]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One artefact class. The title is the first line of the check's docstring.

    ``signs`` are what a text must have, one of them at least, for the check to find anything: a watch that one of its
    words sets off, or a string. Without a sign in it, or without an original where the rule ``needs_source``, the check
    is not run. ``watches`` are further ones that the check asks ``Context.places`` for.
    """

    name: str
    severity: Severity
    fix: FixClass
    mqm: str
    check: Check
    bad: tuple[Example, ...]
    good: tuple[Example, ...]
    watches: tuple[Watch | Pair, ...] = ()
    signs: tuple[Watch | Pair | str, ...] = ()
    needs_source: bool = False

    @property
    def watched(self) -> tuple[Watch | Pair, ...]:
        """All watches of the rule."""
        return (*self.watches, *self.watched_signs)

    @property
    def watched_signs(self) -> tuple[Watch | Pair, ...]:
        """The signs that are watches."""
        return tuple(sign for sign in self.signs if not isinstance(sign, str))

    @property
    def spelled_signs(self) -> tuple[str, ...]:
        """The signs that are strings."""
        return tuple(sign for sign in self.signs if isinstance(sign, str))

    @property
    def title(self) -> str:
        """What the rule finds, in one line."""
        return (self.check.__doc__ or self.name).strip().partition("\n")[0]
