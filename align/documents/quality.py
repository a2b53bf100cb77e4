"""Rules and severities in the terms of ITS 2.0's localization quality issues and of MQM.

ITS 2.0 (W3C, 29 October 2013), section 8.17 and appendix C.1: an issue has a type out of a closed list and a severity
from 0 to 100. MQM (https://themqm.org) is the typology that the rules' own categories come from.
"""

from __future__ import annotations

from align.types import Severity

MQM_PROFILE = "https://themqm.org/"
_SEVERITIES = {"error": 100, "warning": 50, "note": 20}
_BY_RULE = {"number-mismatch": "numbers", "scale-word": "numbers", "name-variant": "inconsistency"}
_BY_MQM = {
    "Addition": "addition",
    "Awkward": "style",
    "Character encoding": "characters",
    "Company style": "style",
    "Grammar": "grammar",
    "Inconsistent style": "style",
    "Inconsistent terms": "inconsistency",
    "Inconsistent with termbase": "terminology",
    "Locale": "locale-violation",
    "Mistranslation": "mistranslation",
    "Omission": "omission",
    "Punctuation": "typographical",
    "Spelling": "misspelling",
    "Unidiomatic": "style",
    "Untranslated": "untranslated",
}


def mqm_of(rule: str) -> str:
    """The MQM category of a rule; empty for a rule that this version does not know."""
    from align.auditing import RULES

    return RULES[rule].mqm if rule in RULES else ""


def issue_type(rule: str) -> str:
    """The ``locQualityIssueType`` of a rule's findings."""
    return _BY_RULE.get(rule) or _BY_MQM.get(mqm_of(rule), "uncategorized")


def issue_severity(severity: Severity) -> int:
    """The ``locQualityIssueSeverity``, 0 to 100."""
    return _SEVERITIES[severity]
