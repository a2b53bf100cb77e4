"""Full stops inside a sentence: before a small word, behind one that ends none, in names and offices."""

from __future__ import annotations

import pytest

from align.auditing import audit, load_profile, normalize

STRAY = (
    ("The lorry driver. jumped out of the cab.", "The lorry driver jumped out of the cab.", "", "cs"),
    ("The new bridge. will be opened in May.", "The new bridge will be opened in May.", "", "cs"),
    (
        "It was led by Lieutenant. Colonel Azamat Ibraev, who came from Osh.",
        "It was led by Lieutenant Colonel Azamat Ibraev, who came from Osh.",
        "",
        "cs",
    ),
    (
        "It was bought from a firm in. Kemerovo.",
        "It was bought from a firm in Kemerovo.",
        "Купили у фирмы в Кемерово.",
        "ru",
    ),
    ("They met the. President in Brno.", "They met the President in Brno.", "", "cs"),
    (
        "He spoke about Karlovy. Vary and its spas.",
        "He spoke about Karlovy Vary and its spas.",
        "Mluvil o Karlových Varech a lázních.",
        "cs",
    ),
    ("Prime. Minister Petr Fiala said no.", "Prime Minister Petr Fiala said no.", "", "cs"),
    ("Hudák. said that it rained.", "Hudák said that it rained.", "Hudák řekl, že prší.", "cs"),
    ("The residents of. Tula protested.", "The residents of Tula protested.", "", "cs"),
    ("Governor. of the Tula Region Aleksey Dyumin left.", "Governor of the Tula Region Aleksey Dyumin left.", "", "cs"),
    (
        "The court in Ostrava. sentenced him to a year.",
        "The court in Ostrava sentenced him to a year.",
        "Soud v Ostravě ho odsoudil k roku.",
        "cs",
    ),
    ("Head of the. Ministry Jan Vrba.", "Head of the Ministry Jan Vrba.", "", "cs"),
    ("He talked to Deputy. Prime Minister Jan Vrba.", "He talked to Deputy Prime Minister Jan Vrba.", "", "cs"),
    ("They live in Hradec. Králové now.", "They live in Hradec Králové now.", "Žijí v Hradci Králové.", "cs"),
)
RIGHT = (
    "He met Gov. Mark Smith.",
    "The firm Alza Corp. said no.",
    "It cost 5 mil. crowns.",
    "Sold approx. five.",
    "The U.S. is big.",
    "He came. was seen, and left etc. was said.",
    "That is what he came for. Kemerovo is far.",
    "He works for Inc. magazine.",
    "He moved in. Prague is old.",
    "The dept. said so.",
    "We log on. Google is down.",
    "See vol. three.",
    "It was on Sept. 3.",
    "He is the vice. President Zeman came.",
    "At 5 p.m. he left.",
    "Come to Yahoo. is a slogan.",
)


def repaired(aligned, english: str, source: str = "", lang: str = "cs") -> str:
    return normalize(english, audit(aligned(english, source, lang), load_profile(), ("stray-stop",)))


@pytest.mark.parametrize(("english", "wanted", "source", "lang"), STRAY)
def test_a_stop_inside_a_sentence_goes(aligned, english, wanted, source, lang):
    assert repaired(aligned, english, source, lang) == wanted


@pytest.mark.parametrize("english", RIGHT)
def test_a_stop_that_may_be_right_stays(aligned, english):
    assert repaired(aligned, english) == english


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        (
            "Sešel se s ministrem. Kancléř Jan Vrba tam byl.",
            "He met the economy minister. Chancellor Jan Vrba was there.",
        ),
        ("Sešel se s ním ministr kancléř Jan Vrba.", "He met the economy minister Chancellor Jan Vrba was there."),
    ],
)
def test_a_rank_that_opens_the_original_sentence_follows_a_stop(aligned, source, wanted):
    assert repaired(aligned, "He met the economy minister. Chancellor Jan Vrba was there.", source) == wanted
