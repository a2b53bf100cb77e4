"""Parts by name: loaded when asked for, and an unknown name lists what there is."""

from __future__ import annotations

import re

import pytest

from align.aligner.scorer import SCORERS
from align.auditing.rules import RULES
from align.documents import READERS
from align.documents.stories import STORY_WRITERS
from align.documents.units import WRITERS
from align.errors import ConfigError
from align.registry import Registry
from align.report import REPORTS
from align.translation import ENGINES


def test_a_part_is_loaded_when_asked_for() -> None:
    parts: Registry[object] = Registry("thing", "things", {"loads": "json:loads", "broken": "no_such_module:thing"})
    import json

    assert parts["loads"] is json.loads
    assert list(parts) == ["broken", "loads"]
    assert "broken" in parts


def test_an_unknown_name_lists_what_there_is() -> None:
    parts: Registry[object] = Registry("thing", "things", {"one": "json:loads", "two": "json:dumps"})
    with pytest.raises(ConfigError) as error:
        parts["three"]
    assert error.value.message == "no thing is called 'three'"
    assert error.value.hint == "There are: one, two."


@pytest.mark.parametrize(
    ("parts", "kind"),
    [
        (ENGINES, "engine"),
        (READERS, "reader"),
        (REPORTS, "report"),
        (RULES, "rule"),
        (SCORERS, "scorer"),
        (STORY_WRITERS, "story format"),
        (WRITERS, "format"),
    ],
)
def test_a_message_speaks_of_one_part_and_others_can_name_the_group(parts: Registry[object], kind: str) -> None:
    with pytest.raises(ConfigError, match=f"^no {kind} is called 'nonesuch'"):
        parts["nonesuch"]
    assert re.fullmatch(r"newsalign\.\w+", parts.group)  # what the entry points specification allows
