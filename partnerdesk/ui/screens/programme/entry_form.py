"""What unfolds below an entry of the analysis: its fields, and what one can do to it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from partnerdesk.domain.fields import Option
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.programme import AnalysisEntry, EntryKind
from partnerdesk.domain.programme_fields import (
    ENTRY_FIELDS,
    FIELDS_OF_KIND,
    PROBLEM_ITSELF,
    parent_options,
)
from partnerdesk.services import analysis
from partnerdesk.ui.kit.fields import FieldRow
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.two_columns import TwoColumns
from partnerdesk.ui.screens.programme.line_head import LineFoot, LineForm


class EntryForm(LineForm):
    """The fields of one entry; each saves itself."""

    def __init__(
        self,
        context: Context,
        kind: EntryKind,
        entry_id: int,
        current: Callable[[], Partnership],
        *,
        narrow: bool,
        move: Callable[[int], object],
        delete: Callable[[], object],
    ) -> None:
        super().__init__()
        self._context = context
        self._kind = kind
        self._entry_id = entry_id
        self._current = current
        self._rows = {key: self._row(key) for key in FIELDS_OF_KIND[kind]}
        fields = TwoColumns(list(self._rows.values()))
        fields.set_narrow(narrow)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(6), px(6), px(6), px(12))
        column.setSpacing(px(10))
        column.addWidget(fields)
        column.addWidget(LineFoot(_(kind.label), move, delete))
        self.show_again()

    def show_again(self) -> None:
        """Show what the records say now; what is being typed stays."""
        partnership = self._current()
        entries = partnership.programme.analysis
        entry = next((one for one in entries if one.id == self._entry_id), None)
        if entry is None:
            return
        for key, options in self._options(partnership).items():
            if key in self._rows:
                self._rows[key].offer(options)
        for key, row in self._rows.items():
            row.refresh(_shown(entry, key))

    def _row(self, key: str) -> FieldRow:
        return FieldRow(ENTRY_FIELDS[key], save=partial(self._save, key), wraps=key == "text")

    def _save(self, key: str, value: Any) -> None:
        analysis.set_entry(self._context.desk, self._entry_id, key, value)

    def _options(self, partnership: Partnership) -> dict[str, tuple[Option, ...]]:
        entries = partnership.programme.entries(self._kind)
        others = (one for one in entries if one.id != self._entry_id)
        parties = (Option(str(one.id), one.name) for one in partnership.parties)
        return {"parent_id": parent_options(others), "partner_id": tuple(parties)}


def _shown(entry: AnalysisEntry, key: str) -> Any:
    value = getattr(entry, key)
    if key == "parent_id":
        return str(value) if value is not None else PROBLEM_ITSELF
    if key == "partner_id":
        return str(value) if value is not None else ""
    return value
