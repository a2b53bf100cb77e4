"""Commas around what stands behind a subject: where a later comma or the verb shows that one is missing."""

from __future__ import annotations

import pytest

from align.auditing import audit, load_profile, normalize


def commas(aligned, english):
    return normalize(english, audit(aligned(english), load_profile(), ["missing-comma"]))


@pytest.mark.parametrize(
    ("broken", "fixed"),
    [
        ("Jana Malá deputy mayor of Zlín, said so.", "Jana Malá, deputy mayor of Zlín, said so."),
        ("Jana Malá a former bus driver, said so.", "Jana Malá, a former bus driver, said so."),
        ("Jana Malá 61, said so.", "Jana Malá, 61, said so."),
        ("Jana Malá for her part, said so.", "Jana Malá, for her part, said so."),
        ("Jana Malá born in Zlín, said so.", "Jana Malá, born in Zlín, said so."),
        ("It is late, said Jana Malá head of the office.", "It is late, said Jana Malá, head of the office."),
        (
            "The university according to its rector, will close.",
            "The university, according to its rector, will close.",
        ),
    ],
)
def test_a_comma_is_missing_before_what_a_later_comma_ends(aligned, broken, fixed):
    assert commas(aligned, broken) == fixed
    assert commas(aligned, fixed) == fixed


@pytest.mark.parametrize(
    ("broken", "fixed"),
    [
        ("Jana Malá, head of the roads office said that", "Jana Malá, head of the roads office, said that"),
        ("Jana Malá, the plant's director told reporters that", "Jana Malá, the plant's director, told reporters that"),
        ("Jana Malá, in a talk with the editor said that", "Jana Malá, in a talk with the editor, said that"),
        ("Jana Malá, quoted by the radio said that", "Jana Malá, quoted by the radio, said that"),
        ("Jana Malá, quoted by Reuters asked in Zlín whether", "Jana Malá, quoted by Reuters, asked in Zlín whether"),
        ("Jana Malá, cited by TASS called the claim that", "Jana Malá, cited by TASS, called the claim that"),
        ("Jana Malá, in turn said that", "Jana Malá, in turn, said that"),
        ("Jana Malá, author of the design promised to help if", "Jana Malá, author of the design, promised to help if"),
    ],
)
def test_a_comma_is_missing_where_the_verb_comes(aligned, broken, fixed):
    assert commas(aligned, f"{broken} it was late.") == f"{fixed} it was late."
    assert commas(aligned, f"{fixed} it was late.") == f"{fixed} it was late."


@pytest.mark.parametrize(
    "english",
    [
        "Jana Malá, the head of the roads office said, was late.",
        "Jana Malá, the minister said.",
        "Jana Malá, quoted by Reuters said.",
        "Jana Malá, hired by Zetor based in Brno, was late.",
        "In Zlín, the head of the roads office said that it was late.",
        "Jana Malá, in the morning the party was late.",
        "Jana Malá, coach Novák said that it was late.",
        "Jana Malá came to Zlín, said hello and left.",
        "Morgan Stanley chief economist Jana Malá, said so.",
        "The decision according to which she left, was late.",
        "The driver who hit her, was late.",
        "She met the mayor of Zlín, said hello and left.",
    ],
)
def test_no_comma_is_missing(aligned, english):
    assert commas(aligned, english) == english


def test_a_surname_that_looks_like_a_word_is_one_where_the_text_has_it_behind_a_given_name(aligned):
    text = "The crew is led by Anna Walters. Walters{} for whom it will be the first flight, took a flag."
    source = "Posádku vede Anna Waltersová. Waltersová, pro kterou to bude první let, si vzala vlajku."
    found = audit(aligned(text.format(""), source, "cs"), load_profile(), ["missing-comma"])
    assert normalize(text.format(""), found) == text.format(",")
    alone = "Rollers for whom it will be the first race, took a flag."
    assert commas(aligned, alone) == alone


@pytest.mark.parametrize(
    ("english", "source", "wanted"),
    [
        ("Jan Novák 52 was arrested.", "", "Jan Novák, 52, was arrested."),
        ("Police said that Jan Novák 52 was arrested.", "", "Police said that Jan Novák, 52, was arrested."),
        ("Jan Novák 52 was arrested.", "Jan Novák (52) byl zatčen.", "Jan Novák, 52, was arrested."),
        ("Jan Novák 52 was sold.", "Dům na adrese Jan Novák 52 se prodal.", "Jan Novák 52 was sold."),
        ("Jan Vrba of course has left.", "", "Jan Vrba, of course, has left."),
    ],
)
def test_two_commas_stand_around_an_age_and_an_aside(aligned, english, source, wanted):
    found = audit(aligned(english, source), load_profile(), ("missing-comma",))
    assert normalize(english, found) == wanted
