"""Foreign lists: their columns, their rows, and which partners are known already."""

from __future__ import annotations

import pytest

from partnerdesk.domain.compared import name_key, phone_key
from partnerdesk.domain.import_columns import TARGETS, guess_target, match_columns
from partnerdesk.domain.import_plan import make_plan
from partnerdesk.domain.import_rows import read_rows
from partnerdesk.domain.importing import (
    NO_HEADER,
    Candidate,
    Decision,
    ImportPlan,
    Matching,
    RowState,
    Table,
)
from partnerdesk.domain.kinds import PartnerKind
from partnerdesk.domain.partners import Contact, Organisation
from partnerdesk.domain.texts import for_language

ENGLISH = for_language("en")


def table(*rows: tuple[str, ...]) -> Table:
    width = max(map(len, rows))
    return Table("List", tuple((*row, *[""] * (width - len(row))) for row in rows))


def read(targets: tuple[str, ...], *cells: str) -> Candidate:
    """One row below headings of which nobody knows anything."""
    titles = tuple(f"Title {number}" for number in range(len(targets)))
    [candidate] = read_rows(table(titles, cells), Matching(0, titles, targets), ENGLISH)
    return candidate


# Columns


@pytest.mark.parametrize(
    ("title", "target"),
    [
        ("Organisation", "name"),
        ("Name des Vereins", "name"),
        ("FIRMA", "name"),
        ("Ansprechpartner/in", "contact.name"),
        ("Contact person", "contact.name"),
        ("Tel.", "phone"),
        ("Telefon / Mobil", "phone"),
        ("Telefon Ansprechpartner", "contact.phone"),
        ("Contact e-mail", "contact.email"),
        ("E-Mail-Adresse", "email"),
        ("Straße, Hausnummer", "street"),
        ("STRASSE", "street"),
        ("PLZ", "postal_code"),
        ("PLZ / Ort", "address"),
        ("Wohnort", "place"),
        ("Art der Organisation", "kind"),
        ("Bemerkungen (intern)", "notes"),
        ("Lfd. Nr.", ""),
        ("Телефон", "phone"),
        ("Quersumme", None),
    ],
)
def test_headings_are_understood_in_both_languages(title: str, target: str | None) -> None:
    assert guess_target(title) == target


@pytest.mark.parametrize("language", ["en", "de"])
def test_our_own_headings_are_understood(language: str) -> None:
    texts = for_language(language)
    for target in TARGETS[1:]:
        assert guess_target(texts.gettext(target.label)) == target.key


def test_headings_are_found_below_titles_and_merged_cells() -> None:
    found = match_columns(
        table(
            ("Our partners 2026",),
            (),
            ("", "Organisation", "", "", "Kontakt", "", "", "Notizen"),
            ("Nr.", "Name", "PLZ", "Ort", "Name", "Telefon", "E-Mail", ""),
            ("1", "Sunrise", "81829", "Town", "Ann", "089 12345", "a@b.de", "kind"),
        )
    )
    assert found.header_at == 3
    assert found.titles[-1] == "Notizen"
    assert found.targets == (
        "", "name", "postal_code", "place", "contact.name", "contact.phone", "contact.email",
        "notes",
    )  # fmt: skip


def test_a_name_beside_a_first_name_is_that_of_the_person() -> None:
    found = match_columns(table(("Firma", "Name", "Vorname"), ("Sunrise", "Okafor", "Grace")))
    assert found.targets == ("name", "contact.last_name", "contact.first_name")
    [candidate] = read_rows(
        table(("Firma", "Name", "Vorname"), ("Sunrise", "Okafor", "Grace")), found, ENGLISH
    )
    assert candidate.contact == {"name": "Grace Okafor"}


def test_a_column_of_days_is_no_person() -> None:
    found = match_columns(
        table(("Name", "Letzter Kontakt"), ("Sunrise", "3.2.2020"), ("Hill", "2020-05-01"))
    )
    assert found.targets == ("name", "notes")


def test_a_list_without_headings_is_read_from_its_first_row() -> None:
    found = match_columns(table(("Sunrise", "info@sunrise.org"), ("Hill", "hill@example.org")))
    assert found.header_at == NO_HEADER
    assert found.targets == ("name", "email")


# Rows


@pytest.mark.parametrize(
    ("cell", "first", "second"),
    [
        ("089 / 123456", "089 / 123456", None),
        ("06221/12345", "06221/12345", None),
        ("089 1234567 / 0170 9876543", "089 1234567", "0170 9876543"),
        ("Tel.: 089 123456, Mobil: 0170 123456", "089 123456", "0170 123456"),
        ("089 1234567 oder 089 7654321", "089 1234567", "089 7654321"),
        ("089123456\n0170123456", "089123456", "0170123456"),
        ("+49 (0)89 123456-0", "+49 (0)89 123456-0", None),
    ],
)
def test_two_numbers_in_a_cell_are_told_apart(cell: str, first: str, second: str | None) -> None:
    candidate = read(("name", "contact.name", "phone"), "Sunrise", "Ann", cell)
    assert candidate.organisation["phone"] == first
    assert candidate.contact.get("phone") == second
    assert not candidate.problems


