"""What an original sentence inserts between two commas: a relative clause, a participle's phrase, whose words it is."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from align.auditing.commas.source_commas import SourceSentence, source_sentence
from align.auditing.context import Context

_PREPOSITION = (
    r"(?:(?:s|se|v|ve|o|k|ke|z|ze|u|na|za|po|pro|před|mezi"
    r"|с|со|в|во|о|об|к|из|на|за|для|от|у|по|среди)[ \u00a0])?"
)
_RELATIVE = re.compile(
    rf"[ \u00a0]{_PREPOSITION}(?:(?:\w+[ \u00a0]){{1,2}}котор(?:ого|ой|ых)|který"
    r"|která|které|kteří|kterou|kterého|kterému|kterém|kterým|kterých|kterými"
    r"|jenž|jež|jehož|jejíž|jejichž|jemuž|něhož|níž|nichž|kde|kam"
    r"|котор\w+|чей|чья|чьё|чье|чьи|чьего|чьей|чьих|где|куда)\b",
    re.IGNORECASE,
)
_ADVERB = r"(?:[^\W\d_]+(?:ně|le|ce|sky|cky|но|ски|во|ко)[ \u00a0])?"
_PARTICIPLE = re.compile(
    rf"[ \u00a0](?:nyní|dnes|teď|dosud|dříve|kdysi|loni|už|již|ныне|теперь|ранее|уже)?[ \u00a0]?{_ADVERB}"
    r"(?:[^\W\d_]{2,}(?:ící(?:ho|mu|m|ch|mi)?|(?:[ae]n|[ao]v[aá]n|[iy]t|ut|nut)(?:ý|á|é|í|ého|ému|ém|ým|ou|ých|ými))"
    r"|[^\W\d_]{2,}(?:[ую]щ|[ая]щ|вш|ш|нн|[еёи]м|[ияую]т)"
    r"(?:ий|ый|ая|яя|ое|ее|ие|ые|его|ого|ей|ой|ему|ому|им|ым|ем|ом|их|ых|ими|ыми|ую|юю)(?:ся)?)\b",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"[ \u00a0](?:podle|dle|soudě|jak|по|согласно|как|судя)\b",
    re.IGNORECASE,
)
# What begins a clause or goes on with a series, so that the comma before it ends no insertion for certain.
_GOES_ON = re.compile(
    r"[ \u00a0—–-]*(?:že|aby|zda|jestli|ale|nýbrž|a|i|nebo|protože|když|až|než|pokud|zatímco|což|což|čímž|jak|jako|však"
    r"|что|чтобы|а|но|и|или|если|когда|пока|как|чем|хотя|потому|однако|поскольку|так)\b",
    re.IGNORECASE,
)


class Insert(NamedTuple):
    """An insertion of the original: its kind, and the offsets of the commas before and behind it."""

    kind: str
    start: int
    end: int


def inserts(sentence: SourceSentence) -> list[Insert]:
    """The insertions of a sentence between two neighbouring commas, behind the second of which its clause goes on.

    The kind is ``relative``, ``participle``, ``source`` ("podle úřadu", "по оценке") or ``other``.
    """
    commas, text = sentence.commas, sentence.text
    found = []
    for start, end in pairwise(commas):
        if _GOES_ON.match(text, end + 1) or _RELATIVE.match(text, end + 1) or not text[end + 1 :].strip(' "“”».?!'):
            continue
        kinds = (("relative", _RELATIVE), ("participle", _PARTICIPLE), ("source", _SOURCE))
        kind = next((name for name, pattern in kinds if pattern.match(text, start + 1)), "other")
        if kind != "other" or not _GOES_ON.match(text, start + 1):
            found.append(Insert(kind, start, end))
    return found


def inserted(context: Context, place: int, kind: str) -> Insert | None:
    """The one insertion of that kind in the original of token ``place``; None where there is none, or more."""
    if context.aligned.source is None:
        return None
    sentence = source_sentence(context, place)
    found = [each for each in inserts(sentence) if each.kind == kind] if sentence is not None else []
    return found[0] if len(found) == 1 else None
