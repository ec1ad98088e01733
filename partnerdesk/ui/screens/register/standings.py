"""In which partnerships a partner is, since when, and which ones have ended."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.domain.partners import PartnerStage
from partnerdesk.domain.partnership_fields import PARTNER_FIELDS
from partnerdesk.domain.register import Standing
from partnerdesk.services import partnerships
from partnerdesk.ui.kit.fields import FieldRow
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.states import PARTNER_STATES
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button, clear_layout, hline, label, pill
from partnerdesk.ui.screens.register.people import time_of

_HAS_SAID_YES = frozenset({PartnerStage.AGREED, PartnerStage.SIGNED})


class StandingsSection(QWidget):
    """A line for each partnership; those that have ended come last and stay."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._shown: tuple[Standing, ...] | None = None
        self._rows: dict[int, FieldRow] = {}
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(px(10))

    def show_standings(self, standings: tuple[Standing, ...]) -> None:
        """Show them as they are now; a day that is being typed stays."""
        ordered = tuple(sorted(standings, key=lambda one: not one.stage.is_party))
        if self._shown is None or _without_days(ordered) != _without_days(self._shown):
            self._rebuild(ordered)
        self._shown = ordered
        for standing in ordered:
            if standing.partner_id in self._rows:
                self._rows[standing.partner_id].refresh(standing.since)

    def _rebuild(self, standings: tuple[Standing, ...]) -> None:
        clear_layout(self._lines)
        self._rows = {}
        if not standings:
            self._lines.addWidget(label(_("In none yet."), "muted"))
        for position, standing in enumerate(standings):
            if position:
                self._lines.addWidget(hline())
            self._lines.addLayout(self._head(standing))
            if standing.stage in _HAS_SAID_YES:
                self._lines.addWidget(self._since_row(standing))
            elif words := time_of(standing):
                self._lines.addWidget(label(words, "muted"))

    def _head(self, standing: Standing) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(12))
        link = button(standing.partnership, "link", on_click=self._opener(standing))
        row.addWidget(link)
        row.addWidget(pill(_(standing.stage.label), PARTNER_STATES[standing.stage]))
        row.addStretch(1)
        return row

    def _since_row(self, standing: Standing) -> FieldRow:
        row = FieldRow(PARTNER_FIELDS["since"], save=self._saver(standing.partner_id))
        row.set_spoken_name(f"{_(row.spec.label)}: {standing.partnership}")
        row.set_value(standing.since)
        self._rows[standing.partner_id] = row
        return row

    def _opener(self, standing: Standing) -> Callable[[], object]:
        return lambda: self._context.open(
            "partnership",
            partnership_id=standing.partnership_id,
            tab="partners",
            partner_id=standing.partner_id,
        )

    def _saver(self, partner_id: int) -> Callable[[Any], None]:
        desk = self._context.desk
        return lambda value: partnerships.set_partner(desk, partner_id, "since", value)


def _without_days(standings: tuple[Standing, ...]) -> list[tuple[object, ...]]:
    """What the lines are built of; the day of the start is only refreshed."""
    return [
        (one.partner_id, one.partnership, one.stage, one.ended_on, one.ended_reason)
        for one in standings
    ]
