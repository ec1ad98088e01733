"""Input that nobody wants, typed and pasted into the real screens: explained, kept, printable."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from partnerdesk.domain.errors import UserError
from partnerdesk.services import agreements, budgets, papers
from partnerdesk.services.centre import get_centre
from partnerdesk.services.desk import Desk
from partnerdesk.services.partners import list_register
from partnerdesk.services.partnerships import get_partnership
from partnerdesk.ui.kit.language import current_texts
from tests.person import Person
from tests.ui.started import at_the_screen, set_up_centre, start_partnership

PARTNER = "Riverside Town Council"
FIRST_CLAUSE = "Text of clause 1, The partners"
ODD = [
    "<b>bold</b> & <img src='x'> %s {area} </p>",
    "NUL \0 bell \a escape \x1b[31m end",
    "family 👩‍👩‍👧 and half of one \ud83d",
    "مركز الأمهات והשכנים",
    "x" * 119,
]
WRONG_AMOUNTS = {
    "twelve": "This is not an amount: twelve.",
    "1,2,3.4.5": "This is not an amount: 1,2,3.4.5.",
    "12..5": "This is not an amount: 12..5.",
    "<b>5</b>": "This is not an amount: <b>5</b>.",
    "-": "This is not an amount: -.",
    "9" * 40: "This amount is too large.",
}
A_HUNDRED_THOUSAND = "long " * 20_000


@dataclass(frozen=True)
class Place:
    """A field of a screen, and how to read what the records hold of it."""

    screen: str
    arguments: Callable[[Desk, int], dict[str, object]]
    field: str
    kept: Callable[[Desk, int], str]

    def __str__(self) -> str:
        return f"{self.field} in {self.screen}"


def _partner_id(desk: Desk) -> int:
    entries = list_register(desk)
    return next(one.id for one in entries if one.organisation.name == PARTNER)


def _legal_form(desk: Desk, _partnership_id: int) -> str:
    entries = list_register(desk)
    return next(one.organisation.legal_form for one in entries if one.id == _partner_id(desk))


def _street(desk: Desk, _partnership_id: int) -> str:
    centre = get_centre(desk)
    assert centre is not None
    return centre.organisation.street


def _first_clause(desk: Desk, partnership_id: int) -> str:
    found = agreements.current_agreement(desk, partnership_id)
    assert found is not None
    return found.agreement.clauses[0].text


REGISTER = Place(
    "register",
    lambda desk, _number: {"organisation_id": _partner_id(desk)},
    "Legal form",
    _legal_form,
)
FACTS = Place(
    "partnership",
    lambda _desk, number: {"partnership_id": number, "tab": "about"},
    "Area",
    lambda desk, number: get_partnership(desk, number).area,
)
SETTINGS = Place("settings", lambda _desk, _number: {}, "Street and number", _street)
AGREEMENT = Place(
    "agreements",
    lambda _desk, number: {"partnership_id": number},
    FIRST_CLAUSE,
    _first_clause,
)
PLACES = [REGISTER, FACTS, SETTINGS, AGREEMENT]


@pytest.fixture
def partnership_id(desk: Desk) -> int:
    set_up_centre(desk)
    return start_partnership(desk)


def at(place: Place, qtbot: QtBot, desk: Desk, partnership_id: int) -> Person:
    return at_the_screen(qtbot, desk, place.screen, **place.arguments(desk, partnership_id))


def paste_over(person: Person, field: str, text: str) -> None:
    """Empty a field and paste into it, as people do who copy from a letter."""
    person.fill(field, "")
    paste(person, text)


def paste(person: Person, text: str) -> None:
    QApplication.clipboard().setText(text)
    person.press("Ctrl+V")


def readable(odd: str) -> str:
    """What is left of a text without characters that nobody can see or print."""
    kept = "".join(one for one in odd if one.isprintable() or one == "\u200d")
    return " ".join(kept.split())


def wait_until_kept(person: Person, read: Callable[[], str], odd: str) -> None:
    wanted = readable(odd)
    person.until(lambda: squeezed(read()) == wanted, f"{odd!r} is not kept")


def squeezed(text: str) -> str:
    return " ".join(text.split())


def contract_or_reason(desk: Desk, partnership_id: int) -> str:
    """The words of the contract, or the sentence that says why it cannot be printed."""
    try:
        pdf = papers.contract_pdf(desk, partnership_id)
    except UserError as error:
        return error.text(current_texts())
    return "".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


@pytest.mark.parametrize("place", PLACES, ids=str)
def test_odd_characters_are_kept_as_they_are_or_cleaned_and_the_contract_still_prints(
    qtbot: QtBot, desk: Desk, partnership_id: int, place: Place
) -> None:
    person = at(place, qtbot, desk, partnership_id)
    for odd in ODD:
        paste_over(person, place.field, odd)
        wait_until_kept(person, lambda: place.kept(desk, partnership_id), odd)
        assert len(contract_or_reason(desk, partnership_id)) > 1000


@pytest.mark.parametrize("place", PLACES, ids=str)
def test_a_hundred_thousand_characters_are_explained_and_kept_on_the_screen(
    qtbot: QtBot, desk: Desk, partnership_id: int, place: Place
) -> None:
    person = at(place, qtbot, desk, partnership_id)
    paste_over(person, place.field, A_HUNDRED_THOUSAND)
    person.press("Tab")
    person.waits_for("fit here")
    assert len(person.read(place.field)) == len(A_HUNDRED_THOUSAND)
    assert A_HUNDRED_THOUSAND[:100] not in place.kept(desk, partnership_id)
    assert len(contract_or_reason(desk, partnership_id)) > 1000
    person.window.close()
    person.waits_for("Close without saving")
    assert person.window.isVisible()


@pytest.mark.parametrize(
    ("place", "wrong_values"),
    [
        (
            REGISTER,
            [
                ("E-mail", "amina at example", "This is not an e-mail address."),
                ("E-mail", "a@b@c.org", "This is not an e-mail address."),
                ("Telephone", "call my sister", "This is not a telephone number."),
            ],
        ),
        (
            FACTS,
            [
                ("Start", "31/02/2026", "There is no such day: 31/02/2026."),
                ("Start", "tomorrow", "There is no such day: tomorrow."),
                ("Last day", "1/1/0000", "There is no such day: 1/1/0000."),
            ],
        ),
    ],
    ids=str,
)
def test_wrong_values_are_explained_at_their_field_and_stay(
    qtbot: QtBot,
    desk: Desk,
    partnership_id: int,
    place: Place,
    wrong_values: list[tuple[str, str, str]],
) -> None:
    person = at(place, qtbot, desk, partnership_id)
    for field, wrong, sentence in wrong_values:
        person.fill(field, wrong)
        person.press("Tab")
        person.waits_for(sentence)
        assert person.read(field) == wrong
    assert len(contract_or_reason(desk, partnership_id)) > 1000


def test_a_name_that_is_needed_cannot_be_emptied(
    qtbot: QtBot, desk: Desk, partnership_id: int
) -> None:
    person = at(FACTS, qtbot, desk, partnership_id)
    person.fill("Name of the partnership", "")
    person.press("Tab")
    person.waits_for("Please fill this in.")
    assert get_partnership(desk, partnership_id).name == "Safe Streets"


# The budget


def rates(desk: Desk, partnership_id: int) -> list[int]:
    sheet = budgets.get_budget(desk, partnership_id)
    assert sheet is not None
    return [line.rate_minor for line in sheet.lines]


def costs(desk: Desk, partnership_id: int) -> list[str]:
    sheet = budgets.get_budget(desk, partnership_id)
    assert sheet is not None
    return [line.text for line in sheet.lines]


def test_odd_characters_in_a_cost_are_kept_or_cleaned(
    qtbot: QtBot, desk: Desk, partnership_id: int
) -> None:
    person = at_the_screen(qtbot, desk, "budgets", partnership_id=partnership_id)
    for odd in ODD:
        person.press("F2")
        person.press("Ctrl+A")
        paste(person, odd)
        person.press("Return")
        person.press("Up")
        wait_until_kept(person, lambda: costs(desk, partnership_id)[0], odd)
    assert len(contract_or_reason(desk, partnership_id)) > 1000


def test_a_wrong_amount_is_explained_and_its_cell_stays_open(
    qtbot: QtBot, desk: Desk, partnership_id: int
) -> None:
    person = at_the_screen(qtbot, desk, "budgets", partnership_id=partnership_id)
    for told in ("Rent", "month", "3"):
        person.type(told)
        person.press("Tab")
    person.press("F2")
    for wrong, sentence in WRONG_AMOUNTS.items():
        person.press("Ctrl+A")
        paste(person, wrong)
        person.press("Return")
        person.waits_for(sentence)
        assert "Rate" in person.focus_is_on()
        assert (costs(desk, partnership_id)[0], rates(desk, partnership_id)[0]) == ("Rent", 0)


def test_a_hundred_thousand_characters_in_a_cell_are_explained(
    qtbot: QtBot, desk: Desk, partnership_id: int
) -> None:
    person = at_the_screen(qtbot, desk, "budgets", partnership_id=partnership_id)
    person.press("F2")
    paste(person, A_HUNDRED_THOUSAND)
    person.press("Return")
    person.waits_for("fit here")
    assert costs(desk, partnership_id)[0] == ""
    person.window.close()
    assert person.window.isVisible()
