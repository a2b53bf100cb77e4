"""Our pieces are transformers' pieces; cleaning keeps what counts."""

from __future__ import annotations

import json

import pytest

from align.resources import resource
from align.translation.hints import without_hints
from align.translation.tokenize import Tokenizer, clean

TEXTS = [
    "Prezident řekl: „Válka skončí“ – a odešel…",
    "Компания «Газпром» получила 6 060 рублей (№ 5).",
    "MOSKVA, 4. července. /TASS/. 🎉 naïve café",
    "a" * 50,
    "https://example.org/?a=b&c=d @user #tag",
]


@pytest.mark.parametrize("text", TEXTS)
def test_our_pieces_are_those_of_transformers(original, text):
    from transformers import MarianTokenizer

    reference = MarianTokenizer.from_pretrained(str(original))
    vocabulary = json.loads((original / "vocab.json").read_text(encoding="utf-8"))
    pieces = without_hints(Tokenizer(original).pieces(text))
    ids = [vocabulary.get(piece, vocabulary["<unk>"]) for piece in pieces] + [vocabulary["</s>"]]
    assert reference(text)["input_ids"] == ids


@pytest.mark.parametrize("text", ["The president said that the war will end.", "“Yes,” she said – 5% – to O'Neil."])
def test_what_is_cut_into_target_pieces_comes_back(text):
    tokenizer = Tokenizer(resource("models") / "sla-eng-tiny" / "ct2")
    assert tokenizer.text(tokenizer._target.encode(text, out_type=str)) == text


def test_cleaning_removes_what_cannot_be_seen_and_composes():
    assert clean("  Vla\u0301da\u00a0 jed\u00adna\u0301\u200b\n dnes\u2028. ", "cs", "none") == "Vláda jedná dnes ."


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("Čekal 2½ hodiny.", "Čekal 2,5 hodiny."),
        ("Čekal 2 ¾ hodiny.", "Čekal 2,75 hodiny."),
        ("½ litru a ¼ kila", "0,5 litru a 0,25 kila"),
        ("V roce 2019 ½ lidí", "V roce 2019 0,5 lidí"),
        ("remíza ½:½, pak 2½:1½", "remíza 0,5:0,5, pak 2,5:1,5"),
        ("strana 5/7½", "strana 5/7½"),
    ],
)
@pytest.mark.parametrize("punctuation", ["none", "moses"])
def test_fractions_become_decimals(text, cleaned, punctuation):
    assert clean(text, "cs", punctuation) == cleaned


def test_english_fractions_have_a_point():
    assert clean("2½ hours", "en", "none") == "2.5 hours"


@pytest.mark.parametrize("emoji", ["👨‍👩‍👧", "🏳️‍🌈", "👩🏽‍⚕️"])
@pytest.mark.parametrize("punctuation", ["none", "moses"])
def test_emoji_keep_their_joiners_and_words_do_not(emoji, punctuation):
    assert clean(f"Vlá‍da {emoji}‍", "cs", punctuation) == f"Vláda {emoji}"


def test_moses_normalizes_as_opus_was_trained():
    assert clean("„Ano“ – řekl… 5\u00a0000", "cs", "moses") == '"Ano" - řekl... 5,000'
    assert clean("«Да» — сказал он", "ru", "moses") == '"Да" - сказал он'
    assert clean("„Ano“ – řekl…", "cs", "none") == "„Ano“ – řekl…"
