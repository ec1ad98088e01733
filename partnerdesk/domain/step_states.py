"""The keys and states of the ten steps, and the situation they are judged by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from partnerdesk.domain.budget import BudgetSheet
from partnerdesk.domain.guidance import (
    BoardPage,
    Link,
    ProgrammePage,
    Sentence,
    agreement_of_partnership,
    board_of_partnership,
    budget_of_partnership,
    invitations_of_partnership,
    partnership_tab,
    programme_of_partnership,
    signatures_of_partnership,
)
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.texts import N_


class StepKey(StrEnum):
    """The steps in their order; tasks name theirs by it."""

    IDEA = "idea"
    RESEARCH = "research"
    MEMBERS = "members"
    INVITE = "invite"
    ANALYSIS = "analysis"
    AGREEMENT = "agreement"
    PROGRAMME = "programme"
    RUNNING = "running"
    REVIEW = "review"
    RENEWAL = "renewal"


class StepState(StrEnum):
    """How far a step has come."""

    NOT_YET = "not_yet"
    OPEN = "open"
    IN_PROGRESS = "in_progress"
    NEEDS_A_LOOK = "needs_a_look"
    DONE = "done"

    @property
    def label(self) -> str:
        """The state in a word or two, as a marked message."""
        return _STATE_LABELS[self]


_STATE_LABELS = {
    StepState.NOT_YET: N_("Not yet"),
    StepState.OPEN: N_("To do"),
    StepState.IN_PROGRESS: N_("In progress"),
    StepState.NEEDS_A_LOOK: N_("Needs a look"),
    StepState.DONE: N_("Done"),
}


@dataclass(frozen=True)
class StepFinding:
    """What the evidence says about a step; ``verb`` and ``link`` lead to what comes next in it."""

    state: StepState
    reason: Sentence
    verb: str
    link: Link


@dataclass(frozen=True)
class Situation:
    """All that the steps are judged by.

    ``agreement_gaps`` counts what the draft lacks and is None while there is no draft.
    """

    partnership: Partnership
    agreement_gaps: int | None
    budget: BudgetSheet | None
    today: date

    def tab(self, name: str) -> Link:
        """A tab of the page of this partnership."""
        return partnership_tab(self.partnership.id, name)

    def programme(self, page: ProgrammePage, **more: object) -> Link:
        """A page of the programme of work of this partnership."""
        return programme_of_partnership(self.partnership.id, page, **more)

    @property
    def board(self) -> Link:
        """The board that shows who is there and who is missing."""
        return board_of_partnership(self.partnership.id, BoardPage.KINDS)

    @property
    def agreement(self) -> Link:
        """The draft of this partnership."""
        return agreement_of_partnership(self.partnership.id)

    @property
    def signatures(self) -> Link:
        """The originals of this partnership and who has signed them."""
        return signatures_of_partnership(self.partnership.id)

    @property
    def invitations(self) -> Link:
        """The invitations of this partnership."""
        return invitations_of_partnership(self.partnership.id)

    @property
    def budget_table(self) -> Link:
        """The budget of this partnership."""
        return budget_of_partnership(self.partnership.id)
