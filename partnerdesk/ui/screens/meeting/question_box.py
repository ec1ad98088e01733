"""One question to the members: what is asked, about whom, and how they voted."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.domain.fields import FieldSpec
from partnerdesk.domain.partnership import Partner, Vote
from partnerdesk.domain.partnership_fields import (
    COUNT_FIELDS,
    DECISION_FIELD,
    QUESTION_FIELD,
    WHOLE_PARTNERSHIP,
    about_field,
)
from partnerdesk.services import meetings
from partnerdesk.services.desk import Desk
from partnerdesk.ui.kit.fields import FieldRow
from partnerdesk.ui.kit.flow import FlowLayout
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.two_columns import TwoColumns
from partnerdesk.ui.kit.widgets import button, clear_layout, hline, label, pill


class QuestionBox(QWidget):
    """The fields of a question; each saves itself. Votes are asked once the day has come.

    Signals:
        removed(): the person took the question off the list.
    """

    removed = Signal()

    def __init__(self, desk: Desk, vote_id: int, partners: Sequence[Partner]) -> None:
        super().__init__()
        self._desk = desk
        self._vote_id = vote_id
        self._rows: dict[str, FieldRow] = {}
        self._title = label("", "label")
        self._state = QHBoxLayout()
        self._remove = button(_("Take it out"), "link", on_click=self._take_out)
        self._counts = self._counting()
        question, about, decision = (
            self._row(spec) for spec in (QUESTION_FIELD, about_field(partners), DECISION_FIELD)
        )
        self._columns = TwoColumns([question, about, self._counts, decision])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        column.addWidget(hline())
        column.addLayout(self._head())
        column.addWidget(self._columns)

    def take_keyboard(self) -> None:
        """Put the cursor into the question."""
        self._rows["question"].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_vote(self, vote: Vote, number: int, *, has_come: bool) -> None:
        """Show what is known; what is being typed stays."""
        title = _("Question {number}").format(number=number)
        self._title.setText(title)
        self._remove.setAccessibleName(f"{_('Take it out')}: {title}")
        for key, row in self._rows.items():
            row.set_spoken_name(f"{_(row.spec.label)} – {title}")
            row.refresh(_shown(vote, key))
        self._counts.setVisible(has_come)
        self._rows["decision"].setVisible(has_come)
        clear_layout(self._state)
        if vote.is_counted:
            lost = vote.was_lost
            said = _("Not accepted") if lost else _("Accepted")
            self._state.addWidget(pill(said, "bad" if lost else "ok"))

    def set_narrow(self, narrow: bool) -> None:
        """One column or two."""
        self._columns.set_narrow(narrow)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(self._title, 1)
        head.addLayout(self._state)
        head.addWidget(self._remove)
        return head

    def _counting(self) -> QWidget:
        part = QWidget()
        flow = FlowLayout(part)
        for spec in COUNT_FIELDS:
            flow.addWidget(self._row(spec))
        return part

    def _row(self, spec: FieldSpec) -> FieldRow:
        row = FieldRow(spec, save=partial(self._save, spec.key))
        self._rows[spec.key] = row
        return row

    def _save(self, key: str, value: Any) -> None:
        meetings.set_vote(self._desk, self._vote_id, key, value)

    def _take_out(self) -> None:
        meetings.remove_question(self._desk, self._vote_id)
        self.removed.emit()


def _shown(vote: Vote, key: str) -> Any:
    """The value of a field; a question that names no partner is about the whole partnership."""
    value = getattr(vote, key)
    if key == "partner_id":
        return WHOLE_PARTNERSHIP if value is None else str(value)
    return value
