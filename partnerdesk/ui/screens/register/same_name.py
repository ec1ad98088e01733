"""Says under a name that another partner has it already, and leads there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from partnerdesk.services import register
from partnerdesk.services.desk import Desk
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button, label, picture_label


class SameNameHint(QWidget):
    """Hidden while the name is the only one; two partners may have the same name."""

    def __init__(
        self,
        desk: Desk,
        open_partner: Callable[[int], object],
        compare: Callable[[int], object] | None = None,
    ) -> None:
        """Without ``compare`` the two cannot be compared: the new one is not there yet."""
        super().__init__()
        self._desk = desk
        self._open_partner = open_partner
        self._compare = compare
        self._found: int | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(6))
        row.addWidget(picture_label("lightbulb", "info", 18))
        row.addWidget(label(_("A partner with this name exists."), wrap=False))
        row.addWidget(button(_("Open it"), "link", on_click=self._open))
        if compare is not None:
            row.addWidget(button(_("Compare the two"), "link", on_click=self._compare_both))
        row.addStretch(1)
        self.hide()

    def look_for(self, name: str, *, but_not: int | None) -> None:
        """Look whether another organisation has this name."""
        self._found = register.find_same_name(self._desk, name, but_not=but_not)
        self.setVisible(self._found is not None)

    def _open(self) -> None:
        if self._found is not None:
            self._open_partner(self._found)

    def _compare_both(self) -> None:
        if self._found is not None and self._compare is not None:
            self._compare(self._found)
