"""Ordinal stops, year signs and the 24-hour clock in dates that came over from the original."""

import pytest
from rule_cases import of_example

from align.auditing import audit, load_profile
from align.auditing.rule import Example


def found(english, source):
    lang = "ru" if any("а" <= letter <= "я" for letter in source) else "cs"
    findings = audit(of_example(Example(english, source, lang)), load_profile(), ["date-format"])
    return [(finding.text, finding.replacement) for finding in findings]


@pytest.mark.parametrize(
    ("english", "source", "wanted"),
    [
        ("On Sunday, 17. November, it rained.", "V neděli 17. listopadu pršelo.", ("17. November", "November 17")),
        ("On May 24, 1932 g., it fell.", "Он пал 24 мая 1932 г.", ("1932 g.", "1932")),
        ("It fell in 1932 g. in Tula.", "Он пал в 1932 г. в Туле.", ("1932 g.", "1932")),
        ("It fell in 1932 g.", "Он пал в 1932 г.", ("1932 g.", "1932.")),
        ("It ran from 1941-1945 gg. there.", "Она шла в 1941-1945 гг. там.", ("1941-1945 gg.", "1941-1945")),
        (
            "It left at 09:15 and came at 12:28 msk.", "Он ушёл в 09:15 и пришёл в 12:28 мск.",
            ("12:28 msk", "12:28 Moscow time"),
        ),
        (
            "It left at 9:15 a.m. and came at 12:28 msk", "Он ушёл в 09:15 и пришёл в 12:28 мск",
            ("12:28 msk", "12:28 p.m. Moscow time"),
        ),
    ],
)  # fmt: skip
def test_what_a_date_keeps_of_the_original(english, source, wanted):
    assert found(english, source) == [wanted]


@pytest.mark.parametrize(
    ("english", "source"),
    [
        ("They live on 17. November Street.", "Bydlí v ulici 17. listopadu."),
        ("He lives in room 17. November was warm.", "Bydlí v pokoji 17. Listopad byl teplý."),
        ("It weighs 1932 g. and more.", "Это весит 1932 г. и больше."),
        ("He wrote to 1932 g. only.", "Он писал только ей."),
    ],
)
def test_what_is_no_date_stays(english, source):
    assert found(english, source) == []
