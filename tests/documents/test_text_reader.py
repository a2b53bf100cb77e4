"""Text files: the text is untouched; title, dateline and credit are recognized and only noted."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.documents import paragraphs, parse, read_document
from align.documents.dateline import find_credit, find_dateline
from align.errors import InputError

BODY = "Prezident ve středu přijal velvyslance a jednal s ním o příští schůzce v Praze."


def meta(text: str, lang: str = "cs"):
    return parse(text.encode(), ".txt", "d", lang).meta


@given(
    st.text(st.characters(codec="utf-8", exclude_characters="\0")).filter(
        lambda text: text.strip("\ufeff\u200b \t\r\n")
    )
)
def test_the_text_is_what_the_file_holds(text):
    data = text.encode()
    if not text.strip():
        with pytest.raises(InputError):
            parse(data, "txt", "d", "en")
    elif not text.startswith("\ufeff"):
        assert parse(data, "txt", "d", "en").text == text


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\n"))), st.sampled_from(["\n", "\r\n"]))
def test_paragraphs_are_the_lines_that_are_not_blank(lines, end):
    text = end.join(lines)
    wanted = [line for line in text.replace("\r\n", "\n").split("\n") if line.strip()]
    assert [text[start:stop] for start, stop in paragraphs(text)] == wanted


def test_only_lf_and_crlf_end_a_line():
    assert len(list(paragraphs("a\rb\x0bc\x0cd\x1ce\x85f\u2028g\u2029h\r\ni\n\n \r\nj"))) == 3


@pytest.mark.parametrize("title", ["Vláda schválila rozpočet", "Ušakov: „Hovor byl výborný“", "Kdo nahradí premiéra?"])
def test_a_headline_is_the_title(title):
    assert meta(f"\n{title}\r\n\r\n{BODY}\r\n")["title"] == title


@pytest.mark.parametrize(
    "text",
    [
        f"{BODY}\n{BODY}",
        "Jediný řádek bez tečky",
        f"Řekl, že „to stačí.“\n{BODY}",
        f"PRAHA 4. července (ČTK) –\n{BODY}",
        "Prezident ve středu přijal velvyslance a\njednal s ním o příští schůzce.",
        f"{'Velmi dlouhý řádek ' * 12}\n{BODY}",
        f"Co bude dál? Kdo to ví? To se ptají všichni, kdo tu dnes večer stojí a čekají na výsledek hlasování?\n{BODY}",
    ],
)
def test_a_paragraph_is_no_title(text):
    assert "title" not in meta(text)


@pytest.mark.parametrize(
    ("lang", "dateline"),
    [
        ("en", "MOSCOW, July 4. /TASS/."),
        ("en", "KYIV, July 4 (Reuters) -"),
        ("en", "KYIV, Ukraine (AP) —"),
        ("ru", "МОСКВА, 4 июля. /ТАСС/."),
        ("ru", "ООН, 4 июля. /Корр. ТАСС/."),
        ("ru", "МОСКВА, 4 июл - РИА Новости."),
        ("ru", "Москва. 4 июля. INTERFAX.RU -"),
        ("ru", "Ростов-на-Дону. 4 июля 2025 года. Интерфакс -"),
        ("cs", "Praha 4. července (ČTK) –"),
        ("cs", "Kyjev/Moskva 4. července (ČTK) -"),
        ("cs", "Ústí nad Labem 4. července –"),
    ],
)
def test_datelines_are_copied_to_meta(lang, dateline):
    assert find_dateline(f"{dateline} {BODY}", lang) == dateline
    assert meta(f"Titulek zprávy\nPerex zprávy bez místa.\n{dateline} {BODY}", lang)["dateline"] == dateline


@pytest.mark.parametrize(
    "text",
    ["Putin (71) – nejstarší z nich – řekl", "Prezident (ČSSD) – podle něj", "Reuters - agentura",
     "NATO – aliance – roste", "Putin/Trump/Merkel: schůzka", "Podle Reuters - a dalších", "Karel Sita - hokejista",
     "Prezident Putin (TASS) řekl",
     "Ministr Jan Novák 4. července odletěl (AP)", "", "4. července (ČTK) – Vláda"],
)  # fmt: skip
def test_other_openings_are_no_datelines(text):
    assert find_dateline(text, "cs") == ""


@pytest.mark.parametrize(
    "line", ["gnews.cz - GH", "TASS", "© TASS", "/ТАСС/", "(ČTK)", "ČTK, Reuters", "Autor: Jan Novák", "By Jane Doe"]
)
def test_a_closing_credit_is_the_byline_and_stays_in_the_text(line):
    document = parse(f"{BODY}\n{line}\n".encode(), "txt", "d", "en")
    assert document.meta["byline"] == line
    assert document.text.endswith(f"{line}\n")


@pytest.mark.parametrize("line", ["By then he was gone", "Řekl: dost", "TASS to oznámila.", "Konec", ""])
def test_a_closing_sentence_is_no_credit(line):
    assert find_credit(line) == ""


def test_hostile_lines_are_survived():
    for line in ("A-" * 100_000, "/" * 100_000, "(" * 100_000, "a." * 100_000, "слово " * 900_000, "© " * 39):
        assert json.dumps(dict(meta(f"{line}\n{BODY}\n{line}", "ru"))) is not None


@pytest.mark.parametrize("data", [b"", b" \r\n\t\n", b"\xef\xbb\xbf", "\u00a0\u2003\n\u200b".encode()])
def test_an_empty_file_is_refused(data):
    with pytest.raises(InputError, match="is empty"):
        parse(data, "txt", "d", "cs", name="x/a.cs.txt")


def test_read_document_names_what_is_wrong(tmp_path):
    with pytest.raises(InputError, match="no such file"):
        read_document(tmp_path / "none.cs.txt", "cs")
    with pytest.raises(InputError, match="cannot be read"):
        read_document(tmp_path, "cs")
    (tmp_path / "a.cs.pdf").write_bytes(b"%PDF")
    with pytest.raises(InputError) as caught:
        read_document(tmp_path / "a.cs.pdf", "cs")
    assert "nothing reads .pdf files" in caught.value.message
    assert ".txt" in caught.value.hint
    with pytest.raises(InputError, match="many articles"):
        parse(b"{}", ".jsonl", "d", "cs")


def test_the_id_is_the_name_without_language_and_suffix(tmp_path):
    (tmp_path / "call.v2.cs.txt").write_bytes(BODY.encode())
    assert read_document(tmp_path / "call.v2.cs.txt", "cs").id == "call.v2"
    assert read_document(tmp_path / "call.v2.cs.txt", "cs", doc_id="x/call").id == "x/call"


def test_the_samples(shared):
    sample = shared / "sample"
    assert "title" not in read_document(sample / "putin-trump-call.en.txt", "en").meta
    story = read_document(sample / "ushakov-briefing.ru.txt", "ru").meta
    assert story["title"].startswith("Ушаков: ")
    assert story["dateline"] == "МОСКВА, 4 июля. /ТАСС/."
