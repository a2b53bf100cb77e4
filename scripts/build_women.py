"""Count how English news writes women whom Czech gives -ová: rewrites align/names/data/women.tsv.

Reads parallel text as ``CZECH<TAB>ENGLISH<TAB>SET`` on standard input. A surname in -ová (or its other cases) is paired
with the English word of the same sentence that begins with its stem. Kept are the women whose English surname is not
the bare stem (Obama, Sabalenka) or is known well, and, marked "=", the surnames that English leaves as they are.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from align.files import write_text
from align.names.cases import fold

TABLE = Path(__file__).resolve().parent.parent / "align/names/data/women.tsv"
SETS = ("wmt-newstest", "wmt-systems", "ntrex", "optimal-refs")
FEWEST, SHARE = 2, 0.6
_OVA = re.compile(r"\b([A-ZČŘŠŽĎŤŇÁÉÍÓÚÝ][a-zěščřžýáíéúůďťňó]{1,}?)ov(?:á|é|ou)\b")
_WORD = re.compile(r"[A-Z][^\W\d_]+")
_FORM = re.compile(r"[aeoi]?|ova")  # what may follow the stem in English
_HEAD = """\
# How English news writes surnames to which Czech gives -ová: STEM ENGLISH TIMES-SEEN ("=" where English keeps the Czech
# form). Counted in the Czech-English news of WMT 2008-2024 by scripts/build_women.py: change nothing here by hand.
"""


def count(lines: Iterable[str]) -> dict[str, Counter[str]]:
    """How often each English word that begins with the stem stands in the translation."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for line in lines:
        czech, english, origin = (*line.rstrip("\n").split("\t"), "", "")[:3]
        if origin.startswith(SETS):
            words = set(_WORD.findall(english))
            for stem in set(_OVA.findall(czech)):
                start = fold(stem)
                seen[stem].update(word for word in words if _FORM.fullmatch(fold(word).removeprefix(start)))
    return seen


def rows(seen: dict[str, Counter[str]]) -> Iterator[str]:
    """The lines of the table."""
    for stem in sorted(seen):
        spelled: Counter[str] = Counter()
        for word, times in seen[stem].items():
            spelled["=" if fold(word) == fold(f"{stem}ová") else word] += times
        if not spelled:
            continue
        english, times = spelled.most_common(1)[0]
        if times >= FEWEST and times >= SHARE * spelled.total():
            yield f"{stem}\t{english}\t{times}\n"


def main() -> None:
    """Write the table; nothing where the text gives no row."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.parse_args()
    table = list(rows(count(sys.stdin)))
    if not table:
        parser.error("no name was counted: give CZECH<TAB>ENGLISH<TAB>SET on standard input, of " + ", ".join(SETS))
    write_text(TABLE, _HEAD + "".join(table))
    print(f"{TABLE.name}: {len(table)} names")


if __name__ == "__main__":
    main()
