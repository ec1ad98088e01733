"""Influence and interest in figures, for those who cannot or do not want to use the field."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QSpinBox, QWidget

from partnerdesk.domain.board import MOST_VALUE
from partnerdesk.domain.partnership import Partner
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import clear_layout, label

NOT_PLACED = 0
"""Below the scale: nobody has said it yet."""


class ValueBox(QSpinBox):
    """A value from 1 to 10, or "–" while nobody has said it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setRange(NOT_PLACED, MOST_VALUE)
        self.setSpecialValueText("–")
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedWidth(px(90))
        self.setAccessibleName(name)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Pass the wheel on to the page unless the box has the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class Figures(QWidget):
    """A row for each partner with two boxes.

    Signals:
        chosen(int, object, object): a partner's id, its influence and its interest, each perhaps
            None.
    """

    chosen = Signal(int, object, object)

    def __init__(self) -> None:
        super().__init__()
        self._boxes: dict[int, tuple[ValueBox, ValueBox]] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(16))
        self._grid.setVerticalSpacing(px(6))
        self._grid.setColumnStretch(0, 1)

    def show_partners(self, partners: Sequence[Partner]) -> None:
        """Show these partners; the keyboard stays in the box it is in."""
        if [partner.id for partner in partners] != list(self._boxes):
            self._rebuild(partners)
        for partner in partners:
            pair = zip(self._boxes[partner.id], (partner.influence, partner.interest), strict=True)
            for box, value in pair:
                box.blockSignals(True)
                box.setValue(value or NOT_PLACED)
                box.blockSignals(False)

    def take_keyboard(self) -> None:
        """Put the keyboard into the first box."""
        for influence, _interest in self._boxes.values():
            influence.setFocus(Qt.FocusReason.OtherFocusReason)
            return

    def _rebuild(self, partners: Sequence[Partner]) -> None:
        clear_layout(self._grid)
        self._boxes = {}
        titles = (_("Partner"), _("Influence"), _("Interest"))
        for column, title in enumerate(titles):
            self._grid.addWidget(label(title, "label", wrap=column == 0), 0, column)
        for row, partner in enumerate(partners, start=1):
            name = label(partner.name)
            name.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            influence = ValueBox(_("Influence of {name}, 1 to 10").format(name=partner.name))
            interest = ValueBox(_("Interest of {name}, 1 to 10").format(name=partner.name))
            self._boxes[partner.id] = (influence, interest)
            for column, widget in enumerate((name, influence, interest)):
                self._grid.addWidget(widget, row, column, Qt.AlignmentFlag.AlignVCenter)
            for box in (influence, interest):
                box.valueChanged.connect(partial(self._tell, partner.id))

    def _tell(self, partner_id: int, _value: int) -> None:
        influence, interest = (box.value() or None for box in self._boxes[partner_id])
        self.chosen.emit(partner_id, influence, interest)
