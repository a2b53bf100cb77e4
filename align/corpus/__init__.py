"""The corpus as a whole: how often each artefact stands in it and which spellings each outlet uses, with intervals.

Nothing here changes a finding: a run only feeds these tables and proposals for a profile.
"""

from align.corpus.census import Census, survey
from align.corpus.groups import Group, outlet_of
from align.corpus.proposals import proposals
from align.corpus.tables import artefact_rows, spelling_rows, write_tables
from align.corpus.views import report_tables

__all__ = [
    "Census",
    "Group",
    "artefact_rows",
    "outlet_of",
    "proposals",
    "report_tables",
    "spelling_rows",
    "survey",
    "write_tables",
]
