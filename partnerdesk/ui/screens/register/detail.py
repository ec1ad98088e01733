"""The card beside the list: the chosen partner at a glance."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.domain.partners import Contact, Finding, Organisation, ResearchQuestion
from partnerdesk.domain.register import RegisterEntry, Standing
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.states import FINDING_STATES, PARTNER_STATES
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import (
    STATE_COLOURS,
    STATE_ICONS,
    button,
    clear_layout,
    fact_line,
    hline,
    label,
    picture_label,
    pill,
    scroll_in_card,
)
from partnerdesk.ui.screens.register.columns import kind_text, research_text
from partnerdesk.ui.screens.register.people import lines_about, time_of


class DetailCard(QFrame):
    """Name, stage, contacts, partnerships and research of one partner, with the way to its page."""

    def __init__(self, context: Context, open_partner: Callable[[], object]) -> None:
        super().__init__()
        self._context = context
        self.setProperty("role", "card")
        self.setFixedWidth(min(px(326), 560))
        self._content = QWidget()
        self._lines = QVBoxLayout(self._content)
        self._lines.setContentsMargins(px(16), px(14), px(12), px(4))
        self._lines.setSpacing(px(6))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(1), px(1), px(1), px(12))
        column.setSpacing(px(8))
        column.addWidget(scroll_in_card(self._content), 1)
        buttons = QVBoxLayout()
        buttons.setContentsMargins(px(16), 0, px(16), 0)
        buttons.setSpacing(px(4))
        buttons.addWidget(button(_("Open partner"), "secondary", "arrow-right", open_partner))
        link = button(_("Print the register"), "link", on_click=self._print)
        buttons.addWidget(link, 0, Qt.AlignmentFlag.AlignLeading)
        column.addLayout(buttons)

    def show_entry(self, entry: RegisterEntry) -> None:
        """Show another partner."""
        clear_layout(self._lines)
        self._add_head(entry)
        self._add_contacts(entry.organisation.contacts)
        self._add_partnerships(entry.standings)
        self._add_research(entry)
        self._lines.addStretch(1)

    def _add_head(self, entry: RegisterEntry) -> None:
        organisation = entry.organisation
        self._lines.addWidget(label(entry.name, "h2"))
        self._lines.addWidget(pill(_(entry.stage.label), PARTNER_STATES[entry.stage]))
        self._lines.addWidget(label(kind_and_level(organisation), "muted"))
        for words in (organisation.address, organisation.phone, organisation.email):
            if words:
                self._lines.addWidget(label(words))

    def _add_contacts(self, contacts: tuple[Contact, ...]) -> None:
        self._lines.addWidget(hline())
        self._lines.addWidget(label(_("Contacts"), "label"))
        if not contacts:
            self._lines.addWidget(label(_("Nobody is named yet."), "muted"))
        for contact in sorted(contacts, key=lambda one: one.has_ended):
            self._lines.addWidget(label(contact.name, "muted" if contact.has_ended else ""))
            for words in lines_about(contact):
                self._lines.addWidget(label(words, "small"))

    def _add_partnerships(self, standings: tuple[Standing, ...]) -> None:
        self._lines.addWidget(hline())
        self._lines.addWidget(label(_("In these partnerships"), "label"))
        if not standings:
            self._lines.addWidget(label(_("In none yet."), "muted"))
        for standing in standings:
            words = fact_line(standing.partnership, _(standing.stage.label))
            self._lines.addWidget(label(words))
            if time := time_of(standing):
                self._lines.addWidget(label(time, "small"))

    def _add_research(self, entry: RegisterEntry) -> None:
        self._lines.addWidget(hline())
        head = QHBoxLayout()
        head.addWidget(label(_("What we found out"), "label"), 1)
        head.addWidget(label(research_text(entry), "muted", wrap=False))
        self._lines.addLayout(head)
        findings = {answer.question: answer.finding for answer in entry.research}
        for question in ResearchQuestion:
            self._lines.addLayout(_finding_line(question, findings.get(question)))

    def _print(self) -> None:
        self._context.open("printing", paper="register")


def kind_and_level(organisation: Organisation) -> str:
    """Kind and level in one line."""
    if organisation.level is None:
        return kind_text(organisation)
    return fact_line(kind_text(organisation), _(organisation.level.label))


def _finding_line(question: ResearchQuestion, finding: Finding | None) -> QHBoxLayout:
    state = FINDING_STATES[finding]
    row = QHBoxLayout()
    row.setSpacing(px(8))
    mark = picture_label(STATE_ICONS[state], STATE_COLOURS[state], 18)
    mark.setToolTip(_(finding.label) if finding else _("Not known yet"))
    row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label(_(question.label)), 1)
    return row
