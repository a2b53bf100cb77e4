"""Reading TMX 1.4b (https://www.gala-global.org/tmx-14b) in a stream: memory stays flat, hostile files do no harm.

Elements are known by their local names, because some tools write them in a namespace. No entity is expanded, no DTD is
loaded, nothing is fetched, and the parser's limits on depth and on the length of a text stay in force. What is packed
with gzip, as OPUS ships it, is unpacked while it is read.
"""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, cast

from align.errors import InputError

if TYPE_CHECKING:
    from lxml.etree import _Element

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# Codes of three letters (ISO 639-2), and the country that stands for its language in many files.
_CODES = {
    "ces": "cs", "cze": "cs", "cz": "cs", "rus": "ru", "eng": "en", "ukr": "uk", "slk": "sk", "slo": "sk",
}  # fmt: skip
_OWN = "x-"
_GZIP = b"\x1f\x8b"
# A code that stands by itself, such as a line break, parts words; XML cannot hold U+0000, which marks its place.
_PLACEHOLDER = "\0"
_MOST_ELEMENTS = 10_000  # of one unit, which has to be in memory
_PARTING = re.compile(r"(?<=[^\s\0([{])\0+(?=[^\s\0.,;:!?…)\]}%])")
_HINT = "Give a TMX file, as translation tools export it."


@dataclass(frozen=True, slots=True)
class TmxUnit:
    """A ``tu``: its texts by language, and its properties with the ``x-`` of their types left out.

    Languages are without their region and of two letters where there are such: ``en-US`` and ``eng`` are ``en``. Where
    a language has several texts, the first that is not blank stands. Codes inside a text (``ph``, ``bpt``, ...) are
    left out of it; a ``ph`` between two words is a space.
    """

    texts: Mapping[str, str]
    props: Mapping[str, str]


def read_units(path: Path, name: str | None = None) -> Iterator[TmxUnit]:
    """The units of a file, in order; ``name`` is what messages call it.

    Raises InputError, with the line, for one that cannot be read or is no TMX.
    """
    from lxml import etree

    name = str(path) if name is None else name
    try:
        with _opened(path) as stream:
            parser = etree.iterparse(
                stream,
                events=("start", "end"),
                resolve_entities=False,
                no_network=True,
                load_dtd=False,
                huge_tree=False,
                remove_comments=True,
                remove_pis=True,
            )
            _, root = next(parser)
            if _name(root) != "tmx":
                raise InputError(f"{name}: not TMX but <{root.tag}>", _HINT)
            unit, size = None, 0
            for event, element in parser:
                if unit is None and event == "start" and _name(element) == "tu":
                    unit, size = element, 0
                if unit is not None:
                    size += event == "start"
                    if size > _MOST_ELEMENTS:
                        what = f"{name}:{unit.sourceline}: a unit of more than {_MOST_ELEMENTS:,} elements"
                        raise InputError(what, _HINT)
                if event == "end" and element is unit:
                    yield _unit(element, name)
                    unit = None
                if event == "end" and unit is None and element is not root:
                    _forget(element)
    except StopIteration:
        raise InputError(f"{name}: empty", _HINT) from None
    except etree.XMLSyntaxError as error:
        raise InputError(f"{name}: not well-formed XML ({error.msg})", _HINT) from error
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise InputError(f"{name}: damaged gzip data ({error})", "Get the file again.") from error
    except OSError as error:
        raise InputError(
            f"{name}: cannot be read ({error.strerror or error})", "Give a file that can be read."
        ) from error


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    """The content of a file, unpacked where it begins as gzip data."""
    with path.open("rb") as stream:
        if stream.peek(len(_GZIP)).startswith(_GZIP):
            with gzip.GzipFile(fileobj=stream) as unpacked:
                yield cast(IO[bytes], unpacked)
        else:
            yield stream


def _name(element: _Element) -> str:
    """The local name of an element; empty for what is none, such as a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _forget(element: _Element) -> None:
    """Let go of an element that was read and of all before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _unit(tu: _Element, name: str) -> TmxUnit:
    texts: dict[str, str] = {}
    for tuv in tu.iterchildren("{*}tuv"):
        lang = _language(tuv.get(_LANG) or tuv.get("lang") or "")
        seg = tuv.find("{*}seg")
        if lang and seg is not None:
            text = _PARTING.sub(" ", _text(seg, name)).replace(_PLACEHOLDER, "")
            if not texts.get(lang, "").strip():
                texts[lang] = text
    props = {str(prop.get("type", "")).removeprefix(_OWN): prop.text or "" for prop in tu.iterchildren("{*}prop")}
    return TmxUnit(texts, props)


def _language(code: str) -> str:
    primary = code.replace("_", "-").partition("-")[0].lower()
    return _CODES.get(primary, primary)


def _text(seg: _Element, name: str) -> str:
    """The text of a segment; that of ``hi`` belongs to it, that of codes does not. A ``ph`` leaves its mark."""
    from lxml import etree

    parts = [seg.text or ""]
    child: Any
    for child in seg:
        if child.tag is etree.Entity:
            what = f"{name}:{child.sourceline or seg.sourceline}: an entity that is not expanded: {child.text}"
            raise InputError(what, "Write the character itself.")
        if _name(child) == "hi":
            parts.append(_text(child, name))
        elif _name(child) == "ph":
            parts.append(_PLACEHOLDER)
        parts.append(child.tail or "")
    return "".join(parts)
