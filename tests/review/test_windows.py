"""Several windows, runs that are made anew under them, and wishes that arrive twice."""

from __future__ import annotations

from pathlib import Path

import pytest
from review_client import Browser
from run_writer import audited, write_run

from align.decisions.model import Decisions
from align.decisions.store import read_decisions


def test_undo_goes_back_step_by_step_and_never_twice_for_one_wish(browser: Browser) -> None:
    browser.decide("50", "accepted")
    last = browser.decide("50", "rejected")[1]["last"]
    for _ in range(2):
        told = browser.post("undo", number=last)[1]
        assert told["last"] == 1
    assert browser.told("50")["verdict"] == "accepted"
    assert browser.post("undo", number=1)[1]["last"] is None
    assert browser.told("50")["verdict"] == ""


def test_a_wish_that_arrives_twice_is_carried_out_once(browser: Browser) -> None:
    browser.decide("50", "accepted", request="same")
    browser.decide("50", "rejected")
    assert browser.decide("50", "accepted", request="same")[1]["changed"] == {
        str(browser.number("50")): ["rejected", "finding"]
    }


@pytest.mark.parametrize("anew", [False, True])
def test_a_wish_whose_answer_was_lost_tells_the_page_to_begin_anew(
    browser: Browser, run_folder: Path, anew: bool
) -> None:
    wish = {"kind": "rule", "key": "exonym", "verdict": "rejected", "replacement": "", "request": "same"}
    first = browser.post("stand", **wish)[1]
    assert (first["repeated"], len(first["changed"])) == (False, 3)
    if anew:
        browser = Browser(run_folder)
    assert browser.post("stand", **wish)[1]["repeated"] is True
    assert browser.post("undo", number=first["last"])[1]["repeated"] is False
    if anew:
        browser = Browser(run_folder)
    assert browser.post("undo", number=first["last"])[1]["repeated"] is True


def test_undo_in_one_window_takes_nothing_back_that_another_decided(browser: Browser) -> None:
    seen = browser.decide("50", "accepted")[1]["last"]
    browser.decide("OBSE", "rejected")
    status, told = browser.post("undo", number=seen)
    assert status == 409
    assert "another window has decided since" in told["message"]
    assert len(read_decisions(browser.desk.folder).findings) == 2


def test_a_run_that_ends_meanwhile_is_told_and_read_with_the_next_page(browser: Browser, run_folder: Path) -> None:
    browser.decide("50", "accepted")
    (run_folder / "run.json").unlink()
    write_run(run_folder, audited("first", "There were 60 of them.", ("60", "15", "number-mismatch")))
    told = browser.decide("Kharkov", "rejected")[1]
    assert told["anew"] is True
    fresh = browser.get("/api/run")[1]
    assert [row[4] for row in fresh["findings"]] == ["60"]
    assert fresh["version"] != told["version"]
    assert browser.get(f"/api/findings/0?run={told['version']}")[0] == 409
    assert sorted(each["text"] for each in fresh["stale"]) == ["50", "Kharkov"]


def test_a_proposal_that_the_page_has_not_shown_is_not_decided_about(browser: Browser, run_folder: Path) -> None:
    old = browser.desk.snapshot.version
    (run_folder / "run.json").unlink()
    write_run(run_folder, audited("first", "There were 50 of them.", ("50", "16", "number-mismatch")))
    browser.get("/api/run")  # another window
    standing = {"kind": "rule", "key": "number-mismatch", "verdict": "accepted", "replacement": ""}
    for status, told in (browser.decide("50", "accepted", run=old), browser.post("stand", run=old, **standing)):
        assert (status, told["message"]) == (409, "the run has been made anew")
    assert read_decisions(run_folder) == Decisions()
    assert browser.decide("50", "accepted")[0] == 200
