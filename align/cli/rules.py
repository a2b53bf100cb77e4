"""`newsalign rules` and `newsalign profiles`."""

from __future__ import annotations

import json
import tomllib
from typing import Any

import click

from align.cli.options import Command, Group
from align.cli.streams import emit

_SHAPE = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)


@click.command("rules", cls=Command)
@click.argument("rule", required=False)
@_SHAPE
def rules(rule: str | None, form: str) -> None:
    """List the rules, or show RULE with its examples."""
    from align.auditing import RULES

    chosen = [RULES[rule]] if rule else [RULES[name] for name in RULES]
    if form == "json":
        emit(json.dumps([_as_mapping(one) for one in chosen], ensure_ascii=False, indent=2) + "\n")
    elif rule:
        emit(_page(chosen[0]))
    else:
        width = max(len(one.name) for one in chosen)
        emit("".join(f"{one.name:{width}}  {one.severity:7}  {one.fix:7}  {one.title}\n" for one in chosen))


def _as_mapping(rule: Any) -> dict[str, Any]:
    from align.records import to_dict

    values = {key: getattr(rule, key) for key in ("name", "title", "severity", "fix", "mqm")}
    return values | {key: [to_dict(example) for example in getattr(rule, key)] for key in ("bad", "good")}


def _page(rule: Any) -> str:
    from inspect import cleandoc

    title, _, more = cleandoc(rule.check.__doc__ or rule.name).partition("\n")
    lines = [rule.name, f"  {title}", f"  severity {rule.severity}, fix {rule.fix}, MQM {rule.mqm}"]
    lines += [f"  {line}".rstrip() for line in more.rstrip().split("\n")]
    for head, examples in (("Found, between [ and ]:", rule.bad), ("Left alone:", rule.good)):
        lines += ["", f"  {head}"]
        for example in examples:
            lines += [f"    {line}" for line in _example(example)]
    return "\n".join(lines) + "\n"


def _example(example: Any) -> list[str]:
    lines = [f"{example.lang}  {example.source}"] if example.source else []
    lines += [f"en  {line}" for line in example.english.split("\n")]
    if example.fixed is not None:
        lines += [f"->  {line}" for line in example.fixed.split("\n")]
    return [*lines, ""]


@click.group("profiles", cls=Group)
def profiles() -> None:
    """Show the house profiles."""


@profiles.command("list")
@_SHAPE
def list_profiles(form: str) -> None:
    """List the profiles of the package."""
    from align.auditing import load_profile, profile_names

    known = {name: load_profile(name).description for name in profile_names()}
    if form == "json":
        emit(json.dumps(known, ensure_ascii=False, indent=2) + "\n")
    else:
        emit("".join(f"{name:8}  {description}\n" for name, description in known.items()))


@profiles.command("show")
@click.argument("name")
@click.option("--format", "form", type=click.Choice(["toml", "json"]), default="toml", show_default=True)
def show_profile(name: str, form: str) -> None:
    """Print a profile, including what it inherits, as TOML to copy from."""
    from align.auditing.profile import load_profile, profile_toml

    toml = profile_toml(load_profile(name))
    emit(json.dumps(tomllib.loads(toml), ensure_ascii=False, indent=2) + "\n" if form == "json" else toml)
