"""Soft hyphens and zero-width characters in a plain text hide nothing from the rules, and stay where all is well."""

from __future__ import annotations

from dataclasses import replace

import pytest

from align.auditing import audit, load_profile, normalize
from align.types import Bead


@pytest.mark.parametrize(
    ("english", "found", "normalized"),
    [
        ("In Ki\u00adev it rains.", ["Ki\u00adev"], "In Kyiv it rains."),
        ("In Khar\u200bkov it rains.", ["Khar\u200bkov"], "In Kharkiv it rains."),
        ("In \u200bKiev\u200b it \u00adrains.", ["Kiev"], "In \u200bKyiv\u200b it \u00adrains."),
        ("Vo\u00adlun\u00adteers left. Ki\u00ad\u200bev, Kiev.", ["Ki\u00ad\u200bev", "Kiev"],
         "Vo\u00adlun\u00adteers left. Kyiv, Kyiv."),
        ("[VojtÄ›ch] and HavlÃ\u00adÄ\u008dek agreed.", ["VojtÄ›ch", "HavlÃ\u00adÄ\u008dek"],
         "[Vojtěch] and Havlíček agreed."),
        ("They say Ush\u00adakov\u200bquoted it.", ["Ush\u00adakov\u200bquoted"], None),
        ("Vo\u00adlun\u00adteers left.", [], "Vo\u00adlun\u00adteers left."),
    ],
)  # fmt: skip
def test_a_name_is_seen_through_what_nobody_sees(english, found, normalized, aligned):
    document = aligned(english, "Ušakov odjel.")
    findings = audit(document, load_profile(), ["exonym", "glued-name", "mojibake"])
    assert [finding.text for finding in findings] == found
    assert all(finding.text == english[finding.start : finding.end] for finding in findings)
    after = normalize(english, findings)
    assert normalized is None or after == normalized
    assert not any(each.applied for each in audit(aligned(after, "Ušakov odjel."), load_profile(), ["exonym"]))


def test_a_name_in_the_original_is_seen_too(aligned):
    source = "Ředitel nemocnice Old\u00adřich Va\u200bněk řekl, že je klid."
    document = aligned("The director of the hospital said that all was quiet.", source)
    bead = Bead("story:1", ("story.cs:1:1",), ("story.en:1:1",), 1.0, 0.9, "test")
    (finding,) = audit(replace(document, beads=(bead,)), load_profile(), ["name-omitted"])
    assert finding.text == "The director of the hospital"


@pytest.mark.parametrize("english", ["« Ki\xadev ».", "“Ki\xadev»", "“ Ki\xadev ».", '« Ki\xadev ".'])
def test_a_word_inside_a_repaired_quotation_is_repaired_at_once(english, aligned):
    profile = load_profile("ap")
    once = normalize(english, audit(aligned(english), profile))
    assert "Kyiv" in once
    assert normalize(once, audit(aligned(once), profile)) == once
