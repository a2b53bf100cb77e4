"""A sentence into the model's pieces and back: what Opus-MT's own preprocessing does, inside this stage only.

Opus-MT models were trained on text that went through three scripts of the Moses decoder (replace-unicode-punctuation,
remove-non-printing-char, normalize-punctuation with the source language) and then SentencePiece; see
``preprocess-spm.sh`` in the OPUS-MT-train repository. transformers' MarianTokenizer leaves the scripts out, so they
are done here, by sacremoses, for models that want them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Sequence
from functools import cache
from pathlib import Path
from typing import Any, cast

from align.errors import ModelError
from align.translation.engine import Pieces, model_file
from align.translation.glossary import Glossary, language_of
from align.translation.hints import hints_in, in_place, with_hints
from align.translation.numerals import in_figures
from align.translation.settings import Punctuation
from align.translation.verbatim import PICTURE

# Controls, soft hyphen, zero-width characters and direction marks, byte order mark; white space is dealt with after.
# A zero-width joiner between emoji stays: they are one.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\ufeff]"
    f"|(?<![{PICTURE}\ufe0f])\u200d|\u200d(?![{PICTURE}])"
)
_FRACTION = re.compile(r"(?:(?<![\d.,/])(?:(?P<apart>\d{1,2})[ \u00a0\u202f]|(?P<close>\d+))|(?<!\d))(?P<part>[½¼¾])")
_DECIMALS = {"½": "5", "¼": "25", "¾": "75"}
_MARK = "▁"


def clean(text: str, lang: str, punctuation: Punctuation) -> str:
    """A sentence as the model wants to read it: NFC, no invisible characters, single spaces, punctuation as trained.

    Vulgar fractions, which the model does not know, become decimals: 2½ is 2,5.
    """
    text = text.encode("utf-8", "replace").decode()  # lone surrogates, which SentencePiece would refuse
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    if any(part in text for part in _DECIMALS):
        point = "." if lang == "en" else ","
        text = _FRACTION.sub(lambda found: _decimal(found, point), text)
    if punctuation == "moses":
        text = _moses(lang)(text)
    return " ".join(text.split())


def _decimal(found: re.Match[str], point: str) -> str:
    return f"{found['apart'] or found['close'] or 0}{point}{_DECIMALS[found['part']]}"


@cache
def _moses(lang: str) -> Callable[[str], str]:
    from sacremoses import MosesPunctNormalizer

    normalizer = MosesPunctNormalizer(lang, pre_replace_unicode_punct=True)
    return cast(Callable[[str], str], normalizer.normalize)


class Tokenizer:
    """The two SentencePiece models of a Marian model, and its hints where it was trained with them.

    Raises ModelError where a file is missing or damaged.
    """

    def __init__(self, folder: Path) -> None:
        self._source = _load(model_file(folder, "source.spm"))
        self._target = _load(model_file(folder, "target.spm"))
        self._glossary = Glossary.of(folder)

    @property
    def hinting(self) -> bool:
        """Whether the model reads hints."""
        return self._glossary is not None

    def pieces(self, text: str, in_english: Collection[str] = ()) -> Pieces:
        """The pieces of a cleaned sentence, without an end mark, with hints for its names and numbers.

        The names ``in_english``, of those that hints say, stand in the place of the sentence's own words.
        """
        hints = self._glossary.hints(text) if self._glossary else []
        if in_english:
            text, hints = in_place(text, hints, in_english)
        return with_hints(text, hints, self._cut_source, self._cut_target)

    def in_figures(self, text: str) -> str:
        """A cleaned sentence with its numbers in words as figures, in the language that its hints are found in."""
        return in_figures(text, language_of(text))

    def _cut_source(self, text: str) -> list[str]:
        return cast(list[str], self._source.encode(text, out_type=str))

    def _cut_target(self, text: str) -> list[str]:
        return cast(list[str], self._target.encode(text, out_type=str))

    def hints(self, pieces: Sequence[str]) -> list[str]:
        """What the hints among a sentence's pieces say."""
        return [self.text(inside) for inside in hints_in(pieces)]

    def text(self, pieces: Sequence[str]) -> str:
        """The text that target pieces stand for."""
        joined = cast(str, self._target.decode_pieces(list(pieces)))
        return " ".join(joined.replace(_MARK, " ").split())


def _load(path: Path) -> Any:
    from sentencepiece import SentencePieceProcessor

    try:
        processor = SentencePieceProcessor(model_proto=path.read_bytes() or b"\0")  # nothing at all would be taken
    except (RuntimeError, OSError) as error:
        what = f"{path}: not a SentencePiece model ({error})"
        raise ModelError(what, "The model is damaged: fetch, copy or convert it again.") from error
    return processor
