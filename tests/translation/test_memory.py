"""The translation memory keeps exactly what it was given, for all processes at once, within its bound."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from memories import CS, MADE, filled, opened

from align.provenance import library_versions
from align.translation import recipe as recipe_module
from align.translation.memory import INSERT, Rendering, imported_digest, recipe_id
from align.translation.memory_file import MemoryFile
from align.translation.recipe import IMPORTED, Recipe, code_sha256
from align.translation.settings import ModelSettings, fingerprint


def test_what_was_put_comes_back_in_a_new_session(tmp_path):
    path = tmp_path / "deep" / "tm.sqlite"
    first = opened(path)
    first.put(MADE, CS)
    first.close()
    assert opened(path).get([*MADE, "other"]) == MADE


@pytest.mark.parametrize(
    "other",
    [Recipe("model", "beam1", "code"), Recipe("other", "beam4", "code"), Recipe("model", "beam4", "newer code")],
)
def test_another_model_other_options_and_other_code_see_nothing_of_it(tmp_path, other):
    opened(tmp_path / "tm").put(MADE, CS)
    assert not opened(tmp_path / "tm", other).get(MADE)


def test_what_a_model_is_called_does_not_matter(tmp_path):
    opened(tmp_path / "tm").put(MADE, CS)
    assert opened(tmp_path / "tm", Recipe("model", "beam4", "code", "another name")).get(MADE) == MADE


def test_what_is_there_stays(tmp_path):
    memory = opened(tmp_path / "tm")
    memory.put(MADE, CS)
    memory.put({"Ano.": Rendering("Yeah.", 0.0)}, CS)
    assert memory.get(["Ano."]) == {"Ano.": MADE["Ano."]}


def test_thousands_at_once(tmp_path):
    memory = opened(tmp_path / "tm")
    many = {f"věta {n}": Rendering(f"sentence {n}", -0.5) for n in range(3000)}
    memory.put(many, dict.fromkeys(many, "cs"))
    assert memory.get(many) == many


@settings(max_examples=25)
@given(
    st.dictionaries(
        st.text(),
        st.tuples(st.text(), st.floats(allow_nan=False, allow_infinity=False), st.lists(st.just("loop"), max_size=1)),
    )
)
def test_any_text_and_any_score_come_back_as_they_were(tmp_path_factory, rows):
    encodable = {
        source: Rendering(text, score, tuple(flags))
        for source, (text, score, flags) in rows.items()
        if (source + text).encode("utf-8", "replace").decode() == source + text
    }
    memory = opened(tmp_path_factory.mktemp("any") / "tm")
    memory.put(encodable, dict.fromkeys(encodable, "ru"))
    assert memory.get(encodable) == encodable
    memory.close()


def test_the_code_that_translates_is_part_of_the_recipe(monkeypatch):
    before = code_sha256()
    monkeypatch.setattr(recipe_module, "_NO_PART", ())  # the memory itself decides nothing
    assert code_sha256() != before


def test_the_letters_that_patterns_are_built_from_are_part_of_the_recipe(monkeypatch):
    before = code_sha256()
    monkeypatch.setattr(recipe_module, "_PARTS", tuple(part for part in recipe_module._PARTS if part != "letters.py"))
    assert code_sha256() != before


def test_how_many_positions_a_model_has_is_part_of_what_it_is():
    sums = {"model.bin": "abc"}
    assert fingerprint(ModelSettings(positions=512), sums) != fingerprint(ModelSettings(positions=1024), sums)


@pytest.mark.parametrize("library", ["ctranslate2", "pymorphy3-dicts-ru"])
def test_another_version_of_a_library_is_another_recipe(library, monkeypatch):
    before = code_sha256()
    monkeypatch.setattr(recipe_module, "library_versions", lambda *names: library_versions(*names) | {library: "99"})
    assert code_sha256() != before


def test_the_least_recently_used_go_first_and_the_bound_holds(tmp_path):
    path = tmp_path / "tm"
    filled(path, range(500), at=1e9).close()
    filled(path, range(500, 1000), at=1.1e9).close()
    opened(path, at=1.2e9).get(map(str, range(200)))  # used again, so they stay
    memory = filled(path, range(1000, 3000), at=1.3e9, limit_mb=1)
    assert MemoryFile(path).size <= 1_000_000
    left = {int(n) for n in memory.get(map(str, range(3000)))}
    assert left
    assert not left & set(range(200, 500))
    assert min(left) >= 200
    assert left == set(range(min(left), 3000))


def filled_with_imported(path, count, at=1e8):
    """A memory of so many imported entries, older than all others."""
    with MemoryFile(path, create=True) as file, file.writing():
        ident = recipe_id(file, IMPORTED)
        rows = [
            (imported_digest(f"i{n}", "cs"), ident, "cs", f"i{n}", "x" * 500, 0.0, "", at, at) for n in range(count)
        ]
        file.connection.executemany(INSERT, rows)


def sources_of(path):
    return [source for (source,) in MemoryFile(path).connection.execute("SELECT source FROM unit")]


def test_imported_entries_never_make_room_for_a_model_s(tmp_path):
    filled_with_imported(tmp_path / "tm", 500)
    filled(tmp_path / "tm", range(3000), limit_mb=1).close()
    left = sources_of(tmp_path / "tm")
    assert sum(source.startswith("i") for source in left) == 500
    assert 800 < len(left) < 1600
    filled_with_imported(tmp_path / "more", 2500)
    filled(tmp_path / "more", range(100), limit_mb=1).close()
    assert len(sources_of(tmp_path / "more")) == 2500


def test_a_file_whose_pages_have_gaps_loses_no_more_than_a_tenth_at_once(tmp_path):
    path = tmp_path / "tm"
    memory = filled(path, range(1600), limit_mb=1)
    memory.close()
    with MemoryFile(path) as file:  # of every page something was used today
        file.connection.execute("UPDATE unit SET used = used + 1000 WHERE id % 2")
    count = len(sources_of(path))
    memory = filled(path, range(1600, 1650), limit_mb=1, at=1e9 + 900)
    for start in range(1650, 1900, 50):
        memory.put(
            {str(n): Rendering("x" * 500, 0.0) for n in range(start, start + 50)},
            dict.fromkeys(map(str, range(start, start + 50)), "cs"),
        )
    assert len(sources_of(path)) > 0.8 * count


def test_a_use_within_the_hour_is_not_written_again(tmp_path):
    filled(tmp_path / "tm", range(5), at=1e9)
    opened(tmp_path / "tm", at=1e9 + 60).get("0123")
    opened(tmp_path / "tm", at=1e9 + 7200).get("01")
    used = MemoryFile(tmp_path / "tm").connection.execute("SELECT source, used FROM unit ORDER BY source").fetchall()
    assert used == [("0", 1e9 + 7200), ("1", 1e9 + 7200), ("2", 1e9), ("3", 1e9), ("4", 1e9)]


WRITER = """
import sys
from pathlib import Path
from align.translation.memory import MemoryOptions, Rendering, TranslationMemory
from align.translation.recipe import Recipe
me = int(sys.argv[2])
memory = TranslationMemory(MemoryOptions(Path(sys.argv[1])), Recipe("model", "beam4", "code"))
for batch in range(20):
    sources = [f"{who} {batch} {n}" for n in range(20) for who in (me, "all")]
    memory.put({source: Rendering(f"{source} by {me}", me / 7) for source in sources}, dict.fromkeys(sources, "cs"))
    assert len(memory.get(sources)) == len(sources)
