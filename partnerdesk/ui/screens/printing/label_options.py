"""Which sheet of labels lies in the printer, and where its first unused label is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from partnerdesk.domain.centre import PaperSize
from partnerdesk.domain.fields import FieldSpec
from partnerdesk.domain.labels import LABEL_SHEETS, usual_sheet
from partnerdesk.domain.texts import N_
from partnerdesk.ui.kit.editors import CalmComboBox
from partnerdesk.ui.kit.fields import FieldRow
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.widgets import card, label

_FIRST = FieldSpec(
    "first_label",
    N_("First label to print on"),
    "integer",
    required=True,
    help=N_("A sheet that was begun can be used up: count from the top left."),
    max_length=2,
)


class LabelOptions(QWidget):
    """The choices for address labels.

    Signals:
        changed(): another sheet or another first label is meant.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._sheet = CalmComboBox()
        self._sheet.setAccessibleName(_("Sheet of labels"))
        self._sheet.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._sheet.setMinimumContentsLength(10)
        for sheet in LABEL_SHEETS:
            self._sheet.addItem(_(sheet.label), sheet.key)
        self._sheet.activated.connect(lambda: self.changed.emit())
        self._first = FieldRow(_FIRST)
        self._first.set_value(1)
        self._first.settled.connect(lambda _number: self.changed.emit())
        frame, column = card(gap=8)
        name = label(_("Sheet of labels"), "label")
        name.setBuddy(self._sheet)
        column.addWidget(name)
        column.addWidget(self._sheet)
        column.addWidget(self._first)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)

    def propose(self, size: PaperSize) -> None:
        """Begin with a new sheet of the kind that fits the paper in the printer."""
        self._sheet.setCurrentIndex(self._sheet.findData(usual_sheet(size).key))
        self._first.set_value(1)

    def parts(self) -> dict[str, object]:
        """What stands here, as parts of a ``PaperRequest``."""
        first = self._first.value() if self._first.check() else 1
        return {"label_sheet": str(self._sheet.currentData()), "first_label": first}
