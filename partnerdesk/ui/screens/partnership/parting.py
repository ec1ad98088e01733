"""A partner leaves: it said no, does not suit, or ends; each time the reason is asked."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnerdesk.domain import facts
from partnerdesk.domain.partners import PartnerStage
from partnerdesk.domain.partnership import Partner
from partnerdesk.domain.partnership_fields import ENDED_FIELDS
from partnerdesk.services import partnerships
from partnerdesk.ui.kit.fields import FieldRow
from partnerdesk.ui.kit.flow import FlowLayout
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.page import bring_into_view
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button, label


class Partings(QWidget):
    """The ways in which a partner can leave; which of them are offered depends on how far it is."""

    def __init__(self, context: Context, partner: Partner) -> None:
        super().__init__()
        self._context = context
        self._partner = partner
        self._stage = PartnerStage.ENDED
        self._ways = {
            PartnerStage.DECLINED: button(_("It said no …")),
            PartnerStage.NOT_SUITABLE: button(_("It does not suit us …")),
            PartnerStage.ENDED: button(_("It leaves the partnership …")),
        }
        for stage, way in self._ways.items():
            way.clicked.connect(partial(self._ask, stage))
        self._take_out = button(_("Take it out"), "danger", on_click=self._remove)
        links = QWidget()
        flow = FlowLayout(links)
        flow.addWidget(button(_("Open in the register"), on_click=self._open_register))
        for way in (*self._ways.values(), self._take_out):
            flow.addWidget(way)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(links)
        column.addWidget(self._question())

    def show_partner(self, partner: Partner) -> None:
        """Offer what is possible now: one with a history is not simply taken out."""
        self._partner = partner
        has_said_yes = facts.has_answered(partner)
        for stage, way in self._ways.items():
            way.setVisible((stage is PartnerStage.ENDED) is has_said_yes)
        self._take_out.setVisible(not facts.has_history(partner))

    def _question(self) -> QWidget:
        self._asking = QWidget()
        self._title = label("", "label")
        reason, day = (FieldRow(spec) for spec in ENDED_FIELDS)
        self._reason, self._day = reason, day
        answers = QWidget()
        flow = FlowLayout(answers)
        flow.addWidget(button(_("Write it down"), "secondary", "check", self._part))
        flow.addWidget(button(_("It stays"), "link", on_click=self._asking.hide))
        column = QVBoxLayout(self._asking)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        for widget in (self._title, reason, day, answers):
            column.addWidget(widget)
        self._asking.hide()
        return self._asking

    def _ask(self, stage: PartnerStage) -> None:
        self._stage = stage
        self._title.setText(f"{self._partner.name}: {_(stage.label)}")
        self._day.set_value(self._context.desk.clock().date())
        self._asking.show()
        self._reason.setFocus(Qt.FocusReason.OtherFocusReason)
        bring_into_view(self._asking)

    def _part(self) -> None:
        if not (self._reason.check() and self._day.check()):
            return
        day = self._day.value()
        partnerships.part_with(
            self._context.desk,
            self._partner.id,
            self._stage,
            str(self._reason.value()),
            day if isinstance(day, date) else None,
        )
        self._say_goodbye()

    def _remove(self) -> None:
        partnerships.remove_partner(self._context.desk, self._partner.id)
        self._say_goodbye()

    def _say_goodbye(self) -> None:
        words = _("{name} no longer takes part.").format(name=self._partner.name)
        self._context.offer_undo(words)

    def _open_register(self) -> None:
        self._context.open("register", organisation_id=self._partner.organisation.id)
