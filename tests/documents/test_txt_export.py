"""Texts exported one by one or together: where they go, and what they never take the place of."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from made_units import audited, fix, side

from align.documents.txt_export import check_folder, lines, write_folder
from align.errors import ConfigError, InputError


def test_texts_go_to_a_folder_by_document_id(tmp_path: Path) -> None:
    english = side("en", ["In Kiev."], end="\r\n")
    document = audited(None, english, fix(english, "Kiev", "Kyiv"))
    nested = replace(document, aligned=replace(document.aligned, id="2025/a"))
    assert [*write_folder([nested], "normalized", tmp_path)] == [tmp_path / "2025/a.en.txt"]
    assert (tmp_path / "2025/a.en.txt").read_bytes() == b"In Kyiv.\r\n"
    assert "".join(lines([document, document], "raw")) == "In Kiev.\r\n\nIn Kiev.\r\n"


@pytest.mark.parametrize("name", ["../a", "/etc/a", "x/../../a", "a\0b"])
def test_a_document_id_cannot_lead_out_of_the_folder(tmp_path: Path, name: str) -> None:
    document = audited(None, side("en", ["Yes."]))
    with pytest.raises(InputError):
        list(write_folder([replace(document, aligned=replace(document.aligned, id=name))], "raw", tmp_path / "out"))


def test_ids_of_which_one_needs_the_others_file_as_a_folder_are_both_named(tmp_path: Path) -> None:
    document = audited(None, side("en", ["Yes."]))
    above, below = (replace(document, aligned=replace(document.aligned, id=name)) for name in ("a", "a.en.txt/b/c"))
    for order, out in (((above, below), tmp_path / "one"), ((below, above), tmp_path / "two")):
        with pytest.raises(InputError) as caught:
            list(write_folder(order, "raw", out))
        assert all(repr(name) in caught.value.message for name in ("a", "a.en.txt/b/c"))
        assert "a.en.txt would be a file and a folder" in caught.value.message


REPAIRED = "In Kyiv. Ř.\r\n"


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_text_that_was_read_is_not_lost_to_its_repaired_form(tmp_path: Path, mark: bytes) -> None:
    english = side("en", ["In Kiev. Ř."], end="\r\n")
    document = audited(None, english, fix(english, "Kiev", "Kyiv"))
    (tmp_path / "d.en.txt").write_bytes(mark + english.text.encode())
    with pytest.raises(ConfigError, match="as it was read would be overwritten"):
        check_folder([document], "normalized", tmp_path)
    assert (tmp_path / "d.en.txt").read_bytes() == mark + english.text.encode()
    check_folder([document], "raw", tmp_path)


@pytest.mark.parametrize("encoding", ["cp1250", "utf-16"])
def test_a_text_in_another_encoding_is_no_export(tmp_path: Path, encoding: str) -> None:
    document = audited(None, side("en", ["Novák ž."]))
    (tmp_path / "d.en.txt").write_bytes("Novák ž.".encode(encoding))
    with pytest.raises(ConfigError, match="another encoding"):
        check_folder([document], "raw", tmp_path)


@pytest.mark.parametrize("there", [REPAIRED, "In Kyjiv. Ř.\r\n", ""])
def test_an_earlier_export_is_replaced(tmp_path: Path, there: str) -> None:
    english = side("en", ["In Kiev. Ř."], end="\r\n")
    (tmp_path / "d.en.txt").write_bytes(there.encode())
    document = audited(None, english, fix(english, "Kiev", "Kyiv"))
    check_folder([document], "normalized", tmp_path)
    list(write_folder([document], "normalized", tmp_path))
    assert (tmp_path / "d.en.txt").read_bytes() == REPAIRED.encode()
