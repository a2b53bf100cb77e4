"""How the punctuation network's word is weighed against the original and its fresh translation."""

import re

import pytest

from align.auditing import normalize
from align.auditing.commas.fresh_closings import unclosed_in_fresh
from align.auditing.context import Context
from align.auditing.learned import lost_commas
from align.auditing.profile import load_profile
from align.auditing.runner import audit
from align.auditing.stopping.learned_stops import stray_stops
from align.punctuation import Judgement
from align.segment import segment
from align.types import Aligned, Bead, Document, Translation

LOST = "The mayor of Kladno being ill, stayed at home."
STRAY = "It was opened by the. Minister of Transport in Brno."


def story(english, sources=(), fresh=(), beads=()):
    """English sentences with the original's, their fresh translations, and beads as (sources, targets) by number."""
    target = segment(Document("story", "en", english))
    source = segment(Document("story", "cs", " ".join(sources))) if sources else None
    names = [segment.id for segment in source.segments] if source else []
    own = [segment.id for segment in target.segments]
    return Aligned(
        "story",
        source,
        target,
        tuple(Translation(name, text, 0.0) for name, text in zip(names, fresh, strict=False)),
        tuple(
            Bead(f"story:{number}", tuple(names[at] for at in left), tuple(own[at] for at in right), 1.0, 1.0, "mt")
            for number, (left, right) in enumerate(beads)
        ),
    )


def context_with(document, word, comma=0.0, stop=0.0):
    """The context of a document of which the network says so about the first token that is ``word``."""
    context = Context(document, load_profile())
    found = Judgement.nothing(len(context.tokens))
    place = list(context.texts).index(word)
    found.commas[place], found.stops[place] = comma, stop
    context.__dict__["punctuation"] = found
    return context


@pytest.mark.parametrize(("chance", "found"), [(0.1, 0), (0.999, 1)])
def test_only_what_is_likely_is_found(chance, found):
    assert len(list(lost_commas(context_with(story(LOST), "Kladno", comma=chance)))) == found


@pytest.mark.parametrize(
    ("english", "word", "found"),
    [
        ("Driver Karel Vrba, 61, survived the crash.", "Driver", 0),
        ("Minister Karel Vrba, 61, survived the crash.", "Minister", 0),
        ("They freed Eva Malá, incidentally a native of Perm, on Friday.", "incidentally", 1),
        ("Eva Malá incidentally a native of Perm, sings again.", "incidentally", 0),
        ("Eva Malá, since 2012 the head of the choir, sings again.", "2012", 0),
    ],
)
def test_no_comma_parts_a_title_from_its_name_nor_what_somebody_is_from_since_when(english, word, found):
    assert len(list(lost_commas(context_with(story(english), word, comma=0.999)))) == found


@pytest.mark.parametrize(
    ("english", "word", "found"),
    [
        ("World No. 1 Jannik Sinner beat Carlos Alcaraz.", "1", 0),
        ("Ranked number 1 Jannik Sinner lost.", "1", 0),
        ("At the age of 31 Jannik Sinner lost.", "31", 1),
    ],
)
def test_no_comma_parts_a_rank_from_who_has_it(english, word, found):
    assert len(list(lost_commas(context_with(story(english), word, comma=0.999)))) == found


@pytest.mark.parametrize(
    ("english", "found"),
    [
        ("The files are kept not in Perm but in Tver.", 0),
        ("She praised the firemen of Perm but warned of a drought.", 0),
        ("The firemen came from Perm but the barn had burned down.", 1),
    ],
)
def test_a_comma_before_but_is_found_only_where_a_clause_follows(english, found):
    assert len(list(lost_commas(context_with(story(english), "Perm", comma=0.999)))) == found


def test_a_comma_of_the_fresh_translation_makes_a_doubt_certain():
    sources = ("Starosta Kladna, jsa nemocen, zůstal doma.",)
    fresh = ("The mayor of Kladno, being ill, stayed home.",)
    document = story(LOST, sources, fresh, [((0,), (0,))])
    [(place, confidence)] = lost_commas(context_with(document, "Kladno", comma=0.7))
    assert (place, confidence >= 0.9) == (4, True)
    [(_, alone)] = lost_commas(context_with(story(LOST), "Kladno", comma=0.95))
    assert alone < 0.9


def test_a_phrase_that_may_be_added_with_or_without_a_comma_is_no_certain_one_for_the_fresh_translations_sake():
    sources = ("Týká se to celých Čech s výjimkou Kladna.",)
    fresh = ("It applies to all of Bohemia, with the exception of Kladno.",)
    document = story("It holds in all of Bohemia with the exception of Kladno.", sources, fresh, [((0,), (0,))])
    assert not list(lost_commas(context_with(document, "Bohemia", comma=0.8)))


