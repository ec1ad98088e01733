"""A line to add a partner by name; it asks about several names, and about who joins late."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.domain.errors import UserError
from partnerdesk.domain.guidance import amendments_of_partnership
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.several_names import names_in
from partnerdesk.services import partnerships, register
from partnerdesk.ui.kit.flow import FlowLayout
from partnerdesk.ui.kit.language import _, current_texts
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.shortcuts import TextLine
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.two_columns import stacked
from partnerdesk.ui.kit.widgets import ErrorLine, button, label, note, verbatim

_OFFERED_AT_MOST = 12


class AddingLine(QWidget):
    """Enter or the button adds the name; names of the register are offered.

    Signals:
        added(int): the last partner that was added.
    """

    added = Signal(int)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._partnership: Partnership | None = None
        self._name = TextLine()
        self._question = SeveralNames()
        self._question.answered.connect(self._add)
        self._error = ErrorLine()
        self._late = note(
            _("This agreement has signatures already"),
            _("A new partner joins by an amendment. Until then the step to sign is open again."),
            button(_("Open the amendments"), "link", on_click=self._open_amendments),
        )
        self._lay_out()

    def show_partnership(self, partnership: Partnership) -> None:
        """Add to this partnership."""
        self._partnership = partnership
        self._late.setVisible(_has_signatures(partnership))

    def take(self) -> None:
        """Add the partner whose name was typed, or ask whether it is several."""
        name = self._name.text().strip()
        names = names_in(name)
        if not name:
            self.take_keyboard()
        elif len(names) > 1 and not self._is_known(name):
            self._question.ask(name, names)
        else:
            self._add((name,))

    def take_keyboard(self) -> None:
        """Put the cursor into the line."""
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        title = label(_("Name of the partner"), "label")
        words = _("Names of your register are offered; a new one is added to it.")
        title.setBuddy(self._name)
        self._name.setAccessibleName(_("Name of the partner to add"))
        self._name.setMaximumWidth(px(640))
        self._name.returnPressed.connect(self.take)
        self._name.textEdited.connect(self._note_typing)
        self._offered = QStringListModel(self)
        completer = QCompleter(self._offered, self._name)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._name.setCompleter(completer)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self._name, 1)
        row.addWidget(button(_("Add partner"), "primary", "plus", self.take))
        row.addStretch(0)  # takes what is left beside a line that has reached its widest
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        column.addWidget(self._late)
        column.addWidget(stacked(title, label(words, "small"), gap=2))
        column.addLayout(row)
        column.addWidget(self._question)
        column.addWidget(self._error)

    def _note_typing(self, typed: str) -> None:
        """Offer the names of the register that fit and do not take part yet."""
        self._question.hide()
        self._error.set_text("")
        parties = self._partnership.parties if self._partnership else ()
        taken = {one.organisation.id for one in parties}
        found = register.find_names(self._context.desk, typed, at_most=_OFFERED_AT_MOST)
        names = (name for number, name in found.items() if number not in taken)
        self._offered.setStringList(list(names))

    def _is_known(self, name: str) -> bool:
        found = register.find_names(self._context.desk, name, at_most=_OFFERED_AT_MOST)
        return name.casefold() in {one.casefold() for one in found.values()}

    def _add(self, names: Sequence[str]) -> None:
        if self._partnership is None:
            return
        desk = self._context.desk
        joins_late = _has_signatures(self._partnership)
        try:
            added = partnerships.add_new_partners(desk, self._partnership.id, names)
        except UserError as error:
            self._error.set_text(error.text(current_texts()))
            self.take_keyboard()
            return
        self._name.clear()
        self._question.hide()
        self._error.set_text("")
        self.added.emit(added[-1])
        if joins_late:
            self._context.show_message(
                _("Added. The new partner signs once an amendment lets it join."),
                "info",
                action=_("Open the amendments"),
                on_action=self._open_amendments,
            )

    def _open_amendments(self) -> None:
        if self._partnership is not None:
            link = amendments_of_partnership(self._partnership.id)
            self._context.lead(link.screen, **link.arguments)


def _has_signatures(partnership: Partnership) -> bool:
    return any(partner.signed_on is not None for partner in partnership.parties)


class SeveralNames(QWidget):
    """Asks whether a line with commas names one partner or several.

    Signals:
        answered(object): the names to add.
    """

    answered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._line = ""
        self._names: tuple[str, ...] = ()
        self._asked = label("", "label")
        self._several = button("", on_click=lambda: self.answered.emit(self._names))
        one = button(_("It is one partner"), on_click=lambda: self.answered.emit((self._line,)))
        answers = QWidget()
        flow = FlowLayout(answers)
        flow.addWidget(self._several)
        flow.addWidget(one)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addWidget(self._asked)
        column.addWidget(answers)
        self.hide()

    def ask(self, line: str, names: tuple[str, ...]) -> None:
        """Show the question with the keyboard on its first answer."""
        self._line, self._names = line, names
        asked = _("Is this one partner, or {count}: {names}?")
        self._asked.setText(asked.format(count=len(names), names="; ".join(names)))
        self._several.setText(verbatim(_("Add {count} partners").format(count=len(names))))
        self.show()
        self._several.setFocus(Qt.FocusReason.OtherFocusReason)
