"""A sentence without a counterpart is reported at its gap; what need not be translated is not."""

from __future__ import annotations

from align.auditing.context import Context
from align.auditing.profile import Profile
from align.auditing.rules.omission import RULE
from align.segment import segment
from align.types import Aligned, Bead, Document, Segment, Translation


def document(lang, *sentences, **meta):
    segments, start = [], 0
    for number, sentence in enumerate(sentences):
        segments.append(Segment(f"a.{lang}:{number}:1", sentence, lang, start, start + len(sentence)))
        start += len(sentence) + 1
    return Document("a", lang, "\n".join(sentences), tuple(segments), meta)


def found(source, english, pairs, fresh=(), origin="published"):
    beads = tuple(
        Bead(f"a:{number}", tuple(source.segments[i].id for i in left), tuple(english.segments[i].id for i in right),
             0.8, 0.8, "test")
        for number, (left, right) in enumerate(pairs, 1)
    )  # fmt: skip
    translations = tuple(
        Translation(segment.id, text, -0.1) for segment, text in zip(source.segments, fresh, strict=False)
    )
    context = Context(Aligned("a", source, english, translations, beads, origin), Profile())
    return [(english.text[mark.start : mark.end], mark) for mark in RULE.check(context)]


SOURCE = document(
    "cs", "Titulek", "Obě strany jmenují týmy.", "Jednání trvalo asi čtyři hodiny.", "Zelenskyj odložil cestu."
)
ENGLISH = document("en", "Title", "Both sides will name teams.", "Zelenskyy put off his journey.")
PAIRS = [((0,), (0,)), ((1,), (1,)), ((2,), ()), ((3,), (2,))]


def test_the_last_word_before_the_gap_is_marked_and_the_source_is_evidence():
    ((text, mark),) = found(SOURCE, ENGLISH, PAIRS)
    assert text == "teams."
    assert mark.evidence["source"] == "Jednání trvalo asi čtyři hodiny."


def test_a_sentence_told_by_its_neighbour_is_not_missing():
    merged = document(
        "en",
        "Title",
        "Both sides will name teams after talks that lasted about four hours.",
        "Zelenskyy put off his journey.",
    )
    fresh = (
        "Title",
        "Both sides will name teams.",
        "The talks lasted about four hours.",
        "Zelenskyy put off his journey.",
    )
    assert not found(SOURCE, merged, PAIRS, fresh)
    assert found(SOURCE, ENGLISH, PAIRS, fresh)


def test_a_name_that_stands_beside_the_gap_shows_that_nothing_is_missing():
    source = document(
        "cs", "T", "Obě strany jmenují týmy.", "Přijel i vyjednavač Keith Kellogg se suitou.", "Cesta je odložena."
    )
    english = document("en", "T", "Both sides, and Kellogg, will name teams.", "The journey is put off.")
    assert not found(source, english, PAIRS)


def test_title_byline_and_scraps_may_be_missing():
    source = document(
        "cs",
        "Titulek o čtyřech slovech",
        "Obě strany jmenují týmy.",
        "gnews.cz - GH",
        "Autor: redakce zpravodajského serveru gnews",
        byline="Autor: redakce zpravodajského serveru gnews",
    )
    english = document("en", "Both sides will name teams.")
    assert not found(source, english, [((0,), ()), ((1,), (0,)), ((2,), ()), ((3,), ())])


def test_a_gap_before_the_first_sentence_marks_the_first_word():
    source = document("cs", "T", "Jednání trvalo asi čtyři hodiny.", "Obě strany jmenují týmy.")
    english = document("en", "Both sides will name teams.")
    ((text, _),) = found(source, english, [((0,), ()), ((1,), ()), ((2,), (0,))])
    assert text == "Both"


def test_our_own_translation_omits_nothing():
    assert not found(SOURCE, ENGLISH, PAIRS, origin="translation")


def test_a_predicate_behind_and_is_missing_only_where_a_figure_proves_it():
    source = document("cs", "Titulek", "Závod už přešel na čtyřdenní týden a propustil 300 dočasných zaměstnanců.")
    english = document("en", "Title", "The plant has already gone over to a four-day week.")
    fresh = ("Title", "The plant has already gone over to a four-day week and laid off 300 temporary workers.")
    ((text, mark),) = found(source, english, PAIRS[:2], fresh)
    assert text == "week"
    assert "300" in mark.evidence["source"]
    plain = document("cs", "Titulek", source.segments[1].text.replace("300", "mnoho"))
    assert not found(plain, english, PAIRS[:2], (fresh[0], fresh[1].replace("300", "many")))


def test_two_words_between_sentences_may_be_one():
    text = "Hasiči odčerpali vodu. Zranění nehlásili. Stromy odklidili."
    parts = ("Hasiči odčerpali vodu.", "Zranění nehlásili.", "Stromy odklidili.")
    starts = [text.index(part) for part in parts]
    segments = tuple(
        Segment(f"a.cs:1:{number}", part, "cs", start, start + len(part))
        for number, (part, start) in enumerate(zip(parts, starts, strict=True), 1)
    )
    source = Document("a", "cs", text, segments)
    english = document("en", "Firefighters pumped the water out.", "They cleared the trees away.")
    pairs = [((0,), (0,)), ((1,), ()), ((2,), (1,))]
    ((marked, _),) = found(
        source, english, pairs, ("Firefighters pumped water.", "No injuries were reported.", "Trees cleared.")
    )
    assert marked == "out."


def test_a_neighbour_that_is_long_enough_for_both_tells_the_sentence_in_passing():
    source = document("cs", "Titulek", "Obec přidá peníze.", "Kolik, neřekla.", "Škola se opraví v létě.")
    english = document("en", "Title", "The village will add a sum of undisclosed size.", "The school will be repaired.")
    assert found(source, english, PAIRS, ["", "", "It kept quiet on the matter.", ""]) == []


def test_figures_that_a_neighbour_has_tell_the_sentence():
    source = document("cs", "Titulek", "Hosté porazili celek z Lhoty.", "Utkání skončilo 5:4.", "Hrálo se v sobotu.")
    english = document("en", "Title", "The visitors beat Lhota 5-4.", "They played on Saturday.")
    assert found(source, english, PAIRS, ["", "", "The match ended 5:4.", ""]) == []


def test_a_sentence_of_two_words_at_the_end_of_a_line_is_missed():
    source = segment(Document("a", "ru", "Лодка села на мель у острова. Пострадавших нет.\nЕе снимут вечером."))
    english = document("en", "A boat ran aground off the island.", "It will be refloated tonight.")
    pairs = [((0,), (0,)), ((1,), ()), ((2,), (1,))]
    ((text, mark),) = found(source, english, pairs, ["A boat.", "No kidnapped.", "It will."])
    assert text == "island."
    assert mark.evidence["source"] == "Пострадавших нет."


def test_a_participle_of_saying_beside_the_gap_tells_the_sentence():
    source = document(
        "cs", "Titulek", "Mráz sílí, uvedl lékař.", "Vyzval lidi v celém kraji k velké opatrnosti.", "Škola je zavřená."
    )
    english = document(
        "en", "Title", "The frost bites, a doctor said, urging all to be careful.", "The school is closed."
    )
    assert found(source, english, PAIRS, ["", "", "He summoned the folk to wariness.", ""]) == []
    other = document(
        "en", "Title", "The frost bites, a doctor said, pointing at the thermometer.", "The school is closed."
    )
    assert len(found(source, other, PAIRS, ["", "", "He summoned the folk to wariness.", ""])) == 1
