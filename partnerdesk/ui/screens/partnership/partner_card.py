"""A partner in a partnership: how far it is, what it does, gives and gains, what is known of it."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.domain import facts
from partnerdesk.domain.fields import FieldSpec
from partnerdesk.domain.partners import ResearchQuestion
from partnerdesk.domain.partnership import Partner, Partnership
from partnerdesk.domain.partnership_fields import (
    GIFT_FIELDS,
    PARTNER_FIELDS,
    SHARE_FIELDS,
    WAY_FIELDS,
    WISH_FIELDS,
)
from partnerdesk.services import partnerships
from partnerdesk.ui.kit.fields import FieldRow
from partnerdesk.ui.kit.language import _, current_texts
from partnerdesk.ui.kit.research_card import RESEARCH_PARTS, ResearchCard
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.states import PARTNER_STATES
from partnerdesk.ui.kit.tab_order import rejoin_below
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button, clear_layout, fact_line, hline, label, note, pill
from partnerdesk.ui.screens.partnership.parting import Partings


class PartnerCard(QFrame):
    """Name, stage and what is still open; its form is built when somebody opens it.

    Signals:
        grew(): fields were added; what stands below must rejoin the order of Tab.
    """

    grew = Signal()

    def __init__(self, context: Context, partner: Partner) -> None:
        super().__init__()
        self._context = context
        self._partner = partner
        self._form: PartnerForm | None = None
        self._narrow = False
        self.setProperty("role", "card")
        self._facts = label("", "muted")
        self._state = QHBoxLayout()
        self._switch = button("", on_click=self._toggle)
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(label(partner.name, "h2"), 1)
        head.addLayout(self._state)
        head.addWidget(self._switch)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(16), px(12), px(16), px(12))
        self._column.setSpacing(px(6))
        self._column.addLayout(head)
        self._column.addWidget(self._facts)
        self._name_switch()

    def show_partner(self, partner: Partner, partnership: Partnership) -> None:
        """Show what is known; what is being typed stays."""
        self._partner = partner
        self._partnership = partnership
        self._facts.setText(_facts(partner))
        clear_layout(self._state)
        self._state.addWidget(pill(_(partner.stage.label), PARTNER_STATES[partner.stage]))
        if self._form is not None:
            self._form.show_partner(partner, partnership)

    def is_open(self) -> bool:
        """Whether the form is shown."""
        return self._form is not None and not self._form.isHidden()

    def open(self, field: str = "") -> tuple[QWidget, QWidget]:
        """Show the form, with the cursor in a field.

        The answer is what to bring into view, and the heading that says whose it is.
        """
        if not self.is_open():
            self._toggle()
        if self._form is None:
            return self, self
        target = self._form.go_to(field)
        heading = self._form.found_out if field in RESEARCH_PARTS else self
        return (target, heading) if field else (self, self)

    def lacks(self, field: str) -> bool:
        """Whether a field of the partner is empty."""
        return field in PARTNER_FIELDS and not getattr(self._partner, field)

    def set_narrow(self, narrow: bool) -> None:
        """One column of fields or two."""
        self._narrow = narrow
        if self._form is not None:
            self._form.set_narrow(narrow)

    def _toggle(self) -> None:
        if self._form is None:
            self._form = PartnerForm(self._context, self._partner)
            self._form.set_narrow(self._narrow)
            self._column.addWidget(self._form)
            self._form.show()  # a layout would do so later, and the button must know it now
            self._form.grew.connect(self.grew)
            self.grew.emit()
            self._form.show_partner(self._partner, self._partnership)
        else:
            self._form.flush()
            self._form.setVisible(self._form.isHidden())
        self._name_switch()

    def _name_switch(self) -> None:
        verb = _("Close") if self.is_open() else _("Open")
        self._switch.setText(verb)
        self._switch.setAccessibleName(f"{verb}: {self._partner.name}")


class PartnerForm(QWidget):
    """Everything about the partner in this partnership; each field saves itself.

    Signals:
        grew(): fields were added.
    """

    grew = Signal()

    def __init__(self, context: Context, partner: Partner) -> None:
        super().__init__()
        self._context = context
        self._partner_id = partner.id
        self._partnership_id = partner.partnership_id
        self._rows: dict[str, FieldRow] = {}
        self._warnings = QVBoxLayout()
        self.found_out = label(f"{_('What we found out')}: {partner.name}", "h2")
        self._research = ResearchCard(context, partner.organisation.id, partner.partnership_id)
        self._partings = Partings(context, partner)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(px(24))
        self._columns.addLayout(
            self._side((_("In this partnership"), SHARE_FIELDS), (_("What it gives"), GIFT_FIELDS)),
            1,
        )
        self._columns.addLayout(
            self._side(
                (_("What it expects and gains"), WISH_FIELDS), (_("On the way"), WAY_FIELDS)
            ),
            1,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(4), 0, 0)
        column.setSpacing(px(12))
        column.addWidget(hline())
        column.addLayout(self._warnings)
        column.addLayout(self._way_to_invitation(partner.name))
        column.addLayout(self._columns)
        column.addWidget(hline())
        column.addWidget(self.found_out)
        column.addWidget(self._research)
        self._research.grew.connect(partial(rejoin_below, column, self._research))
        self._research.grew.connect(self.grew)
        column.addWidget(hline())
        column.addWidget(self._partings)

    def show_partner(self, partner: Partner, partnership: Partnership) -> None:
        """Show what is known; what is being typed stays."""
        for key, row in self._rows.items():
            row.refresh(getattr(partner, key))
        self._research.reload()
        self._partings.show_partner(partner)
        clear_layout(self._warnings)
        for warning in _warnings(partner, partnership):
            self._warnings.addWidget(note("", warning, state="warn"))

    def go_to(self, field: str) -> QWidget:
        """Put the cursor into a field, or into the first one, and say which."""
        if field in RESEARCH_PARTS:
            return self._research.go_to(field)
        row = self._rows.get(field) or next(iter(self._rows.values()))
        row.setFocus(Qt.FocusReason.OtherFocusReason)
        return row

    def flush(self) -> None:
        """Save what was typed last."""
        for row in self.findChildren(FieldRow):
            row.flush()

    def set_narrow(self, narrow: bool) -> None:
        """One column or two."""
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        self._research.set_narrow(narrow)

    def _way_to_invitation(self, name: str) -> QHBoxLayout:
        verb = _("Invitation and answer")
        link = button(verb, "secondary", "mail", self._open_invitation)
        link.setAccessibleName(f"{verb}: {name}")
        line = QHBoxLayout()
        line.addWidget(link)
        line.addStretch(1)
        return line

    def _open_invitation(self) -> None:
        self._context.open(
            "invitations", partnership_id=self._partnership_id, partner_id=self._partner_id
        )

    def _side(self, *groups: tuple[str, tuple[FieldSpec, ...]]) -> QVBoxLayout:
        """A column of fields in groups with their titles."""
        column = QVBoxLayout()
        column.setSpacing(px(10))
        for title, specs in groups:
            column.addWidget(label(title, "h2"))
            for spec in specs:
                row = FieldRow(spec, save=partial(self._save, spec.key))
                self._rows[spec.key] = row
                column.addWidget(row)
            column.addSpacing(px(10))
        column.addStretch(1)
        return column

    def _save(self, key: str, value: Any) -> None:
        partnerships.set_partner(self._context.desk, self._partner_id, key, value)


def _facts(partner: Partner) -> str:
    """Kind, who speaks for it, and how far research, analysis and signature are."""
    organisation = partner.organisation
    kind = _(organisation.kind.label) if organisation.kind else _("Kind not known yet")
    speaker = organisation.representative
    research = _("{count} of {all} questions answered").format(
        count=facts.answered_questions(partner.research), all=len(ResearchQuestion)
    )
    parts = [kind, speaker.name if speaker else "", research]
    if partner.signed_on:
        day = current_texts().date(partner.signed_on)
        parts.append(_("signed on {day}").format(day=day))
    elif partner.analysis_agreed_on:
        parts.append(_("agrees on the analysis"))
    return fact_line(*parts)


def _warnings(partner: Partner, partnership: Partnership) -> list[str]:
    """What to think about before this partner is invited. Source: F6, F7."""
    if facts.has_answered(partner):
        return []
    found = []
    if facts.needs_care(partner.organisation):
        found.append(
            _("A party or a religious body can put the centre at risk. Research it first.")
        )
    if not facts.members_agree(partnership):
        found.append(_("Your members have not decided yet. Invite only if you can tell them why."))
    return found
