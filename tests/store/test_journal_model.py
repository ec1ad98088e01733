"""Undo and redo against a model: whatever people do, the file holds what the model says."""

from __future__ import annotations

import shutil
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from partnerdesk.domain.history import Change
from partnerdesk.store.database import Database
from partnerdesk.store.opening import open_database
from partnerdesk.store.tables import ContactRow, OrganisationRow

State = dict[int, tuple[str, tuple[str, ...]]]
"""What the file holds: name and contacts of each organisation, by its number."""


class Staff:
    """A person who changes, takes back and brings back, and remembers how it must look."""

    def __init__(self, folder: Path) -> None:
        self._now = datetime(2026, 3, 12, 10, 42)
        self._database = open_database(folder, clock=lambda: self._now, who=lambda: "Amina")
        self._state: State = {}
        self._before: list[State] = []
        self._after: list[State] = []
        self._count = 0

    def close(self) -> None:
        """Put the file away."""
        assert not self._database.has_open_transaction()
        self._database.close()

    def do(self, deed: str) -> None:
        """Do one thing; afterwards the file holds what it should."""
        self._count += 1
        self._now += timedelta(hours=1)  # what was typed earlier is another step
        getattr(self, deed)()
        assert read(self._database) == self._state, deed

    # What people do; each time with another name

    def add(self, *, undoable: bool = True) -> None:
        """Add an organisation with two contacts."""
        with self._database.write(Change("Add", undoable=undoable)) as session:
            contacts = [ContactRow(name=name) for name in ("Grace", "Amina")]
            session.add(OrganisationRow(name=f"Added {self._count}", contacts=contacts))
        self._did()
        assert f"Added {self._count}" in (name for name, _contacts in self._state.values())

    def set_up(self) -> None:
        """A step at which undo stops from now on."""
        self.add(undoable=False)
        self._before = []

    def change_twice(self) -> None:
        """Rename one, take its contacts away and give it another: one step of two flushes."""
        if not self._state:
            return
        with self._database.write(Change("Change")) as session:
            row = session.get_one(OrganisationRow, min(self._state))
            row.name = "For a moment"
            row.contacts.clear()
            session.flush()
            row.name = f"Changed {self._count}"
            row.contacts.append(ContactRow(name="Somebody new"))
        self._did()
        assert self._state[min(self._state)] == (f"Changed {self._count}", ("Somebody new",))

    def delete(self) -> None:
        """Delete the newest organisation with its contacts."""
        if not self._state:
            return
        with self._database.write(Change("Delete")) as session:
            session.delete(session.get_one(OrganisationRow, max(self._state)))
        self._did()

    def type_with_pauses(self) -> None:
        """Several saves of one field are one step."""
        if not self._state:
            return
        for pause in range(3):
            with self._database.write(Change("Type", merge_key="name")) as session:
                row = session.get_one(OrganisationRow, max(self._state))
                row.name = f"Typed {self._count}.{pause}"
        self._did()

    def fail(self) -> None:
        """A step that ends in the middle changes nothing, and takes no redo away."""
        with pytest.raises(InterruptedError), self._database.write(Change("Fail")) as session:
            session.add(OrganisationRow(name="Never"))
            session.flush()
            raise InterruptedError

    def undo(self) -> None:
        """Take the last step back, if there is one that may be."""
        change = self._database.undo()
        assert (change is not None) == bool(self._before)
        if change is not None:
            self._after.append(self._state)
            self._state = self._before.pop()

    def redo(self) -> None:
        """Bring the step back that was taken back last."""
        change = self._database.redo()
        assert (change is not None) == bool(self._after)
        if change is not None:
            self._before.append(self._state)
            self._state = self._after.pop()

    def _did(self) -> None:
        """A step was done: it can be taken back, and nothing can be brought back any more."""
        self._before.append(self._state)
        self._after = []
        self._state = read(self._database)


def read(database: Database) -> State:
    with database.read() as session:
        return {
            row.id: (row.name, tuple(contact.name for contact in row.contacts))
            for row in session.scalars(select(OrganisationRow))
        }


DEEDS = ("add", "change_twice", "delete", "type_with_pauses", "fail", "undo", "undo", "redo")


@pytest.fixture(scope="module")
def new_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a file that was made by migrating."""
    folder = tmp_path_factory.mktemp("new")
    open_database(folder, clock=lambda: datetime(2026, 3, 12), who=str).close()
    return folder


@settings(max_examples=40, deadline=None)
@given(
    first=st.lists(st.sampled_from(DEEDS), max_size=4),
    then=st.lists(st.sampled_from(DEEDS), min_size=10, max_size=25),
)
def test_the_file_holds_what_the_model_says(
    new_file: Path, first: list[str], then: list[str]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(new_file, folder, dirs_exist_ok=True)
        staff = Staff(Path(folder))
        for deed in (*first, "set_up", *then):
            staff.do(deed)
        staff.close()
