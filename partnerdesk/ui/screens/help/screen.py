"""Help: the page about the screen somebody came from, the founding ideas, and a glossary."""

from __future__ import annotations

import re
from typing import Any

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
)

from partnerdesk.paths import resource
from partnerdesk.ui.kit.editors import CalmComboBox
from partnerdesk.ui.kit.language import _, current_texts
from partnerdesk.ui.kit.page import page_header, page_layout
from partnerdesk.ui.kit.screen import Context, Screen
from partnerdesk.ui.kit.theme import px

FIRST_TOPIC = "first_steps"
ROW_HEIGHT = 34
READABLE_WIDTH = 720
"""Longer lines make the eye lose its place."""

_TOPIC = Qt.ItemDataRole.UserRole
_HEADING = re.compile(r"^# (?P<title>.+?) \{#(?P<topic>[a-z_]+)\}$", re.MULTILINE)


class HelpScreen(Screen):
    """Topics at the side, or in a box above where the window is narrow, and one as a text."""

    help_topic = "help"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._topics = read_topics(current_texts().language)
        self._list = QListWidget()
        self._box = CalmComboBox()
        for chooser in (self._list, self._box):
            chooser.setAccessibleName(_("Topics"))
        self._fill()
        self._list.currentRowChanged.connect(self._show_topic)
        self._box.currentIndexChanged.connect(self._show_topic)
        self._text = QTextBrowser()
        self._text.setAccessibleName(_("Help text"))
        self._text.setOpenLinks(False)
        self._text.anchorClicked.connect(self._follow)
        self._text.document().setDocumentMargin(px(16))
        self._text.setMaximumWidth(px(READABLE_WIDTH))
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(px(16))
        self._columns.addWidget(self._list)
        self._columns.addWidget(self._box)
        self._columns.addWidget(self._text, 1)
        self._columns.addStretch(0)  # takes what the longest readable line leaves
        layout = page_layout(self)
        layout.addWidget(page_header(_("Help"), _("F1 opens the page about where you are.")))
        layout.addLayout(self._columns, 1)
        self.set_narrow(False)

    def arrive(self, topic: str = "") -> None:
        """Show a topic; an unknown one leads to the first steps."""
        wanted = topic if topic in self._topics else FIRST_TOPIC
        self._list.setCurrentRow(list(self._topics).index(wanted))
        (self._box if self._list.isHidden() else self._list).setFocus()

    def bookmark(self) -> dict[str, Any]:
        """The topic that is shown."""
        item = self._list.currentItem()
        return {"topic": item.data(_TOPIC) if item else ""}

    def set_narrow(self, narrow: bool) -> None:
        """Put the topics above the text, or beside it."""
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        self._list.setVisible(not narrow)
        self._box.setVisible(narrow)

    def _fill(self) -> None:
        metrics = QFontMetrics(QApplication.font())
        widest = 0
        for topic, (title, _text) in self._topics.items():
            item = QListWidgetItem(title)
            item.setData(_TOPIC, topic)
            item.setSizeHint(QSize(0, px(ROW_HEIGHT)))
            self._list.addItem(item)
            self._box.addItem(title)
            widest = max(widest, metrics.horizontalAdvance(title))
        self._list.setFixedWidth(widest + px(40))

    def _show_topic(self, position: int) -> None:
        if position < 0:
            return
        self._list.setCurrentRow(position)
        self._box.setCurrentIndex(position)
        title, text = list(self._topics.values())[position]
        self._text.setMarkdown(f"### {title}\n\n{text}")
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
