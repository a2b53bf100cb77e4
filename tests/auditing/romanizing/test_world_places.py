"""Places of the world in Czech or Russian dress become English; ships and other namesakes stay."""

import pytest

from align.auditing import audit, load_profile


def found(aligned, english, source):
    lang = "ru" if any("а" <= letter <= "я" for letter in source) else "cs"
    findings = audit(aligned(english, source, lang), load_profile(), ["romanization"])
    return [(finding.text, finding.replacement) for finding in findings]


@pytest.mark.parametrize(
    ("english", "source", "wanted"),
    [
        ("A bus from Biškek came.", "Přijel autobus z Biškeku.", ("Biškek", "Bishkek")),
        ("They fled to Abú Zabí.", "Uprchli do Abú Zabí.", ("Abú Zabí", "Abu Dhabi")),
        ("They flew to Gavana.", "Они летели в Гавану.", ("Gavana", "Havana")),
        ("He lives in Khyuston.", "Он живёт в Хьюстоне.", ("Khyuston", "Houston")),
        ("A plant in Tszilin closed.", "Завод у Цзилиня закрыли.", ("Tszilin", "Jilin")),
    ],
)
def test_a_place_becomes_english(english, source, wanted, aligned):
    assert found(aligned, english, source) == [wanted]


@pytest.mark.parametrize(
    ("english", "source"),
    [
        ("The cruiser Moskva sank.", "Křižník Moskva se potopil."),
        ("Bishkek is quiet.", "V Biškeku je klid."),
        ("A man called Biškek left.", "Odešel muž, který se jmenuje jinak."),
        ("A new port in Aktobe.", "Nový přístav v Aktobe."),
        ("A new port in Aktobe.", "Новый порт в Актобе."),
        ("A plant in Tszilin closed.", "Завод в Цзилине закрыли."),
        ("Said Chzhou.", "Сказал Чжоу."),
        ("They flew to Havana.", "Они летели в Гавану."),
        ("Han Chzhun came to Incheon.", "Хан Чжун приехал в Инчхон."),
    ],
)
def test_other_words_stay(english, source, aligned):
    assert found(aligned, english, source) == []
