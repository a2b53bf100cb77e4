"""A comma is missing that English must have: around an insertion, behind a date, an opening or an attribution."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from align.auditing.addressed import WATCHES as ADDRESSED
from align.auditing.addressed import unaddressed
from align.auditing.answered_commas import WATCHES as ANSWERED
from align.auditing.answered_commas import unanswered
from align.auditing.apposed_people import WATCHES as PEOPLE
from align.auditing.apposed_people import unended_people
from align.auditing.appositives import AGE, AMONG, APPOSED, unended_names
from align.auditing.behind_names import behind_names
from align.auditing.closed_inserts import WATCHES as CLOSED_INSERTS
from align.auditing.closed_inserts import unclosed_like_source
from align.auditing.closings import MAY_CLOSE, unclosed
from align.auditing.context import Context
from align.auditing.contrasts import BUT, unparted_contrasts
from align.auditing.date_commas import WATCHES as DATES
from align.auditing.date_commas import dated_without
from align.auditing.dates_places import REGION, YEAR, undated, unplaced
from align.auditing.ended import INSERTS, OWNERS, unclosed_by_source, unopened_by_source
from align.auditing.fixed_commas import WATCHES as FIXED
from align.auditing.fixed_commas import asides, fixed
from align.auditing.fresh_closings import WATCHES as CLOSED
from align.auditing.fresh_closings import unclosed_in_fresh
from align.auditing.fronted import may_front, unparted
from align.auditing.fronted_clauses import WATCHES as FRONTED_CLAUSES
from align.auditing.fronted_clauses import unparted_clauses
from align.auditing.fronted_phrases import WATCHES as FRONTED
from align.auditing.fronted_phrases import unparted_phrases
from align.auditing.inserted import OPENS_ALONE, OPENS_WITH
from align.auditing.insertions import AGE as AGE_CLOSED
from align.auditing.insertions import MAY_INSERT, unopened
from align.auditing.interrupted import BEFORE_VERB, interrupted
from align.auditing.joined_clauses import WATCHES as JOINED
from align.auditing.joined_clauses import unjoined_clauses
from align.auditing.learned import lost_commas
from align.auditing.listed_commas import WATCHES as LISTED
from align.auditing.listed_commas import enumerated_lands, enumerated_names
from align.auditing.listed_verbs import WATCHES as PREDICATES
from align.auditing.listed_verbs import unlisted_verbs
from align.auditing.lost_openings import WATCHES as LOST
from align.auditing.lost_openings import unopened_inserts
from align.auditing.main_verbs import OPENS_RELATIVE, unended_by_rest
from align.auditing.named_times import DATED, unparted_times
from align.auditing.one_of_a_kind import WATCHES as INSTITUTIONS
from align.auditing.one_of_a_kind import unparted_institutions
from align.auditing.opened_appositions import WATCHES as OPENED
from align.auditing.opened_appositions import unopened_appositions
from align.auditing.opened_participles import WATCHES as PARTICIPLES
from align.auditing.opened_participles import unopened_participles
from align.auditing.openings import may_open, unseparated
from align.auditing.postposed import WATCHES as ADJECTIVES
from align.auditing.postposed import unopened_adjectives
from align.auditing.quoted import BEHIND_QUOTE, OPENS_QUOTE, unquoted
from align.auditing.region_commas import unended_regions
from align.auditing.relative_openings import WATCHES as RELATIVES
from align.auditing.relative_openings import unopened_clauses, unplaced_villages
from align.auditing.relatives import is_who, unended
from align.auditing.results import RESULTS, unparted_results
from align.auditing.rule import Example, Mark, Rule
from align.auditing.rules.glued_name import split_of
from align.auditing.said_commas import WATCHES as SAID
from align.auditing.said_commas import unsaid
from align.auditing.series import COUNTRIES, NAMES, enumerated
from align.auditing.share_clauses import WATCHES as SHARES
from align.auditing.share_clauses import unparted_shares
from align.auditing.speeches import ADDING, SAID_COMMA, SAID_VERB, is_saying, unattributed
from align.auditing.subject_inserts import WATCHES as SUBJECTS
from align.auditing.subject_inserts import unclosed_inserts
from align.auditing.titled_works import WATCHES as TITLES
from align.auditing.titled_works import untitled
from align.auditing.town_commas import WATCHES as TOWNS
from align.auditing.town_commas import untowned
from align.auditing.turn_commas import WATCHES as TURNS
from align.auditing.turn_commas import half_turned
from align.auditing.watching import Pair, Watch
from align.auditing.where_ends import WATCHES as PLACES
from align.auditing.where_ends import unended_places

Finder = Callable[[Context], Iterator[tuple[int, float]]]
_FINDERS: tuple[Finder, ...] = (
    *(interrupted, unopened, unclosed, unended, unended_names),
    *(undated, unplaced, unattributed, unseparated, enumerated),
    *(dated_without, untowned, unaddressed, unsaid, half_turned, enumerated_names, enumerated_lands),
    *(unparted, unparted_results, unparted_times, unparted_contrasts, unclosed_by_source, unopened_by_source),
    *(unclosed_like_source, unended_people, unopened_appositions, unopened_participles, unended_regions),
    *(unopened_clauses, unplaced_villages, unparted_phrases, unlisted_verbs, unparted_institutions),
    *(unparted_shares, unclosed_inserts, unopened_adjectives, unopened_inserts, unended_places),
    unjoined_clauses,
    unparted_clauses,
    unanswered,
    *(fixed, unended_by_rest, unclosed_in_fresh, lost_commas),  # the last is the least certain
)
_WATCHES: tuple[Watch | Pair, ...] = (
    *(OPENS_ALONE, OPENS_WITH, *MAY_INSERT, AGE_CLOSED, MAY_CLOSE, BEFORE_VERB, is_who, AGE, AMONG, APPOSED),
    *(YEAR, REGION, SAID_VERB, SAID_COMMA, ADDING, is_saying, may_open, NAMES, COUNTRIES, OPENS_QUOTE, BEHIND_QUOTE),
    *(*FIXED, *CLOSED, OPENS_RELATIVE, may_front, RESULTS, DATED, BUT, INSERTS, OWNERS),
    *(*CLOSED_INSERTS, *PEOPLE, *OPENED, *PARTICIPLES),
    *(*RELATIVES, *FRONTED, *PREDICATES, *INSTITUTIONS),
    *(*SHARES, *SUBJECTS, *ADJECTIVES, *LOST, *TITLES, *PLACES),
    *JOINED,
    *FRONTED_CLAUSES,
    *ANSWERED,
    *(*DATES, *TOWNS, *ADDRESSED, *SAID, *LISTED, *TURNS),
)


def check(context: Context) -> Iterator[Mark]:
    """A comma is missing that English must have.

    Around what is inserted behind a name (a clause with "who" or "which", a phrase with "according to", a noun phrase
    that says what somebody is), behind a full date or a town's country, between an attribution and what is said, and
    behind what opens a sentence. "The Merz who", "it was Merz who" and the like need none.
    """
    marks = {mark.start: mark for mark in _further(context)}
    marks |= {
        mark.start: mark for mark in (*unquoted(context), *asides(context), *untitled(context), *behind_names(context))
    }
    yield from marks.values()


def _further(context: Context) -> Iterator[Mark]:
    """A mark for every gap that a finder names: from the word before it to the word behind."""
    for index, confidence in (found for finder in reversed(_FINDERS) for found in finder(context)):
        before, token = context.tokens[index - 1 : index + 1]
        apart = (
            (before.text[-1].isalnum() or before.text == "%")
            and context.text[before.end : token.start] == " "
            and before.text.lower() != "what"  # the subject of a clause: "in what was then"
            and not split_of(context, before)
        )
        if apart and not context.protected(before.end, token.end):  # behind "Odessa, Texas" a comma may go
            why = f"a comma is missing between “{before.text}” and “{token.text}”"
            yield Mark(before.start, token.end, why, f"{before.text}, {token.text}", confidence)


RULE = Rule(
    name="missing-comma",
    severity="warning",
    fix="auto",
    mqm="Punctuation",
    check=check,
    bad=(
        Example(
            "[Dvorský according] to The Guardian, rejected it.",
            fixed="Dvorský, according to The Guardian, rejected it.",
        ),
        Example(
            "Interior Minister Jana [Veselá who] was in Brno, thanked them.",
            fixed="Interior Minister Jana Veselá, who was in Brno, thanked them.",
        ),
        Example(
            "The road is open, said Oleg [Savelyev the] head of the district.",
            fixed="The road is open, said Oleg Savelyev, the head of the district.",
        ),
        Example(
            "[Savelyev speaking] on the radio, promised help.",
            fixed="Savelyev, speaking on the radio, promised help.",
        ),
        Example(
            "Jana [Veselá mayor] of Kladno, said that the road was open.",
            fixed="Jana Veselá, mayor of Kladno, said that the road was open.",
        ),
        Example(
            "Jana Veselá, head of the roads [department said] that the bridge was closed.",
            fixed="Jana Veselá, head of the roads department, said that the bridge was closed.",
        ),
        Example(
            "Jan [Dvorský himself] a grandmaster, praised the match.",
            fixed="Jan Dvorský, himself a grandmaster, praised the match.",
        ),
        Example(
            "The plan, which involves four [firms is] to last.",
            fixed="The plan, which involves four firms, is to last.",
        ),
        Example(
            "Jana Veselá, whose house lost its [roof thanked] the firemen.",
            fixed="Jana Veselá, whose house lost its roof, thanked the firemen.",
        ),
        Example("They shot at [drones one] of which fell.", fixed="They shot at drones, one of which fell."),
        Example("[Yes we] saw it.", fixed="Yes, we saw it."),
        Example("They left on [Friday June] 6.", fixed="They left on Friday, June 6."),
        Example("It was done by [hand not] by machine.", fixed="It was done by hand, not by machine."),
        Example("He dug in [Kladno where] it was dry.", fixed="He dug in Kladno, where it was dry."),
        Example("The [team however lost] again.", fixed="The team, however, lost again."),
        Example("Jana [Veselá 52 was] freed.", fixed="Jana Veselá, 52, was freed."),
        Example(
            "The injured, among them two nurses from [Kladno were] taken away.",
            fixed="The injured, among them two nurses from Kladno, were taken away.",
        ),
        Example("Jana [Veselá like] her colleagues, waits.", fixed="Jana Veselá, like her colleagues, waits."),
        Example("On October [28 1918], they met.", fixed="On October 28, 1918, they met."),
        Example(
            "A summit in [Nairobi Kenya], ended.",
            "V keňském Nairobi skončil summit.",
            fixed="A summit in Nairobi, Kenya, ended.",
        ),
        Example(
            '"[Friends this] is our day," she said.',
            "„Přátelé, tohle je náš den,“ řekla.",
            fixed='"Friends, this is our day," she said.',
        ),
        Example(
            "The bridge is [closed said] Oleg Savelyev, who leads the district.",
            "Most je uzavřen, řekl Oleg Saveljev, který vede okres.",
            fixed="The bridge is closed, said Oleg Savelyev, who leads the district.",
        ),
        Example("In Perm, for [example prices] fell.", fixed="In Perm, for example, prices fell."),
    ),
    good=(
        Example("Oleg Savelyev, who grew up in what was then the county town of Tula, with two sisters."),
        Example("They met Jan Dvorský himself the next day, and left."),
        Example("According to the daily, which cited two sources the deal."),
        Example("Jan Dvorský himself the day before, said nothing."),
        Example("It was Jana Veselá who called for help."),
        Example("Jana Veselá, who won the prize awarded in Brno."),
        Example("The coach, who said prices rose."),
        Example("The coach, who has houses built in Brno."),
        Example("The coach, who thinks that Brno is big."),
        Example("The coach, who left when the house burned."),
        Example("No one saw it, and he asked in Kladno where it was."),
        Example("It is one of which we know; no matter however hard they try."),
        Example("A Boeing 737 was there by Friday and not by Saturday."),
        Example("They named Oleg Savelyev the best coach of the year."),
        Example("Peter the Great, according to historians, was tall."),
        Example("A baker in Kladno who was robbed twice, moved away."),
        Example("The plan for Tula on which everyone agreed, came late."),
        Example("Drivers who have no licence must walk."),
        Example("They saw Jana Veselá leaving the house, took notes and waited."),
        Example("Savelyev came on Monday, said nothing and left."),
        Example("Savelyev, the head of the district said, was ill."),
        Example("Savelyev, whose brother thinks the mayor said that, was ill."),
        Example("Kladno mayor Jana Veselá, the coach and the president said that they agreed."),
        Example("In Kladno, the head of the roads department said that the bridge was closed."),
    ),
    watches=_WATCHES,
)
