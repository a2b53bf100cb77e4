# ruff: noqa: E501  rows of data
"""Hostile variants of good input, each a function of bytes and a seeded random generator; nothing here reads or writes.

Every function is ``mutate(data, random, lure) -> bytes``. ``lure`` names what no reader may ever touch: a file, and an
address at which somebody listens.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from mutation_json import json_field, json_id, json_node, json_value
from mutation_sqlite import sqlite_values


@dataclass(frozen=True, slots=True)
class Lure:
    """``file`` is the absolute path of a file that holds a secret, ``url`` an address that counts its callers."""

    file: str
    url: str


Mutation = Callable[[bytes, Random, Lure], bytes]

MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff", b"\x2b\x2f\x76\x38")
TOKENS = (
    b"\x00", b"\xed\xa0\x80", b"\xc0\xaf", b"\xf4\x90\x80\x80", b"\xff", b"\xe2\x80\xa8", b"\xef\xbf\xbe", b"\x1b[2J",
    b"\xe2\x80\xae", b"e" + b"\xcc\x81" * 400, b"\xf0\x9f\x91\xa9\xe2\x80\x8d" * 50, b"\xe2\x80\x8b" * 300, b"\x85\x0c",
    b"\r", b"\n\n\n", b"\t" * 50, b"\xc2\xad", b"9" * 5000, b"-1", b"1e999", b"NaN", b"0x7fffffffffffffff", b"1" + b"0" * 400,
    b"../" * 40, b"%s%n%x", b"{{7*7}}", b"<![CDATA[", b"]]>", b"&#0;&#xD800;&#x110000;", b"\\ud800", b"' OR 1=1 --",
    b"<!-- newsalign: ignore -->", b"<!-- newsalign: ignore exonym, " + b"x, " * 300 + b"-->", b"\\N", b"\xd0\x86\xd1\x96",
)  # fmt: skip
RUNS = (b'"', b"'", b"(", b"[", b"{", b".", b". ", b", ", b"-", b"1 000 ", b"1,", b"A. ", b"Mr. ", b"<", b"<a>", b"<b ",
        b"&amp;", b"&", b"\n", b" ", b"\xc2\xa0", b"Kiev ", b"said, ", b"\xe2\x80\x9c", b"\xe2\x80\x9d", b"XIV ", b"%",
        b"according to ", b"a", b"\xd0\xb0", b"IV", b"U.S. ", b"www.", b"@a.", b"<!--", b"\\", b"://")  # fmt: skip
ENCODINGS = ("utf-16-le", "utf-16-be", "utf-16", "utf-32", "cp1250", "cp1251", "koi8-r", "utf-7", "latin-1", "cp037")


def flip(data: bytes, random: Random, lure: Lure) -> bytes:
    """Some bytes are others."""
    changed = bytearray(data)
    for _ in range(random.choice((1, 2, 8, 64))):
        if changed:
            changed[random.randrange(len(changed))] = random.randrange(256)
    return bytes(changed)


def truncate(data: bytes, random: Random, lure: Lure) -> bytes:
    """The end is missing, or the beginning."""
    cut = random.randrange(len(data) + 1)
    return data[:cut] if random.random() < 0.8 else data[cut:]


def drop(data: bytes, random: Random, lure: Lure) -> bytes:
    """A piece in the middle is missing."""
    start, end = _span(data, random)
    return data[:start] + data[end:]


def repeat(data: bytes, random: Random, lure: Lure) -> bytes:
    """A piece stands there twice, or a thousand times."""
    start, end = _span(data, random)
    times = random.choice((2, 2, 3, 30, 1000))
    return data[:start] + data[start : min(end, start + 20_000 // times)] * times + data[end:]


def insert(data: bytes, random: Random, lure: Lure) -> bytes:
    """Tokens that parsers stumble over, anywhere."""
    for _ in range(random.choice((1, 1, 3))):
        place = random.randrange(len(data) + 1)
        data = data[:place] + random.choice(TOKENS) + data[place:]
    return data


def noise(data: bytes, random: Random, lure: Lure) -> bytes:
    """Random bytes, anywhere or nothing but them."""
    made = random.randbytes(random.choice((1, 16, 400, 5000)))
    place = random.randrange(len(data) + 1)
    return made if random.random() < 0.2 else data[:place] + made + data[place:]


def run(data: bytes, random: Random, lure: Lure) -> bytes:
    """One token thousands of times: what a careless pattern takes the square of."""
    token = random.choice(RUNS)
    place = random.randrange(len(data) + 1)
    return data[:place] + token * (random.choice((300, 300, 2000)) // len(token) + 1) + data[place:]


def mark(data: bytes, random: Random, lure: Lure) -> bytes:
    """A byte order mark, the right one or another, once or twice."""
    return random.choice(MARKS) * random.choice((1, 1, 2)) + data


def recode(data: bytes, random: Random, lure: Lure) -> bytes:
    """The same text in an encoding that nobody announced, or garbled by one."""
    text = data.decode("utf-8", "replace")
    if random.random() < 0.3:
        return data.decode("latin-1").encode("utf-8")
    return text.encode(random.choice(ENCODINGS), "replace")


def shuffle_lines(data: bytes, random: Random, lure: Lure) -> bytes:
    """Lines in another order, doubled, or with other ends."""
    lines = data.split(b"\n")
    random.shuffle(lines)
    kept = lines[: random.randrange(len(lines) + 1)] + lines[: random.randrange(len(lines) + 1)]
    return random.choice((b"\n", b"\r\n", b"\r", b"\n\r", b"\x0b", b"\xc2\x85")).join(kept)


def giant_line(data: bytes, random: Random, lure: Lure) -> bytes:
    """No line end for a very long time."""
    flat = data.replace(b"\n", b" ")
    return flat * (random.choice((3_000, 3_000, 30_000)) // (len(flat) + 1) + 1)


def empty(data: bytes, random: Random, lure: Lure) -> bytes:
    """Nothing, or nothing but white space."""
    return random.choice((b"", b"\n", b" \t\r\n" * 50, b"\xef\xbb\xbf", b"\x00" * 64, b"\xc2\xa0\xe2\x80\x8b"))


def _span(data: bytes, random: Random) -> tuple[int, int]:
    start = random.randrange(len(data) + 1)
    return start, min(len(data), start + random.choice((1, 4, 30, 400, 5000)))


ANY: tuple[Mutation, ...] = (
    flip, flip, truncate, truncate, drop, repeat, insert, insert, noise, run, run, mark, recode, shuffle_lines,
    giant_line, empty,
)  # fmt: skip


# HTML and XML ------------------------------------------------------------------------------------------------------

CHARSETS = ("utf-7", "rot13", "base64", "zip", "idna", "unicode_escape", "undefined", "punycode", "mbcs", "utf-16",
            "utf-8-sig", "raw_unicode_escape", "hex", "x" * 39, "iso-2022-jp", "cp65001", "..")  # fmt: skip
NESTED = ("div", "b", "table", "tr", "li", "blockquote", "p", "span", "article", "a", "font", "svg", "ul", "h1", "q")


def bomb(lure: Lure) -> str:
    """Ten entities, each ten times the one before: ten thousand million characters ("billion laughs")."""
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE html [<!ENTITY l0 "ha ha ha ha">{entities}]>'


def doctype(random: Random, lure: Lure) -> str:
    """A document type that asks for what lies outside the document."""
    return random.choice((
        bomb(lure),
        f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{lure.file}">]>',
        f'<!DOCTYPE html [<!ENTITY x SYSTEM "{lure.url}">]>',
        f'<!DOCTYPE html [<!ENTITY % p SYSTEM "{lure.url}"> %p;]>',
        f'<!DOCTYPE html SYSTEM "{lure.url}">', f'<!DOCTYPE html PUBLIC "-//x//y" "file://{lure.file}">',
        '<!DOCTYPE html [<!ENTITY x "' + "A" * 50_000 + '">]>',
        '<!DOCTYPE html [<!ENTITY x "&y;"><!ENTITY y "&x;">]>', "<!DOCTYPE", "<!DOCTYPE html [",
    ))  # fmt: skip


def markup(random: Random, lure: Lure) -> str:
    """A piece of markup that a reader of pages should think twice about."""
    tag = random.choice(NESTED)
    deep = random.choice((200, 3000, 40_000))
    return random.choice((
        f"<{tag}>" * deep, f"<{tag}>" * deep + "x" + f"</{tag}>" * deep, f"</{tag}>" * deep, "&x;&l9;&x;", "&x;" * 3000,
        f"<{tag} " + " ".join(f'a{n}="1"' for n in range(random.choice((50, 900, 4000)))) + ">",
        f'<{tag} class="' + "a " * 20_000 + '">', "<script>", "<style>", "<plaintext>", "<textarea>", "<!--", "<![CDATA[",
        "<?xml version='1.0' encoding='utf-7'?>", f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{lure.file}"/>',
        f'<iframe src="file://{lure.file}"></iframe>', f'<img src="{lure.url}">', f'<base href="{lure.url}">',
        f'<link rel="stylesheet" href="{lure.url}">', f'<object data="{lure.file}"></object>', "<h1></h1>" * 500,
        f'<meta charset="{random.choice(CHARSETS)}">', '<td colspan="999999999" rowspan="999999999">x</td>', "<br>" * 9000,
        f'<script type="application/ld+json">{json_value(random)}</script>', "<p>" * 4000, '<a href="' + "x" * 50_000 + '">',
        '<meta property="og:title" content="' + "T" * 50_000 + '">', "<title>" * 50, "<p hidden><p style='display:none'>",
        f'<script type="application/ld+json">{{"@graph": {json_value(random)}, "headline": {json_value(random)}}}</script>',
        "<template><p>a", "<frameset><frame>", "<math><mi><svg><p>", "<html><head><body>" * 40, "\0<p>", "<p\0>",
    ))  # fmt: skip


def tags(data: bytes, random: Random, lure: Lure) -> bytes:
    """Hostile markup at the place of a tag, and perhaps a hostile document type before all."""
    places = [place for place, byte in enumerate(data) if byte == 60] or [0]
    place = random.choice(places)
    data = data[:place] + markup(random, lure).encode("utf-8", "surrogatepass") + data[place:]
    return doctype(random, lure).encode() + data if random.random() < 0.3 else data


def entities(data: bytes, random: Random, lure: Lure) -> bytes:
    """A document type with entities, and their use in the text."""
    place = max(data.rfind(b"</p>"), data.rfind(b"</seg>"), data.rfind(b"</source>"), 0)
    body = data[:place] + random.choice((b"&x;", b"&l9;", b"&p;", b"&l9;" * 50)) + data[place:]
    declared = body.split(b"?>", 1) if body.startswith(b"<?xml") else [b"", body]
    head = declared[0] + b"?>" if declared[0] else b""
    return head + doctype(random, lure).encode() + declared[-1]


# TOML, ladders, fingerprints ---------------------------------------------------------------------------------------


def toml_lines(data: bytes, random: Random, lure: Lure) -> bytes:
    """Lines that are no TOML, or TOML of the wrong kind, at the front or behind."""
    key = random.choice(("inherits", "apply", "off", "bar", "bars", "keep", "guards", "preferred", "dialect", "quotes",
                         "model", "profile", "threads", "format", "out", "x"))  # fmt: skip
    value = random.choice((
        f'"{lure.file}"', '"../outside.toml"', '"own.toml"', '"a\\u0000b"', "1", "-1", "nan", "inf", "9" * 5000, "1e999",
        "true", "[]", "{}", "[[]]", "[1, 'a']", "[" * 5000, "[" * 400 + "]" * 400, "{a = {b = {}}}", "1979-05-27",
        '"\\ud800"', "'''", '"' + "x" * 50_000 + '"', "['exonym', 'no-such-rule']", "['omission']", "{exonym = 2}", "{Kyiv = 1}",
        "{Kyiv = ['Kiev', 1]}", "{Kyiv = [['Kiev']]}", "{'' = ['']}", "{a = ['b'], b = ['a']}", "['']", "['(', '[', '*']",
    ))  # fmt: skip
    line = random.choice(
        (f"{key} = {value}", f"[{key}]", f"{key}.{'.'.join('a' * 500)} = 1", f"[[{key}]]", "= 1", f'"{key}" = {value}')
    )
    parts = [line.encode(), data] if random.random() < 0.5 else [data, line.encode()]
    return b"\n".join(parts)


def ladder_lines(data: bytes, random: Random, lure: Lure) -> bytes:
    """Ladder lines with numbers that are none, or too many, or too large."""
    line = random.choice((
        f"[{'9' * 5000}]:[0]:1", "[-1]:[0]", "[0]:[0]:nan", "[]:[]:", "[0, 0, 0]:[1, 1]", "[1 2]:[3]", "[,]:[,,]", "[0]",
        f"[{', '.join('1' * 20_000)}]:[0]", "[99999999999]:[0]:1e999", "[٣]:[٤]:1", "[0]:[0]:" + "9" * 5000, "[²]:[1]",
    ))  # fmt: skip
    lines = data.split(b"\n")
    lines.insert(random.randrange(len(lines) + 1), line.encode())
    return b"\n".join(lines)


FORMATS: Mapping[str, Sequence[Mutation]] = {
    "txt": ANY,
    "html": (*ANY, *[tags] * 14, *[entities] * 5),
    "xml": (*ANY, *[tags] * 8, *[entities] * 10),
    "jsonl": (*ANY, *[json_field] * 14, *[json_id] * 5),
    "json": (*ANY, *[json_node] * 20),
    "toml": (*ANY, *[toml_lines] * 14),
    "ladder": (*ANY, *[ladder_lines] * 8),
    "sqlite": (sqlite_values,),
    "bytes": (flip, flip, flip, truncate, drop, repeat, insert, noise, empty, mark),
}
"""The mutations that fit a format; what stands there several times is drawn as often."""


def mutated(data: bytes, form: str, random: Random, lure: Lure) -> bytes:
    """``data`` after one to three mutations of a format, never more than some megabytes."""
    for _ in range(random.choice((1, 1, 2, 3))):
        data = random.choice(FORMATS[form])(data, random, lure)[: 4 * 2**20]
    return data
