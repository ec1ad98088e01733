"""Amendments are read together with the agreement they change and with all that is in force."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from partnerdesk.domain.agreement import Agreement
from partnerdesk.domain.agreement_language import swapped
from partnerdesk.domain.agreement_values import Values, annex_values, in_own_words
from partnerdesk.domain.amendments import AmendmentKind
from partnerdesk.domain.annexes import AnnexNumbers, in_order
from partnerdesk.domain.budget import BudgetSheet
from partnerdesk.domain.centre import Centre
from partnerdesk.domain.coming import TermDates
from partnerdesk.domain.consolidated import (
    ClauseInForce,
    Signed,
    amendment_values,
    annexes_in_force,
    money_in_force,
    parties_in_force,
    plan_in_force,
    references,
    text_in_force,
    with_changes,
)
from partnerdesk.domain.filled_agreement import FilledAgreement, filled_in
from partnerdesk.domain.notice import last_day_of_notice
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.signed_plan import PLAN
from partnerdesk.domain.texts import for_language
from partnerdesk.services.reading_agreements import agreement_of, values_when_frozen
from partnerdesk.store.tables import AgreementRow, PartnershipRow


def contract_in_force(row: PartnershipRow) -> AgreementRow | None:
    """The row of the signed agreement that holds, or held last; None while none was in force."""
    held = [one for one in row.agreements if one.amends_id is None and one.in_force_on is not None]
    return max(held, key=lambda one: one.draft_number, default=None)


def amendments_in_force(contract: AgreementRow, *, before: int = 0) -> list[AgreementRow]:
    """The rows of its amendments that hold, in order; with ``before`` only earlier numbers."""
    found = [
        one
        for one in contract.partnership.agreements
        if one.amends_id == contract.id
        and one.in_force_on is not None
        and (not before or one.amendment_number < before)
    ]
    return sorted(found, key=lambda one: one.amendment_number)


def signed_of(row: AgreementRow) -> Signed:
    """A frozen agreement or amendment with what its fields said."""
    said = map(values_when_frozen, (row.frozen_values, row.frozen_second_values))
    return Signed(agreement_of(row), *said)


def clauses_that_hold(
    contract: AgreementRow, amendments: Sequence[AgreementRow]
) -> tuple[ClauseInForce, ...]:
    """The text of the agreement with these amendments put in."""
    return text_in_force(signed_of(contract), map(signed_of, amendments))


def bound_organisations(
    contract: AgreementRow, amendments: Sequence[AgreementRow]
) -> frozenset[int]:
    """Whom the agreement binds after these amendments, by the numbers of the organisations."""
    signed_by = (one.organisation_id for one in contract.signatures)
    return parties_in_force(signed_by, map(agreement_of, amendments))


@dataclass(frozen=True)
class _Ground:
    """What an amendment stands on: the papers signed before it, the oldest first.

    ``standing`` is the text that they make, ``bound`` are the organisations that they bind,
    ``annexes`` what stands behind them.
    """

    papers: tuple[Signed, ...]
    standing: tuple[ClauseInForce, ...]
    bound: frozenset[int]
    annexes: AnnexNumbers


def _ground_of(row: AgreementRow) -> _Ground:
    contract, *earlier = _signed_before(row)
    papers = tuple(map(signed_of, (contract, *earlier)))
    standing = text_in_force(papers[0], papers[1:])
    bound = bound_organisations(contract, earlier)
    return _Ground(papers, standing, bound, annexes_in_force(papers))


def _signed_before(row: AgreementRow) -> list[AgreementRow]:
    """The agreement that an amendment changes, and its earlier amendments in force."""
    contract = _amended(row)
    return [contract, *amendments_in_force(contract, before=row.amendment_number)]


def filled_amendment(
    row: AgreementRow,
    agreement: Agreement,
    partnership: Partnership,
    centre: Centre,
    budget: BudgetSheet | None,
    today: date,
) -> FilledAgreement:
    """An amendment with what its fields say on a day; only those who must sign it are parties.

    ``agreement`` is the one of the row.
    """
    ground = _ground_of(row)
    bound = who_signs(agreement, ground.bound)
    signing = tuple(one for one in partnership.partners if one.organisation.id in bound)
    annexed = budget if agreement.has_budget else None
    filled = filled_in(agreement, replace(partnership, partners=signing), centre, annexed, today)
    filled = replace(filled, budget=budget, before=ground.standing, annexes_before=ground.annexes)
    about = _about(row)

    def told(values: Values, language: str) -> Values:
        return in_own_words(_told(filled, ground, values, about, language), agreement, language)

    second = agreement.second_language
    return replace(
        filled,
        values=told(filled.values, agreement.language),
        second_values=told(filled.second_values, second) if second else {},
    )


def _told(
    filled: FilledAgreement, ground: _Ground, values: Values, about: str, language: str
) -> Values:
    """What the fields of an amendment say in one of its languages; ``about`` is who it is about."""
    agreement = filled.agreement
    texts, money = for_language(language), money_in_force(ground.papers, language)
    draft, amended = (_speaking(one, language) for one in (agreement, ground.papers[0].agreement))
    labels = with_changes(ground.standing, Signed(agreement, values))
    return {
        **values,
        **({} if agreement.has_budget else money),
        **amendment_values(draft, amended, about, texts),
        **annex_values(in_order({**ground.annexes, **filled.annexes}), texts),
        "budget_before": money["budget_total"],
        PLAN: values.get(PLAN) if agreement.has_programme else plan_in_force(ground.papers),
        **references(labels, texts),
    }


def _speaking(agreement: Agreement, language: str) -> Agreement:
    """The agreement with a language as its first one, if it is one of its two."""
    return swapped(agreement) if language == agreement.second_language else agreement


def clauses_before(row: AgreementRow) -> tuple[ClauseInForce, ...]:
    """The text in force that an amendment changes."""
    return _ground_of(row).standing


def annexes_before(row: AgreementRow) -> AnnexNumbers:
    """The annexes in force before an amendment, with their numbers."""
    return annexes_in_force(map(signed_of, _signed_before(row)))


def term_dates(row: PartnershipRow) -> TermDates:
    """The days that the agreement in force brings; none while there is none, or after its end."""
    contract = contract_in_force(row)
    if contract is None or contract.ended_on is not None:
        return TermDates()
    latest = max(row.agreements, key=lambda one: one.draft_number)
    is_waiting = latest.amends_id == contract.id and latest.in_force_on is None
    standing = clauses_that_hold(contract, amendments_in_force(contract))
    period = next(
        (one.values.get("notice_period") for one in standing if "{notice_period}" in one.text), None
    )
    return TermDates(
        last_day_of_notice(row.ends_on, period or "") if row.ends_on else None,
        row.ends_on,
        latest.amendment_number if is_waiting else 0,
        latest.effective_on if is_waiting else None,
    )


def _amended(row: AgreementRow) -> AgreementRow:
    return next(one for one in row.partnership.agreements if one.id == row.amends_id)


def who_signs(agreement: Agreement, bound: frozenset[int]) -> frozenset[int]:
    """Who signs an amendment: all whom the agreement binds, and who joins; not who is excluded."""
    amendment = agreement.amendment
    if amendment is None or amendment.about_id is None:
        return bound
    if amendment.kind is AmendmentKind.EXCLUSION:
        return bound - {amendment.about_id}
    return bound | {amendment.about_id}


def _about(row: AgreementRow) -> str:
    """The name of the organisation that joins or leaves; "" where there is none."""
    partners = row.partnership.partners
    return next(
        (one.organisation.name for one in partners if one.organisation_id == row.about_id), ""
    )
