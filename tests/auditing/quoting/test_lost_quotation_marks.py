"""Where a quotation lacks a mark, or has one too many, and the source's own quotation proves it."""

from __future__ import annotations

import pytest
from rule_cases import beaded, fixed, of_example

from align.auditing import audit, load_profile, normalize
from align.auditing.quoting.quotations import quotations
from align.auditing.quoting.spoken import spoken
from align.auditing.rule import Example


def _mended(english: str, source: str, lang: str = "cs") -> str:
    return normalize(english, audit(of_example(Example(english, source, lang)), load_profile(), ["unbalanced-quote"]))


@pytest.mark.parametrize(
    ("broken", "mended", "source", "lang"),
    [
        (
            "\"She shouted, 'I'm staying here, and closed the door,\" the nurse said.",
            "\"She shouted, 'I'm staying here,' and closed the door,\" the nurse said.",
            "„Křikla: ‚Já tu zůstanu,‘ a zavřela dveře,“ řekla sestra.",
            "cs",
        ),
        (
            '"He wrote, \'We won," the nurse said.',
            "\"He wrote, 'We won,'\" the nurse said.",
            "«Он написал: „Мы победили“», - сказала медсестра.",
            "ru",
        ),
        (
            '"The tower," foreman Jan Holub said, was never finished."',
            '"The tower," foreman Jan Holub said, "was never finished."',
            "„Ta věž,“ řekl mistr Jan Holub, „nebyla nikdy dokončena.“",
            "cs",
        ),
        (
            '"The tower," foreman Oleg Lapin said, was never finished."',
            '"The tower," foreman Oleg Lapin said, "was never finished."',
            "«Башня, - сказал мастер Олег Лапин, - не была достроена».",
            "ru",
        ),
        (
            'The mayor spoke of "the coldest winter" in living memory" and promised help.',
            'The mayor spoke of "the coldest winter in living memory" and promised help.',
            "Starosta mluvil o „nejchladnější zimě, co lidé pamatují“ a slíbil pomoc.",
            "cs",
        ),
        (
            "The novel \"The Summer of '89 has won a prize.",
            'The novel "The Summer of \'89" has won a prize.',
            "Román „Léto 89“ získal cenu.",
            "cs",
        ),
        (
            'The drill, dubbed Hailstorm," was led by a colonel.',
            'The drill, dubbed "Hailstorm," was led by a colonel.',
            "Cvičení „Krupobití“ vedl plukovník.",
            "cs",
        ),
        (
            'A drill called Orel-2031" has begun in Tula.',
            'A drill called "Orel-2031" has begun in Tula.',
            'Учения "Орел-2031" начались в Туле.',
            "ru",
        ),
        (
            'It hit "the weakest point, but the 6\'4" guard went on.',
            'It hit "the weakest point," but the 6\'4" guard went on.',
            "Zasáhlo to „nejslabší místo“, ale obránce hrál dál.",
            "cs",
        ),
        (
            '"We waited.\n"It came at night," pilot Jan Holub said. "All are well, he added.',
            '"We waited.\n"It came at night," pilot Jan Holub said. "All are well," he added.',
            "„Čekali jsme.\nPřišlo to v noci,“ řekl pilot Jan Holub. „Všichni jsou v pořádku,“ dodal.",
            "cs",
        ),
        (
            'The club is in ruins" and must start again.',
            'The club is "in ruins" and must start again.',
            "Klub je „v troskách“ a musí začít znovu.",
            "cs",
        ),
        (
            '"Keep the gates shut, say the rules that the zoo put up.',
            '"Keep the gates shut," say the rules that the zoo put up.',
            "„Nechte vrata zavřená,“ stojí v pravidlech, která zoo vyvěsila.",
            "cs",
        ),
        (
            'He called the bridge ,,a step back" for the town.',
            'He called the bridge "a step back" for the town.',
            'Мост он назвал "шагом назад" для города.',
            "ru",
        ),
        (
            '"The mayor wrote, \'Come at noon, and we came," the cook said.',
            "\"The mayor wrote, 'Come at noon,' and we came,\" the cook said.",
            '"Мэр написал: "Приходите в полдень", и мы пришли", - сказал повар.',
            "ru",
        ),
    ],
)
def test_a_mark_is_mended_where_the_source_proves_its_place(broken, mended, source, lang):
    assert _mended(broken, source, lang) == mended
    assert _mended(mended, source, lang) == mended


@pytest.mark.parametrize(
    ("english", "source"),
    [
        # who says it stands before an apposition, so that the comma before the verb is not the end
        ('"We won, Jan Holub, the coach, said on Friday.', "„Vyhráli jsme,“ řekl v pátek trenér Jan Holub."),
        # the source quotes one word of the two
        ('They joined the "Blue Party in May.', "Vstoupili v květnu do „modré“ strany."),
        # an article may stand outside the quotation
        ('Kos called the law a mistake and a burden" for towns.', "Kos nazval zákon „chybou a přítěží“ pro obce."),
        # two prepositions may begin it
        ('The club is in Tula in ruins" and waits.', "Klub v Tule je „v troskách“ a čeká."),
        # nothing in the source
        ('They spoke of "a long road and promised help.', "Mluvili o dlouhé cestě a slíbili pomoc."),
    ],
)
def test_without_a_proof_nothing_is_changed(english, source):
    assert _mended(english, source) == english


def test_the_article_is_proposed_inside_the_quotation():
    example = Example(
        'Kos called the law a mistake and a burden" for towns.', "Kos nazval zákon „chybou a přítěží“ pro obce.", "cs"
    )
    (found,) = audit(of_example(example), load_profile(), ["unbalanced-quote"])
    assert found.suggestion == '"a mistake and a burden"'


def test_the_fresh_translation_tells_where_a_quotation_opens():
    english, source = 'Kos called the law a grave mistake" on Friday.', "Kos nazval zákon v pátek „vážnou chybou“."
    aligned = beaded(english, source, "cs", 'Kos called the law "a grave mistake" on Friday.')
    mended = normalize(english, audit(aligned, load_profile(), ["unbalanced-quote"]))
    assert mended == 'Kos called the law "a grave mistake" on Friday.'


def test_inches_inside_a_quotation_are_seen_through_where_others_stand_outside():
    text = 'A 20" pipe burst. "It is old," he said of the 6" valve. "We know.'
    assert [one.missing for one in quotations(text)] == ["", "close"]


def test_what_a_speaker_breaks_into_is_outside_the_quotation():
    text = "«Да, - сказал он, - конечно». Он пришел - и ушел."
    assert spoken(text) == "«Да,» - сказал он, - «конечно». Он пришел - и ушел."


def test_an_original_without_quotations_leaves_the_english_alone(aligned):
    assert fixed(aligned, '"He wrote, \'We won," she said.', "Psal nám.", ["unbalanced-quote"]).count("'") == 1


@pytest.mark.parametrize(
    ("english", "source"),
    [
        ("The cat can be sleepy or it can 'be on a hunt'!\"", "Kočka bývá ospalá nebo je „na lovu“."),
        ('It said so on the Bears" official page.', "Psali to na oficiální stránce „Bears“."),
    ],
)
def test_a_mark_that_may_stand_for_another_is_left_to_a_person(english, source):
    assert _mended(english, source) == english


def test_the_other_kind_of_mark_is_replaced():
    assert _mended(
        "She read \"The Silent Mill' on the train; it is long.", "Ve vlaku četla „Tichý mlýn“, je to dlouhé."
    ) == ('She read "The Silent Mill" on the train; it is long.')
