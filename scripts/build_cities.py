"""Build align/names/data/cities.tsv: the world's cities and countries in English, Czech and Russian.

The names are those of the Unicode Common Locale Data Repository (CLDR) as the package babel carries them: the exemplar
cities of the time zones, and the territories. Run it in an environment that has babel (extra ``tables``).
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

from align.files import write_text

TABLE = Path(__file__).resolve().parent.parent / "align/names/data/cities.tsv"
_ELSEWHERE = ("Etc/", "Antarctica/")
_COUNTRY = re.compile(r"[A-Z]{2}")
_NO_COUNTRIES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})
_NAME = re.compile(r"[^\W\d_]+(?:[-'’. ]+[^\W\d_]+)*")
_HEAD = """\
# The world's cities and countries: ENGLISH CZECH RUSSIAN KIND (city, country). From the Unicode Common Locale Data
# Repository, © 1991-2025 Unicode, Inc., under the Unicode License v3 (SPDX Unicode-3.0; LICENSE.Unicode-3.0), as the
# package babel {version} carries it: exemplar cities of the time zones, and territories. Made by
# scripts/build_cities.py: change nothing here by hand.
"""


def rows() -> Iterator[tuple[str, str, str, str]]:
    """The rows of the table: names of letters alone, no explanations in brackets."""
    from babel.localedata import load

    english, czech, russian = (load(lang) for lang in ("en", "cs", "ru"))
    zones = {*english["time_zones"], *czech["time_zones"], *russian["time_zones"]}
    for zone in zones:
        if not zone.startswith(_ELSEWHERE):
            names = [_city(data["time_zones"], zone) for data in (english, czech, russian)]
            yield names[0], names[1], names[2], "city"
    for code in english["territories"]:
        if _COUNTRY.fullmatch(code) and code not in _NO_COUNTRIES:
            names = [data["territories"].get(code, "") for data in (english, czech, russian)]
            yield names[0], names[1], names[2], "country"


def _city(zones: dict[str, dict[str, str]], zone: str) -> str:
    """The name of a zone's city; where the language has none of its own, the end of the zone's name, as CLDR says."""
    return str(zones.get(zone, {}).get("city") or zone.rpartition("/")[2].replace("_", " "))


def main() -> None:
    """Write the table."""
    argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0]).parse_args()
    import babel

    named = sorted({row for row in rows() if all(_NAME.fullmatch(name) for name in row[:3])})
    write_text(TABLE, _HEAD.format(version=babel.__version__) + "".join("\t".join(row) + "\n" for row in named))
    print(f"{TABLE.name}: {len(named)} places")


if __name__ == "__main__":
    main()
