"""The comment in an English text or page that silences findings: ``<!-- newsalign: ignore exonym, glued-name -->``."""

from __future__ import annotations

import re

COMMENT = re.compile(r"<!-- {0,9}newsalign: {0,9}ignore\b([a-z, -]{0,400}?)-->")
"""Its group holds the rules that it names; without any it silences all."""
