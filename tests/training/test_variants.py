"""Training pairs with other names, other numbers and other capitals, copies and headlines."""

import numpy as np
import pytest

from align.errors import InputError
from align.training.corpus import Pair
from align.training.name_pairs import NamePairs, find_names, read_names, write_names
from align.training.variants import NONE, Shares, variants

ALWAYS = dict.fromkeys(("names", "figures", "copies", "headlines", "capitals"), 0.0)
NAMES = NamePairs([("Путину", "Putin"), ("Байдену", "Biden"), ("Zemana", "Zeman"), ("Fialy", "Fiala")])


def only(name: str, pair: Pair, names: NamePairs = NAMES, seed: int = 0) -> list[Pair]:
    shares = Shares(**(ALWAYS | {name: 1.0}), resampled=0.0)
    return list(variants(pair, shares, names, np.random.default_rng(seed)))[1:]


def test_nothing_is_added_where_nothing_is_asked_for():
    pair = Pair("Сказал Путину.", "He told Putin.")
    assert list(variants(pair, NONE, NAMES, np.random.default_rng(0))) == [pair]


def test_a_name_is_exchanged_on_both_sides_for_one_in_the_same_case():
    pair = Pair("Он позвонил Путину вечером.", "He called Putin in the evening.")
    found = {(each.source, each.english) for seed in range(20) for each in only("names", pair, seed=seed)}
    assert found == {("Он позвонил Байдену вечером.", "He called Biden in the evening.")}


@pytest.mark.parametrize(
    "pair",
    [
        Pair("Он позвонил Путину и снова Путину.", "He called Putin and Putin again."),
        Pair("Он позвонил Путину.", "He called the president."),
    ],
)
def test_a_name_that_is_not_once_on_both_sides_stays(pair):
    assert only("names", pair) == []


def test_a_number_is_exchanged_for_one_of_as_many_digits():
    pair = Pair("Zemřelo 347 lidí, 12,5 procenta.", "347 people died, 12.5 percent.")
    (found,) = only("figures", pair)
    new = found.english.split()[0]
    assert new != "347"
    assert len(new) == 3
    assert found.source == f"Zemřelo {new} lidí, 12,5 procenta."
    assert found.english == f"{new} people died, 12.5 percent."


def test_years_stay_years():
    years = {only("figures", Pair("V roce 1989", "In 1989"), seed=seed)[0].english[3:] for seed in range(30)}
    assert all(1900 <= int(year) < 2030 for year in years)


def test_copies_headlines_and_capitals():
    pair = Pair("Vláda padla.", "The government fell.")
    assert only("copies", pair)[0].source == "The government fell."
    assert only("headlines", pair) == [Pair("Vláda padla", "The government fell")]
    assert only("capitals", pair) == [Pair("VLÁDA PADLA.", "THE GOVERNMENT FELL.")]


@pytest.mark.parametrize("source", ["Vláda padla?", "V Kč."[:-1] + "5.", "Vláda, " * 20 + "padla."])
def test_only_a_short_sentence_makes_a_headline(source):
    assert only("headlines", Pair(source, "The government fell.")) == []


def test_names_are_found_by_sound_and_common_words_are_not_names():
    pairs = [
        Pair("Вчера Путину звонил Макрон.", "Yesterday, Putin got a call from Macron."),
        Pair("Podle Zemana je Senát proti.", "According to Zeman the Senate is against, as senate staff say."),
    ]
    found = find_names(pairs).pairs
    assert set(found) == {("Путину", "Putin"), ("Макрон", "Macron"), ("Zemana", "Zeman")}


def test_names_go_through_a_file(tmp_path):
    path = tmp_path / "name-pairs.tsv"
    write_names(path, NAMES)
    assert read_names(path).pairs == NAMES.pairs
    for line in ("Путину", "Evropská\t-"):  # the second of a table of names for hints
        path.write_text(f"{line}\n", encoding="utf-8")
        with pytest.raises(InputError, match=":1:"):
            read_names(path)
    path.write_bytes(b"\xff\xfe\tx\n")
    with pytest.raises(InputError, match="cannot be read"):
        read_names(path)
