"""English punctuation by a small network: where a comma is missing, and which full stops end no sentence.

Built and measured by ``scripts/train_punctuation.py``; data, method and scores stand in
``models/eng-punctuation/README.md``.
"""

from align.punctuation.judging import Judgement, judge, punctuation_files

__all__ = ["Judgement", "judge", "punctuation_files"]
