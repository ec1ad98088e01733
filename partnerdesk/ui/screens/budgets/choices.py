"""What can be chosen in the panels of a budget, and how it is asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from partnerdesk.domain.budget import CostCategory, InKindRule, SourceKind, SourceState
from partnerdesk.domain.fields import FieldSpec, Option
from partnerdesk.domain.money import CURRENCIES
from partnerdesk.domain.texts import N_

NOBODY = "0"
NOTHING = "-"

SOURCE_KIND = FieldSpec(
    "kind",
    N_("What it gives"),
    kind="choice",
    options=(
        Option(SourceKind.OWN.value, N_("Own money")),
        Option(SourceKind.CASH.value, N_("Cash")),
        Option(SourceKind.GRANT.value, N_("Grant")),
        Option(SourceKind.IN_KIND.value, N_("Help in kind")),
        Option(SourceKind.FEES.value, N_("Fees and sales")),
    ),
)
SOURCE_STATE = FieldSpec(
    "state",
    N_("How sure it is"),
    kind="choice",
    options=(
        Option(SourceState.ASKED.value, N_("Asked for")),
        Option(SourceState.PROMISED.value, N_("Promised")),
        Option(SourceState.SECURED.value, N_("Secured in writing")),
        Option(SourceState.RECEIVED.value, N_("Received")),
    ),
)
PROMISED = FieldSpec("promised", N_("Promised amount"), kind="money", example="6,000.00")
CURRENCY = FieldSpec(
    "currency",
    N_("It pays in another currency"),
    kind="choice",
    options=(Option(NOTHING, N_("No")), *(Option(code, code) for code in CURRENCIES)),
)
PROMISED_THERE = FieldSpec("promised_foreign", N_("Promised in that currency"), kind="number")

ELIGIBLE_FROM = FieldSpec("eligible_from", N_("Costs count from"), kind="date")
ELIGIBLE_UNTIL = FieldSpec("eligible_until", N_("Costs count until"), kind="date")
CEILING = FieldSpec("ceiling", N_("It gives at most"), kind="money")
LEAST_OWN_SHARE = FieldSpec("least_own_share", N_("Least own share"), kind="percent")
FLAT_RATE = FieldSpec("flat_rate", N_("Most for indirect costs"), kind="percent")
IN_KIND_RULE = FieldSpec(
    "in_kind_rule",
    N_("Help in kind"),
    kind="choice",
    options=(
        Option(InKindRule.COUNTS.value, N_("Counts as own share")),
        Option(InKindRule.SHOWN.value, N_("Is shown, but does not count")),
        Option(InKindRule.FORBIDDEN.value, N_("Is not allowed")),
    ),
)

CATEGORY = FieldSpec(
    "category",
    N_("Kind of cost"),
    kind="choice",
    options=(
        Option(NOTHING, N_("Not sorted yet")),
        *(Option(one.value, one.label) for one in CostCategory),
    ),
)
IS_ELIGIBLE = FieldSpec("is_eligible", N_("Counts for funders"), kind="check")
_GIVER = FieldSpec("partner", N_("Which partner gives it"), kind="choice")
_CARRIER = FieldSpec("carrier", N_("Which partner has this cost"), kind="choice")

_MEASURE = FieldSpec("measure", N_("For which measure"), kind="choice")


def measure_field(measures: Mapping[int, str]) -> FieldSpec:
    """Asks which measure of the programme a cost is for."""
    return replace(_MEASURE, options=_named(measures, N_("None")))


def giver_field(partners: Mapping[int, str]) -> FieldSpec:
    """Asks which partner a source belongs to."""
    return replace(_GIVER, options=_named(partners))


def carrier_field(partners: Mapping[int, str]) -> FieldSpec:
    """Asks which partner carries a cost."""
    return replace(_CARRIER, options=_named(partners))


def _named(
    names: Mapping[int, str], nobody: str = N_("None of the partners")
) -> tuple[Option, ...]:
    offered = (Option(str(number), name) for number, name in names.items())
    return (Option(NOBODY, nobody), *offered)
