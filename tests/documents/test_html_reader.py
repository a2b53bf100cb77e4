"""Pages of many makes: exactly the article comes out, as a browser shows it, and hostile ones are survived."""

from __future__ import annotations

import html
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from align.documents import parse, read_document
from align.errors import InputError

PAGES = Path(__file__).parent / "pages"
SENTENCE = "Odstavec, který je dost dlouhý na to, aby byl textem."


def page(body: str, head: str = "", lang: str = "cs"):
    return parse(f"<html><head>{head}</head><body>{body}</body></html>".encode(), "html", "d", lang)


def lines(body: str) -> list[str]:
    return page(f"<article>{body}</article>").text.splitlines()


def spans(document) -> list[tuple[str, str]]:
    return [(span["kind"], document.text[span["start"] : span["end"]]) for span in document.meta["spans"]]


@pytest.mark.parametrize("path", sorted(PAGES.glob("*.txt")), ids=lambda path: path.stem)
def test_saved_pages_give_exactly_their_article(path):
    document = read_document(path.with_suffix(".html"), path.stem[:2])
    assert document.text.split("\n") == path.read_text("utf-8").split("\n")
    assert document.meta["title"] == document.text.split("\n")[0]
    assert json.loads(json.dumps(document.meta)) == document.meta
    for kind, text in spans(document):
        assert kind
        assert text == text.strip() != ""
        assert "\n" not in text


def test_what_the_sample_page_declares():
    meta = read_document(PAGES / "cs_gnews.html", "cs").meta
    assert meta["title"] == "Putin a Trump spolu hodinu telefonovali o válce na Ukrajině"
    assert meta["url"] == "https://example.org/putin-a-trump-spolu-hodinu-telefonovali"
    assert (meta["byline"], meta["outlet"], meta["date"]) == ("GH", "gnews.cz", "2025-07-04T09:12:00+02:00")


def test_the_sample_page_gives_title_ten_paragraphs_and_its_names():
    document = read_document(PAGES / "cs_gnews.html", "cs")
    assert document.text.count("\n") == 11
    assert document.text.endswith("\ngnews.cz – GH\n")
    assert "v\u00a0lednu 2025" in document.text
    assert ("strong", "Jurije Ušakova") in spans(document)


def test_json_ld_and_microdata_serve_where_meta_is_silent():
    meta = read_document(PAGES / "cs_hashed_classes.html", "cs").meta
    assert (meta["byline"], meta["date"], meta["outlet"]) == ("Petr Malý", "2025-05-02T06:00:00+00:00", "Denní list")
    story = f'<article><span itemprop="author"><b itemprop="name">Jan Nový</b></span><p>{SENTENCE}</article>'
    dated = page(f'{story}<meta itemprop="datePublished" content="4. 7. 2025 9:05">').meta
    assert (dated["byline"], dated["date"]) == ("Jan Nový", "2025-07-04T09:05:00")


def test_no_space_is_invented_and_none_is_lost():
    document = page(
        "<p>Podle <strong>Ušakova</strong>citovaného <a href='/r'> Reuters</a> i<em> jinde </em> ,"
        " \n\t řekl<b>\u00a0on</b>."
    )
    assert document.text == "Podle Ušakovacitovaného Reuters i jinde , řekl\u00a0on.\n"
    assert spans(document) == [("strong", "Ušakova"), ("a", "Reuters"), ("em", "jinde"), ("strong", "on")]


def test_a_break_ends_the_line_but_not_in_a_sentence_or_a_heading():
    body = f"<h2>Co<br>dál</h2><p><b>Vláda</b><br>{SENTENCE}<br>Konec věty<br>pokračuje.<br><br>malé písmeno začíná</p>"
    assert lines(body) == ["Co dál", "Vláda", SENTENCE, "Konec věty pokračuje.", "malé písmeno začíná"]


def test_inline_markup_over_several_lines_is_one_span_a_line():
    document = page(f"<p><strong>{SENTENCE}<br>Druhá <b>věta</b>.</strong></p>")
    assert spans(document) == [("strong", SENTENCE), ("strong", "Druhá věta.")]


def test_invisible_characters_go_and_no_break_spaces_stay():
    body = "<p>Prezi&shy;dent\u200b při\u2060jel\ufeff v&nbsp;noci,\u2028 řekl&#x85; mluvčí&#1;\x7f\u200e Kremlu.</p>"
    assert lines(body) == ["Prezident přijel v\u00a0noci, řekl… mluvčí Kremlu."]


def test_the_title_is_not_said_twice():
    document = page(
        f"<h1>Nový most</h1><div class='entry-content'><h1>Nový most</h1><p>Nový  most</p><p>{SENTENCE}</p></div>"
    )
    assert document.text == f"Nový most\n{SENTENCE}\n"


