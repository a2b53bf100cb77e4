"""What newsalign keeps and reads again, damaged: run folders, translation memories, decisions, models."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from random import Random

from mutation_json import IDS
from mutation_seeds import CZECH, ENGLISH, GOOD, Attack, put

_WORK = ("--threads", "1", "--beam", "1", "--workers", "0")
_EXPORTS = (
    "--format txt", "--format txt --out out/export", "--format jsonl", "--format tsv --nulls", "--format tmx",
    "--format tmx --text raw --out out/export.tmx", "--format moses --out out/export", "--format xliff",
    "--format xliff --out out/export/", "--format xces --out out/export", "--format xces --out out/export.xml.gz",
    "--format parquet --out out/export.parquet", "--format jsonl --text reviewed",
)  # fmt: skip
_READ = (
    "run --status out", "run --status out --format json", "corpus artefacts out --format csv", "corpus profile out",
    "corpus spellings out", "corpus profile out --format json", "review out --list", "review out --profile-additions",
    "review out --no-browser", "audit story.en.txt --decisions out",
)  # fmt: skip
_AGAIN = ("", "", "--retry-failed", "--prune", "--profile bbc")


def damaged_run(folder: Path, attacks: Sequence[Attack]) -> list[list[str]]:
    """A finished run, one of whose files was changed, or all in the same way; read back, and run again."""
    (attack,) = attacks
    good, random, out = _finished(folder.parent), attack.random, folder / "out"
    _without_server()
    put(folder / "outside" / "keep.txt", b"what no run may touch")
    put(folder / "story.en.txt", ENGLISH.encode())
    shutil.copytree(good, out, dirs_exist_ok=True)
    if random.random() < 0.15:
        _rename(out, random)
    else:
        _damage(_victim(out, random), attack)
    again = ["run", "in-good", "--out", "out", *_WORK, *random.choice(_AGAIN).split()]
    (folder / "in-good").symlink_to(folder.parent / "in-good")
    export = ["export", "out", *random.choice(_EXPORTS).split()]
    return [random.choice(_READ).split(), export, again, random.choice(_READ).split()]


def _finished(place: Path) -> Path:
    """A run with a pair, a row of Parquet, a document that failed, and two decisions."""
    good = place / "finished"
    if not good.is_dir():
        import pyarrow as pa
        import pyarrow.parquet as pq

        from align.cli.main import run as call
        from align.decisions.model import Standing
        from align.decisions.store import change, create

        put(place / "in-good" / "story.cs.txt", CZECH.encode())
        put(place / "in-good" / "story.en.txt", ENGLISH.encode())
        put(place / "in-good" / "bad.cs.txt", b"\xff\xfe\xff")
        row = {"id": "row", "lang": "cs", "source": CZECH, "english": None}
        pq.write_table(pa.Table.from_pylist([row]), place / "in-good" / "rows.parquet")
        create_in = place / "half"
        command = ["run", str(place / "in-good"), "--out", str(create_in), "--quiet", *_WORK]
        call(command)
        create(create_in)
        change(create_in, [Standing("rule", "exonym", "accepted"), Standing("spelling", "Kiev", "rejected")], "1")
        call(command)
        create_in.rename(good)
    return good


def _victim(out: Path, random: Random) -> Path:
    """A file of the run, of those that are read again more often than of pages and texts."""
    kinds = random.choice((("*.json",), ("*.json",), ("*.jsonl",), ("*.jsonl",), ("*.sqlite",), ("*",)))
    return random.choice(
        sorted(path for kind in kinds for path in out.rglob(kind) if path.is_file() and path.name != "lock")
    )


def _damage(path: Path, attack: Attack) -> None:
    forms = {".json": ("json",), ".jsonl": ("jsonl", "json", "json"), ".sqlite": ("bytes", "sqlite", "sqlite")}
    form = attack.random.choice(forms.get(path.suffix, ("txt",)))
    path.write_bytes(attack.of(path.read_bytes(), form))


def _rename(out: Path, random: Random) -> None:
    """Another id for a document wherever it stands, so that the files agree."""
    new = json.dumps(random.choice(IDS))[1:-1].encode()
    for path in (path for kind in ("*.json", "*.jsonl") for path in out.rglob(kind)):
        path.write_bytes(path.read_bytes().replace(b'"story', b'"' + new))


def _without_server() -> None:
    """What the review reads and shows, without the browser and its port."""
    from flask import json as wire

    from align.review import server
    from align.review.desk import Desk

    def served(folder: Path, port: int | None, ready: object) -> None:
        desk = Desk.open(folder)
        with server._alone(folder):
            shown = desk.overview()
            rows = [desk.finding(number, desk.snapshot.version) for number in range(len(shown["findings"]))]
            wire.dumps([shown, rows]).encode()

    server.serve = served


def damaged_memory(folder: Path, attacks: Sequence[Attack]) -> list[list[str]]:
    """A translation memory, used and looked after."""
    (attack,) = attacks
    good = folder.parent / "good.sqlite"
    put(folder / "story.cs.txt", CZECH.encode())
    put(folder / "in" / "story.cs.txt", CZECH.encode())
    translate = ["translate", "--from", "cs", "--threads", "1", "--beam", "1", "--tm"]
    if not good.is_file():
        from align.cli.main import run as call

        put(folder / "m.tmx", _TMX.encode())
        call([*translate, str(good), str(folder / "story.cs.txt")])
        call(["tm", "import", str(good), str(folder / "m.tmx")])
    put(folder / "m.sqlite", attack.of(good.read_bytes(), attack.random.choice(("bytes", "sqlite", "sqlite"))))
    care = ("stats m.sqlite", "stats m.sqlite --format json", "export m.sqlite", "export m.sqlite --format jsonl",
            "export m.sqlite --out out/m.tmx", "prune m.sqlite --to 0", "prune m.sqlite --unused 1 --imported",
            "prune m.sqlite --model sla-eng-tiny --outdated", "import m.sqlite m.tmx")  # fmt: skip
    put(folder / "m.tmx", _TMX.encode())
    use = [*translate, "m.sqlite", "story.cs.txt"]
    if attack.random.random() < 0.3:
        use = ["run", "in", "--out", "out", *_WORK, "--tm", "m.sqlite", "--tm-imported"]
    return [["tm", *attack.random.choice(care).split()], use, ["tm", *attack.random.choice(care).split()]]


_TMX = """<tmx version="1.4"><header/><body><tu><tuv xml:lang="cs"><seg>Odjel do Kyjeva.</seg></tuv>
<tuv xml:lang="en"><seg>He left for Kyiv.</seg></tuv></tu></body></tmx>
"""


def damaged_decisions(folder: Path, attacks: Sequence[Attack]) -> list[list[str]]:
    """The decisions of a review, honoured and listed."""
    from align.decisions.model import Decision, Standing
    from align.decisions.store import FILE, change, create

    (attack,) = attacks
    for name, text in GOOD.items():
        put(folder / name, text.encode())
    (folder / "out").mkdir()
    create(folder / "out")
    decision = Decision("story", "0123456789abcdef", "accepted", "Kyiv", "exonym", "Kiev", "for ", ".")
    change(folder / "out", [decision, Standing("spelling", "Kiev", "rejected")], "1")
    path = folder / "out" / FILE
    path.write_bytes(attack.of(path.read_bytes(), attack.random.choice(("bytes", "sqlite", "sqlite"))))
    return [["audit", "story.en.txt", "--decisions", "out"], ["review", "out", "--list"]]


def damaged_model(folder: Path, attacks: Sequence[Attack]) -> list[list[str]]:
    """A model's folder without checksums, one of whose small files was changed; shown and used."""
    (attack,) = attacks
    _copy_of_model(_MODEL / "ct2", folder / "m", attack, often=("newsalign.json", "config.json", "names.tsv"))
    put(folder / "story.cs.txt", CZECH.encode())
    use = ["translate", "--from", "cs", "--threads", "1", "--beam", "1", "--model", "m", "story.cs.txt"]
    return [["models", "show", "m"], use]


