"""The ten steps: evidence closes them, and each says why it waits."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from partnerdesk.domain.budget import BudgetSheet
from partnerdesk.domain.coming import Standing
from partnerdesk.domain.partners import Finding, PartnerStage, ResearchQuestion
from partnerdesk.domain.partnership import (
    Meeting,
    MeetingKind,
    Partnership,
    PartnershipStage,
    Path,
    Task,
    Vote,
)
from partnerdesk.domain.step_states import StepKey, StepState
from partnerdesk.domain.steps import Step, done_count, next_step, steps
from partnerdesk.domain.texts import for_language
from tests.domain.example import (
    BANK,
    BUDGET,
    COUNCIL,
    MEMBERS,
    PARTNERS,
    PARTNERSHIP,
    REVIEW,
    SCHOOLS,
    SIGNED_ON,
    TODAY,
    partnership,
    with_finding,
    with_partner,
    with_target,
    without_meetings,
)

EMPTY = Partnership(
    1, "Safe Streets", Path.BOTTOM_UP, PartnershipStage.PREPARING, problem="Dark paths"
)
NEW = replace(BANK, stage=PartnerStage.IDEA, research=(), invited_on=None, answered_on=None,
              answer_due_on=None, analysis_agreed_on=None, signed_on=None)  # fmt: skip
TOMORROW, YESTERDAY = TODAY + timedelta(days=1), TODAY - timedelta(days=1)


def judged(
    wanted: Partnership = PARTNERSHIP,
    gaps: int | None = 0,
    budget: BudgetSheet | None = BUDGET,
    today: date = TODAY,
) -> dict[StepKey, Step]:
    return {step.key: step for step in steps(wanted, gaps, budget, today)}


def members_voted(votes_for: int, votes_against: int) -> Meeting:
    """A meeting of yesterday with one question about the partnership."""
    vote = Vote(1, 1, "Shall we?", votes_for=votes_for, votes_against=votes_against)
    return Meeting(1, 1, MEMBERS, YESTERDAY, held=True, present=12, votes=(vote,))


SIGNED_WITHOUT = "All have signed without this. "


def reason(step: Step) -> str:
    """What the evidence says; in the example all have signed, whatever a test takes away."""
    return step.reason.text(for_language("en")).removeprefix(SIGNED_WITHOUT)


def test_there_are_ten_steps_and_all_but_the_end_are_done_in_a_good_partnership() -> None:
    found = judged()
    assert list(found) == list(StepKey)
    not_done = [key for key, step in found.items() if step.state is not StepState.DONE]
    assert not_done == [StepKey.RENEWAL]
    assert done_count(tuple(found.values())) == 9
    assert next_step(tuple(found.values())) is None
    standing = Standing(PARTNERSHIP, tuple(found.values()))
    assert standing.later_step == found[StepKey.RENEWAL]
    over = replace(PARTNERSHIP, stage=PartnershipStage.ENDED)
    assert replace(standing, partnership=over).later_step is None


def test_a_new_idea_says_what_each_step_waits_for() -> None:
    found = judged(EMPTY, gaps=None, budget=None)
    said = {key: (step.state, reason(step)) for key, step in found.items()}
    assert said == {
        StepKey.IDEA: (StepState.IN_PROGRESS, "Still to write: the area."),
        StepKey.RESEARCH: (StepState.OPEN, "No partner is named yet."),
        StepKey.MEMBERS: (StepState.OPEN, "No meeting is planned yet."),
        StepKey.INVITE: (StepState.NOT_YET, "Waits for your members."),
        StepKey.ANALYSIS: (StepState.NOT_YET, "Waits for a partner who says yes."),
        StepKey.AGREEMENT: (StepState.NOT_YET, "Waits for the shared analysis."),
        StepKey.PROGRAMME: (
            StepState.OPEN,
            "Still to write: the vision, the objectives, a target with a number and a day,"
            " a measure with a person and dates and an activity with costs.",
        ),
        StepKey.RUNNING: (StepState.NOT_YET, "Waits for all signatures."),
        StepKey.REVIEW: (StepState.NOT_YET, "Waits until you work together."),
        StepKey.RENEWAL: (StepState.NOT_YET, "No last day is written yet."),
    }
    first = next_step(tuple(found.values()))
    assert first is not None and first.key is StepKey.IDEA


def test_research_counts_the_partners_who_are_looked_at() -> None:
    found = judged(with_partner(research=BANK.research[:3]))[StepKey.RESEARCH]
    assert (found.state, reason(found)) == (StepState.IN_PROGRESS, "2 of 3 looked at")
    untouched = judged(partnership(partners=(NEW,)))[StepKey.RESEARCH]
    assert (untouched.state, reason(untouched)) == (StepState.OPEN, "0 of 1 looked at")


def test_what_all_have_signed_without_stays_open_and_comes_no_longer_next() -> None:
    hasty = with_partner(research=BANK.research[:3])
    found = judged(hasty)
    research = found[StepKey.RESEARCH]
    assert (research.state, research.is_overtaken) == (StepState.IN_PROGRESS, True)
    assert research.reason.text(for_language("en")) == f"{SIGNED_WITHOUT}2 of 3 looked at"
    assert next_step(tuple(found.values())) is None
    waiting = judged(
        replace(hasty, partners=(*hasty.partners[:2], replace(SCHOOLS, signed_on=None)))
    )
    following = next_step(tuple(waiting.values()))
    assert following is not None and following.key is StepKey.RESEARCH
    assert following.reason.text(for_language("en")) == "2 of 3 looked at"


def test_an_answer_without_source_does_not_count() -> None:
    unsourced = with_finding(ResearchQuestion.TIME, Finding.YES, source="")
    assert judged(unsourced)[StepKey.RESEARCH].state is StepState.IN_PROGRESS


def test_a_finding_that_speaks_against_a_partner_needs_a_look_until_members_decide() -> None:
    doubtful = with_finding(ResearchQuestion.SAME_AIM, Finding.NO, source="A visit")
    assert judged(doubtful)[StepKey.RESEARCH].state is StepState.DONE
    found = judged(replace(doubtful, meetings=()))[StepKey.RESEARCH]
    assert found.state is StepState.NEEDS_A_LOOK
    assert reason(found) == "A finding speaks against Savings Bank."
    assert found.link.arguments["partner_id"] == BANK.id
    decided = replace(doubtful, partners=(*doubtful.partners, NEW))
    assert judged(decided)[StepKey.RESEARCH].link.arguments["partner_id"] == NEW.id


@pytest.mark.parametrize(
    ("meeting", "state", "said"),
    [
        (Meeting(1, 1, MEMBERS, TOMORROW), StepState.OPEN, "Meeting on 13 March 2026"),
        (
            Meeting(1, 1, MEMBERS, YESTERDAY),
            StepState.NEEDS_A_LOOK,
            "The result of 11 March 2026 is missing.",
        ),
        (
            Meeting(1, 1, MEMBERS, YESTERDAY, held=True),
            StepState.IN_PROGRESS,
            "The number or the result of 11 March 2026 is missing.",
        ),
        (
            members_voted(10, 1),
            StepState.DONE,
            "Meeting on 11 March 2026, 12 present",
        ),
        (
            members_voted(2, 9),
            StepState.NEEDS_A_LOOK,
            "On 11 March 2026 your members said no.",
        ),
    ],
)
def test_members_are_asked_when_number_and_result_are_written(
    meeting: Meeting, state: StepState, said: str
) -> None:
    found = judged(without_meetings(MEMBERS, meeting))[StepKey.MEMBERS]
    assert (found.state, reason(found)) == (state, said)


def test_invitations_wait_for_the_members_and_then_for_answers() -> None:
    asked = partnership(partners=(NEW,))
    waiting = judged(replace(asked, meetings=()))[StepKey.INVITE]
    assert (waiting.state, reason(waiting)) == (StepState.NOT_YET, "Waits for your members.")
    assert judged(asked)[StepKey.INVITE].state is StepState.OPEN
    invited = replace(NEW, stage=PartnerStage.INVITED, invited_on=TODAY, answer_due_on=TOMORROW)
    found = judged(partnership(partners=(invited, COUNCIL)))[StepKey.INVITE]
    assert found.state is StepState.IN_PROGRESS
    assert reason(found) == "Invited: 2 of 2, answered: 1"
    late = judged(partnership(partners=(replace(invited, answer_due_on=YESTERDAY), COUNCIL)))[
        StepKey.INVITE
    ]
    assert (late.state, reason(late)) == (
        StepState.NEEDS_A_LOOK,
        "The answer is late: Savings Bank.",
    )


def test_who_declined_is_no_longer_waited_for() -> None:
    declined = replace(NEW, stage=PartnerStage.DECLINED)
    found = judged(partnership(partners=(COUNCIL, declined)))
    for key in (StepKey.RESEARCH, StepKey.INVITE, StepKey.ANALYSIS, StepKey.AGREEMENT):
        assert found[key].state is StepState.DONE


def test_the_analysis_is_shared_when_each_partner_agreed() -> None:
    found = judged(with_partner(analysis_agreed_on=None))[StepKey.ANALYSIS]
    assert (found.state, reason(found)) == (StepState.IN_PROGRESS, "Agreed: 2 of 3")
    assert found.link is not None
    assert (found.link.screen, found.link.arguments["field"]) == ("programme", "agreed")
    no_problem = judged(partnership(problem=""))[StepKey.ANALYSIS]
    assert no_problem.state is StepState.NEEDS_A_LOOK


def unsigned() -> Partnership:
    return partnership(partners=tuple(replace(one, signed_on=None) for one in PARTNERSHIP.partners))


@pytest.mark.parametrize(
    ("gaps", "budget", "state", "said", "screen"),
    [
        (None, BUDGET, StepState.IN_PROGRESS, "There is no draft yet.", "agreements"),
        (4, BUDGET, StepState.IN_PROGRESS, "Gaps in the draft: 4", "agreements"),
        (0, None, StepState.IN_PROGRESS, "The budget holds no costs yet.", "budgets"),
        (
            0,
            replace(BUDGET, lines=(replace(BUDGET.lines[0], rate_minor=20_000),)),
            StepState.IN_PROGRESS,
            "The budget does not add up.",
            "budgets",
        ),
        (0, BUDGET, StepState.OPEN, "Signed: 0 of 3", "signatures"),
    ],
)
def test_the_agreement_says_what_keeps_it_from_being_signed(
    gaps: int | None, budget: BudgetSheet | None, state: StepState, said: str, screen: str
) -> None:
    found = judged(unsigned(), gaps, budget)[StepKey.AGREEMENT]
    assert (found.state, reason(found), found.link.screen) == (state, said, screen)


def test_a_signed_agreement_with_gaps_needs_a_look() -> None:
    found = judged(gaps=1)[StepKey.AGREEMENT]
    assert found.state is StepState.NEEDS_A_LOOK
    half = judged(with_partner(signed_on=None))[StepKey.AGREEMENT]
    assert (half.state, reason(half)) == (StepState.IN_PROGRESS, "Signed: 2 of 3")


def test_the_work_is_planned_with_vision_objectives_and_an_activity_with_costs() -> None:
    no_costs = replace(BUDGET, lines=(replace(BUDGET.lines[0], rate_minor=0),))
    found = judged(budget=no_costs)[StepKey.PROGRAMME]
    assert reason(found) == "Still to write: an activity with costs."
    assert found.link.screen == "budgets"
    assert reason(judged(partnership(vision=""))[StepKey.PROGRAMME]) == (
        "Still to write: the vision."
    )
    vague = judged(with_target(due_on=None))[StepKey.PROGRAMME]
    assert reason(vague) == "Still to write: a target with a number and a day."
    assert vague.link.screen == "programme"


def test_it_runs_once_the_partners_met_after_the_signature() -> None:
    before = Meeting(7, 1, PARTNERS, SIGNED_ON - timedelta(days=9), held=True)
    found = judged(without_meetings(PARTNERS, before))[StepKey.RUNNING]
    assert (found.state, reason(found)) == (StepState.OPEN, "No meeting is planned yet.")


@pytest.mark.parametrize(
    ("reviews", "today", "state", "said"),
    [
        ((), date(2025, 12, 1), StepState.NOT_YET, "The next one is due on 1 April 2026."),
        ((), date(2026, 3, 1), StepState.OPEN, "Due on 1 April 2026"),
        ((), date(2026, 5, 1), StepState.NEEDS_A_LOOK, "Was due on 1 April 2026."),
        (
            (Meeting(8, 1, REVIEW, date(2026, 4, 2)),),
            date(2026, 3, 1),
            StepState.OPEN,
            "Meeting on 2 April 2026",
        ),
        (
            (Meeting(8, 1, REVIEW, date(2026, 4, 2), held=True),),
            date(2026, 5, 1),
            StepState.DONE,
            "The next one is due on 2 October 2026.",
        ),
    ],
)
def test_a_review_comes_back_in_its_rhythm(
    reviews: tuple[Meeting, ...], today: date, state: StepState, said: str
) -> None:
    found = judged(without_meetings(MeetingKind.REVIEW, *reviews), today=today)[StepKey.REVIEW]
    assert (found.state, reason(found)) == (state, said)


@pytest.mark.parametrize(
    ("changes", "state"),
    [
        ({"ends_on": None}, StepState.NOT_YET),
        ({"ends_on": date(2028, 9, 30)}, StepState.NOT_YET),
        ({"ends_on": date(2026, 4, 30)}, StepState.OPEN),
        ({"ends_on": date(2026, 3, 1)}, StepState.NEEDS_A_LOOK),
        ({"stage": PartnershipStage.ENDED}, StepState.DONE),
    ],
)
def test_the_end_comes_into_sight(changes: dict[str, object], state: StepState) -> None:
    assert judged(partnership(**changes))[StepKey.RENEWAL].state is state


def test_a_step_is_due_on_the_day_of_its_open_task() -> None:
    tasks = (
        Task(1, 1, StepKey.RESEARCH, "Research", YESTERDAY),
        Task(2, 1, StepKey.MEMBERS, "Ask", YESTERDAY, done_on=YESTERDAY),
    )
    found = judged(replace(EMPTY, tasks=tasks))
    assert found[StepKey.RESEARCH].due_on == YESTERDAY
    assert found[StepKey.RESEARCH].is_late(TODAY)
    assert not found[StepKey.RESEARCH].is_late(YESTERDAY)
    assert found[StepKey.MEMBERS].due_on is None
