"""Names that English took over letter by letter from Russian: of the West, of Moldova, with soft signs."""

import pytest

from align.auditing import audit, load_profile


def found(aligned, english, source):
    findings = audit(aligned(english, source, "ru"), load_profile(), ["romanization", "case-ending"])
    return [(finding.text, finding.replacement) for finding in findings]


@pytest.mark.parametrize(
    ("english", "source", "wanted"),
    [
        ("Dzhozef Martin left.", "Джозеф Мартин уехал.", ("Dzhozef", "Joseph")),
        ("Moldovan minister Ion Rusnyanu left.", "Министр Молдавии Ион Русняну уехал.", ("Rusnyanu", "Rusneanu")),
        ("Igor' Stepanov left.", "Игорь Степанов уехал.", ("Igor'", "Igor")),
        ("Ol'ga Stepanova left.", "Ольга Степанова уехала.", ("Ol'ga", "Olga")),
    ],
)
def test_the_own_spelling_comes_back(english, source, wanted, aligned):
    assert found(aligned, english, source) == [wanted]


@pytest.mark.parametrize(
    ("english", "source"),
    [
        ("Zhargal Batuyev left.", "Жаргал Батуев уехал."),
        ("They said 'Igor' Stepanov.", "Они сказали: Игорь Степанов."),
        ("Igor's brother left.", "Брат Игоря уехал."),
        ("An architect from L'Aquila left.", "Архитектор из Л'Акуилы уехал."),
        ("Joseph Martin left.", "Джозеф Мартин уехал."),
    ],
)
def test_other_names_stay(english, source, aligned):
    assert found(aligned, english, source) == []
