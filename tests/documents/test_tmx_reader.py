"""TMX as translation tools write it, and TMX that means harm."""

from __future__ import annotations

import gzip
import io
import subprocess
import sys

import pytest

from align.documents.tmx_reader import read_units
from align.documents.units import WRITERS, Head, Unit
from align.errors import InputError

FRAME = '<?xml version="1.0"?>{doctype}<tmx version="1.4"><header/><body>{body}</body></tmx>'


@pytest.fixture
def tmx(tmp_path):
    def write(body="", doctype="", encoding="utf-8"):
        path = tmp_path / "memory.tmx"
        path.write_bytes(FRAME.format(body=body, doctype=doctype).encode(encoding))
        return path

    return write


def pair(cs, en):
    return f'<tu><tuv xml:lang="cs"><seg>{cs}</seg></tuv><tuv xml:lang="en"><seg>{en}</seg></tuv></tu>'


def texts(path):
    return [dict(unit.texts) for unit in read_units(path)]


def test_elements_may_be_in_a_namespace(tmp_path):
    body = '<tu><prop type="x-a">1</prop><!-- c --><tuv xml:lang="cs"><seg>Je <hi>pět</hi><ph>x</ph>.</seg></tuv></tu>'
    path = tmp_path / "memory.tmx"
    content = f'<tmx xmlns="http://www.lisa.org/tmx14" version="1.4"><header/><body>{body}</body></tmx>'
    path.write_text(content, encoding="utf-8")
    (unit,) = read_units(path)
    assert (unit.texts, unit.props) == ({"cs": "Je pět."}, {"a": "1"})


def test_languages_lose_their_region_and_become_short(tmx):
    body = "".join(
        f'<tu><tuv {attribute}="{one}"><seg>a</seg></tuv><tuv xml:lang="{two}"><seg>b</seg></tuv></tu>'
        for attribute, one, two in (
            ("xml:lang", "cs-CZ", "EN_us"),
            ("lang", "CES", "eng"),
            ("xml:lang", "CZ", "en"),
            ("xml:lang", "cz-CZ", "en"),
            ("xml:lang", "rus-RU", "en"),
        )
    )
    assert texts(tmx(body)) == [{"cs": "a", "en": "b"}] * 4 + [{"ru": "a", "en": "b"}]


def test_codes_are_left_out_and_highlighted_text_stays(tmx):
    seg = 'Byl <bpt i="1">&lt;b></bpt>velmi<ept i="1">&lt;/b></ept> <hi>rád<ph>x</ph>!</hi><it pos="end">y</it> Ano.'
    assert texts(tmx(pair(seg, "Yes."))) == [{"cs": "Byl velmi rád! Ano.", "en": "Yes."}]


@pytest.mark.parametrize(
    ("seg", "text"),
    [
        ('Hello<ph x="1">&lt;br/&gt;</ph>world', "Hello world"),
        ("One<ph/><ph/>two<ph/> three <ph/>four<ph/>.", "One two three four."),
        ("A<hi>b<ph/></hi>c<hi><ph/>d</hi>", "Ab c d"),
        ("Said:<ph/>„Yes“ (<ph/>no<ph/>)", "Said: „Yes“ (no)"),
        ('un<bpt i="1">b</bpt>do<ept i="1">/b</ept>ne<it pos="end">i</it>ss<hi>!</hi>', "undoness!"),
        ("<ph/>Edge<ph/>", "Edge"),
    ],
)
def test_a_code_that_stands_by_itself_parts_words(tmx, seg, text):
    assert texts(tmx(pair("a", seg))) == [{"cs": "a", "en": text}]


def test_the_first_text_of_a_language_that_is_not_blank_stands(tmx):
    variants = (("cs", " "), ("cs", "Ano."), ("cs", "Jo."), ("en", "Yes."), ("en-GB", ""), ("ru", ""))
    body = "".join(f'<tuv xml:lang="{lang}"><seg>{text}</seg></tuv>' for lang, text in variants)
    assert texts(tmx(f"<tu>{body}</tu>")) == [{"cs": "Ano.", "en": "Yes.", "ru": ""}]


def test_what_is_packed_is_unpacked(tmx):
    path = tmx(pair("a", "b") * 3)
    path.write_bytes(gzip.compress(path.read_bytes()))
    assert texts(path) == [{"cs": "a", "en": "b"}] * 3


@pytest.mark.parametrize(
    "damage", [lambda data: data[:-20], lambda data: data[:12] + b"\xff" * 40, lambda data: data[:4]]
)
def test_packed_data_that_is_damaged_is_named(tmx, damage):
    path = tmx(pair("a", "b") * 1000)
    path.write_bytes(damage(gzip.compress(path.read_bytes())))
    with pytest.raises(InputError, match=r"memory\.tmx: damaged gzip data|memory\.tmx: not well-formed"):
        texts(path)


def test_a_packed_text_is_bounded_like_any_other(tmx):
    path = tmx(pair("a", "x" * 11_000_000))
    path.write_bytes(gzip.compress(path.read_bytes(), 1))
    with pytest.raises(InputError, match="well-formed"):
        texts(path)


