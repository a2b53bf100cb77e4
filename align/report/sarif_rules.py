"""The rules as SARIF 2.1.0 reporting descriptors, with what their own documentation says and their own examples."""

from __future__ import annotations

from collections.abc import Iterable
from inspect import cleandoc
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from align.auditing import Example, Rule

_SHOWN = 3  # examples of each kind
_PROBLEM = {"error": "error", "warning": "warning", "note": "recommendation"}  # GitHub's words for severities
_FIXES = {
    "auto": "Repaired without asking.",
    "profile": "Repaired where the house profile applies it.",
    "review": "For a person to decide.",
}


def descriptor(name: str) -> dict[str, Any]:
    """What a viewer shows about a rule; one that this version does not know is only named."""
    from align.auditing import RULES

    if name not in RULES:
        return {"id": name}
    rule = RULES[name]
    title, _, more = cleandoc(rule.check.__doc__ or rule.name).partition("\n")
    full = " ".join(f"{title} {more}".split())
    return {
        "id": name,
        "name": "".join(part.capitalize() for part in name.split("-")),
        "shortDescription": {"text": title},
        "fullDescription": {"text": full},
        "help": {"text": _plain(rule, full), "markdown": _markdown(rule, full)},
        "defaultConfiguration": {"level": rule.severity},
        "properties": {
            "mqm": rule.mqm,
            "fix": rule.fix,
            "tags": ["translation", f"mqm/{rule.mqm.lower().replace(' ', '-')}", f"fix/{rule.fix}"],
            "problem.severity": _PROBLEM[rule.severity],
        },
    }


def _plain(rule: Rule, full: str) -> str:
    lines = [full, "", f"{_FIXES[rule.fix]} MQM: {rule.mqm}.", "", "Found, between [ and ]:"]
    lines += [line for example in rule.bad[:_SHOWN] for line in ("", *_lines(example))]
    lines += ["", "Left alone:", *(line for example in rule.good[:_SHOWN] for line in ("", *_lines(example)))]
    return "\n".join(lines)


def _markdown(rule: Rule, full: str) -> str:
    blocks = [full, f"{_FIXES[rule.fix]} MQM: *{rule.mqm}*.", "**Found**, between `[` and `]`:", *_fenced(rule.bad)]
    return "\n\n".join([*blocks, "**Left alone**:", *_fenced(rule.good)])


def _fenced(examples: Iterable[Example]) -> list[str]:
    return ["```text\n" + "\n".join(_lines(example)) + "\n```" for example in [*examples][:_SHOWN]]


def _lines(example: Example) -> list[str]:
    original = [f"{example.lang}: {example.source}"] if example.source else []
    fixed = [f"→  {example.fixed}"] if example.fixed is not None else []
    return [*original, f"en: {example.english}", *fixed]
