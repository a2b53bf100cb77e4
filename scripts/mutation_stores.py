"""What newsalign keeps and reads again, damaged: run folders, translation memories, decisions."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from mutation_seeds import CZECH, ENGLISH, GOOD, Attack, put


def damaged_run(folder: Path, attacks: Sequence[Attack]) -> list[list[str]]:
    """A finished run, one of whose files was changed; read back, and run again."""
    (attack,) = attacks
    good = folder.parent / "finished"
    if not good.is_dir():
        from align.cli.main import _run as call

        put(folder.parent / "in-good" / "story.cs.txt", CZECH.encode())
        put(folder.parent / "in-good" / "story.en.txt", ENGLISH.encode())
        call(["run", str(folder.parent / "in-good"), "--out", str(good), "--quiet", "--threads", "1", "--workers", "0"])
    shutil.copytree(good, folder / "out", dirs_exist_ok=True)
    victims = sorted(path for path in (folder / "out").rglob("*") if path.is_file() and path.name != "lock")
    victim = attack.random.choice(victims)
    victim.write_bytes(attack.of(victim.read_bytes()))
    form = attack.random.choice(("txt", "jsonl", "tsv", "tmx"))
    again = ["run", str(folder.parent / "in-good"), "--out", "out", "--threads", "1", "--workers", "0"]
    return [["export", "out", "--format", form, "--out", "out/export"], ["run", "--status", "out"], again]


def damaged_memory(folder: Path, attacks: Sequence[Attack]) -> list[list[str]]:
    """A translation memory, used and looked after."""
    (attack,) = attacks
    good = folder.parent / "good.sqlite"
    put(folder / "story.cs.txt", CZECH.encode())
    translate = ["translate", "--from", "cs", "--threads", "1", "--tm"]
    if not good.is_file():
        from align.cli.main import _run as call

        call([*translate, str(good), str(folder / "story.cs.txt")])
    put(folder / "m.sqlite", attack.of(good.read_bytes()))
    care = [["tm", "stats", "m.sqlite"], ["tm", "export", "m.sqlite"], ["tm", "prune", "m.sqlite", "--limit", "1"]]
    return [attack.random.choice(care), [*translate, "m.sqlite", "story.cs.txt"]]


def damaged_decisions(folder: Path, attacks: Sequence[Attack]) -> list[list[str]]:
    """The decisions of a review, honoured and listed."""
    from align.review.decisions import Decision, Standing
    from align.review.store import FILE, change, create

    (attack,) = attacks
    for name, text in GOOD.items():
        put(folder / name, text.encode())
    (folder / "out").mkdir()
    create(folder / "out")
    decision = Decision("story", "0123456789abcdef", "accepted", "Kyiv", "exonym", "Kiev", "for ", ".")
    change(folder / "out", [decision, Standing("spelling", "Kiev", "rejected")], "1")
    path = folder / "out" / FILE
    path.write_bytes(attack.of(path.read_bytes()))
    return [["audit", "story.en.txt", "--decisions", "out"], ["review", "out", "--list"]]
