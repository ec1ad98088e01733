"""Topics at the side, or in a box above where the window is narrow, and one of them as a text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QWidget,
)

from partnerdesk.ui.kit.editors import CalmComboBox
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.theme import px

ROW_HEIGHT = 34
READABLE_WIDTH = 720
"""Longer lines make the eye lose its place."""
_WIDEST_LIST = 340

_TOPIC = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Topic:
    """Something to read, by a key; its text is Markdown or plain."""

    key: str
    title: str
    text: str
    is_markdown: bool = True


class TopicReader(QWidget):
    """Lets somebody choose a topic and read it.

    Signals:
        link_followed(str): a link in the text was clicked.
    """

    link_followed = Signal(str)

    def __init__(self, topics: Iterable[Topic], name_of_text: str) -> None:
        super().__init__()
        self._topics = list(topics)
        self._list = QListWidget()
        self._box = CalmComboBox()
        for chooser in (self._list, self._box):
            chooser.setAccessibleName(_("Topics"))
        self._fill()
        self._list.currentRowChanged.connect(self._show_topic)
        self._box.currentIndexChanged.connect(self._show_topic)
        self._text = QTextBrowser()
        self._text.setAccessibleName(name_of_text)
        self._text.setOpenLinks(False)
        self._text.anchorClicked.connect(self._follow)
        self._text.document().setDocumentMargin(px(16))
        self._text.setMaximumWidth(px(READABLE_WIDTH))
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(px(16))
        self._columns.addWidget(self._list)
        self._columns.addWidget(self._box)
        self._columns.addWidget(self._text, 1)
        self._columns.addStretch(0)  # takes what the longest readable line leaves
        self.set_narrow(False)

    def show_topic(self, key: str) -> None:
        """Show a topic; an unknown one leads to the first."""
        keys = [topic.key for topic in self._topics]
        self._list.setCurrentRow(keys.index(key) if key in keys else 0)
        (self._box if self._list.isHidden() else self._list).setFocus()

    def current(self) -> str:
        """The key of the topic that is shown."""
        item = self._list.currentItem()
        return str(item.data(_TOPIC)) if item else ""

    def set_narrow(self, narrow: bool) -> None:
        """Put the topics above the text, or beside it."""
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        self._list.setVisible(not narrow)
        self._box.setVisible(narrow)

    def _fill(self) -> None:
        metrics = QFontMetrics(QApplication.font())
        widest = 0
        for topic in self._topics:
            item = QListWidgetItem(topic.title)
            item.setData(_TOPIC, topic.key)
            item.setSizeHint(QSize(0, px(ROW_HEIGHT)))
            self._list.addItem(item)
            self._box.addItem(topic.title)
            widest = max(widest, metrics.horizontalAdvance(topic.title))
        self._list.setFixedWidth(min(widest + px(40), px(_WIDEST_LIST)))

    def _show_topic(self, position: int) -> None:
        if position < 0:
            return
        self._list.setCurrentRow(position)
        self._box.setCurrentIndex(position)
        topic = self._topics[position]
        if topic.is_markdown:
            self._text.setMarkdown(f"### {topic.title}\n\n{topic.text}")
        else:
            self._text.setPlainText(topic.text)
        self._text.document().setDefaultFont(QFont(self.font()))

    def _follow(self, link: QUrl) -> None:
        self.link_followed.emit(link.toString())
