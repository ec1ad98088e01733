"""One page of questions: its fields, what is wrong at them, and what to think about."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from partnerdesk.domain.drafts import Draft
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.fields import FieldSpec
from partnerdesk.domain.interview import draft_of
from partnerdesk.domain.interview_form import NAMES, Answers, Page
from partnerdesk.ui.kit.fields import FieldRow, read, written
from partnerdesk.ui.kit.language import current_texts
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import note
from partnerdesk.ui.screens.interview.kinds_row import KindsRow
from partnerdesk.ui.screens.interview.names_row import NamesRow

Row = FieldRow | KindsRow | NamesRow


class Hint(NamedTuple):
    """What to think about, below the answer it is about; the title may be empty."""

    title: str
    text: str
    field: str = ""


_AS_CARDS = frozenset({"path", "members_asked"})


class QuestionPage(QWidget):
    """The fields of a page of the interview.

    Signals:
        answered(str, object): the key of a field and its draft, after each change.
    """

    answered = Signal(str, object)

    def __init__(self, page: Page, answers: Answers, currency: str) -> None:
        super().__init__()
        self._page = page
        self._rows: dict[str, Row] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        for question in page.questions:
            row = _row_for(question.spec, currency)
            _fill(row, answers, currency)
            row.changed.connect(self._teller(question.spec.key))
            self._rows[question.spec.key] = row
            column.addWidget(row)
        self._column = column
        self._notes: list[QWidget] = []
        self._shown_hints: list[Hint] = []
        self.show_asked(answers)

    def first_input(self, answers: Answers) -> QWidget:
        """Where the keyboard begins."""
        return self._rows[self._page.fields(answers)[0].key]

    def show_asked(self, answers: Answers) -> None:
        """Show the fields that these answers make necessary, and hide the others."""
        asked = {spec.key for spec in self._page.fields(answers)}
        for key, row in self._rows.items():
            row.setVisible(key in asked)

    def show_problems(self, problems: Mapping[str, UserError]) -> QWidget | None:
        """Say at each field what is wrong; the answer is the first such field."""
        texts = current_texts()
        for key, row in self._rows.items():
            row.set_error(problems[key].text(texts) if key in problems else "")
        return next((row for key, row in self._rows.items() if key in problems), None)

    def show_hints(self, hints: Sequence[Hint]) -> None:
        """Show what to think about before going on: at its answer, where it is about one."""
        if list(hints) == self._shown_hints:
            return
        self._shown_hints = list(hints)
        for before in self._notes:
            before.hide()
            before.deleteLater()
        self._notes = [note(hint.title, hint.text, state="warn") for hint in hints]
        for hint, shown in zip(hints, self._notes, strict=True):
            about = self._rows.get(hint.field)
            place = self._column.count() if about is None else self._column.indexOf(about) + 1
            self._column.insertWidget(place, shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a line goes on to the next field."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and isinstance(self.focusWidget(), QLineEdit):
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def _teller(self, key: str) -> Callable[[object], None]:
        return lambda draft: self.answered.emit(key, draft)


def _row_for(spec: FieldSpec, currency: str) -> Row:
    if spec.key == NAMES:
        return NamesRow(spec)
    if spec.key == "kinds":
        return KindsRow(spec)
    return FieldRow(spec, currency=currency, cards=spec.key in _AS_CARDS)


def _fill(row: Row, answers: Answers, currency: str) -> None:
    if isinstance(row, NamesRow):
        row.set_draft(answers.get(NAMES))
    else:
        row.set_draft(_shown(row.spec, draft_of(answers, row.spec), currency))


def _shown(spec: FieldSpec, draft: Draft, currency: str) -> Draft:
    """A readable draft in the manner of the screen language; an unreadable one as it was typed."""
    if spec.kind not in ("date", "money", "percent"):
        return draft
    try:
        return written(spec, read(spec, draft, currency), currency)
    except UserError:
        return draft
