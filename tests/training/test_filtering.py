"""The pairs that a translation explains worst are left out."""

from dataclasses import replace

import pytest

from align.errors import ConfigError
from align.training.filtering import without_worst


def test_pairs_that_do_not_belong_together_go_first(pairs, vocabulary_folder):
    wrong = [replace(pairs[number], english=pairs[-number - 1].english) for number in range(15)]
    kept = without_worst([*pairs, *wrong], vocabulary_folder, 15 / (len(pairs) + 15))
    assert len(kept) == pytest.approx(len(pairs), abs=1)
    gone = 15 - sum(pair in kept for pair in wrong)
    assert gone >= 5  # of so few words; by chance it would be one


def test_nothing_goes_where_nothing_is_to_go(pairs, vocabulary_folder):
    assert without_worst(pairs, vocabulary_folder, 0.0) == pairs
    assert without_worst([], vocabulary_folder, 0.5) == []


@pytest.mark.parametrize("share", [-0.1, 1.0])
def test_a_share_that_is_none_is_refused(share, pairs, vocabulary_folder):
    with pytest.raises(ConfigError):
        without_worst(pairs, vocabulary_folder, share)
