"""The month chart as one drawing, for the paper and for the screen."""

from __future__ import annotations

from reportlab.graphics.shapes import Drawing, Line, Polygon, Rect, String
from reportlab.lib.colors import HexColor

from partnerdesk.documents.fonts import REGULAR, SEMIBOLD, fitted, register_fonts, text_width
from partnerdesk.documents.text import one_line
from partnerdesk.domain.drawings import PRINTED, DrawingColours
from partnerdesk.domain.month_chart import (
    HEAD_HEIGHT,
    LEGEND_HEIGHT,
    ROW_HEIGHT,
    ChartPlaces,
    MonthChart,
)
from partnerdesk.domain.programme import MeasureState
from partnerdesk.domain.revisions import responsible_words
from partnerdesk.domain.texts import N_, Texts

_NAME, _SMALL, _MONTH = 8.0, 6.6, 6.8
_DIAMOND = 4.0
_NUMBER_HEIGHT = 9.0
"""Of the numbers of targets, from below their diamonds to the end of the line."""
_IN_CHART = (MeasureState.PLANNED, MeasureState.RUNNING, MeasureState.DONE)


def draw_month_chart(
    chart: MonthChart, width: float, texts: Texts, colours: DrawingColours = PRINTED
) -> Drawing:
    """The chart, so many points wide."""
    register_fonts()
    return _Chart(ChartPlaces(chart, width), texts, colours).drawing()


