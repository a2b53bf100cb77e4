"""Encoding, quotation marks, repetitions, what was left untranslated, and the style of a document."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from align.auditing import audit, load_profile, normalize
from align.auditing.quoting.quotations import quotations
from align.auditing.spelling.spellings import spelling_of, spellings
from align.types import Bead

OURS = (
    "abbreviation-style", "decoder-loop", "homoglyph", "mixed-dialect", "mojibake", "quote-typography",
    "repetition", "unbalanced-quote", "untranslated",
)  # fmt: skip
STYLE = ("abbreviation-style", "mixed-dialect", "quote-typography")


def _profile(**changes):
    plain = load_profile()
    return replace(plain, **{"apply": (*plain.apply, *STYLE), **changes})


def _fixed(document, name, **changes):
    profile = _profile(**changes)
    return normalize(document.english.text, audit(document, profile, [name]))


@pytest.mark.parametrize(
    ("broken", "source", "mended"),
    [
        ("Mayor KopĹ™iva left.", "", "Mayor Kopřiva left."),
        ("The townâ€™s â€œbridgeâ€\x9d, 3â€“1", "", "The town’s “bridge”, 3–1"),
        ("Å koda and Å\xa0koda", "Škoda je auto.", "Škoda and Škoda"),
        ("Mayor Dvoøák and Vi¹ek", "Starosta Dvořák a Višek.", "Mayor Dvořák and Višek"),
        ("Mayor Dvoøák", "", "Mayor Dvoøák"),
        ("Ji?í and Mar?k?", "Jiří a Marek.", "Jiří and Mar?k?"),
        ("Dvo\ufffdák", "Přišel Dvořák.", "Dvořák"),
        ("Poet Huá»…n Thá»‹ Mai left.", "", "Poet Huễn Thị Mai left."),
        ("Driver KoláÅ™ left.", "", "Driver Kolář left."),
        ("It called at Malmš.", "Судно зашло в Мальмё.", "It called at Malmö."),
        ("It called at Malmš.", "Судно зашло в Выборг.", "It called at Malmš."),
        ("©imek left.", "Компания Šimek ушла.", "Šimek left."),
        ("He said “Skalná»… and left.", "", "He said “Skalná»… and left."),
    ],
)
def test_misread_letters_are_repaired_where_it_is_proved(broken, source, mended, aligned):
    assert _fixed(aligned(broken, source), "mojibake") == mended


def test_words_side_by_side_are_one_finding(aligned):
    found = audit(aligned("At VelkĂ© LosinĂ© and in BĹ™eclav it rained."), load_profile(), ["mojibake"])
    assert [(one.text, one.replacement) for one in found] == [
        ("VelkĂ© LosinĂ©", "Velké Losiné"),
        ("BĹ™eclav", "Břeclav"),
    ]


def test_broken_characters_mislead_no_other_rule(aligned):
    text = "The leader of CÃ³rdoba, Ã“scar Puente, left on Monday."
    assert {one.rule for one in audit(aligned(text), load_profile())} == {"mojibake"}


def test_what_is_found_in_the_mended_text_is_told_of_the_text_as_it_was(aligned):
    text = "In Minskâ€™s centre the the mayor met Jurij UÅ¡akov in Kiev."
    found = audit(aligned(text), load_profile())
    assert all(one.text == text[one.start : one.end] for one in found)
    assert {"mojibake", "exonym", "repetition"} <= {one.rule for one in found}
    assert not any(one.rule == "romanization" and "UÅ" in one.text for one in found)
    assert normalize(text, found) == "In Minsk’s centre the the mayor met Jurij Ušakov in Kyiv."


@pytest.mark.parametrize(
    ("broken", "source", "mended"),
    [
        ("She called it а mistake.", "Она назвала это, а он нет.", "She called it a mistake."),
        ("The letter а opens it, и closes it.", "Буква а, буква и.", "The letter а opens it, и closes it."),
        ("The MiG-31К and the Kosmos-М flew.", "МиГ-31К и Космос-М летели.", "The MiG-31K and the Kosmos-M flew."),
        ("The Su-35С and the С-400.", "Су-35С и С-400.", "The Su-35S and the S-400."),
        ("The Su-35С and the А-50У.", "Самолеты.", "The Su-35С and the А-50У."),
        ("King Louis ХIV and Henry VIIІ.", "Короли Людовик XIV и Генрих VIII.", "King Louis XIV and Henry VIII."),
        ("He left МГУ and the Ту-22 for Il-76МД.", "МГУ, Ту-22, Ил-76МД.", "He left МГУ and the Ту-22 for Il-76МД."),
    ],
)
def test_lone_letters_and_signs_of_types_become_latin(broken, source, mended, aligned):
    document = aligned(broken, source, "ru")
    assert _fixed(document, "homoglyph") == mended


def test_a_lost_letter_without_a_proof_is_reported(aligned):
    (finding,) = audit(aligned("Mayor Dvo\ufffdák left."), load_profile(), ["mojibake"])
    assert (finding.fix, finding.replacement) == ("review", None)


def test_a_word_all_in_cyrillic_is_left_where_the_source_has_it(aligned):
    assert not audit(aligned("The word сор is Russian.", "Слово сор русское.", "ru"), load_profile(), ["homoglyph"])


def test_a_repaired_letter_lets_the_next_rule_see_the_name(aligned):
    text = "Talks in Кiev ended."
    assert normalize(text, audit(aligned(text), load_profile())) == "Talks in Kyiv ended."


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ('He is 6\' 2" tall and "glad".', []),
        ("“One.\n“Two.\n“Three,” he said.", []),
        ("‘It’s the dogs’ day’, he said.", []),
        ('"It ended, he said.', ["close"]),
        ('It ended," he said.', ["open"]),
        ("„To“ and »so« and «ça»", []),
    ],
)
def test_marks_are_read_as_pairs(text, missing):
    assert [one.missing for one in quotations(text) if one.missing] == missing


def test_foreign_marks_take_the_documents_form(aligned):
    curly = "“Yes,” he said. «No,» she said."
    assert _fixed(aligned(curly), "unbalanced-quote") == "“Yes,” he said. “No,” she said."
    straight = '"Yes," he said. „No,“ she said.'
    assert _fixed(aligned(straight), "unbalanced-quote") == '"Yes," he said. "No," she said.'


def _beaded(document):
    ids = [[segment.id for segment in side.segments] for side in (document.source, document.english)]
    return replace(document, beads=(Bead("story:1", tuple(ids[0]), tuple(ids[1]), 1.0, 1.0, "test"),))


@pytest.mark.parametrize(
    ("english", "source", "lang", "mended"),
    [
        (
            '"We will mend it, the mayor said.',
            "„Opravíme to,“ řekl starosta.",
            "cs",
            '"We will mend it," the mayor said.',
        ),
        ("“We will mend it soon.", "«Скоро мы это починим».", "ru", "“We will mend it soon.”"),
        ('"We will mend it.', "„Opravíme to. A brzy.", "cs", '"We will mend it.'),
    ],
)
def test_the_source_proves_the_place_of_a_mark(english, source, lang, mended, aligned):
    assert _fixed(_beaded(aligned(english, source, lang)), "unbalanced-quote") == mended


def test_a_mark_without_a_proof_of_its_place_is_only_reported(aligned):
    (finding,) = audit(aligned('They call it "a very long road to somewhere.'), load_profile(), ["unbalanced-quote"])
    assert (finding.fix, finding.applied) == ("review", False)


def test_a_repetition_that_the_source_has_is_no_finding(aligned):
    text = "The choir sang la la la la and the the the the end."
    assert [one.text for one in audit(aligned(text), load_profile(), ["decoder-loop"])] == ["the the the the"]


def test_a_house_decides_against_the_majority(aligned):
    text = "The U.S. and the U.S. Army criticized the colour. The US"
    assert _fixed(aligned(text), "abbreviation-style", abbreviations="plain").startswith("The US and the US Army")
    assert "criticised the colour" in _fixed(aligned(text), "mixed-dialect", dialect="british")
    assert "criticized the color" in _fixed(aligned(text), "mixed-dialect", dialect="american")


def test_a_stop_that_ends_the_sentence_stays(aligned):
    text = "He left the U.S. She stayed in the US. The US is big. The US is far."
    assert _fixed(aligned(text), "abbreviation-style", abbreviations="plain").startswith("He left the US")
    assert "in the U.S. The U.S." in _fixed(aligned(text), "abbreviation-style", abbreviations="dotted")


@pytest.mark.parametrize(
    "name", ["Louvre guards", "Tyre's mayor", "Grey himself", "Sabre shares", "Centre Pompidou staff", "Harbour Energy"]
)
def test_a_name_keeps_its_spelling_at_the_head_of_a_sentence(aligned, name):
    text = f"They criticized the color of the theater. {name} moved to another town."
    assert _fixed(aligned(text), "mixed-dialect") == text


def test_a_word_that_the_text_writes_small_is_no_name(aligned):
    text = "They criticized the color of a gray theater. {} clouds came."
    assert _fixed(aligned(text.format("Grey")), "mixed-dialect") == text.format("Gray")


def test_what_the_original_names_keeps_its_spelling(aligned):
    english = "They criticized the color of the theater. Draught was not there, nor was the program."
    known = aligned(english, "Kritizovali barvu divadla. Nebyl tam ani pan Draught, ani program.", "cs")
    assert _fixed(known, "mixed-dialect") == english


def test_names_with_two_spellings_tell_nothing_of_the_dialect(aligned):
    text = "The Louvre, Lady Grey, Harry Storey and the Spectre: a new color."
    assert _fixed(aligned(text), "mixed-dialect") == text


def test_words_that_both_dialects_write_are_in_no_pair():
    neutral = "dialogue advertise exercise improvise television surprise supervise revise analysis practical"
    assert [word for word in neutral.split() if spelling_of(word)] == []
    others = [(pair, spelling_of(pair.other)) for pair in spellings().values()]
    assert all(other is None or other.dialect != pair.dialect for pair, other in others)


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("weaponises", "weaponizes"),
        ("merchandise", None),
        ("capsized", None),
        ("prized", None),
        ("paralyzes", "paralyses"),
        ("paralyses", None),
        ("storeys", "stories"),
        ("stories", None),
    ],
)
def test_verbs_follow_a_pattern_and_some_words_tell_on_one_side_only(word, other):
    found = spelling_of(word)
    assert (found.other if found else None) == other


PIECES = st.sampled_from(
    ["Рutin", "schoolâ€™s", "Å¡", "Å ", "“", "”", '"', "„", "«", "»", '."', '".', "U.S.", "US", "US.", "Mr", "Mr.",
     "Hall", "colour", "color", "programme", "said", "called", "the", "call", "взрывы", "úřadů", "podle", "\n", ",",
     "a", "6'", "?í"]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=25).map(" ".join) | st.lists(PIECES, max_size=12).map("".join) | st.text(max_size=60)


@settings(max_examples=150)
@given(text=TEXTS, source=st.sampled_from(["", "„To je most,“ řekl Jiří podle úřadů."]))
def test_findings_hold_together_and_repairs_are_final(aligned, text, source):
    profile = _profile()
    findings = audit(aligned(text, source), profile, OURS)
    assert all(finding.text == text[finding.start : finding.end] for finding in findings)
    assert audit(aligned(text, source), profile, OURS[::-1]) == findings
    once = normalize(text, findings)
    assert normalize(once, audit(aligned(once, source), profile, OURS)) == once


def test_a_misread_apostrophe_becomes_the_very_one_that_was_read(aligned):
    for text, wanted in (
        ("It isn't KenyaвЂ™s fault.", "It isn't Kenya’s fault."),
        ("It isn’t KenyaвЂ™s fault.", "It isn’t Kenya’s fault."),
        ("It isn't вЂ™hereвЂ™.", "It isn't ’here’."),
    ):
        assert normalize(text, audit(aligned(text), load_profile(), ["mojibake"])) == wanted
