"""The panel of a source of finance: what it gives, on which conditions, and how it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from partnerdesk.domain import budget_rules
from partnerdesk.domain.budget import (
    SOURCE_NAME,
    BudgetSheet,
    InKindRule,
    Source,
    SourceKind,
    SourceState,
)
from partnerdesk.domain.budget_findings import JudgedBudget
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.fields import FieldSpec
from partnerdesk.domain.money import Money, major_units, minor_units
from partnerdesk.services import budget_sources
from partnerdesk.services.desk import Desk
from partnerdesk.ui.kit.fields import FieldRow
from partnerdesk.ui.kit.language import _, current_texts
from partnerdesk.ui.kit.widgets import button, fact_line, label
from partnerdesk.ui.screens.budgets import choices
from partnerdesk.ui.screens.budgets.panels import Panel


class SourcePanel(Panel):
    """A source of finance; each field saves itself."""

    def __init__(
        self, desk: Desk, source: Source, currency: str, partners: Mapping[int, str]
    ) -> None:
        super().__init__(_("Source of finance"))
        self._desk = desk
        self._source = source
        self._currency = currency
        self._rows: dict[str, FieldRow] = {}
        self._standing = label("", "small")
        self.column.addWidget(self._standing)
        self._add_gift(partners)
        self.column.addWidget(label(_("Its conditions"), "h2"))
        self._add_conditions()
        delete = button(_("Delete this source"), "danger", "trash-2", self._delete)
        self.column.addWidget(delete)
        self.column.addStretch(1)
        self._refresh(source)

    def show_budget(self, judged: JudgedBudget, sheet: BudgetSheet) -> bool:
        """Show the source again, but never over what is being typed."""
        found = [one for one in sheet.sources if one.id == self._source.id]
        for source in found:
            self._refresh(source)
            self._standing.setText(_standing_words(judged, source))
        return bool(found)

    def _add_gift(self, partners: Mapping[int, str]) -> None:
        self._add(SOURCE_NAME, lambda value: {"name": value})
        self._add(choices.SOURCE_KIND, lambda value: {"kind": SourceKind(value)})
        giver = choices.giver_field(partners)
        self._add(giver, lambda value: {"organisation_id": int(value or 0) or None})
        self._add(choices.PROMISED, lambda value: {"promised_minor": value or 0})
        self._add(choices.SOURCE_STATE, lambda value: {"state": SourceState(value)})
        self._add(
            choices.CURRENCY,
            lambda value: self._promised_in(
                "" if value == choices.NOTHING else value or "", self._promised_there
            ),
        )
        self._add(
            choices.PROMISED_THERE,
            lambda value: self._promised_in(self._source.currency, value or Decimal(0)),
        )

    @property
    def _promised_there(self) -> Decimal:
        """What it promised in whole units of its own currency."""
        return major_units(self._source.promised_foreign_minor, self._source.currency)

    def _promised_in(self, currency: str, amount: Decimal) -> dict[str, Any]:
        """The currency with the amount in its minor units: not every one has cents."""
        return {"currency": currency, "promised_foreign_minor": minor_units(amount, currency)}

    def _add_conditions(self) -> None:
        self._ask(choices.ELIGIBLE_FROM, "eligible_from")
        self._ask(choices.ELIGIBLE_UNTIL, "eligible_until")
        self._ask(choices.CEILING, "ceiling_minor")
        self._ask(choices.LEAST_OWN_SHARE, "least_own_share_percent")
        self._ask(choices.FLAT_RATE, "flat_rate_percent")
        self._ask(choices.IN_KIND_RULE, "in_kind_rule")

    def _add(self, spec: FieldSpec, changes_of: Any) -> None:
        """A field whose value changes the source."""

        def save(value: Any) -> None:
            self._save(spec.key, replace(self._source, **changes_of(value)))

        row = FieldRow(spec, currency=self._currency, save=save)
        self._rows[spec.key] = self.add_field(row)

    def _ask(self, spec: FieldSpec, name: str) -> None:
        """A field whose value changes one of the conditions."""

        def save(value: Any) -> None:
            told = InKindRule(value) if spec is choices.IN_KIND_RULE else value
            changes: dict[str, Any] = {name: told}
            asked = replace(self._source.conditions, **changes)
            self._save(spec.key, replace(self._source, conditions=asked))

        row = FieldRow(spec, currency=self._currency, save=save)
        self._rows[spec.key] = self.add_field(row)

    def _refresh(self, source: Source) -> None:
        self._source = source
        asked = source.conditions
        values = {
            SOURCE_NAME.key: source.name,
            "kind": source.kind.value,
            "partner": str(source.organisation_id or choices.NOBODY),
            "promised": source.promised_minor,
            "state": source.state.value,
            "currency": source.currency or choices.NOTHING,
            "promised_foreign": self._promised_there,
            "eligible_from": asked.eligible_from,
            "eligible_until": asked.eligible_until,
            "ceiling": asked.ceiling_minor,
            "least_own_share": asked.least_own_share_percent,
            "flat_rate": asked.flat_rate_percent,
            "in_kind_rule": asked.in_kind_rule.value,
        }
        for key, value in values.items():
            self._rows[key].refresh(value)
        self._rows["promised_foreign"].setVisible(bool(source.currency))

    def _save(self, field: str, changed: Source) -> None:
        step = f"source {self._source.id} {field}"
        budget_sources.save_source(self._desk, changed, merge_key=step)

    def _delete(self) -> None:
        self.closed.emit()
        try:
            budget_sources.delete_source(self._desk, self._source.id)
        except UserError as error:
            self.refused.emit(error.text(current_texts()))
        else:
            self.done.emit(_("Source “{name}” deleted").format(name=self._source.name))


def _standing_words(judged: JudgedBudget, source: Source) -> str:
    """How much is planned, paid in and spent, and what share of the costs it carries."""
    whole, books, texts = judged.budget.sheet(), judged.spending, current_texts()

    def money(minor: int) -> str:
        return texts.money(Money(minor, whole.currency))

    share = budget_rules.co_financing_percent(whole, source).quantize(Decimal("0.1"))
    received = books.received_by_source.get(source.id, 0)
    spent = books.spent_by_source.get(source.id, 0)
    return fact_line(
        _("planned {amount}").format(amount=money(whole.planned_minor[source.id])),
        _("{share} % of the costs that count").format(share=texts.number(share)),
        _("received {amount}").format(amount=money(received)) if received else "",
        _("spent {amount}").format(amount=money(spent)) if spent else "",
    )
