"""The report of a run in its folder: ``report.html``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from align.files import replacing
from align.report.html import ReportHead, render

if TYPE_CHECKING:
    from align.job.store import Run


def write_report(run: Run, head: ReportHead) -> None:
    """Write the report of a run, whose records are read back in, into its folder.

    Raises JobError where the folder cannot be written, InputError where a record is damaged.
    """
    with replacing(run.folder / "report.html") as stream:
        stream.write(render(run.audited(), head))