def test_a_second_number_without_a_person_is_kept_in_the_notes() -> None:
    candidate = read(("name", "phone"), "Sunrise", "089 123456; 0170 123456")
    assert candidate.organisation["notes"] == "Telephone: 0170 123456"


@pytest.mark.parametrize(
    ("cell", "postal_code", "place", "street"),
    [
        ("Hauptstr. 1, 81829 München", "81829", "München", "Hauptstr. 1"),
        ("81829 München", "81829", "München", None),
        ("Hauptstr. 1\nD-81829 Bad Tölz\nGermany", "81829", "Bad Tölz", "Hauptstr. 1, Germany"),
        ("Hauptstr. 1", None, None, "Hauptstr. 1"),
    ],
)
def test_an_address_in_one_cell_is_taken_apart(
    cell: str, postal_code: str | None, place: str | None, street: str | None
) -> None:
    candidate = read(("name", "address"), "Sunrise", cell)
    found = [candidate.organisation.get(key) for key in ("postal_code", "place", "street")]
    assert found == [postal_code, place, street]


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("Verein", PartnerKind.NPO),
        ("BEHÖRDE", PartnerKind.AUTHORITIES),
        ("Business: large, small and medium firms", PartnerKind.BUSINESS),
        ("Hochschule", PartnerKind.RESEARCH),
        ("Chambers: farming, trade, crafts, employees", PartnerKind.CHAMBERS),
    ],
)
def test_kinds_are_known_by_label_and_by_plain_words(cell: str, kind: PartnerKind) -> None:
    assert read(("name", "kind"), "Sunrise", cell).organisation["kind"] == kind


def test_every_kind_is_known_by_its_label_in_both_languages() -> None:
    for language in ("en", "de"):
        for kind in PartnerKind:
            label = for_language(language).gettext(kind.label)
            assert read(("name", "kind"), "Sunrise", label).organisation["kind"] == kind


def test_what_cannot_be_taken_over_is_said_and_kept() -> None:
    candidate = read(("name", "email", "kind", "phone"), "Sunrise", "at home", "odd", "ask Ann")
    said = [problem.text(ENGLISH) for problem in candidate.problems]
    assert said == [
        "Kind of partner: “odd” is none of the known answers. It is kept in the notes.",
        "E-mail: This is not an e-mail address. It is kept in the notes.",
        "Telephone: This is not a telephone number. It is kept in the notes.",
    ]
    assert candidate.organisation == {
        "name": "Sunrise",
        "notes": "Kind of partner: odd\nE-mail: at home\nTelephone: ask Ann",
    }


def test_days_as_text_and_as_days_become_the_same_note() -> None:
    for cell in ("3.2.2020", "2020-02-03", "03/02/20"):
        candidate = read(("name", "notes"), "Sunrise", cell)
        assert candidate.organisation["notes"] == "Title 1: 3 February 2020"


def test_long_notes_and_other_letters_come_in_whole() -> None:
    notes = "слово " * 200
    candidate = read(("name", "notes"), "Общество", notes)
    assert candidate.organisation["notes"] == f"Title 1: {notes}".strip()


def test_dashes_and_words_for_nothing_are_empty() -> None:
    candidate = read(("name", "email", "phone", "place"), "Sunrise", "keine", "-", "n/a")
    assert candidate.organisation == {"name": "Sunrise"}
    assert not candidate.problems


def test_empty_rows_and_repeated_headings_are_no_rows() -> None:
    rows = table(("Name", "Ort"), ("Sunrise", "Town"), (), ("Name", "Ort"), ("Hill", "Town"))
    numbers = [one.row_number for one in read_rows(rows, match_columns(rows), ENGLISH)]
    assert numbers == [2, 5]


def test_a_person_without_an_organisation_is_the_partner() -> None:
    candidate = read(("contact.name", "contact.phone"), "Grace Okafor", "089 123456")
    assert candidate.name == "Grace Okafor"


# Plans


def plan(
    *candidates: Candidate, known: tuple[Organisation, ...] = (), **decisions: Decision
) -> ImportPlan:
    by_row = {int(name.removeprefix("row")): decision for name, decision in decisions.items()}
    return make_plan(candidates, known, by_row)


