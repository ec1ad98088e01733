"""The annexes of an agreement and of its amendments; each keeps its number for good."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from partnerdesk.domain.texts import N_

if TYPE_CHECKING:
    from partnerdesk.domain.budget import BudgetSheet
    from partnerdesk.domain.papers import PartnerShare
    from partnerdesk.domain.programme import Programme
    from partnerdesk.domain.texts import Texts


class Annex(StrEnum):
    """What can stand behind a contract, in the order of the annexes."""

    PROGRAMME = "programme"
    CONTRIBUTIONS = "contributions"
    BUDGET = "budget"
    MONEY = "money"
    PERIODS = "periods"
    ACTION_PLAN = "actionplan"
    HOURS = "hours"

    @property
    def label(self) -> str:
        """The title of the annex, as a marked message."""
        return _ANNEX_LABELS[self]


_ANNEX_LABELS = {
    Annex.PROGRAMME: N_("Programme of work"),
    Annex.CONTRIBUTIONS: N_("Contributions and responsibilities"),
    Annex.BUDGET: N_("Budget table"),
    Annex.MONEY: N_("Money at a glance"),
    Annex.PERIODS: N_("Budget table of each period"),
    Annex.ACTION_PLAN: N_("Action plan"),
    Annex.HOURS: N_("Hours of volunteers"),
}

FURTHER = (Annex.MONEY, Annex.PERIODS, Annex.ACTION_PLAN, Annex.HOURS)
"""What only stands behind a contract if somebody chose it."""

RENEWED = frozenset(FURTHER) - {Annex.HOURS}
"""What comes anew with a new budget or programme: beside it the old one would be wrong."""

OF_WHOLE_BUDGET = frozenset({Annex.MONEY, Annex.PERIODS})
"""What shows more of a budget than its sheet of all periods."""

AnnexNumbers = Mapping[Annex, int]
"""Which annexes there are, each with its number; the lowest number comes first."""

MOST_ANNEXES = len(Annex)
"""No agreement has more: a new one of a kind takes the number of the one before it."""


def numbered_annexes(
    shares: Sequence[PartnerShare],
    budget: BudgetSheet | None,
    programme: Programme | None = None,
    before: AnnexNumbers | None = None,
    further: Collection[Annex] = (),
) -> dict[Annex, int]:
    """The annexes of a paper with their numbers; ``further`` are those that were chosen besides.

    Those that were signed ``before`` keep their number; the others get the next ones.
    """
    is_planned = programme is not None and not programme.is_empty
    has_costs = budget is not None and bool(budget.lines)
    present = {
        Annex.PROGRAMME: is_planned,
        Annex.CONTRIBUTIONS: any(not share.is_empty for share in shares),
        Annex.BUDGET: has_costs,
        Annex.MONEY: has_costs,
        Annex.PERIODS: has_costs and budget is not None and budget.period is None,
        Annex.ACTION_PLAN: is_planned,
        Annex.HOURS: True,
    }
    found: dict[Annex, int] = {}
    known = dict(before or {})
    unwanted = set(FURTHER).difference(further)
    for annex in (one for one in Annex if present[one] and one not in unwanted):
        found[annex] = known.setdefault(annex, max(known.values(), default=0) + 1)
    return in_order(found)


def in_order(numbers: AnnexNumbers) -> dict[Annex, int]:
    """The same annexes, the lowest number first."""
    return dict(sorted(numbers.items(), key=lambda one: one[1]))


def annex_titles(numbers: AnnexNumbers, texts: Texts) -> tuple[str, ...]:
    """The annexes as a paper lists them: "Annex 1: Programme of work"."""
    return tuple(annex_title(number, annex, texts) for annex, number in numbers.items())


def annex_title(number: int, annex: Annex, texts: Texts) -> str:
    """What an annex is called: "Annex 2: Budget table"."""
    said = texts.gettext("Annex {number}: {title}")
    return said.format(number=number, title=texts.gettext(annex.label))


def with_those_listed(known: AnnexNumbers, titles: Iterable[str], texts: Texts) -> AnnexNumbers:
    """The annexes that are known, and more of them that a signed paper lists by its titles."""
    found = dict(known)
    for title in titles:
        for annex in (one for one in Annex if one not in found):
            if title in {annex_title(number, annex, texts) for number in _ANY_NUMBER}:
                found[annex] = max(found.values(), default=0) + 1
    return found


_ANY_NUMBER = range(1, MOST_ANNEXES + 1)
