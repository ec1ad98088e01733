"""The page of one partner: everything the register keeps about it, saved while one types."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from partnerdesk.domain.facts import needs_care
from partnerdesk.domain.partner_forms import ORGANISATION_FIELDS
from partnerdesk.services import partners
from partnerdesk.ui.kit.fields import FieldRow
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.page import (
    ROOM_FOR_HEADING,
    bring_into_view,
    page_header,
    page_layout,
    scroll_page,
)
from partnerdesk.ui.kit.research_card import ResearchCard
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.tab_order import rejoin_below
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.two_columns import TwoColumns, stacked
from partnerdesk.ui.kit.widgets import button, card, label, note
from partnerdesk.ui.screens.register.contacts import ContactsSection
from partnerdesk.ui.screens.register.detail import kind_and_level
from partnerdesk.ui.screens.register.same_name import SameNameHint
from partnerdesk.ui.screens.register.standings import StandingsSection


class PartnerPage(QWidget):
    """Shows and changes one organisation.

    Signals:
        left(): back to the list.
        partner_opened(int): another organisation shall be shown.
    """

    left = Signal()
    partner_opened = Signal(int)

    def __init__(self, context: Context, organisation_id: int) -> None:
        super().__init__()
        self.organisation_id = organisation_id
        self._context = context
        self._rows = {
            spec.key: FieldRow(spec, save=self._saver(spec.key)) for spec in ORGANISATION_FIELDS
        }
        self._same_name = SameNameHint(context.desk, self.partner_opened.emit, self._compare)
        self._contacts = ContactsSection(context, organisation_id)
        self._contacts.show_contacts(
            partners.get_organisation(context.desk, organisation_id).contacts
        )
        self._research = ResearchCard(context, organisation_id)
        self._standings = StandingsSection(context)
        self._columns = TwoColumns(self._cells())
        self._lay_out()
        self._contacts.form_added.connect(self._rejoin_below_contacts)
        self._research.grew.connect(self._rejoin_below_research)
        self._contacts.form_started.connect(self._follow_new_contact)
        self.reload()

    def reload(self) -> None:
        """Show the partner as it is now.

        Raises:
            UserError: it is gone.
        """
        entry = partners.get_entry(self._context.desk, self.organisation_id)
        organisation = entry.organisation
        for key, row in self._rows.items():
            row.refresh(getattr(organisation, key))
        self._header.set_title(entry.name)
        self._header.set_subtitle(kind_and_level(organisation))
        self._archive.setVisible(not entry.is_archived)
        self._same_name.look_for(entry.name, but_not=entry.id)
        self._archived.setVisible(entry.is_archived)
        self._care.setVisible(needs_care(organisation))
        self._contacts.show_contacts(organisation.contacts)
        self._research.reload()
        self._standings.show_standings(entry.standings)

    def set_narrow(self, narrow: bool) -> None:
        """One column instead of two."""
        self._columns.set_narrow(narrow)
        self._contacts.set_narrow(narrow)
        self._research.set_narrow(narrow)

    def take_keyboard(self) -> None:
        """Start with the name; with a caution above it, begin before that, so that it is read."""
        first = self._printing if self._care.isVisibleTo(self) else self._rows["name"]
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def new_contact(self, *, may_sign: bool = False) -> None:
        """Add one more person, perhaps the one who signs."""
        self._contacts.new_contact(may_sign=may_sign)

    def go_to(self, contact_id: int | None, field: str, *, add_contact: bool) -> None:
        """Go to what is to be written about the partner, or about one of its people.

        ``add_contact`` asks at once who signs for it.
        """
        if add_contact:
            self.new_contact(may_sign=True)
        elif contact_id is not None:
            self._contacts.go_to_contact(contact_id, field)
        elif field:
            row = self._rows[field]
            row.setFocus(Qt.FocusReason.TabFocusReason)
            bring_into_view(row)

    def print_data_sheet(self) -> None:
        """Go to the preview of the sheet with all that is known."""
        self._context.open("printing", paper="datasheet", organisation_ids=(self.organisation_id,))

    # How it is built

    def _cells(self) -> list[QWidget]:
        """The fields in the order of reading; a few stand together."""
        rows = dict(self._rows)
        name = stacked(rows.pop("name"), self._same_name, gap=4)
        marks = stacked(rows.pop("wants_stamp"), rows.pop("is_religious"), gap=2)
        return [name, *rows.values(), marks]

    def _lay_out(self) -> None:
        back = button(_("Back to the register"), "link", "arrow-left", self.left.emit)
        self._archive = button(_("Archive"), "danger", "archive", self._put_away)
        self._printing = button(
            _("Print data sheet"), "secondary", "printer", self.print_data_sheet
        )
        self._header = page_header("", "", self._printing, self._archive)
        self._archived = self._archived_note()
        self._care = _care_note()
        about, inside = card(gap=12)
        inside.addWidget(label(_("About this partner"), "h2"))
        inside.addWidget(self._columns)
        self._found_out, inside = card(gap=8)
        inside.addWidget(label(_("What we found out"), "h2"))
        inside.addWidget(self._research)
        joined, inside = card(gap=10)
        inside.addWidget(label(_("In these partnerships"), "h2"))
        inside.addWidget(self._standings)
        content = QWidget()
        self._sections = sections = QVBoxLayout(content)
        sections.setContentsMargins(0, 0, 0, px(8))
        sections.setSpacing(px(16))
        for note_above in (self._archived, self._care):
            sections.addWidget(note_above)
        for section in (about, self._contacts, self._found_out, joined):
            sections.addWidget(section)
        sections.addStretch(1)
        column = page_layout(self)
        column.setSpacing(px(8))
        column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._header)
        self._area = scroll_page(content)
        self._area.verticalScrollBar().rangeChanged.connect(self._follow_new_contact)
        column.addWidget(self._area, 1)

    def _rejoin_below_contacts(self) -> None:
        rejoin_below(self._sections, self._contacts)

    def _rejoin_below_research(self) -> None:
        rejoin_below(self._sections, self._found_out)

    def _follow_new_contact(self) -> None:
        """Keep the form of a new contact in view, also while the page still finds its height.

        Where the whole form does not fit it is the field with the keyboard that matters.
        """
        form, field = self._contacts.form_being_filled(), QApplication.focusWidget()
        if form is None or field is None:
            return
        if form.height() + 2 * px(16) <= self._area.viewport().height():
            self._area.ensureWidgetVisible(form, 0, px(16))
        else:
            self._area.ensureWidgetVisible(field, 0, 2 * px(ROOM_FOR_HEADING))

    # Showing

    def _archived_note(self) -> QWidget:
        words = _("It stays in its partnerships and in old papers.")
        back = button(_("Bring back"), "secondary", "undo-2", self._bring_back)
        return note(_("This partner is in the archive"), words, back)

    # What a person does

    def _saver(self, key: str) -> Callable[[Any], None]:
        return lambda value: partners.set_organisation_field(
            self._context.desk, self.organisation_id, key, value
        )

    def _compare(self, other_id: int) -> None:
        pair = (self.organisation_id, other_id)
        self._context.open("register", lists="duplicates", pair=pair)

    def _put_away(self) -> None:
        name = partners.get_organisation(self._context.desk, self.organisation_id).name
        partners.archive_organisation(self._context.desk, self.organisation_id)
        self._context.offer_undo(_("{name} is in the archive.").format(name=name))
        self.left.emit()

    def _bring_back(self) -> None:
        partners.bring_back_organisation(self._context.desk, self.organisation_id)


def _care_note() -> QWidget:
    words = _(
        "Ties to a party or a religious body can end your own work. "
        "Answer all six questions and ask your members before you invite it."
    )
    return note(_("Take care with this partner"), words, state="warn")
