"""What a section of the settings is."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.theme import px


class Section(QWidget):
    """A part of the settings; it fills ``self.column`` and reads in ``reload``.

    ``title`` is the marked message on its chip.
    """

    title: ClassVar[str] = ""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(px(12))
        self.build()

    def build(self) -> None:
        """Make the widgets."""

    def reload(self) -> None:
        """Show what is true now."""

    def set_narrow(self, narrow: bool) -> None:
        """One column, or two."""

    def close_lightest(self) -> bool:
        """Close the lightest open thing; whether there was one."""
        return False
