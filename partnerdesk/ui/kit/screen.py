"""What a screen is, and what the main window hands to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractSlider, QApplication, QScrollArea, QWidget

from partnerdesk.ui.kit.background import Background
from partnerdesk.ui.kit.changes import Changes
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.widgets import State

if TYPE_CHECKING:
    from partnerdesk.domain.drafts import Draft
    from partnerdesk.services.desk import Desk
    from partnerdesk.ui.kit.fields import FieldRow

_PAGE_STEPS: dict[int, QAbstractSlider.SliderAction] = {
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
}

UnsavedDraft = tuple[int, str, "Draft"]
"""The position of a field on its screen, its key, and what stood there."""


class ShowMessage(Protocol):
    """Shows a sentence at the top of the page, with a link that mends it where there is one."""

    def __call__(
        self,
        text: str,
        state: State = "ok",
        *,
        action: str = "",
        on_action: Callable[[], object] | None = None,
    ) -> None:
        """Show the sentence until the person goes to another page or closes it."""


class Open(Protocol):
    """Goes to a screen by its name in the main window's table."""

    def __call__(self, screen: str, **arguments: Any) -> None:
        """Go there; the screen's ``arrive`` gets the arguments."""


@dataclass(frozen=True)
class Context:
    """What every screen is built with.

    ``lead`` opens a place where something is mended, and offers there the way back to this one.
    ``rebuild`` builds all screens again from the settings: after a change of language, text size or
    colours. ``offer_undo`` says what was done and offers to take it back with ``undo``.
    """

    desk: Desk
    changes: Changes
    background: Background
    open: Open
    lead: Open
    back: Callable[[], None]
    show_message: ShowMessage
    offer_undo: Callable[[str], None]
    undo: Callable[[], None]
    redo: Callable[[], None]
    rebuild: Callable[[], None]
    open_sample: Callable[[], None]


class Screen(QWidget):
    """A page of the program.

    A subclass builds its widgets in ``__init__`` (after ``super().__init__(context)``) and fills
    them in ``reload``. It names the ``tables`` it shows: when one of them changes, a visible screen
    reloads at once and a hidden one when it is shown again.
    """

    tables: ClassVar[frozenset[str]] = frozenset()
    help_topic: ClassVar[str] = ""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._stale = False
        context.changes.tables_changed.connect(self._note_changes)

    def visit(self, **arguments: Any) -> None:
        """Called by the main window when the person comes here."""
        self._stale = False  # whatever changed meanwhile is read by arrive
        self.arrive(**arguments)

    def arrive(self, *_args: Any, **arguments: Any) -> None:
        """The person came here; ``arguments`` are those of ``context.open``.

        A subclass writes out the keyword arguments it understands, each with a default, takes note
        of them and reloads.
        """
        self.reload()

    def reload(self) -> None:
        """Read everything again and show it; keep selection, focus and what is being typed."""

    def reload_after(self, _touched: frozenset[str]) -> None:
        """Tables changed while somebody looks; a subclass may know that little has to be read."""
        self.reload()

    def field_rows(self) -> list[FieldRow]:
        """The fields on this screen."""
        from partnerdesk.ui.kit.fields import FieldRow  # Home, the first screen, has none

        return self.findChildren(FieldRow)

    def flush(self) -> None:
        """Save what was typed last: before leaving, closing, printing."""
        for row in self.field_rows():
            row.flush()

    def unsaved(self) -> list[str]:
        """The names of fields whose content could not be saved; the window asks before closing."""
        rows = self.field_rows()
        return [_(row.spec.label) for row in rows if row.holds_unsaved()]

    def unsaved_drafts(self) -> list[UnsavedDraft]:
        """What could not be saved, to be shown again after the screen was built anew."""
        rows = enumerate(self.field_rows())
        return [(at, row.spec.key, row.draft()) for at, row in rows if row.holds_unsaved()]

    def restore_drafts(self, drafts: list[UnsavedDraft]) -> None:
        """Show again what could not be saved, in fields that are still there."""
        rows = self.field_rows()
        for at, key, draft in drafts:
            if at < len(rows) and rows[at].spec.key == key:
                rows[at].restore_unsaved(draft)

    def section(self) -> str:
        """The navigation entry to be marked while this is shown; "" for the usual one."""
        return ""

    def way_back(self) -> str:
        """A marked message for the link that leads back here from where a link of this led to."""
        return ""

    def bookmark(self) -> dict[str, Any]:
        """The arguments of ``arrive`` that lead back to what is shown now."""
        return {}

    def primary_action(self) -> None:
        """Ctrl+Enter: what the one filled button does."""

    def search(self) -> None:
        """Ctrl+F: put the cursor into the search field."""

    def new(self) -> None:
        """Ctrl+N: add one more of what is listed here."""

    def print_(self) -> None:
        """Ctrl+P: go to the preview of this paper."""

    def close_lightest(self) -> bool:
        """Esc: close the lightest open thing (search, detail card); whether there was one."""
        return False

    def step_back(self) -> bool:
        """Alt+Left: go one step back inside the page; whether there was one."""
        return False

    def set_narrow(self, narrow: bool) -> None:
        """The window got room for one column only, or for two again."""

    def hold_keyboard(self) -> None:
        """Put the keyboard on the page, unless it has chosen a place itself."""
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            return
        chosen = self.focusWidget()  # where the page put it while it was still hidden
        if chosen is not None and chosen.isVisibleTo(self):
            chosen.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        for widget in self.findChildren(QWidget):
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(self):
                widget.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page up and down scroll what is read, wherever the keyboard stands on the page."""
        step = _PAGE_STEPS.get(event.key())
        areas = [one for one in self.findChildren(QScrollArea) if one.isVisible()]
        bars = [one.verticalScrollBar() for one in areas]
        bar = next((one for one in bars if one.maximum() > 0), None)
        if step is None or bar is None:
            super().keyPressEvent(event)
        else:
            bar.triggerAction(step)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with changes made while the screen was hidden."""
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.reload()

    def _note_changes(self, touched: frozenset[str]) -> None:
        if not touched & self.tables:
            return
        if self.isVisible():
            self.reload_after(touched)
        else:
            self._stale = True
