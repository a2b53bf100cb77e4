"""Parts by name: loaded when asked for, and an unknown name lists what there is."""

from __future__ import annotations

import pytest

from align.errors import ConfigError
from align.registry import Registry


def test_a_part_is_loaded_when_asked_for() -> None:
    parts: Registry[object] = Registry("things", {"loads": "json:loads", "broken": "no_such_module:thing"})
    import json

    assert parts["loads"] is json.loads
    assert list(parts) == ["broken", "loads"]
    assert "broken" in parts


def test_an_unknown_name_lists_what_there_is() -> None:
    parts: Registry[object] = Registry("thing", {"one": "json:loads", "two": "json:dumps"})
    with pytest.raises(ConfigError) as error:
        parts["three"]
    assert error.value.message == "no thing is called 'three'"
    assert error.value.hint == "There are: one, two."
