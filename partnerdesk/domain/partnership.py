"""A partnership: how it began, who takes part, its meetings and its tasks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from partnerdesk.domain.conduct import Conduct
from partnerdesk.domain.kinds import PartnerKind
from partnerdesk.domain.partners import Organisation, PartnerStage, ResearchAnswer
from partnerdesk.domain.programme import Programme
from partnerdesk.domain.texts import N_


class Path(StrEnum):
    """How a partnership began. Source: statements B1, B2 and B3."""

    BOTTOM_UP = "bottom"
    TOP_DOWN = "top"
    INCENTIVE = "money"

    @property
    def label(self) -> str:
        """The name of the path, as a marked message."""
        return _PATH_LABELS[self]


_PATH_LABELS = {
    Path.BOTTOM_UP: N_("We saw the need ourselves"),
    Path.TOP_DOWN: N_("An authority asked us"),
    Path.INCENTIVE: N_("Money is offered for it"),
}


class PartnershipStage(StrEnum):
    """Where a partnership stands as a whole."""

    PREPARING = "preparing"
    AGREED = "agreed"
    RUNNING = "running"
    ENDED = "ended"

    @property
    def label(self) -> str:
        """The name of the stage, as a marked message."""
        return _PARTNERSHIP_STAGE_LABELS[self]


_PARTNERSHIP_STAGE_LABELS = {
    PartnershipStage.PREPARING: N_("Preparing"),
    PartnershipStage.AGREED: N_("Signed"),
    PartnershipStage.RUNNING: N_("Running"),
    PartnershipStage.ENDED: N_("Ended"),
}


class ActorPart(StrEnum):
    """Part of the problem, of the solution, or both. Source: statement B4."""

    PROBLEM = "problem"
    SOLUTION = "solution"
    BOTH = "both"

    @property
    def label(self) -> str:
        """The part in a few words, as a marked message."""
        return _PART_LABELS[self]


_PART_LABELS = {
    ActorPart.PROBLEM: N_("Part of the problem"),
    ActorPart.SOLUTION: N_("Part of the solution"),
    ActorPart.BOTH: N_("Part of both"),
}


class SendingWay(StrEnum):
    """How an invitation reached its partner."""

    POST = "post"
    BY_HAND = "by_hand"
    EMAIL = "email"
    IN_PERSON = "in_person"

    @property
    def label(self) -> str:
        """The way in a word or two, as a marked message."""
        return _WAY_LABELS[self]


_WAY_LABELS = {
    SendingWay.POST: N_("by post"),
    SendingWay.BY_HAND: N_("by hand"),
    SendingWay.EMAIL: N_("by e-mail"),
    SendingWay.IN_PERSON: N_("told in person"),
}


class Gift(StrEnum):
    """What a partner can give, by the name of its field. Source: statement C10."""

    MONEY = "gives_money"
    PEOPLE = "gives_people"
    ROOMS = "gives_rooms"
    KNOW_HOW = "gives_know_how"
    OTHER = "contributions"

    @property
    def label(self) -> str:
        """The gift in a word or two, as a marked message."""
        return _GIFT_LABELS[self]


_GIFT_LABELS = {
    Gift.MONEY: N_("Money"),
    Gift.PEOPLE: N_("People and time"),
    Gift.ROOMS: N_("Rooms and things"),
    Gift.KNOW_HOW: N_("Know\u2011how"),
    Gift.OTHER: N_("Other gifts"),
}


@dataclass(frozen=True)
class Partner:
    """An organisation inside one partnership.

    The texts go into the annex of contributions: what it does, may and must do, what it gives,
    what it wants, expects and gains (C4, C7, C10, C14, F8); ``contributions`` is what it gives
    besides money, people, rooms and know-how.
    ``influence`` and ``interest`` go from 1 to 10. ``since`` is the day from which it takes part,
    ``ended_on`` and ``ended_reason`` tell when and why it does not or no longer.
    """

    id: int
    partnership_id: int
    organisation: Organisation
    stage: PartnerStage = PartnerStage.IDEA
    part: ActorPart | None = None
    responsibilities: str = ""
    rights: str = ""
    obligations: str = ""
    contributions: str = ""
    own_objectives: str = ""
    benefits: str = ""
    expectations: str = ""
    requests: str = ""
    requests_answer: str = ""
    gives_money: str = ""
    gives_people: str = ""
    gives_rooms: str = ""
    gives_know_how: str = ""
    influence: int | None = None
    interest: int | None = None
    tie_decision: str = ""
    tie_decided_on: date | None = None
    invited_on: date | None = None
    invited_by: str = ""
    invited_how: SendingWay | None = None
    invited_despite: str = ""
    letter_note: str = ""
    answer_due_on: date | None = None
    answered_on: date | None = None
    answer_note: str = ""
    analysis_agreed_on: date | None = None
    signed_on: date | None = None
    since: date | None = None
    ended_on: date | None = None
    ended_reason: str = ""
    research: tuple[ResearchAnswer, ...] = ()

    @property
    def name(self) -> str:
        """The name of the organisation."""
        return self.organisation.name

    @property
    def gifts(self) -> tuple[tuple[Gift, str], ...]:
        """What it gives, without what is empty."""
        told = ((gift, str(getattr(self, gift))) for gift in Gift)
        return tuple((gift, words) for gift, words in told if words)


class MeetingKind(StrEnum):
    """Who meets."""

    MEMBERS = "members"
    PARTNERS = "partners"
    REVIEW = "review"

    @property
    def label(self) -> str:
        """The kind in a few words, as a marked message."""
        return _MEETING_LABELS[self]


_MEETING_LABELS = {
    MeetingKind.MEMBERS: N_("Members’ meeting"),
    MeetingKind.PARTNERS: N_("Partners’ meeting"),
    MeetingKind.REVIEW: N_("Review"),
}


@dataclass(frozen=True)
class Vote:
    """A question put to the members, and how they voted. Source: statement F7.

    ``partner_id`` is the partner it is about; None: it is about the partnership as a whole.
    """

    id: int
    meeting_id: int
    question: str = ""
    partner_id: int | None = None
    votes_for: int | None = None
    votes_against: int | None = None
    votes_abstained: int | None = None
    decision: str = ""

    @property
    def is_counted(self) -> bool:
        """Whether the votes are written down."""
        return self.votes_for is not None

    @property
    def is_decided(self) -> bool:
        """Whether it is written what came out, in numbers or in words."""
        return self.is_counted or bool(self.decision)

    @property
    def was_lost(self) -> bool:
        """Whether the votes were counted, and those for it were not the most."""
        return self.votes_for is not None and self.votes_for <= (self.votes_against or 0)

    @property
    def count(self) -> int:
        """All votes together."""
        counts = (self.votes_for, self.votes_against, self.votes_abstained)
        return sum(count or 0 for count in counts)


@dataclass(frozen=True)
class Meeting:
    """A planned or held meeting; only members vote (F7).

    ``votes`` are the questions in their order; they can be written down before the meeting.
    ``result`` is what was decided besides, ``wishes`` what the members ask for.
    ``members_invited`` says that the members may come to a meeting of the partners, too.
    ``experienced`` and ``context_changes`` are what a review tells of the past months (D7).
    """

    id: int
    partnership_id: int
    kind: MeetingKind
    day: date
    held: bool = False
    present: int | None = None
    result: str = ""
    invited_by: str = ""
    invited_who: str = ""
    members_invited: bool = False
    wishes: str = ""
    experienced: str = ""
    context_changes: str = ""
    votes: tuple[Vote, ...] = ()

    @property
    def vote_on_partnership(self) -> Vote | None:
        """The first question that is not about one partner: it opens the way or closes it."""
        return next((vote for vote in self.votes if vote.partner_id is None), None)


@dataclass(frozen=True)
class Task:
    """A dated task; ``text`` is a marked message for tasks the program made."""

    id: int
    partnership_id: int
    step: str
    text: str
    due_on: date
    done_on: date | None = None


@dataclass(frozen=True)
class Partnership:
    """A partnership with everything the interview asked.

    ``answers`` keeps the answers of the path page by their field keys, so that changing the path
    never loses what was written. ``review_months`` is the rhythm of looking back (D7). The centre
    is a party, too: its own share stands in the ``centre_`` texts, like those of a ``Partner``.
    ``objectives`` are those of the ``programme``, one on each line.
    """

    id: int
    name: str
    path: Path
    stage: PartnershipStage
    problem: str = ""
    area: str = ""
    vision: str = ""
    strategy: str = ""
    objectives: str = ""
    coordinator: str = ""
    deputy: str = ""
    coordinator_nominated_by: str = ""
    coordinator_nominated_on: date | None = None
    centre_responsibilities: str = ""
    centre_rights: str = ""
    centre_obligations: str = ""
    centre_contributions: str = ""
    centre_own_objectives: str = ""
    centre_benefits: str = ""
    conduct: Conduct = field(default_factory=Conduct)
    starts_on: date | None = None
    ends_on: date | None = None
    review_months: int = 6
    created_on: date | None = None
    kinds: frozenset[PartnerKind] = frozenset()
    answers: Mapping[str, object] = field(default_factory=dict)
    partners: tuple[Partner, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    tasks: tuple[Task, ...] = ()
    programme: Programme = field(default_factory=Programme)

    @property
    def parties(self) -> tuple[Partner, ...]:
        """The partners that stand in the agreement, without the centre itself."""
        return tuple(partner for partner in self.partners if partner.stage.is_party)

    def votes_about(self, partner_id: int) -> tuple[Vote, ...]:
        """What the members decided about one partner, the latest last. Source: F6, F7."""
        held = sorted((one for one in self.meetings if one.held), key=lambda meeting: meeting.day)
        return tuple(
            vote
            for meeting in held
            for vote in meeting.votes
            if vote.partner_id == partner_id and vote.is_decided
        )
