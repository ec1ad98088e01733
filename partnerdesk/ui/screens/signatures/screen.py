"""Signatures: where each original is, who has signed it, and from when the agreement holds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from partnerdesk.domain.errors import UserError
from partnerdesk.domain.signing import PaperFound, SignatureSheet
from partnerdesk.services import signatures
from partnerdesk.services.partnerships import get_partnership, newest_partnership_id
from partnerdesk.services.signing_papers import save_signing_pack
from partnerdesk.services.verifying import verify_file
from partnerdesk.ui.kit.changes import PARTNERSHIP_TABLES
from partnerdesk.ui.kit.files import (
    ask_for_file,
    ask_for_folder,
    documents_folder,
    open_folder,
)
from partnerdesk.ui.kit.language import _, current_texts, n_
from partnerdesk.ui.kit.messages import error_text
from partnerdesk.ui.kit.page import empty_state, page_header, page_layout, scroll_page
from partnerdesk.ui.kit.screen import Context, Screen
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.two_columns import at_the_start
from partnerdesk.ui.kit.widgets import State, button, card, clear_layout, fact_line, label
from partnerdesk.ui.screens.signatures.force_card import ForceCard
from partnerdesk.ui.screens.signatures.original_card import OriginalCard


class SignaturesScreen(Screen):
    """The originals of the agreement that was frozen last."""

    tables = PARTNERSHIP_TABLES
    help_topic = "signatures"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._partnership_id: int | None = None
        self._wanted_id: int | None = None
        self._agreement_id: int | None = None
        self._originals: list[OriginalCard] = []
        self._force: ForceCard | None = None
        self._check = button(_("Check a paper"), icon_name="search", on_click=self._ask_for_paper)
        self._pack = button(
            _("Save papers for signing"), icon_name="save", on_click=self._ask_for_folder
        )
        self._print = button(_("Print the papers"), "primary", "printer", self.primary_action)
        self._change: QWidget | None = None
        self._header = page_header(_("Signatures"), "", self._check, self._pack, self._print)
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(12))
        self._freezing = button(
            _("Check and freeze"), "primary", "list-checks", self._go_to_printing
        )
        nothing = empty_state(
            "file-text",
            _("Nothing to sign yet"),
            _("Freeze the agreement first. Then its originals and signatures stand here."),
            self._freezing,
        )
        self._pages = QStackedWidget()
        self._pages.addWidget(scroll_page(content))
        self._pages.addWidget(nothing)
        layout = page_layout(self)
        layout.addWidget(self._header)
        layout.addWidget(self._pages, 1)

    def arrive(
        self, partnership_id: int | None = None, agreement_id: int | None = None, **_more: Any
    ) -> None:
        """Show the signatures of a partnership, or of the newest one.

        ``agreement_id`` names one of its frozen papers; without it the last one is shown.
        """
        self._partnership_id = partnership_id or newest_partnership_id(self.context.desk) or None
        self._wanted_id = agreement_id
        self.reload()
        nothing_is_frozen = self._agreement_id is None
        begin = self._freezing if nothing_is_frozen else self._print
        (self._check if begin.isHidden() else begin).setFocus(Qt.FocusReason.OtherFocusReason)

    def reload(self) -> None:
        """Show the signatures again; what is open and being typed stays."""
        number = self._partnership_id
        desk = self.context.desk
        sheet = signatures.signature_sheet(desk, number, self._wanted_id) if number else None
        self._pages.setCurrentIndex(0 if sheet is not None else 1)
        for action in (self._pack, self._print):  # these are about the paper that was frozen last
            action.setVisible(sheet is not None and self._wanted_id is None)
        name = get_partnership(self.context.desk, number).name if number else ""
        self._header.set_subtitle(fact_line(name, _summary(sheet)))
        if sheet is None:
            self._agreement_id = None
            return
        if sheet.agreement.id != self._agreement_id:
            self._build(sheet)
        for original in self._originals:
            original.show_sheet(sheet)
        if self._force is not None:
            self._force.show_sheet(sheet)
        if self._change is not None:
            self._change.setVisible(sheet.agreement.in_force_on is not None)

    def bookmark(self) -> dict[str, Any]:
        """The partnership whose signatures are shown."""
        return {"partnership_id": self._partnership_id, "agreement_id": self._wanted_id}

    def primary_action(self) -> None:
        """Go to the papers for the day of signing."""
        self.context.open("printing", partnership_id=self._partnership_id, paper="signing-pack")

    def print_(self) -> None:
        """Ctrl+P goes to the signature register."""
        self.context.open("printing", partnership_id=self._partnership_id, paper="signatures")

    def _build(self, sheet: SignatureSheet) -> None:
        """Make the cards of another agreement; the first original that waits is open."""
        clear_layout(self._column)
        self._agreement_id = sheet.agreement.id
        change = button(_("Change what was signed"), "link", on_click=self._amend)
        self._change = at_the_start(change)
        self._column.addWidget(_marks_card(sheet, self._change))
        self._originals = [
            OriginalCard(self.context, number, self._do)
            for number in range(1, sheet.agreement.originals_count + 1)
        ]
        for original in self._originals:
            self._column.addWidget(original)
            original.show_sheet(sheet)
        self._force = ForceCard(self.context, sheet.agreement.id, self._do)
        self._column.addWidget(self._force)
        self._column.addStretch(1)
        self._originals[0].open_rows()

    def _amend(self) -> None:
        self.context.open("amendments", partnership_id=self._partnership_id)

    def _go_to_printing(self) -> None:
        self.context.open("printing", partnership_id=self._partnership_id, check=True)

    def _do(self, action: Callable[[], object]) -> None:
        """Do something, and say here what is wrong with it."""
        try:
            action()
        except UserError as error:
            self.context.show_message(error_text(error), "bad")

    def _ask_for_paper(self) -> None:
        title = _("Choose the PDF to check")
        file = ask_for_file(self, title, documents_folder(), "PDF (*.pdf)")
        if file is not None:
            self.check_paper(file)

    def check_paper(self, file: Path) -> None:
        """Say whether a PDF file is one that was frozen here."""
        self._do(lambda: self._say(verify_file(self.context.desk, file)))

    def _say(self, found: PaperFound) -> None:
        state: State = "ok" if found.is_genuine else "bad"
        self.context.show_message(found.sentence.text(current_texts()), state)

    def _ask_for_folder(self) -> None:
        folder = ask_for_folder(self, documents_folder(), _("Folder for the papers"))
        if folder is not None:
            self.save_pack(folder)

    def save_pack(self, folder: Path) -> None:
        """Put all papers of the day of signing into a folder."""
        number = self._partnership_id
        if number is None:
            return
        desk = self.context.desk
        self.context.background.run(
            lambda _job: save_signing_pack(desk, number, folder),
            lambda saved: self._tell_saved(len(saved), folder),
            self._refuse,
            owner=self,
            to_the_end=True,
        )

    def _tell_saved(self, count: int, folder: Path) -> None:
        words = n_("{count} paper saved in {folder}", "{count} papers saved in {folder}", count)
        self.context.show_message(
            words.format(count=count, folder=folder),
            action=_("Open folder"),
            on_action=lambda: open_folder(folder),
        )

    def _refuse(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self.context.show_message(error_text(error), "bad")


def _summary(sheet: SignatureSheet | None) -> str:
    if sheet is None:
        return ""
    words = _("{count} of {all} signatures")
    return words.format(count=sheet.signed_count, all=len(sheet.signatures))


def _marks_card(sheet: SignatureSheet, *links: QWidget) -> QWidget:
    """By which marks one knows the frozen paper, and why it was frozen if something was open."""
    frame, column = card(gap=4)
    frozen = sheet.agreement.frozen
    if frozen is None:
        return frame
    column.addWidget(label(sheet.agreement.title, "h2"))
    said = _("Version {number}, frozen on {day} by {person}.").format(
        number=sheet.agreement.draft_number,
        day=current_texts().date(frozen.on),
        person=frozen.by or "–",
    )
    column.addWidget(label(said))
    marks = _("On each page: {fingerprint}").format(fingerprint=frozen.fingerprint)
    column.addWidget(label(marks, "small"))
    if frozen.despite:
        why = _("Frozen although something was open. Reason: {reason}")
        column.addWidget(label(why.format(reason=frozen.despite)))
    for link in links:
        column.addWidget(link)
    return frame
