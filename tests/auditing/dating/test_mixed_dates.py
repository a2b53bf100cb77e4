"""Times and dates in another style than the rest of the text, and names that only look like another's."""

from __future__ import annotations

import pytest
from rule_cases import fixed


@pytest.mark.parametrize(
    ("english", "right"),
    [
        ("It rose at 02:14 Moscow time. It began at 9 a.m.", "It rose at 2:14 a.m. Moscow time. It began at 9 a.m."),
        ("It opens at 11:00 local time in the center.", "It opens at 11 a.m. local time in the center."),
        (
            "It was on 19 December, he said, after June 3 in the center.",
            "It was on December 19, he said, after June 3 in the center.",
        ),
        ("The match tips off at 21:00 Moscow time in the center.", None),
        ("It opens at 11:00 local time in the centre.", None),
        ("It opens at 11:00 local time and shuts at 17:00 in the center.", None),
        ("It was on 19 December and 3 June in the center, after June 3.", None),
    ],
)
def test_mixed_dates(aligned, english, right):
    from align.auditing import audit, load_profile

    text = english
    for found in reversed(audit(aligned(english), load_profile(), ("date-format",))):
        text = text[: found.start] + (found.replacement or "") + text[found.end :]
    assert text == (right or english)


@pytest.mark.parametrize(
    ("english", "source", "rule"),
    [
        ("He beat Wayne Smith. Evgeni left.", "Он победил Уэйна Смита. Евгений ушёл.", "romanization"),
        ("Letters from Tatiana Garsha are shown.", "Показывают письма Татьяны Гарша.", "case-ending"),
        ("The guests will include the actress Aňa Tichovová.", "Hostem bude Aňa Tichovová.", "feminine-ova"),
    ],
)
def test_names_that_stay(aligned, english, source, rule):
    assert fixed(aligned, english, source, (rule,)) == english
    from align.auditing import audit, load_profile

    lang = "cs" if rule == "feminine-ova" else "ru"
    assert not audit(aligned(english, source, lang), load_profile(), (rule,))
