"""What must stay one sentence, what must not, and the invariants of the offsets."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from work import calls

from align.errors import ConfigError
from align.segment import LANGUAGES, split

GOLD = Path(__file__).resolve().parents[2] / "parallel_data" / "segmentation"


def sentences(text: str, lang: str) -> list[str]:
    return [text[start:end] for start, end in split(text, lang)]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ru", "Об этом сообщил помощник президента Ю. В. Ушаков."),
        ("ru", "В 2024 г. Россия передала 5 млрд. рублей на ул. Ленина, д. 5, и т. д., по данным г-на Орлова."),
        ("ru", '"Мы готовы!" - сказал он.'),
        ("ru", "Это т. н. серая зона, т. е. ничья земля в XIX в. до н. э."),
        ("cs", "Karel IV. řekl, že 4. července 2023 v 15.30 hodin přijede Ing. Petr Malý a MUDr. Jana Nová."),
        ("cs", "„To je vítězství!“ řekl J. K. Novák."),
        ("cs", "Dohodu z 15. 7. 2023, např. o 1,5 mld. Kč, podepsali v 19. století tzv. stavové."),
        ("en", "Lt. Gen. Keith Kellogg, U.S. Gen. Mark Milley and Gov. Smith met J. K. Rowling in St. Petersburg."),
        ("en", "The organ of the Cathedral of Sts. Peter and Paul burned."),
        ("en", "U.S. President Donald Trump left at 5 p.m. Monday for the U.S. Senate."),
        ("en", '"When will it end?" John Smith asked.'),
        ("en", '"We will go," he said.'),
        ("en", "The damage (it was high. Very high.) was paid [...] by No. 5 on www.example.com or a.b@example.com."),
    ],
)
def test_one_sentence_stays_one(lang: str, text: str) -> None:
    assert sentences(text, lang) == [text]


@pytest.mark.parametrize(
    ("lang", "parts"),
    [
        ("en", ["He moved to the U.S.", "He never came back."]),
        ("en", ["The shop closes at 9 p.m.", "It reopens on Monday."]),
        ("en", ["“We lost.", "We tried,” the captain said.", "The coach was silent."]),
        ("en", ["Really?!", "Yes.", "iPhone sales fell."]),
        ("cs", ["Prodali jablka, hrušky atd.", "Obchod zavřel."]),
        ("cs", ["Řekla: „Nikdo se nezranil.", "Škody jsou malé.“", "Pak odešla."]),
        ("cs", ["»Odcházím.", "Stačilo,« napsal."]),
        ("ru", ["Договор подписали в 1939 г.", "Он действовал два года."]),
        ("ru", ["Убыток составил 3 млрд.", "Год назад он был меньше."]),
        ("ru", ['"Решение завтра", - сказал он.', "Заседание закрыли."]),
    ],
)
def test_true_ends_are_found(lang: str, parts: list[str]) -> None:
    assert sentences(" ".join(parts), lang) == parts


@pytest.mark.parametrize(
    ("lang", "dateline", "rest"),
    [
        ("en", "MOSCOW, July 4. /TASS/.", "Russian President Vladimir Putin had a phone call."),
        ("ru", "МОСКВА, 4 июля. /ТАСС/.", "Президент России провел телефонный разговор."),
        ("ru", "Москва. 4 июля. ИНТЕРФАКС -", "Президент провел разговор."),
        ("en", "ST. PETERSBURG, March 12. /TASS/.", "A court arrested three men."),
        ("cs", "Brno 12. března (ČTK) -", "Soud poslal do vězení tři muže."),
        ("en", "WASHINGTON (AP) —", "The Senate passed the bill."),
    ],
)
def test_a_dateline_is_a_segment_of_its_own(lang: str, dateline: str, rest: str) -> None:
    assert sentences(f"{dateline} {rest}", lang) == [dateline, rest]


@pytest.mark.parametrize("text", ["NATO (founded in 1949) - an alliance - has grown.", "Praha (hlavní město) – Brno."])
def test_an_abbreviation_with_a_bracket_is_no_dateline(text: str) -> None:
    assert sentences(text, "en") == [text]


def test_invisible_characters_and_decomposed_letters_do_not_confuse() -> None:
    text = "Přijel\u00a0Ing.\u00a0Petr Malý z\u00a0ul.\u00a0Míru.\u00a0Od\u00adešel ve\u200b 4.\u00a0hod. ráno."
    expected = ["Přijel\u00a0Ing.\u00a0Petr Malý z\u00a0ul.\u00a0Míru.", "Od\u00adešel ve\u200b 4.\u00a0hod. ráno."]
    assert sentences(text, "cs") == expected
    decomposed = unicodedata.normalize("NFD", "Např. čeští dělníci. Šli domů.")
    assert len(split(decomposed, "cs")) == 2


def test_an_unknown_language_names_those_there_are() -> None:
    with pytest.raises(ConfigError, match="'de'") as caught:
        split("Guten Tag.", "de")
    assert all(lang in caught.value.hint for lang in LANGUAGES)


@pytest.mark.parametrize("text", ["", " \u00a0\t", "...", "?!", "***", "«", "(", "/", "1.", "А."])
def test_text_without_words_is_survived(text: str) -> None:
    for lang in LANGUAGES:
        assert "".join(sentences(text, lang)) == text.strip()


WORDS = [
    "Novák",
    "г",
    "U.S",
    "Gen",
    "IV",
    "15",
    "č",
    "řekl",
    "president",
    "Yuri",
    "said",
    "том",
    "«",
    "“",
    "(",
    '"',
    ")",
    ".",
    "!",
    "?!",
    "…",
    "...",
    "-",
    ",",
    "/TASS/",
    "é",
    "🙂",
]
PIECES = [*WORDS, ". ", " ", "\u00a0", "\u00ad", "\u200b", "\r", "\u2028", "e\u0301", "minister. Jan Novak "]


@settings(max_examples=300)
@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=30).map("".join)), st.sampled_from(LANGUAGES))
def test_spans_are_trimmed_ordered_and_cover_everything(text: str, lang: str) -> None:
    last = 0
    for start, end in split(text, lang):
        assert start >= last
        assert text[last:start].strip() == ""
        assert text[start:end] == text[start:end].strip() != ""
        last = end
    assert text[last:].strip() == ""


@pytest.mark.parametrize("unit", [".", ". ", '."', "(", "(a. ", "A. ", "a.B", "a" * 50 + ".", "minister. Jan Novak "])
def test_twice_the_line_is_about_twice_the_work(unit: str) -> None:
    texts = [unit * (size // len(unit)) for size in (3_000, 6_000)]
    for text in texts:  # which reads the tables, too
        assert "".join(sentences(text, "en")).replace(" ", "") == text.replace(" ", "")
    few, many = (calls(lambda text=text: split(text, "en")) for text in texts)
    assert many < 2.5 * few


@pytest.mark.parametrize("unit", [" .", " . .", "\u00a0.", " ..", "? ."])
def test_a_long_run_of_stops_is_read_once(unit: str) -> None:
    text = unit * 100_000  # minutes, if every stop in it were tried again
    assert "".join(sentences(text, "en")) == text.strip()


@pytest.mark.parametrize(
    "text",
    [
        "Více na https://www.example.com/watch?V=abc a dále.",
        "Viz www.example.com/?Autor=b nebo http://example.com/#!Domov a dále.",
        "Viz www.KOVO.example a dále.",
    ],
)
def test_an_address_is_not_cut_inside(text: str) -> None:
    assert sentences(text, "cs") == [text]


@pytest.mark.parametrize("parts", [["Proč?", "Nevíme."], ["Znáte www.example.com?", "Ano."]])
def test_a_question_ends_with_its_mark(parts: list[str]) -> None:
    assert sentences(" ".join(parts), "cs") == parts
    assert len(split("Proč?Nevíme.", "cs")) == 2


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_gold_sentences_come_back(lang: str) -> None:
    right = wrong = missed = 0
    for line in (GOLD / f"{lang}.jsonl").read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        expected, found, at = set(), {end for _, end in split(item["text"], lang)}, 0
        for sentence in item["sentences"]:
            at = item["text"].index(sentence, at) + len(sentence)
            expected.add(at)
        right, wrong, missed = (
            right + len(found & expected),
            wrong + len(found - expected),
            missed + len(expected - found),
        )
    assert wrong / (right + wrong) < 0.01
    assert missed / (right + missed) < 0.015


@pytest.mark.parametrize(("lang", "pattern"), [("cs", "cs-en/*.cs"), ("ru", "ru-en/*.ru"), ("en", "*/doc???.en")])
def test_joined_lines_of_real_news_come_back(shared: Path, lang: str, pattern: str) -> None:
    wanted = found = 0
    for path in sorted((shared / "gold" / "alignment" / "plain").glob(pattern)):
        lines = [" ".join(line.split()) for line in path.read_text(encoding="utf-8").split("\n")]
        ends, at = {end for _, end in split(" ".join(filter(None, lines)), lang)}, 0
        for line in filter(None, lines):
            if line.endswith((".", "!", "?", '."', ".”")):  # a headline has no stop to be found again
                wanted, found = wanted + 1, found + (at + len(line) in ends)
            at += len(line) + 1
    assert found / wanted > 0.995
