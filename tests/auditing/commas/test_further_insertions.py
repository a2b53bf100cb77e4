"""Insertions behind a subject and words glued to names, in five ways each: found where certain, else left alone."""

from __future__ import annotations

import pytest
from rule_cases import fixed

COMMAS = (
    ("Eva Tichá once a nurse, runs the clinic.", "Eva Tichá, once a nurse, runs the clinic."),
    ("Adam Kolář formerly head of the port, has died.", "Adam Kolář, formerly head of the port, has died."),
    ("Lena Orlova now based in Perm, sings again.", "Lena Orlova, now based in Perm, sings again."),
    ("Jan Vrba whom the club let go, won the cup.", "Jan Vrba, whom the club let go, won the cup."),
    ("Jan Vrba along with his brother, signed it.", "Jan Vrba, along with his brother, signed it."),
    ("Jan Vrba of Písek who won it twice, is ill.", "Jan Vrba of Písek, who won it twice, is ill."),
    (
        "Mayor Eva Tichá who lives in Písek said that it rained.",
        "Mayor Eva Tichá, who lives in Písek, said that it rained.",
    ),
    ("Mayor Eva Tichá, who lives in Písek has agreed.", "Mayor Eva Tichá, who lives in Písek, has agreed."),
    (
        "Head of the port Adam Kolář speaking on the radio, denied it.",
        "Head of the port Adam Kolář, speaking on the radio, denied it.",
    ),
    (
        "John Price of Odessa, Texas who joined in March, will stay.",
        "John Price of Odessa, Texas, who joined in March, will stay.",
    ),
)
NO_COMMA = (
    "Eva Tichá once worked in Perm, moved to Tver and opened a shop.",
    "Adam Kolář now a week later, said nothing.",
    "Everyone who was injured in the blast in April has been released.",
    "The Romans who settled in the valley have left few traces.",
    "Employees who failed to sign by the end of May would lose their pay.",
    "They asked Eva Tichá whom she trusts, and left.",
    "It was Eva Tichá whom they elected.",
    "According to the head of the port, the winner will receive a boat.",
    "According to Water Company that provides the data, it rained.",
    "Eva Tichá who the reporters thought was ill came.",
)
GLUED = (
    ("They crossed theElbe.", "Přešli Labe.", "They crossed the Elbe."),
    ("He trusts Vrba'scolleagues.", "Věří kolegům Jana Vrby.", "He trusts Vrba's colleagues."),
    ("The site PlayMetersaid no.", "Web PlayMeter řekl ne.", "The site PlayMeter said no."),
    ("It was AdamKolář.", "Byl to Adam Kolář.", "It was Adam Kolář."),
    ("It is led by Pablo Cortilloan envoy.", "Vede to Pablo Cortillo.", "It is led by Pablo Cortillo, an envoy."),
    ("The Písekregion pays.", "Platí to Písek.", "The Písek region pays."),
    ("Prices fell, DataMillreported.", "Ceny klesly, píše DataMill.", "Prices fell, DataMill reported."),
)  # fmt: skip
WHOLE = (
    ("The inDrive app grew.", "Aplikace inDrive rostla."),
    ("He read theScore daily.", "Četl denně theScore."),
    ("Flannery O'Connor met D'Souza.", "O'Connorová potkala D'Souzu."),
    ("LeBron and MacDonald won.", "LeBron a MacDonald vyhráli."),
    ("The Castilian expert spoke.", "Kastilský expert promluvil."),
    ("Nicholas the Wonderworker helps.", "Mikuláš Divotvorce pomáhá."),
    ("They use PlayMeter and RiverNet.", "Užívají PlayMeter a RiverNet."),
)
STOPS = (
    ("Minister Pavel. Vrba agreed.", "Ministr Pavel Vrba souhlasil.", "Minister Pavel Vrba agreed."),
    ("It was Oleg. Kim who came.", "Это пришел Олег Ким.", "It was Oleg Kim who came."),
)
RIGHT_STOPS = (
    ("They met Pavel. Vrba agreed.", "Potkali Pavla. Vrba souhlasil."),
    ("They met Oleg. Kim agreed.", "Они встретили Олега. Ким согласился."),
)


@pytest.mark.parametrize(("english", "wanted"), COMMAS)
def test_what_stands_behind_a_subject_gets_its_commas(aligned, english, wanted):
    assert fixed(aligned, english, "", ("missing-comma",)) == wanted


@pytest.mark.parametrize("english", NO_COMMA)
def test_what_only_looks_like_an_insertion_gets_none(aligned, english):
    assert fixed(aligned, english, "", ("missing-comma",)) == english


@pytest.mark.parametrize(("english", "source", "wanted"), GLUED)
def test_words_glued_to_a_name_come_apart(aligned, english, source, wanted):
    assert fixed(aligned, english, source, ("glued-name",)) == wanted


@pytest.mark.parametrize(("english", "source"), WHOLE)
def test_names_with_capitals_or_apostrophes_inside_stay_whole(aligned, english, source):
    assert fixed(aligned, english, source, ("glued-name",)) == english


@pytest.mark.parametrize(("english", "source", "wanted"), STOPS)
def test_a_stop_between_given_name_and_surname_goes(aligned, english, source, wanted):
    assert fixed(aligned, english, source, ("stray-stop",)) == wanted


@pytest.mark.parametrize(("english", "source"), RIGHT_STOPS)
def test_a_stop_behind_a_given_name_that_ends_a_sentence_stays(aligned, english, source):
    assert fixed(aligned, english, source, ("stray-stop",)) == english
