"""What is counted: each spelling of a name, a place and a word, the house style, and the findings, by group."""

from __future__ import annotations

import csv
import logging

import pytest

from align.corpus import Group, artefact_rows, outlet_of, spelling_rows, write_tables
from align.corpus import census as census_module
from align.corpus.census import OTHERS, Census
from align.corpus.families import Families
from align.decisions.honour import honour
from align.decisions.model import Decision, Decisions
from align.types import Aligned, Document


def spellings(census: Census, kind: str, group: Group = Group()) -> dict[str, dict[str, int]]:  # noqa: B008
    found: dict[str, dict[str, int]] = {}
    for variant, tally in census.of(group).variants.items():
        if variant.kind == kind:
            found.setdefault(variant.concept, {})[variant.spelling] = tally.count
    return found


def test_places_count_under_the_name_that_english_writes_now(made, counted):
    census = counted(made("Kiev's mayor left Kiev. Kyiv? KHARKOV and Kryvyi Rih were hit; Krivoy Rog’s plant too."))
    assert spellings(census, "place") == {
        "Kyiv": {"Kiev": 2, "Kyiv": 1},
        "Kharkiv": {"Kharkov": 1},
        "Kryvyi Rih": {"Kryvyi Rih": 1, "Krivoy Rog": 1},
    }


def test_what_a_guard_names_is_no_use_of_the_place(made, counted):
    text = "We had chicken Kiev and watched Dynamo Kiev. See https://Kyiv.example and write to desk@Kyiv.example.org."
    assert spellings(counted(made(text)), "place") == {}


def test_a_place_that_profiles_keep_counts_as_it_is_written(made, counted):
    assert spellings(counted(made("The Chernobyl plant.")), "place") == {"Chornobyl": {"Chernobyl": 1}}


def test_names_are_joined_by_profiles_tables_and_the_findings_of_the_run(made, counted):
    czech = made("It was Zelensky. Dmitry Ušakov met Yury.", source="Zelenskyj. Dmitrij Ušakov. Jurij.")
    other = made("Ushakov and Zelenskiy spoke to Yuri; Zelenskyy’s aide spoke to Ushakov.")
    assert spellings(counted(czech, other), "person") == {
        "Zelenskyy": {"Zelensky": 1, "Zelenskiy": 1, "Zelenskyy": 1},
        "Dmitry": {"Dmitry": 1},
        "Ushakov": {"Ušakov": 1, "Ushakov": 2},
        "Yuri": {"Yury": 1, "Yuri": 1},
    }


def test_a_name_that_others_bear_in_the_same_spelling_is_nobodys_variant(made, counted):
    assert spellings(counted(made("Alexander Stubb met Boris Johnson and Andrej Babis.")), "person") == {}


def test_abbreviations_that_tell_nothing_of_a_house_are_not_counted(made, counted):
    assert spellings(counted(made("Lines No. 5 and No 6 run to St. Gallen.")), "abbreviation") == {}


def test_house_style_and_dialect(made, counted):
    text = (
        "The U.S. said on July 4 that the US programme's color isn't new. "
        'On 5 July "he left," he said. “It’s a coup”. Labour Day.'
    )
    census = counted(made(text))
    assert spellings(census, "abbreviation") == {"US": {"U.S.": 1, "US": 1}}
    assert spellings(census, "date") == {"day and month": {"July 4": 1, "4 July": 1}}
    assert spellings(census, "word") == {"program": {"programme": 1}, "color": {"color": 1}}
    assert spellings(census, "dialect") == {"American or British": {"british": 1, "american": 1}}
    assert spellings(census, "quotes") == {
        "apostrophe": {"it's": 2, "it’s": 1},
        "quotation marks": {'"…"': 1, "“…”": 1},
        "stop at a quotation’s end": {"inside": 1, "outside": 1},
    }


def test_rates_stand_by_outlet_pair_and_origin_and_add_up(made, counted):
    documents = [
        made("He went to Kiev.", "One", "Jel do Kyjeva."),
        made("He went to Kiev. He left Kiev.", "Two", "Он уехал в Киев. Он покинул Киев.", "ru"),
        made("He stayed.", "Two", "Он остался.", "ru", "translation"),
    ]
    rows = {
        (row.by, row.outlet, row.pair, row.origin): row
        for row in artefact_rows(counted(*documents))
        if row.rule == "exonym"
    }
    assert {key: (row.documents, row.words, row.findings, row.documents_with) for key, row in rows.items()} == {
        ("all", "", "", ""): (3, 13, 3, 2),
        ("pair", "", "cs-en", ""): (1, 4, 1, 1),
        ("pair", "", "ru-en", ""): (2, 9, 2, 1),
        ("origin", "", "", "published"): (2, 11, 3, 2),
        ("origin", "", "", "translation"): (1, 2, 0, 0),
        ("outlet", "One", "", ""): (1, 4, 1, 1),
        ("outlet", "Two", "", ""): (2, 9, 2, 1),
        ("cell", "One", "cs-en", "published"): (1, 4, 1, 1),
        ("cell", "Two", "ru-en", "published"): (1, 7, 2, 1),
        ("cell", "Two", "ru-en", "translation"): (1, 2, 0, 0),
    }
    everything = rows["all", "", "", ""]
    assert everything.per_1000_words == pytest.approx(3000 / 13)
    assert everything.low < everything.per_1000_words < everything.high
    nothing = rows["origin", "", "", "translation"]
    assert (nothing.per_1000_words, nothing.low) == (0, 0)
    assert nothing.high > 0


