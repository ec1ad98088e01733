"""What the pages of the board have in common."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from partnerdesk.domain.partnership import Partnership
from partnerdesk.ui.kit.screen import Context


class BoardPageWidget(QWidget):
    """One page of the board of a partnership."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.narrow = False
        self.partnership: Partnership | None = None

    @property
    def present_partnership(self) -> Partnership:
        """The partnership that is shown; pages are built when there is one."""
        assert self.partnership is not None
        return self.partnership

    def show_partnership(self, partnership: Partnership) -> None:
        """Show a partnership; keep the keyboard and what is being typed."""
        raise NotImplementedError

    def go_to(self, show: str = "") -> None:
        """The person came here; ``show`` narrows what is shown."""

    def primary_action(self) -> None:
        """Ctrl+Enter: what the one filled button does."""

    def close_lightest(self) -> bool:
        """Close what is open inside of the page; whether there was something."""
        return False

    def set_narrow(self, narrow: bool) -> None:
        """The window got room for one column only, or for two again."""
        self.narrow = narrow

    def open_partner(self, partner_id: int, field: str = "") -> None:
        """Go to the card of a partner, there to a field."""
        self.context.open(
            "partnership",
            partnership_id=self.present_partnership.id,
            tab="partners",
            partner_id=partner_id,
            field=field,
        )
