"""Units out of aligned documents, with the repairs of their sentences, and the formats that hold them."""

from __future__ import annotations

import io
import json
import tracemalloc
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from made_units import audited, fix, side
from translate.storage.tmx import tmxfile

from align.auditing.edits import Edit
from align.documents.moses import write_pairs
from align.documents.units import WRITERS, Head, Unit, normalized_segments, normalized_shares, units
from align.errors import ConfigError, InputError, JobError
from align.types import Bead, Document, Signature

SIGNATURE = Signature("0.1.0", "abc", "plain", "def", {"beam": 4})
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# The content model of TMX 1.4b as far as we write it.
DTD = """
<!ELEMENT tmx (header, body)> <!ATTLIST tmx version CDATA #FIXED "1.4">
<!ELEMENT header (note | prop | ude)*> <!ATTLIST header creationtool CDATA #REQUIRED creationtoolversion CDATA #REQUIRED
  segtype (block|paragraph|sentence|phrase) #REQUIRED o-tmf CDATA #REQUIRED adminlang CDATA #REQUIRED
  srclang CDATA #REQUIRED datatype CDATA #REQUIRED>
<!ELEMENT body (tu*)> <!ELEMENT note (#PCDATA)> <!ELEMENT ude EMPTY>
<!ELEMENT prop (#PCDATA)> <!ATTLIST prop type CDATA #REQUIRED>
<!ELEMENT tu ((note | prop)*, tuv+)> <!ATTLIST tu tuid CDATA #IMPLIED srclang CDATA #IMPLIED>
<!ELEMENT tuv ((note | prop)*, seg)> <!ATTLIST tuv xml:lang CDATA #REQUIRED>
<!ELEMENT seg (#PCDATA)>
"""


def pairs(source: Document, english: Document) -> tuple[Bead, ...]:
    both = zip(source.segments, english.segments, strict=True)
    return tuple(Bead(f"d:{n}", (s.id,), (e.id,), 0.75, 0.9, "translation") for n, (s, e) in enumerate(both, 1))


def written(name: str, rows: list[Unit], head: Head | None = None) -> str:
    out = io.StringIO(newline="")
    WRITERS[name](iter(rows), out, head or Head(SIGNATURE))
    return out.getvalue()


def unit(source: str = "Ano.", target: str = "Yes.", lang: str = "cs") -> Unit:
    return Unit("d:1", "d", source, target, lang, 0.5, 0.9, ("d.cs:1:1", "d.cs:1:2"), ("d.en:1:1",))


# --- what a unit holds


def test_units_carry_the_repairs_of_their_own_sentence() -> None:
    source, english = side("cs", ["Kyjev.", "Oděsa."]), side("en", ["In Kiev.", "In Odessa."])
    document = audited(source, english, fix(english, "Kiev", "Kyiv"), fix(english, "Odessa", "Odesa", applied=False),
                       beads=pairs(source, english))  # fmt: skip
    assert [(u.source, u.target) for u in units(document)] == [("Kyjev.", "In Kyiv."), ("Oděsa.", "In Odessa.")]
    assert [u.target for u in units(document, "raw")] == ["In Kiev.", "In Odessa."]


def test_removed_boilerplate_leaves_no_pair() -> None:
    source, english = side("cs", ["Ano.", "gnews.cz - GH"], "\n"), side("en", ["Yes.", "gnews.cz - GH"], "\n")
    document = audited(source, english, fix(english, "\ngnews.cz - GH", ""), beads=pairs(source, english))
    assert [u.target for u in units(document)] == ["Yes."]
    assert [(u.source, u.target) for u in units(document, nulls=True)][1] == ("gnews.cz - GH", "")
    assert len(list(units(document, "raw"))) == 2


def test_null_beads_are_given_only_on_request() -> None:
    source, english = side("cs", ["Ano."]), side("en", ["Yes.", "New."])
    nulls = (Bead("d:2", (), (english.segments[1].id,), 0.0, 1.0, "translation"),)
    first = (Bead("d:1", (source.segments[0].id,), (english.segments[0].id,), 0.7, 1.0, "translation"),)
    document = audited(source, english, beads=first + nulls)
    assert [u.id for u in units(document)] == ["d:1"]
    both = [(u.id, u.source, u.target) for u in units(document, nulls=True)]
    assert both == [("d:1", "Ano.", "Yes."), ("d:2", "", "New.")]


