"""Compare drafts: two drafts of an agreement, or a draft and a lawyer's Word file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnerdesk.domain.errors import UserError
from partnerdesk.domain.kept_drafts import DRAFT_NAME, KeptDraft
from partnerdesk.services import agreements, comparisons, docx_export, drafts, word_changes
from partnerdesk.services.partnerships import get_partnership
from partnerdesk.services.word_changes import WordChanges
from partnerdesk.ui.kit.changes import PARTNERSHIP_TABLES
from partnerdesk.ui.kit.fields import FieldRow
from partnerdesk.ui.kit.files import ask_for_file, ask_where_to_save, documents_folder
from partnerdesk.ui.kit.flow import FlowLayout
from partnerdesk.ui.kit.language import _, current_texts
from partnerdesk.ui.kit.messages import error_text
from partnerdesk.ui.kit.page import page_header, page_layout, scroll_page
from partnerdesk.ui.kit.screen import Context, Screen
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button, card, note
from partnerdesk.ui.screens.compare.changes_view import ChangesView
from partnerdesk.ui.screens.compare.sides import Sides


class CompareScreen(Screen):
    """Two sides, what differs, and what is done with a draft."""

    tables = PARTNERSHIP_TABLES
    help_topic = "compare"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._partnership_id: int | None = None
        self._drafts: tuple[KeptDraft, ...] = ()
        self._word: WordChanges | None = None
        self._keep = button(_("Keep this draft"), "primary", "save", self.primary_action)
        back = button(_("To the agreement"), icon_name="arrow-left", on_click=self._open_agreement)
        self._print = button(_("Print…"), icon_name="printer", on_click=self.print_)
        self._header = page_header(_("Compare drafts"), "", back, self._print, self._keep)
        self._name = FieldRow(DRAFT_NAME)
        self._name_card = self._make_name_card()
        self._sides = Sides()
        self._changes = ChangesView()
        self._only_one = note(
            _("Only one draft yet"),
            _("Keep this draft under a name. Then change words, and see here what changed."),
        )
        self._go_on = button(_("Go on from this draft"), icon_name="copy", on_click=self._go_back)
        self._take = button(
            _("Take these words over"), icon_name="file-input", on_click=self._take_over
        )
        self._lay_out()
        self._sides.chosen.connect(self._compare)

    def arrive(self, partnership_id: int | None = None, word_file: str = "") -> None:
        """Show the last two drafts of a partnership, or its last one beside a Word file."""
        if partnership_id is None and self._partnership_id is None:
            found = agreements.list_agreements(self.context.desk)
            partnership_id = found[0].partnership.id if found else None
        if partnership_id is not None and partnership_id != self._partnership_id:
            self._partnership_id, self._word = partnership_id, None
            self._sides.forget()
        self.reload()
        if word_file:
            self._read(Path(word_file))
        self._keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def bookmark(self) -> dict[str, Any]:
        """The partnership."""
        return {"partnership_id": self._partnership_id} if self._partnership_id else {}

    def reload(self) -> None:
        """Read the drafts again and compare the chosen ones."""
        if self._partnership_id is None:
            return
        desk = self.context.desk
        self._header.set_subtitle(get_partnership(desk, self._partnership_id).name)
        self._drafts = drafts.list_drafts(desk, self._partnership_id)
        self._sides.show_drafts(self._drafts)
        current = next((one for one in self._drafts if one.is_current), None)
        self._keep.setEnabled(current is not None and not current.is_frozen)
        self._compare()

    def primary_action(self) -> None:
        """Ask for the name of the draft; with one, keep it."""
        if not self._keep.isEnabled():
            return
        if self._name_card.isHidden():
            self._name_card.show()
            self._name.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._name.check():
            current = next(one for one in self._drafts if one.is_current)
            name = str(self._name.value())
            self.close_lightest()
            drafts.keep_draft(self.context.desk, current.id, name)
            self.context.offer_undo(_("Kept as “{name}”.").format(name=name))

    def print_(self) -> None:
        """Go to the paper of this comparison."""
        pair = self._sides.pair()
        if pair is not None:
            self.context.open(
                "printing",
                paper="comparison",
                partnership_id=self._partnership_id,
                draft_ids=pair,
            )

    def close_lightest(self) -> bool:
        """Close the name or the Word file; whether one was open."""
        if not self._name_card.isHidden():
            self._name_card.hide()
            self._name.set_value("")
            return True
        if self._word is not None:
            self._word = None
            self._compare()
            return True
        return False

    def set_narrow(self, narrow: bool) -> None:
        """The two sides beside each other, or one under the other."""
        self._sides.set_narrow(narrow)

    def _make_name_card(self) -> QWidget:
        frame, column = card()
        column.addWidget(self._name)
        frame.hide()
        return frame

    def _lay_out(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, px(12))
        column.setSpacing(px(12))
        sides, inner = card(gap=10)
        inner.addWidget(self._sides)
        tools = QWidget()
        flow = FlowLayout(tools)
        for tool in self._tools():
            flow.addWidget(tool)
        inner.addWidget(tools)
        for part in (self._name_card, self._only_one, sides, self._changes):
            column.addWidget(part)
        column.addStretch(1)
        layout = page_layout(self)
        layout.addWidget(self._header)
        layout.addWidget(scroll_page(content), 1)

    def _tools(self) -> tuple[QWidget, ...]:
        self._next = button(_("Next change (F3)"), "link", on_click=lambda: self._changes.go(1))
        self._next.setShortcut("F3")
        self._before = button(
            _("Previous change (Shift+F3)"), "link", on_click=lambda: self._changes.go(-1)
        )
        self._before.setShortcut("Shift+F3")
        give = button(_("Save as Word file"), icon_name="file-text", on_click=self._save_word)
        read = button(_("Read a Word file back"), icon_name="file-input", on_click=self._ask_word)
        return self._go_on, give, read, self._take, self._next, self._before

    def _compare(self) -> None:
        """Show what differs between the chosen sides."""
        pair = self._sides.pair()
        self._only_one.setVisible(len(self._drafts) == 1 and self._word is None)
        self._take.setVisible(self._word is not None)
        self._go_on.setVisible(self._word is None and pair is not None)
        self._print.setEnabled(self._word is None and pair is not None)
        if self._word is not None:
            comparison = self._word.comparison
        elif pair is not None:
            comparison = comparisons.compare_drafts(self.context.desk, *pair, current_texts())
        else:
            comparison = None
        self._sides.show_word(self._word.comparison if self._word is not None else None)
        self._changes.show_comparison(comparison)
        for tool in (self._next, self._before):
            tool.setEnabled(comparison is not None and bool(comparison.changed))

    def _go_back(self) -> None:
        pair = self._sides.pair()
        if pair is not None:
            self._sides.forget()
            drafts.go_on_from(self.context.desk, pair[0])
            self.context.offer_undo(_("You go on from that draft. The others are kept."))

    def _save_word(self) -> None:
        if self._partnership_id is None:
            return
        name = get_partnership(self.context.desk, self._partnership_id).name
        proposal = documents_folder() / f"{name.replace('/', ' ')}.docx"
        file = ask_where_to_save(self, _("Save as Word file"), proposal, _("Word (*.docx)"))
        if file is not None:
            try:
                docx_export.export_agreement(self.context.desk, self._partnership_id, file)
            except UserError as error:
                self.context.show_message(error_text(error), "bad")
            else:
                self.context.show_message(_("Saved as {name}.").format(name=file.name))

    def _ask_word(self) -> None:
        kind = _("Word (*.docx)")
        file = ask_for_file(self, _("Read a Word file back"), documents_folder(), kind)
        if file is not None:
            self._read(file)

    def _read(self, file: Path) -> None:
        """Reading takes a moment, so the window goes on meanwhile."""
        desk, texts = self.context.desk, current_texts()
        current = next((one for one in self._drafts if one.is_current), None)
        if current is not None:
            self.context.background.run(
                lambda _job: word_changes.read_changes(desk, current.id, file, texts),
                self._show_word,
                self._refuse,
                owner=self,
            )

    def _show_word(self, changes: WordChanges) -> None:
        self._word = changes
        self._compare()

    def _refuse(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self.context.show_message(error_text(error), "bad")

    def _take_over(self) -> None:
        changes = self._word
        if changes is None:
            return
        self._word = None
        self._sides.forget()
        try:
            word_changes.take_over(self.context.desk, changes)
        except UserError as error:
            self._show_word(changes)
            self.context.show_message(error_text(error), "bad")
        else:
            self.context.offer_undo(_("A new draft of these words was made."))

    def _open_agreement(self) -> None:
        self.context.open("agreements", partnership_id=self._partnership_id)
