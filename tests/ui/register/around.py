"""The register of a centre that has begun, the screens around it, and ways to look at it."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QApplication

from partnerdesk.domain.history import Change
from partnerdesk.domain.partners import Finding, PartnerStage, ResearchQuestion
from partnerdesk.services import contacts, partners
from partnerdesk.services.desk import Desk
from partnerdesk.services.research import record_research
from partnerdesk.store.tables import PartnerRow, PartnershipRow
from partnerdesk.ui.kit.page import page_layout
from partnerdesk.ui.kit.screen import Context, Screen
from partnerdesk.ui.kit.widgets import button, label
from partnerdesk.ui.main_window import SCREENS, ScreenEntry
from tests.person import Person

TABLE = "Partners"
NAME = "Name of the partner"


class Elsewhere(Screen):
    """Stands for the screens around the register: says where it was asked to go."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._words = label("")
        column = page_layout(self)
        column.addWidget(self._words)
        column.addWidget(
            button("Edit the council", on_click=lambda: context.open("register", organisation_id=2))
        )
        column.addWidget(
            button("Show schools", on_click=lambda: context.open("register", kind="school_boards"))
        )

    def arrive(self, **arguments: object) -> None:
        self._words.setText(f"Elsewhere {arguments}")


REGISTER = next(entry for entry in SCREENS if entry.name == "register")
ELSEWHERE = [ScreenEntry(name, __name__, "Elsewhere") for name in ("printing", "partnership")]


def fill_register(desk: Desk) -> None:
    council = partners.add_organisation(
        desk, {"name": "Town Council", "kind": "authorities", "place": "Riverside"}
    )
    grace = {"name": "Grace Okafor", "role": "Mayor", "represents": True, "may_sign": True}
    contacts.add_contact(desk, council, grace)
    partners.add_organisation(desk, {"name": "Café Löwe", "kind": "business"})
    partners.add_organisation(desk, {"name": "Primary School Board", "kind": "school_boards"})
    bank = partners.add_organisation(desk, {"name": "Savings Bank", "kind": "finance"})
    record_research(
        desk, bank, ResearchQuestion.FINANCES, Finding.YES, "Annual report", date(2026, 1, 5)
    )
    put_into_partnership(desk, council, PartnerStage.INVITED)


def put_into_partnership(desk: Desk, organisation_id: int, stage: PartnerStage) -> None:
    with desk.database.write(Change("Test")) as session:
        partnership = PartnershipRow(name="Safe Streets", path="bottom")
        partnership.partners.append(
            PartnerRow(
                organisation_id=organisation_id, stage=stage, answer_due_on=date(2026, 3, 17)
            )
        )
        session.add(partnership)


def listed(person: Person) -> list[str]:
    return [row[0] for row in person.rows(TABLE)]


def open_partner(person: Person, name: str) -> None:
    person.click_row(TABLE, name, twice=True)
    person.until(lambda: person.sees("About this partner"))


def paste(person: Person, text: str) -> None:
    """What no keyboard writes comes from the clipboard."""
    QApplication.clipboard().setText(text)
    person.press("Ctrl+V")


def name_is_saved(desk: Desk, name: str) -> bool:
    return name in [entry.name for entry in partners.list_register(desk)]