@pytest.mark.parametrize("nothing", ["\u0007", "\u2028", "\x85 \x1f"])
def test_a_side_of_control_characters_says_nothing(nothing: str) -> None:
    source, english = side("cs", ["Ano.", nothing], "\n"), side("en", ["Yes.", "New."], "\n")
    document = audited(source, english, beads=pairs(source, english))
    assert [u.id for u in units(document)] == ["d:1"]
    assert [u.id for u in units(document, nulls=True)] == ["d:1", "d:2"]


def test_english_alone_has_no_units() -> None:
    assert list(units(audited(None, side("en", ["Yes."])), nulls=True)) == []


def test_a_stray_stop_that_split_a_sentence_is_repaired_where_it_stands() -> None:
    english = side("en", ["A Kremlin advisor.", "Yuri Ushakov spoke."])
    document = audited(None, english, fix(english, "advisor. Yuri", "advisor Yuri"))
    assert [*normalized_segments(document).values()] == ["A Kremlin advisor", "Yuri Ushakov spoke."]


def test_a_repair_over_the_border_of_two_sentences_goes_to_the_first() -> None:
    english = side("en", ["It is said.", "Or so."])
    document = audited(None, english, fix(english, "said. Or", "told, perhaps"))
    assert [*normalized_segments(document).values()] == ["It is told, perhaps", "so."]


