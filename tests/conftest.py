"""What all tests share."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def shared() -> Path:
    """The maintainers' development data beside the checkout; tests that need it skip where it is not there."""
    folder = Path(__file__).resolve().parents[2] / "shared"
    if not (folder / "gold").is_dir():
        pytest.skip("the development data beside the checkout is not here")
    return folder
