"""The partner register: every organisation with how far it has come and what comes next."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum

from partnerdesk.domain.facts import answered_questions
from partnerdesk.domain.guidance import Sentence, sentence
from partnerdesk.domain.kinds import PartnerKind
from partnerdesk.domain.partners import Organisation, PartnerStage, ResearchAnswer, ResearchQuestion
from partnerdesk.domain.texts import N_

FURTHEST_FIRST = (
    PartnerStage.SIGNED,
    PartnerStage.AGREED,
    PartnerStage.INVITED,
    PartnerStage.RESEARCHING,
    PartnerStage.IDEA,
    PartnerStage.ENDED,
    PartnerStage.NOT_SUITABLE,
    PartnerStage.DECLINED,
)
"""An organisation in several partnerships is shown with the first of these stages it has."""


def furthest_stage(stages: Collection[PartnerStage], *, is_researched: bool) -> PartnerStage:
    """How far an organisation has come that has these stages in its partnerships."""
    if not stages:
        return PartnerStage.RESEARCHING if is_researched else PartnerStage.IDEA
    return next(stage for stage in FURTHEST_FIRST if stage in stages)


@dataclass(frozen=True)
class Standing:
    """How an organisation stands in one partnership.

    ``since`` is the day from which it takes part; where it does not or no longer, ``ended_on`` and
    ``ended_reason`` tell when that was settled and why.
    """

    partnership_id: int
    partnership: str
    stage: PartnerStage
    answer_due_on: date | None = None
    partner_id: int = 0
    since: date | None = None
    ended_on: date | None = None
    ended_reason: str = ""


@dataclass(frozen=True)
class RegisterEntry:
    """An organisation of the register, with its research card and its partnerships."""

    organisation: Organisation
    standings: tuple[Standing, ...] = ()
    research: tuple[ResearchAnswer, ...] = ()

    @property
    def id(self) -> int:
        """The number of the organisation."""
        return self.organisation.id

    @property
    def name(self) -> str:
        """The name of the organisation."""
        return self.organisation.name

    @property
    def is_archived(self) -> bool:
        """Whether it was put away."""
        return self.organisation.archived_on is not None

    @property
    def stage(self) -> PartnerStage:
        """The furthest stage over all partnerships."""
        stages = {standing.stage for standing in self.standings}
        return furthest_stage(stages, is_researched=bool(self.research))

    @property
    def answered(self) -> int:
        """How many of the six questions are answered with source and day. Source: F6."""
        return answered_questions(self.research)

    def next_thing(self, today: date) -> Sentence | None:
        """What to do next with this organisation; None where there is nothing to do."""
        if self.is_archived:
            return None
        match self.stage:
            case PartnerStage.NOT_SUITABLE | PartnerStage.ENDED:
                return None
            case PartnerStage.DECLINED:
                return sentence(N_("Perhaps ask again later"))
            case PartnerStage.SIGNED:
                return self._missing_speaker()
            case PartnerStage.AGREED:
                signatory = self.organisation.signatory
                return sentence(N_("Get the signature") if signatory else N_("Ask who signs"))
            case PartnerStage.INVITED:
                return self._awaited_answer(today)
        return self._missing_knowledge()

    def _missing_speaker(self) -> Sentence | None:
        if self.organisation.representative is None:
            return sentence(N_("Ask who represents it"))
        return None

    def _awaited_answer(self, today: date) -> Sentence:
        days = [
            standing.answer_due_on
            for standing in self.standings
            if standing.stage is PartnerStage.INVITED and standing.answer_due_on
        ]
        if not days:
            return sentence(N_("Wait for the answer"))
        message = N_("Answer by {day}") if min(days) >= today else N_("Answer was due {day}")
        return sentence(message, day=min(days))

    def _missing_knowledge(self) -> Sentence | None:
        if not self.organisation.contacts:
            return sentence(N_("Find a contact"))
        if self.answered < len(ResearchQuestion):
            return sentence(N_("Find out more"))
        return self._missing_speaker()


_LETTERS_THAT_DO_NOT_DECOMPOSE = str.maketrans(
    {"ł": "l", "đ": "d", "ø": "o", "ı": "i", "æ": "ae", "œ": "oe", "’": "'"}
)


def search_key(text: str) -> str:
    """The text as it is searched and sorted: without accents, in small letters."""
    if text.isascii():
        return text.casefold()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return bare.translate(_LETTERS_THAT_DO_NOT_DECOMPOSE)


# Finding in the register --------------------------------------------------------------------


class Shelf(IntEnum):
    """In which part of the register an organisation stands."""

    LISTED = 0
    ARCHIVED = 1
    CENTRE = 2


class RegisterOrder(StrEnum):
    """What the register can be sorted by; BEST_FIRST is by name where nothing is searched."""

    BEST_FIRST = "best_first"
    NAME = "name"
    PLACE = "place"
    CONTACT = "contact"
    STAGE = "stage"
    RESEARCH = "research"


@dataclass(frozen=True)
class RegisterQuestion:
    """Which organisations of the register to show, and in which order.

    ``words`` is what a person typed, in her ``language``: kinds are found by their names in it.
    None lets everything through.
    """

    words: str = ""
    language: str = "en"
    stage: PartnerStage | None = None
    kind: PartnerKind | None = None
    is_kind_unknown: bool = False
    partnership_id: int | None = None
    is_archived: bool = False
    order: RegisterOrder = RegisterOrder.BEST_FIRST
    descending: bool = False


@dataclass(frozen=True)
class RegisterCount:
    """How many organisations of one shelf, stage and kind there are."""

    is_archived: bool
    stage: PartnerStage
    kind: PartnerKind | None
    organisations: int


@dataclass(frozen=True)
class PageEnd:
    """Where a page ended: the rank of its last row, and what that row is sorted by."""

    rank: int
    keys: tuple[object, ...] | None = None


@dataclass(frozen=True)
class RegisterPage:
    """The numbers of some organisations in order; ``end`` is None where no more come."""

    ids: tuple[int, ...]
    end: PageEnd | None
