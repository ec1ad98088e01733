"""A screen about one partnership, with tabs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QStackedLayout, QWidget

from partnerdesk.domain.partnership import Partnership
from partnerdesk.services.partnerships import get_partnership, newest_partnership_id
from partnerdesk.ui.kit.editors import CalmComboBox
from partnerdesk.ui.kit.page import PageHeader, page_layout
from partnerdesk.ui.kit.screen import Context, Screen
from partnerdesk.ui.kit.still_there import partnership_or_leave
from partnerdesk.ui.kit.tab_bar import TabBar
from partnerdesk.ui.kit.widgets import verbatim


class TabPage(QWidget):
    """What one tab shows of a partnership; ``paper`` is the one that shows the same."""

    paper: ClassVar[str] = ""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.narrow = False
        self.partnership: Partnership | None = None

    @property
    def present(self) -> Partnership:
        """The partnership that is shown; pages are built when there is one."""
        assert self.partnership is not None
        return self.partnership

    def show_partnership(self, partnership: Partnership) -> None:
        """Show a partnership; keep the keyboard and what is being typed."""
        raise NotImplementedError

    def go_to(self, *_args: Any, **arguments: Any) -> None:
        """The person came here; a subclass writes out what it can bring into view."""

    def primary_action(self) -> None:
        """Ctrl+Enter: what the one filled button does."""

    def new(self) -> None:
        """Ctrl+N: one more of what is listed here."""

    def close_lightest(self) -> bool:
        """Close what is open inside of the page; whether there was something."""
        return False

    def set_narrow(self, narrow: bool) -> None:
        """The window got room for one column only, or for two again."""
        self.narrow = narrow


class TabbedScreen(Screen):
    """One partnership in several tabs; each is built when somebody first goes there.

    A subclass says in ``arrive`` what it understands, calls ``come_to`` there, and puts its header
    above the tabs with ``lay_out``. ``folds_tabs``: a combo box takes the place of the tabs where
    room is scarce. ``begins_anew``: another partnership is shown from the first tab on.
    """

    folds_tabs: ClassVar[bool] = True
    begins_anew: ClassVar[bool] = False

    def __init__(
        self, context: Context, name: str, tabs: Mapping[str, tuple[str, type[TabPage]]]
    ) -> None:
        """``name`` of the tabs is read aloud; ``tabs`` are their words and pages by key."""
        super().__init__(context)
        self.partnership_id: int | None = None
        self._narrow = False
        self._kinds = {key: kind for key, (_title, kind) in tabs.items()}
        self._pages: dict[str, TabPage] = {}
        self._bar = TabBar(self, name)
        self._box = CalmComboBox()
        self._box.setAccessibleName(name)
        for title, _kind in tabs.values():
            self._bar.addTab(verbatim(title))
            self._box.addItem(title)
        self._box.hide()
        self._bar.currentChanged.connect(self._change_tab)
        self._box.activated.connect(self._bar.setCurrentIndex)
        self._stack = QStackedLayout()

    def lay_out(self, header: PageHeader) -> None:
        """Put the header, the tabs and the page in front below each other."""
        self.header = header
        layout = page_layout(self)
        layout.addWidget(header)
        layout.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignLeading)
        layout.addWidget(self._box)
        layout.addLayout(self._stack, 1)

    def come_to(self, partnership_id: int | None, key: str) -> TabPage:
        """Show a tab of a partnership, and give its tabs the keyboard.

        No id is the partnership that is shown or the newest one; no key is the tab in front.

        Raises:
            UserError: there is no such partnership.
        """
        desk = self.context.desk
        wanted = partnership_id or self.partnership_id or newest_partnership_id(desk)
        get_partnership(desk, wanted)
        is_other = wanted != self.partnership_id
        self.partnership_id = wanted
        if key or (is_other and self.begins_anew):
            self._choose(list(self._kinds).index(key) if key else 0)
        self.reload()
        tabs = self._box if self._folded else self._bar
        tabs.setFocus(Qt.FocusReason.OtherFocusReason)
        return self.current()

    def key(self) -> str:
        """The key of the tab in front."""
        return list(self._kinds)[self._bar.currentIndex()]

    def current(self) -> TabPage:
        """The page in front; it is built the first time."""
        key = self.key()
        if key not in self._pages:
            page = self._kinds[key](self.context)
            page.set_narrow(self._narrow)
            self._pages[key] = page
        return self._pages[key]

    def bookmark(self) -> dict[str, Any]:
        """The partnership and the tab."""
        return {"partnership_id": self.partnership_id, "page": self.key()}

    def reload(self) -> None:
        """Read the partnership again; where it is gone, go to all of them."""
        if self.partnership_id is None:
            return
        partnership = partnership_or_leave(self.context, self.partnership_id)
        if partnership is None:
            self.partnership_id = None
            return
        self.show_head(partnership)
        page = self.current()
        page.show_partnership(partnership)
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)  # filled before it is shown, so that nobody sees it grow
        self._stack.setCurrentWidget(page)

    def show_head(self, partnership: Partnership) -> None:
        """Show above the tabs whose they are, and what can be done in the one in front."""
        self.header.set_subtitle(partnership.name)

    def primary_action(self) -> None:
        """What the filled button of the tab does."""
        self.current().primary_action()

    def new(self) -> None:
        """One more of what the tab lists."""
        self.current().new()

    def print_(self) -> None:
        """Show on paper what the tab shows."""
        paper = self.current().paper
        self.context.open("printing", partnership_id=self.partnership_id, paper=paper)

    def close_lightest(self) -> bool:
        """Close what is open inside of the tab."""
        return self.current().close_lightest()

    def set_narrow(self, narrow: bool) -> None:
        """One column or two, in every tab."""
        self._narrow = narrow
        self._bar.setHidden(self._folded)
        self._box.setVisible(self._folded)
        for page in self._pages.values():
            page.set_narrow(narrow)

    @property
    def _folded(self) -> bool:
        return self._narrow and self.folds_tabs

    def _choose(self, position: int) -> None:
        with QSignalBlocker(self._bar):  # whoever chooses reloads
            self._bar.setCurrentIndex(position)
        self._box.setCurrentIndex(position)
        self.flush()

    def _change_tab(self, position: int) -> None:
        self._box.setCurrentIndex(position)
        self.flush()
        self.reload()
