"""Beginning an amendment: what happened, then the few things that kind has to know."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnerdesk.domain.amendments import AmendmentKind, fields_of
from partnerdesk.domain.errors import FieldError, UserError
from partnerdesk.domain.fields import FieldSpec, Option
from partnerdesk.domain.texts import N_
from partnerdesk.services import amendments
from partnerdesk.ui.kit.choice import ChoiceCards
from partnerdesk.ui.kit.fields import FieldRow
from partnerdesk.ui.kit.language import _, current_texts
from partnerdesk.ui.kit.messages import error_text
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.two_columns import TwoColumns, at_the_start, stacked
from partnerdesk.ui.kit.widgets import button, card, clear_layout, label, note

_ABOUT = "about_id"


class BeginCard(QWidget):
    """Six plain sentences to choose from, and the form of the one that was chosen."""

    def __init__(self, context: Context, begun: Callable[[AmendmentKind, int], None]) -> None:
        """``begun`` is told the kind and the id of the new amendment."""
        super().__init__()
        self._context, self._begun = context, begun
        self._partnership_id = 0
        self._fields: dict[str, FieldRow] = {}
        options = [Option(kind, _(kind.label), _(kind.explanation)) for kind in AmendmentKind]
        self._kinds = ChoiceCards(options, _("What happened?"))
        self._kinds.chosen.connect(self._show_form)
        self._form = QWidget()
        self._rows = QVBoxLayout(self._form)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(px(12))
        self.begin = button(_("Begin the amendment"), "primary", "file-text", self.go_on)
        frame, column = card(gap=12)
        column.addWidget(label(_("What happened?"), "h2"))
        rule = _("What was signed stays as it is. A new paper changes it, and all sign.")
        self._rule_above, self._rule_beside = label(rule), note("", rule)
        column.addWidget(self._rule_above)
        asked = stacked(self._rule_beside, self._form, at_the_start(self.begin))
        self._columns = TwoColumns([self._kinds, asked])
        column.addWidget(self._columns)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        self.setFocusProxy(self._kinds)
        self.set_narrow(False)

    def show_partnership(self, partnership_id: int) -> None:
        """Ask about this partnership; what was chosen for the same one stays."""
        if partnership_id != self._partnership_id:
            self._partnership_id = partnership_id
            self._kinds.set_value("")
            self._show_form("")

    def set_narrow(self, narrow: bool) -> None:
        """The form beside the sentences, or below them where there is little room."""
        self._columns.set_narrow(narrow)
        self._rule_above.setVisible(narrow)
        self._rule_beside.setVisible(not narrow)  # beside the sentences there is room for it

    def clear(self) -> None:
        """Forget what was chosen, after it has begun."""
        self._partnership_id = 0

    def go_on(self) -> None:
        """Begin the amendment, or show at its field what is missing."""
        kind, desk = self._kind(), self._context.desk
        wrong = [field for field in self._fields.values() if not field.check()]
        if kind is None or wrong:
            for field in wrong[:1]:
                field.setFocus()
            return
        about = self._text(_ABOUT)
        try:
            made = amendments.start_amendment(
                desk,
                self._partnership_id,
                kind,
                effective_on=self._day("effective_on"),
                until_on=self._day("until_on"),
                about_id=int(about) if about else None,
                reason=self._text("change_reason"),
            )
        except FieldError as error:
            self._fields[error.field].set_error(error.text(current_texts()))
            self._fields[error.field].setFocus()
            return
        except UserError as error:
            self._context.show_message(error_text(error), "bad")
            return
        self.clear()
        self._begun(kind, made)

    def _kind(self) -> AmendmentKind | None:
        value = self._kinds.value()
        return AmendmentKind(value) if value else None

    def _show_form(self, value: str) -> None:
        clear_layout(self._rows)
        self._fields = {}
        kind = AmendmentKind(value) if value else None
        if kind is not None:
            specs = fields_of(kind)
            if kind.names_a_partner:
                specs = (self._partner_field(kind), *specs)
            for spec in specs:
                self._fields[spec.key] = FieldRow(spec)
                self._rows.addWidget(self._fields[spec.key])
        self._form.setVisible(kind is not None)
        self.begin.setVisible(kind is not None)
        before: QWidget = self._kinds
        for field in (*self._fields.values(), self.begin):
            QWidget.setTabOrder(before, field)
            before = field

    def _partner_field(self, kind: AmendmentKind) -> FieldSpec:
        found = amendments.partners_to_choose(self._context.desk, self._partnership_id, kind)
        options = tuple(Option(str(one.organisation.id), one.name) for one in found)
        nobody = (
            N_("All partners have signed. Add the new one to the partnership first.")
            if kind is AmendmentKind.JOINING
            else N_("No partner has signed.")
        )
        return FieldSpec(
            _ABOUT,
            N_("Which partner?"),
            "choice",
            required=True,
            options=options,
            help="" if options else nobody,
        )

    def _day(self, key: str) -> date | None:
        value = self._fields[key].value() if key in self._fields else None
        return value if isinstance(value, date) else None

    def _text(self, key: str) -> str:
        return str(self._fields[key].value() or "") if key in self._fields else ""
