"""The translation memory keeps exactly what it was given, and complains clearly."""

from __future__ import annotations

import sqlite3

import pytest

from align.errors import InputError
from align.translation.memory import Rendering, TranslationMemory

MADE = {"Ano.": Rendering("Yes.", -0.1234567890123, ()), "Ne „ne“.": Rendering("No.", -1.5, ("loop", "truncated"))}


def test_what_was_put_comes_back_in_a_new_session(tmp_path):
    path = tmp_path / "deep" / "tm.sqlite"
    first = TranslationMemory(path, "model", "beam4")
    first.put(MADE)
    first.close()
    assert TranslationMemory(path, "model", "beam4").get([*MADE, "other"]) == MADE


def test_another_model_or_other_options_see_nothing_of_it(tmp_path):
    TranslationMemory(tmp_path / "tm", "model", "beam4").put(MADE)
    assert not TranslationMemory(tmp_path / "tm", "other", "beam4").get(MADE)
    assert not TranslationMemory(tmp_path / "tm", "model", "beam1").get(MADE)


def test_what_is_there_stays(tmp_path):
    memory = TranslationMemory(tmp_path / "tm", "model", "beam4")
    memory.put(MADE)
    memory.put({"Ano.": Rendering("Yeah.", 0.0)})
    assert memory.get(["Ano."]) == {"Ano.": MADE["Ano."]}


def test_thousands_at_once(tmp_path):
    memory = TranslationMemory(tmp_path / "tm", "model", "beam4")
    many = {f"věta {n}": Rendering(f"sentence {n}", -0.5) for n in range(3000)}
    memory.put(many)
    assert memory.get(many) == many


def test_two_open_at_once_do_not_lock_each_other_out(tmp_path):
    one, two = (TranslationMemory(tmp_path / "tm", "model", "beam4") for _ in range(2))
    one.put({"a": MADE["Ano."]})
    two.put({"b": MADE["Ano."]})
    assert set(one.get("ab")) == set(two.get("ab")) == {"a", "b"}


def damaged(path):
    TranslationMemory(path, "model", "beam4").put({str(n): Rendering("x" * 500, 0.0) for n in range(500)})
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xa5" * (len(data) - 4096)
    path.write_bytes(data)


def foreign(path):
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE invoices (number)")
    connection.commit()


def newer(path):
    TranslationMemory(path, "model", "beam4").close()
    sqlite3.connect(path).execute("PRAGMA user_version = 99")


@pytest.mark.parametrize(
    ("make", "what"),
    [
        (lambda path: path.write_bytes(b"no database at all" * 100), "damaged"),
        (damaged, "damaged"),
        (foreign, "no translation memory"),
        (newer, "newer"),
        (lambda path: path.mkdir(), "cannot be used"),
    ],
)
def test_a_file_that_cannot_be_used_is_named_with_what_to_do(tmp_path, make, what):
    path = tmp_path / "tm.sqlite"
    make(path)
    with pytest.raises(InputError, match=what) as caught:
        TranslationMemory(path, "model", "beam4").get(["1", "2"])
    assert str(path) in caught.value.message
    assert caught.value.hint
