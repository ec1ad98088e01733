"""Licences and notices: what the program is built on, and what everybody may do with it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt

from partnerdesk.services.licences import licence_texts
from partnerdesk.ui.kit.language import _, current_texts
from partnerdesk.ui.kit.page import page_header, page_layout
from partnerdesk.ui.kit.screen import Context, Screen
from partnerdesk.ui.kit.topic_reader import Topic, TopicReader
from partnerdesk.ui.kit.widgets import button


class LicencesScreen(Screen):
    """The texts of all licences, the offer of the sources first."""

    help_topic = "settings"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._reader = TopicReader(
            (
                Topic(one.key, one.title, one.text, one.is_markdown)
                for one in licence_texts(current_texts())
            ),
            _("Text of the licence"),
        )
        back = button(_("Back to the settings"), "link", "arrow-left", self._leave)
        words = _("What PartnerDesk is built on, and what everybody may do with it.")
        layout = page_layout(self)
        layout.addWidget(back, 0, Qt.AlignmentFlag.AlignLeading)
        layout.addWidget(page_header(_("Licences and notices"), words))
        layout.addWidget(self._reader, 1)

    def arrive(self, topic: str = "") -> None:
        """Show the text of a part, or the offer of the sources."""
        self._reader.show_topic(topic)

    def bookmark(self) -> dict[str, Any]:
        """The text that is shown."""
        return {"topic": self._reader.current()}

    def set_narrow(self, narrow: bool) -> None:
        """Put the names above the text, or beside it."""
        self._reader.set_narrow(narrow)

    def close_lightest(self) -> bool:
        """Go back to the settings."""
        self._leave()
        return True

    def _leave(self) -> None:
        self.context.open("settings", section="about")
