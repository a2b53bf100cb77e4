"""The examples beside each rule are promises: what is bracketed is found and repaired, what is good is left alone."""

from __future__ import annotations

import re

import pytest
from rule_cases import ids

from align.auditing import RULES, audit, load_profile

OURS = ("boilerplate", "glued-name", "missing-comma", "stray-stop")
BAD = [(name, example) for name in OURS for example in RULES[name].bad]
GOOD = [(name, example) for name in OURS for example in RULES[name].good]


@pytest.mark.parametrize(("name", "example"), BAD, ids=ids(BAD))
def test_bad_examples_are_found_and_repaired(name, example, aligned):
    from align.auditing import normalize

    text = re.sub(r"[\[\]]", "", example.english)
    marked = re.findall(r"\[(.*?)\]", example.english, re.DOTALL)
    findings = audit(aligned(text, example.source, example.lang), load_profile(), [name])
    assert [finding.text for finding in findings] == marked
    assert example.fixed is None or normalize(text, findings) == example.fixed


@pytest.mark.parametrize(("name", "example"), GOOD, ids=ids(GOOD))
def test_good_examples_are_left_alone(name, example, aligned):
    assert not audit(aligned(example.english, example.source, example.lang), load_profile(), [name])
