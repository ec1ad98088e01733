"""Check your answers: everything that was said, page by page, each with a way to change it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from partnerdesk.domain.drafts import Notation
from partnerdesk.domain.interview import in_words
from partnerdesk.domain.interview_form import Answers, Page
from partnerdesk.ui.kit.language import _, current_texts
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button, card, hline, label
from partnerdesk.ui.screens.interview.words import breakable, shortened

_MOST_CHARACTERS = 400
"""More of a long text would hide the other answers; it is printed whole."""


class ReviewPage(QWidget):
    """The answers in words."""

    def __init__(
        self,
        pages: tuple[Page, ...],
        answers: Answers,
        notation: Notation,
        pages_to_mend: frozenset[str],
        change: Callable[[str], None],
    ) -> None:
        """``change`` goes to the page whose id it is given."""
        super().__init__()
        self._answers = answers
        self._notation = notation
        self._change = change
        self._lines: list[QBoxLayout] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        for page in pages:
            column.addWidget(self._card(page, needs_mending=page.id in pages_to_mend))

    def set_narrow(self, narrow: bool) -> None:
        """Put each answer below its question, or beside it."""
        across = QBoxLayout.Direction.LeftToRight
        for line in self._lines:
            line.setDirection(QBoxLayout.Direction.TopToBottom if narrow else across)

    def _card(self, page: Page, *, needs_mending: bool) -> QFrame:
        frame, inside = card(gap=6)
        inside.addLayout(self._heading(page))
        if needs_mending:
            inside.addWidget(label(_("Something is missing here."), "error"))
        inside.addWidget(hline())
        empty = []
        for spec in page.fields(self._answers):
            said = in_words(spec, self._answers, self._notation, current_texts())
            if said:
                inside.addLayout(
                    self._line(_(spec.label), breakable(shortened(said, _MOST_CHARACTERS)))
                )
            else:
                empty.append(_(spec.label))
        if empty:
            words = _("Left empty: {fields}").format(fields=" · ".join(empty))
            inside.addWidget(label(words, "small"))
        return frame

    def _heading(self, page: Page) -> QHBoxLayout:
        row = QHBoxLayout()
        title = label(_(page.title), "h2")
        row.addWidget(title, 1)
        link = button(_("Change"), "link", "pencil", lambda: self._change(page.id))
        link.setAccessibleName(_("Change: {page}").format(page=_(page.title)))
        row.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _line(self, question: str, answer: str) -> QBoxLayout:
        line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        line.setSpacing(px(4))
        asked: QLabel = label(question, "muted")
        line.addWidget(asked, 2, Qt.AlignmentFlag.AlignTop)
        line.addLayout(_one_below_the_other(answer), 3)
        self._lines.append(line)
        return line


def _one_below_the_other(answer: str) -> QVBoxLayout:
    """Each line of an answer for itself: one sees where an objective ends that takes two lines."""
    column = QVBoxLayout()
    column.setSpacing(px(6))
    for said in answer.splitlines():
        if said.strip():
            column.addWidget(label(said))
    return column
