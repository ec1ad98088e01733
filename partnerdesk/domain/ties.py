"""Ties that can end the centre's own work, and what must be done before such a partner is invited.

Nothing here forbids an invitation: whoever sends it all the same says why. Source: F6, F7.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from partnerdesk.domain import facts
from partnerdesk.domain.guidance import (
    Link,
    Sentence,
    meeting_page,
    partnership_tab,
    research_card,
    sentence,
)
from partnerdesk.domain.kinds import NEEDS_CARE
from partnerdesk.domain.partners import (
    Finding,
    Judgement,
    Organisation,
    ResearchAnswer,
    ResearchQuestion,
)
from partnerdesk.domain.partnership import Partner, Partnership, Vote
from partnerdesk.domain.texts import N_


class TieKind(StrEnum):
    """How an organisation is tied to somebody whose aims are not the centre's."""

    POLITICAL = "political"
    RELIGIOUS = "religious"
    FOUND = "found"
    OWN_INTEREST = "own_interest"

    @property
    def label(self) -> str:
        """The tie in a few words, as a marked message."""
        return _TIE_LABELS[self]


_TIE_LABELS = {
    TieKind.POLITICAL: N_("It is a party or a political institution"),
    TieKind.RELIGIOUS: N_("It is a religious body, or belongs to one"),
    TieKind.FOUND: N_("Research found a tie to a party or a religious body"),
    TieKind.OWN_INTEREST: N_("There is a conflict of interest"),
}


@dataclass(frozen=True)
class Tie:
    """A tie of an organisation; ``detail`` is what somebody wrote about it, if anything."""

    kind: TieKind
    detail: str = ""


@dataclass(frozen=True)
class MissingStep:
    """Something to do before the invitation is sent.

    ``why`` and ``verb`` are marked messages; ``link`` leads to the place where it is done.
    """

    sentence: Sentence
    why: str
    verb: str
    link: Link


def ties_of(organisation: Organisation, research: Iterable[ResearchAnswer]) -> tuple[Tie, ...]:
    """The ties of an organisation to a party, a religious body or somebody's own interest."""
    return tuple(_ties(organisation, research))


def _ties(organisation: Organisation, research: Iterable[ResearchAnswer]) -> Iterator[Tie]:
    if organisation.kind in NEEDS_CARE:
        yield Tie(TieKind.POLITICAL)
    if organisation.is_religious:
        yield Tie(TieKind.RELIGIOUS)
    for answer in research:
        if answer.question is ResearchQuestion.INDEPENDENCE and answer.finding is Finding.NO:
            yield Tie(TieKind.FOUND, answer.source)
    if organisation.conflict_of_interest:
        yield Tie(TieKind.OWN_INTEREST, organisation.conflict_of_interest)


def is_tied(partner: Partner) -> bool:
    """Whether a partner has any tie."""
    return bool(ties_of(partner.organisation, partner.research))


def has_tie_decision(partner: Partner) -> bool:
    """Whether the centre wrote down, with a day, how it deals with the ties of a partner."""
    return bool(partner.tie_decision) and partner.tie_decided_on is not None


def members_vote_about(partnership: Partnership, partner: Partner) -> Vote | None:
    """The members' latest vote about a partner, where its numbers are written."""
    counted = [vote for vote in partnership.votes_about(partner.id) if vote.is_counted]
    return counted[-1] if counted else None


def members_want(partnership: Partnership, partner: Partner) -> bool:
    """Whether more members voted for a partner than against it."""
    vote = members_vote_about(partnership, partner)
    return vote is not None and not vote.was_lost


def is_decided(partnership: Partnership, partner: Partner) -> bool:
    """Whether centre and members have both decided that a partner may have its ties."""
    return has_tie_decision(partner) and members_want(partnership, partner)


def missing_before_invitation(
    partnership: Partnership, partner: Partner
) -> tuple[MissingStep, ...]:
    """What is still to do before a partner is invited, in the order in which it is best done.

    The invitation is not blocked by it: who marks it sent all the same is asked for the reason.
    """
    return (
        *_missing_research(partner),
        *_missing_members(partnership),
        *(_missing_about_ties if is_tied(partner) else _lost_vote)(partnership, partner),
    )


def _missing_research(partner: Partner) -> Iterator[MissingStep]:
    judgement = partner.organisation.judgement
    if not facts.is_researched(partner):
        yield MissingStep(
            sentence(
                N_("Research: {count} of {all} questions are answered."),
                count=facts.answered_questions(partner.research),
                all=len(ResearchQuestion),
            ),
            N_("The wrong partner can end the centre’s own work."),
            N_("Open the research card"),
            _on_the_card(partner, "research"),
        )
    elif judgement is None:
        yield MissingStep(
            sentence(N_("Nobody has written the overall judgement yet.")),
            N_("Six answers need one conclusion: does this partner suit us?"),
            N_("Judge this partner"),
            _on_the_card(partner, "judgement"),
        )
    if judgement is Judgement.NOT_SUITABLE:
        yield MissingStep(
            sentence(N_("You judged that this partner does not suit you.")),
            N_("An invitation would say the opposite."),
            N_("Open the research card"),
            _on_the_card(partner, "judgement"),
        )


def _on_the_card(partner: Partner, part: str) -> Link:
    return research_card(partner.partnership_id, partner.id, part)


def _missing_members(partnership: Partnership) -> Iterator[MissingStep]:
    decision = facts.members_decision(partnership)
    meetings = partnership_tab(partnership.id, "meetings")
    if decision is None:
        yield MissingStep(
            sentence(N_("Your members have not been asked yet.")),
            N_("Members help to find partners: they grow by deciding."),
            N_("Open the meetings"),
            meetings,
        )
    elif facts.members_said_no(decision):
        yield MissingStep(
            sentence(N_("On {day} your members said no."), day=decision.day),
            N_("Who decides against the members loses their trust."),
            N_("Plan another meeting"),
            meetings,
        )


def _missing_about_ties(partnership: Partnership, partner: Partner) -> Iterator[MissingStep]:
    if not has_tie_decision(partner):
        yield MissingStep(
            sentence(N_("It has a tie, and no decision about it is written.")),
            N_("A party, a religious body or an own interest can harm the centre."),
            N_("Write down the decision"),
            _on_the_card(partner, "tie_decision"),
        )
    vote = members_vote_about(partnership, partner)
    if members_want(partnership, partner):
        return
    if vote is None:
        said = sentence(N_("It has a tie, and your members have not voted about it."))
    else:
        said = _votes_in_numbers(vote)
    yield MissingStep(
        said,
        N_("Only the members can say whether the centre takes this risk."),
        N_("Open the meetings"),
        partnership_tab(partnership.id, "meetings"),
    )


def _lost_vote(partnership: Partnership, partner: Partner) -> Iterator[MissingStep]:
    vote = members_vote_about(partnership, partner)
    if vote is not None and vote.was_lost:
        yield MissingStep(
            _votes_in_numbers(vote),
            N_("Who decides against the members loses their trust."),
            N_("Open the meeting"),
            meeting_page(vote.meeting_id),
        )


def _votes_in_numbers(vote: Vote) -> Sentence:
    return sentence(
        N_("Your members voted about it: {count_for} for, {count_against} against."),
        count_for=vote.votes_for,
        count_against=vote.votes_against or 0,
    )
