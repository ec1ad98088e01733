"""Merging duplicates: nothing is lost, partnerships follow, and undo brings everything back."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from partnerdesk.domain.drafts import Value
from partnerdesk.domain.duplicates import Likeness
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.history import Change
from partnerdesk.domain.merging import Side
from partnerdesk.domain.partners import Finding, Organisation, PartnerStage, ResearchQuestion
from partnerdesk.domain.partnership import Partner
from partnerdesk.services import contacts, partners
from partnerdesk.services.centre import CentreDetails, save_centre
from partnerdesk.services.desk import Desk
from partnerdesk.services.history import redo, undo
from partnerdesk.services.merging import find_duplicates, merge, preview_merge
from partnerdesk.services.partnerships import list_partnerships
from partnerdesk.services.research import record_research
from partnerdesk.services.told_apart import offer_again, pairs_told_apart, tell_apart
from partnerdesk.store.columns import Row
from partnerdesk.store.database import connect
from partnerdesk.store.settings_file import SettingsStore
from partnerdesk.store.tables import (
    AttachmentRow,
    BudgetRow,
    MeetingRow,
    OrganisationRow,
    PartnerRow,
    PartnershipRow,
    PeriodRow,
    SourceRow,
    StoredFileRow,
    VoteRow,
)

JOURNAL = {"journal_action", "journal_entry"}


def contents(desk: Desk) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table but the journal; the search's own tables follow from these."""
    tables = Row.metadata.tables.keys() - JOURNAL
    with closing(connect(desk.database.file, read_only=True)) as connection:
        return {
            name: sorted(connection.execute(f'SELECT * FROM "{name}"'), key=repr) for name in tables
        }


@pytest.fixture
def twins(desk: Desk) -> tuple[int, int]:
    """The same town council twice, each with something the other lacks."""
    first = partners.add_organisation(
        desk,
        {"name": "Riverside Town Council", "place": "Riverside", "phone": "040 555 100 200"},
    )
    second = partners.add_organisation(
        desk,
        {
            "name": "TOWN COUNCIL of Riverside",
            "phone": "+49 40 555 100 200",
            "email": "town@riverside.example",
            "notes": "Open on Tuesdays",
            "wants_stamp": True,
        },
    )
    return first, second


def organisation(desk: Desk, organisation_id: int) -> Organisation:
    return partners.get_organisation(desk, organisation_id)


def join_partnership(desk: Desk, name: str, *joining: PartnerRow) -> int:
    with desk.database.write(Change("Test")) as session:
        row = PartnershipRow(name=name, path="bottom", partners=list(joining))
        session.add(row)
        session.flush()
        return row.id


def only_partner(desk: Desk) -> Partner:
    ((partner,),) = (one.partners for one in list_partnerships(desk))
    return partner


# Finding


def test_the_same_name_number_and_address_are_found(desk: Desk, twins: tuple[int, int]) -> None:
    partners.add_organisation(desk, {"name": "Police Station North", "phone": "040 777 888 99"})
    (pair,) = find_duplicates(desk)
    assert pair.ids == frozenset(twins)
    assert pair.reasons == (Likeness.NAME, Likeness.PHONE)


def test_a_contact_with_the_same_address_gives_them_away(desk: Desk) -> None:
    one = partners.add_organisation(desk, {"name": "Youth Office", "email": "mira@town.example"})
    other = partners.add_organisation(desk, {"name": "Office 14"})
    contacts.add_contact(desk, other, {"name": "Mira", "email": "MIRA@town.example"})
    (pair,) = find_duplicates(desk)
    assert (pair.ids, pair.reasons) == (frozenset({one, other}), (Likeness.EMAIL,))


def test_the_archive_and_the_centre_itself_are_left_out(desk: Desk, twins: tuple[int, int]) -> None:
    partners.archive_organisation(desk, twins[0])
    save_centre(desk, CentreDetails(name="Riverside Town Council"))
    assert find_duplicates(desk) == ()


def test_what_was_told_apart_stays_so_until_one_takes_that_back(
    desk: Desk, twins: tuple[int, int]
) -> None:
    tell_apart(desk, *twins)
    next_day = replace(desk, settings=SettingsStore(desk.data_folder))
    assert find_duplicates(next_day, pairs_told_apart(next_day)) == ()
    offer_again(next_day, twins[1], twins[0])
    assert len(find_duplicates(next_day, pairs_told_apart(next_day))) == 1


# Merging


