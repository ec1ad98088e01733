"""The pages of a paper that is built in the background, again after every change."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnerdesk.domain.errors import UserError
from partnerdesk.ui.kit.background import Background, Job
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.messages import error_text
from partnerdesk.ui.kit.pdf_view import PdfView
from partnerdesk.ui.kit.widgets import label

_REST_MILLISECONDS = 300
"""Whoever types on does not wait for pages that nobody looks at yet."""

BUILT_AT_ONCE = 12
"""A paper of more pages takes so long that those in view are drawn first."""

FirstLook = Callable[[Collection[int]], bytes]
"""Builds a paper of which only some pages are drawn."""


class PaperPreview(QWidget):
    """Shows a paper as the printer would get it, or why it cannot be made.

    While it is hidden it builds nothing; it catches up when it is shown.
    """

    def __init__(self, background: Background, name: str) -> None:
        """``name`` is what a screen reader calls the pages."""
        super().__init__()
        self._background = background
        self._key = ""
        self._build: Callable[[], bytes] | None = None
        self._first_look: FirstLook | None = None
        self._is_stale = False
        self._job: Job | None = None
        self._resting = QTimer(self, singleShot=True, interval=_REST_MILLISECONDS)
        self._resting.timeout.connect(self._catch_up)
        self._pages = PdfView(name)
        self._trouble = label("", "error")
        self._trouble.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._trouble.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._trouble)
        column.addWidget(self._pages, 1)

    def show_paper(
        self, key: str, build: Callable[[], bytes], first_look: FirstLook | None = None
    ) -> None:
        """Build the pages anew; those of another ``key`` go at once, the same ones stay till then.

        ``build`` and ``first_look`` run in the worker thread. Of a long paper the pages in view are
        drawn first.
        """
        is_other = key != self._key
        if is_other:  # the first pages take a moment: an empty surface looks broken
            self._pages.clear(_("The pages are being prepared."))
        self._key, self._build, self._first_look, self._is_stale = key, build, first_look, True
        if is_other and self.isVisible():
            self._start()
        else:
            self._resting.start()

    def clear(self) -> None:
        """Show nothing."""
        self._key, self._build, self._first_look, self._is_stale = "", None, None, False
        self._pages.clear()
        self._trouble.hide()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what was changed meanwhile."""
        super().showEvent(event)
        self._catch_up()

    def _catch_up(self) -> None:
        if self._is_stale and self.isVisible():
            self._start()

    def _start(self) -> None:
        if self._build is None:
            return
        self._is_stale = False
        sheets, first_look = self._pages.sheets, self._first_look
        if first_look is None or sheets.page_count() <= BUILT_AT_ONCE:
            self._run(self._build, self._show)
        else:
            pages = sheets.pages_in_view()
            self._run(partial(first_look, pages), partial(self._show_first, self._build))

    def _run(self, build: Callable[[], bytes], show: Callable[[bytes], None]) -> None:
        if self._job is not None:
            self._job.cancel()
        self._job = self._background.run(lambda _job: build(), show, self._explain, owner=self)

    def _show_first(self, build: Callable[[], bytes], pdf: bytes) -> None:
        """Show the pages that were in view, and go on with the whole paper."""
        self._show(pdf)
        self._run(build, self._show)

    def _show(self, pdf: bytes) -> None:
        self._trouble.hide()
        self._pages.show_pdf(pdf)

    def _explain(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        if not self._pages.sheets.page_count():
            self._pages.clear()
        self._trouble.setText(error_text(error))
        self._trouble.show()
