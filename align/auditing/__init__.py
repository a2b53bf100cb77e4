"""Finding artefacts in English versions of Czech and Russian news, and repairing the ones that are certain."""

from __future__ import annotations

from align.auditing.edits import normalize
from align.auditing.profile import Profile, load_profile, profile_names
from align.auditing.rule import Example, Mark, Rule
from align.auditing.rules import RULES
from align.auditing.runner import audit, rule_pack_sha256

__all__ = [
    "RULES",
    "Example",
    "Mark",
    "Profile",
    "Rule",
    "audit",
    "load_profile",
    "normalize",
    "profile_names",
    "rule_pack_sha256",
]
