"""Comments in an article that silence findings, ``<!-- newsalign: ignore exonym -->``: they are no text of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_COMMENT = re.compile(r"<!-- {0,9}newsalign\b[^\n<>]{0,400}?-->", re.IGNORECASE)
IGNORE = re.compile(r"<!-- {0,9}newsalign: {0,9}ignore\b([a-z, -]{0,400}?)-->", re.IGNORECASE)
"""A comment that can be read; its group is the list of rules."""
_RULE = re.compile(r"[a-z]+(?:-[a-z]+)*")


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment in a text; ``rules`` are those it names (none: all rules), None where it cannot be read."""

    text: str
    start: int
    end: int
    rules: frozenset[str] | None


def find_comments(text: str) -> Iterator[Comment]:
    """The comments of a text that speak to newsalign, readable or not, in order."""
    for found in _COMMENT.finditer(text) if "<!--" in text else ():
        listed = IGNORE.fullmatch(found[0])
        yield Comment(found[0], found.start(), found.end(), named_rules(listed[1]) if listed else None)


def named_rules(listed: str) -> frozenset[str]:
    """The names in a comment's list of rules."""
    return frozenset(_RULE.findall(listed.lower()))


def without_comments(text: str) -> str:
    """The text with blanks in the place of its comments, so that every offset stays."""
    return _COMMENT.sub(lambda found: " " * len(found[0]), text) if "<!--" in text else text
