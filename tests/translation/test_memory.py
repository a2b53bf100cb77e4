"""The translation memory keeps exactly what it was given, for all processes at once, within its bound."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from align.errors import JobError
from align.provenance import library_versions
from align.translation import recipe as recipe_module
from align.translation.memory import MemoryOptions, Rendering, TranslationMemory, imported_digest
from align.translation.memory_exchange import entries
from align.translation.memory_file import MemoryFile
from align.translation.recipe import Recipe, code_sha256

BEAM4, BEAM1 = Recipe("model", "beam4", "code"), Recipe("model", "beam1", "code")
MADE = {"Ano.": Rendering("Yes.", -0.1234567890123, ()), "Ne „ne“.": Rendering("No.", -1.5, ("loop", "truncated"))}
CS = dict.fromkeys(MADE, "cs")


def opened(path: Path, recipe: Recipe = BEAM4, limit_mb: int = 100, at: float = 1e9) -> TranslationMemory:
    return TranslationMemory(MemoryOptions(path, limit_mb), recipe, lambda: at)


def filled(path: Path, names: range, at: float = 1e9, limit_mb: int = 100) -> TranslationMemory:
    memory = opened(path, limit_mb=limit_mb, at=at)
    memory.put({str(n): Rendering("x" * 500, 0.0) for n in names}, {str(n): "cs" for n in names})
    return memory


def test_what_was_put_comes_back_in_a_new_session(tmp_path):
    path = tmp_path / "deep" / "tm.sqlite"
    first = opened(path)
    first.put(MADE, CS)
    first.close()
    assert opened(path).get([*MADE, "other"]) == MADE


@pytest.mark.parametrize("other", [BEAM1, Recipe("other", "beam4", "code"), Recipe("model", "beam4", "newer code")])
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


@settings(max_examples=25, deadline=None)
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


def damaged(path):
    filled(path, range(500)).close()
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xa5" * (len(data) - 4096)
    path.write_bytes(data)


def foreign(path):
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE invoices (number)")
    connection.commit()


def newer(path):
    opened(path).close()
    sqlite3.connect(path).execute("PRAGMA user_version = 99")


def hung_up(path):
    """With a view that never ends in the place of a table."""
    opened(path).close()
    view = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x AS id, x AS digest FROM n"
    sqlite3.connect(path).executescript(f"ALTER TABLE unit RENAME TO old; CREATE VIEW unit AS {view}")


@pytest.mark.parametrize(
    ("make", "what"),
    [
        (hung_up, "its tables are other ones"),
        (lambda path: path.write_bytes(b"no database at all" * 100), "damaged"),
        (damaged, "damaged"),
        (foreign, "no translation memory"),
        (newer, "newer"),
        (lambda path: path.mkdir(), "is a folder"),
    ],
)
def test_a_file_that_cannot_be_used_is_named_with_what_to_do_and_left_alone(tmp_path, make, what):
    path = tmp_path / "tm.sqlite"
    make(path)
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(JobError, match=what) as caught:
        opened(path).get(["1", "2"])
    assert str(path) in caught.value.message
    assert caught.value.hint
    assert (path.read_bytes() if path.is_file() else b"") == before


@pytest.mark.parametrize(
    ("column", "value"),
    [("text", "x'ff'"), ("text", "CAST(x'ff' AS TEXT)"), ("score", "'high'"), ("score", "9e999"), ("flags", "x'00'"),
     ("used", "'now'")],
)  # fmt: skip
def test_values_that_no_translation_has_are_damage(tmp_path, column, value):
    path = tmp_path / "tm.sqlite"
    filled(path, range(3)).close()
    with sqlite3.connect(path) as db:
        db.execute(f"UPDATE unit SET {column} = {value}")  # noqa: S608
    with pytest.raises(JobError, match="damaged") as caught:
        opened(path).get(["1", "2"])
    assert "Delete it" in caught.value.hint
    with pytest.raises(JobError, match="damaged"):
        list(entries(MemoryFile(path, write=False)))


def test_the_memory_of_an_older_version_begins_anew(tmp_path, caplog):
    path = tmp_path / "tm"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE translation (model TEXT, source TEXT)")
    connection.execute(f"PRAGMA application_id = {0x4E41544D}")
    connection.execute("PRAGMA user_version = 1")
    connection.commit()
    connection.close()
    opened(path).put(MADE, CS)
    assert opened(path).get(MADE) == MADE


def test_a_full_disk_is_said_and_loses_nothing(tmp_path):
    memory = filled(tmp_path / "tm", range(100))
    memory._file.connection.execute(f"PRAGMA max_page_count = {memory._file.number('PRAGMA page_count') + 2}")
    with pytest.raises(JobError, match="full") as caught:
        memory.put({f"new {n}": Rendering("y" * 500, 0.0) for n in range(100)}, {f"new {n}": "cs" for n in range(100)})
    assert "Free some space" in caught.value.hint
    assert len(opened(tmp_path / "tm").get(map(str, range(100)))) == 100
    assert not opened(tmp_path / "tm").get(["new 0"])


def test_another_process_that_keeps_the_file_is_named_as_the_reason(tmp_path, monkeypatch):
    memory = filled(tmp_path / "tm", range(3))
    other = sqlite3.connect(tmp_path / "tm", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    memory._file.connection.execute("PRAGMA busy_timeout = 1")
    with pytest.raises(JobError, match="locked") as caught:
        memory.put(MADE, CS)
    assert "Another process" in caught.value.hint
    other.execute("ROLLBACK")
    memory.put(MADE, CS)
    assert memory.get(MADE) == MADE


def as_nobody(work):
    """What a process without root's rights prints when it does the work."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        try:
            if os.getuid() == 0:
                os.setuid(65534)
            work()
            said = "done"
        except JobError as error:
            said = str(error)
        finally:
            os.write(writer, said.encode())
            os._exit(0)
    os.close(writer)
    os.waitpid(child, 0)
    with os.fdopen(reader) as stream:
        return stream.read()


@pytest.fixture
def public():
    """A folder that every user may enter, which pytest's own are not."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        folder.chmod(0o755)


def test_a_file_that_may_only_be_read_is_refused_before_any_work_but_can_be_looked_at(public):
    path = public / "tm"
    filled(path, range(10)).close()
    path.chmod(0o444)
    public.chmod(0o555)
    said = as_nobody(lambda: opened(path))
    assert str(path) in said
    assert "cannot be used" in said
    assert (
        as_nobody(lambda: MemoryFile(path, write=False).connection.execute("SELECT * FROM unit").fetchall()) == "done"
    )


def test_imported_sentences_are_found_whatever_their_quotation_marks_and_spaces():
    assert imported_digest("Řekl: „ano“.", "cs") == imported_digest(" Řekl:  “ano”. ", "cs")
    assert imported_digest("Ano.", "cs") != imported_digest("Ano!", "cs")
    assert imported_digest("Ano.", "cs") != imported_digest("Ano.", "sk")
