"""What a memory holds, and what may go."""

from __future__ import annotations

import logging
import sqlite3

import pytest
from memories import filled

from align.errors import ConfigError, JobError
from align.translation.memory import MemoryOptions, Rendering, TranslationMemory
from align.translation.memory_care import Pruned, Unwanted, prune, require_model, stats
from align.translation.memory_exchange import Taken, import_tmx
from align.translation.memory_file import MemoryFile
from align.translation.recipe import Recipe, code_sha256

DAY = 86_400
NOW = 1_000 * DAY
TMX = (
    '<tmx><body><tu><tuv xml:lang="sk"><seg>Áno.</seg></tuv><tuv xml:lang="en"><seg>Yes.</seg></tuv></tu></body></tmx>'
)


@pytest.fixture
def path(tmp_path):
    """Three entries of a model, used 1, 10 and 100 days ago, one of an older newsalign, and one imported today."""
    for name, lang, days, code in (
        ("a", "cs", 1, ""),
        ("b", "cs", 10, ""),
        ("c", "ru", 100, ""),
        ("d", "cs", 5, "old"),
    ):
        recipe = Recipe("abcdef", "beam4", code or code_sha256(), "tiny")
        memory = TranslationMemory(MemoryOptions(tmp_path / "tm"), recipe, lambda days=days: NOW - days * DAY)
        memory.put({name: Rendering("x" * 5000, 0.0)}, {name: lang})
        memory.close()
    (tmp_path / "in.tmx").write_text(TMX, encoding="utf-8")

    class Silent:
        def update(self, n: float = 1, /) -> None:
            pass

    file = MemoryFile(tmp_path / "tm")
    import_tmx(file, tmp_path / "in.tmx", 10**9, Taken(), Silent())
    file.close()
    return tmp_path / "tm"


def left(path):
    rows = MemoryFile(path, write=False).connection.execute("SELECT source FROM unit ORDER BY source").fetchall()
    return "".join(source for (source,) in rows)


def test_stats_tell_models_languages_size_and_age(path):
    found = stats(MemoryFile(path, write=False))
    assert (found.entries, found.languages) == (5, {"cs": 3, "ru": 1, "sk": 1})
    assert [(each.model, each.current, each.entries) for each in found.recipes] == [
        ("tiny", True, 3), ("tiny", False, 1), ("imported", True, 1),
    ]  # fmt: skip
    assert found.oldest == "1972-06-19T00:00:00+00:00"
    assert found.oldest < found.last_used <= found.newest
    assert 20_000 < found.bytes <= path.stat().st_size


@pytest.mark.parametrize("change", ["unit SET used = 'now'", "unit SET used = 1 << 60", "unit SET lang = x'00'",
                                    "recipe SET name = x'ff'"])  # fmt: skip
def test_values_that_say_nothing_are_damage(path, change):
    with MemoryFile(path).connection as db:
        db.execute(f"UPDATE {change}")
    with pytest.raises(JobError, match="damaged"):
        stats(MemoryFile(path, write=False))


def test_an_empty_memory_has_stats_too(tmp_path):
    MemoryFile(tmp_path / "tm", create=True).close()
    found = stats(MemoryFile(tmp_path / "tm", write=False))
    assert (found.entries, found.languages, found.recipes, found.oldest) == (0, {}, (), "")


@pytest.mark.parametrize(
    ("unwanted", "stays"),
    [
        (Unwanted(days=9), "adÁno."),
        (Unwanted(days=10**15), "abcdÁno."),
        (Unwanted(model="tiny"), "Áno."),
        (Unwanted(model="abc"), "Áno."),
        (Unwanted(model="ABC"), "abcdÁno."),
        (Unwanted(model="%"), "abcdÁno."),
        (Unwanted(imported=True), "abcd"),
        (Unwanted(outdated=True), "abcÁno."),
        (Unwanted(days=50, imported=True), "abd"),
        (Unwanted(to_bytes=0), ""),
    ],
)
def test_only_what_is_named_goes(path, unwanted, stays):
    done = prune(MemoryFile(path), unwanted, NOW)
    assert left(path) == stays
    assert (done.removed, done.left) == (5 - done.left, len(stays.replace("Áno.", "s")))


def test_the_room_goes_back_to_the_disk(path):
    done = prune(MemoryFile(path), Unwanted(model="tiny"), NOW)
    assert done == Pruned(4, 1, done.before, path.stat().st_size)
    assert done.after < done.before


def test_no_more_goes_than_has_to(tmp_path):
    path = tmp_path / "tm"
    filled(path, range(4000)).close()
    with MemoryFile(path) as file:  # half of every page is room
        file.connection.execute("DELETE FROM unit WHERE id % 2")
        assert file.size > 1_500_000
        assert prune(file, Unwanted(to_bytes=1_500_000), 1e9).removed == 0
        assert 1_000_000 < file.size < 1_500_000
        done = prune(file, Unwanted(to_bytes=1_000_000), 1e9)
        assert 950_000 < file.size <= 1_000_000
        assert (done.removed + done.left, done.after) == (2000, path.stat().st_size)


def test_a_file_that_cannot_get_smaller_now_is_told(path, caplog):
    reader = sqlite3.connect(path, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM unit").fetchone()
    with MemoryFile(path) as file:
        file.connection.execute("PRAGMA busy_timeout = 1")
        with caplog.at_level(logging.WARNING):
            prune(file, Unwanted(model="tiny"), NOW)
        assert [record.getMessage() for record in caplog.records] == [
            f"{path}: in use by another process: the file gets smaller once that lets go of it"
        ]
        reader.close()
        caplog.clear()
        prune(file, Unwanted(model="tiny"), NOW)
        assert not caplog.records


def test_a_model_is_known_by_its_name_or_the_beginning_of_its_hash(path):
    with MemoryFile(path) as file:
        for model in ("tiny", "abc", "imported"):
            require_model(file, model)
        with pytest.raises(ConfigError, match="'bcd'") as caught:
            require_model(file, "bcd")
        assert caught.value.hint == "There are: tiny, imported."
        file.connection.execute("UPDATE recipe SET name = x'ff'")
        with pytest.raises(JobError, match="damaged"):
            require_model(file, "bcd")


def test_a_run_at_work_goes_on_after_its_entries_went(path):
    memory = TranslationMemory(MemoryOptions(path), Recipe("abcdef", "beam4", code_sha256(), "tiny"))
    prune(MemoryFile(path), Unwanted(model="tiny"), NOW)
    memory.put({"e": Rendering("new", 0.0)}, {"e": "cs"})
    assert memory.get("ae") == {"e": Rendering("new", 0.0)}
    assert {each.model: each.entries for each in stats(MemoryFile(path)).recipes} == {"imported": 1, "tiny": 1}


@pytest.mark.parametrize("look", [lambda path: stats(MemoryFile(path, write=False)), lambda path: MemoryFile(path)])
def test_a_memory_that_is_not_there_is_not_made(tmp_path, look):
    with pytest.raises(JobError, match="no such file"):
        look(tmp_path / "none")
    assert not (tmp_path / "none").exists()
