"""Ties of partners, and what is missing before an invitation: research, members, a decision."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from partnerdesk.domain.checks import CheckResult, CheckState, check
from partnerdesk.domain.kinds import PartnerKind
from partnerdesk.domain.partners import Finding, Judgement, ResearchAnswer, ResearchQuestion
from partnerdesk.domain.partnership import Meeting, Partner, Partnership, Vote
from partnerdesk.domain.texts import for_language
from partnerdesk.domain.ties import TieKind, missing_before_invitation, ties_of
from tests.domain.example import BANK, EVIDENCE, MEMBERS, PARTNERSHIP, RESEARCH

ENGLISH = for_language("en")
DECIDED_ON = date(2025, 6, 2)
NOT_INDEPENDENT = (
    *(one for one in RESEARCH if one.question is not ResearchQuestion.INDEPENDENCE),
    ResearchAnswer(ResearchQuestion.INDEPENDENCE, Finding.NO, "Its board", DECIDED_ON, "Amina"),
)


def bank(**changes: object) -> Partner:
    """The bank, where its organisation is different."""
    return replace(BANK, organisation=replace(BANK.organisation, **changes))  # type: ignore[arg-type]  # fields by name


def decided(partner: Partner) -> Partner:
    return replace(partner, tie_decision="It has no vote.", tie_decided_on=DECIDED_ON)


def members_voted(count_for: int | None, count_against: int = 0) -> tuple[Meeting, ...]:
    """The meetings of the example, and one more in which the members voted about the bank."""
    vote = Vote(9, 9, "The bank?", BANK.id, count_for, count_against, 0, "")
    meeting = Meeting(9, 1, MEMBERS, DECIDED_ON, held=True, present=20, votes=(vote,))
    return (*PARTNERSHIP.meetings, meeting)


def joined(partner: Partner, meetings: tuple[Meeting, ...] | None = None) -> Partnership:
    others = tuple(one for one in PARTNERSHIP.partners if one.id != partner.id)
    known = PARTNERSHIP.meetings if meetings is None else meetings
    return replace(PARTNERSHIP, partners=(partner, *others), meetings=known)


def missing(partner: Partner, meetings: tuple[Meeting, ...] | None = None) -> list[str]:
    steps = missing_before_invitation(joined(partner, meetings), partner)
    return [step.sentence.text(ENGLISH) for step in steps]


@pytest.mark.parametrize(
    ("partner", "expected"),
    [
        (bank(), []),
        (bank(kind=PartnerKind.PARTIES), [TieKind.POLITICAL]),
        (bank(kind=PartnerKind.POLITICAL), [TieKind.POLITICAL]),
        (bank(is_religious=True), [TieKind.RELIGIOUS]),
        (replace(BANK, research=NOT_INDEPENDENT), [TieKind.FOUND]),
        (bank(conflict_of_interest="Its director is my aunt."), [TieKind.OWN_INTEREST]),
    ],
)
def test_ties_are_seen_in_what_is_known(partner: Partner, expected: list[TieKind]) -> None:
    found = ties_of(partner.organisation, partner.research)
    assert [tie.kind for tie in found] == expected


def test_a_tie_says_what_was_written_about_it() -> None:
    [tie] = ties_of(BANK.organisation, NOT_INDEPENDENT)
    assert tie.detail == "Its board"


def test_nothing_is_missing_where_all_is_known_and_the_members_agree() -> None:
    assert missing(BANK) == []


def test_research_comes_first_and_then_its_judgement() -> None:
    begun = replace(bank(judgement=None), research=RESEARCH[:4])
    assert missing(begun) == ["Research: 4 of 6 questions are answered."]
    assert missing(bank(judgement=None)) == ["Nobody has written the overall judgement yet."]
    assert missing(bank(judgement=Judgement.NOT_SUITABLE)) == [
        "You judged that this partner does not suit you."
    ]


def test_members_are_asked_before_anybody_is_invited() -> None:
    assert missing(BANK, meetings=()) == ["Your members have not been asked yet."]


def test_a_tie_needs_a_decision_and_a_vote_about_this_very_partner() -> None:
    tied = bank(is_religious=True)
    no_decision = "It has a tie, and no decision about it is written."
    no_vote = "It has a tie, and your members have not voted about it."
    assert missing(tied) == [no_decision, no_vote]
    assert missing(decided(tied)) == [no_vote]
    assert missing(replace(decided(tied), tie_decided_on=None)) == [no_decision, no_vote]
    assert missing(tied, members_voted(12, 3)) == [no_decision]
    assert missing(decided(tied), members_voted(12, 3)) == []


@pytest.mark.parametrize(("count_for", "count_against"), [(3, 12), (7, 7)])
def test_a_vote_that_was_lost_or_even_does_not_open_the_way(
    count_for: int, count_against: int
) -> None:
    said = missing(decided(bank(is_religious=True)), members_voted(count_for, count_against))
    assert said == [f"Your members voted about it: {count_for} for, {count_against} against."]


def test_a_vote_without_numbers_is_no_vote() -> None:
    said = missing(decided(bank(is_religious=True)), members_voted(None))
    assert said == ["It has a tie, and your members have not voted about it."]


def test_each_missing_step_says_why_and_leads_to_its_place() -> None:
    tied = replace(bank(is_religious=True, judgement=Judgement.NOT_SUITABLE), research=())
    steps = missing_before_invitation(joined(tied, ()), tied)
    assert [step.link.arguments["tab"] for step in steps] == [
        "partners", "partners", "meetings", "partners", "meetings",
    ]  # fmt: skip
    assert all(ENGLISH.gettext(step.why) and ENGLISH.gettext(step.verb) for step in steps)


# The partnership check


def f6(partner: Partner, meetings: tuple[Meeting, ...] | None = None) -> CheckResult:
    evidence = replace(EVIDENCE, partnership=joined(partner, meetings))
    return next(one for one in check(evidence) if one.code == "F6")


@pytest.mark.parametrize(
    ("partner", "said"),
    [
        (bank(judgement=None), "The overall judgement is missing: Savings Bank."),
        (
            bank(judgement=Judgement.NOT_SUITABLE),
            "Judged not to suit you, and still a partner: Savings Bank.",
        ),
        (
            bank(conflict_of_interest="A cousin"),
            "It has a tie, and no decision about it is written: Savings Bank.",
        ),
        (
            decided(replace(BANK, research=NOT_INDEPENDENT)),
            "Your members must vote about the tie of: Savings Bank.",
        ),
    ],
)
def test_the_check_names_who_was_chosen_without_care(partner: Partner, said: str) -> None:
    found = f6(partner)
    assert found.state is CheckState.DOES_NOT_HOLD
    assert found.evidence_text(ENGLISH) == said


def test_a_decided_tie_that_the_members_accept_holds() -> None:
    found = f6(decided(bank(is_religious=True)), members_voted(12, 3))
    assert found.state is CheckState.HOLDS
    assert found.evidence_text(ENGLISH) == "Researched and judged: 3 of 3."


def test_a_missing_vote_is_mended_at_the_meetings() -> None:
    assert f6(decided(bank(is_religious=True))).link.arguments["tab"] == "meetings"
