"""Out of a memory and into another: model entries exactly as they were, other people's translations kept apart."""

from __future__ import annotations

import io
import re
import sqlite3

import pytest

from align.documents.units import WRITERS, Head
from align.errors import InputError, JobError
from align.progress import _Silent
from align.translation.memory import MemoryOptions, Rendering, TranslationMemory, imported_sha256
from align.translation.memory_exchange import Entry, Taken, as_units, check, entries, import_tmx
from align.translation.memory_file import MemoryFile
from align.translation.recipe import Recipe

RECIPE = Recipe("abc", "beam4", "code", "tiny")
MADE = {"Ano.": Rendering("Yes.", -0.1234567890123, ()), "Нет.": Rendering("No & <no>.", -1.5, ("loop", "truncated"))}
LANGS = {"Ano.": "cs", "Нет.": "ru"}
FOREIGN = """<tmx version="1.4"><header/><body>
<tu><tuv xml:lang="cs"><seg>Řekl: „ano“.</seg></tuv><tuv xml:lang="en-GB"><seg> He agreed. </seg></tuv></tu>
<tu><tuv xml:lang="cs"><seg>Ano.</seg></tuv><tuv xml:lang="ru"><seg>Да.</seg></tuv>
  <tuv xml:lang="en"><seg>Aye.</seg></tuv></tu>
<tu><tuv xml:lang="cs"><seg>Bez protějšku.</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>Alone.</seg></tuv></tu>
</body></tmx>"""


def memory(path, *, imported=False, recipe=RECIPE):
    return TranslationMemory(MemoryOptions(path, imported=imported), recipe)


def exported(path):
    out = io.StringIO()
    WRITERS["tmx"](as_units(entries(MemoryFile(path, write=False))), out, Head())
    return out.getvalue()


def take(path, text, limit=10**9):
    source = path.with_name("in.tmx")
    source.write_text(text, encoding="utf-8", newline="")
    taken = Taken()
    import_tmx(MemoryFile(path, create=True), source, limit, taken, _Silent())
    return taken


def test_a_model_s_entries_come_back_exactly_and_once(tmp_path):
    memory(tmp_path / "one").put(MADE, LANGS)
    text = exported(tmp_path / "one")
    assert take(tmp_path / "two", text) == Taken(model=2)
    assert take(tmp_path / "two", text) == Taken(known=2)
    assert memory(tmp_path / "two").get(MADE) == MADE
    assert exported(tmp_path / "two") == text


def test_an_entry_that_somebody_edited_is_no_model_s_any_more(tmp_path):
    memory(tmp_path / "one").put(MADE, LANGS)
    edited = exported(tmp_path / "one").replace(">Yes.<", ">Aye.<")
    assert take(tmp_path / "two", edited) == Taken(model=1, imported=1)
    assert set(memory(tmp_path / "two").get(MADE)) == {"Нет."}
    assert memory(tmp_path / "two", imported=True).imported(LANGS) == {"Ano.": Rendering("Aye.", 0.0, ("imported",))}


@pytest.mark.parametrize(
    "change", [("beam4", "beam1"), (">abc<", ">abd<"), ("-0.1234567890123", "-0.1"), ("x-flags", "x-f")]
)
def test_properties_that_were_changed_make_no_model_s_entry(tmp_path, change):
    memory(tmp_path / "one").put({"Ano.": MADE["Ano."]}, LANGS)
    assert take(tmp_path / "two", exported(tmp_path / "one").replace(*change)) == Taken(imported=1)


def test_other_people_s_translations_are_used_only_where_that_was_asked_for(tmp_path):
    path = tmp_path / "tm"
    assert take(path, FOREIGN) == Taken(imported=3, unusable=2)
    wanted = {'Řekl: "ano".': "cs", "Ano.": "cs", "Да.": "ru", "Neznámá.": "cs"}
    assert memory(path).imported(wanted) == {}
    assert memory(path).get(wanted) == {}
    found = memory(path, imported=True).imported(wanted)
    assert {source: made.text for source, made in found.items()} == {
        'Řekl: "ano".': "He agreed.", "Ano.": "Aye.", "Да.": "Aye.",
    }  # fmt: skip


def test_sentences_that_differ_in_quotation_marks_only_are_all_found(tmp_path):
    take(tmp_path / "tm", FOREIGN.replace("Řekl: „ano“.", "„Ano,“ řekl."))
    asked = dict.fromkeys(("„Ano,“ řekl.", '"Ano," řekl.', "“Ano,”  řekl."), "cs")
    found = memory(tmp_path / "tm", imported=True).imported(asked)
    assert {source: made.text for source, made in found.items()} == dict.fromkeys(asked, "He agreed.")


