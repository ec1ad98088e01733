"""The people who work at the desk: first names, to sign changes."""

from __future__ import annotations

from sqlalchemy import select

from partnerdesk.domain.centre import Person
from partnerdesk.domain.errors import FieldError
from partnerdesk.domain.fields import FieldSpec, clean
from partnerdesk.domain.history import Change
from partnerdesk.domain.texts import N_
from partnerdesk.services.desk import Desk
from partnerdesk.store.database import Database
from partnerdesk.store.tables import PersonRow

NAME = FieldSpec(
    "name", N_("Your first name"), required=True, max_length=60, example=N_("Amina"), statement="C9"
)


def list_people(desk: Desk) -> tuple[Person, ...]:
    """Everybody who works here now, in the order in which they came."""
    with desk.database.read() as session:
        rows = session.scalars(select(PersonRow).where(PersonRow.is_active).order_by(PersonRow.id))
        return tuple(Person(row.id, row.name, row.is_active) for row in rows)


def add_person(desk: Desk, name: str) -> Person:
    """Add somebody who works here; undo stops there, as the new person is at the desk already.

    Raises:
        FieldError: no name, or somebody already has it.
    """
    wanted = clean(NAME, name)
    if any(person.name.casefold() == wanted.casefold() for person in list_people(desk)):
        raise FieldError(
            "name",
            N_("{name} is already here."),
            N_("Choose that tile, or add a letter, for example {name} B."),
            name=wanted,
        )
    change = Change(N_("Add {name} to the people here"), undoable=False, name=wanted)
    with desk.database.write(change) as session:
        row = PersonRow(name=wanted)
        session.add(row)
        session.flush()
        return Person(row.id, row.name)


def remove_person(desk: Desk, person_id: int) -> None:
    """Somebody no longer works here; her name stays in the history."""
    with desk.database.read() as session:
        name = session.get_one(PersonRow, person_id).name
    change = Change(N_("Remove {name} from the people here"), name=name)
    with desk.database.write(change) as session:
        session.get_one(PersonRow, person_id).is_active = False


def choose_person(desk: Desk, person_id: int) -> None:
    """From now on changes are signed with this person's name."""
    desk.settings.change(person_id=person_id)


def current_person(desk: Desk) -> Person | None:
    """Who is at the desk now; None before anybody said so."""
    chosen = desk.settings.current.person_id
    return next((person for person in list_people(desk) if person.id == chosen), None)


def who(desk: Desk) -> str:
    """The name of who is at the desk, as it signs changes."""
    return name_of_person(desk.database, desk.settings.current.person_id)


def name_of_person(database: Database, person_id: int | None) -> str:
    """The name that signs changes; empty while nobody is chosen."""
    if person_id is None:
        return ""
    with database.read() as session:
        row = session.get(PersonRow, person_id)
        return row.name if row else ""
