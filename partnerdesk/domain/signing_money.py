"""The check before signing, as far as money goes: the budget that becomes an annex, and its end."""

from __future__ import annotations

from collections.abc import Iterator

from partnerdesk.domain.filled_agreement import TOTAL_OF_BUDGET, FilledAgreement
from partnerdesk.domain.findings import Finding, Grade
from partnerdesk.domain.guidance import (
    amendments_of_partnership,
    budget_of_partnership,
    sentence,
)
from partnerdesk.domain.money import Money
from partnerdesk.domain.texts import N_, for_language


def money_findings(filled: FilledAgreement) -> Iterator[Finding]:
    """What is wrong with the budget of an agreement, or of an amendment that brings a new one."""
    budget, link = filled.budget, budget_of_partnership(filled.partnership.id)
    if budget is None or not budget.cost_minor:
        if any(gap.field == TOTAL_OF_BUDGET for gap in filled.gaps):
            return  # a clause asks for it already
        yield Finding(
            Grade.SHOULD,
            sentence(N_("The budget holds no costs yet.")),
            N_("Without figures each partner thinks of other sums."),
            N_("Open the budget"),
            link,
        )
        return
    if not budget.is_balanced:
        yield Finding(
            Grade.MUST,
            sentence(N_("The budget does not add up.")),
            N_("It becomes an annex of the contract, and binds all of you."),
            N_("Open the budget"),
            link,
        )
    yield from _money_that_ends(filled)


def _money_that_ends(filled: FilledAgreement) -> Iterator[Finding]:
    """A term that is longer than what any of the sources pays for."""
    budget, ends_on = filled.budget, filled.partnership.ends_on
    if budget is None or ends_on is None:
        return
    paying = [one for one in budget.sources if budget.planned_minor[one.id]]
    last_days = [one.conditions.eligible_until for one in paying]
    known = [day for day in last_days if day is not None]
    if known and len(known) == len(last_days) and max(known) < ends_on:
        yield Finding(
            Grade.SHOULD,
            sentence(
                N_("The partnership goes on until {day}, its money only until {last}."),
                day=ends_on,
                last=max(known),
            ),
            N_("What nobody pays for is promised in vain."),
            N_("Open the budget"),
            budget_of_partnership(filled.partnership.id),
        )


def unsigned_money(filled: FilledAgreement) -> Iterator[Finding]:
    """An amendment without a budget, while that of today has another total than was signed."""
    budget, signed = filled.budget, filled.values["budget_before"]
    if budget is None or not signed:
        return
    texts = for_language(filled.agreement.language)
    now = texts.money(Money(budget.cost_minor, budget.currency))
    yield from _unsigned_limit(filled, texts.number(budget.transfer_limit_percent))
    if now != signed:
        yield Finding(
            Grade.SHOULD,
            sentence(
                N_("The budget is not the one that was signed: {now}, signed {before}."),
                now=now,
                before=signed,
            ),
            N_("Nobody is bound by figures that were never signed."),
            N_("Put it into the amendment"),
            amendments_of_partnership(filled.partnership.id),
        )


def _unsigned_limit(filled: FilledAgreement, now: str) -> Iterator[Finding]:
    """A clause in force that lets another part of a cost move than the budget does. Source: F4."""
    clauses = (one for one in filled.before if not one.is_taken_out and _LIMIT in one.text)
    signed = next((one.values.get("transfer_limit_percent") for one in clauses), None)
    if signed and signed != now:
        yield Finding(
            Grade.SHOULD,
            sentence(
                N_("The budget lets {now} % of a cost move, the agreement {before} %."),
                now=now,
                before=signed,
            ),
            N_("Nobody is bound by figures that were never signed."),
            N_("Put it into the amendment"),
            amendments_of_partnership(filled.partnership.id),
        )


_LIMIT = "{transfer_limit_percent}"
