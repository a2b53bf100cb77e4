"""Where the article of a page is: what the markup says outright, else where the prose is thickest.

Prose is counted as readability does it: characters outside links, in blocks that hold enough of them and are not mainly
links (Kohlschütter et al., "Boilerplate detection using shallow text features", WSDM 2010: link density and text length
decide).
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from align.documents.page_flow import BLOCKS
from align.documents.page_names import named, names, says
from align.documents.page_noise import noise

if TYPE_CHECKING:
    from lxml.etree import _Element

_LEAST_BLOCK = 20
_LEAST_LEAD = 60
_NEARLY_ALL = 0.9
_NEXT_TO_NOTHING = 0.25
_LEAST_CARDS = 3
_CARD_DEPTH = 4
_STATED = "articleBody"


@dataclass(frozen=True, slots=True)
class Found:
    """The parts of the article in their order (leads, body), and what in them does not belong to it."""

    parts: tuple[_Element, ...]
    skip: set[_Element]


def find_article(root: _Element, headline: _Element | None) -> Found | None:
    """The article of a page, or None where there is no prose. ``headline`` is never part of it."""
    kept = _around(headline)
    kept |= _around(_holder(root, headline, kept))
    skip = noise(root, kept)
    if headline is not None:
        skip.add(headline)
    prose = measure(root, skip)
    if not prose.get(root):
        return None
    body = _declared(root, headline, prose)
    if body is None:
        body = _densest(_region(root, headline, prose), measure(root, skip | _teasers(root, kept)) or prose)
    return Found((*_leads(headline, body, prose, skip), body), skip)


def _around(element: _Element | None) -> set[_Element]:
    return set() if element is None else {element, *element.iterancestors()}


def _holder(root: _Element, headline: _Element | None, kept: set[_Element]) -> _Element | None:
    """What must not be dropped for its name or tag, because the article is in it: ``div.page-with-sidebar``.

    Prose outside such names decides; only where next to nothing of the page's prose is there, the rest is looked at.
    """
    prose = measure(root, set())
    quiet = measure(root, noise(root, kept))
    holder = _declared(root, headline, quiet)
    if holder is None and quiet.get(root, 0) < _NEXT_TO_NOTHING * prose.get(root, 0):
        holder = _declared(root, headline, prose)
    if holder is None and root in prose:
        holder = _densest(root, quiet if root in quiet else prose)
    return holder


def _declared(root: _Element, headline: _Element | None, prose: dict[_Element, int]) -> _Element | None:
    """The body as the markup itself declares it."""
    marked = _marked(root, prose)
    return _articles(root, headline, prose) if marked is None else marked


def _region(root: _Element, headline: _Element | None, prose: dict[_Element, int]) -> _Element:
    """The innermost element around the headline that holds most of the page's prose."""
    for up in headline.iterancestors() if headline is not None else ():
        if 2 * prose.get(up, 0) >= prose[root]:
            return up
    return root


def measure(root: _Element, skip: set[_Element]) -> dict[_Element, int]:
    """The characters of prose in every element that has some."""
    from lxml import etree

    totals: dict[_Element, int] = {}
    blocks: list[tuple[int, int]] = [(0, 0)]  # of every open block: its own characters, and those of them in links
    sums: list[int] = [0]
    links = 0
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if event == "start":
            if element in skip:
                walk.skip_subtree()
            links += leads_away(element)
            if tag in BLOCKS:
                blocks.append((0, 0))
            sums.append(0)
            if element not in skip:
                _count(blocks, element.text, links)
            continue
        links -= leads_away(element)
        total = sums.pop()
        if tag in BLOCKS:
            total += _prose(*blocks.pop())
        if total:
            totals[element] = total
        sums[-1] += total
        if element is not root:
            _count(blocks, element.tail, links)
    return totals


def leads_away(element: _Element) -> bool:
    """Whether it is a link to another place than this page."""
    return element.tag == "a" and not element.get("href", "#").startswith("#")


def _count(blocks: list[tuple[int, int]], text: str | None, links: int) -> None:
    size = len(text.strip()) if text else 0
    if size:
        own, linked = blocks[-1]
        blocks[-1] = own + size, linked + size * (links > 0)


def _prose(own: int, linked: int) -> int:
    return own - linked if own >= _LEAST_BLOCK and 2 * linked <= own else 0


