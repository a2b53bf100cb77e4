"""The review as a browser meets it: who is let in, what is told, what a decision does, and hostile text."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from review_client import GATE, HOST, Browser
from run_writer import audited, finding, write_run

from align.decisions.store import FILE, read_decisions
from align.review.app import create_app
from align.review.desk import Desk


def test_only_who_has_the_key_is_let_in(run_folder: Path) -> None:
    client = create_app(Desk.open(run_folder), GATE).test_client()
    assert client.get("/", base_url=HOST).status_code == 403
    assert client.get("/api/run", base_url=HOST).status_code == 403
    assert client.get("/start?key=guess", base_url=HOST).status_code == 403
    assert client.get("/start", base_url=HOST).status_code == 403
    client.set_cookie(GATE.cookie, "the key", domain="127.0.0.1")
    assert client.get("/", base_url=HOST).status_code == 403
    opened = client.get("/start?key=the+key", base_url=HOST)
    cookie = opened.headers["Set-Cookie"]
    assert all(part in cookie for part in ("HttpOnly", "SameSite=Strict", "Path=/"))
    assert "the key" not in cookie
    assert client.get("/", base_url=HOST).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:80", "127.0.0.1.evil.example:8765", ""])
def test_another_name_that_resolves_here_is_turned_away(browser: Browser, host: str) -> None:
    answer = browser.client.get("/api/run", base_url=HOST, headers={"Host": host})
    assert answer.status_code == 421
    assert "127.0.0.1:8765" in answer.text


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "null"},
        {"Origin": "http://evil.example"},
        {"Origin": "http://127.0.0.1:9999"},
        {"Origin": "http://localhost:8765"},
        {"Origin": HOST, "Sec-Fetch-Site": "cross-site"},
        {"Origin": HOST, "Sec-Fetch-Site": "same-site"},
    ],
)
def test_no_other_site_can_change_anything(browser: Browser, headers: dict[str, str]) -> None:
    found = browser.desk.snapshot.findings[0]
    body = {"doc": found.doc, "fingerprint": found.fingerprint, "verdict": "rejected", "request": "r"}
    answer = browser.client.post("/api/decide", base_url=HOST, json=body, headers=headers)
    assert answer.status_code == 403
    assert read_decisions(browser.desk.folder).findings == {}


def test_a_form_of_another_site_is_no_json(browser: Browser) -> None:
    answer = browser.client.post("/api/undo", base_url=HOST, data={"number": 1}, headers={"Origin": HOST})
    assert answer.status_code == 415


def test_every_answer_forbids_what_the_page_does_not_need(browser: Browser) -> None:
    for path in ("/", "/start?key=the+key", "/api/run", "/assets/review.js", "/assets/report.css", "/nowhere"):
        headers = browser.client.get(path, base_url=HOST).headers
        assert headers["Cache-Control"] == "no-store"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["X-Content-Type-Options"] == "nosniff"
        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "http" not in policy
    assert browser.get("/assets/..%2Fapp.py")[0] == 404
    assert browser.get("/nowhere")[0] == 404


def test_the_queue_holds_every_finding_with_what_became_of_it(browser: Browser) -> None:
    told = browser.get("/api/run")[1]
    assert [story[0] for story in told["stories"]] == ["first", "second"]
    assert [row[3:6] for row in told["findings"]] == [
        ["repaired", "Kiev", "Kyiv"], ["repaired", "Ivanovwho", "Ivanov, who"], ["decide", "50", "15"],
        ["repaired", "Kharkov", "Kharkiv"], ["optional", "OBSE", "OSCE"], ["repaired", "Kiev", "Kyiv"],
        ["decide", "today.", None],
    ]  # fmt: skip
    assert (told["last"], told["standing"], told["stale"]) == (None, [], [])


def test_a_finding_is_told_with_its_sentence_and_what_would_be_read(browser: Browser) -> None:
    told = browser.told("50")
    assert told["english"][told["at"]] == [["There were ", False], ["50", True], [" of them in Kharkov.", False]]
    assert told["english"][0] == [["In Kiev Ivanovwho spoke.", False]]
    assert told["reads"] == "There were 15 of them in Kharkiv."
    assert told["beside"] == {
        "name": "Original", "text": "Bylo jich 15 v Charkově.", "fresh": "Fresh Bylo jich 15 v Charkově.",
    }  # fmt: skip
    assert (told["proposal"], told["draft"], told["where"]) == ("15", "15", "paragraph 2, sentence 1")


def test_a_decision_is_on_disk_when_it_is_answered(browser: Browser, run_folder: Path) -> None:
    status, told = browser.decide("50", "edited", text="fifteen")
    assert status == 200
    assert told["changed"] == {str(browser.number("50")): ["edited", "finding"]}
    kept = read_decisions(run_folder).findings["first", browser.told("50")["fingerprint"]]
    assert (kept.verdict, kept.replacement, kept.before, kept.after) == (
        "edited", "fifteen", "In Kiev Ivanovwho spoke.\nThere were ", " of them in Kharkov.",
    )  # fmt: skip
    after = browser.told("50")
    assert (after["reads"], after["draft"]) == ("There were fifteen of them in Kharkiv.", "fifteen")


def test_an_edit_says_what_it_comes_to(browser: Browser) -> None:
    assert list(browser.decide("50", "edited", text="50")[1]["changed"].values()) == [["rejected", "finding"]]
    assert list(browser.decide("50", "edited", text="15")[1]["changed"].values()) == [["accepted", "finding"]]


def test_an_edit_keeps_the_line_ends_of_its_document(tmp_path: Path) -> None:
    one = audited("first", "One.\r\nTwo two.\r\n", ("One.\r\nTwo two", None, "calque"))
    browser = Browser(write_run(tmp_path / "run", one))
    browser.decide("One.\r\nTwo two", "edited", text="One.\nTwo")
    (kept,) = read_decisions(browser.desk.folder).findings.values()
    assert kept.replacement == "One.\r\nTwo"
    assert browser.decide("One.\r\nTwo two", "edited", text="One.\nTwo two")[1]["changed"] == {
        "0": ["rejected", "finding"]
    }


def test_what_is_left_out_is_offered_to_be_written_in(browser: Browser) -> None:
    told = browser.told("today.")
    assert (told["proposal"], told["draft"]) == (None, "today. The talks failed.")
    assert told["beside"]["fresh"] == "The talks failed."
    browser.decide("today.", "accepted")
    assert browser.told("today.")["reads"] is None
    browser.decide("today.", "edited", text="today. The talks failed.")
    assert browser.told("today.")["reads"] == "OBSE met in Kyiv today. The talks failed."


def test_the_original_is_never_edited(tmp_path: Path) -> None:
    one = audited("first", "In Kyiv.", source="V Kyjevě 15.")
    found = finding("first", "V Kyjevě 15.", 9, ("15", "16", "number-mismatch"), side="source")
    browser = Browser(write_run(tmp_path / "run", replace(one, findings=(found,))))
    told = browser.told("15")
    assert told["source"][told["at"]] == [["V Kyjevě ", False], ["15", True], [".", False]]
    assert (told["proposal"], told["reads"], told["lang"]) == (None, None, "cs")
    assert browser.decide("15", "edited", text="16")[0] == 409
    assert browser.decide("15", "accepted")[1]["changed"] == {"0": ["accepted", "finding"]}
    assert read_decisions(browser.desk.folder).findings["first", found.fingerprint].replacement is None


def test_whole_rules_and_spellings_say_how_much_they_touch(browser: Browser) -> None:
    choices = {choice["label"]: choice for choice in browser.told("Kiev")["choices"]}
    assert choices["Never touch “Kiev”"]["count"] == 2
    assert choices["Reject every finding of exonym"]["count"] == 3
    choice = choices["Never touch “Kiev”"]
    told = browser.post("stand", **{name: choice[name] for name in ("kind", "key", "verdict", "replacement")})[1]
    assert list(told["changed"].values()) == [["rejected", "spelling"]] * 2
    assert 'keep = ["Kiev"]' in told["profile"]
    assert browser.get("/profile.toml")[1] == told["profile"]
    assert browser.told("Kiev")["reads"] is None
    back = browser.post("withdraw", kind="spelling", first="Kiev", second="")[1]
    assert list(back["changed"].values()) == [["", ""]] * 2


def test_what_makes_no_sense_is_refused_and_changes_nothing(browser: Browser) -> None:
    wrong: list[tuple[str, dict[str, Any]]] = [
        ("decide", {"doc": "first", "fingerprint": "gone", "verdict": "accepted"}),
        ("decide", {"doc": "first", "fingerprint": ["x"], "verdict": "accepted"}),
        ("decide", {"doc": "first", "fingerprint": "number-mismatch-37", "verdict": "maybe"}),
        ("stand", {"kind": "all", "key": "x", "verdict": "accepted", "replacement": ""}),
        ("withdraw", {"kind": "x", "first": "a", "second": "b"}),
        ("undo", {"number": "1"}),
        ("undo", {"number": 2**70}),
    ]
    for path, body in wrong:
        status, told = browser.post(path, **body)
        assert (status, bool(told["message"])) == (409, True)
    assert browser.decide("50", "edited", text="\ud800")[0] == 409
    assert browser.decide("50", "edited")[0] == 409
    assert browser.get("/api/findings/99")[0] == 409
    assert browser.client.post("/api/undo", base_url=HOST, data=b"[", headers={
        "Origin": HOST, "Content-Type": "application/json"}).status_code == 400  # fmt: skip
    assert read_decisions(browser.desk.folder).findings == {}


def test_a_folder_that_is_gone_is_told_and_is_used_again_when_it_is_back(browser: Browser, tmp_path: Path) -> None:
    folder = browser.desk.folder
    folder.rename(tmp_path / "moved")
    status, told = browser.decide("50", "accepted", request="same")
    assert status == 503
    assert "gone" in told["message"]
    assert browser.told("50")["text"] == "50"
    (tmp_path / "moved").rename(folder)
    assert browser.decide("50", "accepted", request="same")[0] == 200
    assert len(read_decisions(folder).findings) == 1


def test_hostile_text_is_data_and_nothing_else(tmp_path: Path) -> None:
    evil = "</script><script>alert(1)</script> \u202eabc \" onload='x' javascript:alert(1)"
    one = audited("first", f"Look: {evil}.", (evil, "<img src=x onerror=alert(1)>", "calque"))
    browser = Browser(write_run(tmp_path / "<b>run", one))
    status, page = browser.get("/")
    assert status == 200
    assert "<b>run" not in page
    answer = browser.client.get(f"/api/findings/0?run={browser.desk.snapshot.version}", base_url=HOST)
    assert answer.mimetype == "application/json"
    told = json.loads(answer.text)
    assert told["text"] == evil
    assert "⟨202E⟩" in told["english"][told["at"]][1][0]


def test_a_text_of_a_megabyte_is_shown_by_its_ends_and_edited_whole(tmp_path: Path) -> None:
    long = "x" * 1_000_000
    browser = Browser(write_run(tmp_path / "run", audited("first", f"A {long} b.", (long, None, "calque"))))
    told = browser.get(f"/api/findings/0?run={browser.desk.snapshot.version}")[1]
    assert len(told["english"][told["at"]][1][0]) < 5000
    assert told["draft"] == long
    assert browser.decide(long, "edited", text=long + "y")[0] == 200


def test_a_file_of_decisions_that_is_taken_away_stops_the_writing_only(browser: Browser) -> None:
    (browser.desk.folder / FILE).unlink()
    assert browser.decide("50", "accepted")[0] == 503
    assert browser.get(f"/api/findings/0?run={browser.desk.snapshot.version}")[0] == 200
