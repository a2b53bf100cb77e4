"""Memories that are damaged, foreign, of other versions, locked, full or closed: what is said and what stays."""

from __future__ import annotations

import logging
import os
import sqlite3
import traceback
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from memories import CS, MADE, filled, opened

from align.errors import JobError
from align.translation.memory import Rendering
from align.translation.memory_exchange import entries
from align.translation.memory_file import MemoryFile


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
        (lambda path: path.write_bytes(b"no database at all" * 100), "not a translation memory"),
        (lambda path: path.write_bytes(b"Ano.\n"), "not a translation memory"),
        (lambda path: path.write_bytes(b"SQLite format 3\0" + b"\xa5" * 5000), "damaged"),
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
    assert "imported ones come back only" in caught.value.hint
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
    with caplog.at_level(logging.INFO, "align"):
        opened(path).put(MADE, CS)
    assert f"{path}: of an older newsalign, begins anew" in caplog.messages
    assert opened(path).get(MADE) == MADE


def test_a_full_disk_is_said_and_loses_nothing(tmp_path):
    memory = filled(tmp_path / "tm", range(100))
    memory._file.connection.execute(f"PRAGMA max_page_count = {memory._file.number('PRAGMA page_count') + 2}")
    with pytest.raises(JobError, match="full") as caught:
        memory.put({f"new {n}": Rendering("y" * 500, 0.0) for n in range(100)}, {f"new {n}": "cs" for n in range(100)})
    assert "Free some space" in caught.value.hint
    assert len(opened(tmp_path / "tm").get(map(str, range(100)))) == 100
    assert not opened(tmp_path / "tm").get(["new 0"])


def test_another_process_that_keeps_the_file_is_named_as_the_reason(tmp_path):
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
        said = ""
        try:
            if os.getuid() == 0:
                os.setuid(65534)
            work()
            said = "done"
        except JobError as error:
            said = str(error)
        except BaseException:  # noqa: BLE001  else a second pytest goes on in the child
            said = traceback.format_exc()
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


def test_a_memory_in_a_folder_of_somebody_else_s_shows_what_is_being_added(public):
    path = public / "tm"
    memory = filled(path, range(10))
    with MemoryFile(path, write=False):
        assert path.with_name("tm-wal").stat().st_size
    for each in (path, path.with_name("tm-wal"), path.with_name("tm-shm")):
        each.chmod(0o644)
    public.chmod(0o555)

    def look():
        (count,) = MemoryFile(path, write=False).connection.execute("SELECT count(*) FROM unit").fetchone()
        assert count == 10

    assert as_nobody(look) == "done"
    memory.close()


@pytest.mark.parametrize("name", ["//{}/tm", "/{}/a?b#c%41.tm"])
def test_a_path_is_that_file_s_whatever_it_looks_like(tmp_path, name):
    path = Path(name.format(str(tmp_path).lstrip("/")))
    filled(path, range(3)).close()
    assert len(opened(path).get("012")) == 3
    assert path.is_file()
    with MemoryFile(path, write=False) as file:
        assert file.number("SELECT count(*) FROM unit") == 3


def test_nobody_comes_back_whatever_happens():
    assert "ZeroDivisionError" in as_nobody(lambda: 1 / 0)
