"""What the rules about glued names, commas and stops repair, and what looks like it and must stay."""

from __future__ import annotations

import pytest

from align.auditing import audit, load_profile, normalize

CERTAIN = ("glued-name", "missing-comma", "stray-stop", "boilerplate")


def repaired(aligned, english, source="", lang="cs", **meta):
    return normalize(english, audit(aligned(english, source, lang, **meta), load_profile(), CERTAIN))


@pytest.mark.parametrize(
    ("english", "wanted", "source"),
    [
        (
            "Rostelmash itself a member of the union, voted against it.",
            "Rostelmash, itself a member of the union, voted against it.",
            "Rostelmash, sám člen svazu, hlasoval proti.",
        ),
        (
            "The orchard, itself a member of the union said that it would pay.",
            "The orchard, itself a member of the union, said that it would pay.",
            "Sad, sám člen svazu, řekl, že zaplatí.",
        ),
        (
            "They waited on Sněžkaaccording to the mayor of Trutnov.",
            "They waited on Sněžka, according to the mayor of Trutnov.",
            "Čekali na Sněžce, řekl starosta Trutnova.",
        ),
        ("Oleg Savelyev ¹ said", "Oleg Savelyev ¹ said", ""),
        (
            "Mayor Ludmila Hrušková, earlier Tereza Kolářovásaid the tram runs.",
            "Mayor Ludmila Hrušková, earlier Tereza Kolářová said the tram runs.",
            "Starostka Ludmila Hrušková, dříve Tereza Kolářová, řekla, že tramvaj jezdí.",
        ),
        (
            "Deputy mayor Radim Vrbaquoted by Radio Tatry, denied it.",
            "Deputy mayor Radim Vrba, quoted by Radio Tatry, denied it.",
            "Místostarosta Radim Vrba, kterého citovalo Rádio Tatry, to popřel.",
        ),
        (
            "The works were opened by Radim Vrbawho had pushed for them.",
            "The works were opened by Radim Vrba, who had pushed for them.",
            "Práce zahájil Radim Vrba, který je prosazoval.",
        ),
        (
            "It was Radim Vrbawho opened the works.",
            "It was Radim Vrba who opened the works.",
            "Byl to Radim Vrba, kdo práce zahájil.",
        ),
        (
            "The head of the works, Radim Vrbatold the radio about it.",
            "The head of the works, Radim Vrba, told the radio about it.",
            "Vedoucí prací Radim Vrba o tom řekl rádiu.",
        ),
        (
            "In March, Radim Vrbatold the radio about it.",
            "In March, Radim Vrba told the radio about it.",
            "V březnu o tom Radim Vrba řekl rádiu.",
        ),
        (
            "It was opened by mayorRadim Vrba on an iPhone.",
            "It was opened by mayor Radim Vrba on an iPhone.",
            "Otevřel to starosta Radim Vrba na iPhonu.",
        ),
        (
            "The next day, Radim Vrbaleft for Brno.",
            "The next day, Radim Vrba left for Brno.",
            "Den poté Radim Vrba odjel do Brna.",
        ),
    ],
)
def test_a_glued_name_gets_the_comma_that_grammar_asks_for(aligned, english, wanted, source):
    assert repaired(aligned, english, source) == wanted


@pytest.mark.parametrize(
    "english",
    [
        "Ewan McGregor and Fernando Alonso flew to Cumberland with Orlando Bloom.",
        "Paul Newman, Harold Goodwin and Mary Whitehouse watched YouTube on an iPhone.",
        "Kirkland, Sutherland, Rowland, Holland and Copeland signed.",
        "Petr Pavlas met Ivan Grishin, Boris Karelin and Oleg Platonov in Berlin.",
        "Maria Martinas, Viktor Orbán and Hans Olofson left for Newhaven.",
        "The Wehrmacht held Smolensk, wrote Antony Beevor.",
    ],
)
def test_real_names_are_no_glued_ones(aligned, english):
    assert repaired(aligned, english) == english


@pytest.mark.parametrize(
    "name",
    [
        "Shahran",
        "Goldwon",
        "Primrose",
        "Behzhad",
        "Imbrover",
        "Marchand",
        "Crawhit",
        "Marshbanks",
        "Petworks",
        "Goldspeed",
    ],
)
def test_an_unknown_name_alone_is_not_repaired(aligned, name):
    english = f"The prize went to Radim {name} in May."
    assert repaired(aligned, english) == english
    assert repaired(aligned, english, f"Cenu v květnu získal Radim {name}.") == english


def test_a_surname_of_the_source_is_never_taken_apart(aligned):
    english = "Secretary Ivan Vrbason met Jana Kolathis and Petr Novwas."
    source = "Tajemník Ivan Vrbason se setkal s Janou Kolathis a Petrem Novwasem."
    assert repaired(aligned, english, source) == english


