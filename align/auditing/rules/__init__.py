"""The artefact classes, one module each, loaded when they are used."""

from __future__ import annotations

from align.auditing.rule import Rule
from align.registry import Registry

_NAMES = (
    "abbreviation-style",
    "acronym",
    "addition",
    "article-before-title",
    "attribution-swapped",
    "boilerplate",
    "broken-quote",
    "calque",
    "case-ending",
    "date-format",
    "decoder-loop",
    "exonym",
    "false-friend",
    "faulty-coordination",
    "feminine-ova",
    "glued-name",
    "homoglyph",
    "missing-comma",
    "mixed-dialect",
    "mojibake",
    "name-omitted",
    "name-translated",
    "name-variant",
    "negation-lost",
    "number-mismatch",
    "omission",
    "pronoun-gender",
    "quote-typography",
    "repetition",
    "romanization",
    "scale-word",
    "stray-stop",
    "title-order",
    "unbalanced-quote",
    "untranslated",
)

RULES: Registry[Rule] = Registry(
    "rule", "rules", {name: f"{__name__}.{name.replace('-', '_')}:RULE" for name in _NAMES}
)
