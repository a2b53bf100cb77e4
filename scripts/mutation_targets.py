# ruff: noqa: E501  rows of data
"""What reads files in newsalign, each with a good input to begin with and the command line that reads it."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mutation_json import IDS
from mutation_seeds import (
    BASELINE,
    CZECH,
    DEFAULTS,
    ENGLISH,
    FRESH,
    GOLD,
    GOOD,
    LADDER,
    PAGE,
    PROFILE,
    ROW,
    SEGMENTS,
    TMX,
    Attack,
    put,
)  # fmt: skip
from mutation_stores import damaged_decisions, damaged_marian, damaged_memory, damaged_model, damaged_run


@dataclass(frozen=True, slots=True)
class Target:
    """A reader under attack. ``batch`` inputs are read by one call of ``prepare``'s command line.

    ``prepare`` puts the mutated inputs into the working folder and returns the command lines to call there, in order.
    """

    name: str
    form: str
    share: int
    batch: int
    prepare: Callable[[Path, Sequence[Attack]], list[list[str]]]


def _sides(form: str, source: str, english: str) -> Callable[[Path, Sequence[Attack]], list[list[str]]]:
    """A run over pairs of files, one side of each mutated."""

    def prepare(folder: Path, attacks: Sequence[Attack]) -> list[list[str]]:
        for attack in attacks:
            which = attack.random.choice(("cs", "en", "en"))
            for lang, text in (("cs", source), ("en", english)):
                data = attack.of(text) if lang == which else text.encode()
                put(folder / "in" / f"s{attack.number:05d}.{lang}.{form}", data)
        return [_run(folder)]

    return prepare


def _rows(folder: Path, attacks: Sequence[Attack]) -> list[list[str]]:
    for attack in attacks:
        rows = [{**ROW, "id": f"s{attack.number:05d}-{letter}"} for letter in "ab"]
        text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        put(folder / "in" / f"s{attack.number:05d}.jsonl", attack.of(text))
        put(folder / "in" / f"s{attack.number:05d}.en.txt", b"He left.\n")
    return [_run(folder, *map(str, sorted((folder / "in").glob("*.jsonl"))))]


def _names(folder: Path, attacks: Sequence[Attack]) -> list[list[str]]:
    """Good texts under hostile names; and in the place of texts links, pipes and devices."""
    for attack in attacks:
        name = attack.random.choice(IDS) + f".{attack.random.choice(('cs', 'en', 'ru'))}.txt"
        place = f"{folder}/in/{attack.random.choice(('', 'a/', 'A/'))}".encode() + name.encode(
            "utf-8", "surrogatepass" if attack.random.random() < 0.5 else "replace"
        )
        if b".." in place.split(b"/") or name.startswith("/"):
            place = f"{folder}/in/\udcff\udcfe{attack.number}.cs.txt".encode("utf-8", "surrogateescape")
        with suppress(OSError, ValueError):
            os.makedirs(os.path.dirname(place), exist_ok=True)  # noqa: PTH103,PTH120  names that no Path holds
            _odd_file(place, attack, folder)
    return [_run(folder)]


def _odd_file(place: bytes, attack: Attack, folder: Path) -> None:
    kind = attack.random.choice(("text", "text", "text", "elsewhere", "loop", "gone", "pipe", "device", "folder", "up"))
    links: dict[str, str | bytes] = {
        "elsewhere": f"{folder}/in/good.cs.txt",
        "loop": place,
        "gone": f"{folder}/nowhere",
        "device": "/dev/zero",
        "up": f"{folder}/in",
    }
    if kind == "text":
        with open(place, "xb") as stream:  # noqa: PTH123
            stream.write(CZECH.encode())
    elif kind == "pipe":
        os.mkfifo(place)
    elif kind == "folder":
        os.mkdir(place)  # noqa: PTH102
    else:
        os.symlink(links[kind], place)  # noqa: PTH211


def _single(name: str, good: str, *calls: str) -> Callable[[Path, Sequence[Attack]], list[list[str]]]:
    """One mutated file ``name`` beside good ones, and the command lines that read it."""

    def prepare(folder: Path, attacks: Sequence[Attack]) -> list[list[str]]:
        for other, text in GOOD.items():
            put(folder / other, text.encode())
        put(folder / name, attacks[0].of(good))
        return [call.split() for call in calls]

    return prepare


def _parquet(folder: Path, attacks: Sequence[Attack]) -> list[list[str]]:
    """A Parquet file of rows: its bytes mutated, or whole with values of the wrong kind, or a bomb."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    (attack,) = attacks
    random, path = attack.random, folder / "in" / "m.parquet"
    path.parent.mkdir(parents=True, exist_ok=True)
    odd = random.choice((None, "", "x" * 2_000_000, b"\xff\x00", 7, [], [["a"]], {"a": 1}, IDS[random.randrange(12)]))
    field = random.choice(("id", "lang", "source", "english", "meta"))
    rows: list[dict[str, Any]] = [{"id": f"s{n}", "lang": "cs", "source": CZECH, "english": ENGLISH} for n in range(3)]
    if random.random() < 0.3:
        rows = [{**row, field: odd} for row in rows]
    table = pa.Table.from_pylist(rows)
    if random.random() < 0.1:  # a few kB that are 200 MB to whoever reads them, and one text to us
        long = pa.DictionaryArray.from_arrays([0] * 10, ["a" * 20_000_000])
        table = pa.table({"id": [f"s{n}" for n in range(10)], "lang": ["cs"] * 10, "source": long})
    pq.write_table(table, path, compression=random.choice(("none", "snappy", "zstd")), store_schema=False)
    if random.random() < 0.7:
        path.write_bytes(attack.of(path.read_bytes()))
    return [_run(folder, "in/m.parquet")]