def test_markup_that_ends_inside_a_word_shows_where_it_was_glued(aligned):
    english = "It was signed by Radim Vrbatold reporters."
    spans = [{"kind": "strong", "start": 17, "end": 27}]
    assert english[17:27] == "Radim Vrba"
    found = audit(aligned(english, spans=spans), load_profile(), ["glued-name"])
    assert [(one.replacement, one.applied) for one in found] == [("Vrba told", True)]


@pytest.mark.parametrize(
    ("english", "wanted"),
    [
        (
            "Vrba according to Radio Tatry, rejected the plan.",
            "Vrba, according to Radio Tatry, rejected the plan.",
        ),
        (
            "Kolářová in whose opinion the plan is good, recalled the flood.",
            "Kolářová, in whose opinion the plan is good, recalled the flood.",
        ),
        (
            "Talks were led by Radim Vrba who has run the town since 2019.",
            "Talks were led by Radim Vrba, who has run the town since 2019.",
        ),
        (
            "The bridge will last, said Radim Vrba the mayor of the town.",
            "The bridge will last, said Radim Vrba, the mayor of the town.",
        ),
        ("According to Radim Vrba the bridge will last.", "According to Radim Vrba, the bridge will last."),
    ],
)
def test_the_comma_before_an_inserted_phrase(aligned, english, wanted):
    assert repaired(aligned, english) == wanted


@pytest.mark.parametrize(
    "english",
    [
        "It was not Radim Vrba who opened the bridge.",
        "The Vrba who opened the bridge is another man.",
        "Reporters asked Radim Vrba who would pay for it.",
        "The council named Radim Vrba the mayor of the town.",
        "They called Radim Vrba a coward, said his wife.",
        "Alexander the Great and Peter the Great were rulers.",
        "She met Radim Vrba the day before.",
        "Workers who opened the bridge left.",
        "The plan is good, said Radim Vrba according to the radio.",
    ],
)
def test_a_comma_that_would_be_wrong_is_not_set(aligned, english):
    assert repaired(aligned, english) == english


def test_the_source_says_whether_a_stop_is_stray(aligned):
    english = "Reporters met the mayor. Radim Vrba opened the bridge."
    boundary = "Novináři se setkali se starostou. Radim Vrba otevřel most."
    assert repaired(aligned, english, boundary) == english
    english = "The bridge was opened by the town's mayor. Radim Vrba on Friday."
    inside = "Most v pátek otevřel starosta města Radim Vrba."
    assert repaired(aligned, english, inside) == "The bridge was opened by the town's mayor Radim Vrba on Friday."


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    "line",
    ["© TASS", "TASS", "gnews.cz - PK", "Read also: Ten bridges", "Čtěte také: Deset mostů",
     "Читайте также: Десять мостов", "Share", "Photo: Radim Vrba", "Subscribe to our Telegram channel", "Zdroj: ČTK",
     "(čtk)", "All rights reserved.", "gnews.cz - PK, photo: city hall", "gnews.cz - PK / foto: archiv",
     "ČTK - PK, ilustrační foto: archiv", "(PK, photo: ČTK)", "Read more on tass.com", "Full story: example.com/bridge",
     "See more at https://example.com/1", "More details on gnews.cz", "Více na gnews.cz", "Text and photo: Radim Vrba",
     "For more information, visit example.com", "Подробнее на tass.ru",
     "tass.com"],
)  # fmt: skip
def test_closing_lines_of_the_page_go_with_their_line_break(aligned, line, end):
    body = f"A bridge{end}The bridge is open again."
    assert repaired(aligned, f"{body}{end}{line}{end}") == f"{body}{end}"
    assert repaired(aligned, f"{body}{end}{end}{line}{end}{line}") == body


@pytest.mark.parametrize(
    "line",
    [
        "The mayor told TASS about it.",
        "Share prices fell by a third.",
        "Follow the money, he said.",
        "Source: the sea, they say, gave the town its name and its bread.",
        "Photographers came from Brno.",
        "More details are on gnews.cz.",
        "The mayor, photo in hand, left.",
        "He read more on tass.com",
        "OREL, May 3. /TASS/. The bridge is open.",
    ],
)
def test_a_last_sentence_of_the_story_stays(aligned, line):
    english = f"The bridge is open again.\n{line}"
    assert repaired(aligned, english) == english


def test_a_line_of_the_page_has_no_other_findings(aligned):
    english = "It rained in Kiev.\nPhoto: Kiev city council / U.S. Embassy"
    found = audit(aligned(english, "V Kyjevě pršelo."), load_profile())
    assert [(one.rule, one.text) for one in found] == [
        ("exonym", "Kiev"),
        ("boilerplate", "\nPhoto: Kiev city council / U.S. Embassy"),
    ]


def test_a_text_of_nothing_but_such_lines_stays(aligned):
    assert repaired(aligned, "TASS\n© TASS") == "TASS"
