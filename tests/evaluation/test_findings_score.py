"""Findings against gold: what counts as met, as repaired, as a trap, as a change of clean text."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from align.auditing import audit, load_profile
from align.errors import InputError
from align.evaluation.findings import as_mapping, judged, read_gold, score
from align.types import Aligned, Document

ENGLISH = "Emmanuel Macronarrived in Kiev by Dynamo Kiev's bus."


def row(english=ENGLISH, findings=(), traps=()):
    return {"id": "a", "lang": "cs", "source": "", "english": english, "findings": list(findings), "traps": list(traps)}


def gold(text, replacement, rule="exonym", english=ENGLISH):
    start = english.index(text)
    return {"rule": rule, "start": start, "end": start + len(text), "text": text, "replacement": replacement}


def scored(tmp_path, *rows, rules=("exonym", "glued-name")):
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(json.dumps(one) + "\n" for one in rows), encoding="utf-8")
    read = list(read_gold(path))
    done = [(one, audit(Aligned("a", None, Document("a", "en", one.english)), load_profile(), rules)) for one in read]
    return as_mapping(score(done, rules))


def test_spans_and_repairs_are_counted_apart(tmp_path):
    findings = [gold("Macronarrived", "Macron, arrived", "glued-name"), gold("Kiev", "Kyiv")]
    told = scored(tmp_path, row(findings=findings))
    assert told["all"]["recall"] == told["all"]["precision"] == 1.0
    assert (told["rules"]["exonym"]["right"], told["rules"]["glued-name"]["right"]) == (1, 0)
    assert [miss["kind"] for miss in told["misses"]] == ["wrong repair"]


@pytest.mark.parametrize(("text", "replacement", "right"), [("Kiev", "at 3 p.m.", True), ("Kiev", "Kyiv.", False)])
def test_a_stop_too_many_is_forgiven_behind_an_hour_alone(tmp_path, text, replacement, right):
    english = "He left Kiev."
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(row(english, [gold(text, replacement, english=english)])) + "\n", encoding="utf-8")
    [read] = read_gold(path)
    [made] = audit(Aligned("a", None, Document("a", "en", english)), load_profile(), ("exonym",))
    ours = replace(made, end=len(english), text="Kiev.", replacement=replacement)
    assert as_mapping(score([(read, (ours,))], ("exonym",)))["all"]["right"] == right


def test_a_finding_is_right_where_it_meets_a_gold_one_and_makes_its_repair(tmp_path):
    english = "He left Kiev for Kharkov."
    path = tmp_path / "gold.jsonl"
    wanted = [gold("Kiev", "Kyiv", english=english), gold("Kharkov", "Kharkiv", english=english)]
    path.write_text(json.dumps(row(english, wanted)) + "\n", encoding="utf-8")
    [read] = read_gold(path)
    kiev, kharkov = audit(Aligned("a", None, Document("a", "en", english)), load_profile(), ("exonym",))
    other = replace(kiev, replacement="Kyjiv")
    proposal = replace(kiev, replacement=None, suggestion="Kyiv")
    silent = replace(kiev, replacement=None, suggestion=None)
    elsewhere = replace(kiev, start=0, end=2, text="He")
    for made, right in ((kiev, True), (other, False), (proposal, True), (silent, True), (elsewhere, False)):
        assert [each for _, each in judged(read, (made, kharkov))] == [right, True]
    assert [each for _, each in judged(read, (kiev, kiev))] == [True, False]  # each gold finding is met once


def test_what_is_missed_and_what_is_invented(tmp_path):
    told = scored(tmp_path, row(findings=[gold("bus", "tram")]))
    assert [miss["kind"] for miss in told["misses"]] == ["missed", "invented", "invented"]
    assert (told["all"]["precision"], told["all"]["recall"], told["all"]["f1"]) == (0.0, 0.0, 0.0)


def test_gold_of_rules_that_were_not_asked_for_is_left_out(tmp_path):
    told = scored(tmp_path, row(findings=[gold("bus", None, "calque"), gold("Kiev", "Kyiv")]), rules=("exonym",))
    assert list(told["rules"]) == ["exonym"]
    assert told["all"]["f1"] == 1.0


def test_traps_and_clean_units(tmp_path):
    told = scored(tmp_path, row(traps=[gold("Dynamo Kiev", None), gold("Kiev", None)]), row("Nothing here."))
    assert told["traps"] == {"spans": 2, "hit": 1}
    assert told["clean"] == {"units": 2, "changed": 1, "findings": 2}


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        '{"id": 1}',
        json.dumps(row() | {"findings": [1]}),
        json.dumps(row() | {"english": "\ud800"}),
        json.dumps(row(findings=[gold("Kiev", ["Kyiv"])])),
        json.dumps(row(findings=[gold("Kiev", "Kyiv") | {"start": "12"}])),
        json.dumps(row(traps=[{"start": None, "end": 5}])),
        json.dumps(row(traps=[{"start": 0, "end": 1.5}])),
    ],
)
def test_a_row_that_is_none_is_named(tmp_path, line):
    path = tmp_path / "gold.jsonl"
    path.write_text(f"\n{line}\n")
    with pytest.raises(InputError) as wrong:
        list(read_gold(path))
    assert "gold.jsonl:2" in wrong.value.message


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Vláda zasedá.", "(Expecting value: line 1 column 1 (char 0))"),
        ('{"id": "a", "lang": "cs", "source": ""}', "(no english)"),
        ("7", "(no JSON object)"),
    ],
)
def test_what_is_no_gold_is_told_in_plain_words(line, why, tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_text(line, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        list(read_gold(path))
    assert caught.value.message == f"{path}:1: not a row of gold findings {why}"
    with pytest.raises(InputError) as caught:
        list(read_gold(tmp_path / "none"))
    assert caught.value.message == f"{tmp_path / 'none'}: cannot be read (No such file or directory)"


@pytest.mark.parametrize(
    ("found", "why"),
    [
        (gold("Kiev", "Kyiv") | {"end": 9999}, "characters 26 to 9999 are no span of an English text of 52"),
        (gold("Kiev", "Kyiv") | {"end": 20}, "characters 26 to 20 are no span"),
        (gold("Kiev", "Kyiv") | {"start": -4}, "characters -4 to 30 are no span"),
        (gold("Kiev", "Kyiv") | {"start": 25}, "' Kiev' stands at 25 to 30, not 'Kiev'"),
        (gold("Kiev", "Kyiv", "exonyms"), "no rule is called 'exonyms'"),
    ],
)
def test_gold_that_is_not_in_its_text_is_refused(found, why, tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(row(findings=[gold("bus", None), found])), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        list(read_gold(path))
    assert caught.value.message.startswith(f"{path}:1: {why}")
    assert caught.value.hint
    if found["rule"] == "exonym":
        path.write_text(json.dumps(row(traps=[found])), encoding="utf-8")
        with pytest.raises(InputError, match=r"gold.jsonl:1"):
            list(read_gold(path))


@pytest.mark.parametrize("content", ["", "\n \n", "\ufeff\n"])
def test_gold_without_rows_is_refused(content, tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match="no gold findings in it"):
        list(read_gold(path))


def test_a_byte_order_mark_is_no_part_of_the_first_row(tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(row(findings=[gold("Kiev", "Kyiv")])), encoding="utf-8-sig")
    [read] = read_gold(path)
    assert read.id == "a"
