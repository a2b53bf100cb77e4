"""Making translation models: text, vocabulary, start weights, training, export, and the shortlist of output pieces.

What the installed tool needs of it is fine-tuning; the rest is for those who rebuild the embedded model, through
``scripts/train_model.py`` and ``scripts/make_shortlist.py``. Everything but reading text needs the extra ``[torch]``.
"""
