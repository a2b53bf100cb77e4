"""What the XML formats share: the characters that XML can hold, ids, and the signature as names and values."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import TextIO

from align.types import Signature, parameter_texts

NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class TextSink:
    """Takes the bytes that lxml writes and passes them on as text."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._decoder = codecs.getincrementaldecoder("utf-8")()

    def write(self, data: bytes) -> int:
        """Pass ``data`` on; bytes of a character that is not complete yet wait for the rest."""
        self._out.write(self._decoder.decode(data))
        return len(data)


def clean(text: str) -> str:
    """The text with U+FFFD for each character that XML 1.0 cannot hold (https://www.w3.org/TR/xml/#charsets)."""
    return NOT_XML.sub("\ufffd", text)


def signature_facts(signature: Signature | None) -> Iterator[tuple[str, str]]:
    """The whole signature as names and values; nothing for None."""
    if signature is None:
        return
    yield "signature", str(signature)
    yield "model-sha256", signature.model_sha256
    yield "profile", signature.profile
    yield "rule-pack-sha256", signature.rule_pack_sha256
    for name, text in parameter_texts(signature.parameters).items():
        yield f"parameter-{name}", text
