"""What was decided in a review is honoured by the runs that follow, whatever they do again."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from samples import run

from align.decisions.model import Decision
from align.decisions.store import FILE, Key, change, create
from align.errors import JobError
from align.job.store import read_run
from align.review.desk import Desk
from align.types import Finding


def findings(out: Path) -> dict[tuple[str, str], Finding]:
    return {(found.doc, found.text): found for audited in read_run(out).audited() for found in audited.findings}


def decide(out: Path, found: Finding, verdict: str, replacement: str | None = None) -> None:
    create(out)
    made = Decision(found.doc, found.fingerprint, verdict, replacement, found.rule, found.text)  # type: ignore[arg-type]
    change(out, [made], f"{verdict} {found.fingerprint}")


def test_decisions_outlive_runs_pruning_and_computing_anew(inputs: Path, out: Path) -> None:
    before = (out / "findings.jsonl").read_bytes()
    decide(out, findings(out)["most", "Kiev"], "rejected")
    decide(out, findings(out)["most", "Holubecwho"], "edited", "Holubec, as he")
    assert (run(inputs, out).honoured, run(inputs, out).stale) == (2, 0)
    reviewed = (out / "normalized/most.en.txt").read_text(encoding="utf-8")
    assert "on to Kiev." in reviewed
    assert "Jan Holubec, as he was quoted" in reviewed
    assert json.loads((out / "run.json").read_text())["decisions"] == {"honoured": 2, "stale": 0}
    assert "decisions:" in (out / "report.html").read_text(encoding="utf-8")
    assert "decisions:" in str(read_run(out).signature)
    shutil.rmtree(out / ".newsalign")
    assert run(inputs, out, prune=True).honoured == 2
    assert (out / "normalized/most.en.txt").read_text(encoding="utf-8") == reviewed
    (out / FILE).unlink()
    run(inputs, out)
    assert (out / "findings.jsonl").read_bytes() == before
    assert "decisions" not in read_run(out).signature.parameters


def test_a_decision_whose_text_has_changed_is_stale_and_kept(inputs: Path, out: Path) -> None:
    decide(out, findings(out)["most", "Kiev"], "rejected")
    english = inputs / "most.en.txt"
    english.write_text(english.read_text(encoding="utf-8").replace("on to Kiev", "to Kiev by train"), encoding="utf-8")
    summary = run(inputs, out)
    assert (summary.honoured, summary.stale) == (0, 1)
    assert "to Kyiv by train" in (out / "normalized/most.en.txt").read_text(encoding="utf-8")


def test_a_run_while_a_review_is_open_leaves_both_whole(inputs: Path, out: Path) -> None:
    desk = Desk.open(out)
    kiev = findings(out)["most", "Kiev"]
    desk.decide(desk.snapshot, Key("finding", kiev.doc, kiev.fingerprint), "rejected", None, "one")
    (inputs / "novy.en.txt").write_text("The delegation left Lvov.\n", encoding="utf-8")
    assert run(inputs, out).honoured == 1
    assert (
        desk.decide(desk.snapshot, Key("finding", kiev.doc, kiev.fingerprint), "accepted", None, "two")["anew"] is True
    )
    assert "novy" in {story[0] for story in desk.overview()["stories"]}
    lvov = findings(out)["novy", "Lvov"]
    assert (
        desk.decide(desk.snapshot, Key("finding", lvov.doc, lvov.fingerprint), "rejected", None, "three")["anew"]
        is False
    )
    assert run(inputs, out).honoured == 2
    assert (out / "normalized/novy.en.txt").read_text(encoding="utf-8") == "The delegation left Lvov.\n"


def test_damaged_decisions_stop_a_run_before_the_work(inputs: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / FILE).write_bytes(b"no database, but long enough for one to be looked for in it" * 30)
    with pytest.raises(JobError, match="damaged"):
        run(inputs, out)
    assert not (out / "findings.jsonl").exists()
