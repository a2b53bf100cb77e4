"""How the audit's tests make a document of two texts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from align.segment import segment
from align.types import Aligned, Document


def build(english: str, source: str = "", lang: str = "cs", **meta: object) -> Aligned:
    """An aligned document without translations and beads."""
    original = segment(Document("story", lang, source)) if source else None
    return Aligned("story", original, segment(Document("story", "en", english, meta=meta)))


@pytest.fixture(scope="session")
def aligned() -> Callable[..., Aligned]:
    return build
