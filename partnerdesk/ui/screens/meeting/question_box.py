"""One question to the members: what is asked, about whom, and how they voted."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.domain.fields import FieldSpec
from partnerdesk.domain.partnership import Partner, Vote
from partnerdesk.domain.partnership_fields import (
    COUNT_FIELDS,
    DECISION_FIELD,
    QUESTION_FIELD,
    about_field,
)
from partnerdesk.services import meetings
from partnerdesk.services.desk import Desk
from partnerdesk.ui.kit.fields import FieldRow
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.theme import px
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
        question, about = self._row(QUESTION_FIELD), self._row(about_field(partners))
        self._result = self._result_part()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        column.addWidget(hline())
        column.addLayout(self._head())
        column.addWidget(question)
        column.addWidget(about)
        column.addWidget(self._result)
        self.setFocusProxy(question)

    def show_vote(self, vote: Vote, number: int, *, has_come: bool) -> None:
        """Show what is known; what is being typed stays."""
        title = _("Question {number}").format(number=number)
        self._title.setText(title)
        self._remove.setAccessibleName(f"{_('Take it out')}: {title}")
        for key, row in self._rows.items():
            row.set_spoken_name(f"{_(row.spec.label)} – {title}")
            value = getattr(vote, key)
            row.refresh(str(value or "") if key == "partner_id" else value)
        self._result.setVisible(has_come)
        clear_layout(self._state)
        if vote.is_counted:
            lost = vote.was_lost
            said = _("Not accepted") if lost else _("Accepted")
            self._state.addWidget(pill(said, "bad" if lost else "ok"))

    def set_narrow(self, narrow: bool) -> None:
        """The numbers one under the other where there is no room beside each other."""
        direction = QBoxLayout.Direction
        self._counts.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(self._title, 1)
        head.addLayout(self._state)
        head.addWidget(self._remove)
        return head

    def _result_part(self) -> QWidget:
        part = QWidget()
        self._counts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._counts.setSpacing(px(16))
        for spec in COUNT_FIELDS:
            self._counts.addWidget(self._row(spec), 0, Qt.AlignmentFlag.AlignTop)
        self._counts.addStretch(1)
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        column.addLayout(self._counts)
        column.addWidget(self._row(DECISION_FIELD))
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
