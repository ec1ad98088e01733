"""What the two special rows of the interview share with every form row: words and error above."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnerdesk.domain.fields import FieldSpec
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import ErrorLine, label


class RowFrame(QWidget):
    """Label, help and error above an editor that a subclass puts into ``column``."""

    def __init__(self, spec: FieldSpec) -> None:
        super().__init__()
        self.spec = spec
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(px(4))
        name = _(spec.label)
        needed = _("{field} (needed)").format(field=name) if spec.required else name
        self.column.addWidget(label(needed, "label"))
        if spec.help:
            self.column.addWidget(label(_(spec.help), "small"))
        self._error = ErrorLine()
        self.column.addWidget(self._error)

    def set_error(self, text: str) -> None:
        """Show what is wrong; an empty text says all is well."""
        self._error.set_text(text)
        self.setAccessibleDescription(text)
