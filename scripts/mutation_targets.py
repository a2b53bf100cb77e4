# ruff: noqa: E501  rows of data
"""What reads files in newsalign, each with a good input to begin with and the command line that reads it."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random

from mutations import IDS, Lure, mutated

CZECH = """Ministr otevřel nový most

PRAHA (ČTK) – Ministr dopravy Karel Dvořák dnes otevřel nový most. Stavba stála 1 200 milionů korun.
Odjel do Kyjeva.
"""
ENGLISH = """Minister opens new bridge

PRAGUE (CTK) – Transport Minister. Karel Dvorak opened a new bridge today. It cost 1,200 million crowns.
He left for Kiev.
"""
PAGE = """<!DOCTYPE html><html lang="cs"><head><meta charset="utf-8"><title>Ministr otevřel nový most</title>
<meta property="og:title" content="Ministr otevřel nový most"><script type="application/ld+json">
{"@type": "NewsArticle", "headline": "Ministr otevřel nový most", "datePublished": "2025-07-01"}</script></head>
<body><nav><a href="/">Domů</a></nav><article><h1>Ministr otevřel nový most</h1><p>Ministr dopravy <b>Karel Dvořák</b>
dnes otevřel nový most přes řeku, na který lidé ve městě čekali dvacet let.</p><p>Stavba stála 1 200 milionů korun,
řekl <a href="/x">starosta</a> a odjel do Kyjeva.</p><ul><li>Most má čtyři pruhy.</li></ul></article></body></html>
"""
ROW = {"id": "ID", "lang": "cs", "source": CZECH, "english": ENGLISH, "meta": {"outlet": "a", "suppress": ["exonym"]}}
FRESH = """The minister opened a new bridge
PRAGUE (CTK) - Transport Minister Karel Dvořák today opened a new bridge. It cost 1,200 million.
He left for Kyiv.
"""
SEGMENTS = "".join(
    json.dumps({"segment_id": f"story.cs:{place}", "text": text, "score": -0.5, "flags": []}) + "\n"
    for place, text in (
        ("0:1", "A new bridge"),
        ("1:1", "It was opened."),
        ("1:2", "It cost 1,200."),
        ("2:1", "He left."),
    )
)
GOLD = {"id": "g", "lang": "cs", "source": "Odjel do Kyjeva.\n", "english": "He left for Kiev.\n",
        "findings": [{"rule": "exonym", "start": 12, "end": 16, "replacement": "Kyiv"}], "traps": [{"start": 0,
        "end": 2}]}  # fmt: skip
LADDER = "[0]:[0]:0.9\n[1, 2]:[1]:0.8\n[]:[2]:0.0\n[3]:[]:0.0\n"
PROFILE = """inherits = "plain"
apply = ["exonym"]
off = ["omission"]
bar = 0.5
keep = ["Kiev Post"]
quotes = "curly"
[preferred]
Zelensky = ["Zelenskyy"]
[bars]
exonym = 0.4
"""
DEFAULTS = '[audit]\nprofile = "plain"\nfail-on = "never"\n[run]\nthreads = 1\n[rules]\n'
BASELINE = "# newsalign baseline\n0123456789abcdef exonym Kiev\n"


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


@dataclass(frozen=True, slots=True)
class Attack:
    """One mutated input: its number, and the generator and lure that it is made with."""

    number: int
    form: str
    random: Random
    lure: Lure

    def of(self, good: str | bytes) -> bytes:
        """The good input, mutated."""
        data = good.encode() if isinstance(good, str) else good
        return mutated(data, self.form, self.random, self.lure)


def _sides(form: str, source: str, english: str) -> Callable[[Path, Sequence[Attack]], list[list[str]]]:
    """A run over pairs of files, one side of each mutated."""

    def prepare(folder: Path, attacks: Sequence[Attack]) -> list[list[str]]:
        for attack in attacks:
            which = attack.random.choice(("cs", "en", "en"))
            for lang, text in (("cs", source), ("en", english)):
                data = attack.of(text) if lang == which else text.encode()
                _put(folder / "in" / f"s{attack.number:05d}.{lang}.{form}", data)
        return [_run(folder)]

    return prepare


def _rows(folder: Path, attacks: Sequence[Attack]) -> list[list[str]]:
    for attack in attacks:
        rows = [{**ROW, "id": f"s{attack.number:05d}-{letter}"} for letter in "ab"]
        text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        _put(folder / "in" / f"s{attack.number:05d}.jsonl", attack.of(text))
        _put(folder / "in" / f"s{attack.number:05d}.en.txt", b"He left.\n")
    return [_run(folder, *map(str, sorted((folder / "in").glob("*.jsonl"))))]


def _names(folder: Path, attacks: Sequence[Attack]) -> list[list[str]]:
    """Good texts under hostile names; and in the place of texts links, pipes and devices."""
    for attack in attacks:
        name = attack.random.choice(IDS) + f".{attack.random.choice(('cs', 'en', 'ru'))}.txt"
        place = f"{folder}/in/{attack.random.choice(('', 'a/', 'A/'))}".encode() + name.encode(
            "utf-8", "surrogateescape" if attack.random.random() < 0.5 else "replace"
        )
        if b".." in place.split(b"/") or name.startswith("/"):
            place = f"{folder}/in/\udcff\udcfe{attack.number}.cs.txt".encode("utf-8", "surrogateescape")
        with suppress(OSError, ValueError):
            os.makedirs(os.path.dirname(place), exist_ok=True)  # noqa: PTH103,PTH120  names that no Path holds
            _odd_file(place, attack, folder)
    return [_run(folder)]


def _odd_file(place: bytes, attack: Attack, folder: Path) -> None:
    kind = attack.random.choice(("text", "text", "text", "elsewhere", "loop", "gone", "pipe", "device", "folder", "up"))
    links = {
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
        for other, text in _GOOD.items():
            _put(folder / other, text.encode())
        _put(folder / name, attacks[0].of(good))
        return [call.split() for call in calls]

    return prepare


def _damaged(folder: Path, attacks: Sequence[Attack]) -> list[list[str]]:
    """A finished run, one of whose files was changed; read back, and run again."""
    (attack,) = attacks
    good = folder.parent / "finished"
    if not good.is_dir():
        from align.cli.main import _run as call

        _put(folder.parent / "in-good" / "story.cs.txt", CZECH.encode())
        _put(folder.parent / "in-good" / "story.en.txt", ENGLISH.encode())
        call(["run", str(folder.parent / "in-good"), "--out", str(good), "--quiet", "--threads", "1", "--workers", "0"])
    shutil.copytree(good, folder / "out", dirs_exist_ok=True)
    victims = sorted(path for path in (folder / "out").rglob("*") if path.is_file() and path.name != "lock")
    victim = attack.random.choice(victims)
    victim.write_bytes(attack.of(victim.read_bytes()))
    form = attack.random.choice(("txt", "jsonl", "tsv", "tmx"))
    again = ["run", str(folder.parent / "in-good"), "--out", "out", "--threads", "1", "--workers", "0"]
    return [["export", "out", "--format", form, "--out", "out/export"], ["run", "--status", "out"], again]


def _parquet(folder: Path, attacks: Sequence[Attack]) -> list[list[str]]:
    """A Parquet file of rows: its bytes mutated, or whole with values of the wrong kind, or a bomb."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    (attack,) = attacks
    random, path = attack.random, folder / "in" / "m.parquet"
    path.parent.mkdir(parents=True, exist_ok=True)
    odd = random.choice((None, "", "x" * 2_000_000, b"\xff\x00", 7, [], [["a"]], {"a": 1}, IDS[random.randrange(12)]))
    field = random.choice(("id", "lang", "source", "english", "meta"))
    rows = [{"id": f"s{n}", "lang": "cs", "source": CZECH, "english": ENGLISH} for n in range(3)]
    if random.random() < 0.3:
        rows = [{**row, field: odd} for row in rows]
    if random.random() < 0.1:
        rows = [{**rows[0], "id": f"s{n}", "source": "a" * 20_000_000} for n in range(10)]  # a few kB that are 200 MB
    pq.write_table(pa.Table.from_pylist(rows), path, compression=random.choice(("none", "snappy", "zstd")))
    if random.random() < 0.7:
        path.write_bytes(attack.of(path.read_bytes()))
    return [_run(folder, "in/m.parquet")]


