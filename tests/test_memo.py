import pytest

from align import memo
from align.memo import Memo


def test_a_word_is_worked_out_once() -> None:
    asked: list[str] = []

    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    kept = Memo(length)
    assert list(map(kept.__getitem__, ["Brno", "Praha", "Brno"])) == [4, 5, 4]
    assert asked == ["Brno", "Praha"]


def test_a_full_memo_starts_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memo, "_MOST", 3)
    kept = Memo(len)
    assert [kept[word] for word in ("a", "bb", "ccc", "dddd", "a")] == [1, 2, 3, 4, 1]
    assert set(kept) == {"dddd", "a"}


def test_words_without_end_are_not_kept() -> None:
    kept = Memo(len)
    assert kept["x" * 65] == 65
    assert kept["x" * 64] == 64
    assert set(kept) == {"x" * 64}
