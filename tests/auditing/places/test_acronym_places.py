"""Acronyms get the article that English has, and what is spelled out already stays."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("english", "source", "right"),
    [
        ("The plant is safe, MAGATE said.", "МАГАТЭ", "The plant is safe, the IAEA said."),
        ("MVF sees growth.", "МВФ", "The IMF sees growth."),
        ("MVF experts saw growth.", "МВФ", "IMF experts saw growth."),
        ("He asked MVF for money.", "МВФ", "He asked the IMF for money."),
        ("It came from OON, he said.", "ООН", "It came from the UN, he said."),
        ("The MVF's loan ended.", "МВФ", "The IMF's loan ended."),
        ("The fund (MVF) paid.", "МВФ", "The fund (IMF) paid."),
        ("MVF sees growth", "МВФ", "IMF sees growth"),
        ("It left OPEK last year.", "ОПЕК", "It left OPEC last year."),
        ("A grant of the RNF paid for it.", "грант РНФ", "A grant of the RSF paid for it."),
        ("The Arctic institute (AANII) said so.", "ААНИИ", "The Arctic institute (AARI) said so."),
        ("The dig of the AV ČR ended.", "AV ČR", "The dig of the Czech Academy of Sciences ended."),
        ("The academy (AV ČR) agreed.", "AV ČR", "The academy (CAS) agreed."),
        ("The ÚOHS fined the firm.", "ÚOHS", "The Office for the Protection of Competition fined the firm."),
        ("The Trade Office (ÚOHS) met. The ÚOHS left.", "ÚOHS", "The Trade Office (ÚOHS) met. The ÚOHS left."),
    ],
)
def test_acronyms(aligned, english, source, right):
    from align.auditing import audit, load_profile

    lang = "ru" if any("а" <= letter.lower() <= "я" for letter in source) else "cs"
    for found in reversed(audit(aligned(english, source, lang), load_profile(), ("acronym",))):
        english = english[: found.start] + (found.replacement or "") + english[found.end :]
    assert english == right
