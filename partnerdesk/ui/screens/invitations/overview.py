"""All invitations of a partnership: one card a partner, and what is missing for all of them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnerdesk.domain.invitations import (
    Invitation,
    InvitationState,
    count_by_state,
    invitations,
)
from partnerdesk.domain.letters import LetterKind
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.ties import MissingStep
from partnerdesk.services.letter_papers import compose_letters
from partnerdesk.ui.kit.language import _, current_texts
from partnerdesk.ui.kit.page import bring_into_view, page_header, page_layout, scroll_page
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.tab_order import rejoin_below
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button, clear_layout, note, verbatim
from partnerdesk.ui.screens.invitations.row import InvitationRow
from partnerdesk.ui.screens.invitations.words import WRITE_TO_ALL, summary


class Overview(QWidget):
    """The invitations of one partnership.

    Signals:
        letters_wanted(object): a tuple of ``Invitation``: write the letter that is due to them.
    """

    letters_wanted = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._partnership: Partnership | None = None
        self._found: tuple[Invitation, ...] = ()
        self._rows: dict[int, InvitationRow] = {}
        self._narrow = False
        labels = button(_("Address labels"), "secondary", "printer", self.print_labels)
        self._write = button("", "primary", "mail", self.write_due_letters)
        back = button(_("Open the partnership"), "link", on_click=self._open_partnership)
        self._header = page_header("", "", back, labels, self._write)
        self._notes = QVBoxLayout()
        self._cards = QVBoxLayout()
        self._cards.setSpacing(px(12))
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, px(12))
        column.setSpacing(px(12))
        column.addLayout(self._notes)
        column.addLayout(self._cards)
        column.addStretch(1)
        page = page_layout(self)
        page.addWidget(self._header)
        page.addWidget(scroll_page(content), 1)

    @property
    def partnership_id(self) -> int | None:
        """The partnership whose invitations are shown."""
        return self._partnership.id if self._partnership is not None else None

    def show_partnership(self, partnership: Partnership) -> None:
        """Show its invitations; an open form stays open."""
        self._partnership = partnership
        today = self._context.desk.clock().date()
        self._found = invitations(partnership, today)
        self._header.set_title(_("Invitations: {name}").format(name=partnership.name))
        self._header.set_subtitle(summary(partnership, today))
        state = self._state_to_write_to()
        self._write.setVisible(state is not None)
        if state is not None:
            self._write.setText(verbatim(_(WRITE_TO_ALL[state])))
        shared = _missing_for_all(self._found)
        self._show_notes(shared)
        if [one.partner.id for one in self._found] != list(self._rows):
            self._rebuild()
        letter_gaps = self._count_letter_gaps(partnership.id)
        for one in self._found:
            own = tuple(step for step in one.missing if step not in shared)
            gaps = letter_gaps.get(one.partner.organisation.id)
            self._rows[one.partner.id].show_invitation(one, own, gaps)

    def open_partner(self, partner_id: int) -> None:
        """Open the form that is due for a partner."""
        row = self._rows.get(partner_id)
        if row is not None:
            bring_into_view(row.open(), row)

    def take_keyboard(self) -> None:
        """Begin at the one filled button."""
        if not self._write.isHidden():
            self._write.setFocus(Qt.FocusReason.OtherFocusReason)

    def primary_action(self) -> None:
        """Save the form somebody writes in, or write the letters that are due."""
        forms = (row.form_with_keyboard() for row in self._rows.values())
        form = next((one for one in forms if one is not None), None)
        if form is not None:
            form.take()
        else:
            self.write_due_letters()

    def write_due_letters(self) -> None:
        """Write to all partners who are not invited yet, or else to all who are late."""
        state = self._state_to_write_to()
        chosen = tuple(one for one in self._found if one.state is state)
        if chosen:
            self.letters_wanted.emit(chosen)

    def print_labels(self) -> None:
        """Go to the sheets of labels for these partners."""
        ids = tuple(one.partner.organisation.id for one in self._found)
        self._context.open(
            "printing", partnership_id=self.partnership_id, paper="labels", organisation_ids=ids
        )

    def set_narrow(self, narrow: bool) -> None:
        """One column of fields, or two."""
        self._narrow = narrow
        for row in self._rows.values():
            row.set_narrow(narrow)

    def _count_letter_gaps(self, partnership_id: int) -> dict[int, int]:
        """What each letter lacks that has not gone out, by the number of its organisation."""
        ids = [
            one.partner.organisation.id
            for one in self._found
            if one.state is InvitationState.NOT_SENT
        ]
        if not ids:
            return {}
        made = compose_letters(self._context.desk, LetterKind.INVITATION, ids, partnership_id)
        return {number: len(paper.gaps) for number, paper in zip(ids, made, strict=True)}

    def _state_to_write_to(self) -> InvitationState | None:
        counts = count_by_state(self._found)
        return next((state for state in WRITE_TO_ALL if counts[state]), None)

    def _open_partnership(self) -> None:
        self._context.open("partnership", partnership_id=self.partnership_id, tab="partners")

    def _show_notes(self, shared: tuple[MissingStep, ...]) -> None:
        clear_layout(self._notes)
        for step in shared:
            go = partial(self._context.lead, step.link.screen, **step.link.arguments)
            link = button(_(step.verb), "secondary", on_click=go)
            said = f"{step.sentence.text(current_texts())} {_(step.why)}"
            self._notes.addWidget(note(_("Before you invite anyone"), said, link, state="warn"))

    def _rebuild(self) -> None:
        clear_layout(self._cards)
        self._rows = {one.partner.id: InvitationRow(self._context, one) for one in self._found}
        for row in self._rows.values():
            row.set_narrow(self._narrow)
            row.letter_wanted.connect(lambda one: self.letters_wanted.emit((one,)))
            row.grew.connect(partial(rejoin_below, self._cards, row))
            self._cards.addWidget(row)


def _missing_for_all(found: tuple[Invitation, ...]) -> tuple[MissingStep, ...]:
    """What is missing for every partner that waits: it is said once."""
    waiting = [one for one in found if one.state is InvitationState.NOT_SENT]
    if not waiting:
        return ()
    first, *others = waiting
    return tuple(
        step
        for step in first.missing
        if step.link.arguments.get("tab") == "meetings"
        and all(step in one.missing for one in others)
    )
