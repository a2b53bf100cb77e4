"""Men whose Czech genitive is a woman's name: Petra of Petr, Radka of Radek."""

import pytest

from align.auditing import audit, load_profile
from align.auditing.cases.czech_men import mans_nominative


def found(aligned, english, source):
    findings = audit(aligned(english, source, "cs"), load_profile(), ["case-ending"])
    return [(finding.text, finding.replacement) for finding in findings]


@pytest.mark.parametrize(
    ("english", "source", "wanted"),
    [
        (
            "Skier Pavla Hrubá got a letter from Minister Pavla Jakuba.",
            "Lyžařka Pavla Hrubá dostala dopis od ministra Pavla Jakuba.",
            ("Pavla Jakuba", "Pavel Jakub"),
        ),
        ("According to coach Karla Martina.", "Podle trenéra Karla Martina.", ("Karla Martina", "Karel Martin")),
        ("He took over from Radka Roubala.", "Převzal to od Radka Roubala.", ("Radka Roubala", "Radek Roubal")),
        ("He spoke with Jana Nováka.", "Mluvil bez Jana Nováka.", ("Jana Nováka", "Jan Novák")),
    ],
)
def test_both_words_get_their_nominative(english, source, wanted, aligned):
    assert found(aligned, english, source) == [wanted]


@pytest.mark.parametrize(
    ("english", "source"),
    [
        ("Daniela Santana left for Tokyo.", "Do Tokia odjela Daniela Santana."),
        ("Here Petra Pavla won.", "Petra Pavla vyhrála."),
        ("He met Martina Rosa.", "Martina Rosa ho potkala u Martina Rosa."),
    ],
)
def test_a_woman_keeps_her_name(english, source, aligned):
    assert found(aligned, english, source) == []


@pytest.mark.parametrize(
    ("name", "man"),
    [("Petra", "Petr"), ("Karla", "Karel"), ("Jana", "Jan"), ("Radka", "Radek"), ("Alena", None), ("Jan", None)],
)
def test_the_man_whose_genitive_a_womans_name_is(name, man):
    assert mans_nominative(name) == man
