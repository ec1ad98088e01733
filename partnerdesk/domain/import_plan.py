"""What taking a list in would do: which rows are new partners, and which are known already."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from partnerdesk.domain.compared import (
    ComparedPartner,
    ComparedPartners,
    ComparedPerson,
    Match,
    field_label,
    known_partner,
    means_the_same,
)
from partnerdesk.domain.guidance import Marked, Sentence, sentence
from partnerdesk.domain.importing import Candidate, Decision, ImportPlan, RowPlan, RowState
from partnerdesk.domain.partner_forms import CONTACT_FIELDS, ORGANISATION_FIELDS
from partnerdesk.domain.partners import Organisation
from partnerdesk.domain.texts import N_


def make_plan(
    candidates: Iterable[Candidate],
    known: Iterable[Organisation],
    decisions: Mapping[int, Decision],
) -> ImportPlan:
    """Compare the rows with the register and with each other.

    ``decisions`` are by row number. Nothing that the register knows is ever overwritten.
    """
    partners = ComparedPartners()
    for organisation in known:
        partners.add(known_partner(organisation))
    rows = tuple(
        _plan_row(partners, candidate, decisions.get(candidate.row_number))
        for candidate in candidates
    )
    return ImportPlan(rows, partners.planned())


def _plan_row(
    partners: ComparedPartners, candidate: Candidate, decision: Decision | None
) -> RowPlan:
    found = None if candidate.refusal else _find(partners, candidate)
    plan = RowPlan(
        candidate.row_number,
        candidate.name,
        RowState.SKIPPED,
        problems=candidate.problems,
        looks_like=found.partner.name if found else "",
        needs_look=bool(candidate.problems),
    )
    if candidate.refusal is not None:
        return _with(plan, candidate.refusal)
    if decision is Decision.LEAVE_OUT:
        return _with(plan, sentence(N_("You have left this row out.")))
    is_same = found is not None and (found.is_sure or decision is Decision.SAME_PARTNER)
    if found is not None and is_same and decision is not Decision.OWN_PARTNER:
        completed = _complete(plan, found, candidate)
        partners.remember(found.partner)
        return completed
    partners.add(_new_partner(candidate))
    question = found.question() if found is not None and decision is None else ()
    return _with(plan, *question, state=RowState.NEW, asks=bool(question))


def _find(partners: ComparedPartners, candidate: Candidate) -> Match | None:
    return partners.find(candidate.organisation, (candidate.contact,))


def _new_partner(candidate: Candidate) -> ComparedPartner:
    """The row as a partner of its own."""
    people = []
    if candidate.contact:
        people = [ComparedPerson(None, dict(candidate.contact), dict(candidate.contact))]
    values = dict(candidate.organisation)
    return ComparedPartner(None, False, values, people, dict(values))


def _complete(plan: RowPlan, found: Match, candidate: Candidate) -> RowPlan:
    partner = found.partner
    if partner.is_centre:
        return _with(plan, sentence(N_("This is your own centre.")))
    reason = sentence(found.reason, name=partner.name)
    added = _fill(partner, candidate)
    differing = _differences(partner, candidate)
    reasons = [reason]
    if differing:
        reasons.append(sentence(N_("The register keeps its own: {fields}."), fields=differing))
    if not added:
        return _with(plan, *reasons, sentence(N_("There is nothing to add.")))
    reasons.append(sentence(N_("Adds: {fields}."), fields=added))
    asks = bool(differing) and not found.by_name
    return _with(plan, *reasons, state=RowState.COMPLETES, asks=asks)


def _fill(partner: ComparedPartner, candidate: Candidate) -> tuple[Marked, ...]:
    """Fill what is still empty; the answer names what was filled."""
    labels = partner.fill(candidate.organisation)
    if candidate.contact:
        person = partner.person(candidate.contact)
        if person is None:
            partner.add_person(candidate.contact)
            labels.append(field_label(CONTACT_FIELDS, "name"))
        else:
            labels += person.fill(candidate.contact)
    return tuple(labels)


def _differences(partner: ComparedPartner, candidate: Candidate) -> tuple[Marked, ...]:
    """What the list says differently; the partner keeps its own."""
    return tuple(
        field_label(ORGANISATION_FIELDS, key)
        for key, value in candidate.organisation.items()
        if not means_the_same(key, partner.values[key], value)
    )


def _with(
    plan: RowPlan, *reasons: Sentence, state: RowState = RowState.SKIPPED, asks: bool = False
) -> RowPlan:
    return replace(plan, state=state, reasons=reasons, needs_look=plan.needs_look or asks)
