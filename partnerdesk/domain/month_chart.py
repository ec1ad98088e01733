"""The month chart: which measure runs when, and where its bar stands.

Screen and paper show the same drawing; the places are counted here, so that a bar that is dragged
on the screen is the one that is printed.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from partnerdesk.domain.facts import months_later
from partnerdesk.domain.label_places import Box
from partnerdesk.domain.programme import Level, Measure, MeasureState, Programme, Target

MOST_MONTHS = 48
"""A longer chart would have months that are narrower than a letter."""

_FEWEST_MONTHS = 6
_SHARE_OF_WORDS = 0.34
_LEAST_SEEN = 0.2
"""In months: what still shows of a bar that begins behind the last month."""

# Lengths are in points.
HEAD_HEIGHT = 26.0
ROW_HEIGHT = 22.0
_BAR_HEIGHT = 11.0
LEGEND_HEIGHT = 20.0
_RIGHT_EDGE = 6.0
"""Room for the mark of a target on the last day."""

_LEAST_BAR_WIDTH = 4.0


@dataclass(frozen=True)
class ChartRow:
    """A measure with its number, and where its bar begins and ends, in months from the first."""

    number: str
    measure: Measure
    begins: float
    ends: float


@dataclass(frozen=True)
class DueTarget:
    """A target whose day stands in the chart, in months from the first."""

    number: str
    target: Target
    at: float


@dataclass(frozen=True)
class MonthChart:
    """The rows of a chart; ``undated`` measures cannot be drawn yet."""

    first_month: date
    month_count: int
    rows: tuple[ChartRow, ...]
    due: tuple[DueTarget, ...] = ()
    undated: tuple[Measure, ...] = ()
    today_at: float | None = None

    @property
    def months(self) -> tuple[date, ...]:
        """The first day of each month."""
        return tuple(months_later(self.first_month, at) for at in range(self.month_count))

    def row_of(self, measure_id: int) -> int | None:
        """The place of a measure in the chart, from 0."""
        places = {row.measure.id: at for at, row in enumerate(self.rows)}
        return places.get(measure_id)


def month_chart(programme: Programme, today: date) -> MonthChart:
    """The chart of all measures that have a start and an end and are not given up."""
    numbers = programme.numbers(Level.MEASURE)
    wanted = [one for one in programme.measures if one.state is not MeasureState.DROPPED]
    dated = [one for one in wanted if one.is_dated]
    first, count = _span(dated, today)
    rows = tuple(_row(numbers[one.id], one, first, count) for one in dated)
    of_targets = programme.numbers(Level.TARGET)
    due = tuple(
        DueTarget(of_targets[one.id], one, _at(one.due_on, first))
        for one in programme.targets
        if one.due_on is not None and 0 <= _at(one.due_on, first) <= count
    )
    today_at = _at(today, first)
    return MonthChart(
        first,
        count,
        rows,
        due,
        tuple(one for one in wanted if not one.is_dated),
        today_at if 0 <= today_at <= count else None,
    )


def _span(dated: Sequence[Measure], today: date) -> tuple[date, int]:
    """The first month and how many there are: all measures, within what can still be read."""
    starts = [one.starts_on for one in dated if one.starts_on]
    ends = [one.ends_on for one in dated if one.ends_on]
    first = min(starts, default=today).replace(day=1)
    last = max(ends, default=today)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    return first, min(max(months, _FEWEST_MONTHS), MOST_MONTHS)


def _row(number: str, measure: Measure, first: date, count: int) -> ChartRow:
    assert measure.starts_on is not None and measure.ends_on is not None  # only dated ones come
    begins = _at(measure.starts_on, first)
    ends = _at(measure.ends_on, first) + 1 / _days_in_month(measure.ends_on)
    return ChartRow(number, measure, min(begins, count - _LEAST_SEEN), min(ends, float(count)))


def _at(day: date, first: date) -> float:
    """A day in months from the first one."""
    months = (day.year - first.year) * 12 + day.month - first.month
    return months + (day.day - 1) / _days_in_month(day)


def _days_in_month(day: date) -> int:
    return monthrange(day.year, day.month)[1]


# Places --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class ChartPlaces:
    """Where the parts of a chart stand on a drawing of this width; lengths go down from the top."""

    chart: MonthChart
    width: float

    @property
    def words_width(self) -> float:
        """What the names of the measures take."""
        return self.width * _SHARE_OF_WORDS

    @property
    def month_width(self) -> float:
        """How wide a month is."""
        return (self.width - self.words_width - _RIGHT_EDGE) / self.chart.month_count

    @cached_property
    def height(self) -> float:
        """The whole chart, with a line for the targets where there are any."""
        lines = len(self.chart.rows) + bool(self.chart.due)
        return HEAD_HEIGHT + max(lines, 1) * ROW_HEIGHT + LEGEND_HEIGHT

    def x_of(self, months: float) -> float:
        """The place of a moment."""
        return self.words_width + months * self.month_width

    def row_top(self, row: int) -> float:
        """Where a row begins."""
        return HEAD_HEIGHT + row * ROW_HEIGHT

    def bar(self, row: int) -> Box:
        """The bar of a row; never too small to be taken hold of."""
        one = self.chart.rows[row]
        left = self.x_of(one.begins)
        width = max(self.x_of(one.ends) - left, _LEAST_BAR_WIDTH)
        return Box(left, self.row_top(row) + (ROW_HEIGHT - _BAR_HEIGHT) / 2, width, _BAR_HEIGHT)


# Moving --------------------------------------------------------------------------------------


def moved(measure: Measure, months: int) -> Measure:
    """The measure so many months later; a last day of a month stays one."""
    assert measure.starts_on is not None and measure.ends_on is not None  # it stands in the chart
    return replace(
        measure,
        starts_on=_shifted(measure.starts_on, months),
        ends_on=_shifted(measure.ends_on, months),
    )


def stretched(measure: Measure, months: int) -> Measure:
    """The measure with an end so many months later, but never before it begins."""
    assert measure.starts_on is not None and measure.ends_on is not None  # it stands in the chart
    ends_on = _shifted(measure.ends_on, months)
    return replace(measure, ends_on=max(ends_on, measure.starts_on))


def _shifted(day: date, months: int) -> date:
    later = months_later(day, months)
    is_last = day.day == _days_in_month(day)
    return later.replace(day=_days_in_month(later)) if is_last else later