def test_shares_of_a_concept_add_up_to_one(made, counted):
    rows = list(spelling_rows(counted(made("Kiev, Kyiv, Kiev."), made("Kyiv"), made("In Odessa.", "Two"))))
    for by in {(row.by, row.outlet, row.pair, row.origin, row.concept) for row in rows}:
        each = [row for row in rows if (row.by, row.outlet, row.pair, row.origin, row.concept) == by]
        assert sum(row.share for row in each) == pytest.approx(1)
        assert sum(row.uses for row in each) == each[0].of
    assert [(row.spelling, row.uses, row.documents_with) for row in rows if row.by == "all"][:2] == [
        ("Kiev", 2, 1),
        ("Kyiv", 2, 2),
    ]


@pytest.mark.parametrize(
    ("english", "source", "outlet"),
    [
        ({"outlet": " The  Times\n"}, {"outlet": "TASS"}, "The Times"),
        ({"url": "https://WWW.Example.org:8080/a?b"}, {"outlet": "TASS"}, "example.org"),
        ({}, {"url": "http://gnews.cz/a"}, "gnews.cz"),
        ({"outlet": "", "url": "http://[oops"}, {}, "unknown"),
        ({"outlet": 7, "url": ["x"]}, {"url": "no address"}, "unknown"),
        ({"outlet": "x" * 1_000_000}, {}, "x" * 100),
    ],
)
def test_the_outlet_is_that_of_the_english_version(english, source, outlet):
    aligned = Aligned("d", Document("d", "cs", "a", meta=source), Document("d", "en", "a", meta=english))
    assert outlet_of(aligned) == outlet


def test_ever_more_outlets_are_counted_together(made, counted, monkeypatch, caplog):
    monkeypatch.setattr(census_module, "MOST_OUTLETS", 2)
    with caplog.at_level(logging.WARNING):
        census = counted(*(made("Kiev.", outlet) for outlet in ("a", "b", "c", "a", "d")))
    assert {name: census.of(Group(outlet=name)).documents for name in census.outlets()} == {OTHERS: 2, "a": 2, "b": 1}
    assert len(caplog.records) == 1


def test_ever_more_names_do_not_fill_the_memory(made, monkeypatch, caplog):
    monkeypatch.setattr("align.corpus.families.MOST_FOUND", 1)
    text = made("Dmitry Ušakov met Anton Kovaljov and Igor Šuvalov.")
    with caplog.at_level(logging.WARNING):
        families = Families.of([found for found in text.findings if found.rule == "romanization"] * 3)
    assert families.of_word("Ušakov") == "Ushakov"
    assert families.of_word("Šuvalov") is None
    assert len(caplog.records) == 1


@pytest.mark.parametrize(
    ("verdict", "text"), [("rejected", None), ("edited", "the minister"), ("edited", "Dmitry Usakov")]
)
def test_what_a_reviewer_writes_or_rejects_is_no_spelling_of_the_name(made, verdict, text):
    document = made("Dmitry Ušakov met Anton Kovaljov.")
    first, second = (found for found in document.findings if found.rule == "romanization")
    made_of_them = [
        Decision("d", first.fingerprint, verdict, text, first.rule, first.text),
        Decision("d", second.fingerprint, "accepted", second.replacement, second.rule, second.text),
    ]
    decided = honour(document, Decisions({("d", each.fingerprint): each for each in made_of_them}))
    assert {verdict, "accepted"} <= {found.evidence.get("decision") for found in decided.findings}
    families = Families.of(decided.findings)
    assert (families.of_word("Ušakov"), families.is_faulty("Ušakov")) == (None, False)
    assert families.of_word("minister") is None
    assert families.of_word("Kovaljov") == second.replacement.split()[-1]
    assert families.is_faulty("Kovaljov")


def test_the_files_are_tables_that_no_spreadsheet_runs(made, tmp_path):
    document = made("In Kiev.", "=HYPERLINK(1)")
    census = write_tables(document.findings, [document], tmp_path)
    for name in ("artefacts", "spellings"):
        with (tmp_path / f"tables/{name}.csv").open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))
        assert {row["outlet"] for row in rows} == {"", "'=HYPERLINK(1)"}
        assert all(None not in row and None not in row.values() for row in rows)
    assert census.outlets() == ["=HYPERLINK(1)"]


def test_an_empty_run_gives_tables_with_their_heads(tmp_path):
    write_tables([], [], tmp_path)
    assert (tmp_path / "tables/artefacts.csv").read_text().startswith("by,outlet,pair,origin,rule,")
    assert len((tmp_path / "tables/spellings.csv").read_text().splitlines()) == 1
