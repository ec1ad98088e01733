"""Giving the register out: it comes back as it was, and nothing in it can be calculated."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from partnerdesk.domain.errors import UserError
from partnerdesk.domain.importing import RowState
from partnerdesk.domain.partners import Organisation
from partnerdesk.domain.texts import for_language
from partnerdesk.services import imports
from partnerdesk.services.contacts import add_contact
from partnerdesk.services.desk import Desk
from partnerdesk.services.exports import export_partners
from partnerdesk.services.partners import add_organisation, list_register

NASTY = (
    '=HYPERLINK("http://example.org";"Click")',
    "=cmd|'/c calc'!A1",
    "+1+1",
    "-2+3",
    "@SUM(1;2)",
    "\t=1+1",
    "Sunrise;=1+1",
    'quoted "name", with ; and ,',
    "<b>&amp;</b>",
    "Straße Łódź Общество 株式会社",
    "http://example.org/file:///etc/passwd",
    "BEGIN:VCARD",
)
SUFFIXES = (".xlsx", ".csv", ".vcf")


def nasty_register(desk: Desk) -> None:
    for at, text in enumerate(NASTY):
        values = {"name": f"{text} {at}", "street": text, "notes": f"{text}\n{text}"}
        number = add_organisation(desk, {**values, "phone": f"+49 89 123456{at}"})
        add_contact(desk, number, {"name": f"{text} person", "role": text})


def facts(organisation: Organisation) -> tuple[object, ...]:
    contacts = [(one.name, one.role, one.phone, one.email) for one in organisation.contacts]
    return (
        organisation.name, organisation.kind, organisation.street, organisation.postal_code,
        organisation.place, organisation.country, organisation.phone, organisation.email,
        organisation.notes, contacts,
    )  # fmt: skip


def register(desk: Desk) -> list[tuple[object, ...]]:
    return [facts(entry.organisation) for entry in list_register(desk)]


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("language", ["en", "de"])
def test_what_was_given_out_is_known_when_it_comes_back(
    sample_desk: Desk, tmp_path: Path, suffix: str, language: str
) -> None:
    file = tmp_path / f"partners{suffix}"
    count = export_partners(sample_desk, file, language=language)
    assert count == len(list_register(sample_desk))
    assert imports.look(sample_desk, file).plan.is_empty


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_nasty_texts_come_back_as_they_were(desk: Desk, tmp_path: Path, suffix: str) -> None:
    nasty_register(desk)
    before = register(desk)
    file = tmp_path / f"partners{suffix}"
    export_partners(desk, file)
    for _name in NASTY:
        for _step in range(2):  # the partner and its person
            desk.database.undo()
    assert list_register(desk) == ()
    imports.apply(desk, imports.look(desk, file))
    assert register(desk) == before


def test_no_cell_of_a_workbook_is_a_formula_or_a_link(desk: Desk, tmp_path: Path) -> None:
    nasty_register(desk)
    file = tmp_path / "partners.xlsx"
    export_partners(desk, file)
    with zipfile.ZipFile(file) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
        names = archive.namelist()
    cells = re.findall(r"<c [^>]*>", sheet)
    assert len(cells) > len(NASTY) * 5
    assert [cell for cell in cells if 't="s"' not in cell] == []  # all of them are shared texts
    assert "<f" not in sheet.replace("<filter", "")
    assert "<hyperlink" not in sheet
    assert not [name for name in names if "externalLink" in name or "vba" in name.lower()]
    rows = CalamineWorkbook.from_path(file).get_sheet_by_index(0).to_python()
    streets = {row[rows[0].index("Street and number")] for row in rows[1:]}
    assert streets == {text.strip() for text in NASTY}


@pytest.mark.parametrize(("language", "delimiter"), [("en", ","), ("de", ";")])
def test_no_cell_of_a_csv_file_can_be_calculated(
    desk: Desk, tmp_path: Path, language: str, delimiter: str
) -> None:
    nasty_register(desk)
    file = tmp_path / "partners.csv"
    export_partners(desk, file, language=language)
    content = file.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=delimiter))
    assert rows[0][0] == for_language(language).gettext("Name of the partner")
    dangerous = [cell for row in rows for cell in row if cell.lstrip()[:1] in tuple("=+-@")]
    assert all(re.fullmatch(r"\+49 89 \d+|", cell) for cell in dangerous)


def test_a_card_holds_no_lines_of_its_own_making(desk: Desk, tmp_path: Path) -> None:
    add_organisation(desk, {"name": "Sunrise", "notes": "END:VCARD\nBEGIN:VCARD\nFN:Evil"})
    file = tmp_path / "partners.vcf"
    export_partners(desk, file)
    lines = file.read_text(encoding="utf-8").splitlines()
    assert lines.count("BEGIN:VCARD") == lines.count("END:VCARD") == 1
    assert not [line for line in lines if line.startswith("FN:Evil")]


def test_only_the_wanted_partners_are_given_out(sample_desk: Desk, tmp_path: Path) -> None:
    wanted = [entry.id for entry in list_register(sample_desk)[:3]]
    file = tmp_path / "three.csv"
    assert export_partners(sample_desk, file, wanted) == 3
    plan = imports.look(sample_desk, file).plan
    assert all(row.state is RowState.SKIPPED for row in plan.rows)


@pytest.mark.parametrize("name", ["partners.pdf", "partners", "nowhere/partners.xlsx"])
def test_a_wrong_name_or_place_leaves_no_file(desk: Desk, tmp_path: Path, name: str) -> None:
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(UserError) as refused:
        export_partners(desk, tmp_path / name)
    assert refused.value.what_to_do
    assert sorted(tmp_path.rglob("*")) == before
