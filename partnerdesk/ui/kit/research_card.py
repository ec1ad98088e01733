"""The research card of an organisation: six questions with proofs, its ties, a judgement (F6)."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.domain.attachments import FilesOf
from partnerdesk.domain.facts import answered_questions
from partnerdesk.domain.partners import Finding, Judgement, Organisation, ResearchQuestion
from partnerdesk.domain.research_forms import CONFLICT, JUDGED_ON, JUDGEMENT, JUDGEMENT_REASON
from partnerdesk.services import research
from partnerdesk.ui.kit.attachments import AttachmentList
from partnerdesk.ui.kit.fields import FieldRow
from partnerdesk.ui.kit.flow import FlowLayout
from partnerdesk.ui.kit.language import _, current_texts
from partnerdesk.ui.kit.research_question import QuestionRow
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.states import JUDGEMENT_STATES
from partnerdesk.ui.kit.tab_order import rejoin_below
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.tie_decisions import TieDecisions
from partnerdesk.ui.kit.two_columns import TwoColumns, stacked
from partnerdesk.ui.kit.widgets import button, clear_layout, hline, label, pill

RESEARCH_PARTS = frozenset({"research", "judgement", "tie_decision"})
"""What ``ResearchCard.go_to`` knows; links say it as their ``field``."""


class ResearchCard(QWidget):
    """Everything that was found out; each part saves itself.

    Signals:
        grew(): fields were added; what stands below must rejoin the order of Tab.
    """

    grew = Signal()

    def __init__(
        self, context: Context, organisation_id: int, partnership_id: int | None = None
    ) -> None:
        """With a ``partnership_id`` ties are decided about in this partnership only."""
        super().__init__()
        self._context = context
        self._organisation_id = organisation_id
        self._count = label("", "small")
        self._verdict = QHBoxLayout()
        self._questions = {
            one: QuestionRow(context, organisation_id, one, self._save_answer)
            for one in ResearchQuestion
        }
        owner = FilesOf(organisation_id)
        self._files = AttachmentList(context, owner, _("Files about the whole organisation"))
        self._conflict = FieldRow(CONFLICT, save=self._save_conflict)
        self._half = TwoColumns([self._conflict, QWidget()])  # it ends where those below it end
        self._ties = TieDecisions(context, partnership_id)
        self._judgement = _JudgementForm(context, organisation_id)
        self._column = QVBoxLayout(self)
        self._lay_out()

    def reload(self) -> None:
        """Show what is known now; what is being typed stays.

        Raises:
            UserError: the organisation is gone.
        """
        dossier = research.get_dossier(self._context.desk, self._organisation_id)
        words = _("{count} of {all} questions answered with source and day")
        done = answered_questions(dossier.research)
        self._count.setText(words.format(count=done, all=len(ResearchQuestion)))
        self._show_verdict(dossier.organisation)
        for question, row in self._questions.items():
            row.show_answer(dossier.answer_to(question), dossier.files_of(question))
        self._files.show_files(dossier.files_of(None))
        self._conflict.refresh(dossier.organisation.conflict_of_interest)
        self._ties.show_ties(dossier)
        self._judgement.show_judgement(dossier.organisation)

    def go_to(self, part: str) -> QWidget:
        """Put the keyboard where a part of ``RESEARCH_PARTS`` is written; the answer is that place.

        An open question comes before the others; without a tie there is nothing to decide.
        """
        target: QWidget = self._judgement
        if part == "research":
            unanswered = (row for row in self._questions.values() if not row.is_answered())
            target = next(unanswered, next(iter(self._questions.values())))
        elif part == "tie_decision" and not self._ties.isHidden():
            target = self._ties
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        return target

    def set_narrow(self, narrow: bool) -> None:
        """One column of fields or two."""
        self._half.set_narrow(narrow)
        self._ties.set_narrow(narrow)
        self._judgement.set_narrow(narrow)

    def _lay_out(self) -> None:
        column = self._column
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        head = QHBoxLayout()
        head.addWidget(self._count, 1)
        head.addLayout(self._verdict)
        column.addLayout(head)
        for row in self._questions.values():
            column.addWidget(hline())
            self._add_growing(row)
        for part in (self._files, self._half):
            column.addWidget(hline())
            column.addWidget(part)
            column.addSpacing(px(8))
        self._add_growing(self._ties)
        column.addSpacing(px(8))
        column.addWidget(hline())
        column.addWidget(self._judgement)
        column.addWidget(self._papers())

    def _add_growing(self, part: QuestionRow | TieDecisions) -> None:
        self._column.addWidget(part)
        part.grew.connect(partial(rejoin_below, self._column, part))
        part.grew.connect(self.grew)

    def _papers(self) -> QWidget:
        links = QWidget()
        flow = FlowLayout(links, gap=16)
        for words, is_blank in ((_("Print this card"), False), (_("Print a blank sheet"), True)):
            flow.addWidget(
                button(words, "link", "printer", partial(self._print, is_blank=is_blank))
            )
        return links

    def _show_verdict(self, organisation: Organisation) -> None:
        judgement = organisation.judgement
        words = _(judgement.label) if judgement else _("Not judged yet")
        clear_layout(self._verdict)
        self._verdict.addWidget(
            pill(words, JUDGEMENT_STATES[judgement]), 0, Qt.AlignmentFlag.AlignVCenter
        )

    def _print(self, *, is_blank: bool) -> None:
        self._context.open(
            "printing",
            paper="research",
            organisation_ids=(self._organisation_id,),
            is_blank=is_blank,
        )

    def _save_answer(
        self, question: ResearchQuestion, finding: Finding | None, source: str, day: date | None
    ) -> None:
        desk = self._context.desk
        if finding is not None and day is None:
            day = desk.clock().date()  # who writes down a finding has just looked
        research.record_research(desk, self._organisation_id, question, finding, source, day)

    def _save_conflict(self, words: Any) -> None:
        research.note_conflict_of_interest(
            self._context.desk, self._organisation_id, str(words or "")
        )


class _JudgementForm(QWidget):
    """What the centre concludes: a judgement, its reason, its day, and who wrote it."""

    def __init__(self, context: Context, organisation_id: int) -> None:
        super().__init__()
        self._context = context
        self._organisation_id = organisation_id
        self._judgement = FieldRow(JUDGEMENT)
        self._reason = FieldRow(JUDGEMENT_REASON)
        self._day = FieldRow(JUDGED_ON)
        self._by = label("", "small")
        for row in (self._judgement, self._reason, self._day):
            row.settled.connect(self._save)
        self._columns = TwoColumns([stacked(self._judgement, self._day, self._by), self._reason])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(4), 0, px(8))
        column.setSpacing(px(8))
        column.addWidget(label(_("What do you conclude?"), "h2"))
        column.addWidget(self._columns)
        self.setFocusProxy(self._judgement)

    def show_judgement(self, organisation: Organisation) -> None:
        """Show what was concluded; what is being typed stays."""
        self._judgement.refresh(organisation.judgement.value if organisation.judgement else "")
        self._reason.refresh(organisation.judgement_reason)
        self._day.refresh(organisation.judged_on)
        self._by.setText(_judged_by(organisation))
        self._by.setVisible(bool(self._by.text()))

    def set_narrow(self, narrow: bool) -> None:
        """One column or two."""
        self._columns.set_narrow(narrow)

    def _save(self) -> None:
        if not self._reason.check():
            return
        chosen, reason = str(self._judgement.value() or ""), str(self._reason.value())
        day = self._day.value() if self._day.check() else None
        research.judge_organisation(
            self._context.desk,
            self._organisation_id,
            Judgement(chosen) if chosen else None,
            reason,
            day if isinstance(day, date) else None,
        )


def _judged_by(organisation: Organisation) -> str:
    if not organisation.judged_by or organisation.judged_on is None:
        return ""
    words = _("Written by {name} on {day}")
    return words.format(
        name=organisation.judged_by, day=current_texts().date(organisation.judged_on)
    )
