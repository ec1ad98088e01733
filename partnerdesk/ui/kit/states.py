"""Which colour and icon the states of the domain are shown with."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QFrame

from partnerdesk.domain.checks import CheckState
from partnerdesk.domain.partners import Finding, Judgement, PartnerStage
from partnerdesk.domain.partnership import PartnershipStage
from partnerdesk.domain.step_states import StepState
from partnerdesk.ui.kit.language import _, n_
from partnerdesk.ui.kit.widgets import State, pill

STEP_STATES: dict[StepState, State] = {
    StepState.NOT_YET: "none",
    StepState.OPEN: "info",
    StepState.IN_PROGRESS: "warn",
    StepState.NEEDS_A_LOOK: "bad",
    StepState.DONE: "ok",
}
PARTNERSHIP_STATES: dict[PartnershipStage, State] = {
    PartnershipStage.PREPARING: "info",
    PartnershipStage.AGREED: "ok",
    PartnershipStage.RUNNING: "ok",
    PartnershipStage.ENDED: "none",
}
PARTNER_STATES: dict[PartnerStage, State] = {
    PartnerStage.IDEA: "none",
    PartnerStage.RESEARCHING: "info",
    PartnerStage.INVITED: "warn",
    PartnerStage.AGREED: "ok",
    PartnerStage.SIGNED: "ok",
    PartnerStage.DECLINED: "bad",
    PartnerStage.NOT_SUITABLE: "bad",
    PartnerStage.ENDED: "none",
}
FINDING_STATES: dict[Finding | None, State] = {
    Finding.YES: "ok",
    Finding.NO: "bad",
    Finding.UNCLEAR: "warn",
    None: "none",
}
JUDGEMENT_STATES: dict[Judgement | None, State] = {
    Judgement.GOOD: "ok",
    Judgement.WITH_CARE: "warn",
    Judgement.NOT_SUITABLE: "bad",
    None: "none",
}
CHECK_STATES: dict[CheckState, State] = {
    CheckState.HOLDS: "ok",
    CheckState.DOES_NOT_HOLD: "bad",
    CheckState.NOT_JUDGED_YET: "none",
    CheckState.DOES_NOT_APPLY: "none",
}

SOON_DAYS = 7


def days_words(day: date, today: date) -> tuple[str, State]:
    """How far away a day is (late, today, soon or later), and how it is coloured."""
    days = (day - today).days
    if days < 0:
        late = n_("{count} day late", "{count} days late", -days)
        return late.format(count=-days), "bad"
    if days == 0:
        return _("Today"), "warn"
    words = n_("{count} day", "{count} days", days).format(count=days)
    return words, "warn" if days <= SOON_DAYS else "info"


def days_pill(day: date, today: date) -> QFrame:
    """How far away a day is, as a pill."""
    return pill(*days_words(day, today))