@given(st.text("ab \n", max_size=40), st.data())
def test_the_shares_put_together_are_the_edited_text(text: str, data: st.DataObject) -> None:
    offsets = st.lists(st.integers(0, len(text)), max_size=8).map(lambda cuts: sorted(cuts)[: len(cuts) // 2 * 2])
    spans = [*zip(*[iter(data.draw(offsets))] * 2, strict=True)]
    changes = [Edit(start, end, data.draw(st.text("XY", max_size=3))) for start, end in
               zip(*[iter(data.draw(offsets))] * 2, strict=True)]  # fmt: skip
    expected, at = "", 0
    for change in changes:
        expected += text[at : change.start] + change.new
        at = change.end
    shares = normalized_shares(text, changes, spans)
    assert "".join(shares) == expected + text[at:]
    assert len(shares) == 2 * len(spans) + 1


# --- formats


def test_tsv_has_six_columns_and_one_line_a_unit_whatever_the_text() -> None:
    rows = [unit("A\tb\r\nc", "x\u2028y\x85z\x00"), unit()]
    got = written("tsv", rows).split("\n")
    assert got == ["d:1\td.cs:1:1, d.cs:1:2\td.en:1:1\t0.5000\tA b c\tx y z",
                   "d:1\td.cs:1:1, d.cs:1:2\td.en:1:1\t0.5000\tAno.\tYes.", ""]  # fmt: skip


def test_jsonl_keeps_the_text_as_it_is() -> None:
    row = json.loads(written("jsonl", [unit("A\tb\nc")]))
    assert row["source"] == "A\tb\nc"
    assert row["source_ids"] == ["d.cs:1:1", "d.cs:1:2"]


def test_moses_files_are_named_by_language_and_go_line_by_line(tmp_path: Path) -> None:
    paths = write_pairs([unit("Ano\nne.", "Yes."), unit("B", "C")], tmp_path / "x/corpus.v1", ["cs"], Head())
    assert [path.name for path in paths] == ["corpus.v1.cs", "corpus.v1.en"]
    assert paths[0].read_text(encoding="utf-8") == "Ano ne.\nB\n"
    assert paths[1].read_text(encoding="utf-8") == "Yes.\nC\n"


def test_moses_separates_several_source_languages(tmp_path: Path) -> None:
    write_pairs([unit("Ano", "Yes"), unit("Да", "Yes", "ru")], tmp_path / "c", ["ru", "cs"], Head())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["c.cs-en.cs", "c.cs-en.en", "c.ru-en.en", "c.ru-en.ru"]
    assert (tmp_path / "c.ru-en.ru").read_text(encoding="utf-8") == "Да\n"


def test_moses_leaves_nothing_behind_when_it_fails_halfway(tmp_path: Path) -> None:
    def broken() -> object:
        yield unit()
        raise InputError("damaged")

    with pytest.raises(InputError):
        write_pairs(broken(), tmp_path / "c", ["cs"], Head())  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("taken", ["c.cs-en.cs", "c.ru-en.ru", "c.cs-en.en"])
def test_moses_takes_no_folder_for_a_file_and_says_so_before_it_writes(tmp_path: Path, taken: str) -> None:
    (tmp_path / taken).mkdir()
    with pytest.raises(JobError, match="it is a folder"):
        write_pairs([unit("Ano", "Yes")], tmp_path / "c", ["ru", "cs"], Head())
    assert [path.name for path in tmp_path.iterdir()] == [taken]


def test_tmx_is_valid_and_reads_back() -> None:
    rows = [unit('Řekl: „A < B & C > D" ]]>', "A <b>\u202e & 'q'"), replace(unit("Да.", "Yes.", "ru"), id="d:2")]
    root = etree.fromstring(written("tmx", rows).encode())
    dtd = etree.DTD(io.StringIO(DTD))
    assert dtd.validate(root), dtd.error_log
    read = [[(tuv.get(XML_LANG), tuv.findtext("seg")) for tuv in tu.iter("tuv")] for tu in root.iter("tu")]
    assert read == [[("cs", rows[0].source), ("en", rows[0].target)], [("ru", "Да."), ("en", "Yes.")]]
    assert root.find("header").get("srclang") == "*all*"
    assert {p.get("type"): p.text for p in root.iterfind("header/prop")}["x-signature"] == str(SIGNATURE)


@given(st.text(), st.text())
def test_tmx_takes_any_text(source: str, target: str) -> None:
    root = etree.fromstring(written("tmx", [unit(source, target)]).encode())
    assert len(root.findtext(".//tuv[1]/seg") or "") <= len(source)


def test_tmx_replaces_what_xml_cannot_hold() -> None:
    root = etree.fromstring(written("tmx", [unit("a\x00b\x1bc\ud800d\ufffee")]).encode())
    assert root.findtext(".//seg") == "a\ufffdb\ufffdc\ufffdd\ufffde"


def test_tmx_without_units_is_still_a_document() -> None:
    assert etree.DTD(io.StringIO(DTD)).validate(etree.fromstring(written("tmx", []).encode()))


def test_the_findings_of_a_unit_are_its_notes() -> None:
    english = side("en", ["In Kiev."])
    found = replace(fix(english, "Kiev", "Kyiv"), bead="d:1", message="Kiev <b> & \x00")
    source = side("cs", ["V Kyjevě."])
    rows = list(units(audited(source, english, found, beads=pairs(source, english))))
    root = etree.fromstring(written("tmx", rows).encode())
    assert etree.DTD(io.StringIO(DTD)).validate(root)
    assert root.findtext(".//tu/note") == "warning: Kiev <b> & \ufffd (repaired: “Kiev” → “Kyiv”) [exonym]"
    assert "(repaired in the normalized text:" in written("tmx", rows, Head(text="raw"))
    store = tmxfile.parsestring(written("tmx", rows).encode())
    assert [(each.source, each.target) for each in store.units] == [("V Kyjevě.", "In Kyiv.")]
    assert "[exonym]" in store.units[0].getnotes()
    assert "findings" not in json.loads(written("jsonl", rows))


def test_ten_times_the_units_take_no_more_memory() -> None:
    class Nowhere(io.StringIO):
        def write(self, text: str) -> int:
            return len(text)

    def peak(count: int) -> int:
        tracemalloc.start()
        WRITERS["tmx"]((replace(unit(), id=f"d:{n}") for n in range(count)), Nowhere(), Head(SIGNATURE))
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(50)
    assert peak(5_000) < 1.2 * peak(500)


def test_tmx_reads_its_units_one_by_one() -> None:
    """Memory stays flat: earlier units are out before later ones are asked for."""
    out = io.StringIO()
    seen = []

    def many() -> object:
        for number in range(2000):
            seen.append(len(out.getvalue()))
            yield unit("x" * 200, str(number))

    WRITERS["tmx"](many(), out, Head())  # type: ignore[arg-type]
    assert seen[-1] > 0.9 * len(out.getvalue())


def test_an_unknown_format_names_those_there_are() -> None:
    with pytest.raises(ConfigError) as caught:
        WRITERS["docx"]
    assert "jsonl, tmx, tsv" in caught.value.hint