def test_a_translation_is_one_line_however_it_was_written(tmp_path):
    path = tmp_path / "tm"
    pretty = FOREIGN.replace("Aye.", "\n    Aye,\u2028\taye.\n  ")
    assert take(path, pretty).imported == 3
    assert {entry.text for entry in entries(MemoryFile(path))} == {"He agreed.", "Aye, aye."}
    with MemoryFile(path) as file:  # as it came in before
        file.connection.execute("UPDATE unit SET text = char(10) || 'Aye,' || char(10) || 'aye.' WHERE source = 'Ano.'")
    assert memory(path, imported=True).imported({"Ano.": "cs"})["Ano."].text == "Aye, aye."
    assert take(path, pretty) == Taken(imported=1, known=2, unusable=2)


@pytest.mark.parametrize("score", ["nan", "inf", "-inf"])
def test_a_score_that_is_no_number_makes_no_model_s_entry(tmp_path, score):
    entry = Entry("cs", "Ano.", "Yes.", float(score), (), "abc", "beam4", "code", "tiny")
    out = io.StringIO()
    WRITERS["tmx"](as_units([entry]), out, Head())
    assert take(tmp_path / "tm", out.getvalue()) == Taken(imported=1)


def test_a_later_import_renews_a_translation_and_the_hash_over_all(tmp_path):
    path = tmp_path / "tm"
    take(path, FOREIGN)
    before = imported_sha256(path)
    assert take(path, FOREIGN) == Taken(known=3, unusable=2)
    assert imported_sha256(path) == before
    assert take(path, FOREIGN.replace("Aye.", "Yes indeed.")) == Taken(imported=2, known=1, unusable=2)
    assert imported_sha256(path) != before
    assert memory(path, imported=True).imported({"Ano.": "cs"})["Ano."].text == "Yes indeed."


def test_imported_ones_are_imported_again_as_what_they_are(tmp_path):
    take(tmp_path / "one", FOREIGN)
    assert take(tmp_path / "two", exported(tmp_path / "one")) == Taken(imported=3)
    assert imported_sha256(tmp_path / "one") == imported_sha256(tmp_path / "two")


def test_a_language_that_xml_cannot_hold_is_written_with_a_mark_in_its_place():
    entry = Entry("c\x01s", "Ano.", "Yes.", -0.1, (), "abc", "beam4", "code", "tiny")
    out = io.StringIO()
    WRITERS["tmx"](as_units([entry]), out, Head())
    assert 'srclang="c\ufffds"' in out.getvalue()
    assert 'xml:lang="c\ufffds"' in out.getvalue()


def test_a_file_can_be_checked_before_anything_changes(tmp_path):
    path = tmp_path / "tm"
    take(path, FOREIGN)
    before = exported(path)
    body = re.sub("Aye", "Never", FOREIGN).replace("</body></tmx>", "</bo")
    (tmp_path / "bad.tmx").write_text(body, encoding="utf-8")
    with pytest.raises(InputError):
        check(tmp_path / "bad.tmx")
    assert exported(path) == before


def test_an_import_keeps_to_the_bound(tmp_path):
    unit = '<tu><tuv xml:lang="cs"><seg>věta {0}</seg></tuv><tuv xml:lang="en"><seg>{1}</seg></tuv></tu>'
    body = "".join(unit.format(n, "x" * 1000) for n in range(1000))
    taken = take(tmp_path / "tm", f"<tmx><body>{body}</body></tmx>", limit=300_000)
    assert taken.imported == 1000
    assert taken.dropped > 600
    assert 250_000 < MemoryFile(tmp_path / "tm").size <= 300_000


def test_imported_ones_of_a_memory_that_is_not_there(tmp_path):
    with pytest.raises(JobError, match="no such file"):
        imported_sha256(tmp_path / "none")


def test_a_memory_whose_imported_ones_are_damaged_is_let_go_of(tmp_path, monkeypatch):
    take(tmp_path / "tm", FOREIGN)
    with sqlite3.connect(tmp_path / "tm") as db:
        db.execute("UPDATE unit SET text = x'00'")
    closed = []
    monkeypatch.setattr(MemoryFile, "close", lambda self: closed.append(self.path))
    with pytest.raises(JobError, match="an imported entry is no translation"):
        MemoryOptions(tmp_path / "tm", imported=True).parameters()
    assert closed == [tmp_path / "tm"]


def test_the_translator_gives_imported_ones_with_their_flag(scripted, segments, tmp_path):
    path = tmp_path / "tm"
    take(path, FOREIGN)
    asked = segments("Řekl: „ano“.", "Vláda jedná.", "", "Ano.")
    engine, plain = scripted(memory=MemoryOptions(path))
    assert all("imported" not in made.flags for made in plain.translate(asked))
    engine, translator = scripted(memory=MemoryOptions(path, imported=True))
    made = translator.translate(asked)
    assert [one.text for one in made][::3] == ["He agreed.", "Aye."]
    assert [one.flags for one in made] == [("imported",), (), ("empty",), ("imported",)]
    assert not engine.batches