def _marked(root: _Element, prose: dict[_Element, int]) -> _Element | None:
    """The element that its ``itemprop``, else its name, calls the body, if it holds a good part of the page's prose."""
    groups: dict[tuple[str, _Element], list[_Element]] = {}
    for element in root.iter():
        if element in prose and element.tag not in ("html", "body", "p"):
            outer = next(itertools.islice(element.iterancestors(), 1, None), root)
            for mark in _marks(element):
                groups.setdefault((mark, outer), []).append(element)
    stated = [group for (mark, _), group in groups.items() if mark == _STATED]
    least = 0 if stated else _NEXT_TO_NOTHING * prose.get(root, 0)
    return _fullest(stated or list(groups.values()), prose, least)


def _fullest(groups: list[list[_Element]], prose: dict[_Element, int], least: float) -> _Element | None:
    """What holds the group with the most prose; of groups inside each other the innermost that has nearly all of it."""
    found: _Element | None = None
    most = 0
    for group in groups:
        size = sum(prose[element] for element in group)
        inside = found is not None and found in group[0].iterancestors()
        if size >= least and (size > most or (inside and size >= _NEARLY_ALL * most)):
            found, most = common(group), max(size, most)
    return found


def _marks(element: _Element) -> Iterator[str]:
    if _STATED in element.get("itemprop", "").split():
        yield _STATED
    yield from (name for name in names(element) if says("body", name) and not says("noise", name))


def _articles(root: _Element, headline: _Element | None, prose: dict[_Element, int]) -> _Element | None:
    """The ``article`` about the headline, if it is more than its lead, else one that holds most of the page's prose."""
    articles = [element for element in root.iter("article") if element in prose]
    if headline is not None:
        least = _NEXT_TO_NOTHING * prose.get(root, 0)
        for up in headline.iterancestors("article"):
            if prose.get(up, 0) >= least or sum(block in prose for block in up.iter("p")) > 1:
                return up
    largest = max(articles, key=lambda element: prose[element], default=None)
    if largest is None or 2 * prose[largest] < prose[root]:
        return None
    return largest


def _teasers(root: _Element, spared: set[_Element]) -> set[_Element]:
    """Lists of other articles: elements with several children of one make that each hold a heading linked elsewhere."""
    cards: dict[_Element, dict[tuple[str, str], set[_Element]]] = {}
    for heading in root.iter("h2", "h3", "h4", "h5"):
        if any(leads_away(link) for link in (*heading.iter("a"), *heading.iterancestors("a"))):
            for card in itertools.islice(heading.iterancestors(), _CARD_DEPTH):
                box = card.getparent()
                if box is not None and box not in spared:
                    make = (str(card.tag), card.get("class", ""))
                    cards.setdefault(box, {}).setdefault(make, set()).add(card)
    return {box for box, makes in cards.items() if max(map(len, makes.values())) >= _LEAST_CARDS}


def _densest(root: _Element, prose: dict[_Element, int]) -> _Element:
    """The innermost element that still holds nearly all prose."""
    element = root
    while True:
        inner = [child for child in element if child in prose and child.tag in BLOCKS and child.tag != "p"]
        largest = max(inner, key=lambda child: prose[child], default=None)
        if largest is None or prose[largest] < _NEARLY_ALL * prose[element]:
            return element
        element = largest


def common(elements: list[_Element]) -> _Element:
    """The innermost element around all of these."""
    if len(elements) == 1:
        return elements[0]
    paths = [[*reversed(list(element.iterancestors())), element] for element in elements]
    shared = paths[0][0]
    for level in zip(*paths, strict=False):
        if any(element is not level[0] for element in level):
            break
        shared = level[0]
    return shared


def _leads(
    headline: _Element | None, body: _Element, prose: dict[_Element, int], skip: set[_Element]
) -> list[_Element]:
    """Blocks between headline and body that open the story: named a lead, or a paragraph of some length."""
    region = body.getparent() if headline is None else common([headline, body])
    if region is None or region is body:
        return []
    leads: list[_Element] = []
    inside: set[_Element] = set()
    for element in _between(region, headline, body, skip):
        if element.getparent() in inside:
            inside.add(element)
        elif element in prose and (named(element, "lead") or _is_opening(element, prose)):
            leads.append(element)
            inside.add(element)
    return leads


def _is_opening(element: _Element, prose: dict[_Element, int]) -> bool:
    return element.tag in ("p", "h2", "strong") and prose[element] >= _LEAST_LEAD


def _between(region: _Element, headline: _Element | None, body: _Element, skip: set[_Element]) -> Iterable[_Element]:
    from lxml import etree

    around = set(body.iterancestors())
    passed = headline is None
    walk = etree.iterwalk(region, events=("start",))
    for _, element in walk:
        if element is body:
            return
        if element is headline:
            passed = True
        if element in skip:
            walk.skip_subtree()
        elif passed and element not in around:
            yield element
