"""The choice above the table by what its costs stand together; the computer remembers it."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QComboBox, QMenu, QSizePolicy, QWidget

from partnerdesk.domain.budget import CostLine
from partnerdesk.domain.budget_grouping import Arrangement, Grouping
from partnerdesk.services import budgets
from partnerdesk.services.desk import Desk
from partnerdesk.ui.kit.editors import CalmComboBox
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.widgets import tooltip


class GroupingBox(CalmComboBox):
    """Activity, measure or kind of cost.

    Signals:
        chosen(): somebody chose another one.
    """

    chosen = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        name = _("Costs in groups by")
        self.setAccessibleName(name)
        self.setToolTip(tooltip(name))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        for one in Grouping:
            self.addItem(_(one.label), one.value)
        self.setCurrentIndex(self.findData(desk.settings.current.budget_grouping.value))
        self.activated.connect(self._keep)

    @property
    def grouping(self) -> Grouping:
        """What is chosen."""
        return Grouping(self.currentData())

    def open_menu(self, below: QWidget) -> None:
        """Offer the same choice where there is no room for the box."""
        menu = QMenu(below)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        one_of_them = QActionGroup(menu)
        for at in range(self.count()):
            action = menu.addAction(self.itemText(at), partial(self._choose, at))
            one_of_them.addAction(action)
            action.setCheckable(True)
            action.setChecked(at == self.currentIndex())
        menu.popup(below.mapToGlobal(below.rect().bottomLeft()))

    def arrangement(self, partnership_id: int) -> Arrangement:
        """How a budget is arranged; its measures are only read where they are needed."""
        if self.grouping is not Grouping.MEASURE:
            return Arrangement(self.grouping)
        return Arrangement(self.grouping, budgets.measure_names(self._desk, partnership_id))

    def shared_with(self, line: CostLine) -> dict[str, Any]:
        """What a new cost has in common with another one, to stand in the same group."""
        match self.grouping:
            case Grouping.MEASURE:
                return {"measure_id": line.measure_id}
            case Grouping.CATEGORY:
                return {"category": line.category}
            case Grouping.ACTIVITY:
                return {}

    def _choose(self, at: int) -> None:
        self.setCurrentIndex(at)
        self._keep()

    def _keep(self) -> None:
        self._desk.settings.change(budget_grouping=self.grouping)
        self.chosen.emit()
