"""What the data of a partnership shows: the facts behind its steps, its stage and its check."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date

from partnerdesk.domain.kinds import NEEDS_CARE
from partnerdesk.domain.partners import (
    Finding,
    Organisation,
    PartnerStage,
    ResearchAnswer,
    ResearchQuestion,
)
from partnerdesk.domain.partnership import (
    Meeting,
    MeetingKind,
    Partner,
    Partnership,
    PartnershipStage,
)

_TAKES_PART = frozenset({PartnerStage.AGREED, PartnerStage.SIGNED})


def is_researched(partner: Partner) -> bool:
    """Whether all six questions are answered with a source and a day. Source: F5, F6."""
    return answered_questions(partner.research) == len(ResearchQuestion)


def answered_questions(research: Iterable[ResearchAnswer]) -> int:
    """How many questions of a research card are answered with a source and a day."""
    return len({answer.question for answer in research if answer.is_complete})


def speaks_against(partner: Partner) -> bool:
    """Whether a finding says that a question is not true."""
    return any(answer.finding is Finding.NO for answer in partner.research)


def needs_care(organisation: Organisation) -> bool:
    """Whether the organisation is of a kind that can put the centre at risk. Source: F6."""
    return organisation.kind in NEEDS_CARE or organisation.is_religious


def is_authorised(organisation: Organisation) -> bool:
    """Whether it is written what allows the signature for an organisation. Source: C4."""
    signatory = organisation.signatory
    return signatory is not None and bool(signatory.authority_basis or signatory.authority_number)


def takes_part(partner: Partner) -> bool:
    """Whether the partner has said yes."""
    return partner.stage in _TAKES_PART


def has_answered(partner: Partner) -> bool:
    """Whether the partner has answered its invitation."""
    return partner.answered_on is not None or takes_part(partner)


def held(partnership: Partnership, kind: MeetingKind) -> tuple[Meeting, ...]:
    """The meetings of a kind that took place, the latest last."""
    return _of_kind(partnership, kind, was_held=True)


def planned(partnership: Partnership, kind: MeetingKind) -> tuple[Meeting, ...]:
    """The meetings of a kind without a record yet, the next one first."""
    return _of_kind(partnership, kind, was_held=False)


def latest(partnership: Partnership, kind: MeetingKind) -> Meeting | None:
    """The last meeting of a kind by its day, held or planned."""
    found = [one for one in partnership.meetings if one.kind is kind]
    return max(found, key=lambda meeting: meeting.day, default=None)


def _of_kind(partnership: Partnership, kind: MeetingKind, *, was_held: bool) -> tuple[Meeting, ...]:
    found = [one for one in partnership.meetings if one.kind is kind and one.held is was_held]
    return tuple(sorted(found, key=lambda meeting: meeting.day))


def has_result(meeting: Meeting) -> bool:
    """Whether a meeting of the members says how many came and what they decided. Source: F7."""
    decided = any(vote.is_decided for vote in meeting.votes)
    return meeting.held and bool(meeting.present) and (decided or bool(meeting.result))


def members_decision(partnership: Partnership) -> Meeting | None:
    """The latest meeting of the members with number and result.

    One that only voted on single partners counts where no other one has a result.
    """
    decided = [one for one in held(partnership, MeetingKind.MEMBERS) if has_result(one)]
    about_all = [one for one in decided if not one.votes or one.vote_on_partnership]
    counting = about_all or decided
    return counting[-1] if counting else None


def members_said_no(meeting: Meeting) -> bool:
    """Whether the members voted on the partnership, and those for it were not the most."""
    vote = meeting.vote_on_partnership
    return vote is not None and vote.was_lost


def members_agree(partnership: Partnership) -> bool:
    """Whether the members have decided, and not against it."""
    decision = members_decision(partnership)
    return decision is not None and not members_said_no(decision)


def analysis_is_shared(partnership: Partnership) -> bool:
    """Whether every partner agreed on the analysis. Source: A4, B6."""
    parties = partnership.parties
    return bool(parties) and all(partner.analysis_agreed_on for partner in parties)


def signed_on(partnership: Partnership) -> date | None:
    """The day of the last signature, once every partner has signed. Source: B5."""
    days = [partner.signed_on for partner in partnership.parties]
    signed = [day for day in days if day is not None]
    return max(signed) if signed and len(signed) == len(days) else None


def review_due_on(partnership: Partnership) -> date | None:
    """When the next review is due by the rhythm agreed on. Source: D7."""
    reviews = held(partnership, MeetingKind.REVIEW)
    begin = reviews[-1].day if reviews else partnership.starts_on or signed_on(partnership)
    return months_later(begin, partnership.review_months) if begin else None


def months_later(day: date, months: int) -> date:
    """The same day so many months later, or the last day of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def stage_by_evidence(
    partnership: Partnership, in_force_on: date | None = None
) -> PartnershipStage:
    """Where a partnership stands: only ending it is a decision, the rest is evidence.

    An agreement that is in force holds, although somebody who wants to join has not signed it.
    """
    if partnership.stage is PartnershipStage.ENDED:
        return PartnershipStage.ENDED
    signature = signed_on(partnership) or in_force_on
    if signature is None:
        return PartnershipStage.PREPARING
    met = any(one.day >= signature for one in held(partnership, MeetingKind.PARTNERS))
    return PartnershipStage.RUNNING if met else PartnershipStage.AGREED


def stage_by_dates(partner: Partner) -> PartnerStage:
    """How far a partner is: a refusal is a decision, the rest follows from its dates."""
    if not partner.stage.is_party:
        return partner.stage
    if partner.signed_on:
        return PartnerStage.SIGNED
    if partner.answered_on:
        return PartnerStage.AGREED
    if partner.invited_on:
        return PartnerStage.INVITED
    return PartnerStage.RESEARCHING if partner.research else PartnerStage.IDEA


def has_history(partner: Partner) -> bool:
    """Whether something happened with the partner that later papers must still show."""
    return any(
        (partner.invited_on, partner.answered_on, partner.analysis_agreed_on, partner.signed_on)
    )
