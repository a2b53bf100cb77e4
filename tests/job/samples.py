"""A small input folder in three shapes (a pair of texts, a page, rows of JSON Lines), and what runs of it write."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from align.job.run import JobOptions, run_job
from align.pipeline import Pipeline

CZECH = """Ministr dopravy otevřel nový most

Ministr dopravy Karel Dvořáček dnes otevřel nový most přes Vltavu. Stavba stála 1 200 milionů korun.
Podle starosty Jana Holubce, kterého cituje ČTK, most uleví centru města.
"""
ENGLISH = """Transport minister opens new bridge

Transport Minister. Karel Dvoracek opened a new bridge over the Vltava today. It cost 1,200 million crowns.
According to Mayor Jan Holubecwho was quoted by CTK, the bridge will relieve the city centre. He travelled on to Kiev.
gnews.cz - GH
"""
RUSSIAN_PAGE = """<!DOCTYPE html><html lang="ru"><head><meta charset="utf-8"><title>Снег в Костроме</title></head><body>
<nav><a href="/">Главная</a></nav><article><h1>В Костроме выпал снег</h1>
<p>В ночь на пятницу в Костроме выпал первый снег, сообщили в городской администрации. Высота покрова достигла
пяти сантиметров, движение транспорта не прерывалось.</p>
<p>По прогнозу синоптиков, в выходные потеплеет до трёх градусов, и снег растает. Дорожные службы работают в обычном
режиме и готовы к новым осадкам.</p></article><footer>Все права защищены</footer></body></html>
"""


def write_inputs(folder: Path) -> Path:
    """Write the three documents into a new folder."""
    folder.mkdir()
    (folder / "most.cs.txt").write_text(CZECH, encoding="utf-8")
    (folder / "most.en.txt").write_text(ENGLISH, encoding="utf-8")
    (folder / "sneg.ru.html").write_text(RUSSIAN_PAGE, encoding="utf-8")
    row = {
        "id": "zprava",
        "lang": "cs",
        "source": "Vláda schválila rozpočet.\nOpozice ho kritizuje.",
        "english": "The government approved the budget.\nThe opposition criticizes it.",
        "meta": {"outlet": "example"},
    }
    (folder / "rows.cs.jsonl").write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")
    return folder


def run(folder: Path, out: Path, profile: str = "plain", **options: Any) -> Any:
    """A quiet run in this process, if the options do not say otherwise."""
    return run_job(
        [folder], out, Pipeline(profile_name=profile), JobOptions(**{"quiet": True, "workers": 0, **options})
    )


def lines(path: Path) -> list[dict[str, Any]]:
    """The records of a file of JSON Lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def hashes(out: Path) -> dict[str, str]:
    """The hash of every output of a run but its summary, which holds times."""
    files = [path for path in out.rglob("*") if path.is_file() and ".newsalign" not in path.parts]
    return {
        path.relative_to(out).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
        if path.name != "run.json"
    }