@pytest.mark.parametrize(
    ("head", "title", "outlet"),
    [
        ("<title>Nový most | Denní list</title>", "Nový most", "Denní list"),
        ("<title>Nový most - iList.cz</title>", "Nový most", "iList.cz"),
        (
            "<meta property='og:title' content='Nový most – List'><meta property='og:site_name' content='List'>",
            "Nový most",
            "List",
        ),
        ("<title>Praha - Brno</title><link rel=canonical href='https://www.list.cz/a'>", "Praha - Brno", "list.cz"),
        ("<title>Nový most</title>", "Nový most", None),
    ],
)
def test_a_page_without_a_heading_takes_its_declared_title(head, title, outlet):
    document = page(f"<article><p>{SENTENCE}</p></article>", head)
    assert document.text.startswith(f"{title}\n{SENTENCE}")
    assert document.meta.get("outlet") == outlet


def test_the_logo_is_no_title():
    head = "<meta property='og:site_name' content='Denní list'>"
    assert (
        page(f"<h1>Denní list</h1><main><h1>Nový most</h1><p>{SENTENCE}</p></main>", head).meta["title"] == "Nový most"
    )


def test_a_page_without_any_title_is_body_only():
    document = page(f"<article><p>{SENTENCE}</p></article>")
    assert document.text == f"{SENTENCE}\n"
    assert "title" not in document.meta


def test_boxes_inside_the_article_are_left_out():
    body = f"""<p>{SENTENCE}</p><aside><p>{SENTENCE} Bokem.</p></aside><nav>x</nav>
    <p>Čtěte také: <a href="/1">Něco jiného</a></p>
    <h3>Související články</h3><ul><li><a href="/2">Něco jiného</a></li></ul><div class="share-box">Sdílet</div>
    <p>Číslo 10<sup>6</sup><sup>[1]</sup> a <a href="#n2">2</a>m<sup>2</sup>.<sup><a href="#fn">3</a></sup></p>
    <p>Sdílet</p><figure><img><p>Popisek snímku, který není v tagu k tomu určeném.</p></figure>"""
    assert lines(body) == [SENTENCE, "Číslo 106 a m2."]


def test_names_of_containers_do_not_lose_the_article():
    inner = f"<div class='comments-open related-layout'><div class='entry-content'><p>{SENTENCE}</p></div></div>"
    assert SENTENCE in page(f"<header><h1>Nový most</h1></header>{inner}").text
    assert SENTENCE in page(f"<div class='page-with-sidebar'><p>{SENTENCE}</p><p>{SENTENCE}</p></div>").text
    assert SENTENCE in page(f"<aside><p>{SENTENCE}</p>").text


def test_teasers_beside_an_unmarked_body_are_left_out():
    card = "<div class='x1'><h3><a href='/{0}'>Jiná zpráva {0}</a></h3><p>Krátký text o jiné zprávě.</p></div>"
    cards = "".join(card.format(number) for number in range(6))
    story = f"<p>{SENTENCE}</p>" * 3
    body = f"<div class='q'><h1>Nový most</h1><div class='z'>{story}</div><div class='w'>{cards}</div></div>"
    assert page(body).text == f"Nový most\n{SENTENCE}\n{SENTENCE}\n{SENTENCE}\n"


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<ul><li><a href='/a'>Zpráva jedna o něčem</a></li><li><a href='/b'>Zpráva dvě o něčem</a></li></ul>",
        "<noscript><p>Zapněte si prosím skripty, jinak nic neuvidíte.</p></noscript><div id='app'></div>",
        "<frameset><frame src='x'></frameset>",
    ],
)
def test_a_page_without_an_article_says_so(body):
    with pytest.raises(InputError) as caught:
        parse(f"<html><title>Úvod</title><body>{body}".encode(), "html", "d", "cs", name="x/a.cs.html")
    assert "x/a.cs.html: no article" in caught.value.message
    assert ".txt" in caught.value.hint


@pytest.mark.parametrize(
    ("head", "codec"),
    [
        ('<meta charset="windows-1250">', "cp1250"),
        ('<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=iso-8859-2">', "iso-8859-2"),
        ("<!-- <meta charset=koi8-r> --><meta charset=utf-8>", "utf-8"),
        ('<?xml version="1.0" encoding="cp1250"?>', "cp1250"),
        ("", "utf-8"),
        ("<meta charset=utf-16>", "utf-8"),
        ("<meta charset=utf-8>", "utf-16"),
    ],
)
def test_the_encoding_is_the_declared_one(head, codec):
    data = f"{head}<article><p>{SENTENCE}</p></article>".encode(codec)
    assert parse(data, "htm", "d", "cs").text == f"{SENTENCE}\n"


def test_the_option_goes_before_the_declaration_and_nothing_is_guessed():
    data = f"<meta charset=utf-8><article><p>{SENTENCE}</p></article>".encode("cp1250")
    assert parse(data, "html", "d", "cs", "cp1250").text == f"{SENTENCE}\n"
    with pytest.raises(InputError, match="offset"):
        parse(data, "html", "d", "cs")
    with pytest.raises(InputError, match="foo-8"):
        parse(data.replace(b"utf-8", b"foo-8"), "html", "d", "cs")


