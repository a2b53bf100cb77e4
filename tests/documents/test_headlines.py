"""Which heading of a page is the article's, what it shows, and which article belongs to it."""

from __future__ import annotations

from align.documents import parse
from align.types import Document

DAYS = ("pátek", "sobotu", "neděli")
PROSE = [f"Vláda v {day} schválila návrh rozpočtu na příští rok, který počítá se schodkem." for day in DAYS]
BODY = "".join(f"<p>{line}</p>" for line in PROSE)


def page(body: str, title: str) -> Document:
    return parse(f"<html><head><title>{title}</title></head><body>{body}</body></html>".encode(), "html", "d", "cs")


def test_the_name_of_a_section_is_no_headline() -> None:
    read = page(f"<h1>Zprávy</h1><article><h1>Prezident přijal velvyslance</h1>{BODY}</article>",
                "Prezident přijal velvyslance | Zprávy | Noviny")  # fmt: skip
    assert read.text.splitlines() == ["Prezident přijal velvyslance", *PROSE]


def test_a_headline_has_no_styles_icons_and_buttons() -> None:
    inside = "Rozpočet <b>schválen</b><style>.a{color:red}</style><svg><title>x</title></svg><button>Sdílet</button>"
    read = page(f"<article><h1>{inside}</h1>{BODY}</article>", "Rozpočet schválen")
    assert (read.meta["title"], read.text.splitlines()) == ("Rozpočet schválen", ["Rozpočet schválen", *PROSE])


def test_an_article_that_holds_the_lead_alone_is_not_the_whole() -> None:
    lead = "Schodek má být 240 miliard korun, řekl v pátek ministr financí po jednání."
    hero = f"<article class='hero'><h1>Rozpočet schválen</h1><p class='perex'>{lead}</p></article>"
    read = page(f"<main>{hero}<section class='detail'>{BODY}</section></main>", "Rozpočet schválen")
    assert read.text.splitlines() == ["Rozpočet schválen", lead, *PROSE]


def test_a_superscript_in_the_text_is_a_span_of_its_own() -> None:
    inside = "Hasiči prohledali 300 m<sup>2</sup> lesa a <b>12 км<sup>2</sup></b> polí, řekl v pátek mluvčí hasičů."
    read = page(f"<article><h1>Hasiči</h1><p>{inside}</p>{BODY}</article>", "Hasiči")
    found = [(span["kind"], read.text[span["start"] : span["end"]]) for span in read.meta["spans"]]
    assert found == [("sup", "2"), ("strong", "12 км2"), ("sup", "2")]