class _Chart:
    """Draws one chart; its own lengths go down from the top."""

    def __init__(self, places: ChartPlaces, texts: Texts, colours: DrawingColours) -> None:
        self._places = places
        self._chart = places.chart
        self._texts = texts
        self._colours = colours
        self._drawing = Drawing(places.width, places.height)

    def drawing(self) -> Drawing:
        """All of it, from the ground to the legend."""
        self._draw_months()
        for row in range(len(self._chart.rows)):
            self._draw_row(row)
        self._draw_due()
        self._draw_today()
        self._draw_legend()
        return self._drawing

    @property
    def _bottom(self) -> float:
        return self._places.height - LEGEND_HEIGHT

    def _draw_months(self) -> None:
        """Years above months; a label only where there is room for it."""
        places = self._places
        every = max(1, round(9 / places.month_width))
        has_room = places.month_width >= 17
        end = self._bottom - (_NUMBER_HEIGHT if self._chart.due else 0)  # not through the numbers
        for at, month in enumerate(self._chart.months):
            x = places.x_of(at)
            begins_year = at == 0 or month.month == 1
            self._line(x, 12 if begins_year else 13, x, end, 0.7 if begins_year else 0.25)
            if begins_year and (at == 0 or at < self._chart.month_count - 1):
                self._write(x + 2, 8, str(month.year), _SMALL, SEMIBOLD, "muted")
            if at % every == 0:
                name = self._texts.short_month(month)
                shown = name if has_room else name[:1]
                self._centred(x + places.month_width / 2, 21, shown, _MONTH, "muted")
        last = places.x_of(self._chart.month_count)
        self._line(last, 13, last, end, 0.25)
        self._line(0, HEAD_HEIGHT, places.width, HEAD_HEIGHT, 0.8, "strong")

    def _draw_row(self, row: int) -> None:
        places, one = self._places, self._chart.rows[row]
        top, room = places.row_top(row), places.words_width - 8
        responsible = one_line(responsible_words(one.measure))
        name = one_line(f"{one.number}  {one.measure.text}")
        down = 9.0 if responsible else 13.5
        self._write(0, top + down, fitted(name, REGULAR, _NAME, room), _NAME)
        self._write(0, top + 17.5, fitted(responsible, REGULAR, _SMALL, room), _SMALL, REGULAR,
                    "muted")  # fmt: skip
        self._line(0, top + ROW_HEIGHT, places.width, top + ROW_HEIGHT, 0.25)
        bar = places.bar(row)
        self._bar(bar.left, bar.top, bar.width, bar.height, one.measure.state)

    def _bar(
        self, left: float, top: float, width: float, height: float, state: MeasureState
    ) -> None:
        """Outlined while planned, filled while it runs, grey when done: seen without colour."""
        fill = {MeasureState.PLANNED: "tint", MeasureState.RUNNING: "strong"}.get(state, "line")
        self._drawing.add(
            Rect(
                left,
                self._up(top + height),
                width,
                height,
                rx=2,
                ry=2,
                fillColor=self._colour(fill),
                strokeColor=self._colour("muted" if state is MeasureState.DONE else "strong"),
                strokeWidth=0.9,
            )
        )

    def _draw_due(self) -> None:
        """A diamond on the day of each target, all in one line below the measures."""
        if not self._chart.due:
            return
        top = self._places.row_top(len(self._chart.rows))
        words = self._texts.gettext(N_("Targets to be reached"))
        self._write(0, top + 13.5, fitted(words, SEMIBOLD, _NAME, self._places.words_width - 8),
                    _NAME, SEMIBOLD)  # fmt: skip
        taken = 0.0
        for due in sorted(self._chart.due, key=lambda one: one.at):
            x = self._places.x_of(due.at)
            self._diamond(x, top + 8, _DIAMOND)
            half = text_width(due.number, REGULAR, _SMALL) / 2
            middle = min(x, self._places.width - half)
            if middle - half >= taken:  # numbers that would run into each other stay away
                self._centred(middle, top + 19.5, due.number, _SMALL, "ink")
                taken = middle + half + 2
        self._line(0, top + ROW_HEIGHT, self._places.width, top + ROW_HEIGHT, 0.25)

    def _draw_today(self) -> None:
        if self._chart.today_at is None:
            return
        self._dashes(self._places.x_of(self._chart.today_at), HEAD_HEIGHT, self._bottom)

    def _draw_legend(self) -> None:
        """What the bars, the diamond and the dashed line mean."""
        middle, x = self._bottom + 12, 0.0
        for state in _IN_CHART:
            self._bar(x, middle - 5.5, 14, 7, state)
            x = self._legend_words(x + 18, self._texts.gettext(state.label))
        if self._chart.due:
            self._diamond(x + 3.5, middle - 2, 3.5)
            x = self._legend_words(x + 11, self._texts.gettext(N_("Day of a target")))
        if self._chart.today_at is not None:
            self._dashes(x + 2, middle - 6, middle + 3)
            self._legend_words(x + 7, self._texts.gettext(N_("Today")))

    def _legend_words(self, x: float, words: str) -> float:
        self._write(x, self._bottom + 12, words, _MONTH, REGULAR, "muted")
        return x + text_width(words, REGULAR, _MONTH) + 14

    # Pens -----------------------------------------------------------------------------------

    def _up(self, down: float) -> float:
        return self._places.height - down

    def _colour(self, purpose: str) -> HexColor:
        return HexColor(getattr(self._colours, purpose))

    def _line(
        self, x: float, top: float, to_x: float, to: float, width: float, purpose: str = "line"
    ) -> None:
        colour = self._colour(purpose)
        self._drawing.add(
            Line(x, self._up(top), to_x, self._up(to), strokeColor=colour, strokeWidth=width)
        )

    def _dashes(self, x: float, top: float, bottom: float) -> None:
        self._drawing.add(
            Line(
                x,
                self._up(top),
                x,
                self._up(bottom),
                strokeColor=self._colour("ink"),
                strokeWidth=0.9,
                strokeDashArray=[3, 2],
            )
        )

    def _diamond(self, x: float, down: float, reach: float) -> None:
        y = self._up(down)
        corners = [x - reach, y, x, y + reach, x + reach, y, x, y - reach]
        self._drawing.add(Polygon(corners, fillColor=self._colour("ink"), strokeColor=None))

    def _write(
        self,
        x: float,
        baseline: float,
        words: str,
        size: float,
        font: str = REGULAR,
        purpose: str = "ink",
        anchor: str = "start",
    ) -> None:
        self._drawing.add(
            String(
                x,
                self._up(baseline),
                words,
                fontName=font,
                fontSize=size,
                fillColor=self._colour(purpose),
                textAnchor=anchor,
            )
        )

    def _centred(self, x: float, baseline: float, words: str, size: float, purpose: str) -> None:
        self._write(x, baseline, words, size, REGULAR, purpose, "middle")
