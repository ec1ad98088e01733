"""The register's index tells at every moment what reading all organisations would tell."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from partnerdesk.domain.errors import UserError
from partnerdesk.domain.history import Change
from partnerdesk.domain.kinds import PartnerKind
from partnerdesk.domain.partners import Finding, PartnerStage, ResearchQuestion
from partnerdesk.domain.register import (
    RegisterEntry,
    RegisterQuestion,
    search_key,
)
from partnerdesk.domain.search_words import digits_in, fits, kinds_named, sought_words, words_in
from partnerdesk.domain.texts import for_language
from partnerdesk.services import contacts, imports, partners, register
from partnerdesk.services.desk import Desk
from partnerdesk.services.history import redo, undo
from partnerdesk.services.merging import merge
from partnerdesk.services.opening import open_desk
from partnerdesk.services.research import record_research
from partnerdesk.store.tables import ContactRow, OrganisationRow, PartnerRow, PartnershipRow

MOMENT = datetime(2026, 3, 12, 10, 42)
NAMES = (
    "Town Council", "Café Löwe", "Mütterzentrum Süd e.V.", "София център", "Sofia Library",
    "Śródmieście", "Ямбол", "Общество Солнце", "Town Hall Café", "東京 Haus", "_%\"* NOT", "1 2",
)  # fmt: skip
QUESTIONS = (
    "", "t", "to", "tow", "town", "town c", "cafe", "sofia", "софия", "muetter", "mütter", "e.v.",
    "яmbol", "yambol", "council", "089", "+49 89", "123456", "grace", "notes", "savings", "financ",
    "safe str", "東", "1", "obshtestvo", "общ", "\"", "* OR", "NOT town", "lowe cafe", "riverside",
)  # fmt: skip


def brute_force(entries: Sequence[RegisterEntry], question: RegisterQuestion) -> list[int]:
    """What a question should find, by reading every organisation."""
    ranked = [
        (_rank(entry, question.words), search_key(entry.name), entry.id)
        for entry in entries
        if _is_let_through(entry, question)
    ]
    return [number for rank, _name, number in sorted(r for r in ranked if r[0] is not None)]


def _is_let_through(entry: RegisterEntry, question: RegisterQuestion) -> bool:
    return (
        entry.is_archived == question.is_archived
        and question.stage in (None, entry.stage)
        and question.kind in (None, entry.organisation.kind)
        and not (question.is_kind_unknown and entry.organisation.kind is not None)
        and question.partnership_id in (None, *(one.partnership_id for one in entry.standings))
    )


def _rank(entry: RegisterEntry, words: str) -> int | None:
    """The weightiest columns that hold all words; None where none do."""
    sought = sought_words(words)
    if not sought:
        return 0
    columns = _columns(entry)
    named = [entry.organisation.kind in kinds_named(ways, for_language("en")) for ways in sought]
    for last in range(len(columns)):
        inside = " ".join(columns[: last + 1]).split()
        if all(fits(ways, inside) for ways in sought):
            begins = fits(sought[0], words_in((entry.name.split() or [""])[0]).split())
            return 0 if last == 0 and begins else last + 1
    everywhere = " ".join(columns).split()
    found = (
        fits(ways, everywhere) or is_named for ways, is_named in zip(sought, named, strict=True)
    )
    return len(columns) if all(found) else None


def _columns(entry: RegisterEntry) -> list[str]:
    one = entry.organisation
    people = [f"{p.name} {p.role} {p.email} {digits_in(p.phone)}" for p in one.contacts]
    own = f"{one.email} {one.website} {digits_in(one.phone)}"
    partnerships = [standing.partnership for standing in entry.standings]
    return [
        words_in(one.name),
        words_in("\n".join([own, *people])),
        words_in(f"{one.place} {one.postal_code} {one.street} {one.country}"),
        words_in("\n".join([one.notes, one.legal_form, one.register_number, *partnerships])),
    ]


def agrees_with_the_tables(desk: Desk) -> None:
    entries = partners.list_register(desk, include_archived=True)
    for words in QUESTIONS:
        question = RegisterQuestion(words)
        assert list(register.find_all(desk, question)) == brute_force(entries, question), words
        assert register.count_found(desk, question) == len(brute_force(entries, question))
    for question in _filters(desk):
        assert list(register.find_all(desk, question)) == brute_force(entries, question), question
        assert register.count_found(desk, question) == len(brute_force(entries, question))
    for partnership_id in (None, *_partnerships(desk)):
        among = [
            entry
            for entry in entries
            if partnership_id in (None, *(one.partnership_id for one in entry.standings))
        ]
        counted = register.count_register(desk, partnership_id)
        assert sum(one.organisations for one in counted) == len(among)
        for one in counted:
            same = [
                entry
                for entry in among
                if (entry.is_archived, entry.stage, entry.organisation.kind)
                == (one.is_archived, one.stage, one.kind)
            ]
            assert one.organisations == len(same)


def _filters(desk: Desk) -> Iterator[RegisterQuestion]:
    for words in ("", "town"):
        for stage in (None, PartnerStage.IDEA, PartnerStage.INVITED, PartnerStage.RESEARCHING):
            yield RegisterQuestion(words, stage=stage)
            yield RegisterQuestion(words, stage=stage, kind=PartnerKind.FINANCE)
        yield RegisterQuestion(words, is_kind_unknown=True)
        yield RegisterQuestion(words, is_archived=True)
        for partnership_id in _partnerships(desk):
            yield RegisterQuestion(words, partnership_id=partnership_id)


def _partnerships(desk: Desk) -> list[int]:
    with desk.database.read() as session:
        return [row.id for row in session.query(PartnershipRow)]


class Centre:
    """Staff who change the register in every way there is."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.count = 0

    def _some_id(self, choice: int) -> int | None:
        ids = [entry.id for entry in partners.list_register(self.desk, include_archived=True)]
        return ids[choice % len(ids)] if ids else None

    def add(self, choice: int) -> None:
        name = NAMES[choice % len(NAMES)]
        kind = ("", "finance", "authorities")[choice % 3]
        values = {"name": name, "kind": kind, "place": "Riverside", "phone": "+49 89 123456"}
        partners.add_organisation(self.desk, values)

    def rename(self, choice: int) -> None:
        if (number := self._some_id(choice)) is not None:
            name = NAMES[(choice + 3) % len(NAMES)]
            partners.set_organisation_field(self.desk, number, "name", name)

    def note(self, choice: int) -> None:
        if (number := self._some_id(choice)) is not None:
            partners.set_organisation_field(self.desk, number, "notes", "Notes on town café")

    def add_contact(self, choice: int) -> None:
        if (number := self._some_id(choice)) is not None:
            contact = {"name": "Grace Council", "email": "grace@town.org", "phone": "089/654321"}
            contacts.add_contact(self.desk, number, contact)

    def remove_contact(self, choice: int) -> None:
        if (number := self._some_id(choice)) is not None:
            for contact in partners.get_organisation(self.desk, number).contacts[:1]:
                contacts.remove_contact(self.desk, contact.id)

    def move_contact(self, choice: int) -> None:
        """As merging two partners does it."""
        if (number := self._some_id(choice)) is not None:
            with self.desk.database.write(Change("Move")) as session:
                contact = session.query(ContactRow).first()
                if contact is not None:
                    contact.organisation_id = number

    def research(self, choice: int) -> None:
        if (number := self._some_id(choice)) is not None:
            question = ResearchQuestion.TIME
            record_research(self.desk, number, question, Finding.YES, "Report", MOMENT.date())

    def join(self, choice: int) -> None:
        if (number := self._some_id(choice)) is not None:
            with self.desk.database.write(Change("Join")) as session:
                self.count += 1
                partnership = PartnershipRow(name=f"Safe Streets {self.count}", path="bottom")
                stage = list(PartnerStage)[choice % 8]
                partnership.partners.append(PartnerRow(organisation_id=number, stage=stage))
                session.add(partnership)

    def rename_partnership(self, _choice: int) -> None:
        with self.desk.database.write(Change("Rename")) as session:
            partnership = session.query(PartnershipRow).first()
            if partnership is not None:
                partnership.name = "Savings for all"

    def archive(self, choice: int) -> None:
        if (number := self._some_id(choice)) is not None:
            partners.archive_organisation(self.desk, number)

    def make_centre(self, choice: int) -> None:
        if (number := self._some_id(choice)) is not None:
            with self.desk.database.write(Change("Own")) as session:
                session.get_one(OrganisationRow, number).is_centre = True

    def merge(self, choice: int) -> None:
        first, second = self._some_id(choice), self._some_id(choice + 1)
        if first is not None and second is not None and first != second:
            with suppress(UserError):  # the centre is nobody's duplicate
                merge(self.desk, first, second, {})

    def take_in(self, choice: int) -> None:
        rows = "".join(f"{name};Hall {choice};089 123{choice:03}\r\n" for name in NAMES[:3])
        file = self.desk.data_folder / "list.csv"
        file.write_text(f"Name;Ansprechpartner;Telefon\r\n{rows}", encoding="utf-8")
        preview = imports.look(self.desk, file)
        if not preview.plan.is_empty:
            imports.apply(self.desk, preview)

    def undo(self, _choice: int) -> None:
        undo(self.desk)

    def redo(self, _choice: int) -> None:
        redo(self.desk)


DEEDS = [name for name in vars(Centre) if not name.startswith("_")]


@contextmanager
def centre_on_a_copy(empty: Path) -> Iterator[Centre]:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "data"
        shutil.copytree(empty, copy)
        with open_desk(copy, lambda: MOMENT) as desk:
            yield Centre(desk)


@settings(max_examples=40, deadline=None)
@given(deeds=st.lists(st.tuples(st.sampled_from(DEEDS), st.integers(0, 50)), max_size=25))
def test_whatever_people_do_the_index_finds_what_is_in_the_tables(
    _empty_centre: Path, deeds: list[tuple[str, int]]
) -> None:
    with centre_on_a_copy(_empty_centre) as centre:
        for number in range(6):
            centre.add(number)
        for deed, choice in deeds:
            getattr(centre, deed)(choice)
        agrees_with_the_tables(centre.desk)
