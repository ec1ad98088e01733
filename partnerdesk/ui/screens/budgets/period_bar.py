"""The tabs above the table that choose a period, or all of them together."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QWidget

from partnerdesk.domain.budget import Period
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.tab_bar import TabBar
from partnerdesk.ui.kit.widgets import verbatim


class PeriodBar(TabBar):
    """One tab for all periods, one for each; hidden while there is only one.

    Signals:
        chosen(object): the id of a period, or None for all together.
    """

    chosen = Signal(object)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page, _("Periods"))
        self._ids: list[int | None] = []
        self.currentChanged.connect(lambda at: self.chosen.emit(self._ids[at]))
        self.hide()

    def show_periods(self, periods: Sequence[Period], chosen: int | None) -> None:
        """Show the periods, with the chosen one in front."""
        with QSignalBlocker(self):
            names = [_("All periods"), *(period.name or "–" for period in periods)]
            self._ids = [None, *(period.id for period in periods)]
            while self.count() > len(names):
                self.removeTab(self.count() - 1)
            while self.count() < len(names):
                self.addTab("")
            for at, name in enumerate(names):
                self.setTabText(at, verbatim(name))
            self.setCurrentIndex(self._ids.index(chosen))
        self.setVisible(len(periods) > 1)
