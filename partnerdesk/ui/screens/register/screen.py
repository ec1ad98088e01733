"""The partner register: the list of all partners, and the page of each."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from partnerdesk.domain.errors import UserError
from partnerdesk.ui.kit.language import _, current_texts
from partnerdesk.ui.kit.screen import Context, Screen
from partnerdesk.ui.screens.register.list_page import ListPage
from partnerdesk.ui.screens.register.listing import RegisterView
from partnerdesk.ui.screens.register.new_page import NewPartnerPage
from partnerdesk.ui.screens.register.partner_page import PartnerPage

if TYPE_CHECKING:
    from partnerdesk.ui.screens.register.duplicates_page import DuplicatesPage
    from partnerdesk.ui.screens.register.export_page import ExportPage
    from partnerdesk.ui.screens.register.import_page import ImportPage

    Page = PartnerPage | NewPartnerPage | ImportPage | ExportPage | DuplicatesPage


class RegisterScreen(Screen):
    """Shows the list, and over it the page of the partner that was opened or is being added."""

    tables = frozenset(
        {
            "organisation",
            "contact",
            "research_answer",
            "attachment",
            "partner",
            "partnership",
            "meeting",
            "vote",
        }
    )
    help_topic = "register"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._page: Page | None = None
        self._lists = ""
        self._list_behind = False
        self._narrow = False
        self._list = ListPage(context)
        self._list.partner_opened.connect(self._open_partner)
        self._list.partner_wanted.connect(self.new)
        self._list.import_wanted.connect(self._take_in)
        self._list.export_wanted.connect(self._give_out)
        self._list.duplicates_wanted.connect(self._find_duplicates)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    def arrive(
        self,
        organisation_id: int | None = None,
        *,
        kind: str = "",
        add: bool = False,
        add_contact: bool = False,
        contact_id: int | None = None,
        field: str = "",
        lists: str = "",
        file: Path | None = None,
        pair: tuple[int, int] | None = None,
        view: RegisterView | None = None,
    ) -> None:
        """Show the list, the partners of one ``kind``, one partner, or the form for a new one.

        ``add_contact`` asks at once who signs for the partner. ``field`` goes to what is to be
        written about the partner, with ``contact_id`` about one of its people. ``lists`` is "in" to
        take a list in, perhaps a ``file`` that is known, "out" to give one out and "duplicates" to
        look for partners that are here twice, or to compare a ``pair`` of them; ``view`` brings
        back the list as it was seen.
        """
        if not self._may_leave():
            return
        self._close_page()
        self._show_list(view, "" if add else kind)
        if organisation_id is not None:
            page = PartnerPage(self.context, organisation_id)
            self._show_page(page)
            page.go_to(contact_id, field, add_contact=add_contact)
        elif add:
            self._show_page(NewPartnerPage(self.context, kind))
        elif lists:
            self._show_lists(lists, pair, file)
        else:
            self._list.take_keyboard()

    def _show_list(self, view: RegisterView | None, kind: str) -> None:
        self._list_behind = view is not None
        if view is not None:
            self._list.show_view(view)
        elif kind:
            self._list.show_kind(kind)
        else:
            self._list.reload()

    def bookmark(self) -> dict[str, Any]:
        """The partner that is shown, and the list as it is seen."""
        place: dict[str, Any] = {"view": self._list.view()}
        if self._page is not None and self._page.organisation_id is not None:
            place["organisation_id"] = self._page.organisation_id
        if self._page is not None and self._lists:
            place["lists"] = self._lists
        return place

    def reload(self) -> None:
        """Read again what is shown; a partner that is gone leads back to the list."""
        if self._page is None:
            self._list.reload()
            return
        try:
            self._page.reload()
        except UserError:
            self._back_to_list()

    def set_narrow(self, narrow: bool) -> None:
        """One column instead of two."""
        self._narrow = narrow
        self._list.set_narrow(narrow)
        if self._page is not None:
            self._page.set_narrow(narrow)

    # Keys

    def primary_action(self) -> None:
        """Add a partner, or go on with the one being added."""
        if self._page is None:
            self.new()
        elif not isinstance(self._page, PartnerPage):
            self._page.go_on()

    def search(self) -> None:
        """Search in the list."""
        self._leave_page()
        if self._page is None:
            self._list.search()

    def new(self) -> None:
        """Add a partner, or on the page of a partner one more contact."""
        if isinstance(self._page, PartnerPage):
            self._page.new_contact()
        elif self._page is None:
            self._list_behind = True
            self._show_page(NewPartnerPage(self.context))

    def print_(self) -> None:
        """Show the partner, or the register, on paper."""
        if isinstance(self._page, PartnerPage):
            self._page.print_data_sheet()
        else:
            self.context.open("printing", paper="register")

    def step_back(self) -> bool:
        """Go back to the list if the partner was opened there."""
        if self._stepped_back():
            return True
        if self._page is None or not self._list_behind:
            return False
        self._leave_page()
        return True

    def close_lightest(self) -> bool:
        """Close the page of the partner, the panel of kinds, or the search."""
        if self._page is None:
            return self._list.close_lightest()
        if not self._stepped_back():
            self._leave_page()
        return True

    def _stepped_back(self) -> bool:
        """Whether the page itself has gone one step back."""
        if self._page is None or isinstance(self._page, PartnerPage | NewPartnerPage):
            return False
        return self._page.step_back()

    # Pages

    def _open_partner(self, organisation_id: int) -> None:
        if self._may_leave():
            self._list_behind = self._list_behind or self._page is None
            self._show_page(PartnerPage(self.context, organisation_id))

    def _take_in(self) -> None:
        self._list_behind = True
        self._show_lists("in")

    def _give_out(self) -> None:
        self._list_behind = True
        self._show_lists("out")

    def _find_duplicates(self) -> None:
        self._list_behind = True
        self._show_lists("duplicates")

    def _show_lists(
        self, lists: str, pair: tuple[int, int] | None = None, file: Path | None = None
    ) -> None:
        # Two of them bring what reads and writes files, which the register itself never needs.
        from partnerdesk.ui.screens.register.duplicates_page import DuplicatesPage
        from partnerdesk.ui.screens.register.export_page import ExportPage
        from partnerdesk.ui.screens.register.import_page import ImportPage

        if lists == "in":
            taking_in = ImportPage(self.context)
            taking_in.taken_in.connect(lambda: self._list.show_kind(""))  # what is new is seen
            self._show_page(taking_in)
            if file is not None:
                taking_in.look_into(file)
        elif lists == "duplicates":
            page = DuplicatesPage(self.context, pair)
            page.partner_opened.connect(self._open_partner)
            self._show_page(page)
        else:
            shown, all_count = self._list.shown_ids()
            chosen = self._list.chosen_ids()
            self._show_page(
                ExportPage(self.context, chosen or shown, all_count, are_chosen=bool(chosen))
            )
        self._lists = lists

    def _show_page(self, page: Page) -> None:
        self._close_page()
        self._page = page
        page.set_narrow(self._narrow)
        page.left.connect(self._leave_page)
        if isinstance(page, PartnerPage | NewPartnerPage):
            page.partner_opened.connect(self._open_partner)
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        page.take_keyboard()

    def _leave_page(self) -> None:
        if self._page is not None and self._may_leave():
            self._back_to_list()

    def _back_to_list(self) -> None:
        chosen = self._page.organisation_id if self._page else None
        self._close_page()
        self._list.reload()
        self._list.choose(chosen)
        self._list.take_keyboard()

    def _close_page(self) -> None:
        page, self._page = self._page, None
        self._lists = ""
        if page is not None:
            self._stack.setCurrentWidget(self._list)
            self._stack.removeWidget(page)
            page.deleteLater()

    def _may_leave(self) -> bool:
        """Whether everything on the page is saved; if not, say what is missing."""
        self.flush()
        unsaved = self.unsaved()
        if not unsaved:
            return True
        words = _("Not saved yet: {fields}.").format(fields=current_texts().join(unsaved))
        leave = _("Leave without saving")
        self.context.show_message(words, "bad", action=leave, on_action=self._back_to_list)
        return False
