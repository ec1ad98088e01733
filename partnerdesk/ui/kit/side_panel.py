"""A card beside a table, with the fields of what is chosen there."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.ui.kit.fields import FieldRow
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import icon_button, label, scroll_in_card


class SidePanel(QFrame):
    """A card beside a table with a title, fields, and a way to close it.

    Signals:
        closed(): it is no longer wanted.
        done(str): something was deleted that undo brings back.
        refused(str): it could not be done, and why.
    """

    closed = Signal()
    done = Signal(str)
    refused = Signal(str)

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName(title)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(16), px(12), px(12), px(12))
        head = QHBoxLayout()
        head.addWidget(label(title, "h2"), 1)
        head.addWidget(icon_button("x", _("Close the details"), self.closed.emit))
        outer.addLayout(head)
        inside = QWidget()
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(0, 0, px(4), 0)
        self.column.setSpacing(px(14))
        outer.addWidget(scroll_in_card(inside), 1)

    def begin(self) -> None:
        """Go into the first field with its text chosen, so that typing replaces it."""
        fields = [row for row in self.findChildren(FieldRow) if not row.isHidden()]
        if fields:
            fields[0].setFocus(Qt.FocusReason.TabFocusReason)

    def flush(self) -> None:
        """Save what was typed last."""
        for row in self.findChildren(FieldRow):
            row.flush()

    def add_field(self, row: FieldRow) -> FieldRow:
        """Add a field that saves itself; what is wrong is said at it."""
        self.column.addWidget(row)
        return row
