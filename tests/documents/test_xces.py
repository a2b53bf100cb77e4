"""A corpus in XCES: sentences with ids, links that lead to them, and readers of other makers."""

from __future__ import annotations

import gzip
import io
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree
from made_stories import SIGNATURE, audited, finding, kyiv, side
from opustools import OpusRead

from align.documents.stories import STORY_WRITERS, Story, stories
from align.documents.units import Head
from align.documents.xces import write_corpus
from align.errors import ConfigError, InputError, JobError


def corpus(out: Path, *given: Story, languages: tuple[str, ...] = ("cs",)) -> list[str]:
    paths = write_corpus(iter(given), out, languages, Head(SIGNATURE))
    return sorted(path.relative_to(out if out.is_dir() else out.parent).as_posix() for path in paths)


def pairs(links: Path) -> list[tuple[str, str]]:
    """Follow every link of an alignment file into its documents: what any reader of XCES does."""
    found = []
    for group in etree.parse(str(links)).iter("linkGrp"):
        texts = []
        for name in (group.get("fromDoc"), group.get("toDoc")):
            document = etree.parse(str(links.parent / name))
            texts.append({s.get("id"): s.text for s in document.iter("s")})
        for link in group.iter("link"):
            ends = link.get("xtargets").split(";")
            left, right = (" ".join(side[i] for i in end.split()) for side, end in zip(texts, ends, strict=True))
            found.append((left, right))
    return found


def test_links_lead_to_the_sentences_of_both_documents(tmp_path: Path) -> None:
    files = corpus(tmp_path, kyiv("a"), kyiv("2025/b", "ru"), languages=("cs", "ru"))
    assert files == ["cs-en.xml", "cs/a.xml", "en/2025/b.xml", "en/a.xml", "ru-en.xml", "ru/2025/b.xml"]
    assert pairs(tmp_path / "cs-en.xml") == [("V Kyjevě je 15 lidí.", "In Kyiv are 50 people."), ("Ano.", "Yes.")]
    assert str(SIGNATURE) in (tmp_path / "cs-en.xml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["corpus.xml", "corpus.xml.gz"])
def test_one_file_of_links_is_compressed_as_its_name_says(tmp_path: Path, name: str) -> None:
    packed = name.endswith(".gz")
    files = corpus(tmp_path / name, kyiv("a"), kyiv("b", "ru"), languages=("cs", "ru"))
    ending = ".xml.gz" if packed else ".xml"
    assert files == sorted([f"cs/a{ending}", f"en/a{ending}", f"en/b{ending}", f"ru/b{ending}", name])
    assert len(pairs(tmp_path / name)) == 4  # libxml2 reads through gzip
    if packed:
        assert gzip.decompress((tmp_path / name).read_bytes()).startswith(b"<?xml")
        again = tmp_path / "again" / name
        corpus(again, kyiv("a"), kyiv("b", "ru"), languages=("cs", "ru"))
        assert again.read_bytes() == (tmp_path / name).read_bytes()  # no date inside


@pytest.mark.parametrize("name", ["corpus.xml", "corpus.xml.gz"])
def test_opustools_reads_the_corpus(tmp_path: Path, name: str) -> None:
    corpus(tmp_path / name, kyiv("a"))
    out = tmp_path / "pairs.tsv"
    OpusRead(
        directory="run", source="cs", target="en", preprocess="raw", alignment_file=str(tmp_path / name),
        download_dir=str(tmp_path), write_mode="moses", write=[str(out)],
    ).printPairs()  # fmt: skip
    assert out.read_text(encoding="utf-8") == "V Kyjevě je 15 lidí.\tIn Kyiv are 50 people.\nAno.\tYes.\n"


def test_what_a_repair_removed_is_neither_written_nor_linked(tmp_path: Path) -> None:
    english = side("en", ["Yes.", "TASS"])
    gone = finding(english, " TASS", "", bead="d:2", rule="boilerplate")
    corpus(tmp_path / "c.xml", *stories([audited(side("cs", ["Ano.", "ČTK"]), english, gone)], nulls=True))
    assert pairs(tmp_path / "c.xml") == [("Ano.", "Yes."), ("ČTK", "")]
    assert "TASS" not in (tmp_path / "en/d.xml").read_text(encoding="utf-8")


def test_links_alone_go_to_a_stream() -> None:
    out = io.BytesIO()
    STORY_WRITERS["xces"](iter([kyiv()]), out, Head(SIGNATURE))
    (group,) = etree.fromstring(out.getvalue())[:]
    assert [link.get("xtargets") for link in group] == ["1.1;1.1", "1.2;1.2"]


def test_a_corpus_of_nothing_is_a_file_without_links(tmp_path: Path) -> None:
    assert corpus(tmp_path / "c.xml", languages=()) == ["c.xml"]
    assert pairs(tmp_path / "c.xml") == []


def test_hostile_text_is_text(tmp_path: Path) -> None:
    document = audited(side("cs", ["]]><s id='1.1'>\x00\ud800"]), side("en", ["<!-- & \x1b"]))
    corpus(tmp_path / "c.xml", *stories([document]))
    assert pairs(tmp_path / "c.xml") == [("]]><s id='1.1'>\ufffd\ufffd", "<!-- & \ufffd")]


def test_the_working_folder_is_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert "cs-en.xml" in [str(path) for path in write_corpus(iter([kyiv("a")]), Path(), ("cs",), Head(SIGNATURE))]


def test_no_id_leads_out_of_the_corpus(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        corpus(tmp_path / "in", kyiv("../d"))
    with pytest.raises(ConfigError):
        corpus(Path(".."))


@pytest.mark.parametrize(("name", "ending"), [("c", ".xml"), ("c/l.xml", ".xml"), ("c/l.xml.gz", ".xml.gz")])
def test_ids_that_cannot_lie_in_one_corpus_are_both_named(tmp_path: Path, name: str, ending: str) -> None:
    with pytest.raises(InputError) as caught:
        corpus(tmp_path / name, kyiv("a"), kyiv(f"a{ending}/b"))
    assert f"'a' and 'a{ending}/b'" in caught.value.message
    assert caught.value.hint == "Rename one, or export to one file."


def test_an_ending_that_the_files_do_not_have_is_no_clash(tmp_path: Path) -> None:
    assert "cs/a.xml/b.xml.gz" in corpus(tmp_path / "l.xml.gz", kyiv("a"), kyiv("a.xml/b"))


def test_a_folder_is_no_file_of_links(tmp_path: Path) -> None:
    (tmp_path / "c.xml").mkdir()
    with pytest.raises(JobError, match="it is a folder"):
        list(write_corpus(iter([kyiv("a")]), tmp_path / "c.xml", ("cs",), Head(SIGNATURE)))
    assert [path.name for path in tmp_path.iterdir()] == ["c.xml"]


def test_the_signature_may_hold_any_number_of_hyphens(tmp_path: Path) -> None:
    list(write_corpus([kyiv("a")], tmp_path, ["cs"], Head(replace(SIGNATURE, profile="house---2025--"))))
    (comment,) = etree.parse(tmp_path / "cs-en.xml").xpath("//comment()")
    assert "house- - -2025- -" in comment.text
