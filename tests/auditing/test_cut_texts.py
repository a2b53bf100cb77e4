"""Texts that end where a rule looks further, and other ends: headlines, cut sentences, empty lines, endless words."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from rule_cases import bare, beaded, of_example

from align import audit, normalize
from align.auditing import RULES, load_profile
from align.errors import InputError
from align.types import Document

HOUSE = replace(load_profile(), apply=tuple(RULES))
OPENINGS = ("On the other hand", "In other words", "First of all", "As a result", "In addition to", "In spite of",
            '"Thanks to', "The climbers,\ncold and", "Although", "According to", "It is on May 3,")  # fmt: skip
ENDLESS = "Превысокомногорассмотрительствующененавистнических"


@pytest.mark.parametrize("name", list(RULES))
def test_examples_may_be_cut_anywhere(name: str) -> None:
    for example in (*RULES[name].bad, *RULES[name].good):
        text = bare(example.english)
        for cut in [found.end() for found in re.finditer(r"\w+|[^\w\s]", text)][:-1:2]:
            short = of_example(replace(example, english=text[:cut], fixed=None))
            assert all(short.english.text[one.start : one.end] == one.text for one in audit(short, profile=HOUSE)
                       if one.side == "english")  # fmt: skip


@pytest.mark.parametrize("text", OPENINGS)
@pytest.mark.parametrize("end", ["", "\n", " ", "\n\nPrices rose. "])
def test_a_text_may_end_behind_what_opens_a_sentence(text: str, end: str) -> None:
    assert normalize(f"{text}{end}") == f"{text}{end}"
    assert normalize(f"Prices rose. {text}{end}") == f"Prices rose. {text}{end}"


@pytest.mark.parametrize("blank", ["", " ", "  ", "\u00a0"])
def test_a_stop_inside_a_quotation_takes_no_letters_with_it(blank: str) -> None:
    text = f'He called it "bad idea{blank}." and left the room.'
    assert normalize(text) in (text, 'He called it "bad idea" and left the room.')


@pytest.mark.parametrize(
    ("english", "source", "lang"),
    [
        ("On May " + "1" * 5000 + ", 2024 the firm opened a shop.", "V květnu firma otevřela obchod.", "cs"),
        ("The capital is Biškek’s's best.", "Hlavním městem je Biškek.", "cs"),
        ("He lives near Prevysoko Vod.", f"Он живёт около {ENDLESS} Вод.", "ru"),
        ("He left.\n\n \nThen he came.", "Odjel.\n\n \nPak přijel.", "cs"),
    ],
)
def test_odd_words_and_empty_lines_are_audited(english: str, source: str, lang: str) -> None:
    assert all(english[one.start : one.end] == one.text for one in audit(beaded(english, source, lang))
               if one.side == "english")  # fmt: skip


def test_a_document_without_beads_is_audited() -> None:
    english, source = (
        "The owner wants to mend the roof and renting it out.",
        "Majitel chce opravit střechu a pronajímat.",
    )
    assert not audit(replace(beaded(english, source), beads=()), rules=["faulty-coordination"])


def test_beads_that_name_segments_that_are_not_there_are_refused() -> None:
    aligned = beaded("He met Jana Novotná in Brno.", "Potkal Janu Novotnou v Brně.")
    (bead,) = aligned.beads
    for ids in (("x:1:1",), ("x:1:1", "x:1:2")):
        with pytest.raises(InputError, match="the bead a:1 names x:1:1, which is no segment"):
            audit(replace(aligned, beads=(replace(bead, source_ids=ids),)))
    with pytest.raises(InputError, match="no segment"):
        audit(replace(aligned, english=Document("a", "en", "")))
