"""The report's tables: rates and ways of writing, the largest groups beside each other."""

from __future__ import annotations

from align.corpus import report_tables
from align.corpus import views as views_module


def test_rates_of_all_and_of_each_outlet_pair_and_origin(made, counted):
    one, two = made("He went to Kiev.", "One", "Jel do Kyjeva."), made("She stayed there.", "Two")
    (table, _) = report_tables(counted(one, two))
    assert table.columns[:5] == ("artefact", "findings", "documents", "in 1,000 words", "95 % interval")
    assert table.columns[5:] == ("One", "Two", "cs-en", "en")
    (row,) = table.rows
    assert (row[0], row[1], row[2], row[5], row[6]) == ("exonym", 1, 1, 250.0, 0.0)
    assert "2 documents, 7 words" in table.note


def test_only_what_varies_or_is_given_up_is_shown(made, counted):
    documents = made("Kiev, Kyiv, Kiev; Odessa; Minsk; Kharkiv.", "One"), made("Kyiv.", "Two")
    (_, table) = report_tables(counted(*documents))
    assert [[str(cell).replace("\u00a0", " ") for cell in row] for row in table.rows] == [
        ["Kyiv", "Kiev 2, Kyiv 2", "Kiev 2, Kyiv 1", "Kyiv 1"],
        ["Odesa", "Odessa 1", "Odessa 1", ""],
    ]


def test_the_commonest_are_shown_and_the_rest_is_counted(made, counted, monkeypatch):
    monkeypatch.setattr(views_module, "_MOST_CONCEPTS", 1)
    (_, table) = report_tables(counted(made("Kiev, Kiev; Odessa.")))
    assert [row[0] for row in table.rows] == ["Kyiv"]
    assert "with 1 more" in table.note


def test_nothing_found_gives_no_table(made, counted):
    assert report_tables(counted(made("Nothing here."))) == ()
    assert report_tables(counted()) == ()
