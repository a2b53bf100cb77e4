"""Addresses, handles and emoji pass around the model."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from align.translation import open_translator
from align.translation.verbatim import mask
from align.types import Segment

ADDRESSES = [
    "https://example.cz/clanek/kyjev-mluvi?id=12", "http://example.org", "www.example.cz", "WWW.EXAMPLE.CZ",
    "+420 602 123 456", "+7 (495) 123-45-67",
    "jan.novak@example.cz", "@example_cz", "#Ukrajina", "iExample.cz", "example.com.ua/news",
]  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("sentence", ["Více na {}.", "({}), druhý den", "„{}“", "Na {} a na {}!"])
def test_an_address_becomes_a_number_and_comes_back(address, sentence):
    text = sentence.format(address, address)
    masked = mask(text)
    assert address not in masked.text
    assert masked.restored(masked.text) == text


@pytest.mark.parametrize(
    "text", ["Např. 3.5 a U.S. a F-16.", "V 15.30 hod. (9. 5.)", "O +3 200 450 Kč", "Cena je 1.200,50 Kč", "a@b", "@ #"]
)
def test_other_dots_and_signs_stay(text):
    assert mask(text).text == text


def test_the_number_is_not_one_of_the_sentence():
    masked = mask("Zahynulo 7391 lidí, píše example.cz.")
    assert masked.restored("7391 people died, example.cz writes.".replace("example.cz", masked.held[0][0])) == (
        "7391 people died, example.cz writes."
    )


@pytest.mark.parametrize(
    ("written", "told"), [("More on {}.", "More on {}."), ("More.", "More {}."), ("More", "More {}")]
)
def test_an_address_that_the_model_lost_stands_at_the_end(written, told):
    masked = mask("Více na www.example.cz.")
    number = masked.held[0][0]
    assert masked.restored(written.format(number)) == told.format("www.example.cz")
    assert masked.restored(f"More on {number[0]},{number[1:]}.") == "More on www.example.cz."


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("🔴 Prší.", "🔴 It rains."), ("Prší 🙂.", "It rains 🙂."), ("Prší. 👍🏽", "It rains. 👍🏽"),
        ("Prší. 🏴\U000e0067\U000e007f", "It rains. 🏴\U000e0067\U000e007f"),
        ("❗️ Prší! ⚡️", "❗️ It rains! ⚡️"), ("Prší.", "It rains."),
    ],
)  # fmt: skip
def test_emoji_stay_at_their_end(text, told):
    masked = mask(text)
    assert masked.text in ("Prší.", "Prší!")
    assert masked.restored(f"It rains{masked.text[-1]}") == told


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("😀", False), ("www.example.cz", False), ("!", False), ("* * *", False), ("●", False), ("■ ■ ■", False),
        ("مرحبا بالعالم", False), ("שלום 😀", False), ("× ÷", False),
        ("Prší 😀", True), ("● Prší", True), ("12:30", True), ("Ў", True), ("É", True), ("● example.cz 7", True),
    ],
)  # fmt: skip
def test_what_is_no_prose_is_not_translated(text, prose):
    assert mask(text).is_prose is prose


@pytest.mark.parametrize(
    "text", ["Viz 1.@aktér.", "Viz 12,#Praha", "Viz @aktér,5", "Viz @jeden,@druhý a @třetí", "Viz 1http://example.cz"]
)
def test_an_address_beside_a_figure_is_no_part_of_it(text):
    masked = mask(text)
    assert masked.restored(masked.text) == text


def test_a_stop_before_an_address_that_begins_a_sentence_is_no_figure():
    assert mask(".@example_cz píše").text == ".7391 píše"


@example("1.@11")
@given(st.text(alphabet="ab1.,@#/: 🙂", max_size=60).map(lambda text: " ".join(text.split())))
def test_nothing_is_lost(text):
    masked = mask(text)
    assert sorted(masked.restored(masked.text).replace(" ", "")) == sorted(text.replace(" ", ""))


@pytest.mark.parametrize("text", ["!", "…", "* * *", "●", "■ ■ ■", "مرحبا بالعالم.", "שלום!", "– ? –"])
def test_what_no_model_reads_stays_as_it_is(text):
    assert mask(text).restored(mask(text).text) == text


def test_the_embedded_model_keeps_addresses():
    sentences = ["Více na https://example.cz/kyjev?id=12.", "Подробнее на example.ru.", "https://example.cz", "😀", "●"]
    langs = ("cs", "ru", "cs", "cs", "cs")
    segments = [Segment(text, text, lang, 0, len(text)) for text, lang in zip(sentences, langs, strict=True)]
    told = [translation.text for translation in open_translator().translate(segments)]
    assert "https://example.cz/kyjev?id=12" in told[0]
    assert "example.ru" in told[1]
    assert told[2:] == sentences[2:]
