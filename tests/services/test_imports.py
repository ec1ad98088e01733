"""Taking in lists: every format, a long and messy one, and once more without a duplicate."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from partnerdesk.domain.errors import UserError
from partnerdesk.domain.importing import ImportPlan, RowState
from partnerdesk.domain.kinds import PartnerKind
from partnerdesk.services import history, imports
from partnerdesk.services.desk import Desk
from partnerdesk.services.partners import add_organisation, list_register
from tests import list_files, messy_list


def take_in(desk: Desk, file: Path) -> ImportPlan:
    return imports.apply(desk, imports.look(desk, file))


def written(folder: Path, name: str, content: bytes) -> Path:
    file = folder / name
    file.write_bytes(content)
    return file


@contextmanager
def counted_statements() -> Iterator[list[str]]:
    """The SQL statements that are sent inside the block."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        sent.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(Engine, "before_cursor_execute", note)


FORMATS = {
    "list.xlsx": list_files.xlsx(),
    "list.ods": list_files.ods(),
    "list.xls": list_files.OLD_EXCEL.read_bytes(),
    "semicolon.csv": list_files.csv(";"),
    "comma.csv": list_files.csv(","),
    "tab.txt": list_files.csv("\t"),
    "bar.csv": list_files.csv("|"),
    "marked.csv": list_files.csv(encoding="utf-8-sig"),
    "wide.csv": list_files.csv("\t", "utf-16"),
    "wide-unmarked.csv": list_files.csv(";", "utf-16-le"),
    "named.csv": b"sep=;\r\n" + list_files.csv(";"),
    "old.vcf": list_files.vcard("2.1"),
    "usual.vcf": list_files.vcard("3.0"),
    "new.vcf": list_files.vcard("4.0"),
    "wrong-ending.csv": list_files.xlsx(),
}


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_brings_the_same_partners(desk: Desk, tmp_path: Path, name: str) -> None:
    done = take_in(desk, written(tmp_path, name, FORMATS[name]))
    assert done.counts == {RowState.NEW: 2}
    entries = {entry.name: entry.organisation for entry in list_register(desk)}
    assert sorted(entries) == sorted(list_files.NAMES)
    flower = entries["Verein Löwenzahn"]
    assert flower.postal_code == "80331"
    assert [contact.name for contact in flower.contacts] == ["Jörg Müller"]
    assert "089 1234567" in (flower.phone, flower.contacts[0].phone)


@pytest.mark.parametrize(
    ("encoding", "at"), [("cp1252", 0), ("cp1251", 1), ("utf-8", 0), ("utf-8", 1)]
)
def test_old_letters_are_recognised(desk: Desk, tmp_path: Path, encoding: str, at: int) -> None:
    row = list_files.ROWS[at]
    file = written(tmp_path, "old.csv", list_files.csv(";", encoding, (row,)))
    take_in(desk, file)
    [entry] = list_register(desk)
    assert (entry.name, entry.organisation.contacts[0].name) == (row[0], row[3])


def test_a_card_in_quoted_letters_is_read(desk: Desk, tmp_path: Path) -> None:
    card = (
        b"BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J\r\n"
        b"FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=B6rg M=C3=BC=\r\nller\r\n"
        b"ORG:Sunrise\r\nTEL;CELL:0170 123456\r\nTEL;WORK:089 123456\r\nEND:VCARD\r\n"
    )
    take_in(desk, written(tmp_path, "card.vcf", card))
    [entry] = list_register(desk)
    [contact] = entry.organisation.contacts
    assert (contact.name, contact.phone) == ("Jörg Müller", "0170 123456")
    assert entry.organisation.phone == "089 123456"


@pytest.fixture(scope="module")
def messy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """5,000 messy rows as xlsx."""
    content = messy_list.messy_workbook(5_000)
    return written(tmp_path_factory.mktemp("lists"), "Unsere Partner.xlsx", content)


