"""Words that look like two and are one: a prefix in brackets, a compound with "like"."""

from __future__ import annotations

import pytest
from rule_cases import told

from align.auditing import audit, load_profile, normalize

ONE_WORD = (
    "The (re)construction of the bridge began.",
    "It was (un)successful.",
    "He is an (in)famous man.",
    "The (ex)minister came.",
    "The (bio)engineers left.",
    "The (Re)construction of the bridge began.",
    "The (Ex)minister came.",
    "They went (with)out him.",
    "A (pro)Russian party won.",
    "It ran with clocklike order.",
    "A tanklike car crossed the moonlike ground.",
    "The bananalike fruit is sour.",
)
TWO_WORDS = (
    ("The party (ODS)said so.", "The party (ODS) said so."),
    ("He (Novák)said so.", "He (Novák) said so."),
    ("The firm (a subsidiary)said so.", "The firm (a subsidiary) said so."),
    ("The council (2020)approved it.", "The council (2020) approved it."),
    ("It rained (again)while they slept.", "It rained (again) while they slept."),
    ("The firm (Nokia)posted a loss.", "The firm (Nokia) posted a loss."),
    ("The party (Greens)voted for it.", "The party (Greens) voted for it."),
    ("The bank (central)said no.", "The bank (central) said no."),
    ("The ministersaid so.", "The minister said so."),
    ("The companywith the best bid won.", "The company with the best bid won."),
)


def repaired(aligned, english: str) -> str:
    return normalize(english, audit(aligned(english), load_profile(), ("glued-name",)))


@pytest.mark.parametrize("english", ONE_WORD)
def test_one_word_stays(aligned, english):
    assert repaired(aligned, english) == english


@pytest.mark.parametrize(("english", "wanted"), TWO_WORDS)
def test_two_words_are_parted(aligned, english, wanted):
    assert repaired(aligned, english) == wanted


@pytest.mark.parametrize(
    ("english", "wanted", "source"),
    [
        (
            "Babišon Friday said he would draw up the budget.",
            "Babiš on Friday said he would draw up the budget.",
            "Babiš v pátek uvedl, že rozpočet sestaví.",
        ),
        ("Peskovon Friday said so.", "Peskov on Friday said so.", "Песков в пятницу сообщил об этом."),
        ("Davidon Friday said so.", "Davidon Friday said so.", "Davidon v pátek uvedl totéž."),
        ("Babišon said so.", "Babišon said so.", "Babiš to v pátek uvedl."),
    ],
)
def test_a_name_that_only_opens_a_sentence_is_parted_from_its_preposition(english, wanted, source):
    lang = "ru" if source.startswith("П") else "cs"
    assert normalize(english, audit(told(english, source, lang), load_profile(), ("glued-name",))) == wanted
