"""The research card of a partner: six questions, each with finding, source and day."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.domain.partner_forms import FINDING, LOOKED_ON, SOURCE
from partnerdesk.domain.partners import Finding, ResearchAnswer, ResearchQuestion
from partnerdesk.domain.register import RegisterEntry
from partnerdesk.services.research import record_research
from partnerdesk.ui.kit.fields import FieldRow
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import card, clear_layout, hline, label, pill
from partnerdesk.ui.screens.register.listing import research_text


class AnswerForm(QWidget):
    """One question with what was found out."""

    def __init__(self, context: Context, organisation_id: int, question: ResearchQuestion) -> None:
        super().__init__()
        self._context = context
        self._organisation_id = organisation_id
        self._question = question
        self._finding = FieldRow(FINDING, save=self._save_finding)
        self._source = FieldRow(SOURCE, save=self._save)
        self._looked_on = FieldRow(LOOKED_ON, save=self._save)
        self._rows = (self._finding, self._source, self._looked_on)
        self._finding.set_value("")
        title = _(question.label)
        for row in self._rows:
            row.set_spoken_name(f"{_(row.spec.label)} – {title}")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(px(16))
        self._grid.setVerticalSpacing(px(8))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addWidget(label(title, "label"))
        column.addLayout(self._grid)
        self.set_narrow(False)

    def set_narrow(self, narrow: bool) -> None:
        """The three parts side by side, or one under the other."""
        for position, row in enumerate(self._rows):
            self._grid.removeWidget(row)
            place = (position, 0) if narrow else (0, position)
            self._grid.addWidget(row, *place, Qt.AlignmentFlag.AlignTop)
        for column, stretch in enumerate((3, 5, 3)):
            self._grid.setColumnStretch(column, stretch if not narrow or column == 0 else 0)

    def show_answer(self, answer: ResearchAnswer | None) -> None:
        """Show what is known; what is being typed stays."""
        self._finding.refresh(answer.finding.value if answer else "")
        self._source.refresh(answer.source if answer else "")
        self._looked_on.refresh(answer.looked_on if answer else None)

    def _save_finding(self, value: Any) -> None:
        """Finding something out happens today unless another day is written."""
        if value and self._looked_on.draft() == "":
            self._looked_on.set_value(self._context.desk.clock().date())
        self._record(Finding(value) if value else None)

    def _save(self, _value: Any) -> None:
        """A source without a finding is kept, too: it is unclear what it says."""
        chosen = str(self._finding.draft())
        self._record(Finding(chosen) if chosen else Finding.UNCLEAR)

    def _record(self, finding: Finding | None) -> None:
        looked_on = self._looked_on.value() if self._looked_on.check() else None
        record_research(
            self._context.desk,
            self._organisation_id,
            self._question,
            finding,
            str(self._source.value()) if self._source.check() else "",
            cast("date | None", looked_on),
        )


class ResearchSection(QWidget):
    """All six questions on a card, with how many are answered."""

    def __init__(self, context: Context, organisation_id: int) -> None:
        super().__init__()
        self._forms = {
            question: AnswerForm(context, organisation_id, question)
            for question in ResearchQuestion
        }
        self._count = QHBoxLayout()
        frame, inside = card(gap=12)
        head = QHBoxLayout()
        head.addWidget(label(_("What we found out"), "h2"), 1)
        head.addLayout(self._count)
        inside.addLayout(head)
        words = _("An answer counts when somebody else can check it: with its source and day.")
        inside.addWidget(label(words, "muted"))
        for form in self._forms.values():
            inside.addWidget(hline())
            inside.addWidget(form)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(frame)

    def show_entry(self, entry: RegisterEntry) -> None:
        """Show the answers as they are now."""
        answers = {answer.question: answer for answer in entry.research}
        for question, form in self._forms.items():
            form.show_answer(answers.get(question))
        clear_layout(self._count)
        complete = entry.answered == len(ResearchQuestion)
        self._count.addWidget(pill(research_text(entry), "ok" if complete else "info"))

    def set_narrow(self, narrow: bool) -> None:
        """One column instead of three."""
        for form in self._forms.values():
            form.set_narrow(narrow)
