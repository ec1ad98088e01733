"""The tools above the table, each with its name and its keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from partnerdesk.ui.kit.flow import FlowLayout
from partnerdesk.ui.kit.language import _, n_
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button, icon_button, label, tooltip
from partnerdesk.ui.screens.budgets.grid import BudgetGrid

Deed = Callable[[], object]

_GAP = 2
"""Between two tools, at 100 % text."""


class MoveCost(Protocol):
    """Moves the present cost."""

    def __call__(self, *, down: bool) -> None:
        """One line down, or up."""


class Toolbar(QWidget):
    """Undo, redo, copy, paste, fill down; move and delete costs; details; a hint."""

    def __init__(self, grid: BudgetGrid) -> None:
        super().__init__()
        self._grid = grid
        self._tools = QWidget()
        self._flow = FlowLayout(self._tools, gap=_GAP)
        hint = _("Type to change a number. Pasting from Excel works.")
        self._hint = label(hint, "small", wrap=False)
        self._hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._details = icon_button("table", _("Unit, quantity and rate"))
        self._details.setCheckable(True)
        self._details.setChecked(True)
        self._findings = button("", "link", "triangle-alert")
        self._findings_sign = icon_button("triangle-alert", "")
        self._finding_count = 0
        self._is_narrow = False
        self._links: list[tuple[QPushButton, QToolButton]] = []
        self._others: list[QWidget] = []
        self._row = QHBoxLayout(self)

    def add(
        self,
        *,
        undo: Deed,
        redo: Deed,
        move: MoveCost,
        delete: Deed,
        details: Deed,
        columns: Callable[[bool], object],
        activity: Deed,
        periods: Deed,
        books: Deed,
        findings: Deed,
        export: Deed,
        take_in: Deed,
    ) -> None:
        """Put the tools in a row; each works on the table and gives the keyboard back to it."""
        grid = self._grid
        self._tool("undo-2", _("Undo"), "Ctrl+Z", undo)
        self._tool("redo-2", _("Redo"), "Ctrl+Y", redo)
        self._gap()
        self._tool("copy", _("Copy"), "Ctrl+C", grid.copy)
        self._tool("clipboard-paste", _("Paste from Excel or Calc"), "Ctrl+V", grid.paste)
        self._tool("arrow-down-to-line", _("Fill down"), "Ctrl+D", grid.fill_down)
        self._gap()
        self._keyed("arrow-up", _("Move the cost up"), "Alt+Up", lambda: move(down=False))
        self._keyed("arrow-down", _("Move the cost down"), "Alt+Down", lambda: move(down=True))
        self._keyed("trash-2", _("Delete the cost"), "Ctrl+Del", delete)
        self._gap()
        details_name = _("Details of the source or activity")
        self._flow.addWidget(icon_button("pencil", details_name, details))
        self._details.clicked.connect(columns)
        self._flow.addWidget(self._details)
        self._flow.addWidget(icon_button("download", _("Save as Excel file"), export))
        self._flow.addWidget(icon_button("file-input", _("Take in a sheet"), take_in))
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(11))  # or the German links push a tool into a second row
        self._row.addWidget(self._tools)
        self._row.addWidget(self._hint, 1)
        self._row.addStretch(0)
        self._gap()
        for opener in (self._findings, self._findings_sign):
            opener.clicked.connect(lambda: findings())
        self._row.addWidget(self._findings)
        self._flow.addWidget(self._findings_sign)
        self._link(_("Spending"), "wallet", books)
        self._link(_("Periods"), "calendar-days", periods)
        self._link(_("Add an activity"), "list", activity)
        self.set_narrow(False)

    def set_narrow(self, narrow: bool) -> None:
        """Show the links as signs where their words would push the tools into a second row."""
        self._is_narrow = narrow
        self.count_findings(self._finding_count)

    def count_findings(self, count: int) -> None:
        """Offer to show what does not fit, where there is something."""
        self._finding_count = count
        words = n_("{count} thing does not fit", "{count} things do not fit", count)
        said = words.format(count=count)
        self._findings.setText(said)
        self._findings_sign.setAccessibleName(said)
        self._findings_sign.setToolTip(tooltip(said))
        self._fit()

    def put_choice(self, box: QWidget) -> None:
        """Show a choice behind the tools."""
        self._flow.addWidget(box)

    def put_before_last(self, link: QWidget) -> None:
        """Show one more link at the end."""
        self._row.insertWidget(self._row.count() - 1, link)
        self._others.append(link)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave words out where there is no room for them."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """One row: words that have no room become signs, and the hint is left out."""
        words = [link for link, _sign in self._links]
        signs = [sign for _link, sign in self._links]
        optional = (*signs, self._findings_sign)
        gap, between = px(_GAP), self._row.spacing()
        tools = self._flow.sizeHint().width() - _width_of(_shown(optional), gap)
        left = self.width() - tools - _width_of(_shown(self._others), between)
        least = _width_of([self._findings_sign], gap) if self._finding_count else 0
        in_words = not self._is_narrow and _width_of(words, between) <= left - least
        for link, sign in self._links:
            link.setVisible(in_words)
            sign.setVisible(not in_words)
        left -= _width_of(words, between) if in_words else _width_of(signs, gap)
        said = _width_of([self._findings], between)
        has_room = in_words and said <= left
        self._findings.setVisible(self._finding_count > 0 and has_room)
        self._findings_sign.setVisible(self._finding_count > 0 and not has_room)
        left -= said if self._finding_count else 0
        self._hint.setVisible(in_words and _width_of([self._hint], between) <= left)

    def mark_details(self, shown: bool) -> None:
        """Show whether the columns unit, quantity and rate are there."""
        self._details.setChecked(shown)

    def _tool(self, icon_name: str, name: str, keys: str, deed: Deed) -> QToolButton:
        """A tool whose keys the window or the table knows already."""

        def act() -> None:
            deed()
            self._grid.setFocus(Qt.FocusReason.OtherFocusReason)

        tool = icon_button(icon_name, name, act)
        native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        tool.setToolTip(tooltip(f"{name} ({native})"))
        self._flow.addWidget(tool)
        return tool

    def _keyed(self, icon_name: str, name: str, keys: str, deed: Deed) -> None:
        """A tool whose keys work while the table has the keyboard."""
        self._tool(icon_name, name, keys, deed)
        shortcut = QShortcut(QKeySequence(keys), self._grid)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(deed)

    def _link(self, name: str, icon_name: str, deed: Deed) -> None:
        """A way to another view: in words at the end of the row, or as a sign among the tools."""
        link, sign = button(name, "link", on_click=deed), icon_button(icon_name, name, deed)
        self._row.addWidget(link)
        self._flow.addWidget(sign)
        self._links.append((link, sign))

    def _gap(self) -> None:
        gap = QWidget()
        gap.setFixedSize(px(4), 1)
        self._flow.addWidget(gap)


def _shown(widgets: Iterable[QWidget]) -> list[QWidget]:
    return [one for one in widgets if not one.isHidden()]


def _width_of(widgets: Iterable[QWidget], gap: int) -> int:
    """What widgets beside each other take, each with a gap."""
    return sum(one.sizeHint().width() + gap for one in widgets)
