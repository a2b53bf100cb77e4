"""Which share of the numbers and names of a source arrived in its translation."""

import pytest

from align.evaluation.arrivals import Arrivals, Translated, names_arrived, numbers_arrived


def one(lang: str, source: str, hypothesis: str, *references: str) -> Translated:
    return Translated(lang, [source], [hypothesis], [[each] for each in references])


@pytest.mark.parametrize(
    ("hypothesis", "missing"),
    [
        ("It cost 4.6 million crowns in 2024.", []),
        ("It cost 3.6 million crowns in 2024.", ["4,6 milionu"]),
        ("It cost a lot.", ["2024", "4,6 milionu"]),
    ],
)
def test_numbers_are_compared_as_values(hypothesis, missing):
    text = one("cs", "V roce 2024 to stálo 4,6 milionu korun.", hypothesis, "In 2024 it cost 4.6 million crowns.")
    arrived = numbers_arrived(text)
    assert arrived.due == 2
    assert [form for _, form in arrived.missing] == missing


def test_a_number_that_no_reference_renders_is_not_due():
    text = one("cs", "Má 25 let a 3 psy.", "He is old.", "He is young.", "He has dogs.")
    assert numbers_arrived(text).due == 0
    assert numbers_arrived(text).share == 1.0


@pytest.mark.parametrize(
    ("hypothesis", "missing"),
    [
        ("Mikhail Degtyarev said it.", []),
        ("Mihail Degtyaryov's words.", ["Михаил"]),
        ("Degayev said it.", ["Дегтярев", "Михаил"]),
    ],
)
def test_names_arrive_in_a_reference_s_spelling_or_a_published_one(hypothesis, missing):
    text = one("ru", "Сказал Михаил Дегтярев.", hypothesis, "Mikhail Degtyarev said so.")
    arrived = names_arrived(text)
    assert arrived.due == 2
    assert sorted(form for _, form in arrived.missing) == missing


def test_the_arrivals_of_several_sets_add_up():
    parts = [Arrivals(3, ((0, "a"),)), Arrivals(1, ())]
    assert Arrivals.joined(parts).share == 0.75
