"""The people who work at this desk."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from partnerdesk.domain.centre import Person
from partnerdesk.domain.texts import N_
from partnerdesk.services import people
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button, card, clear_layout, hline, label
from partnerdesk.ui.screens.settings.section import Section

_HEIGHT_OF_LINE = 34
"""The same with a link at its end and without."""


class PeopleSection(Section):
    """First names; whoever leaves stays in the history."""

    title = N_("People here")

    def build(self) -> None:
        """A card with a line for each person."""
        frame, inside = card(gap=12)
        inside.addWidget(label(_("People here"), "h2"))
        words = _("Their names sign changes. Names of people who left stay in the history.")
        inside.addWidget(label(words, "muted"))
        self._lines = QVBoxLayout()
        inside.addLayout(self._lines)
        line = QHBoxLayout()
        change = button(_("Add or change person"), icon_name="users", on_click=self._open_people)
        line.addWidget(change)
        line.addStretch(1)
        inside.addLayout(line)
        self.column.addWidget(frame)

    def reload(self) -> None:
        """Show everybody who works here."""
        clear_layout(self._lines)
        here = people.current_person(self.context.desk)
        for person in people.list_people(self.context.desk):
            self._lines.addLayout(self._line(person, is_here=person == here))
            self._lines.addWidget(hline())

    def _line(self, person: Person, *, is_here: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStrut(px(_HEIGHT_OF_LINE))
        row.addWidget(label(person.name), 1)
        if is_here:
            row.addWidget(label(_("is here now"), "muted", wrap=False))
            return row
        remove = button(_("Take off the list"), "link", on_click=lambda: self._remove(person))
        remove.setAccessibleName(_("Take {name} off the list").format(name=person.name))
        row.addWidget(remove)
        return row

    def _remove(self, person: Person) -> None:
        people.remove_person(self.context.desk, person.id)
        self.context.offer_undo(_("{name} is no longer listed.").format(name=person.name))

    def _open_people(self) -> None:
        self.context.open("people")
