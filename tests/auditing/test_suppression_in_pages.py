"""Comments in a page silence findings as they do in a text."""

from __future__ import annotations

import pytest

from align.auditing import audit, load_profile, normalize
from align.documents import parse
from align.segment import segment
from align.types import Aligned

PAGE = """<html><body><article><h1>What the two envoys said</h1>
<p>Talks in Kiev went on for three days and nights. {}</p>{}
<p>Talks in Kharkov went on for days, the mayor said on Monday.</p></article></body></html>"""


def found(inside, between):
    page = parse(PAGE.format(inside, between).encode(), "html", "story", "en")
    document = Aligned("story", None, segment(page))
    findings = audit(document, load_profile(), ["exonym", "glued-name"])
    assert "newsalign" not in page.text
    return [finding.text for finding in findings], normalize(page.text, findings)


@pytest.mark.parametrize(
    ("inside", "between", "left"),
    [
        ("", "", ["Kiev", "Kharkov"]),
        ("<!-- newsalign: ignore -->", "", ["Kharkov"]),
        ("<!-- newsalign: ignore exonym, glued-name -->", "", ["Kharkov"]),
        ("<!-- newsalign: ignore glued-name -->", "", ["Kiev", "Kharkov"]),
        ("", "<!-- newsalign: ignore exonym -->", ["Kiev"]),
        ("<br><!-- newsalign: ignore exonym -->They went on in Odessa.", "", ["Kiev", "Kharkov"]),
        ("<!-- newsalign: ignore exonym --><br>They went on in Odessa.", "", ["Odessa", "Kharkov"]),
        ("<br><!-- newsalign: ignore exonym -->", "", ["Kharkov"]),
    ],
)
def test_a_comment_silences_its_paragraph_or_the_next(inside, between, left):
    texts, normalized = found(inside, between)
    assert texts == left
    assert all((name in normalized) == (name not in left) for name in ("Kiev", "Kharkov"))
