"""The amendment that is on its way: its days, the clauses it changes, and where to go on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.domain.amendments import Amendment, fields_of
from partnerdesk.domain.consolidated import ClauseInForce, changing_clauses
from partnerdesk.domain.filled_agreement import FilledAgreement
from partnerdesk.domain.texts import listed
from partnerdesk.services import amendments
from partnerdesk.ui.kit.editors import FIELD_WIDTH, CalmComboBox
from partnerdesk.ui.kit.fields import FieldRow
from partnerdesk.ui.kit.flow import FlowLayout
from partnerdesk.ui.kit.language import _, n_
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button, card, clear_layout, label, pill
from partnerdesk.ui.screens.amendments.annex_parts import BudgetPart, ProgrammePart

Do = Callable[[Callable[[], object]], None]


class OpenCard(QWidget):
    """What the amendment says besides its clauses, and which clauses it changes."""

    def __init__(self, context: Context, do: Do) -> None:
        """``do`` runs an action and says on the page what is wrong with it."""
        super().__init__()
        self._context, self._do = context, do
        self._filled: FilledAgreement | None = None
        self._fields: dict[str, FieldRow] = {}
        self._title = label("", "h2")
        self._state = QVBoxLayout()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(px(12))
        self._clauses = CalmComboBox()
        self._clauses.setAccessibleName(_("Clause in force"))
        self._clauses.setMinimumContentsLength(16)
        self._changed = label("", "muted")
        self._budget = BudgetPart(context, do)
        self._programme = ProgrammePart(context, do)
        self._choice = QWidget()
        self.write = button(_("Write the amendment"), "primary", "file-text", self.open_editor)
        self._check = button(_("Check and print"), icon_name="list-checks", on_click=self._print)
        self._sign = button(_("Open the signatures"), icon_name="signature", on_click=self._go)
        self._discard = button(_("Discard the amendment"), "link", on_click=self._give_up)
        self._lay_out()

    def show_amendment(self, filled: FilledAgreement, standing: tuple[ClauseInForce, ...]) -> None:
        """Show an amendment; what is being typed about the same one stays."""
        amendment = filled.agreement.amendment
        if amendment is None:
            return
        is_other = self._filled is None or self._filled.agreement.id != filled.agreement.id
        self._filled = filled
        is_frozen = filled.agreement.frozen is not None
        self._title.setText(filled.agreement.title)
        clear_layout(self._state)
        self._state.addWidget(pill(_(amendment.kind.label), "info"))
        if is_frozen:
            self._state.addWidget(pill(_("Frozen. It waits for its signatures."), "warn"))
        if is_other:
            self._build(amendment)
        for key, field in self._fields.items():
            field.setVisible(not is_frozen)
            field.refresh(self._value(filled, amendment, key))
        self._offer(filled, standing)
        self._budget.show_amendment(filled)
        self._programme.show_amendment(filled)
        self._choice.setVisible(not is_frozen and self._clauses.count() > 0)
        self._discard.setVisible(not is_frozen)
        self._sign.setVisible(is_frozen)
        self.write.setVisible(not is_frozen)

    def focus_field(self, key: str) -> None:
        """Put the cursor into a field, by its name in the text of the amendment."""
        names = {"effective_date": "effective_on", "new_end_date": "until_on"}
        field = self._fields.get(names.get(key, key))
        (field or self.write).setFocus(Qt.FocusReason.OtherFocusReason)

    def open_editor(self, clause_id: int | None = None) -> None:
        """Write in the editor of all drafts, perhaps at a clause."""
        if self._filled is not None:
            number = self._filled.partnership.id
            self._context.open("agreements", partnership_id=number, clause_id=clause_id)

    def _lay_out(self) -> None:
        frame, column = card(gap=12)
        column.addWidget(self._title)
        column.addLayout(self._state)
        ways_on = QWidget()
        flow = FlowLayout(ways_on)
        for one in (self.write, self._check, self._sign, self._discard):
            flow.addWidget(one)
        column.addWidget(ways_on)
        next_one = _("One amendment at a time. The next can begin when this one is in force.")
        column.addWidget(label(next_one, "small"))
        column.addLayout(self._rows)
        self._lay_out_choice()
        column.addWidget(self._choice)
        column.addWidget(self._changed)
        column.addWidget(self._programme)
        column.addWidget(self._budget)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)

    def _lay_out_choice(self) -> None:
        choice = QVBoxLayout(self._choice)
        choice.setContentsMargins(0, 0, 0, 0)
        choice.addWidget(label(_("Which clauses change?"), "label"))
        self._clauses.setMaximumWidth(px(FIELD_WIDTH))
        across = QHBoxLayout()
        across.addWidget(self._clauses, 1)
        across.addStretch(0)
        choice.addLayout(across)
        tools = QWidget()
        flow = FlowLayout(tools)
        flow.addWidget(button(_("Change its words"), icon_name="pencil", on_click=self._change))
        flow.addWidget(button(_("Take it out"), icon_name="trash-2", on_click=self._take_out))
        choice.addWidget(tools)
        choice.addWidget(label(_("New clauses are written in the editor."), "small"))

    def _build(self, amendment: Amendment) -> None:
        clear_layout(self._rows)
        self._fields = {}
        before: QWidget = self._discard
        for spec in fields_of(amendment.kind):
            field = FieldRow(spec, save=partial(self._save, spec.key))
            self._fields[spec.key] = field
            self._rows.addWidget(field)
            QWidget.setTabOrder(before, field)
            before = field
        QWidget.setTabOrder(before, self._clauses)

    def _value(self, filled: FilledAgreement, amendment: Amendment, key: str) -> Any:
        if key == "change_reason":
            return filled.agreement.values.get(key, "")
        return getattr(amendment, key)

    def _offer(self, filled: FilledAgreement, standing: tuple[ClauseInForce, ...]) -> None:
        """The clauses that can still be chosen; those that are chosen stand below."""
        changed = changing_clauses(filled.agreement)
        taken = {one.changes_id for one in changed}
        chosen = self._clauses.currentData()
        self._clauses.clear()
        for one in standing:
            if one.id not in taken and not one.is_taken_out:
                self._clauses.addItem(f"{one.label}  {one.heading}", one.id)
        self._clauses.setCurrentIndex(max(0, self._clauses.findData(chosen)))
        count = len(changed)
        said = n_(
            "This amendment changes {count} clause", "This amendment changes {count} clauses", count
        )
        words = said.format(count=count)
        names = listed(one.heading for one in changed)
        self._changed.setText(f"{words}: {names}" if names else _("It changes no clause yet."))

    def _save(self, key: str, value: Any) -> None:
        if self._filled is not None:
            number = self._filled.agreement.id
            amendments.set_amendment_field(self._context.desk, number, key, value)

    def _change(self) -> None:
        if self._filled is not None:
            self._do(lambda: self.open_editor(self._add(amendments.change_clause)))

    def _take_out(self) -> None:
        if self._filled is not None:
            self._do(self._take_out_chosen)

    def _take_out_chosen(self) -> None:
        said = _("Taken out: {heading}").format(heading=self._clauses.currentText())
        self._add(amendments.take_out_clause)
        self._context.offer_undo(said)

    def _add(self, service: Callable[[Any, int, int], int]) -> int:
        assert self._filled is not None  # both buttons have asked
        return service(
            self._context.desk, self._filled.agreement.id, int(self._clauses.currentData())
        )

    def _print(self) -> None:
        if self._filled is not None:
            number = self._filled.partnership.id
            self._context.open("printing", partnership_id=number, paper="amendment", check=True)

    def _go(self) -> None:
        if self._filled is not None:
            self._context.open("signatures", partnership_id=self._filled.partnership.id)

    def _give_up(self) -> None:
        if self._filled is None:
            return
        title, number = self._filled.agreement.title, self._filled.agreement.id

        def discard() -> None:
            amendments.discard_amendment(self._context.desk, number)
            self._context.offer_undo(_("Discarded: {title}").format(title=title))

        self._do(discard)
