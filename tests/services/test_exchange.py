"""Packages between two centres: what leaves, what comes in, what is chosen, what is taken back."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from partnerdesk.domain.errors import UserError
from partnerdesk.domain.exchange_plan import Choice, PackageRow
from partnerdesk.domain.importing import Decision, RowState
from partnerdesk.domain.partners import Finding, ResearchQuestion
from partnerdesk.domain.register import RegisterEntry
from partnerdesk.domain.texts import for_language
from partnerdesk.services import contacts, exchange, history, partners
from partnerdesk.services.centre import CentreDetails, save_centre
from partnerdesk.services.desk import Desk
from partnerdesk.services.opening import open_desk
from partnerdesk.services.research import record_research
from tests.conftest import Clock

NASTY = '=HYPERLINK("http://x";"y") <b>&amp; {name} 🌻 Общество'
EN = for_language("en")


@pytest.fixture
def sunrise(desk: Desk) -> Desk:
    """The centre that gives: a council with a person, notes and research, and a bakery."""
    save_centre(desk, CentreDetails(name="Mother Centre Sunrise"))
    council = partners.add_organisation(
        desk,
        {"name": "Town Council", "kind": "authorities", "place": "Riverside", "is_religious": True,
         "phone": "+49 89 1234567", "notes": "Meets on Mondays.\nAsk Ann first."},
    )  # fmt: skip
    contacts.add_contact(desk, council, {"name": "Grace Okafor", "role": "Mayor", "may_sign": True})
    day = date(2026, 1, 5)
    record_research(desk, council, ResearchQuestion.FINANCES, Finding.YES, "Annual report", day)
    partners.add_organisation(desk, {"name": NASTY, "email": "bread@example.org"})
    return desk


@pytest.fixture
def hill(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    """The centre that takes in."""
    with open_desk(tmp_path / "hill", clock) as opened:
        save_centre(opened, CentreDetails(name="Mother Centre Hill"))
        yield opened


def given(desk: Desk, folder: Path, **what: bool) -> Path:
    file = folder / "from sunrise.partnerdesk"
    exchange.give_package(desk, file, **what)
    return file


def everything(desk: Desk, folder: Path) -> Path:
    return given(desk, folder, with_notes=True, with_research=True)


def entry(desk: Desk, name: str = "Town Council") -> RegisterEntry:
    [found] = [one for one in partners.list_register(desk) if one.name == name]
    return found


def row_of(preview: exchange.PackagePreview, name: str = "Town Council") -> PackageRow:
    [found] = [row for row in preview.plan.rows if row.name == name]
    return found


def register(desk: Desk) -> list[object]:
    """All that a package could change, apart from the numbers of the rows."""
    return [(one.organisation, one.research) for one in partners.list_register(desk)]


def test_a_package_brings_partners_people_notes_and_research(
    sunrise: Desk, hill: Desk, tmp_path: Path
) -> None:
    done = exchange.apply(hill, exchange.look(hill, everything(sunrise, tmp_path)))
    assert done.counts == {RowState.NEW: 2}
    here = entry(hill)
    assert here.organisation.notes == "Meets on Mondays.\nAsk Ann first."
    assert here.organisation.is_religious
    [grace] = here.organisation.contacts
    assert (grace.name, grace.role, grace.may_sign) == ("Grace Okafor", "Mayor", False)
    [answer] = here.research
    assert (answer.question, answer.finding) == (ResearchQuestion.FINANCES, Finding.YES)
    assert answer.looked_on == date(2026, 1, 5)
    assert answer.looked_by.endswith("Mother Centre Sunrise")
    assert entry(hill, NASTY).organisation.email == "bread@example.org"


def test_what_was_not_ticked_stays_at_home(sunrise: Desk, hill: Desk, tmp_path: Path) -> None:
    file = given(sunrise, tmp_path)
    exchange.apply(hill, exchange.look(hill, file))
    assert entry(hill).organisation.notes == ""
    assert entry(hill).research == ()
    with zipfile.ZipFile(file) as archive:
        assert archive.namelist() == ["manifest.json", "register.json"]
        assert b"Mondays" not in archive.read("register.json")
        assert b"Annual report" not in archive.read("register.json")


def test_only_the_chosen_partners_leave(sunrise: Desk, hill: Desk, tmp_path: Path) -> None:
    file = tmp_path / "one.partnerdesk"
    counts = exchange.give_package(sunrise, file, [entry(sunrise).id])
    assert (counts.organisations, counts.contacts, counts.research) == (1, 1, 0)
    assert [row.name for row in exchange.look(hill, file).plan.rows] == ["Town Council"]
    with pytest.raises(UserError, match="no partner to give"):
        exchange.give_package(sunrise, tmp_path / "none.partnerdesk", [])
    assert not (tmp_path / "none.partnerdesk").exists()


def test_somebody_who_has_left_stays_at_home_from_the_day_after(
    sunrise: Desk, tmp_path: Path
) -> None:
    today = sunrise.clock().date()
    [grace] = entry(sunrise).organisation.contacts
    sent = []
    for last_day in (today, today - timedelta(days=1)):
        contacts.set_contact_field(sunrise, grace.id, "ends_on", last_day)
        sent.append(exchange.give_package(sunrise, tmp_path / "left.partnerdesk").contacts)
    assert sent == [1, 0]


def test_the_manifest_says_what_is_inside(sunrise: Desk, tmp_path: Path) -> None:
    with zipfile.ZipFile(everything(sunrise, tmp_path)) as archive:
        manifest = json.loads(archive.read("manifest.json"))
    assert manifest["centre"] == "Mother Centre Sunrise"
    assert manifest["created"] == "2026-03-12T10:42:00"
    assert manifest["counts"] == {"organisations": 2, "contacts": 1, "research": 1}


def test_the_same_register_gives_the_same_bytes(sunrise: Desk, tmp_path: Path) -> None:
    first = everything(sunrise, tmp_path).read_bytes()
    assert everything(sunrise, tmp_path).read_bytes() == first


def test_the_same_package_twice_changes_nothing(sunrise: Desk, hill: Desk, tmp_path: Path) -> None:
    file = everything(sunrise, tmp_path)
    exchange.apply(hill, exchange.look(hill, file))
    before = register(hill)
    again = exchange.look(hill, file)
    assert again.plan.is_empty
    assert {row.state for row in again.plan.rows} == {RowState.SKIPPED}
    with pytest.raises(UserError, match="nothing to take in"):
        exchange.apply(hill, again)
    assert register(hill) == before


def test_twins_of_a_package_stay_apart(sunrise: Desk, hill: Desk, tmp_path: Path) -> None:
    for name in ("Women’s Shelter", "Family Office"):
        details = {"name": name, "email": "help@example.org", "legal_form": "association"}
        partners.add_organisation(sunrise, details)
    partners.add_organisation(sunrise, {"name": "Women’s Shelter"})
    partners.add_organisation(hill, {"name": "Shelter East", "email": "help@example.org"})
    file = everything(sunrise, tmp_path)
    exchange.apply(hill, exchange.look(hill, file))
    assert exchange.look(hill, file).plan.is_empty


def test_taking_in_is_one_step_back_and_one_step_again(
    sunrise: Desk, hill: Desk, tmp_path: Path
) -> None:
    partners.add_organisation(hill, {"name": "Town Council", "place": "Hillside"})
    before = register(hill)
    exchange.apply(hill, exchange.look(hill, everything(sunrise, tmp_path)))
    after = register(hill)
    change = history.undo(hill)
    assert change is not None and change.values == {"name": "Mother Centre Sunrise"}
    assert register(hill) == before
    history.redo(hill)
    assert register(hill) == after


def test_where_both_differ_nothing_of_ours_is_lost(
    sunrise: Desk, hill: Desk, tmp_path: Path
) -> None:
    ours = partners.add_organisation(
        hill, {"name": "TOWN COUNCIL", "place": "Hillside", "notes": "We know the mayor."}
    )
    contacts.add_contact(hill, ours, {"name": "grace okafor", "role": "Head of office"})
    day = date(2025, 5, 5)
    record_research(hill, ours, ResearchQuestion.FINANCES, Finding.NO, "Newspaper", day)
    preview = exchange.look(hill, everything(sunrise, tmp_path))
    row = row_of(preview)
    assert row.state is RowState.COMPLETES and row.needs_look
    said = {conflict.about.text(EN): conflict for conflict in row.conflicts}
    assert set(said) == {"Place", "Notes", "Role of Grace Okafor", "Stands on strong finances"}
    assert (said["Place"].ours, said["Place"].theirs) == ("Hillside", "Riverside")
    exchange.apply(hill, preview)
    kept = entry(hill, "TOWN COUNCIL")
    assert kept.organisation.place == "Hillside"
    assert kept.organisation.phone == "+49 89 1234567"
    assert kept.organisation.notes == "We know the mayor.\n\nMeets on Mondays.\nAsk Ann first."
    assert [contact.role for contact in kept.organisation.contacts] == ["Head of office"]
    assert [answer.finding for answer in kept.research] == [Finding.NO]
    assert exchange.look(hill, everything(sunrise, tmp_path)).plan.is_empty


def test_theirs_is_taken_where_somebody_chooses_so(
    sunrise: Desk, hill: Desk, tmp_path: Path
) -> None:
    ours = partners.add_organisation(
        hill, {"name": "Town Council", "place": "Hillside", "notes": "We know the mayor."}
    )
    contacts.add_contact(hill, ours, {"name": "Grace Okafor", "role": "Head of office"})
    record_research(hill, ours, ResearchQuestion.FINANCES, Finding.NO, "Newspaper", None)
    preview = exchange.look(hill, everything(sunrise, tmp_path))
    row = row_of(preview)
    for conflict in row.conflicts:
        assert Choice.THEIRS in conflict.offered
        preview = exchange.choose(preview, row.uid, conflict.key, Choice.THEIRS)
    planned = row_of(exchange.plan_again(hill, preview))
    assert {conflict.choice for conflict in planned.conflicts} == {Choice.THEIRS}
    exchange.apply(hill, preview)
    taken = entry(hill)
    assert taken.organisation.place == "Riverside"
    assert taken.organisation.notes == "Meets on Mondays.\nAsk Ann first."
    assert [contact.role for contact in taken.organisation.contacts] == ["Mayor"]
    [answer] = taken.research
    assert (answer.finding, answer.source) == (Finding.YES, "Annual report")
    assert exchange.look(hill, everything(sunrise, tmp_path)).plan.is_empty


def test_a_partner_is_known_by_its_uid_under_any_name(
    sunrise: Desk, hill: Desk, tmp_path: Path
) -> None:
    exchange.apply(hill, exchange.look(hill, everything(sunrise, tmp_path)))
    partners.set_organisation_field(hill, entry(hill).id, "name", "The Council")
    [conflict] = row_of(exchange.look(hill, everything(sunrise, tmp_path))).conflicts
    assert (conflict.key, conflict.choice) == ("name", Choice.OURS)


def test_the_same_telephone_alone_is_asked_about(sunrise: Desk, hill: Desk, tmp_path: Path) -> None:
    partners.add_organisation(hill, {"name": "Library", "phone": "089 1234567"})
    preview = exchange.look(hill, everything(sunrise, tmp_path))
    row = row_of(preview)
    assert (row.state, row.needs_look, row.looks_like) == (RowState.NEW, True, "Library")
    same = row_of(exchange.decide(hill, preview, row.uid, Decision.SAME_PARTNER))
    assert same.state is RowState.COMPLETES
    left_out = exchange.decide(hill, preview, row.uid, Decision.LEAVE_OUT)
    assert row_of(left_out).state is RowState.SKIPPED
    assert row_of(exchange.decide(hill, left_out, row.uid, None)).state is RowState.NEW


def test_a_partner_of_their_own_comes_beside_ours(
    sunrise: Desk, hill: Desk, tmp_path: Path
) -> None:
    partners.add_organisation(hill, {"name": "Town Council", "place": "Hillside"})
    preview = exchange.look(hill, everything(sunrise, tmp_path))
    own = exchange.decide(hill, preview, row_of(preview).uid, Decision.OWN_PARTNER)
    exchange.apply(hill, own)
    names = [one.name for one in partners.list_register(hill)]
    assert names.count("Town Council") == 2
    assert exchange.look(hill, everything(sunrise, tmp_path)).plan.is_empty


def test_our_own_centre_is_not_made_a_partner_of_itself(
    sunrise: Desk, hill: Desk, tmp_path: Path
) -> None:
    partners.add_organisation(sunrise, {"name": "Mother Centre Hill", "notes": "They are nice."})
    row = row_of(exchange.look(hill, everything(sunrise, tmp_path)), "Mother Centre Hill")
    assert (row.state, row.text(EN)) == (RowState.SKIPPED, "This is your own centre.")


def test_longer_notes_that_hold_ours_replace_them(
    sunrise: Desk, hill: Desk, tmp_path: Path
) -> None:
    partners.add_organisation(hill, {"name": "Town Council", "notes": "Meets on Mondays."})
    preview = exchange.look(hill, everything(sunrise, tmp_path))
    assert row_of(preview).conflicts == ()
    exchange.apply(hill, preview)
    assert entry(hill).organisation.notes == "Meets on Mondays.\nAsk Ann first."


def test_a_place_that_cannot_be_written_to_is_named(sunrise: Desk, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="could not be saved"):
        exchange.give_package(sunrise, tmp_path / "nowhere" / "a.partnerdesk")
