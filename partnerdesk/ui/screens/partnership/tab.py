"""What the tabs of the partnership page have in common."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from partnerdesk.domain.coming import Standing
from partnerdesk.domain.guidance import Link
from partnerdesk.domain.partnership import Partnership
from partnerdesk.services.steps import steps_of
from partnerdesk.ui.kit.page import bring_into_view, scroll_page
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.tabbed_screen import TabPage
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import card, label


class Tab(TabPage):
    """A tab with its own scroll area; subclasses fill ``self.column``."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        content = QWidget()
        self.column = QVBoxLayout(content)
        self.column.setContentsMargins(0, 0, 0, px(12))
        self.column.setSpacing(px(12))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll_page(content))

    def show_partnership(self, partnership: Partnership) -> None:
        """Show where a partnership stands."""
        self.show_standing(Standing(partnership, steps_of(self.context.desk, partnership)))
        self.partnership = partnership

    def show_standing(self, standing: Standing) -> None:
        """Show a partnership with its steps; keep what is being typed."""
        raise NotImplementedError

    def follow(self, link: Link) -> None:
        """Go to the place a step, a gap or a statement names."""
        self.context.lead(link.screen, **link.arguments)

    def show_widget(self, widget: QWidget, heading: QWidget | None = None) -> None:
        """Scroll until a widget is in view, with its heading if both fit, once all is laid out."""
        bring_into_view(widget, heading)


def titled_card(title: str, gap: int = 10) -> tuple[QWidget, QBoxLayout]:
    """A card with a heading."""
    frame, column = card(gap=gap)
    column.addWidget(label(title, "h2"))
    return frame, column