HOSTILE = {
    "2,000 nested blocks": "<div>" * 2_000 + f"<p>{SENTENCE}</p>",
    "long name": f"<div class='{'aB-' * 200_000}'><p>{SENTENCE}</p></div>",
    "stray brackets": "<" * 300_000 + f"<p>{SENTENCE}</p>",
    "unclosed comment": f"<p>{SENTENCE}</p><!-- <p>{SENTENCE}</p>",
    "broken JSON-LD": f"<script type='application/ld+json'>{'[' * 100_000}</script><p>{SENTENCE}</p>",
    "broken address": f"<link rel=canonical href='http://[x'><p>{SENTENCE}</p>",
}


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_pages_are_read(body):
    assert parse(body.encode(), "html", "d", "cs").text == f"{SENTENCE}\n"


def test_one_long_line_is_read_whole():
    assert lines(f"<p>{'slovo ' * 900_000}</p>") == [("slovo " * 900_000).strip()]


def test_an_external_entity_stays_unread():
    body = f"<!DOCTYPE html [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><p>&a; {SENTENCE}</p>"
    assert parse(body.encode(), "html", "d", "cs").text == f"&a; {SENTENCE}\n"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("<div>" * 10_000 + f"<p>{SENTENCE}</p>", "cannot be read to its end"),
        ("<i><a href=x>" * 300 + f"<p>{SENTENCE}</p>" * 200, "no article was found"),
        ("<p " + " ".join(f"a{n}=b" for n in range(30_000)) + f">{SENTENCE}</p>", "more than 1000 attributes"),
    ],
    ids=["10,000 nested blocks", "all of it links", "30,000 attributes"],
)
def test_hostile_pages_are_refused(body, reason):
    with pytest.raises(InputError, match=reason) as caught:
        parse(body.encode(), "html", "d", "cs")
    assert caught.value.hint


words = st.text(st.characters(codec="utf-8", categories=("L", "N", "P")), min_size=1, max_size=9).map(
    lambda word: f"x{word}"
)
prose = st.lists(words, min_size=8, max_size=20).map(lambda found: " ".join(found) + " konec.")
marked = st.sampled_from(["{}", "<strong>{}</strong>", "<a href='/x'>{}</a>", "<span>{}</span>", "\n {}\t"])


@settings(max_examples=40)
@given(
    st.lists(st.tuples(prose, marked, st.sampled_from(["p", "h2", "li", "blockquote", "div"])), min_size=1, max_size=6)
)
def test_generated_paragraphs_come_back_exactly(paragraphs):
    visible = [(text, mark, tag) for text, mark, tag in paragraphs if not set(text) & INVISIBLE]
    body = "".join(f"<{tag}>Slovo {mark.format(html.escape(text))}</{tag}>" for text, mark, tag in visible)
    if visible:
        story = f"<article><p>{SENTENCE}</p>{body}</article>"
        document = page(f"<nav><a href='/'>Domů</a></nav>{story}<footer>Konec stránky</footer>")
        assert document.text.split("\n")[:-1] == [SENTENCE, *(f"Slovo {text}" for text, _, _ in visible)]
        assert all(0 <= span["start"] < span["end"] <= len(document.text) for span in document.meta["spans"])


INVISIBLE = {"\u3164", "\u115f", "\u1160", "\uffa0"}


@settings(max_examples=100)
@given(st.lists(st.sampled_from(
    ["<p>", "</p>", "<b>", "</b>", "<a href=x>", "</a>", "<q>", "</q>", "<br>", "<div>", "</div>", "<li>", "<td>",
     "<pre>", "</pre>", "<h2>", "</h2>", "<sup>", "</sup>", " ", "\n", "\u00a0", "slovo",
     "Věta je tady dost dlouhá na prózu.", "&amp;", "&shy;", "<"]
), max_size=40))  # fmt: skip
def test_spans_are_inside_lines_whatever_the_markup(parts):
    try:
        document = page("".join(parts))
    except InputError:
        return
    assert all(line == line.strip() != "" for line in document.text.removesuffix("\n").split("\n"))
    assert "\u00ad" not in document.text
    for _, text in spans(document):
        assert text == text.strip() != ""
        assert "\n" not in text


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("It costs CZK&nbsp;250<sup>1</sup>, he said.", "It costs CZK\u00a0250, he said."),
        ("It was warm<sup>[3]</sup> in <b>May</b><sup>*</sup>.", "It was warm in May."),
        ('It was warm<sup><a href="#fn2">b</a></sup> in May.', "It was warm in May."),
        ("300 m<sup>2</sup>, 10<sup>6</sup> tiles, mc<sup>2</sup>.", "300 m2, 106 tiles, mc2."),
        ("On the 1<sup>st</sup> of May.", "On the 1st of May."),
    ],
)
def test_marks_of_footnotes_go_and_powers_stay(inside, text):
    assert lines(f"<p>{inside}</p><p>{SENTENCE}</p>")[0] == text
