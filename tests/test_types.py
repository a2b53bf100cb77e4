"""A signature says in one line, and in full, what a result depends on."""

from __future__ import annotations

from align.records import from_dict, to_dict
from align.types import Signature, parameter_texts

PARAMETERS = {"profile_sha256": "ab" * 32, "libraries": {"ftfy": "6.3", "lxml": "5.4"}, "beam_size": 4}


def test_the_line_has_short_hashes_and_versions_in_words() -> None:
    line = str(Signature("0.1", "", "plain", "cd" * 32, PARAMETERS))
    assert line.split("|")[2:] == [
        "profile:plain", "rules:cdcdcdcdcdcd", "beam_size:4", "libraries:ftfy=6.3,lxml=5.4",
        "profile_sha256:abababababab",
    ]  # fmt: skip


def test_in_full_nothing_is_cut() -> None:
    assert parameter_texts(PARAMETERS)["profile_sha256"] == "ab" * 32


def test_a_signature_of_an_older_run_is_read_as_it_is() -> None:
    row = to_dict(Signature("0.1", "", "plain", "cd", {"beam_size": 4}))
    assert to_dict(from_dict(Signature, row)) == row