def row(number: int, name: str, contact: str = "", **values: str) -> Candidate:
    person = {"name": contact} if contact else {}
    return Candidate(number, {"name": name, **values}, person)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Caritas e. V.", "CARITAS e.V."), ("Café Löwe", "Cafe  Lowe"), ("Straße", "STRASSE")],
)
def test_names_written_differently_are_the_same(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("089 1234567", "+49 (0)89 / 123 45 67"),
        ("0049 89 1234567", "089-1234567"),
        ("+1 418 656 9254", "418 656 9254"),
        ("+359 2 1234567", "02 1234567"),
    ],
)
def test_numbers_written_differently_are_the_same(one: str, other: str) -> None:
    assert phone_key(one) == phone_key(other)
    assert phone_key(one) != phone_key(f"{other}8")


def test_a_known_partner_is_completed_and_never_overwritten() -> None:
    ann = Contact(9, 7, "Ann")
    known = Organisation(7, "Sunrise e.V.", place="Town", phone="089 1234567", contacts=(ann,))
    new = Candidate(
        2, {"name": "SUNRISE eV", "place": "town", "street": "Quay 1", "phone": "089 7654321"},
        {"name": "ann", "email": "ann@example.org"},
    )  # fmt: skip
    done = plan(new, known=(known,))
    [partner] = done.partners
    assert (partner.existing_id, partner.values) == (7, {"street": "Quay 1"})
    [contact] = partner.contacts
    assert (contact.existing_id, contact.values) == (9, {"email": "ann@example.org"})
    assert done.rows[0].state is RowState.COMPLETES
    assert done.rows[0].text(ENGLISH) == (
        "Same name as Sunrise e.V.. The register keeps its own: Telephone. "
        "Adds: Street and number and Direct e-mail."
    )


def test_rows_of_the_same_partner_become_one_with_all_people() -> None:
    done = plan(row(2, "Sunrise", "Ann"), row(3, "sunrise", "Ben"), row(4, "Sunrise", "Ann"))
    [partner] = done.partners
    assert [contact.values["name"] for contact in partner.contacts] == ["Ann", "Ben"]
    states = [one.state for one in done.rows]
    assert states == [RowState.NEW, RowState.COMPLETES, RowState.SKIPPED]


def test_the_same_address_is_the_same_partner() -> None:
    done = plan(row(2, "AWO", email="a@b.de"), row(3, "Workers’ Welfare", email="A@B.de"))
    assert len(done.partners) == 1


def test_one_number_of_many_offices_is_asked_about_and_not_joined() -> None:
    youth, social = row(2, "Town Youth Office", phone="089 1234567"), row(
        3, "Town Social Office", phone="+49 89 1234567"
    )  # fmt: skip
    done = plan(youth, social)
    assert len(done.partners) == 2
    assert done.rows[1].needs_look
    assert "Is it the same?" in done.rows[1].text(ENGLISH)
    assert len(plan(youth, social, row3=Decision.SAME_PARTNER).partners) == 1


def test_a_longer_form_of_the_name_with_the_same_number_is_the_same() -> None:
    done = plan(
        row(2, "Sonnenschein", phone="089 1234567"),
        row(3, "Verein Sonnenschein e.V.", phone="089/1234567", street="Quay 1"),
    )
    assert len(done.partners) == 1


def test_a_namesake_at_another_place_is_asked_about_unless_its_address_is_the_same() -> None:
    bank = row(2, "Savings Bank", place="Hillside", email="bank@example.org")
    there = row(3, "Savings Bank", place="Riverside")
    asked = plan(bank, there).rows[1]
    said = "Same name as Savings Bank, at another place. Is it the same?"
    assert (asked.state, asked.needs_look, asked.text(ENGLISH)) == (RowState.NEW, True, said)
    assert len(plan(bank, there, row3=Decision.SAME_PARTNER).partners) == 1
    moved = row(3, "Savings Bank", place="Riverside", email="BANK@example.org")
    assert len(plan(bank, moved).partners) == 1


def test_a_person_decides_against_the_proposal() -> None:
    rows = (row(2, "Sunrise"), row(3, "Sunrise", place="Village"))
    assert len(plan(*rows).partners) == 1
    assert len(plan(*rows, row3=Decision.OWN_PARTNER).partners) == 2
    left_out = plan(*rows, row2=Decision.LEAVE_OUT)
    assert left_out.rows[0].state is RowState.SKIPPED
    assert [one.values["place"] for one in left_out.partners] == ["Village"]


def test_the_own_centre_and_rows_without_a_name_are_skipped() -> None:
    centre = Organisation(1, "Mother Centre", is_centre=True)
    nameless = read(("name", "place"), "", "Town")
    done = plan(row(2, "mother centre", place="Town"), nameless, known=(centre,))
    assert [one.state for one in done.rows] == [RowState.SKIPPED, RowState.SKIPPED]
    assert done.is_empty
