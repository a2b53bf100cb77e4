"""What --fail-on takes."""

from __future__ import annotations

from align.cli.options import BARS, at_or_above


def test_a_bar_takes_all_that_is_as_grave_and_never_nothing():
    assert {bar: at_or_above(bar) for bar in BARS} == {
        "error": ("error",),
        "warning": ("error", "warning"),
        "note": ("error", "warning", "note"),
        "never": (),
    }
