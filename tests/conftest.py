"""What all tests share."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# The first example of all may load tables and dictionaries, so none is too slow.
settings.register_profile("suite", settings.default, deadline=None)
settings.load_profile("suite")


@pytest.fixture(autouse=True)
def _log_level() -> Iterator[None]:
    """A command that was called with --quiet, by a test or by a fixture of the session, silences no test after it."""
    logger = logging.getLogger("align")
    logger.setLevel(logging.NOTSET)
    yield
    logger.setLevel(logging.NOTSET)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The maintainers' development data beside the checkout; tests that need it skip where it is not there."""
    folder = Path(__file__).resolve().parents[2] / "shared"
    if not (folder / "gold").is_dir():
        pytest.skip("the development data beside the checkout is not here")
    return folder