def test_a_comma_that_is_likely_only_is_not_proposed_beside_a_translation():
    fresh = ("The mayor of Kladno, being ill, stayed home.",)
    document = story(LOST, ("Starosta Kladna, jsa nemocen, zůstal doma.",), fresh, [((0,), (0,))])
    assert not list(lost_commas(context_with(document, "Kladno", comma=0.5)))


@pytest.mark.parametrize(
    ("english", "places"),
    [
        ("Jan Vrba, the mayor said so.", [5]),
        ("Jan Vrba, the mayor, said so.", []),
        ("The mayor said so.", []),
        ("The barn, the mayor said, will burn.", []),
        ("The barn, the mayor said will burn.", []),
        ("The barn will burn, the mayor said.", []),
        ("According to ABC, the mayor said so.", []),
        ('"Well, Jan Vrba, will it?" the mayor said so.', []),
        ('The boss of Kladno, head of the "Svit" club, the mayor said so.', []),
        ('Jan Vrba, for the "Svit" club the mayor said so.', [11]),
    ],
)
def test_an_insertion_is_closed_before_the_verb_as_in_the_fresh_translation(english, places):
    document = story(english, ("Starosta Jan Vrba to řekl.",), ("Jan Vrba, the mayor, said it.",), [((0,), (0,))])
    assert [place for place, _ in unclosed_in_fresh(Context(document, load_profile()))] == places


@pytest.mark.parametrize(
    ("text", "certain"),
    [
        ("In the old town of Brno the mayor spoke.", [False]),
        ("In Brno the mayor spoke.", []),
        ("Mayors of Brno being ill, left.", [True]),
    ],
)
def test_a_comma_behind_a_short_opening_is_never_certain(text, certain):
    found = lost_commas(context_with(story(text), "Brno", comma=0.999))
    assert [confidence >= 0.9 for _, confidence in found] == certain


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("It was Vrba who left.", "Vrba"),
        ("A baker in Kladno who was robbed, left.", "Kladno"),
        ("Drivers who have no licence must walk.", "Drivers"),
        ("They named Vrba the best coach.", "Vrba"),
        ("They saw Vrba leaving the house.", "Vrba"),
        ("In March, Vrba told the radio.", "Vrba"),
        ("However hard he tried, it failed.", "However"),
        ("Prices will fall, said earlier the head of the bank.", "earlier"),
        ("Some offices have made their rules stricter this week.", "rules"),
        ("The press secretary of the courts Anna Malá earlier said so.", "courts"),
    ],
)
def test_no_comma_is_asked_for_where_grammar_may_want_none(text, word):
    assert not list(lost_commas(context_with(story(text), word, comma=0.999)))


def test_a_shortened_word_keeps_its_stop():
    assert not list(stray_stops(context_with(story("It covers 3,000 sq. meters."), ".", stop=0.99)))


def test_the_stop_of_an_ordinal_is_no_stray_one():
    assert not list(stray_stops(context_with(story("In the 60. years the mill grew."), ".", stop=0.99)))


def test_a_number_before_punctuation_is_no_gap():
    assert not list(lost_commas(context_with(story("In 2019, he left."), "2019", comma=0.99)))


def test_one_sentence_of_the_original_makes_a_stop_inside_it_certain():
    sources = ("Otevřel ho ministr dopravy v Brně.",)
    document = story("It was opened by the. Minister of Transport.", sources, (), [((0,), (0, 1))])
    [doubt] = stray_stops(context_with(document, ".", stop=0.7))
    assert doubt.confidence >= 0.9
    [alone] = stray_stops(context_with(story(STRAY), ".", stop=0.99))
    assert alone.confidence < 0.9


def test_two_sentences_of_the_original_keep_the_stop():
    sources = ("Otevřel ho.", "Ministr dopravy odjel.")
    document = story("It was opened. Minister of Transport left.", sources, (), [((0,), (0,)), ((1,), (1,))])
    assert not list(stray_stops(context_with(document, ".", stop=0.9)))


@pytest.mark.parametrize(
    "text", ["He said so ... and left.", "It is closed.\nTrains run.", "He said (twice). Then he left."]
)
def test_only_a_single_stop_between_two_words_of_a_line_is_doubted(text):
    assert not list(stray_stops(context_with(story(text), ".", stop=0.99)))


def test_a_stop_in_place_of_a_comma_becomes_one():
    context = context_with(story("In Brno. the mayor said so."), ".", comma=0.99, stop=0.99)
    assert [doubt.comma for doubt in stray_stops(context)] == [True]


