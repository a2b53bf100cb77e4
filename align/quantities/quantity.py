"""What a number in a text is: where it stands and which values it may have."""

from __future__ import annotations

from typing import Literal, NamedTuple

from align.quantities.units import Unit

Kind = Literal[
    "number", "percent", "ordinal", "decade", "set", "round", "month", "group", "part", "indefinite", "label"
]


class Quantity(NamedTuple):
    """A number as it stands in a text, with ``text == whole[start:end]``.

    ``values`` are its readings, the likeliest first (``1,200`` in Czech: 1.2 or 1200); ``scale`` is what a word behind
    it multiplies by and is not in ``values``. ``digits`` tells figures from words, ``approximate`` that the text rounds
    (``about``, ``nearly``); ``unit`` is its unit of measure. ``round`` is a hundred or a thousand without its one
    (``sto``, ``a hundred``), ``set`` that many people or things (``trojice``), ``decade`` one in words. Group, month,
    part, label (``F-16``) and an indefinite ``thousands`` serve as counterparts only.
    """

    text: str
    start: int
    end: int
    values: tuple[float, ...]
    kind: Kind = "number"
    scale: float = 1.0
    digits: bool = True
    approximate: bool = False
    unit: Unit | None = None

    @property
    def value(self) -> float:
        """The likeliest value, scale included."""
        return self.values[0] * self.scale

    @property
    def all_values(self) -> frozenset[float]:
        """All readings with the scale multiplied in."""
        return frozenset(round(value * self.scale, 6) for value in self.values)

    def moved(self, by: int) -> Quantity:
        """The same quantity with its offsets moved."""
        unit = self.unit and self.unit._replace(start=self.unit.start + by, end=self.unit.end + by)
        return self._replace(start=self.start + by, end=self.end + by, unit=unit)
