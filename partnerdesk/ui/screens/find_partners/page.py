"""What the pages of the board have in common."""

from __future__ import annotations

from partnerdesk.ui.kit.tabbed_screen import TabPage


class BoardPageWidget(TabPage):
    """One page of the board of a partnership."""

    def open_partner(self, partner_id: int, field: str = "") -> None:
        """Go to the card of a partner, there to a field."""
        self.context.open(
            "partnership",
            partnership_id=self.present.id,
            tab="partners",
            partner_id=partner_id,
            field=field,
        )
