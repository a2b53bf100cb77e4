"""A small input folder in three shapes: a pair of texts, a page with its English version, and rows of JSON Lines."""

from __future__ import annotations

import json
from pathlib import Path

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