def _manifest(name: str) -> Callable[[Path, Sequence[Attack]], list[list[str]]]:
    """A manifest, its lines mutated, or with paths that lead elsewhere."""

    def prepare(folder: Path, attacks: Sequence[Attack]) -> list[list[str]]:
        (attack,) = attacks
        for other, text in GOOD.items():
            put(folder / "in" / "files" / other, text.encode())
        aims = (
            attack.lure.file,
            "../../secret.txt",
            "files",
            "/dev/zero",
            "files/story.cs.txt\0",
            "out/run.json",
            attack.lure.url,
            ".",
            "",
        )
        source = attack.random.choice(("files/story.cs.txt", attack.random.choice(aims)))
        row = {"id": "m1", "lang": "cs", "source": source, "english": "files/story.en.txt", "meta": {"outlet": "a"}}
        text = (
            json.dumps(row) + "\n"
            if name.endswith("l")
            else f'id,lang,source,english,meta,outlet\nm1,cs,{source},files/story.en.txt,"{{""a"": 1}}",b\n'
        )
        put(folder / "in" / name, attack.of(text))
        return [_run(folder, f"in/{name}")]

    return prepare


def _run(folder: Path, *more: str) -> list[str]:
    put(folder / "in" / "good.cs.txt", CZECH.encode())
    return ["run", "in", *more, "--out", "out", "--threads", "1", "--beam", "1", "--workers", "0"]


_PAIR = "audit story.en.txt --source story.cs.txt"

TARGETS = {
    target.name: target
    for target in (
        Target("text", "txt", 12, 25, _sides("txt", CZECH, ENGLISH)),
        Target("page", "html", 22, 25, _sides("html", PAGE, PAGE)),
        Target("rows", "jsonl", 16, 25, _rows),
        Target("names", "txt", 6, 25, _names),
        Target("english-text", "txt", 3, 1, _single("m.en.txt", ENGLISH, "audit m.en.txt", "normalize m.en.txt --diff")),
        Target("english-page", "html", 3, 1, _single("m.en.html", PAGE, "audit m.en.html --format sarif")),
        Target("english-rows", "jsonl", 2, 1, _single("m.jsonl", json.dumps(ROW), "audit m.jsonl --rule exonym")),
        Target("translation-lines", "txt", 4, 1, _single("m.txt", FRESH, f"{_PAIR} --translation m.txt")),
        Target("translation-rows", "jsonl", 5, 1, _single("m.jsonl", SEGMENTS, f"{_PAIR} --translation m.jsonl")),
        Target("gold-findings", "jsonl", 4, 1, _single("m.jsonl", json.dumps(GOLD), "evaluate findings m.jsonl")),
        Target("ladder", "ladder", 4, 1, _single("m", LADDER, "evaluate alignment --gold m --hyp good.ladder", "evaluate alignment --gold good.ladder --hyp m")),
        Target("reference", "txt", 2, 1, _single("m", "He left.\nHe is back.\n", "evaluate translation --hyp m --ref lines.en --source lines.cs --from cs")),
        Target("profile", "toml", 5, 1, _single("m.toml", PROFILE, "audit story.en.txt --profile m.toml", "profiles show m.toml")),
        Target("defaults", "toml", 3, 1, _single("newsalign.toml", DEFAULTS, "audit story.en.txt", "rules")),
        Target("baseline", "txt", 2, 1, _single("m", BASELINE, "audit story.en.txt --baseline m")),
        Target("sentences", "txt", 2, 1, _single("m.cs", "Odjel do Kyjeva.\nVrátil se.\n", "translate --from cs --sentences m.cs --threads 1 --beam 1")),
        Target("tmx", "xml", 6, 1, _single("m.tmx", TMX, "tm import m.sqlite m.tmx", "tm stats m.sqlite")),
        Target("decisions", "bytes", 3, 1, damaged_decisions),
        Target("mt", "txt", 2, 1, _single("m", "He left for Kyiv.\nHe returned.\n", "align lines.cs lines.en --sentences --mt m --format tmx")),
        Target("parquet", "bytes", 4, 1, _parquet),
        Target("manifest-rows", "jsonl", 3, 1, _manifest("manifest.jsonl")),
        Target("manifest-csv", "txt", 3, 1, _manifest("m.csv")),
        Target("run-folder", "jsonl", 8, 1, damaged_run),
        Target("memory", "bytes", 5, 1, damaged_memory),
        Target("model", "txt", 2, 1, damaged_model),
        Target("marian", "txt", 1, 1, damaged_marian),
    )
}  # fmt: skip
