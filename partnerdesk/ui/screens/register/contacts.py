"""The people of a partner: a card for each, saved while one types."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.domain.errors import FieldError
from partnerdesk.domain.partner_forms import CONTACT_FIELDS
from partnerdesk.domain.partners import Contact
from partnerdesk.domain.texts import N_
from partnerdesk.services import contacts
from partnerdesk.ui.kit.fields import FieldRow
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.page import bring_into_view
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.two_columns import TwoColumns, stacked
from partnerdesk.ui.kit.widgets import button, label, set_state
from partnerdesk.ui.screens.register.people import summary_of

MARKS = ("represents", "may_sign", "is_second_signatory")
AUTHORITY = ("authority_basis", "authority_number", "authority_on")


class ContactForm(QFrame):
    """The card of one person; a new one is added as soon as her name stands there.

    Signals:
        opened(): the fields are seen from now on.
    """

    opened = Signal()

    def __init__(self, section: ContactsSection, contact: Contact | None, *, is_open: bool) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.contact = contact
        self.is_being_added = False
        self._section = section
        self._rows = {
            spec.key: FieldRow(spec, save=self._saver(spec.key)) for spec in CONTACT_FIELDS
        }
        self.columns = TwoColumns(self._cells())
        if not is_open:
            self.columns.hide()
        self._title = label("", "label")
        self._facts = label("", "small")
        self._switch = button("", "link", on_click=self._toggle)
        self._remove = button(_("Remove"), "link", "trash-2", lambda: section.remove(self))
        self._lay_out()
        self._show_summary()
        if contact is not None:
            self.show_contact(contact)

    def show_contact(self, contact: Contact) -> None:
        """Show what is known of the person; what is being typed stays."""
        self.contact = contact
        for key, row in self._rows.items():
            row.refresh(getattr(contact, key))
        self._show_summary()

    def take_keyboard(self) -> None:
        """Start with the name."""
        self._rows["name"].setFocus(Qt.FocusReason.TabFocusReason)

    def go_to_field(self, key: str) -> None:
        """Open the form at one of its fields."""
        if not self._is_open():
            self._toggle()
        self._rows[key].setFocus(Qt.FocusReason.TabFocusReason)
        bring_into_view(self._rows[key])

    def tick_signing(self) -> None:
        """Propose that the person signs; it is saved along with her name."""
        self._rows["may_sign"].set_draft(True)

    def is_blank(self) -> bool:
        """Whether nothing is written in the form of a new person yet."""
        written = (row.draft() for key, row in self._rows.items() if key not in MARKS)
        return self.contact is None and not any(written)

    def flush(self) -> None:
        """Save what was typed last."""
        for row in self._rows.values():
            row.flush()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(self._title)
        words.addWidget(self._facts)
        head = QHBoxLayout()
        head.addLayout(words, 1)
        for link in (self._switch, self._remove):
            head.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(10), px(16), px(14))
        column.setSpacing(px(8))
        column.addLayout(head)
        column.addWidget(self.columns)

    def _cells(self) -> list[QWidget]:
        """The fields in the order of reading; the three marks stand together."""
        rows = dict(self._rows)
        marks = stacked(*(rows.pop(key) for key in MARKS), gap=2)
        authority = [rows.pop(key) for key in AUTHORITY]
        return [*rows.values(), marks, *authority]

    def _toggle(self) -> None:
        """Show the fields, or only the line that sums them up."""
        if self._is_open():
            self.flush()
            self.columns.hide()
        else:
            self.columns.show()
            self.opened.emit()
        self._show_summary()

    def _is_open(self) -> bool:
        return not self.columns.isHidden()

    def _show_summary(self) -> None:
        contact = self.contact
        name = contact.name if contact else _("New contact")
        has_ended = contact is not None and contact.has_ended
        self._title.setText(name)
        set_state(self._title, "role", "muted" if has_ended else "label")
        self._facts.setText(summary_of(contact) if contact else "")
        self._facts.setHidden(contact is None or (self._is_open() and not has_ended))
        verb = _("Close") if self._is_open() else _("Open")
        self._switch.setText(verb)
        self._switch.setAccessibleName(f"{verb}: {name}")
        self._switch.setHidden(contact is None)
        self.setAccessibleName(_("Contact: {name}").format(name=name))
        self._remove.setAccessibleName(_("Remove {name}").format(name=name))

    def _saver(self, key: str) -> Callable[[Any], None]:
        return lambda value: self._save(key, value)

    def _save(self, key: str, value: Any) -> None:
        if self.contact is not None:
            contacts.set_contact_field(self._section.desk, self.contact.id, key, value)
        elif self._rows["name"].draft():
            self._add()
        else:
            raise FieldError(key, N_("This is saved once the name of the person is there."))

    def _add(self) -> None:
        """Add the person with everything that can be taken over already."""
        readable = [key for key, row in self._rows.items() if row.check()]
        values = {key: self._rows[key].value() for key in readable}
        self.is_being_added = True
        try:
            self._section.add(self, values)
        finally:
            self.is_being_added = False
        for key in readable:
            if key != "name":  # that one is still being typed
                self._rows[key].set_value(values[key])


class ContactsSection(QWidget):
    """All people of one partner, with the way to add one; who stands alone is shown whole.

    Signals:
        form_added(): one more form joined the page.
        form_started(): somebody is about to fill in the form of a new person.
    """

    form_added = Signal()
    form_started = Signal()

    def __init__(self, context: Context, organisation_id: int) -> None:
        super().__init__()
        self.desk = context.desk
        self._context = context
        self._organisation_id = organisation_id
        self._forms: list[ContactForm] = []
        self._narrow = False
        self._nobody = label(_("Nobody is named yet. Who would you call?"), "muted")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(px(12))
        add = button(_("Add a contact"), "secondary", "plus", self.new_contact)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(label(_("Contacts"), "h2"))
        column.addWidget(self._nobody)
        column.addLayout(self._lines)
        column.addWidget(add, 0, Qt.AlignmentFlag.AlignLeading)

    def show_contacts(self, contacts: tuple[Contact, ...]) -> None:
        """Show the people as they are now; forms that are still right stay where they are."""
        known = {contact.id for contact in contacts}
        present = [contact for contact in contacts if not contact.has_ended]
        for form in [one for one in self._forms if one.contact and one.contact.id not in known]:
            self._drop(form)
        forms = {form.contact.id: form for form in self._forms if form.contact is not None}
        for contact in contacts:
            known_form = forms.get(contact.id) or self._form_being_added()
            form = known_form or self._new_form(contact, is_open=present == [contact])
            form.show_contact(contact)
        self._nobody.setVisible(not self._forms)

    def new_contact(self, *, may_sign: bool = False) -> None:
        """Show an empty form, or go to the one that is empty already."""
        blank = next((form for form in self._forms if form.is_blank()), None)
        form = blank or self._new_form(None, is_open=True)
        if may_sign:
            form.tick_signing()
        self._nobody.hide()
        form.take_keyboard()
        bring_into_view(form)
        self.form_started.emit()

    def go_to_contact(self, contact_id: int, field: str) -> None:
        """Open the form of a person at a field; one who is gone has none."""
        for form in self._forms:
            if form.contact is not None and form.contact.id == contact_id:
                form.go_to_field(field)

    def form_being_filled(self) -> ContactForm | None:
        """The form of a new person, while it has the keyboard."""
        focused = QApplication.focusWidget()
        if focused is None:
            return None
        new = (form for form in self._forms if form.contact is None)
        return next((form for form in new if form.isAncestorOf(focused)), None)

    def set_narrow(self, narrow: bool) -> None:
        """One column instead of two."""
        self._narrow = narrow
        for form in self._forms:
            form.columns.set_narrow(narrow)

    def add(self, form: ContactForm, values: dict[str, Any]) -> None:
        """Put a new person into the register."""
        form.show_contact(contacts.add_contact(self.desk, self._organisation_id, values))

    def remove(self, form: ContactForm) -> None:
        """Take a person off, with the way to bring her back."""
        contact = form.contact
        if contact is None:
            self._drop(form)
            self._nobody.setVisible(not self._forms)
            return
        form.flush()
        contacts.remove_contact(self.desk, contact.id)
        self._context.offer_undo(_("{name} was removed.").format(name=contact.name))

    def _form_being_added(self) -> ContactForm | None:
        waiting = (form for form in self._forms if form.is_being_added and form.contact is None)
        return next(waiting, None)

    def _new_form(self, contact: Contact | None, *, is_open: bool) -> ContactForm:
        form = ContactForm(self, contact, is_open=is_open)
        form.columns.set_narrow(self._narrow)
        self._forms.append(form)
        self._lines.addWidget(form)
        self.form_added.emit()
        return form

    def _drop(self, form: ContactForm) -> None:
        self._forms.remove(form)
        self._lines.removeWidget(form)
        form.hide()
        form.deleteLater()
