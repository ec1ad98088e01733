"""Invitations: who is invited, by which letter, and what they answered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from partnerdesk.domain.invitations import Invitation
from partnerdesk.domain.letters import LetterKind
from partnerdesk.domain.texts import N_
from partnerdesk.services import partnerships
from partnerdesk.ui.kit.card_list import CardList, Offer
from partnerdesk.ui.kit.changes import PARTNERSHIP_TABLES
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.page import empty_state, page_layout
from partnerdesk.ui.kit.screen import Context, Screen
from partnerdesk.ui.kit.states import PARTNERSHIP_STATES
from partnerdesk.ui.kit.widgets import button
from partnerdesk.ui.screens.invitations.letter_page import Addressed, LetterPage
from partnerdesk.ui.screens.invitations.overview import Overview
from partnerdesk.ui.screens.invitations.words import summary


class InvitationsScreen(Screen):
    """The invitations of a partnership, or a letter to partners of the register."""

    tables = PARTNERSHIP_TABLES | {"centre"}
    help_topic = "invitations"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._partnership_id: int | None = None
        self._letter: tuple[LetterKind, tuple[int, ...]] | None = None
        self._picker = CardList(_("Invitations"), _("Choose the partnership."))
        self._picker.chosen.connect(lambda number: self._open(partnership_id=number))
        chooser = QWidget()
        page_layout(chooser).addWidget(self._picker)
        self._chooser = chooser
        self._overview = Overview(context)
        self._overview.letters_wanted.connect(self._write)
        self._page = LetterPage(context)
        self._page.left.connect(self._leave_letter)
        self._page.sending_wanted.connect(self._mark_sent)
        self._no_partner = self._empty(
            _("Here you invite partners and note their answers."),
            _("No partner is named yet."),
            button(_("Name partners"), "primary", "plus", self._name_partners),
        )
        self._nothing = self._empty(
            _("Here you invite partners and note their answers."),
            _("Invitations come with your first partnership."),
            button(_("Start your first partnership"), "primary", "sprout", self._start),
        )
        self._stack = QStackedWidget()
        for page in (chooser, self._overview, self._page, self._no_partner, self._nothing):
            self._stack.addWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def arrive(
        self,
        partnership_id: int | None = None,
        partner_id: int | None = None,
        organisation_ids: Sequence[int] = (),
        letter: str = "",
    ) -> None:
        """Show the invitations of a partnership, there perhaps the form of one partner.

        ``organisation_ids`` opens a letter to these partners instead: of the kind ``letter``, and
        without a partnership on any subject.
        """
        self._partnership_id = partnership_id
        self._letter = None
        if organisation_ids:
            usual = LetterKind.NEUTRAL if partnership_id is None else LetterKind.INVITATION
            self._letter = (LetterKind(letter) if letter else usual, tuple(organisation_ids))
        self.reload()
        if self._stack.currentWidget() is self._page:
            self._page.take_keyboard()
        elif self._stack.currentWidget() is self._overview:
            self._overview.take_keyboard()
            if partner_id is not None:
                self._overview.open_partner(partner_id)

    def reload(self) -> None:
        """Read everything again; the letter or form that is open stays open."""
        desk = self.context.desk
        if self._letter is None and self._partnership_id is None:
            self._show_only_or_all()
            return
        partnership = None
        if self._partnership_id is not None:
            partnership = partnerships.get_partnership(desk, self._partnership_id)
        if self._letter is not None:
            self._page.show_letter(Addressed(*self._letter, partnership))
            self._stack.setCurrentWidget(self._page)
        elif partnership is not None and partnership.partners:
            self._overview.show_partnership(partnership)
            self._stack.setCurrentWidget(self._overview)
        else:
            self._stack.setCurrentWidget(self._no_partner)

    def bookmark(self) -> dict[str, Any]:
        """The partnership, and the letter that is open."""
        here: dict[str, Any] = {"partnership_id": self._partnership_id}
        if self._letter is not None:
            kind, ids = self._letter
            here |= {"letter": kind.value, "organisation_ids": ids}
        return here

    def way_back(self) -> str:
        """To the letter that is open, or to the invitations."""
        return N_("Back to the letter") if self._letter else N_("Back to the invitations")

    def section(self) -> str:
        """A letter without a partnership belongs to the register, from where it was opened."""
        return "register" if self._letter and self._partnership_id is None else ""

    def primary_action(self) -> None:
        """Save the open form, write the letters that are due, or print the one that is open."""
        if self._stack.currentWidget() is self._page:
            self.print_()
        elif self._stack.currentWidget() is self._overview:
            self._overview.primary_action()

    def print_(self) -> None:
        """Go to the printer with the open letter, or with all that are due."""
        self.flush()
        if self._stack.currentWidget() is self._page:
            self._page.print_letters()
        elif self._partnership_id is not None:
            self.context.open("printing", paper="letters", partnership_id=self._partnership_id)

    def step_back(self) -> bool:
        """From a letter of the partnership back to its invitations."""
        if self._letter is None or self._partnership_id is None:
            return False
        self._leave_letter()
        return True

    def set_narrow(self, narrow: bool) -> None:
        """One column, or two."""
        self._overview.set_narrow(narrow)
        self._page.set_narrow(narrow)

    def _show_only_or_all(self) -> None:
        known = partnerships.list_partnerships(self.context.desk)
        if len(known) == 1:
            self._partnership_id = known[0].id
            self.reload()
        elif known:
            self._picker.show_offers(
                Offer(
                    one.id,
                    one.name,
                    (summary(one, self.context.desk.clock().date()),),
                    (_(one.stage.label), PARTNERSHIP_STATES[one.stage]),
                    _("Open the invitations of {name}").format(name=one.name),
                )
                for one in known
            )
            self._stack.setCurrentWidget(self._chooser)
        else:
            self._stack.setCurrentWidget(self._nothing)

    def _open(self, **arguments: Any) -> None:
        self.context.open("invitations", **arguments)

    def _write(self, chosen: tuple[Invitation, ...]) -> None:
        ids = tuple(one.partner.organisation.id for one in chosen)
        kind = chosen[0].next_letter.value
        self._open(partnership_id=self._partnership_id, organisation_ids=ids, letter=kind)

    def _leave_letter(self) -> None:
        self.flush()
        if self._partnership_id is None:
            self.context.open("register")
            return
        self._letter = None
        self.reload()
        self._overview.take_keyboard()

    def _mark_sent(self, partner_id: int) -> None:
        self.flush()
        self._leave_letter()
        self._overview.open_partner(partner_id)

    def _name_partners(self) -> None:
        self.context.open("partnership", partnership_id=self._partnership_id, tab="partners")

    def _start(self) -> None:
        self.context.open("interview")

    def _empty(self, title: str, text: str, action: QWidget) -> QWidget:
        page = empty_state("mail", title, text, action)
        page.setObjectName("page")
        return page
