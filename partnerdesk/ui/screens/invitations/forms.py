"""The two forms of an invitation: it was sent, and this is what the partner answered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnerdesk.domain.errors import FieldError
from partnerdesk.domain.fields import FieldSpec
from partnerdesk.domain.invitations import (
    ANSWER_FIELDS,
    DESPITE_FIELD,
    SENDING_FIELDS,
    USUAL_TIME_TO_ANSWER,
    Answer,
    Invitation,
    InvitationState,
    Sending,
)
from partnerdesk.domain.partnership import SendingWay
from partnerdesk.services import letters
from partnerdesk.services.desk import Desk
from partnerdesk.ui.kit.fields import FieldRow
from partnerdesk.ui.kit.flow import FlowLayout
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.messages import error_text
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.two_columns import TwoColumns
from partnerdesk.ui.kit.widgets import button, hline, label


class DeedForm(QWidget):
    """A few fields that are written down together with one button.

    Signals:
        closed(): it was saved, or somebody changed her mind.
    """

    closed = Signal()

    def __init__(
        self,
        title: str,
        about: str,
        specs: tuple[FieldSpec, ...],
        save: tuple[str, Callable[[], None]],
        take_back: tuple[str, Callable[[], object]] | None,
    ) -> None:
        """``about`` names the partner to a screen reader, behind the words of each button.

        ``save`` and ``take_back`` are such words and what the button does.
        """
        super().__init__()
        self._title, self._about = title, about
        self._heading = label(title, "h2")
        self.rows = {spec.key: FieldRow(spec) for spec in specs}
        for row in self.rows.values():
            row.entered.connect(self.take)
        self._save = save[1]
        self._narrow = False
        self._columns = TwoColumns(list(self.rows.values()))
        buttons = QWidget()
        flow = FlowLayout(buttons)
        made = [
            button(save[0], "secondary", "check", self.take),
            button(_("Cancel"), "link", on_click=self.closed.emit),
        ]
        if take_back is not None:
            words, undo = take_back
            made.append(button(words, "link", on_click=lambda: self._finish(undo)))
        for one in made:
            one.setAccessibleName(f"{one.text()}: {about}")
            flow.addWidget(one)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(4), 0, 0)
        column.setSpacing(px(10))
        column.addWidget(hline())
        column.addWidget(self._heading)
        column.addWidget(self._columns)
        column.addWidget(buttons)

    def fill(self, values: Mapping[str, str | date | None]) -> None:
        """Show what is known or proposed."""
        for key, value in values.items():
            self.rows[key].set_value(value)

    def take_keyboard(self) -> None:
        """Begin with the first empty field; in one column with the first one, to be in sight."""
        empty = (row for row in self.rows.values() if row.draft() == "" and not self._narrow)
        row = next(empty, next(iter(self.rows.values())))
        row.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_narrow(self, narrow: bool) -> None:
        """One column, or two; in one the name of the partner may stand out of sight above."""
        self._narrow = narrow
        self._heading.setText(f"{self._title}: {self._about}" if narrow else self._title)
        self._columns.set_narrow(narrow)

    def text(self, key: str) -> str:
        """What a field says."""
        return str(self.rows[key].value() or "")

    def day(self, key: str) -> date | None:
        """The day in a field."""
        return cast("date | None", self.rows[key].value())

    def take(self) -> None:
        """Write it down, or show what is wrong."""
        wrong = [row for row in self.rows.values() if not row.check()]
        if wrong:
            wrong[0].setFocus(Qt.FocusReason.OtherFocusReason)
            return
        try:
            self._save()
        except FieldError as error:
            row = self.rows[error.field]
            row.set_error(error_text(error))
            row.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.closed.emit()

    def _finish(self, undo: Callable[[], object]) -> None:
        undo()
        self.closed.emit()


def sending_form(desk: Desk, invitation: Invitation, me: str) -> DeedForm:
    """When, how and by whom a partner was invited; with a reason where steps are missing."""
    partner = invitation.partner
    asks_why = bool(invitation.missing or partner.invited_despite)
    specs = (*SENDING_FIELDS, *((DESPITE_FIELD,) if asks_why else ()))

    def save() -> None:
        way = SendingWay(form.text("invited_how"))
        sending = Sending(
            cast("date", form.day("invited_on")),
            way,
            form.text("invited_by"),
            form.day("answer_due_on"),
            form.text("invited_despite") if asks_why else "",
        )
        letters.mark_as_sent(desk, partner.id, sending)

    was_sent = partner.invited_on is not None
    take_back = (_("It was not sent"), lambda: letters.take_back_sending(desk, partner.id))
    form = DeedForm(
        _("The invitation was sent"),
        partner.name,
        specs,
        (_("Save this") if was_sent else _("Mark as sent"), save),
        take_back if was_sent else None,
    )
    today = desk.clock().date()
    form.fill(
        {
            "invited_on": partner.invited_on or today,
            "invited_how": partner.invited_how.value if partner.invited_how else None,
            "invited_by": partner.invited_by or ("" if was_sent else me),
            "answer_due_on": partner.answer_due_on
            or (None if was_sent else today + USUAL_TIME_TO_ANSWER),
        }
    )
    if asks_why:
        form.fill({"invited_despite": partner.invited_despite})
    return form


def answer_form(desk: Desk, invitation: Invitation) -> DeedForm:
    """What a partner answered, and when."""
    partner = invitation.partner

    def save() -> None:
        answer, day = Answer(form.text("answer")), cast("date", form.day("answered_on"))
        letters.record_answer(desk, partner.id, answer, day, form.text("answer_note"))

    known = {InvitationState.ACCEPTED: Answer.YES, InvitationState.DECLINED: Answer.NO}
    answer = known.get(invitation.state)
    take_back = (_("It has not answered yet"), lambda: letters.take_back_answer(desk, partner.id))
    form = DeedForm(
        _("The answer"),
        partner.name,
        ANSWER_FIELDS,
        (_("Save the answer"), save),
        take_back if answer is not None else None,
    )
    form.fill(
        {
            "answer": answer.value if answer is not None else None,
            "answered_on": partner.answered_on or desk.clock().date(),
            "answer_note": partner.answer_note,
        }
    )
    return form
