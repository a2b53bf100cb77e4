"""A comma is missing that English must have: around an insertion, behind a date, an opening or an attribution."""

from __future__ import annotations

from collections.abc import Iterator

from align.auditing.commas.finders import FINDERS, MARKERS, WATCHES
from align.auditing.context import Context
from align.auditing.rule import Example, Mark, Rule
from align.auditing.rules.glued_name import split_of


def check(context: Context) -> Iterator[Mark]:
    """A comma is missing that English must have.

    Around what is inserted behind a name (a clause with "who" or "which", a phrase with "according to", a noun phrase
    that says what somebody is), behind a full date or a town's country, between an attribution and what is said, and
    behind what opens a sentence. "The Merz who", "it was Merz who" and the like need none.
    """
    marks = {mark.start: mark for mark in _in_gaps(context)}
    marks |= {mark.start: mark for marker in MARKERS for mark in marker.find(context)}
    yield from marks.values()


def _in_gaps(context: Context) -> Iterator[Mark]:
    """A mark for every gap that a finder names: from the word before it to the word behind."""
    for index, confidence in (found for finder in reversed(FINDERS) for found in finder.find(context)):
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
    watches=WATCHES,
)
