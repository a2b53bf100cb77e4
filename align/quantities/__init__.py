"""Numbers in Czech, Russian and English text, in digits and in words, as values that can be compared."""

from __future__ import annotations

from align.quantities.compare import Comparison, compare
from align.quantities.find import find_quantities
from align.quantities.quantity import Quantity

__all__ = ["Comparison", "Quantity", "compare", "find_quantities"]