def test_a_messy_list_of_5000_rows_comes_in_once_and_goes_in_one_step(
    desk: Desk, messy: Path
) -> None:
    preview = imports.look(desk, messy)
    assert preview.matching.header_at == 3
    assert preview.matching.targets == (
        "", "name", "kind", "street", "postal_code", "place", "contact.name", "contact.role",
        "phone", "contact.email", "notes", "notes",
    )  # fmt: skip
    assert list_register(desk) == ()  # looking changes nothing

    done = imports.apply(desk, preview)
    assert done.counts == {RowState.NEW: 4_811, RowState.COMPLETES: 89}
    entries = {entry.name: entry.organisation for entry in list_register(desk)}
    assert len(entries) == 4_811
    first = entries["Общество Солнце 0"]
    assert (first.phone, first.contacts[0].phone) == ("089/4000000", "0170 9000000")
    assert first.kind is PartnerKind.NPO
    assert first.notes.endswith("Erstkontakt: 3 January 2020")
    assert len(first.notes) > 1_000

    again = imports.look(desk, messy)
    assert again.plan.is_empty
    with pytest.raises(UserError, match="nothing to take in"):
        imports.apply(desk, again)
    assert len(list_register(desk)) == 4_811

    history.undo(desk)
    assert list_register(desk) == ()


def test_more_rows_need_hardly_more_statements(desk: Desk, tmp_path: Path) -> None:
    def statements(rows: int) -> int:
        content = messy_list.messy_workbook(rows)
        preview = imports.look(desk, written(tmp_path, f"{rows}.xlsx", content))
        with counted_statements() as sent:
            imports.apply(desk, preview)
        history.undo(desk)
        return len(sent)

    few = statements(100)
    assert statements(1_000) <= few + 40  # SQLAlchemy inserts some hundred rows at once


def test_the_register_is_compared_again_before_anything_is_written(
    desk: Desk, tmp_path: Path
) -> None:
    preview = imports.look(desk, written(tmp_path, "list.csv", list_files.csv()))
    add_organisation(desk, {"name": "verein löwenzahn"})
    done = imports.apply(desk, preview)
    assert done.counts == {RowState.NEW: 1, RowState.COMPLETES: 1}
    assert len(list_register(desk)) == 2


def test_a_known_partner_keeps_what_the_register_says(desk: Desk, tmp_path: Path) -> None:
    add_organisation(desk, {"name": "Verein Löwenzahn", "phone": "089 999999"})
    take_in(desk, written(tmp_path, "list.csv", list_files.csv()))
    entries = {entry.name: entry.organisation for entry in list_register(desk)}
    known = entries["Verein Löwenzahn"]
    assert (known.phone, known.postal_code) == ("089 999999", "80331")
    assert [contact.name for contact in known.contacts] == ["Jörg Müller"]
    history.undo(desk)
    [left] = list_register(desk)
    assert (left.organisation.postal_code, left.organisation.contacts) == ("", ())


def test_the_longest_sheet_is_read_and_another_can_be_chosen(desk: Desk, tmp_path: Path) -> None:
    import xlsxwriter

    file = tmp_path / "sheets.xlsx"
    book = xlsxwriter.Workbook(file)
    book.add_worksheet("Legend").write_column(0, 0, ["Name", "Hill"])
    book.add_worksheet("Empty")
    book.add_worksheet("Partners").write_column(0, 0, ["Name", "Sunrise", "Town Council"])
    book.close()
    preview = imports.look(desk, file)
    assert [row.name for row in preview.plan.rows] == ["Sunrise", "Town Council"]
    other = imports.choose_table(desk, preview, 0)
    assert [row.name for row in other.plan.rows] == ["Hill"]


def test_columns_matched_otherwise_are_read_otherwise(desk: Desk, tmp_path: Path) -> None:
    preview = imports.look(desk, written(tmp_path, "list.csv", list_files.csv()))
    targets = ("contact.name", "notes", "", "name", "")
    other = imports.match_again(desk, preview, targets)
    assert [row.name for row in other.plan.rows] == ["Jörg Müller", "Анна"]


@pytest.mark.parametrize("name", ["nowhere.xlsx", "", "\0.csv", "x" * 300])
def test_a_file_that_is_not_there_is_named(desk: Desk, tmp_path: Path, name: str) -> None:
    with pytest.raises(UserError) as refused:
        imports.look(desk, tmp_path / name)
    assert refused.value.what_to_do