def damaged_marian(folder: Path, attacks: Sequence[Attack]) -> list[list[str]]:
    """A Marian model as transformers writes it, one of whose files was changed; converted, or used by the reference."""
    (attack,) = attacks
    _copy_of_model(_MODEL, folder / "m", attack, often=("config.json", "tokenizer_config.json", "vocab.json"))
    put(folder / "m.cs", b"Odjel do Kyjeva.\n")
    use = "translate --from cs --engine transformers --threads 1 --beam 1 --model m m.cs"
    return [attack.random.choice(("models convert m --out out/ct2", use)).split()]


_MODEL = Path(__file__).resolve().parent.parent / "models" / "sla-eng-tiny"
_BULKY = 2**24


def _copy_of_model(good: Path, copy: Path, attack: Attack, often: Sequence[str]) -> None:
    """Links to the files of a model, but to none without a changed one, and settings that vouch for no file."""
    copy.mkdir()
    files = {path.name: path for path in good.iterdir() if path.is_file()}
    small = sorted(name for name, path in files.items() if path.stat().st_size < _BULKY)
    victim = attack.random.choice((*often, *small))
    settings = json.dumps({**json.loads(files["newsalign.json"].read_bytes()), "files": None}).encode()
    for name, path in files.items():
        if name not in (victim, "newsalign.json"):
            (copy / name).symlink_to(path)
    put(copy / "newsalign.json", settings)
    form = {".json": "json", ".spm": "bytes"}.get(Path(victim).suffix, "txt")
    put(copy / victim, attack.of(settings if victim == "newsalign.json" else files[victim].read_bytes(), form))