def _manifest(name: str) -> Callable[[Path, Sequence[Attack]], list[list[str]]]:
    """A manifest, its lines mutated, or with paths that lead elsewhere."""

    def prepare(folder: Path, attacks: Sequence[Attack]) -> list[list[str]]:
        (attack,) = attacks
        for other, text in _GOOD.items():
            _put(folder / "in" / "files" / other, text.encode())
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
        _put(folder / "in" / name, attack.of(text))
        return [_run(folder, f"in/{name}")]

    return prepare


def _memory(folder: Path, attacks: Sequence[Attack]) -> list[list[str]]:
    (attack,) = attacks
    good = folder.parent / "good.sqlite"
    _put(folder / "story.cs.txt", CZECH.encode())
    translate = ["translate", "--from", "cs", "--threads", "1", "--tm"]
    if not good.is_file():
        from align.cli.main import _run as call

        call([*translate, str(good), str(folder / "story.cs.txt")])
    _put(folder / "m.sqlite", attack.of(good.read_bytes()))
    return [[*translate, "m.sqlite", "story.cs.txt"]]


def _run(folder: Path, *more: str) -> list[str]:
    _put(folder / "in" / "good.cs.txt", CZECH.encode())
    return ["run", "in", *more, "--out", "out", "--threads", "1", "--beam", "1", "--workers", "0"]


def _put(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


_GOOD: Mapping[str, str] = {
    "story.cs.txt": CZECH, "story.en.txt": ENGLISH, "good.ladder": LADDER, "own.toml": 'inherits = "plain"\n',
    "lines.cs": "Odjel do Kyjeva.\nVrátil se.\n", "lines.en": "He left for Kyiv.\nHe came back.\n",
}  # fmt: skip
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
        Target("mt", "txt", 2, 1, _single("m", "He left for Kyiv.\nHe returned.\n", "align lines.cs lines.en --sentences --mt m --format tmx")),
        Target("parquet", "bytes", 4, 1, _parquet),
        Target("manifest-rows", "jsonl", 3, 1, _manifest("manifest.jsonl")),
        Target("manifest-csv", "txt", 3, 1, _manifest("m.csv")),
        Target("run-folder", "jsonl", 3, 1, _damaged),
        Target("memory", "bytes", 2, 1, _memory),
    )
}  # fmt: skip