def test_the_merged_partner_has_what_both_had(desk: Desk, twins: tuple[int, int]) -> None:
    kept = merge(desk, *twins, choices={})
    found = organisation(desk, kept)
    assert kept == twins[0], "of two that are used as much the older one stays"
    assert (found.name, found.place) == ("Riverside Town Council", "Riverside")
    assert (found.email, found.wants_stamp) == ("town@riverside.example", True)
    assert found.notes == "Open on Tuesdays\nAlso written: TOWN COUNCIL of Riverside"
    assert [entry.id for entry in partners.list_register(desk, include_archived=True)] == [kept]


def test_every_choice_is_followed(desk: Desk, twins: tuple[int, int]) -> None:
    kept = merge(desk, *twins, choices={"name": Side.SECOND, "wants_stamp": Side.FIRST})
    found = organisation(desk, kept)
    assert (found.name, found.wants_stamp) == ("TOWN COUNCIL of Riverside", False)
    assert "Also written: Riverside Town Council" in found.notes


def test_the_one_in_more_partnerships_stays(desk: Desk, twins: tuple[int, int]) -> None:
    join_partnership(desk, "Safe streets", PartnerRow(organisation_id=twins[1]))
    assert merge(desk, *twins, choices={}) == twins[1]


def test_the_same_person_stands_there_once(desk: Desk, twins: tuple[int, int]) -> None:
    first, second = twins
    mayor: dict[str, Value] = {"name": "Grace Okafor", "phone": "040 1 234 567", "represents": True}
    contacts.add_contact(desk, first, mayor)
    again: dict[str, Value] = {"name": "grace okafor", "role": "Mayor", "may_sign": True}
    contacts.add_contact(desk, second, {**again, "phone": "0171 9 876 543"})
    contacts.add_contact(desk, second, {"name": "Otto Lang", "represents": True})
    found = organisation(desk, merge(desk, first, second, choices={}))
    assert [one.name for one in found.contacts] == ["Grace Okafor", "Otto Lang"]
    grace, otto = found.contacts
    assert (grace.phone, grace.role) == ("040 1 234 567", "Mayor")
    assert (grace.represents, grace.may_sign) == (True, True)
    assert not otto.represents, "one person speaks for an organisation"
    assert "Grace Okafor: 0171 9 876 543" in found.notes, "her other number is not thrown away"


def test_of_two_findings_the_newer_one_is_proposed_and_the_other_can_be_chosen(
    desk: Desk, twins: tuple[int, int]
) -> None:
    question = ResearchQuestion.FINANCES
    record_research(desk, twins[0], question, Finding.YES, "Old report", date(2025, 1, 1))
    record_research(desk, twins[1], question, Finding.NO, "New report", date(2026, 1, 1))
    record_research(desk, twins[1], ResearchQuestion.TIME, Finding.YES, "Visit", date(2026, 1, 1))
    line = next(one for one in preview_merge(desk, *twins).lines if one.key.endswith("finances"))
    assert line.needs_choice
    assert line.proposed is Side.SECOND
    kept = merge(desk, *twins, choices={})
    found = {answer.question: answer for answer in partners.get_entry(desk, kept).research}
    assert (found[question].finding, found[question].source) == (Finding.NO, "New report")
    assert found[ResearchQuestion.TIME].source == "Visit"
    undo(desk)
    merge(desk, *twins, choices={line.key: Side.FIRST})
    answers = partners.get_entry(desk, kept).research
    assert "Old report" in {answer.source for answer in answers}


def test_in_the_same_partnership_the_further_one_counts_and_texts_are_joined(
    desk: Desk, twins: tuple[int, int]
) -> None:
    join_partnership(
        desk,
        "Safe streets",
        PartnerRow(
            organisation_id=twins[0],
            stage=PartnerStage.IDEA,
            responsibilities="Lights",
            gives_rooms="A hall",
            ended_reason="An old quarrel",
        ),
        PartnerRow(
            organisation_id=twins[1],
            stage=PartnerStage.SIGNED,
            responsibilities="Roads",
            gives_rooms="A garage",
            answered_on=date(2026, 1, 5),
            signed_on=date(2026, 2, 1),
        ),
    )
    kept = merge(desk, *twins, choices={})
    partner = only_partner(desk)
    assert partner.organisation.id == kept
    assert (partner.stage, partner.signed_on) == (PartnerStage.SIGNED, date(2026, 2, 1))
    assert partner.responsibilities == "Roads\nLights"
    assert partner.gives_rooms == "A garage; A hall"
    assert partner.ended_reason == ""
    (partnership,) = list_partnerships(desk)
    assert partnership.stage == "agreed", "the only partner has signed"


