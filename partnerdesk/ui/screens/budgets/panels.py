"""Panels beside the table: the details of a source of finance, the name of an activity."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.domain.budget import ACTIVITY, SOURCE_NAME, BudgetGroup, Source, SourceKind
from partnerdesk.domain.fields import FieldSpec, Option
from partnerdesk.domain.partners import Organisation
from partnerdesk.domain.texts import N_
from partnerdesk.services import budget_sources, budgets
from partnerdesk.services.desk import Desk
from partnerdesk.ui.kit.fields import FieldRow
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button, icon_button, label, scroll_in_card

_NO_PARTNER = "0"

_KIND = FieldSpec(
    "kind",
    N_("What it gives"),
    kind="choice",
    options=(
        Option(SourceKind.OWN.value, N_("Own money")),
        Option(SourceKind.CASH.value, N_("Cash")),
        Option(SourceKind.GRANT.value, N_("Grant")),
        Option(SourceKind.IN_KIND.value, N_("Help in kind")),
    ),
)
_PROMISED = FieldSpec("promised", N_("Promised amount"), kind="money", example="6,000.00")


class Panel(QFrame):
    """A card beside the table with a title, fields, and a way to close it.

    Signals:
        closed(): it is no longer wanted.
        done(str): something was deleted that undo brings back.
    """

    closed = Signal()
    done = Signal(str)

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName(title)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(16), px(12), px(12), px(12))
        head = QHBoxLayout()
        head.addWidget(label(title, "h2"), 1)
        head.addWidget(icon_button("x", _("Close the details"), self.closed.emit))
        outer.addLayout(head)
        inside = QWidget()
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(0, 0, px(4), 0)
        self.column.setSpacing(px(14))
        outer.addWidget(scroll_in_card(inside), 1)

    def begin(self) -> None:
        """Go into the first field with its text chosen, so that typing replaces it."""
        self.findChildren(FieldRow)[0].setFocus(Qt.FocusReason.TabFocusReason)

    def flush(self) -> None:
        """Save what was typed last."""
        for row in self.findChildren(FieldRow):
            row.flush()

    def add_field(self, row: FieldRow) -> FieldRow:
        """Add a field that saves itself; what is wrong is said at it."""
        self.column.addWidget(row)
        return row


class SourcePanel(Panel):
    """Name, kind, partner and promised amount of a source of finance."""

    def __init__(
        self, desk: Desk, source: Source, currency: str, partners: Sequence[Organisation]
    ) -> None:
        super().__init__(_("Source of finance"))
        self._desk = desk
        self._source = source
        self._name = self.add_field(
            FieldRow(SOURCE_NAME, save=lambda value: self._save("name", name=value))
        )
        self._kind = self.add_field(
            FieldRow(_KIND, save=lambda value: self._save("kind", kind=SourceKind(value)))
        )
        self._partner = self.add_field(FieldRow(_partner_field(partners), save=self._save_partner))
        self._promised = self.add_field(
            FieldRow(
                _PROMISED,
                currency=currency,
                save=lambda value: self._save("promised", promised_minor=value or 0),
            )
        )
        delete = button(_("Delete this source"), "danger", "trash-2", self._delete)
        self.column.addWidget(delete)
        self.column.addStretch(1)
        self.refresh(source)

    @property
    def source_id(self) -> int:
        """The id of the source that is shown."""
        return self._source.id

    def refresh(self, source: Source) -> None:
        """Show the source again, but never over what is being typed."""
        self._source = source
        self._name.refresh(source.name)
        self._kind.refresh(source.kind.value)
        self._partner.refresh(str(source.organisation_id or _NO_PARTNER))
        self._promised.refresh(source.promised_minor)

    def _save_partner(self, value: str) -> None:
        chosen = int(value or _NO_PARTNER)
        self._save("partner", organisation_id=chosen or None)

    def _save(self, field: str, **values: object) -> None:
        changed = replace(self._source, **values)  # type: ignore[arg-type]  # names match fields
        step = f"source {self._source.id} {field}"
        budget_sources.save_source(self._desk, changed, merge_key=step)

    def _delete(self) -> None:
        self.closed.emit()
        budget_sources.delete_source(self._desk, self._source.id)
        self.done.emit(_("Source “{name}” deleted").format(name=self._source.name))


class ActivityPanel(Panel):
    """The name of an activity."""

    def __init__(self, desk: Desk, partnership_id: int, group: BudgetGroup) -> None:
        super().__init__(_("Activity"))
        self._desk = desk
        self._partnership_id = partnership_id
        self._group = group
        self._title = self.add_field(FieldRow(ACTIVITY, save=self._rename))
        explanation = _("An activity holds costs that belong together.")
        self.column.addWidget(label(explanation, "small"))
        delete = button(_("Delete activity and costs"), "danger", "trash-2", self._delete)
        self.column.addWidget(delete)
        self.column.addStretch(1)
        self.refresh(group)

    @property
    def first_line_id(self) -> int:
        """The id of the activity's first cost, which tells activities apart."""
        return self._group.lines[0].id

    def refresh(self, group: BudgetGroup) -> None:
        """Show the activity again, but never over what is being typed."""
        self._group = group
        self._title.refresh(group.title)

    def _rename(self, value: str) -> None:
        budgets.rename_activity(
            self._desk,
            self._partnership_id,
            self._group.title,
            value,
            merge_key=f"activity {self.first_line_id}",
        )

    def _delete(self) -> None:
        self.closed.emit()
        budgets.delete_cost_lines(self._desk, [line.id for line in self._group.lines])
        self.done.emit(_("Activity “{name}” deleted").format(name=self._group.title))


def _partner_field(partners: Sequence[Organisation]) -> FieldSpec:
    nobody = Option(_NO_PARTNER, N_("None of the partners"))
    options = (nobody, *(Option(str(partner.id), partner.name) for partner in partners))
    return FieldSpec("partner", N_("Which partner gives it"), kind="choice", options=options)
