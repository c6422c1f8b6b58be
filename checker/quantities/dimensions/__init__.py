"""The dimensions that the scan knows, in the order that decides between readings of the same length."""

from __future__ import annotations

from checker.quantities.dimensions.age import AGE
from checker.quantities.dimensions.count import COUNT
from checker.quantities.dimensions.date import DATE
from checker.quantities.dimensions.duration import DURATION
from checker.quantities.dimensions.frequency import FREQUENCY
from checker.quantities.dimensions.measure import MEASURE
from checker.quantities.dimensions.money import MONEY
from checker.quantities.dimensions.ordinal import ORDINAL
from checker.quantities.dimensions.ratio import FRACTION, PERCENT, RATIO
from checker.quantities.dimensions.time import TIME
from checker.quantities.reading import Dimension

DIMENSIONS: tuple[Dimension, ...] = (
    DATE,
    TIME,
    AGE,
    DURATION,
    MONEY,
    PERCENT,
    MEASURE,
    RATIO,
    FREQUENCY,
    FRACTION,
    ORDINAL,
    COUNT,
)
