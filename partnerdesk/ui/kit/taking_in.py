"""Taking in a file in steps: choose it, look at what it holds, then all of it at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol, TypeVar, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from partnerdesk.domain.errors import UserError
from partnerdesk.ui.kit.file_step import FileStep
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.messages import error_text
from partnerdesk.ui.kit.page import page_header, page_layout
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.widgets import button

Result = TypeVar("Result")


class Step(Protocol):
    """What each step can do."""

    def take_keyboard(self) -> None:
        """Start with what the step asks first."""

    def go_on(self) -> None:
        """Do what the filled button of the step does."""


class TakingIn(QWidget):
    """Leads through the steps; nothing is changed before the last button.

    The first step chooses a file, which can also be dropped anywhere.

    Signals:
        left(): back to where one came from.
    """

    left = Signal()

    def __init__(self, context: Context, title: str, back: str) -> None:
        super().__init__()
        self._context = context
        self._title = title
        self.setAcceptDrops(True)
        self._header = page_header(title)
        self._steps = QStackedWidget()
        column = page_layout(self)
        way_back = button(back, "link", "arrow-left", self.left.emit)
        column.addWidget(way_back, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._header)
        column.addWidget(self._steps, 1)

    def _put_steps(self, file: FileStep, others: Sequence[QWidget]) -> None:
        """The steps in the order in which they follow each other."""
        self._file = file
        file.file_chosen.connect(self.look_into)
        for step in (file, *others):
            self._steps.addWidget(step)

    def look_into(self, file: Path) -> None:
        """Look into a file."""
        raise NotImplementedError

    def _looked_into(self) -> str:
        """The name of the file that was looked into, or "" before."""
        raise NotImplementedError

    def take_keyboard(self) -> None:
        """Start with what the present step asks first."""
        self._step().take_keyboard()

    def go_on(self) -> None:
        """Do what the filled button of the present step does."""
        self._step().go_on()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Let a file be dropped here."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Look into the file that was dropped."""
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.look_into(Path(files[0]))

    def _step(self) -> Step:
        return cast(Step, self._steps.currentWidget())

    def _go_to(self, step: QWidget) -> None:
        if self._steps.currentWidget() is not step:
            self._steps.setCurrentWidget(step)
            self.take_keyboard()

    # Slow work

    def _work(self, work: Callable[[], Result], on_done: Callable[[Result], None]) -> None:
        """Do something that may take seconds, while the buttons of the step wait."""
        self._steps.setEnabled(False)
        self._header.set_subtitle(_("One moment, please …"))

        def finish(result: Result) -> None:
            self._end_work()
            on_done(result)

        self._context.background.run(lambda _job: work(), finish, self._tell_failed, owner=self)

    def _end_work(self) -> None:
        self._steps.setEnabled(True)
        self._header.set_subtitle(self._looked_into())

    def _tell_failed(self, error: Exception) -> None:
        self._end_work()
        if not isinstance(error, UserError):
            raise error
        if self._steps.currentWidget() is self._file:
            self._file.show_error(error_text(error))
        else:
            self._context.show_message(error_text(error), "bad")
