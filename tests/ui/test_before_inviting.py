"""What is missing before an invitation leads to the very place where it is written."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from partnerdesk.domain.partners import Finding, ResearchQuestion
from partnerdesk.domain.partnership import Partner, Partnership
from partnerdesk.domain.ties import MissingStep, missing_before_invitation
from partnerdesk.services import partnerships, research
from partnerdesk.services.desk import Desk
from partnerdesk.ui.main_window import MainWindow
from tests.person import Person
from tests.ui.started import set_up_centre, start_partnership

COUNCIL = "Riverside Town Council"


@pytest.fixture
def partnership_id(desk: Desk) -> int:
    set_up_centre(desk)
    return start_partnership(desk)


@pytest.fixture
def window(desk: Desk, partnership_id: int) -> MainWindow:
    made = MainWindow(desk)
    made.resize(1366, 700)
    return made


@pytest.fixture
def amina(qtbot: QtBot, window: MainWindow) -> Person:
    return Person(qtbot, window)


def council_of(partnership: Partnership) -> Partner:
    return next(one for one in partnership.partners if one.name == COUNCIL)


def step(desk: Desk, partnership_id: int, verb: str) -> MissingStep:
    """What is missing now and done with this verb."""
    partnership = partnerships.get_partnership(desk, partnership_id)
    steps = missing_before_invitation(partnership, council_of(partnership))
    return next(one for one in steps if one.verb == verb)


def follow(window: MainWindow, found: MissingStep) -> None:
    window.open(found.link.screen, **found.link.arguments)


def test_the_first_open_question_comes_first(
    amina: Person, window: MainWindow, desk: Desk, partnership_id: int
) -> None:
    partner = council_of(partnerships.get_partnership(desk, partnership_id))
    finances = ResearchQuestion.FINANCES
    research.record_research(
        desk, partner.organisation.id, finances, Finding.YES, "Report", date(2026, 1, 5)
    )
    follow(window, step(desk, partnership_id, "Open the research card"))
    amina.until(lambda: amina.focus_is_on() == "Note it: Knows the subject")


def test_a_full_card_leads_to_its_judgement_and_a_tie_to_its_decision(
    amina: Person, window: MainWindow, desk: Desk, partnership_id: int
) -> None:
    partner = council_of(partnerships.get_partnership(desk, partnership_id))
    for question in ResearchQuestion:
        research.record_research(
            desk, partner.organisation.id, question, Finding.YES, "Report", date(2026, 1, 5)
        )
    research.note_conflict_of_interest(desk, partner.organisation.id, "A cousin of the chair")
    follow(window, step(desk, partnership_id, "Judge this partner"))
    amina.until(lambda: amina.focus_is_on() == "Our judgement")
    amina.pick("Our judgement", "A good partner")
    follow(window, step(desk, partnership_id, "Write down the decision"))
    decision = "What have you decided about the tie? – Safe Streets"
    amina.until(lambda: amina.focus_is_on() == decision)
    amina.type("She does not vote about it.")
    amina.until(
        lambda: council_of(partnerships.get_partnership(desk, partnership_id)).tie_decision != ""
    )