def test_a_repaired_line_is_judged_again_and_the_others_are_not(monkeypatch):
    judged = []

    def judge(text, texts, starts):
        judged.append(list(texts))
        return Judgement.nothing(len(texts))

    monkeypatch.setattr("align.punctuation.judge", judge)
    document = story("They met in Kiev on Monday.\nNothing happened then.")
    findings = audit(document, load_profile())
    assert "Kyiv" in normalize(document.english.text, findings)
    assert "Nothing" in judged[0]
    assert all("Nothing" not in texts and "Kyiv" in texts for texts in judged[1:])
    assert len(judged) > 1


FRONTED = "Although the guests had drawn level the hosts won."


@pytest.mark.parametrize(
    ("english", "word", "certain"),
    [
        (FRONTED, "level", True),
        ("Although the guests had drawn level Brno cigarette makers won.", "cigarette", False),
        ("According to the paper the ministry reads, the dam will hold.", "paper", False),
    ],
)
def test_behind_a_clause_that_opens_the_sentence_a_comma_is_certain_only_before_a_new_subject(english, word, certain):
    found = list(lost_commas(context_with(story(english), word, comma=0.85)))
    assert any(confidence >= 0.9 for _, confidence in found) == certain


def test_a_clause_that_ends_its_sentence_needs_no_comma():
    assert not list(lost_commas(context_with(story("He will come on February 3 if it rains."), "3", comma=0.99)))


@pytest.mark.parametrize(
    ("english", "source"),
    [
        ("Putin flew to Minsk. Lukashenko met him there.", "Putin přiletěl do Minsku, kde se setkal s Lukašenkem."),
        ("Macron visited Kyiv. Volodymyr Zelenskyy welcomed him.", "Macrona v Kyjevě přivítal Volodymyr Zelenskyj."),
        ("The talks were held in Geneva. Rubio called them a success.", "Jednání v Ženevě označil Rubio za úspěch."),
    ],
)
def test_a_sentence_that_the_translator_made_two_stays_two(english, source):
    document = story(english, (source,), ("A sentence.",), [((0,), (0, 1))])
    assert not list(stray_stops(context_with(document, ".", stop=0.999)))
    assert normalize(english, audit(document, load_profile())) == english


@pytest.mark.parametrize(
    ("english", "word", "found"),
    [
        ("After his speech Vrba met the envoy.", "speech", 0),
        ("It was cheap, but according to a court clerk it was lost.", "clerk", 0),
        ("Last year people came in from Kladno.", "year", 0),
        ("The bridge is shut, the mayor being ill people use boats.", "ill", 1),
    ],
)
def test_a_comma_that_many_leave_out_is_not_proposed(english, word, found):
    assert len(list(lost_commas(context_with(story(english), word, comma=0.999)))) == found


@pytest.mark.parametrize("opening", ["Earlier", "On Friday", "However", "At the same time, on Friday"])
def test_the_comma_behind_an_opening_wants_no_second(opening):
    english = f"{opening}, Foreign Minister Sergei Lavrov visited Beijing."
    fresh = (f"{opening}, Foreign Minister Sergei Lavrov, visited Beijing.",)
    document = story(english, ("Ministr Sergej Lavrov navštívil Peking.",), fresh, [((0,), (0,))])
    assert not list(unclosed_in_fresh(Context(document, load_profile())))


@pytest.mark.parametrize(
    "english",
    [
        "The mill, whose owner Jan Vrba sold the pond, will close.",
        "The mill, which engineer Jan Vrba built in Kladno, will close.",
        "The mill stood idle, because owner Jan Vrba sold the pond.",
        "The mill, whose owner died, burned, and director Jan Vrba sold the pond.",
    ],
)
def test_a_clause_with_a_subject_of_its_own_is_not_closed_before_its_verb(english):
    fresh = (re.sub(r" (\w+ Jan Vrba) (sold|built)", r" the \1, \2", english).replace(" Jan", ", Jan"),)
    document = story(english, ("Mlýn, jehož majitel Jan Vrba prodal rybník, zanikne.",), fresh, [((0,), (0,))])
    assert not list(unclosed_in_fresh(Context(document, load_profile())))


def test_a_clause_that_has_its_verb_is_closed():
    english, fresh = "The mill, whose owner is Jan Vrba burned.", ("The mill, whose owner is Jan Vrba, burned.",)
    document = story(english, ("Mlýn, jehož majitelem je Jan Vrba, shořel.",), fresh, [((0,), (0,))])
    assert [place for place, _ in unclosed_in_fresh(Context(document, load_profile()))] == [8]
