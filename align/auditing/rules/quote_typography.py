"""Where the stop goes at the end of a quotation: ``".`` where the document, or the house, writes ``."``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from align.auditing.context import Context
from align.auditing.lexicon import is_a
from align.auditing.quoting.closing_order import End, closing_marks, is_american
from align.auditing.quoting.quotations import closed_ends, quotations
from align.auditing.rule import Example, Mark, Rule

_WORD = re.compile(r"[^\W_][\w'’-]*$")

_REACH = 60
_SPEECH, _SPEAKER = 2, 6  # blanks in what is said, at least; words to the verb of saying


# A clause that a quotation breaks into is broken-quote's matter: its marks will move.
_CLAUSE = re.compile(r"\b(?:in order|so as)[ ,]*$")


_INNER_OPEN = re.compile(r"(?<=[\s(\[\"“])['‘](?=[^\W\d_])")
_INNER_SHUT = re.compile(r"(?<=[^\W_])['’](?![^\W_])")


def check(context: Context) -> Iterator[Mark]:
    """The stop or comma stands on the other side of a closing quotation mark than elsewhere in the document.

    American writing puts both inside, every English the comma behind what somebody says ("We won," he said), except
    where nothing but it stands outside. Outside is found where the document writes American or mostly puts them inside,
    and where nothing speaks for British; inside is never wrong, as a whole sentence that is quoted keeps its own stop
    in every style.
    """
    ends = sorted(closing_marks(context.text), key=lambda end: end.start)
    outside = [end for end in ends if not end.inside]
    if outside and not is_american(context, ends):
        outside = [end for end in outside if _ends_speech(context, end)]
    yield from _inner(context, ends)
    broken = {one.end for one in quotations(context.text) if _breaks_clause(context.text, one.start)}
    for end in outside:
        if context.protected(end.start, end.start + 2) or end.start + 1 in broken:
            continue
        word = _WORD.search(context.text, max(0, end.start - _REACH), end.start)
        start = word.start() if word else end.start
        mark, stop = context.text[end.start], context.text[end.start + 1]
        fixed = context.text[start : end.start] + stop + mark
        yield Mark(start, end.start + 2, f"the {_NAMES[stop]} stands outside the quotation mark", fixed, 0.92)


def _inner(context: Context, ends: list[End]) -> Iterator[Mark]:
    """A comma or stop outside the single marks of a quotation inside another: 'a fraud',"."""
    text = context.text
    for one in quotations(text):
        if one.missing or text[one.start] not in '"“':
            continue
        opened = _INNER_OPEN.findall(text, one.start, one.end)
        shut = [found.start() for found in _INNER_SHUT.finditer(text, one.start, one.end)]
        begun = _INNER_OPEN.search(text, one.start, one.end)
        if len(opened) != 1 or len(shut) != 1 or begun is None or shut[0] < begun.start():
            continue
        mark = shut[0]
        if text[mark + 1] in ".," and not context.protected(mark, mark + 2) and is_american(context, ends):
            word = _WORD.search(text, max(one.start, mark - _REACH), mark)
            start = word.start() if word else mark
            fixed = text[start:mark] + text[mark + 1] + text[mark]
            why = f"the {_NAMES[text[mark + 1]]} stands outside the inner quotation mark"
            yield Mark(start, mark + 2, why, fixed, 0.92)


def _ends_speech(context: Context, end: End) -> bool:
    """Whether a quoted sentence ends there that somebody is then said to say."""
    text = context.text
    if text[end.start + 1] != ",":
        return False
    start = closed_ends(text).get(end.start + 1)
    if start is None or not text[start + 1].isupper() or text[start : end.start].count(" ") < _SPEECH:
        return False
    if text[max(0, start - 2) : start].rstrip(" ")[-1:] not in (".", "!", "?", "\n", ":", ",", ""):
        return False
    behind = re.findall(r"[^\W\d_]+|[^\s\w]", text[end.start + 2 : end.start + _REACH])[:_SPEAKER]
    said = next((at for at, word in enumerate(behind) if is_a(word, "reporting")), None)
    return said is not None and all(word.isalpha() for word in behind[:said])


_NAMES = {".": "stop", ",": "comma"}


def _breaks_clause(text: str, opened: int) -> bool:
    return _CLAUSE.search(text[max(0, opened - 12) : opened]) is not None


RULE = Rule(
    name="quote-typography",
    severity="note",
    fix="profile",
    mqm="Punctuation",
    check=check,
    bad=(
        Example(
            'The programme is over. "We won the [cup",] he said. They call it a "miracle".',
            fixed='The programme is over. "We won the cup," he said. They call it a "miracle".',
        ),
        Example(
            "It was “a good day,” he said. “We won,” she said. They speak of “a [miracle”.]",
            fixed="It was “a good day,” he said. “We won,” she said. They speak of “a miracle.”",
        ),
        Example(
            '"We won," he said. "A day," she said. They fly the "[F-16".]',
            fixed='"We won," he said. "A day," she said. They fly the "F-16."',
        ),
        Example('The "[owls",] planes of wood, flew.', fixed='The "owls," planes of wood, flew.'),
        Example(
            "\"She told us, 'It is a [fraud',]\" the lawyer said.",
            fixed="\"She told us, 'It is a fraud,'\" the lawyer said.",
        ),
        Example(
            'They played "The [Dam",] "Rye" and "A Long Day."', fixed='They played "The Dam," "Rye" and "A Long Day."'
        ),
    ),
    good=(
        Example('"We won," she said. They call it "A Good Day", he said. He read "The Dam", said the mayor.'),
        Example('It closes at 6.30 pm. "It is over," he said. They call it a "miracle", it seems.'),
        Example('They call it "a miracle". Others say "a wonder".'),
        Example('The colour of the "centre", they say, is grey.'),
        Example('Is it "a miracle"; or "a wonder"? He called it "a day": the best.'),
        Example('“A good day,” he said. “We won,” she said. He is 6\'2" and she is 5\'7". A 20", a 6’1”, a 7’.'),
        Example('"We won," she said. They speak of "a miracle," too.'),
    ),
    signs=('"', "”"),
)
