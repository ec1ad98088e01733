"""What becomes of each row of a list or package of partners, and what can be decided of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol, TypeVar

from partnerdesk.domain.importing import Decision, RowState
from partnerdesk.domain.texts import Texts
from partnerdesk.ui.kit.language import _, current_texts, n_
from partnerdesk.ui.kit.plan_rows import Answers, PlanRows, RowFate
from partnerdesk.ui.kit.tables import Column
from partnerdesk.ui.kit.widgets import State, fact_line

_STATES: Mapping[RowFate, State] = {
    RowState.NEW: "ok",
    RowState.COMPLETES: "info",
    RowState.SKIPPED: "none",
}


class PlannedPartner(Protocol):
    """What is known of a row that is a partner."""

    @property
    def name(self) -> str:
        """The name of the organisation."""

    @property
    def state(self) -> RowState:
        """What becomes of the row."""

    @property
    def looks_like(self) -> str:
        """A partner that may be the same one."""

    @property
    def needs_look(self) -> bool:
        """Whether a person should judge."""

    def text(self, texts: Texts) -> str:
        """Why, in one line."""


Planned = TypeVar("Planned", bound=PlannedPartner)


def partner_rows(
    name: str, key: Callable[[Planned], object], *more_columns: Column[Planned]
) -> PlanRows[Planned]:
    """The rows of a list of partners with their summary."""
    return PlanRows[Planned](name, key, _STATES, _summary, *more_columns)


class PartnerAnswers(Answers):
    """The buttons that decide about a partner against what was proposed."""

    def __init__(self, leave_out: str) -> None:
        """``leave_out`` is the word on the button that leaves the row out."""
        super().__init__(
            {
                Decision.LEAVE_OUT: leave_out,
                Decision.OWN_PARTNER: _("Take it in as a partner of its own"),
                Decision.SAME_PARTNER: _("It is the same partner"),
            }
        )

    def show_for(self, row: PlannedPartner | None, decided: Decision | None) -> None:
        """Offer only what would make a difference to the row."""
        self.offer(_offers(row, decided) if row else set())


def _offers(row: PlannedPartner, decided: Decision | None) -> set[Decision | None]:
    if not row.name:
        return set()
    offered: set[Decision | None] = {Decision.LEAVE_OUT}
    if row.looks_like:
        is_new = row.state is RowState.NEW
        offered |= {Decision.SAME_PARTNER if is_new else Decision.OWN_PARTNER}
    if decided is not None:
        offered |= {None}
    return offered - ({decided} if decided else set())


def _summary(counts: Mapping[RowFate, int]) -> str:
    number, completing = current_texts().number, counts.get(RowState.COMPLETES, 0)
    complete = n_("{count} completes a partner", "{count} complete a partner", completing)
    return fact_line(
        _("{count} new").format(count=number(counts.get(RowState.NEW, 0))),
        complete.format(count=number(completing)),
        _("{count} skipped").format(count=number(counts.get(RowState.SKIPPED, 0))),
    )
