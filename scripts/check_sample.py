"""Check the sample corpus: its files, gold findings, gold sentences, gold beads, card and checksums hold together.

``python scripts/check_sample.py`` prints what is wrong, a line each, and exits 1; ``--write-checksums`` rebuilds
``SHA256SUMS`` after a deliberate change. Texts are compared with what ``align.documents`` reads.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from align.documents import read_document  # noqa: E402  (the checkout need not be installed)
from align.errors import NewsalignError  # noqa: E402
from align.files import lines_of  # noqa: E402

SAMPLE = ROOT / "parallel_data" / "sample"
SUMS = "SHA256SUMS"
ROW_KEYS = ["id", "lang", "outlet", "source", "english", "normalized", "findings", "traps"]
FINDING_KEYS = ["rule", "start", "end", "text", "replacement", "fix", "note"]
FIXES = {"auto", "profile", "review"}
ARTICLE = re.compile(r"(?P<stem>.+)\.(?P<lang>cs|ru|en)\.(?:txt|html)")
LADDER = re.compile(r"\[(?P<source>[\d, ]*)\]:\[(?P<target>[\d, ]*)\]")
CARD_COUNT = re.compile(r"^\| `(?P<rule>[a-z-]+)` \| \w+ \| (?P<count>\d+) \|", re.MULTILINE)

Row = dict[str, Any]
Problems = Iterator[str]


def main() -> int:
    """Run every check over the sample; 0 when nothing is wrong."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sample", type=Path, default=SAMPLE, help="the corpus (default: parallel_data/sample)")
    parser.add_argument("--write-checksums", action="store_true", help=f"write {SUMS} anew before checking")
    options = parser.parse_args()
    if options.write_checksums:
        (options.sample / SUMS).write_text(checksums(options.sample), encoding="utf-8", newline="\n")
    problems = list(all_problems(options.sample))
    for problem in problems:
        print(problem)
    print(f"{options.sample}: {len(problems)} problem(s)" if problems else f"{options.sample}: in order")
    return 1 if problems else 0


def all_problems(sample: Path) -> Problems:
    """What is wrong in the whole corpus, as lines that name the place."""
    yield from checksum_problems(sample)
    try:
        rows = [json.loads(line) for line in lines_of(read(sample / "gold" / "findings.jsonl"))]
    except (OSError, ValueError) as error:
        yield f"gold/findings.jsonl: cannot be read ({error})"
        return
    if not all(isinstance(row, dict) for row in rows):
        yield "gold/findings.jsonl: every line must be a JSON object"
        return
    yield from inventory_problems(sample, rows)
    yield from card_problems(sample, rows)
    checks: list[Callable[[Path, Row], Problems]] = [text_problems, finding_problems, trap_problems, bead_problems]
    for row in rows:
        if list(row) != ROW_KEYS:
            yield f"{row.get('id')}: its keys are {', '.join(row)}, not {', '.join(ROW_KEYS)}"
            continue
        for check in checks:
            try:
                yield from (f"{row['id']}: {problem}" for problem in check(sample, row))
            except (OSError, KeyError, TypeError) as error:
                yield f"{row['id']}: {check.__name__} could not finish: {error!r}"


def read(path: Path) -> str:
    """The text of a UTF-8 file with its line ends as they stand."""
    with path.open(encoding="utf-8", newline="") as stream:
        return stream.read()


def checksums(sample: Path) -> str:
    """The content that SHA256SUMS must have: every other file, sorted by path, as ``sha256sum`` prints them."""
    paths = sorted(path.relative_to(sample).as_posix() for path in sample.rglob("*") if path.is_file())
    digests = ((hashlib.sha256((sample / path).read_bytes()).hexdigest(), path) for path in paths if path != SUMS)
    return "".join(f"{digest}  {path}\n" for digest, path in digests)


def checksum_problems(sample: Path) -> Problems:
    """Files changed, added or removed since SHA256SUMS was written."""
    if not (sample / SUMS).is_file():
        yield f"{SUMS}: missing; write it with --write-checksums"
        return
    listed, present = set(read(sample / SUMS).splitlines()), set(checksums(sample).splitlines())
    paths = sorted({line.partition("  ")[2] for line in listed ^ present})
    yield from (f"{SUMS}: does not fit {path}" for path in paths)


def inventory_problems(sample: Path, rows: list[Row]) -> Problems:
    """Rows out of order or without files, files without rows, rules whose fix class changes."""
    ids = [row.get("id", "") for row in rows]
    if ids != sorted(set(ids)):
        yield "gold/findings.jsonl: ids must be sorted and unique"
    found = [match for path in sorted(sample.iterdir()) if (match := ARTICLE.fullmatch(path.name))]
    files = Counter((match["stem"], match["lang"]) for match in found)
    wanted = Counter((row.get("id"), lang) for row in rows for lang in (row.get("lang"), "en"))
    yield from (f"{stem}.{lang}: no file for this row" for stem, lang in sorted((wanted - files).keys()))
    yield from (f"{stem}.{lang}: a file without a row" for stem, lang in sorted((files - wanted).keys()))
    classes = {(item.get("rule"), item.get("fix")) for row in rows for item in row.get("findings", [])}
    several = Counter(rule for rule, _ in classes)
    yield from (f"{rule}: more than one fix class" for rule in sorted(several) if several[rule] > 1)


