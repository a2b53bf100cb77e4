"""Full stops inside a sentence: before a small word, behind one that ends none, in names and offices."""

from __future__ import annotations

import pytest
from rule_cases import told

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


TWO_SENTENCES = (
    (
        "Police searched the village he lived in. Novák moved to Brno in 2010.",
        "Policie prohledala vesnici, ve které žil. V roce 2010 se Novák odstěhoval do Brna.",
    ),
    (
        "They found out where the gun came from. Kovář admitted his guilt yesterday.",
        "Zjistili, odkud zbraň pochází. Včera se Kovář přiznal.",
    ),
    (
        "They found out where the gun came from. Kovář admitted his guilt yesterday.",
        "Zjistili, odkud zbraň pochází, a včera se Kovář přiznal.",
    ),
    ("He has nothing to live on. Kovalev lost his job in May.", "Ему не на что жить. В мае Ковалев потерял работу."),
    (
        "The final decision was his. Putin said he would not change his mind.",
        "Konečné rozhodnutí bylo jeho. Putin řekl, že názor nezmění.",
    ),
    (
        "A bad night for the coach. Ivan Hašek saw his side lose 4-0.",
        "Špatný večer pro trenéra. Ivan Hašek viděl, jak jeho tým prohrál 0:4.",
    ),
    (
        "Man of the match: the goalkeeper. Jindřich Staněk saved two penalties.",
        "Muž zápasu: brankář. Jindřich Staněk chytil dvě penalty.",
    ),
    ("A new coach. Petr Novák took over the team.", "Nový trenér. Petr Novák převzal tým."),
    (
        "It was the house he had dreamt of. Novák left for Brno on Monday.",
        "Byl to dům, o kterém snil. V pondělí odjel Novák do Brna.",
    ),
    ("The winner: a student. Jana Nová, 19, beat 40.", "Vítěz: studentka. Jana Nová, 19, porazila 40 soupeřů."),
)
ENDS = (
    "The final decision was his. Putin said he would not change his mind.",
    "He spent ten years at the Ministry of the Interior. Minister Vít Rakušan praised his work.",
    "He promised to put America First. President Joe Biden rejected it.",
    "The series is on Amazon Prime. Director Denis Villeneuve is pleased.",
    "The constitution makes him Commander in Chief. General Oleksandr Syrskyi reports to him.",
    "A bad night for the coach. Ivan Hašek saw his side lose 4-0.",
    "The winner: a student. Jana Nová, 19, beat 40 rivals.",
    "The reason: the prime minister. Petr Fiala refused to sign.",
)
OFFICES = (
    "It was opened by Slovakia's Prime. Minister Robert Fico.",
    "Talks with US Vice. President JD Vance were held.",
    "It was told by Ukrainian Foreign. Minister Andrii Sybiha.",
)
ONE_SENTENCE = (
    ("They went by train to. Brno.", "They went by train to Brno.", "Odjeli do Brna vlakem."),
    (
        "He met Interior. Minister Vít Rakušan in Brno.",
        "He met Interior Minister Vít Rakušan in Brno.",
        "Potkal ministra vnitra Víta Rakušana v Brně.",
    ),
    (
        "He said that Deputy. Prime Minister Jan Vrba would come.",
        "He said that Deputy Prime Minister Jan Vrba would come.",
        "Řekl, že místopředseda vlády Jan Vrba přijde.",
    ),
    (
        "He came with his. Adviser Jan Vrba.",
        "He came with his Adviser Jan Vrba.",
        "Přišel se svým poradcem Janem Vrbou.",
    ),
    (
        "Kremlin spokesman. Dmitry Peskov said so.",
        "Kremlin spokesman Dmitry Peskov said so.",
        "Дмитрий Песков, пресс-секретарь Кремля, сообщил об этом.",
    ),
    (
        "A message from the president. Petr Pavel was read out.",
        "A message from the president Petr Pavel was read out.",
        "Zazněl vzkaz od prezidenta Petra Pavla.",
    ),
)


def repaired_beside(english: str, source: str) -> str:
    lang = "ru" if any("а" <= letter <= "я" for letter in source) else "cs"
    return normalize(english, audit(told(english, source, lang), load_profile(), ("stray-stop",)))


@pytest.mark.parametrize(("english", "source"), TWO_SENTENCES)
def test_the_stop_between_two_sentences_or_clauses_stays(english, source):
    assert repaired_beside(english, source) == english


@pytest.mark.parametrize("english", ENDS)
def test_the_stop_behind_a_whole_phrase_or_a_fragment_stays(aligned, english):
    assert repaired(aligned, english) == english


@pytest.mark.parametrize("english", OFFICES)
def test_the_stop_behind_what_opens_an_office_goes(aligned, english):
    assert repaired(aligned, english) == english.replace(". ", " ")


@pytest.mark.parametrize(("english", "wanted", "source"), ONE_SENTENCE)
def test_the_stop_in_one_sentence_of_the_original_goes(english, wanted, source):
    assert repaired_beside(english, source) == wanted


def test_who_is_cited_needs_no_original(aligned):
    english = "According to police spokeswoman. Jana Nováková, the man fled."
    assert repaired(aligned, english) == "According to police spokeswoman Jana Nováková, the man fled."
