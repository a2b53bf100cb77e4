"""Decisions about whole rules and spellings as additions to a house profile, in TOML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from align.auditing import RULES, Profile, load_profile, profile_names
from align.decisions.model import Standing
from align.toml_values import toml_value

_WRITES = "name-variant"  # the rule that puts preferred spellings in


def additions(standing: Mapping[tuple[str, str], Standing], profile_name: str) -> str:
    """A profile that inherits from the run's one and decides the same; it is complete TOML, ready to be used.

    ``apply`` and ``off`` replace what is inherited, so they list that too. What a profile cannot say stands in a
    comment. ``profile_name`` is the name in the run's signature: for a profile that does not come with the package the
    inherited lists are not known here, and a comment says so.
    """
    ours = profile_name in profile_names()
    profile = load_profile(profile_name) if ours else Profile(apply=(), off=())
    each = [standing[key] for key in sorted(standing)]
    lines = ["# Out of a review: decisions about whole rules and spellings."]
    if not each:
        return lines[0] + " There are none so far.\n"
    if ours:
        lines.append(f"inherits = {toml_value(profile_name)}")
    else:
        lines.append(
            f"# The run was made with the profile {toml_value(profile_name)}: put these lines into its file, and in"
        )
        lines.append("# off keep what it lists already.")
    lines += [*_rules(each, profile), *_words(each)]
    return "\n".join(lines) + "\n"


def _rules(standing: Iterable[Standing], profile: Profile) -> Iterator[str]:
    apply, off = list(profile.apply), list(profile.off)
    for each in standing:
        rule = each.key if each.kind == "rule" else _WRITES if _is_name(each) else ""
        if not rule:
            continue
        if rule not in RULES:
            yield f"# {rule}: this newsalign has no such rule."
        elif each.verdict == "rejected":
            off.append(rule)
        elif RULES[rule].fix == "review":
            yield f"# {rule}: a profile cannot accept what is for a person to decide; the decisions of the review do."
        elif RULES[rule].fix == "profile":
            apply.append(rule)
    off = [*dict.fromkeys(off)]
    apply = [rule for rule in dict.fromkeys(apply) if rule not in off]
    if tuple(apply) != profile.apply:
        yield f"apply = {toml_value(apply)}"
    if tuple(off) != profile.off:
        yield f"off = {toml_value(off)}"


def _words(standing: Iterable[Standing]) -> Iterator[str]:
    words = [each for each in standing if each.kind == "spelling"]
    for each in words:
        if each.verdict == "accepted" and not _is_name(each):
            wish = f"{toml_value(each.replacement)} for {toml_value(each.key)}"
            yield f"# {wish}: no name of one word, so no preferred spelling."
    if kept := [each.key for each in words if each.verdict == "rejected"]:
        yield f"keep = {toml_value(kept)}"
    preferred: dict[str, list[str]] = {}
    wanted = {each.key: each.replacement for each in words if _is_name(each)}
    for key in wanted:
        written, seen = wanted[key], {key}
        while written in wanted and written not in seen:  # always A for B, and C for A: C for both
            seen.add(written)
            written = wanted[written]
        if written in seen:
            yield f"# {toml_value(wanted[key])} for {toml_value(key)}: decided the other way round as well."
        else:
            preferred.setdefault(written, []).append(key)
    if preferred:
        yield f"\n[preferred]  # put in by {_WRITES}, which also makes a text's rarer spellings agree"
        yield from (f"{toml_value(written)} = {toml_value(variants)}" for written, variants in preferred.items())


def _is_name(standing: Standing) -> bool:
    """Whether it is "always this for that", about names as the profile's ``preferred`` holds them."""
    words = (standing.key, standing.replacement)
    return standing.verdict == "accepted" and all(word.isalpha() and word[0].isupper() for word in words)
