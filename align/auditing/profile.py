"""House profiles: what a house applies, prefers and leaves alone, as TOML files that inherit from one another.

Keys: ``inherits`` (a profile's name; ``plain`` where there is none), ``description``, ``apply`` (rules of class
``profile`` whose fixes are applied), ``propose`` (inherited ones whose fixes are only proposed), ``off`` (rules that do
not run), ``bar`` (the confidence below which a fix is only proposed), ``bars`` (the same for single rules), ``keep``
(spellings that no rule of house style touches), ``guards`` (phrases that stay, see ``align.auditing.guards``),
``preferred`` (a spelling and the variants it replaces), ``dialect``, ``abbreviations``, ``quotes``. A key replaces what
was inherited; ``apply``, ``keep`` and ``guards`` add to it, ``preferred`` and ``bars`` add entry by entry.
"""

from __future__ import annotations

import hashlib
import json
import os
import reprlib
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from align.errors import ConfigError
from align.toml_values import toml_comment, toml_value

_FOLDER = Path(__file__).parent / "profiles"
_CHOICES = {
    "dialect": ("", "american", "british"),
    "abbreviations": ("", "dotted", "plain"),
    "quotes": ("", "straight", "curly"),
}
_ADDING = ("apply", "keep", "guards")
_BASE = "plain"


@dataclass(frozen=True, slots=True)
class Profile:
    """One house's choices, inheritance resolved.

    ``preferred`` maps each variant to the spelling the house writes. Empty ``dialect``, ``abbreviations`` or ``quotes``
    mean that the majority form of a document wins.
    """

    name: str = "plain"
    description: str = ""
    apply: tuple[str, ...] = ()
    off: tuple[str, ...] = ()
    bar: float = 0.9
    bars: Mapping[str, float] = field(default_factory=dict)
    keep: tuple[str, ...] = ()
    guards: tuple[str, ...] = ()
    preferred: Mapping[str, str] = field(default_factory=dict)
    dialect: str = ""
    abbreviations: str = ""
    quotes: str = ""

    def bar_of(self, rule: str) -> float:
        """The confidence below which a fix of this rule is only proposed."""
        return self.bars.get(rule, self.bar)

    @property
    def sha256(self) -> str:
        """One hash over all that findings depend on, so neither over the name nor over how it was inherited."""
        said = {f.name: getattr(self, f.name) for f in fields(self) if f.name not in ("name", "description")}
        return hashlib.sha256(json.dumps(said, default=dict).encode()).hexdigest()


def profile_names() -> tuple[str, ...]:
    """The profiles that come with the package."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


def load_profile(name_or_path: str | Path = "plain") -> Profile:
    """A profile of the package by name, or one of the user's by the path of its TOML file.

    Raises ConfigError for an unknown name, key, rule or value, for a circle of inheritance, and for a broken file.
    """
    path = _locate(str(name_or_path), None)
    name = os.fsencode(path.stem).decode("utf-8", "backslashreplace")  # signatures are UTF-8, names of files may not be
    return _build(name, _resolve(path, ()), path)


def _locate(name: str, beside: Path | None) -> Path:
    if name in profile_names():
        return _FOLDER / f"{name}.toml"
    path = (beside.parent / name) if beside else Path(name)
    if path.suffix.lower() == ".toml" and path.is_file():
        return path
    where = f"{beside}: inherits: " if beside else ""
    raise ConfigError(
        f"{where}no profile {name!r}",
        f"There are: {', '.join(profile_names())}; a profile of your own is the path of a .toml file.",
    )


def _resolve(path: Path, seen: tuple[Path, ...]) -> dict[str, Any]:
    if path.resolve() in seen:
        circle = " -> ".join(p.stem for p in (*seen, path))
        raise ConfigError(f"{path}: the profile inherits from itself ({circle})", "Remove one of the `inherits` lines.")
    own = _read(path)
    parent = own.pop("inherits", _BASE)
    if path.resolve() == (_FOLDER / f"{_BASE}.toml").resolve():
        return own
    if not isinstance(parent, str):
        raise ConfigError(f"{path}: inherits must be a name", 'Write it as inherits = "plain".')
    merged = _resolve(_locate(parent, path), (*seen, path.resolve()))
    for key, value in own.items():
        if key in _ADDING:
            merged[key] = tuple(dict.fromkeys((*merged.get(key, ()), *value)))
        elif key == "preferred":
            merged[key] = _prefer(merged.get(key, {}), value)
        elif isinstance(value, dict):
            merged[key] = {**merged.get(key, {}), **value}
        else:
            merged[key] = value
    proposed = merged.pop("propose", ())
    _check_rules(path, "propose", proposed)
    merged["apply"] = tuple(rule for rule in merged.get("apply", ()) if rule not in proposed)
    return merged


def _prefer(inherited: dict[str, list[str]], own: dict[str, list[str]]) -> dict[str, list[str]]:
    """An entry of one's own ends every inherited one that speaks of the same spellings."""
    spoken = {word for spelling, variants in own.items() for word in (spelling, *variants)}
    kept = {
        spelling: variants for spelling, variants in inherited.items() if not spoken.intersection((spelling, *variants))
    }
    return {**kept, **own}


