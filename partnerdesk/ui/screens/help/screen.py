"""Help: the page about the screen somebody came from, the founding ideas, and a glossary."""

from __future__ import annotations

import re
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QTextBrowser

from partnerdesk.paths import resource
from partnerdesk.ui.kit.language import _, current_texts
from partnerdesk.ui.kit.page import page_header, page_layout
from partnerdesk.ui.kit.screen import Context, Screen
from partnerdesk.ui.kit.theme import px

FIRST_TOPIC = "first_steps"
_HEADING = re.compile(r"^# (?P<title>.+?) \{#(?P<topic>[a-z_]+)\}$", re.MULTILINE)


class HelpScreen(Screen):
    """Topics at the side, the chosen one as a page of text."""

    help_topic = "help"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._topics = read_topics(current_texts().language)
        self._list = QListWidget()
        self._list.setAccessibleName(_("Topics"))
        for topic, (title, _text) in self._topics.items():
            item = QListWidgetItem(title)
            item.setData(0x0100, topic)
            self._list.addItem(item)
        self._list.currentItemChanged.connect(self._show_item)
        self._text = QTextBrowser()
        self._text.setAccessibleName(_("Help text"))
        self._text.setOpenLinks(False)
        self._text.anchorClicked.connect(self._follow)
        self._text.document().setDocumentMargin(px(16))
        row = QHBoxLayout()
        row.setSpacing(px(16))
        row.addWidget(self._list, 1)
        row.addWidget(self._text, 3)
        layout = page_layout(self)
        layout.addWidget(page_header(_("Help"), _("F1 opens the page about where you are.")))
        layout.addLayout(row, 1)

    def arrive(self, topic: str = "") -> None:
        """Show a topic; an unknown one leads to the first steps."""
        wanted = topic if topic in self._topics else FIRST_TOPIC
        self._list.setCurrentRow(list(self._topics).index(wanted))
        self._list.setFocus()

    def bookmark(self) -> dict[str, Any]:
        """The topic that is shown."""
        item = self._list.currentItem()
        return {"topic": item.data(0x0100) if item else ""}

    def _show_item(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            title, text = self._topics[item.data(0x0100)]
            self._text.setMarkdown(f"# {title}\n\n{text}")
            self._text.document().setDefaultFont(QFont(self.font()))

    def _follow(self, link: QUrl) -> None:
        self.arrive(link.toString())


def read_topics(language: str) -> dict[str, tuple[str, str]]:
    """The help topics of a language in order: title and Markdown text by topic name."""
    written = resource(f"help/{language}.md").read_text(encoding="utf-8")
    matches = list(_HEADING.finditer(written))
    ends = [match.start() for match in matches[1:]] + [len(written)]
    return {
        match["topic"]: (match["title"], written[match.end() : end].strip())
        for match, end in zip(matches, ends, strict=True)
    }
