"""A table of figures on a page of the report, such as which spelling each outlet uses, made by whoever counted them.

``ReportHead.tables`` takes them; they stand under the summary of a report and of an index, all in one look.
"""

from __future__ import annotations

from dataclasses import dataclass

Value = str | int | float | None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of figures under a title; the first column names the row.

    A column whose values are all numbers (or None, shown as nothing) stands to the right; floats have two decimals.
    ``note`` says in a sentence what was counted.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    note: str = ""

    def numeric(self, column: int) -> bool:
        """Whether a column, counted from 0, holds numbers only."""
        return column > 0 and all(not isinstance(row[column], str) for row in self.rows)


def figure(value: Value) -> str:
    """A value as it stands in a cell: thousands apart, two decimals of a fraction, nothing for None."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:,.2f}"
    return f"{value:,}" if isinstance(value, int) else value
