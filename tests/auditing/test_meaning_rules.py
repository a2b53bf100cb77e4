"""The rules that weigh the English against its original: examples are found, what is right is left alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rule_cases import beaded

from align.auditing import audit, load_profile, normalize

OURS = (
    "article-before-title",
    "attribution-swapped",
    "broken-quote",
    "calque",
    "date-format",
    "false-friend",
    "faulty-coordination",
    "negation-lost",
    "pronoun-gender",
    "scale-word",
)


def found(name, english, source="", lang="cs", fresh=""):
    return audit(beaded(english, source, lang, fresh), load_profile(), [name])


@pytest.mark.parametrize(
    ("english", "american", "british"),
    [
        ("It was on 15. 7. 2023 that", "July 15, 2023", "15 July 2023"),
        ("It was on 25.10.2024.", "October 25, 2024", "25 October 2024"),
        ("said at 13.30 Moscow time that", "1:30 p.m. Moscow time", "13:30 Moscow time"),
        ("begins at 12.00 local time on", "noon local time", "12:00 local time"),
        ("open 3.-5. 10. 2025 in", "October 3-5, 2025", "3-5 October 2025"),
    ],
)
def test_dates_and_times_by_dialect(english, american, british):
    (one,) = found("date-format", english)
    assert (one.replacement, one.applied) == (american, False)
    profile = replace(load_profile(), dialect="british", apply=("date-format",))
    (other,) = audit(beaded(english), profile, ["date-format"])
    assert (other.replacement, other.applied) == (british, True)


def test_a_time_at_the_end_keeps_one_stop():
    english, source = "It begins at 19.30.\nCome early.", "Začíná v 19.30 hodin.\nPřijďte včas."
    findings = audit(beaded(english, source), replace(load_profile(), apply=("date-format",)), ["date-format"])
    assert normalize(english, findings) == "It begins at 7:30 p.m.\nCome early."


def test_a_house_may_drop_the_article():
    english = "TASS quoted a Kremlin spokesman Dmitry Peskov. A Soviet architect Alexey Dushkin built it."
    profile = replace(load_profile(), apply=("article-before-title",))
    fixed = normalize(english, audit(beaded(english), profile, ["article-before-title"]))
    assert fixed == "TASS quoted Kremlin spokesman Dmitry Peskov. Soviet architect Alexey Dushkin built it."


def test_the_article_is_found_in_front_of_a_stray_stop():
    (one,) = found("article-before-title", "According to a Kremlin advisor. Yuri Ushakov, he will not come.")
    assert (one.text, one.replacement) == ("a Kremlin advisor", "Kremlin advisor")


def test_the_scale_is_proposed_in_english():
    (one,) = found("scale-word", "It cost 2.2 billion crowns.", "Stálo to 2,2 bilionu korun.")
    assert (one.replacement, one.suggestion) == (None, "2.2 trillion")


def test_a_wrong_scale_is_one_finding_only():
    aligned = beaded("It cost 21 million rubles.", "Это стоило 21 млрд рублей.", "ru")
    assert [one.rule for one in audit(aligned, load_profile(), ["number-mismatch", "scale-word"])] == ["scale-word"]


def test_a_woman_in_reach_keeps_her_pronoun():
    source = "Ministryně řekla, že Polsko čeká na její rozhodnutí."
    assert not found("pronoun-gender", "Minister Jana Nováková said Poland was waiting for her decision.", source)


def test_a_country_in_its_own_clause_has_no_gender():
    english = (
        "According to Jana Nováková, deals were near, and she warned that talks without Poland could hurt her position."
    )
    source = "Jana Nováková varovala, že rozhovory bez Polska by mohly poškodit její postavení."
    assert [one.text for one in found("pronoun-gender", english, source)] == ["her"]


def test_a_lexical_negation_is_one():
    for english in ("Hungary refused to sign.", "Hungary failed to sign.", "The deal is still unsigned by Hungary."):
        assert not found(
            "negation-lost", english, "Maďarsko dohodu nepodepsalo.", fresh="Hungary did not sign the deal."
        )


def test_the_denied_verb_is_marked():
    english = "According to Novak, the attack on the bridge influenced the decision."
    fresh = "According to Novak, the attack on the bridge did not influence the decision."
    (one,) = found("negation-lost", english, "По словам Новака, атака на мост на решение не повлияла.", "ru", fresh)
    assert one.text == "influenced"


@pytest.mark.parametrize("written", ["No. 3209", "No 3209", "no. 3209"])
def test_the_number_of_a_report_denies_nothing(written):
    english = f"According to report {written}, Albania took part in the conference."
    fresh = f"According to report {written}, Albania did not participate in the conference."
    source = "Podle zprávy č. 3209 se Albánie konference neúčastnila."
    (one,) = found("negation-lost", english, source, fresh=fresh)
    assert one.text == "took part"
    assert not found("negation-lost", english, "Podle zprávy č. 3209 se Albánie konference účastnila.", fresh=english)


@pytest.mark.parametrize(
    ("english", "source"),
    [
        ("No 18-year-old should drink alcohol before noon.", "Osmnáctiletí by neměli pít alkohol před polednem."),
        ("No 24-hour pharmacy works there.", "Nepřetržitá lékárna tam nefunguje."),
        ("No 5G network covers it.", "Síť 5G to nepokrývá."),
    ],
)
def test_no_before_a_figure_may_deny(english, source):
    assert not found("negation-lost", english, source)


@pytest.mark.parametrize("end", ["", "\nHe left."])
@pytest.mark.parametrize("fresh", ["", "He will not come, said the mayor."])
def test_behind_the_end_of_a_text_nothing_is_marked(end, fresh):
    english, source = f"The chief mayor of the old city said that{end}", "Starosta řekl, že nepřijde."
    for one in found("negation-lost", english, source + ("\nOdešel." if end else ""), fresh=fresh):
        assert one.text.strip()
        assert one.end <= len("The chief mayor of the old city said that")


@pytest.mark.parametrize("denied", ["3209", "in 3209", "until 1968"])
def test_a_number_is_no_denied_verb(denied):
    english = "According to report 3209 of 1968, Albania took part in the conference."
    fresh = f"Albania did not {denied} participate in the conference."
    (one,) = found("negation-lost", english, "Podle zprávy 3209 z 1968 se Albánie konference neúčastnila.", fresh=fresh)
    assert one.text == "took part"


def test_the_end_of_a_sentence_may_be_added():
    english = (
        "The document concerns food supplies and the exchange of prisoners and the prompt lifting of all sanctions."
    )
    source = "Dokument se týká dodávek potravin a výměny zajatců."
    fresh = "The document deals with the supply of food and the exchange of prisoners."
    (one,) = found("addition", english, source, fresh=fresh)
    assert one.text == "and the prompt lifting of all sanctions"
    assert not found("addition", english, source, fresh=fresh[:-1] + " and lifting sanctions.")


def test_a_number_in_words():
    (one,) = found("number-mismatch", "It grew from four to six million tons.", "Vzrostla ze čtyř na osm milionů tun.")
    assert one.text == "six million"
    assert not found("number-mismatch", "Three decades later he came.", "Za třicet let přišel.")


def test_behind_hostile_text_an_artefact_is_found():
    long = "a " * 20_000 + "1." * 20_000 + "her Ukraine, " * 5_000 + '"in order "did ' * 5_000
    english, source = f"{long}\nIt cost 21 million rubles.", f"{'її ' * 100}\nЭто стоило 21 млрд рублей."
    findings = audit(beaded(english, source, "ru"), load_profile(), OURS)
    assert (findings[-1].rule, findings[-1].text) == ("scale-word", "21 million")
