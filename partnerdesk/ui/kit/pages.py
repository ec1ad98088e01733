"""Pages of which one is shown at a time."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget


class Pages(QStackedWidget):
    """A stack whose hidden pages ask for no room: what they need was never laid out."""

    def setCurrentWidget(self, page: QWidget) -> None:
        """Show one page."""
        for one in filter(None, map(self.widget, range(self.count()))):
            policy = QSizePolicy.Policy.Preferred if one is page else QSizePolicy.Policy.Ignored
            one.setSizePolicy(policy, policy)
        super().setCurrentWidget(page)
