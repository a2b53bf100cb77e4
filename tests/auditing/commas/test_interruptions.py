"""Commas whose fellow is missing: what is inserted between a subject and its verb, by grammar or by the original."""

from __future__ import annotations

import pytest
from rule_cases import fixed

OPENED = (
    (
        "Minister Pavel Kubín at a meeting with mayors, promised new roads.",
        "Minister Pavel Kubín, at a meeting with mayors, promised new roads.",
    ),
    (
        "On Tuesday, Governor Oleg Ivanov during a visit to Tula, opened a school.",
        "On Tuesday, Governor Oleg Ivanov, during a visit to Tula, opened a school.",
    ),
    ("Jan Havel aware of the risk, has signed it.", "Jan Havel, aware of the risk, has signed it."),
    ("Olga Petrova now living in Riga, will return.", "Olga Petrova, now living in Riga, will return."),
    (
        "He said that Oleg Ivanov together with his brother, had left.",
        "He said that Oleg Ivanov, together with his brother, had left.",
    ),
    (
        "Anna Malá and Igor Belov a resident of Omsk, were released.",
        "Anna Malá and Igor Belov, a resident of Omsk, were released.",
    ),
    (
        "Deputy Eva Tichá in an interview with the Zprávy.cz website, objected that it was low.",
        "Deputy Eva Tichá, in an interview with the Zprávy.cz website, objected that it was low.",
    ),
    ("They were led by Eva Malá a graduate of the academy.", "They were led by Eva Malá, a graduate of the academy."),
)
ALONE = (
    "Jan Novák came on Monday, said nothing and left.",
    "Jan Novák appealed to the court, was refused and left.",
    "Jan Novák of Brno, accused of theft, was released.",
    "According to the mayor, Jan Novák from the Greens, has left.",
    "Jan Novák in an interview, published on Monday, said no.",
    "Jan Novák, the mayor of Brno in Moravia, said no.",
    "With Jan Novák in goal, won by Sparta, the cup was safe.",
    "The road in Brno, said Novák, was closed.",
)
BY_SOURCE = (
    (
        "The town of Lomonosov situated on the bay, was left without water.",
        "Город Ломоносов, расположенный у залива, остался без воды.",
        "The town of Lomonosov, situated on the bay, was left without water.",
    ),
    (
        "The company Kovona owned by the city, laid off a hundred people.",
        "Firma Kovona, vlastněná městem, propustila sto lidí.",
        "The company Kovona, owned by the city, laid off a hundred people.",
    ),
    (
        "The concert will be in Třebíč where the singer grew up.",
        "Koncert bude v Třebíči, kde zpěvák vyrůstal.",
        "The concert will be in Třebíč, where the singer grew up.",
    ),
)
CLOSED = (
    ("The drug, called Xenor-5 reduces pain.", "The drug, called Xenor-5, reduces pain."),
    ("The system, named Orel has passed the tests.", "The system, named Orel, has passed the tests."),
    ("The boat, called Vera by the crew, sank.", "The boat, called Vera by the crew, sank."),
)
GLUED = (
    ("HydrologistKarel Bureš came.", "Přišel hydrolog Karel Bureš.", "Hydrologist Karel Bureš came."),
    ("It was arbiterOleg Sizov.", "Это был арбитр Олег Сизов.", "It was arbiter Oleg Sizov."),
    ('"It is done,"Malá said.', "„Je to hotovo,“ řekla Malá.", '"It is done," Malá said.'),
    ('He said:"Malá came."', "Řekl: „Malá přišla.“", 'He said:"Malá came."'),
)
STOPS = (
    (
        "Head of archives. Oleg Gromov will lead it.",
        "Экскурсию проведет заведующий архивом Олег Громов.",
        "Head of archives Oleg Gromov will lead it.",
    ),
    (
        "They met the head of the archive. Oleg Gromov agreed.",
        "Они встретили заведующего архивом. Олег Громов согласился.",
        "They met the head of the archive. Oleg Gromov agreed.",
    ),
)
LINES = (
    "(gnews.cz, LK)",
    "[TASS]",
    "Follow culture on the Interfax channel",
    "Leave a comment",
    "Download the TASS app",
)
STORY = ("Watch the final on Saturday.", "(He did not come.)", "Join the mayor in the square.")


@pytest.mark.parametrize(("english", "wanted"), [*OPENED, *CLOSED])
def test_an_insertion_gets_both_of_its_commas(aligned, english, wanted):
    assert fixed(aligned, english, "", ("missing-comma",)) == wanted


@pytest.mark.parametrize("english", ALONE)
def test_a_comma_before_a_verb_may_be_right(aligned, english):
    assert fixed(aligned, english, "", ("missing-comma",)) == english


@pytest.mark.parametrize(("english", "source", "wanted"), BY_SOURCE)
def test_the_original_shows_where_a_comma_was(aligned, english, source, wanted):
    assert fixed(aligned, english, source, ("missing-comma",)) == wanted


@pytest.mark.parametrize(("english", "source", "wanted"), GLUED)
def test_what_people_do_and_what_they_say_stands_apart_from_their_names(aligned, english, source, wanted):
    assert fixed(aligned, english, source, ("glued-name",)) == wanted


@pytest.mark.parametrize(("english", "source", "wanted"), STOPS)
def test_an_office_with_what_it_is_over_is_no_sentence(aligned, english, source, wanted):
    assert fixed(aligned, english, source, ("stray-stop",)) == wanted


@pytest.mark.parametrize("line", LINES)
def test_closing_lines_of_further_kinds_go(aligned, line):
    assert fixed(aligned, f"The road is open.\n{line}", "", ("boilerplate",)) == "The road is open."


@pytest.mark.parametrize("line", STORY)
def test_a_last_line_of_the_story_stays(aligned, line):
    assert fixed(aligned, f"The road is open.\n{line}", "", ("boilerplate",)) == f"The road is open.\n{line}"


def test_a_minus_that_was_read_in_the_wrong_encoding_is_put_right(aligned):
    text = "It fell to в€’7 degrees."
    assert fixed(aligned, text, "Упало до −7 градусов.", ("mojibake",)) == "It fell to −7 degrees."
