"""Tokens, and the words that make rules look."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from align.auditing import RULES
from align.auditing.context import tokenize
from align.auditing.watching import Pair, Places, Watch

_TEXTS = st.text(st.sampled_from("abcKievUS .,'’-\u0301éи1\n_\t\u00a0\r"), max_size=60)


@given(_TEXTS)
def test_tokens_select_their_text_in_order(text: str) -> None:
    tokens = tokenize(text)
    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert all(one.end <= other.start for one, other in pairwise(tokens))
    covered = {place for token in tokens for place in range(token.start, token.end)}
    assert covered == {place for place, letter in enumerate(text) if not letter.isspace()}


def test_the_tokens_of_a_sentence_are_found_once_and_those_of_endless_text_are_not_kept() -> None:
    assert tokenize("Two words said twice.") is tokenize("Two words said twice.")
    endless = "word " * 1_000
    assert tokenize(endless) == tokenize(endless)
    assert tokenize(endless) is not tokenize(endless)


@settings(deadline=None)  # the first word of all loads the tables
@given(_TEXTS)
def test_every_watch_gets_exactly_the_words_that_set_it_off(text: str) -> None:
    words = [token.text for token in tokenize(text)]
    found = Places(words)
    for name in RULES:
        for watch in RULES[name].watched:
            assert list(found[watch]) == [index for index in range(len(words)) if _is_set_off(watch, words, index)]


def _is_set_off(watch: Watch | Pair, words: list[str], index: int) -> bool:
    if isinstance(watch, Pair):
        return index > 0 and watch.first(words[index - 1]) and watch.second(words[index])
    return watch(words[index])


def test_a_watch_that_no_rule_names_is_an_error() -> None:
    with pytest.raises(KeyError):
        Places(["Kiev"])[str.isupper]
