"""All that finds lost commas, by what the comma is for.

A finder yields gaps between two tokens: the index of the token behind the gap, and how likely a comma is missing there.
Where several find the same gap, the first of them here is believed. A marker yields whole marks, and is believed first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Generic, TypeVar

from align.auditing import learned
from align.auditing.commas import (
    addressed,
    answered_commas,
    apposed_people,
    appositives,
    behind_names,
    closed_inserts,
    closings,
    contrasts,
    date_commas,
    dates_places,
    ended,
    fixed_commas,
    fresh_closings,
    fronted,
    fronted_clauses,
    fronted_phrases,
    inserted,
    insertions,
    interrupted,
    joined_clauses,
    listed_commas,
    listed_verbs,
    lost_openings,
    main_verbs,
    named_times,
    negations,
    one_of_a_kind,
    opened_appositions,
    opened_participles,
    openings,
    postposed,
    quoted,
    region_commas,
    relative_openings,
    relatives,
    results,
    said_commas,
    series,
    share_clauses,
    speeches,
    subject_inserts,
    titled_works,
    town_commas,
    turn_commas,
    where_ends,
)
from align.auditing.context import Context
from align.auditing.rule import Mark
from align.auditing.watching import Pair, Watch

_Found = TypeVar("_Found", tuple[int, float], Mark)


@dataclass(frozen=True, slots=True)
class Finder(Generic[_Found]):
    """A function over a document, and the watches whose places it asks for."""

    find: Callable[[Context], Iterator[_Found]]
    watches: tuple[Watch | Pair, ...] = ()


_INSERTIONS = (
    Finder(interrupted.interrupted, interrupted.WATCHES),
    Finder(insertions.unopened, insertions.WATCHES),
    Finder(closings.unclosed, closings.WATCHES),
    Finder(relatives.unended, relatives.WATCHES),
    Finder(appositives.unended_names, appositives.WATCHES),
    Finder(ended.unclosed_by_source, ended.WATCHES),
    Finder(ended.unopened_by_source, ended.WATCHES),
    Finder(closed_inserts.unclosed_like_source, closed_inserts.WATCHES),
    Finder(apposed_people.unended_people, apposed_people.WATCHES),
    Finder(opened_appositions.unopened_appositions, opened_appositions.WATCHES),
    Finder(opened_participles.unopened_participles, opened_participles.WATCHES),
    Finder(relative_openings.unopened_clauses, relative_openings.WATCHES),
    Finder(relative_openings.unplaced_villages, relative_openings.WATCHES),
    Finder(one_of_a_kind.unparted_institutions, one_of_a_kind.WATCHES),
    Finder(share_clauses.unparted_shares, share_clauses.WATCHES),
    Finder(subject_inserts.unclosed_inserts, subject_inserts.WATCHES),
    Finder(postposed.unopened_adjectives, postposed.WATCHES),
    Finder(lost_openings.unopened_inserts, lost_openings.WATCHES),
    Finder(where_ends.unended_places, where_ends.WATCHES),
)
_DATES_AND_PLACES = (
    Finder(dates_places.undated, dates_places.WATCHES),
    Finder(dates_places.unplaced, dates_places.WATCHES),
    Finder(date_commas.dated_without, date_commas.WATCHES),
    Finder(town_commas.untowned, town_commas.WATCHES),
    Finder(named_times.unparted_times, named_times.WATCHES),
    Finder(region_commas.unended_regions),
)
_SPEECH = (
    Finder(speeches.unattributed, speeches.WATCHES),
    Finder(addressed.unaddressed, addressed.WATCHES),
    Finder(said_commas.unsaid, said_commas.WATCHES),
)
_OPENINGS = (
    Finder(openings.unseparated, openings.WATCHES),
    Finder(turn_commas.half_turned, turn_commas.WATCHES),
    Finder(fronted.unparted, fronted.WATCHES),
    Finder(fronted_phrases.unparted_phrases, fronted_phrases.WATCHES),
    Finder(fronted_clauses.unparted_clauses, fronted_clauses.WATCHES),
)
_LISTS = (
    Finder(series.enumerated, series.WATCHES),
    Finder(listed_commas.enumerated_names, listed_commas.WATCHES),
    Finder(listed_commas.enumerated_lands, listed_commas.WATCHES),
    Finder(listed_verbs.unlisted_verbs, listed_verbs.WATCHES),
)
_CLAUSES = (
    Finder(results.unparted_results, results.WATCHES),
    Finder(contrasts.unparted_contrasts, contrasts.WATCHES),
    Finder(joined_clauses.unjoined_clauses, joined_clauses.WATCHES),
    Finder(answered_commas.unanswered, answered_commas.WATCHES),
)
_LEAST_CERTAIN = (
    Finder(negations.undenied, negations.WATCHES),
    Finder(fixed_commas.fixed, fixed_commas.WATCHES),
    Finder(main_verbs.unended_by_rest, main_verbs.WATCHES),
    Finder(fresh_closings.unclosed_in_fresh, fresh_closings.WATCHES),
    Finder(learned.lost_commas),
)
FINDERS: tuple[Finder[tuple[int, float]], ...] = (
    *_INSERTIONS,
    *_DATES_AND_PLACES,
    *_SPEECH,
    *_OPENINGS,
    *_LISTS,
    *_CLAUSES,
    *_LEAST_CERTAIN,
)
MARKERS: tuple[Finder[Mark], ...] = (
    Finder(quoted.unquoted, quoted.WATCHES),
    Finder(fixed_commas.asides, fixed_commas.WATCHES),
    Finder(titled_works.untitled, titled_works.WATCHES),
    Finder(behind_names.behind_names, (inserted.OPENS_ALONE, inserted.OPENS_WITH)),
)
WATCHES: tuple[Watch | Pair, ...] = tuple(
    dict.fromkeys(chain.from_iterable((*(each.watches for each in FINDERS), *(each.watches for each in MARKERS))))
)
