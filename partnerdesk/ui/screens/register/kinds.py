"""The panel that filters by the 24 kinds of partner, and shows which ones are still missing."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from partnerdesk.domain.kinds import PartnerKind
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.page import scroll_page
from partnerdesk.ui.kit.tables import ChipBar
from partnerdesk.ui.kit.widgets import card, label
from partnerdesk.ui.screens.register.listing import KIND_UNKNOWN


class KindsPanel(QWidget):
    """All kinds with how many partners of each are in the register.

    Signals:
        chosen(str): the kind to show alone; "" shows all.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        frame, inside = card(gap=12)
        inside.addWidget(label(_("Which kind of partner?"), "h2"))
        words = _("A kind with 0 is missing so far. Perhaps your partnership needs one.")
        inside.addWidget(label(words, "muted"))
        self._chips = ChipBar(_("Kinds of partners"))
        self._chips.chosen.connect(self.chosen)
        inside.addWidget(self._chips)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(frame)
        inner.addStretch(1)
        column.addWidget(scroll_page(content))

    def show_counts(self, counts: Counter[str], chosen: str) -> None:
        """Show how many there are of each kind, and which kind is shown now."""
        chips = [("", _("All kinds"), counts.total())]
        chips += [(kind.value, _(kind.label), counts[kind.value]) for kind in PartnerKind]
        chips.append((KIND_UNKNOWN, _("Kind not known yet"), counts[KIND_UNKNOWN]))
        self._chips.set_chips(chips)
        self._chips.choose(chosen)

    def take_keyboard(self) -> None:
        """Put the keyboard on the chosen kind."""
        for chip in self._chips.findChildren(QPushButton):
            if chip.isChecked():
                chip.setFocus(Qt.FocusReason.TabFocusReason)
