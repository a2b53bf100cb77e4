"""The capitalised words of a source text with what stands before them, to see where an English name comes from."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from align.names.cases import fold
from align.names.sounds import first_sounds, is_cyrillic, sounds

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_LONGEST = 40
_APART = 6  # letters that two scripts' spellings may differ by: Tschernyschow, Чернышов
_MOST = 150  # source words looked at for one English word: keeps hostile texts linear


@dataclass(frozen=True, slots=True)
class Original:
    """One form of the source: its places, and the different capitalised words that stand right before it.

    ``before`` has them in the order of the text, "" for a place with none, so that a name that comes a thousand times
    is looked at once.
    """

    form: str
    starts: list[int] = field(default_factory=list)
    before: dict[str, None] = field(default_factory=dict)


class Originals:
    """The capitalised words of a source, to be looked up by an English word."""

    def __init__(self, text: str, lang: str) -> None:
        self.lang = lang
        self.forms: dict[str, Original] = {}
        self.words: set[str] = set()
        self._by_key: dict[object, list[Original]] = defaultdict(list)
        last = None
        for found in _WORD.finditer(text):
            word = found[0]
            self.words.add(word)
            if word[0].isupper() and len(word) <= _LONGEST:
                beside = last is not None and last[0][0].isupper() and text[last.end() : found.start()].isspace()
                before = last[0] if last is not None and beside and len(last[0]) <= _LONGEST else ""
                self._add(word, found.start(), before)
            last = found

    def _add(self, word: str, start: int, before: str) -> None:
        original = self.forms.get(word)
        if original is None:
            original = self.forms[word] = Original(word)
            for key in self._keys(word):
                self._by_key[key].append(original)
        original.starts.append(start)
        original.before.setdefault(before)

    def _keys(self, word: str) -> Sequence[object]:
        if not is_cyrillic(word):
            return (fold(word)[:3],)
        mask = first_sounds(sounds(word))
        return [1 << bit for bit in range(mask.bit_length()) if mask >> bit & 1]

    def like(self, word: str) -> Iterator[Original]:
        """The forms that may be this English word, by their first letters or sounds, each once."""
        seen: set[str] = set()
        for key in (fold(word)[:3], *self._sound_keys(word)):
            for original in self._by_key.get(key, ())[:_MOST]:
                if original.form not in seen and abs(len(original.form) - len(word)) <= _APART:
                    seen.add(original.form)
                    yield original

    def _sound_keys(self, word: str) -> Sequence[object]:
        if self.lang == "cs":
            return ()
        mask = sounds(word).masks[:1]
        return [1 << bit for bit in range(mask[0].bit_length()) if mask[0] >> bit & 1] if mask else ()
