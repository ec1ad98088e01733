"""Who is here: a tile for each first name, because several people share one computer."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from partnerdesk.domain.centre import Person
from partnerdesk.domain.errors import FieldError
from partnerdesk.services import people
from partnerdesk.ui.kit.fields import FieldRow
from partnerdesk.ui.kit.flow import FlowLayout
from partnerdesk.ui.kit.language import _, current_texts
from partnerdesk.ui.kit.page import page_header, page_layout, scroll_page
from partnerdesk.ui.kit.screen import Context, Screen
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button, clear_layout, label


class PeopleScreen(Screen):
    """Choose who is working now, with a click or with the keys 1 to 9."""

    tables = frozenset({"person"})
    help_topic = "people"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._people: tuple[Person, ...] = ()
        self._tiles = QWidget()
        self._flow = FlowLayout(self._tiles)
        self._name = FieldRow(people.NAME)
        self._name.setMaximumWidth(px(460))
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(16))
        column.addWidget(self._tiles)
        column.addWidget(label(_("Somebody new?"), "h2"))
        column.addWidget(self._name)
        line = QHBoxLayout()
        line.addWidget(button(_("Add me"), icon_name="plus", on_click=self.new))
        line.addStretch(1)
        column.addLayout(line)
        column.addStretch(1)
        layout = page_layout(self)
        facts = _("Your name signs what you change. Press its number, or click it.")
        layout.addWidget(page_header(_("Who is here?"), facts))
        layout.addWidget(scroll_page(content), 1)

    def arrive(self) -> None:
        """Begin at the first tile, where the number keys are understood."""
        self.reload()
        first = self._flow.itemAt(0)
        if first is not None and (tile := first.widget()) is not None:
            tile.setFocus(Qt.FocusReason.OtherFocusReason)

    def reload(self) -> None:
        """Show a tile for everybody who works here."""
        self._people = people.list_people(self.context.desk)
        clear_layout(self._flow)
        for number, person in enumerate(self._people, start=1):
            self._flow.addWidget(self._tile(number, person))

    def new(self) -> None:
        """Add the typed name and go on as this person."""
        if not self._name.check():
            self._name.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        try:
            person = people.add_person(self.context.desk, str(self._name.value()))
        except FieldError as error:
            self._name.set_error(error.text(current_texts()))
            return
        self._name.set_value("")
        self._choose(person)

    def primary_action(self) -> None:
        """Add the typed name."""
        self.new()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys 1 to 9 choose a tile."""
        position = event.key() - Qt.Key.Key_1
        if 0 <= position < min(9, len(self._people)):
            self._choose(self._people[position])
        else:
            super().keyPressEvent(event)

    def _tile(self, number: int, person: Person) -> QPushButton:
        prefix = f"{number}  " if number <= 9 else ""
        tile = button(prefix + person.name, "tile", on_click=lambda: self._choose(person))
        tile.setAccessibleName(person.name)
        return tile

    def _choose(self, person: Person) -> None:
        people.choose_person(self.context.desk, person.id)
        self.context.open("home")
