"""Comments in a text silence findings, are no text themselves, and stay where they are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from align.auditing import audit, load_profile, normalize
from align.documents import parse
from align.segment import segment
from align.types import Aligned


def read(text, lang="en"):
    return segment(parse(text.encode(), "txt", "story", lang))


def audited(text, rules=("exonym", "glued-name", "boilerplate")):
    document = read(text)
    findings = audit(Aligned("story", None, document), load_profile(), rules)
    return [finding.text for finding in findings], normalize(document.text, findings)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("He left Kiev. <!-- newsalign: ignore exonym -->\nThen he left Kharkov.\n", ["Kharkov"]),
        ("He left Kiev. <!-- Newsalign: Ignore Exonym -->\nThen he left Kharkov.\n", ["Kharkov"]),
        ("<!-- newsalign: ignore glued-name -->\nHe left Kiev.\n\nThen he left Kharkov.\n", ["Kiev", "Kharkov"]),
        ("<!-- newsalign: ignore exonym -->\nHe left Kiev.\n\nThen he left Kharkov.\n", ["Kharkov"]),
        ("<!-- newsalign: ignore exonym -->\n\nHe left Kiev.\n\nThen he left Kharkov.\n", ["Kharkov"]),
        (
            "<!-- newsalign: ignore glued-name -->\r\n<!-- newsalign: ignore exonym -->\r\nHe left Kiev.\r\nOdessa.",
            ["Odessa"],
        ),
        ("He left Kiev.\n<!-- newsalign: ignore exonym -->\n", ["Kiev"]),
        (
            "<!-- newsalign: ignore exonym -->\n"
            + "<!-- newsalign: ignore calque -->\n" * 9
            + "He left Kiev.\nOdessa.",
            ["Odessa"],
        ),
        ("He left Kiev." + " <!-- newsalign: ignore exonym -->" * 9 + "\nOdessa.", ["Odessa"]),
        ("He left it.\n<!-- newsalign: ignore calque -->\nOdessa and <!-- newsalign: ignore exonym --> Kiev.", []),
        ("He left it. <!-- newsalign: ignored Kiev -->\n", []),
    ],
)
def test_a_comment_silences_its_line_or_the_next_and_stays(text, left):
    found, normalized = audited(text)
    assert found == left
    assert normalized.count("<!--") == text.count("<!--")
    assert audited(normalized) == ([], normalized)


@pytest.mark.parametrize("suppress", ["exonym", ["exonym"]])
def test_a_row_may_name_one_rule_or_a_list(suppress):
    document = replace(read("He left Kiev.\n"), meta={"suppress": suppress})
    assert not audit(Aligned("story", None, document), load_profile(), ["exonym"])


def test_a_comment_among_the_closing_lines_is_none_of_them():
    for text in (
        "He left.\nTASS\n<!-- newsalign: ignore calque -->\n",
        "He left.\nTASS <!-- newsalign: ignore calque -->\n",
    ):
        assert [one.strip()[:4] for one in audited(text, ["boilerplate"])[0]] == ["TASS"]


def test_comments_are_no_title_and_no_sentence():
    document = read("<!-- newsalign: ignore -->\nTalks in Kiev\n\nThe envoys met. <!-- newsalign: ignore -->\n")
    assert document.meta["title"] == "Talks in Kiev"
    assert [one.text for one in document.segments] == ["Talks in Kiev", "The envoys met."]


@pytest.mark.parametrize(
    ("comment", "said"),
    [
        ("<!-- newsalign: ignore exonymm -->", "line 2: a comment ignores 'exonymm'"),
        ("<!-- newsalign: ignroe exonym -->", "line 2: <!-- newsalign: ignroe exonym --> silences nothing"),
        ("<!-- newsalign: ignore exonym -->", ""),
    ],
)
def test_a_comment_that_says_nothing_is_told(comment, said, caplog):
    audited(f"He left Kiev.\n{comment}\nThen he left Kharkov.\n")
    assert (said in caplog.text) if said else not caplog.text
