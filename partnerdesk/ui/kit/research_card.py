"""The research card of an organisation: six questions, each with finding, source and day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.domain.facts import answered_questions
from partnerdesk.domain.partners import Finding, ResearchAnswer, ResearchQuestion
from partnerdesk.domain.research_forms import FINDING, LOOKED_ON, SOURCE
from partnerdesk.services.desk import Desk
from partnerdesk.services.research import record_research
from partnerdesk.ui.kit.fields import FieldRow
from partnerdesk.ui.kit.language import _, current_texts
from partnerdesk.ui.kit.states import FINDING_STATES
from partnerdesk.ui.kit.tab_order import rejoin_below
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button, clear_layout, hline, label, pill

Save = Callable[[ResearchQuestion, Finding | None, str, date | None], object]


class ResearchCard(QWidget):
    """The six questions in a list; each opens three fields that save themselves.

    Signals:
        grew(): fields were added; what stands below must rejoin the order of Tab.
    """

    grew = Signal()

    def __init__(self, desk: Desk, organisation_id: int) -> None:
        super().__init__()
        self._desk = desk
        self._organisation_id = organisation_id
        self._count = label("", "small")
        self._questions = {one: _QuestionRow(one, self._save) for one in ResearchQuestion}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addWidget(self._count)
        for row in self._questions.values():
            column.addWidget(hline())
            column.addWidget(row)
            row.grew.connect(partial(rejoin_below, column, row))
            row.grew.connect(self.grew)

    def show_answers(self, answers: Sequence[ResearchAnswer]) -> None:
        """Show what is known; what is being typed stays."""
        words = _("{count} of {all} questions answered with source and day")
        done = answered_questions(answers)
        self._count.setText(words.format(count=done, all=len(ResearchQuestion)))
        known = {answer.question: answer for answer in answers}
        for question, row in self._questions.items():
            row.show_answer(known.get(question))

    def _save(
        self, question: ResearchQuestion, finding: Finding | None, source: str, day: date | None
    ) -> None:
        if finding is not None and day is None:
            day = self._desk.clock().date()  # who writes down a finding has just looked
        record_research(self._desk, self._organisation_id, question, finding, source, day)


class _QuestionRow(QWidget):
    """One question: what is known about it, and the fields to write it, once they are wanted."""

    grew = Signal()

    def __init__(self, question: ResearchQuestion, save: Save) -> None:
        super().__init__()
        self._question = question
        self._save = save
        self._answer: ResearchAnswer | None = None
        self._form: _AnswerForm | None = None
        self._evidence = label("", "small")
        self._evidence.hide()
        self._state = QHBoxLayout()
        self._switch = button("", "link", on_click=self._toggle)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(_(question.label)))
        words.addWidget(self._evidence)
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addLayout(words, 1)
        head.addLayout(self._state)
        head.addWidget(self._switch, 0, Qt.AlignmentFlag.AlignVCenter)
        self._column: QBoxLayout = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(head)
        self.show_answer(None)

    def show_answer(self, answer: ResearchAnswer | None) -> None:
        """Show what is known."""
        self._answer = answer
        self._evidence.setText(_evidence(answer) if answer else "")
        self._evidence.setVisible(answer is not None)
        clear_layout(self._state)
        self._state.addWidget(_finding_pill(answer), 0, Qt.AlignmentFlag.AlignVCenter)
        if self._form is not None:
            self._form.refresh(answer)
        self._name_switch()

    def _toggle(self) -> None:
        if self._form is None:
            self._form = _AnswerForm(self._question, self._save)
            self._form.refresh(self._answer)
            self._column.addWidget(self._form)
            self.grew.emit()
        else:
            for row in self._form.findChildren(FieldRow):
                row.flush()
            self._form.setVisible(self._form.isHidden())
        if not self._form.isHidden():
            self._form.setFocus(Qt.FocusReason.OtherFocusReason)
        self._name_switch()

    def _name_switch(self) -> None:
        if self._form is not None and not self._form.isHidden():
            verb = _("Close")
        else:
            verb = _("Change") if self._answer else _("Note it")
        self._switch.setText(verb)
        name = _("{verb}: {question}").format(verb=verb, question=_(self._question.label))
        self._switch.setAccessibleName(name)


class _AnswerForm(QWidget):
    """The three fields of an answer."""

    def __init__(self, question: ResearchQuestion, save: Save) -> None:
        super().__init__()
        self._question = question
        self._save = save
        self._finding = FieldRow(FINDING)
        self._source = FieldRow(SOURCE)
        self._day = FieldRow(LOOKED_ON)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(4), 0, px(12))
        column.setSpacing(px(10))
        self._finding.settled.connect(self._tell_finding)
        self._source.settled.connect(self._tell_evidence)
        self._day.settled.connect(self._tell_evidence)
        for row in (self._finding, self._source, self._day):
            row.set_spoken_name(f"{_(row.spec.label)} – {_(question.label)}")
            column.addWidget(row)
        self.setFocusProxy(self._finding)

    def refresh(self, answer: ResearchAnswer | None) -> None:
        """Show what is known, but never touch what is being typed."""
        self._finding.refresh(answer.finding.value if answer else "")
        self._source.refresh(answer.source if answer else "")
        self._day.refresh(answer.looked_on if answer else None)

    def _tell_finding(self) -> None:
        """Without a finding the answer is taken off the card."""
        self._tell(str(self._finding.value()))

    def _tell_evidence(self) -> None:
        """A source without a finding counts as unclear: nothing that was typed is thrown away."""
        self._tell(str(self._finding.value()) or Finding.UNCLEAR)

    def _tell(self, chosen: str) -> None:
        finding = Finding(chosen) if chosen else None
        source = str(self._source.value()) if self._source.check() else ""
        day = self._day.value() if self._day.check() else None
        self._save(self._question, finding, source, day if isinstance(day, date) else None)


def _finding_pill(answer: ResearchAnswer | None) -> QWidget:
    if answer is None:
        return pill(_("Not looked at"))
    state = FINDING_STATES[answer.finding] if answer.is_complete else "warn"
    return pill(_(answer.finding.label), state)


def _evidence(answer: ResearchAnswer) -> str:
    """Where the answer comes from, who looked and when; or what is still missing."""
    if not answer.source:
        return _("The source is missing.")
    parts = [answer.source, answer.looked_by]
    if answer.looked_on is not None:
        parts.append(current_texts().date(answer.looked_on))
    return " · ".join(part for part in parts if part)