def test_gifts_that_are_too_long_together_are_both_kept(desk: Desk, twins: tuple[int, int]) -> None:
    join_partnership(
        desk,
        "Safe streets",
        PartnerRow(organisation_id=twins[0], gives_rooms="H" * 150),
        PartnerRow(organisation_id=twins[1], gives_rooms="G" * 150),
    )
    merge(desk, *twins, choices={})
    partner = only_partner(desk)
    assert {partner.gives_rooms, partner.contributions} == {"H" * 150, "G" * 150}


def test_votes_sources_files_and_answers_follow(desk: Desk, twins: tuple[int, int]) -> None:
    partnership_id = _partnership_with_everything(desk, twins)
    kept = merge(desk, *twins, choices={})
    with desk.database.read() as session:
        partner_id = session.scalars(select(PartnerRow.id)).one()
        assert session.scalars(select(VoteRow.partner_id)).one() == partner_id
        assert session.scalars(select(SourceRow.organisation_id)).one() == kept
        files = session.scalars(select(AttachmentRow).order_by(AttachmentRow.id)).all()
        assert [(one.organisation_id, one.name) for one in files] == [
            (kept, "report.pdf"),
            (kept, "photo.png"),
        ]
        row = session.get_one(PartnershipRow, partnership_id)
        assert row.answers["funder_name"] == "Riverside Town Council"
        assert row.answers["names"] == [{"name": "Riverside Town Council", "kind": "authorities"}]


def test_undo_and_redo_bring_everything_back_exactly(desk: Desk, twins: tuple[int, int]) -> None:
    _partnership_with_everything(desk, twins)
    for number, organisation_id in enumerate(twins):
        contacts.add_contact(desk, organisation_id, {"name": "Grace", "represents": True})
        contacts.add_contact(desk, organisation_id, {"name": f"Contact {number}"})
        for question in ResearchQuestion:
            day = date(2026, 1, 1 + number)
            record_research(desk, organisation_id, question, Finding.YES, f"Source {number}", day)
    before = contents(desk)
    merge(desk, *twins, choices={"research.time": Side.FIRST})
    after = contents(desk)
    assert len(after["organisation"]) == len(before["organisation"]) - 1
    undo(desk)
    assert contents(desk) == before
    redo(desk)
    assert contents(desk) == after
    undo(desk)
    assert contents(desk) == before


def test_an_archived_one_that_is_merged_with_a_present_one_is_present(
    desk: Desk, twins: tuple[int, int]
) -> None:
    partners.archive_organisation(desk, twins[0])
    assert organisation(desk, merge(desk, *twins, choices={})).archived_on is None


def test_the_centre_itself_is_never_merged(desk: Desk, twins: tuple[int, int]) -> None:
    save_centre(desk, CentreDetails(name="Mother Centre Sunrise"))
    with desk.database.read() as session:
        centre = session.scalars(
            select(OrganisationRow.id).where(OrganisationRow.is_centre.is_(True))
        ).one()
    before = contents(desk)
    for pair in ((twins[0], centre), (centre, twins[0]), (twins[0], twins[0]), (twins[0], 9999)):
        with pytest.raises(UserError):
            merge(desk, *pair, choices={})
    assert contents(desk) == before


def _partnership_with_everything(desk: Desk, twins: tuple[int, int]) -> int:
    """Both in one partnership, the second one with a vote, a source, files and an answer."""
    first, second = (PartnerRow(organisation_id=number) for number in twins)
    partnership_id = join_partnership(desk, "Safe streets", first, second)
    with desk.database.write(Change("Test")) as session:
        row = session.get_one(PartnershipRow, partnership_id)
        again = "TOWN COUNCIL of Riverside"
        row.answers = {
            "names": [{"name": again, "kind": "authorities"}],
            "funder_name": again.lower(),
        }
        vote = VoteRow(partner_id=row.partners[1].id, question="Shall we invite it?")
        row.meetings.append(MeetingRow(kind="members", day=date(2026, 3, 1), votes=[vote]))
        source = SourceRow(position=0, name="Town", kind="public", organisation_id=twins[1])
        row.budget = BudgetRow(currency="EUR", periods=[PeriodRow(position=0)], sources=[source])
        for content in (b"report", b"photo"):
            session.add(StoredFileRow(sha256=content.hex(), media_type="x", content=content))
        session.flush()
        for organisation_id, name, content in (
            (twins[0], "report.pdf", b"report"),
            (twins[1], "the same report.pdf", b"report"),
            (twins[1], "photo.png", b"photo"),
        ):
            session.add(
                AttachmentRow(
                    organisation_id=organisation_id,
                    sha256=content.hex(),
                    name=name,
                    size_bytes=6,
                    added_on=date(2026, 3, 1),
                    added_by="Amina",
                )
            )
    return partnership_id
