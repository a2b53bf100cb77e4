"""One name in two spellings: listed ones, strokes, and those that the original shows to be one."""

import pytest

from align.auditing import audit, load_profile


def found(aligned, english, source=""):
    lang = "ru" if any("а" <= letter <= "я" for letter in source) else "cs"
    findings = audit(aligned(english, source, lang), load_profile(), ["name-variant"])
    return [(finding.text, finding.replacement) for finding in findings]


@pytest.mark.parametrize(
    ("english", "source", "wanted"),
    [
        ("Tskhinvali is quiet. Tskhinvali waits. Tskhinval eats.", "", ("Tskhinval", "Tskhinvali")),
        ("Al-Barraq spoke. Omar al-Barraq left. They met al-Baraq.", "", ("al-Baraq", "al-Barraq")),
        ("Omar al-Nouri spoke. Al-Nouri left. El-Nuri agreed.", "", ("El-Nuri", "Al-Nouri")),
        (
            "Danyluk said so. Danyliukwho left. Danyliuk came.",
            "Данилюк сказал. Данилюк ушел. Данилюк пришел.",
            ("Danyluk", "Danyliuk"),
        ),
        ("Khan Younis and Khan Yunis.", "", ("Khan Yunis", "Khan Younis")),
        (
            "Bełchatów waits. In Bełchatów it rains. Belchatów sleeps.",
            "Belchatov čeká. V Belchatově prší. Belchatov spí.",
            ("Belchatów", "Bełchatów"),
        ),
        (
            "Mirzaliyev left. Mirzaliyev said so. Mirzoliyev knew.",
            "Мирзалиев уехал. Мирзалиев сказал. Мирзалиев знал.",
            ("Mirzoliyev", "Mirzaliyev"),
        ),
        ("Batum waits. Batum eats. Batumi sleeps.", "Батум ждёт. В Батуме едят. Батум спит.", ("Batumi", "Batum")),
        (
            "Ould Chenna left. Ould Chenna said so. Ould Shenna knew.",
            "Uld Šenna odjel. Uld Šenna to řekl. Uld Šenna to ví.",
            ("Shenna", "Chenna"),
        ),
    ],
)  # fmt: skip
def test_the_rarer_spelling_is_told(english, source, wanted, aligned):
    assert found(aligned, english, source) == [wanted]


@pytest.mark.parametrize(
    ("english", "source"),
    [
        (
            "Mirzaliyev left. Mirzaliyev said so. Mirzoliyev knew.",
            "Мирзалиев уехал. Мирзалиев сказал. Мирзолиев знал.",
        ),
        ("Dmitriev left. Dmitriev said so. Dmitrovka burned.", "Дмитриев уехал. Дмитриев сказал. Сгорела Дмитровка."),
        ("Batum waits. Batum eats. Batumi sleeps.", "Батум ждёт. Батум ест. Батуми спит."),
        ("Hezbollah denied it.", "Hizballáh to popřel."),
    ],
)
def test_two_names_stay_two(english, source, aligned):
    assert found(aligned, english, source) == []


def test_two_men_keep_their_arabic_names(aligned):
    assert found(aligned, "Omar al-Hassan met Ali al-Hasan.") == []
