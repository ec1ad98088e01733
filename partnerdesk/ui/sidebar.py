"""The sidebar: where one can go, whose centre this is, and who is at the desk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QScrollArea, QVBoxLayout, QWidget

from partnerdesk.ui.kit.icons import icon
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import label, set_state, tooltip, verbatim

_RAIL_WIDTH = 74
_RAIL_MARGIN = 9
_MOST_PERSON_WIDTH = 170
"""A longer name is cut with dots: the pages need the room."""


@dataclass(frozen=True)
class Place:
    """A place in the navigation; ``title`` is translated."""

    screen: str
    icon: str
    title: str


class Sidebar(QWidget):
    """Icons and names of the sections; only icons where the window is narrow.

    Tab stops once, at the present section; the arrow keys go on from there.

    Signals:
        place_chosen(str): the name of the screen to go to.
        person_clicked(): somebody else wants to sit at the desk.
    """

    place_chosen = Signal(str)
    person_clicked = Signal()

    def __init__(self, places: Sequence[Place]) -> None:
        super().__init__()
        self.setObjectName("sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._places = tuple(places)
        self._rail = False
        self._current = ""
        self._centre = label("", "small")
        self._scroll = QScrollArea()
        self._program = label("PartnerDesk", "h2")
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)  # we tick the present one ourselves
        self._buttons = {place.screen: self._nav_button(place) for place in self._places}
        self._person = self._plain_button("user")
        self._person.setObjectName("person")
        self._person.clicked.connect(lambda: self.person_clicked.emit())
        self._person_text = _("Who is here?")
        self._lay_out()
        self._show_texts()
        self.mark("")

    def set_names(self, centre: str, person: str) -> None:
        """Show the centre's name and who is at the desk; either may be empty."""
        self._centre.setText(centre)
        self._centre.setVisible(bool(centre) and not self._rail)
        self._person_text = (
            _("At the desk: {name}").format(name=person) if person else _("Who is here?")
        )
        self._show_texts()

    def mark(self, screen: str) -> None:
        """Show which section is open; an unknown name marks none."""
        self._current = screen
        for name, entry in self._buttons.items():
            entry.setChecked(name == screen)
            token = "on_primary" if name == screen else "text"
            entry.setIcon(icon(self._icon_of(name), token))
            entry.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._tab_stop().setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_rail(self, rail: bool) -> None:
        """Show icons only, or icons and names."""
        if rail != self._rail:
            self._rail = rail
            self._show_texts()

    def focus_current(self) -> None:
        """Put the keyboard on the present section."""
        self._tab_stop().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(_RAIL_MARGIN, px(12), _RAIL_MARGIN, px(8))
        column.setSpacing(px(2))
        for heading in (self._program, self._centre):
            heading.setIndent(px(10))  # in line with the icons
            column.addWidget(heading)
        column.addSpacing(px(6))
        column.addWidget(self._scrolling_sections(), 1)
        column.addWidget(self._person)

    def _scrolling_sections(self) -> QScrollArea:
        """The sections; on a very low screen they scroll with the keyboard and the wheel."""
        content = QWidget()
        content.setObjectName("sidebar")
        content.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(2))
        for entry in self._buttons.values():
            column.addWidget(entry)
        column.addStretch(1)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(content)
        return self._scroll

    def _nav_button(self, place: Place) -> QPushButton:
        entry = self._plain_button(place.icon)
        entry.setCheckable(True)
        entry.clicked.connect(lambda: self._choose(place.screen))
        self._group.addButton(entry)
        return entry

    def _plain_button(self, icon_name: str) -> _SideButton:
        entry = _SideButton()
        entry.setIcon(icon(icon_name))
        entry.setIconSize(QSize(px(20), px(20)))
        entry.setCursor(Qt.CursorShape.PointingHandCursor)
        entry.stepped.connect(self._step)
        return entry

    def _step(self, step: int) -> None:
        """Go on to another button without opening anything."""
        order = [*self._buttons.values(), self._person]
        focused = next(entry for entry in order if entry.hasFocus())
        target = order[(order.index(focused) + step) % len(order)]
        target.setFocus(Qt.FocusReason.TabFocusReason)
        if target is not self._person:
            self._scroll.ensureWidgetVisible(target)

    def _choose(self, screen: str) -> None:
        self.mark(self._current)  # the click has ticked it; the window decides whether we go
        self.place_chosen.emit(screen)

    def _tab_stop(self) -> QPushButton:
        first = next(iter(self._buttons.values()), self._person)
        return self._buttons.get(self._current, first)

    def _icon_of(self, screen: str) -> str:
        return next(place.icon for place in self._places if place.screen == screen)

    def _show_texts(self) -> None:
        titles = {place.screen: place.title for place in self._places}
        metrics = self.fontMetrics()
        person_width = min(metrics.horizontalAdvance(self._person_text), px(_MOST_PERSON_WIDTH))
        widest = max(person_width, *(metrics.horizontalAdvance(text) for text in titles.values()))
        for name, entry in self._buttons.items():
            self._show_text(entry, titles[name], titles[name])
        name = metrics.elidedText(self._person_text, Qt.TextElideMode.ElideRight, widest)
        self._show_text(self._person, name, self._person_text)
        self._program.setVisible(not self._rail)
        self._centre.setVisible(bool(self._centre.text()) and not self._rail)
        self.setFixedWidth(_RAIL_WIDTH if self._rail else widest + px(20 + 36) + 2 * _RAIL_MARGIN)

    def _show_text(self, entry: QPushButton, text: str, whole: str) -> None:
        entry.setText("" if self._rail else verbatim(text))
        entry.setAccessibleName(whole)
        entry.setToolTip(tooltip(whole) if self._rail or text != whole else "")
        set_state(entry, "rail", "true" if self._rail else "false")


class _SideButton(QPushButton):
    """A button that the arrow keys pass through and that Enter presses, too.

    Signals:
        stepped(int): an arrow key goes to the next button (1) or the one before (-1).
    """

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrow keys; the scroll area around must not take them."""
        match event.key():
            case Qt.Key.Key_Down:
                self.stepped.emit(1)
            case Qt.Key.Key_Up:
                self.stepped.emit(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.click()
            case _:
                super().keyPressEvent(event)
