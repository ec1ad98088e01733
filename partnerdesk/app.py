"""The start of the program with its window: the only place that wires everything together.

What is not needed for the first paint is imported after it: SQLAlchemy alone takes longer to import
than the window to paint.
"""

from __future__ import annotations

import gc
import logging
import os
import sys
from contextlib import ExitStack, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from partnerdesk.domain.errors import UserError
from partnerdesk.domain.settings import Settings
from partnerdesk.paths import default_data_folder
from partnerdesk.services import first_view
from partnerdesk.services.opening import (
    AlreadyOpen,
    backups_of,
    open_desk,
    restore_into,
    sample_folder,
)
from partnerdesk.ui.first_view import keep_first_view, recall_first_view
from partnerdesk.ui.kit.changes import BACKUPS
from partnerdesk.ui.kit.icons import icon
from partnerdesk.ui.kit.language import _, current_texts, set_language
from partnerdesk.ui.kit.messages import error_text, install_error_hook
from partnerdesk.ui.kit.theme import apply_theme
from partnerdesk.ui.main_window import MainWindow

if TYPE_CHECKING:
    from partnerdesk.domain.backups import Backup
    from partnerdesk.services.desk import Desk
    from partnerdesk.ui.first_view import FirstView
    from partnerdesk.ui.second_start import SecondStart

LOG_NAME = "partnerdesk.log"
LARGEST_LOG_BYTES = 200_000
BACKUP_EVERY_MINUTES = 30
_WINDOW_ICON_SIDE = 64
"""In pixels; the system draws it smaller in its bars."""


def read_clock() -> datetime:
    """The present moment in local time; every other part of the program is handed a clock."""
    return datetime.now()  # noqa: DTZ005, TID251 - this is the one reader of the clock


def run(
    folder: Path | None = None, package: Path | None = None, *, exit_when_shown: bool = False
) -> int:
    """Open the window on a data folder and stay until it is closed; the answer is the exit code.

    A ``package`` of another centre is looked into as soon as the records are open.
    ``exit_when_shown`` ends right after the first complete paint, for measuring.
    """
    app = QApplication(sys.argv[:1])
    app.setApplicationName("PartnerDesk")
    app.setDesktopFileName("partnerdesk")
    program = Program(app, folder or default_data_folder(), package)
    if exit_when_shown:
        program.quit_after_first_paint()
    program.open_own()
    return app.exec() if program.is_showing() else 0


