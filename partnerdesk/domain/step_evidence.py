"""What the evidence says about each step: one judge a step, and what comes next in it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from partnerdesk.domain import facts
from partnerdesk.domain.guidance import (
    WHO_AGREES,
    Link,
    Marked,
    ProgrammePage,
    Sentence,
    amendments_of_partnership,
    meeting_page,
    research_card,
    sentence,
)
from partnerdesk.domain.partnership import Meeting, MeetingKind, PartnershipStage
from partnerdesk.domain.step_states import Situation, StepFinding, StepKey, StepState
from partnerdesk.domain.texts import N_

States = Mapping[StepKey, StepState]

_SOON = timedelta(days=60)
"""So long before its day a review or the end of a partnership is worth a thought."""


def judge_idea(situation: Situation, _states: States) -> StepFinding:
    """Problem, area and way of starting are written."""
    partnership = situation.partnership
    texts = {
        N_("the name"): partnership.name,
        N_("the problem"): partnership.problem,
        N_("the area"): partnership.area,
    }
    missing = _missing(texts)
    if missing:
        state = StepState.IN_PROGRESS
        reason = sentence(N_("Still to write: {missing}."), missing=missing)
    else:
        state = StepState.DONE
        reason = sentence(N_("Problem, area and way of starting are written."))
    return StepFinding(state, reason, N_("Write down the idea"), situation.tab("about"))


def judge_research(situation: Situation, _states: States) -> StepFinding:
    """Every candidate has six answers with source and day. Source: F5, F6."""
    parties = situation.partnership.parties
    if not parties:
        return _nobody_named(situation)
    unknown = [partner for partner in parties if not facts.is_researched(partner)]
    looked_at = len(parties) - len(unknown)
    against = [partner for partner in parties if facts.speaks_against(partner)]
    doubtful = [] if facts.members_agree(situation.partnership) else against
    verb = N_("Open the research cards")
    first = (doubtful or unknown or parties)[0]
    link = research_card(situation.partnership.id, first.id)
    if doubtful:
        names = tuple(partner.name for partner in doubtful)
        reason = sentence(N_("A finding speaks against {names}."), names=names)
        return StepFinding(StepState.NEEDS_A_LOOK, reason, verb, link)
    reason = sentence(N_("{count} of {all} looked at"), count=looked_at, all=len(parties))
    if looked_at == len(parties):
        return StepFinding(StepState.DONE, reason, verb, link)
    begun = any(partner.research for partner in parties)
    return StepFinding(StepState.IN_PROGRESS if begun else StepState.OPEN, reason, verb, link)


def _nobody_named(situation: Situation) -> StepFinding:
    """The board shows which kinds to think of. Source: A2, B4."""
    reason = sentence(N_("No partner is named yet."))
    return StepFinding(StepState.OPEN, reason, N_("Name partners"), situation.board)


def judge_members(situation: Situation, _states: States) -> StepFinding:
    """The members met, and their number and result are written. Source: F7."""
    partnership = situation.partnership
    link = situation.tab("meetings")
    decision = facts.members_decision(partnership)
    if decision is not None and facts.members_said_no(decision):
        return StepFinding(
            StepState.NEEDS_A_LOOK, _members_said_no(decision), N_("Plan another meeting"), link
        )
    if decision is not None:
        reason = sentence(
            N_("Meeting on {day}, {count} present"), day=decision.day, count=decision.present
        )
        return StepFinding(
            StepState.DONE, reason, N_("Open the meeting"), meeting_page(decision.id)
        )
    if without_result := facts.held(partnership, MeetingKind.MEMBERS):
        latest = without_result[-1]
        reason = sentence(N_("The number or the result of {day} is missing."), day=latest.day)
        verb = N_("Write down the result")
        return StepFinding(StepState.IN_PROGRESS, reason, verb, meeting_page(latest.id))
    return _meeting_to_come(situation, MeetingKind.MEMBERS)


def _members_said_no(decision: Meeting) -> Sentence:
    return sentence(N_("On {day} your members said no."), day=decision.day)


def judge_invitations(situation: Situation, states: States) -> StepFinding:
    """Every partner was invited and has answered; this waits for the members."""
    parties = situation.partnership.parties
    verb, link = N_("Write the invitations"), situation.invitations
    invited = [one for one in parties if one.invited_on or facts.has_answered(one)]
    if states[StepKey.MEMBERS] is not StepState.DONE and not invited:
        decision = facts.members_decision(situation.partnership)
        waits = _members_said_no(decision) if decision else sentence(N_("Waits for your members."))
        return StepFinding(StepState.NOT_YET, waits, verb, link)
    if not parties:
        return _nobody_named(situation)
    silent = tuple(
        one.name
        for one in invited
        if one.answer_due_on and one.answer_due_on < situation.today and not one.answered_on
        if not facts.takes_part(one)
    )
    if silent:
        reason = sentence(N_("The answer is late: {names}."), names=silent)
        return StepFinding(StepState.NEEDS_A_LOOK, reason, N_("Ask again"), link)
    answered = sum(facts.has_answered(partner) for partner in parties)
    if answered == len(parties):
        reason = sentence(N_("All have answered: {count}"), count=answered)
        return StepFinding(StepState.DONE, reason, N_("Open the invitations"), link)
    reason = sentence(
        N_("Invited: {invited} of {all}, answered: {answered}"),
        invited=len(invited),
        all=len(parties),
        answered=answered,
    )
    return StepFinding(StepState.IN_PROGRESS if invited else StepState.OPEN, reason, verb, link)


def judge_analysis(situation: Situation, _states: States) -> StepFinding:
    """Each partner agreed on the analysis; this needs a partner who takes part. Source: A4."""
    parties = situation.partnership.parties
    verb = N_("Note who agrees")
    link = situation.programme(ProgrammePage.ANALYSIS, field=WHO_AGREES)
    agreed = sum(partner.analysis_agreed_on is not None for partner in parties)
    if not agreed and not any(facts.takes_part(partner) for partner in parties):
        reason = sentence(N_("Waits for a partner who says yes."))
        return StepFinding(StepState.NOT_YET, reason, verb, link)
    if not situation.partnership.problem:
        reason = sentence(N_("The problem is not written yet."))
        problem = situation.programme(ProgrammePage.ANALYSIS, field="problem")
        return StepFinding(StepState.NEEDS_A_LOOK, reason, N_("Write down the problem"), problem)
    reason = sentence(N_("Agreed: {count} of {all}"), count=agreed, all=len(parties))
    if agreed == len(parties):
        return StepFinding(StepState.DONE, reason, verb, link)
    return StepFinding(StepState.IN_PROGRESS if agreed else StepState.OPEN, reason, verb, link)


def judge_agreement(situation: Situation, states: States) -> StepFinding:
    """All have signed a draft without gaps, with a budget that adds up. Source: B5, C4."""
    parties = situation.partnership.parties
    signed = sum(partner.signed_on is not None for partner in parties)
    open_draft = N_("Open the agreement")
    if states[StepKey.ANALYSIS] is not StepState.DONE and not signed:
        reason = sentence(N_("Waits for the shared analysis."))
        return StepFinding(StepState.NOT_YET, reason, open_draft, situation.agreement)
    lacking = _lacking_on_paper(situation)
    if lacking is None:
        reason = sentence(N_("Signed: {count} of {all}"), count=signed, all=len(parties))
        state = _signature_state(signed, len(parties))
        return StepFinding(state, reason, N_("Note the signatures"), situation.signatures)
    reason, link = lacking
    verb = open_draft if link == situation.agreement else N_("Open the budget")
    state = StepState.NEEDS_A_LOOK if signed else StepState.IN_PROGRESS
    return StepFinding(state, reason, verb, link)


def _signature_state(signed: int, parties: int) -> StepState:
    if signed == parties:
        return StepState.DONE
    return StepState.IN_PROGRESS if signed else StepState.OPEN


def _lacking_on_paper(situation: Situation) -> tuple[Sentence, Link] | None:
    """What the paper lacks before it can be signed, and where to mend it."""
    gaps = situation.agreement_gaps
    if gaps is None:
        return sentence(N_("There is no draft yet.")), situation.agreement
    if gaps:
        return sentence(N_("Gaps in the draft: {count}"), count=gaps), situation.agreement
    if situation.budget is None or not situation.budget.cost_minor:
        return sentence(N_("The budget holds no costs yet.")), situation.budget_table
    if not situation.budget.is_balanced:
        return sentence(N_("The budget does not add up.")), situation.budget_table
    return None


def judge_programme(situation: Situation, _states: States) -> StepFinding:
    """Vision, objectives, targets with a number and a day, measures with a person, and costs."""
    partnership, budget = situation.partnership, situation.budget
    programme = partnership.programme
    has_costs = budget is not None and any(
        line.cost_minor and group.title for group in budget.groups for line in group.lines
    )
    written = {
        N_("the vision"): bool(partnership.vision),
        N_("the objectives"): bool(partnership.objectives),
        N_("a target with a number and a day"): any(one.is_measurable for one in programme.targets),
        N_("a measure with a person and dates"): any(
            one.person and one.is_dated for one in programme.measures
        ),
        N_("an activity with costs"): has_costs,
    }
    outline = situation.programme(ProgrammePage.OUTLINE)
    missing = tuple(Marked(name) for name, is_there in written.items() if not is_there)
    if not missing:
        reason = sentence(N_("Vision, objectives, targets and measures are written."))
        return StepFinding(StepState.DONE, reason, N_("Open the programme"), outline)
    reason = sentence(N_("Still to write: {missing}."), missing=missing)
    state = StepState.OPEN if len(missing) == len(written) else StepState.IN_PROGRESS
    if len(missing) == 1 and not has_costs:
        return StepFinding(state, reason, N_("Open the budget"), situation.budget_table)
    return StepFinding(state, reason, N_("Write the programme"), outline)


def judge_running(situation: Situation, _states: States) -> StepFinding:
    """The partners met after the last signature."""
    signature = facts.signed_on(situation.partnership)
    link = situation.tab("meetings")
    if signature is None:
        reason = sentence(N_("Waits for all signatures."))
        return StepFinding(StepState.NOT_YET, reason, N_("Plan the first meeting"), link)
    since = [
        meeting
        for meeting in facts.held(situation.partnership, MeetingKind.PARTNERS)
        if meeting.day >= signature
    ]
    if since:
        reason = sentence(N_("Last meeting on {day}"), day=since[-1].day)
        return StepFinding(StepState.DONE, reason, N_("Open the meetings"), link)
    return _meeting_to_come(situation, MeetingKind.PARTNERS)


def judge_review(situation: Situation, states: States) -> StepFinding:
    """The partners look back in the rhythm they agreed on. Source: D7."""
    link, verb = situation.tab("meetings"), N_("Plan the review")
    due = facts.review_due_on(situation.partnership)
    if due is None or states[StepKey.RUNNING] is not StepState.DONE:
        reason = sentence(N_("Waits until you work together."))
        return StepFinding(StepState.NOT_YET, reason, verb, link)
    if facts.planned(situation.partnership, MeetingKind.REVIEW):
        return _meeting_to_come(situation, MeetingKind.REVIEW)
    if due < situation.today:
        reason = sentence(N_("Was due on {day}."), day=due)
        return StepFinding(StepState.NEEDS_A_LOOK, reason, verb, link)
    if due - situation.today <= _SOON:
        return StepFinding(StepState.OPEN, sentence(N_("Due on {day}"), day=due), verb, link)
    reason = sentence(N_("The next one is due on {day}."), day=due)
    looked_back = facts.held(situation.partnership, MeetingKind.REVIEW)
    return StepFinding(StepState.DONE if looked_back else StepState.NOT_YET, reason, verb, link)


def judge_renewal(situation: Situation, _states: States) -> StepFinding:
    """The partnership was ended, or runs on to a later day."""
    partnership, link = situation.partnership, situation.tab("about")
    verb, ends_on = N_("Decide how it goes on"), partnership.ends_on
    if partnership.stage is PartnershipStage.ENDED:
        reason = sentence(N_("This partnership has ended."))
        return StepFinding(StepState.DONE, reason, N_("Open the facts"), link)
    if ends_on is None:
        reason = sentence(N_("No last day is written yet."))
        return StepFinding(StepState.NOT_YET, reason, N_("Write the last day"), link)
    if facts.signed_on(partnership) is None:
        reason = sentence(N_("Waits for all signatures."))
        return StepFinding(StepState.NOT_YET, reason, verb, link)
    link = amendments_of_partnership(partnership.id)  # what is signed ends or goes on in writing
    if ends_on < situation.today:
        reason = sentence(N_("Its last day was {day}."), day=ends_on)
        return StepFinding(StepState.NEEDS_A_LOOK, reason, verb, link)
    reason = sentence(N_("Runs until {day}"), day=ends_on)
    near = ends_on - situation.today <= _SOON
    return StepFinding(StepState.OPEN if near else StepState.NOT_YET, reason, verb, link)


def _meeting_to_come(situation: Situation, kind: MeetingKind) -> StepFinding:
    """The step that a planned meeting of this kind will close."""
    coming = facts.planned(situation.partnership, kind)
    if not coming:
        reason = sentence(N_("No meeting is planned yet."))
        return StepFinding(
            StepState.OPEN, reason, N_("Plan the meeting"), situation.tab("meetings")
        )
    link, day = meeting_page(coming[0].id), coming[0].day
    if day < situation.today:
        reason = sentence(N_("The result of {day} is missing."), day=day)
        return StepFinding(StepState.NEEDS_A_LOOK, reason, N_("Write down the result"), link)
    reason = sentence(N_("Meeting on {day}"), day=day)
    return StepFinding(StepState.OPEN, reason, N_("Prepare the meeting"), link)


def _missing(texts: Mapping[str, str]) -> tuple[Marked, ...]:
    return tuple(Marked(name) for name, text in texts.items() if not text)
