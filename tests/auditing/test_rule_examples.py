"""The examples beside each rule are promises: what is bracketed is found and repaired, what is good is left alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rule_cases import bare, ids, marked, of_example

from align.auditing import RULES, audit, load_profile, normalize

BAD = [(name, example) for name in RULES for example in RULES[name].bad]
GOOD = [(name, example) for name in RULES for example in RULES[name].good]
HOUSE = replace(load_profile(), apply=tuple(RULES))


def test_every_rule_has_examples_of_both_kinds():
    assert {name for name, _ in BAD} == {name for name, _ in GOOD} == set(RULES)


@pytest.mark.parametrize(("name", "example"), BAD, ids=ids(BAD))
def test_bad_examples_are_found_and_repaired(name, example):
    text = bare(example.english)
    findings = audit(of_example(example), HOUSE, [name])
    assert marked(text, findings) == example.english
    assert example.fixed is None or normalize(text, findings) == example.fixed


@pytest.mark.parametrize(("name", "example"), GOOD, ids=ids(GOOD))
def test_good_examples_are_left_alone(name, example):
    assert not audit(of_example(example), HOUSE, [name])