class Program(QObject):
    """One run of the program: which data folder is open, and the window that shows it."""

    def __init__(self, app: QApplication, folder: Path, package: Path | None = None) -> None:
        super().__init__()
        self._app = app
        self._own_folder = folder
        self._folder = folder
        self._package = package
        self._open = ExitStack()
        self._desk: Desk | None = None
        self._are_records_open = False
        self._window: QWidget | None = None
        self._further_starts: SecondStart | None = None
        self._backup_clock = QTimer(self, interval=BACKUP_EVERY_MINUTES * 60_000)
        self._backup_clock.timeout.connect(self._back_up_at_work)
        self._quits_after_paint = False
        app.aboutToQuit.connect(self._close)

    def quit_after_first_paint(self) -> None:
        """End as soon as the window has been painted once."""
        self._quits_after_paint = True

    def is_showing(self) -> bool:
        """Whether there is a window to wait for."""
        return self._window is not None

    def open_own(self) -> None:
        """Open the centre's own data."""
        self._switch_to(self._own_folder)

    def open_sample(self) -> None:
        """Open the example centre, making it when it is not there yet."""
        from partnerdesk.services.sample import make_sample  # large, and rarely needed

        language = current_texts().language
        look = self._desk.settings.current if self._desk else Settings()
        folder = sample_folder(self._own_folder)
        if not folder.exists():
            make_sample(folder, read_clock, language)
        self._switch_to(folder, replace(look, language=language))

    def _switch_to(self, folder: Path, look: Settings | None = None) -> None:
        self._close()
        self._folder = folder
        try:
            self._desk = self._open.enter_context(open_desk(folder, read_clock, at_once=False))
            if look is not None:
                self._desk.settings.change(
                    language=look.language, text_size=look.text_size, colours=look.colours
                )
            self._show_main_window(self._desk, recall_first_view(self._desk))
        except AlreadyOpen as error:
            if not self._call_first_window(self._package):
                self._show_trouble(error)
        except UserError as error:
            self._give_up(error)

    def _show_main_window(self, desk: Desk, view: FirstView | None) -> None:
        screen = _first_screen(desk) if view is None else ""  # it may find the records damaged
        self._are_records_open = view is None
        window = MainWindow(desk)
        # Queued: the button that asks for it is gone by the time the other window stands.
        queued = Qt.ConnectionType.QueuedConnection
        window.sample_requested.connect(self.open_sample, queued)
        window.sample_left.connect(self.open_own, queued)
        self._keep_log()
        install_error_hook(
            lambda text: window.show_message(text, "bad"), self._own_folder / LOG_NAME
        )
        if view is None:
            window.open(screen)
        else:
            window.open_first(view)
        self._show(window)

    def _after_first_paint(self) -> None:
        """Open the records, unless the window has needed them already."""
        if not gc.isenabled():
            gc.freeze()  # nor will it look through all of that again
            gc.enable()
        if self._quits_after_paint:
            self._app.quit()
        elif self._desk is not None and isinstance(self._window, MainWindow):
            desk, window = self._desk, self._window
            self._notice_further_starts()
            window.background.run(
                lambda _job: desk.database,
                lambda _database: self._begin_work(desk, window),
                self._give_up_on_opening,
                owner=window,
            )

    def _begin_work(self, desk: Desk, window: MainWindow) -> None:
        gc.freeze()  # to look through SQLAlchemy, too, would stop the window for 100 ms
        window.catch_up()
        self._are_records_open = True
        first_view.forget(desk)
        self._backup_clock.start()
        self._back_up_at_work()
        _wipe_opened_files(desk)
        self._look_into_package()

    def _look_into_package(self) -> None:
        """Show what another centre has given; nothing is taken in before somebody says so."""
        package, self._package = self._package, None
        if package is None or self._desk is None or not isinstance(self._window, MainWindow):
            return
        if _first_screen(self._desk) == "home":
            self._window.open("register", lists="in", file=package)
        else:
            words = _("Answer this first. Then open the package again.")
            self._window.show_message(words, "info")

    def _give_up_on_opening(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self._give_up(error)

    def _give_up(self, error: UserError) -> None:
        self._desk = None
        self._open.close()
        self._show_trouble(error)

    def _show_trouble(self, error: UserError) -> None:
        from partnerdesk.ui.trouble import TroubleWindow  # rarely needed

        set_language(current_texts().language)
        apply_theme(self._app)
        window = TroubleWindow(error_text(error), backups_of(self._folder), self._restore)
        window.try_again.connect(lambda: self._switch_to(self._folder))
        self._show(window)

    def _show(self, window: QWidget) -> None:
        old, self._window = self._window, window
        window.setWindowIcon(icon("partnerdesk", size=_WINDOW_ICON_SIDE))
        window.installEventFilter(self)
        window.show()  # before the old one goes: the last window that closes ends the program
        if old is not None:
            old.close()
            old.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Wait for the first paint of a window."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._after_first_paint)  # its children have painted by then
        return super().eventFilter(watched, event)

    def _restore(self, backup: Backup) -> None:
        try:
            restore_into(self._folder, backup.file, read_clock())
        except UserError as error:
            self._show_trouble(error)
            return
        self._switch_to(self._folder)

    def _close(self) -> None:
        self._backup_clock.stop()
        if self._further_starts is not None:
            self._further_starts.close()
            self._further_starts = None
        if self._desk is not None:
            if isinstance(self._window, MainWindow):
                self._window.put_away()
            _wipe_opened_files(self._desk)
            self._back_up_quietly()
            self._keep_first_view()
            self._desk = None
        self._are_records_open = False
        self._open.close()

    def _back_up_at_work(self) -> None:
        """Home shows how old the last one is, also while it is in front."""
        if self._back_up_quietly() and isinstance(self._window, MainWindow):
            self._window.changes.tell({BACKUPS})

    def _back_up_quietly(self) -> bool:
        """Whether one was made; a backup nobody asked for must not disturb."""
        if self._desk is None or not self._are_records_open:
            return False
        from partnerdesk.services import backups, centre

        if centre.get_centre(self._desk) is None:
            return False
        try:
            return backups.back_up_if_changed(self._desk) is not None
        except UserError as error:
            logging.getLogger(__name__).warning("No backup: %s", error.sentence)
            return False

    def _keep_first_view(self) -> None:
        """Without it the next start is slower, and nothing else."""
        if self._desk is not None and self._are_records_open:
            with suppress(UserError):
                keep_first_view(self._desk)

    def _notice_further_starts(self) -> None:
        from partnerdesk.ui.second_start import SecondStart  # not part of the paint

        self._further_starts = SecondStart(self._own_folder)
        self._further_starts.noticed.connect(self._come_to_front)

    def _call_first_window(self, package: Path | None) -> bool:
        from partnerdesk.ui.second_start import call_first_window

        return call_first_window(self._own_folder, package)

    def _come_to_front(self, package: Path | None) -> None:
        if package is not None:
            self._package = package
            self._look_into_package()
        if self._window is not None:
            self._window.showNormal()
            self._window.raise_()
            self._window.activateWindow()

    def _keep_log(self) -> None:
        file = self._own_folder / LOG_NAME
        with suppress(OSError):
            if file.exists() and file.stat().st_size > LARGEST_LOG_BYTES:
                os.replace(file, file.with_suffix(".old.log"))  # noqa: PTH105 - says what it does
        handler = logging.FileHandler(file, encoding="utf-8", delay=True)
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        logging.getLogger().addHandler(handler)
        self._open.callback(handler.close)
        self._open.callback(logging.getLogger().removeHandler, handler)


def _wipe_opened_files(desk: Desk) -> None:
    from partnerdesk.services.opened_files import wipe_opened_files  # not part of the paint

    wipe_opened_files(desk.data_folder)


def _first_screen(desk: Desk) -> str:
    from partnerdesk.services import centre, people

    if centre.get_centre(desk) is None or not desk.settings.current.language:
        return "first_start"
    return "home" if people.current_person(desk) else "people"
