"""The forms of the comma that newswire English must have, several ways each, and what only looks like them.

They stand in ``comma_forms*.tsv``, with a bar where the comma is missing.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from align.auditing import audit, load_profile, normalize
from align.tables import read_rows

ROWS = [row for table in sorted(Path(__file__).parent.glob("comma_forms*.tsv")) for row in read_rows(table)]
MISSING, NONE = ([row[2:] for row in ROWS if row[1] == kind] for kind in ("missing", "none"))


def repaired(aligned, english, source="", lang="cs"):
    return normalize(english, audit(aligned(english, source, lang), load_profile(), ("missing-comma",)))


def test_each_form_is_tried_both_ways():
    assert {row[0] for row in ROWS if row[1] == "missing"} == {row[0] for row in ROWS if row[1] == "none"}
    assert len(MISSING) + len(NONE) == len(ROWS)


@pytest.mark.parametrize("example", MISSING, ids=lambda example: example[0])
def test_the_comma_is_put_where_it_is_missing(aligned, example):
    english, *original = example
    closed = re.sub(r"([\"”])\|(?= [^\"“])", r",\1", english)
    assert repaired(aligned, english.replace("|", ""), *original) == closed.replace("|", ",")


@pytest.mark.parametrize("example", NONE, ids=lambda example: example[0])
def test_no_comma_is_put_where_none_is_missing(aligned, example):
    english, *original = example
    assert repaired(aligned, english, *original) == english


def test_the_comma_stands_behind_the_mark_where_the_text_has_its_others_there(aligned):
    text = '"We were lucky to survive"{} said mountain rescue chief Jiří Kos. "It is over", he added.'
    assert repaired(aligned, text.format("")) == text.format(",")
