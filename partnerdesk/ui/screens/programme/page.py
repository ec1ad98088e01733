"""What the pages of the programme have in common."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from partnerdesk.domain.partnership import Partnership
from partnerdesk.ui.kit.screen import Context


class ProgrammePageWidget(QWidget):
    """One page of the programme of a partnership; ``paper`` is the one that shows the same."""

    paper = "programme"

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.narrow = False
        self.partnership: Partnership | None = None

    @property
    def present(self) -> Partnership:
        """The partnership that is shown; pages are built when there is one."""
        assert self.partnership is not None
        return self.partnership

    def show_partnership(self, partnership: Partnership) -> None:
        """Show a partnership; keep the keyboard and what is being typed."""
        raise NotImplementedError

    def go_to(self, field: str = "") -> None:
        """The person came here; ``field`` names what is to be written."""

    def primary_action(self) -> None:
        """Ctrl+Enter: what the one filled button does."""

    def new(self) -> None:
        """Ctrl+N: one more of what is listed here."""

    def set_narrow(self, narrow: bool) -> None:
        """The window got room for one column only, or for two again."""
        self.narrow = narrow
