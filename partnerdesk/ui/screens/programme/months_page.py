"""The month chart: bars to move with mouse or keys, and what has no date yet."""

from __future__ import annotations

from calendar import monthrange
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnerdesk.domain.month_chart import month_chart
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.programme import Measure
from partnerdesk.services import programme
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.page import scroll_page
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.tabbed_screen import TabPage
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.two_columns import at_the_start
from partnerdesk.ui.kit.widgets import button, card, clear_layout, label
from partnerdesk.ui.screens.programme.chart_view import ChartView


class MonthsPage(TabPage):
    """What runs when, as it is printed."""

    paper = "monthchart"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        words = _("Drag a bar, or use the arrow keys: it moves by a month. Shift moves its end.")
        self._hint = label(words, "muted")
        self._none = label(_("No measure has a start and an end yet."), "muted")
        self._chart = ChartView()
        self._chart.shifted.connect(partial(programme.shift_measure, context.desk))
        self._chart.stretched.connect(partial(programme.stretch_measure, context.desk))
        self._chart.opened.connect(self._open)
        frame, column = card(gap=10)
        for part in (self._hint, self._none, self._chart):
            column.addWidget(part)
        self._waiting, self._waiting_column = card(gap=6)
        self._shown_waiting: tuple[Measure, ...] | None = None
        content = QWidget()
        outer = QVBoxLayout(content)
        outer.setContentsMargins(0, 0, 0, px(12))
        outer.setSpacing(px(12))
        outer.addWidget(frame)
        outer.addWidget(self._waiting)
        outer.addStretch(1)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scroll_page(content))

    def show_partnership(self, partnership: Partnership) -> None:
        """Show the chart of a partnership; the bar with the keyboard keeps it."""
        self.partnership = partnership
        chart = month_chart(partnership.programme, self.context.desk.clock().date())
        for part, wanted in ((self._none, not chart.rows), (self._hint, bool(chart.rows))):
            part.setVisible(wanted)
        self._chart.setVisible(bool(chart.rows))
        self._chart.show_chart(chart)
        self._show_waiting(chart.undated)

    def go_to(self, field: str = "") -> None:
        """Put the keyboard on the first bar."""
        if field == "chart":
            self._chart.take_keyboard()

    def _show_waiting(self, undated: tuple[Measure, ...]) -> None:
        """What is not in the chart, each with a button that puts it there."""
        self._waiting.setVisible(bool(undated))
        if undated == self._shown_waiting:
            return
        self._shown_waiting = undated
        clear_layout(self._waiting_column)
        self._waiting_column.addWidget(label(_("Not in the chart yet"), "h2"))
        self._waiting_column.addWidget(label(_("Press a measure to put it here."), "muted"))
        for measure in undated:
            name = measure.text or _("Not written yet")
            put = button(name, "link", "calendar-days", partial(self._put, measure))
            self._waiting_column.addWidget(at_the_start(put))

    def _put(self, measure: Measure) -> None:
        """Let it begin where it says so, else next month, and take a month."""
        today = self.context.desk.clock().date()
        year, month = divmod(today.year * 12 + today.month, 12)
        starts_on = measure.starts_on or today.replace(year=year, month=month + 1, day=1)
        last = monthrange(starts_on.year, starts_on.month)[1]
        ends_on = max(measure.ends_on or starts_on, starts_on.replace(day=last))
        programme.date_measure(self.context.desk, measure.id, starts_on, ends_on)
        self._chart.take_keyboard(measure.id)

    def _open(self, measure_id: int) -> None:
        self.context.open(
            "programme",
            partnership_id=self.present.id,
            page="outline",
            field=f"measure-{measure_id}",
        )
