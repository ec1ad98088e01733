"""One question of a research card: what is known, and the fields and files that prove it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.domain.attachments import Attachment, FilesOf
from partnerdesk.domain.partners import Finding, ResearchAnswer, ResearchQuestion
from partnerdesk.domain.research_forms import FINDING, LOOKED_ON, source_of
from partnerdesk.ui.kit.attachments import AttachmentList
from partnerdesk.ui.kit.fields import FieldRow
from partnerdesk.ui.kit.language import _, current_texts, n_
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.states import FINDING_STATES
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button, clear_layout, fact_line, label, pill

Save = Callable[[ResearchQuestion, Finding | None, str, date | None], object]


class QuestionRow(QWidget):
    """What is known about one question, and the form to write it, once it is wanted.

    Signals:
        grew(): fields were added; what stands below must rejoin the order of Tab.
    """

    grew = Signal()

    def __init__(
        self, context: Context, organisation_id: int, question: ResearchQuestion, save: Save
    ) -> None:
        super().__init__()
        self._context = context
        self._owner = FilesOf(organisation_id, question)
        self._question = question
        self._save = save
        self._answer: ResearchAnswer | None = None
        self._files: Sequence[Attachment] = ()
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
        self.setFocusProxy(self._switch)
        self.show_answer(None, ())

    def is_answered(self) -> bool:
        """Whether there is an answer with a source and a day."""
        return self._answer is not None and self._answer.is_complete

    def show_answer(self, answer: ResearchAnswer | None, files: Sequence[Attachment]) -> None:
        """Show what is known; what is being typed stays."""
        self._answer, self._files = answer, files
        evidence = _evidence(answer, files)
        self._evidence.setText(evidence)
        self._evidence.setVisible(bool(evidence))
        clear_layout(self._state)
        self._state.addWidget(_finding_pill(answer), 0, Qt.AlignmentFlag.AlignVCenter)
        if self._form is not None:
            self._form.refresh(answer, files)
        self._name_switch()

    def _toggle(self) -> None:
        if self._form is None:
            self._form = _AnswerForm(self._context, self._owner, self._question, self._save)
            self._form.refresh(self._answer, self._files)
            self._column.addWidget(self._form)
            self._form.show()  # a layout would do so later, and the switch must know it now
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
    """The three fields of an answer, and its files."""

    def __init__(
        self, context: Context, owner: FilesOf, question: ResearchQuestion, save: Save
    ) -> None:
        super().__init__()
        self._question = question
        self._save = save
        self._finding = FieldRow(FINDING)
        self._source = FieldRow(source_of(question))
        self._day = FieldRow(LOOKED_ON)
        proofs = _("Files that prove it")
        self._files = AttachmentList(context, owner, proofs, f"{proofs} – {_(question.label)}")
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(4), 0, px(12))
        column.setSpacing(px(10))
        self._finding.settled.connect(self._tell_finding)
        self._source.settled.connect(self._tell_evidence)
        self._day.settled.connect(self._tell_evidence)
        for row in (self._finding, self._source, self._day):
            row.set_spoken_name(f"{_(row.spec.label)} – {_(question.label)}")
            column.addWidget(row)
        column.addWidget(self._files)
        self.setFocusProxy(self._finding)

    def refresh(self, answer: ResearchAnswer | None, files: Sequence[Attachment]) -> None:
        """Show what is known, but never touch what is being typed."""
        self._finding.refresh(answer.finding.value if answer else "")
        self._source.refresh(answer.source if answer else "")
        self._day.refresh(answer.looked_on if answer else None)
        self._files.show_files(files)

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


def _evidence(answer: ResearchAnswer | None, files: Sequence[Attachment]) -> str:
    """Where the answer comes from, who looked and when, and its files; or what is missing."""
    proofs = n_("{count} file", "{count} files", len(files)).format(count=len(files))
    parts = [proofs] if files else []
    if answer is not None and not answer.source:
        parts.insert(0, _("The source is missing."))
    elif answer is not None:
        day = current_texts().date(answer.looked_on) if answer.looked_on else ""
        parts = [answer.source, answer.looked_by, day, *parts]
    return fact_line(*parts)
