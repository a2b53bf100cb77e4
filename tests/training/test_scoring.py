"""Development sets: how they are read, and of which kinds their sentences are."""

import pytest

from align.errors import InputError
from align.evaluation.translation import Metric
from align.training.scoring import DevelopmentSet, kinds_of, read_development_set, shown


@pytest.mark.parametrize(
    ("source", "kinds"),
    [
        ("Vláda padla", {"headlines", "up to 15 words"}),
        ("Vláda padla.", {"up to 15 words"}),
        ("„Padla v 15 hodin,“ řekl.", {"with a quotation", "with figures", "up to 15 words"}),
        ("slovo " * 20 + "konec.", {"16 to 30 words"}),
        ("slovo " * 40, {"over 30 words"}),
    ],
)
def test_kinds_of_text(source, kinds):
    assert kinds_of(source) == kinds


def test_a_development_set_is_read_with_all_its_references(tmp_path):
    path = tmp_path / "news.ru-en.tsv"
    path.write_text("а\ta\tb\nв\tc\td\n", encoding="utf-8")
    assert read_development_set(path) == DevelopmentSet("news.ru-en", "ru", ("а", "в"), (("a", "c"), ("b", "d")))


def test_no_reference_is_left_unsaid():
    said = shown([[Metric("BLEU", float(number), "")] for number in range(27)]).split("; ")
    assert (said[0], said[8], said[-1]) == ("A: BLEU 0.0", "I: BLEU 8.0", "27: BLEU 26.0")


def test_lines_of_different_form_are_refused_with_their_number(tmp_path):
    path = tmp_path / "news.ru-en.tsv"
    path.write_text("а\ta\tb\n\n\nв\tc\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"news\.ru-en\.tsv:4: 2 fields"):
        read_development_set(path)


def test_a_line_separator_stays_inside_its_row(tmp_path):
    path = tmp_path / "news.ru-en.tsv"
    path.write_text("а\u2028б\ta\x85b\n", encoding="utf-8")
    assert read_development_set(path).sources == ("а\u2028б",)
