"""Stops between an office and a name: seen through, while true ends stay."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from align.segment import split, stray_stops

STRAY = [
    "According to a Kremlin advisor. Yuri Ushakovquoted by Reuters, Putin stressed that Russia would not back down.",
    "The leaders agreed to continue contacts, told reporters presidential aide. Yuri Ushakov.",
    "Foreign Minister. Jan Lipavský had already been in the capital.",
    "Czech tennis player. Markéta Vondroušová became the first to win it.",
    "The president received IAEA Director General. Rafael Grossi in Sochi.",
    "Foreign Minister. Subrahmanyam Jaishankar who has held the post since 2019, was also there.",
    "“Nobody was hurt,” said the police spokeswoman. Dana Horáková, adding that the road was closed.",
    "“Nobody was hurt,” the company spokeswoman. Jana Juřičková explained.",
    "It was Polish Interior Minister. Adam Wrona (Greens) who called for a debate.",
    "He said that the Slovak foreign minister. Ivan Hruška would attend.",
    "Although the talks failed, Prime Minister. Olga Bártová stayed.",
    "At the end of last year, however, mayor. Tomáš Říha declared that he would resign.",
    "The final was decided by a goal from striker. Luis Ferreira in the last minute.",
    "Doctor and TV host. Alexei Myasnikovtold viewers of the symptoms.",
    "Yesterday the head of the Chechen Republic. Ruslan Akhmadov arrived.",
    "According to a novel by American writer. Jack London, wolves were common.",
    "Former Prime Minister. April May left.",
    "The award went to Norwegian writer. Knut van der Berg.",
    "He met with adviser. Yu. V. Orlov on Monday.",
    "According to police spokeswoman. Jana Malá, the man fled.",
    "At the invitation of the president. Petr Hora arrived in Prague.",
    "The adviser to the president. Jan Novák spoke first.",
    "Ukraine: Foreign Minister. Pavlo Orlov arrived.",
]
TRUE_END = [
    "Reporters were then addressed by the host president. Volodymyr Zelenskyy recalled that the talks were hard.",
    "He was replaced by a new minister. Jan Novák said the change was planned.",
    "She was elected president. Petr Král, a former general, came second.",
    "He works as a lawyer. Jan Kos is his partner.",
    "He took office as president. Jan Kos stayed on as his aide.",
    "Experts praise the minister. Jan Novák has another view.",
    "Meet the new coach. Petr Novák arrives from Brno.",
    "Not the president. Jan Novák did it.",
    "“Yes, Mr. President. Jan Novák is here.”",
    "He spoke after the mayor. European Union officials left early.",
    "They wait for the minister. Starting Monday the office is closed.",
    "They thanked the minister. Russian Foreign Minister Sergei Orlov did not.",
    "He wants to be a doctor. On Monday Jan Novák helped him.",
    "This was confirmed by the spokesman. John Smith",
    "A bad night for the coach. Ivan Hora saw his side lose 4-0.",
    "Another blow to the president. Petr Malý vetoed the bill.",
    "Man of the match: the goalkeeper. Jan Novák saved two penalties.",
    "The winner: a student. Jana Nová, 19, beat 40 rivals.",
    "The reason: the prime minister. Petr Hora refused to sign.",
]


@pytest.mark.parametrize("text", STRAY)
def test_a_stray_stop_is_found_and_seen_through(text: str) -> None:
    stop = text.index(". ")
    found = [stray for stray in stray_stops(text) if stray.confidence >= 0.7]
    assert [stray.offset for stray in found] == [stop]
    assert len(split(text, "en")) == 1


@pytest.mark.parametrize(
    ("text", "reason", "confidence"),
    [
        ("The rule holds for now, the minister. Jan Nova said on Monday.", "clause-subject", 0.93),
        ("Slovak actor. Jan Novak, posted it online.", "no-verb", 0.85),
        ("It was the mayor. Jan Novak (Greens) who left.", "no-verb-after", 0.95),
        ("Although it rained, mayor. Olga Bila stayed.", "no-verb-before", 0.97),
    ],
)
def test_a_stray_stop_says_why_it_is_one_and_how_surely(text: str, reason: str, confidence: float) -> None:
    assert [(stray.reason, stray.confidence) for stray in stray_stops(text)] == [(reason, confidence)]


@pytest.mark.parametrize("text", TRUE_END)
def test_a_true_end_before_a_name_stays(text: str) -> None:
    assert [stray for stray in stray_stops(text) if stray.confidence >= 0.7] == []
    assert len(split(text, "en")) >= 2


def test_offsets_count_from_the_beginning_of_the_text() -> None:
    text = "A title\r\n\r\nHe left.\nForeign Minister. Jan Malý came. Slovak poet. Eva Hrubá stayed."
    assert [text[stray.offset - 4 : stray.offset + 1] for stray in stray_stops(text)] == ["ster.", "poet."]


def test_other_languages_have_no_stray_stops() -> None:
    assert len(split("Ministr zahraničí. Jan Lipavský přijel.", "cs")) == 2


def test_the_development_findings_are_found_and_clean_text_is_left_alone(shared: Path) -> None:
    found = wanted = false = 0
    for name in ("dev", "dev_injected", "dev_clean"):
        for line in (shared / "gold" / "findings" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            gold = {item["end"] - 1 for item in row["findings"] if item["rule"] == "stray-stop"}
            strays = {stray.offset for stray in stray_stops(row["english"]) if stray.confidence >= 0.7}
            found, wanted, false = found + len(strays & gold), wanted + len(gold), false + len(strays - gold)
    assert false == 0
    assert found / wanted >= 0.95
