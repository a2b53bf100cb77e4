"""Mutated articles through all rules, and that the script that makes them sees what is wrong."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPT, GOLD = ROOT / "scripts/mutate_audits.py", ROOT / "parallel_data/gold/findings"
if not SCRIPT.is_file() or not GOLD.is_dir():
    pytest.skip("the scripts and the gold are in the repository only", allow_module_level=True)


@pytest.fixture
def golds(tmp_path: Path) -> list[str]:
    """Four articles of either language."""
    found = []
    for lang in ("cs", "ru"):
        rows = (GOLD / f"{lang}-23.jsonl").read_text(encoding="utf-8").split("\n")[:4]
        path = tmp_path / f"{lang}.jsonl"
        path.write_text("\n".join(rows) + "\n", encoding="utf-8")
        found.append(str(path))
    return found


def test_mutated_articles_are_audited(golds: list[str]) -> None:
    command = [sys.executable, str(SCRIPT), *golds, "--count", "40", "--seed", "7"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout == "40 documents, 0 defects, seed 7\n"


def test_a_rule_that_fails_and_a_span_that_is_none_are_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(SCRIPT.parent))
    import mutate_audits

    text = "Macron left Kiev."
    known, chance = {"cs": [mutate_audits.Triple("Macron odjel.", text, text)]}, Random(3)  # noqa: S311
    aligned = mutate_audits.document(known, chance, "m1")
    real = mutate_audits.audit
    assert not list(mutate_audits.defects(aligned))
    monkeypatch.setattr(mutate_audits, "audit", lambda each: [replace(one, text="?") for one in real(each)])
    assert any("does not stand" in defect for defect in mutate_audits.defects(aligned))
    monkeypatch.setattr(mutate_audits, "audit", lambda each: [][0])
    assert [defect[:10] for defect in mutate_audits.defects(aligned)] == ["IndexError"]
    monkeypatch.setattr(mutate_audits, "audit", real)
    monkeypatch.setattr(mutate_audits, "normalize", lambda what: f"{getattr(what, 'text', what)}!")
    assert any("repairs go on" in defect for defect in mutate_audits.defects(aligned))
