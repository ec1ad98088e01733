"""Taking in a list: choose a file, match its columns, look at every row, then all at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from partnerdesk.domain.errors import UserError
from partnerdesk.domain.importing import Decision, ImportPlan, RowState
from partnerdesk.services import imports
from partnerdesk.services.imports import ImportPreview
from partnerdesk.ui.kit.language import _, n_
from partnerdesk.ui.kit.messages import error_text
from partnerdesk.ui.kit.page import page_header, page_layout
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.widgets import button
from partnerdesk.ui.screens.register.import_columns_step import ColumnsStep
from partnerdesk.ui.screens.register.import_file_step import FileStep
from partnerdesk.ui.screens.register.import_rows_step import RowsStep

Result = TypeVar("Result")


class ImportPage(QWidget):
    """Leads through the three steps; nothing is changed before the last button.

    Signals:
        left(): back to the list.
    """

    left = Signal()
    organisation_id: int | None = None

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._preview: ImportPreview | None = None
        self.setAcceptDrops(True)
        self._header = page_header(_("Take in a list"))
        self._file = FileStep()
        self._file.file_chosen.connect(self._look)
        self._columns = ColumnsStep()
        self._columns.matched.connect(self._match)
        self._columns.table_chosen.connect(self._choose_table)
        self._columns.another_file_wanted.connect(self._back_to_file)
        self._rows = RowsStep()
        self._rows.decided.connect(self._decide)
        self._rows.columns_wanted.connect(self._back_to_columns)
        self._rows.confirmed.connect(self._apply)
        self._steps = QStackedWidget()
        column = page_layout(self)
        back = button(_("Back to the register"), "link", "arrow-left", self.left.emit)
        column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._header)
        column.addWidget(self._steps, 1)
        for step in (self._file, self._columns, self._rows):
            self._steps.addWidget(step)

    def take_keyboard(self) -> None:
        """Start with what the present step asks first."""
        step = self._steps.currentWidget()
        if isinstance(step, FileStep | ColumnsStep | RowsStep):
            step.take_keyboard()

    def go_on(self) -> None:
        """Do what the filled button of the present step does."""
        step = self._steps.currentWidget()
        if isinstance(step, FileStep | ColumnsStep | RowsStep):
            step.go_on()

    def step_back(self) -> bool:
        """Go to the step before; whether there was one."""
        if not self._steps.isEnabled() or self._steps.currentWidget() is self._file:
            return False
        if self._steps.currentWidget() is self._rows:
            self._back_to_columns()
        else:
            self._back_to_file()
        return True

    def reload(self) -> None:
        """What was read from the file stays; it is compared once more before it is taken in."""

    def set_narrow(self, narrow: bool) -> None:
        """One under the other where there is no room side by side."""
        self._columns.set_narrow(narrow)
        self._rows.set_narrow(narrow)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Let a file be dropped here."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Look into the file that was dropped."""
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self._look(Path(files[0]))

    # Steps

    def _look(self, file: Path) -> None:
        self._file.show_file(file)
        self._work(lambda: imports.look(self._context.desk, file), self._show_columns)

    def _choose_table(self, table_at: int) -> None:
        preview = self._known_preview()
        self._work(
            lambda: imports.choose_table(self._context.desk, preview, table_at),
            self._show_columns,
        )

    def _match(self, targets: tuple[str, ...]) -> None:
        preview = self._known_preview()
        self._work(
            lambda: imports.match_again(self._context.desk, preview, targets), self._show_rows
        )

    def _decide(self, row_number: int, decision: Decision | None) -> None:
        preview = self._known_preview()
        self._work(
            lambda: imports.decide(self._context.desk, preview, row_number, decision),
            self._show_rows,
        )

    def _apply(self) -> None:
        preview = self._known_preview()
        self._work(lambda: imports.apply(self._context.desk, preview), self._tell_done)

    def _show_columns(self, preview: ImportPreview) -> None:
        self._preview = preview
        self._header.set_subtitle(preview.file_name)
        self._columns.show_preview(preview)
        self._go_to(self._columns)

    def _show_rows(self, preview: ImportPreview) -> None:
        self._preview = preview
        self._rows.show_plan(preview.plan, preview.decisions)
        self._go_to(self._rows)

    def _back_to_file(self) -> None:
        self._preview = None
        self._header.set_subtitle("")
        self._go_to(self._file)

    def _back_to_columns(self) -> None:
        self._go_to(self._columns)

    def _go_to(self, step: QWidget) -> None:
        if self._steps.currentWidget() is not step:
            self._steps.setCurrentWidget(step)
            self.take_keyboard()

    def _tell_done(self, plan: ImportPlan) -> None:
        self.left.emit()
        self._context.show_message(done_words(plan), action=_("Undo"), on_action=self._context.undo)

    # Slow work

    def _known_preview(self) -> ImportPreview:
        if self._preview is None:
            raise RuntimeError("No list was looked into")
        return self._preview

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
        self._header.set_subtitle(self._preview.file_name if self._preview else "")

    def _tell_failed(self, error: Exception) -> None:
        self._end_work()
        if not isinstance(error, UserError):
            raise error
        if self._steps.currentWidget() is self._file:
            self._file.show_error(error_text(error))
        else:
            self._context.show_message(error_text(error), "bad")


def done_words(plan: ImportPlan) -> str:
    """What was taken in, in a sentence or two."""
    new, completed = plan.counts[RowState.NEW], plan.counts[RowState.COMPLETES]
    words = [n_("{count} partner is new.", "{count} partners are new.", new).format(count=new)]
    if completed:
        more = n_("{count} row completed a partner.", "{count} rows completed partners.", completed)
        words.append(more.format(count=completed))
    return " ".join(words)
