"""What can be done with several partners at once."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from partnerdesk.ui.kit.flow import FlowLayout
from partnerdesk.ui.kit.language import _, current_texts, n_
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button, label


class ChosenBar(QFrame):
    """Shown while several partners are chosen.

    Signals:
        paper_wanted(str): the word of a paper about exactly these.
        export_wanted(): somebody wants exactly these as a file.
        comparison_wanted(): the two that are chosen may be the same.
        choice_ended(): one partner is enough again.
    """

    paper_wanted = Signal(str)
    export_wanted = Signal()
    comparison_wanted = Signal()
    choice_ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "note")
        self.setProperty("state", "info")
        self._count = label("", "label", wrap=False)
        actions = QWidget()
        flow = FlowLayout(actions)
        papers = (
            (_("Print a list"), "printer", "register"),
            (_("Data sheets"), "file-text", "datasheet"),
            (_("Address labels"), "printer", "labels"),
            (_("Write letters"), "mail", "letters"),
        )
        for words, icon, paper in papers:
            link = button(words, "link", icon)
            link.clicked.connect(lambda _on=False, paper=paper: self.paper_wanted.emit(paper))
            flow.addWidget(link)
        flow.addWidget(button(_("Give out as a file"), "link", "table", self.export_wanted.emit))
        self._compare = button(_("Compare the two"), "link", "copy", self.comparison_wanted.emit)
        flow.addWidget(self._compare)
        flow.addWidget(button(_("End the choice"), "link", "x", self.choice_ended.emit))
        row = QHBoxLayout(self)
        row.setContentsMargins(px(12), px(6), px(12), px(6))
        row.setSpacing(px(12))
        row.addWidget(self._count)
        row.addWidget(actions, 1)
        self.hide()

    def show_count(self, count: int) -> None:
        """Show how many are chosen; the bar is hidden where there are not several."""
        words = n_("{count} partner chosen", "{count} partners chosen", count)
        self._count.setText(words.format(count=current_texts().number(count)))
        self._compare.setVisible(count == 2)
        self.setVisible(count > 1)
