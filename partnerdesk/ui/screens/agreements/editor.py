"""The editor of one draft: clauses at the side, the text in the middle, the paper beside it."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from partnerdesk.domain.agreement import Clause
from partnerdesk.domain.clauses import placeholders, reference_to
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.filled_agreement import FilledAgreement
from partnerdesk.domain.texts import N_
from partnerdesk.services import clauses, comments, own_clauses, papers
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.messages import error_text
from partnerdesk.ui.kit.page import page_header, page_layout
from partnerdesk.ui.kit.pages import Pages
from partnerdesk.ui.kit.paper_preview import PaperPreview
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button, icon_button, show_icon_only
from partnerdesk.ui.screens.agreements.clause_list import ClauseCombo, ClauseList, clause_lines
from partnerdesk.ui.screens.agreements.clause_page import ClausePage
from partnerdesk.ui.screens.agreements.clause_tools import clause_tools
from partnerdesk.ui.screens.agreements.details_panel import DetailsPanel
from partnerdesk.ui.screens.agreements.finder import Finder
from partnerdesk.ui.screens.agreements.frozen_note import FrozenNote
from partnerdesk.ui.screens.agreements.library_area import LibraryArea
from partnerdesk.ui.screens.agreements.offers import draft_facts
from partnerdesk.ui.screens.agreements.proofreader import Proofreader

_OWN_HEADING = N_("New clause")
_WIDTHS = (264, 480, 350)
_ROOM_FOR_PREVIEW = 960


class AgreementEditor(QWidget):
    """One draft being written."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._filled: FilledAgreement | None = None
        self._clause_id: int | None = None
        self._wish = False
        self._has_room = False
        self._is_narrow = True  # until the window says that there is room
        self._list = ClauseList()
        self._combo = ClauseCombo()
        self.page = ClausePage(context)
        self._finder = Finder(context, self.page, self.go_to_clause)
        self._proofreader = Proofreader(context, self.page, self.go_to_clause)
        self._library = LibraryArea(context)
        self._details = DetailsPanel(context)
        self._middle = Pages()
        self._preview = PaperPreview(context.background, _("Preview of the printed agreement"))
        self._preview_button = button(_("Preview"), "secondary", "eye")
        self._preview_button.setCheckable(True)
        self._printing = button(_("Print…"), "secondary", "printer", self.print_)
        self._checking = button(_("Check and print"), "primary", "list-checks", self.check)
        actions = (self._preview_button, self._printing, self._checking)
        self._header = page_header("", "", *actions)
        self._frozen = FrozenNote(context)
        self._changing: list[QWidget] = []
        self._side = QWidget()
        self._text_column = QWidget()
        self._narrow_row = QWidget()
        self._connect()
        self._lay_out()
        self._tell_room()
        self._show_panel(self.page)

    @property
    def shown(self) -> FilledAgreement | None:
        """The draft as it was last shown."""
        return self._filled

    @property
    def partnership_id(self) -> int | None:
        """The partnership whose draft is shown."""
        return self._filled.partnership.id if self._filled is not None else None

    @property
    def clause_id(self) -> int | None:
        """The clause that is shown."""
        return self._clause_id

    def clause_with(self, field: str) -> int | None:
        """The first clause that holds a field."""
        clauses = self._filled.agreement.clauses if self._filled is not None else ()
        return next((one.id for one in clauses if field in placeholders(one.text)), None)

    def show_draft(self, filled: FilledAgreement, clause_id: int | None = None) -> None:
        """Show a draft, or the same one again; ``clause_id`` goes to a clause."""
        is_other = self.partnership_id != filled.partnership.id
        self._filled = filled
        if is_other:
            self._show_panel(self.page)
        ids = [clause.id for clause in filled.agreement.clauses]
        wanted = clause_id or self._clause_id
        self._clause_id = wanted if wanted in ids else next(iter(ids), None)
        self._show_facts()
        self._show_frozen(filled)
        self._show_list(filled)
        self._show_clause()
        self._details.show_details(filled)
        self._finder.show_draft(filled)
        self._proofreader.show_draft(filled)
        desk, partnership_id = self._context.desk, filled.partnership.id
        draft = filled.agreement.draft_number
        self._preview.show_paper(
            f"contract {partnership_id}",
            lambda: papers.contract_pdf(desk, partnership_id, draft=draft),
            lambda pages: papers.contract_pdf(desk, partnership_id, draft=draft, looked_at=pages),
        )

    def go_to_clause(self, clause_id: int, field: str = "") -> None:
        """Show a clause, perhaps with one of its fields open."""
        if self._filled is None:
            return
        self.page.flush()
        self._show_panel(self.page)
        self._clause_id = clause_id
        self._show_list(self._filled)
        self._show_clause()
        if field:
            self.page.open_field(field)

    def flush(self) -> None:
        """Save what was typed last.

        Raises:
            UserError: it cannot be saved; it stays in the box.
        """
        self.page.flush()
        self._library.flush()

    def print_(self) -> None:
        """Go to the pages and the printer."""
        self._context.open("printing", partnership_id=self.partnership_id, paper=self._paper())

    def check(self) -> None:
        """Go to the gaps and the pages."""
        self._context.open(
            "printing", partnership_id=self.partnership_id, paper=self._paper(), check=True
        )

    def _paper(self) -> str:
        """Under which name the draft is printed."""
        is_amendment = self._filled is not None and self._filled.agreement.amendment is not None
        return "amendment" if is_amendment else "contract"

    def open_library(self) -> None:
        """Offer the clauses of the library in place of the text."""
        if self._filled is not None:
            self._library.open_library(self._filled, self._clause_id)
            self._show_panel(self._library)

    def open_search(self, *, replacing: bool = False) -> None:
        """Ask what to find in the draft, and perhaps what takes its place."""
        if self._filled is not None:
            self._close_panel()
            self._finder.open_bar(replacing=replacing)
            self._arrange()

    def close_lightest(self) -> bool:
        """Close the search, the library, the details or an open field; whether there was one."""
        if self._finder.bar.isVisible():
            self._finder.bar.close_bar()
            return True
        in_library = self._middle.currentWidget() is self._library
        if in_library and self._library.close_lightest():
            return True
        if self._middle.currentWidget() is not self.page:
            self._close_panel()
            return True
        return self.page.close_lightest()

    def set_narrow(self, narrow: bool) -> None:
        """One column: the list becomes a combo box, the preview is shown on demand."""
        if narrow == self._is_narrow:
            return
        self._is_narrow = narrow
        self._tell_room()
        self._arrange()

    def _tell_room(self) -> None:
        for panel in (self.page, self._library, self._frozen):
            panel.set_narrow(self._is_narrow)
        for action in (self._preview_button, self._printing):
            show_icon_only(action, self._is_narrow)
        self._show_facts()

    def _show_facts(self) -> None:
        """What this is, its number and what it needs; only its name where room is scarce."""
        filled = self._filled
        if filled is None:
            return
        name = filled.partnership.name
        said, amendment = _("Agreement: {name}"), filled.agreement.amendment
        number = amendment.number if amendment is not None else 0
        if number:
            said = _("Amendment {number}: {name}")
        title = name if self._is_narrow else said.format(name=name, number=number)
        self._header.set_title(title)
        self._header.set_subtitle("" if self._is_narrow else draft_facts(filled))

    def _show_frozen(self, filled: FilledAgreement) -> None:
        """A frozen agreement can be read and printed, and nothing else."""
        is_frozen = filled.agreement.frozen is not None
        self._frozen.show_agreement(filled)
        self._checking.setHidden(is_frozen)
        for tool in self._changing:
            tool.setHidden(is_frozen)

    def _connect(self) -> None:
        self._list.clause_chosen.connect(self._choose_clause)
        self._combo.activated.connect(lambda: self._choose_clause(self._combo.currentData()))
        self._library.clause_added.connect(self.go_to_clause)
        self.page.keep_asked.connect(self._keep)
        self._library.own_clause_asked.connect(self._add_own)
        for panel in (self._library, self._details):
            panel.closed.connect(self._close_panel)
        self.page.details_asked.connect(self._open_details)
        self.page.clause_asked.connect(self._go_to_reference)
        self._finder.bar.closed.connect(self._close_panel)
        self._preview_button.clicked.connect(self._note_wish)
        self._preview_button.setShortcut("F7")

    def _lay_out(self) -> None:
        column = page_layout(self)
        column.addWidget(self._header)
        column.addWidget(self._frozen)
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(px(8))
        side.addWidget(self._list, 1)
        tools = QHBoxLayout()
        tools.setSpacing(px(2))
        for tool in self._clause_tools():
            tools.addWidget(tool)
        tools.addStretch(1)
        side.addLayout(tools)
        adding = button(_("Add from library…"), "secondary", "library", self.open_library)
        side.addWidget(adding)
        row = QHBoxLayout(self._narrow_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._combo, 1)
        for tool in self._clause_tools():
            row.addWidget(tool)
        add = icon_button("library", _("Add from library…"), self.open_library)
        row.addWidget(add)
        self._changing += [adding, add]
        inner = QVBoxLayout(self._text_column)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(px(8))
        inner.addWidget(self._narrow_row)
        inner.addWidget(self._finder.bar)
        for panel in (self.page, self._library, self._details):
            self._middle.addWidget(panel)
        inner.addWidget(self._middle, 1)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.setHandleWidth(px(12))
        for part in (self._side, self._text_column, self._preview):
            split.addWidget(part)
        split.setSizes([px(width) for width in _WIDTHS])
        split.setStretchFactor(1, 1)
        self._preview.setMinimumWidth(px(120))  # a window can be made smaller, then it goes
        self._side.hide()
        self._preview.hide()
        column.addWidget(split, 1)

    def _clause_tools(self) -> tuple[QToolButton, ...]:
        tools = clause_tools(
            move=self._move,
            remove=self._remove,
            search=lambda: self.open_search(replacing=True),
            mend=self._proofreader.go_on,
            details=self._open_details,
        )
        self._changing += tools
        return tools

    def _show_list(self, filled: FilledAgreement) -> None:
        counts = comments.count_open(self._context.desk, filled.agreement.id)
        lines = clause_lines(filled, counts)
        self._list.show_lines(lines, self._clause_id)
        self._combo.show_lines(lines, self._clause_id)

    def _show_clause(self) -> None:
        if self._filled is None:
            return
        for number, clause in enumerate(self._filled.agreement.clauses, start=1):
            if clause.id == self._clause_id:
                self.page.show_clause(self._filled, clause, number)

    def _clause(self) -> Clause | None:
        clauses = self._filled.agreement.clauses if self._filled is not None else ()
        return next((clause for clause in clauses if clause.id == self._clause_id), None)

    def _go_to_reference(self, name: str) -> None:
        for clause in self._filled.agreement.clauses if self._filled is not None else ():
            if reference_to(clause.key, clause.id) == name:
                self._choose_clause(clause.id)

    def _choose_clause(self, clause_id: int) -> None:
        try:
            self.go_to_clause(clause_id)
        except UserError as error:
            self._refuse(error)

    def _refuse(self, error: UserError) -> None:
        """Say why not, and show again what is."""
        self._context.show_message(error_text(error), "bad")
        if self._filled is not None:
            self._show_list(self._filled)

    def _move(self, step: int) -> None:
        if self._clause_id is not None:
            self.page.flush()
            clauses.move_clause(self._context.desk, self._clause_id, step)

    def _remove(self) -> None:
        clause = self._clause()
        if clause is None:
            return
        try:
            clauses.remove_clause(self._context.desk, clause.id)
        except UserError as error:
            self._refuse(error)
        else:
            done = _("Clause removed: {heading}").format(heading=clause.heading)
            self._context.offer_undo(done)

    def _keep(self, clause_id: int) -> None:
        try:
            own_clauses.keep_clause(self._context.desk, clause_id)
        except UserError as error:
            self._refuse(error)
        else:
            self._context.offer_undo(_("Kept in our library, beside the other clauses."))

    def _add_own(self) -> None:
        if self._filled is not None:
            added = clauses.add_own_clause(
                self._context.desk, self._filled.agreement.id, _(_OWN_HEADING), self._clause_id
            )
            self.go_to_clause(added)

    def _open_details(self, field: str = "") -> None:
        self._show_panel(self._details)
        self._details.take_focus(field)

    def _show_panel(self, panel: QWidget) -> None:
        """Show one panel."""
        self._middle.setCurrentWidget(panel)
        self._arrange()

    def _close_panel(self) -> None:
        self._show_panel(self.page)
        self.page.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the preview beside the text as soon as there is room for it."""
        super().resizeEvent(event)
        self._arrange()

    def _note_wish(self, wanted: bool) -> None:
        self._wish = wanted
        self._arrange()

    def _arrange(self) -> None:
        """Three columns; with less room two, then one, and the preview only on demand."""
        has_room = not self._is_narrow and self.width() >= px(_ROOM_FOR_PREVIEW)
        if has_room != self._has_room:
            self._has_room = has_room
            self._wish = has_room
        with QSignalBlocker(self._preview_button):
            self._preview_button.setChecked(self._wish)
        in_place = self._wish and not has_room
        self._preview.setVisible(self._wish)
        self._side.setVisible(not self._is_narrow and not in_place)
        self._text_column.setVisible(not (self._is_narrow and in_place))
        writes = self._middle.currentWidget() is self.page
        searches = self._finder.bar.isVisible()
        self._narrow_row.setVisible(self._is_narrow and writes and not searches)
