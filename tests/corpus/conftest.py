"""Documents with an outlet, audited for real."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from align.auditing import audit, load_profile
from align.corpus import Census, survey
from align.types import Aligned, Audited, Document, EnglishOrigin

Made = Callable[..., Audited]
Counted = Callable[..., Census]


@pytest.fixture
def made() -> Made:
    """``made(text, ...)`` gives a document without sentences; its findings are those of ``plain``."""

    def make(
        text: str, outlet: str = "Example", source: str = "", lang: str = "cs", origin: EnglishOrigin = "published"
    ) -> Audited:
        original = Document("d", lang, source) if source else None
        aligned = Aligned("d", original, Document("d", "en", text, meta={"outlet": outlet}), english_origin=origin)
        return Audited(aligned, audit(aligned, load_profile("plain")), text)

    return make


@pytest.fixture
def counted() -> Counted:
    """``counted(documents...)`` counts them as a run does."""

    def count(*documents: Audited) -> Census:
        return survey((found for audited in documents for found in audited.findings), documents)

    return count
