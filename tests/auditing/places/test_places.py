"""Places that the English leaves out, and towns that share their name with people."""

import pytest

from align.auditing import audit
from align.auditing.profile import load_profile
from align.segment import segment
from align.types import Aligned, Bead, Document, Translation


def told(english, source, lang, fresh=""):
    """One bead: the English, its original, and the fresh translation."""
    original, target = segment(Document("a", lang, source)), segment(Document("a", "en", english))
    beads = (Bead("a:1", tuple(s.id for s in original.segments), tuple(s.id for s in target.segments), 0.9, 0.9, "mt"),)
    translations = tuple(Translation(s.id, fresh, -0.1) for s in original.segments) if fresh else ()
    return Aligned("a", original, target, translations, beads)


def found(rule, *document):
    return [one.text for one in audit(told(*document), load_profile(), [rule])]


@pytest.mark.parametrize(
    ("english", "source", "lang", "towns"),
    [
        ("Rasmussen visited Nikolaev on Friday.", "Rasmussen v pátek navštívil Mykolajiv.", "cs", ["Nikolaev"]),
        ("Rasmussen visited Nikolaev on Friday.", "Rasmussen v pátek navštívil Nikolajeva.", "cs", []),
        ("Rasmussen reached Nikolaev on Friday.", "Расмуссен прибыл в Николаев в пятницу.", "ru", ["Nikolaev"]),
        ("The mob shot at Nikolaev on Friday.", "Толпа стреляла в Николаева в пятницу.", "ru", []),
        ("The Vienna-Nikolaev train is late.", "Поезд Вена - Николаев опаздывает.", "ru", ["Nikolaev"]),
        ("The Vienna-Lvov train is late.", "Поезд Вена - Львов опаздывает.", "ru", ["Lvov"]),
    ],
)
def test_the_original_tells_a_town_from_a_surname(english, source, lang, towns):
    assert found("exonym", english, source, lang) == towns


@pytest.mark.parametrize(
    ("english", "source", "lang", "fresh", "beside"),
    [
        (
            "Storms tore off roofs in Náchod on Sunday.", "Bouřky v neděli strhly střechy v Náchodě a Hronově.", "cs",
            "The storms tore roofs in Náchod and Hronov on Sunday.", ["in Náchod"],
        ),
        (
            "At the station, the cars are changed.", "На станции Чоп вагоны меняют.", "ru",
            "At the Chop station, the cars are changed.", ["the station"],
        ),
    ],
)  # fmt: skip
def test_a_place_that_the_translation_has_and_the_english_lacks_is_told(english, source, lang, fresh, beside):
    marked = found("name-omitted", english, source, lang, fresh)
    assert len(marked) == 1
    assert beside[0].endswith(marked[0].split()[-1])


@pytest.mark.parametrize(
    ("english", "source", "lang", "fresh"),
    [
        ("Storms hit Náchod and Hrоnov.", "Bouřky v Náchodě a Hronově.", "cs", "Storms in Náchod and Hronov."),
        ("Storms hit the port of Nikolaev.", "Bouřky v přístavu Mykolajiv.", "cs", "Storms in the port of Mykolajiv."),
        ("He told the High Court.", "Řekl to u Vrchního soudu.", "cs", "He said so at the Vrchni Court."),
        ("“The city is full,” he said.", "„Město je plné,“ řekl Kašpar.", "cs", "“The city is full,” said Kaspar."),
    ],
)
def test_a_place_in_other_letters_and_a_speaker_behind_he_are_not_missing(english, source, lang, fresh):
    assert not found("name-omitted", english, source, lang, fresh)
