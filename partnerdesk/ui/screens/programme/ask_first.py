"""Asks what shall become of the lines below one that is deleted; nothing is lost silently."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnerdesk.domain.fields import FieldSpec, Option
from partnerdesk.domain.texts import N_
from partnerdesk.ui.kit.fields import FieldRow
from partnerdesk.ui.kit.flow import FlowLayout
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button, note

_KEEP_IN = FieldSpec("keep_in", N_("Which line shall keep them?"), "choice")


class AskFirst(QWidget):
    """Keep the lines elsewhere, delete them too, or stop.

    ``delete`` gets the number of the line that keeps them, or None; ``stop`` closes the question.
    """

    def __init__(
        self,
        question: str,
        others: Sequence[Option],
        delete: Callable[[int | None], object],
        stop: Callable[[], object],
    ) -> None:
        super().__init__()
        self._delete = delete
        self._keep_in = FieldRow(_KEEP_IN)
        self._keep_in.offer(tuple(others))
        move = button(_("Move them and delete"), on_click=self._move)
        with_all = button(_("Delete them, too"), "danger", on_click=lambda: delete(None))
        buttons = QWidget()
        flow = FlowLayout(buttons)
        for one in (move, with_all, button(_("Keep everything"), "link", on_click=stop)):
            flow.addWidget(one)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(note("", question, state="warn"))
        if others:
            self._keep_in.set_value(others[0].value)
            column.addWidget(self._keep_in)
        move.setVisible(bool(others))
        column.addWidget(buttons)
        self.setFocusProxy(self._keep_in if others else with_all)

    def _move(self) -> None:
        chosen = str(self._keep_in.value() or "")
        if chosen:
            self._delete(int(chosen))