def card_problems(sample: Path, rows: list[Row]) -> Problems:
    """Counts in the card's table that the findings do not bear out."""
    if not (sample / "README.md").is_file():
        yield "README.md: missing; the corpus needs its card"
        return
    stated = {match["rule"]: int(match["count"]) for match in CARD_COUNT.finditer(read(sample / "README.md"))}
    actual = Counter(item.get("rule", "") for row in rows for item in row.get("findings", []))
    for rule in sorted(stated.keys() | actual.keys()):
        if stated.get(rule, 0) != actual[rule]:
            yield f"README.md: {rule} is counted as {stated.get(rule, 0)}, the gold has {actual[rule]}"


def text_problems(sample: Path, row: Row) -> Problems:
    """Texts of a row that are not what the reader gives for its files."""
    for lang, key in ((row["lang"], "source"), ("en", "english")):
        for path in sorted(sample.glob(f"{row['id']}.{lang}.*")):
            try:
                text = read_document(path, lang).text
            except NewsalignError as error:
                yield f"{path.name} cannot be read: {error}"
                continue
            if text != row[key]:
                pairs = enumerate(zip(text, row[key], strict=False))
                at = next((i for i, (a, b) in pairs if a != b), min(len(text), len(row[key])))
                shown = f"{row[key][at : at + 20]!r}, not {text[at : at + 20]!r}"
                yield f"{key} departs from {path.name} at offset {at}: {shown}"


def finding_problems(sample: Path, row: Row) -> Problems:
    """Spans that do not select their text, out of order or overlapping; fixes that do not give ``normalized``."""
    last, pieces, copied = 0, [], 0
    for item in row["findings"]:
        where = f"{item.get('rule')} at {item.get('start')}"
        if list(item) != FINDING_KEYS or item["fix"] not in FIXES:
            yield f"{where}: keys must be {', '.join(FINDING_KEYS)}, the fix one of {', '.join(sorted(FIXES))}"
            return
        if not item["text"] or row["english"][item["start"] : item["end"]] != item["text"]:
            yield f"{where}: the span does not select {item['text']!r}"
        if item["start"] < last:
            yield f"{where}: overlaps the finding before it, or is out of order"
        if (item["replacement"] is None) != (item["fix"] == "review"):
            yield f"{where}: a replacement belongs to auto and profile findings, and to them only"
        elif item["fix"] == "auto":
            pieces += [row["english"][copied : item["start"]], item["replacement"]]
            copied = item["end"]
        last = item["end"]
    if "".join(pieces) + row["english"][copied:] != row["normalized"]:
        yield "normalized is not the English with the auto findings applied"


def trap_problems(sample: Path, row: Row) -> Problems:
    """Traps that do not select their text or lie in a finding."""
    for trap in row["traps"]:
        if row["english"][trap["start"] : trap["end"]] != trap["text"]:
            yield f"trap at {trap['start']}: the span does not select {trap['text']!r}"
        if any(item["start"] < trap["end"] and trap["start"] < item["end"] for item in row["findings"]):
            yield f"trap at {trap['start']}: overlaps a finding"


def bead_problems(sample: Path, row: Row) -> Problems:
    """Sentences that do not make up the text; beads that cross, skip or repeat sentences."""
    gold = sample / "gold"
    sizes = []
    for lang, key in ((row["lang"], "source"), ("en", "english")):
        sentences = read(gold / "sentences" / f"{row['id']}.{lang}").removesuffix("\n").split("\n")
        sizes.append(len(sentences))
        yield from sentence_problems(sentences, row[key], lang)
    matches = [LADDER.fullmatch(line) for line in lines_of(read(gold / "beads" / f"{row['id']}.ladder"))]
    sides: dict[str, list[int]] = {"source": [], "target": []}
    for number, match in enumerate(matches, 1):
        bead = {side: re.findall(r"\d+", match[side]) if match else [] for side in sides}
        if not any(bead.values()) or (not all(bead.values()) and sum(map(len, bead.values())) > 1):
            yield f"bead line {number}: want [0]:[0, 1], or one sentence against []"
        for side, indices in bead.items():
            sides[side] += map(int, indices)
    for (side, indices), size in zip(sides.items(), sizes, strict=True):
        if indices != list(range(size)):
            yield f"the beads must hold each of the {size} {side} sentences once and in order"


def sentence_problems(sentences: list[str], text: str, lang: str) -> Problems:
    """Sentences that do not follow each other in the text with nothing but white space between them."""
    at = 0
    for number, sentence in enumerate(sentences):
        start = text.find(sentence, at)
        if not sentence or sentence != sentence.strip() or start < 0 or text[at:start].strip():
            yield f"sentence {number} of {lang} does not follow in the text: {sentence[:40]!r}"
            return
        at = start + len(sentence)
    if text[at:].strip():
        yield f"text of {lang} after its last sentence: {text[at:].strip()[:40]!r}"


if __name__ == "__main__":
    sys.exit(main())
