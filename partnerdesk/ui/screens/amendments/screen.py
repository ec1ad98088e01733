"""What happens to a signed agreement: it is changed, somebody joins or leaves, it ends."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from partnerdesk.domain.amendments import AmendmentKind
from partnerdesk.domain.errors import UserError
from partnerdesk.services import amendments
from partnerdesk.services.agreements import contract_of_partnership
from partnerdesk.services.archive import list_versions
from partnerdesk.services.partnerships import newest_partnership_id
from partnerdesk.ui.kit.changes import PARTNERSHIP_TABLES
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.messages import error_text
from partnerdesk.ui.kit.page import empty_state, page_header, page_layout, scroll_page
from partnerdesk.ui.kit.screen import Context, Screen
from partnerdesk.ui.kit.still_there import partnership_or_leave
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button
from partnerdesk.ui.screens.amendments.archive_card import ArchiveCard
from partnerdesk.ui.screens.amendments.begin_card import BeginCard
from partnerdesk.ui.screens.amendments.open_card import OpenCard


class AmendmentsScreen(Screen):
    """The amendments of one partnership, and all versions of its agreement."""

    tables = PARTNERSHIP_TABLES
    help_topic = "amendments"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._partnership_id: int | None = None
        self._consolidated = button(
            _("Print the text in force"), icon_name="printer", on_click=self.print_
        )
        self._header = page_header(_("Change what was signed"), "", self._consolidated)
        self._begin = BeginCard(context, self._note_begun)
        self._open = OpenCard(context, self._do)
        self._archive = ArchiveCard(context)
        signing = button(_("Open the signatures"), "primary", "signature", self._go_to_signatures)
        self._nothing = empty_state(
            "file-signature",
            _("Nothing to change yet"),
            _("Once an agreement is in force, its changes and all versions stand here."),
            signing,
        )
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, px(12))
        column.setSpacing(px(12))
        for one in (self._open, self._begin, self._archive):
            column.addWidget(one)
        column.addStretch(1)
        self._pages = QStackedWidget()
        self._pages.addWidget(scroll_page(content))
        self._pages.addWidget(self._nothing)
        layout = page_layout(self)
        layout.addWidget(self._header)
        layout.addWidget(self._pages, 1)

    def arrive(self, partnership_id: int | None = None, field: str = "") -> None:
        """Show what can happen to the agreement of a partnership, or of the newest one.

        ``field`` puts the cursor into what an amendment still lacks.
        """
        wanted = partnership_id or self._partnership_id
        self._partnership_id = wanted or newest_partnership_id(self.context.desk) or None
        self.reload()
        if field:
            self._open.focus_field(field)
        elif self._begin.isVisibleTo(self):
            self._begin.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._open.isVisibleTo(self):
            self._open.write.setFocus(Qt.FocusReason.OtherFocusReason)

    def reload(self) -> None:
        """Read the amendments again; where the partnership is gone, go to all of them."""
        if self._partnership_id is None:
            return
        desk, number = self.context.desk, self._partnership_id
        partnership = partnership_or_leave(self.context, number)
        if partnership is None:
            self._partnership_id = None
            return
        self._header.set_subtitle(partnership.name)
        standing = amendments.clauses_in_force(desk, number)
        self._pages.setCurrentIndex(0 if standing else 1)
        self._consolidated.setVisible(bool(standing))
        found = amendments.open_amendment(desk, number)
        contract = contract_of_partnership(desk, number, frozen=True)
        has_ended = contract is not None and contract.agreement.ended_on is not None
        self._open.setVisible(found is not None)
        self._begin.setVisible(found is None and not has_ended)
        if found is not None:
            self._open.show_amendment(found, standing)
        else:
            self._begin.show_partnership(number)
        self._archive.show_versions(number, list_versions(desk, number))

    def bookmark(self) -> dict[str, Any]:
        """The partnership."""
        return {"partnership_id": self._partnership_id}

    def primary_action(self) -> None:
        """Begin an amendment, or write the one that is on its way."""
        if self._open.isVisibleTo(self):
            self._open.open_editor()
        elif self._begin.isVisibleTo(self):
            self._begin.go_on()

    def print_(self) -> None:
        """Go to the consolidated text."""
        self.context.open("printing", partnership_id=self._partnership_id, paper="consolidated")

    def set_narrow(self, narrow: bool) -> None:
        """One column or two."""
        self._begin.set_narrow(narrow)

    def _note_begun(self, kind: AmendmentKind, _amendment_id: int) -> None:
        """Write it in the editor; where clauses change, they are chosen here first."""
        if kind is not AmendmentKind.CHANGE:
            self.context.open("agreements", partnership_id=self._partnership_id)
        self.context.offer_undo(_("The amendment has begun."))

    def _do(self, action: Callable[[], object]) -> None:
        """Do something, and say here what is wrong with it."""
        try:
            action()
        except UserError as error:
            self.context.show_message(error_text(error), "bad")

    def _go_to_signatures(self) -> None:
        self.context.open("signatures", partnership_id=self._partnership_id)
