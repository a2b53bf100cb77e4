"""A document with findings to decide about."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from run_writer import audited

from align.types import Audited


@pytest.fixture
def document() -> Callable[..., Audited]:
    """``audited`` of the file that writes small runs."""
    return audited
