"""Men's surnames in the genitive of по словам, and articles glued to names, are told from women's names."""

from __future__ import annotations

import pytest
from rule_cases import fixed


@pytest.mark.parametrize(
    ("english", "source", "right"),
    [
        ("According to Sadkova, it lasts.", "По словам Садкова, его хватит.", "According to Sadkov, it lasts."),
        (
            "According to governor Gimadutdina, it lasts.",
            "По словам губернатора области Гимадутдина, его хватит.",
            "According to governor Gimadutdin, it lasts.",
        ),
        (
            "According to Solovya, it lasts. Solovei left.",
            "По словам Соловья, его хватит. Соловей ушел.",
            "According to Solovei, it lasts. Solovei left.",
        ),
        ("A letter on behalf of Zhitkova came.", "Письмо от имени Житкова.", "A letter on behalf of Zhitkov came."),
        ("According to Sadkova, it lasts.", "По словам Садковой, хватит.", "According to Sadkova, it lasts."),
        (
            "According to Petrov, Sadkova left.",
            "По словам Петрова, Садкова ушла.",
            "According to Petrov, Sadkova left.",
        ),
        ("After the game Sadkova said it.", "После матча Садкова сказала это.", "After the game Sadkova said it."),
    ],
)
def test_tellers(aligned, english, source, right):
    assert fixed(aligned, english, source, ("case-ending",)) in (right, english)
    from align.auditing import audit, load_profile

    text = english
    for found in audit(aligned(english, source, "ru"), load_profile(), ("case-ending",)):
        text = text[: found.start] + (found.replacement or found.suggestion or "") + text[found.end :]
    assert text == right


@pytest.mark.parametrize(
    ("english", "source", "right"),
    [
        (
            "It was recalled by Oleg Tarakanovone of the veterans.",
            "Об этом вспомнил Олег Тараканов, один из ветеранов.",
            "It was recalled by Oleg Tarakanov, one of the veterans.",
        ),
        (
            "According to Stefan Petkovarova broker from Varna, it rose.",
            "По словам Стефана Петковарова, брокера из Варны, выросло.",
            "According to Stefan Petkovarov, a broker from Varna, it rose.",
        ),
        ('"There was no wait,"she said.', "«Не ждали», - сказала она.", '"There was no wait," she said.'),
        ('"There was no wait,"said Malá.', "«Не ждали», - сказала Мала.", '"There was no wait," said Malá.'),
        (
            "Minister David Brachna told Ambassador Eva Malá.",
            "Ministr to sdělil Davidu Brachnovi, že velvyslankyně Eva Malá přijede.",
            "Minister David Brachna told Ambassador Eva Malá.",
        ),
    ],
)
def test_glued_articles(aligned, english, source, right):
    assert fixed(aligned, english, source, ("glued-name",)) == right