def _read(path: Path) -> dict[str, Any]:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (ValueError, RecursionError, OSError) as error:
        raise ConfigError(
            f"{path}: {error}", "Mend the file; `newsalign profiles show plain` prints one to copy."
        ) from error
    known = {f.name for f in fields(Profile)} - {"name"} | {"inherits", "propose"}
    for key, value in table.items():
        if key not in known:
            raise ConfigError(f"{path}: unknown key {key!r}", f"There are: {', '.join(sorted(known))}.")
        _check(path, key, value)
    _check_choices(path, table)
    return table


def _check_choices(path: Path, table: Mapping[str, Any]) -> None:
    """Raise ConfigError where a file wants two things at once: a rule applied and proposed, a variant two ways."""
    for rule in table.get("apply", ()):
        if rule in table.get("propose", ()):
            raise ConfigError(f"{path}: {rule!r} stands under apply and under propose", "Take it out of one of them.")
    preferred = table.get("preferred", {})
    spellings: dict[str, str] = {}
    for spelling, variants in preferred.items():
        for variant in variants:
            if variant in preferred:
                hint = "List only the spellings that it replaces, and each on one side only."
                raise ConfigError(f"{path}: preferred: {variant!r} is a variant of {spelling!r} and preferred", hint)
            if spellings.setdefault(variant, spelling) != spelling:
                what = f"{path}: preferred: {variant!r} is a variant of {spellings[variant]!r} and of {spelling!r}"
                raise ConfigError(what, "List it under the one that it is to become.")


def _check(path: Path, key: str, value: Any) -> None:
    """Raise ConfigError unless the value has the kind that its key asks for."""
    if key in ("propose", "off", *_ADDING):
        good, wanted = _is_strings(value), "a list of strings, none of them blank"
    elif key == "bar":
        good, wanted = _is_share(value), "a number from 0 to 1"
    elif key == "bars":
        good, wanted = isinstance(value, dict) and all(map(_is_share, value.values())), "a table of numbers from 0 to 1"
    elif key == "preferred":
        good = isinstance(value, dict) and _is_strings(list(value)) and all(map(_is_strings, value.values()))
        wanted = "a table of lists, such as Zelenskyy = ['Zelensky']"
    elif key in _CHOICES:
        good, wanted = value in _CHOICES[key], "one of " + ", ".join(f'"{choice}"' for choice in _CHOICES[key])
    else:
        good, wanted = isinstance(value, str), "a string"
    if not good:
        raise ConfigError(f"{path}: {key} cannot be {reprlib.repr(value)}", f"It must be {wanted}.")


def _is_strings(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) and item.strip() for item in value)


def _is_share(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value <= 1


def _build(name: str, table: dict[str, Any], path: Path) -> Profile:
    from align.auditing.rules import RULES

    for key in ("apply", "off", "bars"):
        _check_rules(path, key, table.get(key, ()))
    for rule in table.get("apply", ()):
        if RULES[rule].fix == "review":
            hint = "A review finding is applied only after somebody accepted it."
            raise ConfigError(f"{path}: apply: {rule!r} is a matter for a person", hint)
    preferred = {old: new for new, variants in table.get("preferred", {}).items() for old in variants}
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in table.items()}
    values["preferred"] = preferred
    return Profile(name=name, **values)


def _check_rules(path: Path, key: str, names: Iterable[str]) -> None:
    """Raise ConfigError unless all are rules."""
    from align.auditing.rules import RULES

    for rule in names:
        if rule not in RULES:
            raise ConfigError(f"{path}: {key}: no rule is called {rule!r}", f"There are: {', '.join(RULES)}.")


def profile_toml(profile: Profile) -> str:
    """The profile as the TOML it could be written as, inheritance resolved."""
    variants: dict[str, list[str]] = {}
    for old, new in profile.preferred.items():
        variants.setdefault(new, []).append(old)
    head = f"# {toml_comment(profile.name)}"
    lines = [head, "# In a profile of your own `apply` adds to this; `propose` takes rules out of it."]
    for f in fields(Profile):
        value = getattr(profile, f.name)
        if isinstance(value, (str, float, int)) and f.name != "name":
            lines.append(f"{f.name} = {toml_value(value)}")
        elif isinstance(value, tuple):
            lines += [f"{f.name} = [", *(f"  {toml_value(item)}," for item in value), "]"]
    if proposed := [rule for rule in load_profile(_BASE).apply if rule not in profile.apply]:
        lines.append(f"propose = {toml_value(proposed)}")
    for title, table in (("bars", profile.bars), ("preferred", variants)):
        lines += ["", f"[{title}]"] if table else []
        lines += [f"{toml_value(key)} = {toml_value(value)}" for key, value in table.items()]
    return "\n".join(lines) + "\n"
