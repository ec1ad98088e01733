"""One invitation as a card: how far it is, what is missing before it, and what comes next."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from partnerdesk.domain.invitations import Invitation, InvitationState
from partnerdesk.domain.ties import MissingStep
from partnerdesk.services.people import who
from partnerdesk.ui.kit.flow import FlowLayout
from partnerdesk.ui.kit.language import _, current_texts
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.states import days_pill
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import (
    ButtonKind,
    button,
    clear_layout,
    label,
    picture_label,
    pill,
)
from partnerdesk.ui.screens.invitations.forms import DeedForm, answer_form, sending_form
from partnerdesk.ui.screens.invitations.words import STATES, WRITE, facts_of


class InvitationRow(QFrame):
    """The invitation of one partner; a form opens in it where something is written down.

    Signals:
        letter_wanted(object): the ``Invitation`` whose next letter shall be written.
        grew(): a form was added; what stands below must rejoin the order of Tab.
    """

    letter_wanted = Signal(object)
    grew = Signal()

    def __init__(self, context: Context, invitation: Invitation) -> None:
        super().__init__()
        self._context = context
        self._invitation = invitation
        self._form: DeedForm | None = None
        self._narrow = False
        self._opener: QPushButton | None = None
        self.setProperty("role", "card")
        self._state = QHBoxLayout()
        self._state.setSpacing(px(8))
        self._facts = label("", "muted")
        self._despite = label("", "small")
        self._missing = QVBoxLayout()
        self._missing.setSpacing(px(4))
        self._actions = QWidget()
        self._flow = FlowLayout(self._actions)
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(label(invitation.partner.name, "h2"), 1)
        head.addLayout(self._state)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(16), px(12), px(16), px(12))
        self._column.setSpacing(px(6))
        self._column.addLayout(head)
        self._column.addWidget(self._facts)
        self._column.addWidget(self._despite)
        self._column.addLayout(self._missing)
        self._column.addWidget(self._actions)
        self._make_actions()

    def show_invitation(
        self,
        invitation: Invitation,
        missing: tuple[MissingStep, ...],
        letter_gaps: int | None,
    ) -> None:
        """Show how far it is; ``missing`` are the steps that lack only for this partner.

        ``letter_gaps`` counts what its letter lacks, while it has not gone out.
        """
        partner = invitation.partner
        moved_on = invitation.state is not self._invitation.state
        self._invitation = invitation
        self._facts.setText(facts_of(invitation, letter_gaps))
        reason = _("Invited although steps were missing: {reason}")
        self._despite.setText(reason.format(reason=partner.invited_despite))
        self._despite.setVisible(bool(partner.invited_despite))
        clear_layout(self._state)
        self._state.addWidget(pill(_(invitation.state.label), STATES[invitation.state]))
        if invitation.state is InvitationState.SENT and partner.answer_due_on is not None:
            today = self._context.desk.clock().date()
            self._state.addWidget(days_pill(partner.answer_due_on, today))
        clear_layout(self._missing)
        for step in missing:
            self._missing.addLayout(self._missing_line(step))
        if moved_on:
            self._close()
            self._make_actions()

    def open(self) -> QWidget:
        """Open the form that is due, with the keyboard in it; the answer is what to look at."""
        if self._form is None:
            self._open_next()
        return self._form or self

    def form_with_keyboard(self) -> DeedForm | None:
        """The form that is open here, if somebody writes in it."""
        focused = self.window().focusWidget()
        if self._form is None or focused is None:
            return None
        return self._form if self._form.isAncestorOf(focused) else None

    def set_narrow(self, narrow: bool) -> None:
        """One column of fields, or two."""
        self._narrow = narrow
        if self._form is not None:
            self._form.set_narrow(narrow)

    def _make_actions(self) -> None:
        clear_layout(self._flow)
        state = self._invitation.state
        self._add_action(_(WRITE[self._invitation.next_letter]), "secondary", self._write)
        if state is InvitationState.NOT_SENT:
            self._opener = self._add_action(_("Mark as sent"), "link", self._open_sending)
            return
        if state in (InvitationState.SENT, InvitationState.LATE):
            self._opener = self._add_action(_("Note the answer"), "secondary", self._open_answer)
        else:
            self._opener = self._add_action(_("Change the answer"), "link", self._open_answer)
        if self._invitation.partner.invited_on is not None:
            self._add_action(_("Change the sending"), "link", self._open_sending)

    def _add_action(self, verb: str, kind: ButtonKind, deed: Callable[[], None]) -> QPushButton:
        made = button(verb, kind, on_click=deed)
        made.setAccessibleName(f"{verb}: {self._invitation.partner.name}")
        self._flow.addWidget(made)
        made.show()  # the layout would do so later, and only what is shown takes the keyboard
        return made

    def _missing_line(self, step: MissingStep) -> QHBoxLayout:
        words = step.sentence.text(current_texts())
        line = QHBoxLayout()
        line.setSpacing(px(6))
        line.addWidget(picture_label("triangle-alert", "warn", 18))
        line.addWidget(label(words), 1)
        link = button(_(step.verb), "link", on_click=lambda: self._follow(step))
        link.setAccessibleName(f"{_(step.verb)}: {self._invitation.partner.name}")
        line.addWidget(link)
        return line

    def _follow(self, step: MissingStep) -> None:
        self._context.lead(step.link.screen, **step.link.arguments)

    def _write(self) -> None:
        self.letter_wanted.emit(self._invitation)

    def _open_next(self) -> None:
        if self._invitation.state is InvitationState.NOT_SENT:
            self._open_sending()
        else:
            self._open_answer()

    def _open_sending(self) -> None:
        desk = self._context.desk
        self._show_form(sending_form(desk, self._invitation, who(desk)))

    def _open_answer(self) -> None:
        self._show_form(answer_form(self._context.desk, self._invitation))

    def _show_form(self, form: DeedForm) -> None:
        self._close()
        self._form = form
        form.set_narrow(self._narrow)
        form.closed.connect(self._close_and_return)
        self._actions.hide()  # a second click would throw away what is being typed
        self._column.addWidget(form)
        form.show()
        self.grew.emit()
        form.take_keyboard()

    def _close_and_return(self) -> None:
        self._close()
        if self._opener is not None:
            self._opener.setFocus()

    def _close(self) -> None:
        if self._form is not None:
            self._form.hide()
            self._form.deleteLater()
            self._form = None
        self._actions.show()
