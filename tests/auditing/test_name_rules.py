"""Names: endings, transcriptions, acronyms and words taken for names, and the names that stay as they are."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from align.auditing import audit, load_profile, normalize

OURS = (
    "acronym", "case-ending", "feminine-ova", "name-omitted", "name-translated", "name-variant", "romanization",
    "title-order",
)  # fmt: skip


def _suggested(aligned, english, source, lang, rule):
    findings = audit(aligned(english, source, lang), load_profile(), [rule])
    return [(finding.text, finding.replacement) for finding in findings]


@pytest.mark.parametrize(
    ("english", "source", "lang", "wanted"),
    [
        ("He thanked Emmanuel Macronovi.", "Poděkoval Emmanuelu Macronovi.", "cs", ("Macronovi", "Macron")),
        ("According to Marek Hlavsy.", "Podle Marka Hlavsy.", "cs", ("Hlavsy", "Hlavsa")),
        ("He criticised Robert Fica.", "Kritizoval Roberta Fica.", "cs", ("Fica", "Fico")),
        ("The coach of Dan Moorea left.", "Trenér Dana Moorea odešel.", "cs", ("Moorea", "Moore")),
        ("They met Petr Pavlovi.", "Řekli to Petru Pavlovi.", "cs", ("Pavlovi", "Pavel")),
        ("It was quiet in Lvově.", "Ve Lvově bylo ticho.", "cs", ("Lvově", "Lviv")),
        ("A party for Igor Shuvalova.", "Праздник для Игоря Шувалова.", "ru", ("Shuvalova", "Shuvalov")),
        ("A word with Alijevem.", "Rozhovor s Alijevem.", "cs", ("Alijevem", "Aliyev")),
        ("A word with Silvoy.", "Разговор с Сильвой.", "ru", ("Silvoy", "Silva")),
        ("A word with Mishustinym.", "Разговор с Мишустиным.", "ru", ("Mishustinym", "Mishustin")),
        ("Talks with Alexei Muravskim.", "Встреча с Алексеем Муравским.", "ru", ("Muravskim", "Muravsky")),
    ],
)  # fmt: skip
def test_case_endings_give_the_nominative(english, source, lang, wanted, aligned):
    assert _suggested(aligned, english, source, lang, "case-ending") == [wanted]


@pytest.mark.parametrize(
    ("english", "source", "lang"),
    [
        ("Fans of Jan Novák in Brandýs nad Labem.", "Fanoušci Jana Nováka v Brandýse nad Labem.", "cs"),
        ("Narendra Modi met Sergei Shoigu.", "Нарендру Моди встретил Сергея Шойгу.", "ru"),
        ("Svetlana Kuznetsova beat Anna Chakvetadze.", "Светлана Кузнецова обыграла Анну Чакветадзе.", "ru"),
        ("Tickets for Harlem and Tesla.", "Lístky do Harlemu a Tesly.", "cs"),
        ("Vít Rakušan and Jana Černochová.", "Víta Rakušana a Janu Černochovou.", "cs"),
        ("The actor Donskoy and the lawyer Rudoy.", "Актёр Донской и адвокат Рудой.", "ru"),
        ("The village of Novoy.", "Деревня Новой.", "ru"),
    ],
)  # fmt: skip
def test_names_that_end_so_keep_their_endings(english, source, lang, aligned):
    assert not audit(aligned(english, source, lang), load_profile(), ["case-ending", "romanization", "feminine-ova"])


@pytest.mark.parametrize(
    ("english", "wanted"),
    [
        ("Michelle Obamová came.", "Obama"),
        ("Justice Ruth Bader Ginsburgová died.", "Ginsburg"),
        ("Spain's Paula Muguruzová won.", "Muguruza"),
        ("The ambassador was Valentina Matvijenková.", "Matviyenko"),
        ("Ludmila van der Bergová came.", "Berg"),
        ("She finished behind Astrid Lundgrenová of Sweden.", "Lundgren"),
        ("She lost to Astrid Lundgrenová (Sweden) there.", "Lundgren"),
        ("She lost to Eva Verbeeková of the Netherlands.", "Verbeek"),
        ("She lost to Anna Brownleeová of New Zealand.", "Brownlee"),
    ],
)
def test_foreign_women_lose_the_ending(english, wanted, aligned):
    (found,) = audit(aligned(english, "Přišla."), load_profile(), ["feminine-ova"])
    assert found.replacement == wanted


@pytest.mark.parametrize(
    "english",
    [
        "Barbora Krejčíková and Karolína Muchová won.",
        "Minister Alena Schillerová resigned.",
        "Petra Wagnerová sang.",
        "Eva Nováková of Prague won.",
        "Eva Nováková of Slovakia won.",
        "They brought Eva Nováková from Norway.",
    ],
)
def test_czech_women_keep_the_ending(english, aligned):
    assert not audit(aligned(english, "Zpívala."), load_profile(), ["feminine-ova"])


@pytest.mark.parametrize(
    ("english", "wanted"),
    [
        ("Vladislav Surkov and Anatolij Čubajs left.", [("Anatolij Čubajs", "Anatoly Chubais")]),
        ("Ukrainian general Sergej Šaptala left.", [("Sergej Šaptala", "Serhii Shaptala")]),
        ("Croatia's Goran Ivaniševič served.", [("Ivaniševič", "Ivanisevic")]),
        ("The general Igor Konašenkov spoke. Konašenkov left.",
         [("Igor Konašenkov", "Igor Konashenkov"), ("Konašenkov", "Konashenkov")]),
    ],
)  # fmt: skip
def test_transcriptions_become_english(english, wanted, aligned):
    assert _suggested(aligned, english, "Řekl to.", "cs", "romanization") == wanted


SOURCE = {
    "cs": "Zelenskyj poděkoval Emmanuelu Macronovi. Marija Zacharovová a Sergej Lavrov citovali OSN a Jana Vrbu.",
    "ru": "Президент Зеленский поблагодарил Эммануэля Макрона. Мария Захарова и Сергей Лавров о докладе ВОЗ в Киеве.",
}
PIECES = st.sampled_from(
    ["Zelenského", "Zelenskyj", "Zelensky", "Emmanuel", "Macronovi", "Makronom", "Marija", "Zacharovová", "Zakharova's",
     "Sergej", "Lavrovem", "Lavrovym", "OSN", "VOZ", "Jan", "Vrbu", "Willow", "The President of", "France", "the",
     ",", ".", "\n", "’s", "Jurij", "Ušakov", "Ukrainian", "Merkelovou", "Novak", "Djokovič", "́", "İ", "ß", "Ř", "j"]
)  # fmt: skip


def test_a_letter_put_back_into_a_repair_ends_there(aligned):
    text, house = "Marija Djokovič Marija Djokovič", load_profile("bbc")
    findings = audit(aligned(text, SOURCE["cs"], "cs"), house, OURS)
    assert normalize(text, findings) == "Marija Dyokovich Marija Dyokovich"
    assert len({(one.start, one.end) for one in findings}) == len(findings) == 2


@settings(max_examples=150)
@given(text=st.lists(PIECES, max_size=20).map(" ".join) | st.text(max_size=40), lang=st.sampled_from(["", "cs", "ru"]))
def test_repairing_names_twice_changes_nothing(aligned, text, lang):
    house = load_profile("bbc")
    source = SOURCE.get(lang, "")
    findings = audit(aligned(text, source, lang), house, OURS)
    assert all(finding.text == text[finding.start : finding.end] for finding in findings)
    assert audit(aligned(text, source, lang), house, OURS[::-1]) == findings
    once = normalize(text, findings)
    assert normalize(once, audit(aligned(once, source, lang), house, OURS)) == once


@pytest.mark.parametrize(
    ("english", "source", "lang", "wanted"),
    [
        ("Said Jurij Musin-Puškin.", "Řekl Jurij Musin-Puškin.", "cs", ("Jurij Musin-Puškin", "Yuri Musin-Pushkin")),
        ("Said Mihail Beljanskij.", "Сказал Михаил Белянский.", "ru", ("Mihail Beljanskij", "Mikhail Belyansky")),
        ("Said Mihail Malek.", "Сказал Михаил Малек.", "ru", None),
    ],
)  # fmt: skip
def test_romanization_keeps_capitals_and_takes_the_given_name_along(english, source, lang, wanted, aligned):
    assert _suggested(aligned, english, source, lang, "romanization") == ([wanted] if wanted else [])
