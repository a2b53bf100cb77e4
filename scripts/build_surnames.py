"""Count how English news spells Russian surnames: rewrites align/names/data/surnames.tsv.

Reads parallel text as ``RUSSIAN<TAB>ENGLISH<TAB>SET`` on standard input. A surname inside a Russian sentence is paired
with the English word of the same sentence that is one of its romanizations, whatever its case; the spelling counted
most often is kept where it is not what the table of letters gives anyway.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from align.files import write_text
from align.names.inflection import parses
from align.names.transliteration import from_czech, romanizations, to_czech

TABLE = Path(__file__).resolve().parent.parent / "align/names/data/surnames.tsv"
SETS = ("wmt-newstest", "wmt-systems", "ntrex")
FEWEST, SHARE = 3, 0.6
_CYRILLIC = re.compile(r"(?<=[а-яё,»] )[«\"]?([А-ЯЁ][а-яё]{2,})")
_LATIN = re.compile(r"[A-Z][a-z]+")
_HEAD = """\
# How English news spells Russian surnames where the table of letters (from_czech in align/names/transliteration.py)
# gives something else: CZECH ENGLISH TIMES-SEEN. Counted in the Russian-English news of WMT 2012-2024 and NTREX by
# scripts/build_surnames.py: change nothing here by hand.
"""


def names(russian: str) -> Iterator[str]:
    """The nominatives of the surnames inside a sentence, capitalised; given names go by the table of letters."""
    for found in _CYRILLIC.finditer(russian):
        read = parses(found[1].lower())
        surname = next((parse for parse in read if "Surn" in parse.tag.grammemes), None)
        if surname and not any("Name" in parse.tag.grammemes for parse in read):
            nominative = surname.inflect({"nomn"})
            yield (nominative.word if nominative else surname.normal_form).capitalize()


def count(lines: Iterable[str]) -> dict[str, Counter[str]]:
    """How often each English spelling stands in the translation of a sentence with the name."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for line in lines:
        russian, english, origin = (*line.rstrip("\n").split("\t"), "", "")[:3]
        if origin.startswith(SETS):
            words = set(_LATIN.findall(english))
            for name in set(names(russian)):
                seen[name].update(words.intersection(romanizations(name)))
    return seen


def rows(seen: dict[str, Counter[str]]) -> Iterator[str]:
    """The lines of the table."""
    for name in sorted(seen):
        if not seen[name]:
            continue
        (english, times), total = seen[name].most_common(1)[0], seen[name].total()
        czech = to_czech(name, "ru")
        if times >= FEWEST and times >= SHARE * total and from_czech(czech) != english and czech != english:
            yield f"{czech}\t{english}\t{times}\n"


def main() -> None:
    """Write the table; nothing where the text gives no row."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.parse_args()
    table = sorted(set(rows(count(sys.stdin))))
    if not table:
        parser.error("no name was counted: give RUSSIAN<TAB>ENGLISH<TAB>SET on standard input, of " + ", ".join(SETS))
    write_text(TABLE, _HEAD + "".join(table))
    print(f"{TABLE.name}: {len(table)} names")


if __name__ == "__main__":
    main()
