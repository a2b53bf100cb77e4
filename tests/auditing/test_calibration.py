"""Confidences: moved towards the share that was right, little where little was seen, and never upward into a fix."""

from __future__ import annotations

from dataclasses import replace

import pytest

from align.auditing import audit, load_profile
from align.auditing.calibration import band_of, calibrated, fitted


def test_a_band_moves_towards_the_share_that_was_right():
    wrong_half = [("exonym", 0.95, number % 2 == 0) for number in range(200)]
    shifts = {key: band.shift for key, band in fitted(wrong_half).items()}
    assert calibrated("exonym", 0.95, shifts) == pytest.approx(0.5, abs=0.07)
    assert calibrated("exonym", 0.6, shifts) == 0.6
    assert calibrated("glued-name", 0.95, shifts) == 0.95


def test_a_few_findings_move_it_little():
    shifts = {key: band.shift for key, band in fitted([("exonym", 0.95, False)]).items()}
    assert 0.9 < calibrated("exonym", 0.95, shifts) < 0.95


@pytest.mark.parametrize(("confidence", "band"), [(0.0, 0), (0.5, 1), (0.79, 2), (0.9, 4), (1.0, 4)])
def test_bands_begin_at_their_edges(confidence, band):
    assert band_of(confidence) == band


def test_a_fix_that_is_made_unasked_needs_its_calibrated_confidence_above_the_bar(aligned, monkeypatch):
    document = aligned("The bridge was opened by Radim Vrbasaid.", "Most otevřel Radim Vrba.")
    profile = replace(load_profile(), bar=0.9)
    (sure,) = audit(document, profile, ["glued-name"])
    assert sure.applied
    monkeypatch.setattr("align.auditing.calibration._shifts", lambda: {("glued-name", 4): -0.3})
    (doubted,) = audit(document, profile, ["glued-name"])
    assert not doubted.applied
    assert doubted.fix == "review"
    (raw,) = audit(document, profile, ["glued-name"], raw=True)
    assert raw.applied
