"""File names of a site's pages."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.report.names import Names, page_name, part_name

SAFE = re.compile(r"[a-z0-9_~-]{1,100}\.html")


def test_a_plain_id_is_its_name() -> None:
    assert page_name("putin-trump-call") == "putin-trump-call.html"
    assert page_name("0042_a") == "0042_a.html"
    assert page_name("x" * 80) == "x" * 80 + ".html"


@pytest.mark.parametrize(
    "ident",
    ["2024/05/story", "../../etc/passwd", "Story", "a.b", "", "nul", "com1", "a b", "příběh", "x" * 81, "x" * 300, "~"],
)
def test_an_odd_id_gets_a_safe_name_of_its_own(ident: str) -> None:
    name = page_name(ident)
    assert SAFE.fullmatch(name)
    assert "~" in name


def test_ids_that_differ_in_case_only_do_not_share_a_page() -> None:
    assert len({page_name(ident).lower() for ident in ("story", "Story", "STORY")}) == 3


@given(st.lists(st.text(max_size=40) | st.sampled_from(["a/b", "a-b", "a_b", "A-b"]), unique=True, max_size=20))
def test_names_are_safe_and_never_shared(idents: list[str]) -> None:
    names = [page_name(ident) for ident in idents]
    assert len({name.lower() for name in names}) == len(idents)
    assert all(SAFE.fullmatch(name) for name in names)
    assert part_name(2) not in names


@given(st.lists(st.text(max_size=5)), st.text(max_size=5))
def test_names_know_what_was_added(added: list[str], asked: str) -> None:
    names = Names()
    names.update(added)
    assert (asked in names) == (asked in added)
    names.add(asked)
    assert asked in names