"""


def test_processes_that_make_and_fill_one_file_at_once_lose_nothing(tmp_path):
    path = tmp_path / "tm"
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, str(path), str(me)]) for me in range(4)]
    assert [writer.wait(120) for writer in writers] == [0, 0, 0, 0]
    wanted = [f"{who} {batch} {n}" for who in (*range(4), "all") for batch in range(20) for n in range(20)]
    found = opened(path).get(wanted)
    assert len(found) == len(wanted)
    for source, made in found.items():
        assert made == Rendering(made.text, int(made.text[-1]) / 7)
        assert made.text.startswith(f"{source} by ")
    assert MemoryFile(path).connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_process_that_is_killed_while_it_writes_leaves_whole_batches(tmp_path):
    path = tmp_path / "tm"
    endless = WRITER.replace("range(20):", "range(10**9):", 1).replace(
        "    assert", "    print(batch, flush=True)\n    assert"
    )
    with subprocess.Popen([sys.executable, "-c", endless, str(path), "1"], stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        while writer.stdout.readline() != b"5\n":
            pass
        writer.kill()
    (count,) = MemoryFile(path).connection.execute("SELECT count(*) FROM unit").fetchone()
    assert count >= 6 * 40
    assert count % 40 == 0


def test_imported_sentences_are_found_whatever_their_quotation_marks_and_spaces():
    assert imported_digest("Řekl: „ano“.", "cs") == imported_digest(" Řekl:  “ano”. ", "cs")
    assert imported_digest("Ano.", "cs") != imported_digest("Ano!", "cs")
    assert imported_digest("Ano.", "cs") != imported_digest("Ano.", "sk")
