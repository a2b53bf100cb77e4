"""What text and original say of a name's bearer: Slovak women, Ukrainians, Austrians, Greeks."""

import pytest

from align.auditing import audit, load_profile


def found(aligned, english, source, rule):
    findings = audit(aligned(english, source, "cs"), load_profile(), [rule])
    return [(finding.text, finding.replacement) for finding in findings]


@pytest.mark.parametrize(
    ("english", "source"),
    [
        ("Violinist Ottilia Bartošová played.", "Slovenská houslistka Ottilia Bartošová hrála."),
        ("She beat Ottilia Bartošová.", "Porazila Slovenku Ottilii Bartošovou."),
        ("From Hungary, Slovak Minister Ottilia Bartošová left.", "Ministryně Ottilia Bartošová odjela z Maďarska."),
    ],
)
def test_a_slovak_woman_keeps_the_ending(english, source, aligned):
    assert found(aligned, english, source, "feminine-ova") == []


def test_a_woman_whom_a_slovak_meets_loses_it(aligned):
    english, source = "The Slovak minister met Angela Merkelová.", "Slovenská ministryně přijala Angelu Merkelovou."
    assert found(aligned, english, source, "feminine-ova") == [("Merkelová", "Merkel")]


def test_both_halves_of_a_double_name_lose_the_ending(aligned):
    english, source = "Julia Louisová-Dreyfusová won.", "Vyhrála Julia Louisová-Dreyfusová."
    assert found(aligned, english, source, "feminine-ova") == [("Louisová-Dreyfusová", "Louis-Dreyfus")]


@pytest.mark.parametrize(
    ("english", "source", "wanted"),
    [
        ("Jurij Bohun, a spokesman for Ukraine's navy, left.", "Jurij Bohun odešel.", ("Jurij Bohun", "Yurii Bohun")),
        (
            "The spokesman, Jurij Bohun, left.", "Mluvčí ukrajinských námořních sil Jurij Bohun odešel.",
            ("Jurij Bohun", "Yurii Bohun"),
        ),
        ("Kostas Papadopulos left.", "Kostas Papadopulos odešel.", ("Papadopulos", "Papadopoulos")),
        ("It was Benjamin Netanjahu.", "Byl to Benjamin Netanjahu.", ("Benjamin Netanjahu", "Benjamin Netanyahu")),
        ("It was Sergei Ušakov.", "Byl to Sergej Ušakov.", ("Sergei Ušakov", "Sergei Ushakov")),
        ("It is by Puschkin.", "Napsal to Puškin.", ("Puschkin", "Pushkin")),
        ("It is by Anton Tchekhov.", "Napsal to Anton Čechov.", ("Anton Tchekhov", "Anton Chekhov")),
        ("It is by Rimski-Korsakow.", "Složil to Rimskij-Korsakov.", ("Rimski-Korsakow", "Rimsky-Korsakov")),
        ("It was Ebrahim Raísí.", "Byl to Ebráhím Raísí.", ("Ebrahim Raísí", "Ebrahim Raisi")),
    ],
)  # fmt: skip
def test_a_name_is_spelled_as_its_bearer_is_said_to_write_it(english, source, wanted, aligned):
    assert found(aligned, english, source, "romanization") == [wanted]


@pytest.mark.parametrize(
    ("english", "source"),
    [
        ("Austrian swimmer Sergej Kuzmin won.", "Rakouský plavec Sergej Kuzmin vyhrál."),
        ("Jurij Kuzmin of Austria won.", "Rakušan Jurij Kuzmin vyhrál."),
        ("Austrian Consul in Minsk Jurij Lebar left.", "Rakouský konzul v Minsku Jurij Lebar odjel."),
        ("Slovenian envoy to Russia Sergej Lebar left.", "Slovinský vyslanec v Rusku Sergej Lebar odjel."),
        ("Serbian coach Jurij Lebar left.", "Srbský trenér Jurij Lebar odjel."),
        ("Boyko Borisov left.", "Bojko Borisov odešel."),
        ("Augustus and Nikos Pappas left.", "Augustus a Nikos Pappas odešli."),
    ],
)
def test_own_spellings_stay(english, source, aligned):
    assert found(aligned, english, source, "romanization") == []