def test_a_file_may_go_by_another_name(tmp_path):
    (tmp_path / "copy").write_bytes(b"<html/>")
    with pytest.raises(InputError, match="standard input: not TMX"):
        list(read_units(tmp_path / "copy", "standard input"))


def test_properties_come_along(tmx):
    (unit,) = read_units(tmx('<tu><prop type="x-model">m</prop><prop type="subject">s</prop><prop type="x-n"/></tu>'))
    assert unit.props == {"model": "m", "subject": "s", "n": ""}


def test_other_encodings_are_read_by_their_mark(tmx):
    assert texts(tmx(pair("Žluťoučký", "Yellowish"), encoding="utf-16")) == [{"cs": "Žluťoučký", "en": "Yellowish"}]


def test_what_our_writer_wrote_is_read_back(tmp_path):
    out = io.StringIO()
    odd = "<&>\"' \t\u2028 \U0001f389 x"
    WRITERS["tmx"]([Unit("1", "d", odd, "Yes.", "ru", 0.5, 0.5)], out, Head())
    path = tmp_path / "out.tmx"
    path.write_text(out.getvalue(), encoding="utf-8", newline="")
    (unit,) = read_units(path)
    assert (unit.texts, unit.props["document"]) == ({"ru": odd, "en": "Yes."}, "d")


def test_a_doctype_is_no_reason_to_fetch_anything(tmx):
    doctype = '<!DOCTYPE tmx SYSTEM "http://192.0.2.1/tmx14.dtd">'
    assert len(texts(tmx(pair("a", "b"), doctype))) == 1


@pytest.mark.parametrize(
    "entity",
    ['<!ENTITY e "boom">', '<!ENTITY e SYSTEM "file:///etc/passwd">', '<!ENTITY e SYSTEM "http://192.0.2.1/">'],
)
def test_no_entity_is_expanded(tmx, entity):
    with pytest.raises(InputError, match="entity") as caught:
        texts(tmx(pair("&e;", "b"), f"<!DOCTYPE tmx [{entity}]>"))
    assert "memory.tmx" in caught.value.message


def test_a_bomb_does_not_go_off(tmx):
    bomb = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 30))
    with pytest.raises(InputError):
        texts(tmx(pair("&a29;", "b"), f"<!DOCTYPE tmx [{bomb}]>"))


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "empty|well-formed"),
        (b"no xml", "well-formed"),
        (b"<html><body/></html>", "not TMX but <html>"),
        (FRAME.format(doctype="", body=pair("a", "b")).encode()[:-30], "well-formed"),
        (b"<tmx><body>" + b"<tu>" * 10_000, "well-formed"),
        (b"<tmx><body><tu><tuv lang='cs'><seg>" + b"x" * 11_000_000 + b"</seg></tuv></tu></body></tmx>", "well-formed"),
        (b"<tmx>\xff\xfe</tmx>", "well-formed"),
    ],
)
def test_what_cannot_be_read_is_named(tmp_path, content, what):
    path = tmp_path / "bad.tmx"
    path.write_bytes(content)
    with pytest.raises(InputError, match=what) as caught:
        texts(path)
    assert str(path) in caught.value.message
    assert caught.value.hint


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(InputError, match="No such file"):
        texts(tmp_path / "none.tmx")


def test_units_come_one_by_one_and_are_let_go(tmp_path):
    path = tmp_path / "large.tmx"
    path.write_text(FRAME.format(doctype="", body=pair("věta", "sentence") * 2000), encoding="utf-8")
    units = read_units(path)
    next(units)
    assert sum(1 for _ in units) == 1999


def test_a_unit_is_given_before_the_rest_of_the_file_is_read(tmp_path):
    path = tmp_path / "large.tmx"
    path.write_bytes(FRAME.format(doctype="", body=pair("první", "first") * 5000).encode() + b"\xff")
    units = read_units(path)
    assert next(units).texts == {"cs": "první", "en": "first"}
    with pytest.raises(InputError, match="well-formed"):
        list(units)


@pytest.mark.parametrize("filler", ["<x/>", "<x>y</x>", "<!-- c -->", "<?p?>"])
def test_what_is_no_unit_takes_no_memory(filler, tmp_path):
    def peak(count):
        path = tmp_path / "memory.tmx.gz"
        path.write_bytes(gzip.compress(FRAME.format(doctype="", body=filler * count + pair("Ano.", "Yes.")).encode()))
        program = "import resource, sys; from pathlib import Path; from align.documents.tmx_reader import read_units; "
        program += "list(read_units(Path(sys.argv[1]))); print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
        return int(subprocess.run([sys.executable, "-c", program, path], check=True, capture_output=True).stdout)

    pytest.importorskip("resource")
    assert peak(200_000) < 1.3 * peak(1)


def test_a_unit_without_end_is_refused(tmx):
    with pytest.raises(InputError, match="a unit of more than 10,000 elements"):
        texts(tmx(pair("Ano.", "Yes.") + "<tu>" + "<x/>" * 10_001 + "</tu>"))
    assert len(texts(tmx(pair("Ano.", "Yes.") * 5_000))) == 5_000
