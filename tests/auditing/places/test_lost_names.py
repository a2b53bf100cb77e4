"""Countries, places behind "near" and firms that the English leaves out."""

import pytest
from rule_cases import told

from align.auditing import audit
from align.auditing.profile import load_profile

CASES = [
    ("Boats from Norway and Iceland came.", "Přijely čluny z Norska, Dánska a Islandu.", "cs", ["Dánska"]),
    ("Boats from Norway, Denmark and Iceland came.", "Přijely čluny z Norska, Dánska a Islandu.", "cs", []),
    ("Boats from Norway and Danish ports came.", "Přijely čluny z Norska a Dánska.", "cs", []),
    ("Kabul closed the road.", "Kábul uzavřel hranici Afghánistánu s Íránem.", "cs", ["Afghánistánu, Íránem"]),
    ("The storm reached Padre Island.", "Bouře dorazila na ostrov Padre Island.", "cs", []),
    ("Both countries signed.", "Itálie a Řecko podepsaly.", "cs", []),
    ("A wolf was seen near a village.", "Волка видели у деревни Кукуевка.", "ru", ["Кукуевка"]),
    ("A wolf was seen near Kukuyevka.", "Волка видели у деревни Кукуевка.", "ru", []),
    ("A crane fell in the port.", "В порту Ванино упал кран.", "ru", ["Ванино"]),
    ("Petra Malá, an engineer, left.", "Inženýrka společnosti Zdobnice Petra Malá odešla.", "cs", ["Zdobnice"]),
    ("Petra Malá, an engineer at Zdobnice, left.", "Inženýrka společnosti Zdobnice Petra Malá odešla.", "cs", []),
    ("The regional court decided.", "U Krajského soudu padl verdikt.", "cs", []),
    ("The harbor lies by Pearl Harbor.", "Суда вышли из порта Перл-Харбор.", "ru", []),
]


@pytest.mark.parametrize(("english", "source", "lang", "names"), CASES)
def test_names_without_an_english_word(english, source, lang, names):
    findings = audit(told(english, source, lang, "x"), load_profile(), ["name-omitted"])
    assert sorted({one.evidence["source"] for one in findings}) == sorted(names)
