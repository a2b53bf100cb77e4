"""Bytes to text: what decides on the encoding, and what a user reads where it fails."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.documents import decode
from align.documents.decoding import byte_order_mark, text_form
from align.errors import InputError

texts = st.text(st.characters(codec="utf-8", exclude_characters="\0"))


@given(texts)
def test_utf8_comes_back_unchanged_line_ends_included(text):
    assert decode(codecs.BOM_UTF8 + text.encode(), "a.txt", None) == text


@given(texts, st.sampled_from([("utf-16-le", codecs.BOM_UTF16_LE), ("utf-16-be", codecs.BOM_UTF16_BE),
                               ("utf-32-le", codecs.BOM_UTF32_LE), ("utf-32-be", codecs.BOM_UTF32_BE)]))  # fmt: skip
def test_a_byte_order_mark_decides_even_against_the_option(text, marked):
    codec, mark = marked
    assert decode(mark + text.encode(codec), "a.txt", "cp1250") == text


@given(texts, st.sampled_from(["utf-8", "utf-16-le", "utf-16-be", "utf-32-le"]), st.booleans())
def test_a_text_goes_back_into_the_bytes_that_it_came_from(text, codec, marked):
    data = ("\ufeff" if marked else "").encode(codec) + text.encode(codec)
    if marked or not byte_order_mark(data)[0]:
        assert text_form(data, "a.txt", codec).encode(decode(data, "a.txt", codec) if text else "") == data


def test_the_option_names_the_encoding():
    assert decode("Příliš žluťoučký".encode("cp1250"), "a.txt", "windows-1250") == "Příliš žluťoučký"
    assert decode("Киев".encode("koi8-r"), "a.txt", "KOI8-R") == "Киев"


@pytest.mark.parametrize(
    ("data", "where", "offset"),
    [(b"ab\nc\xecd", "a.txt:2", 4), (b"\xef\xbb\xbfa\xff", "a.txt:1", 4), (b"\xff\xfea\0\n", "a.txt:1", 4)],
)
def test_undecodable_bytes_are_named_with_line_and_offset(data, where, offset):
    with pytest.raises(InputError) as caught:
        decode(data, "a.txt", None)
    assert caught.value.message.startswith(f"{where}: byte 0x{data[offset]:02X} at offset {offset} is not utf-")
    assert "--encoding cp1250" in caught.value.hint


@pytest.mark.parametrize("encoding", ["nonsense", "hex", "rot13", "a\0b", "../x", "idna", "undefined"])
@pytest.mark.parametrize("data", [b"\xc3", b"Kyjev\xc3.cz\n", b"xn--a.\xff"])
def test_what_is_no_text_encoding_is_refused(encoding, data):
    with pytest.raises(InputError):
        decode(data, "a.txt", encoding)


def test_an_option_without_a_name_is_no_option():
    assert decode("Kyjev č".encode(), "a.txt", "") == "Kyjev č"
    with pytest.raises(InputError, match="is not utf-8"):
        decode(b"\xc3", "a.txt", "")


def test_binary_data_and_smuggled_surrogates_are_refused():
    with pytest.raises(InputError, match=r"a\.txt:2: a NUL character"):
        decode(b"MZ\n\0\0", "a.txt", None)
    with pytest.raises(InputError, match=r"unicode.escape"):
        decode(rb"\ud800", "a.txt", "unicode_escape")
