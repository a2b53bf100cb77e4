"""The artefact classes, one module each, loaded when they are used."""

from __future__ import annotations

from align.auditing.rule import Rule
from align.registry import Registry

_NAMES = (
    "addition",
    "boilerplate",
    "exonym",
    "glued-name",
    "missing-comma",
    "number-mismatch",
    "omission",
    "stray-stop",
)

RULES: Registry[Rule] = Registry("rule", {name: f"{__name__}.{name.replace('-', '_')}:RULE" for name in _NAMES})
