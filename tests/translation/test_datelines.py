"""Datelines of Russian agencies are told by rule."""

from __future__ import annotations

import pytest

from align.translation import open_translator
from align.translation.datelines import english_dateline
from align.translation.verbatim import mask
from align.types import Segment


@pytest.mark.parametrize(
    ("russian", "english"),
    [
        ("МОСКВА, 14 октября. /ТАСС/.", ("MOSCOW, October 14. /TASS/.", "")),
        ("РОСТОВ-НА-ДОНУ, 3 марта. /ТАСС/. Суд решил.", ("ROSTOV-ON-DON, March 3. /TASS/.", "Суд решил.")),
        ("ОРЁЛ, 01 мая. /Интерфакс/", ("ORYOL, May 1. /Interfax/.", "")),
        ("КИЕВ, 9 мая. /ТАСС/.", ("KYIV, May 9. /TASS/.", "")),
    ],
)
def test_a_known_dateline_is_written_in_english(russian, english):
    assert english_dateline(russian) == english


@pytest.mark.parametrize(
    "text",
    ["НЕИЗВЕСТНОВО, 1 мая. /ТАСС/.", "МОСКВА, 1 мая. /Корр. ТАСС/.", "МОСКВА, 1 мая.", "Москва, 1 мая. /ТАСС/.", ""],
)
def test_what_is_not_known_whole_is_left_to_the_model(text):
    assert english_dateline(text) is None


def test_the_rest_of_the_sentence_is_read_by_the_model():
    masked = mask("МОСКВА, 14 октября. /ТАСС/. Пишите на info@example.ru.")
    assert masked.restored(masked.text.replace("Пишите на", "Write to")) == (
        "MOSCOW, October 14. /TASS/. Write to info@example.ru."
    )


def test_the_translator_writes_it():
    text = "САНКТ-ПЕТЕРБУРГ, 14 октября. /ТАСС/."
    [translation] = open_translator().translate([Segment("a", text, "ru", 0, len(text))])
    assert translation.text == "ST. PETERSBURG, October 14. /TASS/."
