"""Lines out of bytes: nothing lost, whatever the encoding and wherever a block ends."""

from __future__ import annotations

import codecs
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.errors import InputError
from align.translation import lines as module
from align.translation.lines import chunks, read_lines

TEXT = "Vláda\r\n\nПравительство\rтоже\u2028 den\n\n konec"


@pytest.mark.parametrize("block", [1, 2, 3, 7, 1 << 18])
@pytest.mark.parametrize(
    ("encoding", "mark"),
    [("utf-8", b""), ("utf-8", codecs.BOM_UTF8), ("utf-16-le", codecs.BOM_UTF16_LE), ("utf-16-be", b"")],
)
def test_the_lines_are_those_of_the_text(monkeypatch, block, encoding, mark):
    data = mark + TEXT.encode(encoding)
    if mark:
        block = max(block, 4)  # the first block holds the whole byte order mark
    monkeypatch.setattr(module, "_BLOCK", block)
    lines = list(read_lines(BytesIO(data), "x", encoding))
    assert [line.text for line in lines] == ["Vláda", "", "Правительство\rтоже\u2028 den", "", " konec"]
    assert [line.end for line in lines] == ["\r\n", "\n", "\n", "\n", ""]


@given(st.text(alphabet="aé\r\n\u2028ж"))
def test_lines_and_ends_are_the_text(text):
    lines = list(read_lines(BytesIO(text.encode()), "x"))
    assert "".join(line.text + line.end for line in lines) == text


def test_chunks_hold_all_items_in_order_and_none_is_empty():
    assert list(chunks("abcde", 2)) == [["a", "b"], ["c", "d"], ["e"]]
    assert list(chunks("abcd", 2)) == [["a", "b"], ["c", "d"]]
    assert list(chunks("", 2)) == []


@pytest.mark.parametrize("block", [3, 5, 1 << 18])
def test_bytes_of_another_encoding_are_named_with_their_place(monkeypatch, block):
    monkeypatch.setattr(module, "_BLOCK", block)
    data = "Vláda jedná\n".encode() + b"abc\xe8def"
    with pytest.raises(InputError, match=rf"x: byte 0xE8 at offset {data.index(0xE8)} is not utf-8") as caught:
        list(read_lines(BytesIO(data), "x"))
    assert "--encoding" in caught.value.hint


def test_a_character_cut_off_at_the_end_is_found():
    with pytest.raises(InputError, match="offset 3"):
        list(read_lines(BytesIO(b"abc\xc3"), "x"))


def test_binary_data_and_unknown_encodings_are_refused():
    with pytest.raises(InputError, match="x:2: a NUL"):
        list(read_lines(BytesIO(b"a\nb\0c"), "x"))
    with pytest.raises(InputError, match="klingon"):
        list(read_lines(BytesIO(b"a"), "x", "klingon"))


def test_a_file_without_line_ends_is_refused_before_it_fills_the_memory(monkeypatch):
    monkeypatch.setattr(module, "MOST_CHARACTERS_IN_LINE", 1 << 20)

    class Endless:
        given = 0

        def read(self, size):
            self.given += size
            return b"x" * size

    endless = Endless()
    with pytest.raises(InputError, match="x:1: a line of more than"):
        list(read_lines(endless, "x"))
    assert endless.given < 4 << 20
