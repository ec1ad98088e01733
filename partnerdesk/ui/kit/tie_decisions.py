"""The ties of an organisation, and what the centre and its members decided about them (F6)."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.domain import ties
from partnerdesk.domain.dossier import Dossier, Membership
from partnerdesk.domain.partnership import Vote
from partnerdesk.domain.research_forms import TIE_DECIDED_ON, TIE_DECISION
from partnerdesk.services.research import decide_about_ties
from partnerdesk.ui.kit.fields import FieldRow
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.two_columns import TwoColumns
from partnerdesk.ui.kit.widgets import button, clear_layout, label, note, pill


class TieDecisions(QWidget):
    """The ties, and a decision for each partnership; it takes no room where there is no tie.

    Signals:
        grew(): fields were added; what stands below must rejoin the order of Tab.
    """

    grew = Signal()

    def __init__(self, context: Context, partnership_id: int | None = None) -> None:
        """With a ``partnership_id`` only the decision in this partnership is asked."""
        super().__init__()
        self._context = context
        self._partnership_id = partnership_id
        self._narrow = False
        self._decisions: dict[int, _Decision] = {}
        self._warning = QVBoxLayout()
        self._none = label(_("Write the decision once it is in a partnership."), "muted")
        self._asked = QVBoxLayout()
        self._asked.setSpacing(px(16))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addLayout(self._warning)
        column.addWidget(self._none)
        column.addLayout(self._asked)

    def show_ties(self, dossier: Dossier) -> None:
        """Show the ties and the decisions; what is being typed stays."""
        self.setVisible(bool(dossier.ties))
        asked = [one for one in dossier.memberships if dossier.ties and self._is_asked(one)]
        clear_layout(self._warning)
        if dossier.ties:
            self._warning.addWidget(_tie_note(dossier, asked))
        self._none.setVisible(not asked)
        if [one.partner.id for one in asked] != list(self._decisions):
            self._rebuild(asked)
        for membership in asked:
            self._decisions[membership.partner.id].show_membership(membership)

    def set_narrow(self, narrow: bool) -> None:
        """One column of fields or two."""
        self._narrow = narrow
        for decision in self._decisions.values():
            decision.set_narrow(narrow)

    def _is_asked(self, membership: Membership) -> bool:
        if self._partnership_id is not None:
            return membership.partnership.id == self._partnership_id
        return membership.partner.stage.is_party

    def _rebuild(self, asked: list[Membership]) -> None:
        clear_layout(self._asked)
        self._decisions = {one.partner.id: _Decision(self._context, one) for one in asked}
        for decision in self._decisions.values():
            decision.set_narrow(self._narrow)
            self._asked.addWidget(decision)
        if asked:
            self.setFocusProxy(next(iter(self._decisions.values())))
            self.grew.emit()


class _Decision(QWidget):
    """The decision about the ties in one partnership, and how the members voted."""

    def __init__(self, context: Context, membership: Membership) -> None:
        super().__init__()
        self._context = context
        self._partner_id = membership.partner.id
        self._partnership_id = membership.partnership.id
        name = membership.partnership.name
        self._words = FieldRow(TIE_DECISION)
        self._day = FieldRow(TIE_DECIDED_ON)
        self._vote = QHBoxLayout()
        self._vote.setSpacing(px(8))
        meetings = button(_("Open the meetings"), "link", on_click=self._open_meetings)
        meetings.setAccessibleName(f"{_('Open the meetings')}: {name}")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(label(_("In “{partnership}”").format(partnership=name), "label"))
        for row in (self._words, self._day):
            row.set_spoken_name(f"{_(row.spec.label)} – {name}")
            row.settled.connect(self._save)
        self._columns = TwoColumns([self._words, self._day])
        self.setFocusProxy(self._words)
        column.addWidget(self._columns)
        line = QHBoxLayout()
        line.setSpacing(px(8))
        line.addLayout(self._vote)
        line.addWidget(meetings)
        line.addStretch(1)
        column.addLayout(line)

    def set_narrow(self, narrow: bool) -> None:
        """One column or two."""
        self._columns.set_narrow(narrow)

    def show_membership(self, membership: Membership) -> None:
        """Show what was decided; what is being typed stays."""
        self._words.refresh(membership.partner.tie_decision)
        self._day.refresh(membership.partner.tie_decided_on)
        vote = ties.members_vote_about(membership.partnership, membership.partner)
        clear_layout(self._vote)
        self._vote.addWidget(_vote_pill(vote))
        if vote is not None:
            self._vote.addWidget(label(_vote_words(vote), "small", wrap=False))

    def _save(self) -> None:
        if not self._words.check():
            return
        words = str(self._words.value())
        day = self._day.value() if self._day.check() else None
        decide_about_ties(
            self._context.desk, self._partner_id, words, day if isinstance(day, date) else None
        )

    def _open_meetings(self) -> None:
        self._context.open("partnership", partnership_id=self._partnership_id, tab="meetings")


def _tie_note(dossier: Dossier, asked: list[Membership]) -> QWidget:
    """The ties, and what is still to do about them before an invitation."""
    lines = [_(tie.kind.label) + (f": {tie.detail}" if tie.detail else "") for tie in dossier.ties]
    if not asked or not all(ties.is_decided(one.partnership, one.partner) for one in asked):
        lines.append(_("Write a decision and let your members vote before you invite it."))
    return note(_("Take care with this partner"), "\n".join(lines), state="warn")


def _vote_pill(vote: Vote | None) -> QWidget:
    if vote is None:
        return pill(_("The members have not voted about it"), "warn")
    return (
        pill(_("The members said no"), "bad")
        if vote.was_lost
        else pill(_("The members agree"), "ok")
    )


def _vote_words(vote: Vote) -> str:
    return _("{count_for} for, {count_against} against").format(
        count_for=vote.votes_for, count_against=vote.votes_against or 0
    )
