"""The one window: sidebar, the page in front, messages, keys, and what happens on close."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QSize, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from partnerdesk.domain.errors import UserError
from partnerdesk.domain.settings import TEXT_SIZES, Colours
from partnerdesk.domain.texts import N_
from partnerdesk.ui.first_view import read_names
from partnerdesk.ui.keyboard import install_keys
from partnerdesk.ui.kit.background import Background
from partnerdesk.ui.kit.changes import Changes
from partnerdesk.ui.kit.focus_ring import follow_keyboard
from partnerdesk.ui.kit.language import _, current_texts, set_language
from partnerdesk.ui.kit.page import is_narrow, open_at_title
from partnerdesk.ui.kit.screen import Context, Screen, UnsavedDraft
from partnerdesk.ui.kit.strip import MessageStrip, UndoToast
from partnerdesk.ui.kit.theme import apply_theme
from partnerdesk.ui.kit.widgets import State
from partnerdesk.ui.sample_banner import sample_banner
from partnerdesk.ui.screen_table import SCREENS, ScreenEntry
from partnerdesk.ui.sidebar import Place, Sidebar
from partnerdesk.ui.way_back import Offered, WayBack

if TYPE_CHECKING:
    from partnerdesk.domain.history import Change
    from partnerdesk.services.desk import Desk
    from partnerdesk.ui.first_view import FirstView, Names

FIRST_SIZE = QSize(1180, 680)
_TABLES_IN_SIDEBAR = frozenset({"centre", "organisation", "person"})


class MainWindow(QMainWindow):
    """The window of one open centre.

    Signals:
        sample_requested(): show the example centre instead.
        sample_left(): go back to the own centre.
    """

    sample_requested = Signal()
    sample_left = Signal()

    def __init__(self, desk: Desk, screens: Sequence[ScreenEntry] = SCREENS) -> None:
        super().__init__()
        self.desk = desk
        self.background = Background()
        self.changes = Changes()
        self._entries = {entry.name: entry for entry in screens}
        self._pages: dict[str, Screen] = {}
        self._current = ""
        self._is_away = False
        self._follows_records = False
        self._kept_drafts: dict[str, list[UnsavedDraft]] = {}
        self._trail: list[tuple[str, dict[str, Any]]] = []
        self._context = self._make_context()
        self.changes.tables_changed.connect(self._note_changes)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system_colours)
        self._dress()
        self._build()
        install_keys(self)
        self._restore_window()

    @property
    def screen_in_front(self) -> Screen | None:
        """The page that is shown now."""
        return self._pages.get(self._current)

    def sections(self) -> tuple[str, ...]:
        """The names of the screens in the navigation, in order."""
        return tuple(entry.name for entry in self._entries.values() if entry.title)

    def open(self, screen: str, **arguments: Any) -> None:
        """Go to a screen; what was typed on the present one is saved first."""
        leaving = self._bookmark()
        self._go(screen, arguments)
        if leaving is not None and leaving[0] != screen:
            self._trail.append(leaving)

    def lead(self, screen: str, **arguments: Any) -> None:
        """Go where something is mended; the way back stands above that page."""
        here, page = self._bookmark(), self.screen_in_front
        self.open(screen, **arguments)
        if here is not None and page is not None:
            self._way_back.offer(here, page.way_back())
            self._way_back.show_on(screen)

    def open_first(self, view: FirstView) -> None:
        """Begin with what is known of Home before the records are open; see ``catch_up``."""
        self._bring_to_front("home", {"view": view.home})
        self._show_names(view.names)

    def catch_up(self) -> None:
        """Follow the records from now on, and show them where they were not asked yet.

        Raises:
            UserError: they cannot be opened.
        """
        if self._follows_records:
            return
        self.desk.database.on_commit(self.changes.tell)
        self._follows_records = True
        if (page := self.screen_in_front) is not None:
            page.reload()
            self._show_names(read_names(self.desk))

    def go_to_section(self, screen: str, **arguments: Any) -> None:
        """Open a section by key; not while a page needs the whole window to itself."""
        if self._sidebar.isVisible():
            if screen != "help":  # one reads it in between
                self._way_back.forget()
            self.open(screen, **arguments)

    def back(self) -> None:
        """Go to the page before, perhaps inside the same screen; on the first one stay."""
        page = self.screen_in_front
        if page is not None and page.step_back():
            return
        if self._trail:
            screen, arguments = self._trail.pop()
            self._go(screen, arguments)

    def show_message(
        self,
        text: str,
        state: State = "ok",
        *,
        action: str = "",
        on_action: Callable[[], object] | None = None,
    ) -> None:
        """Say something at the top of the page."""
        self._strip.show_message(text, state, action=action, on_action=on_action)

    def undo(self) -> None:
        """Take back the last step, wherever it was made."""
        from partnerdesk.services import history  # it brings SQLAlchemy

        words = _("Taken back: {deed}"), _("Nothing to take back.")
        self._take_step(history.undo, history.is_long_to_undo, *words)

    def redo(self) -> None:
        """Bring back what was taken back last."""
        from partnerdesk.services import history

        words = _("Brought back: {deed}"), _("Nothing to bring back.")
        self._take_step(history.redo, history.is_long_to_redo, *words)

    def save_point(self) -> None:
        """Save what is being typed and say so; everything else is saved already."""
        self._flush()
        self.show_message(_("Everything is saved."))

    def close_lightest(self) -> None:
        """Close the lightest open thing: the message, or what the page has open."""
        if self._strip.isVisible():
            self._strip.clear()
        elif (page := self.screen_in_front) is not None:
            page.close_lightest()

    def next_area(self) -> None:
        """Move the keyboard between the sidebar and the page."""
        focused = QApplication.focusWidget()
        if focused is not None and self._sidebar.isAncestorOf(focused):
            self._focus_page()
        elif self._sidebar.isVisible():
            self._sidebar.focus_current()

    def change_text_size(self, step: int) -> None:
        """One text size up (1) or down (-1), or back to normal (0)."""
        position = TEXT_SIZES.index(self.desk.settings.current.text_size)
        wanted = TEXT_SIZES[min(max(position + step, 0), len(TEXT_SIZES) - 1)] if step else 100
        if wanted != self.desk.settings.current.text_size:
            self.desk.settings.change(text_size=wanted)
            self.rebuild()

    def rebuild(self) -> None:
        """Build everything again from the settings, and come back to the same place."""
        self._flush()
        here = self._bookmark()
        self._kept_drafts = {name: page.unsaved_drafts() for name, page in self._pages.items()}
        self._dress()
        self._build(self._way_back.offered)
        if here is not None:
            self._go(*here)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Switch to one column and a rail of icons where the window is narrow."""
        super().resizeEvent(event)
        self._adapt()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is being typed and where the window stood; if that fails stay open."""
        try:
            self.put_away()
        except UserError as error:
            event.ignore()
            words = error.text(current_texts())
            leave = _("Close without saving")
            self.show_message(words, "bad", action=leave, on_action=self._close_without_saving)
            return
        super().closeEvent(event)

    def put_away(self) -> None:
        """Save everything, after which the desk may be closed under this window.

        Raises:
            UserError: what is being typed cannot be saved; the window goes on.
        """
        if self._is_away:
            return
        for page in self._pages.values():
            page.flush()
        if unsaved := [name for page in self._pages.values() for name in page.unsaved()]:
            fields = current_texts().join(unsaved)
            raise UserError(N_("Not saved yet: {fields}."), fields=fields)
        self._leave()

    def _leave(self) -> None:
        self._is_away = True
        self._pages = {}
        self.background.stop()
        state = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        self.desk.settings.change(window=state)

    def _close_without_saving(self) -> None:
        self._leave()
        self.close()

    def _make_context(self) -> Context:
        return Context(
            desk=self.desk,
            changes=self.changes,
            background=self.background,
            open=self.open,
            lead=self.lead,
            back=self.back,
            show_message=self.show_message,
            offer_undo=self._tell_done,
            undo=self.undo,
            redo=self.redo,
            rebuild=self.rebuild,
            open_sample=self.sample_requested.emit,
        )

    def _tell_done(self, done: str) -> None:
        """Offer to take back what was done; a refusal that stood there before is mended."""
        self._strip.clear_refusal()
        self._toast.offer(done)

    def _dress(self) -> None:
        """Put on the language, text size and colours of the settings."""
        settings = self.desk.settings.current
        set_language(settings.language or "en")
        app = QApplication.instance()
        if isinstance(app, QApplication):
            apply_theme(app, settings.text_size, settings.colours)
        follow_keyboard()

    def _build(self, way_back: Offered | None = None) -> None:
        self._pages = {}
        self._current = ""
        self._way_back = WayBack(way_back)
        self._way_back.wanted.connect(lambda screen, place: self.open(screen, **place))
        self.setWindowTitle("PartnerDesk")
        named = [entry for entry in self._entries.values() if entry.title]
        self._sidebar = Sidebar([Place(entry.name, entry.icon, _(entry.title)) for entry in named])
        self._sidebar.place_chosen.connect(self.go_to_section)
        self._sidebar.person_clicked.connect(lambda: self.open("people"))
        self._strip = MessageStrip(on_page_edge=True)
        self._stack = QStackedWidget()
        self._toast = UndoToast(self._stack, self.undo)
        main = QWidget()
        main.setObjectName("page")
        column = QVBoxLayout(main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._sample = sample_banner(self.sample_left.emit)
        column.addWidget(self._sample)
        column.addWidget(self._strip)
        column.addWidget(self._way_back)
        column.addWidget(self._stack, 1)
        column.addWidget(self._toast)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._sidebar)
        row.addWidget(main, 1)
        central = QWidget()
        central.setLayout(row)
        self.setCentralWidget(central)  # Qt deletes the one before, with its screens
        self._adapt()

    def _go(self, screen: str, arguments: dict[str, Any]) -> None:
        """Show a screen; one that cannot be read leaves us where we are."""
        self.catch_up()
        self._flush()
        self._bring_to_front(screen, arguments)
        self._show_names(read_names(self.desk))

    def _bring_to_front(self, screen: str, arguments: dict[str, Any]) -> None:
        entry = self._entries[screen]
        page = self._pages.get(screen) or self._build_page(entry)
        page.set_narrow(is_narrow(self))
        self._strip.clear()  # before the page comes: it may have something to say itself
        page.visit(**arguments)
        page.restore_drafts(self._kept_drafts.pop(screen, []))
        self._current = screen
        self._sidebar.setVisible(not entry.whole_window)
        self._way_back.show_on(screen)
        self._sidebar.mark(page.section() or entry.section or screen)
        self._stack.setCurrentWidget(page)
        self._focus_page()
        open_at_title(page)

    def _build_page(self, entry: ScreenEntry) -> Screen:
        page: Screen = getattr(import_module(entry.module), entry.class_name)(self._context)
        self._pages[entry.name] = page
        self._stack.addWidget(page)
        return page

    def _bookmark(self) -> tuple[str, dict[str, Any]] | None:
        page = self.screen_in_front
        return (self._current, page.bookmark()) if page is not None else None

    def _flush(self) -> None:
        if (page := self.screen_in_front) is not None:
            page.flush()

    def _focus_page(self) -> None:
        if (page := self.screen_in_front) is not None:
            page.hold_keyboard()

    def _take_step(
        self,
        step: Callable[[Desk], Change | None],
        is_long: Callable[[Desk], bool],
        done: str,
        nothing: str,
    ) -> None:
        """Go one step back or forth; one of thousands of rows must not hold the window up."""
        self.catch_up()
        self._flush()
        if not is_long(self.desk):
            self._say(step(self.desk), done, nothing)
            return
        self.show_message(_("One moment, please …"), "info")
        self.background.run(
            lambda _job: step(self.desk),
            lambda change: self._say(change, done, nothing),
            owner=self,
        )

    def _say(self, change: Change | None, done: str, nothing: str) -> None:
        if change is None:
            self.show_message(nothing, "info")
            return
        self.show_message(done.format(deed=change.text(current_texts())), "ok")

    def _show_names(self, names: Names) -> None:
        self._sidebar.set_names(names.centre, names.person)
        self._sample.setVisible(names.is_sample)

    def _note_changes(self, tables: frozenset[str]) -> None:
        if tables & _TABLES_IN_SIDEBAR:
            self._show_names(read_names(self.desk))

    def _adapt(self) -> None:
        narrow = is_narrow(self)
        self._sidebar.set_rail(narrow)
        if (page := self.screen_in_front) is not None:
            page.set_narrow(narrow)

    def _follow_system_colours(self) -> None:
        if self.desk.settings.current.colours is Colours.SYSTEM:
            self.rebuild()

    def _restore_window(self) -> None:
        kept = self.desk.settings.current.window
        if kept and self.restoreGeometry(QByteArray.fromBase64(kept.encode("ascii"))):
            return
        room = self.screen().availableSize()
        self.resize(FIRST_SIZE.boundedTo(room))
