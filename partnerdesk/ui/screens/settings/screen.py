"""Settings: the centre, the screen, the people here, backups, and what this program is."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from partnerdesk.ui.kit.changes import BACKUPS
from partnerdesk.ui.kit.flow import FlowLayout
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.page import page_header, page_layout, scroll_page
from partnerdesk.ui.kit.screen import Context, Screen
from partnerdesk.ui.kit.widgets import button
from partnerdesk.ui.screens.settings.about import AboutSection
from partnerdesk.ui.screens.settings.backups import BackupsSection
from partnerdesk.ui.screens.settings.centre import CentreSection
from partnerdesk.ui.screens.settings.look import LookSection
from partnerdesk.ui.screens.settings.people import PeopleSection
from partnerdesk.ui.screens.settings.section import Section
from partnerdesk.ui.screens.settings.spelling import SpellingSection

SECTIONS: dict[str, type[Section]] = {
    "centre": CentreSection,
    "look": LookSection,
    "spelling": SpellingSection,
    "people": PeopleSection,
    "backups": BackupsSection,
    "about": AboutSection,
}


class SettingsScreen(Screen):
    """One section at a time, chosen by a chip."""

    tables = frozenset({"centre", "organisation", "contact", "person", BACKUPS})
    help_topic = "settings"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._sections = {name: make(context) for name, make in SECTIONS.items()}
        self._stack = QStackedWidget()
        chips = QWidget()
        flow = FlowLayout(chips)
        self._chips = {}
        for name, section in self._sections.items():
            chip = button(_(section.title), "chip", on_click=partial(self._show, name))
            chip.setAutoExclusive(True)
            self._chips[name] = chip
            flow.addWidget(chip)
            self._stack.addWidget(_page(section))
        layout = page_layout(self)
        layout.addWidget(page_header(_("Settings"), _("All is saved as you change it.")))
        layout.addWidget(chips)
        layout.addWidget(self._stack, 1)
        self._current = "centre"

    def arrive(self, section: str = "") -> None:
        """Show a section, or the one shown last."""
        self._show(section or self._current)
        self.reload()
        self._chips[self._current].setFocus(Qt.FocusReason.OtherFocusReason)

    def bookmark(self) -> dict[str, Any]:
        """The section that is shown."""
        return {"section": self._current}

    def reload(self) -> None:
        """Let all sections read again."""
        for section in self._sections.values():
            section.reload()

    def set_narrow(self, narrow: bool) -> None:
        """One column in all sections where the window is narrow."""
        for section in self._sections.values():
            section.set_narrow(narrow)

    def close_lightest(self) -> bool:
        """Close what a section has open."""
        return self._sections[self._current].close_lightest()

    def _show(self, name: str) -> None:
        self._current = name
        self._chips[name].setChecked(True)
        self._stack.setCurrentIndex(list(SECTIONS).index(name))


def _page(section: Section) -> QWidget:
    content = QWidget()
    column = QVBoxLayout(content)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(section)
    column.addStretch(1)
    return scroll_page(content)
